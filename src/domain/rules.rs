//! What a competition asks of the players whom a club registers.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::day::anniversary;
use super::profile::{Profile, Trained};
use super::words::words;
use crate::text;

/// The rules of one competition: a list of so many places, some of them kept for players of a kind, and perhaps players who need
/// no place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rules {
    pub name: String,
    /// The most players on the list, within [`Rules::PLACES`].
    pub places: u8,
    /// Places of the list that only some may take; together at most all of them.
    ///
    /// One that nobody takes stays empty, so that the list is shorter by it. The other places are open to everyone.
    pub kept: Vec<Kept>,
    /// How many goalkeepers must be on the list, within [`Rules::GOALKEEPERS`].
    pub goalkeepers: u8,
    /// Who may play without a place.
    pub free: Option<Free>,
}

/// Places of a list that are kept for players of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// What such a player is called: `club-trained`.
    pub name: String,
    pub places: u8,
    pub who: Who,
}

/// Players who may play without a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Free {
    /// What their list is called, if it has a name: `List B`.
    pub name: Option<String>,
    pub who: Who,
}

/// What is asked of a player: everything that is given.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Who {
    /// Trained at one of these; empty where it does not matter.
    pub trained: Vec<Trained>,
    /// One of his nations is among these; empty where they do not matter.
    pub nations: Vec<String>,
    /// Born on this day or later.
    pub born_from: Option<Date>,
    pub at_club: Option<AtClub>,
}

/// So many years with the club since an age.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AtClub {
    /// Within [`AtClub::YEARS`].
    pub years: u8,
    /// In years of age, within [`AtClub::AGE`].
    pub since_age: u8,
}

words! {
    /// One thing that may be asked of a player.
    Requirement { Trained = "trained", Nations = "nations", Born = "born", AtClub = "joined" }
}

impl Rules {
    pub const PLACES: RangeInclusive<u8> = 1..=99;
    pub const GOALKEEPERS: RangeInclusive<u8> = 0..=3;

    /// Those of this name, accents and case aside.
    pub fn named<'r>(name: &str, known: &'r [Rules]) -> Option<&'r Rules> {
        known.iter().find(|rules| text::fold(&rules.name) == text::fold(name))
    }

    /// The places that are kept for nobody.
    pub fn open(&self) -> u8 {
        self.kept.iter().fold(self.places, |open, kept| open.saturating_sub(kept.places))
    }
}

impl AtClub {
    pub const YEARS: RangeInclusive<u8> = 1..=10;
    pub const AGE: RangeInclusive<u8> = 0..=30;

    /// Whether somebody was with the club so long on a day. Being trained at a club takes three seasons between 15 and 21
    /// (UEFA and those who follow it), which settles it for as many years or fewer.
    fn met(self, profile: &Profile, joined: Option<Date>, on: Date) -> Option<bool> {
        if profile.trained == Some(Trained::Club) && self.years <= 3 && self.since_age <= 15 {
            return Some(true);
        }
        let of_age = profile.born.and_then(|born| anniversary(born, self.since_age.into()));
        let long_ago = |since: Date| anniversary(since, self.years.into()).is_some_and(|reached| reached <= on);
        match (joined, of_age) {
            (Some(joined), Some(of_age)) => Some(long_ago(joined.max(of_age))),
            (Some(since), None) | (None, Some(since)) => Some(false).filter(|_| !long_ago(since)),
            (None, None) => None,
        }
    }
}

impl Who {
    /// Everything that is asked and whether he meets it on a day; `None` where nothing is known that settles it.
    ///
    /// `joined` is his first day with the club, where it is known.
    pub fn met(&self, profile: &Profile, joined: Option<Date>, on: Date) -> Vec<(Requirement, Option<bool>)> {
        let mut met = Vec::new();
        if !self.trained.is_empty() {
            let whatever = Trained::ALL.iter().all(|trained| self.trained.contains(trained));
            let known = profile.trained.map(|trained| self.trained.contains(&trained));
            met.push((Requirement::Trained, known.or(Some(true).filter(|_| whatever))));
        }
        if !self.nations.is_empty() {
            let among = profile.nations.iter().any(|nation| self.nations.contains(nation));
            met.push((Requirement::Nations, Some(among).filter(|_| !profile.nations.is_empty())));
        }
        if let Some(first) = self.born_from {
            met.push((Requirement::Born, profile.born.map(|born| first <= born)));
        }
        if let Some(at_club) = self.at_club {
            met.push((Requirement::AtClub, at_club.met(profile, joined, on)));
        }
        met
    }

    /// Whether nothing is asked.
    pub fn is_anyone(&self) -> bool {
        *self == Who::default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::formation::{Familiarity, Position};
    use super::super::profile::Positions;
    use super::*;

    fn player(born: Option<Date>, trained: Option<Trained>) -> Profile {
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        Profile { born, trained, ..Profile::new("A".into(), positions) }
    }

    #[test]
    fn what_is_not_known_is_neither_met_nor_missed() {
        let who = Who {
            trained: vec![Trained::Club, Trained::Association],
            nations: vec!["ITA".into()],
            born_from: Some(date(2004, 1, 1)),
            at_club: None,
        };
        let on = date(2025, 9, 1);
        let met: Vec<Option<bool>> = who.met(&player(None, None), None, on).into_iter().map(|(_, met)| met).collect();
        assert_eq!(met, [None, None, None]);
        let mut known = player(Some(date(2004, 1, 1)), Some(Trained::No));
        known.nations = vec!["FRA".into(), "ITA".into()];
        let met: Vec<Option<bool>> = who.met(&known, None, on).into_iter().map(|(_, met)| met).collect();
        assert_eq!(met, [Some(false), Some(true), Some(true)]);
        let anywhere = Who { trained: Trained::ALL.to_vec(), ..Who::default() };
        assert_eq!(anywhere.met(&player(None, None), None, on), [(Requirement::Trained, Some(true))]);
    }

    #[test]
    fn years_with_the_club_count_from_the_later_of_age_and_arrival() {
        let asked = AtClub { years: 2, since_age: 15 };
        let (on, trained) = (date(2025, 9, 1), Some(Trained::No));
        for (born, joined, met) in [
            (Some(date(2008, 9, 1)), Some(date(2015, 7, 1)), Some(true)),
            (Some(date(2008, 9, 2)), Some(date(2015, 7, 1)), Some(false)),
            (Some(date(2004, 9, 1)), Some(date(2023, 9, 1)), Some(true)),
            (Some(date(2004, 9, 1)), Some(date(2023, 9, 2)), Some(false)),
            (None, Some(date(2023, 9, 2)), Some(false)),
            (None, Some(date(2020, 9, 2)), None),
            (Some(date(2009, 1, 1)), None, Some(false)),
            (Some(date(2005, 1, 1)), None, None),
            (None, None, None),
        ] {
            assert_eq!(asked.met(&player(born, trained), joined, on), met, "{born:?} {joined:?}");
        }
        // Born on 29 February he is fifteen on 1 March, like everywhere else.
        let leap = player(Some(date(2004, 2, 29)), trained);
        let (long, fifteen) = (Some(date(2010, 7, 1)), AtClub { years: 2, since_age: 15 });
        let met = [date(2021, 2, 28), date(2021, 3, 1)].map(|on| fifteen.met(&leap, long, on));
        assert_eq!(met, [Some(false), Some(true)]);
        let club_trained = player(None, Some(Trained::Club));
        assert_eq!(asked.met(&club_trained, None, on), Some(true), "three seasons between 15 and 21");
        assert_eq!(AtClub { years: 4, since_age: 15 }.met(&club_trained, None, on), None);
    }
}
