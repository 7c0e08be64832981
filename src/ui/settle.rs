//! The conflicts: what both sides changed differently, and the side that is taken.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::frame;
use super::row::{Row, up_to_selected};
use super::signs::{LEFT, TAKEN};
use super::theme::Theme;
use super::words;
use crate::app::Model;
use crate::command::{Command, Moving};
use crate::domain::{Conflict, Origin};
use crate::text;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    drawing.clear(area);
    let Some(settling) = model.desk.settling.first() else { return };
    let decided = settling.conflicts.len() - settling.open().min(settling.conflicts.len());
    let later = words::key(model, &Command::Move(Moving::Back));
    let title = format!("Both changed · {decided} of {} decided · {later} settles it later", settling.conflicts.len());
    let inside = frame::framed(&title, true, theme, area, drawing);
    let file = model.desk.document.path.as_ref().and_then(|path| path.file_name()).unwrap_or_default();
    let file = file.to_string_lossy();
    let file = text::fit(&file, 40);
    let said = settling.sides(&file);
    let said = text::wrap(&said, usize::from(inside.width).saturating_sub(2));
    for (index, line) in said.iter().enumerate() {
        Row::new(drawing, inside, index).put(" ", theme.text).put(line, theme.faint);
    }
    let taken = u16::try_from(said.len() + 1).unwrap_or(u16::MAX).min(inside.height);
    let inside = Rect { y: inside.y + taken, height: inside.height - taken, ..inside };
    let height = usize::from(inside.height);
    let both = || settling.conflicts.iter().zip(&settling.choices).enumerate();
    let lines = |(index, (conflict, choice)): (usize, (&Conflict, &Option<Origin>))| {
        (index, lines(conflict, *choice, theme, inside.width))
    };
    let mut seen = up_to_selected(both().take(settling.selected + 1).rev().map(lines), height);
    seen.reverse();
    let above = seen.first().is_some_and(|(index, _)| *index > 0);
    let mut from = 0;
    let mut below = false;
    for (index, lines) in seen.into_iter().chain(both().skip(settling.selected + 1).map(lines)) {
        below = from + lines.len() > height;
        if from >= height {
            break;
        }
        for (line, Line { mark, label, text, style }) in lines.iter().enumerate() {
            let mut row = Row::new(drawing, inside, from + line);
            match mark {
                Some(mark) => row.cell("", BEFORE - 2, theme.text).cell(mark, 2, *style),
                None => row.put(" ", theme.text),
            };
            if !label.is_empty() {
                row.cell(label, LABEL, *style);
            }
            row.put(text, *style);
        }
        if index == settling.selected {
            Row::new(drawing, inside, from).paint(inside, theme.selected);
        }
        from += lines.len() + 1;
    }
    frame::mark_more(inside, above, below, theme, drawing);
}

/// The most columns of a value, so that both sides of a conflict are seen together.
const LONGEST: usize = 360;

/// The columns of the word for a side, and those up to it.
const LABEL: usize = 8;
const BEFORE: usize = 5;

/// One line of a conflict.
struct Line<'c> {
    /// The sign before the label; `None` for a line of the subject, which begins further left.
    mark: Option<&'static str>,
    label: &'c str,
    text: String,
    style: Style,
}

/// The lines of a conflict: its subject, its two sides and the value before, each wrapped.
fn lines<'c>(conflict: &Conflict, choice: Option<Origin>, theme: &Theme, width: u16) -> Vec<Line<'c>> {
    let width = usize::from(width);
    let whole = text::wrap(&conflict.what, width.saturating_sub(2));
    let mut lines: Vec<Line<'c>> =
        whole.into_iter().map(|text| Line { mark: None, label: "", text, style: theme.strong }).collect();
    let mut put = |mark: &'static str, label: &'c str, value: &Option<String>, style: Style| {
        let value = text::wrap(
            &text::fit(value.as_deref().unwrap_or("nothing"), LONGEST),
            width.saturating_sub(BEFORE + LABEL + 1),
        );
        for (at, text) in value.into_iter().enumerate() {
            let (mark, label) = if at == 0 { (mark, label) } else { ("", " ") };
            lines.push(Line { mark: Some(mark), label, text, style });
        }
    };
    for (origin, side) in [(Origin::Ours, &conflict.ours), (Origin::Theirs, &conflict.theirs)] {
        let (sign, style) = match choice {
            Some(chosen) if chosen == origin => (TAKEN, theme.good),
            Some(_) => (LEFT, theme.faint),
            None => (LEFT, theme.text),
        };
        put(sign.glyph, origin.word(), side, style);
    }
    put("", "before", &conflict.base, theme.faint);
    lines
}
