//! Answers for others to read: today as JSON, for scripts.

pub mod json;
