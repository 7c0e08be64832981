//! The market: everybody of other people's files, a million and more, in columns that are searched while one types.
//!
//! | file | what it knows |
//! |---|---|
//! | `texts` | many texts in one buffer; few values that come many times |
//! | `day`, `amounts` | a day in four bytes, an amount in four |
//! | `columns` | what is known of everybody, a column for each thing |
//! | `everybody` | the columns with the files that they are of |
//! | `fill` | a file into columns, in two lots side by side |
//! | `said` | what the texts of a file's columns say, each read once |
//! | `merge` | several files: who of one is who of another, and where they disagree |
//! | `row` | somebody of the market as one reads him |
//! | `selected` | who is shown, a bit for each |
//! | `selection` | whom the filter's terms let through, answered by the columns |
//! | `places` | who has a place on the lists of a plan |
//! | `order` | the first page by any column, without sorting the rest |
//! | `search` | who is meant by what is typed, the best first |
//! | `ours` | who of the market the plan has already |
//! | `sought`, `candidate` | who closes a gap or comes in somebody's place, by the alternatives' own order |
//! | `like` | who is most like somebody |
//! | [`words`] | cells of its table, and what files say otherwise |
//!
//! Nothing of it is saved: a file is read anew each time.

mod amounts;
mod candidate;
mod column;
mod columns;
mod day;
mod everybody;
mod fill;
mod like;
mod merge;
mod order;
mod ours;
mod places;
mod row;
mod said;
mod search;
mod selected;
mod selection;
mod sought;
mod texts;
pub mod words;

pub use candidate::MarketCandidate;
pub use column::{MarketColumn, MarketOrder};
pub use everybody::{Differs, Market, MarketFile};
pub use fill::NotPeople;
pub use ours::NewTargets;
pub use places::MarketLists;
pub use row::MarketRow;
pub use search::{NameSearch, RankedName, SearchSteps};
pub use selected::Selection;
pub use sought::MarketQuestion;

#[cfg(test)]
pub(crate) mod tests;
