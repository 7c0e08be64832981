//! JSON of who else could be signed, and who is most like a person.

use serde_json::{Value, json};

use super::labels;
use crate::analysis::Weeks;
use crate::analysis::alternatives::{Alternatives, Like, Span};
use crate::domain::{Formation, Id};

/// What is sought, and the candidates, the best first.
pub fn alternatives(found: &Alternatives, weeks: Weeks, formation: &Formation) -> Value {
    json!({
        "person": found.sought.person.as_ref().map(Id::as_str),
        "slots": labels(&found.sought.slots, formation),
        "positions": found.sought.positions.iter().map(|position| position.word()).collect::<Vec<_>>(),
        "role": found.role.map(|role| role.word()),
        "from": weeks.first().to_string(),
        "weeks": weeks.count(),
        "alternatives": found.people.iter().map(|person| json!({
            "person": person.id.as_str(),
            "plays": person.plays.iter().map(|(position, familiarity)| json!({
                "position": position.word(),
                "familiarity": familiarity.word(),
            })).collect::<Vec<_>>(),
            "gains": person.gain.gains,
            "weeks_better": person.gain.weeks,
            "fit": person.fit.map(span),
            "surely_fitter": person.fitter,
            "ties": person.ties,
            "cost": person.cost.map(|(cost, _)| cost.units()),
            "cost_from": person.cost.map(|(_, basis)| basis.word()),
            "age": person.age,
            "behind_the_one_before": person.behind.map(|behind| behind.word()),
        })).collect::<Vec<_>>(),
    })
}

/// The people who are most like a person, the most similar first.
pub fn like(person: &Id, found: &Like) -> Value {
    json!({
        "person": person.as_str(),
        "by": found.by.iter().map(|part| part.word()).collect::<Vec<_>>(),
        "people": found.people.iter().map(|alike| json!({
            "person": alike.id.as_str(),
            "distance": span(alike.distance),
            "parts": found.by.iter().zip(&alike.parts).map(|(part, apart)| json!({
                "by": part.word(),
                "distance": span(*apart),
            })).collect::<Vec<_>>(),
            "surely_nearer": alike.nearer,
        })).collect::<Vec<_>>(),
    })
}

fn span(span: Span) -> Value {
    json!([span.least, span.most])
}
