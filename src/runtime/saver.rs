//! Saving, off the event loop: one version after the other, the newest of those that wait.

use std::convert::Infallible;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use anyhow::Context;

use super::ending::PATIENCE;
use super::keeper::Keeper;
use super::{Event, tell};
use crate::app::{How, Msg, SaveJob};

/// The thread that writes plans to the disk. Dropping it waits a while for what was handed to it.
pub(super) struct Saver {
    jobs: Option<Sender<SaveJob>>,
    /// Hangs up when the thread has ended.
    ended: Receiver<Infallible>,
}

impl Saver {
    pub(super) fn start(events: Sender<Event>, keeper: Keeper) -> anyhow::Result<Saver> {
        let (jobs, queue) = mpsc::channel();
        let (until_end, ended) = mpsc::channel();
        thread::Builder::new().name("saver".into()).spawn(move || {
            work(&queue, &events, keeper);
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

fn work(queue: &Receiver<SaveJob>, events: &Sender<Event>, mut keeper: Keeper) {
    while let Ok(first) = queue.recv() {
        let mut waiting = std::iter::once(first).chain(queue.try_iter()).peekable();
        while let Some(job) = waiting.next() {
            // A newer version of the same file makes this one needless.
            if waiting.peek().is_some_and(|next| next.path == job.path && next.how == How::Update)
                && job.how == How::Update
            {
                continue;
            }
            let outcome = keeper.save(&job);
            // The program may have stopped to listen; what waits is saved all the same.
            tell(events, Msg::Saved { job, outcome });
        }
    }
}
