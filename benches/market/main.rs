//! What a market of a million people costs, beside the bare pass of the library under each part over the same people.

mod made;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use csv::{ByteRecord, ReaderBuilder};
use frizbee::{CaseMatching, Config, Matcher};
use jiff::civil::{Date, date};
use touchline::analysis::Weeks;
use touchline::analysis::alternatives::{Candidate, Sought, alternatives, gains};
use touchline::analysis::filter::Filter;
use touchline::domain::{AsTyped, Familiarity, Id, Plan, Target};
use touchline::import::open_table;
use touchline::import::people::FileContext;
use touchline::market::{Market, MarketColumn, MarketFile, MarketOrder, MarketQuestion, NameSearch, Selection};
use touchline::store::{assets, read_plan};
use touchline::text::fold;

const PEOPLE: usize = 1_000_000;
const ON: Date = date(2026, 8, 22);

/// Rows of a page.
const PAGE: usize = 57;

/// The filter of the issue of engines: centre-backs under 28 whose contract ends by 2027.
const TERMS: &str = "cb u28 contract<2028";

fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let kept = std::env::args().skip_while(|argument| argument != "--write").nth(1);
    let file = kept.map_or_else(|| folder.path().join("million.csv"), Into::into);
    std::fs::write(&file, made::people(PEOPLE))?;
    let market = reading(&file)?;
    let (bytes, names) = market.bytes();
    println!("memory: {:.1} bytes a row, and {:.1} of names", per(bytes - names), per(names));
    let (filter, _) = Filter::read(TERMS, assets::nations(), AsTyped::without_a_plan(ON));
    let filtered = least(25, || market.select(&filter, ON).count());
    println!("three terms with count: {filtered:.1?}, {} people", market.select(&filter, ON).count());
    let shown = market.select(&filter, ON);
    pages(&market, &shown, "a page after the filter");
    pages(&market, &Selection::all(&market), "a page of everybody");
    searching(&market);
    gap(&market)
}

#[expect(clippy::cast_precision_loss)]
fn per(bytes: usize) -> f64 {
    bytes as f64 / PEOPLE as f64
}

/// The least time of so many passes.
fn least<T>(passes: usize, mut pass: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let begun = Instant::now();
        black_box(pass());
        begun.elapsed()
    };
    (0..passes).map(time).min().unwrap_or_default()
}

fn beside(what: &str, ours: Duration, than: &str, theirs: Duration) {
    println!("{what}: {ours:.1?}, {:.2} of {than}, {theirs:.1?}", ours.as_secs_f64() / theirs.as_secs_f64());
}

fn reading(file: &Path) -> anyhow::Result<Market> {
    let bytes = std::fs::read(file)?;
    let bare = least(5, || {
        let (mut reader, mut record, mut cells) = (ReaderBuilder::new().from_reader(&bytes[..]), ByteRecord::new(), 0);
        while reader.read_byte_record(&mut record).is_ok_and(|more| more) {
            cells += record.len();
        }
        cells
    });
    let read = || -> anyhow::Result<Market> {
        let context = FileContext { on: ON, currency: None, nations: assets::nations() };
        let opened = open_table(file, None, None)?;
        let about = MarketFile { name: "a million".to_owned(), source: opened.source_name(file)?, on: ON };
        Ok(Market::read(vec![(about, opened)], &context)?)
    };
    beside("a CSV of a million rows into columns", least(3, read), "the csv crate's own pass", bare);
    read()
}

fn pages(market: &Market, shown: &Selection, what: &str) {
    let page = |by: &MarketColumn| {
        let order = MarketOrder { by: *by, falling: by.most_first() };
        (least(9, || market.first(shown, order, PAGE, ON)), *by)
    };
    let slowest = MarketColumn::ALL.iter().map(page).max().unwrap_or((Duration::ZERO, MarketColumn::Name));
    println!("{what}: {:.1?} at the most, by {}", slowest.0, slowest.1);
}

fn searching(market: &Market) {
    let names: Vec<String> = market.iter().map(|row| fold(row.name())).collect();
    let all = Selection::all(market);
    let config = Config::default().casing(CaseMatching::Respect);
    let (mut ours, mut bare) = (Duration::ZERO, Duration::ZERO);
    for typed in ["bre", "vla", "san", "kal"] {
        let two = market.search(&typed[..2], None);
        ours += least(9, || market.best(&market.search(typed, Some(&two)), &all, PAGE));
        bare += least(9, || Matcher::new(typed, &config).match_list(&names));
    }
    beside("the third letter", ours / 4, "bare frizbee over the same folded names, one thread", bare / 4);
    let (mut times, mut last): (Vec<Duration>, Option<NameSearch>) = (Vec::new(), None);
    for name in names.iter().step_by(names.len() / 40) {
        last = None;
        for (end, _) in name.char_indices().skip(1).take(12) {
            let begun = Instant::now();
            let search = market.search(&name[..end], last.as_ref());
            black_box(market.best(&search, &all, PAGE));
            times.push(begun.elapsed());
            last = Some(search);
        }
    }
    drop(last);
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    println!("the first page after any letter: {:.1?} in the median, {:.1?} at the 99th percentile", at(50), at(99));
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
    beside("the best twenty for a gap", ours, "a full scan with sort", scan);
    Ok(())
}

fn scan(plan: &Plan, asked: &MarketQuestion<'_>, everybody: &[(Id, Target)]) -> usize {
    let candidates = everybody.iter().map(|(id, target)| candidate(id, target));
    let gain = gains(plan, asked.weeks, asked.at_least);
    alternatives(plan, asked.sought, candidates, gain, ON, asked.at_least).people.len()
}

fn candidate<'t>(id: &'t Id, target: &'t Target) -> Candidate<'t> {
    let Target { profile, club, ties, seller, .. } = target;
    Candidate { id, profile, club: club.as_deref(), cost: target.expected_cost(ON), ties, seller }
}
