//! The model's inputs (messages) and outputs (effects).

use std::path::PathBuf;

use super::jobs::{Job, JobId, JobNews};
use super::screens::Place;
use super::window::{Divider, Symbols};
use crate::command::Key;
use crate::desk::{Noticed, SaveJob, SaveOutcome};

/// An event for the model.
pub enum Msg {
    Key(Key),
    Paste(String),
    Resize(u16, u16),
    /// What the terminal draws of a symbol.
    Symbols(Symbols),
    /// Whether the terminal's background is light.
    Background {
        light: bool,
    },
    Click(Place),
    /// The second of two clicks at a cell in quick succession.
    DoubleClick(Place),
    /// A divider was dragged, to where its pane has so many columns or lines.
    Drag(Divider, u16),
    /// The wheel was turned over a place, by this many lines down; negative is up.
    Wheel(Option<Place>, isize),
    Saved {
        job: SaveJob,
        outcome: SaveOutcome,
    },
    /// Another program did something to the plan's file.
    Noticed(Noticed),
    /// A job's latest report.
    Job(JobNews),
    /// The first frame has been drawn.
    Shown,
}

/// Something that the runtime has to do for the model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    Save(SaveJob),
    Copy(String),
    /// Remove a recovery copy.
    Forget(PathBuf),
    /// Start a job.
    Start(Job),
    /// Stop a job, since its result is no longer wanted.
    Stop(JobId),
    /// Suspend the program and give the terminal to the shell until the program is continued.
    Suspend,
    Quit,
}
