//! What a plan is and how it changes: plain values without files, screens or clocks.

mod agreed;
mod away;
mod body;
mod cause;
mod currency;
mod day;
mod edit;
mod entry;
mod facts;
mod field_name;
mod filed;
mod formation;
mod formations;
mod id;
mod imported;
mod joining;
mod kept_filter;
mod known;
mod matches;
mod merge;
mod money;
mod money_unit;
mod names;
mod nation;
mod person;
mod plan;
mod player;
mod profile;
mod roster;
mod rules;
mod season;
mod target;
mod tenure;
mod terms;
mod tracks;
mod typed;
mod what_if;
mod window;
pub(crate) mod words;
mod written_day;

pub use away::{Outlook, Spell};
pub use cause::Cause;
pub use currency::Currency;
pub use day::{DayError, anniversary, day};
pub use edit::{Edit, Field, PlanField, Refused};
pub use entry::{EntryKind, EntryName, PersonEntry};
pub use facts::Fact;
pub use field_name::FieldName;
pub use filed::{FiledList, ListChange};
pub use formation::{Familiarity, Formation, FormationError, Position, Slot};
pub use formations::formations;
pub use id::{Id, IdError};
pub use imported::{Imported, SetBy};
pub use kept_filter::KeptFilter;
pub use matches::{Ban, BanServed, Match};
pub use merge::{Conflict, FieldChange, Merged, Origin, ROSTERS, diff, merge, settle};
pub use money::{Money, MoneyError, MoneyProblem};
pub use money_unit::money_unit;
pub use nation::{Nation, NationError, Nations};
pub use person::{Person, Someone};
pub use plan::{Budget, CallUp, Deadline, Plan, Tactic, Weights};
pub use player::{
    Absence, Bought, Contradiction, Future, Left, Lent, Loan, LoanBefore, LoanEnd, Player, Renewal, Return, Signed, Why,
};
pub use profile::{Foot, Positions, PositionsError, Profile, Report, Trained, Training};
pub use roster::Roster;
use roster::RosterEntry;
pub use rules::{
    AtClub, BornFrom, Changes, Confidence, Counted, Free, Kept, Registrant, Replaced, Requirement, RuleSource, Rules,
    SeasonDay, SeasonSpan, Who,
};
pub use season::{Season, SeasonError, SeasonStart, month};
pub use target::{Answer, Bid, CostBasis, Moved, Side, Stage, Stance, Target, TrackStep};
pub use tenure::{Tenure, Whose};
pub use terms::{
    AddOn, Basis, Chance, Clause, Condition, ContractLength, Fee, Paid, Purchase, SellOn, ShareOf, Swap, Terms,
    TermsError, WageShare,
};
pub use tracks::Next;
pub use typed::{AsTyped, Instead, TypedError, WithoutYear};
pub use what_if::{Assumption, AssumptionError, Stale, WhatIf};
pub use window::TransferWindow;
pub use written_day::{WrittenDay, month_named, short_number, written_day};
