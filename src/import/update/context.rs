//! What a file cannot say of itself, and what is wanted of it.

use jiff::civil::Date;

use crate::domain::Id;
use crate::domain::words::words;
use crate::import::dialects::RowIs;
use crate::import::{A_TABLE, PASTE};

words! {
    /// What people become whom the plan does not have.
    TakenAs { Players = "players", Targets = "targets" }
}

/// What a file cannot say of itself, and what is wanted of it.
#[derive(Clone, Copy, Debug)]
pub struct UpdateContext<'a> {
    /// Where what is known comes from, as reports name it.
    pub source: &'a str,
    /// The day that the file is of.
    pub on: Date,
    pub today: Date,
    /// What its rows are.
    pub rows: RowIs,
    /// What people become whom the plan does not have; without it they are counted alone.
    pub taken_as: Option<TakenAs>,
    /// The club whose people are new, as the file spells it, of players our own; see
    /// [`choose`](crate::import::squad::choose). Without it everybody is.
    pub club: Option<&'a str>,
    /// Who is whom, by places in the file, where somebody has said so; none is somebody new.
    pub chosen: &'a [(usize, Option<Id>)],
}

impl<'a> UpdateContext<'a> {
    /// Whether the next file of its source may be another one of the same day: a paste, or what a program writes.
    pub(super) fn is_passing(&self) -> bool {
        [PASTE, A_TABLE].contains(&self.source)
    }

    /// Our club as the file spells it, where somebody said so.
    pub(super) fn our_club(&self) -> Option<&'a str> {
        self.club.filter(|_| self.taken_as != Some(TakenAs::Targets))
    }
}
