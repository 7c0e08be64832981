//! `touchline budget FILE`: what the deals cost in each season, and how much of the budget they leave.

use std::path::Path;

use jiff::civil::Date;

use super::ahead::TypedOption;
use super::lines::columns;
use crate::analysis::money::words::cells::{self, BudgetCell};
use crate::analysis::money::{Finances, finances, finances_if, remarks, words};
use crate::desk;
use crate::domain::{Plan, Season};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (plan, _, today) = TypedOption::on(None).known(&plan)?;
    let finances = finances(&plan, today);
    Ok(if as_json { format!("{:#}\n", json::budget(&finances, &plan)) } else { in_words(&finances, &plan, today) })
}

fn in_words(found: &Finances, plan: &Plan, today: Date) -> String {
    let mut lines = vec![format!("{} in {}", text::display(&plan.club), found.season)];
    lines.extend(by_season(found));
    lines.extend(by_deal(found, plan));
    lines.extend(by_what_if(found, plan, today));
    lines.extend(remarks(found, plan));
    for deal in &found.deals {
        let name = text::display(plan.short_name(&deal.person));
        lines.push(format!("{name}, {} from {}: {}", words::standing(deal.standing), deal.joins, deal.terms));
        lines.push(format!("  {}", words::costs(deal)));
        lines.extend(words::owed(deal, plan).map(|said| format!("  {said}")));
        lines.extend(words::shares(deal).into_iter().map(|said| format!("  {said}")));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn by_season(found: &Finances) -> Vec<String> {
    let figures = |season| cells::figures(found, None, season);
    let seasons = cells::seasons(found, None).into_iter();
    figures_of("season", seasons.map(|season| (season.to_string(), figures(season))))
}

/// What each kept what-if does to the figures of the budget's season, before and after.
fn by_what_if(found: &Finances, plan: &Plan, today: Date) -> Vec<String> {
    let figures = |what_if| cells::figures(&finances_if(plan, what_if, today), Some(found), found.season);
    let what_ifs = plan.what_ifs.iter();
    figures_of("what-if", what_ifs.map(|what_if| (text::fit(&what_if.name, 30).into_owned(), figures(what_if))))
}

/// A table of figures; none without a line.
fn figures_of(first: &str, lines: impl Iterator<Item = (String, [BudgetCell; cells::FIGURES.len()])>) -> Vec<String> {
    let row = |(name, figures): (String, [BudgetCell; cells::FIGURES.len()])| {
        std::iter::once(name).chain(figures.map(|cell| cell.text)).collect()
    };
    let heading = std::iter::once(first).chain(cells::FIGURES).map(str::to_owned).collect();
    let rows: Vec<Vec<String>> = std::iter::once(heading).chain(lines.map(row)).collect();
    let figures: Vec<usize> = (1..=cells::FIGURES.len()).collect();
    if rows.len() > 1 { text::table_within(&rows, &figures, columns()) } else { Vec::new() }
}

/// What each deal adds to which sum in which season; none without a deal.
fn by_deal(found: &Finances, plan: &Plan) -> Vec<String> {
    let seasons = cells::seasons(found, None);
    let lines = |season: &Season| cells::deals(found, *season);
    let mut rows: Vec<Vec<String>> = vec![vec!["deal".to_owned(), "sum".to_owned()]];
    let first = seasons.first().map(lines).unwrap_or_default();
    let named = |line: &cells::DealCells| vec![plan.short_name(&line.person).to_owned(), line.sum.to_string()];
    rows.extend(first.iter().map(named));
    for season in &seasons {
        let amounts = lines(season).into_iter().map(|line| line.cells.into_iter().next().unwrap_or_default());
        rows.iter_mut().zip(std::iter::once(season.to_string()).chain(amounts)).for_each(|(row, cell)| row.push(cell));
    }
    // What is the same in every season stands behind them: in all, from, terms.
    let [.., all, from, terms] = cells::deal_headings(found.season);
    let last = std::iter::once(vec![all, from, terms])
        .chain(first.iter().map(|line| line.cells.iter().skip(5).cloned().collect()));
    rows.iter_mut().zip(last).for_each(|(row, cells)| row.extend(cells));
    let figures: Vec<usize> = (2..seasons.len() + 3).collect();
    if rows.len() > 1 { text::table_within(&rows, &figures, columns()) } else { Vec::new() }
}
