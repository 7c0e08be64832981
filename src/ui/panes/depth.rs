//! The depth pane: each slot with everyone who could play there, in the coach's order.
//!
//! The player who is in the eleven is marked.

use ratatui::layout::Rect;

use crate::analysis::{Ranked, Severity, SlotCover};
use crate::app::{Model, Place};
use crate::command::Pane;
use crate::domain::Familiarity;
use crate::text;
use crate::ui::ahead::under;
use crate::ui::drawing::Drawing;
use crate::ui::frame::{framed, legend, more};
use crate::ui::row::{Row, visible};
use crate::ui::signs::{DEPTH, DOUBT, HELD, MISSING, NAMES, STARTS};
use crate::ui::theme::Theme;
use crate::ui::words;

/// The number of dots before a slot's players, one for each body.
const DOTS: usize = 6;

/// Draws the pane, and returns the area that its list leaves free.
pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) -> Rect {
    let focused = model.screens.board.focus == Pane::Depth;
    let (title, uncertain) = match model.asked.at_least {
        Familiarity::Natural => ("Depth · natural", 0),
        Familiarity::Competent => ("Depth · competent and better", 1),
        Familiarity::Emergency => ("Depth · emergency, competent and better", 2),
    };
    let inside = framed(&format!("{title}{}", words::only(model)), focused, theme, area, drawing);
    legend(DEPTH.signs.iter().chain(NAMES.signs.iter().take(uncertain)), theme, area, drawing);
    let slots = &model.asked.answers.cover.slots;
    let (first, last) = visible(model.screens.board.slot, slots.len(), usize::from(inside.height));
    more(inside, first, slots.len(), theme, drawing);
    drawing.point_lines(inside, (first..last).map(|line| Place::Pane(Pane::Depth, Some(line))));
    for (index, slot) in slots.iter().enumerate().take(last).skip(first) {
        draw_slot(model, theme, (index, slot), Row::new(drawing, inside, index - first));
    }
    under(inside, last - first)
}

fn draw_slot(model: &Model, theme: &Theme, (index, slot): (usize, &SlotCover), mut row: Row<'_>) {
    let here = index == model.screens.board.slot;
    let label = if here { theme.selection(model.screens.board.focus == Pane::Depth) } else { theme.strong };
    let severity = theme.severity(slot.severity);
    row.put(" ", theme.text).put(&slot.label, label).cell(
        "",
        5usize.saturating_sub(text::width(&slot.label)),
        theme.text,
    );
    let before = model.asked.before.as_ref().and_then(|before| before.slot(&slot.label)).unwrap_or(slot);
    if (before.severity, slot.severity) != (Severity::Covered, Severity::Covered) {
        row.right(&format!("{} ", text::change(before.severity, slot.severity)), severity);
    }
    let have = slot.ranked.len();
    if before.ranked.len() != have {
        row.right(&format!("{} ", text::change(before.ranked.len(), have)), theme.strong);
    }
    let missing = usize::from(slot.wanted).saturating_sub(have).min(DOTS);
    let dots = format!("{}{}", HELD.glyph.repeat(have.min(DOTS)), MISSING.glyph.repeat(missing));
    row.cell(&dots, DOTS + 1, severity);
    draw_players(model, theme, (index, slot), row);
}

fn draw_players(model: &Model, theme: &Theme, (index, slot): (usize, &SlotCover), mut row: Row<'_>) {
    if slot.ranked.is_empty() {
        row.put("nobody", theme.broken);
        return;
    }
    let board = &model.screens.board;
    let selected = (index == board.slot && board.people == Pane::Depth).then(|| board.place_in_slot(&model.asked));
    let selected = selected.flatten();
    let starts = |player: &Ranked| player.fielded == Some(index);
    // The selected player, or else the one who starts, stays in sight.
    let kept = selected.or_else(|| slot.ranked.iter().position(starts)).unwrap_or(0);
    // Only names that may be seen are made: up to that player, and as many more as there is room for.
    let (mut names, mut taken) = (Vec::new(), 0);
    for (place, player) in slot.ranked.iter().enumerate() {
        if place > kept && taken > row.left() {
            break;
        }
        let name = name(model, player, starts(player));
        taken += if place < kept { 0 } else { text::width(&name) + 1 };
        names.push(name);
    }
    let first = first_name(&names, kept, row.left());
    if first > 0 {
        row.put("… ", theme.faint);
    }
    for (place, (player, name)) in slot.ranked.iter().zip(&names).enumerate().skip(first) {
        if row.left() == 0 {
            break;
        }
        let style = match () {
            () if selected == Some(place) => theme.selection(board.focus == Pane::Depth),
            () if !model.asked.shows(&player.id) => theme.faint,
            () if starts(player) => theme.strong,
            () if player.fielded.is_some() => theme.faint,
            () => theme.text,
        };
        row.put(name, style).put(" ", theme.text);
    }
}

fn name(model: &Model, player: &Ranked, starts: bool) -> String {
    let plan = model.asked.plan();
    let starts = if starts { STARTS.glyph } else { "" };
    let doubtful = model.asked.answers.out.iter().any(|out| out.doubt && out.id == player.id);
    let doubt = if doubtful { DOUBT.glyph } else { "" };
    format!("{starts}{}{}{doubt}", text::display(plan.short_name(&player.id)), words::mark(player.familiarity))
}

/// The index of the first name to draw so that the kept one is in sight.
fn first_name(names: &[String], kept: usize, room: usize) -> usize {
    let (mut first, mut taken) = (0, names.iter().take(kept + 1).map(|name| text::width(name) + 1).sum::<usize>());
    while taken > room && first < kept {
        taken -= names.get(first).map_or(0, |name| text::width(name) + 1);
        taken += if first == 0 { 2 } else { 0 };
        first += 1;
    }
    first
}
