//! An assumption as people write it: `lose gatti from 2025-07-01 until 2025-09-01`.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::Assumption;
use crate::domain::{AsTyped, Formation, Id, WithoutYear, day};

const FORMS: &str = "an assumption: sign ID [from DAY], sell ID [from DAY], lose ID [from DAY] [until DAY], back ID DAY, formation NAME";

/// The error for a text that is no assumption: what was expected at these bytes.
///
/// The range is empty at the end of the text.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected {expected}")]
pub struct AssumptionError {
    pub at: Range<usize>,
    pub expected: String,
}

impl Assumption {
    /// Reads an assumption in the file's notation, which may name one of `formations`.
    ///
    /// # Errors
    /// Where the text stops making sense, and what was expected there.
    pub fn read<'f>(
        text: &str,
        formations: impl IntoIterator<Item = &'f Arc<Formation>>,
    ) -> Result<Assumption, AssumptionError> {
        Assumption::from_words(Words { text, at: 0, typed: None }, formations)
    }

    /// Reads an assumption whose days are written as people type them.
    ///
    /// # Errors
    /// As [`Assumption::read`].
    pub fn typed<'f>(
        text: &str,
        formations: impl IntoIterator<Item = &'f Arc<Formation>>,
        typed: AsTyped<'_>,
    ) -> Result<Assumption, AssumptionError> {
        Assumption::from_words(Words { text, at: 0, typed: Some(typed) }, formations)
    }

    fn from_words<'f>(
        mut words: Words<'_>,
        formations: impl IntoIterator<Item = &'f Arc<Formation>>,
    ) -> Result<Assumption, AssumptionError> {
        let text = words.text;
        let verb = words.next();
        let assumption = match text.get(verb.clone()).unwrap_or("") {
            "sign" => {
                let (target, days) = (words.id("a target's id")?, words.days(&["from"])?);
                Assumption::Sign { target, from: days[0] }
            }
            "sell" => {
                let (player, days) = (words.id("a player's id")?, words.days(&["from"])?);
                Assumption::Sell { player, from: days[0] }
            }
            "lose" => {
                let (player, days) = (words.id("a player's id")?, words.days(&["from", "until"])?);
                let [from, until] = [days[0], days[1]];
                if let Some((first, _)) = from.zip(until).filter(|(from, until)| until < from) {
                    return Err(words.before(format!("{first} or later: it ends before it begins")));
                }
                Assumption::Lose { player, from, until }
            }
            "back" => Assumption::Back { player: words.id("a player's id")?, on: words.day(None)? },
            "formation" => {
                let name = text.get(verb.end + 1..).unwrap_or("");
                let mut known = formations.into_iter();
                let formation = known.find(|formation| formation.name() == name).ok_or_else(|| AssumptionError {
                    at: (verb.end + 1).min(text.len())..text.len(),
                    expected: "a known formation, such as 3-4-2-1".into(),
                })?;
                return Ok(Assumption::Formation(Arc::clone(formation)));
            }
            _ => return Err(AssumptionError { at: verb, expected: FORMS.into() }),
        };
        let rest = words.next();
        if rest.is_empty() { Ok(assumption) } else { Err(AssumptionError { at: rest, expected: "the end".into() }) }
    }
}

/// The words of a text, one after the other.
struct Words<'a> {
    text: &'a str,
    at: usize,
    /// How days are read that a person types; `None` reads the file's notation.
    typed: Option<AsTyped<'a>>,
}

impl Words<'_> {
    /// The bytes of the next word; `None` at the end.
    fn next(&mut self) -> Range<usize> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let start = self.at + rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let word = self.text.get(start..).unwrap_or("");
        self.at = start + word.find(char::is_whitespace).unwrap_or(word.len());
        start..self.at
    }

    fn read<T>(&mut self, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, AssumptionError> {
        let at = self.next();
        let read = read(self.text.get(at.clone()).unwrap_or(""));
        read.ok_or_else(|| AssumptionError { at, expected: expected.into() })
    }

    fn id(&mut self, what: &str) -> Result<Id, AssumptionError> {
        self.read(what, |word| Id::new(word).ok())
    }

    /// Reads a day, which is to come where its year is not said, and after the first day if there is one.
    fn day(&mut self, first: Option<Date>) -> Result<Date, AssumptionError> {
        if let Some(typed) = self.typed {
            let start = self.next().start;
            let which = first.map_or(WithoutYear::Next, WithoutYear::From);
            let read = typed.day(self.text.get(start..).unwrap_or(""), which);
            let taken = read.as_ref().map_or_else(|error| error.taken, |(_, taken)| *taken);
            self.at = start + taken;
            return read
                .map(|(day, _)| day)
                .map_err(|error| AssumptionError { at: start..self.at, expected: error.expected });
        }
        self.read("a day that exists, such as 2025-06-20", |word| day(word).ok())
    }

    /// Reads the days after some of these words, each once and in any order.
    fn days(&mut self, names: &[&str]) -> Result<[Option<Date>; 2], AssumptionError> {
        let mut days = [None; 2];
        loop {
            let start = self.at;
            let word = self.next();
            let named = names.iter().position(|name| self.text.get(word.clone()) == Some(name));
            let first = if named == Some(1) { days[0] } else { None };
            let Some(day) = named.and_then(|named| days.get_mut(named)).filter(|day| day.is_none()) else {
                if word.is_empty() {
                    self.at = start;
                    return Ok(days);
                }
                let expected = format!("the end, or {} and a day", names.join(", "));
                return Err(AssumptionError { at: word, expected });
            };
            *day = Some(self.day(first)?);
        }
    }

    /// An error at the last word that was read.
    fn before(&self, expected: String) -> AssumptionError {
        let read = self.text.get(..self.at).unwrap_or("");
        let start = read.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        AssumptionError { at: start..self.at, expected }
    }
}

impl fmt::Display for Assumption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Assumption::Sign { target, from } => {
                write!(f, "sign {target}")?;
                from.iter().try_for_each(|from| write!(f, " from {from}"))
            }
            Assumption::Sell { player, from } => {
                write!(f, "sell {player}")?;
                from.iter().try_for_each(|from| write!(f, " from {from}"))
            }
            Assumption::Lose { player, from, until } => {
                write!(f, "lose {player}")?;
                from.iter().try_for_each(|from| write!(f, " from {from}"))?;
                until.iter().try_for_each(|until| write!(f, " until {until}"))
            }
            Assumption::Back { player, on } => write!(f, "back {player} {on}"),
            Assumption::Formation(formation) => write!(f, "formation {}", formation.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Position, Slot};

    fn formation(name: &str) -> Arc<Formation> {
        let slot = |n| Slot { label: format!("S{n}"), position: Position::CB, across: 0, up: 0 };
        Arc::new(Formation::new(name.into(), (0..11).map(slot).collect()).unwrap())
    }

    #[test]
    fn assumptions_are_written_as_they_are_read() {
        let known = [formation("3-4-2-1"), formation(" my own")];
        for text in [
            "sign balerdi",
            "sign balerdi from 2025-07-01",
            "sell kelly from 2028-02-29",
            "lose gatti",
            "lose gatti until 2025-09-01",
            "lose gatti from 2025-07-01 until 2025-07-01",
            "back bremer 2025-07-24",
            "formation 3-4-2-1",
            "formation  my own",
        ] {
            assert_eq!(Assumption::read(text, &known).map(|read| read.to_string()).as_deref(), Ok(text));
        }
        let turned = Assumption::read("  lose  gatti until 2025-09-01 from 2025-07-01 ", &known).unwrap();
        assert_eq!(turned.to_string(), "lose gatti from 2025-07-01 until 2025-09-01");
    }

    #[test]
    fn what_is_no_assumption_says_where_and_what_would_be() {
        for (text, at, expected) in [
            ("", 0..0, FORMS),
            ("signed balerdi", 0..6, FORMS),
            ("sign", 4..4, "a target's id"),
            ("sign a/b", 5..8, "a target's id"),
            ("sell kelly until 2025-01-01", 11..16, "the end, or from and a day"),
            ("lose gatti from 2025-01-01 from 2025-01-01", 27..31, "the end, or from, until and a day"),
            ("lose gatti until 2025-02-29", 17..27, "a day that exists, such as 2025-06-20"),
            ("lose gatti until", 16..16, "a day that exists, such as 2025-06-20"),
            ("lose gatti from 2025-01-02 until 2025-01-01", 33..43, "2025-01-02 or later: it ends before it begins"),
            ("back bremer", 11..11, "a day that exists, such as 2025-06-20"),
            ("back bremer 2025-07-24 soon", 23..27, "the end"),
            ("formation", 9..9, "a known formation, such as 3-4-2-1"),
            ("formation WM", 10..12, "a known formation, such as 3-4-2-1"),
        ] {
            let error = AssumptionError { at, expected: expected.into() };
            assert_eq!(Assumption::read(text, &[formation("3-4-2-1")]), Err(error), "{text}");
        }
    }
}
