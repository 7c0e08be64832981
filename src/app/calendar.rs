//! The calendar screen: the weeks ahead as columns, the players as lines. The selected week is that of the board's day.

use std::ops::Range;

use jiff::civil::Date;

use super::asked::Pair;
use super::cursor::Cursor;
use super::model::Model;
use crate::analysis::{Calendar, Week, Weeks, calendar};
use crate::domain::{Familiarity, Id, Outlook};

/// How the calendar is looked at.
#[derive(Clone, Debug, Default)]
pub struct CalendarState {
    pub focus: CalendarPart,
    pub player: Cursor,
    pub scale: CalendarScale,
    /// By the first day and the lowest familiarity.
    answered: Pair<(Date, Familiarity), Calendar>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CalendarPart {
    #[default]
    Players,
    /// The weeks that break.
    Breaks,
}

/// What one column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CalendarScale {
    #[default]
    Week,
    /// The weeks that begin in a month.
    Month,
}

impl Model {
    /// The weeks ahead; none before the screen was first shown.
    pub fn calendar(&self) -> Option<&Calendar> {
        self.calendar.answered.shown()
    }

    /// Those of the plan as it is, while something is assumed.
    pub fn calendar_before(&self) -> Option<&Calendar> {
        self.calendar.answered.before()
    }

    /// Asks for the weeks ahead again when the plan, the first of them or the familiarity has changed.
    pub(super) fn refresh_calendar(&mut self) {
        let (shown, kept) = (self.asked.plan().clone(), self.kept_plan().clone());
        let with = (self.calendar_from(), self.asked.at_least);
        self.calendar.answered.renew(&shown, &kept, with, |plan, (from, at_least)| {
            calendar(plan, Weeks::new(*from, *Weeks::COUNT.end()), *at_least)
        });
    }

    /// Today, unless the board looks at a day that is not among the weeks after it.
    fn calendar_from(&self) -> Date {
        let weeks = Weeks::new(self.today(), *Weeks::COUNT.end());
        if (weeks.first()..=weeks.last()).contains(&self.asked.on) { self.today() } else { self.asked.on }
    }

    /// The columns of the calendar: the weeks of each.
    pub fn columns(&self) -> Vec<Range<usize>> {
        let weeks = self.calendar().map_or(&[][..], |calendar| &calendar.weeks);
        match self.calendar.scale {
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

    /// The week of the board's day.
    pub fn selected_week(&self) -> usize {
        let weeks = self.calendar().map_or(&[][..], |calendar| &calendar.weeks);
        weeks.iter().position(|week| week.monday <= self.asked.on && self.asked.on <= week.last).unwrap_or(0)
    }

    /// The weeks that break by the likeliest returns: those with a match first.
    pub fn breaks(&self) -> Vec<usize> {
        self.calendar().map(|calendar| calendar.breaks(Outlook::Likely)).unwrap_or_default()
    }

    pub(super) fn players_of_calendar(&self) -> Vec<Id> {
        let players = self.calendar().map_or(&[][..], |calendar| &calendar.players);
        players.iter().map(|row| row.id.clone()).collect()
    }

    pub(super) fn move_in_calendar(&mut self, lines: isize) {
        match self.calendar.focus {
            CalendarPart::Players => {
                let players = self.players_of_calendar();
                let from = self.calendar.player.index(&players).unwrap_or(0);
                self.calendar.player.select(from.saturating_add_signed(lines), &players);
            }
            CalendarPart::Breaks => {
                let breaks = self.breaks();
                let here = breaks.iter().position(|week| *week == self.selected_week());
                let next = here.map_or(0, |here| here.saturating_add_signed(lines).min(breaks.len().saturating_sub(1)));
                if let Some(week) = breaks.get(next) {
                    self.look_at_weeks(*week..*week + 1);
                }
            }
        }
    }

    /// Moves along the columns.
    pub(super) fn move_through_time(&mut self, columns: isize) {
        let all = self.columns();
        let here = all.iter().position(|weeks| weeks.contains(&self.selected_week())).unwrap_or(0);
        let next = here.saturating_add_signed(columns).min(all.len().saturating_sub(1));
        if let Some(weeks) = all.get(next).filter(|_| next != here) {
            self.look_at_weeks(weeks.clone());
        }
    }

    pub(super) fn select_in_calendar(&mut self, player: Option<usize>, column: Option<usize>) {
        if let Some(player) = player {
            self.calendar.focus = CalendarPart::Players;
            self.calendar.player.select(player, &self.players_of_calendar());
        }
        if let Some(weeks) = column.and_then(|column| self.columns().get(column).cloned()) {
            self.look_at_weeks(weeks);
        }
    }

    pub(super) fn select_break(&mut self, week: usize) {
        self.calendar.focus = CalendarPart::Breaks;
        self.look_at_weeks(week..week + 1);
    }

    /// Looks at the day that says most about some weeks: that of the one with the least margin.
    fn look_at_weeks(&mut self, weeks: Range<usize>) {
        let weeks = self.calendar().and_then(|calendar| calendar.weeks.get(weeks)).unwrap_or_default();
        let worst = weeks.iter().min_by_key(|week| week.figures.get(Outlook::Likely).margin);
        self.asked.on = worst.map_or(self.asked.on, |week| week.day_to_show(Outlook::Likely));
    }

    pub(super) fn swap_calendar_part(&mut self) {
        self.calendar.focus = match self.calendar.focus {
            CalendarPart::Players if !self.breaks().is_empty() => CalendarPart::Breaks,
            _ => CalendarPart::Players,
        };
        if self.calendar.focus == CalendarPart::Breaks && !self.breaks().contains(&self.selected_week()) {
            self.move_in_calendar(0);
        }
    }

    pub(super) fn swap_scale(&mut self) {
        self.calendar.scale = match self.calendar.scale {
            CalendarScale::Week => CalendarScale::Month,
            CalendarScale::Month => CalendarScale::Week,
        };
    }

    /// The first of the weeks that the calendar shows when there is room for so many columns.
    pub fn first_column(&self, room: usize) -> usize {
        let columns = self.columns();
        let here = columns.iter().position(|weeks| weeks.contains(&self.selected_week())).unwrap_or(0);
        here.saturating_sub(room / 2).min(columns.len().saturating_sub(room))
    }
}
