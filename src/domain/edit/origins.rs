//! Notes what the planner types over what a file has told.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{
    Clause, FieldName, Foot, Id, Lent, Loan, Money, Person, Plan, Position, Positions, Roster, SetBy, Someone,
};

/// What a person has in a field that files tell, borrowed.
#[derive(PartialEq)]
enum FieldValue<'p> {
    /// It is empty, or he has no such field.
    Nothing,
    Day(Date),
    Number(u8),
    Money(Money),
    Clause(&'p Clause),
    Foot(Foot),
    Text(&'p str),
    Nations(&'p [String]),
    /// With those that were proposed.
    Positions(&'p Positions, &'p [Position]),
    Attributes(&'p [(String, u8)]),
    Loan(&'p Loan),
    Lent(&'p Lent),
}

impl FieldName {
    /// Whether a person has this field of files, and it is not empty.
    pub fn is_filled(self, person: Person<'_>) -> bool {
        self.value(person) != FieldValue::Nothing
    }

    /// Whether two people differ in this field of files, which the second may have.
    pub(in crate::domain) fn differs(self, before: Person<'_>, after: Person<'_>) -> bool {
        self.fits(after) && self.value(before) != self.value(after)
    }

    fn value(self, person: Person<'_>) -> FieldValue<'_> {
        let profile = person.profile();
        let value = match (self, person) {
            (FieldName::Born, _) => profile.born.map(FieldValue::Day),
            (FieldName::Nations, _) => some(&profile.nations).map(FieldValue::Nations),
            (FieldName::Positions, _) => {
                let proposed = profile.imported.as_ref().map_or(&[][..], |held| &held.proposed);
                Some(FieldValue::Positions(&profile.positions, proposed))
            }
            (FieldName::Foot, _) => profile.foot.map(FieldValue::Foot),
            (FieldName::Height, _) => profile.height_cm.map(FieldValue::Number),
            (FieldName::Rating, _) => profile.rating.map(FieldValue::Number),
            (FieldName::Value, _) => profile.value.map(FieldValue::Money),
            (FieldName::Wage, _) => profile.wage.map(FieldValue::Money),
            (FieldName::Contract, _) => profile.contract.map(FieldValue::Day),
            (FieldName::Clause, _) => profile.clause.as_ref().map(FieldValue::Clause),
            (FieldName::Attribute, _) => some(&profile.attributes).map(FieldValue::Attributes),
            (FieldName::Joined, Person::Player(player)) => player.joined.map(FieldValue::Day),
            (FieldName::Loan, Person::Player(player)) => player.loan.as_ref().map(FieldValue::Loan),
            (FieldName::Lent, Person::Player(player)) => player.lent.as_ref().map(FieldValue::Lent),
            (FieldName::Shirt, Person::Player(player)) => player.shirt.map(FieldValue::Number),
            (FieldName::Asking, Person::Player(player)) => player.asking.map(FieldValue::Money),
            (FieldName::Club, Person::Target(target)) => target.club.as_deref().map(FieldValue::Text),
            _ => None,
        };
        value.unwrap_or(FieldValue::Nothing)
    }
}

/// A list that is not empty.
fn some<T>(list: &[T]) -> Option<&[T]> {
    Some(list).filter(|list| !list.is_empty())
}

impl Plan {
    /// Notes the day of every field that was changed since `before`, of people who were read from a file.
    pub(super) fn note_typed(&mut self, before: &Plan, today: Date) {
        let mut typed = changed(&before.players, &self.players);
        typed.extend(changed(&before.targets, &self.targets));
        for id in typed {
            let (Some(was), Some(is)) = (before.person(&id), self.person(&id)) else { continue };
            let differs = |field: &FieldName| field.differs(was, is);
            let fields: Vec<FieldName> = FieldName::OF_FILES.into_iter().filter(differs).collect();
            if fields.is_empty() {
                continue;
            }
            let imported = self.profile_mut(&id).ok().and_then(|profile| profile.imported.as_mut());
            if let Some(imported) = imported {
                fields.iter().for_each(|field| imported.note(*field, SetBy::Planner(Some(today))));
            }
        }
    }
}

/// People read from a file who are not as they were, or were not there.
fn changed<T: Someone + Clone>(before: &Roster<T>, after: &Roster<T>) -> Vec<Id> {
    let mut rest = before.entries();
    let mut is_same = |id: &Id, person: &Arc<T>| {
        // Whoever stands between was removed.
        let found = rest.iter().position(|listed| listed.id == *id).and_then(|at| rest.get(at..)?.split_first());
        let Some((was, behind)) = found else { return false };
        rest = behind;
        Arc::ptr_eq(&was.person, person)
    };
    let changed = after.entries().iter().filter(|listed| {
        let is_same = is_same(&listed.id, &listed.person);
        !is_same && listed.person.profile().imported.is_some()
    });
    changed.map(|listed| listed.id.clone()).collect()
}
