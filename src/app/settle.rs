//! What both sides changed, each in its own way, until somebody chooses.

use std::sync::Arc;

use super::effect::Effect;
use super::layers::Layer;
use super::model::Model;
use super::outside::ExternalVersion;
use super::said::Tone;
use super::unsaved::UNSAVED;
use crate::domain::{Conflict, Origin, Plan, merge, settle};

/// The conflicts of an external version with the plan, and what is chosen so far.
pub struct Settling {
    another: ExternalVersion,
    ours: Arc<Plan>,
    pub conflicts: Vec<Conflict>,
    /// One for each conflict.
    pub choices: Vec<Option<Origin>>,
    pub selected: usize,
}

impl Settling {
    pub(super) fn new(another: ExternalVersion, ours: Arc<Plan>, conflicts: Vec<Conflict>) -> Settling {
        Settling { another, ours, choices: vec![None; conflicts.len()], conflicts, selected: 0 }
    }

    /// Whether the other side is what an earlier session could not save.
    pub fn is_of_the_unsaved(&self) -> bool {
        self.another.number == UNSAVED
    }

    /// How many conflicts nobody has decided.
    pub fn open(&self) -> usize {
        self.choices.iter().filter(|choice| choice.is_none()).count()
    }

    fn choose(&mut self, origin: Origin) {
        if let Some(choice) = self.choices.get_mut(self.selected) {
            *choice = Some(origin);
        }
        self.tell_again();
        let count = self.choices.len();
        let next = (1..=count).map(|step| (self.selected + step) % count.max(1));
        let undecided = |at: &usize| self.choices.get(*at).is_some_and(Option::is_none);
        self.selected = next.into_iter().find(undecided).unwrap_or(self.selected);
    }

    fn choose_all(&mut self, origin: Origin) {
        self.choices.fill(Some(origin));
        self.tell_again();
    }

    /// Asks for the conflicts again, since a choice can raise or end others.
    fn tell_again(&mut self) {
        let conflicts = settle(&self.another.before, &self.ours, &self.another.after, &self.chosen()).conflicts;
        let same = self.conflicts.iter().zip(&conflicts).take_while(|(one, other)| one.what == other.what).count();
        self.choices.truncate(same);
        self.choices.resize(conflicts.len(), None);
        self.selected = self.selected.min(conflicts.len().saturating_sub(1));
        self.conflicts = conflicts;
    }

    fn chosen(&self) -> Vec<Origin> {
        self.choices.iter().map(|choice| choice.unwrap_or(Origin::Ours)).collect()
    }

    /// A plan that came from this one since, with what was chosen.
    fn settled(&self, plan: &Plan) -> Plan {
        let ExternalVersion { before, after, .. } = &self.another;
        let unsettled = merge(before, &self.ours, after).plan;
        let settled = settle(before, &self.ours, after, &self.chosen()).plan;
        // The choice is newer than what was edited in between.
        let between = merge(&unsettled, plan, &settled).conflicts.len();
        settle(&unsettled, plan, &settled, &vec![Origin::Theirs; between]).plan
    }
}

impl Model {
    /// Shows what waits to be settled, unless that would take keys that are meant for something else.
    pub(super) fn offer_to_settle(&mut self) {
        let Some(settling) = self.settling.first() else { return };
        let keys = self.catalogue.keymap.keys_in_words("conflicts");
        let what: Vec<&str> = settling.conflicts.iter().map(|conflict| conflict.what.as_str()).collect();
        self.say(format!("both changed {}: {keys} settles it", what.join(", ")), Tone::Warning);
        if self.layers.is_empty() {
            self.layers.push(Layer::Settling);
        }
    }

    pub(super) fn show_conflicts(&mut self) -> Vec<Effect> {
        if self.settling.is_empty() {
            return self.refuse("nothing waits to be settled");
        }
        self.layers.push(Layer::Settling);
        Vec::new()
    }

    pub(super) fn select_conflict(&mut self, lines: isize) {
        if let Some(settling) = self.settling.first_mut() {
            let last = settling.conflicts.len().saturating_sub(1);
            settling.selected = settling.selected.saturating_add_signed(lines).min(last);
        }
    }

    /// Takes a side of the selected conflict.
    pub(super) fn take_side(&mut self, origin: Origin) {
        if let Some(settling) = self.settling.first_mut() {
            settling.choose(origin);
        }
    }

    /// Takes a side of every conflict.
    pub(super) fn take_side_of_all(&mut self, origin: Origin) {
        if let Some(settling) = self.settling.first_mut() {
            settling.choose_all(origin);
        }
    }

    /// Makes the choices so, once there is one for every conflict.
    pub(super) fn settle(&mut self) -> Vec<Effect> {
        match self.settling.first().map(Settling::open) {
            None => return self.refuse("nothing waits to be settled"),
            Some(0) => {}
            Some(open) => return self.refuse(format!("choose a side for each conflict first: {open} left")),
        }
        let settling = self.settling.remove(0);
        let plan = settling.settled(self.kept_plan());
        self.document.taken_in.unsettled.retain(|number| *number != settling.another.number);
        if matches!(self.layers.last(), Some(Layer::Settling)) {
            self.layers.pop();
        }
        self.say("settled", Tone::Plain);
        if plan != **self.kept_plan() {
            self.history.push(plan, "settle what both changed".into());
        }
        self.offer_to_settle();
        self.changed()
    }
}
