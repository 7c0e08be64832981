//! What a page is asked for in the benchmarks: the sample's day, without chances and fee ranges.

use touchline::analysis::lists::ListReasons;
use touchline::domain::Familiarity;
use touchline::report::page::PageQuestion;
use touchline::store::assets;

pub(crate) fn question() -> PageQuestion<'static> {
    let on = jiff::civil::date(2025, 6, 17);
    PageQuestion {
        on,
        today: on,
        at_least: Familiarity::Competent,
        what_ifs: &[],
        rules: assets::rules().as_slice(),
        lists: ListReasons::Newcomers,
        injuries: None,
        fees: None,
    }
}
