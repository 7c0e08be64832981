//! Writes versions of the plan to its file, as the file's own text with the changes in it.
//!
//! An external version that has not been merged into the plan is returned to be merged, and never overwritten.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside::{aside, written};
use super::effect::{How, SaveJob, SaveOutcome};
use super::external::{ExternalVersion, Noticed, Seen};
use super::known::{Known, Version};
use super::state::Desk;
use super::unmerged::Unmerged;
use crate::domain::{Formation, Plan};
use crate::store::{self, Displaced, Rewritten, SaveError};
use crate::text;

/// Writes versions of one plan, and knows the present and earlier versions in its file.
pub struct Keeper {
    formations: Vec<Arc<Formation>>,
    /// The version that a plan without a file was opened from.
    origin: Option<Version>,
    known: Option<Known>,
    /// External versions that are not yet merged and settled in a saved plan, the oldest first.
    others: Vec<Other>,
    /// How many external versions there have been.
    count: u64,
}

/// An external version, and its files.
struct Other {
    another: ExternalVersion,
    text: Arc<str>,
    /// The file that keeps it until its conflicts are settled.
    kept: Option<PathBuf>,
    /// The file that has it if a save displaced it, until a plan with its changes is saved.
    displaced: Option<Displaced>,
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

    /// Starts from the text that a desk was opened from.
    pub fn of(desk: &mut Desk, formations: Vec<Arc<Formation>>) -> Keeper {
        let plan = desk.plan().clone();
        match (desk.document.path.clone(), desk.document.opened.take()) {
            (Some(path), Some(opened)) => {
                let mut keeper = Keeper::new(formations, Some((path, opened.text, plan)));
                if let Some(marked) = opened.in_file {
                    keeper.stands_marked(marked);
                }
                keeper
            }
            (None, Some(opened)) => Keeper::without_a_file(formations, opened.text, plan),
            (_, None) => Keeper::new(formations, None),
        }
    }

    /// Notes that the file has a text with git's conflict marks, of which the last version that was read is the merge.
    fn stands_marked(&mut self, marked: Arc<str>) {
        let Some(path) = self.known.as_ref().map(|known| known.path.clone()) else { return };
        let why = self.read(&path, &marked).err();
        if let Some(known) = &mut self.known {
            (known.text, known.lasts) = (marked, false);
            known.told = why.map(Seen::Unreadable);
        }
    }

    /// The text of the last readable plan in a file.
    pub fn base(&self, path: &Path) -> Option<&str> {
        self.known.as_ref().filter(|known| known.path == path).map(|known| &*known.good.text)
    }

    /// Prepares the next save as far as possible without its edit, so that the save is faster.
    pub fn look_ahead(&self) {
        self.known.as_ref().and_then(|known| known.good.outline());
    }

    /// Whether the file has a readable plan, or the text that was last seen in it.
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

    /// Writes one version to its file, unless the file has an external version that is not merged into the plan.
    pub fn save(&mut self, job: &SaveJob) -> SaveOutcome {
        if job.path.is_dir() {
            return SaveOutcome::Failed(format!(
                "cannot save {}: it is a folder: name a file in it",
                text::path(&job.path)
            ));
        }
        if job.how == How::Update && self.known.as_ref().is_some_and(|known| known.path != job.path) {
            // The plan has moved to another file during this save, and is now saved to that one.
            return SaveOutcome::Saved(None);
        }
        let _lock = store::lock_folder(&job.path);
        let saved = match job.how {
            How::Create => self.create(job),
            How::Update => self.replace(job),
            How::Replace => self.take_the_place(job),
        };
        saved.unwrap_or_else(|error| match error.already_exists() && job.how == How::Create {
            true => SaveOutcome::Exists,
            false => SaveOutcome::Failed(error.to_string()),
        })
    }

    fn create(&mut self, job: &SaveJob) -> Result<SaveOutcome, SaveError> {
        let mut said = Vec::new();
        // The plan's comments and layout go into its new file, too.
        let basis = self.known.as_ref().map(|known| &known.good).or(self.origin.as_ref());
        let text = self.text_of(&job.path, basis, None, &job.plan, &mut said)?;
        store::create(&job.path, &text)?;
        self.others.clear();
        let version = Version::new(text, job.plan.clone());
        self.known = Some(Known::new(job.path.clone(), version).lasting());
        Ok(SaveOutcome::saved(said))
    }

    /// Moves to another file and replaces its content; after a failure the plan stays with its old file.
    fn take_the_place(&mut self, job: &SaveJob) -> Result<SaveOutcome, SaveError> {
        let before = (self.known.take(), std::mem::take(&mut self.others));
        let saved = self.replace(job);
        if saved.is_err() {
            (self.known, self.others) = before;
        }
        saved
    }

    fn replace(&mut self, job: &SaveJob) -> Result<SaveOutcome, SaveError> {
        let mut said = Vec::new();
        // A file that is gone or can't be read has nothing to keep; the save shows whether it can be written.
        let in_file: Option<Arc<str>> = store::load(&job.path).ok().map(Arc::from);
        if self.known.is_none() {
            self.known =
                in_file.as_ref().and_then(|text| Some(Known::new(job.path.clone(), self.read(&job.path, text).ok()?)));
        } else if let Some(held) = &in_file {
            if let Some(Seen::Unreadable(why)) = self.meet(held) {
                said.push(format!("an external change left the file unreadable: {why}"));
            }
            if self.known.as_ref().is_some_and(|known| known.told.is_some()) && !self.is_all_of_git(&job.path, held) {
                said.push(format!("the external version is kept in {}", text::path(&aside(&job.path, held)?)));
            }
        }
        let unknown = self.unknown_to(job);
        if !unknown.is_empty() {
            return Ok(SaveOutcome::Met(unknown));
        }
        self.keep_unsettled(job, &mut said)?;
        self.put(job, in_file.as_ref(), said)
    }

    /// Whether a text is git's conflict as git left it, so that git still has all of it.
    fn is_all_of_git(&self, path: &Path, text: &str) -> bool {
        let found = || Unmerged::find(path, &self.formations).ok().flatten();
        text.lines().any(store::is_conflict_mark) && found().is_some_and(|found| !found.has_more(text))
    }

    /// Exchanges the plan's text with the file's, and looks at the version that came out.
    fn put(
        &mut self,
        job: &SaveJob,
        in_file: Option<&Arc<str>>,
        mut said: Vec<String>,
    ) -> Result<SaveOutcome, SaveError> {
        let known = self.known.as_ref();
        let text = match known.and_then(|known| known.text_before(&job.plan)) {
            Some(text) => text,
            None => {
                self.text_of(&job.path, known.map(Known::basis), in_file.map(|text| &**text), &job.plan, &mut said)?
            }
        };
        // After an undo the file may already have this text, even if it is write-protected.
        let stands = in_file == Some(&text) && known.is_some_and(|known| known.lasts && known.text == text);
        let put = match stands {
            true => Ok(None),
            false => store::save(&job.path, &text, in_file.map(|text| &**text)).map(|saved| saved.displaced),
        };
        let ours = Version::new(text, job.plan.clone());
        let came_out = match put {
            Ok(came_out) => came_out,
            Err(error) => {
                if error.is_in_place() {
                    self.known_of(job, &ours).put(ours, written(&job.path), false);
                }
                return Err(error);
            }
        };
        let Some(came_out) = came_out else {
            self.known_of(job, &ours).put(ours, written(&job.path), true);
            self.let_go(job);
            return Ok(SaveOutcome::saved(said));
        };
        let theirs = came_out.text.as_deref().and_then(|theirs| self.read(&job.path, &theirs.into()).ok());
        match theirs.filter(|_| job.how == How::Update && self.known.is_some()) {
            Some(theirs) => {
                let known = self.known_of(job, &ours);
                let before = known.base_of(&theirs.plan, written(&came_out.path));
                known.put_over(ours, theirs.clone(), written(&job.path));
                self.count_in(before, &theirs, Some(came_out));
                Ok(SaveOutcome::Met(self.unknown_to(job)))
            }
            None => {
                self.known_of(job, &ours).put(ours, written(&job.path), true);
                said.push(format!("another version of the file is kept in {}", text::path(&came_out.path)));
                Ok(SaveOutcome::saved(said))
            }
        }
    }

    /// What is known about the job's file; if nothing is, that it has this version.
    fn known_of(&mut self, job: &SaveJob, ours: &Version) -> &mut Known {
        self.known.get_or_insert_with(|| Known::new(job.path.clone(), ours.clone()))
    }

    fn read(&self, path: &Path, text: &Arc<str>) -> Result<Version, String> {
        match store::read_plan(&path.display().to_string(), text, &self.formations) {
            Ok(plan) => Ok(Version::new(text.clone(), Arc::new(plan))),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Notes the file's text, and returns what to report if another program wrote it.
    fn meet(&mut self, text: &Arc<str>) -> Option<Seen> {
        let known = self.known.as_ref()?;
        if *text == known.text && known.told.is_none() {
            return None;
        }
        let at = written(&known.path);
        match self.read(&known.path, text) {
            Ok(theirs) => {
                let known = self.known.as_mut()?;
                let before = known.base_of(&theirs.plan, at);
                known.meet(theirs.clone(), at);
                Some(Seen::Changed(self.count_in(before, &theirs, None)))
            }
            Err(why) => {
                self.known.as_mut()?.text = text.clone();
                self.tell(Seen::Unreadable(why))
            }
        }
    }

    fn count_in(&mut self, before: Arc<Plan>, theirs: &Version, displaced: Option<Displaced>) -> ExternalVersion {
        self.count += 1;
        let (number, stands) = (self.count, displaced.is_none());
        let another = ExternalVersion { number, before, after: theirs.plan.clone(), stands };
        self.others.push(Other { another: another.clone(), text: theirs.text.clone(), kept: None, displaced });
        another
    }

    /// Returns what is wrong with the file, unless that has been reported already.
    fn tell(&mut self, seen: Seen) -> Option<Seen> {
        let known = self.known.as_mut()?;
        (known.told.replace(seen.clone()).as_ref() != Some(&seen)).then_some(seen)
    }

    /// The external versions that are not merged into a job's plan.
    fn unknown_to(&self, job: &SaveJob) -> Vec<ExternalVersion> {
        let others = self.others.iter().map(|other| &other.another);
        others.filter(|another| another.number > job.taken_in.until).cloned().collect()
    }

    /// Keeps external versions with conflicts beside the file until they are settled.
    fn keep_unsettled(&mut self, job: &SaveJob, said: &mut Vec<String>) -> Result<(), SaveError> {
        for other in &mut self.others {
            if other.kept.is_none() && job.taken_in.unsettled.contains(&other.another.number) {
                let kept = aside(&job.path, &other.text)?;
                said.push(format!("theirs is in {}", text::path(&kept)));
                other.kept = Some(kept);
            }
        }
        Ok(())
    }

    /// Forgets the external versions that are merged and settled in a saved plan, and removes their files.
    fn let_go(&mut self, job: &SaveJob) {
        self.others.retain_mut(|other| {
            // A copy of a merged version does no harm if it can't be removed.
            if let Some(displaced) = other.displaced.take() {
                let _ = displaced.discard();
            }
            let needed = job.taken_in.unsettled.contains(&other.another.number);
            if let Some(kept) = other.kept.as_ref().filter(|_| !needed)
                && store::load(kept).is_ok_and(|text| *text == *other.text)
            {
                let _ = fs::remove_file(kept);
            }
            needed
        });
    }

    /// The plan's text, which is the text that it comes from with the changes in it.
    ///
    /// If the changes don't fit in, the plan is written anew, and its comments are kept in a copy.
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
            let copy = text::path(&copy);
            said.push(format!("the changes did not fit into the file's text: its comments are kept in {copy}"));
        }
        Ok(rewritten.text().into())
    }
}
