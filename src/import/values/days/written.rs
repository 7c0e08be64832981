//! The shapes that cells write days in: those of people, with times and announcements, months, seasons and bare numbers.

use crate::domain::{WrittenDay, month_named, short_number, written_day};

/// A cell of a day taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Written {
    Day(WrittenDay),
    /// `06/2027`, `2027-06`, `June 2027`.
    Month {
        year: i16,
        month: u8,
    },
    /// `25/26`, `2025/26`: the year that it ends in, in as many digits as the year that it begins in.
    Season {
        ends: i16,
    },
    /// A year, a spreadsheet's day or seconds since 1970.
    Number(i64),
}

/// The shape of a cell, if it is one.
pub(super) fn written(text: &str) -> Option<Written> {
    if text.len() > 64 || !text.is_ascii() {
        return None;
    }
    let day = || without_time(text).map(Written::Day);
    number(text).or_else(day).or_else(|| pair(text)).or_else(|| named(text))
}

/// `2025`, `2025.0`, `36149`, `-86400`.
fn number(text: &str) -> Option<Written> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let bare = whole.strip_prefix('-').unwrap_or(whole);
    let plain = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| whole.parse().ok().map(Written::Number))?
}

/// A day in numbers, perhaps with a time behind it.
fn without_time(text: &str) -> Option<WrittenDay> {
    let day = text.split(['T', ' ']).next()?;
    let time = text.get(day.len()..)?;
    let is_time = time.bytes().skip(1).all(|byte| byte.is_ascii_digit() || b":.+-Z".contains(&byte));
    if !is_time || (!time.is_empty() && !time.contains(':')) {
        return None;
    }
    written_day(day).filter(|written| !matches!(written, WrittenDay::Named { .. }))
}

/// Two numbers between: a month and its year, or the two years of a season. `2011/12` may be either, and is neither.
fn pair(text: &str) -> Option<Written> {
    let mark = text.find(['/', '-', '.'])?;
    let (first, second) = (text.get(..mark)?, text.get(mark + 1..)?);
    let (begins, ends) = (digits(first)?, digits(second)?);
    let month = |of: &str| short_number(of).filter(|month| (1..=12).contains(month));
    let follows = |beyond: i16| (begins + 1) % beyond == ends;
    match (first.len(), second.len()) {
        (1 | 2, 4) => Some(Written::Month { year: ends, month: month(first)? }),
        _ if text.contains('.') => None,
        (4, 4) => follows(10_000).then_some(Written::Season { ends }),
        (2, 2) => follows(100).then_some(Written::Season { ends }),
        (4, 1 | 2) => match (second.len() == 2 && follows(100), month(second)) {
            (true, None) => Some(Written::Season { ends: begins + 1 }),
            (false, Some(month)) => Some(Written::Month { year: begins, month }),
            _ => None,
        },
        _ => None,
    }
}

/// A number of at most four digits.
fn digits(text: &str) -> Option<i16> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

/// What announces a return.
pub(in crate::import::values) const ANNOUNCED: [&str; 4] =
    ["expected back", "expected return", "return expected on", "suspended until"];

/// A day or a month whose month is a word, with no word beside it but those that announce a return.
fn named(text: &str) -> Option<Written> {
    let lower = text.to_ascii_lowercase();
    let rest = ANNOUNCED.iter().find_map(|words| lower.strip_prefix(words)).unwrap_or(&lower);
    let mut words = rest.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty());
    let (first, second) = (words.next()?, words.next()?);
    if let (Some(month), 4, None) = (month_named(first), second.len(), words.next()) {
        return Some(Written::Month { year: digits(second)?, month });
    }
    written_day(rest).filter(|written| matches!(written, WrittenDay::Named { .. })).map(Written::Day)
}
