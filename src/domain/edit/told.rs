//! What an edit does, with the values before and after.

use super::{Edit, Field, PlanField};
use crate::domain::merge::{FIELDS_SET, diff_of};
use crate::domain::{FieldChange, Money, Plan, diff};
use crate::text;

/// The most columns of a value, of which two stand beside each other.
const SHORT: usize = 60;

impl Edit {
    /// The edit in words as [`Edit::words`] has it, and for a field its values: `value of Raya: €35m, was €30m`.
    pub fn told(&self, before: &Plan, after: &Plan) -> String {
        let is_money = match self {
            Edit::Set { field, .. } => matches!(field, Field::Value(_) | Field::Wage(_) | Field::Asking(_)),
            Edit::Plan(field) => {
                use PlanField::{CoachWage, Revenue, Transfers, Wages};
                matches!(field, Transfers(_) | Wages(_) | Revenue(_) | CoachWage(_))
            }
            _ => return self.words(before),
        };
        let shown = |value: Option<&String>| {
            let money = value.filter(|_| is_money).and_then(|value| value.parse::<Money>().ok());
            match (money, value) {
                (Some(money), _) => money.in_currency(after.currency.as_deref()),
                (None, Some(value)) => text::fit(value, SHORT).into_owned(),
                (None, None) => "none".into(),
            }
        };
        let change = |FieldChange { what, before, after, .. }: &FieldChange| {
            format!("{what}: {}, was {}", shown(after.as_ref()), shown(before.as_ref()))
        };
        let changes = match self {
            Edit::Set { people, .. } => {
                let changes = people.iter().flat_map(|person| diff_of(person, before, after));
                changes.filter(|change| !change.what.starts_with(FIELDS_SET)).collect()
            }
            _ => diff(before, after),
        };
        match (self, changes.as_slice()) {
            (_, []) => self.words(before),
            (Edit::Set { people, .. }, [first, ..]) if people.len() > 1 => {
                format!("{}: {}", self.words(before), shown(first.after.as_ref()))
            }
            _ => changes.iter().map(change).collect::<Vec<_>>().join("; "),
        }
    }
}
