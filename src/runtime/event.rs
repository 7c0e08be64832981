//! The events that the loop waits for.

use crate::app::Msg;

/// An event for the loop.
pub(super) enum Event {
    Message(Msg),
    /// The mouse at a column and a line of the screen.
    Mouse(u16, u16, Mouse),
    /// Another program may have written to the plan's file.
    Look,
    /// The program is to be suspended, as by Ctrl-Z.
    Stop,
    /// The program was continued after a stop.
    Continue,
    /// The window has changed its size, perhaps only for a moment.
    Resize,
    /// A job has a report.
    JobNews,
    End(EndReason),
}

/// What the mouse does.
pub(super) enum Mouse {
    Click,
    /// It moves while it is held after a click.
    Drag,
    /// By this many lines down; negative is up.
    Wheel(isize),
}

/// Why the program ends.
pub(super) enum EndReason {
    /// The user quit, with everything saved or given up.
    Left,
    /// A signal, or its equivalent: a lost terminal counts as a hang-up.
    Signal(i32),
    /// A thread panicked, which has been reported already.
    Panicked,
    Failed(anyhow::Error),
}

pub(super) const PANICKED: i32 = 101;

impl EndReason {
    /// The exit code that a shell expects.
    pub(super) fn code(&self) -> i32 {
        match self {
            EndReason::Left => 0,
            EndReason::Signal(signal) => 128 + signal,
            EndReason::Panicked => PANICKED,
            EndReason::Failed(_) => 1,
        }
    }
}
