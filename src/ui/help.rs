//! The help: every command with its key, its line and what it does.

use ratatui::layout::Rect;

use super::drawing::Drawing;
use super::frame;
use super::row::Row;
use super::theme::Theme;
use super::words;
use crate::app::{Help, Model};
use crate::command::{Command, Group, Moving, TABLE};
use crate::text;

pub(super) fn draw(help: &Help, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let title = format!("Every command · type to search, {} closes", words::key(model, &Command::Move(Moving::Back)));
    let inside = frame::framed(&title, true, theme, area, drawing);
    let lines = lines(model, &text::fold(help.search.value().trim()), usize::from(inside.width));
    if lines.is_empty() {
        Row::new(drawing, inside, 0)
            .put(" no command has this in its name, its line, its keys or what is said of it", theme.faint);
    }
    let height = usize::from(inside.height);
    let first = help.scrolled.min(lines.len().saturating_sub(height));
    frame::more(inside, first, lines.len(), theme, drawing);
    for (index, line) in lines.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(drawing, inside, index);
        match line {
            HelpLine::Group(name) => row.put(" ", theme.text).put(name, theme.strong),
            HelpLine::Command { keys, usage, doc } => {
                let (usage_columns, _) = columns(usize::from(inside.width));
                row.cell("", INDENT, theme.text).cell(keys, KEYS, theme.key).put(" ", theme.text);
                row.cell(usage, usage_columns, theme.text).put(" ", theme.text).put(doc, theme.faint)
            }
        };
    }
}

/// Columns before the keys, and of the keys themselves: `Ctrl-d PageDown`.
const INDENT: usize = 3;
const KEYS: usize = 15;

/// The columns for a command's line and for its description.
fn columns(all: usize) -> (usize, usize) {
    let left = all.saturating_sub(INDENT + KEYS + 2);
    (left * 2 / 5, left - left * 2 / 5)
}

enum HelpLine {
    Group(&'static str),
    Command { keys: String, usage: String, doc: String },
}

/// The lines of one command, wrapped so that nothing is cut.
fn command(keys: String, usage: &str, doc: &str, all: usize) -> impl Iterator<Item = HelpLine> {
    let (usage_columns, doc_columns) = columns(all);
    let mut parts = [text::wrap(&keys, KEYS), text::wrap(usage, usage_columns), text::wrap(doc, doc_columns)];
    let height = parts.iter().map(Vec::len).max().unwrap_or(0);
    (0..height).map(move |line| {
        let [keys, usage, doc] =
            parts.each_mut().map(|part| part.get_mut(line).map(std::mem::take).unwrap_or_default());
        HelpLine::Command { keys, usage, doc }
    })
}

/// The groups and their commands that match the search.
fn lines(model: &Model, search: &str, columns: usize) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let before = lines.len();
        for entry in TABLE.iter().filter(|entry| entry.group == *group) {
            let keys = model.catalogue.keymap.keys_in_words(entry);
            let (usage, told) = (entry.usage(), entry.told());
            if text::fold(&format!("{} {usage} {keys} {told}", entry.name)).contains(search) {
                lines.extend(command(keys, &usage, &told, columns));
            }
        }
        if lines.len() > before {
            lines.insert(before, HelpLine::Group(group.word()));
        }
    }
    lines
}
