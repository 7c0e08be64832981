//! Whom the filter's terms let through, answered by the columns.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use jiff::civil::Date;

use super::amounts::Amounts;
use super::column::MarketColumn;
use super::columns::{Flag, NO_FIGURE, NO_RATING, bit};
use super::day::{NO_DAY, born_after, born_by, is_day, packed};
use super::everybody::Market;
use super::selected::Selection;
use crate::analysis::filter::{Figure, Filter, State, Term, TermAsks};
use crate::domain::Money;
use crate::text;

impl Market {
    /// Whom all terms of a filter let through on a day; the same people as [`Filter::holds`] of each of them.
    ///
    /// A text is looked for in the name, the club and the source's id.
    pub fn select(&self, filter: &Filter, on: Date) -> Selection {
        let terms: Vec<MarketTerm<'_>> = filter.terms().iter().map(|term| MarketTerm::of(self, term)).collect();
        Selection::filled(self.len(), |lot, shown| {
            for term in &terms {
                TermOverLot { market: self, on, lot: lot.clone(), negated: term.negated }.ask(term, shown);
            }
        })
    }
}

impl Market {
    /// What terms of a filter ask and no file tells of anybody, by its column: they let nobody through.
    pub fn lacking(&self, filter: &Filter) -> Vec<&'static str> {
        let mut lacking = Vec::new();
        for field in filter.terms().iter().filter(|term| !term.negated).filter_map(asked_of) {
            if self.untold().contains(&field) && !lacking.contains(&field.word()) {
                lacking.push(field.word());
            }
        }
        lacking
    }
}

/// The column that a term asks; none where several may answer it.
fn asked_of(term: &Term) -> Option<MarketColumn> {
    Some(match &term.asks {
        TermAsks::Text(_) | TermAsks::State(_) | TermAsks::List(_) => return None,
        TermAsks::Club(_) => MarketColumn::Club,
        TermAsks::League(_) => MarketColumn::League,
        TermAsks::Position(_) => MarketColumn::Positions,
        TermAsks::Foot(_) => MarketColumn::Foot,
        TermAsks::Nation(_) => MarketColumn::Nation,
        TermAsks::Contract(..) => MarketColumn::Contract,
        TermAsks::Figure(figure, ..) => match figure {
            Figure::Age => MarketColumn::Age,
            Figure::Height => MarketColumn::Height,
            Figure::Rating => MarketColumn::Rating,
            Figure::Value => MarketColumn::Value,
            Figure::Cost => return None,
            Figure::Wage => MarketColumn::Wage,
        },
    })
}

/// A term, with the clubs and nations of the market that it is of.
struct MarketTerm<'f> {
    asks: &'f TermAsks,
    negated: bool,
    /// For each club or set of nations; empty where none is.
    of: Vec<bool>,
}

impl<'f> MarketTerm<'f> {
    fn of(market: &Market, term: &'f Term) -> MarketTerm<'f> {
        let columns = &market.columns;
        let of: Vec<bool> = match &term.asks {
            TermAsks::Text(folded) if folded.is_empty() => Vec::new(),
            TermAsks::Text(folded) | TermAsks::Club(folded) => {
                columns.folded_clubs().iter().map(|club| club.contains(folded.as_str())).collect()
            }
            TermAsks::League(folded) => {
                let names = columns.league_names.all().iter();
                names.map(|league| text::fold(league).contains(folded.as_str())).collect()
            }
            TermAsks::Nation(codes) => {
                let is_of = |held: &Vec<Arc<str>>| held.iter().any(|held| codes.iter().any(|code| **held == **code));
                columns.nation_codes.all().iter().map(is_of).collect()
            }
            _ => Vec::new(),
        };
        let of = if of.contains(&true) { of } else { Vec::new() };
        MarketTerm { asks: &term.asks, negated: term.negated, of }
    }

    fn is_of(&self, number: u32) -> bool {
        self.of.get(number as usize) == Some(&true)
    }
}

/// A term asked of a lot of people.
struct TermOverLot<'m> {
    market: &'m Market,
    on: Date,
    lot: Range<usize>,
    negated: bool,
}

impl TermOverLot<'_> {
    fn ask(&self, term: &MarketTerm<'_>, shown: &mut [u8]) {
        let columns = &self.market.columns;
        match term.asks {
            TermAsks::Text(folded) => self.texts(folded, term, shown),
            TermAsks::Club(_) => self.each(&columns.clubs, shown, |club| term.is_of(club)),
            TermAsks::League(_) => self.each(&columns.leagues, shown, |league| term.is_of(league)),
            TermAsks::Position(position) => {
                let bit = bit(*position);
                self.each(&columns.position_bits, shown, |bits| bits & bit != 0);
            }
            TermAsks::Foot(foot) => {
                let wanted = *foot as u8 + 1;
                self.each(&columns.feet, shown, |foot| foot == wanted);
            }
            TermAsks::State(state) => {
                let flag = match state {
                    State::Injured => Flag::Injured,
                    State::Suspended => Flag::Suspended,
                    State::Away => Flag::LentOut,
                    State::Loan => Flag::Loan,
                } as u8;
                self.each(&columns.flags, shown, |flags| flags & flag != 0);
            }
            TermAsks::Nation(_) => self.each(&columns.nations, shown, |nation| term.is_of(nation)),
            TermAsks::Figure(Figure::Age, least, most) => self.ages(*least..=*most, shown),
            TermAsks::Figure(Figure::Height, least, most) => {
                self.small(&columns.heights, NO_FIGURE, *least..=*most, shown);
            }
            TermAsks::Figure(Figure::Rating, least, most) => {
                self.small(&columns.ratings, NO_RATING, *least..=*most, shown);
            }
            TermAsks::Figure(Figure::Value, least, most) => self.amounts(&columns.values, *least..=*most, shown),
            TermAsks::Figure(Figure::Wage, least, most) => self.amounts(&columns.wages, *least..=*most, shown),
            TermAsks::Figure(Figure::Cost, least, most) => self.costs(*least..=*most, shown),
            // The lists of a plan are asked apart, by `keep_placed`.
            TermAsks::List(_) => {}
            TermAsks::Contract(first, last) => {
                let (first, last) = (packed(*first), packed(*last));
                self.each(&columns.contracts, shown, |day| first <= day && day <= last);
            }
        }
    }

    /// Keeps who is shown where the answer about a cell of a column is yes, or no where the term is turned around.
    fn each<T: Copy>(&self, column: &[T], shown: &mut [u8], holds: impl Fn(T) -> bool) {
        let negated = self.negated;
        let cells = column.get(self.lot.clone()).unwrap_or_default();
        shown.iter_mut().zip(cells).for_each(|(shown, cell)| *shown &= u8::from(holds(*cell) != negated));
    }

    fn small(&self, column: &[u8], unknown: u8, figures: RangeInclusive<u64>, shown: &mut [u8]) {
        let most = u8::try_from(*figures.end()).unwrap_or(u8::MAX);
        // Nothing is within where the least is more than a byte.
        let least = u8::try_from(*figures.start()).unwrap_or(unknown);
        self.each(column, shown, |figure| figure != unknown && least <= figure && figure <= most);
    }

    fn amounts(&self, column: &Amounts, units: RangeInclusive<u64>, shown: &mut [u8]) {
        let (least, most, large) = column.range(*units.start(), *units.end());
        let large: Vec<(usize, u64)> = large.filter(|(row, _)| self.lot.contains(row)).collect();
        let before: Vec<u8> =
            large.iter().map(|(row, _)| shown.get(row - self.lot.start).copied().unwrap_or(0)).collect();
        self.each(column.small(), shown, |amount| least <= amount && amount <= most);
        for ((row, amount), before) in large.into_iter().zip(before) {
            let holds = units.contains(&amount) != self.negated;
            shown.get_mut(row - self.lot.start).into_iter().for_each(|shown| *shown = before & u8::from(holds));
        }
    }

    fn costs(&self, units: RangeInclusive<u64>, shown: &mut [u8]) {
        for (row, shown) in self.lot.clone().zip(shown).filter(|(_, shown)| **shown == 1) {
            let cost = self.market.cost(row, self.on).map(Money::units);
            *shown = u8::from(cost.is_some_and(|cost| units.contains(&cost)) != self.negated);
        }
    }

    /// By the day of birth, else by the age that the file says.
    fn ages(&self, years: RangeInclusive<u64>, shown: &mut [u8]) {
        let (columns, negated) = (&self.market.columns, self.negated);
        let is_empty = years.is_empty();
        let first = born_after(self.on, *years.end()).max(NO_DAY + 1);
        let last = born_by(self.on, *years.start());
        if !self.market.says_ages {
            return self.each(&columns.born, shown, |born| (first <= born) & (born <= last) & !is_empty);
        }
        let (youngest, oldest) = (
            u8::try_from(*years.start()).unwrap_or(u8::MAX).max(NO_FIGURE + 1),
            u8::try_from(*years.end()).unwrap_or(u8::MAX),
        );
        let is_beyond = *years.start() > u64::from(u8::MAX);
        let cells = columns.born.get(self.lot.clone()).unwrap_or_default();
        let ages = columns.ages.get(self.lot.clone()).unwrap_or_default();
        for ((shown, born), age) in shown.iter_mut().zip(cells).zip(ages) {
            // Without a branch several people are asked at once.
            let by_day = (first <= *born) & (*born <= last) & !is_empty;
            let by_age = (youngest <= *age) & (*age <= oldest) & !is_beyond;
            let is_day = is_day(*born);
            *shown &= u8::from(((is_day & by_day) | (!is_day & by_age)) != negated);
        }
    }

    fn texts(&self, folded: &str, term: &MarketTerm<'_>, shown: &mut [u8]) {
        let columns = &self.market.columns;
        let mut has = vec![folded.is_empty(); self.lot.len()];
        let first = self.lot.start;
        let mut found = |number: usize| has.get_mut(number - first).into_iter().for_each(|has| *has = true);
        if !folded.is_empty() {
            columns.folded.containing(self.lot.clone(), folded, &mut found);
            columns.ids.containing(self.lot.clone(), folded, &mut found);
            if !term.of.is_empty() {
                let of = columns.clubs.get(self.lot.clone()).unwrap_or_default();
                let of = of.iter().enumerate().filter(|(_, club)| term.is_of(**club));
                of.for_each(|(row, _)| found(first + row));
            }
        }
        let negated = self.negated;
        shown.iter_mut().zip(has).for_each(|(shown, has)| *shown &= u8::from(has != negated));
    }
}
