//! Questions asked of a plan: pure functions of a plan and a date, answered with their proof.

mod cover;
mod eleven;
mod sets;
mod squad;
pub mod words;

pub use cover::{Cover, Figures, Gap, Proof, Ranked, Severity, SlotCover, cover, figures};
