//! The place of somebody who comes, asked once for all who differ in merit alone.

use std::collections::HashMap;

use super::best::best;
use super::choice::{Constraint, Entrant, List, ListChoice, ListStanding};

/// The best choices with somebody more, beside that of the players who are there.
///
/// Merit is counted after what the rules ask for, the eleven and the depth, so it tells nobody apart who goes for him:
/// only whether he is worth his place. So the best choice in which he has one is sought without it.
pub(super) struct ListArrivals<'a> {
    entrants: &'a [Entrant],
    list: &'a List,
    found: &'a ListChoice,
    /// Who was asked about, without merit, and the best choice in which he may play.
    known: HashMap<Entrant, Option<ListChoice>>,
}

impl<'a> ListArrivals<'a> {
    pub(super) fn new(entrants: &'a [Entrant], list: &'a List, found: &'a ListChoice) -> ListArrivals<'a> {
        ListArrivals { entrants, list, found, known: HashMap::new() }
    }

    /// The best choice if he came, and his standing in it. Who is there on loan has the place `here`, which he leaves.
    pub(super) fn with(&mut self, newcomer: Entrant, here: Option<usize>) -> (ListChoice, ListStanding) {
        let mut with = match here {
            Some(here) => self.in_his_own_stead(newcomer, here),
            None => self.beside_the_others(newcomer),
        };
        let standing = with.standings.pop().unwrap_or(ListStanding::Out);
        if let Some(here) = here {
            // A placeholder keeps the indices in step and is not among those who go.
            with.standings.insert(here.min(with.standings.len()), ListStanding::Free);
        }
        (with, standing)
    }

    fn in_his_own_stead(&self, newcomer: Entrant, here: usize) -> ListChoice {
        let others = self.entrants.iter().enumerate().filter(|(other, _)| *other != here);
        let with: Vec<Entrant> = others.map(|(_, entrant)| entrant.clone()).chain([newcomer]).collect();
        best(&with, self.list, Constraint::Nothing).unwrap_or_default()
    }

    fn beside_the_others(&mut self, newcomer: Entrant) -> ListChoice {
        let (merit, alike) = (newcomer.merit, Entrant { merit: 0, ..newcomer });
        if let Some(mut playing) = self.playing(&alike) {
            playing.score.merit += i128::from(merit);
            if alike.free || self.found.score < playing.score {
                return playing;
            }
        }
        let mut without = self.found.clone();
        without.standings.push(ListStanding::Out);
        without
    }

    /// The best choice in which somebody without merit may play, with a place unless he needs none.
    fn playing(&mut self, alike: &Entrant) -> Option<ListChoice> {
        if let Some(known) = self.known.get(alike) {
            return known.clone();
        }
        let with: Vec<Entrant> = self.entrants.iter().chain([alike]).cloned().collect();
        let held = if alike.free { Constraint::Nothing } else { Constraint::In(self.entrants.len()) };
        let found = best(&with, self.list, held);
        self.known.insert(alike.clone(), found.clone());
        found
    }
}
