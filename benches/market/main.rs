//! What a market of a million people costs, beside the bare pass of the library under each part over the same people.
//!
//! `cargo bench --bench market -- reading` runs one row: reading, letter, letters, filter, page, gap or memory.

mod duckdb;
mod made;

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use csv::{ByteRecord, ReaderBuilder};
use frizbee::{CaseMatching, Config, Matcher};
use jiff::civil::{Date, date};
use touchline::analysis::Weeks;
use touchline::analysis::alternatives::{Candidate, Sought, alternatives, gains};
use touchline::analysis::filter::Filter;
use touchline::domain::{AsTyped, Familiarity, Id, Plan, Target};
use touchline::import::open_people;
use touchline::import::people::FileContext;
use touchline::market::{Market, MarketColumn, MarketFile, MarketOrder, MarketQuestion, NameSearch, Selection};
use touchline::store::{assets, read_plan};
use touchline::text::fold;

const PEOPLE: usize = 1_000_000;
const ON: Date = date(2026, 8, 22);

/// Rows of a page.
const PAGE: usize = 57;

/// Centre-backs under 28 whose contract ends by 2027.
const TERMS: &str = "cb u28 contract<2028";

/// A frame, in milliseconds.
const FRAME: f64 = 16.0;

fn main() -> anyhow::Result<()> {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let is_wanted = |row: &str| wanted.as_deref().is_none_or(|wanted| wanted == row);
    let file = prepared()?;
    if is_wanted("reading") {
        reading(&file)?;
    }
    if wanted.as_deref() == Some("reading") {
        return Ok(());
    }
    let market = read(&file)?;
    if is_wanted("memory") {
        memory(&market);
    }
    if is_wanted("letter") {
        letter(&market);
    }
    if is_wanted("letters") {
        letters(&market);
    }
    if is_wanted("filter") || is_wanted("page") {
        let theirs = duckdb::times(&file);
        if theirs.is_none() {
            println!("no Python on the path has DuckDB: its figures are left out");
        }
        let theirs = theirs.unwrap_or_default();
        if is_wanted("filter") {
            filter(&market, &theirs);
        }
        if is_wanted("page") {
            pages(&market, &theirs);
        }
    }
    if is_wanted("gap") {
        gap(&market)?;
    }
    Ok(())
}

/// The file of a million people, made once.
fn prepared() -> anyhow::Result<PathBuf> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("market-{}-{PEOPLE}.csv", made::VERSION));
    if !file.exists() {
        let unfinished = file.with_extension("unfinished");
        fs::write(&unfinished, made::people(PEOPLE))?;
        fs::rename(&unfinished, &file)?;
    }
    Ok(file)
}

fn read(file: &Path) -> anyhow::Result<Market> {
    let context = FileContext { on: ON, currency: None, nations: assets::nations() };
    let opened = open_people(file, None, None, &mut |_, _| ())?;
    let about = MarketFile { name: "a million".to_owned(), source: opened.source_name(file)?, on: ON };
    Ok(Market::read(vec![(about, opened)], &context)?)
}

fn timed<T>(pass: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let made = black_box(pass());
    (made, begun.elapsed())
}

/// The least time of so many passes.
fn least<T>(passes: usize, mut pass: impl FnMut() -> T) -> Duration {
    (0..passes).map(|_| timed(&mut pass).1).min().unwrap_or_default()
}

/// The least times of two that take turns, so that a machine that is busy is busy for both.
fn turns<T, U>(passes: usize, mut ours: impl FnMut() -> T, mut theirs: impl FnMut() -> U) -> [Duration; 2] {
    let mut best = [Duration::MAX; 2];
    for _ in 0..passes {
        best[1] = best[1].min(timed(&mut theirs).1);
        best[0] = best[0].min(timed(&mut ours).1);
    }
    best
}

/// Prints a row of the table: what it is, beside what, and whether it reaches its goal.
fn ratio(what: &str, [ours, theirs]: [Duration; 2], than: &str, goal: f64) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{what}: {ours:.2?}, {ratio:.3} × {than} ({theirs:.2?}); goal {goal} ×, {}", verdict(ratio, goal));
}

fn verdict(figure: f64, goal: f64) -> &'static str {
    if figure <= goal { "reached" } else { "missed" }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn reading(file: &Path) -> anyhow::Result<()> {
    let bytes = fs::read(file)?;
    let bare = || {
        let (mut reader, mut record, mut cells) = (ReaderBuilder::new().from_reader(&bytes[..]), ByteRecord::new(), 0);
        while reader.read_byte_record(&mut record).is_ok_and(|more| more) {
            cells += record.len();
        }
        cells
    };
    ratio("reading", turns(5, || read(file), bare), "the csv crate's own pass, one thread", 1.3);
    Ok(())
}

#[expect(clippy::cast_precision_loss)]
fn memory(market: &Market) {
    let (bytes, names) = market.bytes();
    let per = |bytes: usize| bytes as f64 / PEOPLE as f64;
    let (row, name) = (per(bytes - names), per(names));
    println!("memory: {row:.1} bytes a row and {name:.1} of names; goal 80 a row, {}", verdict(row, 80.0));
}

fn letter(market: &Market) {
    let names: Vec<String> = market.iter().map(|row| fold(row.name())).collect();
    let all = Selection::all(market);
    let config = Config::default().casing(CaseMatching::Respect);
    let mut sum = [Duration::ZERO; 2];
    for typed in ["bre", "vla", "san", "kal"] {
        let two = market.search(&typed[..2], None);
        let ours = || market.best(&market.search(typed, Some(&two)), &all, PAGE);
        let times = turns(9, ours, || Matcher::new(typed, &config).match_list(&names));
        sum.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
    }
    ratio("letter (the third)", sum.map(|sum| sum / 4), "bare frizbee over the same names, one thread", 0.8);
}

fn letters(market: &Market) {
    let names: Vec<String> = market.iter().step_by(PEOPLE / 40).map(|row| fold(row.name())).collect();
    let all = Selection::all(market);
    let (mut times, mut exact): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    for name in &names {
        let mut last: Option<NameSearch> = None;
        for (end, _) in name.char_indices().skip(1).take(12) {
            let begun = Instant::now();
            let mut steps = market.begin_search(&name[..end], last.as_ref());
            steps.go_on();
            black_box(market.best(steps.so_far(), &all, PAGE));
            times.push(begun.elapsed());
            let search = steps.finish();
            black_box(market.best(&search, &all, PAGE));
            exact.push(begun.elapsed());
            last = Some(search);
        }
    }
    exact.sort_unstable();
    times.sort_unstable();
    let at = |times: &[Duration], percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    let goal = verdict(milliseconds(at(&times, 99)), FRAME);
    let told = |times: &[Duration]| {
        format!("{:.1?} in the median, {:.1?} at the 99th percentile", at(times, 50), at(times, 99))
    };
    println!("letters (first results): {}; goal {FRAME} ms, {goal}", told(&times));
    println!("letters (the exact order): {}", told(&exact));
}

fn filter(market: &Market, theirs: &HashMap<String, Duration>) {
    let (filter, _) = Filter::read(TERMS, assets::nations(), AsTyped::without_a_plan(ON));
    let ours = least(25, || market.select(&filter, ON).count());
    println!("filter: {} people in {ours:.2?}", market.select(&filter, ON).count());
    if let Some(theirs) = theirs.get("count") {
        ratio("filter (three terms with count)", [ours, *theirs], "DuckDB, two threads", 0.1);
    }
}

fn pages(market: &Market, theirs: &HashMap<String, Duration>) {
    let (filter, _) = Filter::read(TERMS, assets::nations(), AsTyped::without_a_plan(ON));
    let (shown, all) = (market.select(&filter, ON), Selection::all(market));
    for by in MarketColumn::ALL.iter().copied() {
        let order = MarketOrder { by, falling: by.most_first() };
        let ours = least(9, || market.first(&market.select(&filter, ON), order, PAGE, ON));
        let (sorted, everybody) =
            (least(9, || market.first(&shown, order, PAGE, ON)), least(9, || market.first(&all, order, PAGE, ON)));
        println!("page by {by}: {ours:.2?} with the filter, {sorted:.2?} after it, {everybody:.2?} of everybody");
        if let Some(theirs) = theirs.get(&format!("page-{by}")) {
            ratio(&format!("page by {by}"), [ours, *theirs], "DuckDB's where … order by … limit 57", 1.0);
        }
    }
}

fn gap(market: &Market) -> anyhow::Result<()> {
    let plan = read_plan(assets::SAMPLE_NAME, assets::SAMPLE, &assets::formations())?;
    let (weeks, at_least) = (Weeks::new(ON, 60), Familiarity::Competent);
    let Some(sought) = Sought::named(&plan, "RCB", ON, at_least) else { return Ok(()) };
    let asked = MarketQuestion { plan: &plan, sought: &sought, weeks, at_least, on: ON };
    let all = Selection::all(market);
    let ours = least(9, || market.alternatives(asked, &all, 20));
    let everybody: Vec<(Id, Target)> = market
        .iter()
        .enumerate()
        .filter_map(|(row, person)| Some((Id::new(&format!("{row:010}")).ok()?, person.target()?)))
        .collect();
    let scan = least(2, || scan(&plan, &asked, &everybody));
    ratio("gap (the best twenty)", [ours, scan], "a full scan with sort", 0.1);
    println!("gap: {:.1} ms; goal 30 ms, {}", milliseconds(ours), verdict(milliseconds(ours), 30.0));
    Ok(())
}

fn scan(plan: &Plan, asked: &MarketQuestion<'_>, everybody: &[(Id, Target)]) -> usize {
    let candidates = everybody.iter().map(|(id, target)| candidate(id, target));
    let gain = gains(plan, asked.weeks, asked.at_least);
    alternatives(plan, asked.sought, candidates, gain, asked.at_least).people.len()
}

fn candidate<'t>(id: &'t Id, target: &'t Target) -> Candidate<'t> {
    let Target { profile, club, ties, seller, .. } = target;
    let (age, cost) = (profile.age(ON), target.expected_cost(ON));
    Candidate { id, profile, club: club.as_deref(), age, cost, ties, seller }
}
