//! What a person's rows say of whether he can play.

use std::collections::HashMap;

use jiff::civil::Date;

use super::person::{FilePerson, FileSpell};
use super::row::PersonReader;
use crate::import::dialects::{FileField, RowIs};
use crate::import::table::TableRow;
use crate::import::values::{
    CellValue, OutFor, Reason, Standing, clean, fantasy, flag, flags, has_loan_flag, is_fit, no_return, status,
};
use crate::text;

impl PersonReader<'_, '_> {
    /// Whether he can play: by a code and its news, a sentence, flags or a plain yes.
    ///
    /// A table of people may say beside it what keeps him out and when he is back.
    pub(super) fn standing(&mut self, rows: &[TableRow<'_>], person: &FilePerson) -> Option<Standing> {
        if self.dialect.rows != RowIs::Person || self.dialect.exact || !person.spells.is_empty() {
            return self.flagged(rows, person);
        }
        let back = self.day(rows, FileField::AbsentUntil);
        if let Some((cell, _)) = self.cell(rows, FileField::Absence) {
            return Some(out(clean(cell.text), back));
        }
        match (self.flagged(rows, person), back) {
            (Some(Standing::Out { why, what, back: None }), back) => Some(Standing::Out { why, what, back }),
            (None | Some(Standing::Fit | Standing::Unflagged), Some(day)) if day > self.context.on => {
                Some(Standing::Out { why: OutFor::Duty, what: "absent".to_owned(), back })
            }
            (None, _) => self.unflagged(FileField::Absence),
            (told, _) => told,
        }
    }

    fn flagged(&mut self, rows: &[TableRow<'_>], person: &FilePerson) -> Option<Standing> {
        let news_on = person.news_on;
        if let Some((cell, _)) = self.cell(rows, FileField::Availability) {
            let on = news_on.unwrap_or(self.context.on);
            let [chance, news] = [FileField::Chance, FileField::News]
                .map(|field| self.cell(rows, field).map_or("", |(cell, _)| cell.text));
            self.announced(rows, FileField::News, on);
            return self.read(cell, fantasy(cell.text, chance, news, on));
        }
        if let Some((cell, _)) = self.cell(rows, FileField::Status) {
            self.announced(rows, FileField::Status, self.context.on);
            return self.read(cell, status(cell.text, self.context.on));
        }
        let flags_at = self.cell(rows, FileField::Flags).map(|(cell, _)| cell);
        let says_whose = person.loan_from.is_some() || person.lent_to.is_some();
        if let Some(cell) = flags_at.filter(|cell| has_loan_flag(cell.text) && !says_whose) {
            self.doubt(cell.line, cell.at, cell.text, Reason::LoanFlag);
        }
        let flagged = flags_at.and_then(|cell| self.read(cell, flags(cell.text)));
        // A list shows one flag of several: that it is another is no word on who can play.
        let out = flagged.filter(|standing| *standing != Standing::Fit);
        out.or_else(|| self.yes(rows, FileField::Injured, OutFor::Injury, "injured"))
            .or_else(|| self.yes(rows, FileField::Banned, OutFor::Suspension, "suspended"))
            .or_else(|| flags_at.is_none().then(|| self.unflagged(FileField::Flags))?)
    }

    /// That a column of the file has nothing of him.
    fn unflagged(&self, field: FileField) -> Option<Standing> {
        self.columns.field(field).map(|_| Standing::Unflagged)
    }

    /// A doubt of a return that is announced for no day; he is out all the same.
    fn announced(&mut self, rows: &[TableRow<'_>], field: FileField, on: Date) {
        let Some((cell, _)) = self.cell(rows, field) else { return };
        no_return(cell.text, on).into_iter().for_each(|reason| self.doubt(cell.line, cell.at, cell.text, reason));
    }

    fn yes(&mut self, rows: &[TableRow<'_>], field: FileField, why: OutFor, what: &str) -> Option<Standing> {
        let (cell, _) = self.cell(rows, field)?;
        let is_out = self.read(cell, flag(cell.text))?;
        is_out.then(|| Standing::Out { why, what: what.to_owned(), back: None })
    }

    /// One absence a row, each once; a row that names none says that there was none.
    pub(super) fn spells(&mut self, rows: &[TableRow<'_>]) -> Vec<FileSpell> {
        let mut spells: Vec<FileSpell> = Vec::new();
        let mut places: HashMap<(Date, String), usize> = HashMap::new();
        for row in rows {
            let row = std::slice::from_ref(row);
            let what = self.text(row, FileField::Absence).filter(|what| self.dialect.exact || !is_fit(what));
            let Some((what, from)) = what.and_then(|what| Some((what, self.day(row, FileField::AbsentFrom)?))) else {
                continue;
            };
            let back = self.day(row, FileField::AbsentUntil);
            if let (Some((cell, _)), Some(true)) =
                (self.cell(row, FileField::AbsentUntil), back.map(|back| back < from))
            {
                self.doubt(cell.line, cell.at, cell.text, Reason::EndsBefore);
                continue;
            }
            let place = *places.entry((from, text::fold(&what))).or_insert(spells.len());
            match spells.get_mut(place) {
                // Of several ends the last, and of an open one and an end the end.
                Some(held) => held.back = held.back.max(back),
                None => spells.push(FileSpell { what, kind: self.text(row, FileField::AbsenceKind), from, back }),
            }
        }
        spells
    }
}

/// What a cell of injuries says: a plain yes or no, or what it is.
fn out(text: &str, back: Option<Date>) -> Standing {
    match flag(text) {
        CellValue::Known(true) => Standing::Out { why: OutFor::Injury, what: "injured".to_owned(), back },
        CellValue::Known(false) => Standing::Fit,
        _ if is_fit(text) => Standing::Fit,
        _ => Standing::Out { why: OutFor::called(text), what: text::one_line(text).into_owned(), back },
    }
}
