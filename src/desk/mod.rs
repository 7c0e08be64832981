//! The desk: the plan with its history, its file, saving, merging and recovery.
//!
//! The desk itself is pure: its methods return [`DeskEffect`]s, which the board or the command line carries out.

mod beside;
mod bookmark;
mod document;
mod effect;
mod external;
mod folders;
mod git;
mod headless;
mod history;
mod keeper;
mod known;
mod merging;
mod read;
mod recovering;
mod recovery;
mod saves;
mod settling;
mod state;
mod unmerged;
mod unmerging;
mod unsaved;
mod versions;

pub use bookmark::{find_bookmark, keep_bookmark};
pub use document::{Document, Opened, Saving, TakenIn};
pub use effect::{DeskEffect, How, SaveJob, SaveOutcome, SaveQuestion, Tone};
pub use external::{ExternalVersion, Noticed, Seen, in_words};
pub use folders::{settings_file, state_folder};
pub use git::GitOperation;
pub use headless::save_now;
pub use history::{History, NoStep};
pub use keeper::Keeper;
pub use read::read;
pub use recovery::{KeptCopy, MovedCopy, Recovery, find_moved, find_unsaved, forget_copy};
pub use settling::Settling;
pub use state::Desk;
pub use unmerged::{LeftByGit, Unmerged};
pub use unsaved::{UNSAVED, Unsaved};
pub use versions::{MergedText, PlanText, ThreeVersions};
