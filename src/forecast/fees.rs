//! What completed deals cost: a range for a person of this value, age, leagues and contract.

use jiff::civil::Date;

use crate::domain::{Cause, Money, Person, Plan, Player, Whose};
use crate::text;

/// What deals cost against the market value, as `forecast/fit.py` writes it.
#[derive(Clone, PartialEq, Debug)]
pub struct FeeTables {
    pub median: FeeMedian,
    /// By value, the lowest first.
    pub bands: Vec<FeeBand>,
    /// The logarithms of fee over value that a tenth, half and nine tenths of all deals stay below, whatever they are of.
    pub constant: [f64; 3],
    /// Years left of the contract, and what fewer of them than that add; in order of the years.
    pub contract: Vec<(f64, f64)>,
    /// How much narrower the ranges are if the contract is known.
    pub narrower: f64,
    /// The Premier League, by the codes and names that plans, transfer lists and exports use, folded ([`text::fold`]).
    pub premier_league: Vec<String>,
    /// The other four of the big five, as they do.
    pub big_five: Vec<String>,
    /// Leagues that are none of the five; a league of no list is unknown.
    pub other_leagues: Vec<String>,
    pub basis: FeeBasis,
}

/// The median of the logarithm of fee over value.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FeeMedian {
    pub intercept: f64,
    /// Per logarithm of the value over five million, counted from 0.1 to 100 million.
    pub log_value: f64,
    /// Per year under 21, at most four.
    pub under_21: f64,
    /// Per year over 25, counted from 21 to 29.
    pub age: f64,
    pub to_premier_league: f64,
    pub to_big_five: f64,
    pub from_premier_league: f64,
}

/// Where the fees of deals lie around the median, for values from an amount on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FeeBand {
    /// In millions.
    pub from: f64,
    /// For a tenth, half and nine tenths of the deals.
    pub offsets: [f64; 3],
}

/// Where the tables come from, and how often deals that the fit had not seen fell inside the ranges.
#[derive(Clone, PartialEq, Debug)]
pub struct FeeBasis {
    pub source: String,
    pub training: String,
    pub tested_on: String,
    /// In percent, over the seasons of the test.
    pub inside: (u32, u32),
    /// On each season of the training in turn, fitted without it: the share inside, the pinball loss of the logarithm, and
    /// that of a range which is the same for everybody.
    pub held_out: [f64; 3],
}

/// What a range is worked out from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FeeFacts<'a> {
    /// In millions.
    pub value: f64,
    pub age: f64,
    /// The codes or names of the seller's and the buyer's league.
    pub from: Option<&'a str>,
    pub to: Option<&'a str>,
    /// The years left of his contract.
    pub contract: Option<f64>,
}

/// A range of fees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FeeRange {
    /// A tenth of such deals cost less, half of them, and nine tenths.
    pub fees: [Money; 3],
    /// The release clause that caps it.
    pub clause: Option<Money>,
    /// Whether the contract is known.
    pub contract: bool,
    /// What is known of the buyer's league, and of the seller's.
    pub leagues: [LeagueKnown; 2],
}

/// What is known of a league; one that is not known counts as none of the big five.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LeagueKnown {
    Yes,
    /// Nobody says in which league the club plays.
    NotSaid,
    /// The plan says it, but by a code or a name that the tables don't have.
    Unknown,
}

/// Why there is no range.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoFeeRange {
    /// Nobody gave a market value.
    NoValue,
    /// The value is below the lowest with a range.
    SmallValue,
    /// The birth date is unknown.
    NoAge,
    /// The plan counts in another currency than the deals.
    Currency(String),
    /// He is here on loan from this club: an option to buy him is a price that was agreed, and no range.
    Borrowed(String),
    /// He is no longer with the club.
    Gone,
}

/// The lowest value with a range, in millions.
const LEAST_VALUE: f64 = 0.5;

impl FeeTables {
    /// What the tables know of a league.
    fn league(&self, said: Option<&str>) -> LeagueKnown {
        match said.map(str::trim).filter(|said| !said.is_empty()) {
            None => LeagueKnown::NotSaid,
            Some(league)
                if [&self.premier_league, &self.big_five, &self.other_leagues].iter().any(|all| has(all, league)) =>
            {
                LeagueKnown::Yes
            }
            Some(_) => LeagueKnown::Unknown,
        }
    }

    /// The logarithms of fee over value that a tenth, half and nine tenths of such deals stay below.
    pub fn log_ratios(&self, facts: FeeFacts<'_>) -> [f64; 3] {
        let FeeMedian { intercept, log_value, under_21, age, to_premier_league, to_big_five, from_premier_league } =
            self.median;
        let is_of = |league: Option<&str>, leagues: &[String]| league.is_some_and(|league| has(leagues, league.trim()));
        let leagues = [
            (is_of(facts.to, &self.premier_league), to_premier_league),
            (is_of(facts.to, &self.big_five), to_big_five),
            (is_of(facts.from, &self.premier_league), from_premier_league),
        ];
        let step = |years: f64| self.contract.iter().find(|(below, _)| years < *below).or(self.contract.last());
        let contract = facts.contract.and_then(step).map(|(_, step)| *step);
        let median = intercept
            + log_value * (facts.value.clamp(0.1, 100.0) / 5.0).ln()
            + under_21 * (21.0 - facts.age).clamp(0.0, 4.0)
            + age * (facts.age.clamp(21.0, 29.0) - 25.0)
            + leagues.iter().filter(|(is_of, _)| *is_of).map(|(_, more)| more).sum::<f64>()
            + contract.unwrap_or(0.0);
        let narrower = if contract.is_some() { self.narrower } else { 1.0 };
        let band = self.bands.iter().rev().find(|band| band.from <= facts.value).or(self.bands.first());
        band.map_or([0.0; 3], |band| band.offsets).map(|offset| median + narrower * offset)
    }
}

fn has(leagues: &[String], league: &str) -> bool {
    leagues.contains(&text::fold(league))
}

/// Why nobody can buy him from the club; `None` if somebody can.
fn not_ours_to_sell(plan: &Plan, player: &Player, today: Date) -> Option<NoFeeRange> {
    let lender = || NoFeeRange::Borrowed(player.loan.as_ref().map(|loan| loan.from.clone()).unwrap_or_default());
    match player.whose(today, plan.season_starts) {
        Whose::Borrowed => Some(lender()),
        Whose::Gone(Cause::NotJoined) => player.borrowed().map(|_| lender()),
        Whose::Gone(_) => Some(NoFeeRange::Gone),
        Whose::Ours | Whose::Lent => None,
    }
}

/// The range of fees for a person, if he moves for a fee.
///
/// A target comes to the plan's club; a player leaves it for a club whose league nobody knows.
///
/// # Errors
///
/// Why there is none.
pub fn fee_range(plan: &Plan, person: Person<'_>, today: Date, tables: &FeeTables) -> Result<FeeRange, NoFeeRange> {
    let profile = person.profile();
    if let Person::Player(player) = person
        && let Some(why) = not_ours_to_sell(plan, player, today)
    {
        return Err(why);
    }
    if let Some(currency) = plan.currency.as_deref().filter(|currency| !text::same(currency, "EUR")) {
        return Err(NoFeeRange::Currency(currency.to_owned()));
    }
    let value = profile.value.ok_or(NoFeeRange::NoValue)?.units() as f64 / 1e6;
    if value < LEAST_VALUE {
        return Err(NoFeeRange::SmallValue);
    }
    let age = f64::from(profile.age(today).ok_or(NoFeeRange::NoAge)?);
    let (from, to) = match person {
        Person::Target(target) => (target.league.as_deref(), plan.league.as_deref()),
        Person::Player(_) => (plan.league.as_deref(), None),
    };
    let years = |last: Date| f64::from((last - today).get_days()) / 365.25;
    // A contract that is over is no contract: then there is no fee to speak of, and the plan may be old.
    let contract = profile.contract.map(years).filter(|years| *years >= 0.0);
    let ratios = tables.log_ratios(FeeFacts { value, age, from, to, contract });
    let clause = profile.clause.filter(|clause| clause.until.is_none_or(|until| today <= until));
    let fees = ratios.map(|ratio| Money::from_units((value * ratio.exp() * 1e6).round() as u64));
    let capped = clause.map(|clause| clause.amount).filter(|amount| fees.iter().any(|fee| fee > amount));
    Ok(FeeRange {
        fees: fees.map(|fee| capped.map_or(fee, |clause| fee.min(clause))),
        clause: capped,
        contract: contract.is_some(),
        leagues: [to, from].map(|league| tables.league(league)),
    })
}
