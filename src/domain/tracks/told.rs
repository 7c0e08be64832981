//! Derives stage and stances from the entries of a deal, so that they follow when an entry is corrected.

use jiff::civil::Date;

use super::{Asks, asks};
use crate::domain::{Answer, Bid, Moved, Side, Stage, Stance, Target, TrackStep};

/// Which entries of one day are taken to be the later ones, as the plan does not tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Later {
    Bids,
    Steps,
}

impl Target {
    /// Lets stage and stances follow the entries after one of them was changed or removed.
    ///
    /// A track that agreed with the entries before agrees with those that are left. If none of them says anything of
    /// it, it is reset after a removed step, and stays after a removed bid, since nobody knows what it was before.
    pub(in crate::domain) fn follow(&mut self, before: &Target) {
        let stepped = self.steps.len() < before.steps.len();
        let after = self.clone();
        let stage = |later| (told_stage(before, later), told_stage(&after, later));
        follow(&mut self.stage, stage, stepped.then_some(Stage::Identified));
        let seller = |later| (told_seller(before, later), told_seller(&after, later));
        follow(&mut self.seller, seller, stepped.then_some(Stance::Unknown));
        let player = |_| (told_player(before), told_player(&after));
        follow(&mut self.player, player, stepped.then_some(Stance::Unknown));
        let agreed = self.bids.iter().any(|bid| bid.answer == Answer::Accepted);
        // The stage goes back as if the deal had fallen through, unless a step still says it.
        let stepped = self.stage_step().is_some_and(|(_, step)| step.to.stage() == Some(self.stage));
        if matches!(asks(self.stage), Asks::Fee | Asks::FeeAndPlayer) && !agreed && !stepped {
            self.stage = Stage::Talks;
        } else if asks(self.stage) == Asks::NoFee && agreed {
            self.stage = Stage::FeeAgreed;
        }
    }

    /// The last step that changed the stage, with its index.
    pub(in crate::domain) fn stage_step(&self) -> Option<(usize, &TrackStep)> {
        self.steps.iter().enumerate().rfind(|(_, step)| step.to.stage().is_some())
    }
}

impl Moved {
    fn stage(&self) -> Option<Stage> {
        match self {
            Moved::Stage(stage, _) => Some(*stage),
            Moved::Seller(_) | Moved::Player(_) => None,
        }
    }
}

fn follow<T: PartialEq>(held: &mut T, told: impl Fn(Later) -> (Option<T>, Option<T>), nothing: Option<T>) {
    for later in [Later::Bids, Later::Steps] {
        let (before, after) = told(later);
        if before.as_ref() == Some(held) {
            if let Some(said) = after.or(nothing) {
                *held = said;
            }
            return;
        }
    }
}

fn counts(on: Date, since: Option<Date>, later: Later) -> bool {
    since.is_none_or(|since| since < on || (since == on && later == Later::Bids))
}

fn told_stage(target: &Target, later: Later) -> Option<Stage> {
    let step = target.stage_step().and_then(|(_, step)| Some((step.on, step.to.stage()?)));
    if step.is_some_and(|(_, stage)| stage == Stage::Off) {
        return Some(Stage::Off);
    }
    let proved = target.bids.iter().map(proved).filter(|(on, _)| counts(*on, step.map(|(on, _)| on), later));
    proved.map(|(_, stage)| stage).chain(step.map(|(_, stage)| stage)).max()
}

/// The stage that a bid proves, with the day.
fn proved(bid: &Bid) -> (Date, Stage) {
    let answered = bid.answered.unwrap_or(bid.on);
    match (bid.by, bid.answer) {
        (_, Answer::Accepted) => (answered, Stage::FeeAgreed),
        (Side::Us, Answer::Countered) => (answered, Stage::Talks),
        (Side::Us, _) => (bid.on, Stage::Approached),
        (Side::Them, _) => (bid.on, Stage::Talks),
    }
}

fn told_seller(target: &Target, later: Later) -> Option<Stance> {
    let step = last_said(target, |to| match to {
        Moved::Seller(stance) => Some(stance),
        _ => None,
    });
    let talked = target.bids.iter().filter_map(Bid::seller_talked).max();
    let opened = talked.filter(|talked| counts(*talked, step.as_ref().map(|(on, _)| *on), later));
    opened.map(|_| Stance::Open).or(step.map(|(_, stance)| stance))
}

fn told_player(target: &Target) -> Option<Stance> {
    let step = last_said(target, |to| match to {
        Moved::Player(stance) => Some(stance),
        _ => None,
    });
    step.map(|(_, stance)| stance)
}

/// The latest stance; of two on one day, the later in the list.
fn last_said(target: &Target, said: impl Fn(&Moved) -> Option<&Stance>) -> Option<(Date, Stance)> {
    let said = target.steps.iter().filter_map(|step| Some((step.on, said(&step.to)?)));
    said.max_by_key(|(on, _)| *on).map(|(on, stance)| (on, stance.clone()))
}
