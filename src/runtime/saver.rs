//! Saving, off the event loop: one version after the other, the newest of those that wait.

use std::convert::Infallible;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use anyhow::Context;

use super::ending::PATIENCE;
use super::{Event, tell};
use crate::app::{How, Msg, Outcome, SaveJob};
use crate::store;
use crate::text;

/// The thread that writes plans to the disk. Dropping it waits a while for what was handed to it.
pub(super) struct Saver {
    jobs: Option<Sender<SaveJob>>,
    /// Hangs up when the thread has ended.
    ended: Receiver<Infallible>,
}

impl Saver {
    pub(super) fn start(events: Sender<Event>) -> anyhow::Result<Saver> {
        let (jobs, queue) = mpsc::channel();
        let (until_end, ended) = mpsc::channel();
        thread::Builder::new().name("saver".into()).spawn(move || {
            work(&queue, &events);
            drop(until_end);
        })?;
        Ok(Saver { jobs: Some(jobs), ended })
    }

    pub(super) fn send(&self, job: SaveJob) -> anyhow::Result<()> {
        self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).context("the saver thread ended")
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.jobs = None;
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

fn work(queue: &Receiver<SaveJob>, events: &Sender<Event>) {
    while let Ok(first) = queue.recv() {
        let mut waiting = std::iter::once(first).chain(queue.try_iter()).peekable();
        while let Some(job) = waiting.next() {
            // A newer version of the same file makes this one needless.
            if waiting.peek().is_some_and(|next| next.path == job.path && next.how == How::Update)
                && job.how == How::Update
            {
                continue;
            }
            let outcome = save(&job);
            // The program may have stopped to listen; what waits is saved all the same.
            tell(events, Msg::Saved { job, outcome });
        }
    }
}

/// Writes one version to its file.
pub fn save(job: &SaveJob) -> Outcome {
    let text = store::write_plan(&job.plan);
    if job.how == How::Create {
        return match store::create(&job.path, &text) {
            Ok(_) => Outcome::Saved(None),
            Err(error) if error.already_exists() => Outcome::Exists,
            Err(error) => Outcome::Failed(error.to_string()),
        };
    }
    // A file that is gone or cannot be read has no comments to keep; whether it can be written shows next.
    let held = store::load(&job.path).ok();
    let kept = held.as_deref().map_or(Ok(None), |held| store::keep_comments(&job.path, held));
    match kept.and_then(|kept| Ok((kept, store::save(&job.path, &text, held.as_deref())?))) {
        Ok((kept, saved)) => {
            let comments = kept.map(|copy| {
                let copy = copy.display().to_string();
                format!(
                    "the comments of the file are kept in {}: a save writes the plan without them",
                    text::display(&copy)
                )
            });
            let other = saved.displaced.map(|other| {
                let other = other.path.display().to_string();
                format!("another hand changed the file meanwhile: its version is kept in {}", text::display(&other))
            });
            Outcome::Saved(other.or(comments))
        }
        Err(error) => Outcome::Failed(error.to_string()),
    }
}
