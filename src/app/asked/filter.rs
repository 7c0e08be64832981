//! The filter, which decides who is shown in the lists.

use std::borrow::Cow;

use super::{Asked, Out};
use crate::domain::{Id, Person};
use crate::text;

impl Asked {
    /// The filter's text, if it is on.
    pub fn only(&self) -> Option<&str> {
        Some(self.filter.value().trim()).filter(|filter| !filter.is_empty())
    }

    /// Whether a person matches the filter by name, id, club or position; accents are ignored.
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

    /// The absent players who match the filter.
    pub fn shown_out(&self) -> Vec<&Out> {
        self.answers.out.iter().filter(|out| self.shows(&out.id)).collect()
    }

    /// The targets who match the filter.
    pub fn shown_targets(&self) -> Cow<'_, [Id]> {
        if self.only().is_none() {
            return Cow::Borrowed(&self.answers.targets);
        }
        Cow::Owned(self.answers.targets.iter().filter(|id| self.shows(id)).cloned().collect())
    }
}
