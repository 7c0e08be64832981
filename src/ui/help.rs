//! The help: every command with its key, its line and what it does; every word and every sign with what it means.

use ratatui::layout::Rect;

use super::drawing::Drawing;
use super::frame;
use super::glossary::GLOSSARY;
use super::row::Row;
use super::signs::LEGENDS;
use super::theme::Theme;
use super::words;
use crate::app::{Help, Model};
use crate::command::{Command, Group, Moving, TABLE};
use crate::text;

pub(super) fn draw(help: &Help, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let closes = words::key(model, &Command::Move(Moving::Back));
    let title = format!("Commands, words and signs · type to search, {closes} closes");
    let inside = frame::framed(&title, true, theme, area, drawing);
    let lines = lines(model, &text::fold(help.search.value().trim()), usize::from(inside.width));
    if lines.is_empty() {
        Row::new(drawing, inside, 0)
            .put(" nothing here has this in it: a command, its keys, a word or a sign", theme.faint);
    }
    let height = usize::from(inside.height);
    let first = help.scrolled.first(lines.len(), height);
    frame::more(inside, first, lines.len(), theme, drawing);
    for (index, line) in lines.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(drawing, inside, index);
        match line {
            HelpLine::Group(name) => row.put(" ", theme.text).put(name, theme.strong),
            HelpLine::Explained { keys, usage, doc } => {
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

/// The columns for a line to type and for its description.
fn columns(all: usize) -> (usize, usize) {
    let left = all.saturating_sub(INDENT + KEYS + 2);
    (left * 2 / 5, left - left * 2 / 5)
}

enum HelpLine {
    Group(&'static str),
    /// A command, a word or a sign.
    Explained {
        keys: String,
        usage: String,
        doc: String,
    },
}

/// The lines of one command, word or sign, wrapped so that nothing is cut.
fn explained(keys: &str, usage: &str, doc: &str, all: usize) -> impl Iterator<Item = HelpLine> {
    let (usage_columns, doc_columns) = columns(all);
    let mut parts = [text::wrap(keys, KEYS), text::wrap(usage, usage_columns), text::wrap(doc, doc_columns)];
    let height = parts.iter().map(Vec::len).max().unwrap_or(0);
    (0..height).map(move |line| {
        let [keys, usage, doc] =
            parts.each_mut().map(|part| part.get_mut(line).map(std::mem::take).unwrap_or_default());
        HelpLine::Explained { keys, usage, doc }
    })
}

/// What matches the search: words and signs stand before the commands while something is searched for.
fn lines(model: &Model, search: &str, columns: usize) -> Vec<HelpLine> {
    let (mut commands, mut meanings) = (Vec::new(), Vec::new());
    for group in Group::ALL {
        let of_group = TABLE
            .iter()
            .filter(|entry| entry.group == *group)
            .map(|entry| (entry.name, [model.catalogue.keymap.keys_in_words(entry), entry.usage(), entry.told()]));
        add(&mut commands, group.word(), of_group, search, columns);
    }
    let glossary = GLOSSARY
        .iter()
        .map(|word| ("", [word.word.to_owned(), word.line.to_owned(), format!("{}: “{}”", word.means, word.shows)]));
    add(&mut meanings, "Words, each with a line for the sample", glossary, search, columns);
    for legend in LEGENDS {
        let signs = legend.signs.iter().map(|sign| ("", [sign.glyph, sign.short, sign.means].map(str::to_owned)));
        add(&mut meanings, legend.view, signs, search, columns);
    }
    let [mut first, last] = if search.is_empty() { [commands, meanings] } else { [meanings, commands] };
    first.extend(last);
    first
}

/// Adds those of a group that match the search, under the group's name; each has a name that is searched too.
fn add(
    lines: &mut Vec<HelpLine>,
    group: &'static str,
    members: impl Iterator<Item = (&'static str, [String; 3])>,
    search: &str,
    columns: usize,
) {
    let before = lines.len();
    for (name, [keys, usage, doc]) in members {
        if text::fold(&format!("{name} {usage} {keys} {doc}")).contains(search) {
            lines.extend(explained(&keys, &usage, &doc, columns));
        }
    }
    if lines.len() > before {
        lines.insert(before, HelpLine::Group(group));
    }
}
