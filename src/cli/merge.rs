//! `touchline merge BASE OURS THEIRS [--path PLAN] [--labels OURS THEIRS]`: a merge driver for git.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use crate::desk::ThreeVersions;
use crate::runtime;
use crate::store;
use crate::text;

/// The most columns of a label: git's own are short, but a commit's subject may not be.
const LABEL: usize = 40;

#[derive(Args)]
pub(super) struct MergeArguments {
    /// The version that both come from
    base: PathBuf,
    /// Our version, which the merged plan replaces
    ours: PathBuf,
    /// The other version
    theirs: PathBuf,
    /// What the plan is called in messages: git gives the versions names of its own
    #[arg(long, value_name = "PLAN", allow_hyphen_values = true)]
    path: Option<PathBuf>,
    /// What the sides are called in messages: in a rebase and after a stash, ours is not yours
    #[arg(long, num_args = 2, value_names = ["OURS", "THEIRS"], allow_hyphen_values = true)]
    labels: Vec<String>,
}

/// Writes the merged plan to `ours`.
///
/// A conflict is an error; the merged plan then has our side of it.
pub(super) fn run(arguments: &MergeArguments) -> anyhow::Result<String> {
    let formations = runtime::catalogue().formations;
    let [ours, theirs] = labels(&arguments.labels);
    // The name of a version in messages: the plan with its side, or else the file.
    let name = |file: &Path, side: &str| match &arguments.path {
        Some(plan) => format!("{} ({side})", plan.display()),
        None => file.display().to_string(),
    };
    let load = |file: &Path, side: &str| anyhow::Ok((name(file, side), store::load(file)?));
    let (base, mine, other) =
        (load(&arguments.base, "base")?, load(&arguments.ours, &ours)?, load(&arguments.theirs, &theirs)?);
    let before = mine.1.clone();
    let named = [(&*base.0, base.1), (&*mine.0, mine.1), (&*other.0, other.1)];
    let merged = ThreeVersions::read(named, &formations)?.merged(&formations);
    let mut said = String::new();
    if let Some(displaced) = store::save(&arguments.ours, &merged.text, Some(&before))?.displaced {
        let kept = text::path(&displaced.path);
        said += &format!("it changed while it was merged: what it held then is in {kept}\n");
    }
    if let Some(comments) = merged.comments {
        said += &format!("{comments}\n");
    }
    if merged.conflicts.is_empty() {
        return Ok(said);
    }
    let conflicts = merged.conflicts.iter().map(|conflict| format!("\n  {}", conflict.between(&ours, &theirs)));
    let plan = arguments.path.as_deref().map(text::path);
    let (named, opened) = match plan {
        Some(plan) => (format!("{plan}: "), format!("touchline {plan}")),
        None => (String::new(), "open the plan".into()),
    };
    let conflicts: String = conflicts.collect();
    bail!("{said}{named}both sides changed the same; until you settle it ({opened}), {ours} stands:{conflicts}")
}

/// The names of the two sides, fit for a screen.
///
/// A git before 2.44 does not know `%X` and `%Y`, and passes them on unchanged.
fn labels(said: &[String]) -> [String; 2] {
    let label = |at: usize, usual: &str| {
        let said = said.get(at).map(|label| label.trim()).filter(|label| !["", "%X", "%Y"].contains(label));
        text::fit(said.unwrap_or(usual), LABEL).into_owned()
    };
    [label(0, "ours"), label(1, "theirs")]
}
