//! Applies edits to plans.

use jiff::civil::Date;

use super::entries::{require, shown};
use super::{Edit, Refused};
use crate::domain::{Absence, Id, Plan, Player, Positions, Profile, Renewal, Report, Return, Target};

impl Plan {
    /// Returns the plan after the edit; entries without a day are dated `today`.
    ///
    /// The plan itself is unchanged.
    ///
    /// # Errors
    /// Why the edit makes no sense or changes nothing, and what would be accepted.
    pub fn apply(&self, edit: &Edit, today: Date) -> Result<Plan, Refused> {
        if let Edit::Bid { source: Some(source), .. }
        | Edit::Answer { source: Some(source), .. }
        | Edit::Seller { source: Some(source), .. }
        | Edit::Player { source: Some(source), .. } = edit
        {
            require(source, Refused::EmptySource)?;
        }
        let mut plan = self.clone();
        match edit.clone() {
            edit @ (Edit::Bid { .. }
            | Edit::Answer { .. }
            | Edit::Stage { .. }
            | Edit::Seller { .. }
            | Edit::Player { .. }) => plan.change_deal(edit, today)?,
            edit @ (Edit::Sign { .. } | Edit::Sell { .. } | Edit::Leave { .. }) => plan.end_deal(edit, today)?,
            Edit::TakeUp { person, until, source, on } => {
                plan.take_up(&person, until, source, on.unwrap_or(today), today)?;
            }
            Edit::EndLoan { player, source, on } => plan.end_loan(&player, source, on.unwrap_or(today))?,
            Edit::Renew { player, until, source, wage, on } => {
                require(&source, Refused::NoSource)?;
                let on = on.unwrap_or(today);
                plan.change_player(&player, |player, name, id| {
                    let (was, earned) = (player.profile.contract, player.profile.wage.filter(|_| wage.is_some()));
                    player.renew(Renewal { on, was, earned, wage, source }, until, name, id)?;
                    player.profile.wage = wage.or(player.profile.wage);
                    Ok(())
                })?;
            }
            Edit::Report { person, says, source, asks, refuses, on } => {
                require(&says, Refused::NothingSaid)?;
                require(&source, Refused::NoSource)?;
                let report = Report { on: on.unwrap_or(today), source, says, asks, refuses };
                plan.profile_mut(&person)?.reports.push(report);
            }
            Edit::Absent { player, why, from, ban, back } => {
                plan.add_absence(&player, Absence { ban, ..Absence::new(why, from.unwrap_or(today)) }, back, today)?;
            }
            Edit::Returning { player, absence, back, source, on } => {
                require(&source, Refused::NoSource)?;
                let report = Return { on: on.unwrap_or(today), source, back };
                let of = plan.which_absence(&player, absence, today)?;
                plan.change_absence(&player, of, |absence, name| match &absence.ban {
                    Some(ban) => Err(Refused::MatchesCount(name, shown(&ban.to_string()))),
                    None => {
                        absence.returns.push(report);
                        Ok(())
                    }
                })?;
            }
            Edit::Ended { player, absence, on } => {
                let of = plan.which_absence(&player, absence, today)?;
                plan.change_absence(&player, of, |absence, _| {
                    absence.ended = Some(on.unwrap_or(today));
                    Ok(())
                })?;
            }
            Edit::AddPlayer { id, name, positions } => {
                let player = Player::new(plan.new_profile(&id, name, positions)?);
                plan.players.put(id, player);
            }
            Edit::AddTarget { id, name, positions, club } => {
                let profile = plan.new_profile(&id, name, positions)?;
                plan.targets.put(id, Target { club, ..Target::new(profile) });
            }
            Edit::Set { people, field } => {
                for person in &people {
                    plan.set_field(person, field.clone(), today)?;
                }
            }
            Edit::ImportPlayer { id, player } => plan.import_player(id, *player)?,
            Edit::ImportTarget { id, target } => plan.import_target(id, *target)?,
            Edit::Import { person, imported } => {
                require(&imported.from, Refused::NoSource)?;
                plan.profile_mut(&person)?.imported = Some(imported);
            }
            Edit::ChangeEntry { person, entry, to } => plan.correct(&person, entry, Some(*to), today)?,
            Edit::RemoveEntry { person, entry } => plan.correct(&person, entry, None, today)?,
            Edit::Remove { person } => plan.remove_person(&person)?,
            Edit::Order { slot, players } => plan.set_order(&slot, players)?,
            Edit::Formation(formation) => plan.tactic.formation = formation,
            Edit::Depth { slot, wanted } => plan.set_depth(&slot, wanted)?,
            Edit::Role { position, weights } => plan.set_role(position, weights)?,
            Edit::WhatIf { name, assumptions } => plan.keep_what_if(name, assumptions)?,
            Edit::RemoveWhatIf { name } => drop(plan.take_what_if(&name)?),
            Edit::ApplyWhatIf { name } => plan.apply_what_if(&name, today)?,
            edit => plan.change_dates(edit, today)?,
        }
        if plan == *self {
            return Err(Refused::NoChange);
        }
        if !matches!(edit, Edit::Import { .. }) {
            plan.note_typed(self, today);
        }
        Ok(plan)
    }

    pub(in crate::domain) fn name_of(&self, id: &Id) -> String {
        shown(self.short_name(id))
    }

    pub(in crate::domain) fn change_target(
        &mut self,
        id: &Id,
        change: impl FnOnce(&mut Target, String, Id) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let name = self.name_of(id);
        match self.targets.get_mut(id) {
            Some(target) => change(target, name, id.clone()),
            None if self.players.contains(id) => Err(Refused::NotATarget(name)),
            None => Err(Refused::Nobody(id.clone())),
        }
    }

    pub(in crate::domain) fn change_player(
        &mut self,
        id: &Id,
        change: impl FnOnce(&mut Player, String, Id) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        self.check_player(id)?;
        let name = self.name_of(id);
        self.players.get_mut(id).map_or(Ok(()), |player| change(player, name, id.clone()))
    }

    pub(in crate::domain) fn check_player(&self, id: &Id) -> Result<(), Refused> {
        match (self.players.contains(id), self.targets.contains(id)) {
            (true, _) => Ok(()),
            (false, true) => Err(Refused::NotAPlayer(self.name_of(id))),
            (false, false) => Err(Refused::Nobody(id.clone())),
        }
    }

    /// Checks that these are players of the plan, each named once.
    pub(super) fn check_players(&self, ids: &[Id]) -> Result<(), Refused> {
        for (index, id) in ids.iter().enumerate() {
            self.check_player(id)?;
            if ids.iter().take(index).any(|earlier| earlier == id) {
                return Err(Refused::Twice(self.name_of(id)));
            }
        }
        Ok(())
    }

    pub(super) fn profile_mut(&mut self, id: &Id) -> Result<&mut Profile, Refused> {
        match (self.players.get_mut(id), self.targets.get_mut(id)) {
            (Some(player), _) => Ok(&mut player.profile),
            (None, Some(target)) => Ok(&mut target.profile),
            (None, None) => Err(Refused::Nobody(id.clone())),
        }
    }

    fn new_profile(&self, id: &Id, name: String, positions: Positions) -> Result<Profile, Refused> {
        self.check_new(id, &name)?;
        Ok(Profile::new(name, positions))
    }

    fn check_new(&self, id: &Id, name: &str) -> Result<(), Refused> {
        if self.person(id).is_some() {
            return Err(Refused::IdTaken(id.clone(), self.name_of(id)));
        }
        require(name, Refused::NoName)
    }

    fn import_player(&mut self, id: Id, player: Player) -> Result<(), Refused> {
        self.check_new(&id, &player.profile.name)?;
        let name = shown(&player.profile.name);
        self.players.put(id.clone(), player);
        self.goes_together(&id, name)
    }

    fn import_target(&mut self, id: Id, target: Target) -> Result<(), Refused> {
        self.check_new(&id, &target.profile.name)?;
        let name = shown(&target.profile.name);
        self.targets.put(id.clone(), target);
        self.goes_together(&id, name)
    }
}
