//! Edits of people, and of the coach's wishes for his slots.

use std::sync::Arc;

use jiff::civil::Date;

use super::entries::{put, require, shown};
use super::{Field, Refused};
use crate::domain::{Answer, Id, Plan, Position, Tactic, Target, Weights};
use crate::text::display;

impl Plan {
    pub(super) fn set_field(&mut self, id: &Id, field: Field, today: Date) -> Result<(), Refused> {
        let (name, kind) = (self.name_of(id), field.name());
        if let Field::Born(Some(born)) = &field
            && *born > today
        {
            return Err(Refused::BornLater(*born));
        }
        if let Field::Name(new) = &field {
            require(new, Refused::NoName)?;
        }
        if let Some(player) = self.players.get_mut(id) {
            if kind.of_targets() {
                return Err(Refused::FieldOfOthers { name, whose: "a player", field: kind, others: "targets" });
            }
            let gone = player.left.as_ref().filter(|left| !player.is_back(left));
            if let Some(left) = gone
                && matches!(field, Field::Loan(Some(_)) | Field::Lent(Some(_)))
            {
                return Err(Refused::HasLeft(name, left.on));
            }
            let stood = player.broken_rule().is_none();
            field.set_player(player);
            if let Some(rule) = player.broken_rule().filter(|_| stood) {
                return Err(Refused::BreaksDeal(name, rule, id.clone()));
            }
            if player.loan.is_some() && player.lent.is_some() {
                return Err(Refused::LentAndBorrowed(name, id.clone()));
            }
            if let Some(lent) = &player.lent
                && let Some(since) = lent.since.filter(|since| lent.until < *since)
            {
                return Err(Refused::LentOverFirst { name, since, until: lent.until });
            }
            return match player.over_before_joined() {
                Some((last, joined)) => Err(Refused::GoneBeforeJoined(name, last, joined)),
                None => Ok(()),
            };
        }
        if kind.of_players() && self.targets.contains(id) {
            return Err(Refused::FieldOfOthers { name, whose: "a target", field: kind, others: "players" });
        }
        self.change_target(id, |target, _, _| {
            field.set_target(target);
            Ok(())
        })
    }

    /// Refuses the departure of a player who is offered to another club in a pending bid.
    pub(super) fn check_not_offered(&self, id: &Id) -> Result<(), Refused> {
        let offered = |target: &Target| {
            let pending = target.bids.iter().filter(|bid| bid.answer == Answer::Pending);
            pending.filter_map(|bid| bid.terms.swap.as_ref()).any(|swap| swap.players.contains(id))
        };
        match self.targets.iter().find(|(_, target)| offered(target)) {
            Some((target, _)) => Err(Refused::InPendingSwap(self.name_of(id), self.name_of(target), target.clone())),
            None => Ok(()),
        }
    }

    pub(in crate::domain) fn remove_person(&mut self, id: &Id) -> Result<(), Refused> {
        self.check_not_offered(id)?;
        if self.person(id).is_none() {
            return Err(Refused::Nobody(id.clone()));
        }
        self.players.remove(id);
        self.targets.remove(id);
        for (_, people) in &mut self.tactic.order {
            people.retain(|held| held != id);
        }
        self.tactic.order.retain(|(_, people)| !people.is_empty());
        for call_up in &mut self.call_ups {
            call_up.players.retain(|held| held != id);
        }
        for filed in &mut self.registered {
            filed.retain(|held| held != id);
        }
        self.registered.retain(|filed| !filed.people.is_empty());
        Ok(())
    }

    /// The slot's label as the formation writes it.
    fn slot_label(&self, slot: &str) -> Result<String, Refused> {
        let formation: &Arc<_> = &self.tactic.formation;
        formation.slot(slot).map(|slot| slot.label.clone()).ok_or_else(|| Refused::NoSuchSlot {
            formation: shown(formation.name()),
            slot: shown(slot),
            slots: formation.slots().iter().map(|slot| slot.label.as_str()).collect::<Vec<_>>().join(" "),
        })
    }

    pub(super) fn set_order(&mut self, slot: &str, people: Vec<Id>) -> Result<(), Refused> {
        let label = self.slot_label(slot)?;
        self.check_players(&people)?;
        if people.is_empty() {
            self.tactic.order.retain(|(held, _)| *held != label);
        } else {
            put(&mut self.tactic.order, (label, people), |a, b| a.0 == b.0);
        }
        Ok(())
    }

    pub(super) fn set_depth(&mut self, slot: &str, wanted: u8) -> Result<(), Refused> {
        let label = self.slot_label(slot)?;
        if !(1..=Tactic::MAX_DEPTH).contains(&wanted) {
            return Err(Refused::Depth(wanted));
        }
        if wanted == Tactic::USUAL_DEPTH {
            self.tactic.depth.retain(|(held, _)| *held != label);
        } else {
            put(&mut self.tactic.depth, (label, wanted), |a, b| a.0 == b.0);
        }
        Ok(())
    }

    pub(super) fn set_role(&mut self, position: Position, weights: Weights) -> Result<(), Refused> {
        for (place, (attribute, weight)) in weights.iter().enumerate() {
            if weights.iter().take(place).any(|(earlier, _)| earlier == attribute) {
                return Err(Refused::AttributeTwice(display(attribute).into_owned()));
            }
            if !Tactic::WEIGHT.contains(weight) {
                return Err(Refused::Weight(*weight));
            }
        }
        if weights.is_empty() {
            self.tactic.roles.retain(|(held, _)| *held != position);
        } else {
            put(&mut self.tactic.roles, (position, weights), |a, b| a.0 == b.0);
        }
        Ok(())
    }
}
