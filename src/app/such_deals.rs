//! What completed deals for people like the selected one cost: a chance, beside what is known of his own deal.

use std::cell::OnceCell;
use std::sync::Arc;

use jiff::civil::Date;

use super::asked::Asked;
use crate::domain::{Future, Id, Person, Plan, Stage};
use crate::forecast::{ShippedTables, fee_range, words};

/// What deals for people like the selected one cost, in words.
#[derive(Default)]
pub struct SuchDeals {
    of: Option<SelectedPerson>,
    /// Worked out once it is shown, since most keys move to somebody whose sheet nobody sees.
    said: OnceCell<Vec<String>>,
}

struct SelectedPerson {
    plan: Arc<Plan>,
    id: Id,
    today: Date,
    tables: ShippedTables,
}

impl SuchDeals {
    /// The range and what it does not say, or why there is none; empty if nobody is to be bought or sold.
    pub fn said(&self) -> &[String] {
        self.said.get_or_init(|| self.of.as_ref().map_or_else(Vec::new, SelectedPerson::said))
    }

    /// Forgets what was said if the plan, today or the selection has changed.
    pub(super) fn refresh(&mut self, person: Option<&Id>, asked: &Asked, tables: ShippedTables) {
        let (plan, today) = (asked.plan(), asked.as_of());
        let is_of = |of: &SelectedPerson| Some(&of.id) == person && Arc::ptr_eq(&of.plan, plan) && of.today == today;
        if self.of.as_ref().map_or(person.is_none(), is_of) {
            return;
        }
        let of = |id: &Id| SelectedPerson { plan: plan.clone(), id: id.clone(), today, tables };
        *self = SuchDeals { of: person.map(of), said: OnceCell::new() };
    }
}

impl SelectedPerson {
    fn said(&self) -> Vec<String> {
        let SelectedPerson { plan, id, today, tables } = self;
        let Some(person) = plan.person(id).filter(|person| may_move(*person)) else { return Vec::new() };
        let Some(tables) = tables.fees() else { return Vec::new() };
        match fee_range(plan, person, *today, tables) {
            Ok(range) => words::such_deals(&range, person, &tables.basis, plan.currency.as_deref()).into(),
            Err(why) => vec![words::no_fee_range(&why)],
        }
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
