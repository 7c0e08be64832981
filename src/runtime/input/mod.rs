//! Reads the terminal's input on a thread of its own.

mod decoder;

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use anyhow::anyhow;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use signal_hook::consts::SIGHUP;

use super::ending;
use super::event::EndReason;
use super::event::Event;
use decoder::Decoder;

/// Starts the thread that reads input.
///
/// It ends with the program, since nothing can wake it from a wait. If the input ends, so does the program.
pub(super) fn listen(events: Sender<Event>) -> anyhow::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let end = match pass_on(&events) {
            Ok(()) => return,
            // The kernel sends the signal for a lost terminal only to the first process of a session.
            Err(Errno::IO) => EndReason::Signal(SIGHUP),
            Err(error) => EndReason::Failed(anyhow!("no more input comes from the terminal: {error}")),
        };
        ending::end(&events, end);
    })?;
    Ok(())
}

/// Passes input on until nobody listens any more.
///
/// It blocks until bytes come, and has a timeout only while a sequence is unfinished.
fn pass_on(events: &Sender<Event>) -> Result<(), Errno> {
    let (terminal, mut decoder, mut bytes) = (io::stdin(), Decoder::default(), [0; 4096]);
    loop {
        let patience = decoder.patience().and_then(|patience| Timespec::try_from(patience).ok());
        let decoded = match poll(&mut [PollFd::new(&terminal, PollFlags::IN)], patience.as_ref()) {
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error),
            Ok(0) => decoder.give_up(),
            Ok(_) => match read(&terminal, &mut bytes) {
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(error) => return Err(error),
                Ok(0) => return Err(Errno::IO),
                Ok(read) => decoder.take(bytes.get(..read).unwrap_or_default()),
            },
        };
        for event in decoded {
            if events.send(event).is_err() {
                return Ok(());
            }
        }
    }
}
