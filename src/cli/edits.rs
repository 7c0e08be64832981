//! `touchline do FILE EDIT…`: edits from a script, all of them or none.

use std::path::Path;
use std::sync::Arc;

use anyhow::{anyhow, bail};

use crate::analysis::money::words;
use crate::command::{Command, LineProblem, Scope, parse};
use crate::desk::{How, SaveJob, SaveOutcome, TakenIn};
use crate::runtime::{self, Keeper};
use crate::text;

/// The problem, and the line with what it is about marked.
pub(super) fn marked(problem: &LineProblem, line: &str) -> String {
    let before = text::width(&text::display(line.get(..problem.at.start).unwrap_or(line)));
    let marked = text::width(&text::display(line.get(problem.at.clone()).unwrap_or(""))).max(1);
    format!("{problem}\n  {}\n  {}{}", text::display(line), " ".repeat(before), "^".repeat(marked))
}

pub(super) fn run(file: &Path, edits: &[String]) -> anyhow::Result<String> {
    let catalogue = runtime::catalogue()?;
    let (mut plan, text) = runtime::read_with_text(file, &catalogue.formations)?;
    let read = (file.to_owned(), text.into(), Arc::new(plan.clone()));
    let mut keeper = Keeper::new(catalogue.formations.clone(), Some(read));
    let mut said = Vec::new();
    for (index, line) in edits.iter().enumerate() {
        let failed = |why: String| anyhow!("edit {}: {why}\nnothing was changed", index + 1);
        let today = plan.today.unwrap_or_else(runtime::clock);
        let edit = match parse(Scope { plan: &plan, formations: &catalogue.formations }, line) {
            Ok(Command::Edit(edit)) => edit,
            Ok(Command::View(_)) => {
                return Err(failed(format!("found “{}”, expected an edit: it changes no plan", text::fit(line, 60))));
            }
            Err(problem) => return Err(failed(marked(&problem, line))),
        };
        let after =
            plan.apply(&edit, today).map_err(|refused| failed(format!("{refused}\n  {}", text::display(line))))?;
        let warning = words::warning(&edit, &plan, &after, today);
        let warning = warning.map(|warning| format!(" (though {warning})")).unwrap_or_default();
        said.push(format!("{}{warning}", edit.words(&plan)));
        plan = after;
    }
    let taken_in = TakenIn::default();
    let job = SaveJob { version: 1, path: file.to_owned(), plan: Arc::new(plan), how: How::Update, taken_in };
    match keeper.save(&job).outcome {
        SaveOutcome::Saved(note) => said.extend(note),
        SaveOutcome::Failed(why) => bail!("not saved: {why}"),
        SaveOutcome::Exists => bail!("not saved: the file changed its kind while it was written"),
    }
    Ok(said.iter().map(|line| format!("{line}\n")).collect())
}
