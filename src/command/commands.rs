//! What a user can do without changing the plan.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::domain::{Money, Origin};

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum View {
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
    Board,
    Pitch,
    Calendar,
    Deals,
    PreviousWeek,
    NextWeek,
    PreviousMonth,
    NextMonth,
    Today,
    On(Date),
    NextFamiliarity,
    NextLook,
    /// The targets by priority, or by what they add for their money.
    NextOrder,
    /// Lays a kept what-if over the screens, or stops it.
    Assume(Option<String>),
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
    Filter,
    CommandLine,
    Help,
    /// What was said last, whole.
    Said,
    Copy,
    Undo,
    Redo,
    /// Takes in what an earlier session could not save.
    Recover,
    /// Throws it away.
    Discard,
    /// Shows what both sides changed.
    Conflicts,
    /// This side of the selected conflict.
    Take(Origin),
    /// This side of every conflict.
    TakeAll(Origin),
    /// Makes the choices so.
    Settle,
    /// The selected person earlier in the coach's order for the selected slot.
    Earlier,
    Later,
    /// To this file from now on; over another one only when said so.
    Write {
        path: PathBuf,
        over: Over,
    },
    Retry,
    Quit,
    /// Quit, and let go of what is not saved.
    Abandon,
    /// The mouse for the board, or for the terminal to select text with.
    Mouse,
    /// Back to the shell for a while.
    Suspend,
    /// Runs the line being typed.
    Accept,
    Complete,
    NextChoice,
    PreviousChoice,
    /// Brings back the line that was closed before it ran.
    Recall,
}

/// What to do with a file that exists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Over {
    Refuse,
    Replace,
}
