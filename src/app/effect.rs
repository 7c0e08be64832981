//! What comes in, and what has to be done about it outside.

use std::path::PathBuf;

use super::jobs::{Job, JobId, JobNews};
use super::screens::Place;
use crate::command::Key;
use crate::desk::{Noticed, SaveJob, SaveOutcome};

/// Something that happened.
pub enum Msg {
    Key(Key),
    Paste(String),
    Resize(u16, u16),
    Click(Place),
    /// Lines down over a pane; negative ones up.
    Wheel(Option<Place>, isize),
    Saved {
        job: SaveJob,
        outcome: SaveOutcome,
    },
    /// Another program did something to the plan's file.
    Noticed(Noticed),
    /// The newest of a job.
    Job(JobNews),
    /// The first frame is out.
    Shown,
}

/// Something to do outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    Save(SaveJob),
    Copy(String),
    /// Remove a copy of what could not be saved.
    Forget(PathBuf),
    /// Work that takes too long for the loop.
    Start(Job),
    /// Nobody waits for this work any more.
    Stop(JobId),
    /// Stop the program and give the terminal to the shell until it is brought back.
    Suspend,
    Quit,
}
