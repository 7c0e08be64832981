//! The model's inputs (messages) and outputs (effects).

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::jobs::{Job, JobId, JobNews};
use super::screens::Place;
use super::window::{Divider, Symbols};
use crate::command::{Key, PageFormat};
use crate::desk::{Noticed, SaveJob, SaveOutcome};
use crate::domain::{Familiarity, Plan, WhatIf};

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
    /// The page that is to be copied, in Markdown.
    Page(String),
    /// Where a page was written, or why it was not.
    PageWritten(Result<PathBuf, String>),
    /// The first frame has been drawn.
    Shown,
}

/// What a page to make is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageToMake {
    pub plan: Arc<Plan>,
    pub on: Date,
    pub today: Date,
    pub at_least: Familiarity,
    /// What is compared with the plan as it is.
    pub what_ifs: Vec<WhatIf>,
}

/// A page to make, and where to write it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageToWrite {
    pub page: PageToMake,
    pub format: Option<PageFormat>,
    /// The file, or a folder for it.
    pub path: PathBuf,
    /// The file's name in a folder.
    pub name: PathBuf,
    /// Whether it may replace a file.
    pub over: bool,
    /// The plan's own file, which it never replaces.
    pub plan_file: Option<PathBuf>,
}

/// Something that the runtime has to do for the model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    Save(SaveJob),
    /// Put a text on the clipboard.
    Copy(String),
    /// Make a page, and tell it as [`Msg::Page`].
    CopyPage(PageToMake),
    /// Make a page, write it, and tell it as [`Msg::PageWritten`].
    WritePage(PageToWrite),
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
