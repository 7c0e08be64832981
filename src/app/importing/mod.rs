//! What a file would change, line by line: taken or left out.

mod reading;
mod steps;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::question::{About, Question};
use crate::command::PersonKind;
use crate::domain::Id;
use crate::import::update::{AskedWho, ClaimKind, Proposal, TakenAs, words};
use crate::text;

pub use reading::ReadImport;
pub(super) use reading::{read, take_in};
pub use steps::MOST_PASTED;

/// What a file would change, over the board.
pub struct Importing {
    /// The question that it answers.
    pub to: Question,
    pub read: Arc<ReadImport>,
    pub lines: Vec<ImportLine>,
    /// Whether each proposal is taken.
    pub taken: Vec<bool>,
    /// The place of a line.
    pub selected: usize,
    /// Whether the plan has changed, and the file is compared again.
    pub is_outdated: bool,
    /// The key that says what people become whom the plan does not have.
    new_people: String,
}

/// A line of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportLine {
    /// Somebody, or all who are new, with the places of what is proposed.
    Heading(Range<usize>),
    /// The place of a proposal.
    Change(usize),
    /// The place of a note.
    Note(usize),
}

impl ImportLine {
    /// The places of what is proposed; none of a note.
    fn places(&self) -> Option<Range<usize>> {
        match self {
            ImportLine::Heading(places) => Some(places.clone()),
            ImportLine::Change(at) => Some(*at..at + 1),
            ImportLine::Note(_) => None,
        }
    }
}

/// How much of a line is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TakenPart {
    All,
    Some,
    Nothing,
}

impl Importing {
    /// Everything is taken at first.
    fn new(to: Question, read: Arc<ReadImport>, new_people: String) -> Importing {
        let (lines, taken) = (lines(&read), vec![true; read.update.proposals.len()]);
        Importing { to, read, lines, taken, selected: 0, is_outdated: false, new_people }
    }

    /// Leaves out what was left out before, and stays at the selected line.
    fn keep_from(&mut self, before: &Importing) {
        let key = |proposal: &Proposal| (proposal.person.clone(), proposal.kind);
        let both = before.read.update.proposals.iter().zip(&before.taken);
        let left: HashSet<_> = both.filter(|(_, taken)| !**taken).map(|(proposal, _)| key(proposal)).collect();
        for (proposal, taken) in self.read.update.proposals.iter().zip(&mut self.taken) {
            *taken = !left.contains(&key(proposal));
        }
        let selected = before.lines.get(before.selected).and_then(|line| before.subject(line));
        let is_same = |line: &ImportLine| selected.is_some() && self.subject(line) == selected;
        let asked = before.lines.get(before.selected).and_then(|line| before.asked(line));
        let is_asked = |line: &ImportLine| {
            self.asked(line).zip(asked).is_some_and(|(one, other)| (one.line, &one.name) == (other.line, &other.name))
        };
        let same = self.lines.iter().position(|line| is_same(line) || is_asked(line));
        self.selected = same.unwrap_or(before.selected.min(self.lines.len().saturating_sub(1)));
    }

    /// Of whom a line asks who he is.
    pub fn asked(&self, line: &ImportLine) -> Option<&AskedWho> {
        let ImportLine::Note(at) = line else { return None };
        self.read.update.asked.get(self.read.notes.get(*at)?.asks?)
    }

    /// Whether the file has someone who may be several.
    pub(super) fn asks(&self) -> bool {
        !self.read.update.asked.is_empty()
    }

    fn proposal(&self, line: &ImportLine) -> Option<&Proposal> {
        match line {
            ImportLine::Change(at) => self.read.update.proposals.get(*at),
            ImportLine::Heading(_) | ImportLine::Note(_) => None,
        }
    }

    /// Who a line is about, and of what a change is.
    fn subject(&self, line: &ImportLine) -> Option<(&Id, Option<ClaimKind>)> {
        let (at, is_change) = match line {
            ImportLine::Heading(places) => (places.start, false),
            ImportLine::Change(at) => (*at, true),
            ImportLine::Note(_) => return None,
        };
        let proposal = self.read.update.proposals.get(at)?;
        Some((&proposal.person, is_change.then_some(proposal.kind)))
    }

    fn select(&mut self, lines: isize) {
        self.selected = self.selected.saturating_add_signed(lines).min(self.lines.len().saturating_sub(1));
    }

    /// Takes the selected line or leaves it out; false if there is nothing to take.
    fn toggle(&mut self) -> bool {
        let places = self.lines.get(self.selected).and_then(ImportLine::places);
        let Some(taken) = places.and_then(|places| self.taken.get_mut(places)) else { return false };
        let all = taken.iter().all(|taken| *taken);
        taken.fill(!all);
        true
    }

    /// How many changes are taken.
    pub fn count(&self) -> usize {
        self.taken.iter().filter(|taken| **taken).count()
    }

    /// How much of a line is taken; none where there is nothing to take.
    pub fn part(&self, line: &ImportLine) -> Option<TakenPart> {
        let taken = self.taken.get(line.places()?)?;
        Some(match taken.iter().filter(|taken| **taken).count() {
            0 => TakenPart::Nothing,
            some if some < taken.len() => TakenPart::Some,
            _ => TakenPart::All,
        })
    }

    /// What a change is of, such as `contract`; empty for who is new and for lines without a change.
    pub fn kind(&self, line: &ImportLine) -> &'static str {
        match self.proposal(line) {
            Some(proposal) if proposal.kind != ClaimKind::New => proposal.kind.word(),
            _ => "",
        }
    }

    /// Whether a line stands over others.
    pub fn is_title(&self, line: &ImportLine) -> bool {
        match line {
            ImportLine::Heading(_) => true,
            ImportLine::Change(_) => false,
            ImportLine::Note(at) => self.read.notes.get(*at).is_some_and(|note| note.is_title),
        }
    }

    /// The title over those who are new, with what the key does next.
    fn new_people(&self) -> String {
        let About::Import(request) = &self.to.about else { return words::new(None) };
        let (taken_as, next) = match request.taken_as {
            Some(PersonKind::Target) => (TakenAs::Targets, "makes them players"),
            _ => (TakenAs::Players, "leaves them out"),
        };
        format!("{}; {} {next}", words::new(Some(taken_as)), self.new_people)
    }

    /// What a line says, fit for a screen.
    pub fn words(&self, line: &ImportLine) -> String {
        let said = match line {
            ImportLine::Heading(places) => match self.read.update.proposals.get(places.start) {
                Some(first) if first.kind == ClaimKind::New => self.new_people(),
                first => first.map(|first| first.name.clone()).unwrap_or_default(),
            },
            ImportLine::Change(at) => self.read.update.proposals.get(*at).map(Proposal::words).unwrap_or_default(),
            ImportLine::Note(at) => match self.read.notes.get(*at) {
                Some(note) if note.may_add => {
                    format!("{}; {} adds them, as targets or as players", note.text, self.new_people)
                }
                note => note.map(|note| note.text.clone()).unwrap_or_default(),
            },
        };
        text::display(&said).into_owned()
    }
}

fn lines(read: &ReadImport) -> Vec<ImportLine> {
    let is_new = |proposal: &Proposal| proposal.kind == ClaimKind::New;
    let together = |one: &Proposal, next: &Proposal| match is_new(one) {
        true => is_new(next),
        false => !is_new(next) && one.person == next.person,
    };
    let (mut lines, mut at) = (Vec::new(), 0);
    for group in read.update.proposals.chunk_by(together) {
        let places = at..at + group.len();
        at = places.end;
        lines.push(ImportLine::Heading(places.clone()));
        lines.extend(places.map(ImportLine::Change));
    }
    lines.extend((0..read.notes.len()).map(ImportLine::Note));
    lines
}
