//! Everything that a user can ask for, by who carries it out.

use std::path::PathBuf;

use jiff::civil::Date;

use super::Screen;
use crate::domain::{Edit, Money, Origin};

/// Everything that a key, the command line, a script or the shell can ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::large_enum_variant, reason = "one is made for each line, and moved at once")]
pub enum Command {
    Edit(Edit),
    Move(Moving),
    Look(Looking),
    Ask(Asking),
    Open(Opening),
    Change(Changing),
    Decide(Deciding),
    Program(Program),
    Type(Typing),
}

/// Where the keys go: within a screen and from one to another.
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
    Open,
    Back,
    Zoom,
    /// The calendar's columns: weeks or months.
    Scale,
    Show(Screen),
}

/// What the screens answer for: the day, who counts, what is assumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Looking {
    PreviousWeek,
    NextWeek,
    PreviousMonth,
    NextMonth,
    Today,
    On(Date),
    NextFamiliarity,
    /// The targets by priority, or by what they add for their money.
    NextOrder,
    /// Lays a kept what-if over the screens, or stops it.
    Assume(Option<String>),
}

/// Questions whose answer is a text over the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asking {
    /// Kept what-ifs beside the plan as it is: those of these names, or the first where there are none.
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
}

/// What is laid over the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    Filter,
    CommandLine,
    Help,
    /// What was said last, whole.
    Said,
    /// What both sides changed.
    Conflicts,
}

/// Changes of the plan that go by the selection, or by what was changed before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Changing {
    Undo,
    Redo,
    /// The selected person earlier in the coach's order for the selected slot.
    Earlier,
    Later,
}

/// What becomes of other versions of the plan: those that both sides changed, and what was not saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deciding {
    /// This side of the selected conflict.
    Take(Origin),
    /// This side of every conflict.
    TakeAll(Origin),
    /// Makes the choices so.
    Settle,
    /// Takes in what an earlier session could not save.
    Recover,
    /// Throws it away.
    Discard,
}

/// The plan's file, the terminal and the way out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Program {
    /// To this file from now on; over another one only when said so.
    Write {
        path: PathBuf,
        over: Over,
    },
    Retry,
    Quit,
    /// Quit, and let go of what is not saved.
    Abandon,
    /// Back to the shell for a while.
    Suspend,
    Copy,
    /// Other colours.
    NextLook,
    /// The mouse for the board, or for the terminal to select text with.
    Mouse,
}

/// Keys of the line being typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typing {
    /// Runs the line.
    Accept,
    Complete,
    NextChoice,
    PreviousChoice,
    /// Brings back the line that was closed before it ran.
    Recall,
    Close,
}

/// What to do with a file that exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Over {
    Refuse,
    Replace,
}
