//! The bottom lines: the last message, and the keys that do something here.

use ratatui::layout::{Position, Rect};

use super::drawing::Drawing;
use super::row::Row;
use super::theme::Theme;
use super::words;
use crate::analysis::words::coming as coming_in_words;
use crate::app::{Input, JobKind, Layer, Model};
use crate::command::{Command, Entry, FooterPlace, Moving, Opening, TABLE};
use crate::text;

/// The number of lines for the last message: as many as it takes, up to a third of the screen.
///
/// While a filter or search is typed, its one line takes this place.
pub(super) fn lines(model: &Model, screen: Rect) -> u16 {
    if matches!(model.layers.last(), Some(Layer::Filter | Layer::Help(_))) {
        return 1;
    }
    let most = (screen.height / 3).max(1);
    u16::try_from(said(model, screen.width, most).len()).unwrap_or(most).clamp(1, most)
}

/// The last message, wrapped; one line more than `most` if it is longer.
fn said(model: &Model, columns: u16, most: u16) -> Vec<String> {
    let (columns, most) = (usize::from(columns).saturating_sub(1), usize::from(most));
    let mut lines = text::wrap(&text::fit(&model.status.text, columns * (most + 1)), columns);
    lines.truncate(most + 1);
    lines
}

/// Draws the last message, or the next coming change if there is none.
pub(super) fn status(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    if !model.status.text.is_empty() {
        let lines = said(model, area.width, area.height);
        let height = usize::from(area.height);
        for (index, line) in lines.iter().take(height).enumerate() {
            let mut row = Row::new(drawing, area, index);
            if index == 0 {
                row.right(&working(model), theme.key);
            }
            if index + 1 == height && lines.len() > height {
                let key = words::key(model, &Command::Open(Opening::Said));
                row.right(&format!("… {key} shows all"), theme.key);
            }
            row.put(" ", theme.text).put(line, theme.tone(model.status.tone));
        }
        return;
    }
    let mut row = Row::new(drawing, area, 0);
    row.right(&working(model), theme.key);
    row.put(" ", theme.text);
    if let Some(filter) = model.asked.only() {
        let key = words::key(model, &Command::Move(Moving::Back));
        row.put(&format!("only {filter} ({key} shows all)"), theme.warning);
        return;
    }
    let mut before = "next: ";
    for coming in &model.asked.answers.coming {
        let next = format!(
            "{before}{} {}",
            words::day(coming.on, model.asked.on),
            coming_in_words(coming, model.asked.plan())
        );
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
    let Some(running) = jobs.of(JobKind::Text).or_else(|| jobs.of(JobKind::Import)) else { return String::new() };
    let (title, progress) = (running.job.question.title(), running.progress);
    let far = if progress.of == 0 { String::new() } else { format!(" {} of {},", progress.done, progress.of) };
    format!(" {title}:{far} {} stops ", words::key(model, &Command::Move(Moving::Back)))
}

/// Draws the keys of the commands that can be called here, as many as fit.
pub(super) fn hints(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let (context, keymap) = (model.context(), &model.catalogue.keymap);
    let mut row = Row::new(drawing, area, 0);
    let mut callable: Vec<&Entry> = TABLE
        .iter()
        .filter(|entry| entry.heard.at(context.mode, context.screen) && entry.needs.met(&context).is_ok())
        .collect();
    let reads = matches!(model.layers.last(), Some(Layer::Sheet | Layer::Answer(_)));
    callable.sort_by_key(|entry| match entry.footer {
        FooterPlace::AtTheRight(place) => (0, place),
        FooterPlace::First => (1, 0),
        FooterPlace::FirstOverText if reads => (2, 0),
        FooterPlace::FirstOverText | FooterPlace::InOrder => (3, 0),
    });
    if !context.mode.is_typing() {
        row.right(" ", theme.text);
    }
    for entry in callable {
        let Some(key) = keymap.usual_key(entry) else { continue };
        let name = entry.name_in(context.mode);
        if let FooterPlace::AtTheRight(_) = entry.footer {
            row.right(&format!("{key} {name}"), theme.key);
            continue;
        }
        if text::width(&key) + text::width(name) + 3 > row.left() {
            break;
        }
        row.put("  ", theme.text).put(&key, theme.key).put(" ", theme.text).put(name, theme.faint);
    }
}

/// Draws the filter or search that is being typed, and returns the cursor's position.
pub(super) fn search(search: &Input, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Position {
    drawing.clear(area);
    let mut row = Row::new(drawing, area, 0);
    row.put(" /", theme.key).put(search.value(), theme.text);
    let typed: String = search.value().chars().take(search.cursor()).collect();
    let columns = u16::try_from(text::width(&text::display(&typed))).unwrap_or(u16::MAX);
    Position::new(area.x.saturating_add(2).saturating_add(columns).min(area.right().saturating_sub(1)), area.y)
}
