//! Edits of deals: bids, answers, stages and stances; the rules are those of the tracks.

use jiff::civil::Date;

use super::{Edit, Refused};
use crate::domain::tracks::{Reply, Speaker};
use crate::domain::{Answer, Bid, Id, Plan, Terms};

impl Plan {
    /// Makes an edit of an open deal; other edits change nothing here.
    pub(super) fn change_deal(&mut self, edit: Edit, today: Date) -> Result<(), Refused> {
        match edit {
            Edit::Bid { person, by, terms, club, source, on } => {
                let bid = Bid {
                    on: on.unwrap_or(today),
                    by,
                    club,
                    terms,
                    answer: Answer::Pending,
                    source,
                    answered: None,
                    answer_source: None,
                };
                self.add_bid(&person, bid, today)
            }
            Edit::Answer { person, answer, club, source, on } => {
                let reply = Reply { answer, club, source, on };
                match self.players.contains(&person) {
                    true => self.change_player(&person, |player, name, id| player.answer(reply, today, name, id)),
                    false => self.change_target(&person, |target, name, id| target.answer(reply, today, name, id)),
                }
            }
            Edit::Stage { target, stage, why, on } => {
                self.change_target(&target, |target, name, id| target.set_stage(stage, why, on, today, name, id))
            }
            Edit::Seller { target, stance, source, on } => self.change_target(&target, |target, _, _| {
                target.say(Speaker::Seller, stance, source, on, today);
                Ok(())
            }),
            Edit::Player { target, stance, source, on } => self.change_target(&target, |target, _, _| {
                target.say(Speaker::Player, stance, source, on, today);
                Ok(())
            }),
            _ => Ok(()),
        }
    }

    /// In a swap for a player of ours, the others are another club's players, and need not be in the plan.
    fn add_bid(&mut self, person: &Id, bid: Bid, today: Date) -> Result<(), Refused> {
        if self.players.contains(person) {
            return self.change_player(person, |player, name, id| player.add_bid(bid, today, name, id));
        }
        self.check_swap(&bid.terms, today)?;
        self.change_target(person, |target, name, id| target.add_bid(bid, name, id))
    }

    /// Checks that the people who go the other way are ours to give.
    pub(super) fn check_swap(&self, terms: &Terms, today: Date) -> Result<(), Refused> {
        for id in terms.given() {
            self.check_player(id)?;
            if let Some(player) = self.players.get(id) {
                player.ours_to_deal(&self.name_of(id), today)?;
            }
        }
        Ok(())
    }
}
