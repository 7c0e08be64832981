//! Who else could be signed, under the ladder of a target.

use super::line::{LadderLine, section};
use crate::analysis::Weeks;
use crate::app::Model;
use crate::command::Asking;
use crate::ui::theme::Theme;

/// The number of people who are named; a key shows the rest.
const NAMED: usize = 4;

pub(super) fn others(model: &Model, theme: &Theme, width: usize) -> Vec<LadderLine> {
    let others = model.screens.deals.alternatives().map_or(&[][..], |turn| &turn.others);
    let of = if others.len() > NAMED { format!(", {NAMED} of {}", others.len()) } else { String::new() };
    let all = format!("who else could come, over {} weeks{of}", Weeks::USUAL);
    let shown: Vec<&str> = others.iter().take(NAMED).map(String::as_str).collect();
    section(&all, Asking::Alternatives, &shown, model, theme, width)
}
