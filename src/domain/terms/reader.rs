//! Reads signs, words, amounts, days and numbers of a line.

use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::domain::day::day;
use crate::domain::money::{Money, MoneyProblem};
use crate::domain::typed::{AsTyped, TypedError, WithoutYear};

/// Why a line is not valid terms.
///
/// The place where reading stopped is in `at`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{problem}")]
pub struct TermsError {
    pub at: usize,
    /// What was expected, and an example of it.
    pub problem: String,
    /// What of a typed day or amount is wrong; `None` for all else, and in a file.
    pub typed: Option<TypedError>,
}

/// A line, and the byte offset at which it is read next.
pub(super) struct TermsReader<'a> {
    pub(super) line: &'a str,
    pub(super) at: usize,
    /// How days and amounts are read that a person types; `None` reads the file's notation.
    pub(super) typed: Option<AsTyped<'a>>,
}

impl<'a> TermsReader<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or("")
    }

    pub(super) fn fail<T>(&self, problem: impl fmt::Display) -> Result<T, TermsError> {
        Err(TermsError { at: self.at, problem: problem.to_string(), typed: None })
    }

    /// Reads a typed day or amount.
    fn typed<T>(&mut self, read: Result<(T, usize), TypedError>) -> Result<T, TermsError> {
        match read {
            Ok((value, taken)) => {
                self.at += taken;
                Ok(value)
            }
            Err(error) => Err(TermsError { at: self.at, problem: error.to_string(), typed: Some(error) }),
        }
    }

    pub(super) fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Reads a sign if it is next.
    pub(super) fn sign(&mut self, sign: char) -> bool {
        self.skip_spaces();
        let next = self.rest().starts_with(sign);
        self.at += if next { sign.len_utf8() } else { 0 };
        next
    }

    /// Reads a whole word if it is next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.skip_spaces();
        let cut = self.rest().split_at_checked(word.len());
        let next = cut
            .is_some_and(|(start, after)| start.eq_ignore_ascii_case(word) && !after.starts_with(char::is_alphabetic));
        self.at += if next { word.len() } else { 0 };
        next
    }

    pub(super) fn money(&mut self) -> Result<Money, TermsError> {
        self.skip_spaces();
        if let Some(typed) = self.typed {
            return self.typed(typed.money(self.rest()));
        }
        match Money::read(self.rest()) {
            Ok((money, taken)) => {
                self.at += taken;
                match self.rest().chars().next() {
                    Some(c) if c.is_alphanumeric() || c == '.' => self.fail(MoneyProblem::NotAnAmount),
                    _ => Ok(money),
                }
            }
            Err(error) => {
                self.at += error.at;
                self.fail(error.problem)
            }
        }
    }

    /// Reads a day, which is to come where its year is not said.
    pub(super) fn day(&mut self) -> Result<Date, TermsError> {
        self.day_after(None)
    }

    /// Reads a day of a list, in which each is later than the one before.
    pub(super) fn day_after(&mut self, before: Option<Date>) -> Result<Date, TermsError> {
        self.skip_spaces();
        if let Some(typed) = self.typed {
            let later = before.map(|before| before.tomorrow().unwrap_or(before));
            let which = later.map_or(WithoutYear::Next, WithoutYear::From);
            return self.typed(typed.day(self.rest(), which));
        }
        match self.rest().get(..10).map(day) {
            Some(Ok(day)) => {
                self.at += 10;
                Ok(day)
            }
            _ => self.fail("expected a day that exists, such as 2026-06-30"),
        }
    }

    pub(super) fn number(&mut self, limits: &RangeInclusive<u8>, what: &str) -> Result<u8, TermsError> {
        self.skip_spaces();
        let length = self.rest().find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest().len());
        match self.rest().get(..length).unwrap_or("").parse() {
            Ok(number) if limits.contains(&number) => {
                self.at += length;
                Ok(number)
            }
            _ => self.fail(format_args!("expected {what}")),
        }
    }

    /// Whether instalments on days are next, and not a number of years.
    pub(super) fn at_day(&self) -> bool {
        let rest = self.rest();
        match self.typed {
            Some(typed) => typed.day(rest, WithoutYear::Next).is_ok() || rest.as_bytes().get(4) == Some(&b'-'),
            None => rest.as_bytes().get(4) == Some(&b'-'),
        }
    }

    /// The bytes of the amount that is next; 0 if none is.
    pub(super) fn money_taken(&self) -> usize {
        match self.typed {
            Some(typed) => match typed.money(self.rest()) {
                Ok((_, taken)) => taken,
                // An amount that may be another one is one all the same.
                Err(error) if !error.instead.is_empty() => error.taken,
                Err(_) => 0,
            },
            None => Money::read(self.rest()).map_or(0, |(_, taken)| taken),
        }
    }
}
