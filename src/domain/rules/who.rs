//! The conditions on a player, and which of them somebody meets.

use super::BornFrom;
use super::at_club::AtClub;
use super::registrant::{Registrant, Requirement};
use crate::domain::profile::Trained;

/// The conditions on a player, all of which must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Who {
    /// He was trained in one of these ways; empty if it does not matter.
    pub trained: Vec<Trained>,
    /// One of his nations is among these; empty if it does not matter.
    pub nations: Vec<String>,
    /// None of his nations is among these.
    pub not_from: Vec<String>,
    /// The codes of all nations in the order of the alphabet, where one matters: of what is none nothing is known.
    pub known_nations: &'static [[u8; 3]],
    pub born_from: Option<BornFrom>,
    /// He meets one of these; empty if it does not matter.
    pub at_club: Vec<AtClub>,
}

impl Who {
    /// Each condition with whether he meets it; `None` if what is known does not settle it.
    pub fn met(&self, person: &Registrant<'_>) -> Vec<(Requirement, Option<bool>)> {
        let (profile, mut met) = (person.profile, Vec::new());
        if !self.trained.is_empty() {
            let whatever = Trained::ALL.iter().all(|trained| self.trained.contains(trained));
            let known = person.trained.map(|trained| self.trained.contains(&trained));
            met.push((Requirement::Trained, known.or(Some(true).filter(|_| whatever))));
        }
        let among = |codes: &[String]| profile.nations.iter().any(|nation| codes.contains(nation));
        let is_known = |nation: &String| {
            let code = <[u8; 3]>::try_from(nation.as_bytes());
            code.is_ok_and(|code| self.known_nations.binary_search(&code).is_ok())
        };
        let all_known = profile.nations.iter().all(is_known);
        // One that is among them settles it, whatever the others are.
        let is_of = |codes: &[String]| match among(codes) {
            true => Some(true),
            false => Some(false).filter(|_| all_known && !profile.nations.is_empty()),
        };
        if !self.nations.is_empty() {
            met.push((Requirement::Nations, is_of(&self.nations)));
        }
        if !self.not_from.is_empty() {
            met.push((Requirement::Nations, is_of(&self.not_from).map(|is_of| !is_of)));
        }
        if let Some(first) = self.born_from {
            met.push((Requirement::Born, profile.born.map(|born| first.day(person.season) <= born)));
        }
        if !self.at_club.is_empty() {
            met.push(AtClub::any(&self.at_club, person));
        }
        met
    }

    /// Whether there is no condition.
    pub fn is_anyone(&self) -> bool {
        *self == Who::default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::domain::{Familiarity, Position, Positions, Profile, Season, SeasonStart, Training};

    fn player(born: Option<Date>, trained: Option<Trained>) -> Profile {
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        Profile { born, trained: trained.map(Training::Everywhere), ..Profile::new("A".into(), positions) }
    }

    fn met(who: &Who, profile: &Profile) -> Vec<Option<bool>> {
        let season = Season::beginning(2025, SeasonStart::default());
        let on = date(2025, 9, 1);
        let trained = profile.trained.as_ref().and_then(|trained| trained.counted_by("Serie A"));
        let person = Registrant { profile, trained, on, season, stays: Vec::new() };
        who.met(&person).into_iter().map(|(_, met)| met).collect()
    }

    #[test]
    fn what_is_not_known_is_neither_met_nor_missed() {
        let who = Who {
            trained: vec![Trained::Club, Trained::Association],
            nations: vec!["ITA".into()],
            not_from: vec!["ESP".into()],
            known_nations: const { &[*b"ESP", *b"FRA", *b"ITA"] },
            born_from: Some(BornFrom::Day(date(2004, 1, 1))),
            at_club: Vec::new(),
        };
        assert_eq!(met(&who, &player(None, None)), [None; 4]);
        let mut known = player(Some(date(2004, 1, 1)), Some(Trained::No));
        known.nations = vec!["FRA".into(), "ITA".into()];
        assert_eq!(met(&who, &known), [Some(false), Some(true), Some(true), Some(true)]);
        known.nations = vec!["FRA".into(), "ESP".into()];
        assert_eq!(met(&who, &known), [Some(false), Some(false), Some(false), Some(true)]);
        // Of a nation that is none nothing is known; another one may settle it.
        for (nations, from_italy, not_from_spain) in
            [(&["ZZZ"][..], None, None), (&["ZZZ", "ITA"], Some(true), None), (&["ZZZ", "ESP"], None, Some(false))]
        {
            known.nations = nations.iter().map(|nation| (*nation).to_owned()).collect();
            assert_eq!(met(&who, &known)[1..3], [from_italy, not_from_spain], "{nations:?}");
        }
        let anywhere = Who { trained: Trained::ALL.to_vec(), ..Who::default() };
        assert_eq!(met(&anywhere, &player(None, None)), [Some(true)]);
    }
}
