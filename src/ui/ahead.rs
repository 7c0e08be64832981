//! The weeks ahead as a strip, and what comes next: drawn in the lines that a list leaves free.

use std::fmt::Write as _;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::row::{Row, visible};
use super::theme::Theme;
use super::words;
use crate::analysis::{Figures, WeekAhead};
use crate::app::{Model, Place, Shape};
use crate::command::Pane;
use crate::text;

/// The columns before the weeks.
const LABEL: usize = 7;

/// The lines of the months and of the margins: with fewer there is no strip.
const LEAST: u16 = 2;

/// Whether they stand under a pane of the board: under the targets, and in a pane that is shown alone.
pub(super) fn stand_under(model: &Model, pane: Pane) -> bool {
    pane == Pane::Targets || model.screens.zoomed || model.window.shape() == Shape::Tabs
}

/// The area under so many lines of a list, with a free line between.
pub(super) fn under(list: Rect, lines: usize) -> Rect {
    let taken = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(1);
    Rect { y: list.y.saturating_add(taken), height: list.height.saturating_sub(taken), ..list }
}

/// Draws them in an area; nothing where it has too few lines.
pub(super) fn draw(model: &Model, theme: &Theme, free: Rect, drawing: &mut Drawing) {
    if free.height < LEAST {
        return;
    }
    let strip = Strip::new(model, free);
    for (index, week) in strip.weeks.iter().enumerate() {
        drawing.point(strip.cell(index, free), Place::Week(week.first));
    }
    strip.months(theme, Row::new(drawing, free, 0));
    strip.figures(theme, ("margin", 1), free, drawing, |Figures { margin, .. }| (margin.into(), theme.margin(margin)));
    strip.figures(theme, ("short", 2), free, drawing, |Figures { shortfall, .. }| {
        (shortfall.into(), if shortfall > 0 { theme.thin } else { theme.good })
    });
    next(model, theme, free, LINES + 1, drawing);
}

/// The lines of the strip where there is room for all of it: the months, the margins and the bodies that are short.
const LINES: usize = 3;

/// The weeks that are in sight.
struct Strip<'a> {
    weeks: &'a [WeekAhead],
    /// The place in sight of the week of the day shown; `None` for a day before or after all weeks.
    here: Option<usize>,
    /// The columns of a week, with the free one before its figure.
    width: usize,
}

impl<'a> Strip<'a> {
    fn new(model: &'a Model, area: Rect) -> Strip<'a> {
        let (weeks, on) = (model.asked.weeks(), model.asked.on);
        let figures = weeks.iter().map(|week| week.figures);
        let (least, most) = figures.fold((0, 0), |(least, most): (i32, i64), figures| {
            (least.min(figures.margin), most.max(figures.margin.into()).max(figures.shortfall.into()))
        });
        let width = 1 + least.to_string().len().max(most.to_string().len());
        let room = usize::from(area.width).saturating_sub(LABEL + 1) / width;
        let here = weeks.iter().position(|week| week.first <= on && on <= week.last);
        let (first, last) = visible(here.unwrap_or(0), weeks.len(), room);
        let weeks = weeks.get(first..last).unwrap_or_default();
        Strip { weeks, here: here.map(|here| here - first), width }
    }

    /// The months, each where its first week in sight stands, if its weeks have room for its name.
    fn months(&self, theme: &Theme, mut row: Row<'_>) {
        let month = |week: &WeekAhead| (week.first.year(), week.first.month());
        row.cell("", LABEL + self.width - 1, theme.text);
        for weeks in self.weeks.chunk_by(|one, other| month(one) == month(other)) {
            let columns = weeks.len() * self.width;
            let name = weeks.first().filter(|_| columns > self.width + 1).map(|week| week.first.strftime("%b"));
            row.cell(&name.map(|name| name.to_string()).unwrap_or_default(), columns, theme.strong);
        }
    }

    /// One figure for each week.
    fn figures(
        &self,
        theme: &Theme,
        (label, line): (&str, usize),
        area: Rect,
        drawing: &mut Drawing,
        figure: impl Fn(Figures) -> (i64, Style),
    ) {
        let mut row = Row::new(drawing, area, line);
        row.put(" ", theme.text).cell(label, LABEL - 1, theme.faint);
        // Weeks of one style are one text: there are far fewer of those.
        let (mut text, mut before) = (String::new(), None);
        for (figure, style) in self.weeks.iter().map(|week| figure(week.figures)) {
            if let Some(before) = before.replace(style).filter(|before| *before != style) {
                row.put(&text, before);
                text.clear();
            }
            let _ = write!(text, "{figure:>width$}", width = self.width);
        }
        row.put(&text, before.unwrap_or_default());
        if let Some(here) = self.here.map(|here| self.cell(here, area)) {
            row.paint(Rect { x: here.x + 1, width: here.width - 1, ..here }, theme.selected_elsewhere);
        }
    }

    /// The area of a week, which begins with a free column.
    fn cell(&self, index: usize, area: Rect) -> Rect {
        let [before, width] =
            [LABEL + index * self.width, self.width].map(|columns| u16::try_from(columns).unwrap_or(u16::MAX));
        let height = u16::try_from(LINES).unwrap_or(u16::MAX).min(area.height);
        Rect { x: area.x.saturating_add(before), width, height, ..area }
    }
}

/// What comes next, from a line of the area on: as much as there is room for.
fn next(model: &Model, theme: &Theme, area: Rect, mut line: usize, drawing: &mut Drawing) {
    let room = usize::from(area.height).saturating_sub(line);
    let coming: Vec<_> = model.asked.answers.coming.iter().take(room).collect();
    let days: Vec<String> =
        coming.iter().map(|coming| words::day(coming.on, model.asked.on, model.window.dates)).collect();
    let days_wide = days.iter().map(String::len).max().unwrap_or(0);
    let columns = usize::from(area.width).saturating_sub(days_wide + 4);
    for (coming, day) in coming.into_iter().zip(&days) {
        let style = if coming.breaks { theme.broken } else { theme.text };
        let mut row = Row::new(drawing, area, line);
        row.cell("", 1 + days_wide - day.len(), theme.text).put(day, theme.faint).put("  ", theme.text);
        if text::width(&coming.words) <= columns {
            row.put(&coming.words, style);
            line += 1;
            continue;
        }
        for words in text::wrap(&coming.words, columns) {
            Row::new(drawing, area, line).cell("", days_wide + 3, theme.text).put(&words, style);
            line += 1;
        }
    }
}
