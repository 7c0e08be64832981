//! Questions asked of a plan: pure functions of a plan and a date, answered with their proof.

mod calendar;
mod cover;
mod eleven;
mod sets;
mod squad;
mod weeks;
pub mod words;

pub use calendar::{Away, ByOutlook, Calendar, Cell, MatchDay, Row, Week, Worst, calendar};
pub use cover::{Cover, Figures, Gap, Proof, Ranked, Severity, SlotCover, cover, cover_by, figures};
pub use weeks::Weeks;
