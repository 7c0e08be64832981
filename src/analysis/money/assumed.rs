//! The finances under a what-if.

use jiff::civil::Date;

use super::finances::{Finances, finances};
use super::sum::BudgetSum;
use super::untold::Untold;
use crate::domain::{
    Answer, Assumption, Basis, Bid, CostBasis, Fee, Money, Plan, Player, Side, Stage, Target, Terms, WhatIf,
};

/// The finances of a plan under a what-if.
///
/// A person who comes or leaves without accepted terms does so on the pending ones. If there are none, he comes for his
/// expected cost, or leaves for our asking price, or else for his market value; if all of that is unknown, he is among
/// [`Finances::untold`]. Without a day in the what-if, it counts from the day on which he can be registered.
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
    let mut unpriced = Vec::new();
    for assumption in &what_if.assumptions {
        match assumption {
            Assumption::Sell { player, from } => {
                let Some(held) = plan.players.get(player) else { continue };
                let goes = from.unwrap_or_else(|| plan.joining_day(&held.profile, None, today));
                if assumed.players.get_mut(player).is_some_and(|sold| !sell(sold, goes, today))
                    && held.profile.contract.is_none_or(|last| goes <= last)
                {
                    unpriced.push((player, BudgetSum::Income, goes));
                }
            }
            Assumption::Sign { target, from } => {
                let signed = plan.targets.get(target).filter(|_| assumed.players.contains(target));
                let Some(signed) = signed.filter(|signed| signed.expected_cost(today).is_none()) else { continue };
                let comes = from.unwrap_or_else(|| plan.target_joins(signed, today));
                unpriced.push((target, BudgetSum::Committed, comes));
            }
            Assumption::Lose { .. } | Assumption::Back { .. } | Assumption::Formation(_) => {}
        }
    }
    let mut finances = finances(&assumed, today);
    for (person, sum, on) in unpriced {
        finances.leave_out(Untold { person: person.clone(), sum, on, season: plan.season_of(on) });
    }
    finances
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

/// Sells a player on the terms that are likeliest; false if nothing tells what he brings.
fn sell(player: &mut Player, goes: Date, today: Date) -> bool {
    if player.agreed().is_some() || player.borrowed().is_some() {
        return true;
    }
    let offered = player.bids.iter().rfind(|bid| {
        let for_good = matches!(bid.terms.basis, Basis::Transfer(_));
        for_good && bid.answer == Answer::Pending && bid.by == Side::Them
    });
    let offered = offered.map(|bid| bid.terms.clone());
    let terms = offered.or_else(|| player.asking.or(player.profile.value).map(at_once));
    let bid = terms.map(|terms| accepted(Terms { joins: Some(goes), ..terms }, Side::Them, today));
    let told = bid.is_some();
    player.bids.extend(bid);
    told
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
