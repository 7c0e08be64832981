//! The commands, in groups by the part of the program that carries them out.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::{PageFormat, PersonKind, Screen, SquadColumn};
use crate::domain::{Edit, Id, Money, Origin};
use crate::market::MarketColumn;

/// A command, whether it comes from a key, the command line or the shell.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::large_enum_variant, reason = "one is made for each line, and moved at once")]
pub enum Command {
    Edit(Edit),
    /// Files the best list that there is for a competition.
    FileBest {
        competition: String,
        on: Option<Date>,
    },
    Move(Moving),
    Look(Looking),
    /// Sorts the squad by a column, or the other way round; `None` is the selected one of the table that is shown.
    Sort(Option<SquadColumn>),
    /// Shows these columns of the squad, from the left.
    Columns(Vec<SquadColumn>),
    Market(MarketCommand),
    /// Keeps the filter that is on under a name.
    KeepFilter(String),
    Ask(Asking),
    Open(Opening),
    Change(Changing),
    Decide(Deciding),
    Program(Program),
    Type(Typing),
}

/// Moves within a screen and between screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moving {
    Down,
    Up,
    Left,
    Right,
    First,
    Last,
    PageDown,
    PageUp,
    NextPane,
    PreviousPane,
    /// To the next cell of the squad that can be set, whose line is begun.
    NextCell,
    PreviousCell,
    /// Marks whoever is selected in a table, or no longer.
    Mark,
    Open,
    Back,
    Zoom,
    /// Switches the calendar's columns between weeks and months.
    Scale,
    /// To the next part of the line of keys.
    MoreKeys,
    Show(Screen),
}

/// Changes what the screens answer for: the day, who counts, what is assumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Looking {
    PreviousWeek,
    NextWeek,
    PreviousMonth,
    NextMonth,
    Today,
    On(Date),
    NextFamiliarity,
    /// Orders the targets by priority, or by what they add for their cost.
    NextOrder,
    /// Shows every screen as a kept what-if would have it; `None` shows the plan as it is.
    Assume(Option<String>),
    /// Shows those alone who match a kept filter.
    Only(String),
}

/// What is done with the market.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MarketCommand {
    /// Reads everybody of files.
    Read(Box<MarketRequest>),
    /// Sorts by a column, or the other way round.
    Sort(MarketColumn),
    /// Shows these columns, from the left.
    Columns(Vec<MarketColumn>),
    /// Ranks by who comes for the selected gap, slot or person.
    RankFor,
    /// Ranks by who is most like the selected person.
    RankLike,
    /// Makes targets of those who are marked, or of the selected one.
    MakeTargets,
}

/// Files whose people are the market, and what a line says of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarketRequest {
    /// Each with the day that it is of, once that is known.
    pub files: Vec<(PathBuf, Option<Date>)>,
    /// The table of each, by name or number.
    pub table: Option<String>,
    /// How they are read.
    pub dialect: Option<PathBuf>,
}

/// Questions that are answered over the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asking {
    /// Compares the kept what-ifs of these names, or the first ones if the list is empty, with the plan as it is.
    Compare(Vec<String>),
    /// The absences that would hurt most.
    Worst,
    /// What changes when.
    Coming,
    /// Whom to sign within a budget.
    Signings(Option<Money>),
    /// Who may be registered for the plan's competitions.
    Lists,
    /// Who else could come for the selected person, or for the selected gap.
    Alternatives,
    /// Who is most like the selected person.
    Like,
    /// What a file of others would change.
    Import(Box<ImportRequest>),
}

/// A file of others, and what a line says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportRequest {
    pub from: ImportSource,
    /// What people become whom the plan does not have; without it they are counted alone.
    pub taken_as: Option<PersonKind>,
    /// The club whose people are new.
    pub club: Option<String>,
    /// Whose absences they are, where the file does not say.
    pub of: Option<Id>,
    /// Who somebody is who may be several, where somebody has said so.
    pub chosen: Vec<ImportChoice>,
    /// The day that the file is of.
    pub on: Option<Date>,
    /// The table of it, by name or number.
    pub table: Option<String>,
    /// How the file is read.
    pub dialect: Option<PathBuf>,
}

/// Who somebody of a file is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportChoice {
    /// The first of his lines in the file, with his name on it.
    pub line: usize,
    pub name: String,
    /// None for somebody new.
    pub person: Option<Id>,
}

/// Where people are read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportSource {
    File(PathBuf),
    /// Lines of a table.
    Pasted(Arc<str>),
}

/// Opens something over the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    Filter,
    CommandLine,
    Help,
    /// The last message in full.
    Said,
    /// The conflicts: what both sides changed.
    Conflicts,
    /// The line of the selected what-if, or of one about the selected person.
    WhatIf,
    /// The tour of the sample.
    Tour,
}

/// Changes of the plan that follow from the selection or from the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Changing {
    /// The user's last change.
    Undo,
    /// What another program wrote last.
    UndoExternal,
    Redo,
    /// Moves the selected player up the coach's order for the selected slot.
    Earlier,
    Later,
}

/// Decisions about other versions of the plan: conflicts, what could not be saved, what a file would change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deciding {
    /// Takes this side of the selected conflict.
    Take(Origin),
    /// Takes this side of every conflict.
    TakeAll(Origin),
    /// Saves the plan with the sides that were taken.
    Settle,
    /// Brings back what an earlier session could not save.
    Recover,
    /// Throws it away.
    Discard,
    /// Takes the selected line of an import, or leaves it out.
    Toggle,
    TakeEverything,
    TakeNothing,
    /// Whether people whom the plan does not have become targets, players, or nothing.
    NewPeople,
    /// The next of those whom somebody of the file may be, or nobody.
    NextWho,
    /// Takes in what is taken.
    TakeIn,
}

/// The plan's file, the terminal, and leaving.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Program {
    /// Saves to this file from now on, and replaces an existing one only if told to.
    Write {
        path: PathBuf,
        over: Over,
    },
    Retry,
    Quit,
    /// Quits and loses what is not saved.
    Abandon,
    /// Goes back to the shell until the program is continued.
    Suspend,
    /// Copies the selection as a sentence, or the text that is open.
    Copy,
    /// Copies the whole list of the pane.
    CopyPane,
    /// Copies the plan's page.
    CopyPage,
    /// Writes the plan's page to a file.
    Page(PageFile),
    /// Switches to the next set of colours.
    NextLook,
    /// Gives the mouse to the board, or to the terminal, which selects text with it.
    Mouse,
}

/// Keys for the line that is being typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typing {
    /// Runs the line.
    Accept,
    Complete,
    NextChoice,
    PreviousChoice,
    /// Brings back the last line that was closed without being run.
    Recall,
    Close,
}

/// What to do if the file exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Over {
    Refuse,
    Replace,
}

/// The file of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageFile {
    /// `None` where neither a word nor the file's ending tells it: then the path is that of a folder.
    pub format: Option<PageFormat>,
    /// `None` is the plan's own name with the format's ending, beside the plan.
    pub path: Option<PathBuf>,
    pub over: Over,
}
