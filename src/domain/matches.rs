//! Matches, and bans that last for a number of matches.

use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::text;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Match {
    pub on: Date,
    pub versus: String,
    pub competition: Option<String>,
}

/// A ban for a number of matches, in one competition or in all. Prints as `2 matches in Serie A`.
///
/// If it is in one competition, the player is out on days without a match and on that competition's match days, and
/// free on the match days of others. A match that names no competition does not count then, but he is out on its day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ban {
    /// Within [`Ban::MATCHES`].
    pub matches: u8,
    pub competition: Option<String>,
}

/// How a ban is served by the plan's matches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BanServed {
    /// The runs of days on which he is out, first and last, in order.
    pub out: Vec<(Date, Date)>,
    /// The day of the match with which it is served; `None` if the plan has too few matches.
    pub last: Option<Date>,
    /// The number of the plan's matches that count towards it.
    pub counted: u8,
    /// The number of matches until then that don't count because they name no competition.
    pub unnamed: usize,
}

impl Ban {
    pub const MATCHES: RangeInclusive<u8> = 1..=99;

    /// How the ban is served from its first day on; the matches may be in any order.
    pub fn served(&self, from: Date, matches: &[Match]) -> BanServed {
        let mut coming: Vec<&Match> = matches.iter().filter(|played| from <= played.on).collect();
        coming.sort_by_key(|played| played.on);
        let mut served = BanServed { out: Vec::new(), last: None, counted: 0, unnamed: 0 };
        let mut first = from;
        for played in coming.chunk_by(|one, other| one.on == other.on) {
            let Some(on) = played.first().map(|played| played.on) else { continue };
            let counted = played.iter().filter(|played| self.counts(played)).count();
            let unnamed = played.iter().filter(|played| !self.is_free(played)).count() - counted;
            served.counted = served.counted.saturating_add(u8::try_from(counted).unwrap_or(u8::MAX)).min(self.matches);
            served.unnamed += unnamed;
            if served.counted == self.matches {
                served.out.push((first, on));
                served.last = Some(on);
                return served;
            }
            if counted + unnamed == 0 {
                served.out.extend(on.yesterday().ok().filter(|eve| first <= *eve).map(|eve| (first, eve)));
                let Ok(next) = on.tomorrow() else { return served };
                first = next;
            }
        }
        served.out.push((first, Date::MAX));
        served
    }

    /// Whether a match that is played during the ban counts towards it.
    pub(super) fn counts(&self, played: &Match) -> bool {
        match (&self.competition, &played.competition) {
            (None, _) => true,
            (Some(of), Some(other)) => text::same(of, other),
            (Some(_), None) => false,
        }
    }

    /// Whether a match is in another competition.
    fn is_free(&self, played: &Match) -> bool {
        played.competition.is_some() && !self.counts(played)
    }
}

impl BanServed {
    /// What the plan leaves open, in words; `None` if everything is known.
    pub fn doubts(&self, ban: &Ban) -> Option<String> {
        let matches = |count: usize| if count == 1 { "1 match".to_owned() } else { format!("{count} matches") };
        let unknown = self.last.is_none().then(|| {
            format!(
                "the plan has {} of the {}, so nobody knows when he is back",
                self.counted,
                matches(ban.matches.into())
            )
        });
        let unnamed = (self.unnamed > 0).then(|| {
            let (names, counts) = if self.unnamed == 1 { ("names", "does") } else { ("name", "do") };
            format!("{} until then {names} no competition and {counts} not count", matches(self.unnamed))
        });
        let doubts: Vec<String> = unknown.into_iter().chain(unnamed).collect();
        (!doubts.is_empty()).then(|| doubts.join("; "))
    }
}

impl fmt::Display for Ban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.matches, if self.matches == 1 { "match" } else { "matches" })?;
        self.competition.as_ref().map_or(Ok(()), |competition| write!(f, " in {competition}"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn calendar(matches: &[(i8, Option<&str>)]) -> Vec<Match> {
        let one = |(day, competition): &(i8, Option<&str>)| Match {
            on: date(2025, 8, *day),
            versus: "x".into(),
            competition: competition.map(str::to_owned),
        };
        matches.iter().map(one).collect()
    }

    fn out(ban: &str, matches: &[Match]) -> (Vec<(i8, i8)>, Option<i8>, usize) {
        let (count, competition) = ban.split_once(' ').map_or((ban, None), |(count, name)| (count, Some(name)));
        let ban = Ban { matches: count.parse().unwrap(), competition: competition.map(str::to_owned) };
        let served = ban.served(date(2025, 8, 10), matches);
        let day = |day: Date| if day == Date::MAX { 99 } else { day.day() };
        let out = served.out.iter().map(|(first, last)| (day(*first), day(*last))).collect();
        (out, served.last.map(day), served.unnamed)
    }

    #[test]
    fn a_ban_is_served_with_its_last_match() {
        let (serie_a, europe) = (Some("Serie A"), Some("Champions League"));
        // In the order that somebody typed them, one of them before the ban.
        let august = calendar(&[(24, serie_a), (9, serie_a), (16, serie_a), (20, europe), (31, serie_a), (27, None)]);
        // Any match: the 16th and the 20th.
        assert_eq!(out("2", &august), (vec![(10, 20)], Some(20), 0));
        // Of Serie A: the 16th and the 24th, and he may play in Europe on the 20th.
        assert_eq!(out("2 serie a", &august), (vec![(10, 19), (21, 24)], Some(24), 0));
        // The third is on the 31st: the match of the 27th says no competition, so it does not count, and he is out.
        assert_eq!(out("3 Serie A", &august), (vec![(10, 19), (21, 31)], Some(31), 1));
        // The plan has three of the four: nobody knows the end, and Europe is open to him all the same.
        assert_eq!(out("4 Serie A", &august), (vec![(10, 19), (21, 99)], None, 1));
        // In Europe he sits out one match, and plays in Italy until then.
        assert_eq!(out("1 Champions League", &august), (vec![(10, 15), (17, 20)], Some(20), 0));
        assert_eq!(out("1", &[]), (vec![(10, 99)], None, 0));
        // On the very first day, and two matches of one day.
        let first = calendar(&[(10, europe), (11, serie_a), (11, europe)]);
        assert_eq!(out("1 Serie A", &first), (vec![(11, 11)], Some(11), 0));
        assert_eq!(out("2", &first), (vec![(10, 11)], Some(11), 0));
    }
}
