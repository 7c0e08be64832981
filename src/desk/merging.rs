//! Merges external changes into the plan, and settles conflicts.

use super::document::Saving;
use super::effect::DeskEffect;
use super::external::{ExternalVersion, Noticed, Seen};
use super::settling::{Settling, TheirSide};
use super::state::Desk;
use crate::domain::Origin;
use crate::text;

impl Desk {
    /// Reacts to what another program did to the plan's file.
    pub fn noticed(&mut self, Noticed { path, what }: Noticed) -> Vec<DeskEffect> {
        if self.document.path.as_ref() != Some(&path) {
            return Vec::new();
        }
        let shown = text::path(&path);
        match what {
            Seen::Changed(another) => self.take_in(&[another]),
            Seen::Unreadable(why) => {
                // Quitting loses nothing of this plan: the file is as the other program wants it.
                self.document.saving = Saving::Failed(why.clone());
                vec![DeskEffect::refuse(format!("an external change left the file unreadable: {why}"))]
            }
            Seen::Left(left) => {
                let left: Vec<String> = left.iter().map(|path| text::path(path)).collect();
                let left = left.join(", ");
                vec![DeskEffect::warn(format!("a version that nobody merged is in {left}: touchline diff compares it"))]
            }
            // The save that is under way creates the file again.
            Seen::Gone if self.document.saving == Saving::Underway => Vec::new(),
            Seen::Gone => {
                let why = format!("{shown} is gone; the plan is still here, and Ctrl-s saves it again");
                self.document.version += 1;
                self.document.saving = Saving::Failed(why.clone());
                vec![DeskEffect::refuse(why)]
            }
        }
    }

    /// Merges external versions into the plan, the oldest first; those that it already has are skipped.
    pub(super) fn take_in(&mut self, versions: &[ExternalVersion]) -> Vec<DeskEffect> {
        let mut effects = Vec::new();
        let mut is_in_the_file = None;
        let until = self.document.taken_in.until;
        for another in versions.iter().filter(|another| another.number > until).cloned() {
            let ours = self.plan().clone();
            let merged = another.merged_into(&ours);
            self.document.taken_in.until = another.number;
            is_in_the_file = Some(another.stands && merged.plan == *another.after);
            if merged.plan != *ours {
                self.history.push_external(merged.plan);
            }
            if !merged.conflicts.is_empty() {
                self.document.taken_in.unsettled.push(another.number);
                self.settling.push(Settling::new(another, ours, merged.conflicts));
                effects.extend(self.offer_to_settle());
            } else if !merged.merged.is_empty() {
                effects.push(DeskEffect::External(merged.merged.iter().map(ToString::to_string).collect()));
            }
        }
        match is_in_the_file {
            None => {}
            Some(false) => effects.extend(self.changed()),
            Some(true) => {
                self.document.version += 1;
                self.document.saved = self.document.version;
                effects.extend(self.all_saved());
            }
        }
        effects
    }

    /// Offers to settle the oldest conflicts.
    pub(super) fn offer_to_settle(&self) -> Option<DeskEffect> {
        let conflicts = &self.settling.first()?.conflicts;
        Some(DeskEffect::OfferToSettle(conflicts.iter().map(|conflict| conflict.what.clone()).collect()))
    }

    /// Moves the selection among the conflicts.
    pub fn select_conflict(&mut self, lines: isize) {
        self.settling.first_mut().into_iter().for_each(|settling| settling.select(lines));
    }

    /// Takes a side of the selected conflict.
    pub fn take_side(&mut self, origin: Origin) {
        self.settling.first_mut().into_iter().for_each(|settling| settling.choose(origin));
    }

    /// Takes a side of every conflict.
    pub fn take_side_of_all(&mut self, origin: Origin) {
        self.settling.first_mut().into_iter().for_each(|settling| settling.choose_all(origin));
    }

    /// Applies the chosen sides.
    ///
    /// # Errors
    /// There is no conflict, or a conflict without a chosen side.
    pub fn settle(&mut self) -> Result<Vec<DeskEffect>, String> {
        match self.settling.first().map(Settling::open) {
            None => return Err("nothing waits to be settled".into()),
            Some(0) => {}
            Some(open) => return Err(format!("choose a side for each conflict first: {open} left")),
        }
        let settling = self.settling.remove(0);
        let plan = settling.settled(self.plan());
        self.document.taken_in.unsettled.retain(|number| Some(*number) != settling.number());
        let path = self.document.path.as_deref().map(text::path).unwrap_or_default();
        let mut effects = vec![DeskEffect::say(settling.told(&path))];
        if plan != **self.plan() {
            self.history.push(plan, "settle what both changed".into());
        }
        self.settled = Some(settling).filter(|settling| matches!(settling.theirs, TheirSide::Git(_)));
        effects.extend(self.offer_to_settle());
        effects.extend(self.changed());
        Ok(effects)
    }
}
