//! What both sides changed, each in its own way, and the side that is taken.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame;
use super::row::{Row, first_shown};
use super::theme::Theme;
use crate::app::Model;
use crate::domain::{Conflict, Origin};
use crate::text;

/// Lines of a conflict: what it is about, its two sides, what was there before, and a free one.
const LINES: usize = 5;

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
    let shown = (usize::from(inside.height) / LINES).max(1);
    let first = first_shown(settling.selected, settling.conflicts.len(), shown);
    let both = settling.conflicts.iter().zip(&settling.choices).enumerate();
    for (index, (conflict, choice)) in both.skip(first).take(shown) {
        let from = (index - first) * LINES;
        self::conflict(conflict, *choice, theme, inside, from, buffer);
        if index == settling.selected {
            Row::new(buffer, inside, from).paint(inside, theme.selected);
        }
    }
}

fn conflict(conflict: &Conflict, choice: Option<Origin>, theme: &Theme, area: Rect, from: usize, buffer: &mut Buffer) {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".into());
    Row::new(buffer, area, from).put(" ", theme.text).put(&conflict.what, theme.strong);
    for (line, (origin, side)) in
        [(Origin::Ours, &conflict.ours), (Origin::Theirs, &conflict.theirs)].into_iter().enumerate()
    {
        let (mark, style) = match choice {
            Some(chosen) if chosen == origin => ("● ", theme.good),
            Some(_) => ("○ ", theme.faint),
            None => ("○ ", theme.text),
        };
        let mut row = Row::new(buffer, area, from + 1 + line);
        row.put("   ", theme.text).put(mark, style).cell(origin.word(), 8, style).put(&value(side), style);
    }
    let mut row = Row::new(buffer, area, from + 3);
    row.put("     ", theme.text).cell("before", 8, theme.faint).put(&value(&conflict.base), theme.faint);
}
