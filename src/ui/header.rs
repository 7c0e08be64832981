//! The top line: whose plan, which day, how it is covered, what is saved.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::row::Row;
use super::theme::Theme;
use super::words;
use crate::app::{Model, Saving};
use crate::text;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let (saved, saved_style) = saved(model, theme);
    let club = match &model.plan().season {
        Some(season) => format!("{} {}", text::display(&model.plan().club), text::display(season)),
        None => text::display(&model.plan().club).into_owned(),
    };
    let day = format!("◀ {} ▶", words::full_day(model.on));
    let (cover, cover_style) = cover(model, theme);
    let formation = text::display(model.plan().tactic.formation.name()).into_owned();
    let deadlines = deadlines(model);
    // In the order of the line, each with how much it matters when there is no room for all.
    let parts: [(&str, Style, u8); 5] = [
        (&club, theme.strong, 2),
        (&formation, theme.text, 3),
        (&day, if model.on == model.today() { theme.strong } else { theme.warning }, 0),
        (&deadlines, theme.faint, 4),
        (&cover, cover_style, 1),
    ];
    let mut row = Row::new(buffer, area, 0);
    row.put(" ", theme.text).right(&format!("{saved} "), saved_style);
    let mut kept = [true; 5];
    for least in (2..=4).rev() {
        let taken: usize =
            parts.iter().zip(kept).filter(|(_, kept)| *kept).map(|((text, ..), _)| text::width(text) + 3).sum();
        if taken > row.left() + 3 {
            for (kept, (.., matters)) in kept.iter_mut().zip(&parts) {
                *kept &= *matters != least;
            }
        }
    }
    for ((text, style, _), kept) in parts.iter().zip(kept) {
        if kept && !text.is_empty() {
            row.put(text, *style).put("   ", theme.text);
        }
    }
}

/// What of the plan is on the disk, with a glyph beside the word.
fn saved(model: &Model, theme: &Theme) -> (String, Style) {
    let document = &model.document;
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
    let cover = &model.answers.cover;
    let style = match (cover.margin, cover.shortfall) {
        (..0, _) => theme.broken,
        (0, _) => theme.bare,
        (_, 1..) => theme.thin,
        _ => theme.good,
    };
    (format!("margin {} · short {}", cover.margin, cover.shortfall), style)
}

/// The deadlines still to come, with the days to each.
fn deadlines(model: &Model) -> String {
    let mut coming: Vec<_> = model.plan().deadlines.iter().filter(|deadline| deadline.on >= model.on).collect();
    coming.sort_by_key(|deadline| deadline.on);
    let days = |on| model.on.until(on).map_or(0, |span| span.get_days());
    let texts: Vec<String> = coming
        .iter()
        .take(2)
        .map(|deadline| format!("{} {} d", text::fit(&deadline.name, 16), days(deadline.on)))
        .collect();
    texts.join(" · ")
}
