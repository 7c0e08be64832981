//! The rules of competitions for the players whom a club registers.

mod at_club;
mod changes;
mod registrant;
mod who;

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::season::{Season, SeasonStart};
use super::words::words;
use crate::text;
pub use at_club::AtClub;
pub use changes::{Changes, Replaced, SeasonDay};
pub use registrant::{Registrant, Requirement};
pub use who::Who;

/// The rules of one competition.
///
/// A list has a number of places. Some may be kept for players of a kind, and some players may need no place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rules {
    pub name: String,
    /// The most players on the list, within [`Rules::PLACES`]; `None` if there is no limit.
    pub places: Option<u8>,
    /// Places that only players of a kind may take; together at most as many as there are places.
    ///
    /// A kept place that nobody takes stays empty, and makes the list shorter. The other places are open to everyone.
    pub kept: Vec<Kept>,
    /// The least number of goalkeepers on the list, within [`Rules::GOALKEEPERS`].
    pub goalkeepers: u8,
    /// The least number of goalkeepers on the list or without a place, which is at least as high.
    pub goalkeepers_in_all: u8,
    /// The players who may play without a place.
    pub free: Option<Free>,
    /// The least numbers of players of a kind on the list. One player may count for several.
    pub least: Vec<Counted>,
    /// The highest numbers of players of a kind on the list.
    pub most: Vec<Counted>,
    /// When the competition's seasons begin; `None` if they begin with the plan's.
    pub season_starts: Option<SeasonStart>,
    /// What of a list that is filed may be changed; nothing is counted where nothing is said.
    pub changes: Option<Changes>,
    pub sources: Vec<RuleSource>,
}

/// Places of the list that are kept for players of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The name of such players: `club-trained`.
    pub name: String,
    pub places: u8,
    pub who: Who,
    pub seasons: SeasonSpan,
}

/// Players who may play without a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Free {
    /// The name of their list, if it has one: `List B`.
    pub name: Option<String>,
    pub who: Who,
    pub seasons: SeasonSpan,
}

/// A least or highest number of players of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    pub number: u8,
    /// The name of such players: `German`.
    pub name: String,
    pub who: Who,
    pub seasons: SeasonSpan,
}

/// The seasons in which a rule holds, by the years in which they begin, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SeasonSpan {
    pub since: Option<i16>,
    pub until: Option<i16>,
}

/// The first day of birth that counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BornFrom {
    Day(Date),
    /// 1 January of the year that is this many years after the one in which the season begins: −22 means 2004 in
    /// 2026-27. It is within [`BornFrom::YEARS`].
    Season(i16),
}

/// A source of the rules of some seasons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleSource {
    pub seasons: SeasonSpan,
    pub confidence: Confidence,
    /// Who said it and when.
    pub source: String,
}

words! {
    /// How sure the rules of a season are, the surest first.
    Confidence {
        /// The text or statement of the competition's organiser.
        Official = "official",
        /// Several dated reports that agree.
        Press = "press",
        /// One source, or an old one.
        Single = "one source",
        /// No source was found, so the pattern of other seasons goes on.
        Derived = "derived",
    }
}

impl Rules {
    pub const PLACES: RangeInclusive<u8> = 1..=99;
    pub const GOALKEEPERS: RangeInclusive<u8> = 0..=3;
    /// The most minima and maxima that count players in several ways at once.
    pub const MOST_COUNTED: usize = 3;

    /// The rules with this name, accents and case aside.
    pub fn named<'r>(name: &str, known: &'r [Rules]) -> Option<&'r Rules> {
        known.iter().find(|rules| text::same(&rules.name, name))
    }

    /// The number of places that are open to everyone; `None` if the list has no limit.
    pub fn open(&self) -> Option<u8> {
        Some(self.kept.iter().fold(self.places?, |open, kept| open.saturating_sub(kept.places)))
    }

    /// The season whose rules count on a day: that of the day, but at least the plan's own.
    pub fn season(&self, on: Date, own: Option<Season>, starts: SeasonStart) -> Season {
        let first = own.map_or(on, |own| own.first_day());
        Season::of(on.max(first), self.season_starts.unwrap_or(starts))
    }

    /// The rules that hold in a season.
    pub fn of(&self, season: Season) -> Rules {
        let mut rules = self.clone();
        rules.kept.retain(|kept| kept.seasons.holds(season));
        rules.least.retain(|counted| counted.seasons.holds(season));
        rules.most.retain(|counted| counted.seasons.holds(season));
        if let Some(changes) = &mut rules.changes {
            changes.replaced.retain(|replaced| replaced.seasons.holds(season));
        }
        rules.free = rules.free.filter(|free| free.seasons.holds(season));
        rules
    }

    /// How sure the rules of a season are, by the weakest source; `None` without a source.
    pub fn confidence(&self, season: Season) -> Option<Confidence> {
        let known = self.sources_of(season).map(|source| source.confidence).max();
        (!self.sources.is_empty()).then(|| known.unwrap_or(Confidence::Derived))
    }

    /// The sources of the rules of a season.
    pub fn sources_of(&self, season: Season) -> impl Iterator<Item = &RuleSource> {
        self.sources.iter().filter(move |source| source.seasons.holds(season))
    }
}

impl SeasonSpan {
    pub fn holds(self, season: Season) -> bool {
        self.since.is_none_or(|since| since <= season.year()) && self.until.is_none_or(|until| season.year() <= until)
    }
}

impl BornFrom {
    pub const YEARS: RangeInclusive<i16> = -60..=0;

    /// The day that it means in a season.
    pub fn day(self, season: Season) -> Date {
        match self {
            BornFrom::Day(day) => day,
            BornFrom::Season(years) => Date::new(season.year().saturating_add(years), 1, 1).unwrap_or(Date::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn rules(season_starts: Option<SeasonStart>) -> Rules {
        Rules {
            name: "R".into(),
            places: Some(25),
            kept: Vec::new(),
            goalkeepers: 0,
            goalkeepers_in_all: 0,
            free: None,
            least: Vec::new(),
            most: Vec::new(),
            season_starts,
            changes: None,
            sources: Vec::new(),
        }
    }

    #[test]
    fn before_the_plans_season_its_own_rules_count_and_after_it_those_of_the_day() {
        let (july, january) = (SeasonStart::default(), "01-01".parse().unwrap());
        let own = |year, starts| Some(Season::beginning(year, starts));
        for (on, own, starts, season) in [
            (date(2025, 6, 17), own(2025, july), july, "2025-26"),
            (date(2025, 6, 17), None, july, "2024-25"),
            (date(2026, 6, 30), own(2025, july), july, "2025-26"),
            (date(2026, 9, 2), own(2025, july), july, "2026-27"),
            // A club of a calendar-year league in a competition that begins in July.
            (date(2025, 12, 1), own(2026, january), january, "2025-26"),
            (date(2026, 5, 1), own(2026, january), january, "2025-26"),
            (date(2026, 9, 2), own(2026, january), january, "2026-27"),
        ] {
            assert_eq!(rules(Some(july)).season(on, own, starts).to_string(), season, "{on}");
        }
        assert_eq!(rules(None).season(date(2026, 5, 1), own(2026, january), january).to_string(), "2026");
    }

    #[test]
    fn a_rule_that_hangs_on_the_season_moves_with_it_and_a_day_does_not() {
        let (moving, still) = (BornFrom::Season(-21), BornFrom::Day(date(2004, 1, 1)));
        for year in [2016, 2019, 2021, 2024, 2025, 2026] {
            let season = Season::beginning(year, SeasonStart::default());
            // UEFA's List B: 1995, 1998, 2000, 2003, 2004, and 2005 by the same pattern.
            assert_eq!((moving.day(season), still.day(season)), (date(year - 21, 1, 1), date(2004, 1, 1)));
        }
    }

    #[test]
    fn rules_are_as_sure_as_their_weakest_source_and_derived_where_none_tells_the_season() {
        let source = |since, until, confidence| RuleSource {
            seasons: SeasonSpan { since, until },
            confidence,
            source: "s".into(),
        };
        let mut rules = rules(None);
        let confidence = |rules: &Rules, year| rules.confidence(Season::beginning(year, SeasonStart::default()));
        assert_eq!(confidence(&rules, 2025), None);
        rules.sources = vec![
            source(Some(2024), Some(2025), Confidence::Official),
            source(Some(2025), Some(2025), Confidence::Press),
        ];
        let told = [2023, 2024, 2025, 2026].map(|year| confidence(&rules, year));
        assert_eq!(
            told,
            [Some(Confidence::Derived), Some(Confidence::Official), Some(Confidence::Press), Some(Confidence::Derived)]
        );
    }
}
