//! The person's places on the registration lists of the plan's competitions, under the ladder.

use super::line::{LadderLine, section};
use crate::app::Model;
use crate::command::Asking;
use crate::ui::theme::Theme;

pub(super) fn lines(model: &Model, theme: &Theme, width: usize) -> Vec<LadderLine> {
    let lists: Vec<&str> =
        model.screens.deals.alternatives().map_or(&[][..], |turn| &turn.lists).iter().map(String::as_str).collect();
    section("on the lists", Asking::Lists, &lists, model, theme, width)
}
