//! Days as they are written everywhere.

use jiff::civil::Date;

/// The error for a text that is no day, which says what was expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DayError {
    #[error("a date as \"YYYY-MM-DD\"")]
    Shape,
    #[error("a day that exists")]
    Missing,
}

/// Reads a day: `2025-06-20`.
///
/// # Errors
/// A text of another shape, or a day that no calendar has.
pub fn day(written: &str) -> Result<Date, DayError> {
    let (year, month, day) = parts(written).ok_or(DayError::Shape)?;
    Date::new(year, month, day).map_err(|_| DayError::Missing)
}

/// The anniversary of a day after some years; that of 29 February is 1 March in common years.
///
/// `None` if it is past the calendar's end. Registration rules and ages both count like this.
pub fn anniversary(day: Date, years: i16) -> Option<Date> {
    let year = day.year().checked_add(years)?;
    let last = if (day.month(), day.day()) == (2, 29) { Date::new(year, 3, 1).ok() } else { None };
    Date::new(year, day.month(), day.day()).ok().or(last)
}

fn parts(written: &str) -> Option<(i16, i8, i8)> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *written.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| (byte - b'0') as i8);
    let two = |tens, ones| Some(digit(tens)? * 10 + digit(ones)?);
    Some((i16::from(two(y1, y2)?) * 100 + i16::from(two(y3, y4)?), two(m1, m2)?, two(d1, d2)?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn who_was_born_on_29_february_is_a_year_older_on_1_march() {
        let born = date(2004, 2, 29);
        assert_eq!(anniversary(born, 16), Some(date(2020, 2, 29)));
        assert_eq!(anniversary(born, 15), Some(date(2019, 3, 1)));
        assert_eq!(anniversary(date(2004, 2, 28), 15), Some(date(2019, 2, 28)));
        assert_eq!(anniversary(Date::MAX, 1), None);
    }

    #[test]
    fn a_day_is_written_in_one_way_alone() {
        assert_eq!(day("2024-02-29"), Ok(date(2024, 2, 29)));
        for text in ["2025-13-01", "2025-02-29", "2025-00-10", "2025-01-00"] {
            assert_eq!(day(text), Err(DayError::Missing), "{text}");
        }
        for text in ["", "soon", "2025-6-20", "20250620", "-025-06-20", "2025-06-20T10", "2025/06/20", "2025-06-2é"] {
            assert_eq!(day(text), Err(DayError::Shape), "{text}");
        }
    }
}
