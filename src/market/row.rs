//! Somebody of the market, as one reads him.

use std::sync::Arc;

use jiff::civil::Date;

use super::columns::{Flag, NO_FIGURE, NO_RATING, foot};
use super::day::{NO_DAY, day, is_day, packed, year, years_between};
use super::everybody::{Market, MarketFile};
use crate::domain::{Clause, Foot, Imported, Money, Positions, Profile, Report, Target};
use crate::import::people::{FilePerson, is_code};
use crate::import::values::{PlayedAt, Told};

/// Somebody of a market.
#[derive(Clone, Copy, Debug)]
pub struct MarketRow<'m> {
    pub(super) market: &'m Market,
    /// His number, from 0.
    pub number: usize,
}

impl Market {
    /// Somebody by his number, from 0.
    pub fn row(&self, number: usize) -> Option<MarketRow<'_>> {
        (number < self.len()).then_some(MarketRow { market: self, number })
    }

    /// Everybody in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = MarketRow<'_>> {
        (0..self.len()).map(|number| MarketRow { market: self, number })
    }
}

impl<'m> MarketRow<'m> {
    pub fn name(self) -> &'m str {
        self.market.columns.names.get(self.number)
    }

    /// The source's own id.
    pub fn id(self) -> Option<&'m str> {
        Some(self.market.columns.ids.get(self.number)).filter(|id| !id.is_empty())
    }

    pub fn club(self) -> Option<&'m str> {
        let columns = &self.market.columns;
        columns.club_names.get(*columns.clubs.get(self.number)?).map(AsRef::as_ref)
    }

    /// The league that his club plays in, by its name or its code.
    pub fn league(self) -> Option<&'m str> {
        let columns = &self.market.columns;
        columns.league_names.get(*columns.leagues.get(self.number)?).map(AsRef::as_ref)
    }

    /// The codes of his nations, the first being the one he plays for.
    pub fn nations(self) -> &'m [Arc<str>] {
        let columns = &self.market.columns;
        let number = columns.nations.get(self.number);
        number.and_then(|number| columns.nation_codes.get(*number)).map_or(&[], Vec::as_slice)
    }

    /// The positions that he plays, the main one first.
    pub fn positions(self) -> &'m [PlayedAt] {
        let columns = &self.market.columns;
        let number = columns.positions.get(self.number);
        number.and_then(|number| columns.played.get(*number)).map_or(&[], Vec::as_slice)
    }

    pub fn born(self) -> Option<Date> {
        day(self.packed_born())
    }

    /// The year in which he was born, where the file says no more.
    pub fn born_year(self) -> Option<i16> {
        year(self.packed_born())
    }

    fn packed_born(self) -> i32 {
        self.market.columns.born.get(self.number).copied().unwrap_or(NO_DAY)
    }

    /// His age on a day by his day of birth; else the age that the file says.
    pub fn age(self, on: Date) -> Option<u8> {
        let born = self.packed_born();
        match is_day(born) {
            true => u8::try_from(years_between(born, packed(on))).ok(),
            false => self.said_age(),
        }
    }

    /// The age that the file says, on its day.
    pub fn said_age(self) -> Option<u8> {
        self.small(&self.market.columns.ages, NO_FIGURE)
    }

    pub fn foot(self) -> Option<Foot> {
        self.market.columns.feet.get(self.number).and_then(|number| foot(*number))
    }

    pub fn height_cm(self) -> Option<u8> {
        self.small(&self.market.columns.heights, NO_FIGURE)
    }

    pub fn rating(self) -> Option<u8> {
        self.small(&self.market.columns.ratings, NO_RATING)
    }

    fn small(self, column: &[u8], unknown: u8) -> Option<u8> {
        column.get(self.number).copied().filter(|figure| *figure != unknown)
    }

    pub fn contract(self) -> Option<Date> {
        self.market.columns.contracts.get(self.number).and_then(|packed| day(*packed))
    }

    pub fn value(self) -> Option<Money> {
        self.market.columns.values.get(self.number)
    }

    /// For a season.
    pub fn wage(self) -> Option<Money> {
        self.market.columns.wages.get(self.number)
    }

    pub fn clause(self) -> Option<Money> {
        self.market.columns.clauses.get(self.number)
    }

    pub fn asking(self) -> Option<Money> {
        self.market.columns.asking.get(self.number)
    }

    pub fn is_injured(self) -> bool {
        self.has(Flag::Injured)
    }

    pub fn is_suspended(self) -> bool {
        self.has(Flag::Suspended)
    }

    fn has(self, flag: Flag) -> bool {
        self.market.columns.flags.get(self.number).is_some_and(|flags| flags & flag as u8 != 0)
    }

    /// The names of the attributes that he has, with their figures.
    pub fn attributes(self) -> impl Iterator<Item = (&'m str, u8)> {
        let columns = &self.market.columns;
        let names = columns.attributes.iter().enumerate();
        names.filter_map(move |(place, (name, _))| Some((name.as_str(), columns.attribute(place, self.number)?)))
    }

    /// The file that he is of; of several the newest.
    pub fn file(self) -> Option<&'m MarketFile> {
        self.market.files.get(usize::from(*self.market.columns.files.get(self.number)?))
    }

    /// The line of that file.
    pub fn line(self) -> usize {
        self.market.columns.lines.get(self.number).map_or(0, |line| *line as usize)
    }

    /// As a file would tell of him by whom an import knows people.
    pub(super) fn as_of_file(self) -> FilePerson {
        FilePerson {
            id: self.id().map(str::to_owned),
            name: self.name().to_owned(),
            born: self.born().map(Told::Day).or(self.born_year().map(Told::Year)),
            age: self.said_age(),
            positions: self.positions().to_vec(),
            club: self.club().map(Arc::from),
            ..FilePerson::default()
        }
    }

    /// Somebody whom the club may sign, as an import would make him; none where no position of his is known.
    pub fn target(self) -> Option<Target> {
        let played = self.positions().iter().map(|at| (at.position, at.familiarity)).collect();
        let mut profile = self.profile(Positions::new(played).ok()?);
        let file = self.file()?;
        profile.reports.extend(self.asking().map(|asks| Report {
            on: file.on,
            source: file.source.clone(),
            says: "asking price".to_owned(),
            asks: Some(asks),
            refuses: None,
        }));
        let league = self.league().filter(|league| is_code(league)).map(str::to_owned);
        Some(Target { club: self.club().map(str::to_owned), league, ..Target::new(profile) })
    }

    fn profile(self, positions: Positions) -> Profile {
        let proposed = self.positions().iter().filter(|at| at.proposed).map(|at| at.position).collect();
        let imported = self.file().map(|file| Imported {
            from: file.source.clone(),
            on: file.on,
            id: self.id().map(str::to_owned),
            proposed,
            since: Vec::new(),
        });
        Profile {
            born: self.born(),
            nations: self.nations().iter().map(|code| code.to_string()).collect(),
            foot: self.foot(),
            height_cm: self.height_cm(),
            rating: self.rating(),
            value: self.value(),
            wage: self.wage(),
            contract: self.contract(),
            clause: self.clause().map(|amount| Clause { amount, until: None }),
            attributes: self.attributes().map(|(name, figure)| (name.to_owned(), figure)).collect(),
            imported,
            ..Profile::new(self.name().to_owned(), positions)
        }
    }
}
