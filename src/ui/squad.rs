//! The squad as a table: everyone of the club, also those whose position the formation lacks.

use std::borrow::Cow;

use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::style::Style;

use super::frame::{framed, legend, more};
use super::row::{Column, Row, visible, widths};
use super::signs::{FALLING, MARKED, RISING, SELECTED, SQUAD, UNKNOWN};
use super::theme::Theme;
use super::{ahead, sheet, words};
use crate::app::{Model, Place, Shape};
use crate::command::SquadColumn;
use crate::domain::{Cause, Id, Outlook, Player, Spell, Training};
use crate::text;
use crate::ui::drawing::Drawing;

/// How a column looks.
struct ColumnLook {
    heading: &'static str,
    column: Column,
    /// Figures stand at the right of their column.
    figures: bool,
}

const fn shown(column: SquadColumn) -> ColumnLook {
    let (heading, most, least, yields, figures) = match column {
        SquadColumn::Position => ("Pos", 9, 6, 3, false),
        SquadColumn::Name => ("Name", 22, 13, 1, false),
        SquadColumn::Age => ("Age", 4, 4, 5, true),
        SquadColumn::Nation => ("Nat", 7, 4, 10, false),
        SquadColumn::Contract => ("Contract", 11, 11, 4, false),
        SquadColumn::Wage => ("Wage", 8, 6, 7, true),
        SquadColumn::Value => ("Value", 8, 6, 6, true),
        SquadColumn::Rating => ("Rtg", 4, 4, 8, true),
        SquadColumn::Since => ("Since", 11, 11, 11, false),
        SquadColumn::Trained => ("Trained", 11, 8, 12, false),
        SquadColumn::Foot => ("Foot", 6, 5, 13, false),
        SquadColumn::Height => ("Height", 7, 7, 14, true),
        SquadColumn::Shirt => ("No", 3, 3, 15, true),
        SquadColumn::Availability => ("Availability", 60, 20, 2, false),
    };
    ColumnLook { heading, column: Column { most, least, yields }, figures }
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
    let [table, sheet] = Layout::horizontal([Constraint::Min(0), Constraint::Length(60)]).areas(area);
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
    ahead::draw(model, theme, (list, last - first), drawing);
    more(list, first, ids.len(), theme, drawing);
    for (index, id) in ids.iter().enumerate().take(last).skip(first) {
        let Some(player) = plan.players.get(id) else { continue };
        let mut row = Row::new(drawing, list, index - first);
        row.put(if index == selected { SELECTED.glyph } else { " " }, Style::new());
        row.put(if squad.marked.contains(id) { MARKED.glyph } else { " " }, theme.key);
        let (has_left, away) = (model.asked.has_left(player), plan.away(id, player, model.asked.on, Outlook::Likely));
        let line = SquadLine { model, theme, id, player, has_left, away };
        for (column, columns) in columns.iter().copied() {
            let (text, style) = line.cell(column);
            let here = index == selected && column == squad.column;
            put(&mut row, column, &text, columns, if here { style.patch(theme.selected) } else { style });
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
        put(&mut row, column, &format!("{}{sign}", shown(column).heading), columns, style);
    }
}

/// Draws a cell and the free column behind it.
fn put(row: &mut Row<'_>, column: SquadColumn, text: &str, columns: usize, style: Style) {
    let before = if shown(column).figures { columns.saturating_sub(text::width(&text::display(text))) } else { 0 };
    row.put(&" ".repeat(before), Style::new());
    row.cell(text, columns - before, style).put(" ", Style::new());
}

/// What is drawn at a cell of the screen.
pub(super) fn at(model: &Model, area: Rect, cell: Position) -> Option<Place> {
    let inside = layout(model, area).0.inner(Margin::new(1, 1));
    if !inside.contains(cell) {
        return None;
    }
    let mut end = inside.x + 2;
    let column = columns(model, inside).into_iter().find(|(_, columns)| {
        end = end.saturating_add(u16::try_from(columns + 1).unwrap_or(u16::MAX));
        cell.x < end
    });
    let column = column.map(|(column, _)| column);
    if cell.y == inside.y {
        return column.map(Place::SquadHeading);
    }
    let (list, count) = (list(inside), model.screens.squad.shown().len());
    let (first, last) = visible(model.screens.squad.line()?, count, usize::from(list.height));
    let line = first + usize::from(cell.y - list.y);
    (line < last).then_some(Place::Squad { line, column })
}

/// A player's line.
struct SquadLine<'a> {
    model: &'a Model,
    theme: &'a Theme,
    id: &'a Id,
    player: &'a Player,
    /// Whether he is no longer the club's player on the day shown.
    has_left: bool,
    /// What keeps him away on that day.
    away: Option<Spell<'a>>,
}

impl SquadLine<'_> {
    fn cell(&self, column: SquadColumn) -> (Cow<'_, str>, Style) {
        let (asked, theme, profile) = (&self.model.asked, self.theme, &self.player.profile);
        let currency = asked.plan().currency.as_deref();
        let known = match column {
            SquadColumn::Availability => {
                let (text, style) = self.availability();
                return (text.into(), style);
            }
            SquadColumn::Name => {
                let style = if self.has_left { theme.faint } else { theme.strong };
                return (asked.plan().short_name(self.id).into(), style);
            }
            SquadColumn::Position => Some(words::positions(profile)),
            SquadColumn::Age => profile.age(asked.on).map(|age| age.to_string()),
            SquadColumn::Nation => (!profile.nations.is_empty()).then(|| profile.nations.join(" ")),
            SquadColumn::Contract => profile.contract.map(|last| words::day(last, asked.on)),
            SquadColumn::Wage => profile.wage.map(|wage| wage.in_currency(currency)),
            SquadColumn::Value => profile.value.map(|value| value.in_currency(currency)),
            SquadColumn::Rating => profile.rating.map(|rating| rating.to_string()),
            SquadColumn::Since => self.player.joined.map(|joined| words::day(joined, asked.on)),
            SquadColumn::Trained => profile.trained.as_ref().map(|trained| match trained {
                Training::Everywhere(trained) => trained.to_string(),
                Training::By(_) => "varies".to_owned(),
            }),
            SquadColumn::Foot => profile.foot.map(|foot| foot.to_string()),
            SquadColumn::Height => profile.height_cm.map(|height| height.to_string()),
            SquadColumn::Shirt => self.player.shirt.map(|shirt| shirt.to_string()),
        };
        let over = column == SquadColumn::Contract && profile.contract_over(asked.on).is_some();
        match known {
            None => (UNKNOWN.glyph.into(), theme.faint),
            Some(text) if self.has_left => (text.into(), theme.faint),
            Some(text) => (text.into(), if over { theme.warning } else { theme.text }),
        }
    }

    /// What keeps him away and until when, or that he can play.
    fn availability(&self) -> (String, Style) {
        let (asked, theme) = (&self.model.asked, self.theme);
        let day = |day| words::day(day, asked.on);
        let Some(Spell { cause, what, last, .. }) = self.away else {
            return match self.player.borrowed().filter(|loan| loan.last_day() >= asked.on) {
                _ if asked.answers.out.iter().any(|out| out.id == *self.id) => ("in doubt".into(), theme.thin),
                Some(loan) => {
                    (format!("here from {} until {}", text::fit(&loan.from, 30), day(loan.last_day())), theme.text)
                }
                None => ("available".into(), theme.faint),
            };
        };
        let what = text::fit(what, 30);
        let until = if last < jiff::civil::Date::MAX { format!(" until {}", day(last)) } else { String::new() };
        match cause {
            Cause::NotJoined => (format!("joins {}", last.tomorrow().map(day).unwrap_or_default()), theme.text),
            Cause::LoanOver | Cause::ContractOver => (cause.to_string(), theme.faint),
            Cause::Left if what.is_empty() => ("left".into(), theme.faint),
            Cause::Left => (format!("left for {what}"), theme.faint),
            Cause::Lent => (format!("at {what}{until}"), theme.thin),
            Cause::CallUp => (format!("{what}{until}"), theme.thin),
            Cause::Injury | Cause::Suspension | Cause::Other => (self.out(cause, &what), theme.bare),
        }
    }

    /// `injured, back 23 Aug: cruciate ligament`
    fn out(&self, cause: Cause, what: &str) -> String {
        let asked = &self.model.asked;
        let back = asked.answers.out.iter().find(|out| out.id == *self.id).and_then(|out| out.back[0]);
        let back = back.map_or("no return known".to_owned(), |back| format!("back {}", words::day(back, asked.on)));
        let word = match cause {
            Cause::Injury => "injured",
            Cause::Suspension => "suspended",
            _ => "out",
        };
        format!("{word}, {back}: {what}")
    }
}
