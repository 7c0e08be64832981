//! Texts that are shown over the board.

use super::question::{About, Found, Question};
use super::scroll::Scroll;
use crate::analysis::alternatives::{AttributeScale, Candidate, candidates, everybody, words as people_words};
use crate::analysis::lists::words as list_words;
use crate::analysis::money::words as money_words;
use crate::analysis::{Weeks, words};
use crate::command::{ImportSource, MOST_COMPARED};
use crate::text;

/// A text that is shown over the board, fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    pub title: String,
    pub lines: Vec<String>,
    pub scrolled: Scroll,
    /// The question that it answers; `None` for the last message in full.
    pub to: Option<Question>,
    /// Whether the text is complete.
    pub state: AnswerState,
}

/// Whether an answer is complete and current.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerState {
    Whole,
    /// More is to come.
    Partial,
    /// The job was stopped before it had found everything.
    Stopped,
    /// It is for another plan, day or familiarity, and is being asked again.
    Outdated,
}

impl Answer {
    pub(super) fn new(title: impl Into<String>, lines: Vec<String>) -> Answer {
        Answer { title: title.into(), lines, scrolled: Scroll::default(), to: None, state: AnswerState::Whole }
    }

    /// Puts what was found into words.
    pub fn of(question: Question, found: &Found, state: AnswerState) -> Answer {
        let lines = lines(&question, found);
        Answer { state, to: Some(question.clone()), ..Answer::new(question.title(), lines) }
    }
}

impl Question {
    /// The title of the answer.
    pub fn title(&self) -> String {
        match &self.about {
            About::Signings(budget) => {
                format!("The best signings {}", money_words::within(&self.plan, *budget, self.from).1)
            }
            About::WhatIfs(_) => format!("What-ifs {}", words::over(Weeks::ahead(self.from))),
            About::Worst => format!("What would hurt most on {}", self.from),
            About::Lists(_) => "Who may be registered".into(),
            About::Alternatives(_) => "Who else could come".into(),
            About::Like(id) => format!("Most like {}", text::display(self.plan.short_name(id))),
            About::Coming => format!("What changes after {}", self.from),
            About::Import(request) => match &request.from {
                ImportSource::File(path) => format!("Reading {}", text::path(path)),
                ImportSource::Pasted(_) => "Reading what was pasted".into(),
            },
            About::TakeIn { read, .. } => format!("Taking in {}", read.name),
            About::Chances(_) => "What may come".into(),
            About::Unmerged { .. } => "What git left unmerged".into(),
            About::ReadMarket(request) => {
                let files = request.files.iter().map(|(path, _)| text::path(path).to_string());
                format!("Reading {}", text::some_of(files, 2))
            }
            About::Market(_) => "Looking through the market".into(),
            About::Ladder { person, .. } => format!("Ladder of {}", text::display(self.plan.short_name(person))),
        }
    }
}

fn lines(question: &Question, found: &Found) -> Vec<String> {
    let plan = &*question.plan;
    let all = || -> Vec<Candidate<'_>> { candidates(plan, question.from).collect() };
    match found {
        Found::Signings(found) => words::best_set(found, Weeks::ahead(question.from), plan),
        Found::WhatIfs(found) => {
            let mut lines = words::what_ifs(found, plan);
            lines.extend([String::new(), hint(plan.what_ifs.len(), found.what_ifs.len())]);
            lines
        }
        Found::Worst(cases) => words::worst(cases, plan),
        Found::Lists { lists, unknown } => {
            let known = lists.iter().flat_map(|list| list_words::lines(list, plan).into_iter().chain([String::new()]));
            let unknown = unknown.iter().map(|name| {
                let name = text::fit(name, 60).into_owned();
                format!("The rules of “{name}” are not known here: touchline lists takes them with --rules FILE")
            });
            known.chain(unknown).collect()
        }
        Found::Alternatives(found) => {
            let (all, scale) = (all(), AttributeScale::of(everybody(plan)));
            let people = (0..found.people.len()).map(|place| people_words::alternative(found, place, &all, plan));
            listed(people_words::heading(found, Weeks::ahead(question.from), plan, scale), people)
        }
        Found::Like(found) => {
            let About::Like(id) = &question.about else { return Vec::new() };
            let Some((found, person)) = found.as_ref().zip(plan.person(id)) else { return Vec::new() };
            let all = all();
            let people =
                (0..found.people.len()).map(|place| people_words::alike(found, place, person.profile(), &all, plan));
            listed(people_words::compared(found), people)
        }
        Found::Coming(coming) if coming.is_empty() => {
            vec!["Nobody comes or goes, and no match is planned, in the weeks ahead.".into()]
        }
        Found::Coming(coming) => {
            coming.iter().map(|coming| format!("{}  {}", coming.on, words::coming(coming, plan))).collect()
        }
        Found::Chances(_)
        | Found::Ladder { .. }
        | Found::Unmerged(_)
        | Found::Import(_)
        | Found::TakenIn(_)
        | Found::ReadMarket(_)
        | Found::Market(_) => Vec::new(),
    }
}

/// A hint about the table of what-ifs, or how to get one.
fn hint(kept: usize, compared: usize) -> String {
    match kept {
        0 => "No what-if is kept: what-if \"No Gatti\" lose gatti until 2025-09-01, sign balerdi".into(),
        kept if kept > compared => format!("{kept} are kept: compare takes the names of up to {MOST_COMPARED}"),
        _ => "→ is from the plan as it is; a week breaks when some slot can't be filled on one of its days".into(),
    }
}

fn listed(heading: String, people: impl Iterator<Item = String>) -> Vec<String> {
    let people: Vec<String> = people.enumerate().map(|(place, line)| format!("  {} {line}", place + 1)).collect();
    let mut lines = vec![heading, String::new()];
    if people.is_empty() {
        lines.push("  Nobody: the plan has no open target for it. Add one, with n.".into());
    }
    lines.extend(people);
    lines
}
