//! RON files: reading them, explaining their errors, writing them, and saving them safely to the disk.

pub mod assets;
mod keys;
mod lexer;
mod load;
mod place;
mod read;
mod rewrite;
mod rule_shape;
mod save;
mod settings;
mod shape;
mod source;
mod syntax;
mod walk;
mod write;

pub use keys::KeyEntry;
pub use lexer::has_comments;
pub use load::{LoadError, load};
pub use place::At;
pub use read::{held_twice, idle_changes, lists_without_rules, read_plan, read_rules, unknown_nations};
pub(crate) use read::{missing, number, one_named};
pub use rewrite::{Outline, Rewritten, rewrite, rewrite_along, same_comments};
pub use save::{Displaced, SaveError, Saved, create, keep_comments, lock_folder, overwrite, save, sweep, write_whole};
pub use settings::{WrittenSettings, read_settings};
pub use shape::{Entries, Name, Text};
pub use source::{Located, Source};
pub use syntax::{is_conflict_mark, parse};
pub(crate) use write::quoted;
pub use write::write_plan;
