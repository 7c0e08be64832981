#![no_main]

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use touchline::domain::Currency;
use touchline::domain::Profile;
use touchline::import::dialects::{Dialect, dialects, recognise};
use touchline::import::people::{FileContext, people};
use touchline::import::read;
use touchline::import::values::{
    CellValue, DayColumn, DayKind, DayOrder, DayStyle, DecimalMark, MoneyColumn, MoneyStyle, Period, PositionCode,
    PositionColumn, Standing, Strength, attribute, fantasy, flag, flags, foot, height, is_unknown, nations, preferred,
    status, strength, whole,
};
use touchline::store::assets;

const ON: Date = date(2026, 8, 22);

/// A header of columns of every kind.
const HEADER: &[u8] =
    b"Player\tPosition\tAge\tHeight\tTransfer Value\tWage\tExpires\tNat\tLeft Foot\tRight Foot\tInf\tPace\n";

static DIALECTS: LazyLock<Vec<Dialect>> = LazyLock::new(|| dialects().unwrap());

// The first byte chooses how a source writes; the lines behind it are the cells of a column, and then the rows of a list.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((style, rest)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let cells: Vec<&str> = text.lines().collect();
    columns(usize::from(*style), &cells);
    cells.windows(2).for_each(|cells| singles(cells[0], cells[1], *style));
    if let Some(last) = cells.last() {
        singles(last, "", *style);
    }
    rows(rest);
});

/// One of all, or none.
fn one_of<T: Copy>(all: &[T], style: usize) -> Option<T> {
    all.get(style % (all.len() + 1)).copied()
}

/// Values that are learnt from a whole column.
fn columns(style: usize, cells: &[&str]) {
    let of = || cells.iter().copied();
    let kind = DayKind::ALL[style % DayKind::ALL.len()];
    let days = DayColumn::of(of(), DayStyle { kind, order: one_of(DayOrder::ALL, style) }, ON);
    let money = MoneyStyle {
        per: one_of(Period::ALL, style),
        currency: one_of(Currency::ALL, style),
        decimal: one_of(DecimalMark::ALL, style),
        zero_is_unknown: style & 1 == 0,
        unit: (style & 2 == 0).then_some(1_000_000),
        is_wage: style & 4 == 0,
    };
    let money = MoneyColumn::of(of(), money, one_of(Currency::ALL, style));
    let positions = PositionColumn::of(of(), one_of(PositionCode::ALL, style));
    for cell in of() {
        if let CellValue::Known(told) = days.read(cell) {
            assert!((1_800..=2_999).contains(&told.year()), "{cell:?} is {told:?}");
        }
        if let CellValue::Known(amount) = money.read(cell) {
            assert!(amount.low <= amount.middle() && amount.middle() <= amount.high, "{cell:?} is {amount:?}");
            let _ = amount.for_a_season();
        }
        if let CellValue::Known(played) = positions.read(cell) {
            assert!(!played.is_empty());
            let doubled = |at: usize| played[..at].iter().any(|other| other.position == played[at].position);
            assert!(!(0..played.len()).any(doubled), "{cell:?} is {played:?}");
        }
    }
}

fn singles(cell: &str, other: &str, most: u8) {
    if let CellValue::Known(height) = height(cell) {
        assert!(Profile::HEIGHT_CM.contains(&height), "{cell:?} is {height} cm");
    }
    if let CellValue::Known(number) = whole(cell, -1..=99) {
        assert!((-1..=99).contains(&number));
    }
    if let CellValue::Known(figure) = attribute(cell, most) {
        assert!(figure.low <= figure.high && figure.high <= most, "{cell:?} is {figure:?}");
    }
    if let CellValue::Known(Standing::Doubtful { chance, .. }) = fantasy("d", cell, other, ON) {
        assert!(chance.is_none_or(|chance| chance <= 100));
    }
    let (left, right): (CellValue<Strength>, CellValue<Strength>) = (strength(cell), strength(other));
    if let (CellValue::Known(left), CellValue::Known(right)) = (left, right) {
        let _ = preferred(left, right);
    }
    let _ = (flag(cell), flags(cell), foot(cell), status(cell, ON), fantasy(cell, other, cell, ON));
    assert!(nations(cell).all(|name| !is_unknown(name)));
}

/// Who is in a list of these rows.
fn rows(bytes: &[u8]) {
    let Ok(book) = read([HEADER, bytes].concat().as_slice()) else { return };
    let table = &book.tables[0];
    let Some(dialect) = recognise(table.headers(), &DIALECTS) else { return };
    let read =
        people(table, dialect, &FileContext { on: ON, currency: Some(Currency::EUR), nations: assets::nations() });
    assert!(read.people.len() + read.merged + read.unnamed <= table.len());
    for person in &read.people {
        assert!(!person.name.is_empty() && person.figures.len() == read.attributes.len(), "{person:?}");
    }
}
