//! Football Manager's code: lines of the pitch, then sides, `D/WB (RL), M (C)`; without brackets in tools that read its memory.

use super::placed::Placed;
use crate::domain::{Familiarity, Position};

/// The sides of one group, as flags.
#[derive(Clone, Copy, Default)]
struct Flanks {
    right: bool,
    left: bool,
    centre: bool,
}

/// Reads every group, or nothing.
pub(super) fn read(text: &str) -> Option<Vec<Placed>> {
    let mut placed = Vec::new();
    for group in text.split([',', ';']) {
        let group = group.trim();
        let (lines, sides) = match group.split_once([' ', '(']) {
            Some((lines, sides)) => (lines, Flanks::of(sides)?),
            None => (group, Flanks::default()),
        };
        let before = placed.len();
        for line in lines.split('/') {
            let positions = on_line(line.trim(), sides)?;
            placed.extend(positions.into_iter().flatten().map(|position| Placed(position, Familiarity::Natural)));
        }
        (placed.len() > before).then_some(())?;
    }
    Some(placed)
}

impl Flanks {
    /// `(RLC)`, `RLC`; in Spanish `(DIC)`.
    fn of(text: &str) -> Option<Flanks> {
        let mut sides = Flanks::default();
        for side in text.chars().filter(|c| !matches!(c, '(' | ')' | ' ')) {
            match side {
                'R' | 'D' => sides.right = true,
                'L' | 'I' => sides.left = true,
                'C' => sides.centre = true,
                _ => return None,
            }
        }
        Some(sides)
    }

    fn any(self) -> bool {
        self.right || self.left || self.centre
    }
}

/// The positions of a line on the sides given, the right one first; a line that needs a side and has none is none.
fn on_line(line: &str, sides: Flanks) -> Option<[Option<Position>; 3]> {
    let of_three = |right, centre, left| {
        sides.any().then_some([
            sides.right.then_some(right),
            sides.centre.then_some(centre),
            sides.left.then_some(left),
        ])
    };
    match line {
        "GK" => Some([Some(Position::GK), None, None]),
        "D" => of_three(Position::RB, Position::CB, Position::LB),
        "WB" if !sides.any() => None,
        // No wing-back plays in the centre.
        "WB" => Some([sides.right.then_some(Position::RWB), None, sides.left.then_some(Position::LWB)]),
        "DM" => Some([Some(Position::DM), None, None]),
        "M" => of_three(Position::RM, Position::CM, Position::LM),
        "AM" | "MP" => of_three(Position::RW, Position::AM, Position::LW),
        // In Spanish, and with its side: without one it is everybody else's left-back.
        "DL" if !sides.any() => None,
        "ST" | "S" | "DL" => Some([Some(Position::ST), None, None]),
        _ => None,
    }
}
