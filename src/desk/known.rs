//! What is known about a file: its present version and earlier ones.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use super::external::Seen;
use crate::domain::{Plan, diff};
use crate::store::Outline;

/// The number of versions whose texts are remembered for undo.
const TEXTS: usize = 32;

/// The number of versions that are remembered since another program may have read them.
const STOOD: usize = 256;

/// The longest time that another program takes to read the file, change it and write it back.
///
/// A text is not made from a version that was replaced longer than this before the text was written.
const HASTE: Duration = Duration::from_secs(10);

/// A file as it was last read or written here.
pub(super) struct Known {
    pub(super) path: PathBuf,
    pub(super) text: Arc<str>,
    /// Whether the text was opened or saved here, and so counts as saved.
    pub(super) lasts: bool,
    /// The last readable version, which is this text unless an external change left the file unreadable.
    pub(super) good: Version,
    /// The version that the next text is made from, if that is not the last one.
    ///
    /// It is an external version that a save displaced and that is still to be merged.
    pub(super) basis: Option<Version>,
    /// The last report that the file is unreadable or gone.
    pub(super) told: Option<Seen>,
    /// The versions that were written since another program last wrote.
    texts: Vec<Version>,
    /// The earlier versions in the file, the oldest first.
    stood: Vec<Stood>,
}

/// A text, and the plan in it.
#[derive(Clone)]
pub(super) struct Version {
    pub(super) text: Arc<str>,
    pub(super) plan: Arc<Plan>,
    outline: Arc<OnceLock<Option<Outline>>>,
}

/// A plan that was in the file earlier.
struct Stood {
    plan: Arc<Plan>,
    /// Whether it was there only for a moment, since a save put it in the place of an unknown version.
    passing: bool,
    /// The time at which the next version replaced it, if known.
    until: Option<SystemTime>,
}

impl Version {
    pub(super) fn new(text: Arc<str>, plan: Arc<Plan>) -> Version {
        Version { text, plan, outline: Arc::default() }
    }

    /// The places of the plan's fields and people in the text, which are found only once.
    pub(super) fn outline(&self) -> Option<&Outline> {
        self.outline.get_or_init(|| Outline::of(&self.text)).as_ref()
    }
}

impl Known {
    pub(super) fn new(path: PathBuf, good: Version) -> Known {
        let text = good.text.clone();
        Known { path, text, lasts: false, good, basis: None, told: None, texts: Vec::new(), stood: Vec::new() }
    }

    pub(super) fn lasting(self) -> Known {
        Known { lasts: true, ..self }
    }

    /// The version that the next text is made from.
    pub(super) fn basis(&self) -> &Version {
        self.basis.as_ref().unwrap_or(&self.good)
    }

    /// Notes that our version was written to the file at a time, with everything that was in the file before.
    pub(super) fn put(&mut self, version: Version, at: Option<SystemTime>, lasts: bool) {
        let merges = self.basis.take().is_some();
        let before = self.follow(version, at, merges);
        match merges {
            true => self.texts.clear(),
            false => self.texts.push(before),
        }
        self.texts.drain(..self.texts.len().saturating_sub(TEXTS));
        self.lasts = lasts;
    }

    /// Notes that our version replaced an unknown version in the file.
    pub(super) fn put_over(&mut self, version: Version, theirs: Version, at: Option<SystemTime>) {
        let merges = self.basis.is_some();
        self.follow(version, at, merges);
        self.stand(theirs.plan.clone(), true, at);
        self.basis = Some(theirs);
        self.texts.clear();
        self.lasts = true;
    }

    /// Notes that another program's version is in the file.
    pub(super) fn meet(&mut self, theirs: Version, at: Option<SystemTime>) {
        let merges = self.basis.take().is_some();
        self.follow(theirs, at, merges);
        self.texts.clear();
        self.lasts = false;
    }

    /// Makes another version the present one, and returns the one before.
    fn follow(&mut self, version: Version, at: Option<SystemTime>, passing: bool) -> Version {
        self.text = version.text.clone();
        self.told = None;
        let before = std::mem::replace(&mut self.good, version);
        self.stand(before.plan.clone(), passing, at);
        before
    }

    fn stand(&mut self, plan: Arc<Plan>, passing: bool, until: Option<SystemTime>) {
        self.stood.push(Stood { plan, passing, until });
        self.stood.drain(..self.stood.len().saturating_sub(STOOD));
    }

    /// The plan that another program's version was made from.
    ///
    /// Of the present and earlier plans in the file, it is the most similar one, so that changes which the other
    /// program never saw don't count as removed by it. A plan that was in the file for longer and is there again was
    /// restored on purpose, so the later changes count as removed.
    pub(super) fn base_of(&self, theirs: &Plan, written: Option<SystemTime>) -> Arc<Plan> {
        let last = &self.good.plan;
        let same: Vec<&Stood> = self.stood.iter().filter(|stood| *stood.plan == *theirs).collect();
        if !same.is_empty() && same.iter().all(|stood| !stood.passing) {
            return last.clone();
        }
        let far = |plan: &&Arc<Plan>| diff(plan, theirs).len();
        let read = self.stood.iter().rev().filter(|stood| stood.may_be_read_for(written)).map(|stood| &stood.plan);
        std::iter::once(last).chain(read).min_by_key(far).unwrap_or(last).clone()
    }

    /// The text that this very plan had before, so that undo also restores the comments of a removed person.
    pub(super) fn text_before(&self, plan: &Arc<Plan>) -> Option<Arc<str>> {
        self.texts.iter().rfind(|version| Arc::ptr_eq(&version.plan, plan)).map(|version| version.text.clone())
    }
}

impl Stood {
    /// Whether a program that wrote at a time may have read this plan before.
    ///
    /// It may if it wrote before the next version came or soon after, and where a time is unknown.
    fn may_be_read_for(&self, written: Option<SystemTime>) -> bool {
        let waited = self.until.zip(written).and_then(|(until, written)| written.duration_since(until).ok());
        waited.is_none_or(|waited| waited < HASTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{assets, read_plan};

    /// A plan with a rating and these deadlines.
    fn version(rating: u8, deadlines: &[&str]) -> Version {
        let deadlines: Vec<String> =
            deadlines.iter().map(|name| format!("(name: \"{name}\", on: \"2025-08-01\")")).collect();
        let text = format!(
            "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), deadlines: [{}], targets: {{\n\
             \"leoni\": (name: \"Leoni\", positions: {{ CB: Natural }}, rating: {rating}) }})",
            deadlines.join(", ")
        );
        let plan = read_plan("p", &text, &assets::formations()).unwrap();
        Version::new(text.into(), Arc::new(plan))
    }

    /// A time, in seconds.
    fn at(seconds: u64) -> Option<SystemTime> {
        Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
    }

    fn opened() -> Known {
        Known::new("plan.ron".into(), version(1, &["old"]))
    }

    fn base(known: &Known, theirs: &Version, seconds: u64) -> Arc<Plan> {
        known.base_of(&theirs.plan, at(seconds))
    }

    #[test]
    fn a_version_that_stood_there_for_a_moment_is_a_base_many_saves_later() {
        let mut known = opened();
        let passing = version(2, &["old"]);
        known.put_over(passing.clone(), version(1, &["old", "theirs"]), at(1));
        for rating in 2..100 {
            known.put(version(rating, &["old", "theirs"]), at(1), true);
        }
        let late = version(2, &["old", "later"]);
        assert_eq!(base(&known, &late, 2), passing.plan, "it never had what it seems to lack");
        assert_eq!(base(&known, &passing, 2), passing.plan, "also with nothing new in it");
        let last = version(99, &["old", "theirs", "later"]);
        assert_eq!(base(&known, &last, 2), known.good.plan);
    }

    #[test]
    fn who_read_an_earlier_version_has_taken_nothing_back_that_came_since() {
        let mut known = opened();
        known.put(version(2, &["old"]), at(1), true);
        known.put(version(3, &["old"]), at(2), true);
        known.meet(version(3, &["old", "theirs"]), at(3));
        known.put(version(4, &["old", "theirs"]), at(4), true);
        let late = version(2, &["old", "later"]);
        assert_eq!(base(&known, &late, 5), version(2, &["old"]).plan);
    }

    #[test]
    fn what_is_removed_from_the_last_version_is_removed() {
        let mut known = opened();
        known.put(version(2, &["old"]), at(1), true);
        known.put(version(2, &["old", "ours"]), at(2), true);
        let last = known.good.plan.clone();
        assert_eq!(base(&known, &version(2, &["ours"]), 3), last);
        assert_eq!(base(&known, &version(2, &["old"]), 3), last, "and when an earlier version is put back, as by git");
        assert_eq!(base(&known, &version(1, &["old"]), 3), last);
    }

    #[test]
    fn who_writes_long_after_the_last_version_came_has_read_it() {
        let mut known = opened();
        known.put(version(2, &["old", "ours"]), at(100), true);
        let (last, replaced) = (known.good.plan.clone(), version(1, &["old", "theirs"]));
        assert_eq!(base(&known, &replaced, 105), opened().good.plan, "a program may take this long");
        assert_eq!(base(&known, &replaced, 111), last, "a person looked at it for longer, and took ours out");
    }
}
