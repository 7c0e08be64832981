//! Days and money as people type them: one reader for the board's line, the shell and what is pasted.
//!
//! The plan's file keeps its own notation: [`day`](fn@super::day) and [`Money`](super::Money) read that alone.

mod days;
mod money;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::currency::Currency;
use super::plan::Plan;
use super::season::{Season, SeasonStart};

/// What counts in the currency, where that is a plan.
const PLAN: &str = "this plan";

/// What the plan says about the words that people type for days and money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AsTyped<'p> {
    /// The plan's today.
    today: Date,
    /// The last day of the plan's season.
    season_ends: Date,
    /// The first day of the next window after today, if one is known.
    next_window: Option<Date>,
    /// The currency of every amount, as the plan calls it.
    currency: Option<&'p str>,
    /// What counts in it, in words.
    counts: &'static str,
}

/// Which day is meant by one without its year, such as 24 August; the day itself counts on either side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WithoutYear {
    /// The first such day from today on.
    Next,
    /// The last such day up to today.
    Last,
    /// The one with the fewest days between it and today; of two as near, the coming one.
    Nearest,
    /// The first such day from this one on.
    From(Date),
    /// None: people are born in any year.
    Unclear,
}

/// Why a typed text is no day or no amount.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected {expected}")]
pub struct TypedError {
    /// The bytes from the start of the text that are wrong.
    pub taken: usize,
    /// What is expected there.
    pub expected: String,
    /// What could stand there instead.
    pub instead: Vec<Instead>,
}

/// A text that could be typed, and what it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Instead {
    pub text: String,
    pub means: String,
}

impl<'p> AsTyped<'p> {
    pub fn of(plan: &'p Plan, today: Date) -> AsTyped<'p> {
        AsTyped {
            today,
            season_ends: plan.season(today).last_day(),
            next_window: plan.next_window(today),
            currency: plan.currency.as_deref(),
            counts: PLAN,
        }
    }

    /// Where there is no plan yet: no windows are known, no currency, and seasons end on 30 June.
    pub fn without_a_plan(today: Date) -> AsTyped<'static> {
        let season_ends = Season::of(today, SeasonStart::default()).last_day();
        AsTyped { today, season_ends, next_window: None, currency: None, counts: "the file" }
    }

    /// The same where everything of a market is in a currency.
    pub fn in_market(self, currency: Currency) -> AsTyped<'p> {
        AsTyped { currency: Some(currency.word()), counts: "the market", ..self }
    }
}

impl Instead {
    fn new(text: impl Into<String>, means: impl Into<String>) -> Instead {
        Instead { text: text.into(), means: means.into() }
    }
}
