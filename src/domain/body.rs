//! One person is one body, even if the plan holds him under two ids.

use super::id::Id;
use super::plan::Plan;
use super::player::Player;
use super::profile::Profile;
use super::target::{Bid, Stage, Target};
use super::terms::Basis;
use crate::text;

impl Profile {
    /// Whether two profiles are of one person: the same name, accents aside, and the same day of birth.
    pub fn is_same_person(&self, other: &Profile) -> bool {
        self.born.is_some() && self.born == other.born && text::same(&self.name, &other.name)
    }

    /// The first of these players who is this person.
    pub fn one_of<'p>(&self, players: &[(&'p Id, &'p Player)]) -> Option<(&'p Id, &'p Player)> {
        players.iter().find(|(_, player)| player.profile.is_same_person(self)).copied()
    }
}

impl Plan {
    /// The player on loan here who is the same person as a target, so that buying him adds nobody.
    pub fn on_loan_as(&self, target: &Id) -> Option<(&Id, &Player)> {
        self.targets.get(target)?.profile.one_of(&self.on_loan())
    }

    /// The players who are here on loan.
    pub fn on_loan(&self) -> Vec<(&Id, &Player)> {
        self.players.iter().filter(|(_, player)| player.borrowed().is_some()).collect()
    }

    /// The target who is the same person as a player on loan here.
    pub fn target_of(&self, player: &Player) -> Option<(&Id, &Target)> {
        player.borrowed()?;
        self.targets.iter().find(|(_, target)| target.profile.is_same_person(&player.profile))
    }

    /// The standing bid to buy a player on loan here that was made for him as a target, and that target's id.
    pub fn bid_as_target(&self, player: &Player) -> Option<(&Id, Bid)> {
        let (id, target) = self.target_of(player).filter(|(_, target)| target.stage != Stage::Off)?;
        let bid = target.standing_bid().filter(|bid| matches!(bid.terms.basis, Basis::Transfer(_)))?;
        let mut bid = bid.clone();
        bid.terms.wage = bid.terms.wage.or(target.profile.wage);
        Some((id, bid))
    }

    /// Every pair of ids that hold one person, in plan order, with players before targets.
    pub fn held_twice(&self) -> Vec<(&Id, &Id)> {
        let players = self.players.iter().map(|(id, player)| (id, &player.profile));
        let all: Vec<(&Id, &Profile)> =
            players.chain(self.targets.iter().map(|(id, target)| (id, &target.profile))).collect();
        let mut twice = Vec::new();
        for (place, (id, profile)) in all.iter().enumerate() {
            let later = all.iter().skip(place + 1).filter(|(_, other)| profile.is_same_person(other));
            twice.extend(later.map(|(other, _)| (*id, *other)));
        }
        twice
    }
}
