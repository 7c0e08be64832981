//! The real files, where they lie beside the project: exact counts of rows, columns and doubts.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use touchline::import::{Book, Reader, Table, read};

/// The folder of real files; where it is absent, that a test was not run is said on the terminal, past what tests keep.
pub(crate) fn folder() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1);
    let found = above.map(|folder| folder.join("shared/data")).find(|folder| folder.is_dir());
    if found.is_none() {
        let test = std::thread::current().name().unwrap_or_default().to_owned();
        let _ = writeln!(io::stderr(), "not run: {test}: no shared/data beside the project");
    }
    found
}

pub(crate) fn book(folder: &Path, file: &str) -> Book {
    read(File::open(folder.join(file)).unwrap()).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A file: its reader, rows, columns and doubts.
type Row = (&'static str, Reader, usize, usize, usize);

const SEMICOLON: Reader = Reader::Csv(';');
const COMMA: Reader = Reader::Csv(',');

#[rustfmt::skip]
const FILES: &[Row] = &[
    ("fm26/player-search-en-1030x75-euro-suffix.csv", SEMICOLON, 1_030, 75, 1),
    ("fm26/player-search-en-557x71-doubled-rows.csv", SEMICOLON, 557, 71, 1),
    ("fm26/squad-ru-33x67-no-names.csv", SEMICOLON, 33, 67, 0),
    ("fm26/squad-view-en-28x54.csv", SEMICOLON, 28, 54, 0),
    ("fm26/attributes-bom-37x57-wage-expires-uid.csv", SEMICOLON, 37, 57, 0),
    ("fm26/memory-tool-squad-54x102.csv", COMMA, 54, 102, 0),
    ("fm26/header-en-ru-67.tsv", Reader::Csv('\t'), 67, 2, 0),
    ("football-manager/squad-en-28x54.html", Reader::Html, 30, 77, 0),
    ("football-manager/attributes-en.html", Reader::Html, 28, 54, 0),
    ("football-manager/stats-en.html", Reader::Html, 28, 82, 0),
    ("transfermarkt/players-25577-2026-04.csv", COMMA, 25_577, 13, 0),
    ("transfermarkt/players-2026-head1000.csv", COMMA, 1_000, 26, 0),
    ("transfermarkt/clubs-2026-head.csv", COMMA, 451, 17, 0),
    ("transfermarkt/big5-players-2026.csv", COMMA, 2_798, 16, 0),
    ("ea-fc/eafc25-male-players.csv", COMMA, 16_161, 54, 0),
    ("ea-fc/fifa22-top1000.csv", COMMA, 1_000, 81, 0),
    ("wyscout/wyscout-allsvenskan-2025-first4.csv", COMMA, 4, 126, 0),
    ("windows/transfer-windows-2025.csv", COMMA, 30, 4, 0),
    ("injuries/tm-injury-history-11458x9-raw.csv", COMMA, 11_458, 9, 0),
    ("injuries/tm-injury-spells-10837x9-clean.csv", COMMA, 10_837, 9, 0),
    ("fpl/playerstats-2025-26-gw18-772x87.csv", COMMA, 772, 87, 0),
    ("fpl/status-changes-2026-08-88.csv", COMMA, 88, 9, 0),
    ("fpl/minutes-per-match-2025-26-6827.csv", COMMA, 6_827, 10, 0),
    ("forecast/squads-2012-13-to-2022-23.csv", COMMA, 35_538, 9, 0),
    ("forecast/injury-spells-to-2023-06-30.csv", COMMA, 62_321, 6, 0),
    ("forecast/fees-2012-13-to-2022-23.csv", COMMA, 6_046, 16, 0),
    ("juventus_2025-06.csv", COMMA, 31, 19, 0),
    ("balerdi.csv", COMMA, 5, 8, 0),
    ("centre_backs_u28_8-40M_big5.csv", COMMA, 139, 18, 0),
    ("injuries_bremer_cabal_balerdi_kalulu.csv", COMMA, 39, 8, 0),
];

#[test]
fn every_real_table_has_the_rows_that_were_counted() {
    let Some(folder) = folder() else { return };
    for (file, reader, rows, columns, doubts) in FILES {
        let book = book(&folder, file);
        let tables: Vec<_> =
            book.tables.iter().map(|s| (s.has_header(), s.len(), s.width(), s.doubts.count())).collect();
        assert_eq!((book.reader, tables), (*reader, vec![(true, *rows, *columns, *doubts)]), "{file}");
    }
}

#[test]
fn every_list_of_a_real_feed_is_found() {
    let Some(folder) = folder() else { return };
    let tables = |file: &str| -> Vec<(String, usize, usize)> {
        let book = book(&folder, file);
        book.tables.iter().map(|table| (table.name().to_owned(), table.len(), table.width())).collect()
    };
    let fpl = tables("fpl/bootstrap-static-2026-08-22.json");
    let of = |name: &str| fpl.iter().find(|table| table.0 == name).map(|table| (table.1, table.2));
    assert_eq!(
        (of("elements").map(|found| found.0), of("teams").map(|found| found.0)),
        (Some(600), Some(20)),
        "{fpl:?}"
    );
    assert_eq!(tables("fm24/webapp-squad-93x103.json"), [("data".to_owned(), 93, 103)]);
    assert_eq!(
        tables("transfermarkt-api/players-injuries-28003.json").first().map(|found| found.0.as_str()),
        Some("injuries")
    );
    assert_eq!(
        tables("transfermarkt-api/clubs-players-131_None.json").first().map(|found| found.0.as_str()),
        Some("players")
    );
    assert!(
        tables("transfermarkt-api/players-profile-28003.json")
            .iter()
            .any(|(name, rows, _)| name.is_empty() && *rows == 1)
    );
}

#[test]
fn what_is_known_of_the_real_files_stands_in_its_cells() {
    let Some(folder) = folder() else { return };
    let table = |file: &str| -> Table { book(&folder, file).tables.remove(0) };
    let column = |table: &Table, header: &str| table.headers().iter().position(|found| found == header).unwrap();

    let search = table("fm26/player-search-en-1030x75-euro-suffix.csv");
    assert_eq!(search.headers().iter().filter(|header| *header == "Recommendation").count(), 2);
    let names = column(&search, "Player");
    assert_eq!(search.column(names).filter(|name| name.is_empty()).count(), 2);
    let cut = search.doubts.listed().first().unwrap();
    assert_eq!((cut.line, cut.column, cut.why.as_ref()), (1_031, 47, "the file ends inside this row"));

    let doubled = table("fm26/player-search-en-557x71-doubled-rows.csv");
    let names = column(&doubled, "Player");
    assert_eq!(doubled.column(names).filter(|name| name.is_empty()).count(), 69);

    let russian = table("fm26/squad-ru-33x67-no-names.csv");
    let names = column(&russian, "Игрок");
    assert!(russian.column(names).all(str::is_empty));

    let raw = book(&folder, "injuries/tm-injury-history-11458x9-raw.csv");
    assert_eq!(raw.encoding, "windows-1252");
    let shirts = raw.tables.first().unwrap().column(0).filter(|cell| cell.starts_with('#') && cell.contains('\n'));
    assert_eq!(shirts.count(), 9_579);
}
