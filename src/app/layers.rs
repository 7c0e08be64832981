//! Layers over the board: the prompt, the help, texts and the like.

use tui_input::Input;

use super::answer::Answer;
use super::importing::Importing;
use super::line::Prompt;
use super::scroll::Scroll;

/// A layer over the board, which `Esc` closes.
pub enum Layer {
    Prompt(Box<Prompt>),
    /// The filter is being typed.
    Filter,
    Help(Help),
    /// The answer to a question, or the last message in full.
    Answer(Answer),
    /// The sheet of the selected person, if there is no room for it beside the board.
    Sheet,
    /// What a file would change.
    Importing(Box<Importing>),
    /// The conflicts that wait to be settled.
    Settling,
}

/// The list of commands.
#[derive(Default)]
pub struct Help {
    /// The help shows only commands that have this in their name, line, key or doc.
    pub search: Input,
    pub scrolled: Scroll,
}
