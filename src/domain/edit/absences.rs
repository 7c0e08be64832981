//! Edits of absences.

use jiff::civil::Date;

use super::Refused;
use super::entries::{require, shown};
use crate::domain::{Absence, Ban, Contradiction, Id, Plan, Return, Why};
use crate::text::display;

impl Plan {
    /// Adds an absence to those that he has; they may overlap, as a ban may run during an injury.
    pub(super) fn add_absence(
        &mut self,
        id: &Id,
        mut absence: Absence,
        back: Option<(Date, String)>,
        today: Date,
    ) -> Result<(), Refused> {
        check_ban(&absence)?;
        if let (Some(ban), Some(_)) = (&absence.ban, &back) {
            return Err(Refused::MatchesCount(self.name_of(id), shown(&ban.to_string())));
        }
        if let Some((back, source)) = back {
            require(&source, Refused::NoSource)?;
            absence.returns.push(Return { on: today, source, back });
        }
        self.change_player(id, |player, name, _| {
            if player.absences.iter().any(|held| held.is_same(&absence)) {
                return Err(Refused::AbsentAlready(name, shown(absence.why.text()), absence.from));
            }
            check_absence(&absence, name)?;
            player.absences.push(absence);
            Ok(())
        })
    }

    /// The index of the absence that is meant: the n-th, or else the one that keeps him out or in doubt today, or else
    /// the latest one without an end.
    pub(super) fn which_absence(&self, id: &Id, nth: Option<usize>, today: Date) -> Result<usize, Refused> {
        self.check_player(id)?;
        let name = || self.name_of(id);
        let absences = self.players.get(id).map_or(&[][..], |player| &player.absences);
        if let Some(nth) = nth {
            let place = nth.checked_sub(1).filter(|place| *place < absences.len());
            return place.ok_or_else(|| Refused::NoSuchAbsence { name: name(), nth, there: absences.len() });
        }
        let open: Vec<(usize, &Absence)> =
            absences.iter().enumerate().filter(|(_, absence)| absence.ended.is_none()).collect();
        let now: Vec<&(usize, &Absence)> =
            open.iter().filter(|(_, absence)| self.lasts(absence, today, today)).collect();
        match (now.as_slice(), open.iter().max_by_key(|(_, absence)| absence.from)) {
            ([(place, _)], _) | ([], Some((place, _))) => Ok(*place),
            ([], None) => Err(Refused::NotAbsent(name(), id.clone())),
            (several, _) => {
                let these =
                    several.iter().map(|(place, absence)| format!("{} {}", place + 1, display(absence.why.text())));
                Err(Refused::WhichAbsence(name(), these.collect::<Vec<_>>().join(", ")))
            }
        }
    }

    /// Changes an absence, and refuses days that contradict each other.
    pub(super) fn change_absence(
        &mut self,
        id: &Id,
        place: usize,
        change: impl FnOnce(&mut Absence, String) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        self.change_player(id, |player, name, id| {
            let Some(absence) = player.absences.get_mut(place) else { return Err(Refused::NotAbsent(name, id)) };
            change(absence, name.clone())?;
            check_absence(absence, name)
        })
    }
}

pub(super) fn check_ban(absence: &Absence) -> Result<(), Refused> {
    let Some(ban) = &absence.ban else { return Ok(()) };
    if !matches!(absence.why, Why::Suspension(_)) {
        return Err(Refused::BanOfOthers(absence.why.kind()));
    }
    if !Ban::MATCHES.contains(&ban.matches) {
        return Err(Refused::BanMatches(ban.matches));
    }
    require(ban.competition.as_deref().unwrap_or("-"), Refused::NoName)
}

pub(super) fn check_absence(absence: &Absence, name: String) -> Result<(), Refused> {
    let back = match absence.contradiction() {
        None => return Ok(()),
        Some(Contradiction::Return(index)) => absence.returns.get(index).map(|report| report.back),
        Some(Contradiction::End) => absence.ended,
    };
    Err(Refused::BackBeforeAbsence { name, from: absence.from, back: back.unwrap_or(absence.from) })
}
