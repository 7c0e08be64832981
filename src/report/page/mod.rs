//! A plan as a page to hand on: the answers about it, what they say in words, and the formats that lay that out.

mod answers;
mod build;
mod content;
mod html;
mod json;
mod markdown;
mod tables;
mod words;
mod workbook;

pub use answers::{PageAnswers, PageChances, PageFees, PageQuestion};
pub use build::page;
pub use content::{
    MarkKind, PageBlock, PageCell, PageColumn, PageFigure, PageSection, PageTable, PageTone, PageWeek, PitchPlace,
    PlanPage, ScaleMark, ScaleRow,
};
pub use html::html;
pub use json::{VERSION, json};
pub use markdown::markdown;
pub use workbook::workbook;
