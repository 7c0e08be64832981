//! What a copied text is about: the club, the day, and what is assumed.

use jiff::civil::Date;

use crate::analysis::words;
use crate::app::asked::Asked;
use crate::app::chances::{Chances, KnownChances};
use crate::app::screens::{BudgetPart, Screens};
use crate::app::such_deals::SuchDeals;
use crate::app::window::DateStyle;
use crate::command::Screen;
use crate::domain::{Assumption, Id, Plan};
use crate::text;

/// What is on the screens, and how days are written.
#[derive(Clone, Copy)]
pub(in crate::app) struct CopyContext<'a> {
    pub(in crate::app) asked: &'a Asked,
    pub(in crate::app) screens: &'a Screens,
    pub(in crate::app) such_deals: &'a SuchDeals,
    pub(in crate::app) chances: &'a KnownChances,
    pub(in crate::app) dates: DateStyle,
}

impl<'a> CopyContext<'a> {
    pub(super) fn plan(self) -> &'a Plan {
        self.asked.plan()
    }

    /// The chances of the plan on the screens, as far as they are known.
    pub(super) fn chances(self) -> Option<&'a Chances> {
        self.chances.shown(self.asked)
    }

    /// `17 Jun 2025`
    pub(super) fn day(self, day: Date) -> String {
        self.dates.whole(day)
    }

    /// `Juventus, 17 Jun 2025, if Gatti is out until 1 Sep 2025`
    pub(super) fn head(self, day: Date) -> String {
        let assumed = if self.compares() { Vec::new() } else { self.assumed() };
        let assumed = if assumed.is_empty() { String::new() } else { format!(", if {}", assumed.join(" and ")) };
        format!("{}{assumed}", self.head_as_it_is(day))
    }

    /// `Juventus, 17 Jun 2025`, of the plan as it is.
    pub(super) fn head_as_it_is(self, day: Date) -> String {
        format!("{}, {}", text::display(&text::one_line(&self.plan().club)), self.day(day))
    }

    /// Whether what has the focus compares what-ifs with the plan as it is, whatever is assumed.
    fn compares(self) -> bool {
        match self.screens.shown {
            Screen::WhatIfs => true,
            Screen::Budget => self.screens.budget.focus == BudgetPart::WhatIfs,
            _ => false,
        }
    }

    /// What is assumed and holds, in words.
    fn assumed(self) -> Vec<String> {
        let kept = self.asked.known();
        let name = self.asked.assumed.as_ref().map(|assumed| assumed.name.as_str());
        let Some(what_if) = name.and_then(|name| kept.what_if(name)) else { return Vec::new() };
        let (_, stale) = kept.laid_over(what_if, self.asked.as_of());
        let holds = |place: usize| !stale.iter().any(|stale| stale.assumption == place);
        let holding = what_if.assumptions.iter().enumerate().filter(|(place, _)| holds(*place));
        holding.map(|(_, assumption)| self.assumption(assumption)).collect()
    }

    /// `Gatti is out until 1 Sep 2025`
    pub(super) fn assumption(self, assumption: &Assumption) -> String {
        let kept = self.asked.known();
        let who = |id: &Id| text::display(&text::one_line(kept.short_name(id))).into_owned();
        let said =
            |before: &str, day: Option<Date>| day.map(|day| format!(" {before} {}", self.day(day))).unwrap_or_default();
        match assumption {
            Assumption::Sign { target, from } => format!("{} is signed{}", who(target), said("from", *from)),
            Assumption::Sell { player, from } => format!("{} is sold{}", who(player), said("from", *from)),
            Assumption::Lose { player, from, until } => {
                format!("{} is out{}{}", who(player), said("from", *from), said("until", *until))
            }
            Assumption::Back { player, on } => format!("{} is back{}", who(player), said("on", Some(*on))),
            Assumption::Formation(formation) => format!("{} is played", text::display(formation.name())),
        }
    }

    /// `competent players and better`
    pub(super) fn who_counts(self) -> String {
        words::who_counts(self.asked.at_least)
    }
}
