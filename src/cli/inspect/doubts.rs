//! The doubts of a file by kind, with what a dialect can say where the file does not.

use std::cmp::Reverse;

use super::super::lines::{WIDTH, hanging};
use super::lines::header;
use crate::import::values::Reason;
use crate::import::{Doubt, NO_HEADER, OpenedFile, Reader};
use crate::text::{self, counted};

/// The doubts by kind, most first, each with one example.
pub(super) fn doubts(opened: &OpenedFile) -> Vec<String> {
    let doubts = &opened.doubts;
    let mut kinds: Vec<(usize, &Doubt)> = Vec::new();
    for doubt in doubts.listed().iter().filter(|doubt| doubt.why != NO_HEADER) {
        match kinds.iter_mut().find(|(_, first)| first.why == doubt.why) {
            Some((count, _)) => *count += 1,
            None => kinds.push((1, doubt)),
        }
    }
    if kinds.is_empty() {
        return Vec::new();
    }
    kinds.sort_by_key(|(count, _)| Reverse(*count));
    // The head of the page says that there is no header.
    let all = doubts.count() - usize::from(!opened.table.has_header());
    let listed: usize = kinds.iter().map(|(count, _)| count).sum();
    let of = match all > listed {
        true => format!(", the first {listed} by kind:"),
        false => ":".to_owned(),
    };
    let mut lines = vec![String::new(), counted(all, "doubt") + &of];
    for (count, first) in kinds {
        lines.extend(hanging(&format!("{count} × {}", first.why)));
        lines.push(format!("    {}", text::fit(&place(first, opened), WIDTH - 4)));
        lines.extend(advice(&first.why).map(|advice| format!("    say it in a dialect of your own: {advice}")));
    }
    lines
}

/// What a dialect can say where the file does not.
fn advice(why: &str) -> Option<&'static str> {
    [
        (Reason::NoPeriod, "per: Week"),
        (Reason::UnitOpen, "unit: 1000000"),
        (Reason::OrderOpen, "order: DayFirst"),
        (Reason::OrderContradicted, "order: DayFirst"),
        (Reason::MarkOpen, "decimal: Comma"),
        (Reason::MarkContradicted, "decimal: Comma"),
        (Reason::YearAlone, "year_means: \"06-30\""),
    ]
    .iter()
    .find(|(reason, _)| reason.word() == why)
    .map(|(_, advice)| *advice)
}

/// Where a doubt is, and what stands there.
fn place(doubt: &Doubt, opened: &OpenedFile) -> String {
    let unit = if matches!(opened.reader, Reader::Xlsx | Reader::Ods) { "row" } else { "line" };
    let line = (doubt.line > 0).then(|| format!("{unit} {}", doubt.line));
    let column = doubt.column.checked_sub(1).map(|at| header(&opened.table, at));
    let text = (!doubt.text.is_empty()).then(|| format!("“{}”", doubt.text));
    [line, column, text].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
