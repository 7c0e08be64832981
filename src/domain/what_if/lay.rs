//! Lays assumptions over a plan.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Assumption, Stale, WhatIf};
use crate::domain::{Absence, Id, Left, Plan, Refused, Return, Signed, Why};

/// The name of assumed absences, and the source of assumed departures.
const ASSUMED: &str = "what-if";

/// When a person comes or goes without a given day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comes {
    /// At once, which shows what he is worth.
    Now,
    WhenHeCan,
}

impl Plan {
    /// The plan with the assumptions, and the stale ones, which change nothing.
    ///
    /// An assumption about a person who is gone is stale, for example.
    ///
    /// The plan itself stays.
    pub fn laid_over(&self, what_if: &WhatIf, today: Date) -> (Plan, Vec<Stale>) {
        self.assuming(what_if, today, Comes::Now)
    }

    /// The same, but without a given day people come and go when they can be registered.
    pub(in crate::domain) fn made_so(&self, what_if: &WhatIf, today: Date) -> (Plan, Vec<Stale>) {
        self.assuming(what_if, today, Comes::WhenHeCan)
    }

    fn assuming(&self, what_if: &WhatIf, today: Date, comes: Comes) -> (Plan, Vec<Stale>) {
        let (mut plan, mut stale) = (self.clone(), Vec::new());
        for (place, assumption) in what_if.assumptions.iter().enumerate() {
            let mut next = plan.clone();
            match next.assume(assumption, &what_if.name, today, comes) {
                Ok(()) if next == plan => stale.push(Stale { assumption: place, why: Refused::NoChange }),
                Ok(()) => plan = next,
                Err(why) => stale.push(Stale { assumption: place, why }),
            }
        }
        (plan, stale)
    }

    fn assume(&mut self, assumption: &Assumption, name: &str, today: Date, comes: Comes) -> Result<(), Refused> {
        match assumption {
            Assumption::Sign { target, from } => self.assume_signed(target, *from, name, today, comes),
            Assumption::Sell { player, from } => {
                let day = || self.players.get(player).map(|held| self.joining_day(&held.profile, None, today));
                let day = from.or_else(|| day().filter(|_| comes == Comes::WhenHeCan));
                self.assume_sold(player, day.unwrap_or(today))
            }
            Assumption::Lose { player, from, until } => {
                let from = from.unwrap_or(today);
                if let Some(until) = until.filter(|until| *until < from) {
                    return Err(Refused::AbsenceOver { name: self.name_of(player), from, until });
                }
                let back = until.and_then(|until| until.tomorrow().ok());
                let mut absence = Absence::new(Why::Other(ASSUMED.into()), from);
                match (back, comes) {
                    // A report can be doubted, but an assumption can't.
                    (Some(back), Comes::Now) => absence.ended = Some(back),
                    (Some(back), Comes::WhenHeCan) => {
                        absence.returns.push(Return { on: today, source: name.to_owned(), back });
                    }
                    (None, _) => {}
                }
                self.change_player(player, |player, _, _| {
                    player.absences.push(absence);
                    Ok(())
                })
            }
            Assumption::Back { player, on } => {
                let absences = self.players.get(player).map_or(&[][..], |player| &player.absences);
                let lasting: Vec<bool> = absences.iter().map(|absence| self.lasts(absence, *on, today)).collect();
                self.change_player(player, |player, name, id| {
                    for (absence, _) in player.absences.iter_mut().zip(&lasting).filter(|(_, lasts)| **lasts) {
                        absence.ended = Some(*on);
                    }
                    if lasting.contains(&true) { Ok(()) } else { Err(Refused::NotAbsent(name, id)) }
                })
            }
            Assumption::Formation(formation) => {
                self.tactic.formation = Arc::clone(formation);
                Ok(())
            }
        }
    }

    /// Signs a target on the agreed terms, if there are any; his contract is unknown.
    ///
    /// Without a day he is there at once, and is paid from the day on which he can be registered. A target on loan here
    /// is there already.
    fn assume_signed(
        &mut self,
        id: &Id,
        from: Option<Date>,
        name: &str,
        today: Date,
        comes: Comes,
    ) -> Result<(), Refused> {
        let joins = from.unwrap_or_else(|| self.signing_joins(id, None, today));
        let mut terms = self.targets.get(id).and_then(|target| target.agreed()).map(|bid| bid.terms.clone());
        let here = self.on_loan_as(id).is_some_and(|(_, held)| held.behind_loan(today).is_some());
        let (joined, paid_from) = match (from, comes) {
            (None, Comes::Now) if !here => (today, Some(joins)),
            _ => (joins, None),
        };
        terms.iter_mut().for_each(|terms| terms.joins = paid_from);
        self.sign(id, Signed { terms, ..Signed::new(today, name.to_owned()) }, joined, None)
    }

    fn assume_sold(&mut self, id: &Id, from: Date) -> Result<(), Refused> {
        self.check_player(id)?;
        let joined = self.players.get(id).and_then(|player| player.joined);
        let Some(last) = from.yesterday().ok().filter(|last| joined.is_none_or(|joined| joined <= *last)) else {
            return self.remove_person(id);
        };
        self.change_player(id, |player, _, _| {
            if player.bought_from().is_some() {
                player.left = Some(Left { on: from, to: None, terms: None, source: ASSUMED.to_owned() });
                return Ok(());
            }
            match &mut player.loan {
                Some(loan) => loan.until = loan.until.min(last),
                None => player.profile.contract = Some(player.profile.contract.map_or(last, |held| held.min(last))),
            }
            Ok(())
        })
    }
}
