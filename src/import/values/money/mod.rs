//! Amounts as files write them: ranges, signs before or after, thousands and millions in several alphabets.

mod header;
mod parts;

pub use header::bare_header;
pub use parts::Period;
use parts::{AmountPart, sides};

use crate::domain::{Currency, Money};
use crate::import::values::cell::{CellValue, Reason, clean, is_unknown};
use crate::import::values::marks::{ColumnMark, DecimalMark, MarkEvidence, number};

/// What a cell of money says: one amount twice, or the two ends of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount {
    pub low: Money,
    pub high: Money,
    /// As the cell says, else as the source is known to mean.
    pub per: Option<Period>,
}

impl Amount {
    /// The amount, or the middle of the range.
    pub fn middle(self) -> Money {
        Money::from_units((self.low.units() + self.high.units()) / 2)
    }

    pub fn is_range(self) -> bool {
        self.low != self.high
    }

    /// The middle for a season of 52 weeks or twelve months; an amount without a period is for the season.
    pub fn for_a_season(self) -> Money {
        let times = match self.per {
            Some(Period::Week) => 52,
            Some(Period::Month) => 12,
            Some(Period::Year) | None => 1,
        };
        Money::from_units(self.middle().units().saturating_mul(times))
    }
}

/// How a source writes money, where its cells do not say.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct MoneyStyle {
    pub per: Option<Period>,
    pub currency: Option<Currency>,
    pub decimal: Option<DecimalMark>,
    /// Whether 0 means that nothing is known.
    pub zero_is_unknown: bool,
    /// How many units of the currency a bare number counts: 1,000,000 where 6.0 means six million.
    pub unit: Option<u64>,
    /// Whether an amount without a period is a doubt.
    pub is_wage: bool,
}

/// How a column writes money, learnt from all its cells.
#[derive(Clone, Copy, Debug)]
pub struct MoneyColumn {
    style: MoneyStyle,
    mark: ColumnMark,
    /// What the amounts have to be in.
    currency: Option<Currency>,
    /// Whether its numbers may as well count thousands or millions: nothing says what they count, and none is large.
    is_unit_open: bool,
    /// Whether some of its amounts have a unit, so that a small number without any may count the same.
    has_units: bool,
}

impl MoneyColumn {
    /// Learns from a column; `plan` is the currency that amounts are wanted in, else that of most cells.
    pub fn of<'a>(
        cells: impl Iterator<Item = &'a str> + Clone,
        style: MoneyStyle,
        plan: Option<Currency>,
    ) -> MoneyColumn {
        MoneyColumn::of_texts(cells.map(|cell| (cell, 1)), style, plan)
    }

    /// Learns from a column by its texts, each with how many of its cells say it.
    pub fn of_texts<'a>(
        texts: impl Iterator<Item = (&'a str, usize)> + Clone,
        style: MoneyStyle,
        plan: Option<Currency>,
    ) -> MoneyColumn {
        let mut evidence = MarkEvidence::default();
        let mut currencies = [0usize; Currency::ALL.len()];
        let mut is_unit_open = !style.is_wage && style.unit.is_none();
        let mut has_units = false;
        let parts = texts.flat_map(|(text, cells)| {
            sides(clean(text)).into_iter().flatten().filter_map(move |side| Some((AmountPart::of(side)?, cells)))
        });
        for (part, cells) in parts.clone() {
            evidence.take(part.number, part.zeros > 0, cells);
            is_unit_open &= part.zeros == 0;
            has_units |= part.zeros > 0;
            if let Some(count) = part.currency.and_then(|currency| currencies.get_mut(currency as usize)) {
                *count += cells;
            }
        }
        let mark = evidence.verdict(style.decimal);
        is_unit_open = is_unit_open && !parts.into_iter().any(|(part, _)| is_large(part.number, mark));
        let most = Currency::ALL.iter().zip(currencies).filter(|(_, count)| *count > 0);
        // Of two in as many cells the first of all, so that the order of rows does not matter.
        let most = most.rev().max_by_key(|(_, count)| *count).map(|(currency, _)| *currency);
        MoneyColumn { style, mark, currency: plan.or(most), is_unit_open, has_units }
    }

    /// The same for a row that names its currency.
    pub fn of_row(self, currency: Currency) -> MoneyColumn {
        MoneyColumn { style: MoneyStyle { currency: Some(currency), ..self.style }, ..self }
    }

    /// What the amounts are in, where anything says it: the plan, the cells, else the source.
    pub fn currency(&self) -> Option<Currency> {
        self.currency.or(self.style.currency)
    }

    /// How its source writes, and its header.
    pub fn style(&self) -> MoneyStyle {
        self.style
    }

    pub fn read(&self, cell: &str) -> CellValue<Amount> {
        let text = clean(cell);
        if is_unknown(text) || says_no_price(text) {
            return CellValue::Unknown;
        }
        match self.amount(text) {
            Ok(amount) if amount.high.is_zero() && self.style.zero_is_unknown => CellValue::Unknown,
            read => read.into(),
        }
    }

    fn amount(&self, text: &str) -> Result<Amount, Reason> {
        let [first, second] = sides(text);
        let first = first.and_then(AmountPart::of).ok_or(Reason::NoAmount)?;
        let low = self.units(&first)?;
        let Some(second) = second else { return self.whole(&first, &first, low, low) };
        let second = AmountPart::of(second).ok_or(Reason::NoAmount)?;
        let high = self.units(&second)?;
        // 10 - 15M may begin at ten million; €500 - €4K, with a sign at either end, does not.
        let is_whole = first.zeros > 0 || second.zeros == 0 || low == 0;
        let is_signed = first.currency.is_some() && second.currency.is_some();
        if low > high || !(is_whole || is_signed) {
            return Err(Reason::NoRange);
        }
        self.whole(&first, &second, low, high)
    }

    fn whole(&self, first: &AmountPart<'_>, second: &AmountPart<'_>, low: u64, high: u64) -> Result<Amount, Reason> {
        let other = |side: &AmountPart<'_>| {
            let found = side.currency.or(self.style.currency);
            found.is_some_and(|found| self.currency.is_some_and(|wanted| wanted != found))
        };
        if other(first) || other(second) {
            return Err(Reason::OtherCurrency);
        }
        // What is less than a unit may count millions too; beside €12m, 40 may, and €500 does not.
        let is_bare = second.zeros == 0 && second.currency.is_none() && self.has_units && self.style.unit.is_none();
        let may_count_more = self.is_unit_open || (is_bare && !is_large(second.number, self.mark));
        if may_count_more && second.number.contains(|c| matches!(c, '1'..='9')) {
            return Err(Reason::UnitOpen);
        }
        let per = second.per.or(first.per).or(self.style.per);
        if per.is_none() && self.style.is_wage && high > 0 {
            return Err(Reason::NoPeriod);
        }
        Ok(Amount { low: Money::from_units(low), high: Money::from_units(high), per })
    }

    /// Whole units, rounded to the nearest.
    fn units(&self, side: &AmountPart<'_>) -> Result<u64, Reason> {
        let (digits, decimals) = number(side.number, self.mark)?;
        let unit = if side.zeros == 0 { self.style.unit.unwrap_or(1) } else { 10u64.pow(side.zeros) };
        let divisor = 10u128.checked_pow(decimals).ok_or(Reason::NoAmount)?;
        let units = (u128::from(digits) * u128::from(unit) + divisor / 2) / divisor;
        u64::try_from(units).ok().filter(|units| *units <= Money::MAX.units()).ok_or(Reason::TooLarge)
    }
}

/// Whether a number without a unit is a thousand or more, as its column writes: `1500`, `1,500`, not `35.25`.
fn is_large(written: &str, mark: ColumnMark) -> bool {
    match number(written, mark) {
        Ok((digits, decimals)) => 10u64.checked_pow(decimals).is_some_and(|divisor| digits / divisor >= 1_000),
        Err(reason) => reason == Reason::TooLarge,
    }
}

/// Someone may have a price, but no file says it.
fn says_no_price(text: &str) -> bool {
    ["not for sale", "unavailable", "не продается", "не продаётся"]
        .iter()
        .any(|words| words.len() == text.len() && text.to_lowercase() == *words)
}

#[cfg(test)]
mod tests;
