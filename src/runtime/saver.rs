//! Saves the plan off the event loop, and looks for external changes.
//!
//! Versions are written one after the other; of those that wait, only the newest is.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use anyhow::Context;

use super::input::Events;
use crate::app::{Bookmark, Msg};
use crate::desk::{How, Keeper, Noticed, Recovery, SaveJob, SaveOutcome, Seen, forget_copy, keep_bookmark};
use crate::store;
use crate::text;

/// How long to wait for a missing or unreadable file, which another program may be writing.
const SETTLES: Duration = Duration::from_millis(150);

/// How long the end of the program waits for the disk.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// The thread that writes plans to the disk.
///
/// Dropping this waits a while for the thread to finish its tasks.
pub(super) struct Saver {
    tasks: Option<Sender<SaverTask>>,
    /// Disconnects when the thread has ended.
    ended: Receiver<Infallible>,
}

enum SaverTask {
    Save(SaveJob),
    Look(PathBuf),
    /// Remove temporary files that earlier saves left beside this file.
    Sweep(PathBuf),
    /// Remove this recovery file of an earlier session.
    Forget(PathBuf),
    /// Remove this session's recovery file.
    LetGo,
    /// Keep where the session on this plan stands.
    Bookmark(PathBuf, Bookmark),
}

impl Saver {
    pub(super) fn start(events: Events, keeper: Keeper) -> anyhow::Result<Saver> {
        let (tasks, queue) = mpsc::channel();
        let (until_end, ended) = mpsc::channel();
        thread::Builder::new().name("saver".into()).spawn(move || {
            work(&queue, &events, keeper);
            drop(until_end);
        })?;
        Ok(Saver { tasks: Some(tasks), ended })
    }

    pub(super) fn save(&self, job: SaveJob) -> anyhow::Result<()> {
        self.send(SaverTask::Save(job))
    }

    /// Looks whether another program has changed a file.
    pub(super) fn look(&self, path: &Path) -> anyhow::Result<()> {
        self.send(SaverTask::Look(path.to_owned()))
    }

    /// Removes temporary files that interrupted saves left beside a file, and reports those it may not remove.
    pub(super) fn sweep(&self, path: &Path) -> anyhow::Result<()> {
        self.send(SaverTask::Sweep(path.to_owned()))
    }

    /// Removes a recovery file of an earlier session.
    pub(super) fn forget(&self, copy: PathBuf) -> anyhow::Result<()> {
        self.send(SaverTask::Forget(copy))
    }

    /// Removes this session's recovery file, since the user does not want it.
    pub(super) fn let_go(&self) {
        // If the thread is gone, the file stays and is offered at the next start.
        let _ = self.send(SaverTask::LetGo);
    }

    /// Keeps where the session on a plan stands, for the next one.
    pub(super) fn keep(&self, plan: &Path, bookmark: Bookmark) {
        // If the thread is gone, the next session begins as usual.
        let _ = self.send(SaverTask::Bookmark(plan.to_owned(), bookmark));
    }

    fn send(&self, task: SaverTask) -> anyhow::Result<()> {
        self.tasks.as_ref().and_then(|tasks| tasks.send(task).ok()).context("the saver thread ended")
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.tasks = None;
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

impl SaverTask {
    /// Whether the next task makes this one unnecessary, as it saves a newer version to the same file.
    ///
    /// A save looks at the file first, so a look before it is unnecessary, too.
    fn is_overtaken_by(&self, next: &SaverTask) -> bool {
        match (self, next) {
            (SaverTask::Save(job), SaverTask::Save(next)) => {
                next.path == job.path && (job.how, next.how) == (How::Update, How::Update)
            }
            (SaverTask::Look(path), SaverTask::Save(next)) => next.path == *path && next.how == How::Update,
            (SaverTask::Look(path), SaverTask::Look(next)) => next == path,
            _ => false,
        }
    }
}

fn work(queue: &Receiver<SaverTask>, events: &Events, mut keeper: Keeper) {
    let mut recovery = Recovery::default();
    keeper.look_ahead();
    while let Ok(first) = queue.recv() {
        let mut waiting = std::iter::once(first).chain(queue.try_iter()).peekable();
        while let Some(task) = waiting.next() {
            if waiting.peek().is_some_and(|next| task.is_overtaken_by(next)) {
                continue;
            }
            // Even if the program no longer listens, the waiting versions are saved.
            match task {
                SaverTask::Save(job) => {
                    let outcome = kept(keeper.save(&job), &job, &keeper, &mut recovery);
                    events.tell(Msg::Saved { job, outcome });
                    keeper.look_ahead();
                }
                SaverTask::Sweep(path) => {
                    let left = store::sweep(&path).unwrap_or_default();
                    if !left.is_empty() {
                        events.tell(Msg::Noticed(Noticed { path, what: Seen::Left(left) }));
                    }
                }
                SaverTask::Forget(copy) => forget_copy(&copy),
                SaverTask::LetGo => recovery.let_go(),
                SaverTask::Bookmark(plan, bookmark) => keep_bookmark(&plan, &bookmark.words()),
                SaverTask::Look(path) => {
                    if !keeper.is_whole(&path) {
                        thread::sleep(SETTLES);
                    }
                    if let Some(noticed) = keeper.look(&path) {
                        events.tell(Msg::Noticed(noticed));
                    }
                }
            }
        }
    }
}

/// Adds to a failed outcome where the plan's recovery file is.
fn kept(outcome: SaveOutcome, job: &SaveJob, keeper: &Keeper, recovery: &mut Recovery) -> SaveOutcome {
    match outcome {
        SaveOutcome::Failed(why) => match recovery.keep(&job.path, &job.plan, keeper.base(&job.path)) {
            Some(at) => SaveOutcome::Failed(format!("{why}; {}", kept_in(&at))),
            None => SaveOutcome::Failed(why),
        },
        SaveOutcome::Saved(said) => {
            recovery.let_go();
            SaveOutcome::Saved(said)
        }
        outcome @ (SaveOutcome::Exists | SaveOutcome::Met(_)) => outcome,
    }
}

/// Says where the recovery file of an unsaved plan is.
pub(super) fn kept_in(at: &Path) -> String {
    format!("they are kept in {}, and the next start on the plan offers them", text::path(at))
}
