//! Who else could come, under the ladder of a target.

use super::line::{LadderLine, section};
use crate::app::Model;
use crate::command::Asking;
use crate::ui::theme::Theme;

/// How many are named; the rest are a key away.
const NAMED: usize = 4;

pub(super) fn others(model: &Model, theme: &Theme, width: usize) -> Vec<LadderLine> {
    let others = model.screens.deals.alternatives().map_or(&[][..], |turn| &turn.others);
    let all = if others.len() > NAMED {
        format!("who else could come, {NAMED} of {}", others.len())
    } else {
        "who else could come".into()
    };
    let shown: Vec<&str> = others.iter().take(NAMED).map(String::as_str).collect();
    section(&all, Asking::Alternatives, &shown, model, theme, width)
}
