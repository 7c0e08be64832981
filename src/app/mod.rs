//! The state of the program and how it changes: pure, without a screen, files or a clock.

mod answer;
mod asked;
mod asking;
mod at_desk;
mod bookmark;
mod catalogue;
mod chances;
mod copied;
mod effect;
mod importing;
mod jobs;
mod kept_filters;
mod layers;
mod line;
mod market;
mod model;
mod pages;
mod question;
mod run;
mod said;
mod screens;
mod scroll;
mod squad;
mod such_deals;
mod tour;
mod typing;
mod update;
mod what_ifs;
mod window;

pub use answer::{Answer, AnswerState};
pub use asked::{Answers, Asked, AskedFor, Assumed, Before, ComingWords, Order, Out};
pub use bookmark::Bookmark;
pub use catalogue::Catalogue;
pub use chances::{Chances, GapChance, KnownChances};
pub use effect::{Effect, Msg, PageToMake, PageToWrite};
pub use importing::{ImportLine, Importing, MOST_PASTED, ReadImport, TakenPart};
pub use jobs::{Job, JobId, JobKind, JobNews, Jobs, RunningJob};
pub use layers::{Help, Layer};
pub use line::{LineCommand, Prompt, Purpose, Reading, TriedEdit};
pub use market::{HeldMarket, LikeWhom, MarketAsk, MarketFound, MarketRanking, MarketReasons};
pub use model::Model;
pub use question::{About, Found, Progress, Question, Stopped, Tell};
pub use said::Status;
pub use screens::{
    Board, BudgetLines, BudgetPart, BudgetScreen, CalendarPart, CalendarScale, CalendarState, Cursor, Deals, DealsPart,
    LineAnswers, ListedWhatIf, ListedWhatIfs, MarketTable, Negotiation, PersonAlternatives, Place, Screens, SquadTable,
    WhatIfList,
};
pub use squad::{SquadLine, SquadOn, SquadOrder};
pub use such_deals::SuchDeals;
pub use update::update;
pub use window::{DateStyle, Divider, Look, NumberStyle, Shape, Symbols, WindowState};

pub use crate::desk::{Desk, Saving, Tone};
/// A line of text that is being edited.
pub use tui_input::Input;
