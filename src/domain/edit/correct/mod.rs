//! Corrects and removes entries, and follows what rests on them.
//!
//! | what goes | what becomes of the rest |
//! |---|---|
//! | a bid or a counter | its answer goes with it, unless that is an acceptance; what it answered is pending again |
//! | an answer | the offer is pending again |
//! | an absence | its reports of a return go with it |
//! | a step | stage and stances are what the entries say that are left |
//! | a renewal | contract and wage are what they were before; later renewals follow on it |
//!
//! Refused is what something rests on that stays: an offer on which somebody was signed, bought, sold or lent, an
//! acceptance under a later stage, an answer before another offer that is open.

mod offers;
mod renewals;

use jiff::civil::Date;

use super::Refused;
use super::absences::{check_absence, check_ban};
use super::entries::require;
use crate::domain::{Absence, EntryKind, EntryName, Id, PersonEntry, Plan, Profile, Report, Return, Stance, TrackStep};
use crate::domain::{Moved, Stage, Target};

impl Plan {
    /// Replaces an entry, or removes it without `to`, unless something that rests on it forbids that.
    pub(super) fn correct(
        &mut self,
        id: &Id,
        entry: EntryName,
        to: Option<PersonEntry>,
        today: Date,
    ) -> Result<(), Refused> {
        let person = self.person(id).ok_or_else(|| Refused::Nobody(id.clone()))?;
        if person.entry(entry).is_none() {
            let there: Vec<String> = person.entries().iter().map(|(name, _)| name.to_string()).collect();
            return Err(Refused::NoSuchEntry { name: self.name_of(id), entry, there: there.join(", ") });
        }
        let (place, name) = (entry.number.saturating_sub(1), self.name_of(id));
        let stood = self.goes_together(id, String::new()).is_ok();
        match entry.kind {
            EntryKind::Bid | EntryKind::Counter | EntryKind::Answer => self.correct_offer(id, entry, to, today),
            EntryKind::Report => correct_report(self.profile_mut(id)?, place, to),
            EntryKind::Step => self.correct_step(id, place, to),
            EntryKind::Absence => {
                self.change_player(id, |player, name, _| correct_absence(&mut player.absences, place, to, name))
            }
            EntryKind::Return => {
                self.change_player(id, |player, name, _| correct_return(&mut player.absences, place, to, name))
            }
            EntryKind::Renewal => self.correct_renewal(id, place, to),
        }?;
        if stood { self.goes_together(id, name) } else { Ok(()) }
    }

    /// Refuses a state in which no command would leave the person.
    pub(super) fn goes_together(&self, id: &Id, name: String) -> Result<(), Refused> {
        if let Some(player) = self.players.get(id)
            && let Some((last, joined)) = player.over_before_joined()
        {
            return Err(Refused::GoneBeforeJoined(name, last, joined));
        }
        let target = self.targets.get(id).and_then(Target::broken_rule);
        match target.or_else(|| self.players.get(id)?.broken_rule()) {
            Some(rule) => Err(Refused::EntriesClash(name, rule)),
            None => Ok(()),
        }
    }

    fn correct_step(&mut self, id: &Id, place: usize, to: Option<PersonEntry>) -> Result<(), Refused> {
        if let Some(player) = self.players.get_mut(id) {
            return player.signed.as_mut().map_or(Ok(()), |signed| put_step(&mut signed.steps, place, to));
        }
        let step = match &to {
            Some(PersonEntry::Step(step)) => Some(step.to.clone()),
            _ => None,
        };
        self.change_target(id, |target, name, id| {
            let before = target.clone();
            put_step(&mut target.steps, place, to)?;
            target.follow(&before);
            let unwilling = matches!(target.player, Stance::Refuses(_));
            match step {
                Some(Moved::Stage(Stage::Signed, _)) => Err(Refused::SignWith(name, id)),
                Some(Moved::Stage(Stage::TermsAgreed | Stage::Medical, _)) if unwilling => {
                    Err(Refused::PlayerRefuses(name, id))
                }
                _ => Ok(()),
            }
        })
    }
}

/// Replaces the entry at an index, or removes it.
fn put<T>(entries: &mut Vec<T>, place: usize, entry: Option<T>) {
    match (entries.get_mut(place), entry) {
        (Some(held), Some(entry)) => *held = entry,
        (Some(_), None) => drop(entries.remove(place)),
        (None, _) => {}
    }
}

fn put_step(steps: &mut Vec<TrackStep>, place: usize, to: Option<PersonEntry>) -> Result<(), Refused> {
    let step = match to {
        Some(PersonEntry::Step(step)) => Some(step),
        _ => None,
    };
    let source = step.as_ref().and_then(|step| step.source.as_deref());
    require(source.unwrap_or("-"), Refused::EmptySource)?;
    put(steps, place, step);
    Ok(())
}

fn correct_report(profile: &mut Profile, place: usize, to: Option<PersonEntry>) -> Result<(), Refused> {
    let report = match to {
        Some(PersonEntry::Report(report)) => {
            let Report { says, source, .. } = &report;
            require(says, Refused::NothingSaid)?;
            require(source, Refused::NoSource)?;
            Some(report)
        }
        _ => None,
    };
    put(&mut profile.reports, place, report);
    Ok(())
}

fn correct_absence(
    absences: &mut Vec<Absence>,
    place: usize,
    to: Option<PersonEntry>,
    name: String,
) -> Result<(), Refused> {
    let absence = match to {
        Some(PersonEntry::Absence(absence)) => {
            check_ban(&absence)?;
            check_absence(&absence, name.clone())?;
            if absences.iter().enumerate().any(|(other, held)| other != place && held.is_same(&absence)) {
                return Err(Refused::AbsentAlready(name, super::entries::shown(absence.why.text()), absence.from));
            }
            Some(absence)
        }
        _ => None,
    };
    put(absences, place, absence);
    Ok(())
}

fn correct_return(
    absences: &mut [Absence],
    mut place: usize,
    to: Option<PersonEntry>,
    name: String,
) -> Result<(), Refused> {
    let report = match to {
        Some(PersonEntry::Return(report)) => {
            let Return { source, .. } = &report;
            require(source, Refused::NoSource)?;
            Some(report)
        }
        _ => None,
    };
    for absence in absences {
        if let Some(further) = place.checked_sub(absence.returns.len()) {
            place = further;
            continue;
        }
        put(&mut absence.returns, place, report);
        return check_absence(absence, name);
    }
    Ok(())
}
