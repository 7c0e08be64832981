//! An amount taken apart: its number, unit, currency and period.

use crate::domain::words::words;
use crate::domain::{Currency, money_unit};
use crate::import::values::cell::clean;

words! {
    /// How long a wage is paid for.
    Period { Week = "week", Month = "month", Year = "year" }
}

/// The one amount of a cell, or the two of a range.
pub(super) fn sides(text: &str) -> [Option<&str>; 2] {
    let dash = text.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '–' | '—'));
    match dash {
        Some((at, dash)) => [text.get(..at), text.get(at + dash.len_utf8()..)],
        None => [Some(text), None],
    }
}

/// An amount taken apart, nothing of it understood yet.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct AmountPart<'a> {
    pub(super) number: &'a str,
    pub(super) currency: Option<Currency>,
    /// The zeros that its unit stands for: 3 for K.
    pub(super) zeros: u32,
    pub(super) per: Option<Period>,
}

impl<'a> AmountPart<'a> {
    pub(super) fn of(text: &'a str) -> Option<AmountPart<'a>> {
        let text = clean(text);
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let before = clean(text.get(..start)?);
        let rest = text.get(start..)?;
        let is_inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace();
        let end = rest.find(|c: char| !is_inside(c)).unwrap_or(rest.len());
        // `Th.` ends with a mark of its own; `1.` does not count as one.
        let number = rest.get(..end)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        let mut side = AmountPart { number, ..AmountPart::default() };
        if !before.is_empty() {
            let (currency, taken) = Currency::at_start(before)?;
            (taken == before.len()).then_some(())?;
            side.currency = Some(currency);
        }
        side.suffix(rest.get(number.len()..)?)?;
        Some(side)
    }

    /// Takes what stands behind the number: a unit, a currency, a period, each at most once.
    pub(super) fn suffix(&mut self, mut rest: &str) -> Option<()> {
        loop {
            rest = clean(rest);
            if rest.is_empty() {
                return Some(());
            }
            let taken = if let Some((per, taken)) = period(rest).filter(|_| self.per.is_none()) {
                self.per = Some(per);
                taken
            } else if let Some((currency, taken)) = Currency::at_start(rest).filter(|_| self.currency.is_none()) {
                self.currency = Some(currency);
                taken
            } else {
                let (zeros, taken) = money_unit(rest).filter(|_| self.zeros == 0 && self.per.is_none())?;
                self.zeros = zeros;
                taken
            };
            rest = rest.get(taken..)?;
        }
    }
}

const PERIODS: &[(&str, Period)] = &[
    ("p/w", Period::Week),
    ("p/m", Period::Month),
    ("p/a", Period::Year),
    ("p/y", Period::Year),
    ("per week", Period::Week),
    ("per month", Period::Month),
    ("per year", Period::Year),
    ("per annum", Period::Year),
    ("a week", Period::Week),
    ("a month", Period::Month),
    ("a year", Period::Year),
    ("/week", Period::Week),
    ("/month", Period::Month),
    ("/year", Period::Year),
    ("/w", Period::Week),
    ("/m", Period::Month),
    ("/y", Period::Year),
    ("pw", Period::Week),
    ("pcm", Period::Month),
    ("pa", Period::Year),
    ("p.a.", Period::Year),
    ("weekly", Period::Week),
    ("monthly", Period::Month),
    ("annual", Period::Year),
    ("annually", Period::Year),
    ("yearly", Period::Year),
];

/// The period that a text begins with, and its bytes.
pub(super) fn period(text: &str) -> Option<(Period, usize)> {
    let fits = |words: &str| {
        let whole = text.get(words.len()..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
        whole && text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
    };
    PERIODS.iter().find(|(words, _)| fits(words)).map(|(words, per)| (*per, words.len()))
}
