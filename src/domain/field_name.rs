//! The names of the fields of a person.

use super::words::words;

words! {
    /// The names of the fields in commands.
    FieldName {
        Name = "name",
        Born = "born",
        Nations = "nations",
        Positions = "positions",
        Foot = "foot",
        Height = "height",
        Rating = "rating",
        Value = "value",
        Wage = "wage",
        Contract = "contract",
        Clause = "clause",
        /// One attribute, or all of them together where somebody tells them.
        Attribute = "attribute",
        Notes = "notes",
        Joined = "joined",
        Loan = "loan",
        Lent = "lent",
        Trained = "trained",
        Shirt = "shirt",
        Future = "future",
        Asking = "asking",
        Club = "club",
        League = "league",
        Priority = "priority",
        Ties = "ties",
    }
}

impl FieldName {
    /// The fields that files of others tell, in their order.
    pub const OF_FILES: [FieldName; 17] = {
        use FieldName::{
            Asking, Attribute, Born, Clause, Club, Contract, Foot, Height, Joined, Lent, Loan, Nations, Positions,
            Rating, Shirt, Value, Wage,
        };
        [
            Born, Nations, Positions, Foot, Height, Rating, Value, Wage, Contract, Clause, Attribute, Joined, Loan,
            Lent, Shirt, Asking, Club,
        ]
    };

    /// Whether files of others tell this field.
    pub fn is_of_files(self) -> bool {
        FieldName::OF_FILES.contains(&self)
    }

    /// Whether only players have this field.
    pub const fn of_players(self) -> bool {
        use FieldName::{Asking, Future, Joined, Lent, Loan, Shirt};
        matches!(self, Joined | Loan | Lent | Shirt | Future | Asking)
    }

    /// Whether only targets have this field.
    pub const fn of_targets(self) -> bool {
        matches!(self, FieldName::Club | FieldName::League | FieldName::Priority | FieldName::Ties)
    }

    /// Whether the field can be empty or unknown.
    pub const fn can_be_cleared(self) -> bool {
        !matches!(self, FieldName::Name | FieldName::Positions)
    }
}
