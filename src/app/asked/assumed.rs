//! What is assumed: a kept what-if, laid over the plan on every screen. Edits go to the plan as it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::answers::{self, Answers};
use crate::analysis::{Cover, SlotCover, cover, words};
use crate::app::said::Status;
use crate::domain::Plan;
use crate::text;

/// A what-if laid over the plan.
#[derive(Clone, Debug)]
pub struct Assumed {
    pub name: String,
    /// Why assumptions of it change nothing any more, fit for a screen.
    pub stale: Vec<String>,
    plan: Arc<Plan>,
    /// The plan and the day that it was laid over.
    of: (Arc<Plan>, Date),
}

/// What the plan as it is answers, while something is assumed.
#[derive(Clone, Debug)]
pub struct Before {
    pub cover: Cover,
    /// How many were surely out.
    pub absent: usize,
    /// The gaps that what is assumed closes, in words.
    pub closed: Vec<String>,
}

impl Before {
    /// The answers for the plan as it is, beside those for the plan as it would be: these then say how many people a gap
    /// had.
    pub(super) fn new(plan: &Plan, answers: &mut Answers) -> Before {
        let (cover, after) = (cover(plan, answers.cover.on, answers.cover.at_least), &answers.cover);
        for (gap, said) in after.gaps.iter().zip(&mut answers.gaps) {
            if let Some(people) = people_at(&gap.slots, after, &cover) {
                said.need = words::need(&gap.slots, gap.wanted, text::change(people, gap.players.len()), after);
            }
        }
        let open = |label: &str| after.gaps.iter().any(|gap| labels(&gap.slots, after).any(|open| open == label));
        let closed = cover.gaps.iter().filter(|gap| !labels(&gap.slots, &cover).any(open)).map(|gap| {
            let have = people_at(&gap.slots, &cover, after).map_or(gap.players.len(), |people| people);
            let need = words::need(&gap.slots, gap.wanted, text::change(gap.players.len(), have), &cover);
            format!("{} {need}", gap.severity.word())
        });
        Before { closed: closed.collect(), absent: answers::absent(plan, answers.cover.on), cover }
    }

    /// The slot of this label in the plan as it is.
    pub fn slot(&self, label: &str) -> Option<&SlotCover> {
        self.cover.slots.iter().find(|slot| slot.label == label)
    }
}

fn labels<'a>(slots: &'a [usize], cover: &'a Cover) -> impl Iterator<Item = &'a str> {
    slots.iter().filter_map(|slot| cover.slots.get(*slot)).map(|slot| slot.label.as_str())
}

/// How many people another cover has for slots of this one; `None` where its formation lacks one of them.
fn people_at(slots: &[usize], of: &Cover, other: &Cover) -> Option<usize> {
    let mut people = BTreeSet::new();
    for label in labels(slots, of) {
        people.extend(other.slots.iter().find(|slot| slot.label == label)?.ranked.iter().map(|person| &person.id));
    }
    Some(people.len())
}

impl Assumed {
    /// The what-if of this name, laid over a plan; `None` when the plan keeps none.
    pub(super) fn lay(name: &str, plan: &Arc<Plan>, today: Date) -> Option<Assumed> {
        let (laid, stale) = plan.laid_over(plan.what_if(name)?, today);
        let stale = stale.iter().map(|stale| stale.why.to_string()).collect();
        Some(Assumed { name: name.to_owned(), stale, plan: Arc::new(laid), of: (plan.clone(), today) })
    }

    /// Whether it was laid over this very plan.
    pub(super) fn is_over(&self, plan: &Arc<Plan>, today: Date) -> bool {
        Arc::ptr_eq(&self.of.0, plan) && self.of.1 == today
    }

    /// The plan with it laid over.
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

/// Why nothing of this name can be laid over a plan.
pub(super) fn unknown(name: &str, plan: &Plan) -> Status {
    let names: Vec<_> = plan.what_ifs.iter().map(|held| text::display(&held.name)).collect();
    let kept = match names.is_empty() {
        true => "none yet: keep one first, with what-if".into(),
        false => names.join(", "),
    };
    Status::refusal(format!("no what-if is called {}: the plan keeps {kept}", text::fit(name, 40)))
}
