//! The calendar screen: the weeks that break, the figures of each week, and who is away when and why.

mod grid;

use ratatui::layout::{Constraint, Layout, Rect};

use self::grid::{Grid, Head};
use super::frame::{framed, legend, more};
use super::row::{Row, visible};
use super::signs::{BETTER, CALENDAR, WORSE};
use super::theme::Theme;
use super::words;
use crate::analysis::{Calendar, words as answer_words};
use crate::app::{Before, CalendarPart, CalendarScale, Model, Place};
use crate::domain::{Familiarity, Outlook};
use crate::forecast::words as chance_words;
use crate::text;
use crate::ui::drawing::Drawing;

/// The lines that are kept for the players before the heads get any.
const PLAYERS: u16 = 3;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let scale = match model.screens.calendar.scale {
        CalendarScale::Week => "weeks",
        CalendarScale::Month => "months",
    };
    let at_least = match model.asked.at_least {
        Familiarity::Natural => "natural",
        Familiarity::Competent => "competent and better",
        Familiarity::Emergency => "emergency and better",
    };
    let inside = framed(&format!("Calendar · {scale} · {at_least}{}", words::only(model)), true, theme, area, drawing);
    let Some(calendar) = model.screens.calendar.answer() else { return };
    let assumed = model.screens.calendar.before().is_some();
    let signs = CALENDAR.signs.iter().filter(|sign| assumed || ![WORSE, BETTER].contains(sign));
    legend(signs, theme, area, drawing);
    let breaks = model.screens.calendar.breaks();
    let heads = heads(model, inside);
    let [list, above, players, proof] = parts(model, inside, &heads);
    draw_breaks(model, theme, (calendar, &breaks), list, drawing);
    let grid = Grid::new(model, calendar, inside);
    grid.heads(&heads, theme, above, drawing);
    grid.players(theme, players, drawing);
    draw_proof(model, theme, proof, drawing);
}

fn draw_breaks(
    model: &Model,
    theme: &Theme,
    (calendar, breaks): (&Calendar, &[usize]),
    area: Rect,
    drawing: &mut Drawing,
) {
    if breaks.is_empty() {
        Row::new(drawing, area, 0).put(" no week breaks by the likely returns", theme.good);
        return;
    }
    let (here, (first, last)) = breaks_in_sight(model, breaks, area);
    more(area, first, breaks.len(), theme, drawing);
    drawing.point_lines(area, breaks.iter().take(last).skip(first).map(|week| Place::Break(*week)));
    for (line, index) in breaks.iter().take(last).skip(first).enumerate() {
        let Some(week) = calendar.weeks.get(*index) else { continue };
        let figures = week.figures.get(Outlook::Likely);
        let before = model.screens.calendar.before().and_then(|calendar| calendar.weeks.get(*index));
        let before = before.map(|week| week.figures.get(Outlook::Likely));
        let versus = week.matches.iter().map(|played| {
            format!("{} {}", answer_words::match_day(played), words::day(played.on, model.asked.on, model.window.dates))
        });
        let said = format!(
            " {} breaks: margin {} on {} {}",
            words::day(week.monday, model.asked.on, model.window.dates),
            text::change(before.map_or(figures.margin, |before| before.margin), figures.margin),
            words::day(figures.margin_on, model.asked.on, model.window.dates),
            versus.collect::<Vec<_>>().join(", "),
        );
        let mut row = Row::new(drawing, area, line);
        row.put(&said, theme.broken);
        if here == Some(first + line) {
            let focused = model.screens.calendar.focus == CalendarPart::Breaks;
            row.paint(area, if focused { theme.selected } else { theme.selected_elsewhere });
        }
    }
}

/// The selected break, and the range of those that there is room for.
fn breaks_in_sight(model: &Model, breaks: &[usize], area: Rect) -> (Option<usize>, (usize, usize)) {
    let here = breaks.iter().position(|week| *week == model.screens.calendar.week_of(model.asked.on));
    (here, visible(here.unwrap_or(0), breaks.len(), usize::from(area.height)))
}

/// Players in brackets; nothing where there are none.
fn named(players: &str) -> String {
    if players.is_empty() { String::new() } else { format!(" ({players})") }
}

/// Draws the gaps of the selected day, which prove its figures.
fn draw_proof(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let cover = &model.asked.answers.cover;
    let figures = match &model.asked.before {
        Some(Before { cover: before, .. }) => format!(
            "margin {} · short {}",
            text::change(before.margin, cover.margin),
            text::change(before.shortfall, cover.shortfall)
        ),
        None => format!("margin {}", cover.margin),
    };
    let day = words::full_day(model.asked.on, model.window.dates);
    let mut lines = vec![(format!("{day}: {figures}, {}", model.asked.answers.margin), theme.strong)];
    for part in &model.asked.answers.short {
        lines.push((format!("{}{}", part.need, named(&part.players)), theme.thin));
    }
    for gap in &model.asked.answers.gaps {
        lines.push((format!("{} {}{}: {}", gap.severity, gap.slots, named(&gap.players), gap.proof), theme.text));
    }
    for closed in model.asked.before.iter().flat_map(|before| &before.closed) {
        lines.push((format!("closed: {closed}"), theme.good));
    }
    let (columns, height) = (usize::from(area.width).saturating_sub(2), usize::from(area.height));
    let chance = chance(model).map_or(Vec::new(), |chance| text::wrap(&chance, columns));
    let lines =
        lines.iter().flat_map(|(line, style)| text::wrap(line, columns).into_iter().map(move |line| (line, *style)));
    // However much there is to say of the day, its chance is the last line of it.
    let lines = lines.take(height.saturating_sub(chance.len()));
    let lines = lines.chain(chance.into_iter().map(|line| (line, theme.chance)));
    for (index, (line, style)) in lines.take(height).enumerate() {
        Row::new(drawing, area, index).put(" ", theme.text).put(&line, style);
    }
}

/// The chance of the selected week, in words.
fn chance(model: &Model) -> Option<String> {
    let calendar = model.screens.calendar.answer()?;
    let week = calendar.weeks.get(model.screens.calendar.week_of(model.asked.on))?;
    let before = model.screens.calendar.before().and_then(|_| model.chances_as_it_is());
    chance_words::week(&model.chances()?.forecast, before.map(|before| &*before.forecast), week.monday)
}

/// The areas of the weeks that break, the heads, the players and the day's gaps.
fn parts(model: &Model, inside: Rect, heads: &[Head]) -> [Rect; 4] {
    let [breaks, proof] = around(model, inside);
    let heads = u16::try_from(heads.len()).unwrap_or(u16::MAX);
    Layout::vertical([
        Constraint::Length(breaks),
        Constraint::Length(heads),
        Constraint::Min(0),
        Constraint::Length(proof),
    ])
    .areas(inside)
}

/// The numbers of lines for the weeks that break and for the day's gaps.
fn around(model: &Model, inside: Rect) -> [u16; 2] {
    let breaks =
        u16::try_from(model.screens.calendar.breaks().len()).unwrap_or(u16::MAX).clamp(1, (inside.height / 5).max(1));
    [breaks, (inside.height / 4).min(5)]
}

/// The heads to show, so that the players keep some lines.
fn heads(model: &Model, inside: Rect) -> Vec<Head> {
    let room = inside.height.saturating_sub(around(model, inside).iter().sum::<u16>() + PLAYERS);
    let mut heads = Head::ALL.to_vec();
    if model.screens.calendar.before().is_none() {
        heads.retain(|head| !matches!(head, Head::MarginBefore | Head::ShortBefore | Head::ChanceBefore));
    }
    for dropped in Head::DROPPED {
        if heads.len() > usize::from(room) {
            heads.retain(|head| *head != dropped);
        }
    }
    heads
}
