//! The window: its size, its colours, and who gets the mouse.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::said::Status;
use crate::command::Pane;
use crate::domain::words::words;

/// The size of the window and how it is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WindowState {
    /// The columns and lines of the terminal.
    pub size: (u16, u16),
    pub look: Look,
    /// Whether the user chose the colours, so that the terminal's background does not.
    look_is_chosen: bool,
    /// `None` until it is known, which is drawn as [`Symbols::Narrow`].
    pub symbols: Option<Symbols>,
    pub dates: DateStyle,
    pub numbers: NumberStyle,
    /// The part of the line of keys that is shown, counted from 0; behind the last comes the first again.
    pub keys_part: usize,
    /// Whether the program gets clicks and the wheel; otherwise the terminal does, and selects text with them.
    pub mouse: bool,
    /// Where the mouse put dividers: the columns or lines of the pane at each.
    pub dividers: BTreeMap<Divider, u16>,
}

words! {
    /// The set of colours.
    Look {
        Dark = "colours for a dark background",
        Light = "colours for a light background",
        HighContrast = "bright colours and nothing faint, for a dark background",
        ColourBlind = "colours that the colour-blind tell apart, for a dark background",
        Mono = "no colours",
    }
}

words! {
    /// Which characters the screens are made of.
    ///
    /// Terminals that give two columns to others than ASCII are common in China, Japan and Korea (Unicode Standard Annex
    /// 11, ambiguous characters).
    Symbols {
        Narrow = "lines, signs and accents that take one column each",
        Ascii = "ASCII alone",
        Wide = "ASCII alone, in a terminal that gives two columns to other characters",
    }
}

words! {
    /// How days are written in columns.
    DateStyle {
        DayMonth = "24 Aug, 30 Jun 2029",
        MonthDay = "Aug 24, Jun 30 2029",
        Numbers = "24/08, 30/06/2029",
        Iso = "08-24, 2029-06-30",
    }
}

words! {
    /// What stands before the decimals of amounts and percentages.
    NumberStyle {
        Point = "22.5m",
        Comma = "22,5m",
    }
}

impl DateStyle {
    /// A day with its year: `17 Jun 2025`.
    pub fn whole(self, day: Date) -> String {
        let form = match self {
            DateStyle::DayMonth => "%-d %b %Y",
            DateStyle::MonthDay => "%b %-d %Y",
            DateStyle::Numbers => "%d/%m/%Y",
            DateStyle::Iso => "%Y-%m-%d",
        };
        day.strftime(form).to_string()
    }
}

/// A border between panes, which the mouse can take hold of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Divider {
    /// Beside depth and gaps.
    Middle,
    /// Under the depth.
    Depth,
    /// Under the injured.
    Injured,
    /// Before the sheet that stands beside a screen.
    Sheet,
    /// Beside the list of deals.
    Deals,
    /// Above the contracts that end.
    Ends,
}

impl Divider {
    /// The fewest columns or lines of its pane, and of what is on the other side.
    fn least(self) -> [u16; 2] {
        match self {
            Divider::Sheet => [20, 40],
            Divider::Middle | Divider::Deals => [20; 2],
            Divider::Depth | Divider::Injured | Divider::Ends => [3; 2],
        }
    }

    /// The columns or lines of its pane once it is dragged from a cell to another.
    pub fn dragged(self, size: u16, from: (u16, u16), to: (u16, u16)) -> u16 {
        let (more, less) = match self {
            Divider::Middle | Divider::Deals => (to.0, from.0),
            Divider::Sheet => (from.0, to.0),
            Divider::Depth | Divider::Injured => (to.1, from.1),
            Divider::Ends => (from.1, to.1),
        };
        size.saturating_add(more).saturating_sub(less)
    }
}

/// The layout of the board, by how much room there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Only a card that asks for a larger window.
    Card,
    /// One pane at a time.
    Tabs,
    Board,
    /// The board with the sheet of the selected person beside it.
    Wide,
}

impl Default for WindowState {
    fn default() -> WindowState {
        WindowState {
            size: (120, 36),
            look: Look::Dark,
            look_is_chosen: false,
            symbols: None,
            dates: DateStyle::DayMonth,
            numbers: NumberStyle::Point,
            keys_part: 0,
            mouse: true,
            dividers: BTreeMap::new(),
        }
    }
}

impl WindowState {
    pub fn shape(&self) -> Shape {
        Shape::of(self.size)
    }

    /// The columns or lines of the pane at a divider, out of those for the panes on both sides of it.
    pub fn divided(&self, divider: Divider, usual: u16, both: u16) -> u16 {
        let [least, other] = divider.least();
        let put = self.dividers.get(&divider).map(|size| (*size).min(both.saturating_sub(other)).max(least).min(both));
        put.unwrap_or(usual)
    }

    /// The number of lines in a page.
    pub(super) fn page(&self) -> isize {
        isize::from(i16::try_from(self.size.1 / 3).unwrap_or(10)).max(1)
    }

    /// Takes the colours that the user wants.
    pub fn choose(&mut self, look: Look) {
        (self.look, self.look_is_chosen) = (look, true);
    }

    /// Takes colours that can be read on the terminal's background, unless the user chose some.
    pub(super) fn see_background(&mut self, light: bool) {
        if !self.look_is_chosen {
            self.look = if light { Look::Light } else { Look::Dark };
        }
    }

    pub(super) fn next_look(&mut self) -> Status {
        let after = Look::ALL.iter().skip_while(|look| **look != self.look).nth(1);
        self.choose(after.or(Look::ALL.first()).copied().unwrap_or(self.look));
        Status::plain(self.look.word())
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
