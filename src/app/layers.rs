//! What lies over the board.

use tui_input::Input;

use super::answer::Answer;
use super::line::Prompt;

/// Something over the board that `Esc` closes.
pub enum Layer {
    Prompt(Box<Prompt>),
    /// The filter is being typed.
    Filter,
    Help(Help),
    /// What was asked for.
    Answer(Answer),
    /// The sheet of the selected person, where it has no place beside the board.
    Sheet,
    /// The conflicts that wait to be settled.
    Settling,
}

/// The list of commands.
#[derive(Default)]
pub struct Help {
    /// Shows only commands that have this in their name, line, key or doc.
    pub search: Input,
    /// Lines scrolled.
    pub scrolled: usize,
}
