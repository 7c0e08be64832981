//! Reads the line that is being typed.

use jiff::civil::Date;

use super::supposed::{AsItIs, Supposed, supposed};
use super::tried::TriedEdit;
use crate::analysis::figures;
use crate::analysis::filter::{Filter, FilterProblem};
use crate::analysis::money::words;
use crate::app::asked::{Asked, Memo};
use crate::app::catalogue::Catalogue;
use crate::command::{Command, Entry, LineProblem, ReadLine, Scope, Suggestion, Understood, palette, parse, verb_of};
use crate::domain::{Answer, AsTyped, Basis, Edit, Familiarity, Id, Outlook, Plan, diff};
use crate::text;

/// What the line means so far.
pub enum Reading {
    /// There is no whole verb yet, so these are the commands that it may become.
    Search(Vec<&'static Entry>),
    /// A command that can run, with what it does and a warning if something speaks against it.
    Ready { command: LineCommand, says: Vec<String>, warning: Option<String>, more: Vec<Suggestion> },
    /// A command that the plan refuses.
    Refused(String),
    /// Not a command yet.
    Unfinished(LineProblem),
}

/// The command that the line runs.
pub enum LineCommand {
    /// An edit, with the plan that it makes.
    Edit(Box<TriedEdit>),
    Other(Box<Command>),
}

/// The registration lists without a player, for a day and the lowest familiarity, so that only the first key asks them.
type ListsWithout = Memo<(Id, Date, Familiarity), Vec<String>>;

/// Answers that the first key of a line asks, for the next ones.
#[derive(Default)]
pub(super) struct Remembered {
    lists: Option<ListsWithout>,
    as_it_is: Option<AsItIs>,
}

/// Reads a line for the plan, the day and the familiarity of the screens.
pub(super) fn read(line: &str, asked: &Asked, catalogue: &Catalogue, remembered: &mut Remembered) -> Reading {
    if verb_of(line).is_none() {
        let commands = palette(line, &catalogue.keymap);
        if !commands.is_empty() {
            return Reading::Search(commands);
        }
    }
    let (formations, nations) = (&catalogue.formations, catalogue.nations);
    let scope = Scope { plan: asked.whole(), formations, nations, today: asked.today() };
    match parse(scope, line) {
        Ok(ReadLine { command: Command::Edit(edit), understood, more }) => {
            if let Some(problem) = unread_filter(&edit, line, scope) {
                return Reading::Unfinished(problem);
            }
            try_edit(&edit, &understood, more, asked, catalogue, remembered)
        }
        Ok(ReadLine { command, understood, more }) => {
            let doc = verb_of(line).map(|entry| entry.doc.to_owned());
            let says = doc.into_iter().chain(understood.iter().filter_map(|part| part.beside(""))).collect();
            Reading::Ready { command: LineCommand::Other(Box::new(command)), says, warning: None, more }
        }
        Err(problem) => Reading::Unfinished(narrowed(problem, line)),
    }
}

/// What of a filter that is to be kept can't be asked.
fn unread_filter(edit: &Edit, line: &str, scope: Scope<'_>) -> Option<LineProblem> {
    let Edit::KeepFilter { terms, .. } = edit else { return None };
    let typed = AsTyped::of(scope.plan, scope.today);
    let FilterProblem { at, found, expected } = Filter::problem(terms, scope.nations, typed)?;
    let before = line.rfind(terms.as_str()).unwrap_or(0);
    let at = before + at.start..before + at.end;
    Some(LineProblem { at, found: format!("“{found}”"), expected, choices: Vec::new() })
}

fn try_edit(
    edit: &Edit,
    understood: &[Understood],
    more: Vec<Suggestion>,
    asked: &Asked,
    catalogue: &Catalogue,
    remembered: &mut Remembered,
) -> Reading {
    let tried = match TriedEdit::new(edit, asked.whole(), asked.today()) {
        Ok(tried) => tried.understanding(understood),
        Err(refused) => return Reading::Refused(refused.to_string()),
    };
    let mut warning = tried.warning.clone();
    let mut says = match edit {
        Edit::WhatIf { name, .. } => {
            let Supposed { says, stale } = supposed(name, &tried.plan, asked, &mut remembered.as_it_is);
            warning = warning.or(stale);
            says
        }
        Edit::Bid { person, terms, .. } => {
            let costs = words::bid_costs(&tried.plan, person, asked.today());
            std::iter::once(terms.words()).chain(costs).collect()
        }
        Edit::Set { people, .. } if people.len() < 2 => vec![tried.told.clone()],
        Edit::Set { .. } | Edit::ChangeEntry { .. } | Edit::RemoveEntry { .. } => {
            diff(asked.whole(), &tried.plan).iter().map(ToString::to_string).collect()
        }
        _ => vec![tried.told.clone()],
    };
    says.extend(tried.understood.clone());
    says.extend(edit.moves(&tried.plan, asked.today()));
    says.extend(cover_in_words(edit, &tried.plan, asked));
    says.extend(sale_in_words(edit, &tried.plan, asked));
    says.extend(lists_without(edit, asked, catalogue, &mut remembered.lists).into_iter().flatten().cloned());
    says.extend(words::owed_by(edit, &tried.plan, asked.today()));
    says.extend(tried.budget_after.clone());
    Reading::Ready { command: LineCommand::Edit(Box::new(tried)), says, warning, more }
}

/// How the cover of the board's day would change, if it would.
fn cover_in_words(edit: &Edit, after: &Plan, asked: &Asked) -> Option<String> {
    let (shown, moves) = (asked.on, edit.moves_on(after, asked.today()));
    // A later arrival or departure changes nothing before its own day, so that day is shown.
    let on = moves
        .filter(|_| matches!(edit, Edit::Sign { .. } | Edit::Sell { .. }))
        .map_or(shown, |(day, _)| day.max(shown));
    let cover = |plan: &Plan| figures(&plan.known_on(on), on, asked.at_least, Outlook::Likely);
    let (now, then) = (cover(asked.whole()), cover(after));
    let margin = text::change(now.margin, then.margin);
    let day = if on == shown { String::new() } else { format!("on {on}: ") };
    let said = format!("{day}margin {margin} · short {}", text::change(now.shortfall, then.shortfall));
    (now != then).then_some(said)
}

/// How the cover would change once a player with an accepted offer leaves.
///
/// The budget already counts him as gone.
fn sale_in_words(edit: &Edit, after: &Plan, asked: &Asked) -> Option<String> {
    let Edit::Answer { person, answer: Answer::Accepted, .. } = edit else { return None };
    let agreed = after.players.get(person)?.agreed()?;
    let sale = Edit::Sell {
        player: person.clone(),
        source: agreed.source.clone().unwrap_or_else(|| "the offer".into()),
        to: None,
        terms: None,
        on: None,
        until: matches!(agreed.terms.basis, Basis::Loan { .. }).then_some(Date::MAX),
    };
    let sold = after.apply(&sale, asked.today()).ok()?;
    let said = cover_in_words(&sale, &sold, asked).unwrap_or_else(|| "margin and depth stay as they are".into());
    Some(format!("once he goes: {said}"))
}

/// The registration places of a player who leaves or whose offer is accepted, and who would take them.
///
/// There is one line for each competition that the plan names.
fn lists_without<'l>(
    edit: &Edit,
    asked: &Asked,
    catalogue: &Catalogue,
    lists: &'l mut Option<ListsWithout>,
) -> Option<&'l Vec<String>> {
    let (Edit::Answer { person, answer: Answer::Accepted, .. } | Edit::Sell { player: person, .. }) = edit else {
        return None;
    };
    let player = asked.known().players.entry(person.as_str()).filter(|_| !asked.known().competitions.is_empty())?.0;
    let with = (player.clone(), asked.on, asked.at_least);
    Memo::renew(lists, asked.known(), with, |(player, ..)| asked.lists_with(player, &catalogue.rules()));
    lists.as_ref().map(|held| &held.answer)
}

/// Keeps only the choices that begin with or contain what was typed.
fn narrowed(mut problem: LineProblem, line: &str) -> LineProblem {
    let typed = text::fold(line.get(problem.at.clone()).unwrap_or(""));
    let rank = |choice: &Suggestion| {
        let (text, doc) = (text::fold(&choice.text), text::fold(&choice.doc));
        match () {
            () if choice.is_meant || text.starts_with(&typed) => Some(0),
            () if text.contains(&typed) => Some(1),
            () if doc.contains(&typed) => Some(2),
            () => None,
        }
    };
    problem.choices.retain(|choice| rank(choice).is_some());
    problem.choices.sort_by_key(rank);
    problem
}
