//! Amounts of money, and the ways in which people write them.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul};
use std::str::FromStr;

use super::currency::Currency;
use super::money_unit::money_unit;
use crate::text::display;

/// An amount in whole units of the plan's currency, from 0 to [`Money::MAX`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Money(u64);

/// Why a text is not an amount.
///
/// The place where reading stopped is in `at`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{problem}")]
pub struct MoneyError {
    /// The byte offset in the text.
    pub at: usize,
    /// What was found and what to write.
    pub problem: MoneyProblem,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MoneyProblem {
    #[error("expected an amount such as 22.5m, 350k or 1234567")]
    NotAnAmount,
    #[error("expected no commas: write 22.5m for twenty-two and a half million, 1000000 for a million")]
    Comma,
    #[error("expected no dots between thousands: write 1234567, or 22.5m for twenty-two and a half million")]
    Dots,
    #[error("expected m or k right behind the number, such as 22.5m or 350k, or a whole amount, such as 1234567")]
    Unit,
    #[error("expected fewer decimals: an amount is a whole number, such as 1234567 for 1.234567m")]
    Fraction,
    #[error("expected millions, such as 1000m: bn is not known")]
    Billions,
    #[error("expected the amount alone, such as 22.5m: the plan says what currency it is in")]
    Currency,
    #[error("expected 100000m at the most")]
    TooLarge,
}

impl Money {
    pub const ZERO: Money = Money(0);
    /// The highest amount: a hundred thousand million.
    ///
    /// No club has ever owed more, and sums of many such amounts still fit.
    pub const MAX: Money = Money(100_000_000_000);

    /// An amount of whole units, limited to [`Money::MAX`].
    pub fn from_units(units: u64) -> Money {
        Money(units.min(Money::MAX.0))
    }

    pub fn units(self) -> u64 {
        self.0
    }

    /// The units as a signed number, for differences.
    pub fn signed(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// `percent` of the amount, rounded down to a whole unit.
    pub fn percent(self, percent: u8) -> Money {
        let part = u128::from(self.0) * u128::from(percent) / 100;
        Money(u64::try_from(part).unwrap_or(u64::MAX))
    }

    /// The rest after another amount is taken away, or 0 if that is more.
    pub fn less(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }

    /// The amount rounded for reading, not for adding up.
    ///
    /// It is rounded to ten thousands from a million on, and to thousands below.
    pub fn rounded(self) -> Money {
        let step = if self.0 >= 1_000_000 { 10_000 } else { 1_000 };
        if self.0 < step { self } else { Money((self.0.saturating_add(step / 2)) / step * step) }
    }

    /// The amount in a number of whole parts that add up to it.
    ///
    /// The larger parts come first; 0 parts give none.
    pub fn spread(self, parts: u8) -> impl Iterator<Item = Money> {
        let count = u64::from(parts);
        let (share, rest) = (self.0.checked_div(count).unwrap_or(0), self.0.checked_rem(count).unwrap_or(0));
        (0..count).map(move |part| Money(share + u64::from(part < rest)))
    }

    /// Reads an amount at the start of a text, and returns it with the number of bytes it took.
    pub(crate) fn read(text: &str) -> Result<(Money, usize), MoneyError> {
        let fail = |at, problem| Err(MoneyError { at, problem });
        let bytes = text.as_bytes();
        let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let (mut at, mut digits, mut decimals) = (0, 0u64, 0u32);
        let mut after_point = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'0'..=b'9' => {
                    digits = match digits.checked_mul(10).and_then(|d| d.checked_add(u64::from(byte - b'0'))) {
                        Some(digits) => digits,
                        None => return fail(at, MoneyProblem::TooLarge),
                    };
                    decimals += u32::from(after_point);
                }
                b'.' if !after_point && at > 0 && digit_at(at + 1) => after_point = true,
                b'.' if after_point && digit_at(at + 1) => return fail(at, MoneyProblem::Dots),
                b',' if at > 0 && digit_at(at + 1) => return fail(at, MoneyProblem::Comma),
                _ => break,
            }
            at += 1;
        }
        let rest = text.get(at..).unwrap_or("");
        if at == 0 {
            let sign = Currency::sign_at_start(rest).is_some();
            return fail(0, if sign { MoneyProblem::Currency } else { MoneyProblem::NotAnAmount });
        }
        if rest.trim_start().starts_with(['b', 'B']) && is_unit(rest) {
            return fail(at, MoneyProblem::Billions);
        }
        let (zeros, taken) = match bytes.get(at) {
            Some(b'm' | b'M') => (6, at + 1),
            Some(b'k' | b'K') => (3, at + 1),
            _ if rest.starts_with(char::is_whitespace) && is_unit(rest) => return fail(at, MoneyProblem::Unit),
            _ => (0, at),
        };
        let rest = text.get(taken..).unwrap_or_default();
        if !rest.is_empty() && Currency::sign_at_start(rest).is_some() {
            return fail(taken, MoneyProblem::Currency);
        }
        match Money::of_decimal(digits, decimals, zeros) {
            Ok(money) => Ok((money, taken)),
            Err(MoneyProblem::TooLarge) => fail(0, MoneyProblem::TooLarge),
            Err(problem) => fail(at, problem),
        }
    }

    /// The amount of a number that is taken apart: 225, 1 and 6 for `22.5m`.
    pub(super) fn of_decimal(digits: u64, decimals: u32, zeros: u32) -> Result<Money, MoneyProblem> {
        let finer = if zeros == 0 { MoneyProblem::Unit } else { MoneyProblem::Fraction };
        let units = match zeros.checked_sub(decimals) {
            Some(zeros) => 10u64.checked_pow(zeros).and_then(|unit| digits.checked_mul(unit)),
            None => {
                let parts = 10u64.checked_pow(decimals - zeros).filter(|parts| digits.is_multiple_of(*parts));
                Some(digits / parts.ok_or(finer)?)
            }
        };
        units.filter(|units| *units <= Money::MAX.0).map(Money).ok_or(MoneyProblem::TooLarge)
    }

    /// The amount with the sign or the code of its currency: `€35m`, `35m CHF`.
    pub fn in_currency(self, currency: Option<&str>) -> String {
        let sign = currency.and_then(Currency::named).and_then(Currency::sign);
        match (sign, currency) {
            (Some(sign), _) => format!("{sign}{self}"),
            (None, Some(other)) => format!("{self} {}", display(other)),
            (None, None) => self.to_string(),
        }
    }
}

/// Whether the next word means thousands, millions or more.
fn is_unit(text: &str) -> bool {
    money_unit(text.trim_start()).is_some()
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Money, MoneyError> {
        let (money, taken) = Money::read(text)?;
        if taken == text.len() { Ok(money) } else { Err(MoneyError { at: taken, problem: MoneyProblem::NotAnAmount }) }
    }
}

/// The shortest exact form; if two are as short, the one in the larger unit.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0");
        }
        let (millions, thousands) = (InUnit::of(self.0, 6), InUnit::of(self.0, 3));
        let plain = self.0.ilog10() as usize + 1;
        match (millions.length(), thousands.length()) {
            (millions_long, thousands_long) if millions_long <= thousands_long.min(plain) => millions.write(f, 'm'),
            (_, thousands_long) if thousands_long <= plain => thousands.write(f, 'k'),
            _ => write!(f, "{}", self.0),
        }
    }
}

/// An amount in a unit, such as millions: the whole part, and the decimals without trailing zeros.
struct InUnit {
    whole: u64,
    rest: u64,
    decimals: usize,
}

impl InUnit {
    fn of(amount: u64, zeros: u32) -> InUnit {
        let size = 10u64.pow(zeros);
        let (whole, mut rest, mut decimals) = (amount / size, amount % size, zeros as usize);
        while decimals > 0 && rest.is_multiple_of(10) {
            (rest, decimals) = (rest / 10, decimals - 1);
        }
        InUnit { whole, rest, decimals }
    }

    /// The number of its characters, with the unit.
    fn length(&self) -> usize {
        let point = usize::from(self.decimals > 0);
        self.whole.checked_ilog10().unwrap_or(0) as usize + 1 + point + self.decimals + 1
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, unit: char) -> fmt::Result {
        match self.decimals {
            0 => write!(f, "{}{unit}", self.whole),
            decimals => write!(f, "{}.{:0decimals$}{unit}", self.whole, self.rest),
        }
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl Mul<u64> for Money {
    type Output = Money;
    fn mul(self, times: u64) -> Money {
        Money(self.0.saturating_mul(times))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runs::runs;
    use proptest::prelude::*;

    #[test]
    fn people_write_money_like_this() {
        for (text, units) in [
            ("22.5m", 22_500_000),
            ("350k", 350_000),
            ("1234567", 1_234_567),
            ("0", 0),
            ("0.8M", 800_000),
            ("1.5K", 1_500),
            ("12.0", 12),
        ] {
            assert_eq!(text.parse::<Money>().map(Money::units), Ok(units), "{text}");
        }
    }

    #[test]
    fn the_shortest_exact_form_is_written() {
        for (units, text) in [
            (22_500_000, "22.5m"),
            (350_000, "350k"),
            (1_234_567, "1234567"),
            (800_000, "0.8m"),
            (1_000, "1k"),
            (999, "999"),
            (100_000_000_000, "100000m"),
        ] {
            assert_eq!(Money::from_units(units).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_money_says_where_and_why() {
        for (text, at, problem) in [
            ("", 0, MoneyProblem::NotAnAmount),
            ("m", 0, MoneyProblem::NotAnAmount),
            ("-5m", 0, MoneyProblem::NotAnAmount),
            ("22,5m", 2, MoneyProblem::Comma),
            ("1,000", 1, MoneyProblem::Comma),
            ("28mm", 3, MoneyProblem::NotAnAmount),
            ("28.", 2, MoneyProblem::NotAnAmount),
            ("0.0000005m", 9, MoneyProblem::Fraction),
            ("1.5", 3, MoneyProblem::Unit),
            ("20.5 m", 4, MoneyProblem::Unit),
            ("20.0 m", 4, MoneyProblem::Unit),
            ("20 million", 2, MoneyProblem::Unit),
            ("1.234.567", 5, MoneyProblem::Dots),
            ("1.234", 5, MoneyProblem::Unit),
            ("1bn", 1, MoneyProblem::Billions),
            ("1.8 billion", 3, MoneyProblem::Billions),
            ("€20m", 0, MoneyProblem::Currency),
            ("20m€", 3, MoneyProblem::Currency),
            ("20 €", 2, MoneyProblem::NotAnAmount),
            ("20 games", 2, MoneyProblem::NotAnAmount),
            ("100001m", 0, MoneyProblem::TooLarge),
            ("99999999999999999999999", 19, MoneyProblem::TooLarge),
        ] {
            assert_eq!(text.parse::<Money>(), Err(MoneyError { at, problem }), "{text}");
            assert!(problem.to_string().starts_with("expected "), "{problem}");
        }
    }

    #[test]
    fn an_amount_has_the_sign_of_its_currency_however_the_plan_calls_it() {
        let shown = |currency| Money::from_units(35_000_000).in_currency(currency);
        let eur = [Some("EUR"), Some("eur"), Some(" € ")].map(shown);
        assert_eq!(eur, ["€35m", "€35m", "€35m"]);
        assert_eq!([Some("gbp"), Some("CHF"), Some("Taler"), None].map(shown), ["£35m", "35m CHF", "35m Taler", "35m"]);
    }

    #[test]
    fn an_amount_is_rounded_for_reading() {
        for (units, text) in
            [(9_333_333, "9.33m"), (4_425_000, "4.43m"), (999_499, "999k"), (999_500, "1m"), (999, "999")]
        {
            assert_eq!(Money::from_units(units).rounded().to_string(), text);
        }
        assert_eq!(Money::MAX.rounded(), Money::MAX);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

        #[test]
        fn printed_money_reads_back(units in 0..=Money::MAX.0) {
            let money = Money(units);
            prop_assert_eq!(money.to_string().parse(), Ok(money));
        }

        #[test]
        fn parts_add_up(units in 0..=Money::MAX.0, parts in 1u8..=60) {
            let money = Money(units);
            prop_assert_eq!(money.spread(parts).sum::<Money>(), money);
            prop_assert_eq!(money.spread(parts).count(), usize::from(parts));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            let _ = text.parse::<Money>();
        }
    }
}
