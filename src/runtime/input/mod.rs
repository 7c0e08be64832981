//! What the loop waits for: the terminal's input, and what threads tell.

mod decoder;

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use signal_hook::consts::SIGHUP;

use super::event::{EndReason, Event};
use crate::app::Msg;
use decoder::Decoder;

/// The most bytes that are read from the terminal in one turn, so that endless input holds up no frame.
const MOST_AT_ONCE: usize = 64 * 1024;

/// How threads tell the loop of events.
#[derive(Clone)]
pub(super) struct Events {
    queue: Sender<Event>,
    /// A byte in it wakes the loop.
    bell: Arc<UnixStream>,
}

/// Where the loop finds its events.
pub(super) struct Inbox {
    queue: Receiver<Event>,
    bell: UnixStream,
    decoder: Decoder,
    /// When an unfinished sequence of the terminal is given up.
    gives_up: Option<Instant>,
}

/// The loop's inbox, and how to send to it.
///
/// # Errors
/// The system gives no more sockets.
pub(super) fn inbox() -> anyhow::Result<(Events, Inbox)> {
    let (bell, rung) = UnixStream::pair().context("the system has no socket left")?;
    bell.set_nonblocking(true)?;
    rung.set_nonblocking(true)?;
    let (queue, events) = mpsc::channel();
    let inbox = Inbox { queue: events, bell: rung, decoder: Decoder::default(), gives_up: None };
    Ok((Events { queue, bell: Arc::new(bell) }, inbox))
}

impl Events {
    /// Sends an event; false if the program is about to end and nobody listens.
    pub(super) fn send(&self, event: Event) -> bool {
        let heard = self.queue.send(event).is_ok();
        // A full bell wakes the loop already, and one that is closed has nobody to wake.
        let _ = (&*self.bell).write(&[0]);
        heard
    }

    /// Sends a message; false if nobody listens.
    pub(super) fn tell(&self, msg: Msg) -> bool {
        self.send(Event::Message(msg))
    }
}

impl Inbox {
    /// Waits for events; none come if it was woken for nothing.
    ///
    /// It has a timeout only while a sequence of the terminal is unfinished. If the input ends, so does the program.
    pub(super) fn wait(&mut self) -> Vec<Event> {
        let terminal = io::stdin();
        let patience = self.gives_up.map(|at| at.saturating_duration_since(Instant::now()));
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let mut fds = [PollFd::new(&terminal, PollFlags::IN), PollFd::new(&self.bell, PollFlags::IN)];
        let typed = match poll(&mut fds, patience.as_ref()) {
            Ok(_) => !fds[0].revents().is_empty(),
            Err(Errno::INTR) => false,
            Err(error) => return vec![lost(error)],
        };
        let mut events = self.told();
        if typed {
            self.read(&mut events);
        } else if self.gives_up.is_some_and(|at| at <= Instant::now()) {
            self.gives_up = None;
            events.extend(self.decoder.give_up());
        }
        events
    }

    /// What threads have told.
    pub(super) fn told(&self) -> Vec<Event> {
        // The bell is emptied first, or the last event could come without one.
        let mut rings = [0; 64];
        while matches!((&self.bell).read(&mut rings), Ok(read) if read == rings.len()) {}
        self.queue.try_iter().collect()
    }

    /// The next event that a thread tells, while nobody waits for the terminal any more; `None` after a time.
    pub(super) fn next_told(&self, patience: Duration) -> Option<Event> {
        self.queue.recv_timeout(patience).ok()
    }

    /// Reads what has been typed: all that is there, but no more than is handled in one turn.
    fn read(&mut self, events: &mut Vec<Event>) {
        let (terminal, mut bytes, mut most) = (io::stdin(), [0; 4096], MOST_AT_ONCE);
        loop {
            match read(&terminal, &mut bytes) {
                Ok(0) => return events.push(lost(Errno::IO)),
                Ok(read) => {
                    events.extend(self.decoder.take(bytes.get(..read).unwrap_or_default()));
                    most = most.saturating_sub(read);
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return events.push(lost(error)),
            }
            let more = poll(&mut [PollFd::new(&terminal, PollFlags::IN)], Some(&Timespec::default()));
            if most == 0 || !matches!(more, Ok(1..)) {
                break;
            }
        }
        self.gives_up = self.decoder.patience().and_then(|patience| Instant::now().checked_add(patience));
    }
}

/// The end of the program because no more input comes.
fn lost(error: Errno) -> Event {
    Event::End(match error {
        // The kernel sends the signal for a lost terminal only to the first process of a session.
        Errno::IO => EndReason::Signal(SIGHUP),
        error => EndReason::Failed(anyhow!("no more input comes from the terminal: {error}")),
    })
}
