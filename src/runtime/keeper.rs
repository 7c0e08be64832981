//! What a version of the plan becomes on the disk: the file's own text with the changes in it, and with what another
//! hand wrote there since it was last read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::{How, Outcome, SaveJob};
use crate::domain::{Formation, Plan, merge};
use crate::store::{self, Displaced, Rewritten, SaveError};
use crate::text;

/// How often a file may change under the save before it is said instead of tried again.
const TRIES: usize = 5;

/// Writes versions of one plan, and knows what it last saw in the file.
pub struct Keeper {
    formations: Vec<Arc<Formation>>,
    /// The file and its text as it was last read or written here.
    known: Option<(PathBuf, Arc<str>)>,
}

impl Keeper {
    /// Starts from a text that was read from a file, or from no file at all.
    pub fn new(formations: Vec<Arc<Formation>>, known: Option<(PathBuf, Arc<str>)>) -> Keeper {
        Keeper { formations, known }
    }

    /// Writes one version to its file.
    pub fn save(&mut self, job: &SaveJob) -> Outcome {
        let saved = match job.how {
            How::Create => self.create(&job.path, &job.plan),
            How::Update | How::Replace => self.replace(job),
        };
        saved.unwrap_or_else(|error| match error.already_exists() && job.how == How::Create {
            true => Outcome::Exists,
            false => Outcome::Failed(error.to_string()),
        })
    }

    fn create(&mut self, path: &Path, plan: &Plan) -> Result<Outcome, SaveError> {
        let text = store::write_plan(plan);
        store::create(path, &text)?;
        self.known = Some((path.to_owned(), text.into()));
        Ok(Outcome::Saved(None))
    }

    fn replace(&mut self, job: &SaveJob) -> Result<Outcome, SaveError> {
        let (mut plan, mut said) = (job.plan.clone(), Vec::new());
        // A file that is gone or cannot be read holds nothing to keep; whether it can be written shows next.
        let mut held: Option<Arc<str>> = store::load(&job.path).ok().map(Arc::from);
        let mut other = self.changed_outside(job, held.as_ref());
        // Versions that came out of the file while it was saved, until what they hold is in it again.
        let mut displaced = Vec::new();
        for _ in 0..TRIES {
            if let Some((base, theirs)) = other.take() {
                plan = self.with_other_hand(&job.path, (&base, &theirs), plan, &mut said)?;
            }
            let text: Arc<str> = match &held {
                Some(held) => self.rewritten(&job.path, held, &plan, &mut said)?.into(),
                None => store::write_plan(&plan).into(),
            };
            let came_out = store::save(&job.path, &text, held.as_deref())?.displaced;
            self.known = Some((job.path.clone(), text.clone()));
            let before = held.replace(text);
            match came_out {
                None => {
                    // A copy of what is merged does no harm where it cannot be removed.
                    displaced.into_iter().for_each(|version: Displaced| drop(version.discard()));
                    return Ok(outcome(job, plan, &said));
                }
                Some(version) => {
                    other = before.zip(version.text.as_deref().map(Arc::from));
                    if other.is_none() {
                        said.push(format!("another version of the file is kept in {}", shown(&version.path)));
                        return Ok(outcome(job, plan, &said));
                    }
                    displaced.push(version);
                }
            }
        }
        said.extend(
            displaced.iter().map(|version| format!("another version of the file is in {}", shown(&version.path))),
        );
        Ok(outcome(job, plan, &said))
    }

    /// What was known of the file and what it holds now, when another hand wrote it in between.
    fn changed_outside(&self, job: &SaveJob, held: Option<&Arc<str>>) -> Option<(Arc<str>, Arc<str>)> {
        let (_, known) = self.known.as_ref().filter(|(path, _)| job.how == How::Update && *path == job.path)?;
        held.filter(|held| *held != known).map(|held| (known.clone(), held.clone()))
    }

    /// The plan with what another hand changed in the file. What both changed stays as it is here, and the other version is
    /// kept beside the file.
    fn with_other_hand(
        &self,
        path: &Path,
        (base, theirs): (&str, &str),
        ours: Arc<Plan>,
        said: &mut Vec<String>,
    ) -> Result<Arc<Plan>, SaveError> {
        let read = |text: &str| store::read_plan(&path.display().to_string(), text, &self.formations);
        let (Ok(base), Ok(their_plan)) = (read(base), read(theirs)) else {
            let kept = shown(&aside(path, theirs)?);
            said.push(format!("another hand left the file unreadable: its version is kept in {kept}"));
            return Ok(ours);
        };
        let merged = merge(&base, &ours, &their_plan);
        if !merged.merged.is_empty() {
            let changes: Vec<String> = merged.merged.iter().map(ToString::to_string).collect();
            said.push(format!("another hand's changes are in: {}", changes.join("; ")));
        }
        if !merged.conflicts.is_empty() {
            let conflicts: Vec<&str> = merged.conflicts.iter().map(|conflict| conflict.what.as_str()).collect();
            let kept = shown(&aside(path, theirs)?);
            said.push(format!("both changed {}: ours stands, theirs is in {kept}", conflicts.join(", ")));
        }
        Ok(Arc::new(merged.plan))
    }

    /// The file's text with the plan in it. Where the changes do not fit into it the plan is written anew, and the comments
    /// stay in a copy.
    fn rewritten(&self, path: &Path, held: &str, plan: &Plan, said: &mut Vec<String>) -> Result<String, SaveError> {
        let rewritten = match store::read_plan("", held, &self.formations) {
            Ok(old) => store::rewrite(held, &old, plan, &self.formations),
            Err(_) => Rewritten::Anew(store::write_plan(plan)),
        };
        if let Rewritten::Anew(_) = rewritten
            && let Some(copy) = store::keep_comments(path, held)?
        {
            said.push(format!(
                "the changes did not fit into the file's text: its comments are kept in {}",
                shown(&copy)
            ));
        }
        Ok(rewritten.text().to_owned())
    }
}

fn outcome(job: &SaveJob, plan: Arc<Plan>, said: &[String]) -> Outcome {
    let said = (!said.is_empty()).then(|| said.join("; "));
    if *plan == *job.plan { Outcome::Saved(said) } else { Outcome::Merged { plan, said: said.unwrap_or_default() } }
}

/// Keeps another hand's version beside the file, under a name that nothing has.
fn aside(path: &Path, text: &str) -> Result<PathBuf, SaveError> {
    let mut number = 0;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 0 { ".theirs".to_owned() } else { format!(".theirs{number}") });
        let beside = PathBuf::from(name);
        match store::create(&beside, text) {
            Err(error) if error.already_exists() && number < 1000 => number += 1,
            created => return created.map(|_| beside),
        }
    }
}

fn shown(path: &Path) -> String {
    text::display(&path.display().to_string()).into_owned()
}
