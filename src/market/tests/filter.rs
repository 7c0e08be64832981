//! Whom the filter lets through.

use super::*;
use crate::analysis::filter::{Facts, Figure, State};
use crate::analysis::lists::ListPlace;
use crate::domain::{Foot, Money};
use crate::runs::runs;
use crate::text;

/// Somebody asked alone.
struct Alone<'m>(MarketRow<'m>);

impl Facts for Alone<'_> {
    fn has(&self, folded: &str) -> bool {
        let texts = [Some(self.0.name()), self.0.id(), self.0.club()];
        texts.into_iter().flatten().any(|text| text::fold(text).contains(folded))
    }

    fn club_has(&self, folded: &str) -> bool {
        self.0.club().is_some_and(|club| text::fold(club).contains(folded))
    }

    fn league_has(&self, folded: &str) -> bool {
        self.0.league().is_some_and(|league| text::fold(league).contains(folded))
    }

    fn takes(&self, _: ListPlace) -> bool {
        false
    }

    fn plays(&self, position: Position) -> bool {
        self.0.positions().iter().any(|at| at.position == position)
    }

    fn foot(&self) -> Option<Foot> {
        self.0.foot()
    }

    fn is_of(&self, code: &str) -> bool {
        self.0.nations().iter().any(|nation| **nation == *code)
    }

    fn contract(&self) -> Option<Date> {
        self.0.contract()
    }

    fn figure(&self, figure: Figure) -> Option<u64> {
        match figure {
            Figure::Age => self.0.age(ON).map(u64::from),
            Figure::Height => self.0.height_cm().map(u64::from),
            Figure::Rating => self.0.rating().map(u64::from),
            Figure::Value => self.0.value().map(Money::units),
            Figure::Cost => {
                let named = self.0.asking().or(self.0.value());
                let is_over = self.0.contract().is_some_and(|last| last < ON);
                let cost = if is_over { Some(Money::ZERO) } else { named.into_iter().chain(self.0.clause()).min() };
                let target = self.0.target().map(|target| target.expected_cost(ON).map(|(cost, _)| cost));
                assert!(target.is_none_or(|target| target == cost), "{cost:?} {target:?}");
                cost.map(Money::units)
            }
            Figure::Wage => self.0.wage().map(Money::units),
        }
    }

    fn is(&self, _: State) -> bool {
        false
    }
}

#[test]
fn an_age_counts_where_no_day_of_birth_is_known() {
    let market = market(&[("Name;Position;Age\nAda;CB;24\nBo;CB;\nCy;CB;31\n", ON)]);
    let shown = |line: &str| market.select(&filter(line), ON).rows().collect::<Vec<_>>();
    assert_eq!((shown("u25"), shown("age>24"), shown("!u25")), (vec![0], vec![2], vec![1, 2]));
    let youngest = market.first(&Selection::all(&market), MarketOrder { by: MarketColumn::Age, falling: false }, 3, ON);
    assert_eq!(youngest, [0, 2, 1], "who tells no age is last");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn the_columns_let_those_through_for_whom_all_terms_hold(market in any_market(), terms in vec(select(LINES), 1..4)) {
        let filter = filter(&terms.join(" "));
        let shown = market.select(&filter, ON);
        let alone: Vec<usize> =
            (0..market.len()).filter(|row| filter.holds(&Alone(market.row(*row).unwrap()))).collect();
        prop_assert_eq!(shown.count(), alone.len());
        prop_assert_eq!(shown.rows().collect::<Vec<_>>(), alone);
    }
}

#[test]
fn a_filter_that_counts_years_alone_is_found_out() {
    let row = |name: &str, born: &str| format!("{name},{name},,{born},CB,,,,,,,,,,,,,\n");
    let rows = [row("A", "2003-08-22"), row("B", "2003-08-23"), row("C", "2003-01-01")].concat();
    let market = market(&[(&format!("{HEADERS}{rows}"), ON)]);
    let by_year = |row: &MarketRow<'_>| row.born().is_some_and(|born| ON.year() - born.year() < 23);
    let twin: Vec<usize> = market.iter().filter(by_year).map(|row| row.number).collect();
    let shown: Vec<usize> = market.select(&filter("u23"), ON).rows().collect();
    assert_eq!((shown, twin), (vec![1], vec![]), "by hand: A is 23 today, B tomorrow");
}
