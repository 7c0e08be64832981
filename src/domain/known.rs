//! The plan as it was known on an earlier day: what was said and answered later is not in it.

use std::borrow::Cow;

use jiff::civil::Date;

use super::entry::{EntryKind, EntryName};
use super::person::Person;
use super::plan::Plan;
use super::player::{Absence, Player};
use super::profile::Profile;
use super::target::{Answer, Bid, Moved, Stage, Stance, Target, TrackStep};

impl Plan {
    /// The plan without what was said after a day: offers, answers, stances and stages, reports and reported returns.
    ///
    /// A stage or a stance that changed later is that of the last step up to the day. Before the first one nobody wrote it
    /// down, and it stands as it does at the beginning of a deal. What happens to a contract or an absence on a day to come stays, since it is known
    /// before. A plan with a day of its own is seen on this one, if it is earlier.
    pub fn known_on(&self, day: Date) -> Cow<'_, Plan> {
        let players = self.players.iter().filter_map(|(id, player)| Some((id, player_on(player, day)?)));
        let targets = self.targets.iter().filter_map(|(id, target)| Some((id, target_on(target, day)?)));
        let (players, targets): (Vec<_>, Vec<_>) = (players.collect(), targets.collect());
        let is_known = self.today.is_none_or(|today| today <= day);
        if is_known && players.is_empty() && targets.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut plan = self.clone();
        plan.today = plan.today.map(|today| today.min(day));
        players.into_iter().for_each(|(id, player)| plan.players.put(id.clone(), player));
        targets.into_iter().for_each(|(id, target)| plan.targets.put(id.clone(), target));
        Cow::Owned(plan)
    }

    /// The plan as it was known on a day before the present one, without absences that began later or whose end came later.
    ///
    /// They are history, which exact answers count; whoever looks ahead from the day must not know it. What is still to come
    /// now, such as an operation, is known on every day.
    pub fn foreseen_on(&self, day: Date, now: Date) -> Cow<'_, Plan> {
        let mut plan = self.known_on(day);
        let is_later = |on: Date| day < on && on <= now;
        let tells = |absence: &Absence| is_later(absence.from) || absence.ended.is_some_and(is_later);
        for (id, _) in self.players.iter().filter(|(_, player)| player.absences.iter().any(tells)) {
            let Some(held) = plan.to_mut().players.get_mut(id) else { continue };
            held.absences.retain(|absence| !is_later(absence.from));
            held.absences
                .iter_mut()
                .for_each(|absence| absence.ended = absence.ended.filter(|ended| !is_later(*ended)));
        }
        plan
    }
}

impl Plan {
    /// How many offers, answers, reports, steps and reported returns it has.
    pub fn entry_count(&self) -> usize {
        let dated = |person: Person<'_>| {
            let offers = person.offers();
            let answers = offers.iter().filter(|(bid, _)| bid.answer != Answer::Pending).count();
            offers.len() + answers + person.profile().reports.len() + person.steps().len()
        };
        let players = self.players.iter().map(|(_, player)| {
            let returns: usize = player.absences.iter().map(|absence| absence.returns.len()).sum();
            dated(Person::Player(player)) + returns
        });
        players.chain(self.targets.iter().map(|(_, target)| dated(Person::Target(target)))).sum()
    }
}

impl EntryName {
    /// The name that an entry of a person as known on a day has in the whole plan, where later ones may stand before it.
    pub fn in_whole(self, whole: Person<'_>, day: Date) -> EntryName {
        let is_known: Vec<bool> = match (self.kind, whole) {
            (EntryKind::Bid | EntryKind::Counter | EntryKind::Answer, _) => {
                let own = if let Person::Player(player) = whole { player.bids.len() } else { usize::MAX };
                let offers = whole.offers();
                let before = offers.len().saturating_sub(own);
                offers.iter().enumerate().map(|(place, (bid, _))| place < before || bid.on <= day).collect()
            }
            (EntryKind::Report, _) => whole.profile().reports.iter().map(|report| report.on <= day).collect(),
            (EntryKind::Step, Person::Target(target)) => target.steps.iter().map(|step| step.on <= day).collect(),
            (EntryKind::Return, Person::Player(player)) => {
                player.absences.iter().flat_map(|absence| &absence.returns).map(|report| report.on <= day).collect()
            }
            _ => return self,
        };
        let mut known = is_known.iter().enumerate().filter(|(_, is_known)| **is_known);
        known.nth(self.number.saturating_sub(1)).map_or(self, |(place, _)| EntryName { number: place + 1, ..self })
    }
}

/// A player as he was known; `None` if nothing was said of him later.
fn player_on(player: &Player, day: Date) -> Option<Player> {
    let returns = || player.absences.iter().flat_map(|absence| &absence.returns);
    let later = is_later(&player.profile, &player.bids, &[], day) || returns().any(|report| day < report.on);
    later.then(|| {
        let mut known = player.clone();
        forget(&mut known.profile, &mut known.bids, day);
        known.absences.iter_mut().for_each(|absence| absence.returns.retain(|report| report.on <= day));
        known
    })
}

/// A target as he was known; `None` if nothing was said of him later.
fn target_on(target: &Target, day: Date) -> Option<Target> {
    is_later(&target.profile, &target.bids, &target.steps, day).then(|| {
        let mut known = target.clone();
        forget(&mut known.profile, &mut known.bids, day);
        known.steps.retain(|step| step.on <= day);
        let stages = |step: &TrackStep| if let Moved::Stage(stage, _) = &step.to { Some(*stage) } else { None };
        let sellers = |step: &TrackStep| if let Moved::Seller(stance) = &step.to { Some(stance.clone()) } else { None };
        let players = |step: &TrackStep| if let Moved::Player(stance) = &step.to { Some(stance.clone()) } else { None };
        // An answer moves the stage and opens the seller without a step of its own.
        let answered = known.bids != target.bids;
        let stage = Some(target.stage).filter(|stage| !answered || *stage < Stage::Talks || *stage == Stage::Off);
        let seller = Some(target.seller.clone()).filter(|seller| !answered || *seller != Stance::Open);
        let is_begun = !known.bids.is_empty() || !known.steps.is_empty();
        let first = if is_begun { Stage::Approached.min(target.stage) } else { Stage::Identified };
        known.stage = stood(target, day, stages, stage, first);
        known.seller = stood(target, day, sellers, seller, Stance::Unknown);
        known.player = stood(target, day, players, Some(target.player.clone()), Stance::Unknown);
        known
    })
}

/// Whether something was said after the day.
fn is_later(profile: &Profile, bids: &[Bid], steps: &[TrackStep], day: Date) -> bool {
    profile.reports.iter().any(|report| day < report.on)
        || bids.iter().any(|bid| day < bid.on || bid.answered.is_some_and(|answered| day < answered))
        || steps.iter().any(|step| day < step.on)
}

/// Drops the reports and offers of later days, and the answers that came later.
fn forget(profile: &mut Profile, bids: &mut Vec<Bid>, day: Date) {
    profile.reports.retain(|report| report.on <= day);
    bids.retain(|bid| bid.on <= day);
    for bid in bids.iter_mut().filter(|bid| bid.answered.is_some_and(|answered| day < answered)) {
        (bid.answer, bid.answered, bid.answer_source) = (Answer::Pending, None, None);
    }
}

/// Where a track stood on a day: as it does now, if no step of it came later and it did not move otherwise; else where the
/// last step before led to.
fn stood<T>(target: &Target, day: Date, of: impl Fn(&TrackStep) -> Option<T>, now: Option<T>, first: T) -> T {
    let mut later = target.steps.iter().filter(|step| day < step.on);
    match now {
        Some(now) if !later.any(|step| of(step).is_some()) => now,
        _ => {
            let before = target.steps.iter().filter(|step| step.on <= day);
            let mut known: Vec<(Date, T)> = before.filter_map(|step| Some((step.on, of(step)?))).collect();
            known.sort_by_key(|(on, _)| *on);
            known.pop().map_or(first, |(_, stood)| stood)
        }
    }
}
