//! `touchline lists FILE`: who may be registered for each competition, and why.

use std::path::Path;

use anyhow::bail;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::analysis::lists::{Asked, Because, Case, ListStanding, Loss, Registration, registration, rules_of, words};
use crate::domain::{Familiarity, Id, Plan, Rules};
use crate::runtime;
use crate::store::{self, Source};
use crate::text;

pub(super) fn run(
    file: &Path,
    rules: Option<&str>,
    on: Option<Date>,
    at_least: Familiarity,
    as_json: bool,
) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue()?;
    let plan = runtime::read(file, &catalogue.formations)?;
    let on = on.or(plan.today).unwrap_or_else(runtime::clock);
    let answers: Vec<Registration> = asked(rules, &plan, &catalogue.rules)?
        .iter()
        .map(|rules| registration(&plan, rules, on, at_least, Asked::Everything))
        .collect();
    Ok(match as_json {
        true => format!("{:#}\n", Value::from(answers.iter().map(as_value).collect::<Vec<_>>())),
        false => {
            answers.iter().map(|answer| words::lines(answer, &plan).join("\n") + "\n").collect::<Vec<_>>().join("\n")
        }
    })
}

/// The rules of a competition by its name, or all in a file; else those that the plan names, or all there are.
fn asked(rules: Option<&str>, plan: &Plan, known: &[Rules]) -> anyhow::Result<Vec<Rules>> {
    let Some(asked) = rules else {
        let (rules, unknown) = rules_of(plan, known);
        return unknown.first().map_or(Ok(rules), |name| no_such(name, known));
    };
    if let Some(rules) = Rules::named(asked, known) {
        return Ok(vec![rules.clone()]);
    }
    match store::load(Path::new(asked)) {
        Ok(text) => Ok(store::read_rules(&Source::new(asked, &text))?),
        Err(error) if error.is_missing() => bail!(
            "found --rules “{}”, which is no file and no known competition, expected a file of rules that is there, or \
             one of {}",
            text::fit(asked, 60),
            names(known)
        ),
        Err(error) => Err(error.into()),
    }
}

fn no_such<T>(name: &str, known: &[Rules]) -> anyhow::Result<T> {
    bail!(
        "found the competition “{}”, expected one of {}, or --rules and the file of its rules",
        text::fit(name, 60),
        names(known)
    )
}

fn names(known: &[Rules]) -> String {
    known.iter().map(|rules| rules.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn as_value(answer: &Registration) -> Value {
    let case = |case: &Case| as_case(case);
    json!({
        "rules": answer.rules.name,
        "on": answer.on.to_string(),
        "compared_by": if answer.rated { "rating" } else { "value" },
        "unknown": answer.unknown.iter().map(|unknown| json!({
            "person": unknown.id.as_str(),
            "what": unknown.what.iter().map(|what| what.word()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "if_unknown_does_not_count": case(&answer.least),
        "if_unknown_counts": answer.most.as_ref().map(case),
    })
}

fn as_case(case: &Case) -> Value {
    let ids = |people: &[Id]| -> Vec<String> { people.iter().map(Id::to_string).collect() };
    let standing = |standing: ListStanding| match standing {
        ListStanding::Free => json!({ "standing": "free" }),
        ListStanding::Out => json!({ "standing": "out" }),
        ListStanding::On(kind) => {
            let kind = case.kinds.get(kind).and_then(|kind| kind.name.as_deref());
            json!({ "standing": "on", "place": kind.unwrap_or("open") })
        }
    };
    let with = |mut value: Value, more: &[(&str, Value)]| {
        for (key, more) in more {
            value[key] = more.clone();
        }
        value
    };
    let people = (0..case.players.len()).filter_map(|place| case.player(place)).map(|(person, stands, because)| {
        let (loss, others) = match because {
            Because::Better { loss, instead } => (Some(loss), ids(instead)),
            Because::Worse { loss, gone } => (Some(loss), ids(gone)),
            Because::Free | Because::Room | Because::NoPlace => (None, Vec::new()),
        };
        let more =
            [("person", person.as_str().into()), ("else_worse_by", loss.map(worse).into()), ("for", others.into())];
        with(standing(stands), &more)
    });
    let targets = case.targets.iter().map(|target| {
        let more = [("target", target.id.as_str().into()), ("instead_of", ids(&target.instead_of).into())];
        with(standing(target.standing), &more)
    });
    json!({
        "left_out": case.left_out(),
        "places": case.kinds.iter().map(|kind| json!({
            "kind": kind.name.as_deref().unwrap_or("open"),
            "places": kind.places,
            "taken": kind.taken,
        })).collect::<Vec<_>>(),
        "goalkeepers_missing": case.keepers_missing,
        "eleven": case.eleven,
        "shortfall": case.shortfall,
        "people": people.collect::<Vec<_>>(),
        "targets": targets.collect::<Vec<_>>(),
    })
}

fn worse(loss: &Loss) -> Value {
    match loss {
        Loss::Goalkeepers(by) => json!({ "goalkeepers": by }),
        Loss::Eleven(by) => json!({ "eleven": by }),
        Loss::Depth(by) => json!({ "depth": by }),
        Loss::Merit(by) => json!({ "merit": by }),
        Loss::PlanOrder => json!({ "plan_order": true }),
    }
}
