//! The shapes that people and files write days in, before anybody says what they mean.

/// A day taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WrittenDay {
    /// `2028-06-30`, with the year in front.
    Whole { year: i16, month: u8, day: u8 },
    /// `30/6/2029`, `6.28.91`: the order is open.
    Slashed { first: u8, second: u8, year: i16 },
    /// `Jul 16, 2024`, `16 Jul`, `4th January`.
    Named { day: u8, month: u8, year: Option<i16> },
}

/// The shape of a text that is a day and nothing else.
pub fn written_day(text: &str) -> Option<WrittenDay> {
    if text.len() > 64 || !text.is_ascii() {
        return None;
    }
    digits(text).or_else(|| named(text))
}

/// Three numbers between marks of one kind.
fn digits(text: &str) -> Option<WrittenDay> {
    let mark = text.bytes().find(|byte| !byte.is_ascii_digit()).filter(|mark| b"-/.".contains(mark))?;
    let mut parts = text.split(char::from(mark));
    let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().map_or("", |_| "x")];
    match parts {
        [year, month, day, ""] if year.len() == 4 => {
            Some(WrittenDay::Whole { year: written_year(year)?, month: short_number(month)?, day: short_number(day)? })
        }
        [first, second, year, ""] if !year.is_empty() => Some(WrittenDay::Slashed {
            first: short_number(first)?,
            second: short_number(second)?,
            year: written_year(year)?,
        }),
        _ => None,
    }
}

/// A year in two or four digits.
fn written_year(text: &str) -> Option<i16> {
    let fits = matches!(text.len(), 2 | 4) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

/// A day or a month in one or two digits.
pub fn short_number(text: &str) -> Option<u8> {
    let fits = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month from its name, or from three letters and more of it.
pub fn month_named(word: &str) -> Option<u8> {
    let begins = |name: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let place = MONTHS.iter().position(|name| word.len() >= 3 && begins(name))?;
    u8::try_from(place + 1).ok()
}

/// `June`; nothing where there is no such month.
pub(super) fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// A day whose month is a word, with no word beside it.
fn named(text: &str) -> Option<WrittenDay> {
    let mut words = text.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty());
    let (first, second, year) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let (day, month) = match (short_number(ordinal(first)), month_named(first)) {
        (Some(day), _) => (day, month_named(second)?),
        (None, Some(month)) => (short_number(ordinal(second))?, month),
        (None, None) => return None,
    };
    let year = match year {
        Some(year) => Some(written_year(year)?),
        None => None,
    };
    Some(WrittenDay::Named { day, month, year })
}

/// `4th` without its ending.
fn ordinal(word: &str) -> &str {
    let ending = word.len().saturating_sub(2);
    let ends = |ending: &str| ["st", "nd", "rd", "th"].iter().any(|known| known.eq_ignore_ascii_case(ending));
    word.split_at_checked(ending).filter(|(_, ending)| ends(ending)).map_or(word, |(number, _)| number)
}
