//! A day in four bytes, in the order of the calendar.

use jiff::civil::Date;

/// Nobody knows the day.
pub(super) const NO_DAY: i32 = i32::MIN;

/// A day in four bytes: year, month, day. So days compare as numbers, and whole years between two are a shift.
pub(super) fn packed(day: Date) -> i32 {
    (i32::from(day.year()) << YEAR) | (i32::from(day.month()) << MONTH) | i32::from(day.day())
}

/// A year without a day, which is before all days of that year and none of them.
pub(super) fn packed_year(year: i16) -> i32 {
    i32::from(year) << YEAR
}

/// The day, where it is one.
pub(super) fn day(packed: i32) -> Option<Date> {
    let part = |shift: u32, bits: u32| i8::try_from((packed >> shift) & ((1 << bits) - 1)).ok();
    Date::new(year(packed)?, part(MONTH, 4)?, part(0, 5)?).ok()
}

/// The year of a day, or the one that stands alone.
pub(super) fn year(packed: i32) -> Option<i16> {
    i16::try_from(packed >> YEAR).ok().filter(|_| packed != NO_DAY)
}

/// Whether it is a whole day.
pub(super) fn is_day(packed: i32) -> bool {
    packed & ((1 << YEAR) - 1) != 0
}

/// The first day on which somebody may be born who is at most so old on a day: a day later than the same day of the year before.
pub(super) fn born_after(on: Date, years: u64) -> i32 {
    born_by(on, years.saturating_add(1)).saturating_add(1)
}

/// The last day on which somebody may be born who is at least so old on a day.
pub(super) fn born_by(on: Date, years: u64) -> i32 {
    let years = i32::try_from(years).unwrap_or(MOST_YEARS).min(MOST_YEARS);
    packed(on) - (years << YEAR)
}

/// Whole years between two days, as [`Profile::age`](crate::domain::Profile::age) counts them: who was born on 29 February
/// is a year older on 1 March.
pub(super) fn years_between(born: i32, on: i32) -> i32 {
    (on - born) >> YEAR
}

const YEAR: u32 = 9;
const MONTH: u32 = 5;

/// No age is larger, and no day becomes too small by it.
const MOST_YEARS: i32 = 30_000;

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Familiarity, Position, Positions, Profile};

    #[test]
    fn a_day_comes_back_and_keeps_its_order() {
        let days = [Date::MIN, date(1899, 12, 31), date(2004, 2, 29), date(2004, 3, 1), date(2026, 8, 22), Date::MAX];
        for two in days.windows(2) {
            assert!(packed(two[0]) < packed(two[1]), "{two:?}");
        }
        for one in days {
            assert_eq!((day(packed(one)), is_day(packed(one))), (Some(one), true));
        }
        assert_eq!(
            (day(packed_year(1999)), year(packed_year(1999)), is_day(packed_year(1999))),
            (None, Some(1999), false)
        );
        assert_eq!((day(NO_DAY), year(NO_DAY), is_day(NO_DAY)), (None, None, false));
    }

    #[test]
    fn years_are_those_of_a_profile() {
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        let mut profile = Profile::new("Ada".into(), positions);
        for born in [date(2004, 2, 29), date(2004, 3, 1), date(2004, 1, 1), date(2004, 12, 31)] {
            profile.born = Some(born);
            for on in [date(2025, 2, 28), date(2025, 3, 1), date(2028, 2, 29), date(2025, 12, 31), date(2026, 1, 1)] {
                let years = years_between(packed(born), packed(on));
                assert_eq!(profile.age(on).map(i32::from), Some(years), "{born} {on}");
                let years = years as u64;
                assert!(packed(born) <= born_by(on, years) && packed(born) >= born_after(on, years), "{born} {on}");
                assert!(
                    packed(born) > born_by(on, years + 1) && packed(born) < born_after(on, years - 1),
                    "{born} {on}"
                );
            }
        }
    }
}
