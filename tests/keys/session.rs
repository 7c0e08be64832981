//! A session at the keyboard: a small plan, keys pressed, and what became of the model.

use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use touchline::app::{
    Answer, AnswerState, Catalogue, Effect, Job, JobKind, JobNews, Layer, Model, Msg, Progress, Prompt, Reading, update,
};
use touchline::command::Key;
use touchline::desk::{Desk, Document, How, SaveJob, SaveOutcome, Tone};
use touchline::domain::Plan;
use touchline::{runtime, store};

/// Three at the back with nobody to spare: Bremer is out, and nobody knows until when.
pub(crate) const PLAN: &str = r#"(
    format: 1,
    club: "Juventus",
    season: "2025-26",
    today: "2025-06-17",
    tactic: (formation: "3-4-2-1", depth: { "GK": 3 }, order: { "RCB": ["savona"] }),
    deadlines: [(name: "Window closes", on: "2025-09-01")],
    matches: [(on: "2025-06-19", versus: "Al Ain")],
    call_ups: [(name: "Gold Cup", from: "2025-06-14", until: "2025-07-06", players: ["mckennie"])],
    players: {
        "perin": (name: "Mattia Perin", positions: { GK: Natural }),
        "kelly": (name: "Lloyd Kelly", positions: { CB: Natural, LB: Competent }),
        "gatti": (name: "Federico Gatti", positions: { CB: Natural }),
        "savona": (name: "Nicolò Savona", positions: { RB: Natural, CB: Competent }),
        "bremer": (
            name: "Gleison Bremer",
            positions: { CB: Natural },
            absences: [(why: Injury("cruciate ligament"), from: "2024-10-02")],
        ),
        "mckennie": (name: "Weston McKennie", positions: { CM: Natural }),
        "yildiz": (name: "Kenan Yıldız", positions: { AM: Natural }, contract: "2029-06-30"),
        "conceicao": (
            name: "Francisco Conceição",
            positions: { AM: Competent },
            loan: (from: "Porto", until: "2025-07-13"),
        ),
    },
    targets: {
        "balerdi": (
            name: "Leonardo Balerdi",
            positions: { CB: Natural },
            club: "Marseille",
            priority: 1,
            stage: Approached,
            seller: Refuses("he is vital"),
        ),
        "leoni": (name: "Giovanni Leoni", positions: { CB: Natural }, club: "Parma", priority: 2),
        "sesko": (name: "Benjamin Šeško", positions: { ST: Natural }, club: "Leipzig", priority: 3),
    },
)"#;

/// The clock on the wall, which no entry of a plan with its own today may show.
pub(crate) const CLOCK: Date = date(2030, 1, 1);

/// The program's own keys and formations.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(runtime::catalogue);

pub(crate) struct Session {
    pub(crate) model: Model,
    /// What the last script asked for outside.
    pub(crate) effects: Vec<Effect>,
    /// The last question to git.
    pub(crate) git: Option<Job>,
    /// The last question about what may come.
    pub(crate) chances: Option<Job>,
}

impl Session {
    /// The plan in a file, with the program's own keys and formations.
    pub(crate) fn new() -> Session {
        Session::with(read(PLAN), Document::in_file("plan.ron".into()))
    }

    /// The plan as a sample, which has no file yet.
    pub(crate) fn sample() -> Session {
        Session::with(read(PLAN), Document::sample("sample.ron".into()))
    }

    pub(crate) fn with(plan: Plan, document: Document) -> Session {
        let model = Model::new(Desk::new(plan, document), CATALOGUE.clone(), CLOCK);
        Session { model, effects: Vec::new(), git: None, chances: None }
    }

    /// Presses keys: `<Enter>` and the like by name, every other character as itself.
    pub(crate) fn press(&mut self, script: &str) -> &mut Session {
        self.effects.clear();
        for key in keys(script) {
            let effects = update(&mut self.model, Msg::Key(key));
            self.take(effects);
        }
        self
    }

    /// What stands under a ladder and who is shown of a market is worked out at once, git is not there, and what may come is not waited for;
    /// the rest is left to the script.
    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Start(job) if matches!(job.kind(), JobKind::Ladder | JobKind::Market) => {
                    let more = update(&mut self.model, Msg::Job(done(&job)));
                    self.take(more);
                }
                Effect::Start(job) if job.kind() == JobKind::Unmerged => self.git = Some(job),
                Effect::Start(job) if job.kind() == JobKind::Chances => self.chances = Some(job),
                Effect::Stop(job) if self.chances.as_ref().is_some_and(|asked| asked.id == job) => {}
                Effect::Stop(job) if self.git.as_ref().is_some_and(|asked| asked.id == job) => {}
                effect => self.effects.push(effect),
            }
        }
    }

    pub(crate) fn tell(&mut self, msg: Msg) -> &mut Session {
        self.effects.clear();
        let effects = update(&mut self.model, msg);
        self.take(effects);
        self
    }

    /// The work that the last script started last.
    pub(crate) fn started(&self) -> Job {
        let started = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Start(job) => Some(job.clone()),
            _ => None,
        });
        started.unwrap_or_else(|| panic!("work: {:?}", self.effects))
    }

    /// Answers what the last key asked.
    pub(crate) fn answer(&mut self) -> &mut Session {
        let job = self.started();
        self.tell(Msg::Job(done(&job)))
    }

    /// The text over the board.
    pub(crate) fn text(&self) -> &Answer {
        let shown = self.model.layers.iter().rev().find_map(|layer| match layer {
            Layer::Answer(answer) => Some(answer),
            _ => None,
        });
        shown.unwrap()
    }

    pub(crate) fn saved(&mut self, job: SaveJob) -> &mut Session {
        self.tell(Msg::Saved { job, outcome: SaveOutcome::Saved(None) })
    }

    pub(crate) fn failed(&mut self, job: SaveJob) -> &mut Session {
        self.tell(Msg::Saved { job, outcome: SaveOutcome::Failed("the disk is full".into()) })
    }

    pub(crate) fn exists(&mut self, job: SaveJob) -> &mut Session {
        self.tell(Msg::Saved { job, outcome: SaveOutcome::Exists })
    }

    /// The one save that the last script asked for.
    pub(crate) fn job(&self) -> SaveJob {
        let [Effect::Save(job)] = &self.effects[..] else { panic!("one save: {:?}", self.effects) };
        job.clone()
    }

    pub(crate) fn quits(&self) -> bool {
        self.effects == [Effect::Quit]
    }

    /// The plan as it is, whatever is assumed.
    pub(crate) fn plan(&self) -> &Plan {
        self.model.kept_plan()
    }

    /// The plan as its file would have it.
    pub(crate) fn written(&self) -> String {
        store::write_plan(self.plan())
    }

    pub(crate) fn status(&self) -> &str {
        &self.model.status.text
    }

    pub(crate) fn is_refused(&self) -> bool {
        self.model.status.tone == Tone::Refusal
    }

    pub(crate) fn selected(&self) -> &str {
        self.model.selected().map_or("nobody", |(id, _)| id.as_str())
    }

    pub(crate) fn prompt(&self) -> &Prompt {
        self.model.prompt().unwrap_or_else(|| panic!("a line being typed; status {:?}", self.model.status))
    }

    pub(crate) fn line(&self) -> &str {
        self.prompt().line()
    }

    /// What could stand where the line is unfinished.
    pub(crate) fn choices(&self) -> Vec<&str> {
        match &self.prompt().reading {
            Reading::Unfinished(problem) => problem.choices.iter().map(|choice| choice.text.as_str()).collect(),
            Reading::Search(commands) => commands.iter().map(|entry| entry.id).collect(),
            Reading::Ready { more, .. } => more.iter().map(|choice| choice.text.as_str()).collect(),
            Reading::Refused(_) => Vec::new(),
        }
    }
}

/// The whole of what a job finds.
pub(crate) fn done(job: &Job) -> JobNews {
    let found = job.question.answer(&mut |_, _| Ok(())).ok();
    JobNews { id: job.id, progress: Progress::default(), found, ended: true }
}

/// What a job tells on its way.
pub(crate) fn on_the_way(job: &Job) -> Vec<JobNews> {
    let mut told = Vec::new();
    let mut tell = |progress, found| {
        told.push(JobNews { id: job.id, progress, found, ended: false });
        Ok(())
    };
    job.question.answer(&mut tell).unwrap();
    told
}

/// What a job finds as the text over the board.
pub(crate) fn text_of(job: &Job) -> Answer {
    Answer::of(job.question.clone(), &done(job).found.unwrap(), AnswerState::Whole)
}

/// A save as the model asks for it, to compare with.
pub(crate) fn asked(job: &SaveJob) -> (u64, PathBuf, How) {
    (job.version, job.path.clone(), job.how)
}

pub(crate) fn read(text: &str) -> Plan {
    store::read_plan("plan.ron", text, &CATALOGUE.formations).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn keys(script: &str) -> Vec<Key> {
    let (mut keys, mut rest) = (Vec::new(), script);
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (key, after) = match named.and_then(|(name, after)| Some((name.parse().ok()?, after))) {
            Some(named) => named,
            None if c == ' ' => ("Space".parse().unwrap(), &rest[1..]),
            None => (c.to_string().parse().unwrap(), &rest[c.len_utf8()..]),
        };
        keys.push(key);
        rest = after;
    }
    keys
}

/// Presses a script that ends in an edit: what the status says then (its name, where it tells a field's values), and a text that the plan's file has from then
/// on (with `-` before it: has no longer). The file reads back as the plan, undo and redo name what they do and lead
/// to the very plans, and all of it can be taken back.
pub(crate) fn check(script: &str, status: &str, wrote: &str) -> Session {
    let mut session = Session::new();
    let (first, before) = (session.plan().clone(), session.written());
    session.press(script);
    let name = session.model.desk.history.to_undo().unwrap_or_default().to_owned();
    // What is kept as a what-if is shown, and the way back is said; so is that an entry is of a later day.
    let status_alone = session.status().split("; 0 shows").next().unwrap_or_default();
    let status_alone = status_alone.split("; it is of a later day").next().unwrap_or_default();
    let told = if status_alone.contains(", was ") { &name } else { status_alone };
    assert_eq!(told, status, "{script}: {}", session.status());
    assert!(session.model.layers.is_empty() && !session.is_refused(), "{script}");
    let (edited, after) = (session.plan().clone(), session.written());
    let (gained, text) = wrote.strip_prefix('-').map_or((true, wrote), |text| (false, text));
    let (with, without) = if gained { (&after, &before) } else { (&before, &after) };
    assert!(with.contains(text) && !without.contains(text), "{script}: {text}\n{after}");
    assert_eq!(read(&after), edited, "{script}");

    assert_eq!(name, status.split(" (though ").next().unwrap_or(status));
    session.press("u");
    assert_eq!(session.status(), format!("undone: {name}"));
    assert_ne!(session.plan(), &edited);
    session.press("<Ctrl-r>");
    assert_eq!((session.status(), session.plan()), (&*format!("done again: {name}"), &edited));
    while session.model.desk.history.to_undo().is_some() {
        session.press("u");
    }
    assert_eq!(session.plan(), &first, "{script}");
    session.press("u");
    assert_eq!((session.status(), session.is_refused()), ("nothing to undo", true));
    session
}
