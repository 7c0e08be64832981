//! How the program ends: the newest version on the disk, the terminal given back, the exit code a shell expects.

use std::io::Write;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::{Event, Saver, screen, signals};
use crate::app::{Effect, Model, Msg, Saving, update};
use crate::text;

/// Why the program ends.
pub(super) enum End {
    /// The user left, with everything saved or let go of.
    Left,
    /// By this signal, or by what stands for it: a terminal that is gone hangs up.
    Signal(i32),
    /// On another thread than the loop's; it is reported already.
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

impl End {
    fn code(&self) -> i32 {
        match self {
            End::Left => 0,
            End::Signal(signal) => 128 + signal,
            End::Panicked => PANICKED,
            End::Failed(_) => 1,
        }
    }
}

/// Has the loop end the program, and ends it in the loop's place when that hangs: on a terminal that takes no output.
pub(super) fn end(events: &Sender<Event>, end: End) {
    let code = end.code();
    // Nobody listens when the program ends already.
    let _ = events.send(Event::End(end));
    thread::sleep(GRACE);
    screen::restore();
    std::process::exit(code);
}

/// Saves what is not saved, after the terminal was given back, and ends.
pub(super) fn finish(end: End, mut model: Model, saver: Saver, inbox: &Receiver<Event>) -> anyhow::Result<()> {
    let lost = match end {
        End::Left => None,
        _ => rescue(&mut model, &saver, inbox),
    };
    drop(saver);
    if let Some(lost) = lost {
        // There may be no terminal left to say it on.
        let _ = writeln!(std::io::stderr(), "{lost}");
    }
    match end {
        End::Left => Ok(()),
        End::Signal(signal) => signals::die_of(signal),
        End::Panicked => std::process::exit(PANICKED),
        End::Failed(error) => Err(error),
    }
}

/// Gets the newest version to the disk: waits for one on its way, tries again one that failed. What there is to say.
fn rescue(model: &mut Model, saver: &Saver, inbox: &Receiver<Event>) -> Option<String> {
    let until = Instant::now() + PATIENCE;
    let (was_at, mut tries) = (model.document.path.clone(), 0);
    while !model.document.is_safe() {
        if model.document.saving != Saving::Underway {
            let job = Some(tries).filter(|tries| *tries < TRIES).and_then(|tried| model.rescue(tried));
            if job.is_none_or(|job| saver.save(job).is_err()) {
                break;
            }
            tries += 1;
        }
        match inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Event::Message(msg @ Msg::Saved { .. })) => {
                for effect in update(model, msg) {
                    if let Effect::Save(job) = effect {
                        let _ = saver.save(job);
                    }
                }
            }
            Ok(_) => {}
            Err(_) => break,
        }
    }
    match (&model.document.path, &model.document.saving) {
        (Some(path), _) if model.document.is_safe() => {
            let shown = path.display().to_string();
            (was_at.as_ref() != Some(path)).then(|| format!("the plan is kept in {}", text::display(&shown)))
        }
        _ if model.document.is_safe() => None,
        (_, Saving::Failed(why)) => Some(format!("the last changes are not saved: {why}")),
        _ => Some("the last changes are not saved: the disk did not answer in time".into()),
    }
}
