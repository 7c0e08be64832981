//! What a file changes in a plan, as a page: by person and kind.

use std::path::Path;

use super::super::lines::{columns, hanging};
use crate::domain::Plan;
use crate::import::OpenedFile;
use crate::import::update::{ClaimKind, PlanUpdate, Proposal, TakenAs, UpdateContext, words};
use crate::text;

/// The columns of a kind.
const KIND: usize = 10;

/// Everything but what became of it.
pub(super) fn page(found: &PlanUpdate, opened: &OpenedFile, context: &UpdateContext<'_>, plan: &Plan) -> Vec<String> {
    let [read, known] = words::heading(found, opened, context);
    let mut lines = vec![read];
    lines.extend(hanging(&known));
    lines.extend(proposals(&found.proposals, context.taken_as));
    for note in words::notes(found, opened, context, plan, "--") {
        let adds = if note.may_add { "; --as players or --as targets adds them" } else { "" };
        match note.is_title {
            true => lines.push(note.text),
            false => lines.extend(hanging(&format!("{}{adds}", note.text))),
        }
    }
    lines
}

/// What became of it; `is_noted` tells whether the plan says by now what was read.
pub(super) fn outcome(found: &PlanUpdate, dry_run: bool, is_noted: bool, plan: &Path) -> String {
    let what = words::changes(found.proposals.iter());
    match (found.proposals.is_empty(), dry_run) {
        (true, _) if is_noted => {
            format!("{}; that it was read is noted in {}", words::no_changes(found), text::path(plan))
        }
        (true, _) => words::no_changes(found).to_owned(),
        (false, true) => format!("{what}; nothing was changed: leave out --dry-run to save them"),
        (false, false) => format!("{what} saved in {}", text::path(plan)),
    }
}

fn proposals(proposals: &[Proposal], taken_as: Option<TakenAs>) -> Vec<String> {
    let mut lines = Vec::new();
    let (new, known): (Vec<&Proposal>, Vec<&Proposal>) =
        proposals.iter().partition(|proposal| proposal.kind == ClaimKind::New);
    let mut last = None;
    for proposal in known {
        if last.replace(&proposal.person) != Some(&proposal.person) {
            lines.push(text::fit(&proposal.name, Proposal::NAME_COLUMNS).into_owned());
        }
        lines.extend(row(proposal.kind, &proposal.words()));
    }
    if !new.is_empty() {
        lines.push(words::new(taken_as));
    }
    lines.extend(new.iter().flat_map(|proposal| hanging(&proposal.words())));
    lines
}

fn row(kind: ClaimKind, says: &str) -> Vec<String> {
    let wrapped = text::wrap(says, columns() - KIND - 4);
    let lead = |at: usize| if at == 0 { kind.word() } else { "" };
    wrapped.iter().enumerate().map(|(at, line)| format!("  {:KIND$}  {line}", lead(at))).collect()
}
