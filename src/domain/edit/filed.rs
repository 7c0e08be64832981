//! What edits do to the lists that are filed with competitions.

use jiff::civil::Date;

use super::Refused;
use super::dates::these;
use super::entries::{require, shown};
use crate::domain::{FiledList, Id, ListChange, Plan};

impl Plan {
    pub(super) fn file_list(&mut self, competition: String, people: Vec<Id>, on: Date) -> Result<(), Refused> {
        require(&competition, Refused::NoName)?;
        self.check_players(&people)?;
        if people.is_empty() {
            return Err(Refused::NobodyFiled);
        }
        match self.filed_place(&competition).and_then(|place| self.registered.get_mut(place)) {
            Some(filed) => {
                *filed = FiledList { on, people, changes: Vec::new(), competition: filed.competition.clone() }
            }
            None => self.registered.push(FiledList { competition, on, people, changes: Vec::new() }),
        }
        Ok(())
    }

    pub(super) fn amend_list(
        &mut self,
        competition: &str,
        with: &[Id],
        without: &[Id],
        (on, today): (Option<Date>, Date),
    ) -> Result<(), Refused> {
        self.check_players(with)?;
        self.check_players(without)?;
        let Some(mut filed) = self.filed(competition).cloned() else { return Err(self.no_such_list(competition)) };
        let on = on.unwrap_or(today.max(filed.on));
        if on < filed.on {
            return Err(Refused::NotFiledYet { competition: shown(competition), filed: filed.on, on });
        }
        let there = filed.people_on(on);
        if let Some(id) = with.iter().find(|id| there.contains(id)) {
            return Err(Refused::OnList(self.name_of(id), shown(competition)));
        }
        if let Some(id) = without.iter().find(|id| !there.contains(id)) {
            return Err(Refused::OffList(self.name_of(id), shown(competition)));
        }
        filed.change(with, without, on);
        let mut people = filed.people.clone();
        for change in &filed.changes {
            change.make(&mut people);
            if on <= change.on && people.is_empty() {
                return Err(Refused::NobodyFiled);
            }
        }
        if let Some(held) = self.filed_place(competition).and_then(|place| self.registered.get_mut(place)) {
            *held = filed;
        }
        Ok(())
    }

    pub(super) fn remove_list(&mut self, competition: &str) -> Result<(), Refused> {
        let Some(place) = self.filed_place(competition) else { return Err(self.no_such_list(competition)) };
        self.registered.remove(place);
        Ok(())
    }

    fn no_such_list(&self, competition: &str) -> Refused {
        let there = self.registered.iter().map(|filed| filed.competition.as_str());
        Refused::NoSuchList(shown(competition), these(there))
    }
}

impl FiledList {
    /// Who comes back on the day on which he went never left, and who came or went now does not do so again later.
    fn change(&mut self, with: &[Id], without: &[Id], on: Date) {
        let place = self.changes.partition_point(|change| change.on < on);
        if self.changes.get(place).is_none_or(|change| change.on != on) {
            self.changes.insert(place, ListChange { on, with: Vec::new(), without: Vec::new() });
        }
        if let Some(change) = self.changes.get_mut(place) {
            let (came, went) = (change.with.clone(), change.without.clone());
            change.with.retain(|id| !without.contains(id));
            change.without.retain(|id| !with.contains(id));
            change.with.extend(with.iter().filter(|id| !went.contains(id)).cloned());
            change.without.extend(without.iter().filter(|id| !came.contains(id)).cloned());
        }
        let mut people = self.people_on(on);
        for change in self.changes.iter_mut().filter(|change| on < change.on) {
            change.with.retain(|id| !people.contains(id));
            change.without.retain(|id| people.contains(id));
            change.make(&mut people);
        }
        self.changes.retain(|change| !change.with.is_empty() || !change.without.is_empty());
    }
}
