//! What a plan knows of its people on a day, for a filter to ask.

use jiff::civil::Date;

use super::{Facts, Figure, State};
use crate::analysis::lists::ListPlace;
use crate::domain::{Cause, Foot, Id, Money, Outlook, Person, Plan, Position, Whose};
use crate::text;

/// A person of a plan, seen on a day.
#[derive(Clone, Copy)]
pub struct InPlan<'a> {
    pub plan: &'a Plan,
    pub id: &'a Id,
    pub person: Person<'a>,
    pub on: Date,
}

impl<'a> InPlan<'a> {
    pub fn new(plan: &'a Plan, id: &'a Id, on: Date) -> Option<InPlan<'a>> {
        Some(InPlan { plan, id, person: plan.person(id)?, on })
    }

    /// The other club that he is with or belongs to on the day.
    fn club(&self) -> Option<&'a str> {
        match self.person {
            Person::Target(target) => target.club.as_deref(),
            Person::Player(player) => match self.whose()? {
                Whose::Lent => player.lent_to(self.on),
                Whose::Borrowed => {
                    let mut loans = player.loans_here().into_iter().map(|(since, loan, _)| (since, loan));
                    let loan = loans.find(|(since, loan)| *since <= Some(self.on) && self.on <= loan.last_day());
                    loan.map(|(_, loan)| loan.from.as_str())
                }
                Whose::Ours | Whose::Gone(_) => None,
            },
        }
    }

    fn league(&self) -> Option<&'a str> {
        match self.person {
            Person::Target(target) => target.league.as_deref(),
            Person::Player(_) => None,
        }
    }

    fn whose(&self) -> Option<Whose> {
        match self.person {
            Person::Player(player) => Some(player.whose(self.on, self.plan.season_starts)),
            Person::Target(_) => None,
        }
    }

    fn is_out(&self, cause: Cause) -> bool {
        let Person::Player(player) = self.person else { return false };
        self.plan.spells(self.id, player, Outlook::Likely).any(|spell| spell.cause == cause && spell.holds(self.on))
    }
}

impl Facts for InPlan<'_> {
    fn has(&self, folded: &str) -> bool {
        let profile = self.person.profile();
        let (name, id) = (profile.name.as_str(), self.id.as_str());
        let texts = [Some(name), Some(id), self.club(), self.league(), profile.notes.as_deref()];
        texts.into_iter().flatten().any(|text| text::fold(text).contains(folded))
    }

    fn club_has(&self, folded: &str) -> bool {
        self.club().is_some_and(|club| text::fold(club).contains(folded))
    }

    fn league_has(&self, folded: &str) -> bool {
        self.league().is_some_and(|league| text::fold(league).contains(folded))
    }

    fn plays(&self, position: Position) -> bool {
        self.person.profile().positions.at(position).is_some()
    }

    fn foot(&self) -> Option<Foot> {
        self.person.profile().foot
    }

    fn is_of(&self, code: &str) -> bool {
        self.person.profile().nations.iter().any(|nation| nation == code)
    }

    fn contract(&self) -> Option<Date> {
        self.person.profile().contract
    }

    fn figure(&self, figure: Figure) -> Option<u64> {
        let profile = self.person.profile();
        match figure {
            Figure::Age => profile.age(self.on).and_then(|age| u64::try_from(age).ok()),
            Figure::Height => profile.height_cm.map(u64::from),
            Figure::Rating => profile.rating.map(u64::from),
            Figure::Value => profile.value.map(Money::units),
            Figure::Cost => match self.person {
                Person::Target(target) => target.expected_cost(self.on).map(|(cost, _)| cost.units()),
                Person::Player(_) => None,
            },
            Figure::Wage => profile.wage.map(Money::units),
        }
    }

    fn is(&self, state: State) -> bool {
        match state {
            State::Injured => self.is_out(Cause::Injury),
            State::Suspended => self.is_out(Cause::Suspension),
            State::Away => self.whose() == Some(Whose::Lent),
            State::Loan => matches!(self.whose(), Some(Whose::Lent | Whose::Borrowed)),
        }
    }

    /// Not asked of a plan's people: [`Filter::read_for_plan`](super::Filter::read_for_plan) refuses it.
    fn takes(&self, _: ListPlace) -> bool {
        false
    }
}
