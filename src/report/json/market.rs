//! JSON of people of the market, and of who of them closes a gap or is like somebody.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{alternatives, like};
use crate::analysis::Weeks;
use crate::analysis::alternatives::{Alternatives, Like};
use crate::domain::{Id, Money, Plan};
use crate::market::{Market, MarketCandidate, MarketRow, words};

/// People of the market in their order, with how many there are.
pub fn market(market: &Market, rows: &[usize], count: usize, on: Date) -> Value {
    let people: Vec<Value> = rows.iter().filter_map(|row| Some(person(market.row(*row)?, market, on))).collect();
    let (currency, doubts) = (market.currency().map(|currency| currency.word()), market.doubts());
    let all = market.len();
    json!({ "on": on.to_string(), "all": all, "count": count, "currency": currency, "doubts": doubts, "people": people })
}

/// Who of a market closes a gap or comes in somebody's place, with how many of it were left out.
pub fn market_alternatives(
    of: (&Market, usize),
    found: &Alternatives,
    candidates: &[MarketCandidate],
    (weeks, on): (Weeks, Date),
    plan: &Plan,
) -> Value {
    with_people(alternatives(found, weeks, &plan.tactic.formation), "alternatives", of, candidates, on)
}

/// Who of a market is most like somebody, with how many of it were left out.
pub fn market_like(of: (&Market, usize), id: &Id, found: &Like, candidates: &[MarketCandidate], on: Date) -> Value {
    with_people(like(id, found), "people", of, candidates, on)
}

/// An answer that names people by the ids that they would have, with what is known of each.
fn with_people(
    mut answer: Value,
    list: &str,
    (market, left_out): (&Market, usize),
    candidates: &[MarketCandidate],
    on: Date,
) -> Value {
    let (currency, doubts) = (market.currency().map(|currency| currency.word()), market.doubts());
    let of_all = json!({ "left_out": left_out, "currency": currency, "doubts": doubts });
    if let (Some(answer), Value::Object(of_all)) = (answer.as_object_mut(), of_all) {
        answer.extend(of_all);
    }
    let people = answer.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    for (found, one) in people.zip(candidates) {
        let known = market.row(one.row).map(|row| person(row, market, on));
        found
            .as_object_mut()
            .zip(known)
            .into_iter()
            .for_each(|(found, known)| drop(found.insert("known".to_owned(), known)));
    }
    answer
}

/// What the market has of somebody; what it does not have is null.
fn person(row: MarketRow<'_>, market: &Market, on: Date) -> Value {
    let attributes = row.attributes().map(|(name, figure)| (name.to_owned(), Value::from(figure)));
    let differs = market.differs(row.number).iter().filter_map(|differs| {
        let (file, line) = market.said_by(differs)?;
        let (field, says) = (differs.field.word(), words::said(market, differs)?);
        Some(json!({ "field": field, "says": says, "file": file.name, "line": line, "on": file.on.to_string() }))
    });
    json!({
        "name": row.name(),
        "positions": row.positions().iter().map(|at| json!({
            "position": at.position.word(),
            "familiarity": at.familiarity.word(),
            "proposed": at.proposed,
        })).collect::<Vec<_>>(),
        "born": row.born().map(|day| day.to_string()),
        "age": row.age(on),
        "nations": row.nations().iter().map(|code| code.to_string()).collect::<Vec<_>>(),
        "club": row.club(),
        "league": row.league(),
        "contract": row.contract().map(|day| day.to_string()),
        "value": row.value().map(Money::units),
        "wage": row.wage().map(Money::units),
        "clause": row.clause().map(Money::units),
        "asking": row.asking().map(Money::units),
        "rating": row.rating(),
        "foot": row.foot().map(|foot| foot.word()),
        "height": row.height_cm(),
        "attributes": attributes.collect::<Map<_, _>>(),
        "source": row.file().map(|file| file.source.as_str()),
        "source_id": row.id(),
        "file": row.file().map(|file| file.name.as_str()),
        "line": row.line(),
        "file_on": row.file().map(|file| file.on.to_string()),
        "differs": differs.collect::<Vec<_>>(),
    })
}
