//! Carries out the desk's effects on the model, or passes them on to the runtime.

use std::path::PathBuf;
use std::sync::Arc;

use super::effect::Effect;
use super::layers::Layer;
use super::line::Purpose;
use super::model::Model;
use super::said::Status;
use crate::command::{Command, Deciding, Opening, Program, write_line};
use crate::desk::{DeskEffect, SaveQuestion, Tone};
use crate::domain::Plan;
use crate::text;

/// The most changes that a message names.
const FEW: usize = 3;

impl Model {
    /// Shows the desk's messages and questions, and returns the effects that are left for the runtime.
    pub(super) fn follow(&mut self, wanted: Vec<DeskEffect>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for wanted in wanted {
            match wanted {
                DeskEffect::Save(job) => effects.push(Effect::Save(job)),
                DeskEffect::Forget(copy) => effects.push(Effect::Forget(copy)),
                DeskEffect::Leave => effects.push(Effect::Quit),
                DeskEffect::Say(text, tone) => self.say(text, tone),
                DeskEffect::External(changes) => self.tell_external(changes),
                DeskEffect::OfferToSettle(what) => self.offer_to_settle(&what),
                DeskEffect::Ask(question) => self.ask_how_to_save(question),
            }
        }
        effects
    }

    fn ask_how_to_save(&mut self, question: SaveQuestion) {
        match question {
            SaveQuestion::Retry => self.begin_of(&Command::Program(Program::Retry), Purpose::Leaving),
            SaveQuestion::Name(offered) => self.open_prompt(write_line(&offered), Purpose::Leaving),
            SaveQuestion::Exists { path, leaving } => {
                let purpose = if leaving { Purpose::Leaving } else { Purpose::Command };
                self.open_prompt(write_line(&path), purpose);
                if let Some(prompt) = self.prompt_mut() {
                    prompt.trouble = Some("the file exists: add over to replace it, or give another name".into());
                }
            }
        }
    }

    /// Tells what another program changed; many changes are counted, and a key shows them.
    fn tell_external(&mut self, changes: Vec<String>) {
        self.status = if changes.len() <= FEW {
            Status::warning(format!("external change: {}", changes.join("; ")))
        } else {
            let first = text::some_of(changes.iter().map(|change| text::fit(change, 32)), 1);
            let text = format!("external change: {first}");
            Status { details: changes, ..Status::warning(text) }
        };
    }

    /// Announces the conflicts, and opens them unless another layer has the keys.
    fn offer_to_settle(&mut self, what: &[String]) {
        let key = self.catalogue.keymap.usual_key_of(&Command::Open(Opening::Conflicts)).unwrap_or_default();
        let what = text::some_of(what, FEW);
        self.say(format!("both changed {what}: {key} settles it"), Tone::Warning);
        if self.layers.is_empty() {
            self.layers.push(Layer::Settling);
        }
    }

    pub(super) fn show_conflicts(&mut self) -> Vec<Effect> {
        if self.desk.settling.is_empty() {
            return self.refuse("nothing waits to be settled");
        }
        self.layers.push(Layer::Settling);
        Vec::new()
    }

    /// Saves the sides that were taken, once every conflict has one.
    pub(super) fn settle(&mut self) -> Vec<Effect> {
        match self.desk.settle() {
            Err(why) => self.refuse(why),
            Ok(wanted) => {
                if matches!(self.layers.last(), Some(Layer::Settling)) {
                    self.layers.pop();
                }
                self.follow(wanted)
            }
        }
    }

    /// Asks whether to bring back a plan that an earlier session could not save.
    ///
    /// `base` is the plan that it was changed from, and `at` is its recovery file. False if nothing of it is missing.
    pub fn offer_unsaved(&mut self, base: Option<Arc<Plan>>, plan: Arc<Plan>, at: PathBuf) -> bool {
        let offered = self.desk.offer_unsaved(base, plan, at);
        if offered {
            self.begin_of(&Command::Decide(Deciding::Recover), Purpose::Recovering);
        }
        offered
    }

    /// Throws the unsaved plan away and closes the question about it.
    pub(super) fn discard_unsaved(&mut self) -> Vec<Effect> {
        let wanted = self.desk.discard_unsaved();
        if self.desk.unsaved.is_none() {
            let asks = |layer: &Layer| matches!(layer, Layer::Prompt(asked) if asked.purpose == Purpose::Recovering);
            self.layers.retain(|layer| !asks(layer));
        }
        self.follow(wanted)
    }
}
