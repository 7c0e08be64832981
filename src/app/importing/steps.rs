//! What the keys and the jobs of an import do to the model.

use std::sync::Arc;

use super::{Importing, ReadImport};
use crate::app::effect::Effect;
use crate::app::jobs::JobKind;
use crate::app::layers::Layer;
use crate::app::model::Model;
use crate::app::question::{About, Question};
use crate::app::said::{Status, Tone};
use crate::command::{Command, Deciding, ImportChoice, ImportRequest, ImportSource, PersonKind};
use crate::domain::Plan;
use crate::import::update::words::{changes, no_changes};

/// The most bytes of a paste that are kept.
pub const MOST_PASTED: usize = 4 << 20;

impl Model {
    fn importing(&mut self) -> Option<&mut Importing> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::Importing(importing) => Some(&mut **importing),
            _ => None,
        })
    }

    /// Reads a pasted table; none if it has one line alone.
    pub(in crate::app) fn import_pasted(&mut self, pasted: &str) -> Option<Vec<Effect>> {
        let lines = pasted.split(['\r', '\n']).filter(|line| !line.trim().is_empty());
        if lines.take(2).count() < 2 {
            return None;
        }
        if pasted.len() >= MOST_PASTED {
            return Some(self.refuse("more was pasted than is kept: save it as a file and type import FILE"));
        }
        // Terminals end the lines of a paste with the byte of the key Enter.
        let text = pasted.replace("\r\n", "\n").replace('\r', "\n");
        let request = ImportRequest::of(ImportSource::Pasted(text.into()));
        Some(self.ask(About::Import(Box::new(request))))
    }

    /// Compares the file again once the plan has changed.
    pub(in crate::app) fn import_again(&mut self) -> Vec<Effect> {
        let plan = self.kept_plan().clone();
        let Some(importing) = self.importing() else { return Vec::new() };
        importing.is_outdated = importing.to.plan != plan;
        if !importing.is_outdated {
            return Vec::new();
        }
        let running = self.jobs.of(JobKind::Import).map(|running| &running.job.question);
        if running.is_some_and(|running| running.plan == plan) {
            return Vec::new();
        }
        let asked = self.asked_import();
        asked.map(|request| self.ask(About::Import(request))).unwrap_or_default()
    }

    /// What was asked for last, such as whom to take as targets: the import that is being read, else the one that is shown.
    fn asked_import(&mut self) -> Option<Box<ImportRequest>> {
        let running = self.jobs.of(JobKind::Import).map(|running| running.job.question.about.clone());
        let shown = self.importing().map(|importing| importing.to.about.clone());
        running.into_iter().chain(shown).find_map(|about| match about {
            About::Import(request) => Some(request),
            _ => None,
        })
    }

    /// Shows what a file would change, under a line that is being typed.
    pub(in crate::app) fn show_import(&mut self, to: Question, read: Result<Arc<ReadImport>, String>) -> Vec<Effect> {
        let read = match read {
            Ok(read) => read,
            Err(why) => return self.refuse_import(&to.about, why),
        };
        let before = self.layers.iter().position(|layer| matches!(layer, Layer::Importing(_)));
        let before = before.map(|at| (at, self.layers.remove(at)));
        let is_said = |before: &Importing| self.status.text == nothing(&before.read);
        if read.update.proposals.is_empty() {
            self.say(nothing(&read), Tone::Plain);
        } else if matches!(&before, Some((_, Layer::Importing(before))) if is_said(before)) {
            self.status = Status::default();
        }
        let new_people = self.catalogue.keymap.usual_key_of(&Command::Decide(Deciding::NewPeople)).unwrap_or_default();
        let mut importing = Importing::new(to, read, new_people);
        let typed = |layer: &Layer| matches!(layer, Layer::Prompt(_) | Layer::Filter | Layer::Help(_));
        let top = self.layers.len() - usize::from(self.layers.last().is_some_and(typed));
        let at = match before {
            Some((at, Layer::Importing(before))) => {
                if is_of_same(&before.to.about, &importing.to.about) {
                    importing.keep_from(&before);
                }
                at
            }
            _ => top,
        };
        self.layers.insert(at.min(self.layers.len()), Layer::Importing(Box::new(importing)));
        Vec::new()
    }

    /// Says why a file is not shown, and brings its line back.
    ///
    /// What is shown stays, unless the plan has changed under it.
    fn refuse_import(&mut self, asked: &About, why: String) -> Vec<Effect> {
        self.layers.retain(|layer| !matches!(layer, Layer::Importing(shown) if shown.is_outdated));
        let is_same = self.importing().is_some_and(|shown| is_of_same(&shown.to.about, asked));
        if let (About::Import(request), false) = (asked, is_same) {
            self.draft = request.line().unwrap_or(std::mem::take(&mut self.draft));
        }
        self.refuse(why)
    }

    pub(in crate::app) fn select_import(&mut self, lines: isize) {
        self.importing().into_iter().for_each(|importing| importing.select(lines));
    }

    pub(in crate::app) fn toggle_import(&mut self) -> Vec<Effect> {
        match self.importing().map(Importing::toggle) {
            Some(true) => Vec::new(),
            _ => self.refuse("nothing to take in this line"),
        }
    }

    /// Takes all lines, or none.
    pub(in crate::app) fn take_lines(&mut self, all: bool) {
        self.importing().into_iter().for_each(|importing| importing.taken.fill(all));
    }

    /// Asks again with those who are not in the plan left out, as targets, or as players.
    pub(in crate::app) fn next_taken_as(&mut self) -> Vec<Effect> {
        let Some(request) = self.asked_import() else { return Vec::new() };
        let taken_as = match request.taken_as {
            None => Some(PersonKind::Target),
            Some(PersonKind::Target) => Some(PersonKind::Player),
            Some(PersonKind::Player) => None,
        };
        self.ask(About::Import(Box::new(ImportRequest { taken_as, ..*request })))
    }

    /// Asks again with the next of those whom somebody of the file may be, then as somebody new, then undecided.
    pub(in crate::app) fn next_who(&mut self) -> Vec<Effect> {
        let asked = self.importing().and_then(|shown| shown.asked(shown.lines.get(shown.selected)?).cloned());
        let Some(asked) = asked else { return self.refuse("nobody to choose on this line") };
        let Some(mut request) = self.asked_import() else { return Vec::new() };
        let is_his = |choice: &ImportChoice| choice.line == asked.line && choice.name == asked.name;
        let held = request.chosen.iter().position(is_his).map(|at| request.chosen.remove(at).person);
        let all = asked.people.iter().cloned().map(Some).chain([None]);
        let next = match held {
            None => all.into_iter().next(),
            Some(held) => all.skip_while(|person| *person != held).nth(1),
        };
        if let Some(person) = next {
            // Nobody is two people of a file.
            request.chosen.retain(|choice| choice.person.is_none() || choice.person != person);
            request.chosen.push(ImportChoice { line: asked.line, name: asked.name, person });
        }
        self.ask(About::Import(request))
    }

    /// Begins to take in what is taken.
    pub(in crate::app) fn take_import(&mut self) -> Vec<Effect> {
        let Some(importing) = self.importing() else { return Vec::new() };
        if importing.is_outdated {
            return self.refuse("the plan has changed: the file is being compared with it again");
        }
        if importing.count() == 0 && !importing.read.is_noted {
            return self.refuse("nothing is taken: Esc leaves the plan as it is");
        }
        let (read, taken) = (importing.read.clone(), importing.taken.as_slice().into());
        self.ask(About::TakeIn { read, taken })
    }

    /// Makes what was taken one edit, unless the plan or the choice has changed meanwhile.
    pub(in crate::app) fn took_in(&mut self, of: &Question, after: Result<Arc<Plan>, String>) -> Vec<Effect> {
        let About::TakeIn { read, taken } = &of.about else { return Vec::new() };
        let is_so = of.plan == *self.kept_plan();
        let is_chosen =
            |importing: &mut Importing| importing.taken[..] == taken[..] && Arc::ptr_eq(&importing.read, read);
        if !is_so || !self.importing().is_some_and(is_chosen) {
            return self.refuse("what is to be taken has changed meanwhile: nothing was changed");
        }
        let after = match after {
            Ok(after) => after,
            Err(why) => return self.refuse(why),
        };
        self.layers.retain(|layer| !matches!(layer, Layer::Importing(_)));
        let chosen = read.update.proposals.iter().zip(taken.iter()).filter(|(_, taken)| **taken);
        let name = format!("import {}", read.name);
        let done = match read.is_noted {
            true => "that it was read is noted".to_owned(),
            false => changes(chosen.map(|(proposal, _)| proposal)),
        };
        self.status = Status::plain(format!("{name}: {done}"));
        let wanted = self.desk.edit(Plan::clone(&after), name);
        self.follow(wanted)
    }

    /// Stops the job of an import, if one runs.
    pub(in crate::app) fn stop_import(&mut self) -> Option<Effect> {
        let title = self.jobs.of(JobKind::Import)?.job.question.title();
        let stopped = self.jobs.stop(JobKind::Import)?;
        self.say(format!("stopped: {title}"), Tone::Warning);
        Some(Effect::Stop(stopped))
    }

    /// Stops the taking in that runs; otherwise leaves the plan as it is.
    pub(in crate::app) fn leave_import(&mut self) -> Vec<Effect> {
        let running = self.jobs.of(JobKind::Import).map(|running| &running.job.question.about);
        let takes_in = matches!(running, Some(About::TakeIn { .. }));
        if !takes_in {
            self.layers.pop();
        }
        self.stop_import().into_iter().collect()
    }
}

/// That a file changes nothing, and what can be done all the same.
fn nothing(read: &ReadImport) -> String {
    let noted = if read.is_noted { "; taking it in notes that it was read" } else { "" };
    format!("{}{noted}", no_changes(&read.update))
}

/// Whether two questions are about the same file.
fn is_of_same(one: &About, other: &About) -> bool {
    matches!((one, other), (About::Import(one), About::Import(other)) if one.from == other.from)
}
