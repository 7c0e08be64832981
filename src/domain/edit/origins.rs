//! Notes what the planner types over what a file has told.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{FieldName, Id, Person, Plan, Profile, Roster, SetBy, Someone};

impl FieldName {
    /// Whether a person has this field and it is not empty.
    pub fn is_filled(self, person: Person<'_>) -> bool {
        self.compared(person, person).is_filled
    }

    fn compared(self, before: Person<'_>, after: Person<'_>) -> ComparedField {
        let (was, is) = (before.profile(), after.profile());
        match (self, before, after) {
            (FieldName::Born, ..) => compared(&was.born, &is.born),
            (FieldName::Nations, ..) => compared(&was.nations, &is.nations),
            (FieldName::Positions, ..) => {
                let proposed = |profile: &Profile| profile.imported.as_ref().map(|held| held.proposed.clone());
                ComparedField {
                    differs: (&was.positions, proposed(was)) != (&is.positions, proposed(is)),
                    is_filled: true,
                }
            }
            (FieldName::Foot, ..) => compared(&was.foot, &is.foot),
            (FieldName::Height, ..) => compared(&was.height_cm, &is.height_cm),
            (FieldName::Rating, ..) => compared(&was.rating, &is.rating),
            (FieldName::Value, ..) => compared(&was.value, &is.value),
            (FieldName::Wage, ..) => compared(&was.wage, &is.wage),
            (FieldName::Contract, ..) => compared(&was.contract, &is.contract),
            (FieldName::Clause, ..) => compared(&was.clause, &is.clause),
            (FieldName::Attribute, ..) => compared(&was.attributes, &is.attributes),
            (FieldName::Joined, Person::Player(was), Person::Player(is)) => compared(&was.joined, &is.joined),
            (FieldName::Lent, Person::Player(was), Person::Player(is)) => compared(&was.lent, &is.lent),
            (FieldName::Shirt, Person::Player(was), Person::Player(is)) => compared(&was.shirt, &is.shirt),
            (FieldName::Asking, Person::Player(was), Person::Player(is)) => compared(&was.asking, &is.asking),
            (FieldName::Club, Person::Target(was), Person::Target(is)) => compared(&was.club, &is.club),
            _ => ComparedField { differs: false, is_filled: false },
        }
    }
}

struct ComparedField {
    differs: bool,
    /// Afterwards.
    is_filled: bool,
}

fn compared<T: PartialEq + Default>(was: &T, is: &T) -> ComparedField {
    ComparedField { differs: was != is, is_filled: *is != T::default() }
}

impl Plan {
    /// Notes the day of every field that was changed since `before`, of people who were read from a file.
    pub(super) fn note_typed(&mut self, before: &Plan, today: Date) {
        let mut typed = changed(&before.players, &self.players);
        typed.extend(changed(&before.targets, &self.targets));
        for id in typed {
            let (Some(was), Some(is)) = (before.person(&id), self.person(&id)) else { continue };
            let differs = |field: &FieldName| field.compared(was, is).differs;
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
    let people = after.entries().iter().enumerate();
    let is_same =
        |at: usize, person: &Arc<T>| before.entries().get(at).is_some_and(|(_, was)| Arc::ptr_eq(was, person));
    let changed = people.filter(|(at, (_, person))| person.profile().imported.is_some() && !is_same(*at, person));
    changed.map(|(_, (id, _))| id.clone()).collect()
}
