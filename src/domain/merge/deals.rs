//! Conflicts of deals: changes of both sides that commands would refuse together.

use jiff::civil::Date;

use super::Origin;
use super::shown::harmless;
use super::walk::{MergeWalk, Sides};
use crate::domain::{Answer, Bid, Id, Plan, Player, Target};

/// Merges a person by the rules of deals, which commands keep too.
///
/// If the changes of both sides break a rule together, the whole deal is taken from one side.
pub(super) fn merged<T: Negotiable>(
    walk: &mut MergeWalk<'_>,
    name: &str,
    sides: Sides<'_, T>,
    mut merge: impl FnMut(&mut MergeWalk<'_>, Sides<'_, T>) -> T,
) -> T {
    let Sides { base, ours, theirs } = sides;
    if ours == base || theirs == base {
        return walk.within(name.to_owned(), |walk| merge(walk, sides));
    }
    let sound = ours.broken_rule().is_none() && theirs.broken_rule().is_none();
    let broken = |merged: &T| merged.broken_rule().filter(|_| sound);
    let mut with = |choices: &[Origin]| broken(&merge(&mut MergeWalk::new(choices), sides));
    let rule = with(&[]).or_else(|| with(&[Origin::Theirs; MANY])).or_else(|| T::clash(sides));
    if let Some(rule) = rule {
        let (what, told) = asked(name, rule, sides, &mut merge);
        let (mut ours, mut theirs) = (ours.clone(), theirs.clone());
        match walk.conflict(&what, told) {
            Origin::Ours => theirs.take_deal(&ours),
            Origin::Theirs => ours.take_deal(&theirs),
        }
        return walk.within(name.to_owned(), |walk| merge(walk, Sides { base, ours: &ours, theirs: &theirs }));
    }
    let mut merged = walk.within(name.to_owned(), |walk| merge(walk, sides));
    // The chosen answer of one side and the chosen stage of the other may not fit together.
    if let Some(rule) = broken(&merged) {
        let (what, told) = asked(name, rule, sides, &mut merge);
        merged.take_deal(sides.side(walk.conflict(&what, told)));
    }
    merged
}

/// The conflict of a deal in words: the broken rule, and what each side changed.
fn asked<T: Negotiable>(
    name: &str,
    rule: &str,
    Sides { base, ours, theirs }: Sides<'_, T>,
    mut merge: impl FnMut(&mut MergeWalk<'_>, Sides<'_, T>) -> T,
) -> (String, [Option<String>; 3]) {
    let mut changes = |side: &T| {
        let mut with_deal = base.clone();
        with_deal.take_deal(side);
        let mut walk = MergeWalk::new(&[]);
        merge(&mut walk, Sides { base, ours: base, theirs: &with_deal });
        let said: Vec<String> = walk.changes.iter().map(ToString::to_string).collect();
        (!said.is_empty()).then(|| said.join("; "))
    };
    (format!("deal of {name} ({rule})"), [None, changes(ours), changes(theirs)])
}

/// A number that is higher than that of a person's conflicts.
const MANY: usize = 64;

/// A person with a deal: a target or a player.
pub(super) trait Negotiable: Clone + PartialEq {
    /// The rule that the deal breaks, if any.
    fn broken_rule(&self) -> Option<&'static str>;
    /// Why the changes of both sides don't fit together, if they don't.
    fn clash(sides: Sides<'_, Self>) -> Option<&'static str>;
    /// Takes over the whole deal from one side.
    fn take_deal(&mut self, from: &Self);
}

impl Negotiable for Target {
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
}

impl Negotiable for Player {
    fn broken_rule(&self) -> Option<&'static str> {
        Player::broken_rule(self)
    }

    fn clash(Sides { base, ours, theirs }: Sides<'_, Player>) -> Option<&'static str> {
        let ends = |player: &Player| base.is_ours_to_deal(Date::MAX) && !player.is_ours_to_deal(Date::MAX);
        let dealt =
            |player: &Player| player.bids != base.bids || player.renewed != base.renewed || player.lent != base.lent;
        let renews = |player: &Player, other: &Player| {
            player.renewed.iter().any(|renewal| !base.renewed.contains(renewal) && !other.renewed.contains(renewal))
        };
        let buys = |player: &Player, other: &Player| {
            player.bought.iter().any(|bought| !base.bought.contains(bought) && !other.bought.contains(bought))
        };
        match (ends(ours), ends(theirs)) {
            (true, false) if dealt(theirs) => Some("one side ended it, the other went on"),
            (false, true) if dealt(ours) => Some("one side ended it, the other went on"),
            _ if buys(ours, theirs) && buys(theirs, ours) => Some("both sides bought him"),
            _ if renews(ours, theirs) && renews(theirs, ours) => Some("both sides renewed his contract"),
            _ => None,
        }
    }

    fn take_deal(&mut self, from: &Player) {
        self.bids.clone_from(&from.bids);
        self.renewed.clone_from(&from.renewed);
        self.take_stays(from);
        (self.future, self.profile.wage) = (from.future, from.profile.wage);
    }
}

impl Player {
    /// Takes over his loans, contracts and purchases, with their terms, from one side.
    pub(super) fn take_stays(&mut self, from: &Player) {
        (self.joined, self.profile.contract) = (from.joined, from.profile.contract);
        self.loan.clone_from(&from.loan);
        self.signed.clone_from(&from.signed);
        self.loan_before.clone_from(&from.loan_before);
        self.lent.clone_from(&from.lent);
        self.lent_before.clone_from(&from.lent_before);
        self.left.clone_from(&from.left);
        self.bought.clone_from(&from.bought);
    }
}

fn offers(bid: &Bid, player: &Id) -> bool {
    bid.answer == Answer::Pending && bid.terms.given().any(|given| given == player)
}

/// Settles swaps in which one side offered a player whom the other let go.
pub(super) fn swaps(walk: &mut MergeWalk<'_>, sides: Sides<'_, Plan>, plan: &mut Plan) {
    let is_gone =
        |plan: &Plan, player: &Id| plan.players.get(player).is_some_and(|held| !held.is_ours_to_deal(Date::MAX));
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
        // The choice for another target may have settled this one.
        if both(sides.ours) || both(sides.theirs) || !both(plan) {
            continue;
        }
        let everybody = sides.everybody();
        let told = |plan: &Plan| Some(if is_gone(plan, &player) { "gone" } else { "offered" }.to_owned());
        let [name, wanted] = [&player, &target].map(|id| harmless(everybody.short_name(id)));
        let what = format!("deal of {name} (in a swap for {wanted})");
        let choice = walk.conflict(&what, [None, told(sides.ours), told(sides.theirs)]);
        settle_swap(sides.side(choice), plan, &player);
    }
}

/// Keeps the player if the chosen side has him, and otherwise removes the bids that offer him.
fn settle_swap(side: &Plan, plan: &mut Plan, player: &Id) {
    match side.players.get(player) {
        Some(held) if held.is_ours_to_deal(Date::MAX) => {
            if let Some(merged) = plan.players.get_mut(player) {
                merged.left.clone_from(&held.left);
                merged.loan.clone_from(&held.loan);
            }
        }
        _ => take_back_offers(plan, player),
    }
}

/// Removes the pending bids that offer a player in a swap.
pub(super) fn take_back_offers(plan: &mut Plan, player: &Id) {
    let offered = |(id, target): (&Id, &Target)| target.bids.iter().any(|bid| offers(bid, player)).then(|| id.clone());
    let targets: Vec<Id> = plan.targets.iter().filter_map(offered).collect();
    for id in targets {
        if let Some(target) = plan.targets.get_mut(&id) {
            target.bids.retain(|bid| !offers(bid, player));
        }
    }
}
