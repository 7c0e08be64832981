//! What a file would change: each line taken or left out, and what is only told.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::frame;
use super::row::Row;
use super::signs::{ASKED, LEFT, PARTLY, TAKEN};
use super::theme::Theme;
use super::words;
use crate::app::{ImportLine, Importing, Model, TakenPart};
use crate::command::{Command, Moving};
use crate::text;

/// The columns of a kind.
const KIND: usize = 11;

/// The columns before what is below a title.
const INDENT: usize = 3;

pub(super) fn draw(importing: &Importing, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    drawing.clear(area);
    let key = words::key(model, &Command::Move(Moving::Back));
    let (taken, all) = (importing.count(), importing.taken.len());
    let state = match importing.is_outdated {
        true => "the plan changed, comparing again".to_owned(),
        false => format!("{key} leaves the plan as it is"),
    };
    let title = format!("Import {} · {taken} of {all} taken · {state}", text::fit(&importing.read.name, 40));
    let inside = frame::framed(&title, true, theme, area, drawing);
    let columns = usize::from(inside.width).saturating_sub(2);
    let heading = text::wrap(&importing.read.heading, columns);
    for (index, line) in heading.iter().enumerate() {
        Row::new(drawing, inside, index).put(" ", theme.text).put(line, theme.faint);
    }
    let above = u16::try_from(heading.len()).unwrap_or(u16::MAX).min(inside.height);
    let inside = Rect { y: inside.y + above, height: inside.height - above, ..inside };
    let height = usize::from(inside.height);
    let seen = in_sight(importing, theme, columns, height);
    let above = seen.first().map_or(0, |(place, _)| *place);
    // A line that is cut at the bottom counts as one below.
    let whole = seen.iter().map(|(_, item)| item.height()).sum::<usize>() <= height;
    let all_below = seen.last().is_none_or(|(place, _)| place + 1 == importing.lines.len()) && whole;
    frame::mark_more(inside, above > 0, !all_below, theme, drawing);
    let mut from = 0;
    for (place, item) in seen {
        let first = from + usize::from(item.gap);
        item.draw(first, inside, drawing);
        if place == importing.selected {
            Row::new(drawing, inside, first).paint(inside, theme.selected);
        }
        from = first + item.lines.len();
    }
}

/// The selected line with as many before and behind it as there is room for; only these are wrapped.
fn in_sight(importing: &Importing, theme: &Theme, columns: usize, height: usize) -> Vec<(usize, DrawnLine)> {
    let item = |place: usize| Some((place, DrawnLine::of(importing, importing.lines.get(place)?, theme, columns)));
    let mut seen: Vec<(usize, DrawnLine)> = item(importing.selected).into_iter().collect();
    let mut room = height.saturating_sub(seen.iter().map(|(_, item)| item.height()).sum());
    for (place, item) in (0..importing.selected).rev().map_while(item) {
        let Some(left) = room.checked_sub(item.height()) else { break };
        room = left;
        seen.push((place, item));
    }
    seen.reverse();
    for (place, item) in (importing.selected + 1..).map_while(item) {
        if room == 0 {
            break;
        }
        room = room.saturating_sub(item.height());
        seen.push((place, item));
    }
    seen
}

/// A line as it is drawn, wrapped.
struct DrawnLine {
    /// Whether it has an empty line above it.
    gap: bool,
    mark: String,
    kind: &'static str,
    lines: Vec<String>,
    indent: usize,
    style: Style,
}

impl DrawnLine {
    fn of(importing: &Importing, line: &ImportLine, theme: &Theme, columns: usize) -> DrawnLine {
        let (part, kind, is_title) = (importing.part(line), importing.kind(line), importing.is_title(line));
        let indent = if is_title { 0 } else { INDENT };
        let asked = importing.asked(line).map(|asked| if asked.chosen.is_some() { TAKEN } else { ASKED });
        let sign = match part {
            Some(TakenPart::All) => Some(TAKEN),
            Some(TakenPart::Some) => Some(PARTLY),
            Some(TakenPart::Nothing) => Some(LEFT),
            None => asked,
        };
        let mark = sign.map(|sign| format!("{} ", sign.glyph)).unwrap_or_default();
        let style = match (part, is_title) {
            _ if asked.is_some() => theme.text,
            (Some(TakenPart::Nothing), _) | (None, false) => theme.faint,
            (_, true) => theme.strong,
            (_, false) => theme.text,
        };
        let before = indent + text::width(&mark) + if kind.is_empty() { 0 } else { KIND };
        let lines = text::wrap(&importing.words(line), columns.saturating_sub(before));
        DrawnLine { gap: is_title || matches!(line, ImportLine::Note(0)), mark, kind, lines, indent, style }
    }

    fn height(&self) -> usize {
        usize::from(self.gap) + self.lines.len()
    }

    fn draw(&self, first: usize, area: Rect, drawing: &mut Drawing) {
        for (index, line) in self.lines.iter().enumerate() {
            let mut row = Row::new(drawing, area, first + index);
            row.put(" ", self.style).cell("", self.indent, self.style);
            let (mark, kind) = if index == 0 { (self.mark.as_str(), self.kind) } else { ("", "") };
            row.cell(mark, text::width(&self.mark), self.style);
            if !self.kind.is_empty() {
                row.cell(kind, KIND, self.style);
            }
            row.put(line, self.style);
        }
    }
}
