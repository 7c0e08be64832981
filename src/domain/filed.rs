//! The lists that are filed with competitions, and who is on them on a day.

use jiff::civil::Date;

use super::id::Id;

/// Who is registered for a competition: a list as it was filed, and what has changed of it since.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FiledList {
    pub competition: String,
    /// The day on which it was filed.
    pub on: Date,
    /// Players with a place on it when it was filed, each once.
    pub people: Vec<Id>,
    /// By day, one for each, none before it was filed.
    pub changes: Vec<ListChange>,
}

/// Who came onto a filed list on a day, and who went off it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListChange {
    pub on: Date,
    pub with: Vec<Id>,
    pub without: Vec<Id>,
}

impl FiledList {
    /// Who is on it at the end of a day.
    pub fn people_on(&self, day: Date) -> Vec<Id> {
        let mut people = self.people.clone();
        for change in self.changes.iter().filter(|change| change.on <= day) {
            change.make(&mut people);
        }
        people
    }

    /// Everybody whom it names.
    pub fn named(&self) -> impl Iterator<Item = &Id> {
        let changed = self.changes.iter().flat_map(|change| change.with.iter().chain(&change.without));
        self.people.iter().chain(changed)
    }

    /// Takes somebody out of it wherever he is named, as if he had never been on it.
    ///
    /// Without everybody who was filed it begins with whoever came first.
    pub(super) fn retain(&mut self, mut stays: impl FnMut(&Id) -> bool) {
        self.people.retain(&mut stays);
        for change in &mut self.changes {
            change.with.retain(&mut stays);
            change.without.retain(&mut stays);
        }
        self.changes.retain(|change| !change.with.is_empty() || !change.without.is_empty());
        while self.people.is_empty() && !self.changes.is_empty() {
            let first = self.changes.remove(0);
            (self.on, self.people) = (first.on, first.with);
        }
    }
}

impl ListChange {
    /// Makes the change to who is on the list.
    pub fn make(&self, people: &mut Vec<Id>) {
        people.retain(|id| !self.without.contains(id));
        let new = self.with.iter().filter(|id| !people.contains(id)).cloned().collect::<Vec<_>>();
        people.extend(new);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_list_is_what_was_filed_and_the_changes_up_to_the_day() {
        let ids = |text: &str| text.split_whitespace().map(|id| Id::new(id).unwrap()).collect::<Vec<Id>>();
        let change = |on: Date, with: &str, without: &str| ListChange { on, with: ids(with), without: ids(without) };
        let mut list = FiledList {
            competition: "UEFA".into(),
            on: date(2025, 9, 2),
            people: ids("a b c"),
            changes: vec![change(date(2025, 10, 8), "x", "a"), change(date(2026, 2, 5), "a y", "x b")],
        };
        for (day, on_it) in [
            (date(2025, 9, 2), "a b c"),
            (date(2025, 10, 7), "a b c"),
            (date(2025, 10, 8), "b c x"),
            (date(2026, 2, 5), "c a y"),
        ] {
            assert_eq!(list.people_on(day), ids(on_it), "{day}");
        }
        list.retain(|id| id.as_str() != "x" && id.as_str() != "a");
        let left = vec![change(date(2026, 2, 5), "y", "b")];
        assert_eq!((list.people.clone(), list.changes.clone()), (ids("b c"), left));
        // Without everybody who was filed first it is the list of those who came since.
        list.changes.push(change(date(2026, 2, 6), "z", ""));
        list.retain(|id| id.as_str() != "b" && id.as_str() != "c");
        let since = vec![change(date(2026, 2, 6), "z", "")];
        assert_eq!((list.on, list.people, list.changes), (date(2026, 2, 5), ids("y"), since));
    }
}
