//! The options of a deal or a claim, in any order.

use jiff::civil::Date;

use super::{LineProblem, LineWords};
use crate::domain::{Money, Terms, WithoutYear};

/// The values of the options; if one is given twice, the last counts.
#[derive(Default)]
pub(in crate::command) struct Options {
    pub(in crate::command) source: Option<String>,
    pub(in crate::command) club: Option<String>,
    pub(in crate::command) on: Option<Date>,
    pub(in crate::command) from: Option<Date>,
    pub(in crate::command) back: Option<Date>,
    pub(in crate::command) joins: Option<Date>,
    pub(in crate::command) until: Option<Date>,
    pub(in crate::command) wage: Option<Money>,
    pub(in crate::command) asks: Option<Money>,
    pub(in crate::command) refuses: Option<Money>,
    /// The number of the absence among several, from 1.
    pub(in crate::command) absence: Option<usize>,
    /// The terms after `for`.
    pub(in crate::command) terms: Option<Terms>,
}

impl LineWords<'_> {
    /// Reads the command's options up to the end of the line.
    pub(in crate::command) fn options(&mut self) -> Result<Options, LineProblem> {
        self.options_with_club("the other club")
    }

    /// Reads the options of a command that gives `club` its own meaning.
    pub(in crate::command) fn options_with_club(&mut self, club: &str) -> Result<Options, LineProblem> {
        let mut said = Options::default();
        while let Some(option) = self.option()? {
            match option {
                "club" => said.club = Some(self.text(club)?),
                option => self.take_option(option, &mut said)?,
            }
        }
        Ok(said)
    }

    /// Who said it; `none` where a source may be left out.
    pub(in crate::command) fn source(&mut self) -> Result<Option<String>, LineProblem> {
        if self.is_none() && !self.is_required("source") {
            self.next += 1;
            return Ok(None);
        }
        self.needed_source().map(Some)
    }

    /// Who said it, where that can't be left out.
    pub(in crate::command) fn needed_source(&mut self) -> Result<String, LineProblem> {
        match self.is_none() {
            true => self.problem("who said it, since this has a source: a name such as Sky", Vec::new()),
            false => self.text("who said it"),
        }
    }

    /// Whether the next words are `none` alone, without quotes.
    fn is_none(&mut self) -> bool {
        let here = self.next;
        let alone = self.takes("none") && (self.is_empty() || self.at_option());
        self.next = here;
        alone
    }

    /// Reads the value of an option.
    pub(in crate::command) fn take_option(&mut self, option: &str, said: &mut Options) -> Result<(), LineProblem> {
        match option {
            "source" => said.source = self.source()?,
            "from" => said.from = Some(self.date(WithoutYear::Last)?),
            "back" => said.back = Some(self.date(WithoutYear::Next)?),
            "joins" => said.joins = Some(self.date(WithoutYear::Nearest)?),
            "until" => said.until = Some(self.date(WithoutYear::Next)?),
            "wage" => said.wage = Some(self.money()?),
            "asks" => said.asks = Some(self.money()?),
            "refuses" => said.refuses = Some(self.money()?),
            "for" => said.terms = Some(self.terms()?),
            "absence" => said.absence = Some(self.number("the number of an absence", &(1..=u8::MAX))?.into()),
            _ => said.on = Some(self.date(self.on)?),
        }
        Ok(())
    }
}
