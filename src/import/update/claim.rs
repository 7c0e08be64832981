//! What a file says of somebody that the plan does not.

use jiff::civil::Date;

use crate::domain::{Edit, FieldName};

/// What is said of somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ClaimKind {
    /// Somebody whom the plan does not have.
    New,
    Field(FieldName),
    /// All attributes together.
    Attributes,
    Absence,
    /// When an absence ends.
    Return,
    /// That an absence is over.
    Back,
    Loan,
    /// That he has left for good.
    Departure,
    /// What changes nothing but what was said.
    Report,
}

/// Why the plan stands where a file says otherwise.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlanStands {
    #[error("the plan has it of {0}, and the file is no newer")]
    Since(Date),
    #[error("he renewed it on {0}, and the file has the one before")]
    Renewed(Date),
    #[error("it was over on {0}, before the day of the file")]
    Over(Date),
    #[error("yours of {0} stands, and the file is no newer")]
    Typed(Date),
    #[error("the words of the plan stand")]
    Words,
    #[error("the plan rates on a scale of its own")]
    Scale,
    #[error("the plan has them on another scale")]
    AttributeScale,
    #[error("say yourself what became of him, with sell, end-loan, set lent or set loan")]
    Move,
    /// Why the edit makes no sense.
    #[error("{0}")]
    Refused(String),
}

/// One thing that a file says of somebody and the plan does not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Claim {
    pub(super) kind: ClaimKind,
    /// As the plan has it; absent where it knows nothing of it.
    pub(super) was: Option<String>,
    pub(super) becomes: String,
    /// The day that its entries are dated.
    pub(super) on: Date,
    /// The edits that make it so, or why they are not proposed.
    pub(super) edits: Result<Vec<Edit>, PlanStands>,
}

impl ClaimKind {
    /// The field whose value is said.
    pub(super) fn file_field(self) -> Option<FieldName> {
        match self {
            ClaimKind::Field(name) => Some(name),
            ClaimKind::Attributes => Some(FieldName::Attribute),
            ClaimKind::Loan => Some(FieldName::Lent),
            _ => None,
        }
    }

    /// `contract`
    pub const fn word(self) -> &'static str {
        match self {
            ClaimKind::New => "new",
            ClaimKind::Field(name) => name.word(),
            ClaimKind::Attributes => "attributes",
            ClaimKind::Absence => "absence",
            ClaimKind::Return => "return",
            ClaimKind::Back => "back",
            ClaimKind::Loan => "loan",
            ClaimKind::Departure => "departure",
            ClaimKind::Report => "report",
        }
    }
}
