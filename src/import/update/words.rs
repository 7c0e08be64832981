//! What a file changes in a plan, in words, but for the changes themselves.

use super::claim::PlanStands;
use super::context::{TakenAs, UpdateContext};
use super::found::{Difference, PlanUpdate, Proposal};
use crate::domain::{Id, Plan};
use crate::import::dialects::RowIs;
use crate::import::{OpenedFile, PASTE, STANDARD_INPUT};
use crate::text;

/// People of a line that are named.
const NAMED: usize = 12;

/// The most columns of what a file says otherwise.
const MOST_SAID: usize = 800;

/// A paragraph beside the changes, or the title of those below it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UpdateNote {
    pub is_title: bool,
    pub text: String,
    /// The place among those of whom it is asked who they are.
    pub asks: Option<usize>,
    /// Whether it names people who may be added: how, who shows it knows.
    pub may_add: bool,
}

/// What was read: `squad.csv: 26 people by FM26 export of 2026-08-22, 24 in the plan`.
pub fn heading(found: &PlanUpdate, opened: &OpenedFile, context: &UpdateContext<'_>) -> [String; 2] {
    let (source, people) = (text::display(context.source), text::counted(opened.people.people.len(), "person"));
    let by = if opened.name == PASTE { String::new() } else { format!(" by {source}") };
    let read = format!("{}: {people}{by} of {}", opened.name, context.on);
    [read, format!("{} in the plan", found.matched.len())]
}

/// That a file changes nothing, and why.
pub fn no_changes(found: &PlanUpdate) -> &'static str {
    let is_met = found.matched.len() > found.already.len();
    match (found.differences.is_empty(), found.unsure.is_empty(), is_met) {
        (false, ..) => "nothing to change: where the file differs, the plan stands",
        (true, false, _) => "nothing to change: say who is who first",
        (true, true, false) if !found.already.is_empty() => "nothing to change: who is in the plan stays as he is",
        (true, true, false) => "nothing to change: nobody of the file is in the plan",
        (true, true, true) => "nothing to change: the plan has all of it",
    }
}

/// The title over those who are new: `new targets`.
pub fn new(taken_as: Option<TakenAs>) -> String {
    taken_as.map_or("new".to_owned(), |taken_as| format!("new {taken_as}"))
}

/// How much is changed: `5 changes of 3 people`.
pub fn changes<'p>(proposals: impl Iterator<Item = &'p Proposal>) -> String {
    let mut people: Vec<&Id> = proposals.map(|proposal| &proposal.person).collect();
    let changes = text::counted(people.len(), "change");
    people.dedup();
    format!("{changes} of {}", text::counted(people.len(), "person"))
}

/// What the plan has otherwise and keeps, who is not told apart, who is missing, what is in doubt.
///
/// `dashes` is as of [`UpdateAsk`](super::UpdateAsk).
pub fn notes(
    found: &PlanUpdate,
    opened: &OpenedFile,
    context: &UpdateContext<'_>,
    plan: &Plan,
    dashes: &str,
) -> Vec<UpdateNote> {
    let mut notes = Vec::new();
    notes.extend((!found.differences.is_empty()).then(|| title("differs, and the plan stands")));
    notes.extend(found.differences.iter().map(difference));
    let is_day = |other: &Difference| matches!(other.why, PlanStands::Since(_) | PlanStands::Typed(_));
    let (on, today) = (context.on, context.today);
    if on > today {
        notes.push(note(format!("the file is dated {on}, which is after today, {today}")));
    }
    let told = opened.people.people.iter().flat_map(|person| {
        let begun = person.spells.iter().map(|spell| spell.from);
        begun.chain(person.news_on)
    });
    if let Some(day) = told.max().filter(|day| *day > on) {
        notes.push(note(format!(
            "the file is dated {on} and tells of {day}: say of which day it is, with {dashes}on DAY"
        )));
    }
    if plan.today == Some(on) && found.differences.iter().any(is_day) {
        notes.push(note(format!(
            "the file is dated {on}, the plan's today: if it is newer, say so with {dashes}on DAY"
        )));
    }
    notes.extend(asked(found, plan));
    if let Some(taken_as) = context.taken_as.filter(|_| !found.already.is_empty()) {
        let names: Vec<&str> = found.already.iter().map(|(_, id)| plan.short_name(id)).collect();
        let other = if taken_as == TakenAs::Targets { "players" } else { "targets" };
        notes.push(note(format!("{other} already, and left as they are: {}", named(&names))));
    }
    if !found.missing.is_empty() {
        let missing: Vec<&str> = found.missing.iter().map(|id| plan.short_name(id)).collect();
        notes.push(note(format!("not in the file: {}", named(&missing))));
    }
    notes.extend(others(found, opened, context));
    notes.extend(counts(found, opened));
    notes
}

fn difference(held: &Difference) -> UpdateNote {
    let plan = held.plan.as_deref().unwrap_or("nothing");
    let file = text::fit(&held.file, MOST_SAID);
    let name = text::fit(&held.name, Proposal::NAME_COLUMNS);
    note(format!("{name} {}: {plan}; the file: {file}; {}", held.kind.word(), held.why))
}

fn asked(found: &PlanUpdate, plan: &Plan) -> Vec<UpdateNote> {
    let mut notes = Vec::new();
    notes.extend((!found.asked.is_empty()).then(|| title("say who is who; until then nothing of them is taken")));
    for (at, asked) in found.asked.iter().enumerate() {
        let names: Vec<&str> = asked.people.iter().map(|id| plan.short_name(id)).collect();
        let who = match &asked.chosen {
            Some(Some(id)) => format!("is {}, as you say", plan.short_name(id)),
            Some(None) => "is somebody new, as you say".to_owned(),
            None => format!("may be {}, by {}", named(&names), asked.by),
        };
        let text = format!("{} (line {}) {who}", text::fit(&asked.name, 40), asked.line);
        notes.push(UpdateNote { asks: Some(at), ..note(text) });
    }
    notes
}

/// Who is not in the plan and stays out of it, by name if they are few.
fn others(found: &PlanUpdate, opened: &OpenedFile, context: &UpdateContext<'_>) -> Option<UpdateNote> {
    let people = text::counted(found.others.len(), "person");
    let names = found.others.iter().filter_map(|row| opened.people.people.get(*row));
    let names: Vec<&str> = names.map(|person| person.name.as_str()).take(NAMED + 1).collect();
    let told = match names.len() {
        0 => return None,
        1..=NAMED => format!("{people} not in the plan: {}", named(&names)),
        _ => format!("{people} not in the plan"),
    };
    let may_add = context.rows == RowIs::Person && context.taken_as.is_none();
    Some(UpdateNote { may_add, ..note(told) })
}

fn counts(found: &PlanUpdate, opened: &OpenedFile) -> Vec<UpdateNote> {
    let mut notes = Vec::new();
    let mut say = |text: String| notes.push(note(text));
    for (remark, names) in found.remarks.iter() {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        say(format!("{} {remark}: {}", names.len(), named(&names)));
    }
    if found.past_absences > 0 {
        say(format!("{} over before the season, left out", text::counted(found.past_absences, "absence")));
    }
    if found.open_absences > 0 {
        let open = text::counted(found.open_absences, "absence");
        say(format!("{open} left out, of which no end is known and others followed or years have passed"));
    }
    opened.warnings().into_iter().for_each(&mut say);
    let doubts = opened.doubts.count();
    if doubts > 0 {
        let doubts = text::counted(doubts, "doubt");
        say(match opened.name.as_str() {
            PASTE => format!("{doubts} about the paste: save it as a file, and touchline inspect FILE tells them"),
            STANDARD_INPUT => format!("{doubts} about the file: touchline inspect -"),
            name => format!("{doubts} about the file: touchline inspect {name}"),
        });
    }
    notes
}

fn title(text: &str) -> UpdateNote {
    UpdateNote { is_title: true, text: text.to_owned(), asks: None, may_add: false }
}

fn note(text: String) -> UpdateNote {
    UpdateNote { is_title: false, text, asks: None, may_add: false }
}

fn named(names: &[&str]) -> String {
    text::some_of(names.iter().map(|name| text::fit(name, 40)), NAMED)
}
