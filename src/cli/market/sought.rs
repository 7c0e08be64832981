//! Who of the market closes a gap of a plan, comes in somebody's place, or is most like him.

use anyhow::{anyhow, bail};
use jiff::civil::Date;

use super::arguments::{MarketArguments, doubts, lacks, people};
use crate::analysis::Weeks;
use crate::analysis::alternatives::{AttributeScale, Candidate, Sought, everybody, words};
use crate::domain::{Familiarity, Id, Person, Plan};
use crate::market::{Market, MarketCandidate, MarketQuestion, Selection};
use crate::report::export::{csv, ranked_market};
use crate::report::json;
use crate::text;

pub(super) fn answer(
    arguments: &MarketArguments,
    plan: &Plan,
    market: &Market,
    (mut shown, lacking): (Selection, &[&str]),
    on: Date,
) -> anyhow::Result<String> {
    let (weeks, at_least) = (Weeks::new(on, arguments.weeks), Familiarity::from(arguments.at_least));
    let left_out = market.leave_out(plan, &mut shown);
    let count = shown.count();
    let among = format!("among {}", people(count, market.len()));
    let of_plan = (left_out > 0).then(|| {
        format!("{left_out} left out who are of the plan or its club: touchline alternatives ranks its targets")
    });
    let below = || {
        let lacking = (count == 0).then(|| lacks(lacking)).flatten();
        lacking.into_iter().chain(of_plan.clone()).chain(doubts(market))
    };
    if let Some(name) = &arguments.like {
        let (id, person) = person(plan, name)?;
        let (found, candidates) = market.like(person.profile(), plan, &shown, arguments.limit);
        if arguments.json {
            return Ok(format!("{:#}\n", json::market_like((market, left_out), id, &found, &candidates, on)));
        }
        let with = with(plan, &candidates);
        let all: Vec<Candidate<'_>> = candidates.iter().map(|one| one.candidate(on)).collect();
        let lines = (0..found.people.len()).map(|place| words::alike(&found, place, person.profile(), &all, &with));
        let heading = format!("like {}, {}, {among}", text::display(plan.short_name(id)), words::compared(&found));
        if arguments.csv {
            return Ok(csv(&ranked_market(market, &rows(&candidates), &lines.collect::<Vec<_>>())));
        }
        return Ok(page(heading, lines, nobody(count, arguments), below()));
    }
    let sought = sought(arguments, plan, on, at_least)?;
    let question = MarketQuestion { plan, sought: &sought, weeks, at_least, on };
    let (found, candidates) = market.alternatives(question, &shown, arguments.limit);
    if arguments.json {
        return Ok(format!(
            "{:#}\n",
            json::market_alternatives((market, left_out), &found, &candidates, (weeks, on), plan)
        ));
    }
    let with = with(plan, &candidates);
    let all: Vec<Candidate<'_>> = candidates.iter().map(|one| one.candidate(on)).collect();
    let lines = (0..found.people.len()).map(|place| words::alternative(&found, place, &all, &with));
    let heading = words::heading(&found, weeks, plan, AttributeScale::of(everybody(&with)));
    if arguments.csv {
        return Ok(csv(&ranked_market(market, &rows(&candidates), &lines.collect::<Vec<_>>())));
    }
    Ok(page(format!("{heading}; {among}"), lines, nobody(count, arguments), below()))
}

fn rows(candidates: &[MarketCandidate]) -> Vec<usize> {
    candidates.iter().map(|one| one.row).collect()
}

/// What to do where nobody is ranked.
fn nobody(count: usize, arguments: &MarketArguments) -> String {
    let terms = [("--where", &arguments.terms), ("--use-filter", &arguments.kept)];
    let of = terms.into_iter().find(|(_, terms)| terms.is_some());
    match (count, of) {
        (0, Some((option, _))) => format!("  nobody: leave out a term of {option}, or take another file"),
        (0, None) => "  nobody: take another file".to_owned(),
        _ => "  nobody plays what is sought: take another file, or a lower --at-least".to_owned(),
    }
}

/// What is sought: by a slot, by a person, else by the gap of the day that is worst.
fn sought(arguments: &MarketArguments, plan: &Plan, on: Date, at_least: Familiarity) -> anyhow::Result<Sought> {
    if let Some(name) = &arguments.instead_of {
        let (id, person) = person(plan, name)?;
        return Ok(Sought::like(id, person.profile(), at_least));
    }
    let labels = || plan.tactic.formation.slots().iter().map(|slot| slot.label.as_str());
    if let Some(label) = &arguments.slot {
        let is_slot = labels().any(|held| held.eq_ignore_ascii_case(label));
        let sought = Sought::named(plan, label, on, at_least).filter(|_| is_slot);
        return sought.ok_or_else(|| {
            let said = text::fit(label, 60).into_owned();
            anyhow!(
                "--slot: found “{said}”, expected a slot of {}: {}",
                text::display(plan.tactic.formation.name()),
                labels().collect::<Vec<_>>().join(" ")
            )
        });
    }
    match crate::analysis::cover(plan, on, at_least).gaps.first() {
        Some(gap) => Ok(Sought::slots(plan, &gap.slots)),
        None => bail!("the plan has no gap on {on}: say for whom they come with --slot, --instead-of or --like"),
    }
}

fn person<'p>(plan: &'p Plan, name: &str) -> anyhow::Result<(&'p Id, Person<'p>)> {
    let ids = || plan.targets.iter().map(|(id, _)| id).chain(plan.players.iter().map(|(id, _)| id));
    let found = ids().find(|id| id.as_str() == name).and_then(|id| Some((id, plan.person(id)?)));
    found.ok_or_else(|| {
        let near =
            text::nearest(name, ids().map(Id::as_str)).map(|near| format!(", such as {near}")).unwrap_or_default();
        anyhow!("found “{}”, expected the id of a person of the plan{near}", text::fit(name, 60))
    })
}

/// The plan with the people who were found, by whom they are called there.
fn with(plan: &Plan, candidates: &[MarketCandidate]) -> Plan {
    let mut with = plan.clone();
    candidates.iter().for_each(|one| with.targets.put(one.id.clone(), one.target.clone()));
    with
}

fn page(
    heading: String,
    lines: impl Iterator<Item = String>,
    nobody: String,
    below: impl Iterator<Item = String>,
) -> String {
    let lines: Vec<String> = lines.enumerate().map(|(place, line)| format!("  {} {line}", place + 1)).collect();
    let nobody = lines.is_empty().then_some(nobody);
    let all = std::iter::once(heading).chain(lines).chain(nobody).chain(below);
    all.map(|line| line + "\n").collect()
}
