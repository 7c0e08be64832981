//! A dialect for a file that none knows in full: the guess, to be corrected by hand.

use std::fmt::Write;

use jiff::civil::Date;

use super::cells::likely_fields;
use super::known::{key, recognise};
use super::{ATTRIBUTES_UP_TO, AttributeColumn, Dialect, DialectColumn, FileField, LookUp};
use crate::import::table::Table;
use crate::store::quoted;
use crate::text;

/// What is guessed of the headers of a file, in their order.
#[derive(Default)]
struct Guess<'d> {
    columns: Vec<(&'d DialectColumn, Vec<&'d str>)>,
    attributes: Vec<(&'d AttributeColumn, Vec<&'d str>)>,
    not_used: Vec<(&'d str, &'d str)>,
    /// With the fields that their cells may be of.
    unknown: Vec<(&'d str, &'static [FileField])>,
}

/// The text of a dialect for a table, which is of that day.
///
/// What the dialect that recognises the file knows, then what any other does; headers that nobody knows stand in comments, with the
/// fields that their cells may be of.
pub fn guess(table: &Table, dialects: &[Dialect], on: Date) -> String {
    let headers = table.headers();
    let best = recognise(headers, dialects);
    let others = || dialects.iter().filter(|dialect| best != Some(*dialect));
    let mut guess = Guess::default();
    let mut seen = Vec::new();
    for (at, header) in headers.iter().map(String::as_str).enumerate() {
        let key = key(header);
        if key.is_empty() || seen.contains(&key) {
            continue;
        }
        let known = best.is_some_and(|best| guess.take(header, &key, best, true));
        if !known && !others().any(|dialect| guess.take(header, &key, dialect, false)) {
            guess.unknown.push((header, likely_fields(table, at, on)));
        }
        seen.push(key);
    }
    guess.written(best)
}

impl<'d> Guess<'d> {
    /// Takes in a header where a dialect knows it: of the file's own all that it may mean, since a header may be there
    /// twice; of another only what is still missing.
    fn take(&mut self, header: &'d str, key: &str, dialect: &'d Dialect, is_own: bool) -> bool {
        if !is_own {
            return self.take_column(header, dialect, false) || self.take_attribute(header, key, dialect, false);
        }
        let not_used = dialect.not_used.iter().find(|(other, _)| other == key);
        self.not_used.extend(not_used.map(|(_, why)| (header, why.as_str())));
        let is_column = self.take_column(header, dialect, true);
        let is_attribute = self.take_attribute(header, key, dialect, true) || dialect.attribute_under(header).is_some();
        is_attribute || is_column || not_used.is_some()
    }

    fn take_column(&mut self, header: &'d str, dialect: &'d Dialect, is_own: bool) -> bool {
        let Some(column) = dialect.column_of(header) else { return false };
        match self.columns.iter_mut().find(|(other, _)| other.field == column.field) {
            Some((_, headers)) if is_own => insert(headers, header, &column.headers),
            Some(_) => return false,
            None => self.columns.push((column, vec![header])),
        }
        true
    }

    fn take_attribute(&mut self, header: &'d str, key: &str, dialect: &'d Dialect, is_own: bool) -> bool {
        let known = dialect.attributes.iter().find(|attribute| attribute.headers.iter().any(|other| other == key));
        let Some(attribute) = known else { return false };
        match self.attributes.iter_mut().find(|(other, _)| other.name == attribute.name) {
            Some((_, headers)) if is_own => insert(headers, header, &attribute.headers),
            Some(_) => return false,
            None => self.attributes.push((attribute, vec![header])),
        }
        true
    }

    fn written(&self, best: Option<&Dialect>) -> String {
        let mut text = String::from(
            "// How this file is read. Correct what is wrong, then: --dialect with the name of this file.\n(\n",
        );
        text.push_str("    name: \"Mine\",\n");
        let marks: Vec<String> = self.columns.iter().flat_map(|(_, headers)| headers.first()).map(quoted).collect();
        let _ = writeln!(text, "    recognised_by: [[{}]],\n    columns: [", marks.join(", "));
        for (column, headers) in &self.columns {
            let headers: Vec<String> = headers.iter().map(quoted).collect();
            let options = options(column);
            let _ = writeln!(
                text,
                "        (field: {}, headers: [{}]{options}),",
                column.field.ron_name(),
                headers.join(", ")
            );
        }
        // A dialect needs a column.
        if let (true, Some((first, _))) = (self.columns.is_empty(), self.unknown.first()) {
            let name = FileField::Name.ron_name();
            let _ = writeln!(
                text,
                "        (field: {name}, headers: [{}]), // the first column, until you say",
                quoted(first)
            );
        }
        for (header, likely) in self.unknown.iter().skip(usize::from(self.columns.is_empty())) {
            let likely: Vec<&str> = likely.iter().map(|field| field.ron_name()).collect();
            let hint =
                if likely.is_empty() { String::new() } else { format!(" // by its cells {}", likely.join(" or ")) };
            let _ = writeln!(text, "        // (field: …, headers: [{}]),{hint}", quoted(header));
        }
        text.push_str("    ],\n");
        text.push_str(&fields());
        if !self.attributes.is_empty() {
            text.push_str("    attributes: {\n");
            for (attribute, headers) in &self.attributes {
                let headers: Vec<String> = headers.iter().map(quoted).collect();
                let _ = writeln!(text, "        {}: [{}],", quoted(&attribute.name), headers.join(", "));
            }
            let _ = writeln!(
                text,
                "    }},\n    attributes_up_to: {},",
                best.map_or(ATTRIBUTES_UP_TO, |best| best.attributes_up_to)
            );
        }
        if let Some((best, under)) = best.and_then(|best| Some((best, best.attributes_under.as_ref()?))) {
            let _ = writeln!(text, "    attributes_under: {},", quoted(under));
            if self.attributes.is_empty() {
                let _ = writeln!(text, "    attributes_up_to: {},", best.attributes_up_to);
            }
        }
        if !self.not_used.is_empty() {
            text.push_str("    not_used: {\n");
            for (header, why) in &self.not_used {
                let _ = writeln!(text, "        {}: {},", quoted(header), quoted(why));
            }
            text.push_str("    },\n");
        }
        if best.is_some_and(|best| best.captured_twice) {
            text.push_str("    captured_twice: true,\n");
        }
        if best.is_some_and(|best| best.exact) {
            text.push_str("    exact: true,\n");
        }
        if let Some(best) = best.filter(|best| best.rows != super::RowIs::Person) {
            let _ = writeln!(text, "    rows: {},", best.rows.ron_name());
        }
        text.push_str(")\n");
        text
    }
}

/// All fields that a column may be of, as a comment.
fn fields() -> String {
    let names: Vec<&str> = FileField::ALL.iter().map(|field| field.ron_name()).collect();
    let lines = text::wrap(&format!("Fields: {}.", names.join(", ")), 100);
    lines.iter().map(|line| format!("    // {line}\n")).collect()
}

/// Adds a header to others of a field, in the order in which their dialect prefers them.
fn insert<'d>(headers: &mut Vec<&'d str>, header: &'d str, preferred: &[String]) {
    headers.push(header);
    headers.sort_by_key(|header| preferred.iter().position(|other| *other == key(header)));
}

/// What a column says beside its field and headers.
fn options(column: &DialectColumn) -> String {
    let money = column.money;
    let mut options = String::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(options, ", {name}: {value}");
        }
    };
    add("per", money.per.map(|per| per.ron_name().to_owned()));
    add("currency", money.currency.map(|currency| currency.ron_name().to_owned()));
    add("decimal", money.decimal.map(|mark| mark.ron_name().to_owned()));
    add("zero_is_unknown", money.zero_is_unknown.then(|| "true".to_owned()));
    add("unit", money.unit.map(|unit| unit.to_string()));
    add("order", column.order.map(|order| order.ron_name().to_owned()));
    add("code", column.code.map(|code| code.ron_name().to_owned()));
    let look_up = column.look_up.as_ref().map(|LookUp { table, by, take }| {
        format!("(table: {}, by: {}, take: {})", quoted(table), quoted(by), quoted(take))
    });
    add("beside", column.beside.map(|field| field.ron_name().to_owned()));
    add("look_up", look_up);
    add("year_means", column.year_means.map(|(month, day)| format!("\"{month:02}-{day:02}\"")));
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::dialects::{dialects, read_dialect};
    use crate::store::Source;

    fn guessed(headers: &[&str]) -> (String, Dialect) {
        let mut table = Table::new("");
        table.set_headers(headers.iter().map(|header| (*header).to_owned()).collect());
        let text = guess(&table, &dialects().unwrap(), jiff::civil::date(2026, 8, 22));
        let dialect = read_dialect(&Source::new("mine.ron", &text)).unwrap_or_else(|error| panic!("{error}\n{text}"));
        (text, dialect)
    }

    #[test]
    fn a_guess_is_a_dialect_to_correct() {
        let (text, dialect) = guessed(&["Name", "Marktwert \"roh\"", "Wage", "Position", "Pace", "", "Name"]);
        let all = fields();
        assert!(FileField::ALL.iter().all(|field| all.contains(field.ron_name())), "{all}");
        let text = text.replace(&all, "");
        assert_eq!(
            text,
            "// How this file is read. Correct what is wrong, then: --dialect with the name of this file.\n\
            (\n\
            \x20   name: \"Mine\",\n\
            \x20   recognised_by: [[\"Name\", \"Wage\", \"Position\"]],\n\
            \x20   columns: [\n\
            \x20       (field: Name, headers: [\"Name\"]),\n\
            \x20       (field: Wage, headers: [\"Wage\"]),\n\
            \x20       (field: Positions, headers: [\"Position\"]),\n\
            \x20       // (field: …, headers: [\"Marktwert \\\"roh\\\"\"]),\n\
            \x20   ],\n\
            \x20   attributes: {\n\
            \x20       \"Pace\": [\"Pace\"],\n\
            \x20   },\n\
            \x20   attributes_up_to: 20,\n\
            )\n"
        );
        assert_eq!(dialect.columns.len(), 3);
    }

    #[test]
    fn the_guess_of_a_known_source_reads_it_as_the_source_does() {
        for own in dialects().unwrap() {
            let firsts = own.columns.iter().filter_map(|column| column.headers.first());
            let marks = own.recognised_by.first().into_iter().flatten();
            let headers: Vec<&str> = firsts.chain(marks).map(String::as_str).collect();
            let (text, guess) = guessed(&headers);
            let missing = |field: FileField| guess.columns.iter().all(|other| other.field != field);
            let lost: Vec<FileField> =
                own.columns.iter().map(|column| column.field).filter(|field| missing(*field)).collect();
            assert!(lost.is_empty(), "{}: {lost:?} missing in\n{text}", own.name);
        }
        let (_, sofifa) = guessed(&["short_name", "player_positions", "wage_eur", "club_contract_valid_until"]);
        let wage = sofifa.columns.iter().find(|column| column.field == FileField::Wage).unwrap();
        assert_eq!(wage.money.per, Some(crate::import::values::Period::Week));
        assert_eq!(sofifa.columns.iter().find_map(|column| column.year_means), Some((6, 30)));
    }

    #[test]
    fn a_file_that_nobody_knows_gives_a_dialect_all_the_same() {
        let (text, dialect) = guessed(&["Spieler", "Verein"]);
        assert!(text.contains("(field: Name, headers: [\"Spieler\"]), // the first column, until you say"), "{text}");
        assert!(text.contains("// (field: …, headers: [\"Verein\"]),") && !text.contains("\"Name\""), "{text}");
        assert_eq!(dialect.columns.len(), 1);
    }
}
