//! Jobs, which are work that takes longer than a frame.
//!
//! A job is started and stopped by an effect. What it finds comes back as [`JobNews`]: each turn of the loop gets at
//! most one per job, the newest. Only the newest job of each kind runs.

use super::question::{About, Found, Progress, Question};

/// A job's number; newer jobs have greater numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct JobId(pub u64);

/// What a job is for; a new job replaces the older one of its kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JobKind {
    /// A text over the board.
    Text,
    /// The lines under the ladder of the selected deal.
    Ladder,
    /// The changes that git left unmerged.
    Unmerged,
    /// What a file would change, or the plan with that.
    Import,
    /// Everybody of the files of a market.
    MarketFiles,
    /// Who is shown of the market.
    Market,
    /// What may come.
    Chances,
}

/// A question that is answered off the loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Job {
    pub id: JobId,
    pub question: Question,
}

/// A job's latest report.
#[derive(Clone, PartialEq, Debug)]
pub struct JobNews {
    pub id: JobId,
    pub progress: Progress,
    /// What the job has found so far; `None` if nothing yet.
    pub found: Option<Found>,
    /// Whether this is the job's last report.
    pub ended: bool,
}

/// The jobs that are running.
#[derive(Default)]
pub struct Jobs {
    /// The number of the last job that was started.
    last: u64,
    running: Vec<RunningJob>,
}

/// A job that is running.
pub struct RunningJob {
    pub job: Job,
    pub progress: Progress,
    /// Whether its findings are on the screen already.
    pub shown: bool,
}

impl Job {
    pub fn kind(&self) -> JobKind {
        match self.question.about {
            About::Ladder { .. } => JobKind::Ladder,
            About::Unmerged { .. } => JobKind::Unmerged,
            About::Import(_) | About::TakeIn { .. } => JobKind::Import,
            About::ReadMarket(_) => JobKind::MarketFiles,
            About::Market(_) => JobKind::Market,
            About::Chances(_) => JobKind::Chances,
            _ => JobKind::Text,
        }
    }
}

impl JobNews {
    /// Merges this report with a later one; the earlier finding stays until there is a newer one.
    pub fn followed_by(self, later: JobNews) -> JobNews {
        JobNews { found: later.found.or(self.found), ..later }
    }
}

impl Jobs {
    /// The running job of a kind.
    pub fn of(&self, kind: JobKind) -> Option<&RunningJob> {
        self.running.iter().find(|running| running.job.kind() == kind)
    }

    /// Notes that the findings of this kind's job are on the screen from now on.
    pub(super) fn shown(&mut self, kind: JobKind) {
        for running in self.running.iter_mut().filter(|running| running.job.kind() == kind) {
            running.shown = true;
        }
    }

    /// Adds a new job, and returns it with the job of its kind that has to be stopped.
    pub(super) fn start(&mut self, question: Question) -> (Option<JobId>, Job) {
        self.last += 1;
        let job = Job { id: JobId(self.last), question };
        let stopped = self.stop(job.kind());
        self.running.push(RunningJob { job: job.clone(), progress: Progress::default(), shown: false });
        (stopped, job)
    }

    /// Removes the running job of a kind, and returns its number so that it can be stopped.
    pub(super) fn stop(&mut self, kind: JobKind) -> Option<JobId> {
        let place = self.running.iter().position(|running| running.job.kind() == kind)?;
        Some(self.running.remove(place).job.id)
    }

    /// Records a report, and returns its question and whether its findings are on the screen.
    ///
    /// `None` if the job is no longer running.
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
