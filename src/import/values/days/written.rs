//! The shapes that days are written in, before anybody says what they mean.

/// A day taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Written {
    Whole {
        year: i16,
        month: u8,
        day: u8,
    },
    /// `30/6/2029`, `6.28.91`: the order is open.
    Slashed {
        first: u8,
        second: u8,
        year: i16,
    },
    /// `Jul 16, 2024`, `16 Jul`, `Expected back 04 Jan`.
    Named {
        day: u8,
        month: u8,
        year: Option<i16>,
    },
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
    number(text).or_else(|| digits(text)).or_else(|| pair(text)).or_else(|| named(text))
}

/// `2025`, `2025.0`, `36149`, `-86400`.
fn number(text: &str) -> Option<Written> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let bare = whole.strip_prefix('-').unwrap_or(whole);
    let plain = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| whole.parse().ok().map(Written::Number))?
}

/// Three numbers between marks of one kind, perhaps with a time behind them.
fn digits(text: &str) -> Option<Written> {
    let day = text.split(['T', ' ']).next()?;
    let time = text.get(day.len()..)?;
    let is_time = time.bytes().skip(1).all(|byte| byte.is_ascii_digit() || b":.+-Z".contains(&byte));
    if !is_time || (!time.is_empty() && !time.contains(':')) {
        return None;
    }
    let mark = day.bytes().find(|byte| !byte.is_ascii_digit()).filter(|mark| b"-/.".contains(mark))?;
    let mut parts = day.split(char::from(mark));
    let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().map_or("", |_| "x")];
    match parts {
        [year, month, day, ""] if year.len() == 4 => {
            Some(Written::Whole { year: self::year(year)?, month: small(month)?, day: small(day)? })
        }
        [first, second, year, ""] if matches!(year.len(), 2 | 4) => {
            Some(Written::Slashed { first: small(first)?, second: small(second)?, year: self::year(year)? })
        }
        _ => None,
    }
}

/// Two numbers between: a month and its year, or the two years of a season. `2011/12` may be either, and is neither.
fn pair(text: &str) -> Option<Written> {
    let mark = text.find(['/', '-', '.'])?;
    let (first, second) = (text.get(..mark)?, text.get(mark + 1..)?);
    let (begins, ends) = (year(first)?, year(second)?);
    let month = |of: &str| small(of).filter(|month| (1..=12).contains(month));
    let follows = |digits: i16| (begins + 1) % digits == ends;
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
fn year(text: &str) -> Option<i16> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

/// A day or a month in one or two digits.
fn small(text: &str) -> Option<u8> {
    let fits = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month from its name, or from three letters and more of it.
fn month(word: &str) -> Option<u8> {
    let word = word.to_ascii_lowercase();
    let place = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word.as_str()))?;
    u8::try_from(place + 1).ok()
}

/// What announces a return.
pub(in crate::import::values) const ANNOUNCED: [&str; 4] =
    ["expected back", "expected return", "return expected on", "suspended until"];

/// A day whose month is a word, with no word beside it but those that announce a return.
fn named(text: &str) -> Option<Written> {
    let lower = text.to_ascii_lowercase();
    let rest = ANNOUNCED.iter().find_map(|words| lower.strip_prefix(words)).unwrap_or(&lower);
    let mut words = rest.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty());
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    if let (Some(month), 4, None) = (month(first), second.len(), third) {
        return Some(Written::Month { year: year(second)?, month });
    }
    let (day, month) = match (small(ordinal(first)), month(first)) {
        (Some(day), _) => (day, month(second)?),
        (None, Some(month)) => (small(ordinal(second))?, month),
        (None, None) => return None,
    };
    let year = match third {
        Some(third) if third.len() == 4 || third.len() == 2 => Some(year(third)?),
        Some(_) => return None,
        None => None,
    };
    Some(Written::Named { day, month, year })
}

/// `4th` without its ending.
fn ordinal(word: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}
