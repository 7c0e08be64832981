//! What of a list that is filed may be changed.

use std::str::FromStr;

use jiff::civil::Date;

use super::SeasonSpan;
use crate::domain::season::Season;

/// What of a list that is filed may be changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changes {
    /// So many players who were not on it may come.
    pub new: u8,
    /// When that is: `after the league phase`.
    pub when: String,
    /// Until then the list may be changed freely.
    pub filed_by: Option<SeasonDay>,
    /// From then on the new ones may come, and nobody before.
    pub again_from: Option<SeasonDay>,
    /// Until then the new ones may come, and nobody later.
    pub again_by: Option<SeasonDay>,
    /// It holds while no window is open: once one is, the list is free again, to the day after it. Who goes off the
    /// list in between stays off it as long.
    pub between_windows: bool,
    /// Goalkeepers may be changed whenever one likes, and are not counted.
    pub goalkeepers_free: bool,
    /// Whose absence lets somebody come for a time.
    pub replaced: Vec<Replaced>,
}

/// Somebody on the list who is out so long may be replaced for that time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Replaced {
    /// A goalkeeper, where fewer are fit than must be on the list; else a player in the field.
    pub goalkeeper: bool,
    pub days: u8,
    pub seasons: SeasonSpan,
}

/// A day of every season, written as `09-02`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SeasonDay {
    month: i8,
    day: i8,
}

impl FromStr for SeasonDay {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<SeasonDay, &'static str> {
        const EXPECTED: &str = "a day of every year, such as 09-02";
        let (month, day) = text.split_once('-').ok_or(EXPECTED)?;
        let number = |text: &str| -> Result<i8, &'static str> {
            let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| digits).ok_or(EXPECTED)
        };
        let (month, day) = (number(month)?, number(day)?);
        // 2025 has no leap day, which not every year has.
        Date::new(2025, month, day).map(|_| SeasonDay { month, day }).map_err(|_| EXPECTED)
    }
}

impl SeasonDay {
    /// The day in a season.
    pub fn of(self, season: Season) -> Date {
        let first = season.first_day();
        let in_year = |year: i16| Date::new(year, self.month, self.day).unwrap_or(first);
        let day = in_year(first.year());
        if day < first { in_year(first.year().saturating_add(1)) } else { day }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_of_every_season_comes_once_in_each() {
        let day = |text: &str| text.parse::<SeasonDay>();
        for (text, starts, found) in [
            ("09-02", "07-01", date(2025, 9, 2)),
            ("02-05", "07-01", date(2026, 2, 5)),
            ("07-01", "07-01", date(2025, 7, 1)),
            ("02-05", "01-01", date(2025, 2, 5)),
        ] {
            assert_eq!(day(text).unwrap().of(Season::beginning(2025, starts.parse().unwrap())), found, "{text}");
        }
        for text in ["02-29", "13-01", "9-2", "2025-09-02", "", "09-00", "+9-02"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
