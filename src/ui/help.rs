//! Every command with its key, its line and what it does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::row::Row;
use super::theme::Theme;
use crate::app::Model;
use crate::command::{Group, TABLE};

pub(super) fn draw(model: &Model, theme: &Theme, scrolled: usize, area: Rect, buffer: &mut Buffer) {
    super::clear(area, buffer);
    let inside = super::framed("Every command · Esc closes", true, theme, area, buffer);
    let lines = lines(model);
    let height = usize::from(inside.height);
    let first = scrolled.min(lines.len().saturating_sub(height));
    for (index, line) in lines.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(buffer, inside, index);
        match line {
            Line::Group(name) => row.put(name, theme.strong),
            Line::Empty => &mut row,
            Line::Command { keys, usage, doc } => {
                let usage_columns = row.left().saturating_sub(14) * 2 / 5;
                row.cell("", 1, theme.text).cell(keys, 12, theme.key).cell("", 1, theme.text);
                row.cell(usage, usage_columns, theme.text).put(" ", theme.text).put(doc, theme.faint)
            }
        };
    }
}

enum Line {
    Group(&'static str),
    Command { keys: String, usage: String, doc: &'static str },
    Empty,
}

fn lines(model: &Model) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        lines.push(Line::Group(group.word()));
        for entry in TABLE.iter().filter(|entry| entry.group == *group) {
            let keys: Vec<String> = model.catalogue.keymap.keys(entry.id).map(|key| key.to_string()).collect();
            lines.push(Line::Command { keys: keys.join(" "), usage: entry.usage(), doc: entry.doc });
        }
        lines.push(Line::Empty);
    }
    lines
}
