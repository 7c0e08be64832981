//! The weeks ahead: how well each is covered on its worst day, and who is away on which of its days and why.

use jiff::civil::Date;

use super::cover::{Cover, Figures, cover_by};
use super::sets::Demand;
use super::squad::wanted;
use super::weeks::{Weeks, days_of, is_sure, place, stretches};
use crate::domain::{Cause, Familiarity, Formation, Id, Match, Outlook, Plan, Player};

/// The answer for some weeks and the lowest familiarity that counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    pub at_least: Familiarity,
    pub weeks: Vec<Week>,
    /// All players of the plan, by the first of their slots in formation order, then in plan order.
    ///
    /// Those who play in no slot come last.
    pub players: Vec<CalendarRow>,
}

/// A week, and how well it is covered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Week {
    pub monday: Date,
    /// The first day that counts: the Monday, or the day the calendar begins.
    pub first: Date,
    /// The Sunday.
    pub last: Date,
    pub figures: ByOutlook<Worst>,
    /// The matches on the days that count.
    pub matches: Vec<MatchDay>,
    /// The names and days of the deadlines on the days that count.
    pub deadlines: Vec<(String, Date)>,
    /// The names of the call-ups that include a day that counts.
    pub call_ups: Vec<String>,
}

/// A value for each outlook.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ByOutlook<T> {
    pub likely: T,
    pub best: T,
    pub worst: T,
}

/// The worst figures of some days, each with the first day that has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Worst {
    /// The smallest margin.
    pub margin: i32,
    /// The day whose certificate shows why the margin is so low.
    pub margin_on: Date,
    /// The largest shortfall.
    pub shortfall: u32,
    pub shortfall_on: Date,
}

/// A match, and how well its day is covered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatchDay {
    pub on: Date,
    pub versus: String,
    pub competition: Option<String>,
    pub figures: ByOutlook<Figures>,
}

/// A player through the weeks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarRow {
    pub id: Id,
    /// The labels of the slots of his first position in the formation: `RCB CB LCB`; empty if he plays in none.
    pub group: String,
    /// One for each week.
    pub cells: Vec<Cell>,
    /// His absences in these weeks, if he returns when he is likely to.
    pub away: Vec<Away>,
}

/// A player in a week.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// Why he is away on each day from Monday on, if he returns when he is likely to.
    pub days: [Option<Cause>; 7],
    /// The days from Monday on, true if he is there at best but away at worst.
    pub unsure: [bool; 7],
}

/// Consecutive days on which a player is away; see [`crate::domain::Spell`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Away {
    pub cause: Cause,
    pub what: String,
    /// `None` if the beginning is unknown.
    pub first: Option<Date>,
    /// `None` if the end is unknown.
    pub last: Option<Date>,
}

/// A week in which some slot can't be filled on some day.
#[derive(Clone, Debug)]
pub struct BrokenWeek {
    pub monday: Date,
    /// The cover of the day that shows what is wrong.
    pub cover: Cover,
}

impl Calendar {
    /// The weeks in which some slot can't be filled on some day.
    ///
    /// Those with a match come first.
    pub fn breaks(&self, outlook: Outlook) -> Vec<usize> {
        let broken = |(_, week): &(usize, &Week)| week.figures.get(outlook).margin < 0;
        let mut breaks: Vec<(usize, &Week)> = self.weeks.iter().enumerate().filter(broken).collect();
        breaks.sort_by_key(|(_, week)| week.matches.is_empty());
        breaks.into_iter().map(|(index, _)| index).collect()
    }
}

impl Week {
    /// The day whose cover shows what is wrong with the week.
    ///
    /// It is the first match that can't be played with a full eleven, or else the day with the smallest margin.
    pub fn day_to_show(&self, outlook: Outlook) -> Date {
        let broken = self.matches.iter().find(|played| played.figures.get(outlook).margin < 0);
        broken.map_or(self.figures.get(outlook).margin_on, |played| played.on)
    }
}

impl<T> ByOutlook<T> {
    pub fn get(&self, outlook: Outlook) -> &T {
        match outlook {
            Outlook::Likely => &self.likely,
            Outlook::Best => &self.best,
            Outlook::Worst => &self.worst,
        }
    }

    fn get_mut(&mut self, outlook: Outlook) -> &mut T {
        match outlook {
            Outlook::Likely => &mut self.likely,
            Outlook::Best => &mut self.best,
            Outlook::Worst => &mut self.worst,
        }
    }
}

impl Cell {
    /// The cause of most of his days away, or of several the first in order; `None` if he is there all week.
    pub fn cause(&self) -> Option<Cause> {
        let days = |cause: Cause| self.days.iter().filter(|day| **day == Some(cause)).count();
        let held = Cause::ALL.iter().copied().filter(|cause| days(*cause) > 0);
        held.rev().max_by_key(|cause| days(*cause))
    }

    /// The number of days on which he is away.
    pub fn days_away(&self) -> usize {
        self.days.iter().flatten().count()
    }

    /// Whether his presence is in doubt on some day.
    pub fn is_unsure(&self) -> bool {
        self.unsure.contains(&true)
    }
}

/// The weeks that break if players return when they are likely to; those with a match come first.
pub fn broken_weeks(calendar: &Calendar, plan: &Plan) -> Vec<BrokenWeek> {
    let weeks = calendar.breaks(Outlook::Likely).into_iter().filter_map(|place| calendar.weeks.get(place));
    let cover = |week: &Week| cover_by(plan, week.day_to_show(Outlook::Likely), calendar.at_least, Outlook::Likely);
    weeks.map(|week| BrokenWeek { monday: week.monday, cover: cover(week) }).collect()
}

/// Computes the calendar for some weeks of a plan.
pub fn calendar(plan: &Plan, weeks: Weeks, at_least: Familiarity) -> Calendar {
    let mut calendar =
        Calendar { at_least, weeks: weeks.iter().map(|days| week(plan, days)).collect(), players: Vec::new() };
    let wanted = Demand::new(&wanted(plan));
    for outlook in Outlook::ALL.iter().copied() {
        let mut open = 0;
        stretches(plan, (weeks.first(), weeks.last()), at_least, outlook, |first, last, reach| {
            let figures = Figures::of(reach, &wanted);
            open += calendar.weeks.iter().skip(open).take_while(|week| week.last < first).count();
            for week in calendar.weeks.iter_mut().skip(open).take_while(|week| week.first <= last) {
                week.note(outlook, first.max(week.first), last, figures);
            }
        });
    }
    let mut players: Vec<(usize, CalendarRow)> =
        plan.players.iter().map(|(id, player)| row(plan, id, player, weeks, at_least)).collect();
    players.sort_by_key(|(place, _)| *place);
    calendar.players = players.into_iter().map(|(_, row)| row).collect();
    calendar
}

fn week(plan: &Plan, (first, last): (Date, Date)) -> Week {
    let counts = |day: Date| first <= day && day <= last;
    let monday = Weeks::new(first, 1).monday();
    let unknown = Worst::unknown(first);
    let played = plan.matches.iter().filter(|played| counts(played.on));
    let mut matches: Vec<MatchDay> = played
        .map(|Match { on, versus, competition }| MatchDay {
            on: *on,
            versus: versus.clone(),
            competition: competition.clone(),
            figures: ByOutlook::default(),
        })
        .collect();
    matches.sort_by_key(|played| played.on);
    let due = plan.deadlines.iter().filter(|deadline| counts(deadline.on));
    let mut deadlines: Vec<(String, Date)> = due.map(|deadline| (deadline.name.clone(), deadline.on)).collect();
    deadlines.sort_by_key(|(_, on)| *on);
    let running = plan.call_ups.iter().filter(|call_up| call_up.from.max(first) <= call_up.until.min(last));
    Week {
        monday,
        first,
        last,
        figures: ByOutlook { likely: unknown, best: unknown, worst: unknown },
        matches,
        deadlines,
        call_ups: running.map(|call_up| call_up.name.clone()).collect(),
    }
}

impl Week {
    /// Adds figures that hold from a day of the week to another day, perhaps after the week.
    fn note(&mut self, outlook: Outlook, first: Date, last: Date, figures: Figures) {
        self.figures.get_mut(outlook).note(first, figures);
        for played in self.matches.iter_mut().filter(|played| first <= played.on && played.on <= last) {
            *played.figures.get_mut(outlook) = figures;
        }
    }
}

impl Worst {
    /// The figures of no day yet.
    pub(super) fn unknown(first: Date) -> Worst {
        Worst { margin: i32::MAX, margin_on: first, shortfall: 0, shortfall_on: first }
    }

    pub(super) fn note(&mut self, on: Date, Figures { margin, shortfall }: Figures) {
        if margin < self.margin {
            (self.margin, self.margin_on) = (margin, on);
        }
        if shortfall > self.shortfall {
            (self.shortfall, self.shortfall_on) = (shortfall, on);
        }
    }
}

/// A player's row, and the index of its group.
fn row(plan: &Plan, id: &Id, player: &Player, weeks: Weeks, at_least: Familiarity) -> (usize, CalendarRow) {
    let (place_of_group, group) = group(&plan.tactic.formation, player, at_least);
    let mut days = vec![None; days_of(weeks)];
    let mut away = Vec::new();
    for spell in plan.spells(id, player, Outlook::Likely) {
        if spell.first <= weeks.last() && weeks.monday() <= spell.last {
            mark(&mut days, weeks, spell.first, spell.last, |day| {
                *day = Some(day.map_or(spell.cause, |held: Cause| held.min(spell.cause)));
            });
            let first = (spell.first > Date::MIN).then_some(spell.first);
            let last = (spell.last < Date::MAX).then_some(spell.last);
            away.push(Away { cause: spell.cause, what: spell.what.to_owned(), first, last });
        }
    }
    away.sort_by_key(|away| (away.first, away.cause));
    let mut cells = vec![Cell::default(); days.len() / 7];
    for (cell, days) in cells.iter_mut().zip(days.as_chunks().0) {
        cell.days = *days;
    }
    if !is_sure(plan, player) {
        mark_unsure(&mut cells, plan, id, player, weeks);
    }
    (place_of_group, CalendarRow { id: id.clone(), group, cells, away })
}

fn mark_unsure(cells: &mut [Cell], plan: &Plan, id: &Id, player: &Player, weeks: Weeks) {
    let away = |outlook| {
        let mut days = vec![false; cells.len() * 7];
        for spell in plan.spells(id, player, outlook) {
            mark(&mut days, weeks, spell.first, spell.last, |day| *day = true);
        }
        days
    };
    let (best, worst) = (away(Outlook::Best), away(Outlook::Worst));
    let unsure = best.iter().zip(&worst).map(|(best, worst)| !best && *worst);
    for (day, unsure) in cells.iter_mut().flat_map(|cell| &mut cell.unsure).zip(unsure) {
        *day = unsure;
    }
}

/// Changes the entries for the days from one day to another.
fn mark<T>(days: &mut [T], weeks: Weeks, first: Date, last: Date, change: impl Fn(&mut T)) {
    if last >= weeks.monday() {
        let (first, last) = (place(weeks, first.max(weeks.monday())), place(weeks, last.min(weeks.last())));
        days.iter_mut().take(last + 1).skip(first).for_each(change);
    }
}

/// The index of the first slot of his first position in the formation, and the labels of all slots of that position.
fn group(formation: &Formation, player: &Player, at_least: Familiarity) -> (usize, String) {
    let slots = formation.slots();
    let mut counts = player.profile.positions.admitted(at_least);
    let first =
        counts.find_map(|(position, _)| Some((slots.iter().position(|slot| slot.position == position)?, position)));
    let Some((place, position)) = first else { return (slots.len(), String::new()) };
    let labels = slots.iter().filter(|slot| slot.position == position).map(|slot| slot.label.as_str());
    (place, labels.collect::<Vec<_>>().join(" "))
}
