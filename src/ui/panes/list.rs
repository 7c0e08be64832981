//! The list of a pane, whose selection is marked over its picture.

use ratatui::layout::Rect;

use crate::app::Model;
use crate::command::Pane;
use crate::ui::drawing::Drawing;
use crate::ui::row::mark;
use crate::ui::theme::Theme;

/// What is known of a pane once it is drawn.
#[derive(Default)]
pub(in crate::ui) struct PaneList {
    /// The area that its list leaves free.
    pub(in crate::ui) free: Rect,
    pub(super) list: Rect,
    /// The first line in sight.
    pub(super) first: usize,
    /// The names of the lines in sight, where the selection is marked over the picture; none where it is part of it.
    pub(super) names: Vec<Rect>,
}

impl PaneList {
    /// A pane without lines whose selection is marked.
    pub(super) fn free(free: Rect) -> PaneList {
        PaneList { free, ..PaneList::default() }
    }

    /// Marks the selected line over the picture of a pane.
    pub(in crate::ui) fn mark(&self, model: &Model, theme: &Theme, pane: Pane, drawing: &mut Drawing) {
        let selected = model.screens.board.line(pane, &model.asked).and_then(|line| line.checked_sub(self.first));
        if let Some(selected) = selected.filter(|line| *line < self.names.len()) {
            mark(&self.names, selected, self.list, theme.selection(model.screens.board.focus == pane), drawing);
        }
    }
}
