//! Days and amounts as people type them, which may have several words.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{LineProblem, LineWords, Suggestion, Understood};
use crate::domain::{AsTyped, Money, TypedError, WithoutYear};
use crate::text;

/// The days since which a call-up or a window that is under way may have begun.
const MOST_UNDER_WAY: i32 = 90;

impl LineWords<'_> {
    /// A day, with what is meant where its year is not said.
    pub(in crate::command) fn date(&mut self, without_year: WithoutYear) -> Result<Date, LineProblem> {
        let typed = self.typed;
        let read = self.value(|text| typed.day(text, without_year), AsTyped::DAYS);
        let (day, said) = read.map_err(|mut problem| {
            problem.choices.extend(self.day_choices());
            problem
        })?;
        let mut numbers = said.split(['/', '.', '-']).map(|part| part.parse::<u8>().ok());
        let [first, second] = [(); 2].map(|()| numbers.next().flatten().filter(|number| (1..=12).contains(number)));
        // Only where either may be the month.
        let day_first = first.is_some() && second.is_some() && first != second;
        self.understand(&said, day.to_string(), if day_first { ", with the day first" } else { "" });
        Ok(day)
    }

    /// The first day of something that may still go on, which ends within months.
    pub(in crate::command) fn first_day(&mut self) -> Result<Date, LineProblem> {
        let earliest = self.scope.today.checked_sub(MOST_UNDER_WAY.days()).unwrap_or(self.scope.today);
        self.date(WithoutYear::From(earliest))
    }

    pub(in crate::command) fn money(&mut self) -> Result<Money, LineProblem> {
        let typed = self.typed;
        let (money, said) = self.value(|text| typed.money(text), AsTyped::AMOUNTS)?;
        if said.parse::<Money>().is_err() {
            self.understand(&said, money.to_string(), "");
        }
        Ok(money)
    }

    /// Keeps what a part was taken for, if the file would write it otherwise.
    pub(super) fn understand(&mut self, typed: &str, value: String, how: &'static str) {
        if typed != value {
            self.understood.push(Understood { typed: typed.to_owned(), value, how });
        }
    }

    /// The words that stand for a day, to choose from.
    pub(in crate::command) fn day_choices(&self) -> Vec<Suggestion> {
        let known = self.typed.day_words().into_iter().filter_map(|(words, day)| Some((words, day?)));
        known.map(|(words, day)| Suggestion::new(words, day.to_string())).collect()
    }

    /// Reads a value of one word or several, and returns it with its text.
    fn value<T>(
        &mut self,
        read: impl FnOnce(&str) -> Result<(T, usize), TypedError>,
        such_as: &str,
    ) -> Result<(T, String), LineProblem> {
        let text = self.typed_at(self.next);
        match read(text) {
            Ok((value, taken)) => {
                let said = text.get(..taken).unwrap_or("").to_owned();
                let Some(next) = self.behind(self.next, taken) else { return self.problem(such_as, Vec::new()) };
                self.next = next;
                Ok((value, said))
            }
            Err(error) => {
                let place = self.place();
                let quoted = self.peek().is_some_and(|word| word.quoted);
                let at = if quoted { place } else { place.start..place.start + error.taken };
                Err(not_typed(error, text, at))
            }
        }
    }

    /// The text in which a value that begins with this word is looked for: the rest of the line, or what is in quotes.
    fn typed_at(&self, at: usize) -> &str {
        match self.words.get(at) {
            Some(word) if word.quoted => &word.text,
            Some(word) => self.line.get(word.at.start..).unwrap_or(""),
            None => "",
        }
    }

    /// The index of the word behind a value of so many bytes, if the value ends where a word does.
    fn behind(&self, at: usize, taken: usize) -> Option<usize> {
        let first = self.words.get(at)?;
        if first.quoted {
            return (taken == first.text.len()).then_some(at + 1);
        }
        let end = first.at.start + taken;
        self.words.iter().position(|word| word.at.end == end).map(|last| last + 1)
    }

    /// Whether a day is next.
    pub(super) fn at_day(&self) -> bool {
        self.is_day_at(self.next).is_some()
    }

    /// Whether what stands here is the day of an option, or is becoming one: a day up to the end or to another option.
    pub(super) fn is_day_of_option(&self, at: usize) -> bool {
        let rest = self.typed_at(at);
        let is_signed = rest.starts_with(['+', '-', '−']) && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        let last = self.is_day_at(at);
        let ends = last.is_some_and(|next| next >= self.words.len() || self.named_option(next).is_some());
        is_signed || ends || self.typed.begins_day_words(rest)
    }

    /// The index of the word behind a day that begins with this word.
    fn is_day_at(&self, at: usize) -> Option<usize> {
        let (_, taken) = self.typed.day(self.typed_at(at), WithoutYear::Nearest).ok()?;
        self.behind(at, taken)
    }
}

/// The problem of a typed value at this place.
pub(super) fn not_typed(error: TypedError, text: &str, at: Range<usize>) -> LineProblem {
    let TypedError { taken, expected, instead } = error;
    let found = Some(text.get(..taken).unwrap_or("")).filter(|found| !found.is_empty());
    let found = found.map_or("the end".into(), |found| format!("“{}”", text::fit(found, 40)));
    LineProblem { at, found, expected, choices: instead.into_iter().map(Suggestion::from).collect() }
}
