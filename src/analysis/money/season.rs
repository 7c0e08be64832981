//! Seasons: 1 July to 30 June.

use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::domain::Plan;

/// A season from 1 July to 30 June, as most of Europe's leagues and UEFA's accounts have it. Prints as `2025-26`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Season {
    /// The year that it begins in.
    year: i16,
}

impl Season {
    /// The season of a day.
    pub fn of(day: Date) -> Season {
        Season { year: if day.month() < 7 { day.year() - 1 } else { day.year() } }
    }

    /// The season that a text names: `2025-26`, `2025/26`, `2025-2026` or `2025`.
    pub fn named(text: &str) -> Option<Season> {
        let (first, second) = match text.trim().split_once(['-', '/', '–']) {
            Some((first, second)) => (first, Some(second)),
            None => (text.trim(), None),
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let year: i16 = first.parse().ok().filter(|_| first.len() == 4 && digits(first))?;
        let next = (year + 1).to_string();
        let follows = second.is_none_or(|second| second == next || next.get(2..) == Some(second));
        follows.then_some(Season { year })
    }

    /// The season that the plan is for: the one that it names, else that of its present.
    pub fn of_plan(plan: &Plan, today: Date) -> Season {
        plan.season.as_deref().and_then(Season::named).unwrap_or_else(|| Season::of(today))
    }

    pub fn first_day(self) -> Date {
        Date::new(self.year, 7, 1).unwrap_or(if self.year < 0 { Date::MIN } else { Date::MAX })
    }

    pub fn last_day(self) -> Date {
        self.after(1).first_day().yesterday().unwrap_or(Date::MIN)
    }

    /// The season this many after this one.
    pub fn after(self, seasons: i16) -> Season {
        Season { year: self.year.saturating_add(seasons) }
    }

    /// Its first and last month.
    pub(super) fn months(self) -> RangeInclusive<i32> {
        let july = i32::from(self.year) * 12 + 6;
        july..=july + 11
    }
}

/// A month, counted from January of the year 0.
pub(super) fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// The season of a month.
pub(super) fn season_of_month(month: i32) -> Season {
    Season { year: i16::try_from((month - 6).div_euclid(12)).unwrap_or(i16::MAX) }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{:02}", self.year, (self.year + 1).rem_euclid(100)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_season_begins_in_july_and_ends_in_june() {
        let season = Season::of(date(2025, 7, 1));
        assert_eq!((season, season.to_string().as_str()), (Season::of(date(2026, 6, 30)), "2025-26"));
        assert_eq!((season.first_day(), season.last_day()), (date(2025, 7, 1), date(2026, 6, 30)));
        assert_eq!(Season::of(date(2025, 6, 30)).to_string(), "2024-25");
        assert_eq!(Season::of(date(1999, 12, 31)).to_string(), "1999-00");
        assert_eq!(
            (season_of_month(month(date(2026, 6, 1))), *season.months().start()),
            (season, month(date(2025, 7, 9)))
        );
        assert_eq!(Season::of(Date::MAX).last_day(), Date::MAX.yesterday().unwrap());
        assert_eq!(Season::of(Date::MIN).first_day(), Date::MIN);
    }

    #[test]
    fn people_name_seasons_in_several_ways() {
        let season = Some(Season::of(date(2025, 7, 1)));
        for text in ["2025-26", "2025/26", "2025-2026", " 2025 ", "2025–26"] {
            assert_eq!(Season::named(text), season, "{text}");
        }
        for text in ["", "25-26", "2025-27", "2025-", "summer", "2025-26-27", "+025-26", "二〇二五"] {
            assert_eq!(Season::named(text), None, "{text}");
        }
    }
}
