//! The one table of commands, which keys, footer, help, command line and README are made from.

mod heard;
mod rows;

use crate::domain::words::words;
use crate::text;

use super::context::{Mode, Need};
use super::line::{LineOption, LineProblem, LineWords};
use super::{Command, Moving, Program, Screen, market, views};
pub use heard::Heard;
pub use rows::TABLE;

words! {
    /// The groups of commands in the help.
    Group {
        Moving = "Moving about",
        Time = "Date and familiarity",
        Deals = "Deals",
        People = "People",
        Team = "Tactic and dates",
        Market = "The market",
        Program = "Plan and program",
        Importing = "Taking in a file",
        Settling = "Settling what both sides changed",
        Typing = "While typing",
    }
}

/// A command's row of the table.
pub struct Entry {
    /// The verb that a line begins with.
    pub id: &'static str,
    /// Its name in a few words, for the footer and the palette.
    pub name: &'static str,
    pub doc: &'static str,
    pub group: Group,
    /// When a key may call it, and what begins its line.
    pub needs: Need,
    pub heard: Heard,
    pub footer: FooterPlace,
    /// Whether the README shows it among the keys that matter most.
    pub essential: bool,
    /// The keys that call it unless one's settings say otherwise, the usual one first.
    pub keys: &'static [&'static str],
    pub does: Does,
    /// Its name in the footer of modes in which it does something else.
    called: &'static [(Mode, &'static str)],
}

/// What a command does: at once, or after a line is typed.
pub enum Does {
    AtOnce(Command),
    Line(LineForm),
}

/// The words after the verb.
pub struct LineForm {
    /// The words in fixed order.
    pub takes: &'static str,
    /// The options that may follow in any order.
    pub options: &'static [LineOption],
    pub read: fn(&mut LineWords<'_>) -> Result<Command, LineProblem>,
    /// A complete line that works with the sample.
    pub example: &'static str,
}

/// Where the footer shows a command if there is room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FooterPlace {
    /// First of all.
    First,
    /// First of all while a text is open.
    FirstOverText,
    /// In the table's order.
    InOrder,
    /// In the table's order, by its name in the command line: it has no key.
    ByName,
    /// At a reserved place, counted from the right end.
    AtTheRight(u8),
}

impl Entry {
    /// The verb and what follows it: `bid TARGET TERMS [source TEXT] [on DAY]`.
    pub fn usage(&self) -> String {
        let Does::Line(line) = &self.does else { return self.id.to_owned() };
        let mut usage = format!("{} {}", self.id, line.takes);
        for option in line.options {
            let said = format!("{} {}", option.word, option.takes);
            usage += &if option.required { format!(" {said}") } else { format!(" [{}]", said.trim_end()) };
        }
        usage
    }

    /// A line that works with the sample; `None` for a command without words.
    pub fn example(&self) -> Option<&'static str> {
        match &self.does {
            Does::AtOnce(_) => None,
            Does::Line(line) => Some(line.example),
        }
    }

    /// What it does, with an example if it takes words.
    pub fn told(&self) -> String {
        match self.example() {
            Some(example) => format!("{}: {example}", self.doc),
            None => self.doc.to_owned(),
        }
    }

    /// Its name in the footer in this mode.
    pub fn name_in(&self, mode: Mode) -> &'static str {
        self.called.iter().find(|(other, _)| *other == mode).map_or(self.name, |(_, name)| name)
    }

    pub(super) fn read(&self, line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
        match &self.does {
            Does::AtOnce(Command::Program(Program::Copy)) if !line.is_empty() => views::copy(line),
            Does::AtOnce(Command::Move(Moving::Show(Screen::Market))) if !line.is_empty() => market::read(line),
            Does::AtOnce(command) => Ok(command.clone()),
            Does::Line(of) => {
                line.with_options(of.options);
                (of.read)(line)
            }
        }
    }
}

/// Finds the command with this verb.
pub fn entry(id: &str) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.id == id)
}

/// The row of a command that takes no words.
pub fn entry_of(command: &Command) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| matches!(&entry.does, Does::AtOnce(does) if does == command))
}

/// Finds the command whose verb is most like what was typed.
pub(super) fn nearest(typed: &str) -> Option<&'static str> {
    text::nearest(typed, TABLE.iter().map(|entry| entry.id))
}
