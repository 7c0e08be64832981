//! Who of the market comes best for a plan, with the reason for each place.

use jiff::civil::Date;

use super::HeldMarket;
use crate::analysis::alternatives::{Alternatives, AttributeScale, Like, Sought, everybody, words};
use crate::analysis::lists::{self, ListReasons};
use crate::analysis::words::added;
use crate::analysis::{Weeks, worth};
use crate::app::asked::list_in_words;
use crate::domain::{Familiarity, Id, Plan, Profile, Rules};
use crate::market::{Market, MarketCandidate, MarketOrder, MarketQuestion, Selection};
use crate::text;

/// The most people who are ranked.
const MOST_RANKED: usize = 100;

/// The order of the market.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MarketRanking {
    By(MarketOrder),
    /// Who is meant best by the words comes first.
    Meant,
    /// Who comes best for what is sought; whom the plan has is left out.
    For(Sought),
    /// Who is most like somebody of the plan, or of the market by his number.
    Like(LikeWhom),
}

/// Whom others are like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LikeWhom {
    OfPlan(Id),
    OfMarket(usize),
}

/// A plan that people of the market are to be good for, today, by the lowest familiarity that counts.
#[derive(Clone, Copy)]
pub(in crate::app) struct MarketPlan<'p> {
    pub(in crate::app) plan: &'p Plan,
    pub(in crate::app) today: Date,
    pub(in crate::app) at_least: Familiarity,
}

/// Why people are where they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarketReasons {
    /// What they are ranked for, fit for a screen.
    pub heading: String,
    /// For each row what he adds, or how far he is from whom he is like.
    pub effects: Vec<String>,
    /// For each row why he is there.
    pub whys: Vec<String>,
    /// For each row his place on each list of the plan if he came; empty until these are worked out.
    pub lists: Vec<Vec<String>>,
}

/// The best, and how many they are of.
pub(super) struct RankedMarket {
    pub(super) rows: Vec<usize>,
    pub(super) count: usize,
    pub(super) reasons: MarketReasons,
}

impl MarketRanking {
    /// Whether people are ranked for the plan, and each has a reason.
    pub fn is_for_plan(&self) -> bool {
        matches!(self, MarketRanking::For(_) | MarketRanking::Like(_))
    }
}

/// Ranks those of a selection whom the plan does not have.
pub(super) fn ranked(
    market: &HeldMarket,
    ranking: &MarketRanking,
    mut shown: Selection,
    of: MarketPlan<'_>,
) -> RankedMarket {
    let left_out = market.leave_out(of.plan, &mut shown);
    let found = match ranking {
        MarketRanking::For(sought) => Some(comes(market, sought, &shown, of)),
        MarketRanking::Like(whom) => alike(market, whom, &mut shown, of),
        MarketRanking::By(_) | MarketRanking::Meant => None,
    };
    let (rows, mut reasons) = found.unwrap_or_else(|| (Vec::new(), MarketReasons::none()));
    if left_out > 0 {
        reasons.heading += &format!("; without {left_out} of the plan or its club");
    }
    RankedMarket { rows, count: shown.count(), reasons }
}

impl MarketReasons {
    /// Nobody is ranked, since whom they were to be like is gone.
    fn none() -> MarketReasons {
        MarketReasons::of("like somebody who is gone".to_owned(), Vec::new(), Vec::new())
    }

    fn of(heading: String, effects: Vec<String>, whys: Vec<String>) -> MarketReasons {
        MarketReasons { heading, effects, whys, lists: Vec::new() }
    }
}

/// Who comes for what is sought, with what each adds on the day and over the weeks.
fn comes(market: &Market, sought: &Sought, shown: &Selection, of: MarketPlan<'_>) -> (Vec<usize>, MarketReasons) {
    let MarketPlan { plan, today, at_least } = of;
    let weeks = Weeks::ahead(today);
    let question = MarketQuestion { plan, sought, weeks, at_least, on: today };
    let (found, candidates) = market.alternatives(question, shown, MOST_RANKED);
    let with = with(plan, &candidates);
    let worths = worth(&with, weeks, at_least);
    let heading = words::heading(&found, weeks, plan, AttributeScale::of(everybody(&with)));
    let ordered = in_order(found.people.iter().map(|person| &person.id), &candidates);
    let effect = |one: &&MarketCandidate| {
        let worth = worths.iter().find(|worth| worth.target == one.id);
        worth.map_or_else(String::new, added)
    };
    let effects = ordered.iter().map(effect).collect();
    let why = |(place, one): (usize, &&MarketCandidate)| reason(&found, place, one, &candidates, today);
    let whys = ordered.iter().enumerate().map(why).collect();
    (ordered.iter().map(|one| one.row).collect(), MarketReasons::of(heading, effects, whys))
}

/// For each of some people his place on each list of the competitions that the plan names, if he came on a day.
///
/// `step` is called between two of them.
///
/// # Errors
/// That of a step that is told to stop.
pub(super) fn places<E>(
    market: &Market,
    rows: &[usize],
    of: MarketPlan<'_>,
    (on, known): (Date, &[Rules]),
    mut step: impl FnMut() -> Result<(), E>,
) -> Result<Vec<Vec<String>>, E> {
    let (rules, _) = lists::rules_of(of.plan, known);
    let mut places = Vec::with_capacity(rows.len());
    for one in market.targets(rows.iter().copied(), of.plan).new {
        step()?;
        let mut with = of.plan.clone();
        with.targets.put(one.id.clone(), one.target);
        let list = |rules| lists::registration(&with, rules, on, of.at_least, ListReasons::Person(&one.id));
        places.push(rules.iter().filter_map(|rules| list_in_words(&list(rules), &one.id, &with)).collect());
    }
    Ok(places)
}

fn reason(found: &Alternatives, place: usize, one: &MarketCandidate, all: &[MarketCandidate], today: Date) -> String {
    let Some(person) = found.people.get(place) else { return String::new() };
    let before = place.checked_sub(1).and_then(|before| found.people.get(before));
    let before = before.and_then(|before| all.iter().find(|other| other.id == before.id));
    let before = before.map(|before| name(&before.target.profile));
    words::why_there(person, &one.candidate(today), before.as_deref())
}

fn alike(
    market: &Market,
    whom: &LikeWhom,
    shown: &mut Selection,
    of: MarketPlan<'_>,
) -> Option<(Vec<usize>, MarketReasons)> {
    let own;
    let profile = match whom {
        LikeWhom::OfPlan(id) => of.plan.person(id)?.profile(),
        LikeWhom::OfMarket(row) => {
            shown.remove(*row);
            own = market.row(*row)?.target()?.profile;
            &own
        }
    };
    let (found, candidates) = market.like(profile, of.plan, shown, MOST_RANKED);
    let ordered = in_order(found.people.iter().map(|person| &person.id), &candidates);
    let effects = found.people.iter().map(|person| format!("{} apart", words::apart(person))).collect();
    let whys = ordered.iter().enumerate().map(|(place, one)| differs(&found, place, profile, one)).collect();
    let heading = format!("like {}, {}", name(profile), words::compared(&found));
    Some((ordered.iter().map(|one| one.row).collect(), MarketReasons::of(heading, effects, whys)))
}

/// How somebody differs from whom he is like, in each part; what differs first.
fn differs(found: &Like, place: usize, profile: &Profile, one: &MarketCandidate) -> String {
    let parts = found.people.get(place).map_or(&[][..], |person| &person.parts);
    let parts = found.by.iter().zip(parts);
    let told = parts.map(|(part, apart)| (apart.most, words::difference(*part, *apart, profile, &one.target.profile)));
    let (alike, differs): (Vec<_>, Vec<_>) = told.partition(|(apart, _)| *apart == 0);
    let told: Vec<String> = differs.into_iter().chain(alike).map(|(_, said)| said).collect();
    text::display(&told.join("; ")).into_owned()
}

fn name(profile: &Profile) -> String {
    text::fit(&profile.name, 40).into_owned()
}

fn in_order<'c, 'i>(ids: impl Iterator<Item = &'i Id>, candidates: &'c [MarketCandidate]) -> Vec<&'c MarketCandidate> {
    ids.filter_map(|id| candidates.iter().find(|one| one.id == *id)).collect()
}

/// The plan with the people who were found, by whom they are called there.
fn with(plan: &Plan, candidates: &[MarketCandidate]) -> Plan {
    let mut with = plan.clone();
    candidates.iter().for_each(|one| with.targets.put(one.id.clone(), one.target.clone()));
    with
}
