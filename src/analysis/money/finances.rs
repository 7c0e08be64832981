//! The plan's budget: how much is committed, exposed and free.

use std::borrow::Cow;

use jiff::civil::Date;

use super::deals::{CostedDeal, Costing, DealStanding};
use super::row::{SeasonRow, row};
use super::squad_cost::{SquadCost, squad_cost};
use super::untold::{Untold, untold};
use super::wages::{ALWAYS, Earned, PlayerWages};
use crate::domain::{Answer, Bid, Budget, Id, Money, Plan, Player, Season, Side, Target};

/// The costs of the plan's deals, compared with its budget.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finances {
    /// The season of the budget: the one that the plan names, or else the present one.
    pub season: Season,
    pub budget: Budget,
    /// The deals of targets with a standing bid, then those of players who were signed or are sold, each in plan order.
    pub deals: Vec<CostedDeal>,
    /// The budget's season, every other season with an amount, and those in between, the earliest first.
    pub seasons: Vec<SeasonRow>,
    /// Who comes or goes in those seasons, from the budget's on, for an amount that is unknown.
    pub untold: Vec<Untold>,
    /// Players of that season whose wages are unknown for some or all of their months.
    pub wages_unknown: Vec<Id>,
    /// The squad cost ratio, if the plan gives the revenue.
    pub squad_cost: Option<SquadCost>,
}

impl Finances {
    /// The row of the budget's season.
    pub fn row(&self) -> Option<&SeasonRow> {
        self.seasons.iter().find(|row| row.season == self.season)
    }

    /// Notes that the sums of a season leave somebody out, unless they are known to.
    pub(super) fn leave_out(&mut self, untold: Untold) {
        if self.untold.iter().all(|known| (&known.person, known.sum) != (&untold.person, untold.sum)) {
            self.seasons
                .iter_mut()
                .filter(|row| row.season == untold.season)
                .for_each(|row| row.left_out.note(&untold));
            self.untold.push(untold);
        }
    }

    /// A person's deals.
    pub fn of<'f>(&'f self, person: &'f Id) -> impl Iterator<Item = &'f CostedDeal> {
        self.deals.iter().filter(move |deal| deal.person == *person)
    }

    /// Whether the transfer budget, the wage budget or the limit of the squad cost is exceeded.
    pub fn is_overdrawn(&self) -> bool {
        let squad_cost = self.squad_cost.as_ref().and_then(SquadCost::free);
        [self.transfers_free(), self.wages_free(), squad_cost].into_iter().flatten().any(|free| free < 0)
    }

    /// The free part of the transfer budget; below 0 it is overdrawn.
    ///
    /// The season's income from sales is added, and everything committed and exposed is subtracted. `None` without a
    /// budget.
    pub fn transfers_free(&self) -> Option<i64> {
        let row = self.row()?;
        free(self.budget.transfers.map(|budget| budget + row.income), row.cash())
    }

    /// The free part of the wage budget.
    pub fn wages_free(&self) -> Option<i64> {
        free(self.budget.wages, self.row()?.wages())
    }
}

fn free(budget: Option<Money>, spent: Money) -> Option<i64> {
    budget.map(|budget| budget.signed().saturating_sub(spent.signed()))
}

/// The costs of the plan's deals, compared with its budget.
///
/// A target counts by his accepted bid, or else by our pending one, unless his deal is off. A player counts by the
/// terms on which he was signed and bought, and by those on which he leaves. An accepted bid counts as if the deal were
/// done, so the figures don't change between acceptance and signing or sale.
pub fn finances(plan: &Plan, today: Date) -> Finances {
    let (season, starts) = (plan.season(today), plan.season_starts);
    let mut deals = Vec::new();
    let on_loan = plan.on_loan();
    let apart =
        |target: &Target| target.profile.one_of(&on_loan).and_then(|(_, held)| plan.bid_as_target(held)).is_none();
    for (id, target) in plan.targets.iter().filter(|(_, target)| apart(target)) {
        let accepted = target.standing_bid().is_some_and(|bid| bid.answer == Answer::Accepted);
        let standing = if accepted { DealStanding::Committed } else { DealStanding::Exposed };
        let player = plan.once_signed(target, today);
        deals.extend(player.iter().flat_map(|player| Costing { plan, id, player }.purchases(standing)));
    }
    let mut players: Vec<(&Id, Cow<'_, Player>)> = Vec::with_capacity(plan.players.len());
    for (id, player) in plan.players.iter() {
        let agreed = plan.once_agreed(player, today);
        // Somebody who came back and is sold again has two sales: the first time counts by itself.
        if let Some([first, _]) = player.both_times().filter(|_| agreed.left != player.left) {
            let costing = Costing { plan, id, player: &first };
            deals.extend(costing.purchases(DealStanding::Committed));
            deals.extend(costing.sales());
            players.push((id, Cow::Owned(first)));
        }
        let costing = Costing { plan, id, player: &agreed };
        let mut purchases = costing.purchases(DealStanding::Committed);
        if let Some((target, _)) = plan.bid_as_target(player).filter(|_| agreed.bought.len() > player.bought.len())
            && let Some(last) = purchases.last_mut().filter(|_| player.agreed().is_none())
        {
            last.person = target.clone();
        }
        deals.extend(purchases);
        let exposed = exposed(plan, costing, today);
        let (deal, bought) = exposed.unzip();
        deals.extend(deal);
        deals.extend(costing.sales());
        players.push((id, bought.map_or(agreed, Cow::Owned)));
    }
    let booked = deals.iter().flat_map(CostedDeal::seasons);
    let booked: Vec<Season> = booked.chain([season]).collect();
    let first = booked.iter().copied().min().unwrap_or(season);
    let last = booked.iter().copied().max().unwrap_or(season);
    let seasons = (0..).map(|later| first.after(later)).take_while(|season| *season <= last);
    let by_player: Vec<PlayerWages> = players.iter().map(|(_, player)| PlayerWages::new(player, starts)).collect();
    let wages =
        |season: Season| -> Vec<Earned> { by_player.iter().map(|wages| wages.earned(season, ALWAYS)).collect() };
    // A person who is here earns with the squad, and so would whoever is on loan here.
    let on_loan_as = |id: &Id| plan.targets.get(id).and_then(|target| target.profile.one_of(&on_loan));
    for deal in &mut deals {
        deal.with_squad = plan.players.contains(&deal.person) || on_loan_as(&deal.person).is_some();
    }
    let of_season = wages(season);
    let unknown = players.iter().zip(&of_season).filter(|(_, earned)| earned.unknown);
    let mut wages_unknown: Vec<Id> = unknown.map(|((id, _), _)| (*id).clone()).collect();
    wages_unknown.dedup();
    let mut untold = untold(plan, players.iter().map(|(id, player)| (*id, &**player)), season);
    untold.retain(|untold| untold.season <= last);
    let seasons = seasons.map(|other| {
        let squad_wages = if other == season { &of_season } else { &wages(other) };
        let unknown = squad_wages.iter().any(|earned| earned.unknown);
        row(other, &deals, &untold, (squad_wages.iter().map(|earned| earned.money).sum(), unknown))
    });
    let seasons: Vec<SeasonRow> = seasons.collect();
    let this = seasons.iter().find(|row| row.season == season);
    let squad_cost = this.and_then(|row| squad_cost(plan, row, &deals, &players));
    Finances { season, budget: plan.budget, deals, seasons, untold, wages_unknown, squad_cost }
}

/// The sum that may be spent on targets in the plan's season; `None` without a budget.
///
/// It is the transfer budget with the income from sales, less what is paid for those who are here already.
pub fn for_targets(plan: &Plan, today: Date) -> Option<Money> {
    let finances = finances(plan, today);
    let (budget, row) = (finances.budget.transfers?, finances.row()?);
    let targets = finances.deals.iter().filter(|deal| plan.targets.contains(&deal.person));
    let targets: Money = targets.map(|deal| deal.cash_in(finances.season)).sum();
    Some((budget + row.income).less(row.cash().less(targets)))
}

/// The cost of our pending bid for a borrowed player, and the player as he would be then.
fn exposed(plan: &Plan, held: Costing<'_>, today: Date) -> Option<(CostedDeal, Player)> {
    held.player.borrowed()?;
    let pending = |bid: &Bid| bid.answer == Answer::Pending && bid.by == Side::Us;
    let own = held.player.bids.iter().rfind(|bid| pending(bid)).map(|bid| (held.id, bid.clone()));
    let (person, bid) = own.or_else(|| plan.bid_as_target(held.player).filter(|(_, bid)| pending(bid)))?;
    let player = plan.once_taken(held.player, &bid, today);
    let deal = Costing { player: &player, ..held }.purchases(DealStanding::Exposed).pop()?;
    Some((CostedDeal { person: person.clone(), ..deal }, player))
}

/// What a permanent sale of a player on this bid would earn, whether or not the bid is accepted.
pub fn sale(plan: &Plan, id: &Id, player: &Player, bid: &Bid, today: Date) -> Option<CostedDeal> {
    let accepted = Bid { answer: Answer::Accepted, answered: Some(today.max(bid.on)), ..bid.clone() };
    let mut player = player.clone();
    player.bids.push(accepted.clone());
    let player = plan.once_taken(&player, &accepted, today);
    Costing { plan, id, player: &player }.sales().pop()
}
