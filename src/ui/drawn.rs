//! The board's panes as they were last drawn: one that shows the same is not worked out again.

use ratatui::layout::Rect;

use super::ahead;
use super::drawing::{Drawing, Picture};
use super::panes::{self, PaneList};
use super::theme::Theme;
use crate::app::{AskedFor, Look, Model};
use crate::command::Pane;
use crate::domain::Id;
use crate::text::Lettering;

/// The panes as the last frame drew them, and the weeks ahead under one of them.
#[derive(Default)]
pub struct DrawnPanes {
    asked: Option<AskedFor>,
    panes: Vec<DrawnPane>,
    weeks: Drawn<WeeksShow>,
}

struct DrawnPane {
    pane: Pane,
    drawn: Drawn<PaneShows>,
    list: PaneList,
}

/// What was drawn, and everything besides the answers that it was drawn from: `None` once they have changed.
struct Drawn<S> {
    shows: Option<S>,
    picture: Picture,
}

/// What a pane is drawn from.
#[derive(PartialEq, Eq)]
struct PaneShows {
    area: Rect,
    look: Look,
    lettering: Lettering,
    /// The pane with the focus, and the last such pane that lists people.
    focus: [Pane; 2],
    /// See [`panes::line`].
    line: Option<usize>,
    /// The selected person of the depth pane's line.
    place: Option<usize>,
    /// The number of the chances, in panes that say any.
    chances: Option<u64>,
    /// The person of the sheet, and how far it is scrolled.
    sheet: Option<(Option<Id>, usize)>,
}

/// What the weeks ahead are drawn from: their area, the look, and whether in ASCII alone.
type WeeksShow = (Rect, Look, Lettering);

impl PaneShows {
    fn of(model: &Model, pane: Pane, area: Rect, lettering: Lettering) -> PaneShows {
        let board = &model.screens.board;
        PaneShows {
            area,
            look: model.window.look,
            lettering,
            focus: [board.focus, board.people],
            line: panes::line(model, pane, area),
            place: board.place_in_slot(&model.asked).filter(|_| pane == Pane::Depth),
            chances: matches!(pane, Pane::Gaps | Pane::Targets | Pane::Sheet).then_some(model.chances.changes),
            sheet: (pane == Pane::Sheet).then(|| (model.selected().map(|(id, _)| id.clone()), board.sheet.lines())),
        }
    }
}

impl<S> Default for Drawn<S> {
    fn default() -> Drawn<S> {
        Drawn { shows: None, picture: Picture::default() }
    }
}

impl<S: PartialEq> Drawn<S> {
    /// Draws it in an area, from the last frame if it shows the same.
    fn draw(&mut self, shows: S, area: Rect, drawing: &mut Drawing, draw: impl FnOnce(&mut Drawing)) {
        if self.shows.as_ref() == Some(&shows) {
            return drawing.add(&self.picture);
        }
        self.picture.take(area, drawing, draw);
        self.shows = Some(shows);
    }
}

impl DrawnPanes {
    /// Draws a pane of the board.
    pub(super) fn draw(&mut self, model: &Model, theme: &Theme, pane: Pane, area: Rect, drawing: &mut Drawing) {
        if !self.asked.as_ref().is_some_and(|asked| asked.is_of(&model.asked)) {
            self.asked = Some(AskedFor::of(&model.asked));
            self.panes.iter_mut().for_each(|pane| pane.drawn.shows = None);
            self.weeks.shows = None;
        }
        let place = self.panes.iter().position(|drawn| drawn.pane == pane).unwrap_or(self.panes.len());
        if place == self.panes.len() {
            self.panes.push(DrawnPane { pane, drawn: Drawn::default(), list: PaneList::default() });
        }
        let Some(DrawnPane { drawn, list, .. }) = self.panes.get_mut(place) else { return };
        let lettering = drawing.lettering;
        drawn.draw(PaneShows::of(model, pane, area, lettering), area, drawing, |drawing| {
            *list = panes::draw(model, theme, pane, area, drawing);
        });
        list.mark(model, theme, pane, drawing);
        if ahead::stand_under(model, pane) {
            let free = list.free;
            let shows = (free, model.window.look, lettering);
            self.weeks.draw(shows, free, drawing, |drawing| ahead::draw(model, theme, free, drawing));
        }
    }
}
