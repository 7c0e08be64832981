//! Positions as plans are typed: `CB, LB:competent`.

use super::placed::{PlayedAt, add};
use crate::domain::Positions;

/// Positions with how well each is played, Natural where nothing is said; a question mark says that nobody said it.
pub(super) fn read(text: &str) -> Option<Vec<PlayedAt>> {
    let mut played = Vec::new();
    for part in text.split([',', ' ']).filter(|part| !part.is_empty()) {
        let said = part.strip_suffix('?').unwrap_or(part);
        let (position, familiarity) = Positions::typed(said)?;
        add(&mut played, position, familiarity, said != part);
    }
    Some(played).filter(|played| !played.is_empty())
}
