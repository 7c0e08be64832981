//! `touchline market FILE…`: everybody of other people's files, filtered, searched and sorted; who closes a gap of a plan.

mod arguments;
mod sought;
#[cfg(test)]
mod tests;

use std::convert::Infallible;

use anyhow::{anyhow, bail};
use jiff::civil::Date;

pub(super) use arguments::MarketArguments;
use arguments::{doubts, lacks, people};

use super::ahead::TypedOption;
use crate::analysis::filter::Filter;
use crate::desk;
use crate::domain::{AsTyped, Currency, Familiarity, Plan, WithoutYear};
use crate::import::people::FileContext;
use crate::import::{OpenedFile, open_people};
use crate::market::{Market, MarketColumn, MarketFile, MarketLists, MarketOrder, Selection, words};
use crate::report::export::{csv, market as table_of};
use crate::report::json;
use crate::runtime;
use crate::store::assets::nations;
use crate::text;

pub(super) fn run(arguments: &MarketArguments) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue();
    let plan = arguments.plan.as_deref().map(|plan| desk::read(plan, &catalogue.formations)).transpose()?;
    let today = plan.as_ref().and_then(|plan| plan.today).unwrap_or_else(runtime::clock);
    let typed = plan.as_ref().map_or(AsTyped::without_a_plan(today), |plan| AsTyped::of(plan, today));
    let on = TypedOption::on(arguments.on.as_deref()).day(typed, WithoutYear::Next)?.unwrap_or(today);
    if arguments.limit == 0 {
        bail!("--limit: found 0, expected one person or more");
    }
    let market = read(arguments, plan.as_ref(), today)?;
    let typed = match (plan.as_ref().and_then(|plan| plan.currency.as_ref()), market.currency()) {
        (None, Some(currency)) => typed.in_market(currency),
        _ => typed,
    };
    let filter = filter(arguments, plan.as_ref(), typed)?;
    let mut shown = if filter.is_empty() { Selection::all(&market) } else { market.select(&filter, on) };
    if !filter.places().is_empty() {
        let Some(plan) = plan.as_ref().filter(|plan| !plan.competitions.is_empty()) else {
            bail!("list: found no competition, expected a plan that names some, by --for PLAN: its lists are asked");
        };
        let (rules, at_least) = (catalogue.rules(), Familiarity::from(arguments.at_least));
        let lists = MarketLists { plan, rules: &rules, at_least, on };
        let Ok(()) = market.keep_placed(&filter, lists, &mut shown, || Ok::<(), Infallible>(()));
    }
    let lacking = market.lacking(&filter);
    match &plan {
        Some(plan) => sought::answer(arguments, &plan.known_on(on), &market, (shown, &lacking), on),
        None => listed(arguments, &market, (&shown, &lacking), on),
    }
}

/// The terms of `--where` and those of a filter that the plan keeps.
fn filter(arguments: &MarketArguments, plan: Option<&Plan>, typed: AsTyped<'_>) -> anyhow::Result<Filter> {
    let kept = arguments.kept.as_deref().zip(plan).map(|(name, plan)| {
        let kept = || text::some_of(plan.filters.iter().map(|held| text::display(&held.name).into_owned()), 6);
        plan.filter(name).map(|held| held.terms.as_str()).ok_or_else(|| match plan.filters.is_empty() {
            true => anyhow!("--use-filter: the plan keeps no filter: keep-filter of the board keeps one"),
            false => {
                anyhow!("--use-filter: found “{}”, expected one that the plan keeps: {}", text::fit(name, 40), kept())
            }
        })
    });
    let kept = kept.transpose()?.unwrap_or("");
    let terms = arguments.terms.as_deref().unwrap_or("");
    for (option, line) in [("--where", terms), ("--use-filter", kept)] {
        if let Some(problem) = Filter::problem(line, nations(), typed) {
            return Err(anyhow!("{option}: {problem}"));
        }
    }
    Ok(Filter::read(&format!("{terms} {kept}"), nations(), typed).0)
}

/// Reads all files into one market.
fn read(arguments: &MarketArguments, plan: Option<&Plan>, today: Date) -> anyhow::Result<Market> {
    let inputs = arguments.files.iter().filter(|file| file.as_os_str() == "-").count();
    if inputs > 1 {
        bail!("standard input is named {inputs} times: leave one - alone, it can be read once");
    }
    let (own, table) = (arguments.dialect.as_deref(), arguments.table.as_deref());
    let mut files: Vec<(MarketFile, OpenedFile)> = Vec::with_capacity(arguments.files.len());
    for path in &arguments.files {
        let opened = open_people(path, own, table, &mut |_, _| ())?;
        let source = opened.source_name(path)?;
        files.push((MarketFile { name: opened.name.clone(), source, on: runtime::day_of(path, None, today) }, opened));
    }
    let currency = plan.and_then(|plan| plan.currency.as_deref()).and_then(Currency::named);
    Ok(Market::read(files, &FileContext { on: today, currency, nations: nations() })?)
}

/// The people in the order that is asked for, as a table, as JSON or as CSV.
fn listed(
    arguments: &MarketArguments,
    market: &Market,
    (shown, lacking): (&Selection, &[&str]),
    on: Date,
) -> anyhow::Result<String> {
    let by = arguments.sort.as_deref().and_then(MarketColumn::from_word);
    let search = arguments.search.as_deref().map(|typed| market.search(typed, None));
    let meant = search.as_ref().map(|search| market.meant(search, shown));
    let count = meant.as_ref().unwrap_or(shown).count();
    let (rows, order) = match (by, &search) {
        (None, Some(search)) => (market.best(search, shown, arguments.limit), "who is meant best first".to_owned()),
        (by, _) => {
            let by = by.unwrap_or(MarketColumn::Value);
            let order = MarketOrder { by, falling: by.most_first() != arguments.reverse };
            (market.first(meant.as_ref().unwrap_or(shown), order, arguments.limit, on), format!("by {by}"))
        }
    };
    if arguments.json {
        return Ok(format!("{:#}\n", json::market(market, &rows, count, on)));
    }
    if arguments.csv {
        return Ok(csv(&table_of(market, &rows)));
    }
    let names = text::some_of(market.files().iter().map(|file| text::display(&file.name).into_owned()), 4);
    let mut page = vec![format!("{names}: {} on {on}, {order}", people(count, market.len()))];
    page.extend(table(market, &rows, on));
    page.extend((count == 0).then(|| lacks(lacking)).flatten());
    page.extend(after(market, &rows, count));
    Ok(page.into_iter().map(|line| line + "\n").collect())
}

/// The rows under their headings; a column of which nothing is known is left out.
fn table(market: &Market, rows: &[usize], on: Date) -> Vec<String> {
    let people: Vec<_> = rows.iter().filter_map(|row| market.row(*row)).collect();
    if people.is_empty() {
        return Vec::new();
    }
    let (mut lines, mut figures) = (vec![Vec::new(); people.len() + 1], Vec::new());
    for column in MarketColumn::ALL {
        let said: Vec<Option<String>> = people.iter().map(|row| words::cell(*row, *column, on)).collect();
        if said.iter().all(Option::is_none) {
            continue;
        }
        figures.extend(column.is_figure().then(|| lines.first().map_or(0, Vec::len)));
        let cells = said.iter().map(|cell| cell.as_deref().map_or("–".into(), |cell| text::fit(cell, 40)));
        for (line, cell) in lines.iter_mut().zip(std::iter::once(column.word().into()).chain(cells)) {
            line.push(cell.into_owned());
        }
    }
    text::table(&lines, &figures)
}

/// What stands under the people: how many more there are, where files disagree, and what was not believed.
fn after(market: &Market, rows: &[usize], count: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let more = count - rows.len().min(count);
    if more > 0 {
        lines.push(format!("and {more} more: --limit says how many are printed"));
    }
    for row in rows {
        let differs = market.differs(*row).iter();
        lines.extend(differs.filter_map(|differs| otherwise(market, *row, differs)));
    }
    lines.extend(doubts(market));
    lines
}

/// What an older file says otherwise: `Ada Ruiz: value €15m by old.csv:3 of 2026-08-01`.
fn otherwise(market: &Market, row: usize, differs: &crate::market::Differs) -> Option<String> {
    let (file, line) = market.said_by(differs)?;
    let (name, said) = (text::fit(market.row(row)?.name(), 40), words::said(market, differs)?);
    let (said, file_name) = (text::fit(&said, 40), text::display(&file.name));
    Some(format!("{name}: {} {said} by {file_name}:{line} of {}", differs.field, file.on))
}
