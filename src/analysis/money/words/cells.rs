//! The budget as tables: what stands in each cell.

use std::array;

use super::signed;
use crate::analysis::money::deals::CostedDeal;
use crate::analysis::money::finances::Finances;
use crate::analysis::money::row::SeasonRow;
use crate::analysis::money::squad_cost::SquadCost;
use crate::analysis::money::sum::BudgetSum;
use crate::domain::{Id, Money, Season};
use crate::text::{self, UNKNOWN};

/// What is written behind a sum that leaves out something unknown.
pub const LEAVES_OUT: &str = "?";

/// The figures of a season, in the order of their cells.
pub const FIGURES: [&str; 10] =
    ["committed", "exposed", "income", "free", "squad cost", "limit", "wages", "wages free", "amortised", "budget"];

/// The text of a cell, and whether it says that more is spent than may be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BudgetCell {
    pub text: String,
    pub overdrawn: bool,
}

/// A deal's line in the table of deals.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DealCells {
    pub person: Id,
    pub sum: BudgetSum,
    /// What it adds, earns and writes off in the season; what it adds before, after and in all; its day and terms.
    pub cells: [String; 8],
}

/// The headings of those cells.
pub fn deal_headings(season: Season) -> [String; 8] {
    let season = season.to_string();
    [&season, "wages", "amortised", "earlier", "later", "in all", "from", "terms"].map(str::to_owned)
}

impl From<String> for BudgetCell {
    fn from(text: String) -> BudgetCell {
        BudgetCell { text, overdrawn: false }
    }
}

/// The seasons with an amount before or after, the earliest first.
pub fn seasons(found: &Finances, before: Option<&Finances>) -> Vec<Season> {
    let rows = found.seasons.iter().chain(before.iter().flat_map(|before| &before.seasons));
    let mut seasons: Vec<Season> = rows.map(|row| row.season).collect();
    seasons.sort_unstable();
    seasons.dedup();
    seasons
}

/// The figures of a season; where there is something to compare with, before and after.
pub fn figures(found: &Finances, before: Option<&Finances>, season: Season) -> [BudgetCell; 10] {
    let after = of_season(found, season);
    let Some(before) = before else { return after };
    let mut both = of_season(before, season).into_iter().zip(after);
    array::from_fn(|_| match both.next() {
        Some((before, after)) => BudgetCell { text: text::change(before.text, after.text), ..after },
        None => BudgetCell::default(),
    })
}

fn of_season(found: &Finances, season: Season) -> [BudgetCell; 10] {
    let row = found.seasons.iter().find(|row| row.season == season);
    let left_out = row.map(|row| row.left_out).unwrap_or_default();
    let sum = |sum| row.map_or(Money::ZERO, |row| row.sum(sum));
    let this = season == found.season;
    let free = |units: Option<i64>, part: bool| match units.filter(|_| this) {
        Some(units) => BudgetCell { text: amount_of(signed(units), part), overdrawn: units < 0 },
        None => UNKNOWN.to_owned().into(),
    };
    let squad_cost = found.squad_cost.as_ref().filter(|_| this);
    let limit = found.budget.squad_cost.filter(|_| this);
    let wages = row.map(|row| match (row.wages(), left_out.wages) {
        (Money::ZERO, true) => UNKNOWN.to_owned(),
        (wages, part) => amount(wages, part),
    });
    let budget = found.budget.transfers.filter(|_| this).map(|budget| budget.to_string());
    [
        amount(sum(BudgetSum::Committed), left_out.committed).into(),
        amount(sum(BudgetSum::Exposed), false).into(),
        amount(sum(BudgetSum::Income), left_out.income).into(),
        free(found.transfers_free(), left_out.committed || left_out.income),
        squad_cost.map_or_else(|| UNKNOWN.to_owned().into(), ratio),
        limit.map_or(UNKNOWN.to_owned(), |limit| format!("{limit} %")).into(),
        wages.unwrap_or_else(|| UNKNOWN.to_owned()).into(),
        free(found.wages_free(), left_out.wages),
        amount(row.map_or(Money::ZERO, SeasonRow::amortisation), left_out.committed).into(),
        budget.unwrap_or_else(|| UNKNOWN.to_owned()).into(),
    ]
}

/// The squad cost as a part of the income: `62.5 %`.
fn ratio(found: &SquadCost) -> BudgetCell {
    let ratio = found.tenths().map_or(UNKNOWN.to_owned(), |tenths| format!("{}.{} %", tenths / 10, tenths % 10));
    let text = amount_of(ratio, !found.unknown.is_empty());
    BudgetCell { text, overdrawn: found.free().is_some_and(|free| free < 0) }
}

/// The lines of the deals: what each adds in a season, before it and after it.
///
/// Whoever comes or goes for an unknown amount has a line too. The amounts of a season add up to its figures.
pub fn deals(found: &Finances, season: Season) -> Vec<DealCells> {
    let deals = found.deals.iter().flat_map(|deal| deal.sums().iter().map(move |sum| (deal, *sum)));
    let lines = deals.filter_map(|(deal, sum)| line(deal, sum, season));
    let untold = found.untold.iter().map(|untold| {
        let [none, unknown] = ["", UNKNOWN].map(str::to_owned);
        let [mut here, mut earlier, mut later] = [none.clone(), none.clone(), none.clone()];
        match untold.season.cmp(&season) {
            std::cmp::Ordering::Less => earlier.clone_from(&unknown),
            std::cmp::Ordering::Equal => here.clone_from(&unknown),
            std::cmp::Ordering::Greater => later.clone_from(&unknown),
        }
        let cells = [here, none.clone(), none.clone(), earlier, later, unknown, untold.on.to_string(), none];
        DealCells { person: untold.person.clone(), sum: untold.sum, cells }
    });
    lines.chain(untold).collect()
}

/// A deal's line for one of its sums; `None` if it adds nothing to it.
fn line(deal: &CostedDeal, sum: BudgetSum, season: Season) -> Option<DealCells> {
    let here = deal.adds(sum, season);
    let cash = |within: fn(&Season, &Season) -> bool| {
        let seasons = deal.seasons().into_iter().filter(|other| within(other, &season));
        seasons.map(|other| deal.adds(sum, other).cash).sum::<Money>()
    };
    let [earlier, later] = [cash(Season::lt), cash(Season::gt)];
    let all = earlier + here.cash + later;
    // A sale has its income, and costs only if there are any; what is signed for nothing still earns and is written off.
    let is_purchase = deal.sums().len() == 1;
    if all.is_zero() && !is_purchase && sum != BudgetSum::Income {
        return None;
    }
    let wages = match (here.wages, deal.wage_unknown.contains(&season)) {
        _ if !is_purchase => String::new(),
        (Money::ZERO, true) => UNKNOWN.to_owned(),
        (wages, part) => amount(wages, part),
    };
    let amortised = if is_purchase { amount(here.amortisation, false) } else { String::new() };
    let [cash, earlier, later, all] = [here.cash, earlier, later, all].map(|money| amount(money, false));
    let cells = [cash, wages, amortised, earlier, later, all, deal.joins.to_string(), deal.terms.to_string()];
    Some(DealCells { person: deal.person.clone(), sum, cells })
}

/// An amount, and whether it leaves something out.
fn amount(money: Money, part: bool) -> String {
    amount_of(money.rounded().to_string(), part)
}

fn amount_of(amount: String, part: bool) -> String {
    if part { amount + LEAVES_OUT } else { amount }
}
