//! What happens to the plan's file: versions on their way there, and what another program writes in it.

use std::path::PathBuf;
use std::sync::Arc;

use super::document::Saving;
use super::effect::Effect;
use super::model::Model;
use super::prompt::Purpose;
use super::said::Tone;
use super::settle::Settling;
use crate::domain::{FieldChange, Plan, merge};
use crate::text;

/// A version of the plan on its way to a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SaveJob {
    pub version: u64,
    pub path: PathBuf,
    pub plan: Arc<Plan>,
    pub how: How,
    pub taken_in: TakenIn,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// The plan's own file, which holds an earlier version.
    Update,
    /// A new file; one that exists is left alone.
    Create,
    /// A new version in the place of whatever is there.
    Replace,
}

/// Which of another program's versions a plan has in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TakenIn {
    /// The last of them; those before it, too.
    pub until: u64,
    /// Those with conflicts that nobody has settled.
    pub unsettled: Vec<u64>,
}

/// How a save ended. Texts are fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveOutcome {
    /// On the disk, with something to say about it perhaps.
    Saved(Option<String>),
    /// The file to create exists.
    Exists,
    /// Why not, and what to do.
    Failed(String),
}

/// What another program did to a plan's file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noticed {
    pub path: PathBuf,
    pub what: Seen,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// It holds another version.
    Changed(ExternalVersion),
    /// It holds no plan: why, with the place.
    Unreadable(String),
    Gone,
    /// Versions that were never merged stand beside it: what saves that were cut off left, and conflicts nobody settled.
    Left(Vec<PathBuf>),
}

/// A version by another program, counted from 1, and the one that it came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExternalVersion {
    pub number: u64,
    pub before: Arc<Plan>,
    pub after: Arc<Plan>,
}

impl ExternalVersion {
    /// The plan with what changed here; where that is in conflict, as the plan has it.
    pub fn merged_into(&self, plan: &Plan) -> crate::domain::Merged {
        merge(&self.before, plan, &self.after)
    }
}

impl Model {
    pub(super) fn noticed(&mut self, Noticed { path, what }: Noticed) -> Vec<Effect> {
        if self.document.path.as_ref() != Some(&path) {
            return Vec::new();
        }
        let shown = text::display(&path.display().to_string()).into_owned();
        match what {
            Seen::Changed(another) => self.take_in(&another),
            Seen::Unreadable(why) => {
                // Nothing of this plan is lost by leaving: the file is as the other program wants it.
                self.document.saving = Saving::Failed(why.clone());
                self.say(format!("an external change left the file unreadable: {why}"), Tone::Refusal);
                Vec::new()
            }
            Seen::Left(left) => {
                let left: Vec<String> = left.iter().map(|path| path.display().to_string()).collect();
                let left = text::display(&left.join(", ")).into_owned();
                self.say(
                    format!("a version that nobody merged is in {left}: touchline diff compares it"),
                    Tone::Warning,
                );
                Vec::new()
            }
            // A save on its way brings it back.
            Seen::Gone if self.document.saving == Saving::Underway => Vec::new(),
            Seen::Gone => {
                let why = format!("{shown} is gone; the plan is still here, and Ctrl-s saves it again");
                self.document.version += 1;
                self.document.saving = Saving::Failed(why.clone());
                self.say(why, Tone::Refusal);
                Vec::new()
            }
        }
    }

    /// Merges an external version into the plan as it is now.
    fn take_in(&mut self, another: &ExternalVersion) -> Vec<Effect> {
        let ours = self.kept_plan().clone();
        let merged = another.merged_into(&ours);
        self.document.taken_in.until = another.number;
        if !merged.conflicts.is_empty() {
            self.document.taken_in.unsettled.push(another.number);
            self.settling.push(Settling::new(another.clone(), ours.clone(), merged.conflicts));
            self.offer_to_settle();
        } else if !merged.merged.is_empty() {
            self.say(format!("external change: {}", in_words(&merged.merged)), Tone::Warning);
        }
        let is_in_the_file = merged.plan == *another.after;
        if merged.plan != *ours {
            self.history.push(merged.plan, "external changes".into());
        }
        if !is_in_the_file {
            return self.changed();
        }
        self.document.version += 1;
        self.document.saved = self.document.version;
        self.document.saving = Saving::Idle;
        if self.document.leaving { vec![Effect::Quit] } else { Vec::new() }
    }

    pub(super) fn saved(&mut self, job: SaveJob, outcome: SaveOutcome) -> Vec<Effect> {
        let forgotten = self.forget_unsaved(&job, &outcome);
        let mut effects = self.after_save(job, outcome);
        effects.splice(..0, forgotten);
        effects
    }

    fn after_save(&mut self, job: SaveJob, outcome: SaveOutcome) -> Vec<Effect> {
        let newest = job.version == self.document.version;
        let elsewhere = self.document.path.as_ref() != Some(&job.path);
        if elsewhere && job.how == How::Update {
            // The plan has moved to another file meanwhile, and that one is kept up now.
            return Vec::new();
        }
        match outcome {
            SaveOutcome::Saved(said) => {
                if elsewhere {
                    let shown = job.path.display().to_string();
                    self.say(format!("the plan is kept in {} now", text::display(&shown)), Tone::Plain);
                }
                if let Some(said) = said {
                    self.say(said, Tone::Warning);
                }
                self.document.path = Some(job.path);
                self.document.saved = self.document.saved.max(job.version);
                if newest {
                    self.document.saving = Saving::Idle;
                    if self.document.leaving {
                        return vec![Effect::Quit];
                    }
                } else if elsewhere {
                    return self.save();
                }
            }
            SaveOutcome::Exists => {
                self.document.saving = Saving::Idle;
                let shown = job.path.display().to_string();
                let purpose = if self.document.leaving { Purpose::Leaving } else { Purpose::Command };
                let line = format!("write {} ", crate::command::quote(&shown));
                self.open_prompt(line, purpose);
                if let Some(prompt) = self.prompt_mut() {
                    prompt.trouble = Some("the file exists: add over to replace it, or give another name".into());
                }
                self.document.leaving = false;
            }
            // A newer version of its own file is on its way; another file has no second chance.
            SaveOutcome::Failed(why) if newest || elsewhere => {
                self.say(format!("not saved: {why}"), Tone::Refusal);
                self.document.saving = Saving::Failed(why);
                if std::mem::take(&mut self.document.leaving) {
                    return self.leave();
                }
            }
            SaveOutcome::Failed(_) => {}
        }
        Vec::new()
    }
}

/// Changes as one line.
pub fn in_words(changes: &[FieldChange]) -> String {
    changes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
