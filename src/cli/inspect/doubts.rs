//! The doubts of a file by kind, with what a dialect can say where the file does not.

use std::cmp::Reverse;

use super::super::lines::{columns, hanging};
use super::lines::header;
use crate::import::values::Reason;
use crate::import::{Doubt, NO_HEADER, OpenedFile, Reader};
use crate::text::{self, counted};

/// Examples of a kind of doubt.
const EXAMPLES: usize = 3;

/// A kind of doubt: how many, and the first of them whose texts or columns differ.
struct DoubtKind<'d> {
    count: usize,
    examples: Vec<&'d Doubt>,
}

/// The doubts by kind, most first, each with some examples that differ.
pub(super) fn doubts(opened: &OpenedFile) -> Vec<String> {
    let doubts = &opened.doubts;
    let mut kinds: Vec<DoubtKind<'_>> = Vec::new();
    for doubt in doubts.listed().iter().filter(|doubt| doubt.why != NO_HEADER) {
        let same = |kind: &&mut DoubtKind<'_>| kind.examples.first().is_some_and(|first| first.why == doubt.why);
        let Some(kind) = kinds.iter_mut().find(same) else {
            kinds.push(DoubtKind { count: 1, examples: vec![doubt] });
            continue;
        };
        kind.count += 1;
        let is_like = |other: &&Doubt| (other.column, &other.text) == (doubt.column, &doubt.text);
        if kind.examples.len() < EXAMPLES && !kind.examples.iter().any(is_like) {
            kind.examples.push(doubt);
        }
    }
    if kinds.is_empty() {
        return Vec::new();
    }
    kinds.sort_by_key(|kind| Reverse(kind.count));
    // The head of the page says that there is no header.
    let headless = doubts.listed().iter().filter(|doubt| doubt.why == NO_HEADER).count();
    let all = doubts.count().saturating_sub(headless);
    let listed: usize = kinds.iter().map(|kind| kind.count).sum();
    let of = match all > listed {
        true => format!(", the first {listed} by kind:"),
        false => ":".to_owned(),
    };
    let mut lines = vec![String::new(), counted(all, "doubt") + &of];
    for DoubtKind { count, examples } in kinds {
        let why = examples.first().map_or("", |first| &*first.why);
        lines.extend(hanging(&format!("{count} × {why}")));
        let example = |doubt: &&Doubt| format!("    {}", text::fit(&place(doubt, opened), columns() - 4));
        lines.extend(examples.iter().map(example));
        lines.extend(advice(why).map(|advice| format!("    say it in a dialect of your own: {advice}")));
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
