//! The state of the program and how it changes: pure, without a screen, a file or a clock.

mod alternatives;
mod asked;
mod asking;
mod at_desk;
mod catalogue;
mod effect;
mod layers;
mod line;
mod model;
mod question;
mod run;
mod said;
mod screens;
mod typing;
mod update;
mod window;

pub use asked::{Answers, Asked, Assumed, Before, Coming, Order, Out};
pub use catalogue::Catalogue;
pub use effect::{Effect, Msg};
pub use layers::{Help, Layer};
pub use line::{LineCommand, Prompt, Purpose, Reading, TriedEdit};
pub use model::Model;
pub use question::{About, Answer, Question};
pub use said::Status;
pub use screens::{
    Board, CalendarPart, CalendarScale, CalendarState, Cursor, Deals, DealsPart, Negotiation, PersonAlternatives,
    Place, Screens,
};
pub use update::update;
pub use window::{Look, Shape, WindowState};

pub use crate::analysis::deals::words as deal_words;
pub use crate::analysis::money::{CostedDeal, DealStanding, Share, words as money_words};
pub use crate::analysis::words::GapWords;
pub use crate::analysis::{
    Added, Calendar, Cell, ContractEnd, Cover, Deal, Evidence, Limits, Ranked, Rung, RungKind, Severity, SlotCover,
    Standing, Week, Worth,
};
pub use crate::desk::{Desk, Saving, Tone};
/// A line of text being edited, as the model holds it.
pub use tui_input::Input;
