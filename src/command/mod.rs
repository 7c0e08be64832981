//! What a user can do: one table of commands, the lines and keys that call them.

mod as_typed;
mod commands;
mod context;
mod deals;
mod entries;
mod fields;
mod key;
mod keymap;
mod line;
mod market;
mod page_format;
mod palette;
mod people;
mod squad_column;
mod subjects;
mod table;
mod team;
mod training;
mod views;

pub use as_typed::quote;
pub use commands::{
    Asking, Changing, Command, Deciding, ImportChoice, ImportRequest, ImportSource, Looking, MarketCommand,
    MarketRequest, Moving, Opening, Over, PageFile, Program, Typing,
};
pub use context::{Context, Mode, Need, Pane, PersonKind, Screen};
pub use deals::begun;
pub use key::{Code, Key, KeyError, Modifier};
pub use keymap::{Keymap, KeymapError};
pub use line::{LineOption, LineProblem, LineWords, Scope, Suggestion, Understood};
pub use page_format::PageFormat;
pub use palette::{mistyped, palette};
pub use people::SET;
pub use squad_column::SquadColumn;
pub use table::{Does, Entry, FooterPlace, Group, Heard, LineForm, TABLE, entry, entry_of};
pub use views::{MOST_COMPARED, write_line};

use crate::domain::Assumption;

/// What a line says.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadLine {
    pub command: Command,
    /// What was typed otherwise than the plan's file writes it, such as days without a year.
    pub understood: Vec<Understood>,
    /// What could still follow.
    pub more: Vec<Suggestion>,
}

/// Reads `verb [id] [value] [word value]…`.
///
/// # Errors
/// The place from which the line makes no sense, and what was expected there.
pub fn parse(scope: Scope<'_>, text: &str) -> Result<ReadLine, LineProblem> {
    let mut line = LineWords::new(scope, text)?;
    let entry = verb(&mut line)?;
    let command = entry.read(&mut line)?;
    line.end()?;
    Ok(ReadLine { command, understood: line.understood, more: line.more })
}

/// Reads assumptions with commas between them: `sign balerdi, lose gatti until 2025-09-01`.
///
/// # Errors
/// Where the text stops to make sense, and what was expected there.
pub fn parse_assumptions(scope: Scope<'_>, text: &str) -> Result<Vec<Assumption>, LineProblem> {
    LineWords::new(scope, text)?.assumptions()
}

/// The command whose verb is the first word of a line.
pub fn verb_of(text: &str) -> Option<&'static Entry> {
    text.split_whitespace().next().and_then(entry)
}

fn verb(line: &mut LineWords<'_>) -> Result<&'static Entry, LineProblem> {
    let typed = line.next_word().unwrap_or_default();
    // This runs at every key press, so the whole table is searched only for an unknown verb.
    if entry(&typed).is_some() {
        return line.word("a command", |_| Vec::new(), entry);
    }
    let expected = match table::nearest(&typed) {
        Some(nearest) => format!("a command; the nearest is {nearest}"),
        None => "a command, such as bid balerdi 28m".into(),
    };
    line.problem(expected, Vec::new())
}
