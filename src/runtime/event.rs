//! What the loop waits for.

use std::sync::mpsc::Sender;

use crate::app::Msg;

/// What the loop waits for.
pub(super) enum Event {
    Message(Msg),
    /// At a column and a line of the screen.
    Mouse(u16, u16, Mouse),
    /// Another program may have written to the plan's file.
    Look,
    /// The program is asked to stop for a while, as by Ctrl-Z.
    Stop,
    /// The program goes on after a stop.
    Continue,
    /// The window has another size, or had one for a moment.
    Resize,
    /// A job has something to tell.
    JobNews,
    End(EndReason),
}

/// What the mouse does.
pub(super) enum Mouse {
    Click,
    /// Lines down.
    Wheel(isize),
}

/// Why the program ends.
pub(super) enum EndReason {
    /// The user left, with everything saved or let go of.
    Left,
    /// By this signal, or by what stands for it: a terminal that is gone hangs up.
    Signal(i32),
    /// On any thread; it is reported already.
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

/// Sends a message from a thread; when nobody listens any more the program is about to end.
pub(super) fn tell(events: &Sender<Event>, msg: Msg) -> bool {
    events.send(Event::Message(msg)).is_ok()
}
