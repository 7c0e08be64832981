//! The state of the program and how it changes: pure, without a screen, a file or a clock.

mod alternatives;
mod answers;
mod assumed;
mod calendar;
mod cursor;
mod deals;
mod document;
mod history;
mod lists;
mod memo;
mod model;
mod money;
mod order;
mod outside;
mod paste;
mod pitch;
mod pointer;
mod prompt;
mod question;
mod run;
mod saves;
mod settle;
mod typing;
mod unsaved;
mod update;
mod worth;

pub use answers::{Answers, Coming, Out};
pub use assumed::{Assumed, Before};
pub use calendar::{CalendarPart, CalendarScale, CalendarState};
pub use cursor::Cursor;
pub use deals::{Deals, DealsPart, Negotiation, PersonAlternatives};
pub use document::{Document, Saving};
pub use history::History;
pub use model::{Catalogue, Help, Layer, Look, Model, Shape, Status, Tone};
pub use outside::{ExternalVersion, How, Noticed, SaveJob, SaveOutcome, Seen, TakenIn, in_words};
pub use pointer::Place;
pub use prompt::{Prompt, Purpose, Reading};
pub use question::{About, Answer, Question};
pub use settle::Settling;
pub use unsaved::{UNSAVED, Unsaved};
pub use update::{Effect, Msg, update};
pub use worth::Order;

pub use crate::analysis::deals::words as deal_words;
pub use crate::analysis::money::{CostedDeal, words as money_words};
pub use crate::analysis::words::GapWords;
pub use crate::analysis::{
    Added, Calendar, Cell, ContractEnd, Cover, Deal, Evidence, Limits, Ranked, Rung, RungKind, Severity, SlotCover,
    Standing, Week, Worth,
};
/// A line of text being edited, as the model holds it.
pub use tui_input::Input;
