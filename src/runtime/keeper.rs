//! What a version of the plan becomes on the disk: the file's own text with the changes in it, and with what another
//! hand wrote there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::known::{Known, Version};
use crate::desk::{ExternalVersion, How, Noticed, SaveJob, SaveOutcome, Seen, in_words};
use crate::domain::{Formation, Plan, diff};
use crate::store::{self, Displaced, Rewritten, SaveError};
use crate::text;

/// How often a file may change under the save before it is said instead of tried again.
const TRIES: usize = 5;

/// Writes versions of one plan, and knows what it last saw in the file.
pub struct Keeper {
    formations: Vec<Arc<Formation>>,
    /// What a plan that has no file yet comes from.
    origin: Option<Version>,
    known: Option<Known>,
    /// Versions by another program that no saved plan has taken in and settled yet, the oldest first.
    others: Vec<Other>,
    /// How many there were.
    count: u64,
}

struct Other {
    another: ExternalVersion,
    text: Arc<str>,
    /// Where it stays until its conflicts are settled.
    kept: Option<PathBuf>,
}

/// How a save ended, and what was seen of another program's doing on the way.
pub struct Ended {
    pub outcome: SaveOutcome,
    pub noticed: Vec<Noticed>,
}

impl Keeper {
    /// Starts from a file's text and the plan in it, or from no file at all.
    pub fn new(formations: Vec<Arc<Formation>>, read: Option<(PathBuf, Arc<str>, Arc<Plan>)>) -> Keeper {
        let known = |(path, text, plan)| Known::new(path, Version::new(text, plan)).lasting();
        Keeper { formations, origin: None, known: read.map(known), others: Vec::new(), count: 0 }
    }

    /// Starts from a text that is in no file, and the plan in it.
    pub fn without_a_file(formations: Vec<Arc<Formation>>, text: Arc<str>, plan: Arc<Plan>) -> Keeper {
        Keeper { origin: Some(Version::new(text, plan)), ..Keeper::new(formations, None) }
    }

    /// The text of the last plan that was seen in a file.
    pub fn base(&self, path: &Path) -> Option<&str> {
        self.known.as_ref().filter(|known| known.path == path).map(|known| &*known.good.text)
    }

    /// Does what of the next save needs no edit yet: it is then called saved the sooner.
    pub fn look_ahead(&self) {
        self.known.as_ref().and_then(|known| known.good.outline());
    }

    /// Whether the file holds a plan, or what was seen in it before.
    pub fn is_whole(&self, path: &Path) -> bool {
        let known = self.known.as_ref().map(|known| &*known.text);
        store::load(path).is_ok_and(|text| known == Some(&text) || self.read(path, &text.into()).is_ok())
    }

    /// Looks whether another program has changed the file since it was last read or written here.
    pub fn look(&mut self, path: &Path) -> Option<Noticed> {
        let _lock = store::lock_folder(path);
        self.known.as_ref().filter(|known| known.path == path)?;
        let seen = match store::load(path) {
            Ok(text) => self.meet(&text.into()),
            Err(error) => {
                let seen = if error.is_missing() { Seen::Gone } else { Seen::Unreadable(error.to_string()) };
                self.tell(seen)
            }
        };
        seen.map(|what| Noticed { path: path.to_owned(), what })
    }

    /// Writes one version to its file.
    pub fn save(&mut self, job: &SaveJob) -> Ended {
        if job.path.is_dir() {
            let why = format!(
                "cannot save {}: it is a folder: name a file in it",
                text::display(&job.path.to_string_lossy())
            );
            return Ended { outcome: SaveOutcome::Failed(why), noticed: Vec::new() };
        }
        let _lock = store::lock_folder(&job.path);
        let mut noticed = Vec::new();
        let saved = match job.how {
            How::Create => self.create(job),
            How::Update | How::Replace => self.replace(job, &mut noticed),
        };
        let outcome = saved.unwrap_or_else(|error| match error.already_exists() && job.how == How::Create {
            true => SaveOutcome::Exists,
            false => SaveOutcome::Failed(error.to_string()),
        });
        let noticed = noticed.into_iter().map(|what| Noticed { path: job.path.clone(), what }).collect();
        Ended { outcome, noticed }
    }

    fn create(&mut self, job: &SaveJob) -> Result<SaveOutcome, SaveError> {
        let mut said = Vec::new();
        // Comments and layout go with the plan into its new file.
        let basis = self.known.as_ref().map(|known| &known.good).or(self.origin.as_ref());
        let text = self.text_of(&job.path, basis, None, &job.plan, &mut said)?;
        store::create(&job.path, &text)?;
        self.others.clear();
        let version = Version::new(text, job.plan.clone());
        self.known = Some(Known::new(job.path.clone(), version).lasting());
        Ok(SaveOutcome::Saved((!said.is_empty()).then(|| said.join("; "))))
    }

    fn replace(&mut self, job: &SaveJob, noticed: &mut Vec<Seen>) -> Result<SaveOutcome, SaveError> {
        let (mut said, mut merged) = (Vec::new(), Vec::new());
        // A file that is gone or cannot be read holds nothing to keep; whether it can be written shows next.
        let mut in_file: Option<Arc<str>> = store::load(&job.path).ok().map(Arc::from);
        if job.how == How::Replace || self.known.as_ref().is_none_or(|known| known.path != job.path) {
            self.others.clear();
            self.known =
                in_file.as_ref().and_then(|text| Some(Known::new(job.path.clone(), self.read(&job.path, text).ok()?)));
        } else if let Some(held) = &in_file {
            noticed.extend(self.meet(held));
            if self.known.as_ref().is_some_and(|known| known.told.is_some()) {
                said.push(format!("the external version is kept in {}", shown(&aside(&job.path, held)?)));
            }
        }
        let mut basis = self.known.as_ref().map(|known| known.good.clone());
        // Versions that came out of the file while it was saved, until what they hold is in it again.
        let mut displaced: Vec<Displaced> = Vec::new();
        // What stood in the file for a moment, without what came out of it.
        let mut passing: Vec<Version> = Vec::new();
        for _ in 0..TRIES {
            merged.clear();
            let plan = self.taking_in(job, &mut merged)?;
            let before =
                self.known.as_ref().filter(|_| displaced.is_empty()).and_then(|known| known.text_before(&plan));
            let text = match before {
                Some(text) => text,
                None => self.text_of(&job.path, basis.as_ref(), in_file.as_deref(), &plan, &mut said)?,
            };
            // What undo leads back to may stand there already, also in a file that nobody may write.
            let stands = in_file.as_ref() == Some(&text)
                && self.known.as_ref().is_some_and(|known| known.lasts && known.text == text);
            let saved = match stands {
                true => Ok(None),
                false => store::save(&job.path, &text, in_file.as_deref()).map(|saved| saved.displaced),
            };
            if saved.as_ref().map_or_else(SaveError::is_in_place, |_| true) {
                let version = Version::new(text.clone(), plan);
                let mut known = match self.known.take().filter(|_| displaced.is_empty()) {
                    Some(known) => known.followed_by(version),
                    None => Known::new(job.path.clone(), version),
                };
                known.lasts = saved.is_ok();
                self.known = Some(known);
            }
            let Some(came_out) = saved? else {
                if let Some(known) = &mut self.known {
                    known.passing = passing;
                }
                self.let_go(job);
                // A copy of what is merged does no harm where it cannot be removed.
                displaced.into_iter().for_each(|version| drop(version.discard()));
                said.extend(merged);
                return Ok(SaveOutcome::Saved((!said.is_empty()).then(|| said.join("; "))));
            };
            in_file = Some(text);
            let met = came_out.text.as_deref().and_then(|theirs| self.read(&job.path, &theirs.into()).ok()).zip(basis);
            let Some((theirs, before)) = met else {
                said.push(format!("another version of the file is kept in {}", shown(&came_out.path)));
                return Ok(SaveOutcome::Saved(Some(said.join("; "))));
            };
            noticed.push(self.count_in(nearest(&theirs, &before, &passing), &theirs));
            passing.extend(self.known.as_ref().map(|known| known.good.clone()));
            basis = Some(theirs);
            displaced.push(came_out);
        }
        said.extend(
            displaced.iter().map(|version| format!("another version of the file is in {}", shown(&version.path))),
        );
        Ok(SaveOutcome::Saved(Some(said.join("; "))))
    }

    fn read(&self, path: &Path, text: &Arc<str>) -> Result<Version, String> {
        match store::read_plan(&path.display().to_string(), text, &self.formations) {
            Ok(plan) => Ok(Version::new(text.clone(), Arc::new(plan))),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Takes note of a text that stands in the file: what is to be told of it, when it is another program's.
    fn meet(&mut self, text: &Arc<str>) -> Option<Seen> {
        let known = self.known.as_ref()?;
        if *text == known.text && known.told.is_none() {
            return None;
        }
        let path = known.path.clone();
        match self.read(&path, text) {
            Ok(theirs) => {
                let before = nearest(&theirs, &known.good, &known.passing);
                self.known = Some(Known::new(path, theirs.clone()));
                Some(self.count_in(before, &theirs))
            }
            Err(why) => {
                self.known.as_mut()?.text = text.clone();
                self.tell(Seen::Unreadable(why))
            }
        }
    }

    fn count_in(&mut self, before: Arc<Plan>, theirs: &Version) -> Seen {
        self.count += 1;
        let another = ExternalVersion { number: self.count, before, after: theirs.plan.clone() };
        self.others.push(Other { another: another.clone(), text: theirs.text.clone(), kept: None });
        Seen::Changed(another)
    }

    /// What is wrong with the file, unless that was told already.
    fn tell(&mut self, seen: Seen) -> Option<Seen> {
        let known = self.known.as_mut()?;
        (known.told.replace(seen.clone()).as_ref() != Some(&seen)).then_some(seen)
    }

    /// The plan with every version by another program that it has not taken in. Where they are in conflict it stays as it is,
    /// and the other version is kept beside the file.
    fn taking_in(&mut self, job: &SaveJob, said: &mut Vec<String>) -> Result<Arc<Plan>, SaveError> {
        let mut plan = job.plan.clone();
        for other in &mut self.others {
            let mut conflicts = job.taken_in.unsettled.contains(&other.another.number);
            if other.another.number > job.taken_in.until {
                let merged = other.another.merged_into(&plan);
                if !merged.merged.is_empty() {
                    said.push(format!("external changes are in: {}", in_words(&merged.merged)));
                }
                if !merged.conflicts.is_empty() {
                    let conflicts: Vec<&str> = merged.conflicts.iter().map(|conflict| &*conflict.what).collect();
                    said.push(format!("both changed {}: ours stands", conflicts.join(", ")));
                }
                conflicts |= !merged.conflicts.is_empty();
                plan = Arc::new(merged.plan);
            }
            if !conflicts {
                continue;
            }
            if other.kept.is_none() || other.another.number > job.taken_in.until {
                let kept = aside(&job.path, &other.text)?;
                said.push(format!("theirs is in {}", shown(&kept)));
                other.kept = Some(kept);
            }
        }
        Ok(plan)
    }

    /// Forgets the versions that a saved plan has taken in and settled, and removes what was kept of them.
    fn let_go(&mut self, job: &SaveJob) {
        self.others.retain(|other| {
            let number = other.another.number;
            let needed = number > job.taken_in.until || job.taken_in.unsettled.contains(&number);
            if let Some(kept) = other.kept.as_ref().filter(|_| !needed)
                && store::load(kept).is_ok_and(|text| *text == *other.text)
            {
                // Where it cannot be removed it says nothing that is not in the plan.
                let _ = std::fs::remove_file(kept);
            }
            needed
        });
    }

    /// The plan as a text: the one it comes from with the changes in it. Where they do not fit in, the plan is written
    /// anew, and the comments stay in a copy.
    fn text_of(
        &self,
        path: &Path,
        basis: Option<&Version>,
        in_file: Option<&str>,
        plan: &Plan,
        said: &mut Vec<String>,
    ) -> Result<Arc<str>, SaveError> {
        let rewritten = match basis {
            Some(old) => store::rewrite_along(old.outline(), &old.text, &old.plan, plan, &self.formations),
            None => Rewritten::Anew(store::write_plan(plan)),
        };
        if let (Rewritten::Anew(_), Some(before)) = (&rewritten, basis.map(|old| &*old.text).or(in_file))
            && let Some(copy) = store::keep_comments(path, before)?
        {
            let copy = shown(&copy);
            said.push(format!("the changes did not fit into the file's text: its comments are kept in {copy}"));
        }
        Ok(rewritten.text().into())
    }
}

/// What an external version was made from: the last one, unless it differs less from one that stood in the file for a
/// moment, while the last one was put together. What that one lacked, the other program has not removed.
fn nearest(theirs: &Version, last: &Version, passing: &[Version]) -> Arc<Plan> {
    let far = |version: &&Version| diff(&version.plan, &theirs.plan).len();
    std::iter::once(last).chain(passing).min_by_key(far).unwrap_or(last).plan.clone()
}

/// Keeps an external version beside the file, under a name that nothing else has.
fn aside(path: &Path, text: &str) -> Result<PathBuf, SaveError> {
    let mut number = 0;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 0 { ".theirs".to_owned() } else { format!(".theirs{number}") });
        let beside = PathBuf::from(name);
        if store::load(&beside).is_ok_and(|held| held == text) {
            return Ok(beside);
        }
        match store::create(&beside, text) {
            Err(error) if error.already_exists() && number < 1000 => number += 1,
            created => return created.map(|_| beside),
        }
    }
}

fn shown(path: &Path) -> String {
    text::display(&path.display().to_string()).into_owned()
}
