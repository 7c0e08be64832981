//! The budget in words, fit for a screen.

pub mod cells;

use jiff::civil::Date;

use super::deals::{CostedDeal, DealStanding, Profit};
use super::finances::{Finances, finances, for_targets, sale};
use super::sale_share::{self, OwedShare};
use super::schedule::Share;
use super::squad_cost::SquadCost;
use crate::domain::{Answer, Bid, Edit, Id, Money, Plan, Season};
use crate::text;

/// What is worth saying of an edit that is allowed.
pub struct EditRemarks {
    /// What speaks against it, and that it overdraws the budget.
    pub warning: Option<String>,
    /// The free budget after it, if that changes: `2025-26: 12m of 40m for transfers free after this`.
    pub budget_after: Option<String>,
}

impl EditRemarks {
    /// `after` is the plan with the edit.
    pub fn new(edit: &Edit, before: &Plan, after: &Plan, today: Date) -> EditRemarks {
        let changed = changed(before, after, today);
        let parts = changed.iter().flat_map(|(_, parts)| parts);
        let overdrawn = parts.filter(|part| part.free < 0).map(|part| {
            let BudgetPart { what, budget, free } = part;
            format!("{} more than the {budget} for {what}", Money::from_units(free.unsigned_abs()).rounded())
        });
        let warnings: Vec<String> = edit.warnings(before, after, today).into_iter().chain(overdrawn).collect();
        let warning = (!warnings.is_empty()).then(|| warnings.join("; "));
        let changed = changed.filter(|(_, parts)| !parts.is_empty());
        let budget_after = changed.map(|(season, parts)| {
            let left: Vec<String> = parts.iter().map(BudgetPart::left).collect();
            format!("{season}: {} after this", left.join(" · "))
        });
        EditRemarks { warning, budget_after }
    }
}

/// A part of the budget.
struct BudgetPart {
    what: &'static str,
    budget: Money,
    free: i64,
}

impl BudgetPart {
    fn left(&self) -> String {
        format!("{} of {} for {} free", signed(self.free), self.budget, self.what)
    }
}

/// The season after an edit, and the parts of its budget whose free amount the edit changes.
fn changed(before: &Plan, after: &Plan, today: Date) -> Option<(Season, Vec<BudgetPart>)> {
    if after.budget.is_unlimited() {
        return None;
    }
    let found = finances(after, today);
    let (then, now) = (parts(&finances(before, today)), parts(&found));
    let same = |part: &BudgetPart| then.iter().any(|held| (held.what, held.free) == (part.what, part.free));
    Some((found.season, now.into_iter().filter(|part| !same(part)).collect()))
}

fn parts(finances: &Finances) -> Vec<BudgetPart> {
    let part = |what, budget: Option<Money>, free: Option<i64>| Some(BudgetPart { what, budget: budget?, free: free? });
    let squad_cost = finances.squad_cost.as_ref();
    let parts = [
        part("transfers", finances.budget.transfers, finances.transfers_free()),
        part("wages", finances.budget.wages, finances.wages_free()),
        part("squad cost", squad_cost.and_then(SquadCost::most), squad_cost.and_then(SquadCost::free)),
    ];
    parts.into_iter().flatten().collect()
}

/// The costs of a deal by season: `2025-26: 7m paid, 5.6m amortised, 3m of wages`.
///
/// A sale also has the share owed: `2025-26: 10m paid to us, 1m owed`.
pub fn shares(deal: &CostedDeal) -> Vec<String> {
    let sold = deal.standing == DealStanding::Sold;
    let paid = if sold { "paid to us" } else { "paid" };
    let season = |season: Season| {
        let of = |part: fn(&Share) -> Money| {
            deal.shares.iter().filter(|share| share.season == season).map(part).sum::<Money>()
        };
        let parts = [
            (of(|share| share.cash), paid),
            (if sold { of(|share| share.costs) } else { Money::ZERO }, "of costs"),
            (of(|share| share.in_kind), "in players who go the other way"),
            (of(|share| share.amortisation), "amortised"),
            (of(|share| share.wages), "of wages"),
            (deal.owed_in(season), "owed"),
        ];
        let parts = parts.iter().filter(|(money, _)| !money.is_zero());
        let parts: Vec<String> = parts.map(|(money, what)| format!("{} {what}", money.rounded())).collect();
        format!("{season}: {}", parts.join(", "))
    };
    deal.seasons().into_iter().map(season).collect()
}

/// The cost of a deal with its amortisation, or the profit of a sale.
///
/// For example `headline 32m · guaranteed 28m · expected 30m · at worst 32m · 5.6m a year over 5`.
pub fn costs(deal: &CostedDeal) -> String {
    let year = deal.a_year.map(|(year, months)| match (months / 12, months % 12) {
        (years, 0) => format!("{} a year over {years}", year.rounded()),
        _ => format!("{} a year over {months} months", year.rounded()),
    });
    let parts = [Some(deal.terms.costs_in_words()), year, deal.profit.as_ref().map(profit)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A profit: `profit 3m: 15m, less 1m of costs and 11m in the books`.
fn profit(profit: &Profit) -> String {
    let Some(money) = profit.money() else {
        return "profit not known: the plan does not tell what he cost".to_owned();
    };
    let less = [
        (profit.costs, "of costs"),
        (profit.owed, "owed to his former club"),
        (profit.book_value.unwrap_or_default(), "in the books"),
    ];
    let less = less.iter().filter(|(money, _)| !money.is_zero());
    let less: Vec<String> = less.map(|(money, what)| format!("{} {what}", money.rounded())).collect();
    let less = match less.as_slice() {
        [] => String::new(),
        [one] => format!(", less {one}"),
        [first @ .., last] => format!(", less {} and {last}", first.join(", ")),
    };
    let word = if money < 0 { "loss" } else { "profit" };
    let money = Money::from_units(money.unsigned_abs()).rounded();
    format!("{word} {money}: {}{less}", profit.fee.rounded())
}

/// The cost of the last bid for a person in the plan; see [`costs`].
pub fn bid_costs(plan: &Plan, person: &Id, today: Date) -> Option<String> {
    if let Some(target) = plan.targets.get(person) {
        let bid = target.bids.last()?;
        let standing = target.standing_bid().is_some_and(|held| held == bid);
        let found = finances(plan, today);
        let deal = found.of(person).next().filter(|_| standing).map(costs);
        return Some(deal.unwrap_or_else(|| bid.terms.costs_in_words()));
    }
    let player = plan.players.get(person)?;
    let bid: &Bid = player.bids.last()?;
    if player.borrowed().is_some() {
        let found = finances(plan, today);
        let deal = found.of(person).last().filter(|deal| deal.terms == bid.terms).map(costs);
        return Some(deal.unwrap_or_else(|| bid.terms.costs_in_words()));
    }
    Some(sale(plan, person, player, bid, today).map_or_else(|| bid.terms.costs_in_words(), |deal| costs(&deal)))
}

/// The share owed for a sale, if any: `3m is owed to Lille: 10 % of the sale of Weah`.
pub fn owed(deal: &CostedDeal, plan: &Plan) -> Option<String> {
    deal.owes.as_ref().map(|owes| owed_share(owes, plan))
}

/// The share owed for a sale that an edit offers, accepts or makes.
pub fn owed_by(edit: &Edit, after: &Plan, today: Date) -> Option<String> {
    let (id, offered) = match edit {
        Edit::Bid { person, terms, .. } => (person, Some(terms.clone())),
        Edit::Answer { person, answer: Answer::Accepted, .. } | Edit::Sell { player: person, .. } => (person, None),
        _ => return None,
    };
    let player = after.players.get(id)?;
    let left = player.left.as_ref().and_then(|left| left.terms.clone());
    let terms = offered.or(left).or_else(|| player.agreed().map(|bid| bid.terms.clone()))?;
    sale_share::owed(after, id, player, &terms, today).map(|owes| owed_share(&owes, after))
}

fn owed_share(owes: &OwedShare, plan: &Plan) -> String {
    let to = owes.to.as_deref().map_or("his former club".into(), text::display);
    let sale = format!("the sale of {}", text::display(plan.short_name(&owes.person)));
    format!("{} is owed to {to}: {}", owes.total().rounded(), owes.sell_on.words(&sale))
}

/// The sum for signing targets, with its description: the one asked for, or else the plan's free budget.
pub fn within(plan: &Plan, asked: Option<Money>, today: Date) -> (Option<Money>, String) {
    match (asked, for_targets(plan, today), plan.budget.transfers) {
        (Some(asked), ..) => (Some(asked), format!("within {asked}")),
        (None, Some(left), Some(budget)) if left == budget => {
            (Some(left), format!("within {budget}, the plan's budget"))
        }
        (None, Some(left), Some(budget)) => {
            let said =
                format!("within {}, what deals that are done leave of the plan's budget of {budget}", left.rounded());
            (Some(left), said)
        }
        _ => (None, "without a limit".to_owned()),
    }
}

/// The free budget, if there is a budget: `2025-26: 12m of 40m for transfers free`.
pub fn free(finances: &Finances) -> Option<String> {
    let left: Vec<String> = parts(finances).iter().map(BudgetPart::left).collect();
    (!left.is_empty()).then(|| format!("{}: {}", finances.season, left.join(" · ")))
}

/// The squad cost ratio with its parts, if the plan gives the revenue.
///
/// For example `squad cost: at least 62.5 %, 3 wages or fees unknown`.
pub fn squad_cost(finances: &Finances) -> Vec<String> {
    let Some(found) = &finances.squad_cost else { return Vec::new() };
    let ratio = match (found.tenths(), found.unknown.len()) {
        (None, _) => "revenue and sales come to nothing to hold it against".to_owned(),
        (Some(tenths), 0) => format!("{}.{} %", tenths / 10, tenths % 10),
        (Some(tenths), 1) => format!("at least {}.{} %, 1 wage or fee unknown", tenths / 10, tenths % 10),
        (Some(tenths), people) => format!("at least {}.{} %, {people} wages or fees unknown", tenths / 10, tenths % 10),
    };
    let limit = found.limit.zip(found.free()).map(|(limit, free)| {
        let side = if free < 0 { "above" } else { "below" };
        format!("; {} {side} the limit of {limit} %", Money::from_units(free.unsigned_abs()).rounded())
    });
    let wages = Some(found.wages).filter(|wages| !wages.is_zero() || found.unknown.is_empty());
    let wages = wages.map(|wages| format!("{} of wages, ", wages.rounded())).unwrap_or_default();
    let coach = found.coach.map(|wage| format!("{} of the head coach, ", wage.rounded())).unwrap_or_default();
    let made_of = format!(
        "{wages}{coach}{} amortised; over {} of revenue, {} of net profit on sales",
        found.amortisation.rounded(),
        found.revenue.rounded(),
        signed(found.profit_on_sales)
    );
    vec![
        format!("squad cost: {ratio}{}", limit.unwrap_or_default()),
        made_of,
        format!("counted over the season {}; UEFA counts the year to 31 December", finances.season),
    ]
}

/// An amount that may be below 0, rounded for reading: `−3m`.
pub fn signed(units: i64) -> String {
    let amount = Money::from_units(units.unsigned_abs()).rounded();
    if units < 0 { format!("−{amount}") } else { amount.to_string() }
}

/// The standing of a deal: `committed`, `exposed` or `sold`.
pub fn standing(standing: DealStanding) -> &'static str {
    match standing {
        DealStanding::Committed => "committed",
        DealStanding::Exposed => "exposed",
        DealStanding::Sold => "sold",
    }
}
