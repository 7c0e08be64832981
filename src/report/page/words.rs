//! Days, numbers, names and sentences as a page prints them.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::domain::{Id, Money, Plan};
use crate::text;

/// The minus sign, as wide as a figure.
const MINUS: &str = "−";

/// A day: `17 Jun 2025`.
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// A number, with a minus sign that is as wide as a figure.
pub(super) fn number(number: i64) -> String {
    if number < 0 { format!("{MINUS}{}", number.unsigned_abs()) } else { number.to_string() }
}

/// An amount, rounded for reading: `€18m`, `−€3m`.
pub(super) fn amount(units: i64, currency: Option<&str>) -> String {
    let amount = Money::from_units(units.unsigned_abs()).rounded().in_currency(currency);
    if units < 0 { format!("{MINUS}{amount}") } else { amount }
}

/// Words with days and numbers in them as [`day`] and [`number`] print them: `born 5 Dec 2004` for `born 2004-12-05`.
pub(super) fn spelled(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        let long = digits.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
        let (number, after) = digits.split_at(long);
        match before.strip_suffix('-').filter(|before| !before.ends_with(char::is_alphanumeric)) {
            Some(before) => text.extend([before, MINUS]),
            None => text += before,
        }
        match number.parse::<Date>() {
            Ok(found) if long == "2025-06-17".len() => text += &day(found),
            _ => text += number,
        }
        rest = after;
    }
    text + rest
}

/// Words with each amount in the plan's currency: `Leoni for €18m` for `Leoni for 18m`.
///
/// They are the program's own: what somebody typed stays as he typed it.
pub(super) fn priced(words: &str, currency: Option<&str>) -> String {
    let mut text = String::with_capacity(words.len() + 8);
    let mut rest = words;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let long = from.find(|letter: char| !letter.is_alphanumeric() && letter != '.').unwrap_or(from.len());
        let word = from.get(..long).unwrap_or(from).trim_end_matches('.');
        let (word, after) = from.split_at(word.len());
        text += before;
        let amount = word.ends_with(['m', 'k']).then(|| word.parse::<Money>().ok()).flatten();
        // A word that begins with letters is a name, and one that has its sign stays.
        match amount.filter(|_| !text.ends_with(|letter: char| letter.is_alphanumeric() || "€$£".contains(letter))) {
            Some(amount) => text += &amount.in_currency(currency),
            None => text += word,
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
            ("margin -1 (-2 to 0), RB-1", "Margin −1 (−2 to 0), RB-1."),
            ("", ""),
        ] {
            assert_eq!(sentence(words), said);
        }
    }
    #[test]
    fn an_amount_has_its_currency() {
        for (words, said) in [
            ("Leoni for 18m: margin 0, in 6 weeks", "Leoni for €18m: margin 0, in 6 weeks"),
            ("28m/4+4m@50%, then 0.35m.", "€28m/4+€4m@50%, then €350k."),
            ("costs 20m, not €18m or 350k", "costs €20m, not €18m or €350k"),
            ("2025-26: 9m paid; 16 gains, 4.5 %, M83m, 5min", "2025-26: €9m paid; 16 gains, 4.5 %, M83m, 5min"),
        ] {
            assert_eq!(priced(words, Some("EUR")), said);
        }
        assert_eq!(priced("for 18m", Some("SEK")), "for 18m SEK");
        assert_eq!(priced("for 18m", None), "for 18m");
    }
}
