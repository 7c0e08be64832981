//! What a header says of the amounts below it: `Market value (€m)`, `Weekly wage`.

use super::MoneyStyle;
use super::parts::{AmountPart, period};
use crate::import::values::cell::clean;

/// Places in a header where what its amounts are in may begin; more words are no name of a column.
const PLACES: usize = 8;

/// The longest such header, in bytes.
const LONGEST: usize = 60;

/// The header without what its amounts are in: `Market value` of `Market value (€m)`; none where it says nothing.
pub fn bare_header(header: &str) -> Option<&str> {
    split(header).map(|(name, _)| name)
}

impl MoneyStyle {
    /// The same, and of what it leaves open what the header says.
    #[must_use]
    pub fn under(self, header: &str) -> MoneyStyle {
        let (_, unit) = split(header).unwrap_or_default();
        MoneyStyle {
            per: self.per.or(unit.per),
            currency: self.currency.or(unit.currency),
            unit: self.unit.or((unit.zeros > 0).then(|| 10u64.pow(unit.zeros))),
            ..self
        }
    }
}

/// The name of a column and what its amounts are in: the longest end of the header that says nothing else.
fn split(header: &str) -> Option<(&str, AmountPart<'static>)> {
    let header = clean(header);
    if header.len() > LONGEST {
        return None;
    }
    let begins = |(_, c): &(usize, char)| c.is_whitespace() || matches!(c, '(' | '[' | '_' | '/' | ',');
    let mut places = header.char_indices().filter(begins).map(|(at, _)| at).filter(|at| *at > 0).take(PLACES);
    let behind = places.find_map(|at| Some((header.get(..at)?, unit(header.get(at..)?)?)));
    let (name, unit) = behind.unwrap_or((header, AmountPart::default()));
    let before = name.split_once([' ', '_']).filter(|_| unit.per.is_none());
    let per = before.and_then(|(first, rest)| Some((period(first).filter(|(_, taken)| *taken == first.len())?, rest)));
    match per {
        Some(((per, _), rest)) => Some((rest, AmountPart { per: Some(per), ..unit })),
        None => (unit != AmountPart::default()).then_some((name, unit)),
    }
}

/// `(€m)`, `in EUR`, `€k per week`, `(£000s)`; nothing where there is any other word.
fn unit(text: &str) -> Option<AmountPart<'static>> {
    let is_bracket = |c: char| matches!(c, '(' | ')' | '[' | ']' | ',');
    let plain: String = text.chars().map(|c| if is_bracket(c) || c == '_' { ' ' } else { c }).collect();
    let plain = plain.replace("'000s", "k").replace("'000", "k").replace("000s", "k").replace("000", "k");
    let says_more = |word: &&str| !["in", "of"].iter().any(|other| other.eq_ignore_ascii_case(word));
    let words: Vec<&str> = plain.split_whitespace().filter(says_more).collect();
    let mut unit = AmountPart::default();
    unit.suffix(&words.join(" "))?;
    (unit != AmountPart::default()).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::super::Period;
    use super::*;
    use crate::domain::Currency;

    #[test]
    fn a_header_says_what_its_amounts_are_in() {
        use Currency::{EUR, GBP};
        use Period::{Month, Week, Year};
        let unit = |currency, zeros, per| AmountPart { number: "", currency, zeros, per };
        for (header, name, said) in [
            ("Market value (€m)", "Market value", unit(Some(EUR), 6, None)),
            ("Value (m)", "Value", unit(None, 6, None)),
            ("Value (£)", "Value", unit(Some(GBP), 0, None)),
            ("Market Value (EUR)", "Market Value", unit(Some(EUR), 0, None)),
            ("market_value_in_eur", "market_value", unit(Some(EUR), 0, None)),
            ("Market value in € million", "Market value", unit(Some(EUR), 6, None)),
            ("Value [m€]", "Value", unit(Some(EUR), 6, None)),
            ("Value £m", "Value", unit(Some(GBP), 6, None)),
            ("Value (£000s)", "Value", unit(Some(GBP), 3, None)),
            ("Value (thousands of euros)", "Value", unit(Some(EUR), 3, None)),
            ("Value (thousands, euros)", "Value", unit(Some(EUR), 3, None)),
            ("Wage (€/week)", "Wage", unit(Some(EUR), 0, Some(Week))),
            ("Wage/week", "Wage", unit(None, 0, Some(Week))),
            ("Wage (€k p/w)", "Wage", unit(Some(EUR), 3, Some(Week))),
            ("Wage per month, EUR", "Wage", unit(Some(EUR), 0, Some(Month))),
            ("Wage (weekly)", "Wage", unit(None, 0, Some(Week))),
            ("Weekly wage (£)", "wage", unit(Some(GBP), 0, Some(Week))),
            ("annual_salary", "salary", unit(None, 0, Some(Year))),
            ("Value", "", unit(None, 0, None)),
            ("Market value", "", unit(None, 0, None)),
            ("Value (2026)", "", unit(None, 0, None)),
            ("Value (€m, peak)", "", unit(None, 0, None)),
            ("(€m)", "", unit(None, 0, None)),
            ("", "", unit(None, 0, None)),
        ] {
            assert_eq!(split(header).unwrap_or_default(), (name, said), "{header}");
        }
        let long = format!("Value{} (€m)", " x".repeat(40));
        assert_eq!(split(&long), None);
    }

    #[test]
    fn what_a_source_is_known_to_mean_stands() {
        let style = MoneyStyle { unit: Some(1_000), ..MoneyStyle::default() }.under("Value (€m)");
        assert_eq!((style.unit, style.currency), (Some(1_000), Some(Currency::EUR)));
    }
}
