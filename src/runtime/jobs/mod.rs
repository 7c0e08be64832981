//! Jobs: work off the event loop on a few threads, and the newest of what each has to tell.
//!
//! News waits in one place for each job, where newer news takes the place of older. So a job that tells much takes nothing from
//! the keys: the loop is woken once, and takes what is newest then.

use std::collections::{BTreeMap, VecDeque};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::event::Event;
use crate::app::{Found, Job, JobId, JobNews, Progress, Stopped, Tell};

/// How many jobs run at once: one that is slow to stop does not hold up the next.
const WORKERS: usize = 2;

/// Threads that do jobs. They end with the program: what they work on can be done again.
pub(super) struct JobPool {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    /// There is work.
    work: Condvar,
    events: Sender<Event>,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<(JobId, Work)>,
    running: Vec<JobId>,
    news: BTreeMap<JobId, JobNews>,
    /// The loop is told that there is news, and has not taken it yet.
    woken: bool,
    closed: bool,
}

type Work = Box<dyn FnOnce(&mut Tell<'_>) -> Result<Found, Stopped> + Send>;

impl JobPool {
    /// The loop is woken through `events` when there is news.
    pub(super) fn start(events: Sender<Event>) -> anyhow::Result<JobPool> {
        let shared = Arc::new(Shared { state: Mutex::default(), work: Condvar::new(), events });
        for _ in 0..WORKERS {
            let shared = shared.clone();
            thread::Builder::new().name("job".into()).spawn(move || shared.work())?;
        }
        Ok(JobPool { shared })
    }

    pub(super) fn add(&self, job: Job) {
        let Job { id, question } = job;
        self.add_work(id, Box::new(move |tell| question.answer(tell)));
    }

    fn add_work(&self, id: JobId, work: Work) {
        self.shared.lock().waiting.push_back((id, work));
        self.shared.work.notify_one();
    }

    /// A job that waits is not begun, one that runs is told when it next tells something; nothing more is heard of either.
    pub(super) fn stop(&self, id: JobId) {
        let mut state = self.shared.lock();
        state.waiting.retain(|(waiting, _)| *waiting != id);
        state.running.retain(|running| *running != id);
        state.news.remove(&id);
    }

    /// The newest of each job that has told something since this was last asked.
    pub(super) fn news(&self) -> impl Iterator<Item = JobNews> + use<> {
        let mut state = self.shared.lock();
        state.woken = false;
        std::mem::take(&mut state.news).into_values()
    }
}

impl Drop for JobPool {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.closed = true;
        state.waiting.clear();
        state.running.clear();
        self.shared.work.notify_all();
    }
}

impl Shared {
    /// A thread that panics with the lock ends the program; until then the state is whole.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some((id, work)) = self.next() {
            let mut tell = |progress, found| self.tell(JobNews { id, progress, found, ended: false });
            if let Ok(found) = work(&mut tell) {
                // Whoever stopped it meanwhile wants to hear nothing.
                let _ = self.tell(JobNews { id, progress: Progress::default(), found: Some(found), ended: true });
            }
            self.lock().running.retain(|running| *running != id);
        }
    }

    /// The next job to do, once there is one; none when the program ends.
    fn next(&self) -> Option<(JobId, Work)> {
        let mut state = self.lock();
        loop {
            if state.closed {
                return None;
            }
            if let Some((id, work)) = state.waiting.pop_front() {
                state.running.push(id);
                return Some((id, work));
            }
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Puts news in the place of the older, and wakes the loop unless it is awake for some already.
    fn tell(&self, news: JobNews) -> Result<(), Stopped> {
        let mut state = self.lock();
        if !state.running.contains(&news.id) {
            return Err(Stopped);
        }
        let news = match state.news.remove(&news.id) {
            Some(older) => older.followed_by(news),
            None => news,
        };
        state.news.insert(news.id, news);
        if !state.woken {
            state.woken = true;
            // Nobody listens when the program ends.
            self.events.send(Event::JobNews).map_err(|_| Stopped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
