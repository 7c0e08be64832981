//! Positions in the codes of games and feeds, and what is proposed where a code lacks a position.

mod game;
mod lists;
mod placed;
mod spoken;
mod typed;

use std::collections::HashMap;

pub use self::placed::PlayedAt;
use self::placed::{Placed, add};
use crate::domain::words::words;
use crate::domain::{Familiarity, Position};
use crate::import::values::cell::{CellValue, Reason, clean, is_unknown};

words! {
    /// Whose code positions are written in.
    PositionCode {
        /// `D/WB (RL), M (C)`, and `DM/M/AM C` of tools that read its memory.
        FootballManager = "football-manager",
        /// `Centre-Back`.
        Transfermarkt = "transfermarkt",
        /// `CDM, CM`.
        EaFc = "ea-fc",
        /// `RCMF3, RCMF, RDMF`.
        Wyscout = "wyscout",
        /// `DC DL`.
        Sofascore = "sofascore",
        /// The line alone: `Defender`, `DEF`, `2`, `D`.
        Line = "line",
        /// `CB, LB:competent`, as plans are typed; `RWB:competent?` is proposed.
        Touchline = "touchline",
        /// `DC, AML, STC` and `CB, CAM, CF` side by side, as spreadsheets have them.
        Common = "common",
    }
}

/// The code of a column, learnt from all its cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PositionColumn {
    code: PositionCode,
    /// Whether some cell names a wing-back, so that a cell which names none means none.
    has_wing_backs: bool,
    /// Whether the column taught its code, so that plain words may stand among its codes.
    is_learnt: bool,
}

impl PositionColumn {
    /// Learns from a column; `known` is the code of the source.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, known: Option<PositionCode>) -> PositionColumn {
        PositionColumn::of_texts(cells.map(|cell| (cell, 1)), known)
    }

    /// Learns from a column by its texts, each with how many of its cells say it.
    pub fn of_texts<'a>(texts: impl Iterator<Item = (&'a str, usize)>, known: Option<PositionCode>) -> PositionColumn {
        // A column has few words, and each of them many times.
        let mut counts: HashMap<&str, usize> = HashMap::new();
        texts.for_each(|(text, cells)| *counts.entry(clean(text)).or_default() += cells);
        let code = known.unwrap_or_else(|| {
            let reads = |code: &PositionCode| -> usize {
                counts.iter().filter(|(cell, _)| code.read(cell).is_some()).map(|(_, count)| count).sum()
            };
            // `CF` is a second striker to EA alone, and EA has other words for midfielders than everybody.
            let is_of = |words: &[&str]| counts.keys().any(|cell| lists::names(cell, words));
            let is_no_game = is_of(&["cf"]) && !is_of(&["cdm", "cam"]);
            // Whoever names positions in words beside lines means no line by `Striker`.
            let is_no_line = counts.keys().any(|cell| lists::line(cell).is_none() && spoken::read(cell).is_some());
            let is_out = |code| match code {
                PositionCode::EaFc => is_no_game,
                PositionCode::Line => is_no_line,
                _ => false,
            };
            let codes = PositionCode::ALL.iter().filter(|code| !is_out(**code));
            // The first code that reads the most cells: `GK` is a word of nearly all.
            codes.rev().copied().max_by_key(reads).unwrap_or(PositionCode::FootballManager)
        });
        let column = PositionColumn { code, has_wing_backs: false, is_learnt: known.is_none() };
        let wing_back =
            |played: &PlayedAt| matches!(played.position, Position::RWB | Position::LWB) && !played.proposed;
        let names_one = |cell: &&str| column.played(cell).is_some_and(|played| played.iter().any(wing_back));
        PositionColumn { has_wing_backs: code.may_lack_wing_backs() && counts.keys().any(names_one), ..column }
    }

    /// The positions of a cell, the first being the main one, and behind them those that are proposed.
    pub fn read(&self, cell: &str) -> CellValue<Vec<PlayedAt>> {
        let text = clean(cell);
        if is_unknown(text) {
            return CellValue::Unknown;
        }
        match self.played(text) {
            Some(played) if self.code == PositionCode::Touchline => CellValue::Known(played),
            Some(played) => CellValue::Known(self.with_proposals(played)),
            None => CellValue::Doubt(Reason::NoPosition),
        }
    }

    /// Whether a cell has a word for several positions in a column that names them one by one.
    pub fn names_several(&self, cell: &str) -> bool {
        let text = clean(cell);
        self.is_learnt && self.code.read(text).is_none() && spoken::names_several(text)
    }

    /// What a cell says in the code of the column, else in plain words.
    fn played(&self, text: &str) -> Option<Vec<PlayedAt>> {
        if self.code == PositionCode::Touchline {
            return typed::read(text).or_else(|| spoken::read(text).filter(|_| self.is_learnt));
        }
        let Some(placed) = self.code.read(text) else { return spoken::read(text).filter(|_| self.is_learnt) };
        let mut played = Vec::with_capacity(placed.len() + 2);
        for Placed(position, familiarity) in placed {
            add(&mut played, position, familiarity, self.code == PositionCode::Line && position != Position::GK);
        }
        Some(played)
    }

    fn with_proposals(&self, mut positions: Vec<PlayedAt>) -> Vec<PlayedAt> {
        for position in self.proposals(&positions) {
            add(&mut positions, position, Familiarity::Competent, true);
        }
        positions
    }

    fn proposals(&self, played: &[PlayedAt]) -> Vec<Position> {
        let plays = |position| played.iter().any(|at| at.position == position && !at.proposed);
        let is_winger = plays(Position::RW) || plays(Position::LW);
        let wing_backs = [(Position::RB, Position::RWB), (Position::LB, Position::LWB)];
        let wing_backs =
            wing_backs.into_iter().filter(|(full_back, _)| plays(*full_back)).map(|(_, wing_back)| wing_back);
        let half_space = is_winger.then_some(Position::AM);
        let second_striker = (plays(Position::AM) && plays(Position::ST)).then_some(Position::SS);
        match self.code {
            PositionCode::FootballManager => second_striker.into_iter().collect(),
            PositionCode::Transfermarkt | PositionCode::Sofascore => wing_backs.chain(half_space).collect(),
            PositionCode::EaFc | PositionCode::Common if self.has_wing_backs => half_space.into_iter().collect(),
            PositionCode::EaFc | PositionCode::Common => wing_backs.chain(half_space).chain(second_striker).collect(),
            PositionCode::Wyscout | PositionCode::Line | PositionCode::Touchline => Vec::new(),
        }
    }
}

impl PositionCode {
    /// Whether some tables in it name wing-backs and some have none.
    fn may_lack_wing_backs(self) -> bool {
        matches!(self, PositionCode::EaFc | PositionCode::Common)
    }

    /// What a cell says in this code; nothing where it has a word that the code has not.
    fn read(self, text: &str) -> Option<Vec<Placed>> {
        match self {
            PositionCode::FootballManager => game::read(text),
            PositionCode::Transfermarkt => lists::read(text, lists::TRANSFERMARKT),
            PositionCode::EaFc => lists::read(text, lists::EA_FC),
            PositionCode::Wyscout => lists::read(text, lists::WYSCOUT),
            PositionCode::Sofascore => lists::read(text, lists::SOFASCORE),
            PositionCode::Common => lists::read(text, lists::COMMON),
            PositionCode::Line => lists::line(text),
            PositionCode::Touchline => {
                let played = typed::read(text)?;
                Some(played.iter().map(|at| Placed(at.position, at.familiarity)).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests;
