//! The top line: the club, the day, the cover and whether the plan is saved.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::row::Row;
use super::signs::{EARLIER, LATER, SAVED, UNSAVED};
use super::theme::Theme;
use super::words;
use crate::app::{Model, Saving};
use crate::text;

/// The gap between the parts of the line, and where there is little room.
const GAP: &str = "   ";
const SMALL_GAP: &str = "  ";

/// A part of the line, and the step of shortening from which on the short text takes its place.
struct Part {
    whole: String,
    short: String,
    from: u8,
    style: Style,
}

impl Part {
    fn new(whole: String, short: impl Into<String>, from: u8, style: Style) -> Part {
        Part { whole, short: short.into(), from, style }
    }

    fn text(&self, step: u8) -> &str {
        if step < self.from { &self.whole } else { &self.short }
    }
}

/// The steps in which the line is shortened; club, day and cover stay.
const STEPS: u8 = 5;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let (club, rest) = parts(model, theme);
    let gap = |step: u8| if step < 4 { GAP } else { SMALL_GAP };
    let columns = |part: &Part, step: u8| text::width(part.text(step));
    let taken = |step: u8| {
        let shown: Vec<usize> = rest.iter().map(|part| columns(part, step)).filter(|columns| *columns > 0).collect();
        shown.len() * gap(step).len() + 2 + shown.iter().sum::<usize>()
    };
    let width = usize::from(area.width);
    let step = (0..STEPS).find(|step| taken(*step) + columns(&club, *step) <= width).unwrap_or(STEPS);
    let mut row = Row::new(drawing, area, 0);
    row.put(" ", theme.text).put(&text::fit(club.text(step), width.saturating_sub(taken(step)).max(1)), club.style);
    let Some((saved, others)) = rest.split_last() else { return };
    row.right(&format!("{} ", saved.text(step)), saved.style);
    for part in others.iter().filter(|part| !part.text(step).is_empty()) {
        row.put(gap(step), theme.text).put(part.text(step), part.style);
    }
}

/// The club, and the other parts in the order of the line; whether the plan is saved stands at the end.
fn parts(model: &Model, theme: &Theme) -> (Part, Vec<Part>) {
    let plan = model.asked.plan();
    let name = text::display(&plan.club).into_owned();
    let club = match plan.named_season() {
        Some(season) => Part::new(format!("{name} {season}"), name, 2, theme.strong),
        None => Part::new(name.clone(), name, 2, theme.strong),
    };
    let on = model.asked.on;
    let today = if on == model.asked.today() { theme.strong } else { theme.warning };
    let day = format!("{} {} {}", EARLIER.glyph, words::full_day(on), LATER.glyph);
    let (cover, cover_style) = cover(model, theme);
    let mut rest = vec![
        Part::new(text::display(plan.tactic.formation.name()).into_owned(), "", 1, theme.text),
        Part::new(day, on.strftime("%-d %b %Y").to_string(), 4, today),
    ];
    if let Some(assumed) = &model.asked.assumed {
        rest.push(Part::new(format!("what if {}:", text::fit(&assumed.name, 24)), "", 5, cover_style));
    }
    rest.push(Part::new(cover.clone(), cover, STEPS, cover_style));
    rest.push(saved(model, theme));
    (club, rest)
}

/// Whether the plan is saved, as a glyph and words, and how much waits to be settled.
fn saved(model: &Model, theme: &Theme) -> Part {
    let document = &model.desk.document;
    let unsaved = format!("not saved {}", UNSAVED.glyph);
    let (mut whole, mut short, style) = match (&document.path, &document.saving) {
        (_, Saving::Underway) => ("saving…".to_owned(), "saving…", theme.faint),
        (_, Saving::Failed(_)) => (unsaved, "not saved", theme.refusal),
        (None, Saving::Idle) if document.is_safe() => ("sample".to_owned(), "sample", theme.faint),
        (None, Saving::Idle) => ("sample, no file yet".to_owned(), "no file", theme.warning),
        (Some(_), Saving::Idle) if document.is_safe() => (format!("saved {}", SAVED.glyph), "saved", theme.good),
        (Some(_), Saving::Idle) => (unsaved, "not saved", theme.refusal),
    };
    if model.desk.settling.is_empty() {
        return Part::new(whole, short, 3, style);
    }
    whole += &format!(" · {} to settle", model.desk.conflicts());
    short = "to settle";
    Part::new(whole, short, 3, theme.warning)
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
pub(super) fn deadlines(model: &Model, room: usize) -> String {
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
