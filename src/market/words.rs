//! Cells of the market's table, and what files say otherwise, in words; names are as the files have them.

use jiff::civil::Date;

use super::column::MarketColumn;
use super::day::day;
use super::everybody::{Differs, Market};
use super::row::MarketRow;
use crate::domain::{Foot, Money};
use crate::import::values::PlayedAt;

/// What the cell of a column says of somebody on a day; `None` where nothing is known.
pub fn cell(row: MarketRow<'_>, column: MarketColumn, on: Date) -> Option<String> {
    let in_currency = |money: Money| money.in_currency(currency(row.market));
    Some(match column {
        MarketColumn::Name => row.name().to_owned(),
        MarketColumn::Positions => return positions(row.positions()),
        MarketColumn::Age => row.age(on)?.to_string(),
        MarketColumn::Nation => return codes(row.nations()),
        MarketColumn::Club => row.club()?.to_owned(),
        MarketColumn::League => row.league()?.to_owned(),
        MarketColumn::Contract => row.contract()?.to_string(),
        MarketColumn::Value => in_currency(row.value()?),
        MarketColumn::Wage => in_currency(row.wage()?),
        MarketColumn::Rating => row.rating()?.to_string(),
        MarketColumn::Foot => row.foot()?.to_string(),
        MarketColumn::Height => row.height_cm()?.to_string(),
    })
}

/// An amount of somebody, rounded for reading.
pub fn rounded(row: MarketRow<'_>, column: MarketColumn) -> Option<String> {
    let amount = match column {
        MarketColumn::Value => row.value(),
        MarketColumn::Wage => row.wage(),
        _ => None,
    };
    Some(amount?.rounded().in_currency(currency(row.market)))
}

/// What an older file says otherwise.
pub fn said(market: &Market, differs: &Differs) -> Option<String> {
    let (columns, says) = (&market.columns, differs.says);
    let number = u32::try_from(says).ok();
    let days = || number.and_then(|number| day(number.cast_signed())).map(|day| day.to_string());
    match differs.field {
        MarketColumn::Name => None,
        MarketColumn::Positions => positions(columns.played.get(number?)?),
        MarketColumn::Age => days().map(|born| format!("born {born}")),
        MarketColumn::Contract => days(),
        MarketColumn::Nation => codes(columns.nation_codes.get(number?)?),
        MarketColumn::Club => columns.club_names.get(number?).map(|club| club.to_string()),
        MarketColumn::League => columns.league_names.get(number?).map(|league| league.to_string()),
        MarketColumn::Value | MarketColumn::Wage => Some(Money::from_units(says).in_currency(currency(market))),
        MarketColumn::Foot => Foot::ALL.get((says as usize).checked_sub(1)?).map(Foot::to_string),
        MarketColumn::Rating | MarketColumn::Height => Some(says.to_string()),
    }
}

fn currency(market: &Market) -> Option<&'static str> {
    market.currency().map(|currency| currency.word())
}

fn positions(played: &[PlayedAt]) -> Option<String> {
    let words: Vec<&str> = played.iter().map(|at| at.position.word()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn codes(codes: &[std::sync::Arc<str>]) -> Option<String> {
    (!codes.is_empty()).then(|| codes.join(" "))
}
