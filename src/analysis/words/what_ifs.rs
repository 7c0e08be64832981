//! A table of what-ifs and the plan as it is.

use super::registered;
use crate::analysis::money::words::cells;
use crate::analysis::{Compared, WhatIfs};
use crate::domain::{Plan, WhatIf};
use crate::text;

type Figure = fn(&Compared) -> String;

/// The lines on the cover.
const FIGURES: [ComparedLine; 9] = [
    ComparedLine::counted("margin today", |found| found.now.margin.to_string(), |found| found.now.margin.into()),
    ComparedLine::counted("margin at worst", |found| found.worst.margin.to_string(), |found| found.worst.margin.into()),
    ComparedLine::told("  first on", |found| found.worst.margin_on.to_string()),
    ComparedLine::counted("margins summed", |found| found.margins().to_string(), Compared::margins),
    ComparedLine::counted(
        "short today",
        |found| found.now.shortfall.to_string(),
        |found| -i64::from(found.now.shortfall),
    ),
    ComparedLine::counted(
        "short at worst",
        |found| found.worst.shortfall.to_string(),
        |found| -i64::from(found.worst.shortfall),
    ),
    ComparedLine::told("  first on", |found| found.worst.shortfall_on.to_string()),
    ComparedLine::counted(
        "shorts summed",
        |found| found.shortfalls().to_string(),
        |found| i64::try_from(found.shortfalls()).map_or(i64::MIN, |sum| -sum),
    ),
    ComparedLine::counted(
        "weeks that break",
        |found| found.weeks_broken.to_string(),
        |found| -i64::from(found.weeks_broken),
    ),
];

/// The lines on the money of the plan's season.
const MONEY: [ComparedLine; 4] = [
    ComparedLine::told("income", |found| of_season(found, "income")),
    ComparedLine::told("wages", |found| of_season(found, "wages")),
    ComparedLine::told("transfers left", |found| left(found, "free")),
    ComparedLine::told("wages left", |found| left(found, "wages free")),
];

/// A line of the table.
struct ComparedLine {
    label: &'static str,
    said: Figure,
    /// The figure where more of it is better.
    good: Option<fn(&Compared) -> i64>,
}

/// A line of the table: its label, the figure of the plan as it is, and those of the what-ifs.
pub struct ComparedRow {
    pub label: String,
    pub as_it_is: String,
    pub what_ifs: Vec<ComparedFigure>,
}

/// A figure of a what-if.
pub struct ComparedFigure {
    /// Before and after, if it changes.
    pub said: String,
    /// Whether it is better than in the plan as it is; `None` if it is the same, or neither.
    pub is_better: Option<bool>,
}

/// Said of a what-if of which nothing can be assumed any more.
const NO_MORE: &str = "holds no more";

/// The most columns of a what-if, so that three fit beside the plan in a window of 80 columns.
const WHAT_IF: usize = 14;

/// The table, with a line for each figure and a column for the plan as it is and for each what-if.
///
/// Below it are the assumptions of each, those that are stale, and who can be registered only later.
pub fn what_ifs(found: &WhatIfs, plan: &Plan) -> Vec<String> {
    let names = found.what_ifs.iter().map(|(what_if, _)| text::fit(&what_if.name, WHAT_IF).into_owned());
    let mut rows = vec![row("", "as it is".into(), names)];
    rows.extend(
        rows_by(found, changed)
            .into_iter()
            .map(|row| self::row(&row.label, row.as_it_is, row.what_ifs.into_iter().map(|figure| figure.said))),
    );
    let mut lines = text::table(&rows, &[]);
    lines.extend(what_if_notes(found, plan));
    lines
}

/// The lines of that table with a figure before and after in full, without the heading.
pub fn compared(found: &WhatIfs) -> Vec<ComparedRow> {
    rows_by(found, |before, after| text::change(before, &after))
}

fn rows_by(found: &WhatIfs, changed: fn(&str, String) -> String) -> Vec<ComparedRow> {
    let as_it_is = &found.as_it_is;
    let row = |label: &str, before: String, figure: &dyn Fn(&WhatIf, &Compared) -> ComparedFigure| ComparedRow {
        label: label.to_owned(),
        as_it_is: before,
        what_ifs: found.what_ifs.iter().map(|(what_if, compared)| figure(what_if, compared)).collect(),
    };
    let plain = |said: String| ComparedFigure { said, is_better: None };
    let line = |line: ComparedLine| {
        let before = (line.said)(as_it_is);
        row(line.label, before.clone(), &|_, compared| ComparedFigure {
            said: changed(&before, (line.said)(compared)),
            is_better: line
                .good
                .map(|good| (good(compared), good(as_it_is)))
                .filter(|(now, then)| now != then)
                .map(|(now, then)| now > then),
        })
    };
    let differs = row("figures differ", text::UNKNOWN.to_owned(), &|what_if, compared| {
        plain(match found.differs(compared) {
            None if !compared.stale.is_empty() && compared.stale.len() == what_if.assumptions.len() => {
                NO_MORE.to_owned()
            }
            None => "never".to_owned(),
            Some(day) => day.to_string(),
        })
    });
    let mut rows = vec![differs];
    rows.extend(FIGURES.map(line));
    rows.push(row("signings cost", cost(as_it_is), &|_, compared| plain(cost(compared))));
    rows.push(row(&format!("in {}", as_it_is.finances.season), String::new(), &|_, _| plain(String::new())));
    rows.extend(MONEY.map(line));
    rows
}

/// What each what-if assumes, which of its assumptions are stale, and who can be registered only later.
pub fn what_if_notes(found: &WhatIfs, plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for (what_if, compared) in &found.what_ifs {
        let name = text::display(&what_if.name);
        let assumed = what_if.assumptions.iter().map(|assumption| text::display(&assumption.to_string()).into_owned());
        lines.push(format!("{name}: {}", assumed.collect::<Vec<_>>().join(", ")));
        lines.extend(compared.stale.iter().map(|found| {
            let assumption = what_if.assumptions.get(found.assumption).map(ToString::to_string).unwrap_or_default();
            format!("{name}: stale: {}: {}", text::display(&assumption), found.why)
        }));
        lines.extend(
            compared.registered.iter().map(|(target, day)| {
                format!("{name}: {} {}", text::display(plan.short_name(target)), registered(*day))
            }),
        );
        lines.extend(
            compared
                .unpriced
                .iter()
                .map(|target| format!("{name}: nothing tells what {} costs", text::display(plan.short_name(target)))),
        );
    }
    lines
}

/// A figure of the budget's season, as the budget has it.
fn of_season(found: &Compared, figure: &str) -> String {
    let figures = cells::figures(&found.finances, None, found.finances.season);
    let cell = cells::FIGURES.iter().zip(figures).find(|(name, _)| **name == figure);
    cell.map(|(_, cell)| cell.text).unwrap_or_default()
}

fn left(found: &Compared, figure: &str) -> String {
    let left = of_season(found, figure);
    if left == text::UNKNOWN { "no budget".to_owned() } else { left }
}

/// The change, or only the new figure if both don't fit; the old one is in the first column anyway.
fn changed(before: &str, after: String) -> String {
    let change = text::change(before, &after);
    if text::width(&change) > WHAT_IF { format!("→ {after}") } else { change }
}

impl ComparedLine {
    const fn told(label: &'static str, said: Figure) -> ComparedLine {
        ComparedLine { label, said, good: None }
    }

    const fn counted(label: &'static str, said: Figure, good: fn(&Compared) -> i64) -> ComparedLine {
        ComparedLine { label, said, good: Some(good) }
    }
}

fn row(label: &str, as_it_is: String, what_ifs: impl Iterator<Item = String>) -> Vec<String> {
    [label.to_owned(), as_it_is].into_iter().chain(what_ifs).collect()
}

fn cost(found: &Compared) -> String {
    let more = if found.unpriced.is_empty() { "" } else { cells::LEAVES_OUT };
    format!("{}{more}", found.cost)
}
