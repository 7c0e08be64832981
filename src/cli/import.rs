//! `touchline import PLAN FILE`: a plan from a newer file of others.

mod page;

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use super::ahead::day;
use crate::desk::{Desk, Keeper, save_now};
use crate::domain::{Id, Plan};
use crate::import::people::FileContext;
use crate::import::squad::{ClubError, choose};
use crate::import::update::{TakenAs, UpdateContext, update};
use crate::import::values::Currency;
use crate::import::{self, OpenedFile};
use crate::report::json;
use crate::runtime;
use crate::store::assets::nations;
use crate::text;

#[derive(clap::Args)]
pub(super) struct ImportArguments {
    /// The plan
    plan: PathBuf,
    /// The file of others; - is standard input
    file: PathBuf,
    /// What people become whom the plan does not have; without it only those are updated whom it has
    #[arg(long = "as", value_name = "KIND", value_parser = taken_as())]
    taken_as: Option<TakenAs>,
    /// The club whose people are new, as the file calls it; for players the plan's own unless said
    #[arg(long, value_name = "NAME")]
    club: Option<String>,
    /// Whose absences they are, where the file does not say: an id of the plan
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The day that the file is of; unless said, when it was last changed, and the plan's today at the latest
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    /// How the file is read, where no source that is known writes such columns
    #[arg(long, value_name = "FILE")]
    dialect: Option<PathBuf>,
    /// The table to take where the file has several: its name or number
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
    /// Print what changes as JSON
    #[arg(long)]
    json: bool,
}

fn taken_as() -> impl TypedValueParser<Value = TakenAs> {
    let words = TakenAs::ALL.iter().map(|taken_as| taken_as.word());
    PossibleValuesParser::new(words).try_map(|word| TakenAs::from_word(&word).ok_or("players or targets"))
}

pub(super) fn run(arguments: &ImportArguments) -> anyhow::Result<String> {
    let ImportArguments { plan: path, file, taken_as, dry_run, .. } = arguments;
    let catalogue = runtime::catalogue()?;
    let mut desk = Desk::open(path, &catalogue.formations)?;
    let mut keeper = Keeper::of(&mut desk, catalogue.formations.clone());
    let plan = Plan::clone(desk.plan());
    let today = plan.today.unwrap_or_else(runtime::clock);
    let on = arguments.on.or_else(|| runtime::changed_on(file)).filter(|on| arguments.on.is_some() || *on <= today);
    let on = on.unwrap_or(today);
    let currency = plan.currency.as_deref().and_then(Currency::from_word);
    let context = FileContext { on, currency, nations: nations() };
    let opened = import::open(file, arguments.dialect.as_deref(), arguments.table.as_deref(), &context)?;
    let dialect = opened.source()?;
    let club = club(&opened, &plan, arguments)?;
    let chosen = chosen(&opened, &plan, arguments)?;
    let source = opened.source_name(file)?;
    let context = UpdateContext { source: &source, on, rows: dialect.rows, taken_as: *taken_as, club, chosen: &chosen };
    let found = update(&plan, &opened.people, &context).map_err(|many| anyhow!("{}: {many}", opened.name))?;
    let mut warnings = Vec::new();
    if !dry_run && !found.proposals.is_empty() {
        let after = found.accept(&plan, |_| true).map_err(|refused| anyhow!("{refused}\nnothing was changed"))?;
        let wanted = desk.edit(after, format!("import {}", opened.name));
        warnings = save_now(&mut desk, &mut keeper, wanted).map_err(|why| anyhow!(why))?;
    }
    if arguments.json {
        return Ok(format!("{:#}\n", json::update(&found, &opened, &context)));
    }
    let mut page = page::page(&found, &opened, &context, &plan);
    page.extend(warnings);
    page.push(page::outcome(&found, *dry_run, path));
    page.push(String::new());
    Ok(page.join("\n"))
}

/// The club whose people may be new, as the file spells it; none where that is no matter.
fn club<'o>(opened: &'o OpenedFile, plan: &Plan, arguments: &ImportArguments) -> anyhow::Result<Option<&'o str>> {
    let own = || Some(plan.club.as_str()).filter(|_| arguments.taken_as == Some(TakenAs::Players));
    let Some(said) = arguments.club.as_deref().or_else(own) else { return Ok(None) };
    choose(&opened.people.people, Some(said)).map_err(|error| {
        let (said, named) = (
            text::fit(said, 40),
            match &error {
                ClubError::Several(_, some) | ClubError::Unknown(some) => some.join(", "),
                ClubError::Unnamed => String::new(),
            },
        );
        anyhow!("{}: found no club “{said}”, expected one of the file, with --club: {named}", opened.name)
    })
}

/// Whose the people of the file are, where somebody said so.
fn chosen(opened: &OpenedFile, plan: &Plan, arguments: &ImportArguments) -> anyhow::Result<Vec<(usize, Id)>> {
    let name = &opened.name;
    let nobodys = opened.people.people.iter().position(|person| person.name.is_empty());
    let Some(of) = arguments.of.as_deref() else {
        return match nobodys {
            Some(_) => bail!("{name} does not say whose absences these are: say so, with --of and an id of the plan"),
            None => Ok(Vec::new()),
        };
    };
    let known = Id::new(of).ok().filter(|id| plan.players.contains(id));
    let Some(id) = known else {
        let ids = plan.players.iter().map(|(held, _)| held.as_str());
        let nearest = text::nearest(of, ids).map(|near| format!("; the nearest is {near}"));
        let found = text::fit(of, 40);
        bail!("found --of “{found}”, expected the id of a player{}", nearest.unwrap_or_default());
    };
    match nobodys {
        Some(row) => Ok(vec![(row, id)]),
        None => bail!("{name} says whose its rows are: leave --of out"),
    }
}
