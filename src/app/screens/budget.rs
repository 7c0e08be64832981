//! The budget screen: the money by season, by deal, and under each kept what-if.

use jiff::civil::Date;

use super::line_answers::LineAnswers;
use crate::analysis::money::words::cells::{self, BudgetCell, DealCells};
use crate::analysis::money::{Finances, finances_if, remarks};
use crate::app::asked::{Asked, Memo};
use crate::domain::words::words;
use crate::domain::{Id, Season};

/// The state of the budget screen.
#[derive(Clone, Debug, Default)]
pub struct BudgetScreen {
    pub focus: BudgetPart,
    /// The selected season; `None` is the one that the plan's budget is for.
    season: Option<Season>,
    /// The selected line of the deals, and whose it is.
    deal: (usize, Option<Id>),
    /// The selected line of the what-ifs.
    what_if: usize,
    /// Remembered for the season, today, and how many what-ifs are still to be asked about.
    lines: Option<Memo<(Season, Date, usize), BudgetLines>>,
    /// What each kept what-if does to the money of the plan as it is, remembered for today.
    what_ifs: Option<Memo<Date, LineAnswers<Finances>>>,
}

words! {
    /// The parts of the budget screen, in the order in which the focus goes round.
    #[derive(Default)]
    BudgetPart {
        #[default]
        Deals = "deals",
        WhatIfs = "what-ifs",
        Seasons = "seasons",
    }
}

/// The lines of each part.
#[derive(Clone, Debug, Default)]
pub struct BudgetLines {
    pub seasons: Vec<(Season, [BudgetCell; cells::FIGURES.len()])>,
    pub deals: Vec<DealCells>,
    /// The names of the what-ifs, and the figures of the selected season as they are and with each.
    pub what_ifs: Vec<(String, [BudgetCell; cells::FIGURES.len()])>,
    /// What the figures leave out, and what the plan lacks, fit for a screen.
    pub remarks: Vec<String>,
}

impl BudgetScreen {
    /// The lines of each part; `None` before the screen is first shown.
    pub fn lines(&self) -> Option<&BudgetLines> {
        self.lines.as_ref().map(|held| &held.answer)
    }

    /// The season that deals and what-ifs are shown for.
    pub fn season(&self, asked: &Asked) -> Option<Season> {
        let (found, before) = (asked.finances()?, asked.finances_before());
        let held = |season: &Season| cells::seasons(found, before).contains(season);
        Some(self.season.filter(held).unwrap_or(found.season))
    }

    /// The deals that match the filter.
    pub fn shown_deals(&self, asked: &Asked) -> Vec<&DealCells> {
        let all = self.lines().map_or(&[][..], |lines| &lines.deals);
        all.iter().filter(|deal| asked.shows(&deal.person)).collect()
    }

    /// The index of the selected line of a part; `None` if it has no line.
    pub fn line(&self, part: BudgetPart, asked: &Asked) -> Option<usize> {
        let lines = self.lines()?;
        match part {
            BudgetPart::Seasons => {
                let season = self.season(asked)?;
                lines.seasons.iter().position(|(other, _)| *other == season)
            }
            BudgetPart::Deals => {
                let (line, person) = &self.deal;
                let deals = self.shown_deals(asked);
                let is_his = |deal: &&DealCells| Some(&deal.person) == person.as_ref();
                let here = deals.get(*line).is_some_and(is_his).then_some(*line);
                let his = here.or_else(|| deals.iter().position(is_his));
                his.or(deals.len().checked_sub(1).map(|last| last.min(*line)))
            }
            BudgetPart::WhatIfs => asked.known().what_ifs.len().checked_sub(1).map(|last| last.min(self.what_if)),
        }
    }

    /// The person of the selected deal.
    pub(super) fn selected<'s>(&'s self, asked: &Asked) -> Option<&'s Id> {
        let line = self.line(BudgetPart::Deals, asked)?;
        self.shown_deals(asked).get(line).map(|deal| &deal.person)
    }

    /// The name of the selected what-if.
    pub(super) fn selected_what_if<'a>(&self, asked: &'a Asked) -> Option<&'a str> {
        let line = self.line(BudgetPart::WhatIfs, asked)?;
        asked.known().what_ifs.get(line).map(|what_if| what_if.name.as_str())
    }

    /// Computes the lines again if the plan, today or the selected season has changed.
    pub(super) fn refresh(&mut self, asked: &Asked) {
        let (kept, today) = (asked.known(), asked.as_of());
        Memo::renew(&mut self.what_ifs, kept, today, |_| LineAnswers::of(kept.what_ifs.len()));
        let Some(Memo { answer: what_ifs, .. }) = &mut self.what_ifs else { return };
        what_ifs.find(self.what_if, |line| Some(finances_if(kept, kept.what_ifs.get(line)?, today)));
        let missing = what_ifs.missing();
        let (Some(season), Some(found)) = (self.season(asked), asked.finances()) else { return };
        let mut lines = self.lines.take();
        Memo::renew(&mut lines, asked.plan(), (season, today, missing), |_| self.ask(season, found, asked));
        self.lines = lines;
    }

    fn ask(&self, season: Season, found: &Finances, asked: &Asked) -> BudgetLines {
        let before = asked.finances_before();
        let seasons = cells::seasons(found, before).into_iter();
        let as_it_is = before.unwrap_or(found);
        let with = |line| self.what_ifs.as_ref().and_then(|held| held.answer.get(line));
        let figures = |line| match with(line) {
            Some(with) => cells::figures(with, Some(as_it_is), season),
            None => std::array::from_fn(|_| "…".to_owned().into()),
        };
        let what_ifs = asked.known().what_ifs.iter().enumerate();
        BudgetLines {
            seasons: seasons.map(|season| (season, cells::figures(found, before, season))).collect(),
            deals: cells::deals(found, season),
            what_ifs: what_ifs.map(|(line, what_if)| (what_if.name.clone(), figures(line))).collect(),
            remarks: remarks(found, asked.plan()),
        }
    }

    /// Selects the person's deal, if he has one.
    pub(super) fn follow(&mut self, person: Id) {
        self.deal.1 = Some(person);
    }

    /// Moves the selection of a part by lines; it stops at the ends.
    pub(super) fn move_in(&mut self, part: BudgetPart, lines: isize, asked: &Asked) {
        if let Some(from) = self.line(part, asked) {
            self.select(part, Some(from.saturating_add_signed(lines)), asked);
        }
    }

    /// Selects a line of a part, or the last one if it has fewer.
    pub(super) fn select(&mut self, part: BudgetPart, line: Option<usize>, asked: &Asked) {
        let Some((line, lines)) = line.zip(self.lines()) else { return };
        match part {
            BudgetPart::Seasons => {
                let last = lines.seasons.len().saturating_sub(1);
                self.season = lines.seasons.get(line.min(last)).map(|(season, _)| *season).or(self.season);
            }
            BudgetPart::Deals => {
                let deals = self.shown_deals(asked);
                let line = line.min(deals.len().saturating_sub(1));
                self.deal = (line, deals.get(line).map(|deal| deal.person.clone()));
            }
            BudgetPart::WhatIfs => self.what_if = line.min(lines.what_ifs.len().saturating_sub(1)),
        }
    }

    pub(super) fn next_part(&mut self, step: isize) {
        let parts = BudgetPart::ALL;
        let next = (self.focus as isize + step).rem_euclid(parts.len() as isize) as usize;
        self.focus = parts.get(next).copied().unwrap_or_default();
    }
}
