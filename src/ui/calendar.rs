//! The calendar: the weeks that break, the gap line, and who is away when and why.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::style::Style;

use super::row::{Row, visible};
use super::theme::Theme;
use super::{framed, words};
use crate::app::{Calendar, CalendarPart, Cell, Model, Scale, Week};
use crate::domain::{Cause, Outlook};
use crate::text;

/// Columns before the weeks: the slots of a group and the man's name.
const GROUP: usize = 11;
const NAME: usize = 15;
/// Columns of a week.
const WEEK: usize = 3;
/// Lines of the heads: months, days, marks, three margins and the shortfall; two more for what was before.
const HEADS: u16 = 7;
const BEFORE: u16 = 2;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let scale = match model.through.scale {
        Scale::Week => "weeks",
        Scale::Month => "months",
    };
    let inside = framed(&format!("Calendar · {scale} · {} and better", model.at_least), true, theme, area, buffer);
    let Some(calendar) = model.calendar() else { return };
    let breaks = model.breaks();
    let [list, heads, men, proof] = parts(model, inside);
    draw_breaks(model, theme, (calendar, &breaks), list, buffer);
    let grid = Grid::new(model, calendar, inside);
    grid.heads(theme, heads, buffer);
    grid.men(theme, men, buffer);
    draw_proof(model, theme, proof, buffer);
}

fn draw_breaks(
    model: &Model,
    theme: &Theme,
    (calendar, breaks): (&Calendar, &[usize]),
    area: Rect,
    buffer: &mut Buffer,
) {
    if breaks.is_empty() {
        Row::new(buffer, area, 0).put(" no week breaks by the likely returns", theme.good);
        return;
    }
    let here = breaks.iter().position(|week| *week == model.selected_week());
    let (first, last) = visible(here.unwrap_or(0), breaks.len(), usize::from(area.height));
    for (line, index) in breaks.iter().take(last).skip(first).enumerate() {
        let Some(week) = calendar.weeks.get(*index) else { continue };
        let figures = week.figures.get(Outlook::Likely);
        let before = model.calendar_before().and_then(|calendar| calendar.weeks.get(*index));
        let before = before.map(|week| week.figures.get(Outlook::Likely));
        let versus = week
            .matches
            .iter()
            .map(|played| format!("v {} {}", text::display(&played.versus), words::day(played.on, model.on)));
        let said = format!(
            " {} breaks: margin {} on {} {}",
            words::day(week.monday, model.on),
            text::change(before.map_or(figures.margin, |before| before.margin), figures.margin),
            words::day(figures.margin_on, model.on),
            versus.collect::<Vec<_>>().join(", "),
        );
        let mut row = Row::new(buffer, area, line);
        row.put(&said, theme.broken);
        if here == Some(first + line) {
            let focused = model.through.focus == CalendarPart::Breaks;
            row.paint(area, if focused { theme.selected } else { theme.selected_elsewhere });
        }
    }
}

/// The gaps of the selected day, for the proof of its figures.
fn draw_proof(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let margin = model.answers.cover.margin;
    let before = model.before.as_ref().map_or(margin, |before| before.cover.margin);
    let mut lines = vec![(
        format!("{}: margin {}, {}", words::full_day(model.on), text::change(before, margin), model.answers.margin),
        theme.strong,
    )];
    for gap in &model.answers.gaps {
        lines.push((format!("{} {} ({}): {}", gap.severity, gap.need, gap.men, gap.proof), theme.text));
    }
    let columns = usize::from(area.width).saturating_sub(2);
    let lines =
        lines.iter().flat_map(|(line, style)| text::wrap(line, columns).into_iter().map(move |line| (line, *style)));
    for (index, (line, style)) in lines.take(usize::from(area.height)).enumerate() {
        Row::new(buffer, area, index).put(" ", theme.text).put(&line, style);
    }
}

/// The first week of the column of the grid that a cell of the screen is in.
pub(super) fn at(model: &Model, area: Rect, cell: Position) -> Option<usize> {
    let inside = area.inner(Margin::new(1, 1));
    let column = usize::from(cell.x.checked_sub(inside.x)?).checked_sub(GROUP + NAME + 2)? / WEEK;
    let [_, heads, men, _] = parts(model, inside);
    let grid = Grid::new(model, model.calendar()?, inside);
    (heads.contains(cell) || men.contains(cell)).then(|| grid.starts.get(column).copied())?
}

/// The weeks that break, the heads of the columns, the men, and the day's gaps.
fn parts(model: &Model, inside: Rect) -> [Rect; 4] {
    let breaks = u16::try_from(model.breaks().len()).unwrap_or(u16::MAX).clamp(1, (inside.height / 5).max(1));
    Layout::vertical([
        Constraint::Length(breaks),
        Constraint::Length(HEADS + model.calendar_before().map_or(0, |_| BEFORE)),
        Constraint::Min(0),
        Constraint::Length((inside.height / 4).min(5)),
    ])
    .areas(inside)
}

/// The columns in sight.
struct Grid<'a> {
    model: &'a Model,
    calendar: &'a Calendar,
    /// The weeks of each column in sight.
    columns: Vec<&'a [Week]>,
    /// The place of the first week of each column among all weeks.
    starts: Vec<usize>,
    selected: Option<usize>,
}

impl<'a> Grid<'a> {
    fn new(model: &'a Model, calendar: &'a Calendar, area: Rect) -> Grid<'a> {
        let room = usize::from(area.width).saturating_sub(GROUP + NAME + 3) / WEEK;
        let first = model.first_column(room);
        let ranges: Vec<_> = model.columns().into_iter().skip(first).take(room).collect();
        Grid {
            model,
            calendar,
            selected: ranges.iter().position(|weeks| weeks.contains(&model.selected_week())),
            starts: ranges.iter().map(|weeks| weeks.start).collect(),
            columns: ranges.into_iter().filter_map(|weeks| calendar.weeks.get(weeks)).collect(),
        }
    }

    /// One line of the grid: a label, and a short text for each column.
    fn line(
        &self,
        theme: &Theme,
        mut row: Row<'_>,
        label: (&str, Style),
        cell: impl Fn(usize, &[Week]) -> (String, Style),
    ) {
        row.put(" ", theme.text).cell(label.0, GROUP + NAME + 1, label.1);
        for (index, weeks) in self.columns.iter().enumerate() {
            let (text, style) = cell(index, weeks);
            let style = if self.selected == Some(index) { style.patch(self.mark(theme)) } else { style };
            row.cell(&text, WEEK - 1, style).put(" ", theme.text);
        }
    }

    fn mark(&self, theme: &Theme) -> Style {
        if self.model.through.focus == CalendarPart::Men { theme.selected } else { theme.selected_elsewhere }
    }

    fn heads(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let mut months = Row::new(buffer, area, 0);
        months.cell("", GROUP + NAME + 2, theme.text);
        let mut shown = None;
        for weeks in &self.columns {
            let month = weeks.first().map(|week| (week.monday.year(), week.monday.month()));
            let name = weeks.first().filter(|_| month != shown).map(|week| week.monday.strftime("%b").to_string());
            months.cell(&name.unwrap_or_default(), WEEK, theme.strong);
            shown = month;
        }
        let day = |_: usize, weeks: &[Week]| {
            let text = weeks.first().map(|week| format!("{:2}", week.monday.day())).unwrap_or_default();
            (text, theme.faint)
        };
        self.line(theme, Row::new(buffer, area, 1), ("week of", theme.faint), day);
        self.line(theme, Row::new(buffer, area, 2), ("• match ! due ◆ call-up", theme.faint), |_, weeks| {
            let marks = [
                (weeks.iter().any(|week| !week.matches.is_empty()), '•'),
                (weeks.iter().any(|week| !week.deadlines.is_empty()), '!'),
                (weeks.iter().any(|week| !week.call_ups.is_empty()), '◆'),
            ];
            (marks.iter().filter(|(there, _)| *there).map(|(_, mark)| *mark).collect(), theme.key)
        });
        let outlooks = [
            (Outlook::Likely, "margin, likely"),
            (Outlook::Best, "margin, at best"),
            (Outlook::Worst, "margin, at worst"),
        ];
        for (line, (outlook, label)) in outlooks.into_iter().enumerate() {
            self.line(theme, Row::new(buffer, area, 3 + line), (label, theme.text), |_, weeks| {
                let margin = margin(weeks, outlook);
                (format!("{margin:2}"), margin_style(margin, theme))
            });
        }
        let short = ("bodies short, likely", theme.text);
        self.line(theme, Row::new(buffer, area, 6), short, |_, weeks| {
            let short = shortfall(weeks);
            (format!("{short:2}"), if short > 0 { theme.thin } else { theme.good })
        });
        self.before(theme, area, buffer);
    }

    /// The margins and the bodies short of the plan as it is, where what is assumed changes them.
    fn before(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let Some(calendar) = self.model.calendar_before() else { return };
        let was = |index: usize, weeks: &[Week]| {
            let start = self.starts.get(index).copied().unwrap_or(0);
            calendar.weeks.get(start..start + weeks.len()).unwrap_or(&[])
        };
        let changed = |before: i64, after: i64| match before == after {
            true => (" ·".to_owned(), theme.faint),
            false => (format!("{before:2}"), theme.warning),
        };
        self.line(theme, Row::new(buffer, area, 7), ("margin before, likely", theme.faint), |index, weeks| {
            changed(margin(was(index, weeks), Outlook::Likely).into(), margin(weeks, Outlook::Likely).into())
        });
        self.line(theme, Row::new(buffer, area, 8), ("short before, likely", theme.faint), |index, weeks| {
            changed(shortfall(was(index, weeks)).into(), shortfall(weeks).into())
        });
    }

    fn men(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let ids: Vec<_> = self.calendar.men.iter().map(|man| man.id.clone()).collect();
        let selected = self.model.through.man.index(&ids).unwrap_or(0);
        let (first, last) = visible(selected, ids.len(), usize::from(area.height));
        let mut group = "";
        for (line, man) in self.calendar.men.iter().take(last).skip(first).enumerate() {
            let new_group = if man.group == group { "" } else { man.group.as_str() };
            group = &man.group;
            let name = text::fit(self.model.plan().short_name(&man.id), NAME).into_owned();
            let label = format!("{new_group:GROUP$} {name}");
            let here = first + line == selected && self.model.through.focus == CalendarPart::Men;
            let style = if here { theme.selected } else { theme.text };
            self.line(theme, Row::new(buffer, area, line), (&label, style), |index, weeks| {
                let start = self.starts.get(index).copied().unwrap_or(0);
                let cells = man.cells.get(start..start + weeks.len()).unwrap_or(&[]);
                cell(cells, theme)
            });
        }
    }
}

/// The least margin of some weeks.
fn margin(weeks: &[Week], outlook: Outlook) -> i32 {
    weeks.iter().map(|week| week.figures.get(outlook).margin).min().unwrap_or(0)
}

/// The most bodies short in some weeks, by the likely returns.
fn shortfall(weeks: &[Week]) -> u32 {
    weeks.iter().map(|week| week.figures.get(Outlook::Likely).shortfall).max().unwrap_or(0)
}

/// Why a man is away in the weeks of a column: the glyph of the cause, and the days where it is not all of them.
fn cell(cells: &[Cell], theme: &Theme) -> (String, Style) {
    let days: usize = cells.iter().map(Cell::days_away).sum();
    let cause =
        cells.iter().filter(|cell| cell.cause().is_some()).max_by_key(|cell| cell.days_away()).and_then(Cell::cause);
    let unsure = cells.iter().any(Cell::is_unsure);
    let Some(cause) = cause else {
        return if unsure { (" ?".into(), theme.thin) } else { (" ·".into(), theme.faint) };
    };
    let whole = days == cells.len() * 7;
    let beside = match (whole, unsure) {
        (_, true) => "?".to_owned(),
        (true, false) => String::new(),
        (false, false) if days < 10 => days.to_string(),
        (false, false) => "…".to_owned(),
    };
    (format!("{}{beside}", glyph(cause)), style(cause, theme))
}

/// The sign of a cause.
fn glyph(cause: Cause) -> char {
    match cause {
        Cause::Injury => '+',
        Cause::Suspension => '■',
        Cause::Other => 'o',
        Cause::CallUp => '◆',
        Cause::ContractOver | Cause::LoanOver | Cause::Left => '×',
        Cause::Lent => '→',
        Cause::NotJoined => '‹',
    }
}

fn style(cause: Cause, theme: &Theme) -> Style {
    match cause {
        Cause::Injury => theme.bare,
        Cause::Suspension | Cause::Other => theme.warning,
        Cause::CallUp => theme.key,
        Cause::ContractOver | Cause::LoanOver | Cause::Left | Cause::Lent | Cause::NotJoined => theme.faint,
    }
}

fn margin_style(margin: i32, theme: &Theme) -> Style {
    match margin {
        ..0 => theme.broken,
        0 => theme.bare,
        1 => theme.thin,
        _ => theme.good,
    }
}
