//! One person's rows into what they say of him.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;

use super::columns::{FieldColumn, TableColumns};
use super::context::FileContext;
use super::learnt::Learnt;
use super::person::FilePerson;
use crate::domain::{Currency, Foot, Player};
use crate::import::dialects::{Dialect, FileField, RowIs};
use crate::import::table::{Doubts, TableRow};
use crate::import::values::{
    Amount, CellValue, PlayedAt, Reason, Scouted, Told, attribute, clean, foot, height, is_no_club, nations, preferred,
    strength, whole,
};
use crate::text;

/// Reads people, and keeps what it does not believe.
pub(super) struct PersonReader<'r, 'd> {
    pub(super) columns: &'r TableColumns<'d>,
    pub(super) dialect: &'r Dialect,
    pub(super) context: &'r FileContext<'r>,
    pub(super) doubts: &'r mut Doubts,
    /// What each text called a nation: a file has few, and many times.
    pub(super) named: HashMap<String, Result<Arc<str>, Reason>>,
    /// The texts of which a file has few, and many times.
    pub(super) shared: HashSet<Arc<str>>,
}

/// A cell of one of a person's rows.
#[derive(Clone, Copy)]
pub(super) struct PersonCell<'s> {
    pub(super) text: &'s str,
    pub(super) line: usize,
    pub(super) at: usize,
}

impl<'r, 'd> PersonReader<'r, 'd> {
    pub(super) fn doubt(&mut self, line: usize, at: usize, text: &str, reason: Reason) {
        self.doubts.push(line, at + 1, text, reason.word());
    }

    /// What the rows of one person say but for their lines, the fullest row first: a later one counts where those before have nothing.
    pub(super) fn person(&mut self, rows: &[TableRow<'_>]) -> FilePerson {
        let club = self.shared(rows, FileField::Club);
        let mut person = FilePerson {
            id: self.text(rows, FileField::Id),
            name: self.name(rows),
            known_as: self.text(rows, FileField::KnownAs),
            born: self.told(rows, FileField::Born),
            age: self.small(rows, FileField::Age, 1..=120),
            foot: self.foot(rows),
            nations: self.nations(rows),
            has_no_club: club.as_deref().is_some_and(is_no_club),
            club: club.filter(|club| !is_no_club(club)),
            league: self.shared(rows, FileField::League),
            loan_from: self.text(rows, FileField::LoanFrom),
            loan_until: self.day(rows, FileField::LoanUntil),
            lent_to: self.text(rows, FileField::LentTo),
            lent_until: self.day(rows, FileField::LentUntil),
            contract: self.day(rows, FileField::Contract),
            joined: self.day(rows, FileField::Joined),
            currency: self.shared(rows, FileField::Currency),
            value: self.money(rows, FileField::Value),
            asking: self.money(rows, FileField::Asking),
            wage: self.money(rows, FileField::Wage),
            clause: self.money(rows, FileField::Clause),
            rating: self.small(rows, FileField::Rating, 0..=200),
            ..FilePerson::default()
        };
        // Some tools write -1 or 0 for no number.
        person.shirt = self.small(rows, FileField::Shirt, -1..=99).filter(|shirt| Player::SHIRT.contains(shirt));
        person.height_cm = self.cell(rows, FileField::Height).and_then(|(cell, _)| self.read(cell, height(cell.text)));
        person.positions = self.positions(rows);
        person.figures = self.figures(rows);
        person.spells = self.spells(rows);
        person.news_on = self.day(rows, FileField::NewsOn);
        person.standing = self.standing(rows, &person);
        self.disagreements(rows);
        person
    }

    /// The first filled cell of a field among the rows.
    pub(super) fn cell<'s>(
        &self,
        rows: &[TableRow<'s>],
        field: FileField,
    ) -> Option<(PersonCell<'s>, &'r FieldColumn<'d>)> {
        let column = self.columns.field(field)?;
        let cell = |row: &TableRow<'s>| PersonCell { text: row.cell(column.at), line: row.line(), at: column.at };
        let filled = rows.iter().map(cell).find(|cell| !self.dialect.is_unknown(cell.text));
        filled.map(|cell| (cell, column))
    }

    /// The value of a reading; a doubt is kept.
    pub(super) fn read<T>(&mut self, cell: PersonCell<'_>, reading: CellValue<T>) -> Option<T> {
        if let CellValue::Doubt(reason) = reading {
            self.doubt(cell.line, cell.at, cell.text, reason);
        }
        reading.known()
    }

    pub(super) fn text(&self, rows: &[TableRow<'_>], field: FileField) -> Option<String> {
        let (cell, _) = self.cell(rows, field)?;
        Some(one_line(cell.text, self.dialect).into_owned())
    }

    /// A text that others have too.
    fn shared(&mut self, rows: &[TableRow<'_>], field: FileField) -> Option<Arc<str>> {
        let text = self.text(rows, field)?;
        if let Some(held) = self.shared.get(text.as_str()) {
            return Some(Arc::clone(held));
        }
        let text: Arc<str> = text.into();
        self.shared.insert(Arc::clone(&text));
        Some(text)
    }

    /// The name on one line, without a shirt number before it.
    fn name(&self, rows: &[TableRow<'_>]) -> String {
        let whole = self.text(rows, FileField::Name);
        let parts =
            || [FileField::FirstName, FileField::LastName].map(|field| self.text(rows, field).unwrap_or_default());
        let name = whole.unwrap_or_else(|| parts().join(" "));
        if self.dialect.exact {
            return name;
        }
        bare_name(&name).to_owned()
    }

    fn told(&mut self, rows: &[TableRow<'_>], field: FileField) -> Option<Told> {
        let (cell, column) = self.cell(rows, field)?;
        let Learnt::Days(days) = column.learnt else { return None };
        self.read(cell, days.read(cell.text))
    }

    /// A day; a year alone is one where the source means one by it.
    pub(super) fn day(&mut self, rows: &[TableRow<'_>], field: FileField) -> Option<Date> {
        let (cell, column) = self.cell(rows, field)?;
        match self.told(rows, field)? {
            Told::Day(day) => Some(day),
            Told::Year(year) => {
                let day = column.dialect.year_means.and_then(|(month, day)| Date::new(year, month, day).ok());
                self.read(cell, CellValue::from(day.ok_or(Reason::YearAlone)))
            }
        }
    }

    fn money(&mut self, rows: &[TableRow<'_>], field: FileField) -> Option<Amount> {
        let (cell, column) = self.cell(rows, field)?;
        let Learnt::Money(money) = column.learnt else { return None };
        let named = self.cell(rows, FileField::Currency).map(|(cell, _)| Currency::named(cell.text));
        let reading = match named {
            Some(Some(currency)) => money.of_row(currency).read(cell.text),
            // Of a currency that is not known all that can be said is that it is not the others'.
            Some(None) if self.columns.currency.is_some() => CellValue::Doubt(Reason::OtherCurrency),
            Some(None) | None => money.read(cell.text),
        };
        self.read(cell, reading)
    }

    fn small(&mut self, rows: &[TableRow<'_>], field: FileField, limits: RangeInclusive<i64>) -> Option<u8> {
        let (cell, _) = self.cell(rows, field)?;
        self.read(cell, whole(cell.text, limits)).and_then(|number| u8::try_from(number).ok())
    }

    /// The foot that is named, else the stronger one.
    fn foot(&mut self, rows: &[TableRow<'_>]) -> Option<Foot> {
        if let Some((cell, _)) = self.cell(rows, FileField::Foot) {
            return self.read(cell, foot(cell.text));
        }
        let (left, right) = (self.cell(rows, FileField::LeftFoot)?.0, self.cell(rows, FileField::RightFoot)?.0);
        let (of_left, of_right) = (strength(left.text), strength(right.text));
        match (self.read(left, of_left), self.read(right, of_right)) {
            (Some(of_left), Some(of_right)) => self.read(left, preferred(of_left, of_right)),
            _ => None,
        }
    }

    /// The codes of his nations, each once. The whole cell may be one: `Korea, South`.
    fn nations(&mut self, rows: &[TableRow<'_>]) -> Vec<Arc<str>> {
        let Some((cell, _)) = self.cell(rows, FileField::Nations) else { return Vec::new() };
        if let Ok(code) = self.nation(cell.text) {
            return vec![code];
        }
        let mut codes: Vec<Arc<str>> = Vec::new();
        for text in nations(cell.text) {
            match self.nation(text) {
                Ok(code) if codes.contains(&code) => {}
                Ok(code) => codes.push(code),
                Err(reason) => self.doubt(cell.line, cell.at, text, reason),
            }
        }
        codes
    }

    fn nation(&mut self, text: &str) -> Result<Arc<str>, Reason> {
        if let Some(known) = self.named.get(text) {
            return known.clone();
        }
        let code = match self.context.nations.called(text).as_slice() {
            [nation] => Ok(nation.code.as_str().into()),
            [] => Err(Reason::NoNation),
            _ => Err(Reason::SeveralNations),
        };
        self.named.insert(text.to_owned(), code.clone());
        code
    }

    fn positions(&mut self, rows: &[TableRow<'_>]) -> Vec<PlayedAt> {
        let Some((cell, column)) = self.cell(rows, FileField::Positions) else { return Vec::new() };
        let Learnt::Positions(positions) = column.learnt else { return Vec::new() };
        if positions.names_several(cell.text) {
            self.doubt(cell.line, cell.at, cell.text, Reason::SeveralPositions);
        }
        self.read(cell, positions.read(cell.text)).unwrap_or_default()
    }

    fn figures(&mut self, rows: &[TableRow<'_>]) -> Vec<Option<Scouted>> {
        let most = self.dialect.attributes_up_to;
        let mut figures = Vec::with_capacity(self.columns.attributes.len());
        for column in &self.columns.attributes {
            let mut figure = None;
            for row in rows {
                let cell = PersonCell { text: row.cell(column.at), line: row.line(), at: column.at };
                figure = match attribute(cell.text, most) {
                    CellValue::Unknown => continue,
                    reading => self.read(cell, reading),
                };
                break;
            }
            figures.push(figure);
        }
        figures
    }

    /// Fields in which a person's rows contradict each other; the fullest row was believed.
    fn disagreements(&mut self, rows: &[TableRow<'_>]) {
        if rows.len() < 2 || self.dialect.rows != RowIs::Person {
            return;
        }
        for column in &self.columns.fields {
            let mut filled = rows.iter().filter(|row| !self.dialect.is_unknown(row.cell(column.at)));
            let Some(first) = filled.next() else { continue };
            if let Some(other) = filled.find(|row| row.cell(column.at) != first.cell(column.at)) {
                self.doubt(other.line(), column.at, other.cell(column.at), Reason::RowsDisagree);
            }
        }
    }
}

/// A cell of text on one line.
pub(super) fn one_line<'s>(cell: &'s str, dialect: &Dialect) -> Cow<'s, str> {
    text::one_line(if dialect.exact { text::unguarded(cell) } else { cell })
}

/// A name without a shirt number before it.
pub(super) fn bare_name(name: &str) -> &str {
    let bare = name.strip_prefix('#').map(|rest| clean(rest.trim_start_matches(|c: char| c.is_ascii_digit())));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(clean(name))
}
