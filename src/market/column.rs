//! The columns of the market's table.

use crate::domain::words::words;

words! {
    /// A column of the market's table, in the order in which they stand.
    MarketColumn {
        Name = "name",
        Positions = "position",
        Age = "age",
        Nation = "nation",
        Club = "club",
        League = "league",
        Contract = "contract",
        Value = "value",
        Wage = "wage",
        Rating = "rating",
        Foot = "foot",
        Height = "height",
    }
}

/// A column to sort by, and which way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MarketOrder {
    pub by: MarketColumn,
    /// From the most to the least, from the last letter to the first.
    pub falling: bool,
}

impl MarketColumn {
    /// Whether it shows figures, which stand at the right.
    pub const fn is_figure(self) -> bool {
        use MarketColumn::{Age, Height, Rating, Value, Wage};
        matches!(self, Age | Value | Wage | Rating | Height)
    }

    /// Whether it is sorted from the most to the least at first.
    pub const fn most_first(self) -> bool {
        matches!(self, MarketColumn::Value | MarketColumn::Wage | MarketColumn::Rating | MarketColumn::Height)
    }
}
