//! Saving, off the event loop: one version after the other, the newest of those that wait.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use anyhow::Context;

use super::tell;
use crate::app::{How, Msg, Outcome, SaveJob};
use crate::store::{self, SaveError};
use crate::text;

/// The thread that writes plans to the disk.
pub(super) struct Saver(Sender<SaveJob>);

impl Saver {
    pub(super) fn start(messages: Sender<Msg>) -> anyhow::Result<Saver> {
        let (jobs, queue) = mpsc::channel();
        thread::Builder::new().name("saver".into()).spawn(move || work(&queue, &messages))?;
        Ok(Saver(jobs))
    }

    pub(super) fn send(&self, job: SaveJob) -> anyhow::Result<()> {
        self.0.send(job).context("the saver thread ended")
    }
}

fn work(queue: &Receiver<SaveJob>, messages: &Sender<Msg>) {
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
            if !tell(messages, Msg::Saved { job, outcome }) {
                return;
            }
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
    match keep_comments(job).and_then(|kept| store::save(&job.path, &text).map(|_| kept)) {
        Ok(kept) => Outcome::Saved(kept.map(|copy| {
            let copy = copy.display().to_string();
            format!(
                "the comments of the file are kept in {}: a save writes the plan without them",
                text::display(&copy)
            )
        })),
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

/// Leaves a copy of the file as it is when it holds comments.
fn keep_comments(job: &SaveJob) -> Result<Option<PathBuf>, SaveError> {
    // A file that is gone or cannot be read has no comments to keep; whether it can be written shows next.
    store::load(&job.path).map_or(Ok(None), |held| store::keep_comments(&job.path, &held))
}
