//! The end of the program: the last save, giving the terminal back, and the exit code.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::low_level::emulate_default_handler;

use super::event::{EndReason, Event, PANICKED};
use super::input::{Events, Inbox};
use super::saver::{PATIENCE, Saver, kept_in};
use super::screen;
use crate::app::{Model, Msg};
use crate::desk::{Desk, DeskEffect, Recovery, SaveOutcome, Saving};
use crate::text;

/// How long the loop has to end the program; twice the wait for the disk has to fit in.
const GRACE: Duration = Duration::from_secs(5);

/// The most attempts at the last save: the plan's file may be busy, or the name for a sample taken.
const TRIES: usize = 3;

/// Makes the loop end the program, and ends it directly if the loop hangs.
///
/// The loop hangs on a terminal that takes no output.
pub(super) fn end(events: &Events, end: EndReason) {
    let code = end.code();
    events.send(Event::End(end));
    thread::sleep(GRACE);
    screen::restore();
    std::process::exit(code);
}

/// Makes a panic on any thread give the terminal back before it is reported, and end the program.
pub(super) fn restore_on_panic(events: Events) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let main = thread::current().id();
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            screen::restore();
            report(panic);
            // A panic in the loop unwinds it; after a panic on another thread the loop would go on drawing.
            if thread::current().id() != main {
                end(&events, EndReason::Panicked);
            }
        }));
    });
}

/// Ends the process by the signal's default action, so that a shell sees what happened.
fn die_of(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    std::process::exit(128 + signal)
}

/// Saves the last changes, after the terminal was given back, and ends the program.
pub(super) fn finish(end: EndReason, mut model: Model, saver: Saver, inbox: &Inbox) -> anyhow::Result<()> {
    let lost = match end {
        EndReason::Left => {
            if !model.desk.document.is_safe() {
                // The user gave up the unsaved changes.
                saver.let_go();
            }
            None
        }
        // The program may be ending because this very plan made it panic, and a merge could panic again.
        _ => catch_unwind(AssertUnwindSafe(|| rescue(&mut model.desk, &saver, inbox)))
            .unwrap_or_else(|_| Some(format!("the last changes are not saved: {}", without_the_saver(&model.desk)))),
    };
    if let Some(path) = model.desk.document.path.as_ref().filter(|_| !matches!(end, EndReason::Panicked)) {
        saver.keep(path, model.bookmark());
    }
    drop(saver);
    if let Some(lost) = lost {
        // There may be no terminal left to print to.
        let _ = writeln!(std::io::stderr(), "{lost}");
    }
    match end {
        EndReason::Left => Ok(()),
        EndReason::Signal(signal) => die_of(signal),
        EndReason::Panicked => std::process::exit(PANICKED),
        EndReason::Failed(error) => Err(error),
    }
}

/// Saves until the newest version is on the disk, and returns a message if there is something to say.
///
/// It waits for a save that is under way, merges external changes, and tries again after a failure.
fn rescue(desk: &mut Desk, saver: &Saver, inbox: &Inbox) -> Option<String> {
    let until = Instant::now() + PATIENCE;
    let had_file = desk.document.path.is_some();
    let (mut tried, mut why) = (0, None);
    while !desk.document.is_safe() {
        if desk.document.saving != Saving::Underway {
            if tried == TRIES || saver.save(desk.rescue(tried)?).is_err() {
                break;
            }
            tried += 1;
        }
        let wanted = match inbox.next_told(until.saturating_duration_since(Instant::now())) {
            Some(Event::Message(Msg::Saved { job, outcome })) => {
                if let SaveOutcome::Failed(failed) = &outcome {
                    why = Some(failed.clone());
                }
                desk.saved(job, outcome)
            }
            Some(Event::Message(Msg::Noticed(noticed))) => desk.noticed(noticed),
            Some(_) => Vec::new(),
            None => {
                why = None;
                break;
            }
        };
        for wanted in wanted {
            if let DeskEffect::Save(job) = wanted {
                // If the saver is gone, the wait ends at once and the plan goes to a recovery file.
                let _ = saver.save(job);
            }
        }
    }
    let document = &desk.document;
    match (document.is_safe(), &document.path) {
        (true, Some(path)) if !had_file => Some(format!("the plan is kept in {}", text::path(path))),
        (true, _) => None,
        (false, _) => {
            Some(format!("the last changes are not saved: {}", why.unwrap_or_else(|| without_the_saver(desk))))
        }
    }
}

/// Writes a recovery file for the next start, since the saver thread hangs or has ended.
fn without_the_saver(desk: &Desk) -> String {
    let document = &desk.document;
    let path = document.path.as_ref().unwrap_or(&document.offered);
    match Recovery::default().keep(path, desk.plan(), None) {
        Some(at) => format!("the disk did not answer in time; {}", kept_in(&at)),
        None => "the disk did not answer in time".into(),
    }
}
