//! The drawings of a page as tables, for formats that draw nothing; and what a cell says.

use std::borrow::Cow;

use super::content::{PageBlock, PageCell, PageColumn, PageTable, PageTone, PageWeek, PitchPlace, ScaleMark, ScaleRow};
use super::words;
use crate::analysis::Severity;
use crate::forecast::words as chance_words;

/// A block as a table; `None` for text.
pub(super) fn table(block: &PageBlock) -> Option<Cow<'_, PageTable>> {
    match block {
        PageBlock::Sentence(_) | PageBlock::Points(_) => None,
        PageBlock::Table(table) => Some(Cow::Borrowed(table)),
        PageBlock::Pitch(places) => Some(Cow::Owned(eleven(places))),
        PageBlock::Weeks(weeks) => Some(Cow::Owned(self::weeks(weeks))),
        PageBlock::Scale(rows) => Some(Cow::Owned(scale(rows))),
    }
}

/// What signs mean in the table of a drawing.
pub(super) fn legend(block: &PageBlock) -> Option<&'static str> {
    match block {
        PageBlock::Pitch(places) => {
            let elsewhere = places.iter().flat_map(|place| &place.behind).any(|(_, elsewhere)| *elsewhere);
            elsewhere.then_some("In brackets: who starts elsewhere in this eleven.")
        }
        _ => None,
    }
}

/// What a cell says to a reader; empty where nothing is known.
pub(super) fn said<'c>(cell: &'c PageCell, currency: Option<&str>) -> Cow<'c, str> {
    match cell {
        PageCell::Nothing => "".into(),
        PageCell::Text(text) | PageCell::Marked(text, _) => text.as_str().into(),
        PageCell::Day(day) => words::day(*day).into(),
        PageCell::Number(number) => words::number(*number).into(),
        PageCell::PerMillion(hundredths) => format!("{}.{:02} a million", hundredths / 100, hundredths % 100).into(),
        PageCell::Chance(thousandths) => chance_words::percent(f64::from(*thousandths) / 100_000.0).into(),
        PageCell::Money { units, leaves_out } => {
            let amount = words::amount(*units, currency);
            if *leaves_out { (amount + "?").into() } else { amount.into() }
        }
    }
}

/// How good the cover of a slot is.
pub(super) fn tone(severity: Severity) -> PageTone {
    match severity {
        Severity::Broken => PageTone::Bad,
        Severity::Bare | Severity::Thin => PageTone::Warning,
        Severity::Covered => PageTone::Plain,
    }
}

/// Those behind the starter; who is needed elsewhere stands in brackets.
pub(super) fn behind(place: &PitchPlace) -> String {
    let name = |(name, elsewhere): &(String, bool)| if *elsewhere { format!("({name})") } else { name.clone() };
    place.behind.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The players there for a slot, and those wanted: `5 of 2`.
pub(super) fn bodies(place: &PitchPlace) -> (usize, u8) {
    (place.behind.len() + usize::from(place.starter.is_some()), place.wanted)
}

fn eleven(places: &[PitchPlace]) -> PageTable {
    let row = |place: &PitchPlace| {
        let (have, wanted) = bodies(place);
        vec![
            PageCell::text(&place.label),
            PageCell::text(place.starter.as_deref().unwrap_or("nobody")),
            PageCell::text(behind(place)),
            PageCell::Number(i64::try_from(have).unwrap_or(i64::MAX)),
            PageCell::Number(wanted.into()),
            PageCell::Marked(place.severity.word().to_owned(), tone(place.severity)),
        ]
    };
    PageTable {
        name: "Eleven".to_owned(),
        columns: vec![
            PageColumn::text("Slot"),
            PageColumn::text("Plays"),
            PageColumn::text("Behind him"),
            PageColumn::figures("There"),
            PageColumn::figures("Wanted"),
            PageColumn::text("State"),
        ],
        rows: places.iter().map(row).collect(),
    }
}

/// Where the chances stand among the columns of the weeks: after margin and shortfall.
const CHANCE_COLUMN: usize = 3;

fn weeks(weeks: &[PageWeek]) -> PageTable {
    let mut table = weeks_in(weeks.iter().map(|week| week_row(PageCell::Day(week.monday), week)).collect());
    if weeks.iter().any(|week| week.chance.is_some()) {
        table.columns.insert(CHANCE_COLUMN, PageColumn::figures("Chance of no eleven"));
        for (row, week) in table.rows.iter_mut().zip(weeks) {
            row.insert(CHANCE_COLUMN, week.chance.map_or(PageCell::Nothing, PageCell::Chance));
        }
    }
    table
}

/// The weeks with a row for each run of them that is the same.
pub(super) fn runs(weeks: &[PageWeek]) -> PageTable {
    let same = |one: &PageWeek, next: &PageWeek| (&one.words, &one.events) == (&next.words, &next.events);
    let row = |run: &[PageWeek]| {
        let (first, more) = run.split_first()?;
        let more = if more.is_empty() { String::new() } else { format!(", {} weeks", more.len() + 1) };
        Some(week_row(PageCell::Text(format!("{}{more}", words::day(first.monday))), first))
    };
    weeks_in(weeks.chunk_by(same).filter_map(row).collect())
}

fn week_row(named: PageCell, week: &PageWeek) -> Vec<PageCell> {
    vec![
        named,
        PageCell::Number(week.margin.into()),
        PageCell::Number(week.shortfall.into()),
        PageCell::text(by_returns(week)),
        PageCell::text(week.events.join("; ")),
    ]
}

/// The figures from the worst returns to the best, where they differ: `margin 0 to 2, short 1 to 0`.
fn by_returns(week: &PageWeek) -> String {
    let [margin, shortfall] = &week.words;
    let range = |what: &str, said: &str| {
        let (_, range) = said.split_once('(')?;
        Some(format!("{what} {}", words::spelled(range.trim_end_matches(')'))))
    };
    [range("margin", margin), range("short", shortfall)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn weeks_in(rows: Vec<Vec<PageCell>>) -> PageTable {
    PageTable {
        name: "Weeks".to_owned(),
        columns: vec![
            PageColumn::text("Week of"),
            PageColumn::figures("Margin"),
            PageColumn::figures("Short"),
            PageColumn::text("At worst to best returns"),
            PageColumn::text("What happens"),
        ],
        rows,
    }
}

fn scale(rows: &[ScaleRow]) -> PageTable {
    let row = |person: &ScaleRow, mark: &ScaleMark| {
        vec![
            PageCell::text(&person.person),
            PageCell::money(Some(mark.sum)),
            PageCell::text(&mark.what),
            PageCell::day(mark.on),
            PageCell::text(mark.source.as_deref().unwrap_or("")),
        ]
    };
    PageTable {
        name: "Sums".to_owned(),
        columns: vec![
            PageColumn::text("Person"),
            PageColumn::figures("Sum"),
            PageColumn::text("What it is"),
            PageColumn::text("Day"),
            PageColumn::text("Source"),
        ],
        rows: rows.iter().flat_map(|person| person.marks.iter().map(|mark| row(person, mark))).collect(),
    }
}
