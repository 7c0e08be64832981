//! Corrects and removes renewals.

use jiff::civil::Date;

use crate::domain::edit::Refused;
use crate::domain::edit::entries::require;
use crate::domain::{EntryKind, EntryName, Id, PersonEntry, Plan, Player, Renewal};

/// A renewal with the last day that it gives the contract, if known.
type RenewalUntil = (Renewal, Option<Date>);

impl Plan {
    pub(super) fn correct_renewal(&mut self, id: &Id, place: usize, to: Option<PersonEntry>) -> Result<(), Refused> {
        let to = match to {
            Some(PersonEntry::Renewal(renewal, until)) => {
                require(&renewal.source, Refused::NoSource)?;
                Some((renewal, until))
            }
            _ => None,
        };
        self.change_player(id, |player, name, id| player.correct_renewal(place, to, &name, &id))
    }
}

fn renewal_name(place: usize) -> EntryName {
    EntryName { kind: EntryKind::Renewal, number: place + 1 }
}

/// The refusal of a correction after which a later renewal would no longer fit.
fn follows(place: usize, later: usize, on: Date, (next, until): (Date, Option<Date>), name: &str) -> Refused {
    let later = renewal_name(later);
    let why = match until.and_then(|until| until.yesterday().ok()) {
        _ if next < on => format!("{later} follows on it, on {next}: give that day or an earlier one"),
        Some(last) => format!("{later} follows on it, on {next}: give a last day from {next} to {last}"),
        None => format!("{later} follows on it, on {next}: give a last day from {next} on"),
    };
    Refused::EntryStands { name: name.to_owned(), entry: renewal_name(place), why }
}

impl Player {
    /// Undoes the renewals from this one on, and makes those that stay again on what the one before left.
    fn correct_renewal(&mut self, place: usize, to: Option<RenewalUntil>, name: &str, id: &Id) -> Result<(), Refused> {
        let Some(held) = self.renewed.get(place) else { return Ok(()) };
        let since = held.on;
        if let Some(bought) = self.bought.iter().map(|bought| bought.on).max().filter(|bought| since < *bought) {
            return Err(Refused::BoughtSince(name.to_owned(), bought));
        }
        let mut all: Vec<(usize, RenewalUntil)> = self
            .renewed
            .iter()
            .cloned()
            .enumerate()
            .map(|(at, renewal)| (at, (renewal, self.renewed_until(at))))
            .collect();
        all.sort_by_key(|(at, (renewal, _))| (renewal.on, *at));
        let later = all.split_off(all.iter().position(|(at, _)| *at == place).unwrap_or(0));
        let (future, wage) = (self.future, self.profile.wage);
        // A wage that was set since does not come from a renewal.
        let set_since =
            later.iter().rev().find_map(|(_, (renewal, _))| renewal.wage).is_some_and(|last| wage != Some(last));
        for (_, (renewal, _)) in later.iter().rev() {
            self.profile.contract = renewal.was;
            if renewal.wage.is_some() {
                self.profile.wage = renewal.earned;
            }
        }
        self.renewed = all.into_iter().map(|(_, (renewal, _))| renewal).collect();
        for (at, extension) in later {
            let Some((renewal, until)) = (if at == place { to.clone() } else { Some(extension) }) else { continue };
            let (was, earned) = (self.profile.contract, self.profile.wage.filter(|_| renewal.wage.is_some()));
            let wage = renewal.wage.or(self.profile.wage);
            let on = renewal.on;
            let done = self.extend(Renewal { was, earned, ..renewal }, until, name.to_owned(), id.clone());
            done.map_err(|refused| match &to {
                _ if at == place => refused,
                Some((corrected, _)) => follows(place, at, corrected.on, (on, until), name),
                None => Refused::RestsOn {
                    name: name.to_owned(),
                    id: id.clone(),
                    entry: renewal_name(place),
                    first: renewal_name(at),
                },
            })?;
            self.profile.wage = wage;
        }
        self.future = future;
        if set_since {
            self.profile.wage = wage;
        }
        Ok(())
    }
}
