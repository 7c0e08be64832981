//! `touchline do FILE EDIT…`: edits from a script, all of them or none.

use std::path::Path;

use anyhow::anyhow;

use crate::analysis::filter::Filter;
use crate::analysis::lists::filing::filing;
use crate::analysis::money::words::EditRemarks;
use crate::command::{Command, LineProblem, ReadLine, Scope, parse};
use crate::desk::{Desk, Keeper, save_now};
use crate::domain::{AsTyped, Edit, Familiarity, Plan};
use crate::runtime;
use crate::text;

/// The problem, and the line with the faulty part marked.
pub(super) fn marked(problem: &LineProblem, line: &str) -> String {
    let before = text::width(&text::display(line.get(..problem.at.start).unwrap_or(line)));
    let marked = text::width(&text::display(line.get(problem.at.clone()).unwrap_or(""))).max(1);
    format!("{problem}\n  {}\n  {}{}", text::display(line), " ".repeat(before), "^".repeat(marked))
}

pub(super) fn run(file: &Path, edits: &[String]) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue();
    let mut desk = Desk::open(file, &catalogue.formations)?;
    let mut keeper = Keeper::of(&mut desk, catalogue.formations.clone());
    let mut plan = Plan::clone(desk.plan());
    let mut said = Vec::new();
    for (index, line) in edits.iter().enumerate() {
        let failed = |why: String| anyhow!("edit {}: {why}\nnothing was changed", index + 1);
        let today = plan.today.unwrap_or_else(runtime::clock);
        let scope = Scope { plan: &plan, formations: &catalogue.formations, nations: catalogue.nations, today };
        let ReadLine { command, understood, .. } = match parse(scope, line) {
            Ok(read) => read,
            Err(problem) => return Err(failed(marked(&problem, line))),
        };
        let edit = match command {
            Command::FileBest { competition, on } => {
                let on = on.unwrap_or(today);
                filing(&plan, &catalogue.rules(), &competition, on, Familiarity::Competent).map_err(failed)?
            }
            Command::Edit(edit) => {
                if let Edit::KeepFilter { terms, .. } = &edit
                    && let Some(problem) = Filter::problem(terms, catalogue.nations, AsTyped::of(&plan, today))
                {
                    return Err(failed(format!("{problem}\n  {}", text::display(line))));
                }
                edit
            }
            _ => return Err(failed(format!("found “{}”, expected an edit: it changes no plan", text::fit(line, 60)))),
        };
        let after =
            plan.apply(&edit, today).map_err(|refused| failed(format!("{refused}\n  {}", text::display(line))))?;
        let warning = EditRemarks::new(&edit, &plan, &after, today)
            .warning
            .map(|warning| format!(" (though {warning})"))
            .unwrap_or_default();
        let told = edit.told(&plan, &after);
        let understood = understood.iter().filter_map(|part| part.beside(&told));
        said.push(format!(
            "{}{warning}",
            std::iter::once(told.clone()).chain(understood).collect::<Vec<_>>().join("; ")
        ));
        plan = after;
    }
    let wanted = desk.edit(plan, "edits".into());
    said.extend(save_now(&mut desk, &mut keeper, wanted).map_err(|why| anyhow!(why))?);
    Ok(said.iter().map(|line| format!("{line}\n")).collect())
}
