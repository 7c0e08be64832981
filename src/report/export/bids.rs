//! Every bid and counter, one a row.

use super::cell::{day, id, money, number, text_if, word};
use super::{ExportColumn, ExportTable, table};
use crate::domain::{Bid, EntryName, Id, Person, Plan};

/// A bid or a counter, under the name by which it is corrected.
struct BidRow<'p> {
    id: &'p Id,
    person: Person<'p>,
    name: EntryName,
    bid: &'p Bid,
    currency: Option<&'p str>,
}

fn columns<'p>() -> [ExportColumn<BidRow<'p>>; 14] {
    [
        ("id", |row| id(row.id)),
        ("name", |row| text_if(Some(&row.person.profile().name))),
        ("kind", |row| word(Some(row.name.kind.word()))),
        ("number", |row| number(u64::try_from(row.name.number).ok())),
        ("on", |row| day(Some(row.bid.on))),
        ("by", |row| word(Some(row.bid.by.word()))),
        ("club", |row| text_if(row.club())),
        ("terms", |row| text_if(Some(&row.bid.terms.to_string()))),
        ("currency", |row| text_if(row.currency)),
        ("expected", |row| money(Some(row.bid.terms.expected()))),
        ("answer", |row| word(Some(row.bid.answer.word()))),
        ("answered", |row| day(row.bid.answered)),
        ("source", |row| text_if(row.bid.source.as_deref())),
        ("answer_source", |row| text_if(row.bid.answer_source.as_deref())),
    ]
}

impl<'p> BidRow<'p> {
    /// The other club, where the plan says it.
    fn club(&self) -> Option<&'p str> {
        match self.person {
            Person::Target(target) => target.club.as_deref(),
            Person::Player(_) => self.bid.club.as_deref(),
        }
    }
}

/// Every bid and counter for the players, then for the targets, in the order in which they are counted.
pub fn bids(plan: &Plan) -> ExportTable {
    let players = plan.players.iter().map(|(id, player)| (id, Person::Player(player)));
    let people = players.chain(plan.targets.iter().map(|(id, target)| (id, Person::Target(target))));
    let rows = people.flat_map(|(id, person)| {
        let offers = person.offers().into_iter().enumerate();
        offers.map(move |(place, (bid, buyer))| BidRow {
            id,
            person,
            name: EntryName::of_offer(bid, buyer, place),
            bid,
            currency: plan.currency.as_deref(),
        })
    });
    table(&columns(), rows)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Answer, Side};
    use crate::report::export::ExportCell;
    use crate::store::{assets, read_plan};

    #[test]
    fn every_bid_has_its_number() {
        let mut plan = read_plan("", assets::SAMPLE, &assets::formations().unwrap()).unwrap();
        let (id, mut target) = plan.targets.iter().next().map(|(id, target)| (id.clone(), target.clone())).unwrap();
        let bid = Bid {
            on: date(2026, 8, 1),
            by: Side::Us,
            club: None,
            terms: "1m".parse().unwrap(),
            answer: Answer::Rejected,
            source: None,
            answered: None,
            answer_source: None,
        };
        target.bids = vec![bid; 300];
        plan.targets.put(id, target);
        let numbers: Vec<_> = bids(&plan).rows.into_iter().map(|row| row[3].clone()).collect();
        assert!(numbers.iter().all(|number| *number != ExportCell::Nothing));
        assert!(numbers.contains(&ExportCell::Number(300)));
    }
}
