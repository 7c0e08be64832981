//! Parts of the screen as they were last drawn: one that shows the same is not worked out again.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::ahead;
use super::drawing::Drawing;
use super::footer;
use super::panes::{self, PaneList};
use super::tabs;
use super::theme::Theme;
use crate::app::{AskedFor, Look, Model};
use crate::command::{Mode, Pane, Screen};
use crate::domain::Id;
use crate::text::Lettering;

/// The tabs, the board's panes with the weeks ahead under one of them, and the line of keys as the last frame drew them.
#[derive(Default)]
pub struct DrawnParts {
    asked: Option<AskedFor>,
    tabs: Drawn<TabsShow>,
    hints: Drawn<HintsShow>,
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
    part: Rc<Drawing>,
    /// What was drawn before, whose memory is used again.
    older: Rc<Drawing>,
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

/// What the tabs are drawn from.
#[derive(PartialEq, Eq)]
struct TabsShow {
    area: Rect,
    window: (u16, u16),
    look: Look,
    lettering: Lettering,
    screen: Screen,
    has_market: bool,
    /// Whether one pane has the whole board.
    is_zoomed: bool,
    focus: Pane,
}

/// What the line of keys is drawn from.
#[derive(PartialEq, Eq)]
struct HintsShow {
    area: Rect,
    look: Look,
    lettering: Lettering,
    mode: Mode,
    /// The part of the line, and the ids of the commands on all parts.
    part: usize,
    callable: Vec<&'static str>,
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
        Drawn { shows: None, part: Rc::default(), older: Rc::default() }
    }
}

impl<S: PartialEq> Drawn<S> {
    /// Draws it in an area, from the last frame if it shows the same.
    fn draw(&mut self, shows: S, area: Rect, drawing: &mut Drawing, draw: impl FnOnce(&mut Drawing)) {
        if self.shows.as_ref() != Some(&shows) {
            std::mem::swap(&mut self.part, &mut self.older);
            if Rc::get_mut(&mut self.part).is_none() {
                self.part = Rc::default();
            }
            if let Some(part) = Rc::get_mut(&mut self.part) {
                part.begin(area, drawing.lettering);
                draw(part);
            }
            self.shows = Some(shows);
        }
        drawing.add(&self.part);
    }
}

impl DrawnParts {
    /// Forgets what was drawn from other answers than the model's.
    pub(super) fn follow(&mut self, model: &Model) {
        if !self.asked.as_ref().is_some_and(|asked| asked.is_of(&model.asked)) {
            self.asked = Some(AskedFor::of(&model.asked));
            self.tabs.shows = None;
            self.panes.iter_mut().for_each(|pane| pane.drawn.shows = None);
            self.weeks.shows = None;
        }
    }

    /// Draws the tabs.
    pub(super) fn draw_tabs(&mut self, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
        let (screens, window) = (&model.screens, &model.window);
        let shows = TabsShow {
            area,
            window: window.size,
            look: window.look,
            lettering: drawing.lettering,
            screen: screens.shown,
            has_market: screens.market.market().is_some(),
            is_zoomed: screens.zoomed,
            focus: screens.board.focus,
        };
        self.tabs.draw(shows, area, drawing, |drawing| tabs::draw(model, theme, area, drawing));
    }

    /// Draws the line of keys.
    pub(super) fn draw_hints(&mut self, model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
        let callable = footer::callable(model);
        let shows = HintsShow {
            area,
            look: model.window.look,
            lettering: drawing.lettering,
            mode: model.mode(),
            part: model.window.keys_part,
            callable: callable.iter().map(|entry| entry.id).collect(),
        };
        self.hints.draw(shows, area, drawing, |drawing| footer::hints(&callable, model, theme, area, drawing));
    }

    /// Draws a pane of the board.
    pub(super) fn draw_pane(&mut self, model: &Model, theme: &Theme, pane: Pane, area: Rect, drawing: &mut Drawing) {
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
