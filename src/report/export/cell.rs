//! One cell of an exported table.

use jiff::civil::Date;

use crate::domain::{Familiarity, Id, Money, Position};
use crate::text::{display, one_line};

/// What one cell says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExportCell {
    /// Nobody knows.
    Nothing,
    /// Harmless, on one line, without space around it.
    Text(String),
    List(Vec<String>),
    Number(u64),
}

/// A text on one line, harmless to show; none where it is empty.
pub(super) fn line(said: &str) -> Option<String> {
    let line = one_line(said);
    (!line.is_empty()).then(|| display(&line).into_owned())
}

pub(super) fn text(said: &str) -> ExportCell {
    line(said).map_or(ExportCell::Nothing, ExportCell::Text)
}

pub(super) fn text_if(said: Option<&str>) -> ExportCell {
    said.map_or(ExportCell::Nothing, text)
}

/// An id, whose characters are all letters, digits and three marks.
pub(super) fn id(id: &Id) -> ExportCell {
    ExportCell::Text(id.as_str().to_owned())
}

/// A word of a closed set.
pub(super) fn word(word: Option<&'static str>) -> ExportCell {
    word.map_or(ExportCell::Nothing, |word| ExportCell::Text(word.to_owned()))
}

pub(super) fn day(day: Option<Date>) -> ExportCell {
    day.map_or(ExportCell::Nothing, |day| ExportCell::Text(day.to_string()))
}

pub(super) fn money(amount: Option<Money>) -> ExportCell {
    amount.map_or(ExportCell::Nothing, |amount| ExportCell::Number(amount.units()))
}

pub(super) fn number(number: Option<impl Into<u64>>) -> ExportCell {
    number.map_or(ExportCell::Nothing, |number| ExportCell::Number(number.into()))
}

pub(super) fn list(said: impl IntoIterator<Item = String>) -> ExportCell {
    let said: Vec<String> = said.into_iter().collect();
    if said.is_empty() { ExportCell::Nothing } else { ExportCell::List(said) }
}

/// A position as a plan's commands write it: `CB`, `LB:competent`; `RWB:competent?` was proposed, and nobody said it.
pub(super) fn written_position(position: Position, familiarity: Familiarity, is_proposed: bool) -> String {
    let mark = if is_proposed { "?" } else { "" };
    match familiarity {
        Familiarity::Natural => format!("{position}{mark}"),
        less => format!("{position}:{less}{mark}"),
    }
}
