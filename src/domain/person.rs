//! A player or a target, wherever it does not matter which.

use super::player::Player;
use super::profile::Profile;
use super::target::Target;

/// A player or a target, wherever it does not matter which.
#[derive(Clone, Copy, Debug)]
pub enum Person<'a> {
    Player(&'a Player),
    Target(&'a Target),
}

impl<'a> Person<'a> {
    pub fn profile(self) -> &'a Profile {
        match self {
            Person::Player(player) => &player.profile,
            Person::Target(target) => &target.profile,
        }
    }
}

/// What players and targets have in common, for code that works on lists of either.
pub trait Someone {
    fn profile(&self) -> &Profile;
}

impl Someone for Player {
    fn profile(&self) -> &Profile {
        &self.profile
    }
}

impl Someone for Target {
    fn profile(&self) -> &Profile {
        &self.profile
    }
}
