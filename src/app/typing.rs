//! Choosing, completing and running the line that is being typed.

use super::effect::Effect;
use super::layers::Layer;
use super::line::{LineCommand, Prompt, Purpose, Reading};
use super::model::Model;
use crate::command::{Command, Does, Entry, SET, Screen, SquadColumn, entry, entry_of, mistyped};
use crate::domain::{FieldName, Id};

impl Model {
    pub(super) fn highlight(&mut self, step: isize) {
        if let Some(Layer::Help(help)) = self.layers.last_mut() {
            help.scrolled.by(step);
        }
        if let Some(prompt) = self.prompt_mut() {
            prompt.highlight(step);
        }
    }

    /// Brings back the last line that was closed without being run; the current line can be recalled next.
    pub(super) fn recall(&mut self) {
        let draft = self.draft.clone();
        if let Some(prompt) = self.prompt_mut() {
            let covered = std::mem::replace(&mut prompt.input, draft.into());
            self.draft = covered.value().to_owned();
            self.reread();
        }
    }

    /// Puts the highlighted word into the line; in the palette, takes the highlighted command.
    ///
    /// In a cell's line where nothing is to be completed, it runs the line and goes on to the next cell, and one in
    /// which nothing was typed is left.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        if matches!(self.layers.last(), Some(Layer::Filter)) {
            return match self.asked.complete_filter() {
                true => Vec::new(),
                false => self.refuse("no term begins so: it is looked for in names and clubs"),
            };
        }
        let is_whole = self.prompt().is_some_and(|prompt| prompt.rows() == 0);
        match self.typed_in_cell() {
            Some("") => {
                self.layers.pop();
                return self.go_to_cell(1);
            }
            Some(_) if is_whole => {
                let mut effects = self.accept();
                if self.prompt().is_none() {
                    effects.extend(self.go_to_cell(1));
                }
                return effects;
            }
            _ => {}
        }
        let Some(prompt) = self.prompt_mut() else { return Vec::new() };
        if let Some(entry) = prompt.chosen_command() {
            return match mistyped(prompt.line(), entry).filter(|_| prompt.choice.is_none()) {
                Some(why) => self.refuse(why),
                None => self.take_command(entry),
            };
        }
        prompt.complete();
        self.reread();
        Vec::new()
    }

    fn take_command(&mut self, entry: &'static Entry) -> Vec<Effect> {
        if let Some(why) = self.unheard(entry) {
            return self.refuse(why);
        }
        let Some(Layer::Prompt(prompt)) = self.layers.pop() else { return Vec::new() };
        match &entry.does {
            Does::AtOnce(_) => self.call(entry),
            Does::Line(_) => {
                self.begin(entry, prompt.purpose);
                Vec::new()
            }
        }
    }

    /// Begins a command's line with its verb and, if one is selected, the person or slot it is about.
    pub(super) fn begin(&mut self, entry: &Entry, purpose: Purpose) {
        self.open_prompt(self.begun(entry), purpose);
    }

    fn begun(&self, entry: &Entry) -> String {
        let subject = entry.needs.subject(&self.context()).map(|subject| format!("{subject} "));
        format!("{} {}", entry.id, subject.unwrap_or_default())
    }

    /// Begins the line that sets the field of the selected cell.
    fn begin_cell(&mut self) {
        if let Some(set) = entry(SET) {
            self.begin(set, Purpose::Command);
        }
    }

    /// What was typed into the line of the selected cell; `None` if it is another line, or a word is highlighted.
    fn typed_in_cell(&self) -> Option<&str> {
        let prompt = self.prompt().filter(|prompt| prompt.choice.is_none() && self.screens.field().is_some())?;
        Some(prompt.line().strip_prefix(&self.begun(entry(SET)?))?.trim())
    }

    /// Goes to the next cell that can be set, or to the previous one, and begins its line.
    pub(super) fn go_to_cell(&mut self, step: isize) -> Vec<Effect> {
        // What was set last may have moved the line.
        self.refresh();
        if !self.screens.squad.move_to_cell(step) {
            return self.refuse(if step < 0 { "this is the first cell" } else { "this is the last cell" });
        }
        self.begin_cell();
        Vec::new()
    }

    /// Begins the line of the first field that a new player lacks, where the squad shows him.
    pub(super) fn ask_about(&mut self, new: &Id) {
        self.refresh();
        let Some((id, person)) = self.selected().filter(|_| self.screens.shown == Screen::Squad) else { return };
        // Everybody has a name.
        let asked = |field: FieldName| field != FieldName::Name && !field.is_filled(person);
        let lacks = |column: &SquadColumn| column.field().is_some_and(asked);
        let first = self.screens.squad.columns.iter().copied().find(lacks).filter(|_| id == new);
        if let Some(column) = first {
            self.screens.squad.column = column;
            self.screens.squad.marked.clear();
            self.begin_cell();
        }
    }

    /// Why a command without words can't be run from the line.
    ///
    /// It has to work in the line or in the mode under it. A command with words names everything that it needs, so it
    /// works everywhere.
    fn unheard(&self, entry: &Entry) -> Option<String> {
        let Does::AtOnce(command) = &entry.does else { return None };
        let (id, line, screen) = (entry.id, self.mode(), self.screens.shown);
        let below = self.mode_of(self.layers.len().checked_sub(2).and_then(|under| self.layers.get(under)));
        if let Command::Type(_) = command {
            return Some(format!("{id} is a key of the line, and nothing to run"));
        }
        // A command that answers one of the program's questions may be typed before the program asks.
        let answers = entry.heard.modes.iter().any(|mode| mode.is_question());
        if answers || entry.heard.at(line, screen) || entry.heard.at(below, screen) {
            return entry.needs.met(&self.context()).err().map(str::to_owned);
        }
        Some(entry.unheard(id, below, screen))
    }

    /// Opens the line with a whole command in it, ready for Enter.
    pub(super) fn begin_of(&mut self, command: &Command, purpose: Purpose) {
        let verb = entry_of(command).map_or("", |entry| entry.id);
        self.open_prompt(verb.to_owned(), purpose);
    }

    /// Runs the line; an unfinished line stays open, and a message says what is wrong.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        if matches!(self.layers.last(), Some(Layer::Filter | Layer::Help(_))) {
            let kept = self.layers.pop();
            let problem = self.asked.filter_problems().first().filter(|_| matches!(kept, Some(Layer::Filter)));
            return match problem.map(|problem| format!("{problem}; it is left out of the filter")) {
                Some(problem) => self.refuse(problem),
                None => Vec::new(),
            };
        }
        let Some(prompt) = self.prompt() else { return Vec::new() };
        if prompt.chosen_command().is_some() || (prompt.choice.is_some() && prompt.rows() > 0) {
            return self.complete();
        }
        match &prompt.reading {
            Reading::Refused(why) => return self.refuse(why.clone()),
            Reading::Unfinished(problem) => return self.refuse(problem.to_string()),
            Reading::Search(_) => return Vec::new(),
            Reading::Ready { .. } => {}
        }
        if let Some(why) = prompt.entry().and_then(|entry| self.unheard(entry)) {
            return self.refuse(why);
        }
        let Some(Layer::Prompt(prompt)) = self.layers.pop() else { return Vec::new() };
        let Reading::Ready { command, .. } = prompt.reading else { return Vec::new() };
        self.desk.document.leaving = false;
        let effects = match command {
            LineCommand::Edit(tried) => self.keep(*tried),
            LineCommand::Other(command) => self.run(*command),
        };
        // Only a command that saves answers the question whether to quit.
        let asked = prompt.purpose == Purpose::Leaving;
        self.desk.document.leaving |= asked && effects.iter().any(|effect| matches!(effect, Effect::Save(_)));
        effects
    }

    /// Opens the prompt with a text in it.
    pub(super) fn open_prompt(&mut self, line: String, purpose: Purpose) {
        self.layers.push(Layer::Prompt(Box::new(Prompt::new(line, purpose))));
        self.reread();
    }

    /// Reads the line again after a change.
    pub(super) fn reread(&mut self) {
        if let Some(Layer::Prompt(prompt)) = self.layers.last_mut() {
            prompt.read(&self.asked, &self.catalogue);
        }
    }
}
