//! Days as people type them: `30 jun`, `30/6/2028`, `tomorrow`, `+7`, `next window`.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{AsTyped, Instead, TypedError, WithoutYear};
use crate::domain::season::Season;
use crate::domain::written_day::{WrittenDay, month_name, month_named, short_number, written_day};

/// The years of plans and of their people; other numbers behind a day are none: `31 aug 1860 Munich` has a club.
const YEARS: RangeInclusive<i16> = Season::YEARS;

/// More than any day has.
const MOST_BYTES: usize = 32;

impl AsTyped<'_> {
    /// What days look like, for messages.
    pub const DAYS: &'static str = "a day, such as 2028-06-30, 30 jun, 30/6/2028, tomorrow, +7 or next window";

    /// Reads the day at the start of a text, and returns it with the number of bytes it took.
    ///
    /// # Errors
    /// The text does not begin with a day, the day does not exist, or it could be another one.
    pub fn day(&self, text: &str, without_year: WithoutYear) -> Result<(Date, usize), TypedError> {
        if let Some(read) = self.in_words(text) {
            return read;
        }
        if let Some(read) = self.days_away(text) {
            return read;
        }
        let ends = ends(text);
        for end in ends.iter().rev() {
            let taken = text.get(..*end).unwrap_or("");
            let Some(found) = shape(taken) else { continue };
            let shorter = ends.iter().any(|other| other < end && text.get(..*other).and_then(shape).is_some());
            if shorter && !is_of_the_day(found, text.get(*end..).unwrap_or("")) {
                continue;
            }
            let day = self.resolve(found, without_year);
            return day.map(|day| (day, *end)).map_err(|(expected, instead)| TypedError {
                taken: *end,
                expected,
                instead,
            });
        }
        Err(self.no_day(text))
    }

    /// The words that stand for a day, each with its day if that is known.
    pub fn day_words(&self) -> [(&'static str, Option<Date>); 5] {
        [
            ("today", Some(self.today)),
            ("tomorrow", self.today.tomorrow().ok()),
            ("yesterday", self.today.yesterday().ok()),
            ("next window", self.next_window),
            ("end of season", Some(self.season_ends)),
        ]
    }

    /// Whether a text is the words for a day, or the beginning of them: `tom`, `next win`, `end of season`.
    pub fn begins_day_words(&self, text: &str) -> bool {
        let text = text.trim_end();
        !text.is_empty()
            && self
                .day_words()
                .iter()
                .any(|(words, _)| common(text, words).is_some_and(|(taken, _)| taken == text.len()))
    }

    fn in_words(&self, text: &str) -> Option<Result<(Date, usize), TypedError>> {
        let whole = |(words, day): (&str, Option<Date>)| {
            let (taken, _) = common(text, words).filter(|(_, is_whole)| *is_whole)?;
            ends_here(text, taken).then_some((day, taken))
        };
        let (day, taken) = self.day_words().into_iter().find_map(whole)?;
        Some(day.map(|day| (day, taken)).ok_or_else(|| TypedError {
            taken,
            expected: "a day: nothing says when a window opens next, as plan windows FIRST LAST would".into(),
            instead: Vec::new(),
        }))
    }

    /// `+7`, `-3`, `+2w`.
    fn days_away(&self, text: &str) -> Option<Result<(Date, usize), TypedError>> {
        let sign = text.chars().next().filter(|sign| matches!(sign, '+' | '-' | '−'))?;
        let rest = text.get(sign.len_utf8()..)?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number = rest.get(..digits).filter(|number| !number.is_empty())?;
        let unit = rest.get(digits..)?.chars().next().filter(|unit| matches!(unit, 'd' | 'D' | 'w' | 'W'));
        let taken = sign.len_utf8() + digits + unit.map_or(0, char::len_utf8);
        if !ends_here(text, taken) {
            return None;
        }
        let days: Option<i32> = number.parse().ok();
        let days = days.and_then(|days| days.checked_mul(if matches!(unit, Some('w' | 'W')) { 7 } else { 1 }));
        let days = days.map(|days| if sign == '+' { days } else { -days });
        let day = days.filter(|days| days.abs() <= MOST_DAYS).and_then(|days| self.today.checked_add(days.days()).ok());
        Some(day.map(|day| (day, taken)).ok_or_else(|| TypedError {
            taken,
            expected: "a day within 200 years of today, such as +7 for a week from today".into(),
            instead: Vec::new(),
        }))
    }

    fn resolve(&self, shape: WrittenDay, without_year: WithoutYear) -> Result<Date, (String, Vec<Instead>)> {
        match shape {
            WrittenDay::Whole { year, month, day } => exact(year, month, day),
            WrittenDay::Slashed { first, second, year } => {
                let year = four_digits(year, |year| format!("{first}/{second}/{year}"), self.today)?;
                if first <= 12 && second > 12 {
                    let turned = format!("{second}/{first}/{year}");
                    let means = format!("{} {second} {year}", month_name(first).unwrap_or_default());
                    return Err((
                        format!("the day before the month: {turned}"),
                        exact(year, first, second).map(|_| Instead::new(turned, means)).into_iter().collect(),
                    ));
                }
                exact(year, second, first)
            }
            WrittenDay::Named { day, month, year: Some(year) } => {
                let year = four_digits(year, |year| format!("{day} {} {year}", short_month(month)), self.today)?;
                exact(year, month, day)
            }
            WrittenDay::Named { day, month, year: None } => self.without_year(day, month, without_year),
        }
    }

    fn without_year(&self, day: u8, month: u8, which: WithoutYear) -> Result<Date, (String, Vec<Instead>)> {
        let of = |year: Option<i16>| exact(year?, month, day).ok();
        let after =
            |from: Date| (0..9).find_map(|more| of(from.year().checked_add(more)).filter(|found| *found >= from));
        let before = |to: Date| (0..9).find_map(|less| of(to.year().checked_sub(less)).filter(|found| *found <= to));
        let today = self.today;
        let found = match which {
            WithoutYear::Next => after(today),
            WithoutYear::From(first) => after(first),
            WithoutYear::Last => before(today),
            WithoutYear::Nearest => {
                let apart = |day: Date| today.duration_until(day).as_hours().abs();
                let (next, last) = (after(today), before(today));
                let is_last = next.zip(last).is_none_or(|(next, last)| apart(last) < apart(next));
                if is_last { last.or(next) } else { next }
            }
            WithoutYear::Unclear => {
                let such = format!("{day} {} 2003", short_month(month));
                return Err((format!("the year behind it, such as {such}"), Vec::new()));
            }
        };
        found.ok_or_else(|| no_such_day(None, month, day))
    }

    fn no_day(&self, text: &str) -> TypedError {
        let first = text.find(char::is_whitespace).unwrap_or(text.len());
        // Words that are not typed to their end are wrong, or to be completed, as a whole.
        let taken = if self.begins_day_words(text) { text.trim_end().len() } else { first };
        TypedError { taken, expected: AsTyped::DAYS.into(), instead: Vec::new() }
    }
}

/// No plan reaches further.
const MOST_DAYS: i32 = 73_000;

/// The bytes at the start of a text that go together with words, and whether those are there to their end.
///
/// Case does not count, and neither does how many spaces stand between words. `None` where they part.
fn common(text: &str, words: &str) -> Option<(usize, bool)> {
    let (mut typed, mut taken) = (text.chars().peekable(), 0);
    for word in words.chars() {
        match typed.next() {
            None => return Some((taken, false)),
            Some(c) if word == ' ' && c.is_whitespace() => {
                taken += c.len_utf8();
                while let Some(more) = typed.next_if(|more| more.is_whitespace()) {
                    taken += more.len_utf8();
                }
            }
            Some(c) if c.eq_ignore_ascii_case(&word) => taken += c.len_utf8(),
            Some(_) => return None,
        }
    }
    Some((taken, true))
}

/// Whether a word of a text can end at this byte.
fn ends_here(text: &str, at: usize) -> bool {
    !text.get(at..).unwrap_or("").starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.'))
}

/// The bytes at which a day at the start of a text could end, up to three words.
fn ends(text: &str) -> Vec<usize> {
    let inside = text.char_indices().take_while(|(at, _)| *at < MOST_BYTES);
    let ends = inside.filter(|(_, c)| c.is_ascii_alphanumeric()).map(|(at, _)| at + 1);
    ends.filter(|end| ends_here(text, *end)).take(3).collect()
}

/// What a text is that is a day and nothing else; beside files' shapes, `24/8` without a year.
fn shape(text: &str) -> Option<WrittenDay> {
    // Signs that files need between numbers of a day are no part of a day in words.
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shape = written_day(&spaced).or_else(|| {
        let (day, month) = spaced.split_once('/')?;
        Some(WrittenDay::Named { day: short_number(day)?, month: short_number(month)?, year: None })
    })?;
    let far = |year: i16| year >= 100 && !YEARS.contains(&year);
    (!matches!(shape, WrittenDay::Named { year: Some(year), .. } if far(year))).then_some(shape)
}

/// Whether the two digits behind a day are its year, and not the next day of a list: `6 oct 14 oct`.
fn is_of_the_day(shape: WrittenDay, rest: &str) -> bool {
    let next = rest.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    !matches!(shape, WrittenDay::Named { year: Some(..100), .. }) || month_named(next).is_none()
}

fn exact(year: i16, month: u8, day: u8) -> Result<Date, (String, Vec<Instead>)> {
    if !YEARS.contains(&year) {
        return Err((format!("a year from {} to {}", YEARS.start(), YEARS.end()), Vec::new()));
    }
    let part = |part: u8| i8::try_from(part).ok();
    let date = part(month).zip(part(day)).and_then(|(month, day)| Date::new(year, month, day).ok());
    date.ok_or_else(|| no_such_day(Some(year), month, day))
}

fn no_such_day(year: Option<i16>, month: u8, day: u8) -> (String, Vec<Instead>) {
    // Without a year it may be a leap year.
    let of = year.unwrap_or(2000);
    let first = i8::try_from(month).ok().and_then(|month| Date::new(of, month, 1).ok());
    let why = match first.zip(month_name(month)) {
        None => "there are twelve months".to_owned(),
        Some(_) if day == 0 => "months begin with 1".to_owned(),
        Some((first, name)) => {
            let of = year.filter(|_| month == 2).map(|year| format!(" {year}")).unwrap_or_default();
            format!("{name}{of} has {} days", first.days_in_month())
        }
    };
    (format!("a day that exists: {why}"), Vec::new())
}

/// A year in four digits; those with two are refused, since 28 may be 1928.
fn four_digits(year: i16, spelled: impl Fn(i16) -> String, today: Date) -> Result<i16, (String, Vec<Instead>)> {
    if year >= 100 {
        return Ok(year);
    }
    let century = today.year() - today.year().rem_euclid(100);
    let [this, last] = [century + year, century - 100 + year].map(&spelled);
    let instead = vec![Instead::new(this.clone(), ""), Instead::new(last, "")];
    Err((format!("the year in four digits, such as {this}"), instead))
}

/// `jun`, as one would type it.
fn short_month(month: u8) -> String {
    month_name(month).and_then(|name| name.get(..3)).unwrap_or_default().to_ascii_lowercase()
}
