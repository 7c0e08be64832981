//! The market's table: who is shown of it, in which order, with a selected cell.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::asked::Asked;
use crate::app::market::{HeldMarket, MarketAsk, MarketFound, MarketRanking};
use crate::app::question::{About, Question};
use crate::command::MarketRequest;
use crate::domain::Rules;
use crate::market::{MarketColumn, MarketOrder, MarketRow};

/// The rows that are asked for at first, and those beyond the selected line.
const ROWS_AHEAD: usize = 512;

/// The state of the market's table.
#[derive(Debug)]
pub struct MarketTable {
    /// Everybody, with the files that they were read from; none before.
    held: Option<(HeldMarket, MarketRequest)>,
    /// The files that the session begins with, before they are read.
    pub(in crate::app) wanted: Option<MarketRequest>,
    /// The column of the selected cell.
    pub column: MarketColumn,
    /// The columns that the user wants, from the left.
    pub columns: Vec<MarketColumn>,
    pub ranking: MarketRanking,
    /// The numbers of those who are marked.
    marked: BTreeSet<usize>,
    /// The selected line.
    line: usize,
    found: Option<(Question, Arc<MarketFound>)>,
}

impl Default for MarketTable {
    fn default() -> MarketTable {
        MarketTable {
            held: None,
            wanted: None,
            column: MarketColumn::Name,
            columns: MarketColumn::ALL.to_vec(),
            ranking: usual(MarketColumn::Value),
            marked: BTreeSet::new(),
            line: 0,
            found: None,
        }
    }
}

/// By a column, the way that it is sorted at first.
fn usual(by: MarketColumn) -> MarketRanking {
    MarketRanking::By(MarketOrder { by, falling: by.most_first() })
}

impl MarketTable {
    pub fn market(&self) -> Option<&HeldMarket> {
        self.held.as_ref().map(|(market, _)| market)
    }

    /// The files that it was read from.
    pub fn request(&self) -> Option<&MarketRequest> {
        self.held.as_ref().map(|(_, request)| request)
    }

    /// Who was found; none before the first answer.
    pub fn found(&self) -> Option<&MarketFound> {
        self.found.as_ref().map(|(_, found)| &**found)
    }

    /// How many lines there are: of those who are ranked for the plan the best alone, else a line for each.
    pub fn lines(&self) -> usize {
        self.found().map_or(0, |found| if found.reasons.is_some() { found.rows.len() } else { found.count })
    }

    /// What the person of a line adds and why he is there, where people are ranked for the plan.
    pub fn reason(&self, line: usize) -> Option<[&str; 2]> {
        let reasons = self.found()?.reasons.as_ref()?;
        Some([reasons.effects.get(line)?, reasons.whys.get(line)?])
    }

    /// The place of the person of a line on each list of the plan if he came, where people are ranked for the plan.
    pub fn lists(&self, line: usize) -> &[String] {
        let reasons = self.found().and_then(|found| found.reasons.as_ref());
        reasons.and_then(|reasons| reasons.lists.get(line)).map_or(&[], Vec::as_slice)
    }

    /// Somebody by his line; none while his line is not found yet.
    pub fn row(&self, line: usize) -> Option<MarketRow<'_>> {
        self.market()?.row(*self.found()?.rows.get(line)?)
    }

    /// The selected line; none if nobody is shown.
    pub fn line(&self) -> Option<usize> {
        self.lines().checked_sub(1).map(|last| self.line.min(last))
    }

    pub fn selected(&self) -> Option<MarketRow<'_>> {
        self.row(self.line()?)
    }

    pub fn is_marked(&self, number: usize) -> bool {
        self.marked.contains(&number)
    }

    /// How many are marked.
    pub fn marks(&self) -> usize {
        self.marked.len()
    }

    /// The numbers of those of them who are in the list that is shown.
    pub fn marked_shown(&self) -> impl Iterator<Item = usize> {
        let found = self.found();
        self.marked.iter().copied().filter(move |number| found.is_some_and(|found| found.shows(*number)))
    }

    /// Takes up another market.
    pub(in crate::app) fn take_up(&mut self, market: HeldMarket, request: MarketRequest) {
        self.held = Some((market, request));
        self.found = None;
        self.marked.clear();
        self.line = 0;
    }

    /// What is asked of the market as it is to be shown.
    pub(in crate::app) fn ask(&self, asked: &Asked, rules: Arc<[Rules]>) -> Option<MarketAsk> {
        let (words, filter) = asked.filter_terms().parted();
        let ranking = match &self.ranking {
            MarketRanking::Meant if words.is_empty() => usual(MarketColumn::Value),
            ranking => ranking.clone(),
        };
        Some(MarketAsk {
            market: self.market()?.clone(),
            words,
            filter,
            ranking,
            most: (self.line + ROWS_AHEAD).next_power_of_two().max(2 * ROWS_AHEAD),
            on: asked.on,
            rules,
            last: self.found.as_ref().map(|(_, found)| found.clone()),
        })
    }

    /// Whether this is the question that was answered last, and all of the answer is there.
    pub(in crate::app) fn is_answered(&self, question: &Question) -> bool {
        self.found.as_ref().is_some_and(|(to, found)| found.is_whole && to == question)
    }

    /// Takes up an answer, or what was found of it so far.
    ///
    /// Whoever was selected stays so where the same people are ordered otherwise; but the best stays with the first line.
    pub(in crate::app) fn take(&mut self, to: Question, found: Arc<MarketFound>) {
        let About::Market(ask) = &to.about else { return };
        let before = self.found.as_ref().and_then(|(to, _)| match &to.about {
            About::Market(before) => Some(before),
            _ => None,
        });
        let was_whole = self.found().is_none_or(|found| found.is_whole);
        match before {
            Some(before) if before.is_same_people(ask) && before.ranking == ask.ranking => {
                if !was_whole && self.line > 0 {
                    self.line = self.line_of_selected(&found).unwrap_or(self.line);
                }
            }
            Some(before) if before.is_same_people(ask) && !ask.ranking.is_for_plan() => {
                self.line = self.line_of_selected(&found).unwrap_or(0);
            }
            _ => self.line = 0,
        }
        // What was found last is not held through each answer that went on from the one before.
        let mut to = to;
        if let About::Market(ask) = &mut to.about {
            ask.last = None;
        }
        self.found = Some((to, found));
    }

    fn line_of_selected(&self, found: &MarketFound) -> Option<usize> {
        let selected = self.selected()?.number;
        found.rows.iter().position(|row| *row == selected)
    }

    pub(super) fn move_to(&mut self, to: impl Fn(usize) -> usize) {
        let last = self.lines().saturating_sub(1);
        self.line = to(self.line.min(last)).min(last);
    }

    pub(super) fn select(&mut self, line: usize, column: Option<MarketColumn>) {
        self.column = column.unwrap_or(self.column);
        self.move_to(|_| line);
    }

    pub(super) fn move_along(&mut self, step: isize) {
        let here = self.columns.iter().position(|column| *column == self.column).unwrap_or(0);
        let there = here.saturating_add_signed(step).min(self.columns.len().saturating_sub(1));
        self.column = self.columns.get(there).copied().unwrap_or(self.column);
    }

    /// Shows these columns alone, from the left.
    pub(in crate::app) fn choose(&mut self, columns: Vec<MarketColumn>) {
        self.columns = columns;
        if !self.columns.contains(&self.column) {
            self.column = self.columns.first().copied().unwrap_or(MarketColumn::Name);
        }
    }

    /// Marks whoever is selected, or no longer, and goes down.
    pub(super) fn mark(&mut self) {
        let Some(number) = self.selected().map(|row| row.number) else { return };
        if !self.marked.remove(&number) {
            self.marked.insert(number);
        }
        self.move_to(|line| line.saturating_add(1));
    }

    /// The numbers of those who are marked and shown, else of the selected one.
    pub(in crate::app) fn marked_or_selected(&self) -> Vec<usize> {
        let marked: Vec<usize> = self.marked_shown().collect();
        let selected = self.selected().map(|row| row.number).filter(|_| marked.is_empty());
        marked.into_iter().chain(selected).collect()
    }

    /// Takes the marks off some.
    pub(in crate::app) fn unmark_these(&mut self, numbers: &[usize]) {
        self.marked.retain(|number| !numbers.contains(number));
    }

    /// Marks nobody any more; false if nobody was marked.
    pub(in crate::app) fn unmark(&mut self) -> bool {
        let marked = !self.marked.is_empty();
        self.marked.clear();
        marked
    }

    /// Sorts by a column, or turns the order round if it is sorted by it already.
    pub(in crate::app) fn sort(&mut self, by: MarketColumn) {
        self.ranking = match self.ranking {
            MarketRanking::By(held) if held.by == by => MarketRanking::By(MarketOrder { by, falling: !held.falling }),
            _ => usual(by),
        };
        self.column = by;
    }

    /// Ranks by what is meant from now on, since the filter is being typed; who is ranked for the plan stays so.
    pub(in crate::app) fn rank_by_words(&mut self) {
        if !self.ranking.is_for_plan() {
            self.ranking = MarketRanking::Meant;
        }
    }

    /// Ranks people for the plan.
    pub(in crate::app) fn rank(&mut self, ranking: MarketRanking) {
        self.ranking = ranking;
        self.line = 0;
    }

    /// Sorts as at first where people are ranked for the plan; false if they are not.
    pub(super) fn unrank(&mut self) -> bool {
        let ranked = self.ranking.is_for_plan();
        if ranked {
            self.ranking = usual(MarketColumn::Value);
        }
        ranked
    }

    /// Whether a position of somebody is known.
    pub(in crate::app) fn plays(&self, number: usize) -> bool {
        self.market().and_then(|market| market.row(number)).is_some_and(|row| !row.positions().is_empty())
    }
}
