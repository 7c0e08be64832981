//! The window: how large it is, in which colours it is drawn, and whose the mouse is.

use super::said::Status;
use crate::command::Pane;

/// What the program draws in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WindowState {
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    pub look: Look,
    /// Whether clicks and the wheel come here; else they are the terminal's own, which selects text with them.
    pub mouse: bool,
}

/// The colours of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Look {
    /// For a dark ground.
    #[default]
    Dark,
    /// For a light ground.
    Light,
    /// Without colours.
    Mono,
}

/// How much of the board there is room for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A card that asks for room.
    Card,
    /// One pane at a time.
    Tabs,
    Board,
    /// The board, and the sheet of the selected person beside it.
    Wide,
}

impl Default for WindowState {
    fn default() -> WindowState {
        WindowState { size: (120, 36), look: Look::default(), mouse: true }
    }
}

impl WindowState {
    pub fn shape(&self) -> Shape {
        Shape::of(self.size)
    }

    /// The lines of a page.
    pub(super) fn page(&self) -> isize {
        isize::from(i16::try_from(self.size.1 / 3).unwrap_or(10)).max(1)
    }

    pub(super) fn next_look(&mut self) -> Status {
        let (look, name) = match self.look {
            Look::Dark => (Look::Light, "colours for a light ground"),
            Look::Light => (Look::Mono, "no colours"),
            Look::Mono => (Look::Dark, "colours for a dark ground"),
        };
        self.look = look;
        Status::plain(name)
    }

    pub(super) fn swap_mouse(&mut self) -> Status {
        self.mouse = !self.mouse;
        Status::plain(match self.mouse {
            true => "the mouse selects and scrolls here",
            false => "the mouse is the terminal's own",
        })
    }
}

impl Shape {
    pub fn of((columns, lines): (u16, u16)) -> Shape {
        match (columns, lines) {
            (..60, _) | (_, ..15) => Shape::Card,
            (..120, _) | (_, ..24) => Shape::Tabs,
            (..180, _) => Shape::Board,
            _ => Shape::Wide,
        }
    }

    /// The panes of the board that can have the focus.
    pub fn panes(self) -> &'static [Pane] {
        match self {
            Shape::Wide => Pane::ALL,
            _ => &[Pane::Depth, Pane::Injured, Pane::Targets, Pane::Gaps],
        }
    }
}
