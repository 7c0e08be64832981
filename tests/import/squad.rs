//! The squads that files make: what is written reads back, everybody is counted, and real files have whom they have.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use touchline::domain::{Plan, Season, SeasonStart};
use touchline::import::dialects::{dialects, recognise};
use touchline::import::people::{FileContext, FilePerson, People, people};
use touchline::import::squad::{FileSquad, Remark, SquadContext, choose, squad};
use touchline::import::{Table, read};
use touchline::store::{assets, read_plan, unknown_nations, write_plan};

use crate::real;
use crate::runs::runs;

const ON: Date = date(2026, 8, 22);

fn read_people(table: &Table, on: Date) -> People {
    let dialects = dialects().unwrap();
    let context = FileContext { on, currency: None, nations: assets::nations() };
    people(table, recognise(table.headers(), &dialects).unwrap(), &context)
}

fn squad_of(people: &People, club: Option<&str>, on: Date) -> FileSquad {
    let season_ends = Season::of(on, SeasonStart::default()).last_day();
    squad(people, &SquadContext { club, source: "a file", on, season_ends })
}

fn plan_of(squad: &FileSquad) -> Plan {
    let formation = assets::formations().remove(0);
    let mut plan = Plan::new("Brixton".into(), formation);
    squad.players.iter().for_each(|(id, player)| plan.players.put(id.clone(), player.clone()));
    plan
}

fn left_out(squad: &FileSquad) -> usize {
    [Remark::NoName, Remark::NoPosition, Remark::Gone].iter().map(|remark| squad.remarks.count(*remark)).sum()
}

/// Whether somebody plays for a club or is lent out by it.
fn is_of(person: &FilePerson, club: &str) -> bool {
    let named = person.club.as_deref().into_iter().chain(person.loan_from.as_deref());
    person.club.is_some() && named.into_iter().any(|named| named.eq_ignore_ascii_case(club))
}

const COLUMNS: &[(&str, &[&str])] = &[
    (
        "Name",
        &["Ada Ruiz", "Adá Ruiz", "Bo van Ek", "#9", "\u{1b}[2J", "\u{202e}Cy", "손흥민", "Ruiz", "van", "", "a\nb"],
    ),
    ("Position", &["GK", "CB", "Defender", "D (RLC), ST (C)", "LW, ST", "Missing", "", "?"]),
    ("Club", &["Brixton", "brixton", "Eastport", "", "Retired"]),
    ("Born", &["2001-06-09", "1999", "3/4/2005", "13/4/2005", ""]),
    ("Age", &["19", "25", "200", ""]),
    ("Value", &["€5M", "€1M - €3M", "£2M", "0", "900000000000000", ""]),
    ("Wage", &["€20K p/w", "€90M p/w", "€100000m p/w", "5000", ""]),
    ("Contract", &["2027-06-30", "2020-06-30", "2019", "30/6/2028", ""]),
    ("Joined", &["2026-07-01", "2027-07-01", "2040-01-01", ""]),
    ("On loan from", &["Brixton", "Eastport", "", ""]),
    (
        "Status",
        &[
            "Knee injury - Return expected on Oct 3",
            "Red card suspension",
            "Knock - Return unknown",
            "Team captain",
            "",
        ],
    ),
    ("Nationality", &["Spain", "GB", "&", "Atlantis", ""]),
    ("Height", &["181 cm", "18", ""]),
    ("Shirt", &["1", "0", "100", ""]),
    ("Rating", &["78", "201", ""]),
    ("Id", &["1", "-2", "\u{1b}", "", ""]),
];

fn table() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let row: Vec<_> = COLUMNS.iter().map(|(_, cells)| proptest::sample::select(*cells)).collect();
    proptest::collection::vec(row, 1..30)
}

fn written(rows: &[Vec<&str>]) -> String {
    let headers: Vec<&str> = COLUMNS.iter().map(|(header, _)| *header).collect();
    let cell = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: &Vec<&str>| cells.iter().map(cell).collect::<Vec<_>>().join(",");
    std::iter::once(&headers).chain(rows).map(line).collect::<Vec<_>>().join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(200) as u32))]

    #[test]
    fn whatever_a_table_says_the_plan_of_it_reads_back_and_everybody_is_counted(rows in table()) {
        let book = read(written(&rows).as_bytes()).unwrap();
        let people = read_people(&book.tables[0], ON);
        let formations = assets::formations();
        let clubs = [choose(&people.people, Some("Brixton")), choose(&people.people, Some("Eastport")), Ok(None)];
        for club in clubs.into_iter().flatten() {
            let squad = squad_of(&people, club, ON);
            let theirs = people.people.iter().filter(|person| club.is_none_or(|club| is_of(person, club))).count();
            prop_assert_eq!(squad.players.len() + left_out(&squad), theirs);
            let ids: BTreeSet<&str> = squad.players.iter().map(|(id, _)| id.as_str()).collect();
            prop_assert_eq!(ids.len(), squad.players.len());
            let plan = plan_of(&squad);
            let text = write_plan(&plan);
            let again = read_plan("plan.ron", &text, &formations);
            prop_assert_eq!(again.map_err(|error| error.to_string()), Ok(plan));
            prop_assert_eq!(unknown_nations("plan.ron", &text).map(|(unknown, _)| unknown.len()).ok(), Some(0));
            let proposed = squad.remarks.count(Remark::Proposed) + squad.remarks.count(Remark::LineAlone);
            let marked = |(_, player): &&(_, touchline::domain::Player)| {
                player.profile.positions.iter().any(|(position, _)| player.profile.is_proposed(position))
            };
            prop_assert_eq!(squad.players.iter().filter(marked).count(), proposed);
        }
    }
}

/// A file, the list within it, the club that is typed, the day, and how many players, absences and people left out.
type Row = (&'static str, &'static str, Option<&'static str>, Date, [usize; 3]);

#[rustfmt::skip]
const FILES: &[Row] = &[
    ("fm26/player-search-en-1030x75-euro-suffix.csv", "", Some("leeds"), ON, [20, 0, 0]),
    ("fm26/player-search-en-557x71-doubled-rows.csv", "", Some("fc lorient"), ON, [10, 0, 0]),
    ("fm26/squad-view-en-28x54.csv", "", None, ON, [28, 1, 0]),
    ("fm26/attributes-bom-37x57-wage-expires-uid.csv", "", None, ON, [37, 0, 0]),
    ("fm26/memory-tool-squad-54x102.csv", "", None, ON, [54, 5, 0]),
    ("fm24/webapp-squad-93x103.json", "data", Some("Juventus"), date(2026, 1, 15), [78, 4, 0]),
    ("football-manager/attributes-en.html", "", None, ON, [28, 0, 0]),
    ("transfermarkt/players-25577-2026-04.csv", "", Some("Chelsea"), date(2026, 4, 1), [34, 0, 0]),
    ("transfermarkt/players-2026-head1000.csv", "", Some("frankfurt"), ON, [10, 0, 0]),
    ("transfermarkt/big5-players-2026.csv", "", Some("chelsea fc"), ON, [39, 0, 0]),
    ("transfermarkt-api/clubs-players-131_None.json", "players", None, date(2025, 4, 1), [28, 3, 0]),
    ("ea-fc/eafc25-male-players.csv", "", Some("Juventus"), ON, [24, 0, 0]),
    ("ea-fc/fifa22-top1000.csv", "", Some("Chelsea"), date(2021, 9, 1), [35, 0, 0]),
    ("wyscout/wyscout-allsvenskan-2025-first4.csv", "", Some("aik"), ON, [2, 0, 0]),
    ("fpl/bootstrap-static-2026-08-22.json", "elements", None, ON, [582, 76, 18]),
    ("juventus_2025-06.csv", "", Some("Juventus"), date(2025, 6, 17), [31, 0, 0]),
];

#[test]
fn every_real_file_makes_the_squad_that_was_counted() {
    let Some(folder) = real::folder() else { return };
    let formations = assets::formations();
    let mut wrong = Vec::new();
    for (file, list, club, on, counts) in FILES {
        let book = real::book(&folder, file);
        let table = book.tables.iter().find(|table| table.name() == *list).unwrap();
        let people = read_people(table, *on);
        let club =
            club.map(|club| choose(&people.people, Some(club)).unwrap_or_else(|error| panic!("{file}: {error:?}")));
        let squad = squad_of(&people, club.flatten(), *on);
        let plan = plan_of(&squad);
        assert_eq!(read_plan(file, &write_plan(&plan), &formations).as_ref().ok(), Some(&plan), "{file}");
        let absent = squad.players.iter().filter(|(_, player)| !player.absences.is_empty()).count();
        let found = [squad.players.len(), absent, left_out(&squad)];
        if found != *counts {
            wrong.push(format!("{file}: {found:?} and not {counts:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
