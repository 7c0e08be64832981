//! What a file changes in a plan, in words: by person and kind.

use std::path::Path;

use crate::domain::{Id, Plan};
use crate::import::OpenedFile;
use crate::import::dialects::RowIs;
use crate::import::update::{ClaimKind, Difference, PlanUpdate, Proposal, UpdateContext};
use crate::text;

/// The columns of the page.
const WIDTH: usize = 100;

/// The columns of a kind.
const KIND: usize = 10;

/// People of a line that are named.
const NAMED: usize = 12;

/// Everything but what became of it.
pub(super) fn page(found: &PlanUpdate, opened: &OpenedFile, context: &UpdateContext<'_>, plan: &Plan) -> Vec<String> {
    let source = text::display(context.source);
    let people = opened.people.people.len();
    let mut lines = vec![format!("{}: {} by {source} of {}", opened.name, counted(people, "person"), context.on)];
    lines.extend(hanging(&format!("{} of them are in the plan", found.matched.len())));
    lines.extend(proposals(&found.proposals));
    lines.extend(differences(&found.differences));
    lines.extend(unsure(found, opened, plan));
    lines.extend(already(found, plan, context));
    let missing: Vec<&str> = found.missing.iter().map(|id| plan.short_name(id)).collect();
    lines.extend(
        (!missing.is_empty()).then(|| hanging(&format!("not in the file: {}", named(&missing)))).into_iter().flatten(),
    );
    lines.extend(counts(found, opened, context));
    lines
}

/// What became of it.
pub(super) fn outcome(found: &PlanUpdate, dry_run: bool, plan: &Path) -> String {
    let mut people: Vec<&Id> = found.proposals.iter().map(|proposal| &proposal.person).collect();
    people.dedup();
    let what = format!("{} of {}", counted(found.proposals.len(), "change"), counted(people.len(), "person"));
    match (found.proposals.is_empty(), dry_run) {
        (true, _) => "nothing to change: the plan has all of it".to_owned(),
        (false, true) => format!("{what}; nothing was changed: leave out --dry-run to save them"),
        (false, false) => format!("{what} saved in {}", text::path(plan)),
    }
}

fn proposals(proposals: &[Proposal]) -> Vec<String> {
    let mut lines = Vec::new();
    let (new, known): (Vec<&Proposal>, Vec<&Proposal>) =
        proposals.iter().partition(|proposal| proposal.kind == ClaimKind::New);
    let mut last = None;
    for proposal in known {
        if last.replace(&proposal.person) != Some(&proposal.person) {
            lines.push(text::display(&proposal.name).into_owned());
        }
        let was = proposal.was.as_deref().map(|was| format!("{was} → ")).unwrap_or_default();
        lines.extend(row(proposal.kind, &format!("{was}{}", proposal.becomes)));
    }
    if !new.is_empty() {
        lines.push("new".to_owned());
    }
    for proposal in new {
        let (name, id) = (text::display(&proposal.name), &proposal.person);
        lines.extend(hanging(&format!("{name} ({id}): {}", proposal.becomes)));
    }
    lines
}

fn differences(differences: &[Difference]) -> Vec<String> {
    let mut lines = Vec::new();
    if !differences.is_empty() {
        lines.push("differs, and the plan stands".to_owned());
    }
    for held in differences {
        let plan = held.plan.as_deref().unwrap_or("nothing");
        let says = format!("{} {}: {plan}; the file: {}; {}", held.name, held.kind.word(), held.file, held.why);
        lines.extend(hanging(&says));
    }
    lines
}

fn unsure(found: &PlanUpdate, opened: &OpenedFile, plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    if !found.unsure.is_empty() {
        lines.push("who is who is for you to say, and nothing of them is taken".to_owned());
    }
    for unsure in &found.unsure {
        let rows = unsure.rows.iter().filter_map(|row| opened.people.people.get(*row));
        let rows: Vec<String> = rows
            .map(|person| {
                let line = person.lines.first().map(|line| format!(" (line {line})")).unwrap_or_default();
                format!("{}{line}", person.name)
            })
            .collect();
        let people: Vec<&str> = unsure.people.iter().map(|id| plan.short_name(id)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        lines.extend(hanging(&format!("{} may be {}, by {}", named(&rows), named(&people), unsure.by)));
    }
    lines
}

fn already(found: &PlanUpdate, plan: &Plan, context: &UpdateContext<'_>) -> Vec<String> {
    let Some(taken_as) = context.taken_as else { return Vec::new() };
    let names: Vec<&str> = found.already.iter().map(|(_, id)| plan.short_name(id)).collect();
    let other = if taken_as == crate::import::update::TakenAs::Targets { "players" } else { "targets" };
    match names.is_empty() {
        true => Vec::new(),
        false => hanging(&format!("{other} already, and left as they are: {}", named(&names))),
    }
}

fn counts(found: &PlanUpdate, opened: &OpenedFile, context: &UpdateContext<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |line: String| lines.extend(hanging(&line));
    if found.others > 0 && context.rows == RowIs::Person {
        let hint = if context.taken_as.is_none() { ": --as players or --as targets adds them" } else { "" };
        say(format!("{} not in the plan{hint}", counted(found.others, "person")));
    } else if found.others > 0 {
        say(format!("{} not in the plan", counted(found.others, "person")));
    }
    for (remark, names) in found.remarks.iter() {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        say(format!("{} {remark}: {}", names.len(), named(&names)));
    }
    if found.past_absences > 0 {
        say(format!("{} over before the season, left out", counted(found.past_absences, "absence")));
    }
    let doubts = opened.doubts.count();
    if doubts > 0 {
        say(format!("{} about the file: touchline inspect {}", counted(doubts, "doubt"), opened.name));
    }
    lines
}

fn row(kind: ClaimKind, says: &str) -> Vec<String> {
    let wrapped = text::wrap(says, WIDTH - KIND - 4);
    let lead = |at: usize| if at == 0 { kind.word() } else { "" };
    wrapped.iter().enumerate().map(|(at, line)| format!("  {:KIND$}  {line}", lead(at))).collect()
}

fn named(names: &[&str]) -> String {
    let some: Vec<_> = names.iter().take(NAMED).map(|name| text::fit(name, 40)).collect();
    let more = names.len().checked_sub(NAMED + 1).map(|more| format!(" and {} more", more + 1));
    format!("{}{}", some.join(", "), more.unwrap_or_default())
}

fn counted(number: usize, what: &str) -> String {
    match (number, what) {
        (1, what) => format!("1 {what}"),
        (number, "person") => format!("{number} people"),
        (number, what) => format!("{number} {what}s"),
    }
}

/// A paragraph whose later lines are indented.
fn hanging(paragraph: &str) -> Vec<String> {
    let lead = |at: usize| if at == 0 { "  " } else { "    " };
    let wrapped = text::wrap(paragraph, WIDTH - 4);
    wrapped.iter().enumerate().map(|(at, line)| format!("{}{line}", lead(at))).collect()
}
