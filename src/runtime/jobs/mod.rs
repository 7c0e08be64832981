//! Jobs: work off the event loop on a few threads, and the latest report of each.
//!
//! Each job has one slot for its report, and a newer report replaces an older one. So a job that reports often does not
//! slow down the keys: the loop is woken once, and takes the latest reports.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::event::Event;
use super::input::Events;
use super::open::day_of;
use crate::app::{Found, Job, JobId, JobNews, Progress, Stopped, Tell};

/// The number of jobs that run at once, so that one that is slow to stop does not hold up the next.
const WORKERS: usize = 2;

/// The threads that run jobs.
///
/// They end with the program, since an unfinished job loses nothing.
pub(super) struct JobPool {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    /// Signalled when there is work.
    work: Condvar,
    events: Events,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<(JobId, Work)>,
    running: Vec<JobId>,
    news: BTreeMap<JobId, JobNews>,
    /// Whether the loop has been woken for reports that it has not taken yet.
    woken: bool,
    closed: bool,
}

type Work = Box<dyn FnOnce(&mut Tell<'_>) -> Result<Found, Stopped> + Send>;

impl JobPool {
    /// Starts the threads; they wake the loop through `events` when there are reports.
    pub(super) fn start(events: Events) -> anyhow::Result<JobPool> {
        let shared = Arc::new(Shared { state: Mutex::default(), work: Condvar::new(), events });
        for _ in 0..WORKERS {
            let shared = shared.clone();
            thread::Builder::new().name("job".into()).spawn(move || shared.work())?;
        }
        Ok(JobPool { shared })
    }

    pub(super) fn add(&self, job: Job) {
        let Job { id, mut question } = job;
        let work = move |tell: &mut Tell<'_>| {
            question.date_files(day_of);
            question.answer(tell)
        };
        self.add_work(id, Box::new(work));
    }

    fn add_work(&self, id: JobId, work: Work) {
        self.shared.lock().waiting.push_back((id, work));
        self.shared.work.notify_one();
    }

    /// Stops a job: no more of its reports arrive.
    ///
    /// A waiting job is dropped, and a running one learns of it at its next report.
    pub(super) fn stop(&self, id: JobId) {
        let mut state = self.shared.lock();
        state.waiting.retain(|(waiting, _)| *waiting != id);
        state.running.retain(|running| *running != id);
        state.news.remove(&id);
    }

    /// Takes the latest report of each job that has reported since the last call.
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
    /// Takes the lock even if a thread panicked with it: the state is consistent, and the program is about to end.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some((id, work)) = self.next() {
            let mut tell = |progress, found| self.tell(JobNews { id, progress, found, ended: false });
            if let Ok(found) = work(&mut tell) {
                // If the job was stopped meanwhile, nobody wants its result.
                let _ = self.tell(JobNews { id, progress: Progress::default(), found: Some(found), ended: true });
            }
            self.lock().running.retain(|running| *running != id);
        }
    }

    /// Waits for the next job; `None` when the program ends.
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

    /// Replaces the job's report, and wakes the loop unless it has been woken already.
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
            // It fails only when the program ends.
            if !self.events.send(Event::JobNews) {
                return Err(Stopped);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
