//! The market as a table: everybody of other people's files, by the rows in sight.

mod sheet;

use std::borrow::Cow;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use super::frame::{framed, hold_beside, legend, more};
use super::row::{Column, Row, visible, widths};
use super::signs::{LEAST_FIRST, MARKED_ROW, MARKET, MOST_FIRST, SELECTED};
use super::theme::Theme;
use super::words;
use crate::app::{Divider, JobKind, MarketFound, MarketRanking, MarketTable, Model, Place, Shape};
use crate::command::{Command, Moving};
use crate::market::words::{cell, rounded};
use crate::market::{Market, MarketColumn, MarketRow};
use crate::text;
use crate::ui::drawing::Drawing;

/// A column of the table: one of the market, or one that says why somebody is ranked where he is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TableColumn {
    Of(MarketColumn),
    Effect,
    Why,
}

/// The heading of a column, and how it takes room.
const fn look(shown: TableColumn) -> (&'static str, Column) {
    let column = match shown {
        TableColumn::Of(column) => column,
        TableColumn::Effect => return ("Effect", Column { most: 52, least: 26, yields: 1 }),
        TableColumn::Why => return ("Why there", Column { most: 90, least: 30, yields: 2 }),
    };
    let (heading, most, least, yields) = match column {
        MarketColumn::Name => ("Name", 28, 13, 1),
        MarketColumn::Positions => ("Pos", 9, 6, 3),
        MarketColumn::Age => ("Age", 4, 4, 4),
        MarketColumn::Nation => ("Nat", 7, 4, 9),
        MarketColumn::Club => ("Club", 24, 10, 2),
        MarketColumn::League => ("League", 16, 6, 12),
        MarketColumn::Contract => ("Contract", 11, 11, 5),
        MarketColumn::Value => ("Value", 11, 8, 6),
        MarketColumn::Wage => ("Wage", 11, 8, 7),
        MarketColumn::Rating => ("Rtg", 4, 4, 8),
        MarketColumn::Foot => ("Foot", 6, 5, 10),
        MarketColumn::Height => ("Height", 7, 7, 11),
    };
    (heading, Column { most, least, yields })
}

const COLUMNS: usize = MarketColumn::ALL.len() + 2;

/// The columns that are shown, with their widths; the selected one is the last to yield.
fn columns(table: &MarketTable, inside: Rect) -> Vec<(TableColumn, usize)> {
    let mut fitted = [Column { most: 0, least: 0, yields: 0 }; COLUMNS];
    let reasons: &[TableColumn] =
        if table.ranking.is_for_plan() { &[TableColumn::Effect, TableColumn::Why] } else { &[] };
    let untold = table.market().map_or(&[][..], |market| market.untold());
    let is_chosen = table.columns != MarketColumn::ALL;
    // A column of which nobody's is known takes no room from the others.
    let is_shown = |column: &MarketColumn| is_chosen || *column == table.column || !untold.contains(column);
    let told = || table.columns.iter().copied().filter(is_shown).map(TableColumn::Of);
    let all = || told().chain(reasons.iter().copied());
    for (fitted, column) in fitted.iter_mut().zip(all()) {
        *fitted = look(column).1;
        if column == TableColumn::Of(table.column) {
            fitted.yields = 0;
        }
    }
    let shown = all().zip(widths(fitted, usize::from(inside.width).saturating_sub(2)));
    shown.filter(|(_, columns)| *columns > 0).collect()
}

/// Draws the sheet of whoever is selected.
pub(super) fn draw_sheet(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    sheet::draw(model, theme, area, drawing);
}

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let table = &model.screens.market;
    let mut area = area;
    if model.window.shape() == Shape::Wide && table.market().is_some() {
        let columns = model.window.divided(Divider::Sheet, 60, area.width);
        let [left, beside] = Layout::horizontal([Constraint::Min(0), Constraint::Length(columns)]).areas(area);
        draw_sheet(model, theme, beside, drawing);
        hold_beside(beside, beside.x, (Divider::Sheet, beside.width), drawing);
        area = left;
    }
    let inside = framed(&title(model), true, theme, area, drawing);
    let Some(market) = table.market() else { return nothing(model, theme, inside, drawing) };
    legend(MARKET.signs, theme, area, drawing);
    let columns = columns(table, inside);
    headings(&columns, table, theme, inside, drawing);
    let list = Rect { y: inside.y.saturating_add(1), height: inside.height.saturating_sub(1), ..inside };
    let Some(selected) = table.line() else {
        let nobody = match (table.found(), model.asked.only()) {
            (found, _) if found.is_none_or(|found| !found.is_whole) => " …".to_owned(),
            _ if market.is_empty() => " nobody is in these files".to_owned(),
            (_, Some(filter)) => format!(" nobody of the market matches “{filter}”{}", untold(market)),
            (_, None) => " nobody".to_owned(),
        };
        Row::new(drawing, list, 0).put(&nobody, theme.faint);
        return;
    };
    let (first, last) = visible(selected, table.lines(), usize::from(list.height));
    more(list, first, table.lines(), theme, drawing);
    drawing.point_lines(list, (first..last).map(|line| Place::Market { line, column: None }));
    for line in first..last {
        let mut row = Row::new(drawing, list, line - first);
        row.put(if line == selected { SELECTED.glyph } else { " " }, Style::new());
        let Some(person) = table.row(line) else {
            row.put(" …", theme.faint);
            continue;
        };
        row.put(if table.is_marked(person.number) { MARKED_ROW.glyph } else { " " }, theme.key);
        for (shown, columns) in columns.iter().copied() {
            let (text, style) = match shown {
                TableColumn::Of(column) => told(person, column, model, theme),
                TableColumn::Effect => (table.reason(line).map_or("", |[effect, _]| effect).into(), theme.good),
                TableColumn::Why => (table.reason(line).map_or("", |[_, why]| why).into(), theme.faint),
            };
            let text = fitting(text, person, shown, columns);
            let here = line == selected && shown == TableColumn::Of(table.column);
            let from = row.x();
            put(&mut row, shown, &text, columns, if here { style.patch(theme.selected) } else { style });
            if let TableColumn::Of(column) = shown {
                row.point(from, Place::Market { line, column: Some(column) });
            }
        }
    }
}

/// What may be asked in vain: `; the files tell no contract`.
fn untold(market: &Market) -> String {
    let untold: Vec<&str> = market.untold().iter().map(|column| column.word()).collect();
    if untold.is_empty() { String::new() } else { format!("; the files tell no {}", untold.join(", ")) }
}

/// `Market · 12 of 25577 people · 2 marked`
fn title(model: &Model) -> String {
    let table = &model.screens.market;
    let Some(market) = table.market() else { return "Market".to_owned() };
    let shown = table.marked_shown().count();
    let marked = match table.marks() {
        0 => String::new(),
        all if all == shown => format!(" · {all} marked"),
        all => format!(" · {all} marked, {shown} in sight"),
    };
    let count = match table.found() {
        Some(MarketFound { rows, count, reasons: Some(reasons), .. }) => {
            let of = text::counted(*count, "person");
            let best = if rows.len() < *count { format!("{} of {of}", rows.len()) } else { of };
            return format!("Market · {best}{marked} · {}", reasons.heading);
        }
        Some(found) if !found.is_whole => {
            format!("{} so far of {}", found.count, text::counted(market.len(), "person"))
        }
        Some(found) if found.count < market.len() => {
            format!("{} of {}", found.count, text::counted(market.len(), "person"))
        }
        _ => text::counted(market.len(), "person"),
    };
    format!("Market · {count}{marked}")
}

/// Says how a market is read, while there is none.
fn nothing(model: &Model, theme: &Theme, inside: Rect, drawing: &mut Drawing) {
    let lines = match model.jobs.of(JobKind::MarketFiles) {
        Some(running) => {
            let key = words::key(model, &Command::Move(Moving::Back));
            vec![format!("{}: {key} stops", running.job.question.title())]
        }
        None => {
            let key = words::key(model, &Command::Open(crate::command::Opening::CommandLine));
            let how = format!("Press {key} and type market players.csv, or several files: {KINDS}.");
            vec!["No market is read yet.".to_owned(), how, KEPT.to_owned()]
        }
    };
    let columns = usize::from(inside.width).saturating_sub(2);
    let wrapped = lines.iter().flat_map(|line| text::wrap(line, columns));
    for (index, line) in wrapped.enumerate() {
        Row::new(drawing, inside, index).put(" ", theme.text).put(&line, theme.text);
    }
}

const KINDS: &str = "exports of Football Manager, spreadsheets, web pages and feeds, up to millions of people";
const KEPT: &str = "They are searched and filtered here, and the plan takes those alone whom you make a target.";

fn headings(columns: &[(TableColumn, usize)], table: &MarketTable, theme: &Theme, inside: Rect, drawing: &mut Drawing) {
    let mut row = Row::new(drawing, inside, 0);
    row.put("  ", Style::new());
    for (shown, columns) in columns.iter().copied() {
        let sign = match &table.ranking {
            MarketRanking::By(order) if shown == TableColumn::Of(order.by) && order.falling => MOST_FIRST.glyph,
            MarketRanking::By(order) if shown == TableColumn::Of(order.by) => LEAST_FIRST.glyph,
            _ => "",
        };
        let style = if shown == TableColumn::Of(table.column) { theme.strong } else { theme.faint };
        let from = row.x();
        put(&mut row, shown, &format!("{}{sign}", look(shown).0), columns, style);
        if let TableColumn::Of(column) = shown {
            row.point(from, Place::MarketHeading(column));
        }
    }
}

/// Draws a cell and the free column behind it.
fn put(row: &mut Row<'_>, shown: TableColumn, text: &str, columns: usize, style: Style) {
    let is_figure = matches!(shown, TableColumn::Of(column) if column.is_figure());
    let before = if is_figure { columns.saturating_sub(text::width(&text::display(text))) } else { 0 };
    row.put(&" ".repeat(before), Style::new());
    row.cell(text, columns - before, style).put(" ", Style::new());
}

/// A figure that fits its column whole, else what it is about: one that is cut would be another.
fn fitting<'t>(text: Cow<'t, str>, person: MarketRow<'_>, shown: TableColumn, columns: usize) -> Cow<'t, str> {
    let TableColumn::Of(column) = shown else { return text };
    if !column.is_figure() || text::width(&text) <= columns {
        return text;
    }
    let about = rounded(person, column).map(|about| format!("~{about}"));
    about.filter(|about| text::width(about) <= columns).map_or("…".into(), Cow::Owned)
}

/// What a cell says, and how.
fn told<'t>(person: MarketRow<'_>, column: MarketColumn, model: &Model, theme: &Theme) -> (Cow<'t, str>, Style) {
    let said = match column {
        MarketColumn::Contract => person.contract().map(|day| words::day(day, model.asked.on, model.window.dates)),
        _ => cell(person, column, model.asked.on),
    };
    let Some(said) = said else { return (text::UNKNOWN.into(), theme.faint) };
    (said.into(), if column == MarketColumn::Name { theme.strong } else { theme.text })
}
