//! What-ifs side by side with the plan as it is.

use crate::analysis::words as said;
use crate::domain::Plan;
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable, PageTone};
use crate::report::page::words::{line, sentence, spelled};

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let Some(found) = &answers.what_ifs else { return Vec::new() };
    let names = found.what_ifs.iter().map(|(what_if, _)| PageColumn::figures(line(&what_if.name)));
    let columns = [PageColumn::text("Figure"), PageColumn::figures("As it is")].into_iter().chain(names).collect();
    let rows = said::compared(found)
        .into_iter()
        .map(|row| row.iter().map(|cell| self::cell(row.first().map_or("", String::as_str), cell)).collect())
        .collect();
    let notes = said::what_if_notes(found, plan).iter().map(|note| sentence(note)).collect();
    vec![PageBlock::Table(PageTable { name: "What if".to_owned(), columns, rows }), PageBlock::Points(notes)]
}

/// A cell, marked where a change is for the better or the worse.
fn cell(figure: &str, said: &str) -> PageCell {
    let more_is_better = match figure {
        "margin today" | "margin at worst" | "margins summed" => true,
        "short today" | "short at worst" | "shorts summed" | "weeks that break" => false,
        _ => return PageCell::text(spelled(said)),
    };
    let both =
        said.split_once(" → ").and_then(|(before, after)| before.parse::<i64>().ok().zip(after.parse::<i64>().ok()));
    match both {
        Some((before, after)) if (after > before) == more_is_better => {
            PageCell::Marked(said.to_owned(), PageTone::Good)
        }
        Some(_) => PageCell::Marked(said.to_owned(), PageTone::Bad),
        None => PageCell::text(said),
    }
}
