//! What the texts of a file's columns say, each read once, and put into the columns of everybody who says it.

use std::ops::Range;

use super::amounts::Amounts;
use super::columns::MarketColumns;
use crate::import::dialects::FileField::{
    self, Absence, AbsenceKind, AbsentFrom, AbsentUntil, Age, Asking, Availability, Banned, Born, Chance, Clause, Club,
    Contract, Currency, Flags, Foot, Height, Injured, Joined, League, LeftFoot, LentTo, LentUntil, LoanFrom, LoanUntil,
    Nations, News, NewsOn, Positions, Rating, RightFoot, Shirt, Status, Value, Wage,
};
use crate::import::people::{FilePerson, SaidInLot, SaidRows, TextPeople};

/// What a lot's texts say: a row for each text of each column, as if it were somebody of whom nothing else is known.
pub(super) struct SaidColumns<'p> {
    said: MarketColumns,
    parts: Vec<SaidPart<'p>>,
}

/// Some columns that are read together.
struct SaidPart<'p> {
    fills: Fills,
    /// None where the file has no such column.
    rows: Option<SaidInLot<'p>>,
    /// Where their texts begin among all.
    first: usize,
}

/// What is filled by some columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fills {
    Born,
    Age,
    Foot,
    Height,
    Rating,
    Nations,
    Club,
    League,
    Positions,
    Contract,
    Value,
    Wage,
    Clause,
    Asking,
    Flags,
    Attribute(usize),
    /// Nothing: its cells are read for their doubts.
    Nothing,
}

/// The fields that say something of somebody beside his name, as they are read together.
const TOGETHER: &[(Fills, &[FileField])] = &[
    (Fills::Born, &[Born]),
    (Fills::Age, &[Age]),
    (Fills::Foot, &[Foot, LeftFoot, RightFoot]),
    (Fills::Height, &[Height]),
    (Fills::Rating, &[Rating]),
    (Fills::Nations, &[Nations]),
    (Fills::Club, &[Club]),
    (Fills::League, &[League]),
    (Fills::Positions, &[Positions]),
    (Fills::Contract, &[Contract]),
    (Fills::Value, &[Value, Currency]),
    (Fills::Wage, &[Wage, Currency]),
    (Fills::Clause, &[Clause, Currency]),
    (Fills::Asking, &[Asking, Currency]),
    (
        Fills::Flags,
        &[
            LoanFrom,
            LentTo,
            Flags,
            Injured,
            Banned,
            Status,
            Availability,
            Chance,
            News,
            NewsOn,
            Absence,
            AbsenceKind,
            AbsentFrom,
            AbsentUntil,
        ],
    ),
    (Fills::Nothing, &[LoanUntil]),
    (Fills::Nothing, &[LentUntil]),
    (Fills::Nothing, &[Joined]),
    (Fills::Nothing, &[Shirt]),
];

impl<'p> SaidColumns<'p> {
    pub(super) fn of(people: &TextPeople<'p>, lot: usize) -> SaidColumns<'p> {
        let attributes = people.attributes();
        let mut said = MarketColumns::with_attributes(&attributes);
        // Who says nothing.
        said.push(FilePerson { figures: vec![None; attributes.len()], ..FilePerson::default() }, 0);
        let mut parts = Vec::new();
        for (fills, fields) in TOGETHER {
            let first = said.len();
            let rows = people.said(lot, fields, |person| said.push(person, 0));
            parts.push(SaidPart { fills: *fills, rows, first });
        }
        for attribute in 0..attributes.len() {
            let first = said.len();
            let rows = people.said_of(lot, attribute, |person| said.push(person, 0));
            parts.push(SaidPart { fills: Fills::Attribute(attribute), rows, first });
        }
        SaidColumns { said, parts }
    }

    /// Columns of nobody yet, which know what is interned here.
    pub(super) fn nobody(&self) -> MarketColumns {
        MarketColumns {
            club_names: self.said.club_names.clone(),
            league_names: self.said.league_names.clone(),
            nation_codes: self.said.nation_codes.clone(),
            played: self.said.played.clone(),
            attributes: self.said.attributes.iter().map(|(name, _)| (name.clone(), Vec::new())).collect(),
            ..MarketColumns::default()
        }
    }

    /// Fills the columns of the people of some rows but for their names; how many of their cells are not believed.
    pub(super) fn fill(&self, into: &mut MarketColumns, rows: Range<usize>) -> usize {
        let mut doubts = 0;
        for part in &self.parts {
            part.fill(&self.said, into, rows.clone());
            doubts += part.rows.as_ref().map_or(0, |said| said.doubts(rows.clone()));
        }
        doubts
    }
}

impl SaidPart<'_> {
    fn fill(&self, said: &MarketColumns, into: &mut MarketColumns, rows: Range<usize>) {
        match self.fills {
            Fills::Born => self.cells(&said.born, &mut into.born, rows),
            Fills::Age => self.cells(&said.ages, &mut into.ages, rows),
            Fills::Foot => self.cells(&said.feet, &mut into.feet, rows),
            Fills::Height => self.cells(&said.heights, &mut into.heights, rows),
            Fills::Rating => self.cells(&said.ratings, &mut into.ratings, rows),
            Fills::Nations => self.cells(&said.nations, &mut into.nations, rows),
            Fills::Club => self.cells(&said.clubs, &mut into.clubs, rows),
            Fills::League => self.cells(&said.leagues, &mut into.leagues, rows),
            Fills::Contract => self.cells(&said.contracts, &mut into.contracts, rows),
            Fills::Flags => self.cells(&said.flags, &mut into.flags, rows),
            Fills::Positions => {
                self.cells(&said.positions, &mut into.positions, rows.clone());
                self.cells(&said.position_bits, &mut into.position_bits, rows);
            }
            Fills::Value => self.amounts(&said.values, &mut into.values, rows),
            Fills::Wage => self.amounts(&said.wages, &mut into.wages, rows),
            Fills::Clause => self.amounts(&said.clauses, &mut into.clauses, rows),
            Fills::Asking => self.amounts(&said.asking, &mut into.asking, rows),
            Fills::Attribute(place) => {
                if let (Some((_, from)), Some((_, into))) = (said.attributes.get(place), into.attributes.get_mut(place))
                {
                    self.cells(from, into, rows);
                }
            }
            Fills::Nothing => {}
        }
    }

    /// Puts what each row says behind a column.
    fn cells<T: Copy>(&self, said: &[T], into: &mut Vec<T>, rows: Range<usize>) {
        let Some(nothing) = said.first().copied() else { return };
        let said = said.get(self.first..).unwrap_or_default();
        match self.rows.as_ref().map(|said| said.of(rows.clone())) {
            None => into.resize(into.len() + rows.len(), nothing),
            Some(SaidRows::Each(rows)) => into.extend_from_slice(said.get(rows).unwrap_or_default()),
            Some(SaidRows::Held(numbers)) => {
                into.extend(numbers.iter().map(|number| said.get(*number as usize).copied().unwrap_or(nothing)));
            }
        }
    }

    fn amounts(&self, said: &Amounts, into: &mut Amounts, rows: Range<usize>) {
        if !said.has_large() {
            return self.cells(said.small(), into.small_mut(), rows);
        }
        let mut amount = |number: usize| into.push(said.get(self.first + number));
        match self.rows.as_ref().map(|said| said.of(rows.clone())) {
            None => rows.for_each(|_| into.push(None)),
            Some(SaidRows::Each(rows)) => rows.for_each(amount),
            Some(SaidRows::Held(numbers)) => numbers.iter().for_each(|number| amount(*number as usize)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_read_once_with_what_it_depends_on() {
        let read = |field: &FileField| TOGETHER.iter().filter(|(_, fields)| fields.contains(field)).count();
        for field in FileField::ALL {
            let times = match field {
                FileField::Id | FileField::Name | FileField::FirstName | FileField::LastName | FileField::KnownAs => 0,
                Currency => 4,
                _ => 1,
            };
            assert_eq!(read(field), times, "{field}");
        }
    }
}
