//! Whom the lists show.

use std::borrow::Cow;

use super::{Asked, Out};
use crate::domain::{Id, Person};
use crate::text;

impl Asked {
    /// What the filter asks for, when it is on.
    pub fn only(&self) -> Option<&str> {
        Some(self.filter.value().trim()).filter(|filter| !filter.is_empty())
    }

    /// Whether the filter leaves a person: it is in his name, his id, his club or his positions, accents aside.
    pub fn shows(&self, id: &Id) -> bool {
        let Some(filter) = self.only() else { return true };
        let (profile, club) = match self.plan().person(id) {
            Some(Person::Player(player)) => (&player.profile, None),
            Some(Person::Target(target)) => (&target.profile, target.club.as_deref()),
            None => return false,
        };
        let filter = text::fold(filter);
        text::fold(&profile.name).contains(&filter)
            || text::fold(id.as_str()).contains(&filter)
            || club.is_some_and(|club| text::fold(club).contains(&filter))
            || profile.positions.iter().any(|(position, _)| text::fold(position.word()) == filter)
    }

    /// The absences that the filter leaves.
    pub fn shown_out(&self) -> Vec<&Out> {
        self.answers.out.iter().filter(|out| self.shows(&out.id)).collect()
    }

    /// The targets that the filter leaves.
    pub fn shown_targets(&self) -> Cow<'_, [Id]> {
        if self.only().is_none() {
            return Cow::Borrowed(&self.answers.targets);
        }
        Cow::Owned(self.answers.targets.iter().filter(|id| self.shows(id)).cloned().collect())
    }
}
