//! What is known of everybody, a column for each thing.

use std::sync::{Arc, OnceLock};

use super::amounts::Amounts;
use super::column::MarketColumn;
use super::day::{NO_DAY, is_day, packed, packed_year};
use super::texts::{Interned, Texts, letters};
use crate::domain::{Foot, Money, Position, Profile};
use crate::import::people::FilePerson;
use crate::import::values::{Amount, OutFor, Parting, PlayedAt, Scouted, Standing, Told};
use crate::text;

/// No number of an interned value.
pub(super) const NOTHING: u32 = u32::MAX;
/// A height or an age that nobody knows.
pub(super) const NO_FIGURE: u8 = 0;
/// A rating or an attribute that nobody knows: both may be 0.
pub(super) const NO_RATING: u8 = u8::MAX;

/// A sign that somebody has, a bit of a byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Flag {
    Injured = 1,
    Suspended = 2,
    /// He is at his club on loan, or lent out.
    Loan = 4,
    LentOut = 8,
}

/// Everybody's columns: all of the same length, but for the names of what is interned.
#[derive(Clone, Debug, Default)]
pub(super) struct MarketColumns {
    pub(super) names: Texts,
    /// By [`text::fold`].
    pub(super) folded: Texts,
    /// The letters of the folded name, by [`letters`].
    pub(super) letters: Vec<u32>,
    /// The source's own, empty where it has none.
    pub(super) ids: Texts,
    pub(super) clubs: Vec<u32>,
    pub(super) club_names: Interned<Arc<str>>,
    pub(super) folded_clubs: OnceLock<Vec<String>>,
    pub(super) leagues: Vec<u32>,
    pub(super) league_names: Interned<Arc<str>>,
    pub(super) nations: Vec<u32>,
    /// The codes that somebody has together, the first being that of the nation he plays for.
    pub(super) nation_codes: Interned<Vec<Arc<str>>>,
    pub(super) positions: Vec<u32>,
    /// The positions that somebody plays together.
    pub(super) played: Interned<Vec<PlayedAt>>,
    /// A bit for each position that he plays.
    pub(super) position_bits: Vec<u16>,
    pub(super) born: Vec<i32>,
    /// What the file says beside the day of birth, or in its place.
    pub(super) ages: Vec<u8>,
    pub(super) feet: Vec<u8>,
    pub(super) heights: Vec<u8>,
    pub(super) ratings: Vec<u8>,
    pub(super) contracts: Vec<i32>,
    pub(super) values: Amounts,
    pub(super) wages: Amounts,
    pub(super) clauses: Amounts,
    pub(super) asking: Amounts,
    pub(super) flags: Vec<u8>,
    /// The file of each, and the line of the fullest of his rows there.
    pub(super) files: Vec<u8>,
    pub(super) lines: Vec<u32>,
    /// By their names; a column may be shorter than the others where the later people have none.
    pub(super) attributes: Vec<(String, Vec<u8>)>,
}

impl MarketColumns {
    /// Nobody, with the names of the attributes of a file.
    pub(super) fn with_attributes(names: &[String]) -> MarketColumns {
        let attributes = names.iter().map(|name| (name.clone(), Vec::new())).collect();
        MarketColumns { attributes, ..MarketColumns::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.born.len()
    }

    /// Adds somebody of a file.
    pub(super) fn push(&mut self, person: FilePerson, file: u8) {
        self.flags.push(flags(&person));
        let line = person.lines.first().map_or(0, |line| u32::try_from(*line).unwrap_or(u32::MAX));
        self.name(&person.name, person.id.as_deref(), (file, line));
        self.clubs.push(person.club.map_or(NOTHING, |club| self.club_names.number(club)));
        self.leagues.push(person.league.map_or(NOTHING, |league| self.league_names.number(league)));
        self.nations.push(match person.nations.is_empty() {
            true => NOTHING,
            false => self.nation_codes.number(person.nations),
        });
        self.position_bits.push(bits(&person.positions));
        self.positions.push(match person.positions.is_empty() {
            true => NOTHING,
            false => self.played.number(person.positions),
        });
        self.born.push(match person.born {
            Some(Told::Day(day)) => packed(day),
            Some(Told::Year(year)) => packed_year(year),
            None => NO_DAY,
        });
        self.ages.push(person.age.unwrap_or(NO_FIGURE));
        self.feet.push(person.foot.map_or(0, |foot| foot as u8 + 1));
        self.heights.push(person.height_cm.unwrap_or(NO_FIGURE));
        self.ratings.push(person.rating.unwrap_or(NO_RATING));
        self.contracts.push(person.contract.map_or(NO_DAY, packed));
        self.values.push(held(person.value, Amount::middle));
        self.wages.push(held(person.wage, Amount::for_a_season));
        self.clauses.push(held(person.clause, Amount::middle));
        self.asking.push(held(person.asking, Amount::middle));
        for ((_, column), figure) in self.attributes.iter_mut().zip(&person.figures) {
            column.push(figure.map_or(NO_RATING, middle));
        }
    }

    /// Adds the name of somebody, his source's id, and where he stands: a file and its line. The other columns lack him then.
    pub(super) fn name(&mut self, name: &str, id: Option<&str>, (file, line): (u8, u32)) {
        self.names.push(name);
        self.folded.push_with(|folded| text::fold_onto(folded, name));
        self.letters.push(letters(self.folded.get(self.letters.len())));
        self.ids.push(id.unwrap_or(""));
        self.files.push(file);
        self.lines.push(line);
    }

    /// Whether an age or a year of birth stands where no day of birth does.
    pub(super) fn say_ages(&self) -> bool {
        let told = self.born.iter().zip(&self.ages);
        told.filter(|(born, _)| !is_day(**born)).any(|(born, age)| *born != NO_DAY || *age != NO_FIGURE)
    }

    /// Makes room for more people.
    pub(super) fn reserve(&mut self, more: usize) {
        [&mut self.names, &mut self.folded, &mut self.ids].into_iter().for_each(|texts| texts.reserve(more));
        self.numbers_mut().into_iter().for_each(|column| column.reserve(more));
        self.bytes_mut().into_iter().for_each(|column| column.reserve(more));
        self.amounts_mut().into_iter().for_each(|column| column.reserve(more));
        [&mut self.born, &mut self.contracts].into_iter().for_each(|column| column.reserve(more));
        self.position_bits.reserve(more);
        self.letters.reserve(more);
        self.attributes.iter_mut().for_each(|(_, column)| column.reserve(more));
    }

    /// Adds everybody of other columns behind these.
    pub(super) fn append(&mut self, other: &MarketColumns) {
        let before = self.len();
        self.names.append(&other.names);
        self.folded.append(&other.folded);
        self.ids.append(&other.ids);
        let clubs = self.club_names.take(&other.club_names);
        let leagues = self.league_names.take(&other.league_names);
        let nations = self.nation_codes.take(&other.nation_codes);
        let played = self.played.take(&other.played);
        let renumber = |into: &mut Vec<u32>, from: &[u32], numbers: &[u32]| {
            into.extend(from.iter().map(|number| numbers.get(*number as usize).copied().unwrap_or(NOTHING)));
        };
        renumber(&mut self.clubs, &other.clubs, &clubs);
        renumber(&mut self.leagues, &other.leagues, &leagues);
        renumber(&mut self.nations, &other.nations, &nations);
        renumber(&mut self.positions, &other.positions, &played);
        self.letters.extend_from_slice(&other.letters);
        self.position_bits.extend_from_slice(&other.position_bits);
        self.born.extend_from_slice(&other.born);
        self.contracts.extend_from_slice(&other.contracts);
        self.lines.extend_from_slice(&other.lines);
        for (into, from) in self.bytes_mut().into_iter().zip(other.small()) {
            into.extend_from_slice(from);
        }
        for (into, from) in self.amounts_mut().into_iter().zip(other.amounts()) {
            into.append(from);
        }
        for (name, figures) in &other.attributes {
            let column = self.attribute_column(name);
            column.resize(before, NO_RATING);
            column.extend_from_slice(figures);
        }
    }

    /// What is known of somebody in a field, as the column has it: the number of an interned value, an amount in units, the
    /// bits of a day, a figure.
    pub(super) fn held(&self, field: MarketColumn, row: usize) -> Option<u64> {
        let number = |column: &[u32]| column.get(row).copied().filter(|number| *number != NOTHING).map(u64::from);
        let small =
            |column: &[u8], unknown: u8| column.get(row).copied().filter(|figure| *figure != unknown).map(u64::from);
        let day = |column: &[i32]| {
            column.get(row).copied().filter(|day| is_day(*day)).map(|day| u64::from(day.cast_unsigned()))
        };
        match field {
            MarketColumn::Name => None,
            MarketColumn::Positions => number(&self.positions),
            MarketColumn::Age => day(&self.born),
            MarketColumn::Nation => number(&self.nations),
            MarketColumn::Club => number(&self.clubs),
            MarketColumn::League => number(&self.leagues),
            MarketColumn::Contract => day(&self.contracts),
            MarketColumn::Value => self.values.get(row).map(Money::units),
            MarketColumn::Wage => self.wages.get(row).map(Money::units),
            MarketColumn::Rating => small(&self.ratings, NO_RATING),
            MarketColumn::Foot => small(&self.feet, 0),
            MarketColumn::Height => small(&self.heights, NO_FIGURE),
        }
    }

    /// Makes known what [`held`](MarketColumns::held) says.
    pub(super) fn hold(&mut self, field: MarketColumn, row: usize, says: u64) {
        let number = u32::try_from(says).unwrap_or(NOTHING);
        let small = u8::try_from(says).unwrap_or(NO_FIGURE);
        match field {
            MarketColumn::Name => {}
            MarketColumn::Positions => {
                set(&mut self.position_bits, row, self.played.get(number).map_or(0, |played| bits(played)));
                set(&mut self.positions, row, number);
            }
            MarketColumn::Age => set(&mut self.born, row, number.cast_signed()),
            MarketColumn::Nation => set(&mut self.nations, row, number),
            MarketColumn::Club => set(&mut self.clubs, row, number),
            MarketColumn::League => set(&mut self.leagues, row, number),
            MarketColumn::Contract => set(&mut self.contracts, row, number.cast_signed()),
            MarketColumn::Value => self.values.set(row, Some(Money::from_units(says))),
            MarketColumn::Wage => self.wages.set(row, Some(Money::from_units(says))),
            MarketColumn::Rating => set(&mut self.ratings, row, small),
            MarketColumn::Foot => set(&mut self.feet, row, small),
            MarketColumn::Height => set(&mut self.heights, row, small),
        }
    }

    /// Fills what is not known of somebody and has no column of the table: his clause, his price, his attributes.
    pub(super) fn fill(&mut self, row: usize, other: &MarketColumns, from: usize) {
        for (into, of) in [(&mut self.clauses, &other.clauses), (&mut self.asking, &other.asking)] {
            if into.get(row).is_none() {
                into.set(row, of.get(from));
            }
        }
        for (place, (name, _)) in other.attributes.iter().enumerate() {
            let Some(figure) = other.attribute(place, from) else { continue };
            let column = self.attribute_column(name);
            if column.len() <= row {
                column.resize(row + 1, NO_RATING);
            }
            if column.get(row) == Some(&NO_RATING) {
                set(column, row, figure);
            }
        }
    }

    fn attribute_column(&mut self, name: &str) -> &mut Vec<u8> {
        let place = self.attributes.iter().position(|(held, _)| held == name).unwrap_or(self.attributes.len());
        if place == self.attributes.len() {
            self.attributes.push((name.to_owned(), Vec::new()));
        }
        &mut self.attributes[place].1
    }

    /// Those people alone for whom the answer is yes.
    pub(super) fn only(&self, keep: impl Fn(usize) -> bool) -> MarketColumns {
        let rows: Vec<usize> = (0..self.len()).filter(|row| keep(*row)).collect();
        let mut only = MarketColumns {
            club_names: self.club_names.clone(),
            league_names: self.league_names.clone(),
            nation_codes: self.nation_codes.clone(),
            played: self.played.clone(),
            clubs: picked(&self.clubs, &rows),
            leagues: picked(&self.leagues, &rows),
            nations: picked(&self.nations, &rows),
            positions: picked(&self.positions, &rows),
            position_bits: picked(&self.position_bits, &rows),
            letters: picked(&self.letters, &rows),
            born: picked(&self.born, &rows),
            contracts: picked(&self.contracts, &rows),
            lines: picked(&self.lines, &rows),
            attributes: self.attributes.iter().map(|(name, column)| (name.clone(), picked(column, &rows))).collect(),
            ..MarketColumns::default()
        };
        for (into, from) in only.bytes_mut().into_iter().zip(self.small()) {
            *into = picked(from, &rows);
        }
        for (into, from) in only.amounts_mut().into_iter().zip(self.amounts()) {
            rows.iter().for_each(|row| into.push(from.get(*row)));
        }
        for row in rows {
            only.names.push(self.names.get(row));
            only.folded.push(self.folded.get(row));
            only.ids.push(self.ids.get(row));
        }
        only
    }

    pub(super) fn amounts(&self) -> [&Amounts; 4] {
        [&self.values, &self.wages, &self.clauses, &self.asking]
    }

    fn amounts_mut(&mut self) -> [&mut Amounts; 4] {
        [&mut self.values, &mut self.wages, &mut self.clauses, &mut self.asking]
    }

    fn small(&self) -> [&Vec<u8>; 6] {
        [&self.ages, &self.feet, &self.heights, &self.ratings, &self.flags, &self.files]
    }

    fn bytes_mut(&mut self) -> [&mut Vec<u8>; 6] {
        [&mut self.ages, &mut self.feet, &mut self.heights, &mut self.ratings, &mut self.flags, &mut self.files]
    }

    fn numbers_mut(&mut self) -> [&mut Vec<u32>; 5] {
        [&mut self.clubs, &mut self.leagues, &mut self.nations, &mut self.positions, &mut self.lines]
    }

    /// An attribute of somebody, by the place of its column.
    pub(super) fn attribute(&self, place: usize, row: usize) -> Option<u8> {
        let (_, column) = self.attributes.get(place)?;
        column.get(row).copied().filter(|figure| *figure != NO_RATING)
    }

    /// The names of clubs, folded; once these are asked for, no club is added.
    pub(super) fn folded_clubs(&self) -> &[String] {
        self.folded_clubs.get_or_init(|| self.club_names.all().iter().map(|club| text::fold(club)).collect())
    }

    /// Gives back the room that is not needed.
    pub(super) fn shrink(&mut self) {
        [&mut self.names, &mut self.folded, &mut self.ids].into_iter().for_each(Texts::shrink);
        self.numbers_mut().into_iter().for_each(Vec::shrink_to_fit);
        self.bytes_mut().into_iter().for_each(Vec::shrink_to_fit);
        self.amounts_mut().into_iter().for_each(Amounts::shrink);
        self.born.shrink_to_fit();
        self.contracts.shrink_to_fit();
        self.position_bits.shrink_to_fit();
        self.letters.shrink_to_fit();
        self.attributes.iter_mut().for_each(|(_, column)| column.shrink_to_fit());
    }

    /// The bytes of all columns, and those of the names among them; of what is interned there is little.
    pub(super) fn bytes(&self) -> (usize, usize) {
        let (names, name_ends) = self.names.bytes();
        let (folded, folded_ends) = self.folded.bytes();
        let (ids, id_ends) = self.ids.bytes();
        let numbers = [&self.clubs, &self.leagues, &self.nations, &self.positions, &self.lines];
        let numbers: usize = numbers.iter().map(|column| column.capacity() * size_of::<u32>()).sum();
        let days = (self.born.capacity() + self.contracts.capacity()) * size_of::<i32>();
        let small: usize = self.small().iter().map(|column| column.capacity()).sum();
        let amounts: usize = self.amounts().iter().map(|column| column.bytes()).sum();
        let attributes: usize = self.attributes.iter().map(|(_, column)| column.capacity()).sum();
        let bits = self.position_bits.capacity() * size_of::<u16>() + self.letters.capacity() * size_of::<u32>();
        let rest = name_ends + folded_ends + ids + id_ends + numbers + days + small + amounts + attributes + bits;
        (names + folded + rest, names + folded)
    }
}

fn set<T>(column: &mut [T], row: usize, value: T) {
    if let Some(held) = column.get_mut(row) {
        *held = value;
    }
}

fn picked<T: Copy>(column: &[T], rows: &[usize]) -> Vec<T> {
    rows.iter().filter_map(|row| column.get(*row).copied()).collect()
}

/// A bit for each position.
pub(super) fn bits(positions: &[PlayedAt]) -> u16 {
    positions.iter().fold(0, |bits, at| bits | bit(at.position))
}

/// The bit of a position.
pub(super) fn bit(position: Position) -> u16 {
    1 << position as u16
}

/// The foot of a number in the column.
pub(super) fn foot(number: u8) -> Option<Foot> {
    Foot::ALL.get(usize::from(number).checked_sub(1)?).copied()
}

/// An amount as a plan holds it; what is held at the most that there is was more.
fn held(amount: Option<Amount>, of: impl Fn(Amount) -> Money) -> Option<Money> {
    amount.map(of).filter(|money| *money != Money::MAX)
}

/// The middle of what a scout knows, within what a plan holds.
fn middle(figure: Scouted) -> u8 {
    Some(figure.low.midpoint(figure.high)).filter(|middle| Profile::ATTRIBUTE.contains(middle)).unwrap_or(NO_RATING)
}

/// The signs that somebody has; whose chance of playing is small is out.
fn flags(person: &FilePerson) -> u8 {
    let out = match &person.standing {
        Some(Standing::Out { why: OutFor::Injury, .. } | Standing::Doubtful { chance: Some(0..50), .. }) => {
            Flag::Injured as u8
        }
        Some(Standing::Out { why: OutFor::Suspension, .. }) => Flag::Suspended as u8,
        _ => 0,
    };
    let lent_out = person.lent_to.is_some() || matches!(person.standing, Some(Standing::Gone(Parting::Lent(..))));
    let loan = match (lent_out, &person.loan_from) {
        (true, _) => Flag::LentOut as u8 | Flag::Loan as u8,
        (false, Some(_)) => Flag::Loan as u8,
        (false, None) => 0,
    };
    out | loan
}
