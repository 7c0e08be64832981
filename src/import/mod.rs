//! Files of others, read: what people have, into people whom a plan can take in.
//!
//! | folder | what it knows |
//! |---|---|
//! | [`readers`] | how a table lies in a file: CSV, pages, workbooks, JSON |
//! | [`table`] | the table itself, and what of it was not understood |
//! | `texts` | a table of very many rows by its columns |
//! | [`dialects`] | which column of a source is which field |
//! | [`values`] | what a cell says |
//! | [`people`] | the three together: who is in a table |
//! | [`squad`] | people as the players of a plan |
//! | [`update`] | what people of a file would change in a plan |
//! | [`open`] | a file to people, in one step |
//!
//! Readers know nothing of players, values nothing of columns, and only [`squad`] and [`update`] know a plan.

pub mod dialects;
mod look_up;
pub(crate) mod lots;
mod open;
pub mod people;
pub mod readers;
pub mod squad;
pub mod table;
mod texts;
pub mod update;
pub mod values;

#[cfg(test)]
pub(crate) use open::made;
pub use open::{
    A_TABLE, NO_HEADER, OpenError, OpenedFile, PASTE, STANDARD_INPUT, may_wait, no_source, open, open_people,
    open_table, open_text,
};
pub use readers::{Book, Reader, Unread, read};
pub use table::{Doubt, Doubts, MAX_DOUBTS, Table, TableRow};
pub use texts::{BytesRead, TextTable};
