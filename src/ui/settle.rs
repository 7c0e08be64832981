//! The conflicts: what both sides changed differently, and the side that is taken.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::frame;
use super::row::Row;
use super::theme::Theme;
use crate::app::Model;
use crate::domain::{Conflict, Origin};
use crate::text;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    frame::clear(area, buffer);
    let Some(settling) = model.desk.settling.first() else { return };
    let decided = settling.conflicts.len() - settling.open().min(settling.conflicts.len());
    let title = format!("Both changed · {decided} of {} decided · Esc settles it later", settling.conflicts.len());
    let inside = frame::framed(&title, true, theme, area, buffer);
    let file = model.desk.document.path.as_ref().and_then(|path| path.file_name()).unwrap_or_default();
    let file = file.to_string_lossy();
    let file = text::fit(&file, 40);
    let said = settling.sides(&file);
    let said = text::wrap(&said, usize::from(inside.width).saturating_sub(2));
    for (index, line) in said.iter().enumerate() {
        Row::new(buffer, inside, index).put(" ", theme.text).put(line, theme.faint);
    }
    let taken = u16::try_from(said.len() + 1).unwrap_or(u16::MAX).min(inside.height);
    let inside = Rect { y: inside.y + taken, height: inside.height - taken, ..inside };
    let both = settling.conflicts.iter().zip(&settling.choices);
    let conflicts: Vec<Vec<Line<'_>>> =
        both.map(|(conflict, choice)| lines(conflict, *choice, theme, inside.width)).collect();
    let first = first_whole(settling.selected, &conflicts, inside.height);
    let mut from = 0;
    for (index, lines) in conflicts.iter().enumerate().skip(first) {
        for (line, Line { before, label, text, style }) in lines.iter().enumerate() {
            let mut row = Row::new(buffer, inside, from + line);
            let mark = before.trim_start();
            row.put(before.strip_suffix(mark).unwrap_or(before), theme.text).put(mark, *style);
            if !label.is_empty() {
                row.cell(label, LABEL, *style);
            }
            row.put(text, *style);
        }
        if index == settling.selected {
            Row::new(buffer, inside, from).paint(inside, theme.selected);
        }
        from += lines.len() + 1;
    }
}

/// The first conflict to show so that all of the selected one is in sight.
fn first_whole(selected: usize, conflicts: &[Vec<Line<'_>>], height: u16) -> usize {
    let (mut first, mut room) = (selected, usize::from(height) + 1);
    for (index, lines) in conflicts.iter().enumerate().take(selected + 1).rev() {
        match room.checked_sub(lines.len() + 1) {
            Some(left) => (first, room) = (index, left),
            None => break,
        }
    }
    first
}

/// The columns of the word for a side, and of the mark before it.
const LABEL: usize = 8;
const BEFORE: usize = 5;

/// One line of a conflict.
struct Line<'c> {
    before: &'static str,
    label: &'c str,
    text: String,
    style: Style,
}

/// The lines of a conflict: its subject, its two sides and the value before, each wrapped.
fn lines<'c>(conflict: &Conflict, choice: Option<Origin>, theme: &Theme, width: u16) -> Vec<Line<'c>> {
    let width = usize::from(width);
    let whole = text::wrap(&conflict.what, width.saturating_sub(2));
    let mut lines: Vec<Line<'c>> =
        whole.into_iter().map(|text| Line { before: " ", label: "", text, style: theme.strong }).collect();
    let mut put = |mark: &'static str, label: &'c str, value: &Option<String>, style: Style| {
        let value = text::wrap(value.as_deref().unwrap_or("nothing"), width.saturating_sub(BEFORE + LABEL + 1));
        for (at, text) in value.into_iter().enumerate() {
            let (before, label) = if at == 0 { (mark, label) } else { ("     ", " ") };
            lines.push(Line { before, label, text, style });
        }
    };
    for (origin, side) in [(Origin::Ours, &conflict.ours), (Origin::Theirs, &conflict.theirs)] {
        let (mark, style) = match choice {
            Some(chosen) if chosen == origin => ("   ● ", theme.good),
            Some(_) => ("   ○ ", theme.faint),
            None => ("   ○ ", theme.text),
        };
        put(mark, origin.word(), side, style);
    }
    put("     ", "before", &conflict.base, theme.faint);
    lines
}
