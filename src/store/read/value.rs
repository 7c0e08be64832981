//! Reads single values.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::domain::{
    Answer, Clause, Confidence, Familiarity, Foot, Future, Id, Money, MoneyError, Player, Position, Roster, Side,
    Stage, Terms, TermsError, Trained,
};
use crate::store::place::At;
use crate::store::shape::{Entries, Name, Text};
use crate::store::source::Located;
use crate::text;

/// A value that was read, or a located error.
pub(super) type Read<T> = Result<T, Located>;

/// Domain values that each have one name in the file.
pub(super) trait Named: Copy + 'static {
    const VALUES: &'static [Self];
    fn name(self) -> &'static str;
}

macro_rules! named {
    ($($type:ident)+) => { $(
        impl Named for $type {
            const VALUES: &'static [$type] = $type::ALL;
            fn name(self) -> &'static str {
                self.ron_name()
            }
        }
    )+ };
}

named! { Position Familiarity Foot Trained Future Stage Side Answer Confidence }

/// The name that was probably meant, or a list of all of them.
pub(super) fn one_of<'n>(typed: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    let offered = match text::nearest(typed, names.clone()) {
        Some(name) => name.to_owned(),
        None => format!("one of {}", names.collect::<Vec<_>>().join(", ")),
    };
    text::fit(&offered, 160).into_owned()
}

pub(super) fn named<T: Named>(at: &At<'_>, written: &Name<'_>) -> Read<T> {
    one_named(at, written, T::VALUES, T::name)
}

/// One of some values by its name in the file.
pub(crate) fn one_named<T: Copy>(
    at: &At<'_>,
    Name(written): &Name<'_>,
    values: &[T],
    name: impl Fn(T) -> &'static str + Copy,
) -> Read<T> {
    let known = values.iter().copied().find(|value| name(*value) == written);
    known.ok_or_else(|| at.refuse(one_of(written, values.iter().map(|value| name(*value)))))
}

/// A required field; the error points at the value that lacks it.
pub(super) fn required<'v, T>(at: &At<'_>, value: &'v Option<T>, name: &str, example: &str) -> Read<&'v T> {
    value.as_ref().ok_or_else(|| missing(at, name, example))
}

pub(crate) fn missing(at: &At<'_>, name: &str, example: &str) -> Located {
    at.opening_problem(format!("found no {name} here, expected for example {name}: {example}"))
}

/// A required text, which may be empty.
pub(super) fn any_text(at: &At<'_>, value: &Option<Text<'_>>, name: &str) -> Read<String> {
    Ok(required(at, value, name, "\"…\"")?.as_str().to_owned())
}

/// A required text that must not be empty.
pub(super) fn words(at: &At<'_>, value: &Option<Text<'_>>, name: &'static str, example: &str) -> Read<String> {
    let words = required(at, value, name, example)?.as_str();
    if words.chars().all(char::is_whitespace) {
        return Err(at.field(name).refuse(format_args!("a {name}, such as {example}")));
    }
    Ok(words.to_owned())
}

pub(super) fn owned(value: &Option<Text<'_>>) -> Option<String> {
    value.as_ref().map(|text| text.as_str().to_owned())
}

pub(super) fn date(at: &At<'_>, written: &Text<'_>) -> Read<Date> {
    crate::domain::day(written.as_str()).map_err(|expected| at.refuse(expected))
}

/// A required date field.
pub(super) fn day(at: &At<'_>, value: &Option<Text<'_>>, name: &'static str) -> Read<Date> {
    date(&at.field(name), required(at, value, name, "\"2025-07-24\"")?)
}

/// An optional date field.
pub(super) fn day_if(at: &At<'_>, value: &Option<Text<'_>>, name: &'static str) -> Read<Option<Date>> {
    value.as_ref().map(|text| date(&at.field(name), text)).transpose()
}

pub(super) fn money_if(at: &At<'_>, value: &Option<Text<'_>>, name: &'static str) -> Read<Option<Money>> {
    let money = |text: &Text<'_>| {
        let parsed = text.as_str().parse();
        parsed.map_err(|error: MoneyError| at.field(name).refuse_from(error.at, &error.problem.to_string()))
    };
    value.as_ref().map(money).transpose()
}

pub(super) fn terms(at: &At<'_>, value: &Option<Text<'_>>) -> Read<Terms> {
    parsed_terms(at, required(at, value, "terms", "\"28m+4m@50%\"")?)
}

pub(super) fn terms_if(at: &At<'_>, value: &Option<Text<'_>>) -> Read<Option<Terms>> {
    value.as_ref().map(|written| parsed_terms(at, written)).transpose()
}

fn parsed_terms(at: &At<'_>, written: &Text<'_>) -> Read<Terms> {
    let parsed = written.as_str().parse();
    parsed.map_err(|error: TermsError| at.field("terms").refuse_from(error.at, &error.problem))
}

pub(super) fn clause_if(at: &At<'_>, value: &Option<Text<'_>>, name: &'static str) -> Read<Option<Clause>> {
    let clause = |text: &Text<'_>| {
        let parsed = text.as_str().parse();
        parsed.map_err(|error: TermsError| at.field(name).refuse_from(error.at, &error.problem))
    };
    value.as_ref().map(clause).transpose()
}

/// The name of a competition, which is not blank.
pub(super) fn competition(at: &At<'_>, name: &str) -> Read<String> {
    match name.trim().is_empty() {
        true => Err(at.refuse("the name of a competition, such as \"Serie A\"")),
        false => Ok(name.to_owned()),
    }
}

pub(super) fn competition_if(at: &At<'_>, name: &Option<Text<'_>>) -> Read<Option<String>> {
    name.as_ref().map(|name| competition(&at.field("competition"), name.as_str())).transpose()
}

/// A whole number within limits.
pub(crate) fn number(at: &At<'_>, written: i64, limits: RangeInclusive<u8>) -> Read<u8> {
    let fitting = u8::try_from(written).ok().filter(|number| limits.contains(number));
    fitting.ok_or_else(|| at.refuse(format_args!("{} to {}", limits.start(), limits.end())))
}

pub(super) fn number_if(
    at: &At<'_>,
    written: Option<i64>,
    name: &'static str,
    limits: RangeInclusive<u8>,
) -> Read<Option<u8>> {
    written.map(|written| number(&at.field(name), written, limits)).transpose()
}

pub(super) fn id(at: &At<'_>, written: &str) -> Read<Id> {
    Id::new(written).map_err(|_| at.refuse("an id: 1 to 64 letters, digits, '-', '_' or '.'"))
}

/// Reads the items of a list in order, each with its place.
pub(super) fn list<S, T>(at: &At<'_>, items: &[S], mut read: impl FnMut(&At<'_>, &S) -> Read<T>) -> Read<Vec<T>> {
    // Its length is known, as a list that is collected from results does not know it.
    let mut values = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        values.push(read(&at.entry(index), item)?);
    }
    Ok(values)
}

/// Reads the entries of a map with texts as keys, in order; a key that occurs twice is refused.
pub(in crate::store) fn map<V, T>(
    at: &At<'_>,
    entries: &Entries<Text<'_>, V>,
    mut read: impl FnMut(&At<'_>, &At<'_>, &str, &V) -> Read<T>,
) -> Read<Vec<T>> {
    let twice = repeated(entries.0.iter().map(|(key, _)| key.as_str()));
    let mut values = Vec::with_capacity(entries.0.len());
    for (index, (key, value)) in entries.0.iter().enumerate() {
        let key_at = at.key(index);
        if twice == Some(index) {
            return Err(second(&key_at));
        }
        values.push(read(&key_at, &at.entry(index), key.as_str(), value)?);
    }
    Ok(values)
}

/// The first place of a text that stood before.
fn repeated<'k>(mut texts: impl Iterator<Item = &'k str>) -> Option<usize> {
    let mut held = HashSet::with_capacity(texts.size_hint().0);
    texts.position(|text| !held.insert(text))
}

/// The error for a value that occurs a second time.
pub(super) fn second(at: &At<'_>) -> Located {
    at.problem(format!("found a second {}, expected it once", at.quote()))
}

/// The plan's own copy of a player's id, or what was expected instead.
pub(super) fn known_player<'p>(players: &'p Roster<Player>, id: &str) -> Result<&'p Id, String> {
    let nearest = || match text::nearest(id, players.iter().map(|(id, _)| id.as_str())) {
        Some(near) => format!("the id of a player, such as {near}"),
        None => "the id of a player".to_owned(),
    };
    players.entry(id).map(|(id, _)| id).ok_or_else(nearest)
}

/// Reads a list of players' ids, each of which may occur once.
pub(super) fn player_ids(at: &At<'_>, ids: &[Text<'_>], players: &Roster<Player>) -> Read<Vec<Id>> {
    let mut read: Vec<Id> = Vec::with_capacity(ids.len());
    for (index, id) in ids.iter().enumerate() {
        let at = at.entry(index);
        let id = known_player(players, id.as_str()).map_err(|expected| at.refuse(expected))?;
        if read.contains(id) {
            return Err(second(&at));
        }
        read.push(id.clone());
    }
    Ok(read)
}
