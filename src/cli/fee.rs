//! `touchline fee FILE [ID]`: what completed deals for such people cost.

use std::path::{Path, PathBuf};

use anyhow::anyhow;

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
    file: PathBuf,
    /// The id of a target or a player; every target unless said
    id: Option<String>,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(FeeArguments { file, id, json: as_json }: &FeeArguments) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue()?.formations)?;
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
    let mut rows = vec![["", "value", "range of such deals", "taken as usual"].map(str::to_owned).to_vec()];
    for (id, range) in found {
        let value = plan.person(id).and_then(|person| person.profile().value);
        let (said, granted) = match range {
            Ok(range) => (words::fee_range(range, currency), words::taken_for_granted(range)),
            Err(why) => (words::no_fee_range(why), None),
        };
        let value = value.map_or("–".to_owned(), |value| value.in_currency(currency));
        rows.push(vec![plan.short_name(id).to_owned(), value, said, granted.unwrap_or_default()]);
    }
    let mut lines = text::table(&rows, &[1]);
    lines.push(words::fee_basis(&tables.basis));
    lines.push(String::new());
    lines.join("\n")
}
