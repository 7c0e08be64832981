//! The pitch screen: the formation with the players and the depth of each slot.
//!
//! The slots that prove the margin are lit, and the players of the selected slot are listed beside the pitch.

use ratatui::layout::{Constraint, Layout, Rect};

use super::drawing::Drawing;
use super::frame::{framed, legend};
use super::row::Row;
use super::signs::{BARE, BROKEN, COVERED, NAMES, PITCH, PROOF, PROOF_END, THIN};
use super::theme::Theme;
use super::words;
use crate::analysis::{Ranked, Severity, SlotCover};
use crate::app::{Model, Place};
use crate::domain::Formation;
use crate::text;

/// Columns of the list beside the pitch.
const LIST: u16 = 34;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let [pitch, list] = parts(area);
    let formation = &model.asked.plan().tactic.formation;
    let title = format!("Pitch · {}", text::fit(formation.name(), 20));
    let inside = framed(&title, true, theme, pitch, drawing);
    legend(PITCH.signs.iter().chain(NAMES.signs), theme, pitch, drawing);
    for (index, place) in places(formation, inside) {
        drawing.point(place, Place::Slot(index));
        if let Some(cover) = model.asked.answers.cover.slots.get(index) {
            draw_place(model, theme, (index, cover), place, drawing);
        }
    }
    draw_players(model, theme, list, drawing);
}

/// The areas of the pitch and of the list of players beside it.
fn parts(area: Rect) -> [Rect; 2] {
    Layout::horizontal([Constraint::Min(0), Constraint::Length(LIST.min(area.width / 2))]).areas(area)
}

/// The area of each slot; no two overlap, however small the pane is.
fn places(formation: &Formation, area: Rect) -> Vec<(usize, Rect)> {
    let lines = formation.lines();
    let heights = Layout::vertical(vec![Constraint::Fill(1); lines.len()]).split(area);
    let across = |(line, area): (&Vec<usize>, &Rect)| {
        let places = Layout::horizontal(vec![Constraint::Fill(1); line.len()]).split(*area);
        line.iter().copied().zip(places.iter().copied()).collect::<Vec<_>>()
    };
    lines.iter().zip(heights.iter()).flat_map(across).collect()
}

fn draw_place(model: &Model, theme: &Theme, (index, cover): (usize, &SlotCover), area: Rect, drawing: &mut Drawing) {
    let lit = model.asked.answers.cover.margin_proof.slots.contains(&index);
    let severity = theme.severity(cover.severity);
    let sign = match cover.severity {
        Severity::Broken => BROKEN,
        Severity::Bare => BARE,
        Severity::Thin => THIN,
        Severity::Covered => COVERED,
    };
    let (before, after) = if lit { (PROOF.glyph, PROOF_END.glyph) } else { ("", "") };
    let label = if index == model.screens.board.slot { theme.selected } else { theme.strong };
    let was = model.asked.before.as_ref().and_then(|before| before.slot(&cover.label)).unwrap_or(cover);
    let depth = format!(" {}/{}", text::change(was.ranked.len(), cover.ranked.len()), cover.wanted);
    let head_width = text::width(&cover.label) + text::width(&depth) + if lit { 4 } else { 2 };
    let mut head = Row::new(drawing, area, 0);
    head.cell("", centred(area, head_width), theme.text);
    head.put(sign.glyph, severity)
        .put(" ", theme.text)
        .put(before, severity)
        .put(&cover.label, label)
        .put(after, severity);
    head.put(&depth, theme.faint);
    let player = cover.ranked.iter().find(|player| player.fielded == Some(index));
    let mut foot = Row::new(drawing, area, 1);
    match player {
        Some(player) => {
            let name = name(model, player);
            let style =
                if model.asked.answers.cover.margin_proof.players.contains(&player.id) { severity } else { theme.text };
            foot.cell("", centred(area, text::width(&name)), theme.text).put(&name, style);
        }
        None => {
            foot.cell("", centred(area, "nobody".len()), theme.text).put("nobody", theme.broken);
        }
    }
    draw_others(model, theme, (index, cover), area, drawing);
}

/// Lists the others of a slot under the one who starts, in the coach's order; a line stays free to the place below.
///
/// Those who start elsewhere are faint, as in the depth pane. Behind the last name stands how many more there are.
fn draw_others(model: &Model, theme: &Theme, (index, cover): (usize, &SlotCover), area: Rect, drawing: &mut Drawing) {
    let room = usize::from(area.height).saturating_sub(3);
    let others: Vec<&Ranked> = cover.ranked.iter().filter(|player| player.fielded != Some(index)).collect();
    for (line, player) in others.iter().take(room).enumerate() {
        let more = if line + 1 == room { others.len() - room.min(others.len()) } else { 0 };
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        let columns = usize::from(area.width).saturating_sub(more.len() + 1);
        let name = format!("{}{more}", text::fit(&name(model, player), columns));
        let is_free = player.fielded.is_none() && model.asked.shows(&player.id);
        let style = if is_free { theme.text } else { theme.faint };
        Row::new(drawing, area, line + 2).cell("", centred(area, text::width(&name)), theme.text).put(&name, style);
    }
}

fn name(model: &Model, player: &Ranked) -> String {
    format!("{}{}", text::display(model.asked.plan().short_name(&player.id)), words::mark(player.familiarity))
}

/// The free columns before a centred text.
fn centred(area: Rect, columns: usize) -> usize {
    usize::from(area.width).saturating_sub(columns) / 2
}

/// Lists the players of the selected slot in the coach's order, and what is short.
fn draw_players(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let cover = &model.asked.answers.cover;
    let Some(slot) = cover.slots.get(model.screens.board.slot) else { return };
    let before = model.asked.before.as_ref().and_then(|before| before.slot(&slot.label)).unwrap_or(slot);
    let have = text::change(before.ranked.len(), slot.ranked.len());
    let title = format!("{} · {have} available, depth {}", slot.label, slot.wanted);
    let inside = framed(&title, false, theme, area, drawing);
    let mut line = 0;
    for player in &slot.ranked {
        let starts = player.fielded == Some(model.screens.board.slot);
        let style = if starts { theme.strong } else { theme.text };
        let mut row = Row::new(drawing, inside, line);
        if let Some(elsewhere) = player.fielded.and_then(|fielded| cover.slots.get(fielded)) {
            let (label, style) = if starts { ("starts", style) } else { (&*elsewhere.label, theme.faint) };
            row.right(&format!("{label} "), style);
        }
        row.put(" ", style).put(&name(model, player), style);
        line += 1;
    }
    line += 1;
    let columns = usize::from(inside.width).saturating_sub(2);
    let short = model.asked.answers.short.iter().map(|part| (part.need.clone(), theme.thin));
    let gaps =
        model.asked.answers.gaps.iter().zip(&cover.gaps).map(|(said, gap)| {
            (format!("{} {}; {}", said.severity, said.slots, said.proof), theme.severity(gap.severity))
        });
    for (words, style) in short.chain(gaps) {
        for text in text::wrap(&words, columns) {
            Row::new(drawing, inside, line).put(" ", theme.text).put(&text, style);
            line += 1;
        }
    }
}
