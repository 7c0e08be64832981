//! Merges three versions of a plan's text: base, ours and theirs.

use std::sync::Arc;

use crate::domain::{Conflict, Formation, Plan, merge};
use crate::store::{self, Rewritten};

/// A text, and the plan in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanText {
    pub text: Arc<str>,
    pub plan: Arc<Plan>,
}

/// Two versions of a plan, and their common base.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThreeVersions {
    pub base: PlanText,
    pub ours: PlanText,
    pub theirs: PlanText,
}

/// The merged version, with our side of each conflict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergedText {
    pub text: Arc<str>,
    pub plan: Arc<Plan>,
    pub conflicts: Vec<Conflict>,
    /// What happened to comments that could not be kept.
    pub comments: Option<&'static str>,
}

impl PlanText {
    fn read(name: &str, text: String, formations: &[Arc<Formation>]) -> anyhow::Result<PlanText> {
        let plan = store::read_plan(name, &text, formations)?;
        Ok(PlanText { text: text.into(), plan: Arc::new(plan) })
    }
}

impl ThreeVersions {
    /// Reads base, ours and theirs, each given as its name in errors and its text.
    ///
    /// The base is empty if both sides created the file.
    ///
    /// # Errors
    /// A located error in the first one that is not a plan.
    pub fn read(
        [base, ours, theirs]: [(&str, String); 3],
        formations: &[Arc<Formation>],
    ) -> anyhow::Result<ThreeVersions> {
        let read = |(name, text)| PlanText::read(name, text, formations);
        let (ours, theirs) = (read(ours)?, read(theirs)?);
        let base = if base.1.trim().is_empty() {
            PlanText { plan: Arc::new(nothing_like(&ours.plan)?), text: base.1.into() }
        } else {
            read(base)?
        };
        Ok(ThreeVersions { base, ours, theirs })
    }

    /// Our text with their changes in it, or the reverse if only theirs has new comments.
    pub fn merged(&self, formations: &[Arc<Formation>]) -> MergedText {
        let ThreeVersions { base, ours, theirs } = self;
        let merged = merge(&base.plan, &ours.plan, &theirs.plan);
        let commented = |version: &PlanText| !store::same_comments(&version.text, &base.text);
        let into = if commented(theirs) && !commented(ours) { theirs } else { ours };
        let rewritten = store::rewrite(&into.text, &into.plan, &merged.plan, formations);
        let comments = if matches!(rewritten, Rewritten::Anew(_)) && store::has_comments(&into.text) {
            Some("the comments of the file are gone: the changes did not fit into its text")
        } else if commented(ours) && commented(theirs) && !store::same_comments(&ours.text, &theirs.text) {
            Some("both sides changed comments: those of ours are kept")
        } else {
            None
        };
        let (plan, text) = (Arc::new(merged.plan), rewritten.text().into());
        MergedText { text, plan, conflicts: merged.conflicts, comments }
    }
}

/// An empty plan with the slots of this one's formation.
fn nothing_like(plan: &Plan) -> anyhow::Result<Plan> {
    let formation = Formation::new(String::new(), plan.tactic.formation.slots().to_vec())?;
    Ok(Plan::new(String::new(), Arc::new(formation)))
}
