//! Deals that each side alone could have made, and a command would refuse after the other's.

use super::fields;
use super::shown::cut;
use super::walk::{MergeWalk, Sides};
use crate::domain::{Answer, Bid, Id, Plan, Player, Roster, Target};

/// Keeps the rules of deals, which the commands keep too: where the changes of both sides break one together, the deal is
/// one side's.
pub(super) fn keep_rules(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    deals(walk, sides.of(|plan| &plan.players), &mut plan.players);
    deals(walk, sides.of(|plan| &plan.targets), &mut plan.targets);
    swaps(walk, sides, plan);
}

/// Somebody who is dealt with.
trait Deal: Clone + PartialEq {
    fn short_name(&self, id: &Id) -> String;
    /// What a plan may not say of the deal.
    fn broken_rule(&self) -> Option<&'static str>;
    /// Why the changes of both sides do not go together.
    fn clash(sides: Sides<'_, Self>) -> Option<&'static str>;
    /// Takes over what the deal has come to.
    fn take_deal(&mut self, from: &Self);
    fn merged(walk: &mut MergeWalk<'_>, sides: Sides<'_, Self>) -> Self;
}

impl Deal for Target {
    fn short_name(&self, id: &Id) -> String {
        cut(self.profile.short_name(id))
    }

    fn broken_rule(&self) -> Option<&'static str> {
        Target::broken_rule(self)
    }

    fn clash(_: Sides<'_, Target>) -> Option<&'static str> {
        None
    }

    fn take_deal(&mut self, from: &Target) {
        self.stage = from.stage;
        self.bids.clone_from(&from.bids);
    }

    fn merged(walk: &mut MergeWalk<'_>, sides: Sides<'_, Target>) -> Target {
        fields::target(walk, sides)
    }
}

impl Deal for Player {
    fn short_name(&self, id: &Id) -> String {
        cut(self.profile.short_name(id))
    }

    fn broken_rule(&self) -> Option<&'static str> {
        Player::broken_rule(self)
    }

    fn clash(Sides { base, ours, theirs }: Sides<'_, Player>) -> Option<&'static str> {
        let ends = |player: &Player| base.ours_to_deal("").is_ok() && player.ours_to_deal("").is_err();
        let dealt =
            |player: &Player| player.bids != base.bids || player.renewed != base.renewed || player.lent != base.lent;
        let renews = |player: &Player, other: &Player| {
            player.renewed.iter().any(|renewal| !base.renewed.contains(renewal) && !other.renewed.contains(renewal))
        };
        match (ends(ours), ends(theirs)) {
            (true, false) if dealt(theirs) => Some("one side ended it, the other went on"),
            (false, true) if dealt(ours) => Some("one side ended it, the other went on"),
            _ if renews(ours, theirs) && renews(theirs, ours) => Some("both sides renewed his contract"),
            _ => None,
        }
    }

    fn take_deal(&mut self, from: &Player) {
        self.bids.clone_from(&from.bids);
        self.renewed.clone_from(&from.renewed);
        self.lent.clone_from(&from.lent);
        self.left.clone_from(&from.left);
        self.loan.clone_from(&from.loan);
        self.future = from.future;
        (self.profile.contract, self.profile.wage) = (from.profile.contract, from.profile.wage);
    }

    fn merged(walk: &mut MergeWalk<'_>, sides: Sides<'_, Player>) -> Player {
        fields::player(walk, sides)
    }
}

fn deals<T: Deal>(walk: &mut MergeWalk<'_>, sides: Sides<'_, Roster<T>>, merged: &mut Roster<T>) {
    let ids: Vec<Id> = merged.iter().map(|(id, _)| id.clone()).collect();
    for id in ids {
        let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(|people| people.get(&id));
        let (Some(base), Some(ours), Some(theirs)) = (base, ours, theirs) else { continue };
        if ours == base || theirs == base || ours == theirs {
            continue;
        }
        let sides = Sides { base, ours, theirs };
        let Some(person) = merged.get_mut(&id) else { continue };
        let broken = person.broken_rule().filter(|_| ours.broken_rule().is_none() && theirs.broken_rule().is_none());
        if let Some(rule) = broken.or_else(|| T::clash(sides)) {
            let what = format!("deal of {} ({rule})", person.short_name(&id));
            let choice = walk.conflict(&what, [None, changes(base, ours), changes(base, theirs)]);
            person.take_deal(sides.side(choice));
        }
    }
}

/// What a side changed of the deal.
fn changes<T: Deal>(base: &T, side: &T) -> Option<String> {
    let mut with_deal = base.clone();
    with_deal.take_deal(side);
    let mut walk = MergeWalk::new(&[]);
    T::merged(&mut walk, Sides { base, ours: base, theirs: &with_deal });
    let said: Vec<String> = walk.changes.iter().map(ToString::to_string).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn offers(bid: &Bid, player: &Id) -> bool {
    bid.answer == Answer::Pending && bid.terms.swap.as_ref().is_some_and(|swap| swap.players.contains(player))
}

/// A player whom one side offered in a swap, and with whom the other had done.
fn swaps(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    let is_gone =
        |plan: &Plan, player: &Id| plan.players.get(player).is_some_and(|held| held.ours_to_deal("").is_err());
    let offered = |plan: &Plan, target: &Id, player: &Id| {
        plan.targets.get(target).is_some_and(|held| held.bids.iter().any(|bid| offers(bid, player)))
    };
    let pairs: Vec<(Id, Id)> = plan
        .targets
        .iter()
        .flat_map(|(target, held)| {
            let gone = plan.players.iter().filter(|(player, _)| held.bids.iter().any(|bid| offers(bid, player)));
            gone.map(move |(player, _)| (target.clone(), player.clone()))
        })
        .filter(|(_, player)| is_gone(plan, player))
        .collect();
    for (target, player) in pairs {
        let both = |plan: &Plan| offered(plan, &target, &player) && is_gone(plan, &player);
        if both(sides.ours) || both(sides.theirs) {
            continue;
        }
        let told = |plan: &Plan| Some(if is_gone(plan, &player) { "gone" } else { "offered" }.to_owned());
        let [name, wanted] = [&player, &target].map(|id| cut(plan.short_name(id)));
        let what = format!("deal of {name} (in a swap for {wanted})");
        let choice = walk.conflict(&what, [None, told(sides.ours), told(sides.theirs)]);
        settle_swap(sides.side(choice), plan, &target, &player);
    }
}

/// Makes both deals those of a side; a target that it has not keeps the bids that do not offer the player.
fn settle_swap(side: &Plan, plan: &mut Plan, target: &Id, player: &Id) {
    if let (Some(merged), Some(held)) = (plan.players.get_mut(player), side.players.get(player)) {
        merged.take_deal(held);
    }
    match (plan.targets.get_mut(target), side.targets.get(target)) {
        (Some(merged), Some(held)) => merged.take_deal(held),
        (Some(merged), None) => merged.bids.retain(|bid| !offers(bid, player)),
        (None, _) => {}
    }
}
