//! What a page says: sections of sentences, tables and drawings, in the order in which they are read.
//!
//! Every text is harmless to show, and on one line. Formats lay it out and add nothing.

use jiff::civil::Date;

use crate::analysis::Severity;
use crate::domain::Money;

/// One club's plan on a day, ready to be laid out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanPage {
    pub club: String,
    pub on: Date,
    /// The code of the currency of every amount.
    pub currency: Option<String>,
    /// What the page is about and what it takes for granted, each with its label.
    pub facts: Vec<(&'static str, String)>,
    /// The planner's own conclusion, by paragraphs.
    pub conclusion: Vec<String>,
    pub figures: Vec<PageFigure>,
    pub sections: Vec<PageSection>,
}

/// A figure that is read first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageFigure {
    pub label: &'static str,
    pub value: PageCell,
    /// What stands under it in small.
    pub note: String,
    pub tone: PageTone,
    /// The figure in each of the weeks ahead, for a line beneath it; empty for one that has none.
    pub trend: Vec<i32>,
}

/// How good something is, which colour may show beside the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PageTone {
    #[default]
    Plain,
    Good,
    Warning,
    Bad,
}

/// A part of the page under a heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageSection {
    /// Its anchor, unique on the page.
    pub id: &'static str,
    pub heading: &'static str,
    pub blocks: Vec<PageBlock>,
}

/// A piece of a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PageBlock {
    Sentence(String),
    Points(Vec<String>),
    Table(PageTable),
    Pitch(Vec<PitchPlace>),
    Weeks(Vec<PageWeek>),
    Scale(Vec<ScaleRow>),
}

/// A table with a heading for each column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageTable {
    /// What it is called where tables are apart; at most 31 letters, unique on the page.
    pub name: String,
    pub columns: Vec<PageColumn>,
    /// One cell for each column; the first one names the row.
    pub rows: Vec<Vec<PageCell>>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageColumn {
    pub heading: String,
    /// Whether it holds figures, which stand at the right.
    pub figures: bool,
    /// Whether it may stand in small under the column before it where there is little room.
    pub beneath: bool,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PageCell {
    /// Nobody knows, or there is nothing.
    Nothing,
    Text(String),
    Marked(String, PageTone),
    Day(Date),
    Number(i64),
    /// Gains per million of the currency, in hundredths.
    PerMillion(u64),
    /// A chance, in thousandths of a percent.
    Chance(u32),
    /// An amount in whole units of the currency, and whether it leaves out something unknown.
    Money {
        units: i64,
        leaves_out: bool,
    },
}

/// A slot of the formation and who is there for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PitchPlace {
    pub label: String,
    /// From the left touchline (0) to the right one (100).
    pub across: u8,
    /// From the own goal line (0) to the other one (100).
    pub up: u8,
    pub severity: Severity,
    pub starter: Option<String>,
    /// Those behind him in order, with whether the eleven needs them elsewhere.
    pub behind: Vec<(String, bool)>,
    pub wanted: u8,
}

/// A week ahead and how well it is covered on its worst day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageWeek {
    pub monday: Date,
    pub margin: i32,
    pub shortfall: u32,
    /// The chance that the eleven can't be filled, in thousandths of a percent; `None` if it is not worked out for this week.
    pub chance: Option<u32>,
    /// The two figures in words, with the range if returns are in doubt.
    pub words: [String; 2],
    pub events: Vec<String>,
}

/// A deal on the scale of money that all deals share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScaleRow {
    pub person: String,
    pub marks: Vec<ScaleMark>,
}

/// A sum that somebody named for a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScaleMark {
    pub sum: Money,
    pub kind: MarkKind,
    /// What it is: `our bid, rejected`.
    pub what: String,
    pub on: Option<Date>,
    pub source: Option<String>,
}

/// What a sum tells of the limit of the other side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// The limit is higher.
    Below,
    /// The limit is no higher.
    Above,
    /// The market value, which tells nothing of it.
    Value,
}

impl PageColumn {
    pub fn text(heading: impl Into<String>) -> PageColumn {
        PageColumn { heading: heading.into(), figures: false, beneath: false }
    }

    pub fn figures(heading: impl Into<String>) -> PageColumn {
        PageColumn { figures: true, ..PageColumn::text(heading) }
    }

    pub fn beneath(self) -> PageColumn {
        PageColumn { beneath: true, ..self }
    }
}

impl PageCell {
    /// A text; nothing where it is empty.
    pub fn text(text: impl Into<String>) -> PageCell {
        let text = text.into();
        if text.is_empty() { PageCell::Nothing } else { PageCell::Text(text) }
    }

    pub fn day(day: Option<Date>) -> PageCell {
        day.map_or(PageCell::Nothing, PageCell::Day)
    }

    pub fn money(money: Option<Money>) -> PageCell {
        money.map_or(PageCell::Nothing, |money| PageCell::Money { units: money.signed(), leaves_out: false })
    }
}
