//! The what-ifs that the plan keeps: what each assumes, and what becomes of margin and shortfall.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::frame::{framed, legend, mark_more};
use super::row::{Row, up_to_selected};
use super::signs::{ON_SCREEN, WHAT_IFS};
use super::theme::Theme;
use super::words;
use crate::app::{ListedWhatIfs, Model, Place};
use crate::command::{Command, Opening};
use crate::forecast::{EffectOf, words as chance_words};
use crate::text;

/// The columns before a line of words.
const INDENT: usize = 5;

/// One line of an entry: its name, or words below it.
struct EntryLine {
    is_name: bool,
    text: String,
    style: Style,
}

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let Some(listed) = model.screens.what_ifs.answer() else { return };
    let inside = framed(&format!("What-ifs · {}", listed.what_ifs.lines()), true, theme, area, drawing);
    legend(WHAT_IFS.signs, theme, area, drawing);
    let assumed = model.asked.assumed.as_ref().map(|assumed| assumed.name.as_str());
    let [head, list] = parts(inside);
    let mark = if assumed.is_none() { ON_SCREEN.glyph } else { " " };
    Row::new(drawing, head, 0).put("  ", theme.text).put(mark, theme.key).put(" the plan as it is", theme.strong);
    let figures = listed.as_it_is.iter().map(|words| (words.clone(), theme.text));
    let chance = chance(model).map(|words| (words, theme.chance));
    for (line, (words, style)) in figures.chain(chance).enumerate() {
        Row::new(drawing, head, line + 1).cell("", INDENT, theme.text).put(&words, style);
    }
    let Some(selected) = model.screens.what_ifs.line(&model.asked) else {
        let key = words::key(model, &Command::Open(Opening::WhatIf));
        let none = format!("no what-if is kept yet: {key} on a player or a target begins one");
        Row::new(drawing, list, 0).cell("", INDENT, theme.text).put(&none, theme.faint);
        return;
    };
    let EntriesInSight { entries, above, below } = EntriesInSight::of(model, listed, selected, list, theme);
    mark_more(list, above, below, theme, drawing);
    let mut from = 0;
    for (index, lines) in entries {
        for (line, EntryLine { is_name, text, style }) in lines.iter().enumerate() {
            let mut row = Row::new(drawing, list, from + line);
            if *is_name {
                let shown = if assumed == Some(name(model, index)) { ON_SCREEN.glyph } else { " " };
                row.put(if index == selected { " ▸" } else { "  " }, theme.text)
                    .put(shown, theme.key)
                    .put(" ", theme.text);
                row.put(text, if index == selected { style.patch(theme.selected) } else { *style });
            } else {
                row.cell("", INDENT, theme.text).put(text, *style);
            }
        }
        let [y, height] = [from, lines.len()].map(|lines| u16::try_from(lines).unwrap_or(u16::MAX));
        let entry = Rect { y: list.y.saturating_add(y), height, ..list }.intersection(list);
        drawing.point(entry, Place::WhatIf(index));
        from += lines.len() + 1;
    }
}

/// The areas of the plan as it is and of its what-ifs.
fn parts(inside: Rect) -> [Rect; 2] {
    let height = inside.height.min(5);
    [Rect { height, ..inside }, Rect { y: inside.y + height, height: inside.height - height, ..inside }]
}

/// The chance that the eleven can't be filled in some week of the season, of the plan as it is.
fn chance(model: &Model) -> Option<String> {
    let said = model.chances_as_it_is().and_then(|chances| chance_words::in_the_season(&chances.forecast));
    said.or_else(|| model.asked.foresees().then(|| "chance of no eleven …".to_owned()))
}

/// What a kept what-if does to that chance.
fn effect(model: &Model, name: &str) -> Option<String> {
    let effect = model.chances_as_it_is().and_then(|chances| chances.effect(&EffectOf::WhatIf(name.to_owned())));
    let said = effect.map(chance_words::before_and_after).or_else(|| model.asked.foresees().then(|| "…".to_owned()))?;
    Some(format!("chance of no eleven {said}"))
}

/// The entries that are in sight, and whether there are more above and below.
struct EntriesInSight {
    entries: Vec<(usize, Vec<EntryLine>)>,
    above: bool,
    below: bool,
}

impl EntriesInSight {
    fn of(model: &Model, listed: &ListedWhatIfs, selected: usize, list: Rect, theme: &Theme) -> EntriesInSight {
        let height = usize::from(list.height);
        let lines = |index: usize| (index, lines(model, listed, index, usize::from(list.width), theme));
        let mut entries = up_to_selected((0..=selected).rev().map(lines), height);
        entries.reverse();
        let above = entries.first().is_some_and(|(index, _)| *index > 0);
        let taken =
            |entries: &[(usize, Vec<EntryLine>)]| entries.iter().map(|(_, lines)| lines.len() + 1).sum::<usize>();
        let mut next = selected + 1;
        while next < listed.what_ifs.lines() && taken(&entries) < height {
            entries.push(lines(next));
            next += 1;
        }
        let below = next < listed.what_ifs.lines() || taken(&entries) > height + 1;
        EntriesInSight { entries, above, below }
    }
}

/// The name of a what-if, as the plan has it.
fn name(model: &Model, index: usize) -> &str {
    model.asked.known().what_ifs.get(index).map_or("", |what_if| &what_if.name)
}

fn lines(model: &Model, listed: &ListedWhatIfs, index: usize, width: usize, theme: &Theme) -> Vec<EntryLine> {
    let columns = width.saturating_sub(INDENT + 1);
    let kept = name(model, index);
    let name = text::fit(kept, columns).into_owned();
    let mut lines = vec![EntryLine { is_name: true, text: name.clone(), style: theme.strong }];
    let Some(held) = listed.what_ifs.get(index) else {
        lines.push(EntryLine { is_name: false, text: "…".to_owned(), style: theme.faint });
        return lines;
    };
    let mut say = |words: &str, style: Style| {
        let wrapped = text::wrap(words, columns).into_iter();
        lines.extend(wrapped.map(|text| EntryLine { is_name: false, text, style }));
    };
    if held.assumes != name {
        say(&held.assumes, theme.text);
    }
    held.would_be.iter().for_each(|words| say(words, theme.text));
    effect(model, kept).iter().for_each(|words| say(words, theme.chance));
    held.stale.iter().for_each(|why| say(&format!("stale: {why}"), theme.warning));
    lines
}
