//! The budget in words, fit for a screen.

use jiff::civil::Date;

use super::finances::{CostedDeal, DealStanding, Finances, finances};
use super::schedule::Share;
use crate::domain::{Edit, Money, Plan};

/// What an edit leaves of the budget, where it changes that: `2025-26: 12m of 40m for transfers free after this`.
pub fn budget_after(before: &Plan, after: &Plan, today: Date) -> Option<String> {
    let left: Vec<String> = changed(before, after, today)?.into_iter().map(|part| part.left()).collect();
    (!left.is_empty()).then(|| format!("{}: {} after this", finances(after, today).season, left.join(" · ")))
}

/// What to think of before an edit is made, although it may be: the seller refuses to talk, or the budget is overdrawn by
/// it. `after` is the plan with the edit.
pub fn warning(edit: &Edit, before: &Plan, after: &Plan, today: Date) -> Option<String> {
    let changed = changed(before, after, today).unwrap_or_default();
    let overdrawn = changed.iter().filter(|part| part.free < 0).map(|part| {
        let Part { what, budget, free } = part;
        format!("{} more than the {budget} for {what}", Money::from_units(free.unsigned_abs()).rounded())
    });
    let warnings: Vec<String> = edit.warning(before).into_iter().chain(overdrawn).collect();
    (!warnings.is_empty()).then(|| warnings.join("; "))
}

/// A part of the budget.
struct Part {
    what: &'static str,
    budget: Money,
    free: i64,
}

impl Part {
    fn left(&self) -> String {
        format!("{} of {} for {} free", signed(self.free), self.budget, self.what)
    }
}

/// The parts of the budget of which an edit leaves more or less than there was.
fn changed(before: &Plan, after: &Plan, today: Date) -> Option<Vec<Part>> {
    if after.budget.is_unlimited() {
        return None;
    }
    let (then, now) = (parts(&finances(before, today)), parts(&finances(after, today)));
    let same = |part: &Part| then.iter().any(|held| (held.what, held.free) == (part.what, part.free));
    Some(now.into_iter().filter(|part| !same(part)).collect())
}

fn parts(finances: &Finances) -> Vec<Part> {
    let part = |what, budget: Option<Money>, free: Option<i64>| Some(Part { what, budget: budget?, free: free? });
    let transfers = part("transfers", finances.budget.transfers, finances.transfers_free());
    transfers.into_iter().chain(part("wages", finances.budget.wages, finances.wages_free())).collect()
}

/// What a deal costs, season by season, in words: `2025-26: 7m paid, 5.6m amortised, 3m of wages`.
pub fn shares(deal: &CostedDeal) -> Vec<String> {
    let paid = if deal.standing == DealStanding::Sold { "paid to us" } else { "paid" };
    let season = |share: &Share| {
        let parts = [
            (share.cash, paid),
            (share.in_kind, "in players who go the other way"),
            (share.amortisation, "amortised"),
            (share.wages, "of wages"),
        ];
        let parts = parts.iter().filter(|(money, _)| !money.is_zero());
        let parts: Vec<String> = parts.map(|(money, what)| format!("{} {what}", money.rounded())).collect();
        format!("{}: {}", share.season, parts.join(", "))
    };
    deal.shares.iter().map(season).collect()
}

/// What is free of the budget: `2025-26: 12m of 40m for transfers free`. Nothing without a budget.
pub fn free(finances: &Finances) -> Option<String> {
    let left: Vec<String> = parts(finances).iter().map(Part::left).collect();
    (!left.is_empty()).then(|| format!("{}: {}", finances.season, left.join(" · ")))
}

/// An amount that may be below 0, rounded for reading: `−3m`.
pub fn signed(units: i64) -> String {
    let amount = Money::from_units(units.unsigned_abs()).rounded();
    if units < 0 { format!("−{amount}") } else { amount.to_string() }
}

/// How far a deal's money is: `committed`, `exposed`, `sold`.
pub fn standing(standing: DealStanding) -> &'static str {
    match standing {
        DealStanding::Committed => "committed",
        DealStanding::Exposed => "exposed",
        DealStanding::Sold => "sold",
    }
}
