//! The columns answer as everybody asked one by one; the files of this folder are by what is asked.

mod filter;
mod like;
mod merge;
mod order;
mod ours;
mod reading;
mod search;
mod sought;

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::analysis::filter::Filter;
use crate::domain::{
    AsTyped, Familiarity, Formation, Nation, Nations, Plan, Player, Position, Positions, Profile, Slot,
};
use crate::import::open_text;
use crate::import::people::FileContext;

pub(crate) const ON: Date = date(2026, 8, 22);
const COMPETENT: Familiarity = Familiarity::Competent;

static NATIONS: LazyLock<Nations> = LazyLock::new(|| {
    let nation = |code: &str| Nation { code: code.into(), name: code.to_lowercase() + "land", also: Vec::new() };
    Nations::new(vec![nation("ARG"), nation("ITA"), nation("BRA")], &[]).unwrap()
});

fn context() -> FileContext<'static> {
    FileContext { on: ON, currency: None, nations: &NATIONS }
}

/// A market of some files, each with its day.
pub(crate) fn market(files: &[(&str, Date)]) -> Market {
    let opened = files.iter().enumerate().map(|(place, (text, on))| {
        let opened = open_text(text, None, None, &context()).unwrap();
        let source = opened.source().unwrap().name.clone();
        (MarketFile { name: format!("{place}.csv"), source, on: *on }, opened)
    });
    Market::read(opened.collect(), &context()).unwrap()
}

pub(crate) const HEADERS: &str = "id,name,club,born,positions,foot,height_cm,nations,rating,contract,currency,value,wage_per_year,\
                       clause,asking,attributes.aerial,attributes.pace,seller_stance\n";

fn any_row() -> impl Strategy<Value = String> {
    let name = select(&["Ada Ruiz", "Bo van Ek", "Cy Ode", "Álvaro Šeško", "Di Moe", "Ek", "Ada Ruis"][..]);
    let club = select(&["", "AC Ada", "Bee City", "Ødegård"][..]);
    let born = select(&["", "1999-01-26", "2004-02-29", "2008-12-31", "1985"][..]);
    let plays =
        select(&["", "CB", "CB, LB:competent", "LB:competent, CB", "ST:emergency", "GK", "RB, CB:competent?"][..]);
    let foot = select(&["", "left", "right", "both"][..]);
    let nations = select(&["", "ARG", "\"ITA, BRA\""][..]);
    let contract = select(&["", "2026-06-30", "2027-06-30", "2030-06-30"][..]);
    let amount = || select(&["", "0", "1000", "8000000", "5000000000"][..]);
    let figures = (option::of(180u8..185), option::of(0u8..4), option::of(0u8..30), option::of(0u8..30));
    ((name, club, born, plays, foot), (nations, contract, amount(), amount(), amount(), amount()), figures).prop_map(
        |((name, club, born, plays, foot), (nations, contract, value, wage, clause, asking), figures)| {
            let figure = |figure: Option<u8>| figure.map_or(String::new(), |figure| figure.to_string());
            let (height, rating, aerial, pace) = figures;
            let [height, rating, aerial, pace] = [height, rating, aerial, pace].map(figure);
            format!(
                "{name},{club},{born},\"{plays}\",{foot},{height},{nations},{rating},{contract},EUR,{value},{wage},{clause},\
                 {asking},{aerial},{pace},\n"
            )
        },
    )
}

pub(crate) fn any_market() -> impl Strategy<Value = Market> {
    vec(any_row(), 1..24).prop_map(|rows| {
        let rows: String = rows.iter().enumerate().map(|(place, row)| format!("{place},{row}")).collect();
        market(&[(&format!("{HEADERS}{rows}"), ON)])
    })
}

/// Somebody asked alone.
pub(crate) fn filter(line: &str) -> Filter {
    let (filter, problems) = Filter::read(line, &NATIONS, AsTyped::without_a_plan(ON));
    assert!(problems.is_empty(), "{problems:?}");
    filter
}

pub(crate) const LINES: &[&str] = &[
    "cb",
    "!cb",
    "left",
    "!right",
    "u23",
    "age:21-27",
    "age>26",
    "!age<30",
    "height>181",
    "height<300",
    "!height:181-182",
    "rating>=2",
    "rating:0-1",
    "value<8m",
    "value>=0m",
    "value>4000m",
    "!value>4000m",
    "cost<8m",
    "!cost<8m",
    "cost:0m-0m",
    "cost>4000m",
    "league:serie",
    "!league:ita1",
    "wage>0.5k",
    "wage:0k-9000m",
    "contract<2027",
    "contract:2027",
    "!contract>2029",
    "nation:ARG",
    "!nation:BRA",
    "club:ada",
    "!club:odegard",
    "ruiz",
    "sesko",
    "ek",
    "!van",
    "3",
    "injured",
    "!loan",
];

pub(crate) fn plan() -> Plan {
    use Position::{CB, CM, GK, LB, LM, RB, RM, ST};
    let positions = [GK, RB, CB, CB, LB, RM, CM, CM, LM, ST, ST].into_iter().enumerate();
    let slot = |(place, position)| Slot { label: format!("S{place}"), position, across: 50, up: 50 };
    let formation = Formation::new("4-4-2".into(), positions.map(slot).collect()).unwrap();
    let mut plan = Plan::new("Juventus".into(), Arc::new(formation));
    plan.tactic.roles = vec![(CB, vec![("aerial".into(), 3), ("pace".into(), 2)])];
    let own = Profile::new("Own".into(), Positions::new(vec![(CB, Familiarity::Natural)]).unwrap());
    plan.players.put(crate::domain::Id::new("own").unwrap(), Player::new(own));
    plan
}

/// Everybody who is shown and may be a target, as his number is his id.
fn everybody_of(market: &Market, shown: &Selection) -> Vec<MarketCandidate> {
    shown.rows().filter_map(|row| market.candidate(row)).collect()
}
