//! The bottom lines: the last message, and the keys that do something here.

use std::sync::LazyLock;

use ratatui::layout::{Position, Rect};

use super::drawing::Drawing;
use super::row::Row;
use super::theme::Theme;
use super::words;
use crate::app::{About, Input, JobKind, Layer, Model, Place, Tone};
use crate::command::{Command, Entry, FooterPlace, Moving, Opening, TABLE};
use crate::text;

/// The last message, wrapped to the screen, with what the tour says under it.
pub(super) struct Said {
    lines: Vec<String>,
    /// The number of lines before those of the tour.
    before_tour: usize,
    /// The most lines that are shown.
    most: u16,
}

impl Said {
    /// One line more than a third of the screen if it is longer.
    ///
    /// While the tour is taken, what went as asked is not told beside what the tour says. While a filter or search is
    /// typed, its one line takes this place.
    pub(super) fn of(model: &Model, screen: Rect) -> Said {
        let typed = matches!(model.layers.last(), Some(Layer::Filter | Layer::Help(_)));
        let most = if typed { 1 } else { (screen.height / 3).max(1) };
        let (columns, room) = (usize::from(screen.width).saturating_sub(1), usize::from(most) + 1);
        // What is indented shows a place in a file: it is cut, so that the mark below the place stays there.
        let wrapped = |line: &str| match line.starts_with(' ') {
            true => vec![text::fit(line, columns).into_owned()],
            false => text::wrap(&text::fit(line, columns * room), columns),
        };
        let tour = model.tour_says();
        let message = if tour.is_some() && model.status.tone == Tone::Plain { "" } else { &model.status.text };
        let mut lines: Vec<String> = message.lines().flat_map(wrapped).take(room).collect();
        let before_tour = lines.len();
        lines.extend(tour.iter().flat_map(|tour| tour.lines()).flat_map(wrapped));
        lines.truncate(room);
        Said { lines, before_tour, most }
    }

    /// The number of lines for it: as many as it takes, up to a third of the screen.
    pub(super) fn height(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(self.most).clamp(1, self.most)
    }
}

/// Draws the last message, or the next coming change if there is none.
pub(super) fn status(said: &Said, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    if !said.lines.is_empty() {
        let height = usize::from(area.height);
        for (index, line) in said.lines.iter().take(height).enumerate() {
            let mut row = Row::new(drawing, area, index);
            if index == 0 {
                row.right_at(&working(model), theme.key, Place::Entry("back"));
            }
            let more = said.lines.len() > height || !model.status.details.is_empty();
            if index + 1 == height && more {
                let key = words::key(model, &Command::Open(Opening::Said));
                row.right_at(&format!("… {key} shows all"), theme.key, Place::Entry("said"));
            }
            let style = if index < said.before_tour { theme.tone(model.status.tone) } else { theme.strong };
            row.put(" ", theme.text).put(line, style);
        }
        return;
    }
    let mut row = Row::new(drawing, area, 0);
    row.right_at(&working(model), theme.key, Place::Entry("back"));
    let from = row.put(" ", theme.text).x();
    if let Some(filter) = model.asked.only() {
        let key = words::key(model, &Command::Move(Moving::Back));
        row.put(&format!("only {filter} ({key} shows all)"), theme.warning).point(from, Place::Entry("back"));
        return;
    }
    let mut before = "next: ";
    for coming in &model.asked.answers.coming {
        let next = format!("{before}{} {}", words::day(coming.on, model.asked.on, model.window.dates), coming.words);
        if text::width(&next) > row.left() {
            break;
        }
        row.put(&next, theme.faint);
        before = " · ";
    }
}

/// The running job and its progress: `Who may be registered: 1 of 3, Esc stops `; empty if none runs.
fn working(model: &Model) -> String {
    let jobs = &model.jobs;
    let kinds = [JobKind::Text, JobKind::Import, JobKind::MarketFiles];
    let Some(running) = kinds.into_iter().find_map(|kind| jobs.of(kind)) else { return String::new() };
    let (title, progress) = (running.job.question.title(), running.progress);
    let far = match (progress.of, &running.job.question.about) {
        (0, About::ReadMarket(_)) if progress.done > 0 => format!(" {} people so far,", progress.done),
        (0, _) => String::new(),
        (of, About::ReadMarket(_)) => format!(" {} %,", progress.done * 100 / of),
        (of, About::Import(_)) => format!(" step {} of {of},", progress.done + 1),
        (of, _) => format!(" {} of {of},", progress.done),
    };
    format!(" {title}:{far} {} stops ", words::key(model, &Command::Move(Moving::Back)))
}

/// The commands in the order of their keys on the line: while nothing is read, and while a text is.
static IN_ORDER: LazyLock<[Vec<&'static Entry>; 2]> = LazyLock::new(|| {
    [false, true].map(|reads| {
        let mut entries: Vec<&'static Entry> = TABLE.iter().collect();
        entries.sort_by_key(|entry| match entry.footer {
            FooterPlace::AtTheRight(place) => (0, place),
            FooterPlace::First => (1, 0),
            FooterPlace::FirstOverText if reads => (2, 0),
            FooterPlace::FirstOverText | FooterPlace::InOrder | FooterPlace::ByName => (3, 0),
        });
        entries
    })
});

/// The commands that can be called here, in the order of their keys on the line.
pub(super) fn callable(model: &Model) -> Vec<&'static Entry> {
    let context = model.context();
    let reads = matches!(model.layers.last(), Some(Layer::Sheet | Layer::Answer(_)));
    let entries = IN_ORDER.get(usize::from(reads)).into_iter().flatten();
    let heard = entries.filter(|entry| entry.heard.at(context.mode, context.screen));
    heard.filter(|entry| entry.needs.met(&context).is_ok()).copied().collect()
}

/// Draws the keys of commands: as many as fit, and the others on the next parts of the line.
pub(super) fn hints(callable: &[&'static Entry], model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let mode = model.mode();
    let mut row = Row::new(drawing, area, 0);
    if !mode.is_typing() {
        row.right(" ", theme.text);
    }
    let named = |entry: &&'static Entry| {
        let by_name = || (entry.footer == FooterPlace::ByName).then(|| format!(":{}", entry.id));
        let key = model.catalogue.keymap.usual_key(entry).or_else(by_name)?;
        Some(Hint { key, name: entry.name_in(mode), place: Place::Entry(entry.id) })
    };
    let mut callable = callable.iter().peekable();
    while let Some(entry) = callable.next_if(|entry| matches!(entry.footer, FooterPlace::AtTheRight(_))) {
        if let Some(Hint { key, name, place }) = named(entry) {
            row.right_at(&format!("{key} {name}"), theme.key, place);
        }
    }
    for Hint { key, name, place } in part(callable.filter_map(named), row.left(), model.window.keys_part) {
        let from = row.put("  ", theme.text).x();
        row.put(&key, theme.key).put(" ", theme.text).put(name, theme.faint).point(from, place);
    }
}

/// A key on the line, and what a click on it calls.
struct Hint {
    key: String,
    name: &'static str,
    place: Place,
}

/// The keys of one part of the line, counted from 0; behind the last part comes the first again.
fn part(hints: impl Iterator<Item = Hint>, room: usize, wanted: usize) -> Vec<Hint> {
    let (mut parts, mut left) = (vec![Vec::new()], room);
    for hint in hints {
        let columns = text::width(&hint.key) + text::width(hint.name) + 3;
        if columns > left {
            // Parts behind the wanted one need not be made.
            if parts.len() > wanted {
                break;
            }
            parts.push(Vec::new());
            left = room;
        }
        left = left.saturating_sub(columns);
        if let Some(part) = parts.last_mut() {
            part.push(hint);
        }
    }
    let shown = wanted % parts.len();
    parts.swap_remove(shown)
}

/// Draws the filter that is being typed with what is wrong in it, and returns the cursor's position.
pub(super) fn filter(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Position {
    let filter = &model.asked.filter;
    let cursor = search(filter, theme, area, drawing);
    let problem = model.asked.filter_problems().first().map(|problem| {
        let being_typed = problem.at.end == filter.value().len();
        (problem.to_string(), if being_typed { theme.faint } else { theme.warning })
    });
    let choices = model.asked.filter_choices().join(" ");
    let choices = (!choices.is_empty()).then_some((choices, theme.faint));
    if let Some((beside_it, style)) = problem.or(choices) {
        let typed = u16::try_from(text::width(&text::display(filter.value()))).unwrap_or(u16::MAX).saturating_add(5);
        let beside = Rect { x: area.x.saturating_add(typed), width: area.width.saturating_sub(typed), ..area }
            .intersection(area);
        Row::new(drawing, beside, 0).put(&beside_it, style);
    }
    cursor
}

/// Draws the filter or search that is being typed, and returns the cursor's position.
pub(super) fn search(search: &Input, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Position {
    drawing.clear(area);
    let mut row = Row::new(drawing, area, 0).typed();
    row.put(" /", theme.key).put(search.value(), theme.text);
    let typed: String = search.value().chars().take(search.cursor()).collect();
    let columns = u16::try_from(text::width(&text::display(&typed))).unwrap_or(u16::MAX);
    Position::new(area.x.saturating_add(2).saturating_add(columns).min(area.right().saturating_sub(1)), area.y)
}
