//! People of whole files: through readers, dialects and values.

use std::collections::BTreeSet;

use jiff::civil::date;
use touchline::import::dialects::{Dialect, dialects, guess, read_dialect, recognise};
use touchline::import::people::{FileContext, People, people};
use touchline::import::values::Reason;
use touchline::import::{Table, open, read};
use touchline::report::json;
use touchline::store::Source;
use touchline::store::assets::nations;

use super::real;

fn read_people(table: &Table, dialects: &[Dialect]) -> Option<(String, People)> {
    let dialect = recognise(table.headers(), dialects)?;
    let context = FileContext { on: date(2026, 8, 22), currency: None, nations: nations() };
    Some((dialect.name.clone(), people(table, dialect, &context)))
}

/// A file, and the list within it: its dialect, then people, merged rows, rows without a name, doubts.
type Row = (&'static str, &'static str, &'static str, [usize; 4]);

#[rustfmt::skip]
const FILES: &[Row] = &[
    ("fm26/player-search-en-1030x75-euro-suffix.csv", "", "FM26 export", [1_024, 4, 2, 34]),
    ("fm26/player-search-en-557x71-doubled-rows.csv", "", "FM26 export", [350, 138, 69, 25]),
    ("fm26/squad-ru-33x67-no-names.csv", "", "FM26 export", [0, 0, 33, 33]),
    ("fm26/squad-view-en-28x54.csv", "", "FM26 export", [28, 0, 0, 3]),
    ("fm26/attributes-bom-37x57-wage-expires-uid.csv", "", "FM26 export", [37, 0, 0, 0]),
    ("fm26/memory-tool-squad-54x102.csv", "", "Football Manager memory tool", [54, 0, 0, 53]),
    ("fm24/webapp-squad-93x103.json", "data", "Football Manager page", [93, 0, 0, 9]),
    ("football-manager/squad-en-28x54.html", "", "Football Manager page", [30, 0, 0, 1]),
    ("football-manager/attributes-en.html", "", "Football Manager page", [28, 0, 0, 0]),
    ("football-manager/stats-en.html", "", "Football Manager page", [28, 0, 0, 1]),
    ("transfermarkt/players-25577-2026-04.csv", "", "Transfermarkt table", [25_577, 0, 0, 77]),
    ("transfermarkt/players-2026-head1000.csv", "", "Transfermarkt table", [1_000, 0, 0, 4]),
    ("transfermarkt/big5-players-2026.csv", "", "Transfermarkt table", [2_798, 0, 0, 6]),
    ("transfermarkt-api/clubs-players-131_None.json", "players", "transfermarkt-api", [28, 0, 0, 0]),
    ("transfermarkt-api/players-profile-28003.json", "", "transfermarkt-api", [1, 0, 0, 0]),
    ("transfermarkt-api/players-injuries-28003.json", "injuries", "Injuries", [1, 1, 0, 0]),
    ("ea-fc/eafc25-male-players.csv", "", "EA FC ratings", [16_161, 0, 0, 0]),
    ("ea-fc/fifa22-top1000.csv", "", "sofifa table", [1_000, 0, 0, 0]),
    ("wyscout/wyscout-allsvenskan-2025-first4.csv", "", "Wyscout table", [4, 0, 0, 0]),
    ("fpl/bootstrap-static-2026-08-22.json", "elements", "Fantasy Premier League", [600, 0, 0, 0]),
    ("fpl/playerstats-2025-26-gw18-772x87.csv", "", "Fantasy Premier League", [772, 0, 0, 0]),
    ("injuries/tm-injury-history-11458x9-raw.csv", "", "Injuries", [1_899, 161, 0, 7]),
    ("injuries/tm-injury-spells-10837x9-clean.csv", "", "Injuries", [1_433, 6, 0, 0]),
    ("injuries_bremer_cabal_balerdi_kalulu.csv", "", "Injuries", [4, 0, 0, 0]),
    ("forecast/fees-2012-13-to-2022-23.csv", "", "Transfermarkt table", [3_704, 2_342, 0, 3_073]),
    // No people, but names: of clubs, and of what a model weighs.
    ("transfermarkt/clubs-2026-head.csv", "", "A table", [451, 0, 0, 0]),
    ("forecast/coefficients.csv", "", "A table", [27, 0, 0, 1]),
    ("juventus_2025-06.csv", "", "Transfermarkt table", [31, 0, 0, 0]),
    ("centre_backs_u28_8-40M_big5.csv", "", "Transfermarkt table", [139, 0, 0, 0]),
];

/// Files of a shape that nobody in them can be read from: windows, ranks, a list of headers.
const NOBODY: &[&str] = &[
    "windows/transfer-windows-2025.csv",
    "fm26/header-en-ru-67.tsv",
    "fpl/status-changes-2026-08-88.csv",
    "fpl/minutes-per-match-2025-26-6827.csv",
    "forecast/squads-2012-13-to-2022-23.csv",
    "forecast/injury-spells-to-2023-06-30.csv",
    "forecast/survival_table.csv",
    "balerdi.csv",
];

#[test]
fn every_real_file_has_the_people_that_were_counted() {
    let Some(folder) = real::folder() else { return };
    let dialects = dialects().unwrap();
    for (file, list, dialect, counts) in FILES {
        let book = real::book(&folder, file);
        let table = book.tables.iter().find(|table| table.name() == *list).unwrap_or_else(|| panic!("{file}"));
        let (name, read) = read_people(table, &dialects).unwrap_or_else(|| panic!("{file} is of no source"));
        let found = [read.people.len(), read.merged, read.unnamed, read.doubts.count()];
        assert_eq!((name.as_str(), found), (*dialect, *counts), "{file}");
    }
    for file in NOBODY {
        let book = real::book(&folder, file);
        assert!(book.tables.iter().all(|table| recognise(table.headers(), &dialects).is_none()), "{file}");
    }
}

/// What `open` takes of each file, and that the guess of a dialect reads as the dialect that is known.
#[test]
fn every_real_file_opens_at_its_people_and_its_guess_reads_as_its_source() {
    let Some(folder) = real::folder() else { return };
    let dialects = dialects().unwrap();
    let context = FileContext { on: date(2026, 8, 22), currency: None, nations: nations() };
    for (file, list, dialect, counts) in FILES {
        let opened = open(&folder.join(file), None, None, &context).unwrap_or_else(|error| panic!("{file}: {error}"));
        let read = &opened.people;
        let found = [read.people.len(), read.merged, read.unnamed, read.doubts.count()];
        let source = opened.dialect.as_ref().map(|dialect| dialect.name.as_str());
        assert_eq!((opened.table.name(), source, found), (*list, Some(*dialect), *counts), "{file}");
        let answer = json::inspection(&opened, file);
        assert_eq!(answer["doubt_count"], opened.table.doubts.count() + counts[3], "{file}");
        let guessed = guess(&opened.table, &dialects, context.on);
        let mut own =
            read_dialect(&Source::new("mine.ron", &guessed)).unwrap_or_else(|error| panic!("{file}: {error}"));
        // The table that was opened has it already.
        own.columns.iter_mut().for_each(|column| column.look_up = None);
        let mut again = people(&opened.table, &own, &context);
        // The guess may find attributes more, which the source does not know.
        let place = |name: &String| again.attributes.iter().position(|other| other == name);
        let places: Vec<_> = read.attributes.iter().map(|name| place(name).unwrap()).collect();
        for person in &mut again.people {
            person.figures = places.iter().map(|at| person.figures[*at]).collect();
        }
        let other = again.people.iter().zip(&read.people).find(|(again, read)| again != read);
        assert_eq!((other, again.people.len()), (None, read.people.len()), "{file}:\n{guessed}");
        let not_used = |read: &People| read.not_used.iter().map(|(at, _)| *at).collect::<BTreeSet<_>>();
        assert_eq!(not_used(&again), not_used(read), "{file}");
        // Nor are its cells always figures.
        assert_eq!(other_doubts(&again), other_doubts(read), "{file}");
    }
}

/// The doubts but for columns that are not what their headers say.
fn other_doubts(read: &People) -> usize {
    let strange = read.doubts.listed().iter().filter(|doubt| doubt.why == Reason::OtherColumn.word()).count();
    read.doubts.count() - strange
}

/// For how many people what was read: in the order of `inspect`.
#[test]
fn every_field_of_a_real_file_is_read_for_those_who_have_it() {
    let Some(folder) = real::folder() else { return };
    let dialects = dialects().unwrap();
    for (file, figures) in [
        (
            "fm26/player-search-en-1030x75-euro-suffix.csv",
            [1024, 0, 1024, 1024, 1003, 1024, 0, 994, 0, 839, 0, 0, 1024, 27],
        ),
        ("fm26/attributes-bom-37x57-wage-expires-uid.csv", [37, 0, 37, 37, 37, 0, 0, 0, 37, 29, 34, 0, 37, 0]),
        ("fm26/memory-tool-squad-54x102.csv", [54, 0, 54, 54, 54, 0, 54, 0, 0, 0, 0, 54, 54, 5]),
        ("transfermarkt/big5-players-2026.csv", [2798, 0, 2798, 2798, 2776, 2798, 2792, 2798, 2648, 2768, 0, 0, 0, 0]),
        ("ea-fc/fifa22-top1000.csv", [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 0]),
        ("wyscout/wyscout-allsvenskan-2025-first4.csv", [4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 0, 0, 0, 0]),
        ("injuries/tm-injury-history-11458x9-raw.csv", [1899, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1433]),
    ] {
        let book = real::book(&folder, file);
        let (_, read) = read_people(&book.tables[0], &dialects).unwrap();
        assert_eq!(read.fields().map(|(_, count)| count), figures, "{file}");
    }
}

#[test]
fn two_of_a_name_stay_two_and_the_money_of_a_real_export_is_right() {
    let Some(folder) = real::folder() else { return };
    let book = real::book(&folder, "fm26/player-search-en-1030x75-euro-suffix.csv");
    let (_, read) = read_people(&book.tables[0], &dialects().unwrap()).unwrap();
    let mut names: Vec<&str> = read.people.iter().map(|person| person.name.as_str()).collect();
    names.sort_unstable();
    let doubled = names.windows(2).filter(|pair| pair[0] == pair[1]).count();
    assert_eq!(doubled, 2, "two names are two people each");
    let first = &read.people[0];
    assert_eq!(first.value.unwrap().middle().to_string(), "15.5m");
    assert!(read.not_used.iter().any(|(at, _)| book.tables[0].headers()[*at] == "2nd Nat"));
    assert!(read.people.iter().all(|person| person.nations.is_empty()));
}

/// What is read of a text, whoever encoded it and whatever parts its cells.
fn told(bytes: &[u8]) -> String {
    let book = read(bytes).unwrap();
    let (name, read) = read_people(&book.tables[0], &dialects().unwrap()).unwrap();
    format!("{name} {:?} {} {}", read.people, read.merged, read.doubts.count())
}

#[test]
fn delimiter_and_encoding_do_not_change_who_is_read() {
    let rows = [
        ["Player", "Position", "Age", "Height", "Transfer Value", "Expires", "Pace"],
        ["Adá Ruiz", "M (C)", "24", "170 cm", "15,5M\u{a0}€", "31/12/2030", "12-16"],
        ["Bo Ekström", "D/WB (RL)", "31", "190 cm", "300K\u{a0}€ - 1,5M\u{a0}€", "6/2/2029", "-"],
        ["Adá Ruiz", "M (C)", "24", "", "", "", ""],
    ];
    let text = |delimiter: &str| {
        let cell = |cell: &&str| if cell.contains(delimiter) { format!("\"{cell}\"") } else { (*cell).to_owned() };
        let line = |row: &[&str; 7]| row.iter().map(cell).collect::<Vec<_>>().join(delimiter);
        rows.iter().map(line).collect::<Vec<_>>().join("\r\n") + "\r\n"
    };
    let first = told(text(";").as_bytes());
    assert!(first.contains("Money(15500000)") && first.contains("2029-02-06"), "{first}");
    for delimiter in [",", "\t", "|"] {
        assert_eq!(told(text(delimiter).as_bytes()), first, "{delimiter:?}");
    }
    let marked = format!("\u{feff}{}", text(";"));
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Windows-1252 is Latin-1 but for the sign of the euro.
    let western: Vec<u8> =
        text(";").chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
    for bytes in [marked.as_bytes(), &wide, &western] {
        assert_eq!(told(bytes), first);
    }
}
