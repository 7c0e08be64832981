//! A text with everything folded away that an edit leaves alone, so that a save costs what the edit changes and not what
//! the plan holds.
//!
//! A list that stays as it is is cut out, and an empty one put in its place; of a tactic its formation stays. Of people who
//! follow each other and stay as they are, the values are cut out, from the first one's opening bracket to the last one's
//! closing bracket, and a person who stands for them all is put there. What is left is a plan's text as well. It is changed
//! and read back like any other, and then the cut bytes come back in the place of what stood for them.
//!
//! Why what was read back holds for the whole: the reader comes to the cut bytes in the state in which it came to them in
//! the old text, behind the colon of the same field or id and as deep in the same brackets, and RON has nothing else by
//! which bytes could tell those behind what they mean. So it makes the same of them, and goes on behind them as it went on
//! behind what stood there, whose brackets are closed. What cut bytes ask of the rest of the plan is looked at on the
//! whole: that ids stand once, that the players are there whom they name, and the formations.

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

/// What tells those who stand for others from everything else, behind their opening bracket.
const MARK: &str = "/*folded ";

/// Where the players and lists stand in a plan's text.
///
/// To find them is most of what a save of a large plan costs. It needs no more than the text, so it can be done before
/// there is an edit.
pub struct Outline(Vec<RootField>);

impl Outline {
    /// `None` for what is no plan.
    pub fn of(text: &str) -> Option<Outline> {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        walk::fields(text, &["players", "targets"]).map(Outline)
    }
}

pub(super) struct Folded<'t> {
    pub(super) text: String,
    pub(super) old: Plan,
    pub(super) new: Plan,
    /// In the order of the text.
    folds: Vec<Fold<'t>>,
}

struct Fold<'t> {
    start: usize,
    /// What was cut out.
    cut: &'t str,
    /// What is there instead.
    stand_in: String,
}

/// The places in two rosters of people who follow each other in both and are the same.
struct Run {
    old: Range<usize>,
    new: Range<usize>,
}

impl<'t> Folded<'t> {
    /// Folds the text of `old`; `None` where there is nothing to fold, or the edit touches what ties people together.
    pub(super) fn of(text: &'t str, outline: &Outline, old: &Plan, new: &Plan) -> Option<Folded<'t>> {
        if !ids_hold(old, new) {
            return None;
        }
        let same_formations = old.formations == new.formations;
        let (mut old, mut new, mut folds) = (old.clone(), new.clone(), Folds { text, folds: Vec::new() });
        for field in &outline.0 {
            match field.name.as_str() {
                "competitions" => folds.list(&field.value, &mut old.competitions, &mut new.competitions)?,
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
        // A comment of the text could look like what stands for others.
        (!folded.folds.is_empty() && folded.places(&folded.text).is_some()).then_some(folded)
    }

    /// A new text of what is left, with everything that was cut out in its place again.
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

    /// Where in a text that stands which stands for others; `None` unless each is there once, in order.
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
    /// Folds a list at a place of the text that is the same in both plans, or a map that is read as one.
    fn list<T: PartialEq>(&mut self, place: &Range<usize>, old: &mut Vec<T>, new: &mut Vec<T>) -> Option<()> {
        if old.is_empty() || old != new {
            return Some(());
        }
        self.cut(place.clone(), "")?;
        old.clear();
        new.clear();
        Some(())
    }

    /// Folds a tactic with wishes that is the same in both plans.
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

    /// Cuts out the bytes between brackets at a place, and puts something else between them.
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

    /// Folds the people of two rosters that are the same, whose values are at these places of the text of the old one.
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
            // Whether somebody new has room on it depends on all of them.
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

/// Whether what people ask of each other holds in the new plan because it held in the old one: nobody's id is taken, and no
/// player is gone whom others may name.
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

/// The people who follow each other in both rosters and are the same.
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

/// The people with one in the place of each run, under the id of its first.
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

/// What stands for what was cut out, and ends in the same column.
fn stand_in(number: usize, inside: &str, cut: &str) -> Option<String> {
    let (open, close) = (cut.get(..1)?, cut.get(cut.len().checked_sub(1)?..)?);
    let begun = format!("{open}{MARK}{number}*/{inside}");
    let (line_break, columns) = match last_line(cut) {
        Some(line) => ("\n", text::width(line)),
        None => ("", text::width(cut).saturating_sub(text::width(&begun))),
    };
    Some(format!("{begun}{line_break}{}{close}", " ".repeat(columns.saturating_sub(1))))
}

/// The text with what is folded replaced.
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
