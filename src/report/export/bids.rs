//! Every bid and counter, one a row.

use super::cell::{day, id, money, number, text, text_if, word};
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
        ("name", |row| text(&row.person.profile().name)),
        ("kind", |row| word(Some(row.name.kind.word()))),
        ("number", |row| number(u64::try_from(row.name.number).ok())),
        ("on", |row| day(Some(row.bid.on))),
        ("by", |row| word(Some(row.bid.by.word()))),
        ("club", |row| text_if(row.club())),
        ("terms", |row| text(&row.bid.terms.to_string())),
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
