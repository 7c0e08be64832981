//! The squad as a table: everyone of the club, also those whose position the formation lacks.

use std::borrow::Cow;

use jiff::civil::Date;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use super::frame::{framed, hold_beside, legend, more};
use super::row::{Column, Row, visible, widths};
use super::signs::{FALLING, MARKED, RISING, SELECTED, SQUAD};
use super::theme::Theme;
use super::{ahead, sheet, words};
use crate::app::{Divider, Model, Place, Shape, SquadLine, SquadOn};
use crate::command::SquadColumn;
use crate::domain::Cause;
use crate::text;
use crate::ui::drawing::Drawing;

/// How a column looks.
struct ColumnLook {
    heading: &'static str,
    column: Column,
}

const fn shown(column: SquadColumn) -> ColumnLook {
    let (heading, most, least, yields) = match column {
        SquadColumn::Position => ("Pos", 9, 6, 3),
        SquadColumn::Name => ("Name", 22, 13, 1),
        SquadColumn::Age => ("Age", 4, 4, 5),
        SquadColumn::Nation => ("Nat", 7, 4, 10),
        SquadColumn::Contract => ("Contract", 11, 11, 4),
        SquadColumn::Wage => ("Wage", 8, 6, 7),
        SquadColumn::Value => ("Value", 8, 6, 6),
        SquadColumn::Rating => ("Rtg", 4, 4, 8),
        SquadColumn::Since => ("Since", 11, 11, 11),
        SquadColumn::Trained => ("Trained", 11, 8, 12),
        SquadColumn::Foot => ("Foot", 6, 5, 13),
        SquadColumn::Height => ("Height", 7, 7, 14),
        SquadColumn::Shirt => ("No", 3, 3, 15),
        SquadColumn::Availability => ("Availability", 60, 20, 2),
    };
    ColumnLook { heading, column: Column { most, least, yields } }
}

const COLUMNS: usize = SquadColumn::ALL.len();

/// The columns that are shown, with their widths.
///
/// The selected column is the last to yield.
fn columns(model: &Model, inside: Rect) -> Vec<(SquadColumn, usize)> {
    let room = usize::from(inside.width).saturating_sub(2);
    let mut fitted = [Column { most: 0, least: 0, yields: 0 }; COLUMNS];
    let squad = &model.screens.squad;
    for (fitted, column) in fitted.iter_mut().zip(&squad.columns) {
        *fitted = shown(*column).column;
        if *column == squad.column {
            fitted.yields = 0;
        }
    }
    let shown = squad.columns.iter().copied().zip(widths(fitted, room));
    shown.filter(|(_, columns)| *columns > 0).collect()
}

/// The areas of the table and of the sheet beside it, if there is room.
fn layout(model: &Model, area: Rect) -> (Rect, Option<Rect>) {
    if model.window.shape() != Shape::Wide {
        return (area, None);
    }
    let sheet = model.window.divided(Divider::Sheet, 60, area.width);
    let [table, sheet] = Layout::horizontal([Constraint::Min(0), Constraint::Length(sheet)]).areas(area);
    (table, Some(sheet))
}

/// The area of the lines under the headings.
fn list(inside: Rect) -> Rect {
    Rect { y: inside.y.saturating_add(1), height: inside.height.saturating_sub(1), ..inside }
}

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let (area, sheet) = layout(model, area);
    if let Some(area) = sheet {
        sheet::draw(model, theme, area, drawing);
        hold_beside(area, area.x, (Divider::Sheet, area.width), drawing);
    }
    let (squad, plan) = (&model.screens.squad, model.asked.plan());
    let ids = squad.shown();
    let marked = model.screens.marked(&model.asked).count();
    let marked = if marked > 0 { format!(" · {marked} marked") } else { String::new() };
    let title = format!("Squad · {}{marked}", words::count(model, ids.len(), plan.players.len()));
    let inside = framed(&title, true, theme, area, drawing);
    legend(SQUAD.signs, theme, area, drawing);
    let columns = columns(model, inside);
    headings(&columns, model, theme, inside, drawing);
    let list = list(inside);
    let Some(selected) = squad.line() else {
        let nobody = model.asked.only().map(|filter| format!(" no player matches “{filter}”"));
        Row::new(drawing, list, 0).put(nobody.as_deref().unwrap_or(" no players"), theme.faint);
        return;
    };
    let (first, last) = visible(selected, ids.len(), usize::from(list.height));
    ahead::draw(model, theme, ahead::under(list, last - first), drawing);
    more(list, first, ids.len(), theme, drawing);
    let on_the_day = SquadOn::of(&model.asked);
    drawing.point_lines(list, (first..last).map(|line| Place::Squad { line, column: None }));
    for (index, id) in ids.iter().enumerate().take(last).skip(first) {
        let Some(line) = on_the_day.line(id) else { continue };
        let mut row = Row::new(drawing, list, index - first);
        row.put(if index == selected { SELECTED.glyph } else { " " }, Style::new());
        row.put(if squad.marked.contains(id) { MARKED.glyph } else { " " }, theme.key);
        for (column, columns) in columns.iter().copied() {
            let (text, style) = cell(&line, column, &|day| words::day(day, model.asked.on, model.window.dates), theme);
            let here = index == selected && column == squad.column;
            let from = row.x();
            put(&mut row, column, &text, columns, if here { style.patch(theme.selected) } else { style });
            row.point(from, Place::Squad { line: index, column: Some(column) });
        }
    }
}

fn headings(columns: &[(SquadColumn, usize)], model: &Model, theme: &Theme, inside: Rect, drawing: &mut Drawing) {
    let order = model.screens.squad.order;
    let mut row = Row::new(drawing, inside, 0);
    row.put("  ", Style::new());
    for (column, columns) in columns.iter().copied() {
        let sign = if order.falling { FALLING } else { RISING };
        let sign = if column == order.by { sign.glyph } else { "" };
        let style = if column == model.screens.squad.column { theme.strong } else { theme.faint };
        let from = row.x();
        put(&mut row, column, &format!("{}{sign}", shown(column).heading), columns, style);
        row.point(from, Place::SquadHeading(column));
    }
}

/// Draws a cell and the free column behind it.
fn put(row: &mut Row<'_>, column: SquadColumn, text: &str, columns: usize, style: Style) {
    let before = if column.is_figure() { columns.saturating_sub(text::width(&text::display(text))) } else { 0 };
    row.put(&" ".repeat(before), Style::new());
    row.cell(text, columns - before, style).put(" ", Style::new());
}

/// What a cell says, and how.
fn cell<'p>(
    line: &SquadLine<'p>,
    column: SquadColumn,
    day: &dyn Fn(Date) -> String,
    theme: &Theme,
) -> (Cow<'p, str>, Style) {
    let Some(said) = line.cell(column, day) else { return (text::UNKNOWN.into(), theme.faint) };
    let style = match column {
        SquadColumn::Availability => availability(line, theme),
        _ if line.has_left => theme.faint,
        SquadColumn::Name => theme.strong,
        SquadColumn::Contract if line.is_out_of_contract() => theme.warning,
        _ => theme.text,
    };
    (said, style)
}

fn availability(line: &SquadLine<'_>, theme: &Theme) -> Style {
    match line.away.map(|spell| spell.cause) {
        Some(Cause::NotJoined) => theme.text,
        Some(Cause::LoanOver | Cause::ContractOver | Cause::Left) => theme.faint,
        Some(Cause::Lent | Cause::CallUp) => theme.thin,
        Some(Cause::Injury | Cause::Suspension | Cause::Other) => theme.bare,
        None if line.is_in_doubt() => theme.thin,
        None if line.borrowed().is_some() => theme.text,
        None => theme.faint,
    }
}
