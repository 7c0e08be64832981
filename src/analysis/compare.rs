//! Compares what-ifs with one another and with the plan as it is.

use jiff::civil::Date;

use super::calendar::Worst;
use super::cover::{Cover, Figures, cover, figures};
use super::money::{Finances, finances, finances_if};
use super::sets::Demand;
use super::squad::wanted;
use super::weeks::{Weeks, stretches};
use super::worth;
use crate::domain::{Assumption, Familiarity, Id, Money, Outlook, Plan, Stale, WhatIf};

/// What-ifs of a plan, and the plan as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WhatIfs {
    pub weeks: Weeks,
    pub as_it_is: Compared,
    pub what_ifs: Vec<(WhatIf, Compared)>,
}

/// The outcome of a what-if over some weeks, if players return when they are likely to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// The figures of the first day.
    pub now: Figures,
    /// The smallest margin and the largest shortfall of the weeks, with their days.
    pub worst: Worst,
    /// The cover of the first day with the smallest margin, which shows what is wrong.
    pub worst_day: Cover,
    /// The smallest margin and the largest shortfall of each week.
    pub weeks: Vec<Figures>,
    /// The number of weeks in which some slot can't be filled on some day.
    pub weeks_broken: u32,
    /// The expected cost of its signings.
    pub cost: Money,
    /// Its signings of unknown cost.
    pub unpriced: Vec<Id>,
    /// The finances under the what-if; see [`finances_if`].
    pub finances: Finances,
    /// Signings without a day who are counted before they can be registered, with the day on which they can.
    pub registered: Vec<(Id, Date)>,
    /// The assumptions that no longer change anything.
    pub stale: Vec<Stale>,
}

impl WhatIfs {
    /// The plan as it is, without any what-if yet.
    pub fn new(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> WhatIfs {
        WhatIfs { weeks, as_it_is: as_it_is(plan, weeks, at_least), what_ifs: Vec::new() }
    }

    /// The first day of the first week in which a what-if changes a figure; `None` if it changes nothing.
    pub fn differs(&self, compared: &Compared) -> Option<Date> {
        let figures = self.as_it_is.weeks.iter().zip(&compared.weeks);
        let differs = self.weeks.iter().zip(figures).find(|(_, (before, after))| before != after);
        differs.map(|((first, _), _)| first)
    }
}

impl Compared {
    /// The sum of the weeks' margins.
    pub fn margins(&self) -> i64 {
        self.weeks.iter().map(|week| i64::from(week.margin)).sum()
    }

    /// The sum of the weeks' shortfalls.
    pub fn shortfalls(&self) -> u64 {
        self.weeks.iter().map(|week| u64::from(week.shortfall)).sum()
    }
}

/// The figures of a day, and the worst of the weeks ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Prospect {
    pub day: Figures,
    pub worst: Worst,
}

/// The figures of a day, and the worst of some weeks, if players return when they are likely to.
pub fn prospect(plan: &Plan, on: Date, weeks: Weeks, at_least: Familiarity) -> Prospect {
    Prospect { day: figures(plan, on, at_least, Outlook::Likely), worst: over(plan, weeks, at_least).0 }
}

/// The outcome of the plan as it is.
pub fn as_it_is(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> Compared {
    outcome(plan, weeks, at_least, finances(plan, weeks.first()))
}

fn outcome(plan: &Plan, weeks: Weeks, at_least: Familiarity, finances: Finances) -> Compared {
    let (worst, by_week) = over(plan, weeks, at_least);
    let broken = by_week.iter().filter(|week| week.margin < 0).count();
    Compared {
        now: figures(plan, weeks.first(), at_least, Outlook::Likely),
        worst_day: cover(plan, worst.margin_on, at_least),
        worst,
        weeks: by_week,
        weeks_broken: u32::try_from(broken).unwrap_or(u32::MAX),
        cost: Money::ZERO,
        unpriced: Vec::new(),
        finances,
        registered: Vec::new(),
        stale: Vec::new(),
    }
}

/// The outcome of a what-if; assumptions without a first day hold from `today` on.
pub fn compare(plan: &Plan, what_if: &WhatIf, weeks: Weeks, at_least: Familiarity, today: Date) -> Compared {
    let (laid_over, stale) = plan.laid_over(what_if, today);
    let (mut cost, mut unpriced, mut registered) = (Money::ZERO, Vec::new(), Vec::new());
    for (place, assumption) in what_if.assumptions.iter().enumerate() {
        let Assumption::Sign { target, from } = assumption else { continue };
        if stale.iter().any(|stale| stale.assumption == place) {
            continue;
        }
        let signed = plan.targets.get(target);
        let later = signed.and_then(|signed| worth::registered(plan, signed, today)).filter(|_| from.is_none());
        registered.extend(later.map(|day| (target.clone(), day)));
        match signed.and_then(|signed| signed.expected_cost(today)) {
            Some((expected, _)) => cost = cost + expected,
            None => unpriced.push(target.clone()),
        }
    }
    let finances = finances_if(plan, what_if, today);
    Compared { cost, unpriced, registered, stale, ..outcome(&laid_over, weeks, at_least, finances) }
}

fn over(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> (Worst, Vec<Figures>) {
    let wanted = Demand::new(&wanted(plan));
    let mut by_week: Vec<(Date, Date, Option<Figures>)> =
        weeks.iter().map(|(first, last)| (first, last, None)).collect();
    let mut worst = Worst::unknown(weeks.first());
    stretches(plan, (weeks.first(), weeks.last()), at_least, Outlook::Likely, |first, last, reach| {
        let figures = Figures::of(reach, &wanted);
        worst.note(first, figures);
        for (.., week) in by_week.iter_mut().filter(|(from, until, _)| *from <= last && first <= *until) {
            *week = Some(week.map_or(figures, |held| held.worst(figures)));
        }
    });
    (worst, by_week.into_iter().map(|(.., week)| week.unwrap_or_default()).collect())
}
