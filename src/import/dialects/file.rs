//! The file of a dialect, read with located errors.

use serde::Deserialize;

use super::field::FileField;
use super::known::{folded, key};
use super::{ATTRIBUTES_UP_TO, AttributeColumn, Dialect, DialectColumn, LookUp, RowIs};
use crate::domain::{Currency, Profile};
use crate::import::values::{DayOrder, DecimalMark, MoneyStyle, Period, PositionCode};
use crate::store::{At, Entries, Located, Name, Source, Text, missing, number, one_named, parse};

/// The shape of the file; whatever must be there is asked for below.
#[derive(Deserialize)]
#[serde(rename = "Dialect", default, deny_unknown_fields, bound(deserialize = "'de: 'a"))]
struct RawDialect<'a> {
    name: Option<Text<'a>>,
    recognised_by: Vec<Vec<Text<'a>>>,
    columns: Vec<RawColumn<'a>>,
    attributes: Entries<Text<'a>, Vec<Text<'a>>>,
    attributes_under: Option<Text<'a>>,
    attributes_up_to: Option<i64>,
    not_used: Entries<Text<'a>, Text<'a>>,
    captured_twice: bool,
    exact: bool,
    rows: Option<Name<'a>>,
}

impl Default for RawDialect<'_> {
    fn default() -> Self {
        RawDialect {
            name: None,
            recognised_by: Vec::new(),
            columns: Vec::new(),
            attributes: Entries(Vec::new()),
            attributes_under: None,
            attributes_up_to: None,
            not_used: Entries(Vec::new()),
            captured_twice: false,
            exact: false,
            rows: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename = "Column", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
struct RawColumn<'a> {
    field: Option<Name<'a>>,
    #[serde(default)]
    headers: Vec<Text<'a>>,
    per: Option<Name<'a>>,
    currency: Option<Name<'a>>,
    decimal: Option<Name<'a>>,
    zero_is_unknown: Option<bool>,
    unit: Option<i64>,
    order: Option<Name<'a>>,
    code: Option<Name<'a>>,
    year_means: Option<Text<'a>>,
    beside: Option<Name<'a>>,
    look_up: Option<RawLookUp<'a>>,
}

#[derive(Deserialize)]
#[serde(rename = "LookUp", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
struct RawLookUp<'a> {
    table: Option<Text<'a>>,
    by: Option<Text<'a>>,
    take: Option<Text<'a>>,
}

/// Reads a dialect.
///
/// # Errors
/// What is no dialect, or makes no sense, at its place.
pub fn read_dialect(source: &Source<'_>) -> Result<Dialect, Located> {
    let at = At::root(source);
    let raw: RawDialect<'_> = parse(source)?;
    let name = raw.name.as_ref().map(|name| name.as_str().trim()).filter(|name| !name.is_empty());
    let Some(name) = name else {
        return Err(missing(&at, "name", "\"Our spreadsheet\""));
    };
    if raw.columns.is_empty() {
        return Err(missing(&at, "columns", "[(field: Name, headers: [\"Player\"])]"));
    }
    let columns_at = at.field("columns");
    let column = |(index, raw): (usize, &RawColumn<'_>)| read_column(&columns_at.entry(index), raw);
    let columns = raw.columns.iter().enumerate().map(column).collect::<Result<Vec<_>, Located>>()?;
    let up_to_at = at.field("attributes_up_to");
    let attributes_up_to = match raw.attributes_up_to {
        Some(most) => number(&up_to_at, most, Profile::ATTRIBUTE)?,
        None => ATTRIBUTES_UP_TO,
    };
    let attribute = |(name, headers): &(Text<'_>, Vec<Text<'_>>)| AttributeColumn {
        name: name.as_str().to_owned(),
        headers: std::iter::once(name).chain(headers).map(|header| key(header.as_str())).collect(),
    };
    let attributes_under = raw.attributes_under.as_ref().map(|under| folded(under.as_str().trim_start()));
    if attributes_under.as_ref().is_some_and(|under| under.trim().is_empty()) {
        return Err(at
            .field("attributes_under")
            .refuse("what stands before the names of attributes, such as \"attributes.\""));
    }
    let keys = |headers: &Vec<Text<'_>>| headers.iter().map(|header| key(header.as_str())).collect();
    Ok(Dialect {
        name: name.to_owned(),
        recognised_by: raw.recognised_by.iter().map(keys).collect(),
        columns,
        attributes: raw.attributes.0.iter().map(attribute).collect(),
        attributes_under,
        attributes_up_to,
        not_used: raw.not_used.0.iter().map(|(header, why)| (key(header.as_str()), why.as_str().to_owned())).collect(),
        captured_twice: raw.captured_twice,
        exact: raw.exact,
        rows: named(&at.field("rows"), raw.rows.as_ref(), RowIs::ALL, RowIs::ron_name)?.unwrap_or(RowIs::Person),
    })
}

fn read_column(at: &At<'_>, raw: &RawColumn<'_>) -> Result<DialectColumn, Located> {
    let Some(field) = named(&at.field("field"), raw.field.as_ref(), FileField::ALL, FileField::ron_name)? else {
        return Err(missing(at, "field", "Name"));
    };
    if raw.headers.is_empty() {
        return Err(missing(at, "headers", "[\"Player\"]"));
    }
    let strangers: [(&'static str, bool, bool, &str); 8] = [
        ("per", raw.per.is_some(), field.is_money(), "of money"),
        ("currency", raw.currency.is_some(), field.is_money(), "of money"),
        ("decimal", raw.decimal.is_some(), field.is_money(), "of money"),
        ("zero_is_unknown", raw.zero_is_unknown.is_some(), field.is_money(), "of money"),
        ("unit", raw.unit.is_some(), field.is_money(), "of money"),
        ("order", raw.order.is_some(), field.day().is_some(), "of days"),
        ("year_means", raw.year_means.is_some(), field.day().is_some(), "of days"),
        ("code", raw.code.is_some(), field == FileField::Positions, "Positions"),
    ];
    if let Some((option, .., wanted)) = strangers.iter().find(|(_, given, fits, _)| *given && !fits) {
        let option_at = at.field(option);
        return Err(
            option_at.problem(format!("found {option} for {}, expected it for a field {wanted}", field.ron_name()))
        );
    }
    let unit_at = at.field("unit");
    let unit = raw
        .unit
        .map(|unit| u64::try_from(unit).ok().filter(|unit| *unit > 0).ok_or_else(|| unit_at.refuse("1 or more")));
    Ok(DialectColumn {
        field,
        headers: raw.headers.iter().map(|header| key(header.as_str())).collect(),
        money: MoneyStyle {
            per: named(&at.field("per"), raw.per.as_ref(), Period::ALL, Period::ron_name)?,
            currency: named(&at.field("currency"), raw.currency.as_ref(), Currency::ALL, Currency::ron_name)?,
            decimal: named(&at.field("decimal"), raw.decimal.as_ref(), DecimalMark::ALL, DecimalMark::ron_name)?,
            zero_is_unknown: raw.zero_is_unknown.unwrap_or(false),
            unit: unit.transpose()?,
            is_wage: field == FileField::Wage,
        },
        order: named(&at.field("order"), raw.order.as_ref(), DayOrder::ALL, DayOrder::ron_name)?,
        code: named(&at.field("code"), raw.code.as_ref(), PositionCode::ALL, PositionCode::ron_name)?,
        year_means: raw.year_means.as_ref().map(|text| month_and_day(&at.field("year_means"), text)).transpose()?,
        beside: named(&at.field("beside"), raw.beside.as_ref(), FileField::ALL, FileField::ron_name)?,
        look_up: raw.look_up.as_ref().map(|raw| look_up(&at.field("look_up"), raw)).transpose()?,
    })
}

fn look_up(at: &At<'_>, raw: &RawLookUp<'_>) -> Result<LookUp, Located> {
    let (Some(table), Some(by), Some(take)) = (&raw.table, &raw.by, &raw.take) else {
        return Err(at.problem(
            "found no table, by or take here, expected for example (table: \"teams\", by: \"id\", take: \"name\")"
                .to_owned(),
        ));
    };
    Ok(LookUp { table: table.as_str().to_owned(), by: key(by.as_str()), take: key(take.as_str()) })
}

/// One of a closed set of names, where one is written.
fn named<T: Copy>(
    at: &At<'_>,
    written: Option<&Name<'_>>,
    all: &[T],
    name: impl Fn(T) -> &'static str + Copy,
) -> Result<Option<T>, Located> {
    written.map(|written| one_named(at, written, all, name)).transpose()
}

/// `06-30`.
fn month_and_day(at: &At<'_>, text: &Text<'_>) -> Result<(i8, i8), Located> {
    let parts = text.as_str().split_once('-');
    let parts = parts.and_then(|(month, day)| Some((month.parse::<i8>().ok()?, day.parse::<i8>().ok()?)));
    let exists = |(month, day): &(i8, i8)| jiff::civil::Date::new(2025, *month, *day).is_ok();
    parts.filter(exists).ok_or_else(|| at.refuse("a month and a day, such as \"06-30\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        read_dialect(&Source::new("mine.ron", text)).unwrap_err().to_string()
    }

    #[test]
    fn a_dialect_says_which_column_is_what() {
        let text = "(name: \"Ours\", recognised_by: [[\"Spieler\", \"Gehalt  (EUR)\"]], columns: [\n\
            (field: Name, headers: [\"Spieler\"]),\n\
            (field: Wage, headers: [\"Gehalt (EUR)\"], per: Month, currency: EUR, decimal: Comma, unit: 1000),\n\
            (field: Contract, headers: [\"Bis\"], order: DayFirst, year_means: \"06-30\"),\n\
            ], attributes: { \"Pace\": [\"Tempo\"] }, attributes_up_to: 10, not_used: { \"Alter\": \"typed by hand\" })";
        let dialect = read_dialect(&Source::new("mine.ron", text)).unwrap();
        assert_eq!(dialect.recognised_by, [["spieler", "gehalt (eur)"]]);
        let wage = &dialect.columns[1];
        assert_eq!((wage.field, wage.money.per, wage.money.unit), (FileField::Wage, Some(Period::Month), Some(1000)));
        assert_eq!((wage.money.decimal, wage.money.is_wage), (Some(DecimalMark::Comma), true));
        assert_eq!(dialect.columns[2].year_means, Some((6, 30)));
        assert_eq!(dialect.attributes[0].headers, ["pace", "tempo"]);
        assert_eq!((dialect.attributes_up_to, dialect.rows, dialect.captured_twice), (10, RowIs::Person, false));
        assert!(dialect.knows("alter") && dialect.knows("tempo") && dialect.knows("bis") && !dialect.knows("verein"));
    }

    #[test]
    fn what_is_wrong_is_found_at_its_place() {
        for (text, said) in [
            ("(columns: [])", "mine.ron:1:1: found no name here, expected for example name: \"Our spreadsheet\""),
            ("(name: \"x\")", "mine.ron:1:1: found no columns here"),
            ("(name: \"x\", columns: [(field: Nam, headers: [\"a\"])])", "mine.ron:1:31: found Nam, expected Name"),
            ("(name: \"x\", columns: [(headers: [\"a\"])])", "mine.ron:1:23: found no field here"),
            ("(name: \"x\", columns: [(field: Name)])", "mine.ron:1:23: found no headers here"),
            (
                "(name: \"x\", columns: [(field: Name, headers: [\"a\"], per: Week)])",
                "mine.ron:1:58: found per for Name, expected it for a field of money",
            ),
            (
                "(name: \"x\", columns: [(field: Born, headers: [\"a\"], year_means: \"13-01\")])",
                "mine.ron:1:65: found \"13-01\", expected a month and a day",
            ),
            (
                "(name: \"x\", columns: [(field: Value, headers: [\"a\"], unit: 0)])",
                "mine.ron:1:60: found 0, expected 1 or more",
            ),
            (
                "(name: \"x\", columns: [(field: Wage, headers: [\"a\"], per: Fortnight)])",
                "mine.ron:1:58: found Fortnight, expected one of Week, Month, Year",
            ),
            (
                "(name: \"x\", attributes_up_to: 900, columns: [(field: Name, headers: [\"a\"])])",
                "mine.ron:1:31: found 900, expected 0 to 200",
            ),
            (
                "(name: \"x\", attributes_under: \" \", columns: [(field: Name, headers: [\"a\"])])",
                "mine.ron:1:31: found \" \", expected what stands before the names of attributes",
            ),
            (
                "(name: \"x\", columns: [(field: Club, headers: [\"a\"], look_up: (table: \"teams\"))])",
                "mine.ron:1:62: found no table, by or take here, expected for example (table: \"teams\"",
            ),
            ("(name: \"x\", colums: [])", "mine.ron:1:13: found the unknown field colums, expected columns"),
        ] {
            let found = refused(text);
            assert!(found.starts_with(said), "{found}");
        }
    }
}
