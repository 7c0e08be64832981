//! One change to a plan: what it is, what it is called, and what becomes of the plan.

mod absences;
mod apply;
mod correct;
mod dates;
mod deals;
mod entries;
mod field;
mod loans;
mod refused;
mod signing;
mod squad;
mod taking_in;
mod warnings;
mod what_ifs;
mod words;

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Answer, Assumption, Ban, EntryName, Formation, Id, Money, PersonEntry, Position, Positions, Side, Stage, Stance,
    Terms, Weights, Why,
};
pub use field::{Field, FieldName, PlanField};
pub use refused::Refused;

/// One change to a plan.
///
/// Where `on` is absent, the entry is dated today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// An offer for a target or for a player of ours, or a counter to one. It answers the other side's pending one as
    /// countered.
    Bid {
        person: Id,
        by: Side,
        terms: Terms,
        /// Who deals with us about a player of ours.
        club: Option<String>,
        source: Option<String>,
        on: Option<Date>,
    },
    /// What became of the pending bid, or that the accepted one fell through.
    Answer {
        person: Id,
        answer: Answer,
        /// Whose bid, where several clubs deal with us about a player of ours.
        club: Option<String>,
        source: Option<String>,
        on: Option<Date>,
    },
    Stage {
        target: Id,
        stage: Stage,
        why: Option<String>,
        on: Option<Date>,
    },
    /// What the target's club says.
    Seller {
        target: Id,
        stance: Stance,
        source: Option<String>,
        on: Option<Date>,
    },
    /// What the target himself says.
    Player {
        target: Id,
        stance: Stance,
        source: Option<String>,
        on: Option<Date>,
    },
    /// Makes a target a player, with what is known of him and of his deal; makes the loan of a player permanent.
    Sign {
        target: Id,
        /// The last day of his contract, or of his loan where the terms are one.
        until: Date,
        source: String,
        /// Those of the accepted bid where nobody says others.
        terms: Option<Terms>,
        /// The first day that he is with the club; see [`Plan::joining_day`](crate::domain::Plan::joining_day) where nobody said.
        joins: Option<Date>,
    },
    /// Lets a player go for good, or lends him where the terms are a loan.
    Sell {
        player: Id,
        source: String,
        /// The club that he goes to; that of the accepted offer where nobody says another.
        to: Option<String>,
        /// Those of the accepted offer where nobody says others.
        terms: Option<Terms>,
        /// The first day that he is no longer with the club, or lent; see [`Plan::joining_day`](crate::domain::Plan::joining_day) where nobody said.
        on: Option<Date>,
        /// The last day of a loan.
        until: Option<Date>,
    },
    /// Takes up an option, an obligation that hung on something, or a right to buy back: ours, or the other club's.
    TakeUp {
        person: Id,
        /// The last day of the contract that we sign; that of the terms where nobody says another.
        until: Option<Date>,
        source: String,
        /// The day since which he is ours, or theirs.
        on: Option<Date>,
    },
    /// Ends a loan, here or away, before its last day.
    EndLoan {
        player: Id,
        source: String,
        /// The first day that it is over.
        on: Option<Date>,
    },
    /// Extends a player's contract.
    Renew {
        player: Id,
        /// The last day of the contract from now on.
        until: Date,
        source: String,
        /// What he earns from now on, where it is said.
        wage: Option<Money>,
        on: Option<Date>,
    },
    Report {
        person: Id,
        says: String,
        source: String,
        asks: Option<Money>,
        refuses: Option<Money>,
        on: Option<Date>,
    },
    Absent {
        player: Id,
        why: Why,
        from: Option<Date>,
        /// How many matches a suspension lasts, where that is what counts.
        ban: Option<Ban>,
        back: Option<(Date, String)>,
    },
    /// A report of when an absence ends.
    Returning {
        player: Id,
        /// Which of his absences, from 1; where nobody says, the one that keeps him out or in doubt, else the last open one.
        absence: Option<usize>,
        back: Date,
        source: String,
        on: Option<Date>,
    },
    /// The first day back after an absence.
    Ended {
        player: Id,
        /// Which of his absences, from 1; where nobody says, the one that keeps him out or in doubt, else the last open one.
        absence: Option<usize>,
        on: Option<Date>,
    },
    AddPlayer {
        id: Id,
        name: String,
        positions: Positions,
    },
    AddTarget {
        id: Id,
        name: String,
        positions: Positions,
        club: Option<String>,
    },
    Set {
        person: Id,
        field: Field,
    },
    /// Corrects an entry of a person: it is this from now on.
    ChangeEntry {
        person: Id,
        entry: EntryName,
        to: Box<PersonEntry>,
    },
    /// Takes an entry of a person out, as if it had never been made.
    RemoveEntry {
        person: Id,
        entry: EntryName,
    },
    /// Takes a person out of the plan, the coach's orders and the call-ups.
    Remove {
        person: Id,
    },
    /// The coach's own order for a slot; nobody leaves it to familiarity and rating.
    Order {
        slot: String,
        players: Vec<Id>,
    },
    Formation(Arc<Formation>),
    Depth {
        slot: String,
        wanted: u8,
    },
    /// What is looked for at a position; no weights leave it to positions alone.
    Role {
        position: Position,
        weights: Weights,
    },
    /// Adds a deadline or moves the one of that name.
    Deadline {
        name: String,
        on: Date,
    },
    RemoveDeadline {
        name: String,
    },
    /// Adds a match or renames the opponent of that day.
    Match {
        on: Date,
        versus: String,
        /// As it was where nobody says.
        competition: Option<String>,
    },
    RemoveMatch {
        on: Date,
    },
    /// Adds a call-up or replaces the one of that name.
    CallUp {
        name: String,
        from: Date,
        until: Date,
        players: Vec<Id>,
    },
    RemoveCallUp {
        name: String,
    },
    /// Keeps assumptions by a name, or replaces those of that name.
    WhatIf {
        name: String,
        assumptions: Vec<Assumption>,
    },
    RemoveWhatIf {
        name: String,
    },
    /// Makes what is assumed so, and drops the assumptions.
    ApplyWhatIf {
        name: String,
    },
    Plan(PlanField),
}
