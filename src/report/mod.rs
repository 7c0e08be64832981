//! Reports for others to read: answers as JSON, and tables of the plan's people for other programs.

pub mod export;
pub mod json;
