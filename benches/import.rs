//! What reading costs beside the bare pass of the library under it, over the same bytes; and the memory that it takes.

use std::fs;
use std::hint::black_box;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use calamine::{Data, Reader as _, Xlsx};
use csv::{ReaderBuilder, StringRecord};
use touchline::import::readers::read_path;
use touchline::import::{Table, read};
use zip::write::SimpleFileOptions;

/// Passes of each kind; the quickest of them counts.
const PASSES: usize = 25;

/// The real files, where they lie beside the project.
const FILES: &[(&str, u8)] =
    &[("fm26/player-search-en-1030x75-euro-suffix.csv", b';'), ("transfermarkt/players-25577-2026-04.csv", b',')];

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--read").skip(1);
    if let Some(file) = arguments.next() {
        return read_alone(Path::new(&file));
    }
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1);
    let folder = above.map(|folder| folder.join("shared/data")).find(|folder| folder.is_dir());
    for (name, delimiter) in FILES {
        let real: Option<PathBuf> = folder.as_ref().map(|folder| folder.join(name));
        let Some((file, bytes)) = real.and_then(|file| fs::read(&file).ok().map(|bytes| (file, bytes))) else {
            println!("{name}: not beside the project");
            continue;
        };
        memory(&file);
        compare(name, "csv into strings", || strings(&bytes, *delimiter), || cells(&bytes));
    }
    let workbook = workbook(3_181, 60);
    compare("a workbook of 3,181 × 60", "calamine's pass", || ranges(&workbook), || cells(&workbook));
}

/// Reads a file in a process of its own, which prints the most memory that it had.
fn memory(file: &Path) {
    let alone = std::env::current_exe().and_then(|program| Command::new(program).arg("--read").arg(file).status());
    assert!(alone.is_ok_and(|status| status.success()), "the program runs again");
}

fn read_alone(file: &Path) {
    let peak = || -> Option<u64> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        status.lines().find(|line| line.starts_with("VmHWM"))?.split_whitespace().nth(1)?.parse().ok()
    };
    let before = peak();
    let rows = read_path(file).map_or(0, |book| book.tables.iter().map(Table::len).sum());
    let size = fs::metadata(file).map_or(0, |about| about.len() >> 10);
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("{}: {rows} rows of {size} KiB take {} KiB at most", file.display(), after - before);
    }
}

/// Prints how long ours takes beside theirs. They take turns, so that a machine that is busy is busy for both.
fn compare(name: &str, theirs: &str, mut bare: impl FnMut() -> usize, mut ours: impl FnMut() -> usize) {
    let (mut best, mut cells) = ([Duration::MAX; 2], [0; 2]);
    for _ in 0..PASSES {
        let begun = Instant::now();
        cells[0] = black_box(bare());
        best[0] = best[0].min(begun.elapsed());
        let begun = Instant::now();
        cells[1] = black_box(ours());
        best[1] = best[1].min(begun.elapsed());
    }
    let [bare, ours] = best.map(|time| time.as_secs_f64() * 1e3);
    println!("{name}: {:.2}× {theirs} ({ours:.2} ms, {bare:.2} ms; {} and {} cells)", ours / bare, cells[1], cells[0]);
}

/// Every cell as a text of its own.
fn strings(bytes: &[u8], delimiter: u8) -> usize {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    let (mut record, mut rows) = (StringRecord::new(), Vec::new());
    while reader.read_record(&mut record).unwrap_or(false) {
        rows.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
    }
    black_box(&rows).iter().map(Vec::len).sum()
}

fn ranges(bytes: &[u8]) -> usize {
    let Ok(mut book) = calamine::open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)) else { return 0 };
    let pages = book.worksheets();
    pages.iter().flat_map(|(_, range)| range.used_cells()).filter(|(_, _, cell)| **cell != Data::Empty).count()
}

fn cells(bytes: &[u8]) -> usize {
    let Ok(book) = read(bytes) else { return 0 };
    book.tables.iter().map(|table| table.headers().len() + table.rows().map(|row| row.len()).sum::<usize>()).sum()
}

/// A workbook as spreadsheets write it: texts that are shared, numbers, days.
fn workbook(rows: usize, columns: usize) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut page = "<worksheet><sheetData>".to_owned();
    for row in 1..=rows {
        page += &format!("<row r=\"{row}\">");
        for column in 0..columns {
            let (first, second) = (column / 26, (b'A' + (column % 26) as u8) as char);
            let first =
                first.checked_sub(1).map(|first| (b'A' + first as u8) as char).map(String::from).unwrap_or_default();
            page += &match (row, column % 4) {
                (1, _) | (_, 0) => {
                    format!("<c r=\"{first}{second}{row}\" t=\"s\"><v>{}</v></c>", (row * 7 + column) % 2_000)
                }
                (_, 1) => format!("<c r=\"{first}{second}{row}\" s=\"1\"><v>{}</v></c>", 36_000 + row),
                _ => format!("<c r=\"{first}{second}{row}\"><v>{}</v></c>", row * column % 20),
            };
        }
        page += "</row>";
    }
    page += "</sheetData></worksheet>";
    let texts: String = (0..2_000).map(|n| format!("<si><t>Player of the name {n}</t></si>")).collect();
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns:r=\"{relation}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".into(),
        ),
        ("xl/sharedStrings.xml", format!("<sst uniqueCount=\"2000\">{texts}</sst>")),
        ("xl/worksheets/sheet1.xml", page),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let written =
            zip.start_file(name, SimpleFileOptions::default()).is_ok() && zip.write_all(text.as_bytes()).is_ok();
        assert!(written, "memory takes what is written");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
