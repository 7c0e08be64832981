//! What the system tells a process: to end, to stop for a while, to go on, and that its terminal is gone.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use anyhow::Context;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::tcgetpgrp;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::Event;
use super::ending::{self, End};

/// Starts a thread that hands signals to the loop. It never ticks.
pub(super) fn listen(events: &Sender<Event>) -> anyhow::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])
        .context("the system lets nobody wait for signals")?;
    let heard = events.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let known = match signal {
                SIGTSTP => heard.send(Event::Stop),
                SIGCONT => heard.send(Event::Continue),
                signal => {
                    ending::end(&heard, End::Signal(signal));
                    Ok(())
                }
            };
            if known.is_err() {
                break;
            }
        }
    })?;
    Ok(())
}

/// Starts a thread that waits for the terminal to go. It never ticks.
pub(super) fn listen_to_line(events: &Sender<Event>) -> anyhow::Result<()> {
    let gone = events.clone();
    thread::Builder::new().name("hangup".into()).spawn(move || {
        if hung_up() {
            ending::end(&gone, End::Signal(SIGHUP));
        }
    })?;
    Ok(())
}

/// Waits until the terminal hangs up: the kernel tells only the first process of a session by a signal, and a read
/// from a terminal that is gone never fails for the library that reads keys. False where the system cannot tell.
fn hung_up() -> bool {
    let stdin = io::stdin();
    loop {
        // Hangups and errors are told without being asked for; being asked for nothing else, it wakes for nothing else.
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(Errno::INTR) => {}
            Err(_) => return false,
            Ok(_) => {
                return watched.iter().any(|line| line.revents().intersects(PollFlags::HUP | PollFlags::ERR));
            }
        }
    }
}

/// Whether a shell with job control started the program: without one, nobody could bring it back after a stop.
pub(super) fn has_shell() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Whether the terminal is this process group's at the moment. One that cannot say belongs to nobody else.
pub(super) fn in_foreground() -> bool {
    tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
}

/// Stops the program with all that the shell started beside it, as the key does where a terminal obeys it. For this
/// process it comes back as [`Event::Stop`].
pub(super) fn stop_group() -> anyhow::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// Stops this process until it is continued.
pub(super) fn stop() -> anyhow::Result<()> {
    Ok(emulate_default_handler(SIGTSTP)?)
}

/// Ends the process as the signal does where nobody handles it, so that a shell sees what happened.
pub(super) fn die_of(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    std::process::exit(128 + signal)
}
