//! What keeps somebody out, as a plan says it: dated, with its source.

use jiff::civil::Date;

use super::context::SquadContext;
use crate::domain::{Absence, Return, Why};
use crate::import::people::{FilePerson, FileSpell};
use crate::import::values::{OutFor, Standing};

/// Below this chance of playing somebody counts as out, and not as doubtful.
const DOUBTFUL_FROM: u8 = 50;

/// A person's absences.
///
/// Files do not say since when somebody is out, so it is since the day of the file, or of the return where that is before
/// it. Who is doubtful has a return on the day of the file that nobody has confirmed.
pub(super) fn absences(person: &FilePerson, context: &SquadContext<'_>) -> Vec<Absence> {
    let now = match &person.standing {
        Some(Standing::Out { why, what, back }) => {
            let why = match why {
                OutFor::Injury => Why::Injury(what.clone()),
                OutFor::Suspension => Why::Suspension(what.clone()),
                OutFor::Duty => Why::Other(what.clone()),
            };
            Some(absence(why, *back, context))
        }
        Some(Standing::Doubtful { what, chance, back }) => {
            let what = match chance {
                Some(chance) if what.is_empty() => format!("{chance}% chance of playing"),
                Some(chance) => format!("{what}, {chance}% chance of playing"),
                None => what.clone(),
            };
            let is_doubtful = chance.is_none_or(|chance| chance >= DOUBTFUL_FROM);
            Some(absence(Why::Injury(what), back.or(is_doubtful.then_some(context.on)), context))
        }
        Some(Standing::Fit | Standing::Gone(_)) | None => None,
    };
    person.spells.iter().map(|spell| over(spell, context)).chain(now).collect()
}

fn absence(why: Why, back: Option<Date>, context: &SquadContext<'_>) -> Absence {
    let from = back.map_or(context.on, |back| back.min(context.on));
    let returns = back.map(|back| reported(back, context)).into_iter().collect();
    Absence { returns, ..Absence::new(why, from) }
}

/// An absence of a file of absences: over, or with the return that the file names.
fn over(spell: &FileSpell, context: &SquadContext<'_>) -> Absence {
    let ended = spell.back.filter(|back| *back <= context.on);
    let returns = spell.back.filter(|back| *back > context.on).map(|back| reported(back, context));
    Absence {
        ended,
        returns: returns.into_iter().collect(),
        ..Absence::new(Why::Injury(spell.what.clone()), spell.from)
    }
}

fn reported(back: Date, context: &SquadContext<'_>) -> Return {
    Return { on: context.on, source: context.source.to_owned(), back }
}
