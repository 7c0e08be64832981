//! Days as files write them: the order of day and month is for the whole column to say.

mod written;

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

pub(super) use self::written::ANNOUNCED;
use self::written::{Written, written};
use crate::domain::WrittenDay;
use crate::domain::words::words;
use crate::import::values::cell::{CellValue, Reason, clean, is_unknown};

words! {
    /// Whether the day or the month stands first, as in 6/2/2028.
    DayOrder { DayFirst = "day first", MonthFirst = "month first" }
}

words! {
    /// What a day is for: years of two digits, and years alone, are read by it.
    DayKind {
        /// Long ago: births.
        Past = "past",
        /// Lately: joining a club, news.
        Recent = "recent",
        /// To come: returns.
        Coming = "coming",
        /// The last day of something: of contracts and loans, which may name the season or the month alone.
        Ending = "ending",
        /// Of any year.
        Any = "any",
    }
}

/// What a cell says of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    Day(Date),
    /// The year alone.
    Year(i16),
}

impl Told {
    pub fn day(self) -> Option<Date> {
        match self {
            Told::Day(day) => Some(day),
            Told::Year(_) => None,
        }
    }

    pub fn year(self) -> i16 {
        match self {
            Told::Day(day) => day.year(),
            Told::Year(year) => year,
        }
    }
}

/// How a source writes days, where its cells do not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayStyle {
    pub kind: DayKind,
    /// Counts where the column says nothing of its own.
    pub order: Option<DayOrder>,
}

/// How a column writes days, learnt from all its cells.
#[derive(Clone, Copy, Debug)]
pub struct DayColumn {
    style: DayStyle,
    order: ColumnOrder,
    /// Whether bare numbers are seconds since 1970: one of them can be nothing else, and no cell is a day of another kind.
    in_seconds: bool,
    /// The day that the file is of.
    on: Date,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ColumnOrder {
    Known(DayOrder),
    Open,
    Contradicted,
}

/// A return this long past is old news rather than one a year ahead.
const STALE_DAYS: i32 = 30;

/// Bare numbers this far from 0 are no serial days of a spreadsheet, and no days such as 20270630.
const SECONDS_FROM: u64 = 100_000_000;

const YEARS: RangeInclusive<i64> = 1800..=2999;

/// Days of a spreadsheet from 1927 to 2173.
const SERIALS: RangeInclusive<i64> = 10_000..=99_999;

impl DayColumn {
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, style: DayStyle, on: Date) -> DayColumn {
        let (mut day_first, mut month_first, mut far, mut plain) = (false, false, false, false);
        for cell in cells {
            match written(clean(cell)) {
                Some(Written::Day(WrittenDay::Slashed { first, second, .. })) => {
                    plain = true;
                    day_first |= first > 12 && second <= 12;
                    month_first |= second > 12 && first <= 12;
                }
                Some(Written::Number(number)) => {
                    far |= number.unsigned_abs() >= SECONDS_FROM;
                    plain |= YEARS.contains(&number) || SERIALS.contains(&number);
                }
                Some(Written::Day(_) | Written::Month { .. } | Written::Season { .. }) => plain = true,
                None => {}
            }
        }
        let order = match (day_first, month_first) {
            (true, true) => ColumnOrder::Contradicted,
            (true, false) => ColumnOrder::Known(DayOrder::DayFirst),
            (false, true) => ColumnOrder::Known(DayOrder::MonthFirst),
            (false, false) => style.order.map_or(ColumnOrder::Open, ColumnOrder::Known),
        };
        DayColumn { style, order, in_seconds: far && !plain, on }
    }

    pub fn read(&self, cell: &str) -> CellValue<Told> {
        let text = clean(cell);
        if is_unknown(text) {
            return CellValue::Unknown;
        }
        let told = written(text).ok_or(Reason::NoDay).and_then(|written| self.told(written));
        told.and_then(|told| self.likely(told)).into()
    }

    fn told(&self, written: Written) -> Result<Told, Reason> {
        match written {
            Written::Day(WrittenDay::Whole { year, month, day }) => whole(year, month, day),
            Written::Day(WrittenDay::Slashed { first, second, year }) => {
                let (day, month) = self.ordered(first, second)?;
                whole(self.four_digits(year), month, day)
            }
            Written::Day(WrittenDay::Named { day, month, year: Some(year) }) => {
                whole(self.four_digits(year), month, day)
            }
            Written::Day(WrittenDay::Named { day, month, year: None }) => {
                next(day, month, self.without_year()).map(Told::Day).ok_or(Reason::NoSuchDay)
            }
            Written::Month { year, month } if self.style.kind == DayKind::Ending => last_of_month(year, month),
            Written::Season { ends } if self.style.kind == DayKind::Ending => self.last_of_season(ends),
            Written::Month { .. } | Written::Season { .. } => Err(Reason::NoDay),
            Written::Number(number) if self.in_seconds => from_seconds(number).map(Told::Day).ok_or(Reason::NoDay),
            Written::Number(number) if YEARS.contains(&number) => {
                i16::try_from(number).map(Told::Year).map_err(|_| Reason::NoDay)
            }
            Written::Number(number) if SERIALS.contains(&number) => {
                from_serial(number).map(Told::Day).ok_or(Reason::NoDay)
            }
            // Of any other length it may be a mistyped year.
            Written::Number(1000..=9999) => Err(Reason::FarYear),
            Written::Number(_) => Err(Reason::NoDay),
        }
    }

    /// 30 June; two years of two digits may be anything unless they are near.
    fn last_of_season(&self, ends: i16) -> Result<Told, Reason> {
        let (year, this) = (self.four_digits(ends), self.on.year());
        let is_near = (this - 1..=this + 20).contains(&year);
        if ends == year || is_near { whole(year, 6, 30) } else { Err(Reason::NoDay) }
    }

    fn ordered(&self, first: u8, second: u8) -> Result<(u8, u8), Reason> {
        match self.order {
            _ if first > 12 && second > 12 => Err(Reason::NoSuchDay),
            _ if first == second => Ok((first, second)),
            _ if first > 12 && second <= 12 => Ok((first, second)),
            _ if second > 12 && first <= 12 => Ok((second, first)),
            ColumnOrder::Known(DayOrder::DayFirst) => Ok((first, second)),
            ColumnOrder::Known(DayOrder::MonthFirst) => Ok((second, first)),
            ColumnOrder::Open => Err(Reason::OrderOpen),
            ColumnOrder::Contradicted => Err(Reason::OrderContradicted),
        }
    }

    /// A year of two digits in the century that its kind makes likely.
    fn four_digits(&self, year: i16) -> i16 {
        if year >= 100 {
            return year;
        }
        let this = self.on.year();
        let year = this - this.rem_euclid(100) + year;
        match self.style.kind {
            DayKind::Past if year > this => year - 100,
            DayKind::Recent if year > this + 1 => year - 100,
            DayKind::Past | DayKind::Recent | DayKind::Coming | DayKind::Ending | DayKind::Any => year,
        }
    }

    /// The first day on which something that names no year can have happened.
    fn without_year(&self) -> Date {
        let back = match self.style.kind {
            DayKind::Coming | DayKind::Ending => STALE_DAYS,
            DayKind::Past | DayKind::Recent | DayKind::Any => 364,
        };
        self.on.saturating_sub(back.days())
    }

    fn likely(&self, told: Told) -> Result<Told, Reason> {
        let this = self.on.year();
        let years = match self.style.kind {
            DayKind::Past => this - 120..=this,
            DayKind::Recent => this - 60..=this + 2,
            DayKind::Coming | DayKind::Ending => this - 60..=this + 60,
            DayKind::Any => return Ok(told),
        };
        if years.contains(&told.year()) { Ok(told) } else { Err(Reason::FarYear) }
    }
}

fn whole(year: i16, month: u8, day: u8) -> Result<Told, Reason> {
    let part = |part: u8| i8::try_from(part).map_err(|_| Reason::NoSuchDay);
    Date::new(year, part(month)?, part(day)?).map(Told::Day).map_err(|_| Reason::NoSuchDay)
}

fn last_of_month(year: i16, month: u8) -> Result<Told, Reason> {
    let first = whole(year, month, 1)?;
    Ok(first.day().map_or(first, |day| Told::Day(day.last_of_month())))
}

/// The first such day of any year from a day on: `04 Jan` of news from December is in the next year.
pub(super) fn next(day: u8, month: u8, from: Date) -> Option<Date> {
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    // Nine years: 29 February may be eight away.
    (0..9).filter_map(|years| Date::new(from.year().checked_add(years)?, month, day).ok()).find(|day| *day >= from)
}

/// The day in UTC, so that midnight is no day early west of Greenwich.
fn from_seconds(seconds: i64) -> Option<Date> {
    // As milliseconds where they would lie thousands of years ahead.
    let seconds = if seconds.unsigned_abs() >= 100_000_000_000 { seconds.div_euclid(1000) } else { seconds };
    let days = i32::try_from(seconds.div_euclid(86_400)).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(days.days()).ok()
}

/// A spreadsheet's day: 1 is 1 January 1900, and its 29 February 1900 never was.
fn from_serial(serial: i64) -> Option<Date> {
    let days = i32::try_from(serial).ok()?;
    jiff::civil::date(1899, 12, 30).checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests;
