//! The line under the header: the screens with their keys, the panes if one is shown at a time, and what is due.

use ratatui::layout::Rect;

use super::drawing::Drawing;
use super::row::Row;
use super::theme::Theme;
use crate::app::{Model, Place, Shape};
use crate::command::{Command, Does, Moving, Screen, TABLE};
use crate::text;

/// A name on the line, drawn with a free column at each side, and the place it leads to.
struct Tab {
    place: Place,
    key: String,
    name: &'static str,
    lit: bool,
}

impl Tab {
    fn columns(&self) -> usize {
        let between = usize::from(!self.key.is_empty() && !self.name.is_empty());
        text::width(&self.key) + between + text::width(self.name) + 2
    }
}

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let [screens, panes] = tabs(model, usize::from(area.width));
    let mut row = Row::new(drawing, area, 0);
    for tab in &screens {
        draw_tab(tab, theme, &mut row);
    }
    if !panes.is_empty() {
        row.put(BETWEEN, theme.border);
    }
    for tab in &panes {
        draw_tab(tab, theme, &mut row);
    }
    let due = deadlines(model, row.left().saturating_sub(3));
    row.right(" ", theme.text).right(&due, theme.faint);
}

/// What stands between the screens and the panes.
const BETWEEN: &str = "│";

fn draw_tab(tab: &Tab, theme: &Theme, row: &mut Row<'_>) {
    let (key, name) = if tab.lit { (theme.selected, theme.selected) } else { (theme.key, theme.faint) };
    let from = row.x();
    row.put(" ", name).put(&tab.key, key);
    if !tab.key.is_empty() && !tab.name.is_empty() {
        row.put(" ", name);
    }
    row.put(tab.name, name).put(" ", name).point(from, tab.place);
}

/// The coming deadlines with the days until each, as many as there is room for.
fn deadlines(model: &Model, room: usize) -> String {
    let mut coming: Vec<_> =
        model.asked.plan().deadlines.iter().filter(|deadline| deadline.on >= model.asked.on).collect();
    coming.sort_by_key(|deadline| deadline.on);
    let days = |on| model.asked.on.until(on).map_or(0, |span| span.get_days());
    let mut texts = String::new();
    for deadline in coming {
        let between = if texts.is_empty() { "" } else { " · " };
        let next = format!("{texts}{between}{} {} d", text::fit(&deadline.name, 20), days(deadline.on));
        if text::width(&next) > room {
            break;
        }
        texts = next;
    }
    texts
}

/// Whether a screen is named while another is shown.
fn is_named(model: &Model, screen: Screen) -> bool {
    match screen {
        Screen::WhatIfs => false,
        Screen::Market => model.screens.market.market().is_some(),
        _ => true,
    }
}

/// The screens and the panes, where there is no room for all names with the first letters of the other panes.
///
/// Where that is not enough, the other screens have their keys alone.
fn tabs(model: &Model, width: usize) -> [Vec<Tab>; 2] {
    let shown = model.screens.shown;
    let mut screens: Vec<Tab> = TABLE
        .iter()
        .filter_map(|entry| match entry.does {
            // The list of what-ifs is named while it is shown, and the market once it is read: the others need the room.
            Does::AtOnce(Command::Move(Moving::Show(screen))) if screen != shown && !is_named(model, screen) => None,
            Does::AtOnce(Command::Move(Moving::Show(screen))) => Some(Tab {
                place: Place::Entry(entry.id),
                key: model.catalogue.keymap.usual_key(entry).unwrap_or_default(),
                name: entry.name,
                lit: screen == shown,
            }),
            _ => None,
        })
        .collect();
    let mut panes = Vec::new();
    let shape = model.window.shape();
    if shown == Screen::Board && (model.screens.zoomed || shape == Shape::Tabs) {
        let focus = model.screens.board.focus;
        panes.extend(shape.panes().iter().map(|pane| Tab {
            place: Place::Pane(*pane, None),
            key: String::new(),
            name: pane.word(),
            lit: *pane == focus,
        }));
    }
    let over = (screens.iter().chain(&panes).map(Tab::columns).sum::<usize>() + 1).saturating_sub(width);
    let letters = panes.iter().filter(|tab| !tab.lit).map(|tab| tab.name.len().saturating_sub(1));
    if over > letters.sum() {
        screens.iter_mut().filter(|tab| !tab.lit && !tab.key.is_empty()).for_each(|tab| tab.name = "");
    } else if over > 0 {
        panes.iter_mut().filter(|tab| !tab.lit).for_each(|tab| tab.name = tab.name.get(..1).unwrap_or(tab.name));
    }
    [screens, panes]
}
