//! Reads the fields that players and targets share.

use super::nations;
use super::value::{self, Read};
use crate::domain::{FieldName, Imported, Positions, PositionsError, Profile, Report, SetBy, Training};
use crate::store::place::At;
use crate::store::shape::{self, Entries, Name};

pub(super) fn profile(at: &At<'_>, person: &shape::RawPerson<'_, '_>) -> Read<Profile> {
    Ok(Profile {
        name: value::words(at, person.name, "name", "\"Gleison Bremer\"")?,
        born: value::day_if(at, person.born, "born")?,
        nations: nations::codes(person.nations),
        trained: person.trained.as_ref().map(|trained| training(&at.field("trained"), trained)).transpose()?,
        positions: positions(at, person.positions)?,
        foot: person.foot.as_ref().map(|foot| value::named(&at.field("foot"), foot)).transpose()?,
        height_cm: value::number_if(at, person.height_cm, "height_cm", Profile::HEIGHT_CM)?,
        rating: value::number_if(at, person.rating, "rating", Profile::RATING)?,
        value: value::money_if(at, person.value, "value")?,
        wage: value::money_if(at, person.wage, "wage")?,
        contract: value::day_if(at, person.contract, "contract")?,
        clause: value::clause_if(at, person.clause, "clause")?,
        attributes: value::map(&at.field("attributes"), person.attributes, |_, at, name, figure| {
            Ok((name.to_owned(), value::number(at, *figure, Profile::ATTRIBUTE)?))
        })?,
        reports: value::list(&at.field("reports"), person.reports, report)?,
        notes: value::owned(person.notes),
        imported: person.imported.as_ref().map(|read| imported(&at.field("imported"), read)).transpose()?,
    })
}

fn training(at: &At<'_>, shape: &shape::RawTraining<'_>) -> Read<Training> {
    match shape {
        shape::RawTraining::Everywhere(trained) => Ok(Training::Everywhere(value::named(at, trained)?)),
        shape::RawTraining::By(each) if each.0.is_empty() => {
            Err(at.refuse("a competition and where it counts him as trained: { \"Serie A\": Club }"))
        }
        shape::RawTraining::By(each) => {
            let each = value::map(at, each, |key, at, name, trained| {
                Ok((value::competition(key, name)?, value::named(at, trained)?))
            });
            each.map(Training::By)
        }
    }
}

fn positions(at: &At<'_>, written: &Entries<Name<'_>, Name<'_>>) -> Read<Positions> {
    let field = at.field("positions");
    let mut positions = Vec::with_capacity(written.0.len());
    for (index, (position, familiarity)) in written.0.iter().enumerate() {
        positions.push((value::named(&field.key(index), position)?, value::named(&field.entry(index), familiarity)?));
    }
    Positions::new(positions).map_err(|error| match error {
        PositionsError::None if field.is_there() => field.refuse("a position, such as { CB: Natural }"),
        PositionsError::None => value::missing(at, "positions", "{ CB: Natural }"),
        PositionsError::Twice(twice) => {
            let places = written.0.iter().enumerate().filter(|(_, (position, _))| position.0 == twice.ron_name());
            value::second(&field.key(places.map(|(index, _)| index).nth(1).unwrap_or(0)))
        }
    })
}

fn imported(at: &At<'_>, shape: &shape::RawImported<'_>) -> Read<Imported> {
    let (list, mut proposed) = (at.field("proposed"), Vec::with_capacity(shape.proposed.len()));
    for (index, position) in shape.proposed.iter().enumerate() {
        let at = list.entry(index);
        let position = value::named(&at, position)?;
        if proposed.contains(&position) {
            return Err(value::second(&at));
        }
        proposed.push(position);
    }
    Ok(Imported {
        from: value::words(at, &shape.from, "from", "\"Transfermarkt\"")?,
        on: value::day(at, &shape.on, "on")?,
        id: value::owned(&shape.id),
        proposed,
        since: value::map(&at.field("since"), &shape.since, |key, at, field, by| {
            let field = value::one_named(key, &Name(field.into()), &FieldName::OF_FILES, FieldName::word)?;
            Ok((field, set_by(at, by)?))
        })?,
    })
}

fn set_by(at: &At<'_>, shape: &shape::RawSetBy<'_>) -> Read<SetBy> {
    match shape.from {
        None => Ok(SetBy::Planner(value::day_if(at, &shape.on, "on")?)),
        Some(_) => Ok(SetBy::File {
            from: value::words(at, &shape.from, "from", "\"Transfermarkt\"")?,
            on: value::day(at, &shape.on, "on")?,
        }),
    }
}

fn report(at: &At<'_>, shape: &shape::RawReport<'_>) -> Read<Report> {
    Ok(Report {
        on: value::day(at, &shape.on, "on")?,
        source: value::any_text(at, &shape.source, "source")?,
        says: value::any_text(at, &shape.says, "says")?,
        asks: value::money_if(at, &shape.asks, "asks")?,
        refuses: value::money_if(at, &shape.refuses, "refuses")?,
    })
}
