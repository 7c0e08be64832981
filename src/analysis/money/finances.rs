//! The plan's budget: what is committed, what is exposed, what is free.

use jiff::civil::Date;

use super::schedule::{Extension, Share, Stay, schedule, wages};
use crate::domain::{Answer, Bid, Budget, Id, Money, Plan, Player, Season, SeasonStart, Stage, Target, Terms, month};

/// What the plan's deals come to, held against its budget.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finances {
    /// The season that the budget is for: the one that the plan names, else that of its present.
    pub season: Season,
    pub budget: Budget,
    /// Targets with a bid that stands, players who were signed or are sold: in plan order, targets first.
    pub deals: Vec<CostedDeal>,
    /// That season and every other one into which something falls, the earliest first.
    pub seasons: Vec<SeasonRow>,
    /// Players here in that season whose wages the plan does not tell.
    pub wages_unknown: Vec<Id>,
}

/// A deal that costs money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CostedDeal {
    pub person: Id,
    pub standing: DealStanding,
    pub terms: Terms,
    /// The day from which its costs count: see [`Plan::joining_day`].
    pub joins: Date,
    pub shares: Vec<Share>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DealStanding {
    /// The bid is accepted, ours or theirs, or he is signed.
    Committed,
    /// Our bid is pending.
    Exposed,
    /// A player of ours, sold or lent, or for whom an offer is accepted: what is paid comes in.
    Sold,
}

/// A season's money. Only what falls due whatever happens: add-ons and what hangs on something have no day yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeasonRow {
    pub season: Season,
    pub committed: Sums,
    pub exposed: Sums,
    /// What is paid to us for people who go.
    pub income: Money,
    /// What the players earn whose wages are known, by the months that they are with the club.
    pub squad_wages: Money,
}

/// What deals of one standing come to in a season.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    pub amortisation: Money,
    pub cash: Money,
    pub wages: Money,
}

impl SeasonRow {
    /// What is paid for people in the season: committed and exposed.
    pub fn cash(&self) -> Money {
        self.committed.cash + self.exposed.cash
    }

    pub fn amortisation(&self) -> Money {
        self.committed.amortisation + self.exposed.amortisation
    }

    pub fn wages(&self) -> Money {
        self.squad_wages + self.committed.wages + self.exposed.wages
    }
}

impl Finances {
    /// The row of the season that the budget is for.
    pub fn row(&self) -> Option<&SeasonRow> {
        self.seasons.iter().find(|row| row.season == self.season)
    }

    /// A person's deals that stand.
    pub fn of<'f>(&'f self, person: &'f Id) -> impl Iterator<Item = &'f CostedDeal> {
        self.deals.iter().filter(move |deal| deal.person == *person)
    }

    /// Whether more than a part of the budget is committed and exposed.
    pub fn is_overdrawn(&self) -> bool {
        [self.transfers_free(), self.wages_free()].into_iter().flatten().any(|free| free < 0)
    }

    /// What is left of the transfer budget, with the season's income from sales, once all that is committed and exposed
    /// is paid; below 0 it is overdrawn. Nothing without a budget.
    pub fn transfers_free(&self) -> Option<i64> {
        let row = self.row()?;
        free(self.budget.transfers.map(|budget| budget + row.income), row.cash())
    }

    /// What is left of the wage budget.
    pub fn wages_free(&self) -> Option<i64> {
        free(self.budget.wages, self.row()?.wages())
    }
}

fn free(budget: Option<Money>, spent: Money) -> Option<i64> {
    let units = |money: Money| i64::try_from(money.units()).unwrap_or(i64::MAX);
    budget.map(|budget| units(budget).saturating_sub(units(spent)))
}

/// What the plan's deals come to. A target counts by his accepted bid, else by our pending one, unless his deal is off; a
/// player by the terms that he was signed on, and by those on which he goes.
pub fn finances(plan: &Plan, today: Date) -> Finances {
    let (season, starts) = (plan.season(today), plan.season_starts);
    let mut deals: Vec<CostedDeal> =
        plan.targets.iter().filter_map(|(id, target)| deal(plan, id, target, today)).collect();
    deals.extend(
        plan.players
            .iter()
            .flat_map(|(id, player)| signing(id, player, starts).into_iter().chain(sale(plan, id, player, today))),
    );
    let booked = deals.iter().flat_map(|deal| &deal.shares).map(|share| share.season);
    let mut seasons: Vec<Season> = booked.chain([season]).collect();
    seasons.sort_unstable();
    seasons.dedup();
    let (mut wages_unknown, days) = (Vec::new(), (season.first_day(), season.last_day()));
    for (id, player) in plan.players.iter().filter(|(_, player)| wage(player).is_none()) {
        let gone = player.last_day().is_some_and(|last| last < days.0);
        if !gone && player.joined.is_none_or(|joined| joined <= days.1) {
            wages_unknown.push(id.clone());
        }
    }
    let seasons = seasons.into_iter().map(|season| row(plan, season, &deals)).collect();
    Finances { season, budget: plan.budget, deals, seasons, wages_unknown }
}

fn deal(plan: &Plan, id: &Id, target: &Target, today: Date) -> Option<CostedDeal> {
    if target.stage == Stage::Off {
        return None;
    }
    let bid = target.standing_bid()?;
    let standing = if bid.answer == Answer::Accepted { DealStanding::Committed } else { DealStanding::Exposed };
    let (joins, terms) = (plan.target_joins(target, today), bid.terms.clone());
    let shares = schedule(
        &terms,
        Stay { starts: plan.season_starts, joins, loan: None, contract: None, extensions: &[], gone: None },
    );
    Some(CostedDeal { person: id.clone(), standing, terms, joins, shares })
}

/// A player whom a deal of the plan brought.
fn signing(id: &Id, player: &Player, starts: SeasonStart) -> Option<CostedDeal> {
    let signed = player.signed.as_ref()?;
    let terms = signed.terms.clone()?;
    // The day that terms say, where it is not the day from which he plays, is of a signing that is only assumed.
    let joins = terms.joins.or(player.joined).unwrap_or(signed.on);
    // The contract of a borrowed person is another club's; one who came on a loan and is not borrowed any more was bought.
    let loan = player.loan.as_ref().map(|loan| loan.until);
    let contract = player.first_contract().filter(|_| loan.is_none());
    let extensions = player.extensions().into_iter().map(|(on, until)| Extension { on, until });
    let extensions: Vec<Extension> = extensions.collect();
    let gone = player.left.as_ref().map(|left| left.on);
    let mut shares = schedule(&terms, Stay { starts, joins, loan, contract, extensions: &extensions, gone });
    for share in &mut shares {
        share.wages = earned(player, share.season).unwrap_or(share.wages);
    }
    Some(CostedDeal { person: id.clone(), standing: DealStanding::Committed, terms, joins, shares })
}

/// A player who left, is lent, or for whom an offer is accepted. Only what is paid is ours; the rest is the buyer's.
fn sale(plan: &Plan, id: &Id, player: &Player, today: Date) -> Option<CostedDeal> {
    let left = player.left.as_ref().and_then(|left| Some((left.terms.clone()?, left.on)));
    let agreed = || player.bids.iter().rev().find(|bid| bid.answer == Answer::Accepted);
    let lent = player.lent.as_ref().and_then(|lent| lent.since);
    let goes = |bid: &Bid| {
        let goes = plan.joining_day(&player.profile, Some(&bid.terms), bid.stands_since(today));
        if player.agreed().is_none() { lent.unwrap_or(goes) } else { goes }
    };
    let agreed = || agreed().map(|bid| (bid.terms.clone(), goes(bid)));
    let (terms, joins) = left.or_else(agreed)?;
    let nothing = Money::ZERO;
    let paid = schedule(
        &terms,
        Stay { starts: plan.season_starts, joins, loan: None, contract: None, extensions: &[], gone: None },
    )
    .into_iter();
    let shares = paid.map(|share| Share { amortisation: nothing, in_kind: nothing, wages: nothing, ..share });
    let shares = shares.filter(|share| !share.cash.is_zero()).collect();
    Some(CostedDeal { person: id.clone(), standing: DealStanding::Sold, terms, joins, shares })
}

/// What a player earns: as the plan has it, else as it was agreed when he was signed.
fn wage(player: &Player) -> Option<Money> {
    let agreed = player.signed.as_ref().and_then(|signed| signed.terms.as_ref()?.wage);
    player.profile.wage.or(agreed)
}

/// What a player earns in a season, where it is known: by the months that he is here, a renewal's wage from its month on.
fn earned(player: &Player, season: Season) -> Option<Money> {
    let mut renewed: Vec<(i32, Money)> =
        player.renewed.iter().filter_map(|renewal| Some((month(renewal.on), renewal.earned?))).collect();
    renewed.sort_by_key(|(from, _)| *from);
    let now = wage(player)?;
    let mut from = i32::MIN;
    let mut sum = Money::ZERO;
    for (until, wage) in renewed.into_iter().chain([(i32::MAX, now)]) {
        sum = sum + wages(wage, season, (player.joined, player.last_day()), from..until);
        from = until;
    }
    Some(sum)
}

fn row(plan: &Plan, season: Season, deals: &[CostedDeal]) -> SeasonRow {
    let (committed, exposed, nothing) = (Sums::default(), Sums::default(), Money::ZERO);
    let mut row = SeasonRow { season, committed, exposed, income: nothing, squad_wages: nothing };
    for deal in deals {
        for share in deal.shares.iter().filter(|share| share.season == season) {
            let sums = match deal.standing {
                DealStanding::Committed => &mut row.committed,
                DealStanding::Exposed => &mut row.exposed,
                DealStanding::Sold => {
                    row.income = row.income + share.cash;
                    continue;
                }
            };
            sums.amortisation = sums.amortisation + share.amortisation;
            sums.cash = sums.cash + share.cash;
            // A person who is here earns with the squad.
            if !plan.players.contains(&deal.person) {
                sums.wages = sums.wages + share.wages;
            }
        }
    }
    let earned = plan.players.iter().filter_map(|(_, player)| earned(player, season));
    row.squad_wages = earned.sum();
    row
}
