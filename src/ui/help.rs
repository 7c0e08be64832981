//! Every command with its key, its line and what it does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::row::Row;
use super::theme::Theme;
use crate::app::{Help, Model};
use crate::command::{Group, TABLE};
use crate::text;

pub(super) fn draw(help: &Help, model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let inside = super::framed("Every command · type to search, Esc closes", true, theme, area, buffer);
    let lines = lines(model, &text::fold(help.search.value().trim()));
    if lines.is_empty() {
        Row::new(buffer, inside, 0)
            .put(" no command has this in its name, its line, its keys or what is said of it", theme.faint);
    }
    let height = usize::from(inside.height);
    let first = help.scrolled.min(lines.len().saturating_sub(height));
    for (index, line) in lines.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(buffer, inside, index);
        match line {
            Line::Group(name) => row.put(" ", theme.text).put(name, theme.strong),
            Line::Command { keys, usage, doc } => {
                let usage_columns = row.left().saturating_sub(16) * 2 / 5;
                row.cell("", 3, theme.text).cell(keys, 12, theme.key).cell("", 1, theme.text);
                row.cell(usage, usage_columns, theme.text).put(" ", theme.text).put(doc, theme.faint)
            }
        };
    }
}

enum Line {
    Group(&'static str),
    Command { keys: String, usage: String, doc: &'static str },
}

/// The groups and their commands, as far as they have what is searched for.
fn lines(model: &Model, search: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let before = lines.len();
        for entry in TABLE.iter().filter(|entry| entry.group == *group) {
            let keys = model.catalogue.keymap.keys_in_words(entry.id);
            let usage = entry.usage();
            if text::fold(&format!("{} {usage} {keys} {}", entry.name, entry.doc)).contains(search) {
                lines.push(Line::Command { keys, usage, doc: entry.doc });
            }
        }
        if lines.len() > before {
            lines.insert(before, Line::Group(group.word()));
        }
    }
    lines
}
