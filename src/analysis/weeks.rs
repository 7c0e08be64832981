//! Weeks to look ahead over, and the squad on each of their days.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::sets::{Reach, SlotSet};
use super::squad::playable;
use crate::domain::{Familiarity, Outlook, Plan, Player};

/// Weeks from Monday to Sunday.
///
/// The first week counts from its given day on, since the past no longer matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weeks {
    from: Date,
    count: u8,
}

impl Weeks {
    /// The possible numbers of weeks.
    pub const COUNT: RangeInclusive<u8> = 1..=60;

    /// The usual number of weeks.
    pub const USUAL: u8 = 60;

    /// The usual weeks: that of a day and those after it.
    pub fn ahead(from: Date) -> Weeks {
        Weeks::new(from, Weeks::USUAL)
    }

    /// The week of a day and those after it; the number is limited to [`Weeks::COUNT`].
    pub fn new(from: Date, count: u8) -> Weeks {
        Weeks { from, count: count.clamp(*Weeks::COUNT.start(), *Weeks::COUNT.end()) }
    }

    /// The number of weeks, which is smaller than asked for at the end of the calendar.
    pub fn count(self) -> usize {
        self.iter().count()
    }

    /// The first day that counts.
    pub fn first(self) -> Date {
        self.from
    }

    /// The last Sunday, or the calendar's last day.
    pub fn last(self) -> Date {
        self.monday().saturating_add((i32::from(self.count) * 7 - 1).days())
    }

    /// The Monday of the first week.
    pub fn monday(self) -> Date {
        self.from.saturating_sub(i32::from(self.from.weekday().to_monday_zero_offset()).days())
    }

    /// The first and the last day of each week that count, in order.
    pub fn iter(self) -> impl Iterator<Item = (Date, Date)> {
        let monday = self.monday();
        let week = move |n: u8| {
            let first = monday.checked_add(Span::new().weeks(n)).ok()?;
            Some((first.max(self.from), first.saturating_add(6.days())))
        };
        (0..self.count).map_while(week)
    }
}

/// Most plans have fewer stretches: their reaches are large, so memory for so many is asked for once.
pub(super) const STRETCHES: usize = 16;

/// Visits every stretch of days from `first` to `last` on which the same players are available, in order.
///
/// Each visit gets the first and the last day, and the reach. Days on which nobody comes or goes cost nothing.
pub(super) fn stretches(
    plan: &Plan,
    (first, last): (Date, Date),
    at_least: Familiarity,
    outlook: Outlook,
    mut visit: impl FnMut(Date, Date, &Reach),
) {
    let mut changes: Vec<(Date, SlotSet, i16)> = Vec::new();
    let mut reach = Reach::NOBODY;
    for (id, player) in plan.players.iter() {
        let slots = playable(&plan.tactic.formation, &player.profile, at_least);
        if slots.is_empty() {
            continue;
        }
        for (from, until) in stays(plan.spells(id, player, outlook).map(|spell| (spell.first, spell.last)), first, last)
        {
            changes.push((from, slots, 1));
            changes.extend(until.tomorrow().ok().filter(|gone| *gone <= last).map(|gone| (gone, slots, -1)));
        }
    }
    changes.sort_unstable();
    let mut from = first;
    for changes in changes.chunk_by(|(one, ..), (other, ..)| one == other) {
        let Some((on, ..)) = changes.first() else { continue };
        if let Some(until) = on.yesterday().ok().filter(|until| from <= *until) {
            visit(from, until, &reach);
            from = *on;
        }
        // Those who play the same slots are counted together, since each count goes through all sets.
        for alike in changes.chunk_by(|(_, one, _), (_, other, _)| one == other) {
            let Some((_, slots, _)) = alike.first() else { continue };
            reach.add(*slots, alike.iter().fold(0, |all: i16, (.., players)| all.saturating_add(*players)));
        }
    }
    visit(from, last, &reach);
}

/// The days from `first` to `last` that are in no spell, as runs of days.
fn stays(spells: impl Iterator<Item = (Date, Date)>, first: Date, last: Date) -> Vec<(Date, Date)> {
    let mut away: Vec<(Date, Date)> = spells.filter(|(from, until)| *from <= last && first <= *until).collect();
    away.sort_unstable();
    let (mut stays, mut next) = (Vec::new(), Some(first));
    for (from, until) in away {
        let Some(free) = next else { break };
        if free < from {
            stays.extend(from.yesterday().ok().map(|before| (free, before)));
        }
        next = until.tomorrow().ok().map(|after| after.max(free));
    }
    stays.extend(next.filter(|free| *free <= last).map(|free| (free, last)));
    stays
}

/// A day of every week on which he is away, day by day from the Monday of the first week.
pub(super) fn days_of(weeks: Weeks) -> usize {
    weeks.iter().count() * 7
}

/// The index of a day, counted from the Monday of the first week and limited to the weeks.
pub(super) fn place(weeks: Weeks, on: Date) -> usize {
    let days = (on - weeks.monday()).get_days();
    usize::try_from(days).unwrap_or(0)
}

/// Whether two outlooks can ever disagree about a player.
pub(super) fn is_sure(plan: &Plan, player: &Player) -> bool {
    player.absences.iter().all(|absence| absence.best() == absence.worst(plan.today))
}
