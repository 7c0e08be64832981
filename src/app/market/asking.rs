//! What is asked of the market, and what was found; too slow for the loop.

use std::sync::Arc;

use jiff::civil::Date;

use super::HeldMarket;
use super::ranking::{MarketPlan, MarketRanking, MarketReasons, ranked};
use crate::analysis::filter::Filter;
use crate::market::{NameSearch, Selection};

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
    /// What was found last, which may be gone on from; it is no part of the question.
    pub last: Option<Arc<MarketFound>>,
}

/// Who was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarketFound {
    /// The numbers of the first of them, in their order.
    pub rows: Vec<usize>,
    /// How many there are.
    pub count: usize,
    /// Why each is where he is, where they are ranked for the plan.
    pub reasons: Option<MarketReasons>,
    /// Whom the filter lets through, with the filter and the day.
    passed: (Filter, Date, Arc<Selection>),
    searched: Option<Arc<NameSearch>>,
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

    /// Answers it for a plan; `step` is called between its steps.
    ///
    /// # Errors
    /// That of a step that is told to stop.
    pub(in crate::app) fn answer<E>(
        &self,
        of: MarketPlan<'_>,
        mut step: impl FnMut() -> Result<(), E>,
    ) -> Result<MarketFound, E> {
        let MarketAsk { market, words, filter, ranking, most, on, last } = self;
        step()?;
        let last_passed = last.as_ref().map(|last| &last.passed);
        let passed = match last_passed.filter(|(held, day, _)| (held, day) == (filter, on)) {
            Some((.., passed)) => passed.clone(),
            None if filter.is_empty() => Arc::new(Selection::all(market)),
            None => Arc::new(market.select(filter, *on)),
        };
        step()?;
        let searched = (!words.is_empty()).then(|| {
            let before = last.as_ref().and_then(|last| last.searched.as_deref());
            Arc::new(market.search(words, before))
        });
        step()?;
        let meant = searched.as_ref().map(|search| market.meant(search, &passed));
        let shown = meant.as_ref().unwrap_or(&passed);
        let (mut reasons, mut count) = (None, None);
        let rows = match (ranking, &searched) {
            (MarketRanking::Meant, Some(search)) => market.best(search, &passed, *most),
            (MarketRanking::Meant, None) => shown.rows().take(*most).collect(),
            (MarketRanking::By(order), _) => market.first(shown, *order, *most, *on),
            (MarketRanking::For(_) | MarketRanking::Like(_), _) => {
                let found = ranked(market, ranking, shown.clone(), of);
                (reasons, count) = (Some(found.reasons), Some(found.count));
                found.rows
            }
        };
        let count = count.unwrap_or_else(|| shown.count());
        Ok(MarketFound { rows, count, reasons, passed: (filter.clone(), *on, passed), searched })
    }
}
