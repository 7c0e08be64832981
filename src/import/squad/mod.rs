//! People of a file as the players of one club's plan: nothing is made up, and what a plan does not hold is told.

mod absences;
mod clubs;
mod context;
mod ids;
mod player;
mod remarks;

use std::collections::HashSet;

pub(super) use absences::{FileAbsence, why};
pub(super) use clubs::is_of;
pub use clubs::{ClubError, choose, is_same_club};
pub use context::SquadContext;
pub use ids::{NamesOf, ids};
pub(super) use player::PlayerMaker;
pub use remarks::{Remark, Remarks};

use super::people::People;
use crate::domain::{Id, Player};

/// The players of a club.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FileSquad {
    /// In the order of the file.
    pub players: Vec<(Id, Player)>,
    /// What a plan holds otherwise than the file, or not at all.
    pub remarks: Remarks,
    /// The lines of the file on which the players stand.
    pub lines: HashSet<usize>,
}

/// The players of one club of a file, or everybody where the file names no club.
pub fn squad(people: &People, context: &SquadContext<'_>) -> FileSquad {
    let mut squad = FileSquad::default();
    let mut made: Vec<(Player, Option<&str>)> = Vec::new();
    for person in &people.people {
        if context.club.is_some_and(|club| !clubs::is_of(person, club)) {
            if person.club.is_none() && !person.has_no_club {
                squad.remarks.add(Remark::NoClub, &person.name);
            }
            continue;
        }
        let maker = PlayerMaker { person, context, remarks: &mut squad.remarks };
        let Some(player) = maker.player(&people.attributes) else { continue };
        squad.lines.extend(&person.lines);
        made.push((player, person.known_as.as_deref()));
    }
    let names: Vec<_> = made.iter().map(|(player, known_as)| (player.profile.name.as_str(), *known_as)).collect();
    let ids = ids(&names, &HashSet::new());
    squad.players = ids.into_iter().zip(made).map(|(id, (player, _))| (id, player)).collect();
    squad
}

#[cfg(test)]
mod tests;
