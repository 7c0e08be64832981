//! Questions asked of a plan: pure functions of a plan and a date, answered with their proof.

pub mod alternatives;
mod best_set;
mod calendar;
mod changes;
mod coming;
mod compare;
mod cover;
pub mod deals;
mod eleven;
pub mod filter;
mod flow;
pub mod lists;
pub mod money;
mod search;
mod sets;
mod squad;
mod story;
mod weeks;
pub mod words;
mod worst;
mod worth;

pub use best_set::{BestSet, Lost, Signings, SigningsOutcome, best_set};
pub use calendar::{
    Away, BrokenWeek, ByOutlook, Calendar, CalendarRow, Cell, MatchDay, Week, Worst, broken_weeks, calendar,
};
pub use changes::{CoverChange, CoverEffect, Move, changes};
pub use coming::{Coming, ComingEvent, coming};
pub use compare::{Compared, Prospect, WhatIfs, as_it_is, compare, prospect};
pub use cover::{Cover, DaySquad, Figures, Gap, Proof, Ranked, Severity, SlotCover, cover, cover_by, figures};
pub use deals::{
    ContractEnd, Deal, DealInFull, DealsInFull, Ending, Evidence, Limits, MONTHS_AHEAD, Rung, RungKind, Stalled,
    Standing, deals_in_full, ends, ladder, limits, pipeline,
};
pub use search::MOST_SIGNINGS;
pub use squad::slots_played;
pub use story::{Happening, Story, StoryEvent, story};
pub use weeks::Weeks;
pub use worst::{MOST_ABSENCES, WorstCase, least_dispensable, worst_absences, worst_cases};
pub use worth::{Added, Closer, WeekAhead, Worth, closers, weeks_ahead, worth};
