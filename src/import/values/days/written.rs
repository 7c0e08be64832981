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
    /// A year, a spreadsheet's day or seconds since 1970.
    Number(i64),
}

/// The shape of a cell, if it is one.
pub(super) fn written(text: &str) -> Option<Written> {
    if text.len() > 64 || !text.is_ascii() {
        return None;
    }
    number(text).or_else(|| digits(text)).or_else(|| named(text))
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
            Some(Written::Whole { year: year.parse().ok()?, month: small(month)?, day: small(day)? })
        }
        [first, second, year, ""] if matches!(year.len(), 2 | 4) => {
            let year = year.bytes().all(|byte| byte.is_ascii_digit()).then(|| year.parse().ok())??;
            Some(Written::Slashed { first: small(first)?, second: small(second)?, year })
        }
        _ => None,
    }
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
    let (first, second, year) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let (day, month) = match (small(ordinal(first)), month(first)) {
        (Some(day), _) => (day, month(second)?),
        (None, Some(month)) => (small(ordinal(second))?, month),
        (None, None) => return None,
    };
    let year = match year {
        Some(year) if year.len() == 4 || year.len() == 2 => Some(year.parse::<u16>().ok()?.try_into().ok()?),
        Some(_) => return None,
        None => None,
    };
    Some(Written::Named { day, month, year })
}

/// `4th` without its ending.
fn ordinal(word: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}
