//! Days, numbers, names and sentences as a page prints them.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::domain::{Id, Money, Plan};
use crate::text;

/// A day: `17 Jun 2025`.
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// A number, with a minus sign that is as wide as a figure.
pub(super) fn number(number: i64) -> String {
    if number < 0 { format!("−{}", number.unsigned_abs()) } else { number.to_string() }
}

/// An amount, rounded for reading: `€18m`, `−€3m`.
pub(super) fn amount(units: i64, currency: Option<&str>) -> String {
    let amount = Money::from_units(units.unsigned_abs()).rounded().in_currency(currency);
    if units < 0 { format!("−{amount}") } else { amount }
}

/// Words with each day in them as [`day`] prints it: `born 5 Dec 2004` for `born 2004-12-05`.
pub(super) fn spelled(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        let long = digits.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
        let (number, after) = digits.split_at(long);
        text += before;
        match number.parse::<Date>() {
            Ok(found) if long == "2025-06-17".len() => text += &day(found),
            _ => text += number,
        }
        rest = after;
    }
    text + rest
}

/// Words as a sentence: a capital first, a full stop at the end, days as they are read.
pub(super) fn sentence(words: &str) -> String {
    let words = &*spelled(words);
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{}{}{stop}", first.to_uppercase(), letters.as_str())
}

/// A person's short name.
pub(super) fn named<'p>(id: &'p Id, plan: &'p Plan) -> Cow<'p, str> {
    text::display(plan.short_name(id))
}

/// A text of the plan on one line, harmless to show.
pub(super) fn line(said: &str) -> String {
    text::display(&text::one_line(said)).into_owned()
}

/// A text of the plan that may be missing.
pub(super) fn line_if(said: Option<&str>) -> String {
    said.map(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_a_capital_a_stop_and_days_that_are_read() {
        for (words, said) in [
            ("breaks on 2025-06-17: 1-0", "Breaks on 17 Jun 2025: 1-0."),
            ("born 2004-12-05 (2003-01-01 or later)", "Born 5 Dec 2004 (1 Jan 2003 or later)."),
            ("the 2025-26 season, 2025-13-01, 12025-06-17", "The 2025-26 season, 2025-13-01, 12025-06-17."),
            ("2025-06-17é", "17 Jun 2025é."),
            ("", ""),
        ] {
            assert_eq!(sentence(words), said);
        }
    }
}
