//! `touchline alternatives FILE ID`: alternatives to a person or for a slot or gap, or those most like a person.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::ahead::{AheadArguments, TypedOption};
use super::lines::{hanging, page, sentence, table};
use crate::analysis::Weeks;
use crate::analysis::alternatives::{
    Alike, Alternative, Alternatives, AttributeScale, Candidate, Like, Part, Sought, alternatives, candidates,
    everybody, gains, like, words,
};
use crate::analysis::words as cover_words;
use crate::desk;
use crate::domain::{Familiarity, Id, Plan, Profile, Stance};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, name: &str, most_like: bool, ahead: &AheadArguments) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (plan, _, today) = TypedOption::on(None).known(&plan)?;
    let (weeks, at_least) = (Weeks::new(today, ahead.weeks), Familiarity::from(ahead.at_least));
    let sought = Sought::named(&plan, name, today, at_least).ok_or_else(|| nobody(name, &plan))?;
    let (all, scale): (Vec<Candidate<'_>>, AttributeScale) =
        (candidates(&plan, today).collect(), AttributeScale::of(everybody(&plan)));
    if most_like {
        let Some((id, person)) = sought.person.as_ref().and_then(|id| Some((id, plan.person(id)?))) else {
            bail!("found the slot {}, expected the id of a person: --like compares people", text::fit(name, 60));
        };
        let found = like(id, person.profile(), all.iter().copied(), scale);
        let heading = format!("like {}, {}", text::display(plan.short_name(id)), words::compared(&found));
        let people = most_alike(&found, person.profile(), &all, &plan);
        return Ok(if ahead.json { format!("{:#}\n", json::like(id, &found)) } else { listed(&heading, people) });
    }
    let found = alternatives(&plan, &sought, all.iter().copied(), gains(&plan, weeks, at_least), at_least);
    Ok(match ahead.json {
        true => format!("{:#}\n", json::alternatives(&found, weeks, &plan.tactic.formation)),
        false => listed(&words::heading(&found, weeks, &plan, scale), ranked(&found, &all, &plan)),
    })
}

fn nobody(name: &str, plan: &Plan) -> anyhow::Error {
    let ids = plan.targets.iter().map(|(id, _)| id).chain(plan.players.iter().map(|(id, _)| id)).map(Id::as_str);
    let labels = plan.tactic.formation.slots().iter().map(|slot| slot.label.as_str());
    let near = text::nearest(name, ids.chain(labels)).map(|near| format!(", such as {near}")).unwrap_or_default();
    anyhow!("found “{}”, expected the id of a person or the label of a slot{near}", text::fit(name, 60))
}

fn listed(heading: &str, people: Vec<String>) -> String {
    let nobody = "nobody: the plan has no open target for it; add one with add-target";
    let people = if people.is_empty() { hanging(nobody) } else { people };
    page([[sentence(heading), people].concat()])
}

/// The alternatives in their order, with what speaks for each and why he is not before.
fn ranked(found: &Alternatives, all: &[Candidate<'_>], plan: &Plan) -> Vec<String> {
    let row = |(place, person): (usize, &Alternative)| {
        let candidate = all.iter().find(|candidate| *candidate.id == person.id)?;
        let [cost, by] = cover_words::cost(person.cost);
        let refuses = matches!(candidate.seller, Stance::Refuses(_)).then(|| words::REFUSES.to_owned());
        let notes = candidate.ties.iter().cloned().chain(refuses).chain(words::why(person));
        Some([
            (place + 1).to_string(),
            plan.short_name(&person.id).to_owned(),
            candidate.club.unwrap_or_default().to_owned(),
            words::plays(person),
            person.gain.gains.to_string(),
            person.gain.weeks.to_string(),
            person.fit.map(words::span).unwrap_or_default(),
            cost,
            by,
            person.age.map_or(text::UNKNOWN.to_owned(), |age| age.to_string()),
            notes.collect::<Vec<_>>().join("; "),
        ])
    };
    let rows: Vec<[String; 11]> = found.people.iter().enumerate().filter_map(row).collect();
    let headings = ["", "who", "club", "plays", "gains", "weeks", "fit", "cost", "by", "age", "why here"];
    table(headings, &rows, &["", "gains", "weeks", "fit", "cost", "age"])
}

/// The people who are most like a person, with how each differs in what is known of him.
fn most_alike(found: &Like, person: &Profile, all: &[Candidate<'_>], plan: &Plan) -> Vec<String> {
    let row = |(place, alike): (usize, &Alike)| {
        let candidate = all.iter().find(|candidate| *candidate.id == alike.id)?;
        let difference = |part: &Part| {
            let apart = found.by.iter().zip(&alike.parts).find(|(by, _)| *by == part);
            let said = apart.map(|(_, apart)| words::difference(*part, *apart, person, candidate.profile))?;
            // Of what it speaks the heading says.
            let brief = said.strip_prefix(part.word()).or(said.strip_suffix(part.word())).unwrap_or(&said);
            Some(brief.trim().to_owned())
        };
        let [who, club] = [plan.short_name(&alike.id), candidate.club.unwrap_or_default()].map(str::to_owned);
        let [positions, foot, height, age, attributes] =
            PARTS.each_ref().map(|part| difference(part).unwrap_or_default());
        Some([(place + 1).to_string(), who, club, words::apart(alike), positions, foot, height, age, attributes])
    };
    let rows: Vec<[String; 9]> = found.people.iter().enumerate().filter_map(row).collect();
    let [positions, foot, height, age, attributes] = PARTS.map(Part::word);
    let headings = ["", "who", "club", "apart of 100", positions, foot, height, age, attributes];
    table(headings, &rows, &["", "apart of 100"])
}

/// The parts of a profile, a column for each.
const PARTS: [Part; 5] = [Part::Positions, Part::Foot, Part::Height, Part::Age, Part::Attributes];
