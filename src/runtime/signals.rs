//! Signals: to end, to stop, to continue, and that the window has changed its size.

use std::io;
use std::thread;

use anyhow::Context;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::tcgetpgrp;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::ending;
use super::event::EndReason;
use super::event::Event;
use super::input::Events;

/// Starts a thread that passes signals to the loop.
///
/// It blocks until a signal comes, and has no timer.
pub(super) fn listen(events: &Events) -> anyhow::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])
        .context("the system lets nobody wait for signals")?;
    let heard = events.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let known = match signal {
                SIGTSTP => heard.send(Event::Stop),
                SIGCONT => heard.send(Event::Continue),
                SIGWINCH => heard.send(Event::Resize),
                signal => {
                    ending::end(&heard, EndReason::Signal(signal));
                    true
                }
            };
            if !known {
                break;
            }
        }
    })?;
    Ok(())
}

/// Whether a shell with job control started the program.
///
/// Without one, nobody could continue it after a stop.
pub(super) fn has_shell() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Whether this process group is in the foreground of its terminal.
///
/// If the terminal can't say, no other group is.
pub(super) fn in_foreground() -> bool {
    tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
}

/// Stops the whole process group, as Ctrl-Z does in a terminal that is not raw.
///
/// This process receives the signal as [`Event::Stop`].
pub(super) fn stop_group() -> anyhow::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// Stops this process until it is continued.
pub(super) fn stop() -> anyhow::Result<()> {
    Ok(emulate_default_handler(SIGTSTP)?)
}
