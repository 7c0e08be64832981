//! What-ifs side by side with the plan as it is.

use crate::analysis::words as said;
use crate::domain::Plan;
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable};
use crate::report::page::words::{line, sentence, spelled};

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let Some(found) = &answers.what_ifs else { return Vec::new() };
    let names = found.what_ifs.iter().map(|(what_if, _)| PageColumn::figures(line(&what_if.name)));
    let columns = [PageColumn::text("Figure"), PageColumn::figures("As it is")].into_iter().chain(names).collect();
    let rows = said::compared(found)
        .into_iter()
        .map(|row| row.iter().map(|cell| PageCell::text(spelled(cell))).collect())
        .collect();
    let notes = said::what_if_notes(found, plan).iter().map(|note| sentence(note)).collect();
    vec![PageBlock::Table(PageTable { name: "What if".to_owned(), columns, rows }), PageBlock::Points(notes)]
}
