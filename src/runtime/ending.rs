//! How the program ends: the newest version on the disk, the terminal given back, the exit code a shell expects.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Once;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::low_level::emulate_default_handler;

use super::event::{EndReason, Event, PANICKED};
use super::saver::{PATIENCE, Saver, kept_in};
use super::screen;
use crate::app::{Model, Msg};
use crate::desk::{Desk, DeskEffect, Recovery, SaveOutcome, Saving};
use crate::text;

/// How long the loop is given to end the program; twice the wait for the disk has to fit in.
const GRACE: Duration = Duration::from_secs(5);

/// Tries to save a version that is not saved, at most: the plan's file may be busy, the name for a sample taken.
const TRIES: usize = 3;

/// Has the loop end the program, and ends it in the loop's place when that hangs: on a terminal that takes no output.
pub(super) fn end(events: &Sender<Event>, end: EndReason) {
    let code = end.code();
    // Nobody listens when the program ends already.
    let _ = events.send(Event::End(end));
    thread::sleep(GRACE);
    screen::restore();
    std::process::exit(code);
}

/// A panic on any thread gives the terminal back before it is reported, and ends the program.
pub(super) fn restore_on_panic(events: Sender<Event>) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let main = thread::current().id();
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            screen::restore();
            report(panic);
            // The loop's own panic ends it by unwinding; any other would leave it drawing.
            if thread::current().id() != main {
                end(&events, EndReason::Panicked);
            }
        }));
    });
}

/// Ends the process as the signal does where nobody handles it, so that a shell sees what happened.
fn die_of(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    std::process::exit(128 + signal)
}

/// Saves what is not saved, after the terminal was given back, and ends.
pub(super) fn finish(end: EndReason, mut model: Model, saver: Saver, inbox: &Receiver<Event>) -> anyhow::Result<()> {
    let lost = match end {
        EndReason::Left => {
            if !model.desk.document.is_safe() {
                // The user let go of it.
                saver.let_go();
            }
            None
        }
        // The end may be that it fails at its own plan, which a merge would do once more.
        _ => catch_unwind(AssertUnwindSafe(|| rescue(&mut model.desk, &saver, inbox)))
            .unwrap_or_else(|_| Some(format!("the last changes are not saved: {}", without_the_saver(&model.desk)))),
    };
    drop(saver);
    if let Some(lost) = lost {
        // There may be no terminal left to say it on.
        let _ = writeln!(std::io::stderr(), "{lost}");
    }
    match end {
        EndReason::Left => Ok(()),
        EndReason::Signal(signal) => die_of(signal),
        EndReason::Panicked => std::process::exit(PANICKED),
        EndReason::Failed(error) => Err(error),
    }
}

/// Drives the desk until the newest version is on the disk: waits for one on its way, merges what another program wrote,
/// tries again what failed. What there is to say.
fn rescue(desk: &mut Desk, saver: &Saver, inbox: &Receiver<Event>) -> Option<String> {
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
        let wanted = match inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Event::Message(Msg::Saved { job, outcome })) => {
                if let SaveOutcome::Failed(failed) = &outcome {
                    why = Some(failed.clone());
                }
                desk.saved(job, outcome)
            }
            Ok(Event::Message(Msg::Noticed(noticed))) => desk.noticed(noticed),
            Ok(_) => Vec::new(),
            Err(_) => {
                why = None;
                break;
            }
        };
        for wanted in wanted {
            if let DeskEffect::Save(job) = wanted {
                // Without the saver the wait ends at once, and the plan is kept elsewhere.
                let _ = saver.save(job);
            }
        }
    }
    let document = &desk.document;
    match (document.is_safe(), &document.path) {
        (true, Some(path)) if !had_file => Some(format!("the plan is kept in {}", shown(path))),
        (true, _) => None,
        (false, _) => {
            Some(format!("the last changes are not saved: {}", why.unwrap_or_else(|| without_the_saver(desk))))
        }
    }
}

/// Keeps the plan where it can be offered at the next start, since the thread that saves hangs or has ended.
fn without_the_saver(desk: &Desk) -> String {
    let document = &desk.document;
    let path = document.path.as_ref().unwrap_or(&document.offered);
    match Recovery::default().keep(path, desk.plan(), None) {
        Some(at) => format!("the disk did not answer in time; {}", kept_in(&at)),
        None => "the disk did not answer in time".into(),
    }
}

fn shown(path: &Path) -> String {
    text::display(&path.display().to_string()).into_owned()
}
