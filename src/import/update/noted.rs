//! What a plan notes of a file that somebody was read from: whose word each of his fields is.

use super::fields::held;
use super::loans::lent_to;
use super::meeting::Meeting;
use crate::domain::{FieldName, Id, Imported, Person, SetBy};
use crate::import::dialects::RowIs;
use crate::import::people::People;
use crate::import::values::{Amount, Told};

/// Somebody who was read from a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ReadPerson {
    pub(super) id: Id,
    /// What a plan notes of him that has nothing of him but this file.
    file: Imported,
    /// Whether a row of the file is a person.
    is_row: bool,
    /// The fields that the file tells.
    told: Vec<FieldName>,
}

/// What became of what a file says of somebody.
pub(super) struct Outcome<'o> {
    pub(super) taken: &'o [FieldName],
    /// Fields in which the plan keeps what it has.
    pub(super) kept: &'o [FieldName],
    /// Whether news of his was left out.
    pub(super) news_left: bool,
}

impl ReadPerson {
    pub(super) fn of(meeting: &Meeting<'_>, people: &People) -> ReadPerson {
        let (context, id) = (meeting.context, meeting.file.id.clone());
        let (from, proposed, since) = (context.source.to_owned(), Vec::new(), Vec::new());
        ReadPerson {
            id: meeting.id.clone(),
            file: Imported { from, on: context.on, id, proposed, since },
            is_row: context.rows == RowIs::Person,
            told: told(meeting, people),
        }
    }

    /// Where he was read from by now; `person` is how the plan had him before anything was taken.
    ///
    /// A newer file of the same source takes the place of the last; what that file alone has told stays its word. A
    /// file of another source is noted at the fields that it tells. None where he is of no file yet: news of his was
    /// left out, and the same file is to tell it again.
    pub(super) fn noted(&self, person: Person<'_>, outcome: &Outcome<'_>) -> Option<Imported> {
        let held = person.profile().imported.as_ref();
        let is_own = held.is_none_or(|held| held.from == self.file.from);
        let is_newer = held.is_none_or(|held| held.on < self.file.on);
        let moves = is_own && is_newer && self.is_row && !outcome.news_left;
        let last = match (held, moves) {
            (None, false) => return None,
            (None, true) => &self.file,
            (Some(held), _) => held,
        };
        let mut noted = Imported { since: Vec::new(), ..last.clone() };
        if is_own {
            noted.id = self.file.id.clone().or(noted.id);
        }
        if moves {
            noted.on = self.file.on;
        }
        for field in FieldName::OF_FILES.into_iter() {
            let was = held.map_or(SetBy::Planner(None), |held| held.set_by(field));
            let is_older = was.on().is_none_or(|on| on < self.file.on);
            let is_taken = outcome.taken.contains(&field);
            let is_told = is_older && self.told.contains(&field) && !outcome.kept.contains(&field);
            let by_file = || SetBy::File { from: self.file.from.clone(), on: self.file.on };
            if is_taken || field.is_filled(person) || held.is_some_and(|held| held.is_since(field)) {
                noted.note(field, if is_taken || is_told { by_file() } else { was });
            }
        }
        Some(noted)
    }
}

/// The fields that a file tells of somebody, whether the plan has it so or not.
fn told(meeting: &Meeting<'_>, people: &People) -> Vec<FieldName> {
    let said = meeting.file;
    let mut figures = people.attributes.iter().zip(&said.figures);
    let has_attributes = figures.any(|(_, figure)| figure.is_some_and(|figure| figure.exact().is_some()));
    let is_told = |field: &FieldName| match field {
        FieldName::Born => said.born.and_then(Told::day).is_some(),
        FieldName::Nations => !said.nations.is_empty(),
        FieldName::Positions => said.positions.iter().any(|at| !at.proposed),
        FieldName::Foot => said.foot.is_some(),
        FieldName::Height => said.height_cm.is_some(),
        FieldName::Rating => said.rating.is_some(),
        FieldName::Value => held(said.value, Amount::middle).is_some(),
        FieldName::Wage => held(said.wage, Amount::for_a_season).is_some(),
        FieldName::Contract => said.contract.is_some(),
        FieldName::Clause => held(said.clause, Amount::middle).is_some(),
        FieldName::Attribute => has_attributes,
        FieldName::Joined => said.joined.is_some(),
        FieldName::Loan => said.loan_from.is_some(),
        FieldName::Lent => lent_to(meeting).is_some(),
        FieldName::Shirt => said.shirt.is_some(),
        FieldName::Asking => held(said.asking, Amount::middle).is_some(),
        FieldName::Club => said.club.is_some() || said.has_no_club,
        FieldName::Name
        | FieldName::Notes
        | FieldName::Trained
        | FieldName::Future
        | FieldName::League
        | FieldName::Priority
        | FieldName::Ties => false,
    };
    FieldName::OF_FILES.into_iter().filter(is_told).collect()
}
