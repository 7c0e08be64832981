//! A kept what-if that every screen assumes. Edits still change the plan as it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::answers::{self, Answers};
use crate::analysis::words::{self, labels};
use crate::analysis::{Cover, Proof, Severity, SlotCover};
use crate::app::said::Status;
use crate::domain::{Plan, Stale};
use crate::text;

/// A what-if and the plan as it would be with it.
#[derive(Clone, Debug)]
pub struct Assumed {
    pub name: String,
    /// Its assumptions that hold, without their days, in words.
    pub holds: Vec<String>,
    /// Why some of its assumptions no longer change anything, fit for a screen.
    pub stale: Vec<String>,
    plan: Arc<Plan>,
    /// The plan and the day that it was applied to.
    of: (Arc<Plan>, Date),
}

/// The answers for the plan as it is, shown beside those with the what-if.
#[derive(Clone, Debug)]
pub struct Before {
    pub cover: Cover,
    /// The number of players who were certainly out.
    pub absent: usize,
    /// The parts of the shortfall and the gaps that the what-if closes, in words.
    pub closed: Vec<String>,
}

impl Before {
    /// Takes the cover of the plan as it is, and adds to `answers` how many people each part of the shortfall and gap
    /// had.
    pub(super) fn new(plan: &Plan, cover: Cover, answers: &mut Answers) -> Before {
        let after = &answers.cover;
        for (part, said) in after.shortfall_parts.iter().zip(&mut answers.short) {
            if let Some(people) = people_at(&part.slots, after, &cover) {
                said.need = short(part, people, part.players.len(), after);
            }
        }
        for (gap, said) in after.gaps.iter().zip(&mut answers.gaps) {
            if let Some(people) = people_at(&gap.slots, after, &cover) {
                said.slots = words::gap_slots(&gap.slots, text::change(people, gap.players.len()), after);
            }
        }
        let closed = closed(&cover, after);
        Before { closed, absent: answers::absent(plan, answers.cover.on), cover }
    }

    /// The slot of this label in the plan as it is.
    pub fn slot(&self, label: &str) -> Option<&SlotCover> {
        self.cover.slots.iter().find(|slot| slot.label == label)
    }
}

/// The parts of the shortfall and the gaps that are closed, with the people they have now.
///
/// One is closed once none of its slots is in any part, or any gap, of the new cover. Thin gaps are left out, since the
/// parts hold their slots.
fn closed(before: &Cover, after: &Cover) -> Vec<String> {
    let meets = |slots: &[usize], open: &str| labels(slots, after).any(|label| label == open);
    let is_short = |label| after.shortfall_parts.iter().any(|part| meets(&part.slots, label));
    let is_open = |label| after.gaps.iter().any(|gap| meets(&gap.slots, label));
    let people = |slots: &[usize], held: usize| people_at(slots, before, after).unwrap_or(held);
    let parts = before.shortfall_parts.iter().filter(|part| !labels(&part.slots, before).any(is_short));
    let parts = parts.map(|part| {
        let held = part.players.len();
        short(part, held, people(&part.slots, held), before)
    });
    let gaps = before.gaps.iter().filter(|gap| gap.severity != Severity::Thin);
    let gaps = gaps.filter(|gap| !labels(&gap.slots, before).any(is_open)).map(|gap| {
        let held = gap.players.len();
        let now = text::change(held, people(&gap.slots, held));
        format!("{} {}", gap.severity.word(), words::gap_slots(&gap.slots, now, before))
    });
    parts.chain(gaps).collect()
}

/// Describes a part of the shortfall whose number of people has changed.
fn short(part: &Proof, before: usize, now: usize, cover: &Cover) -> String {
    let missing = |people: usize| part.wanted.saturating_sub(u32::try_from(people).unwrap_or(u32::MAX));
    words::short_of(text::change(missing(before), missing(now)), part, text::change(before, now), cover)
}

/// How many people another cover has for slots of this one; `None` if its formation lacks one of them.
fn people_at(slots: &[usize], of: &Cover, other: &Cover) -> Option<usize> {
    let mut people = BTreeSet::new();
    for label in labels(slots, of) {
        people.extend(other.slots.iter().find(|slot| slot.label == label)?.ranked.iter().map(|person| &person.id));
    }
    Some(people.len())
}

impl Assumed {
    /// Applies the what-if of this name to a plan; `None` if the plan has no such what-if.
    pub(super) fn lay(name: &str, plan: &Arc<Plan>, today: Date) -> Option<Assumed> {
        let what_if = plan.what_if(name)?;
        let (laid, stale) = plan.laid_over(what_if, today);
        let is_stale = |place: usize| stale.iter().any(|stale| stale.assumption == place);
        let holds = what_if.assumptions.iter().enumerate().filter(|(place, _)| !is_stale(*place));
        Some(Assumed {
            name: name.to_owned(),
            holds: holds.map(|(_, assumption)| words::assumed(assumption, plan)).collect(),
            stale: Stale::reasons(&stale),
            plan: Arc::new(laid),
            of: (plan.clone(), today),
        })
    }

    /// Whether it was applied to this very plan and day.
    pub(super) fn is_over(&self, plan: &Arc<Plan>, today: Date) -> bool {
        Arc::ptr_eq(&self.of.0, plan) && self.of.1 == today
    }

    /// The plan with the what-if applied.
    pub(super) fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    pub(super) fn said(&self) -> Status {
        let name = text::fit(&self.name, 40);
        match self.stale.join("; ") {
            stale if stale.is_empty() => Status::plain(format!("what if: {name}")),
            stale => Status::warning(format!("what if: {name}; stale: {stale}")),
        }
    }
}

/// The refusal when the plan has no what-if of this name.
pub(super) fn unknown(name: &str, plan: &Plan) -> Status {
    let names: Vec<_> = plan.what_ifs.iter().map(|held| text::display(&held.name)).collect();
    let kept = match names.is_empty() {
        true => "none yet: keep one first, with what-if".into(),
        false => names.join(", "),
    };
    Status::refusal(format!("no what-if is called {}: the plan keeps {kept}", text::fit(name, 40)))
}
