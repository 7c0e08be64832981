//! What is asked of the market, and what was found; too slow for the loop.

use std::sync::Arc;

use jiff::civil::Date;

use super::HeldMarket;
use super::ranking::{MarketPlan, MarketRanking, MarketReasons, places, ranked};
use crate::analysis::filter::Filter;
use crate::domain::Rules;
use crate::market::{MarketLists, NameSearch, Selection};

/// Who of the market is shown, and in which order.
#[derive(Clone, Debug)]
pub struct MarketAsk {
    pub market: HeldMarket,
    /// Words of names and clubs, folded.
    pub words: String,
    /// All other terms of the filter.
    pub filter: Filter,
    pub ranking: MarketRanking,
    /// How many rows are wanted.
    pub most: usize,
    /// The day of ages.
    pub on: Date,
    /// Those of the lists that a plan may name; the same for all questions.
    pub rules: Arc<[Rules]>,
    /// What was found last, which may be gone on from; it is no part of the question.
    pub last: Option<Arc<MarketFound>>,
}

/// Who was found, or the best of those who were looked at so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarketFound {
    /// Whether everybody was looked at.
    pub is_whole: bool,
    /// The numbers of the first of them, in their order.
    pub rows: Vec<usize>,
    /// How many there are.
    pub count: usize,
    /// Why each is where he is, where they are ranked for the plan.
    pub reasons: Option<MarketReasons>,
    /// Whom the filter lets through, with the filter and the day.
    passed: (Filter, Date, Arc<Selection>),
    /// The last search that looked at everybody.
    searched: Option<Arc<NameSearch>>,
}

impl MarketFound {
    /// Whether somebody, by his number, is in the list.
    pub fn shows(&self, number: usize) -> bool {
        match self.reasons {
            Some(_) => self.rows.contains(&number),
            None => self.passed.2.has(number) && self.searched.as_ref().is_none_or(|searched| searched.has(number)),
        }
    }
}

impl PartialEq for MarketAsk {
    fn eq(&self, other: &MarketAsk) -> bool {
        self.is_same_people(other) && self.ranking == other.ranking && self.most == other.most
    }
}

impl Eq for MarketAsk {}

impl MarketAsk {
    /// Whether both show the same people.
    pub(in crate::app) fn is_same_people(&self, other: &MarketAsk) -> bool {
        self.market == other.market && self.words == other.words && self.filter == other.filter && self.on == other.on
    }

    /// Answers it for a plan; `tell` is called between its steps, with the best of those who were looked at so far.
    ///
    /// # Errors
    /// That of a step that is told to stop.
    pub(in crate::app) fn answer<E>(
        &self,
        of: MarketPlan<'_>,
        mut tell: impl FnMut(Option<MarketFound>) -> Result<(), E>,
    ) -> Result<MarketFound, E> {
        tell(None)?;
        let passed = self.passed(of, || tell(None))?;
        tell(None)?;
        let searched = self.searched(&passed, of, &mut tell)?;
        let mut found = MarketFound { searched: searched.clone(), ..self.found(&passed, searched.as_deref(), of) };
        if found.reasons.is_some() && !of.plan.competitions.is_empty() {
            tell(Some(found.clone()))?;
            let lists = places(&self.market, &found.rows, of, (self.on, &self.rules), || tell(None))?;
            found.reasons.iter_mut().for_each(|reasons| reasons.lists.clone_from(&lists));
        }
        Ok(found)
    }

    /// Who is meant by the words, if there are any.
    fn searched<E>(
        &self,
        passed: &Arc<Selection>,
        of: MarketPlan<'_>,
        tell: &mut impl FnMut(Option<MarketFound>) -> Result<(), E>,
    ) -> Result<Option<Arc<NameSearch>>, E> {
        if self.words.is_empty() {
            return Ok(None);
        }
        let before = self.last.as_ref().and_then(|last| last.searched.clone());
        let mut steps = self.market.begin_search(&self.words, before.as_deref());
        while steps.go_on() && !steps.is_done() {
            // Whom a plan ranks is ranked among all alone.
            let so_far = (!self.ranking.is_for_plan()).then(|| self.found(passed, Some(steps.so_far()), of));
            tell(so_far.map(|found| MarketFound { is_whole: false, searched: before.clone(), ..found }))?;
        }
        Ok(Some(Arc::new(steps.finish())))
    }

    /// Whom the filter lets through.
    fn passed<E>(&self, of: MarketPlan<'_>, step: impl FnMut() -> Result<(), E>) -> Result<Arc<Selection>, E> {
        let MarketAsk { market, filter, on, last, rules, .. } = self;
        let last = last.as_ref().map(|last| &last.passed);
        // Lists are those of a plan, which may be another one since.
        let asks_lists = !filter.places().is_empty();
        match last.filter(|(held, day, _)| !asks_lists && (held, day) == (filter, on)) {
            Some((.., passed)) => Ok(passed.clone()),
            None if filter.is_empty() => Ok(Arc::new(Selection::all(market))),
            None => {
                let mut passed = market.select(filter, *on);
                let lists = MarketLists { plan: of.plan, rules, at_least: of.at_least, on: *on };
                market.keep_placed(filter, lists, &mut passed, step)?;
                Ok(Arc::new(passed))
            }
        }
    }

    /// The first of those who were let through, and of those who are meant where words were looked for.
    fn found(&self, passed: &Arc<Selection>, searched: Option<&NameSearch>, of: MarketPlan<'_>) -> MarketFound {
        let MarketAsk { market, filter, ranking, most, on, .. } = self;
        let meant = searched.map(|search| market.meant(search, passed));
        let shown = meant.as_ref().unwrap_or(passed);
        let (mut reasons, mut count) = (None, None);
        let rows = match (ranking, searched) {
            (MarketRanking::Meant, Some(search)) => market.best(search, passed, *most),
            (MarketRanking::Meant, None) => shown.rows().take(*most).collect(),
            (MarketRanking::By(order), _) => market.first(shown, *order, *most, *on),
            (MarketRanking::For(_) | MarketRanking::Like(_), _) => {
                let found = ranked(market, ranking, shown.clone(), of);
                (reasons, count) = (Some(found.reasons), Some(found.count));
                found.rows
            }
        };
        let count = count.unwrap_or_else(|| shown.count());
        let passed = (filter.clone(), *on, passed.clone());
        MarketFound { is_whole: true, rows, count, reasons, passed, searched: None }
    }
}
