//! Edits: changes to a plan, with their names and their effects.

mod absences;
mod apply;
mod correct;
mod dates;
mod deals;
mod entries;
mod field;
mod filed;
mod loans;
mod origins;
mod refused;
mod signing;
mod squad;
mod taking_in;
mod told;
mod warnings;
mod what_ifs;
mod words;

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Answer, Assumption, Ban, EntryName, Formation, Id, Imported, Money, PersonEntry, Player, Position, Positions, Side,
    Stage, Stance, Target, Terms, Weights, Why,
};
pub use field::{Field, PlanField};
pub use refused::Refused;

/// One change to a plan.
///
/// Without `on`, the entry is dated today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Edit {
    /// An offer for a target or for a player of ours, or a counter to one.
    ///
    /// The other side's pending offer becomes countered.
    Bid {
        person: Id,
        by: Side,
        terms: Terms,
        /// The club that deals with us about a player of ours.
        club: Option<String>,
        source: Option<String>,
        on: Option<Date>,
    },
    /// The answer to the pending bid, or the end of the accepted one.
    Answer {
        person: Id,
        answer: Answer,
        /// The club of the bid, if several deal with us about a player of ours.
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
    /// The stance of the target's club.
    Seller {
        target: Id,
        stance: Stance,
        source: Option<String>,
        on: Option<Date>,
    },
    /// The stance of the target himself.
    Player {
        target: Id,
        stance: Stance,
        source: Option<String>,
        on: Option<Date>,
    },
    /// Makes a target a player, or makes the loan of a player permanent.
    Sign {
        target: Id,
        /// The last day of his contract, or of his loan if the terms are one.
        until: Date,
        source: String,
        /// The terms; `None` for those of the accepted bid.
        terms: Option<Terms>,
        /// The first day on which he is with the club; `None` for
        /// [`Plan::joining_day`](crate::domain::Plan::joining_day).
        joins: Option<Date>,
    },
    /// Lets a player go for good, or lends him if the terms are a loan.
    Sell {
        player: Id,
        source: String,
        /// The club that he goes to; `None` for that of the accepted offer.
        to: Option<String>,
        /// The terms; `None` for those of the accepted offer.
        terms: Option<Terms>,
        /// The first day on which he is gone or lent; `None` for
        /// [`Plan::joining_day`](crate::domain::Plan::joining_day).
        on: Option<Date>,
        /// The last day of a loan.
        until: Option<Date>,
    },
    /// Lets a player leave for good on unknown terms.
    Leave {
        player: Id,
        /// The club that he goes to.
        to: Option<String>,
        source: String,
        /// The first day that he is no longer with the club.
        on: Option<Date>,
    },
    /// Takes up an option, a conditional obligation or a right to buy back, ours or the other club's.
    TakeUp {
        person: Id,
        /// The last day of the contract that we sign; `None` for that of the terms.
        until: Option<Date>,
        source: String,
        /// The day from which he is ours or theirs.
        on: Option<Date>,
    },
    /// Ends a loan, here or away, before its last day.
    EndLoan {
        player: Id,
        source: String,
        /// The first day on which it is over.
        on: Option<Date>,
    },
    /// Extends a player's contract.
    Renew {
        player: Id,
        /// The last day of the contract from now on.
        until: Date,
        source: String,
        /// What he earns from now on, if it is said.
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
        /// The number of matches, for a suspension that lasts so long.
        ban: Option<Ban>,
        back: Option<(Date, String)>,
    },
    /// A report of when an absence ends.
    Returning {
        player: Id,
        /// Which of his absences, from 1; `None` for the one that keeps him out or in doubt, or else the last open one.
        absence: Option<usize>,
        back: Date,
        source: String,
        on: Option<Date>,
    },
    /// The first day back after an absence.
    Ended {
        player: Id,
        /// Which of his absences, from 1; `None` for the one that keeps him out or in doubt, or else the last open one.
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
    /// Adds a player with all that a file of others says of him.
    ImportPlayer {
        id: Id,
        player: Box<Player>,
    },
    /// Adds a target with all that a file of others says of him.
    ImportTarget {
        id: Id,
        target: Box<Target>,
    },
    /// Changes a field of these people, of all of them or of none.
    Set {
        people: Vec<Id>,
        field: Field,
    },
    /// Records the file that a person was read from.
    Import {
        person: Id,
        imported: Imported,
    },
    /// Replaces an entry of a person by a corrected one.
    ChangeEntry {
        person: Id,
        entry: EntryName,
        to: Box<PersonEntry>,
    },
    /// Removes an entry of a person, as if it had never been made.
    RemoveEntry {
        person: Id,
        entry: EntryName,
    },
    /// Removes a person from the plan, the coach's orders and the call-ups.
    Remove {
        person: Id,
    },
    /// Sets the coach's own order for a slot; without players, familiarity and rating decide.
    Order {
        slot: String,
        players: Vec<Id>,
    },
    Formation(Arc<Formation>),
    Depth {
        slot: String,
        wanted: u8,
    },
    /// Sets the attributes that are looked for at a position; without weights, only positions count.
    Role {
        position: Position,
        weights: Weights,
    },
    /// Adds a deadline, or moves the one with this name.
    Deadline {
        name: String,
        on: Date,
    },
    RemoveDeadline {
        name: String,
    },
    /// Adds a match, or changes the one on that day.
    Match {
        on: Date,
        versus: String,
        /// The competition; `None` leaves it as it was.
        competition: Option<String>,
    },
    RemoveMatch {
        on: Date,
    },
    /// Adds a call-up, or replaces the one with this name.
    CallUp {
        name: String,
        from: Date,
        until: Date,
        players: Vec<Id>,
    },
    RemoveCallUp {
        name: String,
    },
    /// Records who is registered for a competition, in the place of the list that was filed before.
    FileList {
        competition: String,
        players: Vec<Id>,
        on: Option<Date>,
    },
    /// Puts players on the list that is filed, and takes others off it, as a change of a day: of today, or
    /// of the day on which it was filed, if that is later.
    AmendList {
        competition: String,
        with: Vec<Id>,
        without: Vec<Id>,
        on: Option<Date>,
    },
    RemoveList {
        competition: String,
    },
    /// Keeps assumptions under a name, and replaces those that had it.
    WhatIf {
        name: String,
        assumptions: Vec<Assumption>,
    },
    RemoveWhatIf {
        name: String,
    },
    /// Makes the assumptions real edits, and drops them.
    ApplyWhatIf {
        name: String,
    },
    /// Keeps a filter's terms under a name, and replaces those that had it.
    KeepFilter {
        name: String,
        terms: String,
    },
    RemoveFilter {
        name: String,
    },
    Plan(PlanField),
}
