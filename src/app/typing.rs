//! The keys while a line is typed: choosing, completing, running it.

use super::effect::Effect;
use super::layers::Layer;
use super::line::{LineCommand, Prompt, Purpose, Reading};
use super::model::Model;
use crate::command::{Entry, TABLE, quote};

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
        let Some(Layer::Prompt(prompt)) = self.layers.pop() else { return Vec::new() };
        if entry.runs_at_once() {
            return self.call(entry);
        }
        let subject = entry.needs.subject(&self.context()).map(|subject| format!("{} ", quote(subject)));
        self.open_prompt(format!("{} {}", entry.id, subject.unwrap_or_default()), prompt.purpose);
        Vec::new()
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
