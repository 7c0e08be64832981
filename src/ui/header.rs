//! The top line: the club, the day, the cover and whether the plan is saved.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::row::Row;
use super::theme::Theme;
use super::words;
use crate::app::{Model, Saving};
use crate::text;

/// The gap between the parts of the line.
const GAP: &str = "   ";

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let (saved, saved_style) = match (saved(model, theme), model.desk.settling.len()) {
        (saved, 0) => saved,
        ((saved, _), _) => (format!("{saved} · {} to settle", model.context().conflicts), theme.warning),
    };
    let club = match model.asked.plan().named_season() {
        Some(season) => format!("{} {}", text::display(&model.asked.plan().club), season),
        None => text::display(&model.asked.plan().club).into_owned(),
    };
    let day = format!("◀ {} ▶", words::full_day(model.asked.on));
    let (cover, cover_style) = cover(model, theme);
    let formation = text::display(model.asked.plan().tactic.formation.name()).into_owned();
    // In the order of the line, each with its rank for being dropped if there is no room for all.
    let mut parts: Vec<(String, Style, u8)> = vec![
        (club, theme.strong, 1),
        (formation, theme.text, 2),
        (day, if model.asked.on == model.asked.today() { theme.strong } else { theme.warning }, 0),
    ];
    if let Some(assumed) = &model.asked.assumed {
        parts.push((format!("what if {}:", text::fit(&assumed.name, 24)), cover_style, 3));
    }
    parts.push((cover, cover_style, 0));
    let mut row = Row::new(drawing, area, 0);
    row.put(" ", theme.text).right(&format!("{saved} "), saved_style);
    let taken =
        |parts: &[(String, Style, u8)]| parts.iter().map(|(text, ..)| text::width(text) + GAP.len()).sum::<usize>();
    for goes in [2, 1, 3] {
        if taken(&parts) > row.left() + GAP.len() {
            parts.retain(|(.., soon)| *soon != goes);
        }
    }
    let free = row.left().saturating_sub(taken(&parts));
    let before_cover = parts.iter().position(|(.., soon)| *soon == 3).unwrap_or(parts.len() - 1);
    parts.insert(before_cover, (deadlines(model, free), theme.faint, 0));
    for (index, (text, style, _)) in parts.iter().filter(|(text, ..)| !text.is_empty()).enumerate() {
        row.put(if index == 0 { "" } else { GAP }, theme.text).put(text, *style);
    }
}

/// Whether the plan is saved, as a glyph and words.
fn saved(model: &Model, theme: &Theme) -> (String, Style) {
    let document = &model.desk.document;
    match (&document.path, &document.saving) {
        (_, Saving::Underway) => ("saving…".into(), theme.faint),
        (_, Saving::Failed(_)) => ("not saved ✗".into(), theme.refusal),
        (None, Saving::Idle) if document.is_safe() => ("sample".into(), theme.faint),
        (None, Saving::Idle) => ("sample, no file yet".into(), theme.warning),
        (Some(_), Saving::Idle) if document.is_safe() => ("saved ✓".into(), theme.good),
        (Some(_), Saving::Idle) => ("not saved ✗".into(), theme.refusal),
    }
}

fn cover(model: &Model, theme: &Theme) -> (String, Style) {
    let cover = &model.asked.answers.cover;
    let style = match (cover.margin, cover.shortfall) {
        (..0, _) => theme.broken,
        (0, _) => theme.bare,
        (_, 1..) => theme.thin,
        _ => theme.good,
    };
    let before = model.asked.before.as_ref().map_or(cover, |before| &before.cover);
    let figures = format!(
        "margin {} · short {}",
        text::change(before.margin, cover.margin),
        text::change(before.shortfall, cover.shortfall)
    );
    (figures, style)
}

/// The coming deadlines with the days until each, as many as there is room for.
fn deadlines(model: &Model, room: usize) -> String {
    let mut coming: Vec<_> =
        model.asked.plan().deadlines.iter().filter(|deadline| deadline.on >= model.asked.on).collect();
    coming.sort_by_key(|deadline| deadline.on);
    let days = |on| model.asked.on.until(on).map_or(0, |span| span.get_days());
    let mut texts = String::new();
    for deadline in coming {
        let between = if texts.is_empty() { "" } else { " · " };
        let next = format!("{texts}{between}{} {} d", text::fit(&deadline.name, 20), days(deadline.on));
        if text::width(&next) > room {
            break;
        }
        texts = next;
    }
    texts
}
