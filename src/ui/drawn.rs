//! The board's panes as they were last drawn: one that shows the same is not worked out again.

use ratatui::layout::Rect;

use super::drawing::{Drawing, Picture};
use super::panes;
use super::theme::Theme;
use crate::app::{AskedFor, Look, Model};
use crate::command::Pane;
use crate::domain::Id;

/// The panes as the last frame drew them.
#[derive(Default)]
pub struct DrawnPanes {
    asked: Option<AskedFor>,
    panes: Vec<DrawnPane>,
}

struct DrawnPane {
    shows: PaneShows,
    /// Whether the answers have changed since.
    is_old: bool,
    picture: Picture,
}

/// Everything besides the answers that a pane is drawn from.
#[derive(PartialEq, Eq)]
struct PaneShows {
    pane: Pane,
    area: Rect,
    look: Look,
    ascii: bool,
    /// The pane with the focus, and the last such pane that lists people.
    focus: [Pane; 2],
    /// The selected line of the list.
    line: Option<usize>,
    /// The selected person of the depth pane's line.
    place: Option<usize>,
    /// The person of the sheet, and how far it is scrolled.
    sheet: Option<(Option<Id>, usize)>,
    /// Whether the weeks ahead are known, which a first frame does not wait for.
    weeks: bool,
}

impl PaneShows {
    fn of(model: &Model, pane: Pane, area: Rect, ascii: bool) -> PaneShows {
        let board = &model.screens.board;
        PaneShows {
            pane,
            area,
            look: model.window.look,
            ascii,
            focus: [board.focus, board.people],
            line: board.line(pane, &model.asked),
            place: board.place_in_slot(&model.asked).filter(|_| pane == Pane::Depth),
            weeks: model.screens.calendar.answer().is_some(),
            sheet: (pane == Pane::Sheet).then(|| (model.selected().map(|(id, _)| id.clone()), board.sheet.lines())),
        }
    }
}

impl DrawnPanes {
    /// Draws a pane of the board, from the last frame if it shows the same.
    pub(super) fn draw(&mut self, model: &Model, theme: &Theme, pane: Pane, area: Rect, drawing: &mut Drawing) {
        if !self.asked.as_ref().is_some_and(|asked| asked.is_of(&model.asked)) {
            self.asked = Some(AskedFor::of(&model.asked));
            self.panes.iter_mut().for_each(|drawn| drawn.is_old = true);
        }
        let shows = PaneShows::of(model, pane, area, drawing.ascii);
        let draw = |drawing: &mut Drawing| panes::draw(model, theme, pane, area, drawing);
        match self.panes.iter_mut().find(|drawn| drawn.shows.pane == pane) {
            Some(drawn) if !drawn.is_old && drawn.shows == shows => drawing.add(&drawn.picture),
            Some(drawn) => {
                (drawn.shows, drawn.is_old) = (shows, false);
                drawn.picture.take(area, drawing, draw);
            }
            None => {
                let mut picture = Picture::default();
                picture.take(area, drawing, draw);
                self.panes.push(DrawnPane { shows, is_old: false, picture });
            }
        }
    }
}
