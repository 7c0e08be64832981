//! Money as people type it: `€20m`, `20,5 m`, `1.2bn`, `850k`.

use super::{AsTyped, Instead, PLAN, TypedError};
use crate::domain::currency::Currency;
use crate::domain::money::{Money, MoneyProblem};
use crate::domain::money_unit::money_unit;
use crate::text::display;

/// An amount below this may have been meant in millions where no unit says so.
const OPEN_BELOW: u64 = 1_000;

impl AsTyped<'_> {
    /// What amounts look like, for messages.
    pub const AMOUNTS: &'static str = "an amount such as 22.5m, 350k or 1234567";

    /// Reads the amount at the start of a text, and returns it with the number of bytes it took.
    ///
    /// # Errors
    /// The text does not begin with an amount, it is in another currency than the plan's, or it may be another one: 35
    /// may be 35 million.
    pub fn money(&self, text: &str) -> Result<(Money, usize), TypedError> {
        let parts = AmountParts::of(text, self.currency);
        let parts = parts.ok_or_else(|| {
            let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '+' | '@' | '(' | '=');
            refused(text.find(ends).unwrap_or(text.len()), AsTyped::AMOUNTS)
        })?;
        self.in_its_currency(&parts)?;
        let number = Number::of(parts.number, parts.zeros.is_some()).map_err(|wrong| wrong.at(&parts))?;
        match Money::of_decimal(number.digits, number.decimals, parts.zeros.unwrap_or(0)) {
            Ok(amount) => {
                let is_open = amount.units() < OPEN_BELOW && parts.zeros.is_none() && !amount.is_zero();
                if is_open && !number.has_cents {
                    Err(open(&parts, number, Some(amount)))
                } else {
                    Ok((amount, parts.taken))
                }
            }
            Err(MoneyProblem::Unit) => Err(open(&parts, number, None)),
            Err(problem) => Err(WrongNumber::Of(problem).at(&parts)),
        }
    }

    /// Whether a text begins like an amount: with a digit, or with a sign or a code of a currency.
    pub fn begins_money(&self, text: &str) -> bool {
        text.starts_with(|c: char| c.is_ascii_digit()) || currency_at(text, self.currency).is_some()
    }

    fn in_its_currency(&self, parts: &AmountParts<'_>) -> Result<(), TypedError> {
        let Some(found) = parts.currencies.iter().flatten().find(|found| !self.counts_in(found)) else { return Ok(()) };
        let counts = self.counts;
        let expected = match self.currency {
            Some(currency) => {
                format!("an amount in {0}: {counts} counts in {0}, and {found} is another currency", display(currency))
            }
            None => {
                let how = if counts == PLAN { ", as plan currency EUR would" } else { "" };
                format!("{} alone: {counts} does not say its currency{how}", parts.bare())
            }
        };
        Err(refused(parts.taken, expected))
    }

    /// Whether a sign or a code is that of the plan's currency.
    fn counts_in(&self, found: &str) -> bool {
        let Some(currency) = self.currency else { return false };
        let plan = Currency::named(currency);
        let shared = match found {
            "$" => [Currency::USD, Currency::AUD, Currency::CAD, Currency::MXN, Currency::ARS].as_slice(),
            "¥" => &[Currency::JPY, Currency::CNY],
            _ => &[],
        };
        currency.trim().eq_ignore_ascii_case(found)
            || plan.is_some_and(|plan| shared.contains(&plan) || Currency::named(found) == Some(plan))
    }
}

impl Money {
    /// The amount as one would type it, which says for small ones that no more is meant: `999.00`.
    pub fn as_typed(self) -> String {
        if (1..OPEN_BELOW).contains(&self.units()) { format!("{}.00", self.units()) } else { self.to_string() }
    }
}

/// An amount taken apart.
struct AmountParts<'t> {
    /// Its digits and marks.
    number: &'t str,
    /// The zeros of its unit, if it has one.
    zeros: Option<u32>,
    unit: &'t str,
    /// The signs or codes before and behind it.
    currencies: [Option<&'t str>; 2],
    /// The bytes of the whole.
    taken: usize,
}

impl<'t> AmountParts<'t> {
    fn of(text: &'t str, plan: Option<&str>) -> Option<AmountParts<'t>> {
        let before = currency_at(text, plan);
        let start = before.map_or(0, str::len);
        let start = start + spaces(text, start);
        let rest = text.get(start..)?;
        let run =
            rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’'))).unwrap_or(rest.len());
        // A mark behind the last digit belongs to the sentence.
        let number = rest.get(..run)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        number.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
        let (mut taken, mut zeros, mut unit) = (start + number.len(), None, "");
        let at = taken + spaces(text, taken);
        let behind = text.get(at..)?;
        if let Some((found, length)) = money_unit(behind) {
            (zeros, unit, taken) = (Some(found), behind.get(..length)?, at + length);
        }
        let at = taken + spaces(text, taken);
        let behind = currency_at(text.get(at..)?, plan);
        taken = behind.map_or(taken, |behind| at + behind.len());
        let ends = !text.get(taken..)?.starts_with(|c: char| c.is_alphanumeric() || c == '.');
        ends.then_some(AmountParts { number, zeros, unit, currencies: [before, behind], taken })
    }

    /// The amount without its currency.
    fn bare(&self) -> String {
        format!("{}{}", self.number, self.unit)
    }
}

/// A number with its marks understood.
#[derive(Clone, Copy)]
struct Number {
    digits: u64,
    decimals: u32,
    /// Whether it ends as prices to the cent do: `35.00`.
    has_cents: bool,
}

enum WrongNumber {
    Of(MoneyProblem),
    /// The mark stands before thousands or before decimals, as in this number.
    Either(Number),
}

impl WrongNumber {
    fn at(self, parts: &AmountParts<'_>) -> TypedError {
        match self {
            WrongNumber::Of(problem) => {
                refused(parts.taken, problem.to_string().trim_start_matches("expected ").to_owned())
            }
            WrongNumber::Either(number) => {
                let decimal = number.with(if parts.unit.is_empty() { "m" } else { parts.unit });
                let whole = Number { decimals: 0, ..number }.with(parts.unit);
                let ways = [(decimal, "with decimals"), (whole, "with thousands")];
                let instead: Vec<Instead> =
                    ways.into_iter().filter_map(|(text, means)| Some(Instead::new(text?, means))).collect();
                let expected = match instead.as_slice() {
                    [] => return WrongNumber::Of(MoneyProblem::TooLarge).at(parts),
                    [one] => one.text.clone(),
                    several => {
                        let texts: Vec<&str> = several.iter().map(|way| way.text.as_str()).collect();
                        format!("{}: three digits behind one mark may be either", texts.join(" or "))
                    }
                };
                TypedError { taken: parts.taken, expected, instead }
            }
        }
    }
}

impl Number {
    /// Finds out which mark stands before decimals.
    ///
    /// A point does, as in the plan's file, and a comma does; but marks that part groups of three digits stand between
    /// thousands, if there are several of them, if another mark follows, or if it is a comma and no unit follows.
    fn of(text: &str, has_unit: bool) -> Result<Number, WrongNumber> {
        let no_amount = WrongNumber::Of(MoneyProblem::NotAnAmount);
        let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
        let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
        let (Some((first, behind)), last) = (parts.split_first(), parts.last().copied().unwrap_or("")) else {
            return Err(no_amount);
        };
        let in_threes = |groups: &[&str]| (1..=3).contains(&first.len()) && groups.iter().all(|group| group.len() == 3);
        let decimals = match marks.as_slice() {
            [] => "",
            ['\'' | '’', ..] if in_threes(behind) && marks.iter().all(|mark| !matches!(mark, '.' | ',')) => "",
            ['.' | ','] if last.len() != 3 || !in_threes(behind) || first.starts_with('0') => last,
            // As in the plan's file.
            ['.'] if has_unit => last,
            [','] if !has_unit => "",
            ['.' | ','] => {
                return Number::with_decimals(text, last).and_then(|number| Err(WrongNumber::Either(number)));
            }
            [mark, others @ ..] if others.iter().all(|other| other == mark) && in_threes(behind) => "",
            [marks @ .., point] => {
                let thousands = behind.split_last().map_or(behind, |(_, thousands)| thousands);
                let alike = marks.first().is_some_and(|mark| marks.iter().all(|other| other == mark) && mark != point);
                if !alike || !in_threes(thousands) || !matches!(point, '.' | ',') {
                    return Err(no_amount);
                }
                last
            }
        };
        Number::with_decimals(text, decimals)
    }

    fn with_decimals(text: &str, decimals: &str) -> Result<Number, WrongNumber> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let digits = digits.parse().map_err(|_| WrongNumber::Of(MoneyProblem::TooLarge))?;
        let decimals = u32::try_from(decimals.len()).map_err(|_| WrongNumber::Of(MoneyProblem::TooLarge))?;
        Ok(Number { digits, decimals, has_cents: decimals == 2 && digits % 100 == 0 })
    }

    /// The number with a unit behind it, as the plan's file would have its mark; nothing where that is no amount.
    fn with(self, unit: &str) -> Option<String> {
        let zeros = money_unit(unit).map_or(0, |(zeros, _)| zeros);
        Money::of_decimal(self.digits, self.decimals, zeros).ok()?;
        let decimals = usize::try_from(self.decimals).ok()?;
        let digits = format!("{:0>width$}", self.digits, width = decimals + 1);
        let (whole, rest) = digits.split_at_checked(digits.len() - decimals)?;
        Some(if rest.is_empty() { format!("{whole}{unit}") } else { format!("{whole}.{rest}{unit}") })
    }
}

/// The sign or the code of a currency that a text begins with.
///
/// Codes are in capitals: `try` is a word.
fn currency_at<'t>(text: &'t str, plan: Option<&str>) -> Option<&'t str> {
    let ends = |code: &&str| !text.get(code.len()..).unwrap_or("").starts_with(char::is_alphabetic);
    let own =
        plan.filter(|plan| !plan.is_empty()).and_then(|plan| text.get(..plan.len()).filter(|start| *start == plan));
    own.filter(ends).or_else(|| {
        let (_, taken) = Currency::at_start(text)?;
        text.get(..taken).filter(|found| !found.chars().any(|c| c.is_ascii_lowercase()) || *found == "zł")
    })
}

/// The bytes of the spaces at a place.
fn spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.len() - rest.trim_start().len()
}

fn refused(taken: usize, expected: impl Into<String>) -> TypedError {
    TypedError { taken, expected: expected.into(), instead: Vec::new() }
}

/// A number without a unit: what it may have meant.
fn open(parts: &AmountParts<'_>, number: Number, whole: Option<Money>) -> TypedError {
    let ways = [
        (number.with("m"), "millions", "for millions"),
        (number.with("k"), "thousands", "for thousands"),
        (whole.map(Money::as_typed), "as it stands", "if no more is meant"),
    ];
    let (mut told, mut instead) = (Vec::new(), Vec::new());
    for (text, means, when) in ways {
        let Some(text) = text else { continue };
        told.push(format!("{text} {when}"));
        instead.push(Instead::new(text, means));
    }
    let Some(last) = told.pop() else { return WrongNumber::Of(MoneyProblem::Fraction).at(parts) };
    told.push(if told.is_empty() { last } else { format!("or {last}") });
    TypedError { taken: parts.taken, expected: told.join(", "), instead }
}
