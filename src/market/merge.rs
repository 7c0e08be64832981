//! Several files: who of one is who of another, and where they disagree.

use std::collections::HashMap;

use super::column::MarketColumn;
use super::columns::MarketColumns;
use super::day::is_day;
use super::everybody::{Differs, Market};
use crate::import::people::is_code;
use crate::import::update::are_like;

/// Rows by what people are known by; none where it stands for several.
struct KnownPeople<'c> {
    by_id: HashMap<(&'c str, &'c str), Option<usize>>,
    by_name: HashMap<(&'c str, i32), Option<usize>>,
}

impl<'c> KnownPeople<'c> {
    fn of(columns: &'c MarketColumns, sources: &[&'c str]) -> KnownPeople<'c> {
        let mut known = KnownPeople { by_id: HashMap::new(), by_name: HashMap::with_capacity(columns.len()) };
        for row in 0..columns.len() {
            if let Some(id) = identity(columns, sources, row) {
                known.by_id.entry(id).and_modify(|row| *row = None).or_insert(Some(row));
            }
            if let Some(name) = named(columns, row) {
                known.by_name.entry(name).and_modify(|row| *row = None).or_insert(Some(row));
            }
        }
        known
    }
}

/// The id of somebody, and the source of whom it is.
fn identity<'c>(columns: &'c MarketColumns, sources: &[&'c str], row: usize) -> Option<(&'c str, &'c str)> {
    let source = sources.get(usize::from(*columns.files.get(row)?))?;
    Some((*source, columns.ids.get(row))).filter(|(_, id)| !id.is_empty())
}

/// The name and the day of birth of somebody.
fn named(columns: &MarketColumns, row: usize) -> Option<(&str, i32)> {
    let born = *columns.born.get(row)?;
    is_day(born).then_some((columns.folded.get(row), born))
}

/// Whether two of one id may be one person: born on the same day, or called alike.
fn may_be_one(one: &MarketColumns, row: usize, other: &MarketColumns, found: usize) -> bool {
    let born = |columns: &MarketColumns, row: usize| columns.born.get(row).copied().filter(|born| is_day(*born));
    let is_born_alike = born(one, row).is_some() && born(one, row) == born(other, found);
    let [name, held] = [one.folded.get(row), other.folded.get(found)];
    is_born_alike || name == held || are_like(name, held)
}

impl Market {
    /// Takes in people of an older file: of who is here already it fills what is not known yet, and notes where it
    /// disagrees.
    ///
    /// Two people are one who have the same id of the same source, and the same day of birth or names that are alike; else the
    /// same name and day of birth, where nobody
    /// else of either file has them and no two ids of one source tell them apart.
    pub(super) fn merge(&mut self, other: &MarketColumns) {
        let same = self.same(other);
        let numbers = [
            self.columns.club_names.take(&other.club_names),
            self.columns.league_names.take(&other.league_names),
            self.columns.nation_codes.take(&other.nation_codes),
            self.columns.played.take(&other.played),
        ];
        for (row, found) in same.iter().enumerate().filter_map(|(row, found)| Some((row, (*found)?))) {
            self.believe(found, other, row, &numbers);
        }
        let is_new = |row: usize| same.get(row).is_some_and(Option::is_none);
        self.columns.append(&other.only(is_new));
    }

    /// Who of the market somebody of another file is, for each of them.
    fn same(&self, other: &MarketColumns) -> Vec<Option<usize>> {
        let sources: Vec<&str> = self.files.iter().map(|file| file.source.as_str()).collect();
        let (here, there) = (KnownPeople::of(&self.columns, &sources), KnownPeople::of(other, &sources));
        let of_one_source = |row: usize, found: usize| {
            let ids = identity(other, &sources, row).zip(identity(&self.columns, &sources, found));
            ids.is_some_and(|((one, _), (two, _))| one == two)
        };
        let find = |row: usize| {
            let id = identity(other, &sources, row);
            if let Some(found) = id.and_then(|id| here.by_id.get(&id)) {
                return found.filter(|found| may_be_one(other, row, &self.columns, *found));
            }
            let name = named(other, row)?;
            let found = (*here.by_name.get(&name)?)?;
            (there.by_name.get(&name) == Some(&Some(row)) && !of_one_source(row, found)).then_some(found)
        };
        (0..other.len()).map(find).collect()
    }

    /// Whether a league, by its number here, is named by its code.
    fn is_coded(&self, league: u64) -> bool {
        u32::try_from(league)
            .ok()
            .and_then(|league| self.columns.league_names.get(league))
            .is_some_and(|held| is_code(held))
    }

    fn believe(&mut self, row: usize, other: &MarketColumns, from: usize, numbers: &[Vec<u32>; 4]) {
        for field in MarketColumn::ALL {
            let Some(says) = other.held(*field, from) else { continue };
            let [clubs, leagues, nations, played] = numbers;
            let here = |numbers: &Vec<u32>| numbers.get(says as usize).map_or(says, |number| u64::from(*number));
            let says = match field {
                MarketColumn::Club => here(clubs),
                MarketColumn::League => here(leagues),
                MarketColumn::Nation => here(nations),
                MarketColumn::Positions => here(played),
                _ => says,
            };
            match self.columns.held(*field, row) {
                None => self.columns.hold(*field, row, says),
                Some(held) if held == says => {}
                // One source calls a league by its code, another by its name: that is no contradiction.
                Some(held) if *field == MarketColumn::League && self.is_coded(held) != self.is_coded(says) => {}
                Some(_) => {
                    let [row, line] = [row, other.lines.get(from).map_or(0, |line| *line as usize)];
                    let [row, line] = [row, line].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
                    let file = other.files.get(from).copied().unwrap_or(0);
                    self.differs.push(Differs { row, file, line, field: *field, says });
                }
            }
        }
        self.columns.fill(row, other, from);
    }
}
