//! People of the market, one a row.

use super::cell::{day, line, list, money, number, text, text_if, word, written_position};
use super::{ATTRIBUTES, ExportCell, ExportColumn, ExportTable, table};
use crate::import::values::PlayedAt;
use crate::market::{Market, MarketRow};

/// People of the market in their order, each attribute in a column of its own.
pub fn market(market: &Market, rows: &[usize]) -> ExportTable {
    let people: Vec<MarketRow<'_>> = rows.iter().filter_map(|row| market.row(*row)).collect();
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in people.iter().flat_map(|row| row.attributes()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let figure = |row: &MarketRow<'_>, name: &str| {
        number(row.attributes().find(|(held, _)| *held == name).map(|(_, figure)| figure))
    };
    let attributes = ExportTable {
        headers: names.iter().map(|name| format!("{ATTRIBUTES}{}", line(name).unwrap_or_default())).collect(),
        rows: people.iter().map(|row| names.iter().map(|name| figure(row, name)).collect()).collect(),
    };
    let currency = market.currency().map(|currency| currency.word());
    let ids: Vec<ExportCell> = people.iter().map(|row| text_if(own_id(market, *row).as_deref())).collect();
    let mut whole = table(&columns(), people).beside(attributes);
    whole.headers.insert(0, "id".to_owned());
    whole.rows.iter_mut().zip(ids).for_each(|(row, id)| row.insert(0, id));
    // Beside the amounts, as in every export.
    if let Some(at) = whole.headers.iter().position(|header| header == "value") {
        whole.headers.insert(at, "currency".to_owned());
        whole.rows.iter_mut().for_each(|row| row.insert(at, word(currency)));
    }
    whole
}

/// The id by which this table knows somebody: that of his source, whose name is before it where there are several sources.
fn own_id(market: &Market, row: MarketRow<'_>) -> Option<String> {
    let mut sources = market.files().iter().map(|file| file.source.as_str());
    let first = sources.next();
    match sources.all(|source| Some(source) == first) {
        true => row.id().map(str::to_owned),
        false => row.id().zip(row.file()).map(|(id, file)| format!("{} {id}", file.source)),
    }
}

/// The same of people who are ranked, each with his place and the reason for it.
pub fn ranked_market(market: &Market, rows: &[usize], reasons: &[String]) -> ExportTable {
    let mut whole = self::market(market, rows);
    let places = (1..).map(ExportCell::Number).zip(reasons.iter().map(|reason| text(reason)));
    for (row, (place, reason)) in whole.rows.iter_mut().zip(places) {
        row.splice(0..0, [place, reason]);
    }
    whole.headers.splice(0..0, ["rank", "reason"].map(str::to_owned));
    whole
}

fn columns<'m>() -> [ExportColumn<MarketRow<'m>>; 21] {
    [
        ("name", |row| text(row.name())),
        ("club", |row| text_if(row.club())),
        ("league", |row| text_if(row.league())),
        ("born", |row| match row.born_year().filter(|_| row.born().is_none()) {
            Some(year) => text(&year.to_string()),
            None => day(row.born()),
        }),
        ("age", |row| number(row.born().is_none().then(|| row.said_age()).flatten())),
        ("positions", |row| list(positions(row.positions()))),
        ("foot", |row| word(row.foot().map(|foot| foot.word()))),
        ("height_cm", |row| number(row.height_cm())),
        ("nations", |row| list(row.nations().iter().filter_map(|code| line(code)))),
        ("rating", |row| number(row.rating())),
        ("contract", |row| day(row.contract())),
        ("value", |row| money(row.value())),
        ("wage_per_year", |row| money(row.wage())),
        ("clause", |row| money(row.clause())),
        ("asking", |row| money(row.asking())),
        ("injured", |row| yes(row.is_injured())),
        ("suspended", |row| yes(row.is_suspended())),
        ("source", |row| text_if(row.file().map(|file| file.source.as_str()))),
        ("source_id", |row| text_if(row.id())),
        ("file", |row| text_if(row.file().map(|file| file.name.as_str()))),
        ("line", |row| ExportCell::Number(row.line() as u64)),
    ]
}

fn yes(is: bool) -> ExportCell {
    word(is.then_some("yes"))
}

/// Positions as a plan's commands write them; see the table of the squad.
fn positions(played: &[PlayedAt]) -> impl Iterator<Item = String> {
    played.iter().map(|at| written_position(at.position, at.familiarity, at.proposed))
}
