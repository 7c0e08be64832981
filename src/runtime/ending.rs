//! How the program ends: the newest version on the disk, the terminal given back, the exit code a shell expects.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::recovery::Recovery;
use super::{Event, Saver, screen, signals};
use crate::app::{Model, Msg};
use crate::desk::{SaveOutcome, Saving};
use crate::text;

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

/// How long an end waits for the disk.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// How long the loop is given to end the program; twice the wait for the disk has to fit in.
const GRACE: Duration = Duration::from_secs(5);

/// Tries to save a version that is not saved, at most: the plan's file may be busy, the name for a sample taken.
const TRIES: usize = 3;

const PANICKED: i32 = 101;

impl EndReason {
    fn code(&self) -> i32 {
        match self {
            EndReason::Left => 0,
            EndReason::Signal(signal) => 128 + signal,
            EndReason::Panicked => PANICKED,
            EndReason::Failed(_) => 1,
        }
    }
}

/// Has the loop end the program, and ends it in the loop's place when that hangs: on a terminal that takes no output.
pub(super) fn end(events: &Sender<Event>, end: EndReason) {
    let code = end.code();
    // Nobody listens when the program ends already.
    let _ = events.send(Event::EndReason(end));
    thread::sleep(GRACE);
    screen::restore();
    std::process::exit(code);
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
        _ => rescue(&mut model, &saver, inbox),
    };
    drop(saver);
    if let Some(lost) = lost {
        // There may be no terminal left to say it on.
        let _ = writeln!(std::io::stderr(), "{lost}");
    }
    match end {
        EndReason::Left => Ok(()),
        EndReason::Signal(signal) => signals::die_of(signal),
        EndReason::Panicked => std::process::exit(PANICKED),
        EndReason::Failed(error) => Err(error),
    }
}

/// Gets the newest version to the disk: waits for one on its way, tries again one that failed. What there is to say. The
/// model is only read: the end may be that it fails at its own plan.
fn rescue(model: &mut Model, saver: &Saver, inbox: &Receiver<Event>) -> Option<String> {
    if model.desk.document.is_safe() {
        return None;
    }
    let until = Instant::now() + PATIENCE;
    let had_file = model.desk.document.path.is_some();
    let (mut tried, mut underway) = (0, model.desk.document.saving == Saving::Underway);
    let mut why = None;
    while underway || tried < TRIES {
        if !underway {
            saver.save(model.desk.rescue(tried)?).ok()?;
            tried += 1;
        }
        underway = false;
        match outcome(model.desk.document.version, inbox, until) {
            Some((_, SaveOutcome::Saved(_))) if had_file => return None,
            Some((path, SaveOutcome::Saved(_))) => return Some(format!("the plan is kept in {}", shown(&path))),
            Some((_, SaveOutcome::Failed(failed))) => why = Some(failed),
            Some((_, SaveOutcome::Exists)) => {}
            None => {
                why = None;
                break;
            }
        }
    }
    Some(format!("the last changes are not saved: {}", why.unwrap_or_else(|| without_the_saver(model))))
}

/// How the save of a version ends, and where it went; `None` when the disk does not answer in time.
fn outcome(version: u64, inbox: &Receiver<Event>, until: Instant) -> Option<(PathBuf, SaveOutcome)> {
    loop {
        let event = inbox.recv_timeout(until.saturating_duration_since(Instant::now())).ok()?;
        if let Event::Message(Msg::Saved { job, outcome }) = event
            && job.version == version
        {
            return Some((job.path, outcome));
        }
    }
}

/// Keeps the plan where it can be offered at the next start, since the thread that saves hangs or has ended.
fn without_the_saver(model: &Model) -> String {
    let document = &model.desk.document;
    let path = document.path.as_ref().unwrap_or(&document.offered);
    match Recovery::default().keep(path, model.asked.kept(), None) {
        Some(at) => format!("the disk did not answer in time; {}", kept_in(&at)),
        None => "the disk did not answer in time".into(),
    }
}

/// Where a plan is that could not be saved.
pub(super) fn kept_in(at: &Path) -> String {
    format!("they are kept in {}, and the next start on the plan offers them", shown(at))
}

fn shown(path: &Path) -> String {
    text::display(&path.display().to_string()).into_owned()
}
