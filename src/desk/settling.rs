//! Conflicts between two versions, until the user chooses a side of each.

use std::sync::Arc;

use super::external::ExternalVersion;
use super::git::GitOperation;
use super::unmerged::Unmerged;
use super::unsaved::UNSAVED;
use crate::domain::{Conflict, Origin, Plan, merge, settle};

/// The conflicts of another version with the plan, and the sides that are chosen so far.
pub struct Settling {
    /// The origin of the other version.
    pub(super) theirs: TheirSide,
    /// The base, ours and theirs.
    versions: [Arc<Plan>; 3],
    /// The side of each conflict that the plan had before anything was chosen here.
    had: Vec<Origin>,
    /// An addition to the message once it is settled.
    said: String,
    pub conflicts: Vec<Conflict>,
    /// The chosen side of each conflict, if any.
    pub choices: Vec<Option<Origin>>,
    pub selected: usize,
}

/// The origin of the other version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TheirSide {
    /// The external version of this number.
    Program(u64),
    /// The plan that an earlier session could not save.
    Unsaved,
    /// Git's side “theirs” of an unmerged file.
    Git(GitOperation),
}

impl Settling {
    pub(super) fn new(another: ExternalVersion, ours: Arc<Plan>, conflicts: Vec<Conflict>) -> Settling {
        let theirs = if another.number == UNSAVED { TheirSide::Unsaved } else { TheirSide::Program(another.number) };
        Settling {
            theirs,
            versions: [another.before, ours, another.after],
            choices: vec![None; conflicts.len()],
            had: Vec::new(),
            said: String::new(),
            conflicts,
            selected: 0,
        }
    }

    /// The conflicts that git left in a plan, with which git's sides are already merged.
    ///
    /// A conflict in which the plan has their side counts as chosen.
    pub(super) fn of_git(found: &Unmerged, plan: &Plan, said: String) -> Settling {
        let versions = [&found.versions.base, &found.versions.ours, &found.versions.theirs];
        let mut settling = Settling {
            theirs: TheirSide::Git(found.operation),
            versions: versions.map(|version| version.plan.clone()),
            choices: vec![None; found.merged.conflicts.len()],
            had: Vec::new(),
            said,
            conflicts: found.merged.conflicts.clone(),
            selected: 0,
        };
        if *plan != *found.merged.plan {
            let says_theirs = |at: usize| settling.is_chosen_in(plan, &found.merged.plan, at);
            settling.choices =
                (0..settling.choices.len()).map(|at| says_theirs(at).then_some(Origin::Theirs)).collect();
            settling.had = settling.chosen();
        }
        settling
    }

    /// Whether a plan already has their side of a conflict; `with_ours` has our side of each.
    fn is_chosen_in(&self, plan: &Plan, with_ours: &Plan, at: usize) -> bool {
        let mut choices = vec![Origin::Ours; self.conflicts.len()];
        if let Some(choice) = choices.get_mut(at) {
            *choice = Origin::Theirs;
        }
        let with_theirs = self.with(&choices);
        let merged = merge(with_ours, plan, &with_theirs);
        with_theirs != *with_ours && merged.conflicts.is_empty() && merged.plan == *plan
    }

    /// Whether these are the conflicts that git left, of the same operation or of one that was not known yet.
    pub(super) fn is_of_git(&self, found: &Unmerged) -> bool {
        let versions = [&found.versions.base, &found.versions.ours, &found.versions.theirs];
        [found.operation, GitOperation::Other].map(TheirSide::Git).contains(&self.theirs)
            && self.versions.iter().eq(versions.map(|version| &version.plan))
    }

    /// The number of the external version, if it has one.
    pub(super) fn number(&self) -> Option<u64> {
        match self.theirs {
            TheirSide::Program(number) => Some(number),
            TheirSide::Unsaved => Some(UNSAVED),
            TheirSide::Git(_) => None,
        }
    }

    /// Explains the sides, and what happens to them; `file` is the name of the plan's file.
    pub fn sides(&self, file: &str) -> String {
        match self.theirs {
            TheirSide::Unsaved => format!(
                "Ours is what {file} says now, theirs is what could not be saved the last time. Until a side of each is \
                 taken and saved, ours stands, and theirs is kept."
            ),
            TheirSide::Program(_) => format!(
                "Ours was typed here, theirs is what another program wrote in {file}. Until a side of each is taken and \
                 saved, ours stands, and theirs is kept beside it."
            ),
            TheirSide::Git(operation) => format!(
                "Git stopped at a {operation}: {}. Take a side of each; once that is saved, git add {file} tells git.",
                operation.sides()
            ),
        }
    }

    /// The message once it is settled; `path` is the plan's file.
    pub(super) fn told(&self, path: &str) -> String {
        match self.theirs {
            TheirSide::Git(_) => format!("settled: git add {path} tells git{}", self.said),
            TheirSide::Program(_) | TheirSide::Unsaved => "settled".into(),
        }
    }

    /// The plan with these sides chosen.
    fn with(&self, choices: &[Origin]) -> Plan {
        let [base, ours, theirs] = &self.versions;
        settle(base, ours, theirs, choices).plan
    }

    /// The number of conflicts without a chosen side.
    pub fn open(&self) -> usize {
        self.choices.iter().filter(|choice| choice.is_none()).count()
    }

    pub(super) fn select(&mut self, lines: isize) {
        let last = self.conflicts.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(lines).min(last);
    }

    pub(super) fn choose(&mut self, origin: Origin) {
        if let Some(choice) = self.choices.get_mut(self.selected) {
            *choice = Some(origin);
        }
        self.tell_again();
        let count = self.choices.len();
        let next = (1..=count).map(|step| (self.selected + step) % count.max(1));
        let undecided = |at: &usize| self.choices.get(*at).is_some_and(Option::is_none);
        self.selected = next.into_iter().find(undecided).unwrap_or(self.selected);
    }

    pub(super) fn choose_all(&mut self, origin: Origin) {
        self.choices.fill(Some(origin));
        self.tell_again();
    }

    /// Computes the conflicts again, since a choice can cause or end others.
    fn tell_again(&mut self) {
        let [base, ours, theirs] = &self.versions;
        let conflicts = settle(base, ours, theirs, &self.chosen()).conflicts;
        let same = self.conflicts.iter().zip(&conflicts).take_while(|(one, other)| one.what == other.what).count();
        self.choices.truncate(same);
        self.choices.resize(conflicts.len(), None);
        self.selected = self.selected.min(conflicts.len().saturating_sub(1));
        self.conflicts = conflicts;
    }

    fn chosen(&self) -> Vec<Origin> {
        self.choices.iter().map(|choice| choice.unwrap_or(Origin::Ours)).collect()
    }

    /// Applies the chosen sides to a plan, which may have been edited since.
    pub(super) fn settled(&self, plan: &Plan) -> Plan {
        let unsettled = self.with(&self.had);
        let settled = self.with(&self.chosen());
        // The choice is newer than the edits in between.
        let between = merge(&unsettled, plan, &settled).conflicts.len();
        settle(&unsettled, plan, &settled, &vec![Origin::Theirs; between]).plan
    }
}
