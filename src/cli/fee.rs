//! `touchline fee FILE [ID]`: what completed deals for such people cost.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::checked;
use super::lines;
use crate::desk;
use crate::domain::{Id, Person, Plan};
use crate::forecast::{self, FeeRange, FeeTables, NoFeeRange, words};
use crate::report::json;
use crate::runtime;
use crate::store::assets;
use crate::text;

#[derive(clap::Args)]
pub(super) struct FeeArguments {
    /// The plan
    #[arg(required_unless_present = "check")]
    file: Option<PathBuf>,
    /// The id of a target or a player; every target unless said
    id: Option<String>,
    /// Score the ranges on completed deals, instead of a plan; docs/forecast.md has their columns
    #[arg(long, value_name = "FEES", conflicts_with = "file")]
    check: Option<PathBuf>,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(FeeArguments { file, id, check, json: as_json }: &FeeArguments) -> anyhow::Result<String> {
    if let Some(fees) = check {
        return scored(fees, *as_json);
    }
    let Some(file) = file else { bail!("found no plan, expected one: touchline fee plan.ron") };
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (_, tables) = assets::forecast()?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let asked: Vec<(&Id, Person<'_>)> = match id {
        Some(id) => vec![someone(&plan, id)?],
        None => plan.targets.iter().map(|(id, target)| (id, Person::Target(target))).collect(),
    };
    let range = |(id, person): (&Id, Person<'_>)| (id.clone(), forecast::fee_range(&plan, person, today, &tables));
    let found: Vec<_> = asked.into_iter().map(range).collect();
    Ok(match as_json {
        true => format!("{:#}\n", json::fees(&found, &tables.basis, &plan)),
        false => in_words(&found, &tables, &plan, file),
    })
}

/// How often deals fell inside their ranges.
fn scored(fees: &Path, as_json: bool) -> anyhow::Result<String> {
    let (_, tables) = assets::forecast()?;
    let check = forecast::check_fees(&checked::deals(fees)?, &tables);
    if check.rows == 0 {
        bail!("{}: found no deal with a fee, a value and an age", text::path(fees));
    }
    Ok(match as_json {
        true => format!("{:#}\n", json::fee_check(&check)),
        false => {
            let [bands, scores] = words::fee_check(&check);
            lines::page([text::table(&bands, &[1, 2]), text::table(&scores, &[1, 2])])
        }
    })
}

fn someone<'a>(plan: &'a Plan, id: &str) -> anyhow::Result<(&'a Id, Person<'a>)> {
    let player = plan.players.entry(id).map(|(id, player)| (id, Person::Player(player)));
    let target = || plan.targets.entry(id).map(|(id, target)| (id, Person::Target(target)));
    player.or_else(target).ok_or_else(|| {
        let ids = plan.players.iter().map(|(held, _)| held).chain(plan.targets.iter().map(|(held, _)| held));
        let nearest = text::nearest(id, ids.map(Id::as_str)).map(|near| format!("; the nearest is {near}"));
        let found = text::fit(id, 40).into_owned();
        anyhow!("found “{found}”, expected the id of a player or a target{}", nearest.unwrap_or_default())
    })
}

fn in_words(found: &[(Id, Result<FeeRange, NoFeeRange>)], tables: &FeeTables, plan: &Plan, file: &Path) -> String {
    if found.is_empty() {
        return format!("{} has no targets\n", text::path(file));
    }
    let currency = plan.currency.as_deref();
    let row = |(id, range): &(Id, Result<FeeRange, NoFeeRange>)| {
        let value = plan.person(id).and_then(|person| person.profile().value);
        let (said, granted) = match range {
            Ok(range) => (words::fee_range(range, currency), words::taken_for_granted(range)),
            Err(why) => (words::no_fee_range(why), None),
        };
        let value = value.map_or("–".to_owned(), |value| value.in_currency(currency));
        [plan.short_name(id).to_owned(), value, said, granted.unwrap_or_default()]
    };
    let rows: Vec<[String; 4]> = found.iter().map(row).collect();
    let headings = ["person", "value", "four in five of such deals", "not known"];
    lines::page([lines::table(headings, &rows, &["value"]), lines::sentence(&words::fee_basis(&tables.basis))])
}
