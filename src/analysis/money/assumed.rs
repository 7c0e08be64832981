//! The finances under a what-if.

use jiff::civil::Date;

use super::finances::{Finances, finances};
use crate::domain::{
    Answer, Assumption, Basis, Bid, CostBasis, Fee, Money, Plan, Player, Side, Stage, Target, Terms, WhatIf,
};

/// The finances of a plan under a what-if.
///
/// A person who comes or leaves without accepted terms does so on the pending ones. If there are none, he comes for his
/// expected cost, or leaves for our asking price, or else for his market value. Without a day in the what-if, it counts
/// from the day on which he can be registered.
pub fn finances_if(plan: &Plan, what_if: &WhatIf, today: Date) -> Finances {
    let mut priced = plan.clone();
    for assumption in &what_if.assumptions {
        if let Assumption::Sign { target, .. } = assumption
            && let Some(target) = priced.targets.get_mut(target)
        {
            agree(target, today);
        }
    }
    let (mut assumed, _) = priced.laid_over(what_if, today);
    for assumption in &what_if.assumptions {
        if let Assumption::Sell { player, from } = assumption
            && let Some(held) = plan.players.get(player)
            && let Some(sold) = assumed.players.get_mut(player)
        {
            let goes = from.unwrap_or_else(|| plan.joining_day(&held.profile, None, today));
            sell(sold, goes, today);
        }
    }
    finances(&assumed, today)
}

fn agree(target: &mut Target, today: Date) {
    if target.agreed().is_some() {
        return;
    }
    let pending = target.standing_bid().map(|bid| bid.terms.clone());
    let terms = match (target.expected_cost(today), pending) {
        (Some((_, CostBasis::Bid)), Some(terms)) => terms,
        (Some((cost, _)), _) => at_once(cost),
        (None, _) => return,
    };
    target.bids.push(accepted(terms, Side::Us, today));
    if target.stage == Stage::Off {
        target.stage = Stage::FeeAgreed;
    }
}

fn sell(player: &mut Player, goes: Date, today: Date) {
    if player.agreed().is_some() || player.borrowed().is_some() {
        return;
    }
    let offered = player.bids.iter().rfind(|bid| {
        let for_good = matches!(bid.terms.basis, Basis::Transfer(_));
        for_good && bid.answer == Answer::Pending && bid.by == Side::Them
    });
    let offered = offered.map(|bid| bid.terms.clone());
    let terms = offered.or_else(|| player.asking.or(player.profile.value).map(at_once));
    let bid = terms.map(|terms| accepted(Terms { joins: Some(goes), ..terms }, Side::Them, today));
    player.bids.extend(bid);
}

/// An accepted bid; people who would go the other way stay, since the what-if does not name them.
fn accepted(terms: Terms, by: Side, today: Date) -> Bid {
    let terms = Terms { swap: None, ..terms };
    let (answer, answered) = (Answer::Accepted, Some(today));
    Bid { on: today, by, club: None, terms, answer, source: None, answered, answer_source: None }
}

fn at_once(money: Money) -> Terms {
    Terms::new(Basis::Transfer(Fee::new(money)))
}
