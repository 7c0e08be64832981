//! The fields of a person and of the plan that can be set one by one.

use jiff::civil::Date;

use crate::domain::{
    Clause, FieldName, Foot, Future, Lent, Loan, Money, Person, Player, Positions, Profile, Season, SeasonStart,
    Target, Training, TransferWindow,
};

/// A field of a person with its new value; `None` and empty lists clear it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Field {
    Name(String),
    Born(Option<Date>),
    Nations(Vec<String>),
    Positions(Positions),
    Foot(Option<Foot>),
    Height(Option<u8>),
    Rating(Option<u8>),
    Value(Option<Money>),
    Wage(Option<Money>),
    Contract(Option<Date>),
    Clause(Option<Clause>),
    Attribute(String, Option<u8>),
    Notes(Option<String>),
    Joined(Option<Date>),
    Loan(Option<Loan>),
    Lent(Option<Lent>),
    Trained(Option<Training>),
    Shirt(Option<u8>),
    Future(Option<Future>),
    Asking(Option<Money>),
    Club(Option<String>),
    League(Option<String>),
    Priority(Option<u8>),
    Ties(Vec<String>),
}

/// A field of the plan itself with its new value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlanField {
    Club(String),
    Season(Option<Season>),
    SeasonStarts(SeasonStart),
    /// The plan's today; `None` leaves it to the clock.
    Today(Option<Date>),
    Currency(Option<String>),
    /// The names of the competitions whose registration rules count.
    Competitions(Vec<String>),
    /// Within [`Plan::PATIENCE`](crate::domain::Plan::PATIENCE).
    Patience(Option<u8>),
    /// The league that the club plays in.
    League(Option<String>),
    /// What the planner concludes.
    Conclusion(Option<String>),
    /// When players can be registered; without any, the usual windows count.
    Windows(Vec<TransferWindow>),
    /// The most that may be paid for people in the season.
    Transfers(Option<Money>),
    /// The most that all players together may earn in the season.
    Wages(Option<Money>),
    /// The club's revenue in the season.
    Revenue(Option<Money>),
    /// Within [`Budget::SQUAD_COST`](crate::domain::Budget::SQUAD_COST).
    SquadCost(Option<u8>),
    /// What the head coach earns in the season.
    CoachWage(Option<Money>),
}

impl FieldName {
    /// Whether such a person has this field.
    pub const fn fits(self, person: Person<'_>) -> bool {
        match person {
            Person::Player(_) => !self.of_targets(),
            Person::Target(_) => !self.of_players(),
        }
    }
}

impl Field {
    pub fn name(&self) -> FieldName {
        match self {
            Field::Name(_) => FieldName::Name,
            Field::Born(_) => FieldName::Born,
            Field::Nations(_) => FieldName::Nations,
            Field::Positions(_) => FieldName::Positions,
            Field::Foot(_) => FieldName::Foot,
            Field::Height(_) => FieldName::Height,
            Field::Rating(_) => FieldName::Rating,
            Field::Value(_) => FieldName::Value,
            Field::Wage(_) => FieldName::Wage,
            Field::Contract(_) => FieldName::Contract,
            Field::Clause(_) => FieldName::Clause,
            Field::Attribute(..) => FieldName::Attribute,
            Field::Notes(_) => FieldName::Notes,
            Field::Joined(_) => FieldName::Joined,
            Field::Loan(_) => FieldName::Loan,
            Field::Lent(_) => FieldName::Lent,
            Field::Trained(_) => FieldName::Trained,
            Field::Shirt(_) => FieldName::Shirt,
            Field::Future(_) => FieldName::Future,
            Field::Asking(_) => FieldName::Asking,
            Field::Club(_) => FieldName::Club,
            Field::League(_) => FieldName::League,
            Field::Priority(_) => FieldName::Priority,
            Field::Ties(_) => FieldName::Ties,
        }
    }

    /// Sets the value of a field that every person has; others are left alone.
    pub(super) fn set_profile(self, profile: &mut Profile) {
        match self {
            Field::Name(name) => profile.name = name,
            Field::Born(born) => profile.born = born,
            Field::Nations(nations) => profile.nations = nations,
            Field::Trained(trained) => profile.trained = trained,
            Field::Positions(positions) => {
                profile.positions = positions;
                // Now somebody has said where he plays.
                profile.imported.iter_mut().for_each(|imported| imported.proposed.clear());
            }
            Field::Foot(foot) => profile.foot = foot,
            Field::Height(height) => profile.height_cm = height,
            Field::Rating(rating) => profile.rating = rating,
            Field::Value(value) => profile.value = value,
            Field::Wage(wage) => profile.wage = wage,
            Field::Contract(contract) => profile.contract = contract,
            Field::Clause(clause) => profile.clause = clause,
            Field::Notes(notes) => profile.notes = notes,
            Field::Attribute(name, figure) => set_attribute(&mut profile.attributes, name, figure),
            _ => {}
        }
    }

    pub(super) fn set_player(self, player: &mut Player) {
        match self {
            Field::Joined(joined) => player.joined = joined,
            Field::Loan(loan) => player.loan = loan,
            Field::Lent(lent) => player.lent = lent,
            Field::Shirt(shirt) => player.shirt = shirt,
            Field::Future(future) => player.future = future,
            Field::Asking(asking) => player.asking = asking,
            field => field.set_profile(&mut player.profile),
        }
    }

    pub(super) fn set_target(self, target: &mut Target) {
        match self {
            Field::Club(club) => target.club = club,
            Field::League(league) => target.league = league,
            Field::Priority(priority) => target.priority = priority,
            Field::Ties(ties) => target.ties = ties,
            field => field.set_profile(&mut target.profile),
        }
    }
}

fn set_attribute(attributes: &mut Vec<(String, u8)>, name: String, figure: Option<u8>) {
    let held = attributes.iter().position(|(held, _)| *held == name);
    match (held, figure) {
        (Some(index), Some(figure)) => {
            if let Some(entry) = attributes.get_mut(index) {
                entry.1 = figure;
            }
        }
        (Some(index), None) => {
            attributes.remove(index);
        }
        (None, Some(figure)) => attributes.push((name, figure)),
        (None, None) => {}
    }
}
