//! Reports for other programs to read, as JSON.

pub mod json;
