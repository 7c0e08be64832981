//! The file that a person was read from, and what was said of him since.

use jiff::civil::Date;

use super::field_name::FieldName;
use super::formation::Position;

/// The file of another program that a person was read from, noted once for all his values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// The name of the source's dialect, or the file's name if no dialect was recognised.
    pub from: String,
    /// The day of the file's data.
    pub on: Date,
    /// His id in that source.
    pub id: Option<String>,
    /// Positions that were proposed, since the source has no word for them.
    pub proposed: Vec<Position>,
    /// The fields that are somebody else's word, each once.
    pub since: Vec<(FieldName, SetBy)>,
}

/// Whose word a field is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SetBy {
    /// Typed on a day; `None` before the person was read from a file.
    Planner(Option<Date>),
    /// A file, of its day.
    File { from: String, on: Date },
}

impl Imported {
    /// Whose word a field is: that of the file that the person was read from, unless somebody has said it since.
    pub fn set_by(&self, field: FieldName) -> SetBy {
        let since = self.since.iter().find(|(held, _)| *held == field);
        since.map_or_else(|| self.own(), |(_, by)| by.clone())
    }

    /// Whether somebody has set a field since that file.
    pub fn is_since(&self, field: FieldName) -> bool {
        self.since.iter().any(|(held, _)| *held == field)
    }

    /// Notes whose word a field is.
    pub fn note(&mut self, field: FieldName, by: SetBy) {
        self.since.retain(|(held, _)| *held != field);
        if by != self.own() {
            self.since.push((field, by));
            self.since.sort_by_key(|(field, _)| *field);
        }
    }

    /// The file that the person was read from.
    fn own(&self) -> SetBy {
        SetBy::File { from: self.from.clone(), on: self.on }
    }
}

impl SetBy {
    /// The day of which it is; none for what was typed before the person was read from a file.
    pub fn on(&self) -> Option<Date> {
        match self {
            SetBy::Planner(on) => *on,
            SetBy::File { on, .. } => Some(*on),
        }
    }
}
