//! What a file would change in a plan, as values.

use jiff::civil::Date;

use super::claim::{ClaimKind, PlanStands};
use super::context::TakenAs;
use super::matching::{AskedWho, Unsure};
use super::noted::ReadPerson;
use super::pairs::MatchedBy;
use crate::domain::{Edit, Id};
use crate::import::squad::Remarks;
use crate::text;

/// Something that the file would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// Of somebody new, the id that he would have.
    pub person: Id,
    /// As the plan calls him, else as the file does.
    pub name: String,
    pub kind: ClaimKind,
    /// Absent where the plan knows nothing of it.
    pub was: Option<String>,
    /// The day on which the planner has typed what the plan has, if he has.
    pub typed: Option<Date>,
    pub becomes: String,
    /// The day that its entries are dated.
    pub on: Date,
    pub edits: Vec<Edit>,
}

impl Proposal {
    /// The most columns of a name.
    pub const NAME_COLUMNS: usize = 40;

    /// `20m → 25m`, `20m (yours of 2026-06-15) → 25m`, and of somebody new who he is: `Bo Ek (ek): RB, AFC Ada`.
    pub fn words(&self) -> String {
        match (self.kind, &self.was) {
            (ClaimKind::New, _) => {
                let name = text::fit(&self.name, Proposal::NAME_COLUMNS);
                format!("{name} ({}): {}", self.person, self.becomes)
            }
            (_, Some(was)) => {
                let yours = self.typed.map(|day| format!(" (yours of {day})")).unwrap_or_default();
                format!("{was}{yours} → {}", self.becomes)
            }
            (_, None) => self.becomes.clone(),
        }
    }
}

/// Something that the file says otherwise, where the plan stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    pub person: Id,
    pub name: String,
    pub kind: ClaimKind,
    /// Absent where the plan knows nothing of it.
    pub plan: Option<String>,
    pub file: String,
    pub why: PlanStands,
}

/// What a file would change in a plan.
///
/// People of the file are named by their places in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlanUpdate {
    /// By person, in the order of the file.
    pub proposals: Vec<Proposal>,
    pub differences: Vec<Difference>,
    /// Who is who, and by what that was told.
    pub matched: Vec<(usize, Id, MatchedBy)>,
    /// Who fits several, and is not touched.
    pub unsure: Vec<Unsure>,
    /// Of whom it is asked who he is, and of whom somebody said it, in the order of the file.
    pub asked: Vec<AskedWho>,
    /// Who would be new, and is a target or a player already.
    pub already: Vec<(usize, Id)>,
    /// Who is in the plan and not in the file; empty where a file has only those of whom it tells something.
    pub missing: Vec<Id>,
    /// Who is not in the plan, and stays out of it.
    pub others: Vec<usize>,
    /// What of those who are new a plan holds otherwise than the file, or not at all; who cannot be new.
    pub remarks: Remarks,
    /// Absences that were over before the season.
    pub past_absences: usize,
    /// Absences of which no end is known, and others followed.
    pub open_absences: usize,
    /// The people of the plan who were read, of whom it is noted what they were read from.
    pub(super) read: Vec<ReadPerson>,
}

/// More people would be new than a plan can mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooManyNew {
    pub count: usize,
    pub taken_as: TakenAs,
}

impl TooManyNew {
    pub const MOST: usize = 1_000;

    /// What was found and what to do; `dashes` as of [`UpdateAsk`](super::UpdateAsk).
    pub fn words(self, dashes: &str) -> String {
        let TooManyNew { count, taken_as } = self;
        format!(
            "found {count} people who would be new {taken_as}, expected {} at the most: say whose, with {dashes}club \
             \"Marseille\", or keep the rows that you want",
            TooManyNew::MOST
        )
    }
}
