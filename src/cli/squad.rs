//! `touchline squad FILE`: the club's players on a day as a table, sorted and filtered as on the board.

use std::borrow::Cow;
use std::path::Path;

use anyhow::anyhow;
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::ahead::TypedOption;
use crate::analysis::filter::{Filter, InPlan};
use crate::app::{Out, SquadLine, SquadOn, SquadOrder};
use crate::command::SquadColumn;
use crate::desk;
use crate::domain::{AsTyped, Id};
use crate::report::json;
use crate::runtime;
use crate::text;

#[derive(Args)]
pub(super) struct SquadArguments {
    /// The day; the plan's today unless said
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    on: Option<String>,
    /// Only people who match all terms, as in the board's filter: 'cb u23 contract<2027'
    #[arg(long, value_name = "TERMS", allow_hyphen_values = true)]
    filter: Option<String>,
    /// The column to sort by; money, ratings and heights begin with the most
    #[arg(long, value_name = "COLUMN", value_parser = PossibleValuesParser::new(SquadColumn::ALL.iter().map(|column| column.word())), default_value = SquadColumn::Position.word())]
    sort: String,
    /// Sort the other way round
    #[arg(long)]
    reverse: bool,
    /// Print the players as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(file: &Path, arguments: &SquadArguments) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue();
    let plan = desk::read(file, &catalogue.formations)?;
    let (plan, on, today) = TypedOption::on(arguments.on.as_deref()).known(&plan)?;
    let typed = AsTyped::of(&plan, today);
    let (filter, problems) = Filter::read_for_plan(arguments.filter.as_deref().unwrap_or(""), catalogue.nations, typed);
    if let Some(problem) = problems.first() {
        return Err(anyhow!("--filter: {problem}"));
    }
    let out = Out::all(&plan, on, today);
    let squad = SquadOn::new(&plan, on, &out);
    let by = SquadColumn::from_word(&arguments.sort).unwrap_or(SquadColumn::Position);
    let order = SquadOrder { by, falling: by.most_first() != arguments.reverse };
    let shows = |id: &Id| InPlan::new(&plan, id, on).is_some_and(|person| filter.holds(&person));
    let shown = squad.in_order(order, |id| filter.is_empty() || shows(id));
    if arguments.json {
        return Ok(format!("{:#}\n", json::squad(&shown, &plan, on)));
    }
    let all = plan.players.len();
    let count = if shown.len() < all { format!("{} of {all}", shown.len()) } else { all.to_string() };
    let heading = format!("{} on {on}: {count} players, by {by}", text::display(&plan.club));
    let lines: Vec<SquadLine<'_>> = shown.iter().filter_map(|id| squad.line(id)).collect();
    Ok(std::iter::once(heading).chain(table(&lines)).map(|line| line + "\n").collect())
}

/// The lines under their headings; a column of which nothing is known is left out.
fn table(lines: &[SquadLine<'_>]) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    let (mut rows, mut figures) = (vec![Vec::new(); lines.len() + 1], Vec::new());
    for column in SquadColumn::ALL {
        let said: Vec<Option<Cow<'_, str>>> =
            lines.iter().map(|line| line.cell(*column, &|day| day.to_string())).collect();
        if said.iter().all(Option::is_none) {
            continue;
        }
        figures.extend(column.is_figure().then(|| rows.first().map_or(0, Vec::len)));
        let shown = said.iter().map(|cell| cell.as_deref().map_or(text::UNKNOWN.into(), |cell| text::fit(cell, 60)));
        for (row, cell) in rows.iter_mut().zip(std::iter::once(column.word().into()).chain(shown)) {
            row.push(cell.into_owned());
        }
    }
    text::table(&rows, &figures)
}
