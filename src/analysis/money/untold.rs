//! People who come or go on terms that the plan does not tell.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::sum::BudgetSum;
use crate::domain::{Id, Left, Plan, Player, Season, Terms};

/// Somebody who comes or goes in a season, for an amount that is unknown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Untold {
    pub person: Id,
    /// The sum that leaves him out: what is committed, or income.
    pub sum: BudgetSum,
    /// The day on which he comes or goes.
    pub on: Date,
    pub season: Season,
}

/// Players who come or go from a season on, on terms that the plan does not tell.
///
/// Nobody pays for who leaves once his contract is over, or at the end of a loan here; the value of who goes the other
/// way in a swap is told by the swap.
pub(super) fn untold<'a>(
    plan: &Plan,
    players: impl Iterator<Item = (&'a Id, &'a Player)> + Clone,
    from: Season,
) -> Vec<Untold> {
    let given = given(plan);
    let mut found = Vec::new();
    for (id, player) in players {
        let mut note = |sum, on: Date| {
            let (person, season) = (id.clone(), plan.season_of(on));
            found.extend((from <= season).then_some(Untold { person, sum, on, season }));
        };
        if let Some(on) = came(player) {
            note(BudgetSum::Committed, on);
        }
        for (lent, _) in player.loans_away().iter().filter(|(_, terms)| terms.is_none()) {
            lent.since.into_iter().for_each(|on| note(BudgetSum::Income, on));
        }
        if let Some(on) = player.left.as_ref().and_then(|left| went(player, left)).filter(|_| !given.contains(id)) {
            note(BudgetSum::Income, on);
        }
    }
    found
}

/// The day on which he came, on unknown terms.
fn came(player: &Player) -> Option<Date> {
    let signed = player.signed.as_ref();
    let told = signed.is_some_and(|signed| signed.terms.is_some());
    player.joined.or(signed.map(|signed| signed.on)).filter(|_| !told && player.loan_before.is_empty())
}

/// The day on which he left for good, if he was under contract.
fn went(player: &Player, left: &Left) -> Option<Date> {
    let over = player.borrowed().is_some() || player.profile.contract.is_some_and(|last| last < left.on);
    (left.terms.is_none() && !over).then_some(left.on)
}

/// Everybody who goes the other way in a deal that is done.
fn given(plan: &Plan) -> BTreeSet<&Id> {
    let players = plan.players.iter().flat_map(|(_, player)| {
        let signed = player.signed.iter().filter_map(|signed| signed.terms.as_ref());
        signed.chain(player.bought.iter().filter_map(|bought| bought.terms.as_ref()))
    });
    players.flat_map(Terms::given).collect()
}
