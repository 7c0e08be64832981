//! The chances that the screens show.

use std::sync::Arc;

use super::Chances;
use crate::app::asked::{Asked, AskedFor};
use crate::app::question::Question;
use crate::domain::{Id, Plan};
use crate::forecast::{EffectOf, ForecastEffect, GapForecast, SeasonForecast, words};

/// The chances that were worked out: of the plan on the screens and, while a what-if is assumed, of the plan as it is.
///
/// Chances of any other plan are forgotten: none of them ever stands beside answers of another plan.
#[derive(Default)]
pub struct KnownChances {
    known: Vec<PlanChances>,
    /// The chances of the gaps of the day shown, in their order.
    pub gaps: Vec<GapChance>,
    /// Grows whenever what is known becomes other.
    pub changes: u64,
    /// What was asked about when it was last seen what is wanted, and [`KnownChances::changes`] then.
    seen: Option<(AskedFor, u64)>,
    /// What the gaps' chances were found from.
    gaps_of: Option<GapsOf>,
}

/// The chances of a gap.
#[derive(Clone, PartialEq, Debug)]
pub struct GapChance {
    pub now: GapForecast,
    /// In the plan as it is, while a what-if is assumed.
    pub before: Option<GapForecast>,
}

struct PlanChances {
    to: Question,
    found: Chances,
    /// Whether nothing more is to come.
    whole: bool,
}

type GapsOf = (Vec<Vec<usize>>, Arc<SeasonForecast>, Option<Arc<SeasonForecast>>);

impl KnownChances {
    /// The chances of a plan, as far as they are known.
    pub fn of(&self, plan: &Arc<Plan>) -> Option<&Chances> {
        self.known.iter().find(|known| Arc::ptr_eq(&known.to.plan, plan)).map(|known| &known.found)
    }

    /// The chances of the plan on the screens, if the day shown has any.
    pub(in crate::app) fn shown(&self, asked: &Asked) -> Option<&Chances> {
        self.of(asked.plan()).filter(|_| asked.foresees())
    }

    /// The chance of a gap of the day shown: of another day than the forecast's it is that of its week.
    pub fn of_gap(&self, asked: &Asked, place: usize) -> Option<String> {
        let (chances, gap) = self.shown(asked).zip(self.gaps.get(place))?;
        match asked.on == asked.today() {
            true => Some(words::gap(&gap.now, gap.before.as_ref())),
            false => words::gap_in_week(&chances.forecast, &gap.now, asked.on),
        }
    }

    /// What a target does to the chance from today on, which never stands beside what he adds on another day.
    pub fn with_target(&self, asked: &Asked, target: &Id) -> Option<&ForecastEffect> {
        let chances = self.shown(asked).filter(|_| asked.on == asked.today())?;
        chances.effect(&EffectOf::Target(target.clone()))
    }

    pub(super) fn take(&mut self, to: Question, found: Chances, whole: bool) {
        self.changes += 1;
        self.known.retain(|known| known.to != to);
        self.known.push(PlanChances { to, found, whole });
    }

    /// Forgets the answers to all other questions.
    pub(super) fn keep(&mut self, wanted: &[Question]) {
        let before = self.known.len();
        self.known.retain(|known| wanted.contains(&known.to));
        self.changes += u64::from(self.known.len() < before);
    }

    /// Whether neither what is asked about nor what is known has changed since the last [`KnownChances::saw`].
    pub(super) fn is_as_seen(&self, asked: &Asked) -> bool {
        self.seen.as_ref().is_some_and(|(seen, changes)| *changes == self.changes && seen.is_of(asked))
    }

    /// Remembers that what is wanted was seen to.
    pub(super) fn saw(&mut self, asked: &Asked) {
        self.seen = Some((AskedFor::of(asked), self.changes));
    }

    pub(super) fn is_whole(&self, to: &Question) -> bool {
        self.known.iter().any(|known| known.whole && known.to == *to)
    }

    /// Works out the chances of the gaps that are shown, if they are others or more seasons were drawn.
    pub(super) fn refresh_gaps(&mut self, asked: &Asked) {
        let forecast = |plan| self.of(plan).map(|chances| chances.forecast.clone());
        let before = asked.before.as_ref().filter(|_| asked.plan().tactic.formation == asked.known().tactic.formation);
        let before = before.and_then(|_| forecast(asked.known()));
        let slots: Vec<Vec<usize>> = asked.answers.cover.gaps.iter().map(|gap| gap.slots.clone()).collect();
        let Some(now) = forecast(asked.plan()) else {
            (self.gaps, self.gaps_of) = (Vec::new(), None);
            return;
        };
        let is_same = |(held, was, were): &GapsOf| {
            let same_before = match (were, &before) {
                (Some(were), Some(before)) => Arc::ptr_eq(were, before),
                (were, before) => were.is_none() && before.is_none(),
            };
            *held == slots && Arc::ptr_eq(was, &now) && same_before
        };
        if self.gaps_of.as_ref().is_some_and(is_same) {
            return;
        }
        let gap = |slots: &Vec<usize>| GapChance {
            now: now.gap(slots),
            before: before.as_ref().map(|before| before.gap(slots)),
        };
        self.changes += 1;
        self.gaps = slots.iter().map(gap).collect();
        self.gaps_of = Some((slots, now, before));
    }
}
