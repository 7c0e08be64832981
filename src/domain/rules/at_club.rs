//! Rules about years with the club: how many without a break, since which age, and how loans away count.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::registrant::{ClubStay, Registrant, Requirement};
use crate::domain::day::anniversary;

/// A number of years with the club without a break.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AtClub {
    /// Within [`AtClub::YEARS`].
    pub years: u8,
    /// Only years after this birthday count, within [`AtClub::AGE`].
    pub since_age: Option<u8>,
    /// The least age, within [`AtClub::AGE`]; the years must then be the last ones.
    pub aged: Option<u8>,
    /// One loan away of at most this many years, to a club of the same association, does not break them.
    pub loan: Option<u8>,
}

/// How unknown days and clubs are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    /// In the way that is worst for him.
    Least,
    Most,
}

impl AtClub {
    pub const YEARS: RangeInclusive<u8> = 1..=10;
    pub const AGE: RangeInclusive<u8> = 0..=30;

    /// The first of these rules that somebody surely meets.
    pub fn first(ways: &[AtClub], person: &Registrant<'_>) -> Option<AtClub> {
        ways.iter().copied().find(|way| way.reached(person, Take::Least))
    }

    /// Whether somebody meets one of these rules, `None` if unknown, and the fact that would settle it.
    pub(super) fn any(ways: &[AtClub], person: &Registrant<'_>) -> (Requirement, Option<bool>) {
        let reached = |take: Take| ways.iter().any(|way| way.reached(person, take));
        let met = match (reached(Take::Least), reached(Take::Most)) {
            (true, _) => Some(true),
            (false, true) => None,
            (false, false) => Some(false),
        };
        let joined = !matches!(person.stays.first(), Some(ClubStay::Here { from: None, .. }) | None);
        let away = person.stays.iter().any(|stay| matches!(stay, ClubStay::Away { .. }));
        let asks = match (joined, away) {
            (true, true) => Requirement::LoanAway,
            (true, false) if met.is_none() && person.profile.born.is_none() => Requirement::Born,
            _ => Requirement::AtClub,
        };
        (asks, met)
    }

    fn reached(self, person: &Registrant<'_>, take: Take) -> bool {
        let birthday = |age: u8| anniversary(person.profile.born?, i16::from(age));
        let of_age = |age: u8| birthday(age).or_else(|| Some(Date::MIN).filter(|_| take == Take::Most));
        let since = self.since_age.map_or(Some(Date::MIN), of_age);
        let aged = self.aged.map_or(Some(Date::MIN), of_age);
        let (Some(since), Some(aged)) = (since, aged) else { return false };
        if person.on < aged {
            return false;
        }
        let long = |(from, until): (Date, Date)| {
            let reached = anniversary(from.max(since), i16::from(self.years));
            // The last day of a run that is over counts in full.
            let over = if until < person.on { until.tomorrow().unwrap_or(until) } else { until };
            reached.is_some_and(|reached| reached <= over)
        };
        let runs = self.runs(person, take);
        match self.aged {
            Some(_) => runs.last().copied().filter(|(_, until)| *until == person.on).is_some_and(long),
            None => runs.into_iter().any(long),
        }
    }

    /// The runs of days that count as time without a break, each by its first and last day.
    fn runs(self, person: &Registrant<'_>, take: Take) -> Vec<(Date, Date)> {
        let mut runs: Vec<(Date, Date)> = Vec::new();
        let (mut open, mut loans) = (false, 0);
        for stay in &person.stays {
            match *stay {
                ClubStay::Here { from, until } => {
                    let from = from.unwrap_or(if take == Take::Most { Date::MIN } else { until });
                    match runs.last_mut().filter(|_| open) {
                        Some(run) => run.1 = until,
                        None => runs.push((from, until)),
                    }
                    open = true;
                }
                ClubStay::Away { since, from, until } => {
                    // The plan does not tell the other club's association, so a loan is never surely within it.
                    let spared = self.loan.filter(|_| take == Take::Most && loans == 0).is_some_and(|years| {
                        let longest = since.and_then(|since| anniversary(since, i16::from(years)));
                        longest.is_none_or(|longest| until < longest)
                    });
                    loans += 1;
                    // A loan without a known beginning may have taken all of the time, or only its last day.
                    if since.is_none() && take == Take::Most && !open {
                        runs.push((from.unwrap_or(Date::MIN), until));
                        open = true;
                    }
                    open &= spared;
                }
                ClubStay::Gone => open = false,
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{
        Familiarity, Left, Lent, LoanEnd, Person, Player, Position, Positions, Profile, Season, SeasonStart,
    };

    /// UEFA's List B: two years since 15; three, with one loan of a year at most; 16 with the last two.
    const WAYS: [AtClub; 3] = [
        AtClub { years: 2, since_age: Some(15), aged: None, loan: None },
        AtClub { years: 3, since_age: Some(15), aged: None, loan: Some(1) },
        AtClub { years: 2, since_age: None, aged: Some(16), loan: None },
    ];

    fn player(born: Option<Date>, joined: Option<Date>) -> Player {
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        let profile = Profile { born, ..Profile::new("A".into(), positions) };
        Player { joined, ..Player::new(profile) }
    }

    fn met(player: &Player) -> (Requirement, Option<bool>) {
        let (on, starts) = (date(2025, 9, 1), SeasonStart::default());
        let stays = ClubStay::all(player, on, starts);
        let season = Season::of(on, starts);
        AtClub::any(&WAYS, &Registrant { profile: &player.profile, trained: None, on, season, stays })
    }

    #[test]
    fn years_with_the_club_count_from_the_later_of_age_and_arrival() {
        for (born, joined, reached) in [
            (Some(date(2008, 9, 1)), Some(date(2015, 7, 1)), Some(true)),
            // 16, and with the club for the two years before.
            (Some(date(2008, 9, 2)), Some(date(2015, 7, 1)), Some(true)),
            (Some(date(2009, 9, 1)), Some(date(2023, 9, 1)), Some(true)),
            (Some(date(2009, 9, 1)), Some(date(2023, 9, 2)), Some(false)),
            // 15: on List A alone.
            (Some(date(2009, 9, 2)), Some(date(2015, 7, 1)), Some(false)),
            (Some(date(2004, 9, 1)), Some(date(2023, 9, 1)), Some(true)),
            (Some(date(2004, 9, 1)), Some(date(2023, 9, 2)), Some(false)),
            (None, Some(date(2023, 9, 2)), Some(false)),
            (Some(date(2010, 1, 1)), None, Some(false)),
            (Some(date(2005, 1, 1)), None, None),
            (None, None, None),
        ] {
            assert_eq!(met(&player(born, joined)), (Requirement::AtClub, reached), "{born:?} {joined:?}");
        }
        // Long enough with the club, and nobody knows how old.
        assert_eq!(met(&player(None, Some(date(2020, 9, 2)))), (Requirement::Born, None));
    }

    #[test]
    fn years_from_29_february_are_over_on_28_february() {
        let here = |born, joined, left| {
            let left = Left { on: left, to: None, terms: None, source: "s".into() };
            met(&Player { left: Some(left), ..player(Some(born), Some(joined)) }).1
        };
        // Fifteen on 1 March 2019, so that two years from then have 28 February 2021 for their last day.
        let born = date(2004, 2, 29);
        assert_eq!(here(born, date(2015, 7, 1), date(2021, 2, 28)), Some(false));
        assert_eq!(here(born, date(2015, 7, 1), date(2021, 3, 1)), Some(true));
        let (born, joined) = (date(2004, 9, 1), date(2020, 2, 29));
        assert_eq!(here(born, joined, date(2022, 2, 28)), Some(false));
        assert_eq!(here(born, joined, date(2022, 3, 1)), Some(true));
        // Away for a whole year and no longer.
        let (since, until) = (Some(date(2024, 2, 29)), date(2025, 2, 28));
        let lent = Some(Lent { to: "B".into(), since, until, ended: None });
        assert_eq!(met(&Player { lent, ..player(Some(born), Some(date(2022, 7, 2))) }).1, None);
    }

    #[test]
    fn a_loan_away_breaks_the_years_unless_it_may_have_been_short_and_near() {
        let young = |joined| player(Some(date(2006, 1, 1)), Some(joined));
        let lent = |joined: Date, since: Option<Date>, until: Date| {
            let lent = Lent { to: "B".into(), since, until, ended: None };
            Player { lent: Some(lent), ..young(joined) }
        };
        let day = |year, month, day| date(year, month, day);
        for (joined, since, until, reached) in [
            // Two years on end before the loan.
            (day(2022, 7, 1), Some(day(2024, 7, 1)), day(2025, 6, 30), Some(true)),
            (day(2022, 7, 2), Some(day(2024, 7, 1)), day(2025, 6, 30), None),
            // Three years with a loan in them, of more than a year: never.
            (day(2022, 7, 2), Some(day(2024, 6, 29)), day(2025, 6, 30), Some(false)),
            // Less than three years in all.
            (day(2022, 9, 2), Some(day(2024, 7, 1)), day(2025, 6, 30), Some(false)),
            // Nobody says since when he was away.
            (day(2022, 7, 2), None, day(2025, 6, 30), None),
            (day(2023, 7, 2), None, day(2025, 6, 30), Some(false)),
        ] {
            let (asks, met) = met(&lent(joined, since, until));
            assert_eq!((asks, met), (Requirement::LoanAway, reached), "{joined} {since:?} {until}");
        }
        let mut back = lent(day(2022, 7, 2), Some(day(2023, 7, 1)), day(2025, 6, 30));
        back.lent.as_mut().unwrap().ended = Some(LoanEnd { on: day(2023, 8, 1), source: "s".into() });
        assert_eq!(met(&back).1, Some(true), "back two years ago");
        // An earlier loan of two years is longer than one, whatever the loan that holds now.
        let earlier = Lent { to: "A".into(), since: Some(day(2023, 7, 1)), until: day(2025, 6, 30), ended: None };
        let again = lent(day(2022, 7, 2), Some(day(2025, 8, 1)), day(2026, 6, 30));
        assert_eq!(met(&Player { lent_before: vec![earlier], ..again }).1, Some(false), "two years away");
        let target = player(Some(date(2006, 1, 1)), None);
        let target = crate::domain::Target::new(target.profile);
        let season = Season::beginning(2025, SeasonStart::default());
        let stays = Registrant::new(Person::Target(&target), "UEFA", season, day(2025, 9, 1), SeasonStart::default());
        assert_eq!(AtClub::any(&WAYS, &stays).1, Some(false), "whoever comes today was not here");
    }
}
