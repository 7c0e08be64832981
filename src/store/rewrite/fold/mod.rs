//! Folds away the parts of a text that an edit does not change.
//!
//! So the cost of a save depends on the size of the edit, not on that of the plan.
//!
//! An unchanged list is cut out and replaced by an empty one; an unchanged tactic keeps only its formation. A run of
//! unchanged people is cut out, from the first one's opening bracket to the last one's closing bracket, and replaced by
//! one stand-in person. The rest is still the text of a plan. It is changed and read back like any other, and then each
//! stand-in is replaced by the bytes that were cut out.
//!
//! Reading back the folded text is enough, for this reason. The reader would reach the cut bytes in the same state as
//! in the old text: after the colon of the same field or id, and as deep in the same brackets. Nothing else before them
//! can change their meaning in RON, so it would read the same values from them. After them it would go on as it does
//! after the stand-in, whose brackets are closed as well. Only what the cut bytes require of the rest of the plan is
//! checked on the whole plan: that ids are unique, and that the players and formations exist which they name.

#[cfg(test)]
mod tests;

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;

use super::output::{BYTE_ORDER_MARK, last_line};
use crate::domain::{Familiarity, Id, Plan, Player, Position, Positions, Profile, Roster, Tactic, Target};
use crate::store::walk::{self, RootField};
use crate::store::write::quoted;
use crate::text;

/// The mark after a stand-in's opening bracket.
const MARK: &str = "/*folded ";

/// The places of the plan's fields, and of each player and target, in its text.
///
/// Finding them is most of the cost of saving a large plan. It needs only the text, so it can be done before there is
/// an edit.
pub struct Outline(Vec<RootField>);

impl Outline {
    /// Finds the places; `None` if the text is not a plan.
    pub fn of(text: &str) -> Option<Outline> {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        walk::fields(text, &["players", "targets"]).map(Outline)
    }
}

pub(super) struct Folded<'t> {
    pub(super) text: String,
    pub(super) old: Plan,
    pub(super) new: Plan,
    /// The folds, in the order of the text.
    folds: Vec<Fold<'t>>,
}

struct Fold<'t> {
    start: usize,
    /// The bytes that were cut out.
    cut: &'t str,
    /// The text in their place.
    stand_in: String,
}

/// A run of people who are the same in two rosters, by their indices in each.
struct Run {
    old: Range<usize>,
    new: Range<usize>,
}

impl<'t> Folded<'t> {
    /// Folds the text of `old`; `None` if there is nothing to fold, or the edit may break references between people.
    pub(super) fn of(text: &'t str, outline: &Outline, old: &Plan, new: &Plan) -> Option<Folded<'t>> {
        if !ids_hold(old, new) {
            return None;
        }
        let same_formations = old.formations == new.formations;
        let (mut old, mut new, mut folds) = (old.clone(), new.clone(), Folds { text, folds: Vec::new() });
        for field in &outline.0 {
            match field.name.as_str() {
                "competitions" => folds.list(&field.value, &mut old.competitions, &mut new.competitions)?,
                "registered" => folds.list(&field.value, &mut old.registered, &mut new.registered)?,
                "deadlines" => folds.list(&field.value, &mut old.deadlines, &mut new.deadlines)?,
                "matches" => folds.list(&field.value, &mut old.matches, &mut new.matches)?,
                "call_ups" => folds.list(&field.value, &mut old.call_ups, &mut new.call_ups)?,
                "tactic" if same_formations => folds.tactic(&field.value, &mut old.tactic, &mut new.tactic)?,
                "what_ifs" if same_formations => folds.list(&field.value, &mut old.what_ifs, &mut new.what_ifs)?,
                "players" => folds.people(&field.values, &mut old.players, &mut new.players, Player::new)?,
                "targets" => folds.people(&field.values, &mut old.targets, &mut new.targets, Target::new)?,
                _ => {}
            }
        }
        let folds = folds.folds;
        let folded = Folded { text: without(text, &folds)?, old, new, folds };
        // A comment in the text could look like the mark of a stand-in.
        (!folded.folds.is_empty() && folded.places(&folded.text).is_some()).then_some(folded)
    }

    /// Replaces the stand-ins in a new text by the bytes that were cut out.
    pub(super) fn unfold(&self, text: &str) -> Option<String> {
        let cut: usize = self.folds.iter().map(|fold| fold.cut.len()).sum();
        let (mut unfolded, mut copied) = (String::with_capacity(text.len() + cut), 0);
        for (at, fold) in self.places(text)?.into_iter().zip(&self.folds) {
            unfolded.push_str(text.get(copied..at)?);
            unfolded.push_str(fold.cut);
            copied = at + fold.stand_in.len();
        }
        unfolded.push_str(text.get(copied..)?);
        Some(unfolded)
    }

    /// The places of the stand-ins in a text; `None` unless each occurs once, in order.
    fn places(&self, text: &str) -> Option<Vec<usize>> {
        let mut folds = self.folds.iter();
        let places = text.match_indices(MARK).map(|(at, _)| {
            let start = at.checked_sub(1)?;
            text.get(start..)?.starts_with(&folds.next()?.stand_in).then_some(start)
        });
        let places: Vec<usize> = places.collect::<Option<_>>()?;
        (places.len() == self.folds.len()).then_some(places)
    }
}

struct Folds<'t> {
    text: &'t str,
    folds: Vec<Fold<'t>>,
}

impl<'t> Folds<'t> {
    /// Folds a list, or a map that is read as one, if it is the same in both plans.
    fn list<T: PartialEq>(&mut self, place: &Range<usize>, old: &mut Vec<T>, new: &mut Vec<T>) -> Option<()> {
        if old.is_empty() || old != new {
            return Some(());
        }
        self.cut(place.clone(), "")?;
        old.clear();
        new.clear();
        Some(())
    }

    /// Folds a tactic to its formation, if it is the same in both plans.
    fn tactic(&mut self, place: &Range<usize>, old: &mut Tactic, new: &mut Tactic) -> Option<()> {
        let bare = Tactic::new(old.formation.clone());
        if old != new || *old == bare {
            return Some(());
        }
        let inside = format!("formation:{}", quoted(bare.formation.name()));
        self.cut(place.clone(), &inside)?;
        (*old, *new) = (bare.clone(), bare);
        Some(())
    }

    /// Cuts out a bracketed value, and puts a stand-in with `inside` between its brackets there.
    fn cut(&mut self, place: Range<usize>, inside: &str) -> Option<()> {
        let cut = self.text.get(place.clone())?;
        let stand_in = stand_in(self.folds.len(), inside, cut)?;
        self.folds.push(Fold { start: place.start, cut, stand_in });
        Some(())
    }

    fn share_a_line(&self, places: &[Range<usize>]) -> bool {
        let all = places.first().zip(places.last()).and_then(|(first, last)| self.text.get(first.start..last.end));
        all.is_some_and(|all| !all.contains('\n'))
    }

    /// Folds the people who are the same in two rosters; `places` are those of the old one's values in the text.
    fn people<T: Clone + PartialEq>(
        &mut self,
        places: &[Range<usize>],
        old: &mut Roster<T>,
        new: &mut Roster<T>,
        person: fn(Profile) -> T,
    ) -> Option<()> {
        if places.len() != old.len() {
            return None;
        }
        if self.share_a_line(places) && new.iter().any(|(id, _)| !old.contains(id)) {
            // They share a line, so whether a new person fits on it depends on all of them.
            return Some(());
        }
        let runs = runs(old, new);
        let mut people = Vec::with_capacity(runs.len());
        for run in &runs {
            let place = places.get(run.old.start)?.start..places.get(run.old.end.checked_sub(1)?)?.end;
            let name = self.folds.len().to_string();
            self.cut(place, &format!("name:\"{name}\",positions:{{GK:Natural}}"))?;
            let positions = Positions::new(vec![(Position::GK, Familiarity::Natural)]).ok()?;
            people.push(person(Profile::new(name, positions)));
        }
        *old = without_runs(old, runs.iter().map(|run| &run.old).zip(&people));
        *new = without_runs(new, runs.iter().map(|run| &run.new).zip(&people));
        Some(())
    }
}

/// Whether references between people still hold in the new plan, since they held in the old one.
///
/// They do if no id is taken twice, and no player is gone whom others may name.
fn ids_hold(old: &Plan, new: &Plan) -> bool {
    if old.players.len() == new.players.len() && ids(old).eq(ids(new)) {
        return true;
    }
    let all: HashSet<&Id> = ids(new).collect();
    let players: HashSet<&Id> = new.players.iter().map(|(id, _)| id).collect();
    all.len() == new.players.len() + new.targets.len() && old.players.iter().all(|(id, _)| players.contains(id))
}

fn ids(plan: &Plan) -> impl Iterator<Item = &Id> {
    plan.players.iter().map(|(id, _)| id).chain(plan.targets.iter().map(|(id, _)| id))
}

/// The runs of people who are the same in both rosters.
fn runs<T: Clone + PartialEq>(old: &Roster<T>, new: &Roster<T>) -> Vec<Run> {
    let (before, after): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    let stay = LazyCell::new(|| after.iter().map(|(id, _)| *id).collect::<HashSet<&Id>>());
    let (mut was, mut is, mut runs) = (0, 0, Vec::<Run>::new());
    while let (Some((old_id, old_person)), Some((new_id, new_person))) = (before.get(was), after.get(is)) {
        if old_id != new_id {
            if stay.contains(old_id) {
                is += 1
            } else {
                was += 1
            }
            continue;
        }
        if std::ptr::eq(*old_person, *new_person) || old_person == new_person {
            match runs.last_mut().filter(|run| run.old.end == was && run.new.end == is) {
                Some(run) => (run.old.end, run.new.end) = (was + 1, is + 1),
                None => runs.push(Run { old: was..was + 1, new: is..is + 1 }),
            }
        }
        (was, is) = (was + 1, is + 1);
    }
    runs
}

/// A roster with one person in the place of each run, under the id of its first.
fn without_runs<'r, T: Clone + 'r>(
    roster: &Roster<T>,
    runs: impl Iterator<Item = (&'r Range<usize>, &'r T)>,
) -> Roster<T> {
    let (mut left, mut runs) = (Vec::new(), runs.peekable());
    for (index, (id, person)) in roster.iter().enumerate() {
        runs.next_if(|(run, _)| run.end <= index);
        match runs.peek() {
            Some((run, stand_in)) if run.start == index => left.push((id.clone(), (*stand_in).clone())),
            Some((run, _)) if run.contains(&index) => {}
            _ => left.push((id.clone(), person.clone())),
        }
    }
    left.into_iter().collect()
}

/// The stand-in for bytes that were cut out.
///
/// It ends in the same column, unless they are one line that is shorter than the stand-in.
fn stand_in(number: usize, inside: &str, cut: &str) -> Option<String> {
    let (open, close) = (cut.get(..1)?, cut.get(cut.len().checked_sub(1)?..)?);
    let begun = format!("{open}{MARK}{number}*/{inside}");
    let (line_break, columns) = match last_line(cut) {
        Some(line) => ("\n", text::width(line)),
        None => ("", text::width(cut).saturating_sub(text::width(&begun))),
    };
    Some(format!("{begun}{line_break}{}{close}", " ".repeat(columns.saturating_sub(1))))
}

/// The text with each fold replaced by its stand-in.
fn without(text: &str, folds: &[Fold<'_>]) -> Option<String> {
    let (mut left, mut copied) = (String::new(), 0);
    for fold in folds {
        left.push_str(text.get(copied..fold.start)?);
        left.push_str(&fold.stand_in);
        copied = fold.start + fold.cut.len();
    }
    left.push_str(text.get(copied..)?);
    Some(left)
}
