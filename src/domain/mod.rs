//! What a plan is and how it changes: plain values that know no file, screen or clock.

mod away;
mod day;
mod edit;
mod formation;
mod id;
mod joining;
mod merge;
mod money;
mod person;
mod plan;
mod player;
mod profile;
mod rules;
mod target;
mod terms;
mod tracks;
mod what_if;
mod window;
pub(crate) mod words;

pub use away::{Cause, Outlook, Spell};
pub use day::{DayError, day};
pub use edit::{Edit, Field, FieldName, PlanField, Refused};
pub use formation::{Familiarity, Formation, FormationError, Position, Slot};
pub use id::{Id, IdError};
pub use merge::{Conflict, FieldChange, Merged, Origin, diff, merge, settle};
pub use money::{Money, MoneyError, MoneyProblem};
pub use person::Person;
pub use plan::{Budget, CallUp, Deadline, Match, Plan, Roster, Tactic, Weights};
pub use player::{Absence, Contradiction, Future, Left, Lent, Loan, Player, Renewal, Return, Signed, Why};
pub use profile::{Foot, Positions, PositionsError, Profile, Report, Trained};
pub use rules::{Asked, AtClub, Free, Kept, Rules, Who};
pub use target::{Answer, Bid, CostBasis, Moved, Side, Stage, Stance, Target, TrackStep};
pub use terms::{AddOn, Basis, Chance, Clause, Condition, Fee, Paid, Purchase, Swap, Terms, TermsError};
pub use tracks::Next;
pub use what_if::{Assumption, AssumptionError, Stale, WhatIf};
pub use window::TransferWindow;
