//! The columns of the squad's table.

use crate::domain::FieldName;
use crate::domain::words::words;

words! {
    /// A column of the squad's table, in the order in which they stand.
    SquadColumn {
        Position = "position",
        Name = "name",
        Age = "age",
        Nation = "nation",
        Contract = "contract",
        Wage = "wage",
        Value = "value",
        Rating = "rating",
        Since = "since",
        Trained = "trained",
        Foot = "foot",
        Height = "height",
        Shirt = "shirt",
        Availability = "availability",
    }
}

impl SquadColumn {
    /// The field of a player that it shows; `None` for what follows from several.
    pub const fn field(self) -> Option<FieldName> {
        Some(match self {
            SquadColumn::Position => FieldName::Positions,
            SquadColumn::Name => FieldName::Name,
            SquadColumn::Age => FieldName::Born,
            SquadColumn::Nation => FieldName::Nations,
            SquadColumn::Contract => FieldName::Contract,
            SquadColumn::Wage => FieldName::Wage,
            SquadColumn::Value => FieldName::Value,
            SquadColumn::Rating => FieldName::Rating,
            SquadColumn::Since => FieldName::Joined,
            SquadColumn::Trained => FieldName::Trained,
            SquadColumn::Foot => FieldName::Foot,
            SquadColumn::Height => FieldName::Height,
            SquadColumn::Shirt => FieldName::Shirt,
            SquadColumn::Availability => return None,
        })
    }

    /// Whether it shows figures, which stand at the right.
    pub const fn is_figure(self) -> bool {
        use SquadColumn::{Age, Height, Rating, Shirt, Value, Wage};
        matches!(self, Age | Wage | Value | Rating | Height | Shirt)
    }

    /// Whether it is sorted from the most to the least at first.
    pub const fn most_first(self) -> bool {
        matches!(self, SquadColumn::Wage | SquadColumn::Value | SquadColumn::Rating | SquadColumn::Height)
    }
}
