//! The state of the program and how it changes: pure, without a screen, a file or a clock.

mod alternatives;
mod asked;
mod calendar;
mod cursor;
mod deals;
mod document;
mod effect;
mod history;
mod layers;
mod lists;
mod model;
mod order;
mod outside;
mod paste;
mod pitch;
mod pointer;
mod prompt;
mod question;
mod run;
mod said;
mod saves;
mod settle;
mod typing;
mod unsaved;
mod update;
mod window;

pub use asked::{Answers, Asked, Assumed, Before, Coming, Order, Out};
pub use calendar::{CalendarPart, CalendarScale, CalendarState};
pub use cursor::Cursor;
pub use deals::{Deals, DealsPart, Negotiation, PersonAlternatives};
pub use document::{Document, Saving};
pub use effect::{Effect, Msg};
pub use history::History;
pub use layers::{Help, Layer};
pub use model::{Catalogue, Model};
pub use outside::{ExternalVersion, How, Noticed, SaveJob, SaveOutcome, Seen, TakenIn, in_words};
pub use pointer::Place;
pub use prompt::{Prompt, Purpose, Reading};
pub use question::{About, Answer, Question};
pub use said::{Status, Tone};
pub use settle::Settling;
pub use unsaved::{UNSAVED, Unsaved};
pub use update::update;
pub use window::{Look, Shape, Window};

pub use crate::analysis::deals::words as deal_words;
pub use crate::analysis::money::{CostedDeal, words as money_words};
pub use crate::analysis::words::GapWords;
pub use crate::analysis::{
    Added, Calendar, Cell, ContractEnd, Cover, Deal, Evidence, Limits, Ranked, Rung, RungKind, Severity, SlotCover,
    Standing, Week, Worth,
};
/// A line of text being edited, as the model holds it.
pub use tui_input::Input;
