//! The worth of each target: the plan's answers with him, compared with those without him.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use jiff::civil::Date;

use super::cover::{DaySquad, Figures, Severity};
use super::sets::{Demand, Reach, SlotSet, Weak};
use super::squad::{Squad, playable, wanted};
use super::weeks::{STRETCHES, Weeks, stretches};
use crate::domain::{Assumption, CostBasis, Familiarity, Id, Money, Outlook, Plan, Player, Stage, Target, WhatIf};

/// A week, and the figures of its worst days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WeekAhead {
    /// The first day that counts: the Monday, or the day that the weeks begin with.
    pub first: Date,
    /// The Sunday.
    pub last: Date,
    pub figures: Figures,
}

/// What a target adds if he is available from the first day, even if he can only be registered later.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Worth {
    pub target: Id,
    /// The slots he can play in, in formation order.
    pub slots: Vec<usize>,
    /// The figures of the first day.
    pub now: Added,
    /// The smallest margin and the largest shortfall over the weeks.
    pub ahead: Added,
    /// The same for his own slots only.
    pub own_now: Added,
    pub own_ahead: Added,
    /// The number of weeks in which the margin or the shortfall is better with him.
    pub weeks_better: u32,
    /// The sum over the weeks of what he adds to the margin.
    pub margin_gains: u32,
    /// The sum over the weeks of what he takes off the shortfall.
    pub shortfall_gains: u32,
    pub cost: Option<(Money, CostBasis)>,
    /// The first day on which he can be registered, if that is after the first day of the weeks.
    pub registered: Option<Date>,
}

/// Figures without the target and with him.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Added {
    pub before: Figures,
    pub after: Figures,
}

/// What a target does for a gap on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closer {
    pub target: Id,
    /// The worst severity of the gap's slots without him.
    pub before: Severity,
    /// The worst severity with him; he closes the gap if it is covered.
    pub after: Severity,
    /// What he would cost today.
    pub cost: Option<(Money, CostBasis)>,
}

impl Worth {
    /// Counts one for each additional absence survived in a week, and one for each body less that is missing in a week.
    pub fn gain(&self) -> u32 {
        self.margin_gains + self.shortfall_gains
    }

    /// [`Worth::gain`] per million, in hundredths, rounded to the nearest; `None` if the cost is unknown or 0.
    pub fn per_million(&self) -> Option<u64> {
        let (cost, _) = self.cost?;
        let (gain, cost) = (u128::from(self.gain()) * 100_000_000, u128::from(cost.units()));
        (gain + cost / 2).checked_div(cost).and_then(|hundredths| u64::try_from(hundredths).ok())
    }

    /// Orders targets by what they add for their cost, the best first.
    ///
    /// It compares gain per cost exactly, and then gain. Targets of unknown cost come after those who add something for
    /// a known cost, and those who add nothing come last.
    pub fn order(&self, other: &Worth) -> Ordering {
        let class = |worth: &Worth| (worth.gain() == 0, worth.cost.is_none());
        let cost = |worth: &Worth| worth.cost.map_or(1, |(cost, _)| u128::from(cost.units()));
        let per_cost = |one: &Worth, other: &Worth| u128::from(one.gain()) * cost(other);
        let by_value = || per_cost(other, self).cmp(&per_cost(self, other));
        class(self).cmp(&class(other)).then_with(by_value).then_with(|| other.gain().cmp(&self.gain()))
    }
}

/// What every target adds, in plan order, including those whose deals are off.
pub fn worth(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> Vec<Worth> {
    weeks_ahead(plan, weeks, at_least).1
}

/// The figures of each week, if players return when they are likely to, and what every target adds to them.
///
/// They are asked together because both come from the same squads.
pub fn weeks_ahead(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> (Vec<WeekAhead>, Vec<Worth>) {
    let ahead = Ahead::new(plan, weeks, at_least);
    let (on_loan, mut known) = (plan.on_loan(), HashMap::<SlotSet, Worth>::new());
    let mut all = Vec::with_capacity(plan.targets.len());
    for (id, target) in plan.targets.iter() {
        let slots = playable(&plan.tactic.formation, &target.profile, at_least);
        let alike = match once_here(plan, &on_loan, (id, target), weeks.first()) {
            Some(bought) => worth_of(id, slots, plan, &bought, weeks, at_least),
            None => known.entry(slots).or_insert_with(|| ahead.worth(id, slots)).clone(),
        };
        all.push(Worth {
            target: id.clone(),
            cost: target.expected_cost(weeks.first()),
            registered: registered(plan, target, weeks.first()),
            ..alike
        });
    }
    (ahead.figures(weeks), all)
}

/// The plan once a target who is here on loan is bought: nobody is added, but he stays.
pub(super) fn once_here(
    plan: &Plan,
    on_loan: &[(&Id, &Player)],
    (id, target): (&Id, &Target),
    today: Date,
) -> Option<Plan> {
    target.profile.one_of(on_loan)?;
    once_kept(plan, &[id], today)
}

/// The plan once several are bought who are here on loan.
pub(super) fn once_kept(plan: &Plan, targets: &[&Id], today: Date) -> Option<Plan> {
    let sign = |target: &&Id| Assumption::Sign { target: (*target).clone(), from: None };
    let assumptions = targets.iter().map(sign).collect();
    let (bought, stale) = plan.laid_over(&WhatIf { name: String::new(), assumptions }, today);
    stale.is_empty().then_some(bought)
}

/// What a person adds whose arrival changes the plan to another one; see [`once_here`].
pub(super) fn worth_of(
    target: &Id,
    slots: SlotSet,
    before: &Plan,
    after: &Plan,
    weeks: Weeks,
    at_least: Familiarity,
) -> Worth {
    let wanted = Demand::new(&wanted(before));
    let [(now_before, before), (now_after, after)] = [before, after].map(|plan| {
        let mut all = Vec::new();
        (by_week(plan, weeks, at_least, |_| (), |week| all.push(week)), all)
    });
    let pairs = before.into_iter().zip(after).map(|(before, after)| (before, after, 1));
    added(target, slots, &wanted, (&now_before, &now_after), pairs)
}

/// The first day on which a target can be registered, if that is after this day.
pub(super) fn registered(plan: &Plan, target: &Target, on: Date) -> Option<Date> {
    Some(plan.target_joins(target, on)).filter(|joins| on < *joins)
}

/// The targets who close or ease a gap on a day; `gap` is the list of its slots.
///
/// Those who close it come before those who ease it. Within each, the cheapest comes first by what he costs today, when
/// a deal would be done, and then plan order counts. Targets who do nothing for it, and those whose deals are off, are
/// left out.
pub fn closers(plan: &Plan, on: Date, today: Date, at_least: Familiarity, gap: &[usize]) -> Vec<Closer> {
    DaySquad::new(plan, on, at_least, Outlook::Likely).closers(today, gap)
}

impl DaySquad<'_> {
    /// The targets who close or ease a gap; see [`closers`].
    pub fn closers(&self, today: Date, gap: &[usize]) -> Vec<Closer> {
        let DaySquad { on, at_least, squad: Squad { plan, .. }, wanted, reach, .. } = self;
        let gap: SlotSet = gap.iter().copied().collect();
        let before = worst_severity(&reach.weak(wanted), gap);
        let missing = reach.missing_within(wanted, gap);
        let eased = |with: &Reach| {
            let after = worst_severity(&with.weak(wanted), gap);
            (after > before || with.missing_within(wanted, gap) < missing).then_some(after)
        };
        let (on_loan, mut known, mut closers) = (plan.on_loan(), HashMap::new(), Vec::new());
        for (id, target) in open_targets(plan) {
            let slots = playable(&plan.tactic.formation, &target.profile, *at_least);
            if !slots.meets(gap) {
                continue;
            }
            let after = match once_here(plan, &on_loan, (id, target), today) {
                Some(bought) => eased(&Squad::new(&bought, *on, *at_least, Outlook::Likely).reach()),
                None => *known.entry(slots).or_insert_with(|| eased(&reach.with(slots))),
            };
            if let Some(after) = after {
                closers.push(Closer { target: id.clone(), before, after, cost: target.expected_cost(today) });
            }
        }
        closers.sort_by_key(|closer| {
            let cost = closer.cost.map(|(cost, _)| cost);
            (Reverse(closer.after), cost.is_none(), cost)
        });
        closers
    }
}

/// The targets whose deals are not off.
pub(super) fn open_targets(plan: &Plan) -> impl Iterator<Item = (&Id, &Target)> {
    plan.targets.iter().filter(|(_, target)| target.stage != Stage::Off)
}

fn worst_severity(weak: &Weak, slots: SlotSet) -> Severity {
    match slots {
        slots if slots.meets(weak.broken) => Severity::Broken,
        slots if slots.meets(weak.bare) => Severity::Bare,
        slots if slots.meets(weak.thin) => Severity::Thin,
        _ => Severity::Covered,
    }
}

/// The number of people for every set of slots over the weeks ahead.
pub(super) struct Ahead {
    pub(super) wanted: Demand,
    /// The figures of the first day.
    now: Reach,
    /// For each week, the fewest people on any of its days for every set of slots.
    ///
    /// Equal weeks are kept once, with their number. Whoever is added to all days of a week, its smallest margin and
    /// largest shortfall are those of the fewest people.
    pub(super) weeks: Vec<(Reach, u32)>,
    /// For each week, its index among the weeks that are kept.
    order: Vec<usize>,
    /// The slots that are not covered on some day.
    pub(super) weak: SlotSet,
}

impl Ahead {
    pub(super) fn new(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> Ahead {
        let wanted = Demand::new(&wanted(plan));
        let mut weak = SlotSet::EMPTY;
        let (mut alike, mut order): (Vec<(Reach, u32)>, _) = (Vec::with_capacity(STRETCHES), Vec::new());
        let count = |week| {
            let known = alike.iter().position(|(known, _)| *known == week).unwrap_or(alike.len());
            match alike.get_mut(known) {
                Some((_, times)) => *times += 1,
                None => alike.push((week, 1)),
            }
            order.push(known);
        };
        let now = by_week(plan, weeks, at_least, |reach| weak = weak.or(reach.weak(&wanted).slots()), count);
        Ahead { wanted, now, weeks: alike, order, weak }
    }

    /// The figures of each of the weeks that it was made for.
    fn figures(&self, weeks: Weeks) -> Vec<WeekAhead> {
        let kept: Vec<Figures> = self.weeks.iter().map(|(reach, _)| Figures::of(reach, &self.wanted)).collect();
        let figures = self.order.iter().filter_map(|week| kept.get(*week).copied());
        weeks.iter().zip(figures).map(|((first, last), figures)| WeekAhead { first, last, figures }).collect()
    }

    pub(super) fn worth(&self, target: &Id, slots: SlotSet) -> Worth {
        let weeks = self.weeks.iter().map(|(reach, times)| (reach.clone(), reach.with(slots), *times));
        added(target, slots, &self.wanted, (&self.now, &self.now.with(slots)), weeks)
    }
}

/// The reach on the first day.
///
/// `stretch` is called for every stretch of days, and `week` for each week with the fewest people on any of its days for
/// every set of slots.
fn by_week(
    plan: &Plan,
    weeks: Weeks,
    at_least: Familiarity,
    mut stretch: impl FnMut(&Reach),
    mut week: impl FnMut(Reach),
) -> Reach {
    let mut days = weeks.iter().peekable();
    // The fewest of the week that has begun, and those of the weeks before it.
    let (mut now, mut fewest): (Option<Reach>, Option<Reach>) = (None, None);
    stretches(plan, (weeks.first(), weeks.last()), at_least, Outlook::Likely, |_, last, reach| {
        now.get_or_insert_with(|| reach.clone());
        stretch(reach);
        while let Some((_, until)) = days.peek().copied().filter(|(from, _)| *from <= last) {
            let mut lowest = fewest.take().unwrap_or_else(|| reach.clone());
            lowest.lower_to(reach);
            if last < until {
                fewest = Some(lowest);
                break;
            }
            days.next();
            week(lowest);
        }
    });
    now.unwrap_or(Reach::NOBODY)
}

/// What a person adds, from the reach without him and with him: now, and in the weeks with their number.
fn added(
    target: &Id,
    slots: SlotSet,
    wanted: &Demand,
    now: (&Reach, &Reach),
    weeks: impl Iterator<Item = (Reach, Reach, u32)>,
) -> Worth {
    let whole = |reach: &Reach| Figures::of(reach, wanted);
    let own = |reach: &Reach| Figures {
        margin: reach.margin_within(slots),
        shortfall: reach.missing_within(wanted, slots).unsigned_abs(),
    };
    let (mut ahead, mut own_ahead): (Option<Added>, Option<Added>) = (None, None);
    let (mut weeks_better, mut margin_gains, mut shortfall_gains) = (0, 0, 0);
    for (without, with, times) in weeks {
        let week = Added { before: whole(&without), after: whole(&with) };
        let (more, fewer) = week.gains();
        margin_gains += more * times;
        shortfall_gains += fewer * times;
        weeks_better += if more + fewer > 0 { times } else { 0 };
        ahead = Some(ahead.map_or(week, |ahead| ahead.worst(week)));
        let week = Added { before: own(&without), after: own(&with) };
        own_ahead = Some(own_ahead.map_or(week, |ahead| ahead.worst(week)));
    }
    let own_now = Added { before: own(now.0), after: own(now.1) };
    let now = Added { before: whole(now.0), after: whole(now.1) };
    Worth {
        target: target.clone(),
        slots: slots.iter().collect(),
        now,
        ahead: ahead.unwrap_or(now),
        own_now,
        own_ahead: own_ahead.unwrap_or(own_now),
        weeks_better,
        margin_gains,
        shortfall_gains,
        cost: None,
        registered: None,
    }
}

impl Added {
    /// The gain in margin, and the reduction of the shortfall.
    pub fn gains(&self) -> (u32, u32) {
        let more = self.after.margin.saturating_sub(self.before.margin).max(0).unsigned_abs();
        (more, self.before.shortfall.saturating_sub(self.after.shortfall))
    }

    fn worst(self, other: Added) -> Added {
        Added { before: self.before.worst(other.before), after: self.after.worst(other.after) }
    }
}
