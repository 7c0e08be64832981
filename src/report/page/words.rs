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

/// Words as a sentence: a capital first, a full stop at the end.
pub(super) fn sentence(words: &str) -> String {
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
