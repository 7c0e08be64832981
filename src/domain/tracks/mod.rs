//! The tracks of a deal: what follows what, what each command changes, and why a move is refused.
//!
//! Three things move apart: the stage of the deal, what the seller says and what the player says. A stage asks for what
//! must be there first:
//!
//! | stage | asks for |
//! |---|---|
//! | identified, shortlisted, approached, talks | no fee agreed: one that was is withdrawn first |
//! | fee-agreed | a bid that was accepted |
//! | terms-agreed, medical | the same, and a player who does not refuse |
//! | signed | `sign`, which makes him a player: agreed terms, a last day, a source, and nobody who refuses |
//! | off | nothing: a pending bid expires, and all else is kept |
//!
//! Commands move the tracks that they prove something about, and no other:
//!
//! | command | stage | seller |
//! |---|---|---|
//! | `bid` (ours) | approached at least | |
//! | `counter` (theirs), `answer countered` | talks at least | open |
//! | `answer accepted` | fee-agreed at least | open |
//! | `answer rejected`, `withdrawn`, `expired` | of an accepted bid: back to talks | |
//! | `stage` | as it says, if what it asks for is there | |
//! | `seller`, `player` | | as it says, unless something later is known |
//!
//! Whoever deals has at most one bid open, pending or accepted, and a later bid answers the other side's as countered. Of a
//! player of ours the same holds for each club that makes an offer; his own stage is what the bids say, until `sell`.
//! Commands keep these rules. A file written by hand may break them, and is read all the same.

mod bids;
mod corrected;
mod next;
mod told;

use jiff::civil::Date;

use super::edit::Refused;
use super::id::Id;
use super::target::{Answer, Bid, Moved, Side, Stage, Stance, Target, TrackStep};
pub(super) use bids::{Reply, expire, is_done, with_club};
use bids::{accepted, add_bid, answer_bid, two_open};
pub(super) use corrected::{with_offer, without_answer, without_offer};
pub use next::Next;

/// What must be there for a stage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    NoFee,
    Fee,
    FeeAndPlayer,
    Signing,
    Nothing,
}

const fn asks(stage: Stage) -> Asks {
    match stage {
        Stage::Identified | Stage::Shortlisted | Stage::Approached | Stage::Talks => Asks::NoFee,
        Stage::FeeAgreed => Asks::Fee,
        Stage::TermsAgreed | Stage::Medical => Asks::FeeAndPlayer,
        Stage::Signed => Asks::Signing,
        Stage::Off => Asks::Nothing,
    }
}

/// One of the two stances.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) enum Speaker {
    Seller,
    Player,
}

impl Target {
    /// The accepted bid, unless the deal is off.
    pub fn agreed(&self) -> Option<&Bid> {
        accepted(&self.bids, None).and_then(|index| self.bids.get(index)).filter(|_| self.stage != Stage::Off)
    }

    /// Why the deal is off, if that was said.
    pub fn why_off(&self) -> Option<&str> {
        let last = self.steps.iter().rev().find_map(|step| match &step.to {
            Moved::Stage(stage, why) => Some((*stage, why.as_deref())),
            _ => None,
        });
        last.filter(|(stage, _)| *stage == Stage::Off && self.stage == Stage::Off).and_then(|(_, why)| why)
    }

    pub(in crate::domain) fn add_bid(&mut self, bid: Bid, name: String, id: Id) -> Result<(), Refused> {
        self.under_way(&name, &id)?;
        if bid.club.is_some() {
            return Err(Refused::ClubOfTarget(name, id));
        }
        let (by, on) = (bid.by, bid.on);
        add_bid(&mut self.bids, bid, None, name, id)?;
        match by {
            Side::Us => self.raise(Stage::Approached),
            Side::Them => {
                self.raise(Stage::Talks);
                self.seller_opens(on);
            }
        }
        Ok(())
    }

    pub(in crate::domain) fn answer(&mut self, reply: Reply, today: Date, name: String, id: Id) -> Result<(), Refused> {
        self.under_way(&name, &id)?;
        let answer = reply.answer;
        let (was, by, on) = answer_bid(&mut self.bids, reply, today, name, id)?;
        match answer {
            Answer::Accepted => {
                self.raise(Stage::FeeAgreed);
                self.seller_opens(on);
            }
            Answer::Countered if by == Side::Us => {
                self.raise(Stage::Talks);
                self.seller_opens(on);
            }
            _ if was == Answer::Accepted && self.stage > Stage::Talks => self.stage = Stage::Talks,
            _ => {}
        }
        Ok(())
    }

    /// Records a stage; the present stage is recorded again if a reason or a day is given.
    pub(in crate::domain) fn set_stage(
        &mut self,
        stage: Stage,
        why: Option<String>,
        on: Option<Date>,
        today: Date,
        name: String,
        id: Id,
    ) -> Result<(), Refused> {
        let agreed = accepted(&self.bids, None).and_then(|index| self.bids.get(index));
        match (asks(stage), agreed) {
            (Asks::Signing, _) => return Err(Refused::SignWith(name, id)),
            (Asks::NoFee, Some(bid)) => {
                return Err(Refused::FeeAgreed {
                    name,
                    id,
                    terms: bid.terms.to_string(),
                    resume: self.stage == Stage::Off,
                });
            }
            (Asks::Fee | Asks::FeeAndPlayer, None) => return Err(Refused::FeeFirst(name, id)),
            (Asks::FeeAndPlayer, Some(_)) if matches!(self.player, Stance::Refuses(_)) => {
                return Err(Refused::PlayerRefuses(name, id));
            }
            (Asks::Nothing, _) => expire(&mut self.bids, on.unwrap_or(today)),
            _ => {}
        }
        if stage != self.stage || why.is_some() || on.is_some() {
            self.stage = stage;
            self.steps.push(TrackStep { on: on.unwrap_or(today), to: Moved::Stage(stage, why), source: None });
        }
        Ok(())
    }

    /// Records what the seller or the player says.
    ///
    /// It becomes his stance unless something later is known. A known stance is recorded again if it has another source
    /// or day.
    pub(in crate::domain) fn say(
        &mut self,
        speaker: Speaker,
        stance: Stance,
        source: Option<String>,
        on: Option<Date>,
        today: Date,
    ) {
        let latest = self.last_word(speaker);
        let held = match speaker {
            Speaker::Seller => &mut self.seller,
            Speaker::Player => &mut self.player,
        };
        if *held == stance && source.is_none() && on.is_none() {
            return;
        }
        let said = on.unwrap_or(today);
        if latest.is_none_or(|latest| latest <= said) {
            held.clone_from(&stance);
        }
        let to = match speaker {
            Speaker::Seller => Moved::Seller(stance),
            Speaker::Player => Moved::Player(stance),
        };
        self.steps.push(TrackStep { on: said, to, source });
    }

    /// The rule that the deal breaks, which only a merge or a file can cause.
    pub(in crate::domain) fn broken_rule(&self) -> Option<&'static str> {
        let agreed = accepted(&self.bids, None).is_some();
        match asks(self.stage) {
            Asks::Nothing if self.bids.iter().any(|bid| bid.answer == Answer::Pending) => {
                Some("the deal is off, and a bid is pending")
            }
            Asks::NoFee if agreed => Some("a fee is agreed, and the stage comes before that"),
            Asks::Fee | Asks::FeeAndPlayer if !agreed => Some("the stage asks for a fee, and none is agreed"),
            _ if two_open(&self.bids, None) => Some("two bids are open"),
            _ => None,
        }
    }

    /// Checks that nothing but missing terms stands in the way of signing him.
    pub(in crate::domain) fn may_sign(&self, name: String, id: Id) -> Result<(), Refused> {
        match (self.stage, &self.seller, &self.player) {
            (Stage::Off, ..) => Err(Refused::DealOver(name, self.stage, id)),
            (_, Stance::Refuses(_), _) => Err(Refused::SellerRefuses(name, id)),
            (_, _, Stance::Refuses(_)) => Err(Refused::PlayerRefuses(name, id)),
            _ => Ok(()),
        }
    }

    fn under_way(&self, name: &str, id: &Id) -> Result<(), Refused> {
        match self.stage {
            Stage::Signed | Stage::Off => Err(Refused::DealOver(name.to_owned(), self.stage, id.clone())),
            _ => Ok(()),
        }
    }

    fn raise(&mut self, least: Stage) {
        self.stage = self.stage.max(least);
    }

    /// The day of the latest news of a stance.
    fn last_word(&self, speaker: Speaker) -> Option<Date> {
        let said = self.steps.iter().filter(|step| match step.to {
            Moved::Seller(_) => speaker == Speaker::Seller,
            Moved::Player(_) => speaker == Speaker::Player,
            Moved::Stage(..) => false,
        });
        let shown = self.bids.iter().filter(|_| speaker == Speaker::Seller).filter_map(Bid::seller_talked);
        said.map(|step| step.on).chain(shown).max()
    }

    /// Makes the seller open, since he named terms or accepted ours, unless something later is known.
    fn seller_opens(&mut self, on: Date) {
        let later = self.steps.iter().any(|step| matches!(step.to, Moved::Seller(_)) && step.on > on);
        if !later {
            self.seller = Stance::Open;
        }
    }
}
