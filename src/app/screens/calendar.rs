//! The calendar screen, with the weeks ahead as columns and the players as lines.
//!
//! The selected week is that of the board's day.

use std::ops::Range;

use jiff::civil::Date;

use super::cursor::Cursor;
use crate::analysis::{Calendar, Week, Weeks, calendar};
use crate::app::asked::{Asked, Pair};
use crate::domain::words::words;
use crate::domain::{Familiarity, Id, Outlook};

/// The state of the calendar screen.
#[derive(Clone, Debug, Default)]
pub struct CalendarState {
    pub focus: CalendarPart,
    player: Cursor,
    pub scale: CalendarScale,
    /// Remembered for the first day, the plan's today and the lowest familiarity.
    answered: Pair<(Date, Date, Familiarity), Calendar>,
}

words! {
    /// The parts of the calendar.
    #[derive(Default)]
    CalendarPart {
        #[default]
        Players = "players",
        Breaks = "weeks that break",
    }
}

words! {
    /// The span of time of one column.
    #[derive(Default)]
    CalendarScale {
        #[default]
        Week = "weeks",
        /// All weeks that begin in the month.
        Month = "months",
    }
}

impl CalendarState {
    /// The weeks ahead; `None` before the screen is first shown.
    pub fn answer(&self) -> Option<&Calendar> {
        self.answered.shown()
    }

    /// The weeks ahead for the plan as it is, while a what-if is assumed.
    pub fn before(&self) -> Option<&Calendar> {
        self.answered.before()
    }

    /// Computes the weeks ahead again if the plan, the first week or the familiarity has changed.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        let with = (first_day(asked), asked.as_of(), asked.at_least);
        self.answered.renew(asked.plan(), asked.known(), with, |plan, (from, today, at_least)| {
            calendar(&plan.seen_on(*today), Weeks::ahead(*from), *at_least)
        });
    }

    fn weeks(&self) -> &[Week] {
        self.answer().map_or(&[], |calendar| &calendar.weeks)
    }

    /// The range of weeks of each column.
    pub fn columns(&self) -> Vec<Range<usize>> {
        let weeks = self.weeks();
        match self.scale {
            CalendarScale::Week => (0..weeks.len()).map(|week| week..week + 1).collect(),
            CalendarScale::Month => {
                let month = |week: &Week| (week.monday.year(), week.monday.month());
                let mut columns = Vec::new();
                let mut start = 0;
                for weeks in weeks.chunk_by(|one, other| month(one) == month(other)) {
                    columns.push(start..start + weeks.len());
                    start += weeks.len();
                }
                columns
            }
        }
    }

    /// The index of a day's week.
    pub fn week_of(&self, day: Date) -> usize {
        self.weeks().iter().position(|week| week.monday <= day && day <= week.last).unwrap_or(0)
    }

    /// The weeks that break if players return when they are likely to; those with a match come first.
    pub fn breaks(&self) -> Vec<usize> {
        self.answer().map(|calendar| calendar.breaks(Outlook::Likely)).unwrap_or_default()
    }

    fn players(&self) -> impl Iterator<Item = &Id> + Clone {
        self.answer().map_or(&[][..], |calendar| &calendar.players).iter().map(|row| &row.id)
    }

    /// The index of the selected player.
    pub fn line(&self) -> Option<usize> {
        self.player.index(self.players())
    }

    pub(super) fn selected(&self) -> Option<&Id> {
        self.player.id(self.players())
    }

    pub(super) fn follow(&mut self, person: &Id) {
        self.player.follow(person.clone());
    }

    pub(super) fn move_by(&mut self, lines: isize, on: Date) -> Option<Date> {
        match self.focus {
            CalendarPart::Players => {
                self.select_player(self.line().unwrap_or(0).saturating_add_signed(lines));
                None
            }
            CalendarPart::Breaks => {
                let breaks = self.breaks();
                let here = breaks.iter().position(|week| *week == self.week_of(on));
                let next = here.map_or(0, |here| here.saturating_add_signed(lines).min(breaks.len().saturating_sub(1)));
                let week = *breaks.get(next)?;
                self.day_of(week..week + 1)
            }
        }
    }

    fn select_player(&mut self, line: usize) {
        let mut player = std::mem::take(&mut self.player);
        player.select(line, self.players());
        self.player = player;
    }

    /// Moves the selection by columns.
    pub(super) fn move_through_time(&self, columns: isize, on: Date) -> Option<Date> {
        let all = self.columns();
        let here = all.iter().position(|weeks| weeks.contains(&self.week_of(on))).unwrap_or(0);
        let next = here.saturating_add_signed(columns).min(all.len().saturating_sub(1));
        self.day_of(all.get(next).filter(|_| next != here)?.clone())
    }

    pub(super) fn select(&mut self, player: Option<usize>, column: Option<usize>) -> Option<Date> {
        if let Some(player) = player {
            self.focus = CalendarPart::Players;
            self.select_player(player);
        }
        self.day_of(self.columns().get(column?)?.clone())
    }

    pub(super) fn select_break(&mut self, week: usize) -> Option<Date> {
        self.focus = CalendarPart::Breaks;
        self.day_of(week..week.saturating_add(1))
    }

    /// The day that represents a range of weeks: that of the week with the smallest margin.
    fn day_of(&self, weeks: Range<usize>) -> Option<Date> {
        let weeks = self.weeks().get(weeks)?;
        let worst = weeks.iter().min_by_key(|week| week.figures.get(Outlook::Likely).margin)?;
        Some(worst.day_to_show(Outlook::Likely))
    }

    pub(super) fn swap_part(&mut self, on: Date) -> Option<Date> {
        self.focus = match self.focus {
            CalendarPart::Players if !self.breaks().is_empty() => CalendarPart::Breaks,
            _ => CalendarPart::Players,
        };
        let elsewhere = self.focus == CalendarPart::Breaks && !self.breaks().contains(&self.week_of(on));
        if elsewhere { self.move_by(0, on) } else { None }
    }

    pub(in crate::app) fn swap_scale(&mut self) {
        self.scale = match self.scale {
            CalendarScale::Week => CalendarScale::Month,
            CalendarScale::Month => CalendarScale::Week,
        };
    }

    /// The first column to show if there is room for this many.
    pub fn first_column(&self, room: usize, on: Date) -> usize {
        let columns = self.columns();
        let here = columns.iter().position(|weeks| weeks.contains(&self.week_of(on))).unwrap_or(0);
        here.saturating_sub(room / 2).min(columns.len().saturating_sub(room))
    }
}

/// The day that represents the week of its first day.
pub(super) fn day_to_show(first: Date, asked: &Asked) -> Option<Date> {
    let week = calendar(asked.plan(), Weeks::new(first, 1), asked.at_least).weeks.pop()?;
    Some(week.day_to_show(Outlook::Likely))
}

/// Today, or the day on the screens if it is outside of the weeks ahead.
fn first_day(asked: &Asked) -> Date {
    let weeks = Weeks::ahead(asked.as_of());
    if (weeks.first()..=weeks.last()).contains(&asked.on) { asked.as_of() } else { asked.on }
}
