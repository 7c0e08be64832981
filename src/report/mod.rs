//! Reports for others to read: answers as JSON, tables of the plan's people for other programs, a page to hand on.

pub mod export;
pub mod json;
pub mod page;
