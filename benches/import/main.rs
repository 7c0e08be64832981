//! What reading costs beside the bare pass of the library under it, over the same bytes, and comparing with a plan beside
//! reading alone; and the memory that it takes.

mod made;

use std::fs;
use std::hint::black_box;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::anyhow;
use calamine::{Data, Reader as _, Xlsx};
use csv::{ReaderBuilder, StringRecord};
use jiff::civil::date;
use touchline::domain::Plan;
use touchline::import::dialects::{Dialect, dialects, recognise};
use touchline::import::people::{FileContext, People, people};
use touchline::import::update::{TakenAs, UpdateContext, update};
use touchline::import::{open, read};
use touchline::store::{assets, read_plan};

/// Passes of each kind; the quickest of them counts.
const PASSES: usize = 25;

/// A real file, where it lies beside the project: otherwise one of its shape is made.
struct Source {
    name: &'static str,
    delimiter: u8,
    made: fn() -> String,
}

const FILES: &[Source] = &[
    Source { name: "fm26/player-search-en-1030x75-euro-suffix.csv", delimiter: b';', made: made::search },
    Source { name: "transfermarkt/players-25577-2026-04.csv", delimiter: b',', made: made::players },
];

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--read").skip(1);
    if let Some(file) = arguments.next() {
        return read_alone(Path::new(&file));
    }
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1);
    let folder = above.map(|folder| folder.join("shared/data")).find(|folder| folder.is_dir());
    let dialects = dialects()?;
    for Source { name, delimiter, made } in FILES {
        let real: Option<PathBuf> = folder.as_ref().map(|folder| folder.join(name));
        let real = real.and_then(|file| fs::read(file).ok());
        let call = if real.is_some() { (*name).to_owned() } else { format!("a file like {name}") };
        let bytes = real.unwrap_or_else(|| made().into_bytes());
        memory(&call, &bytes);
        compare("csv into strings", || strings(&bytes, *delimiter), || persons(&bytes, &dialects));
        let plan = of_sixty(&bytes, &dialects)?;
        compare("its people read alone", || persons(&bytes, &dialects), || compared(&plan, &bytes, &dialects));
    }
    let workbook = made::workbook(3_181, 60);
    memory("a workbook of 3,181 × 60", &workbook);
    compare("calamine's pass", || ranges(&workbook), || cells(&workbook));
    Ok(())
}

fn context() -> FileContext<'static> {
    FileContext { on: date(2026, 8, 22), currency: None, nations: assets::nations() }
}

/// Reads bytes from a file in a process of its own, which prints the most memory that it had.
fn memory(name: &str, bytes: &[u8]) {
    println!("{name}:");
    let told = || -> std::io::Result<bool> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("file");
        fs::write(&file, bytes)?;
        Ok(Command::new(std::env::current_exe()?).arg("--read").arg(&file).status()?.success())
    };
    assert!(told().is_ok_and(|told| told), "the program runs again");
}

fn read_alone(file: &Path) -> anyhow::Result<()> {
    let peak = || -> Option<u64> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        status.lines().find(|line| line.starts_with("VmHWM"))?.split_whitespace().nth(1)?.parse().ok()
    };
    let before = peak();
    let opened = open(file, None, None, &context())?;
    let (rows, people) = (opened.table.len(), opened.people.people.len());
    let size = fs::metadata(file).map_or(0, |about| about.len() >> 10);
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("  {rows} rows and {people} people of {size} KiB take {} KiB at most", after - before);
    }
    Ok(())
}

/// Prints how long ours takes beside theirs. They take turns, so that a machine that is busy is busy for both.
fn compare(theirs: &str, mut bare: impl FnMut() -> usize, mut ours: impl FnMut() -> usize) {
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
    println!("  {:.2}× {theirs} ({ours:.2} ms, {bare:.2} ms; {} of {})", ours / bare, cells[1], cells[0]);
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

/// Everybody in a list, and the source that writes such lists.
fn everybody<'d>(bytes: &[u8], dialects: &'d [Dialect]) -> Option<(People, &'d Dialect)> {
    let book = read(bytes).ok()?;
    let table = book.tables.first()?;
    let dialect = recognise(table.headers(), dialects)?;
    Some((people(table, dialect, &context()), dialect))
}

fn persons(bytes: &[u8], dialects: &[Dialect]) -> usize {
    everybody(bytes, dialects).map_or(0, |found| black_box(found.0).people.len())
}

/// A plan of the first sixty of a list.
fn of_sixty(bytes: &[u8], dialects: &[Dialect]) -> anyhow::Result<Plan> {
    let plan = read_plan("", assets::SAMPLE, &assets::formations())?;
    let mut plan = Plan::new("Ada".into(), plan.tactic.formation);
    if let Some((mut people, dialect)) = everybody(bytes, dialects) {
        people.people.truncate(60);
        let update = update(&plan, &people, &taken(dialect, Some(TakenAs::Players)));
        plan = update.map_err(|many| anyhow!(many.words("--")))?.accept(&plan, |_| true)?;
    }
    Ok(plan)
}

fn taken(dialect: &Dialect, taken_as: Option<TakenAs>) -> UpdateContext<'_> {
    UpdateContext {
        source: &dialect.name,
        on: date(2026, 8, 23),
        today: date(2026, 8, 23),
        rows: dialect.rows,
        taken_as,
        club: None,
        chosen: &[],
    }
}

/// Everybody in a list beside a plan.
fn compared(plan: &Plan, bytes: &[u8], dialects: &[Dialect]) -> usize {
    let Some((people, dialect)) = everybody(bytes, dialects) else { return 0 };
    black_box(update(plan, &people, &taken(dialect, None)))
        .map_or(0, |update| update.matched.len() + update.others.len())
}

fn cells(bytes: &[u8]) -> usize {
    let Ok(book) = read(bytes) else { return 0 };
    book.tables.iter().map(|table| table.headers().len() + table.rows().map(|row| row.len()).sum::<usize>()).sum()
}
