//! The line that is being typed.

mod paste;
mod prompt;
mod reading;
mod supposed;
mod tried;
mod typing;

pub(super) use paste::paste;
pub use prompt::{Prompt, Purpose};
pub use reading::{LineCommand, Reading};
pub use tried::TriedEdit;
pub(super) use typing::typed;
