//! Seasons: when they begin and what they are called.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;

/// The day of the year on which a club's seasons begin: the first of a month, because money is counted by months.
///
/// It is written as `01-01`. Usually it is 1 July, as in most of Europe's leagues and in UEFA's accounts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SeasonStart {
    /// From 1 to 12.
    month: i8,
}

/// A season, from its first day to the eve of the next one.
///
/// Prints as `2025-26`, or as `2026` if seasons are called by one year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Season {
    /// The year in which it begins.
    year: i16,
    starts: SeasonStart,
}

/// The error for a text that is no season or no first day of seasons, which says what was expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SeasonError {
    #[error("a season such as 2025-26")]
    Shape,
    #[error("two years that follow each other, such as 2025-26")]
    Apart,
    #[error(
        "two years, such as 2025-26, or a plan that says when its seasons begin: season_starts 01-01 for calendar years"
    )]
    OneYear,
    #[error("one year, such as 2026: the plan's seasons are calendar years")]
    TwoYears,
    #[error("a season within {} to {}", Season::YEARS.start(), Season::YEARS.end())]
    Far,
    #[error("the first day of a month, such as 01-01 or 07-01: money is counted by months")]
    Start,
}

impl Default for SeasonStart {
    fn default() -> SeasonStart {
        SeasonStart { month: 7 }
    }
}

impl SeasonStart {
    /// Whether seasons are calendar years, as in the Nordic countries, Brazil and Major League Soccer.
    pub fn is_new_year(self) -> bool {
        self.month == 1
    }

    /// Whether seasons are called by one year, as those are that begin by March and so end with the year, or nearly.
    fn is_of_one_year(self) -> bool {
        self.month <= 3
    }
}

impl FromStr for SeasonStart {
    type Err = SeasonError;

    fn from_str(text: &str) -> Result<SeasonStart, SeasonError> {
        let month = text.strip_suffix("-01").filter(|month| month.len() == 2 && is_digits(month));
        let month = month.and_then(|month| month.parse().ok()).filter(|month| (1..=12).contains(month));
        month.map(|month| SeasonStart { month }).ok_or(SeasonError::Start)
    }
}

impl fmt::Display for SeasonStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}-01", self.month))
    }
}

impl Season {
    /// The years in which seasons may begin.
    pub const YEARS: RangeInclusive<i16> = 1900..=2200;

    /// The season in which a day lies.
    pub fn of(day: Date, starts: SeasonStart) -> Season {
        Season::of_month(month(day), starts)
    }

    /// The season in which a month lies; see [`month`].
    pub fn of_month(month: i32, starts: SeasonStart) -> Season {
        let year = (month + 1 - i32::from(starts.month)).div_euclid(12);
        Season { year: i16::try_from(year).unwrap_or(i16::MAX), starts }
    }

    /// The season that begins in a year.
    pub fn beginning(year: i16, starts: SeasonStart) -> Season {
        Season { year, starts }
    }

    /// Reads a season: `2025-26`, `2025/26`, `2025-2026`, `25-26`, `2526`, or `2026` if `starts` is known.
    ///
    /// # Errors
    /// The years don't follow each other, there is one year where seasons have two or the reverse, or the text has
    /// another shape. Four digits that could be either, such as 2021, are one year.
    pub fn named(text: &str, starts: Option<SeasonStart>) -> Result<Season, SeasonError> {
        let dash = |c: char| matches!(c, '-' | '/' | '‐' | '‑' | '‒' | '–' | '—' | '−');
        // If seasons have two years, four digits such as 2122 are far likelier to be two years.
        let one_year = starts.is_some_and(SeasonStart::is_of_one_year);
        let years = if one_year { Season::YEARS } else { 1900..=2099 };
        let parts: Vec<&str> = text.trim().split(dash).map(str::trim).collect();
        let years = match parts.as_slice() {
            [one] => match (one.get(..2), one.get(2..)) {
                _ if full_year(one).is_some_and(|year| years.contains(&year)) => (*one, None),
                (Some(first), Some(second)) if is_digits(one) && second.len() == 2 => (first, Some(second)),
                _ => return Err(SeasonError::Shape),
            },
            [first, second] => (*first, Some(*second)),
            _ => return Err(SeasonError::Shape),
        };
        let year = full_year(years.0).or_else(|| short_year(years.0)).ok_or(SeasonError::Shape)?;
        match (years.1, starts) {
            (None, None) => return Err(SeasonError::OneYear),
            (None, Some(_)) => {}
            (Some(second), _) => {
                let full = full_year(second).map(|second| second == year.saturating_add(1));
                let short = || two_digits(second).map(|second| second == year.saturating_add(1).rem_euclid(100));
                if !full.or_else(short).ok_or(SeasonError::Shape)? {
                    return Err(SeasonError::Apart);
                }
                if starts.is_some_and(SeasonStart::is_new_year) {
                    return Err(SeasonError::TwoYears);
                }
            }
        }
        let season = Season { year, starts: starts.unwrap_or_default() };
        Some(season).filter(|_| Season::YEARS.contains(&year)).ok_or(SeasonError::Far)
    }

    /// The year in which it begins.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The day of the year on which seasons begin.
    pub fn starts(self) -> SeasonStart {
        self.starts
    }

    pub fn first_day(self) -> Date {
        Date::new(self.year, self.starts.month, 1).unwrap_or(if self.year < 0 { Date::MIN } else { Date::MAX })
    }

    pub fn last_day(self) -> Date {
        self.after(1).first_day().yesterday().unwrap_or(Date::MIN)
    }

    /// The half in which a day lies: 0, or 1 for the last six months.
    pub fn half_of(self, day: Date) -> i16 {
        i16::from(month(day) - *self.months().start() >= MONTHS_OF_A_HALF)
    }

    /// The last day of a half of a season; this season's halves are 0 and 1, those of the next one 2 and 3.
    pub fn last_day_of_half(self, half: i16) -> Date {
        let season = self.after(half.div_euclid(2));
        if half.rem_euclid(2) == 1 {
            return season.last_day();
        }
        let next = *season.months().start() + MONTHS_OF_A_HALF;
        let first = i16::try_from(next.div_euclid(12)).ok().zip(i8::try_from(next.rem_euclid(12) + 1).ok());
        let first = first.and_then(|(year, month)| Date::new(year, month, 1).ok());
        first.and_then(|first| first.yesterday().ok()).unwrap_or(season.last_day())
    }

    /// The season that comes this many seasons later.
    pub fn after(self, seasons: i16) -> Season {
        Season { year: self.year.saturating_add(seasons), ..self }
    }

    /// Its months, from the first to the last; see [`month`].
    pub fn months(self) -> RangeInclusive<i32> {
        let first = i32::from(self.year) * 12 + i32::from(self.starts.month) - 1;
        first..=first + 11
    }
}

const MONTHS_OF_A_HALF: i32 = 6;

/// The number of a day's month, counted from January of the year 0.
pub fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a year of four digits.
fn full_year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|_| text.len() == 4 && is_digits(text))
}

fn two_digits(text: &str) -> Option<i16> {
    text.parse().ok().filter(|_| text.len() == 2 && is_digits(text))
}

/// Reads a year of two digits, from 1970 to 2069.
fn short_year(text: &str) -> Option<i16> {
    two_digits(text).map(|year| if year < 70 { 2000 + year } else { 1900 + year })
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.starts.is_of_one_year() {
            return f.pad(&self.year.to_string());
        }
        f.pad(&format!("{}-{:02}", self.year, self.year.saturating_add(1).rem_euclid(100)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const JULY: SeasonStart = SeasonStart { month: 7 };
    const JANUARY: SeasonStart = SeasonStart { month: 1 };

    #[test]
    fn a_season_begins_in_july_and_ends_in_june_where_nobody_says() {
        let season = Season::of(date(2025, 7, 1), SeasonStart::default());
        assert_eq!((season, season.to_string().as_str()), (Season::of(date(2026, 6, 30), JULY), "2025-26"));
        assert_eq!((season.first_day(), season.last_day()), (date(2025, 7, 1), date(2026, 6, 30)));
        assert_eq!(Season::of(date(2025, 6, 30), JULY).to_string(), "2024-25");
        assert_eq!(Season::of(date(1999, 12, 31), JULY).to_string(), "1999-00");
        assert_eq!(
            (Season::of_month(month(date(2026, 6, 1)), JULY), *season.months().start()),
            (season, month(date(2025, 7, 9)))
        );
        assert_eq!(Season::of(Date::MAX, JULY).last_day(), Date::MAX.yesterday().unwrap());
        assert_eq!(Season::of(Date::MIN, JULY).first_day(), Date::MIN);
    }

    #[test]
    fn a_season_may_be_a_calendar_year_or_begin_in_another_month() {
        let season = Season::of(date(2026, 1, 1), JANUARY);
        assert_eq!((season, season.to_string().as_str()), (Season::of(date(2026, 12, 31), JANUARY), "2026"));
        assert_eq!((season.first_day(), season.last_day()), (date(2026, 1, 1), date(2026, 12, 31)));
        assert_eq!((*season.months().start(), *season.months().end()), (2026 * 12, 2026 * 12 + 11));
        for (starts, day, name, first) in [
            ("08-01", date(2026, 7, 31), "2025-26", date(2025, 8, 1)),
            ("08-01", date(2026, 8, 1), "2026-27", date(2026, 8, 1)),
            ("02-01", date(2027, 1, 31), "2026", date(2026, 2, 1)),
            ("12-01", date(2026, 12, 1), "2026-27", date(2026, 12, 1)),
        ] {
            let season = Season::of(day, starts.parse().unwrap());
            assert_eq!((season.to_string().as_str(), season.first_day()), (name, first), "{starts} {day}");
        }
        for start in ["", "1-1", "01-02", "13-01", "00-01", "2026-01-01", "+1-01", "January", "01-01 "] {
            assert_eq!(start.parse::<SeasonStart>(), Err(SeasonError::Start), "{start}");
        }
        assert_eq!("02-01".parse::<SeasonStart>().unwrap().to_string(), "02-01");
    }

    #[test]
    fn people_name_seasons_in_several_ways() {
        let texts =
            ["2025-26", "2025/26", "2025-2026", "2025/2026", "2025–26", "25-26", "25/26", "2526", " 2025 - 26 "];
        for text in texts {
            assert_eq!(Season::named(text, None).unwrap().to_string(), "2025-26", "{text}");
        }
        for (text, name) in [("99-00", "1999-00"), ("1999-2000", "1999-00"), ("9900", "1999-00"), ("2122", "2021-22")] {
            assert_eq!(Season::named(text, None).unwrap().to_string(), name, "{text}");
        }
        for (text, error) in [
            ("2025-29", SeasonError::Apart),
            ("2025-2027", SeasonError::Apart),
            ("2527", SeasonError::Apart),
            ("2025-24", SeasonError::Apart),
            ("2025", SeasonError::OneYear),
            ("2021", SeasonError::OneYear),
            ("1850-51", SeasonError::Far),
            ("MMXXV", SeasonError::Shape),
            ("", SeasonError::Shape),
            ("2025-", SeasonError::Shape),
            ("summer", SeasonError::Shape),
            ("2025-26-27", SeasonError::Shape),
            ("+025-26", SeasonError::Shape),
            ("二〇二五", SeasonError::Shape),
            ("5-6", SeasonError::Shape),
        ] {
            assert_eq!(Season::named(text, None), Err(error), "{text}");
        }
    }

    #[test]
    fn one_year_names_a_season_where_it_is_known_when_seasons_begin() {
        assert_eq!(Season::named("2026", Some(JANUARY)).unwrap().to_string(), "2026");
        assert_eq!(Season::named("2021", Some(JANUARY)).unwrap().to_string(), "2021");
        assert_eq!(Season::named("2026", Some(JULY)).unwrap().to_string(), "2026-27");
        assert_eq!(Season::named("2025-26", Some(JULY)).unwrap().to_string(), "2025-26");
        assert_eq!(Season::named("2026-27", Some(JANUARY)), Err(SeasonError::TwoYears));
        assert_eq!(Season::named("2526", Some(JANUARY)), Err(SeasonError::TwoYears));
        let february = "02-01".parse().unwrap();
        assert_eq!(Season::named("2026-27", Some(february)).unwrap().to_string(), "2026");
    }

    #[test]
    fn what_a_season_is_called_names_it() {
        for start in 1..=12 {
            let starts = SeasonStart { month: start };
            for year in [1900, 1970, 1999, 2020, 2025, 2121, 2200] {
                let season = Season::beginning(year, starts);
                assert_eq!(Season::named(&season.to_string(), Some(starts)), Ok(season), "{starts}");
            }
        }
    }
}
