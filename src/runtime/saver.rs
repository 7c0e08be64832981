//! The plan's file, off the event loop: one version after the other, the newest of those that wait, and a look at what
//! another hand wrote when something says that it did.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use anyhow::Context;

use super::ending::PATIENCE;
use super::keeper::Keeper;
use super::{Event, tell};
use crate::app::{How, Msg, SaveJob};

/// How long a file that is gone or unreadable may be in the middle of being written.
const SETTLES: Duration = Duration::from_millis(150);

/// The thread that writes plans to the disk. Dropping it waits a while for what was handed to it.
pub(super) struct Saver {
    tasks: Option<Sender<Task>>,
    /// Hangs up when the thread has ended.
    ended: Receiver<Infallible>,
}

enum Task {
    Save(SaveJob),
    Look(PathBuf),
}

impl Saver {
    pub(super) fn start(events: Sender<Event>, keeper: Keeper) -> anyhow::Result<Saver> {
        let (tasks, queue) = mpsc::channel();
        let (until_end, ended) = mpsc::channel();
        thread::Builder::new().name("saver".into()).spawn(move || {
            work(&queue, &events, keeper);
            drop(until_end);
        })?;
        Ok(Saver { tasks: Some(tasks), ended })
    }

    pub(super) fn save(&self, job: SaveJob) -> anyhow::Result<()> {
        self.send(Task::Save(job))
    }

    /// Looks whether another hand has changed a file.
    pub(super) fn look(&self, path: &Path) -> anyhow::Result<()> {
        self.send(Task::Look(path.to_owned()))
    }

    fn send(&self, task: Task) -> anyhow::Result<()> {
        self.tasks.as_ref().and_then(|tasks| tasks.send(task).ok()).context("the saver thread ended")
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.tasks = None;
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

impl Task {
    /// Whether what comes next does this, too: a newer version of the same file, which a save looks at first.
    fn is_overtaken_by(&self, next: &Task) -> bool {
        match (self, next) {
            (Task::Save(job), Task::Save(next)) => {
                next.path == job.path && (job.how, next.how) == (How::Update, How::Update)
            }
            (Task::Look(path), Task::Save(next)) => next.path == *path && next.how == How::Update,
            (Task::Look(path), Task::Look(next)) => next == path,
            (Task::Save(_), Task::Look(_)) => false,
        }
    }
}

fn work(queue: &Receiver<Task>, events: &Sender<Event>, mut keeper: Keeper) {
    while let Ok(first) = queue.recv() {
        let mut waiting = std::iter::once(first).chain(queue.try_iter()).peekable();
        while let Some(task) = waiting.next() {
            if waiting.peek().is_some_and(|next| task.is_overtaken_by(next)) {
                continue;
            }
            // The program may have stopped to listen; what waits is saved all the same.
            match task {
                Task::Save(job) => {
                    let ended = keeper.save(&job);
                    for noticed in ended.noticed {
                        tell(events, Msg::Noticed(noticed));
                    }
                    tell(events, Msg::Saved { job, outcome: ended.outcome });
                }
                Task::Look(path) => {
                    if !keeper.is_whole(&path) {
                        thread::sleep(SETTLES);
                    }
                    if let Some(noticed) = keeper.look(&path) {
                        tell(events, Msg::Noticed(noticed));
                    }
                }
            }
        }
    }
}
