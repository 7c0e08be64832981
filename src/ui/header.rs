//! The top line: the club, the day, the cover and whether the plan is saved.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::row::Row;
use super::signs::{ASSUMED, EARLIER, LATER, SAVED, UNSAVED};
use super::theme::Theme;
use super::words;
use crate::app::{Assumed, Model, Place, Saving};
use crate::text;

/// The gap between the parts of the line, and where there is little room.
const GAP: &str = "   ";
const SMALL_GAP: &str = "  ";

/// A part of the line in its longest form, and the shorter ones that take its place.
struct Part {
    /// Each with the step of shortening from which on it is shown, the longest first.
    texts: Vec<(u8, String)>,
    /// Follows the shortest text, and stays where that is cut.
    end: String,
    /// The columns down to which it is cut where the last step is not short enough.
    least: usize,
    /// Whether its longest form stands between arrows, which call the commands for another week.
    arrows: bool,
    style: Style,
}

impl Part {
    fn new(whole: String, style: Style) -> Part {
        Part { texts: vec![(0, whole)], end: String::new(), least: usize::MAX, arrows: false, style }
    }

    fn or(mut self, from: u8, shorter: impl Into<String>) -> Part {
        self.texts.push((from, shorter.into()));
        self
    }

    fn text(&self, step: u8) -> &str {
        self.texts.iter().rfind(|(from, _)| *from <= step).map_or("", |(_, text)| text)
    }

    fn end(&self, step: u8) -> &str {
        if step < SHORTEST { "" } else { &self.end }
    }

    fn columns(&self, step: u8) -> usize {
        text::width(self.text(step)) + text::width(self.end(step))
    }
}

/// The steps in which the line is shortened, each by what gives way there. Club, day, cover and what is assumed stay.
const FORMATION: u8 = 1;
const SEASON: u8 = 2;
const SAVED_SIGN: u8 = 3;
const WEEKDAY: u8 = 4;
/// What is assumed is told by its first assumption and the number of others.
const SHORTEST: u8 = 5;
/// The last step, while something is assumed; another year than today's stays.
const YEAR: u8 = 6;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let mut line = parts(model, theme);
    let gap = |step: u8| if step < WEEKDAY { GAP } else { SMALL_GAP };
    let taken = |step: u8| {
        let shown: Vec<usize> = line.iter().map(|part| part.columns(step)).filter(|columns| *columns > 0).collect();
        shown.len().saturating_sub(1) * gap(step).len() + 2 + shown.iter().sum::<usize>()
    };
    let width = usize::from(area.width);
    let step = (0..YEAR).find(|step| taken(*step) <= width).unwrap_or(YEAR);
    let mut over = taken(step).saturating_sub(width);
    for part in line.iter_mut().filter(|part| part.least < usize::MAX) {
        let columns = part.columns(step);
        let cut = over.min(columns.saturating_sub(part.least));
        let fitted = text::fit(part.text(step), columns - cut - text::width(part.end(step)).min(columns - cut));
        part.texts = vec![(0, format!("{fitted}{}", part.end(step)))];
        part.end.clear();
        over -= cut;
    }
    let Some((saved, line)) = line.split_last() else { return };
    let mut row = Row::new(drawing, area, 0);
    row.right(&format!("{} ", saved.text(step)), saved.style);
    let mut before = " ";
    for part in line.iter().filter(|part| part.columns(step) > 0) {
        let from = row.put(before, theme.text).x();
        row.put(part.text(step), part.style).put(part.end(step), part.style);
        if part.arrows && step < WEEKDAY {
            row.point_columns(from, 2, Place::Entry("previous-week"));
            row.point_columns(row.x().saturating_sub(2), 2, Place::Entry("next-week"));
        }
        before = gap(step);
    }
}

/// The parts in the order of the line; whether the plan is saved stands at the end.
fn parts(model: &Model, theme: &Theme) -> Vec<Part> {
    let plan = model.asked.plan();
    let name = text::display(&plan.club).into_owned();
    let whole = plan.named_season().map_or_else(|| name.clone(), |season| format!("{name} {season}"));
    let mut club = Part::new(whole, theme.strong).or(SEASON, name);
    let on = model.asked.on;
    let today = if on == model.asked.today() { theme.strong } else { theme.warning };
    let day = format!("{} {} {}", EARLIER.glyph, words::full_day(on, model.window.dates), LATER.glyph);
    let mut day = Part::new(day, today).or(WEEKDAY, words::whole_day(on, model.window.dates));
    day.arrows = true;
    let later = match model.asked.later {
        0 => String::new(),
        1 => "1 later entry left out".to_owned(),
        later => format!("{later} later entries left out"),
    };
    let later = Part::new(later, theme.warning).or(FORMATION, left_out(model.asked.later));
    let formation = Part::new(text::display(plan.tactic.formation.name()).into_owned(), theme.text).or(FORMATION, "");
    let (cover, cover_style) = cover(model, theme);
    let (cover, mut saved) = (Part::new(cover, cover_style), saved(model, theme));
    club.least = 1;
    let assumed = model.asked.assumed.as_ref().map(|assumed| what_if(assumed, cover_style));
    if assumed.is_some() {
        club.least = 6;
        day = day.or(YEAR, words::day(on, model.asked.today(), model.window.dates));
        saved = shortest(model).into_iter().fold(saved, |saved, sign| saved.or(YEAR, sign));
    }
    [Some(club), Some(formation), Some(day), Some(later), assumed, Some(cover), Some(saved)]
        .into_iter()
        .flatten()
        .collect()
}

/// How many later entries are left out, in short.
fn left_out(later: usize) -> String {
    if later == 0 { String::new() } else { format!("{later} later") }
}

/// What is assumed: `what if Plan B: Gatti out, Balerdi signed`, in short `~ Gatti out, +1`.
fn what_if(assumed: &Assumed, style: Style) -> Part {
    let name = text::fit(&assumed.name, 24);
    let (first, others) = match assumed.holds.split_first() {
        Some((first, others)) => (first.as_str(), others),
        None => ("nothing of it holds", &[][..]),
    };
    let end = if others.is_empty() { String::new() } else { format!(", +{}", others.len()) };
    let all = assumed.holds.join(", ");
    let whole = match all.as_str() {
        all if all == assumed.name => format!("what if {all}"),
        all if !others.is_empty() && text::width(all) <= MOST_TOLD => format!("what if {name}: {all}"),
        _ => format!("what if {name}: {first}{end}"),
    };
    Part { end, least: 5, ..Part::new(whole, style).or(SHORTEST, format!("{} {first}", ASSUMED.glyph)) }
}

/// The most columns for a what-if's assumptions.
const MOST_TOLD: usize = 60;

/// Whether the plan is saved, as a glyph and words, and how much waits to be settled.
fn saved(model: &Model, theme: &Theme) -> Part {
    let document = &model.desk.document;
    let unsaved = format!("not saved {}", UNSAVED.glyph);
    let (whole, short, style) = match (&document.path, &document.saving) {
        (_, Saving::Underway) => ("saving…".to_owned(), "saving…", theme.faint),
        (_, Saving::Failed(_)) => (unsaved, "not saved", theme.refusal),
        (None, Saving::Idle) if document.is_safe() => ("sample".to_owned(), "sample", theme.faint),
        (None, Saving::Idle) => ("sample, no file yet".to_owned(), "no file", theme.warning),
        (Some(_), Saving::Idle) if document.is_safe() => (format!("saved {}", SAVED.glyph), "saved", theme.good),
        (Some(_), Saving::Idle) => (unsaved, "not saved", theme.refusal),
    };
    if model.desk.settling.is_empty() {
        return Part::new(whole, style).or(SAVED_SIGN, short);
    }
    let settle = format!("{whole} · {} to settle", model.desk.conflicts());
    Part::new(settle, theme.warning).or(SAVED_SIGN, "to settle")
}

/// Whether the plan is saved, as a sign alone; `None` where that needs words.
fn shortest(model: &Model) -> Option<&'static str> {
    let document = &model.desk.document;
    match document.saving {
        Saving::Underway => None,
        _ if !model.desk.settling.is_empty() => None,
        Saving::Idle if document.is_safe() => Some(if document.path.is_some() { SAVED.glyph } else { "" }),
        Saving::Idle | Saving::Failed(_) => Some(UNSAVED.glyph),
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
