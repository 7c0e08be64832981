//! Work that takes longer than a frame: what runs, and how far it is.
//!
//! A job is started and stopped by an effect. What it finds comes back as [`JobNews`]: at most one for each job in a turn of the
//! loop, the newest. Of each kind only the newest job runs.

use super::question::{About, Found, Progress, Question};

/// Which piece of work: a newer one has a greater number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct JobId(pub u64);

/// What a job is for: a newer one of the same kind takes the place of the older.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JobKind {
    /// A text over the board.
    Text,
    /// What stands under the ladder of the selected deal.
    Ladder,
    /// What git left unmerged.
    Unmerged,
}

/// A piece of work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Job {
    pub id: JobId,
    pub question: Question,
}

/// The newest that a job has to tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobNews {
    pub id: JobId,
    pub progress: Progress,
    /// What is found, or found so far; `None` where nothing is yet.
    pub found: Option<Found>,
    /// Whether that is all: nothing more comes.
    pub ended: bool,
}

/// What runs.
#[derive(Default)]
pub struct Jobs {
    /// The number of the last that was started.
    last: u64,
    running: Vec<RunningJob>,
}

/// A job that runs.
pub struct RunningJob {
    pub job: Job,
    pub progress: Progress,
    /// Whether what it finds has a place on the screen already.
    pub shown: bool,
}

impl Job {
    pub fn kind(&self) -> JobKind {
        match self.question.about {
            About::Ladder { .. } => JobKind::Ladder,
            About::Unmerged { .. } => JobKind::Unmerged,
            _ => JobKind::Text,
        }
    }
}

impl JobNews {
    /// The news once later news has come: what was found stays until more is.
    pub fn followed_by(self, later: JobNews) -> JobNews {
        JobNews { found: later.found.or(self.found), ..later }
    }
}

impl Jobs {
    /// The job of a kind, if one runs.
    pub fn of(&self, kind: JobKind) -> Option<&RunningJob> {
        self.running.iter().find(|running| running.job.kind() == kind)
    }

    /// What the job of a kind finds has a place on the screen from now on.
    pub(super) fn shown(&mut self, kind: JobKind) {
        for running in self.running.iter_mut().filter(|running| running.job.kind() == kind) {
            running.shown = true;
        }
    }

    /// A new job, which runs from now on, and the one of its kind that has to be stopped for it.
    pub(super) fn start(&mut self, question: Question) -> (Option<JobId>, Job) {
        self.last += 1;
        let job = Job { id: JobId(self.last), question };
        let stopped = self.stop(job.kind());
        self.running.push(RunningJob { job: job.clone(), progress: Progress::default(), shown: false });
        (stopped, job)
    }

    /// The job of a kind that has to be stopped: it runs no more.
    pub(super) fn stop(&mut self, kind: JobKind) -> Option<JobId> {
        let place = self.running.iter().position(|running| running.job.kind() == kind)?;
        Some(self.running.remove(place).job.id)
    }

    /// Takes news in: the question that it answers and whether that is shown, unless its job runs no more.
    pub(super) fn heard(&mut self, news: &JobNews) -> Option<(Question, bool)> {
        let place = self.running.iter().position(|running| running.job.id == news.id)?;
        if news.ended {
            let ended = self.running.remove(place);
            return Some((ended.job.question, ended.shown));
        }
        let running = self.running.get_mut(place)?;
        running.progress = news.progress;
        Some((running.job.question.clone(), running.shown))
    }
}
