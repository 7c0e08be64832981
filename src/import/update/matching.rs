//! Who of a file is who of a plan: by the source's id, else by name and birth date, else by name, club and position.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::context::UpdateContext;
use super::pairs::{MatchedBy, MayBe, PlanPeople, PlanPerson};
use crate::domain::{Id, Plan};
use crate::import::people::FilePerson;

/// People of a file and of a plan of whom it cannot be told who is who.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unsure {
    /// Places among the people of the file.
    pub rows: Vec<usize>,
    pub people: Vec<Id>,
    pub by: MatchedBy,
}

/// Somebody of a file who may be several of a plan, or of whom somebody said who he is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskedWho {
    /// The first of his lines in the file.
    pub line: usize,
    /// As the file spells it.
    pub name: String,
    /// Who he may be, the surest first.
    pub people: Vec<Id>,
    /// By what he may be those; who is chosen, by choice.
    pub by: MatchedBy,
    /// Who he is, where somebody said so; none of a plan is somebody new.
    pub chosen: Option<Option<Id>>,
}

/// Who somebody of a file is in the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum FoundAs {
    Nobody,
    Known(Id, MatchedBy),
    Unsure,
    /// Somebody said that he is nobody of the plan.
    New,
}

/// Who everybody of a file is.
pub(super) struct Matches {
    /// In the order of the file.
    pub(super) who: Vec<FoundAs>,
    pub(super) unsure: Vec<Unsure>,
    /// In the order of the file.
    pub(super) asked: Vec<AskedWho>,
    /// Of the plan, players before targets.
    pub(super) missing: Vec<Id>,
}

/// Finds everybody of a file in a plan.
///
/// Who fits two is asked, and nobody is taken for somebody born on another day.
pub(super) fn matches(plan: &Plan, people: &[FilePerson], context: &UpdateContext<'_>) -> Matches {
    let held = PlanPeople::of(plan);
    let (known, pairs) = (&held.known, held.pairs(people, context));
    let mut who = vec![FoundAs::Nobody; people.len()];
    for (row, _) in context.chosen.iter().filter(|(_, id)| id.is_none()) {
        who.get_mut(*row).into_iter().for_each(|place| *place = FoundAs::New);
    }
    let mut found = Matches { who, unsure: Vec::new(), asked: Vec::new(), missing: Vec::new() };
    let (mut taken, mut sure) = (vec![false; known.len()], vec![false; known.len()]);
    let mark = |list: &mut Vec<bool>, part: &[MayBe]| {
        part.iter().for_each(|pair| list.get_mut(pair.known).into_iter().for_each(|taken| *taken = true));
    };
    for by in MatchedBy::ALL.iter().filter(|by| by.is_sure()) {
        let open = open(&pairs, &found.who, &taken, |pair| pair.by == *by);
        for part in parts(&open) {
            mark(&mut taken, &part);
            match part.as_slice() {
                [only] => {
                    mark(&mut sure, &part);
                    let id = known.get(only.known).map(|known| known.id.clone());
                    let who = id.map_or(FoundAs::Unsure, |id| FoundAs::Known(id, *by));
                    found.who.get_mut(only.row).into_iter().for_each(|place| *place = who.clone());
                }
                _ => found.ask(&part, known),
            }
        }
    }
    // Whoever may be somebody that others may be too is asked with them.
    for part in parts(&open(&pairs, &found.who, &sure, |_| true)) {
        mark(&mut taken, &part);
        found.ask(&part, known);
    }
    found.asked = asked(&found.who, &pairs, known, people, context);
    found.missing = known.iter().zip(taken).filter(|(_, taken)| !taken).map(|(known, _)| known.id.clone()).collect();
    found
}

/// The pairs of rows and people that are nobody's yet.
fn open(pairs: &[MayBe], who: &[FoundAs], taken: &[bool], is_meant: impl Fn(&MayBe) -> bool) -> Vec<MayBe> {
    let is_open = |pair: &&MayBe| who.get(pair.row) == Some(&FoundAs::Nobody) && taken.get(pair.known) == Some(&false);
    pairs.iter().filter(is_open).filter(|pair| is_meant(pair)).copied().collect()
}

impl Matches {
    fn ask(&mut self, part: &[MayBe], known: &[PlanPerson<'_>]) {
        for pair in part {
            self.who.get_mut(pair.row).into_iter().for_each(|place| *place = FoundAs::Unsure);
        }
        self.unsure.extend(unsure(part, known));
    }
}

/// Of whom it is asked who he is, and of whom somebody said it; not those whom nobody else may be.
fn asked(
    who: &[FoundAs],
    pairs: &[MayBe],
    known: &[PlanPerson<'_>],
    people: &[FilePerson],
    context: &UpdateContext<'_>,
) -> Vec<AskedWho> {
    let sure = |who| match who {
        &FoundAs::Known(ref id, by) if by != MatchedBy::Choice => Some(id),
        _ => None,
    };
    let sure: HashSet<&Id> = who.iter().filter_map(sure).collect();
    let is_asked = |who: &FoundAs| matches!(who, FoundAs::Unsure | FoundAs::New | FoundAs::Known(_, MatchedBy::Choice));
    let mut asked: BTreeMap<usize, Vec<(MatchedBy, &Id)>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.by != MatchedBy::Choice && who.get(pair.row).is_some_and(is_asked)) {
        let Some(id) = known.get(pair.known).map(|known| known.id) else { continue };
        if !sure.contains(id) {
            asked.entry(pair.row).or_default().push((pair.by, id));
        }
    }
    let each = asked.into_iter().filter_map(|(row, mut may_be)| {
        may_be.sort();
        let (file, by) = (people.get(row)?, may_be.first()?.0);
        let mut ids: Vec<Id> = Vec::new();
        for (_, id) in may_be {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        let chosen = context.chosen.iter().find(|(chosen, _)| *chosen == row).map(|(_, id)| id.clone());
        let by = if chosen.is_some() { MatchedBy::Choice } else { by };
        Some(AskedWho { line: file.lines.first().copied()?, name: file.name.clone(), people: ids, by, chosen })
    });
    each.collect()
}

/// Pairs parted so that no row and nobody of the plan is in two of them.
fn parts(pairs: &[MayBe]) -> Vec<Vec<MayBe>> {
    let mut of_row: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut of_known: HashMap<usize, Vec<usize>> = HashMap::new();
    for (place, pair) in pairs.iter().enumerate() {
        of_row.entry(pair.row).or_default().push(place);
        of_known.entry(pair.known).or_default().push(place);
    }
    let (mut parts, mut seen) = (Vec::new(), vec![false; pairs.len()]);
    for first in 0..pairs.len() {
        let (mut part, mut next) = (Vec::new(), vec![first]);
        while let Some(place) = next.pop() {
            let (Some(pair), Some(seen @ false)) = (pairs.get(place), seen.get_mut(place)) else { continue };
            *seen = true;
            part.push(*pair);
            // Each row and each person leads on once.
            next.extend(of_row.remove(&pair.row).into_iter().chain(of_known.remove(&pair.known)).flatten());
        }
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts
}

fn unsure(part: &[MayBe], known: &[PlanPerson<'_>]) -> Option<Unsure> {
    let by = part.iter().map(|pair| pair.by).min()?;
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    for pair in part {
        rows.push(pair.row);
        places.push(pair.known);
    }
    for list in [&mut rows, &mut places] {
        list.sort_unstable();
        list.dedup();
    }
    let people = places.iter().filter_map(|place| known.get(*place)).map(|known| known.id.clone()).collect();
    Some(Unsure { rows, people, by })
}
