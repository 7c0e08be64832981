//! What-ifs beside one another, and beside the plan as it is.

use jiff::civil::Date;

use super::calendar::Worst;
use super::cover::{Cover, Figures, cover, figures};
use super::sets::Demand;
use super::squad::wanted;
use super::weeks::{Weeks, stretches};
use super::worth;
use crate::domain::{Assumption, Familiarity, Id, Money, Outlook, Plan, Stale, WhatIf};

/// What-ifs of a plan, beside the plan as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WhatIfs {
    /// The first day.
    pub on: Date,
    pub as_it_is: Compared,
    pub what_ifs: Vec<(WhatIf, Compared)>,
}

/// What a what-if comes to over some weeks, by the likely returns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// On the first day.
    pub now: Figures,
    /// The least margin and the greatest shortfall of the weeks, with their days.
    pub worst: Worst,
    /// The cover of the first day with the least margin: it says what is wrong.
    pub worst_day: Cover,
    /// In how many weeks some slot can't be filled on some day.
    pub weeks_broken: u32,
    /// What its signings are expected to cost.
    pub cost: Money,
    /// Those of its signings whose cost nothing tells.
    pub unpriced: Vec<Id>,
    /// Those of its signings without a day who are counted before they can be registered, and when they can.
    pub registered: Vec<(Id, Date)>,
    /// The assumptions that change nothing any more.
    pub stale: Vec<Stale>,
}

impl WhatIfs {
    /// The plan as it is, with nothing beside it yet.
    pub fn new(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> WhatIfs {
        WhatIfs { on: weeks.first(), as_it_is: as_it_is(plan, weeks, at_least), what_ifs: Vec::new() }
    }
}

/// The plan as it is.
pub fn as_it_is(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> Compared {
    let (worst, weeks_broken) = over(plan, weeks, at_least);
    Compared {
        now: figures(plan, weeks.first(), at_least, Outlook::Likely),
        worst_day: cover(plan, worst.margin_on, at_least),
        worst,
        weeks_broken,
        cost: Money::ZERO,
        unpriced: Vec::new(),
        registered: Vec::new(),
        stale: Vec::new(),
    }
}

/// The plan as it would be; assumptions without a first day hold from `today` on.
pub fn compare(plan: &Plan, what_if: &WhatIf, weeks: Weeks, at_least: Familiarity, today: Date) -> Compared {
    let (laid_over, stale) = plan.laid_over(what_if, today);
    let (mut cost, mut unpriced, mut registered) = (Money::ZERO, Vec::new(), Vec::new());
    for (place, assumption) in what_if.assumptions.iter().enumerate() {
        let Assumption::Sign { target, from } = assumption else { continue };
        if stale.iter().any(|stale| stale.assumption == place) {
            continue;
        }
        let later = worth::registered(plan, target, today).filter(|_| from.is_none());
        registered.extend(later.map(|day| (target.clone(), day)));
        match plan.targets.get(target).and_then(|target| target.expected_cost(today)) {
            Some((expected, _)) => cost = cost + expected,
            None => unpriced.push(target.clone()),
        }
    }
    Compared { cost, unpriced, registered, stale, ..as_it_is(&laid_over, weeks, at_least) }
}

fn over(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> (Worst, u32) {
    let wanted = Demand::new(&wanted(plan));
    let mut broken: Vec<(Date, Date, bool)> = weeks.iter().map(|(first, last)| (first, last, false)).collect();
    let mut worst = Worst::unknown(weeks.first());
    stretches(plan, (weeks.first(), weeks.last()), at_least, Outlook::Likely, |first, last, reach| {
        let figures = Figures::of(reach, &wanted);
        worst.note(first, figures);
        let met = broken.iter_mut().filter(|(from, until, _)| *from <= last && first <= *until);
        met.for_each(|(.., broken)| *broken |= figures.margin < 0);
    });
    let weeks_broken = broken.iter().filter(|(.., broken)| *broken).count();
    (worst, u32::try_from(weeks_broken).unwrap_or(u32::MAX))
}
