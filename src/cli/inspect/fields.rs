//! What a person of a file has, in words: a row of the page for each.

use jiff::civil::Date;

use crate::domain::Familiarity;
use crate::import::dialects::FileField;
use crate::import::people::{FilePerson, People};
use crate::import::values::{Amount, Parting, PlayedAt, Standing, Told};

/// Attributes of a person that are told.
const FIGURES: usize = 4;

/// What is told of each person, and of which columns it comes.
pub(super) struct FieldRow {
    pub(super) name: &'static str,
    pub(super) from: &'static [FileField],
    /// In words; empty where the file does not say it.
    pub(super) say: fn(&FilePerson, &People) -> String,
}

/// In the order of the page.
pub(super) const FIELDS: &[FieldRow] = &[
    FieldRow {
        name: "name",
        from: &[FileField::Name, FileField::FirstName, FileField::LastName],
        say: |person, _| person.name.clone(),
    },
    FieldRow { name: "id", from: &[FileField::Id], say: |person, _| person.id.clone().unwrap_or_default() },
    FieldRow {
        name: "known as",
        from: &[FileField::KnownAs],
        say: |person, _| person.known_as.clone().unwrap_or_default(),
    },
    FieldRow { name: "born", from: &[FileField::Born], say: |person, _| said(person.born.map(born)) },
    FieldRow { name: "age", from: &[FileField::Age], say: |person, _| said(person.age) },
    FieldRow { name: "positions", from: &[FileField::Positions], say: |person, _| positions(&person.positions) },
    FieldRow {
        name: "foot",
        from: &[FileField::Foot, FileField::LeftFoot, FileField::RightFoot],
        say: |person, _| said(person.foot),
    },
    FieldRow {
        name: "height",
        from: &[FileField::Height],
        say: |person, _| said(person.height_cm.map(|height| format!("{height} cm"))),
    },
    FieldRow { name: "nations", from: &[FileField::Nations], say: |person, _| person.nations.join(", ") },
    FieldRow {
        name: "club",
        from: &[FileField::Club],
        say: |person, _| person.club.as_deref().unwrap_or_default().to_owned(),
    },
    FieldRow {
        name: "league",
        from: &[FileField::League],
        say: |person, _| person.league.as_deref().unwrap_or_default().to_owned(),
    },
    FieldRow {
        name: "on loan from",
        from: &[FileField::LoanFrom],
        say: |person, _| person.loan_from.clone().unwrap_or_default(),
    },
    FieldRow { name: "loan until", from: &[FileField::LoanUntil], say: |person, _| said(person.loan_until) },
    FieldRow {
        name: "lent to",
        from: &[FileField::LentTo],
        say: |person, _| person.lent_to.clone().unwrap_or_default(),
    },
    FieldRow { name: "lent until", from: &[FileField::LentUntil], say: |person, _| said(person.lent_until) },
    FieldRow { name: "contract", from: &[FileField::Contract], say: |person, _| said(person.contract) },
    FieldRow { name: "joined", from: &[FileField::Joined], say: |person, _| said(person.joined) },
    FieldRow { name: "shirt", from: &[FileField::Shirt], say: |person, _| said(person.shirt) },
    FieldRow {
        name: "currency",
        from: &[FileField::Currency],
        say: |person, _| person.currency.as_deref().unwrap_or_default().to_owned(),
    },
    FieldRow { name: "value", from: &[FileField::Value], say: |person, _| said(person.value.map(amount)) },
    FieldRow { name: "asking price", from: &[FileField::Asking], say: |person, _| said(person.asking.map(amount)) },
    FieldRow { name: "wage", from: &[FileField::Wage], say: |person, _| said(person.wage.map(amount)) },
    FieldRow { name: "clause", from: &[FileField::Clause], say: |person, _| said(person.clause.map(amount)) },
    FieldRow { name: "rating", from: &[FileField::Rating], say: |person, _| said(person.rating) },
    // Of columns of its own.
    FieldRow { name: "attributes", from: &[], say: figures },
    FieldRow { name: "absence", from: ABSENT, say: |person, _| absence(person) },
    FieldRow { name: "gone", from: &[FileField::Availability], say: |person, _| gone(person) },
];

const ABSENT: &[FileField] = &[
    FileField::Flags,
    FileField::Injured,
    FileField::Banned,
    FileField::Status,
    FileField::Availability,
    FileField::Chance,
    FileField::News,
    FileField::NewsOn,
    FileField::Absence,
    FileField::AbsenceKind,
    FileField::AbsentFrom,
    FileField::AbsentUntil,
];

fn said(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn born(told: Told) -> String {
    match told {
        Told::Day(day) => day.to_string(),
        Told::Year(year) => year.to_string(),
    }
}

/// `ST (AM) LWB?`: in brackets what he is less than natural in, and with a question mark what is only proposed.
fn positions(played: &[PlayedAt]) -> String {
    let one = |at: &PlayedAt| match (at.proposed, at.familiarity) {
        (true, _) => format!("{}?", at.position),
        (false, Familiarity::Natural) => at.position.to_string(),
        (false, _) => format!("({})", at.position),
    };
    played.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn amount(amount: Amount) -> String {
    let range = match amount.is_range() {
        true => format!("{}–{}", amount.low, amount.high),
        false => amount.low.to_string(),
    };
    match amount.per {
        Some(per) => format!("{range} a {per}"),
        None => range,
    }
}

fn figures(person: &FilePerson, people: &People) -> String {
    let known = people.attributes.iter().zip(&person.figures).filter_map(|(name, figure)| Some((name, (*figure)?)));
    let say = known.take(FIGURES).map(|(name, figure)| match figure.exact() {
        Some(figure) => format!("{name} {figure}"),
        None => format!("{name} {}–{}", figure.low, figure.high),
    });
    say.collect::<Vec<_>>().join(", ")
}

fn absence(person: &FilePerson) -> String {
    if let Some(last) = person.spells.iter().max_by_key(|spell| spell.from) {
        return format!("{}, last {}", person.spells.len(), last.from);
    }
    // The day first: the rest of a long sentence is cut.
    let with = |what: &str, back: &Option<Date>| match back {
        Some(back) => format!("back {back}, {what}"),
        None => what.to_owned(),
    };
    match &person.standing {
        Some(Standing::Out { why, what, back }) if what.is_empty() => with(why.word(), back),
        Some(Standing::Out { what, back, .. }) => with(what, back),
        Some(Standing::Doubtful { what, chance: Some(chance), back }) => format!("{chance}% {}", with(what, back)),
        Some(Standing::Doubtful { what, chance: None, back }) => format!("doubtful: {}", with(what, back)),
        Some(Standing::Fit | Standing::Unflagged | Standing::Gone(_)) | None => String::new(),
    }
}

fn gone(person: &FilePerson) -> String {
    match &person.standing {
        Some(Standing::Gone(Parting::Sold(to))) => format!("to {to}"),
        Some(Standing::Gone(Parting::Lent(to, _))) => format!("on loan to {to}"),
        Some(Standing::Gone(Parting::Returned(to))) => format!("back to {to}"),
        Some(Standing::Gone(Parting::Released)) => "released".to_owned(),
        Some(Standing::Gone(Parting::Somehow)) => "gone".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_file_has_a_row() {
        let told = |field: &FileField| FIELDS.iter().any(|row| row.from.contains(field));
        let missing: Vec<_> = FileField::ALL.iter().filter(|field| !told(field)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for (name, _) in People::default().fields() {
            assert!(FIELDS.iter().any(|row| row.name == name), "{name}");
        }
    }
}
