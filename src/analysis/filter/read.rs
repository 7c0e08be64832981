//! Reads a line of terms.

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;

use super::{Figure, Filter, State, Term, TermAsks};
use crate::analysis::lists::ListPlace;
use crate::domain::{AsTyped, Foot, Nations, Position, WithoutYear};
use crate::text;

/// Why a term can't be asked, and what to write instead.
///
/// The term is left out, and the others still decide who is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FilterProblem {
    /// Its bytes in the line.
    pub at: Range<usize>,
    /// The term as it was typed, fit for a screen.
    pub found: String,
    pub expected: String,
}

impl fmt::Display for FilterProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”: expected {}", self.found, self.expected)
    }
}

impl Filter {
    /// Reads a line of terms with spaces between them, in which days and amounts are written as people type them.
    ///
    /// Terms that say nothing yet, such as a lone `!`, are left out.
    pub fn read(line: &str, nations: &Nations, typed: AsTyped<'_>) -> (Filter, Vec<FilterProblem>) {
        Filter::read_by(line, &TermReader { nations, typed, of_plan: false })
    }

    /// Reads a line of terms for a plan's own people, who stand on the lists of its competitions already.
    pub fn read_for_plan(line: &str, nations: &Nations, typed: AsTyped<'_>) -> (Filter, Vec<FilterProblem>) {
        Filter::read_by(line, &TermReader { nations, typed, of_plan: true })
    }

    fn read_by(line: &str, reader: &TermReader<'_>) -> (Filter, Vec<FilterProblem>) {
        let (mut terms, mut problems) = (Vec::new(), Vec::new());
        for at in words(line) {
            let word = line.get(at.clone()).unwrap_or("");
            let bare = word.trim_start_matches('!');
            match reader.asks(bare) {
                Ok(Some(asks)) => terms.push(Term { negated: (word.len() - bare.len()) % 2 == 1, asks }),
                Ok(None) => {}
                Err(expected) => problems.push(FilterProblem { at, found: text::fit(word, 40).into_owned(), expected }),
            }
        }
        (Filter(terms), problems)
    }

    /// What of some terms can't be asked, if anything.
    pub fn problem(terms: &str, nations: &Nations, typed: AsTyped<'_>) -> Option<FilterProblem> {
        Filter::read(terms, nations, typed).1.into_iter().next()
    }
}

/// The places of the words of a line; spaces in quotes are part of a word, and an open quote ends with the line.
fn words(line: &str) -> Vec<Range<usize>> {
    let (mut words, mut start, mut quoted) = (Vec::new(), None, false);
    for (at, c) in line.char_indices() {
        quoted ^= c == '"';
        match start {
            None if !c.is_whitespace() => start = Some(at),
            Some(from) if c.is_whitespace() && !quoted => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..line.len()));
    words
}

/// What terms refer to.
struct TermReader<'r> {
    nations: &'r Nations,
    /// How days and amounts are read.
    typed: AsTyped<'r>,
    /// Whether the plan's own people are asked.
    of_plan: bool,
}

/// How a field is compared with a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Is,
    Below,
    AtMost,
    Above,
    AtLeast,
}

/// A word as a field, a comparison and a value, if it is one: the field has only letters.
fn compared(word: &str) -> Option<(&str, Comparison, &str)> {
    let (field, rest) = word.split_at(word.find(|c: char| !c.is_alphabetic())?);
    let signs = [
        ("<=", Comparison::AtMost),
        ("≤", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("≥", Comparison::AtLeast),
        ("<", Comparison::Below),
        (">", Comparison::Above),
        (":", Comparison::Is),
        ("=", Comparison::Is),
    ];
    let found = signs.iter().find_map(|(sign, compared)| Some((*compared, rest.strip_prefix(sign)?)));
    found.filter(|_| !field.is_empty()).map(|(compared, value)| (field, compared, value))
}

impl TermReader<'_> {
    /// What a word asks; `None` if it says nothing yet, and else what was expected.
    fn asks(&self, word: &str) -> Result<Option<TermAsks>, String> {
        let plain = word.replace('"', "");
        if plain.trim().is_empty() {
            return Ok(None);
        }
        if word.starts_with('"') {
            return Ok(Some(TermAsks::Text(text::fold(&plain))));
        }
        if let Some((field, compared, value)) = compared(word) {
            return self.field_asks(field, compared, value.replace('"', "").trim()).map(Some);
        }
        let asks = (Position::from_word(word).map(TermAsks::Position))
            .or_else(|| Foot::from_word(word).map(TermAsks::Foot))
            .or_else(|| State::from_word(word).map(TermAsks::State));
        match asks.map(Ok).or_else(|| under(word)).or_else(|| self.worth(word)) {
            Some(asks) => asks.map(Some),
            None if self.names_several(word) => Err(EITHER.to_owned()),
            None => Ok(Some(TermAsks::Text(text::fold(&plain)))),
        }
    }

    /// Whether it is several terms with a stroke or a comma between them: `gk|cb`.
    fn names_several(&self, word: &str) -> bool {
        let parts: Vec<&str> = word.split(['|', ',', '/', ';']).collect();
        let is_term = |part: &&str| !matches!(self.asks(part), Ok(Some(TermAsks::Text(_)) | None));
        parts.len() > 1 && parts.iter().all(is_term)
    }

    fn field_asks(&self, field: &str, compared: Comparison, value: &str) -> Result<TermAsks, String> {
        if let Some(figure) = Figure::from_word(field) {
            let (least, most) = self.figures(figure, compared, value)?;
            return Ok(TermAsks::Figure(figure, least, most));
        }
        match field.to_ascii_lowercase().as_str() {
            "contract" => self.contract(compared, value),
            "nation" if compared != Comparison::Is => Err(NATION.to_owned()),
            "nation" => match self.nations.called(value).as_slice() {
                [] => Err(self.nations.named(value).map_or_else(|error| error.to_string(), |_| NATION.to_owned())),
                called => Ok(TermAsks::Nation(called.iter().map(|nation| nation.code.clone()).collect())),
            },
            "league" if compared == Comparison::Is && !value.is_empty() => Ok(TermAsks::League(text::fold(value))),
            "league" => Err("a part of a league's name or its code, such as league:ITA1".to_owned()),
            LIST if self.of_plan => Err("another term: a place on the lists is asked in the market".to_owned()),
            LIST => match ListPlace::from_word(value).filter(|_| compared == Comparison::Is) {
                Some(place) => Ok(TermAsks::List(place)),
                None => Err("list:room, list:place or list:free".to_owned()),
            },
            "club" if compared == Comparison::Is && !value.is_empty() => Ok(TermAsks::Club(text::fold(value))),
            "club" => Err("a part of a club's name, such as club:parma".to_owned()),
            _ => {
                let others = ["contract", "nation", "club", "league", LIST];
                let fields: Vec<&str> = Figure::ALL.iter().map(|figure| figure.word()).chain(others).collect();
                let meant = text::nearest(field, fields.iter().copied());
                let meant = meant.map(|meant| format!("; {meant} is the nearest")).unwrap_or_default();
                Err(format!("one of {}{meant}; a text with this sign stands in quotes", fields.join(", ")))
            }
        }
    }

    /// `8m-40m`: a value between two amounts. A lone amount is only the beginning of it.
    fn worth(&self, word: &str) -> Option<Result<TermAsks, String>> {
        if !self.typed.begins_money(word) {
            return None;
        }
        let (least, most) = word.split_once(['-', '–']).unwrap_or((word, ""));
        let is_whole = |text: &str| matches!(self.typed.money(text), Ok((_, taken)) if taken == text.len());
        let has_unit = |text: &str| text.ends_with(|c: char| c.is_alphabetic()) && is_whole(text);
        if !has_unit(least) && !has_unit(most) {
            return None;
        }
        let between =
            self.range(Figure::Value, least, most, "a value between two amounts, such as 8m-40m, or value<40m");
        Some(between.map(|(least, most)| TermAsks::Figure(Figure::Value, least, most)))
    }

    /// The least and the most that a comparison lets through.
    fn figures(&self, figure: Figure, compared: Comparison, value: &str) -> Result<(u64, u64), String> {
        let name = figure.word();
        let expected = match figure {
            Figure::Age => format!("years, such as {name}<23 or {name}:20-24"),
            Figure::Height => format!("centimetres, such as {name}>185 or {name}:180-190"),
            Figure::Rating => format!("a rating, such as {name}>=75 or {name}:70-80"),
            Figure::Value | Figure::Cost | Figure::Wage => {
                format!("an amount with its unit, such as {name}<8m or {name}:8m-40m")
            }
        };
        let one = || self.amount(figure, value, &expected);
        match compared {
            Comparison::Is => match value.split_once(['-', '–']) {
                Some((least, most)) => self.range(figure, least, most, &expected),
                None => one().map(|value| (value, value)),
            },
            Comparison::AtMost => Ok((0, one()?)),
            Comparison::AtLeast => Ok((one()?, u64::MAX)),
            Comparison::Above => Ok((one()?.saturating_add(1), u64::MAX)),
            // Nothing is below 0.
            Comparison::Below => Ok(one()?.checked_sub(1).map_or((1, 0), |most| (0, most))),
        }
    }

    /// Both ends of a range, the lower one first; `8-40m` counts both in millions.
    fn range(&self, figure: Figure, least: &str, most: &str, expected: &str) -> Result<(u64, u64), String> {
        let unit = most.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let with_unit = format!("{least}{unit}");
        let has_none = least.ends_with(|c: char| c.is_ascii_digit());
        let least = self.amount(figure, if has_none { &with_unit } else { least }, expected)?;
        let most = self.amount(figure, most, expected)?;
        if least <= most { Ok((least, most)) } else { Err(expected.to_owned()) }
    }

    fn amount(&self, figure: Figure, value: &str, expected: &str) -> Result<u64, String> {
        match figure {
            Figure::Age | Figure::Height | Figure::Rating => {
                let is_figure = value.bytes().all(|byte| byte.is_ascii_digit());
                value.parse().ok().filter(|_| is_figure).ok_or_else(|| expected.to_owned())
            }
            Figure::Value | Figure::Cost | Figure::Wage => match self.typed.money(value) {
                Ok((money, taken)) if taken == value.len() => Ok(money.units()),
                Err(wrong) if wrong.expected != AsTyped::AMOUNTS => Err(wrong.expected),
                _ => Err(expected.to_owned()),
            },
        }
    }

    /// A contract that ends before, in or after a year or a day.
    fn contract(&self, compared: Comparison, value: &str) -> Result<TermAsks, String> {
        let expected = || "a year or a day, such as contract<2027 or contract<2027-06-30".to_owned();
        let (first, last) = if value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            let year = value.parse().map_err(|_| expected())?;
            (Date::new(year, 1, 1).map_err(|_| expected())?, Date::new(year, 12, 31).map_err(|_| expected())?)
        } else {
            match self.typed.day(value, WithoutYear::Next) {
                Ok((day, taken)) if taken == value.len() => (day, day),
                Err(wrong) if wrong.expected != AsTyped::DAYS => return Err(wrong.expected),
                _ => return Err(expected()),
            }
        };
        Ok(match compared {
            Comparison::Is => TermAsks::Contract(first, last),
            Comparison::AtMost => TermAsks::Contract(Date::MIN, last),
            Comparison::AtLeast => TermAsks::Contract(first, Date::MAX),
            Comparison::Below => TermAsks::Contract(Date::MIN, first.yesterday().unwrap_or(Date::MIN)),
            Comparison::Above => TermAsks::Contract(last.tomorrow().unwrap_or(Date::MAX), Date::MAX),
        })
    }
}

/// The field of a place on the lists.
pub(super) const LIST: &str = "list";

const EITHER: &str =
    "one term: all terms must hold, and none asks for either of two; a text with this sign stands in quotes";
const NATION: &str = "a nation by its FIFA code or its name, such as nation:ARG";

/// `u23`: at most 22 years old.
fn under(word: &str) -> Option<Result<TermAsks, String>> {
    let years = word.strip_prefix(['u', 'U']).filter(|years| years.bytes().all(|byte| byte.is_ascii_digit()))?;
    match years.parse::<u64>() {
        Ok(years @ 1..=99) => Some(Ok(TermAsks::Figure(Figure::Age, 0, years - 1))),
        Ok(_) => Some(Err("an age from u1 to u99, such as u23".to_owned())),
        Err(_) => None,
    }
}
