//! `touchline merge BASE OURS THEIRS`: a merge driver for git.

use std::path::Path;
use std::sync::Arc;

use anyhow::bail;

use crate::domain::{self, Formation, Plan};
use crate::runtime;
use crate::store::{self, Rewritten};
use crate::text;

/// A side as it was read.
struct Side {
    text: String,
    plan: Plan,
}

impl Side {
    fn read(path: &Path, formations: &[Arc<Formation>]) -> anyhow::Result<Side> {
        let text = store::load(path)?;
        let plan = store::read_plan(&path.display().to_string(), &text, formations)?;
        Ok(Side { text, plan })
    }
}

/// Leaves the merged plan in `ours`. A conflict is an error, and there the plan keeps what ours says.
pub(super) fn run(base: &Path, ours_path: &Path, theirs: &Path) -> anyhow::Result<String> {
    let formations = runtime::catalogue()?.formations;
    let (ours, theirs) = (Side::read(ours_path, &formations)?, Side::read(theirs, &formations)?);
    // git gives an empty file where both sides made theirs from nothing.
    let base_text = store::load(base)?;
    let base = if base_text.trim().is_empty() {
        Side { text: base_text, plan: nothing_like(&ours.plan)? }
    } else {
        Side::read(base, &formations)?
    };
    let merged = domain::merge(&base.plan, &ours.plan, &theirs.plan);
    let commented = |version: &Side| !store::same_comments(&version.text, &base.text);
    let into = if commented(&theirs) && !commented(&ours) { &theirs } else { &ours };
    let rewritten = store::rewrite(&into.text, &into.plan, &merged.plan, &formations);
    let mut said = String::new();
    if let Some(displaced) = store::save(ours_path, rewritten.text(), Some(&ours.text))?.displaced {
        let kept = displaced.path.display().to_string();
        said += &format!("it changed while it was merged: what it held then is in {}\n", text::display(&kept));
    }
    if matches!(rewritten, Rewritten::Anew(_)) && store::has_comments(&into.text) {
        said += "the comments of the file are gone: the changes did not fit into its text\n";
    } else if commented(&ours) && commented(&theirs) && !store::same_comments(&ours.text, &theirs.text) {
        said += "both sides changed comments: those of ours are kept\n";
    }
    if merged.conflicts.is_empty() {
        return Ok(said);
    }
    let conflicts: Vec<String> = merged.conflicts.iter().map(|conflict| format!("  {conflict}")).collect();
    bail!("{said}both sides changed, ours is kept until you settle it:\n{}", conflicts.join("\n"))
}

/// A plan that says nothing that this one says.
fn nothing_like(plan: &Plan) -> anyhow::Result<Plan> {
    let formation = Formation::new(String::new(), plan.tactic.formation.slots().to_vec())?;
    Ok(Plan::new(String::new(), Arc::new(formation)))
}
