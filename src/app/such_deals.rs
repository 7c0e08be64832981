//! What completed deals for people like the selected one cost: a chance, beside what is known of his own deal.

use jiff::civil::Date;

use super::asked::{Asked, Memo};
use crate::domain::{Future, Id, Person, Plan, Stage};
use crate::forecast::{ShippedTables, fee_range, words};

/// What deals for people like the selected one cost, in words.
#[derive(Default)]
pub struct SuchDeals {
    said: Option<Memo<(Id, Date), Vec<String>>>,
}

impl SuchDeals {
    /// The range and what it does not say, or why there is none; empty if nobody is to be bought or sold.
    pub fn said(&self) -> &[String] {
        self.said.as_ref().map_or(&[], |held| &held.answer)
    }

    /// Works it out again if the plan, today or the selection has changed.
    pub(super) fn refresh(&mut self, person: Option<&Id>, asked: &Asked, tables: ShippedTables) {
        let (plan, today) = (asked.plan(), asked.today());
        match person {
            Some(id) => Memo::renew(&mut self.said, plan, (id.clone(), today), |_| said(plan, id, today, tables)),
            None => self.said = None,
        }
    }
}

fn said(plan: &Plan, id: &Id, today: Date, tables: ShippedTables) -> Vec<String> {
    let Some(person) = plan.person(id).filter(|person| may_move(*person)) else { return Vec::new() };
    let Some(tables) = tables.fees() else { return Vec::new() };
    match fee_range(plan, person, today, tables) {
        Ok(range) => words::such_deals(&range, person, &tables.basis, plan.currency.as_deref()).into(),
        Err(why) => vec![words::no_fee_range(&why)],
    }
}

/// Whether somebody wants to buy him.
fn may_move(person: Person<'_>) -> bool {
    match person {
        Person::Target(target) => !matches!(target.stage, Stage::Signed | Stage::Off),
        Person::Player(player) if player.left.is_some() || player.borrowed().is_some() => false,
        Person::Player(player) => {
            player.future == Some(Future::Listed) || player.asking.is_some() || !player.bids.is_empty()
        }
    }
}
