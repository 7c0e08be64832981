//! Commands: what each does to the model.

use jiff::ToSpan;
use jiff::civil::Date;

use super::answer::AnswerState;
use super::effect::Effect;
use super::layers::{Help, Layer};
use super::line::{Purpose, TriedEdit};
use super::model::Model;
use super::question::About;
use super::said::Tone;
use crate::command::{Command, Entry, Over, Screen, View, parse, quote};
use crate::domain::Edit;

impl Model {
    /// Does what a key asks for: runs the command, or begins its line.
    pub(super) fn call(&mut self, entry: &'static Entry) -> Vec<Effect> {
        let context = self.context();
        if let Err(missing) = entry.needs.met(&context) {
            self.say(missing, Tone::Refusal);
            return Vec::new();
        }
        if entry.runs_at_once() {
            return match parse(self.scope(), entry.id) {
                Ok(command) => self.run(command),
                Err(problem) => self.refuse(problem),
            };
        }
        let subject = entry.needs.subject(&context).map(|subject| format!("{} ", quote(subject)));
        self.open_prompt(format!("{} {}", entry.id, subject.unwrap_or_default()), Purpose::Command);
        Vec::new()
    }

    pub(super) fn refuse(&mut self, why: impl ToString) -> Vec<Effect> {
        self.say(why.to_string(), Tone::Refusal);
        Vec::new()
    }

    pub(super) fn run(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Edit(edit) => self.edit(&edit),
            Command::View(view) => self.view(view),
        }
    }

    fn edit(&mut self, edit: &Edit) -> Vec<Effect> {
        match TriedEdit::new(edit, self.kept_plan(), self.today()) {
            Ok(tried) => self.keep(tried),
            Err(refused) => self.refuse(refused),
        }
    }

    /// Makes an edit that was tried on the plan as it is.
    pub(super) fn keep(&mut self, tried: TriedEdit) -> Vec<Effect> {
        self.status = tried.said();
        if let Edit::AddTarget { id, .. } = &tried.edit {
            self.screens.board.follow_target(id.clone());
        }
        let wanted = self.desk.edit(tried.plan, tried.name);
        self.follow(wanted)
    }

    fn view(&mut self, view: View) -> Vec<Effect> {
        let page = self.window.page();
        match view {
            View::Down => self.move_by(1),
            View::Up => self.move_by(-1),
            View::PageDown => self.move_by(page),
            View::PageUp => self.move_by(-page),
            View::First => self.move_by(-isize::from(i16::MAX)),
            View::Last => self.move_by(isize::from(i16::MAX)),
            View::Left => self.move_along(-1),
            View::Right => self.move_along(1),
            View::NextPane => self.next_part(1),
            View::PreviousPane => self.next_part(-1),
            View::Board => self.show(Screen::Board),
            View::Pitch => self.show(Screen::Pitch),
            View::Calendar => self.show(Screen::Calendar),
            View::Deals => self.show(Screen::Deals),
            View::Open => self.open(),
            View::Back => return self.back(),
            View::Zoom => self.screens.zoom(),
            View::PreviousWeek => self.look(self.asked.on.checked_sub(1.week()).ok()),
            View::NextWeek => self.look(self.asked.on.checked_add(1.week()).ok()),
            View::PreviousMonth => self.look(self.asked.on.checked_sub(1.month()).ok()),
            View::NextMonth => self.look(self.asked.on.checked_add(1.month()).ok()),
            View::Today => self.look(Some(self.today())),
            View::On(day) => self.look(Some(day)),
            View::NextFamiliarity => self.status = self.asked.next_familiarity(),
            View::NextLook => self.status = self.window.next_look(),
            View::Mouse => self.status = self.window.swap_mouse(),
            View::NextOrder => self.asked.swap_order(),
            View::Assume(name) => self.status = self.asked.assume(name.as_deref()),
            View::Compare(names) => return self.ask(About::WhatIfs(names)),
            View::Worst => return self.ask(About::Worst),
            View::Coming => return self.ask(About::Coming),
            View::Said => self.show_said(),
            View::Signings(budget) => return self.ask(About::Signings(budget)),
            View::Lists => return self.ask(About::Lists(self.catalogue.rules.clone())),
            View::Alternatives => {
                let sought = self.screens.sought(&self.asked);
                return sought.map_or(Vec::new(), |sought| self.ask(About::Alternatives(sought)));
            }
            View::Like => {
                let person = self.selected().map(|(id, _)| id.clone());
                return person.map_or(Vec::new(), |person| self.ask(About::Like(person)));
            }
            View::Filter => self.layers.push(Layer::Filter),
            View::CommandLine => self.open_prompt(String::new(), Purpose::Command),
            View::Help => self.layers.push(Layer::Help(Help::default())),
            View::Copy => return self.copy(),
            View::NextChoice => self.highlight(1),
            View::PreviousChoice => self.highlight(-1),
            View::Recall => self.recall(),
            View::Take(origin) => self.desk.take_side(origin),
            View::TakeAll(origin) => self.desk.take_side_of_all(origin),
            View::Complete => return self.complete(),
            view => return self.act(view),
        }
        Vec::new()
    }

    /// The views that may reach the plan, its file or the way out.
    fn act(&mut self, view: View) -> Vec<Effect> {
        match view {
            View::Earlier => self.reorder(-1),
            View::Later => self.reorder(1),
            View::Abandon => vec![Effect::Quit],
            View::Suspend => vec![Effect::Suspend],
            View::Accept => self.accept(),
            View::Discard => self.discard_unsaved(),
            View::Conflicts => self.show_conflicts(),
            View::Settle => self.settle(),
            view => self.act_at_desk(view),
        }
    }

    fn act_at_desk(&mut self, view: View) -> Vec<Effect> {
        let wanted = match view {
            View::Undo => self.desk.undo(),
            View::Redo => self.desk.redo(),
            View::Write { path, over } => self.desk.write(path, over == Over::Replace),
            View::Retry => self.desk.retry(),
            View::Quit => self.desk.leave(),
            View::Recover => self.desk.recover(),
            _ => Vec::new(),
        };
        self.follow(wanted)
    }

    fn look(&mut self, day: Option<Date>) {
        if let Some(refused) = self.asked.look(day) {
            self.status = refused;
        }
    }

    fn reorder(&mut self, step: isize) -> Vec<Effect> {
        match self.screens.board.reorder(&self.asked, step) {
            Some(edit) => self.edit(&edit),
            None => self.refuse("nobody on that side of him in the coach's order"),
        }
    }

    fn show(&mut self, screen: Screen) {
        self.screens.show(screen, &self.asked);
        self.layers.clear();
    }

    /// Moves the selection, or scrolls what lies on top.
    pub(super) fn move_by(&mut self, lines: isize) {
        match self.layers.last_mut() {
            Some(Layer::Answer(answer)) => {
                answer.scrolled = answer.scrolled.min(answer.lines.len()).saturating_add_signed(lines);
            }
            Some(Layer::Settling) => self.desk.select_conflict(lines),
            Some(Layer::Sheet) => self.screens.board.scroll_sheet(lines),
            _ => {
                let day = self.screens.move_by(lines, &self.asked);
                self.go_to(day);
            }
        }
    }

    fn move_along(&mut self, step: isize) {
        let day = self.screens.move_along(step, &self.asked);
        self.go_to(day);
    }

    fn next_part(&mut self, step: isize) {
        let day = self.screens.next_part(self.window.shape().panes(), step, &self.asked);
        self.go_to(day);
    }

    /// Looks at the day that a selection leads to.
    pub(super) fn go_to(&mut self, day: Option<Date>) {
        self.asked.on = day.unwrap_or(self.asked.on);
    }

    fn open(&mut self) {
        let reads = matches!(self.layers.last(), Some(Layer::Sheet | Layer::Answer(_)));
        if !reads && self.screens.open(self.window.shape().panes(), &self.asked) {
            self.layers.push(Layer::Sheet);
        }
    }

    /// One layer back, never out of the program. What is shown as running is stopped first, and what was found of it stays.
    fn back(&mut self) -> Vec<Effect> {
        let works = match self.layers.last() {
            Some(Layer::Answer(answer)) => answer.state == AnswerState::Partial,
            Some(_) => false,
            None => true,
        };
        if let Some(stopped) = works.then(|| self.stop_text()).flatten() {
            return vec![stopped];
        }
        match self.layers.pop() {
            Some(Layer::Filter) => self.asked.filter = tui_input::Input::default(),
            Some(Layer::Prompt(prompt)) => {
                self.desk.document.leaving = false;
                self.draft = prompt.line().to_owned();
            }
            Some(Layer::Help(_) | Layer::Sheet | Layer::Answer(_) | Layer::Settling) => {}
            None if !self.asked.filter.value().is_empty() => self.asked.filter = tui_input::Input::default(),
            None if self.screens.back() => {}
            None => self.status = super::Status::default(),
        }
        Vec::new()
    }

    fn copy(&mut self) -> Vec<Effect> {
        match self.in_words() {
            Some(words) => {
                self.say("copied", Tone::Plain);
                vec![Effect::Copy(words)]
            }
            None => self.refuse("nothing is selected to copy"),
        }
    }

    /// The selection as a line to paste into a message; the whole text that lies over the lists.
    fn in_words(&self) -> Option<String> {
        match self.layers.last() {
            Some(Layer::Answer(answer)) => Some(format!("{}\n{}", answer.title, answer.lines.join("\n"))),
            _ => self.screens.in_words(&self.asked),
        }
    }
}
