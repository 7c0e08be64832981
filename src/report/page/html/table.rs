//! Tables, whose rows become cards where the page is narrow.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::report::page::content::{PageCell, PageColumn, PageTable, PageTone};
use crate::report::page::tables::said;

/// The most letters of a word that is kept whole in a cell.
const LONG: usize = 24;

/// A column, and those that stand in small beneath it, by their places.
struct Stack<'t> {
    column: &'t PageColumn,
    place: usize,
    beneath: Vec<(usize, &'t PageColumn)>,
}

pub(super) fn table(found: &PageTable, currency: Option<&str>) -> Markup {
    let stacks = stacks(&found.columns);
    html! {
        table class="cards" {
            thead { tr { @for stack in &stacks { th scope="col" class=(side(stack.column)) { (stack.column.heading) } } } }
            tbody { @for row in &found.rows { tr { @for (at, stack) in stacks.iter().enumerate() { (cell(at, stack, row, currency)) } } } }
        }
    }
}

fn stacks(columns: &[PageColumn]) -> Vec<Stack<'_>> {
    let mut stacks: Vec<Stack<'_>> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        match stacks.last_mut().filter(|_| column.beneath) {
            Some(stack) => stack.beneath.push((place, column)),
            None => stacks.push(Stack { column, place, beneath: Vec::new() }),
        }
    }
    stacks
}

fn side(column: &PageColumn) -> &'static str {
    if column.figures { "number" } else { "" }
}

/// A cell; the first of a row is its heading. What stands beneath it does not say the same again.
fn cell(at: usize, stack: &Stack<'_>, row: &[PageCell], currency: Option<&str>) -> Markup {
    let first = row.get(stack.place).unwrap_or(&PageCell::Nothing);
    let beneath = stack.beneath.iter().filter_map(|(place, column)| Some((*column, row.get(*place)?)));
    let beneath: Vec<(&PageColumn, &PageCell)> =
        beneath.filter(|(_, cell)| **cell != PageCell::Nothing && *cell != first).collect();
    let both = html! {
        (inside(first, currency))
        @if !beneath.is_empty() {
            span class="under" {
                @for (nth, (column, cell)) in beneath.iter().enumerate() {
                    @let said = said_beneath(column, cell, currency);
                    @if nth > 0 { " · " }
                    span class={ (tone_of(cell)) " " (whole(&said)) } { (said) }
                }
            }
        }
    };
    let words = std::iter::once(first).chain(beneath.iter().map(|(_, cell)| *cell));
    let long = words.map(|cell| long(&said(cell, currency))).max().unwrap_or_default();
    match at {
        0 => html! { th scope="row" class=(long) { (both) } },
        _ => html! { td class={ (side(stack.column)) " " (long) } data-label=(stack.column.heading) { (both) } },
    }
}

/// A cell in small beneath another; a day has its heading, since the one above is a day too.
fn said_beneath<'c>(column: &PageColumn, cell: &'c PageCell, currency: Option<&str>) -> Cow<'c, str> {
    match cell {
        PageCell::Day(_) => format!("{} {}", column.heading.to_lowercase(), said(cell, currency)).into(),
        _ => said(cell, currency),
    }
}

/// The class of a text with a word so long that it may be broken anywhere.
pub(super) fn long(said: &str) -> &'static str {
    let is_long = said.len() > LONG && said.split_whitespace().any(|word| word.chars().count() > LONG);
    if is_long { "long" } else { "" }
}

/// The class of a text so short that it stays on one line.
fn whole(said: &str) -> &'static str {
    if said.chars().count() <= LONG { "whole" } else { "" }
}

fn inside(cell: &PageCell, currency: Option<&str>) -> Markup {
    match cell {
        PageCell::Nothing => html! {},
        PageCell::Day(day) => html! { time datetime=(day) { (said(cell, currency)) } },
        PageCell::Marked(words, found) => html! { span class={ "mark " (tone(*found)) } { (words) } },
        PageCell::Text(_)
        | PageCell::Number(_)
        | PageCell::PerMillion(_)
        | PageCell::Chance(_)
        | PageCell::Money { .. } => {
            html! { span { (said(cell, currency)) } }
        }
    }
}

fn tone_of(cell: &PageCell) -> &'static str {
    match cell {
        PageCell::Marked(_, found) => tone(*found),
        _ => "",
    }
}

/// The class of how good something is.
pub(super) fn tone(tone: PageTone) -> &'static str {
    match tone {
        PageTone::Plain => "plain",
        PageTone::Good => "good",
        PageTone::Warning => "warning",
        PageTone::Bad => "bad",
    }
}
