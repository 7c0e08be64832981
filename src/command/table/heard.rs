//! In which modes and on which screens a key calls its command.

use std::fmt::Display;

use super::Entry;
use crate::command::{Mode, Screen};

/// The modes and the screens in which the key of a command is heard.
///
/// Both must match, so one key can do different things on the board and in the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heard {
    pub modes: &'static [Mode],
    pub screens: &'static [Screen],
}

impl Heard {
    pub fn at(&self, mode: Mode, screen: Screen) -> bool {
        self.modes.contains(&mode) && self.screens.contains(&screen)
    }

    /// The first screen on which both commands are heard in a mode that they share.
    pub fn overlap(&self, other: &Heard) -> Option<Screen> {
        self.modes.iter().find(|mode| other.modes.contains(mode))?;
        self.screens.iter().copied().find(|screen| other.screens.contains(screen))
    }
}

impl Entry {
    /// Why the command cannot be called here.
    pub fn unheard(&self, called: impl Display, mode: Mode, screen: Screen) -> String {
        let Heard { modes, screens } = self.heard;
        if mode == Mode::Reading && self.heard.at(Mode::Browsing, screen) {
            return format!("{called} is for what is selected in a list, and none is shown here: Esc first");
        }
        if modes.contains(&mode) {
            let screens: Vec<&str> = screens.iter().map(|screen| screen.word()).collect();
            return format!("{called} is for {}, not for {screen}", screens.join(", "));
        }
        format!("{called} works only {}", modes.first().map_or("nowhere", |mode| mode.place()))
    }
}

/// Only the lists, for commands that act on the selection.
pub(super) const LISTS: &[Mode] = &[Mode::Browsing];

/// The lists, and a text over them.
pub(super) const LISTS_OR_TEXT: &[Mode] = Mode::from_to(Mode::Browsing, Mode::Reading);

/// Everything with lines to move through.
pub(super) const ANY_LIST: &[Mode] = Mode::from_to(Mode::Browsing, Mode::Settling);

/// The line of a command.
pub(super) const LINE: &[Mode] = Mode::from_to(Mode::Typing, Mode::Recovering);

/// The line of a command, and the filter: what can be completed.
pub(super) const LINE_OR_FILTER: &[Mode] = &[Mode::Typing, Mode::Leaving, Mode::Recovering, Mode::Filtering];

/// The command line and the help, where the same keys scroll.
pub(super) const LINE_OR_HELP: &[Mode] = Mode::from_to(Mode::Typing, Mode::Helping);

/// Everything that is typed.
pub(super) const ANY_LINE: &[Mode] = Mode::from_to(Mode::Typing, Mode::Filtering);

/// A line, and the card with the same question.
pub(super) const ANY_QUESTION: &[Mode] = Mode::from_to(Mode::Typing, Mode::CardLeaving);

/// Everything but the card, which only a larger window ends.
pub(super) const ALL_BUT_THE_CARD: &[Mode] = Mode::from_to(Mode::Browsing, Mode::CardLeaving);
