//! What a column may say of a person.

use crate::domain::words::words;
use crate::import::values::DayKind;

words! {
    /// What a column says of a person.
    FileField {
        /// The source's own id.
        Id = "id",
        Name = "name",
        /// Where the name has two columns.
        FirstName = "first name",
        LastName = "last name",
        /// What everybody calls him, beside his whole name.
        KnownAs = "known as",
        Born = "born",
        Age = "age",
        Positions = "positions",
        Foot = "foot",
        /// How strong the left foot is.
        LeftFoot = "left foot",
        RightFoot = "right foot",
        Height = "height",
        Nations = "nations",
        Club = "club",
        /// The league that his club plays in, by its name or its code.
        League = "league",
        /// The club that he is borrowed from.
        LoanFrom = "lending club",
        /// The last day of the loan.
        LoanUntil = "loan until",
        /// The club that he is lent to.
        LentTo = "borrowing club",
        LentUntil = "lent until",
        /// The last day of the contract.
        Contract = "contract",
        Joined = "joined",
        Shirt = "shirt",
        Value = "value",
        Asking = "asking price",
        Wage = "wage",
        Clause = "release clause",
        /// What all amounts of a row are in.
        Currency = "currency",
        Rating = "rating",
        /// Flags of a list, such as `Inj`.
        Flags = "flags",
        /// Whether he is injured: yes or no.
        Injured = "injured",
        Banned = "banned",
        /// A sentence that may hold an injury.
        Status = "status",
        /// A code of availability, with the chance of playing and the news behind it.
        Availability = "availability",
        Chance = "chance",
        News = "news",
        /// The day of the news.
        NewsOn = "day of the news",
        /// What keeps him out, in a file of absences.
        Absence = "absence",
        /// `injury`, `suspension` or `other`.
        AbsenceKind = "kind of absence",
        AbsentFrom = "absent from",
        /// The day that he is back.
        AbsentUntil = "absent until",
    }
}

impl FileField {
    pub fn is_money(self) -> bool {
        matches!(self, FileField::Value | FileField::Asking | FileField::Wage | FileField::Clause)
    }

    /// What kind of day it is; none where it is no day.
    pub fn day(self) -> Option<DayKind> {
        match self {
            FileField::Born => Some(DayKind::Past),
            FileField::Joined | FileField::NewsOn | FileField::AbsentFrom => Some(DayKind::Recent),
            FileField::Contract | FileField::LoanUntil | FileField::LentUntil => Some(DayKind::Ending),
            FileField::AbsentUntil => Some(DayKind::Coming),
            _ => None,
        }
    }
}
