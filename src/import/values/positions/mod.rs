//! Positions in the codes of games and feeds, and what is proposed where a code lacks a position.

mod game;
mod lists;
mod placed;
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
}

impl PositionColumn {
    /// Learns from a column; `known` is the code of the source.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, known: Option<PositionCode>) -> PositionColumn {
        // A column has few words, and each of them many times.
        let mut counts: HashMap<&str, usize> = HashMap::new();
        cells.for_each(|cell| *counts.entry(clean(cell)).or_default() += 1);
        let code = known.unwrap_or_else(|| {
            let reads = |code: &PositionCode| -> usize {
                counts.iter().filter(|(cell, _)| code.read(cell).is_some()).map(|(_, count)| count).sum()
            };
            // `CF` is a second striker to EA alone, and EA has other words for midfielders than everybody.
            let is_of = |words: &[&str]| counts.keys().any(|cell| lists::names(cell, words));
            let is_no_game = is_of(&["cf"]) && !is_of(&["cdm", "cam"]);
            let codes = PositionCode::ALL.iter().filter(|code| !(is_no_game && **code == PositionCode::EaFc));
            // The first code that reads the most cells: `GK` is a word of nearly all.
            codes.rev().copied().max_by_key(reads).unwrap_or(PositionCode::FootballManager)
        });
        let wing_back = |placed: &Placed| matches!(placed.0, Position::RWB | Position::LWB);
        let names_one = |cell: &&str| code.read(cell).is_some_and(|placed| placed.iter().any(wing_back));
        PositionColumn { code, has_wing_backs: code.may_lack_wing_backs() && counts.keys().any(names_one) }
    }

    /// The positions of a cell, the first being the main one, and behind them those that are proposed.
    pub fn read(&self, cell: &str) -> CellValue<Vec<PlayedAt>> {
        let text = clean(cell);
        if is_unknown(text) {
            return CellValue::Unknown;
        }
        if self.code == PositionCode::Touchline {
            return typed::read(text).ok_or(Reason::NoPosition).into();
        }
        let Some(placed) = self.code.read(text) else { return CellValue::Doubt(Reason::NoPosition) };
        CellValue::Known(self.with_proposals(placed))
    }

    fn with_proposals(&self, placed: Vec<Placed>) -> Vec<PlayedAt> {
        let mut positions: Vec<PlayedAt> = Vec::with_capacity(placed.len() + 2);
        for Placed(position, familiarity) in placed {
            add(&mut positions, position, familiarity, self.code == PositionCode::Line && position != Position::GK);
        }
        for position in self.proposals(&positions) {
            add(&mut positions, position, Familiarity::Competent, true);
        }
        positions
    }

    fn proposals(&self, played: &[PlayedAt]) -> Vec<Position> {
        let plays = |position| played.iter().any(|at| at.position == position);
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
