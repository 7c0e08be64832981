//! What to type first, on the board of a plan that has nobody yet.

use ratatui::layout::Rect;

use super::drawing::Drawing;
use super::frame::framed;
use super::row::Row;
use super::theme::Theme;
use super::words;
use crate::app::Model;
use crate::command::{Command, Opening, verb_of};
use crate::domain::Plan;

/// A step, and lines that do it.
type FirstStep = (&'static str, &'static [&'static str]);

/// The steps, in their order; each line can be run after those before it, except that there has to be such a file.
pub const FIRST_STEPS: [FirstStep; 4] = [
    (
        "Bring in the squad: from a file, a pasted table, or one by one",
        &["import squad.csv as players", "add-player gatti Federico Gatti plays CB"],
    ),
    ("Say how the team lines up", &["formation 3-4-2-1"]),
    ("Say who is out, and until when", &["absent gatti injury knee back 2026-09-01 source Sky"]),
    (
        "Add whom you might sign: the board tells what each would add",
        &["add-target silva António Silva plays CB club Benfica", "set silva value 20m"],
    ),
];

/// Columns before the keys, and of the keys.
const INDENT: usize = 5;
const KEY: usize = 3;

/// Whether a plan has neither players nor targets, so that a board of it would show empty slots alone.
pub(super) fn is_first(plan: &Plan) -> bool {
    plan.players.is_empty() && plan.targets.is_empty()
}

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let inside = framed("A new plan · four steps", true, theme, area, drawing);
    let mut line = 0;
    for (place, (step, lines)) in FIRST_STEPS.iter().enumerate() {
        Row::new(drawing, inside, line).put(&format!(" {} ", place + 1), theme.key).put(step, theme.strong);
        for typed in *lines {
            line += 1;
            let key = verb_of(typed).and_then(|entry| model.catalogue.keymap.usual_key(entry)).unwrap_or_default();
            let mut row = Row::new(drawing, inside, line);
            row.cell("", INDENT, theme.text).cell(&key, KEY, theme.key).put(typed, theme.text);
        }
        line += 1;
    }
    let [help, typing] = [Opening::Help, Opening::CommandLine].map(|of| words::key(model, &Command::Open(of)));
    let said = format!(" Type {typing} and the line, or its key and the rest; {help} explains everything");
    Row::new(drawing, inside, line + 1).put(&said, theme.faint);
}
