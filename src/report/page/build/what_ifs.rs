//! What-ifs side by side with the plan as it is.

use crate::analysis::words::{self as said, ComparedFigure, ComparedRow};
use crate::domain::Plan;
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable, PageTone};
use crate::report::page::words::{line, priced, sentence, spelled};

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let Some(found) = &answers.what_ifs else { return Vec::new() };
    let names = found.what_ifs.iter().map(|(what_if, _)| PageColumn::figures(line(&what_if.name)));
    let columns = [PageColumn::text("Figure"), PageColumn::figures("As it is")].into_iter().chain(names).collect();
    let rows = said::compared(found).into_iter().map(|found| row(found, plan.currency.as_deref())).collect();
    let notes = said::what_if_notes(found, plan).iter().map(|note| sentence(note)).collect();
    vec![PageBlock::Table(PageTable { name: "What if".to_owned(), columns, rows }), PageBlock::Points(notes)]
}

/// A line, whose figures are marked where a change is for the better or the worse.
fn row(found: ComparedRow, currency: Option<&str>) -> Vec<PageCell> {
    let said = |words: &str| spelled(&priced(words, currency));
    let figure = |figure: ComparedFigure| match figure.is_better {
        Some(true) => PageCell::Marked(said(&figure.said), PageTone::Good),
        Some(false) => PageCell::Marked(said(&figure.said), PageTone::Bad),
        None => plain(&figure.said, currency),
    };
    let first = [PageCell::text(found.label), plain(&found.as_it_is, currency)];
    first.into_iter().chain(found.what_ifs.into_iter().map(figure)).collect()
}

/// A figure as a number, where it is one.
fn plain(words: &str, currency: Option<&str>) -> PageCell {
    words.parse().map_or_else(|_| PageCell::text(spelled(&priced(words, currency))), PageCell::Number)
}
