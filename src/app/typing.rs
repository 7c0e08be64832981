//! The keys while a line is typed: choosing, completing, running it.

use super::effect::Effect;
use super::layers::Layer;
use super::line::{LineCommand, Prompt, Purpose, Reading};
use super::model::Model;
use crate::command::{Command, Does, Entry, TABLE, entry_of, quote};

impl Model {
    pub(super) fn highlight(&mut self, step: isize) {
        if let Some(Layer::Help(help)) = self.layers.last_mut() {
            help.scrolled = help.scrolled.min(TABLE.len() * 2).saturating_add_signed(step);
        }
        if let Some(prompt) = self.prompt_mut() {
            prompt.highlight(step);
        }
    }

    /// Brings back the line that was closed before it ran, and keeps the one in its place for the next recall.
    pub(super) fn recall(&mut self) {
        let draft = self.draft.clone();
        if let Some(prompt) = self.prompt_mut() {
            let covered = std::mem::replace(&mut prompt.input, draft.into());
            self.draft = covered.value().to_owned();
            self.reread();
        }
    }

    /// Takes the highlighted word into the line; from the palette, begins the command's line.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt_mut() else { return Vec::new() };
        if let Some(entry) = prompt.chosen_command() {
            return self.take_command(entry);
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

    /// Begins the line of a command: its verb, and whom or what it is about as far as that is selected.
    pub(super) fn begin(&mut self, entry: &Entry, purpose: Purpose) {
        let context = self.context();
        let subject = entry.needs.subject(&context).map(|subject| format!("{} ", quote(subject)));
        self.open_prompt(format!("{} {}", entry.id, subject.unwrap_or_default()), purpose);
    }

    /// Why a command that takes no words is not run from the line: it is heard neither in the line nor in what the line
    /// lies over. One with words names all it needs.
    fn unheard(&self, entry: &Entry) -> Option<String> {
        let Does::AtOnce(command) = &entry.does else { return None };
        let (id, line, screen) = (entry.id, self.mode(), self.screens.shown);
        let below = self.mode_of(self.layers.len().checked_sub(2).and_then(|under| self.layers.get(under)));
        if let Command::Type(_) = command {
            return Some(format!("{id} is a key of the line, and nothing to run"));
        }
        // The answer to a question can be given before it is asked, by its whole name.
        let answers = entry.heard.modes.iter().any(|mode| mode.is_question());
        if answers || entry.heard.at(line, screen) || entry.heard.at(below, screen) {
            return entry.needs.met(&self.context()).err().map(str::to_owned);
        }
        Some(entry.unheard(id, below, screen))
    }

    /// Opens a line that needs no more than Enter.
    pub(super) fn begin_of(&mut self, command: &Command, purpose: Purpose) {
        let verb = entry_of(command).map_or("", |entry| entry.id);
        self.open_prompt(verb.to_owned(), purpose);
    }

    /// Runs the line; one that is no command yet stays, with what is wrong.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        if matches!(self.layers.last(), Some(Layer::Filter | Layer::Help(_))) {
            self.layers.pop();
            return Vec::new();
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
        // A command that saves nothing is no answer to whether to leave.
        let asked = prompt.purpose == Purpose::Leaving;
        self.desk.document.leaving |= asked && effects.iter().any(|effect| matches!(effect, Effect::Save(_)));
        effects
    }

    /// Opens the line with a text in it.
    pub(super) fn open_prompt(&mut self, line: String, purpose: Purpose) {
        self.layers.push(Layer::Prompt(Box::new(Prompt::new(line, purpose))));
        self.reread();
    }

    /// Reads the line after a change.
    pub(super) fn reread(&mut self) {
        if let Some(Layer::Prompt(prompt)) = self.layers.last_mut() {
            prompt.read(&self.asked, &self.catalogue);
        }
    }
}
