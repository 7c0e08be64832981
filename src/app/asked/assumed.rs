//! What is assumed: a kept what-if, laid over the plan on every screen. Edits go to the plan as it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::Asked;
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
    fn new(plan: &Plan, answers: &mut Answers) -> Before {
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
    /// The plan with it laid over.
    pub(super) fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }
}

impl Asked {
    /// What it was before the what-if that lies over the screens.
    pub(super) fn refresh_before(&mut self) {
        self.before = match self.assumed {
            Some(_) => Some(Before::new(&self.kept, &mut self.answers)),
            None => None,
        };
    }

    /// Lays a kept what-if over the screens, or lifts the one that lies there.
    pub(in crate::app) fn assume(&mut self, name: Option<&str>) -> Status {
        let Some(name) = name else {
            return match self.assumed.take() {
                Some(_) => Status::plain("the plan as it is"),
                None => Status::refusal("nothing is assumed: name a what-if that the plan keeps"),
            };
        };
        let shown = text::fit(name, 40);
        let Some(assumed) = self.laid(name) else {
            let names: Vec<_> = self.kept.what_ifs.iter().map(|held| text::display(&held.name)).collect();
            let kept = match names.is_empty() {
                true => "none yet: keep one first, with what-if".into(),
                false => names.join(", "),
            };
            return Status::refusal(format!("no what-if is called {shown}: the plan keeps {kept}"));
        };
        let said = match assumed.stale.join("; ") {
            stale if stale.is_empty() => Status::plain(format!("what if: {shown}")),
            stale => Status::warning(format!("what if: {shown}; stale: {stale}")),
        };
        self.assumed = Some(assumed);
        said
    }

    /// The what-if of this name laid over the plan as it is now; `None` when the plan keeps none.
    fn laid(&self, name: &str) -> Option<Assumed> {
        let of = (self.kept.clone(), self.today());
        let (plan, stale) = of.0.laid_over(of.0.what_if(name)?, of.1);
        let stale = stale.iter().map(|stale| stale.why.to_string()).collect();
        Some(Assumed { name: name.to_owned(), stale, plan: Arc::new(plan), of })
    }

    /// Lays it again when the plan or today has changed under it.
    pub(super) fn refresh_assumed(&mut self) {
        let today = self.today();
        let changed = |held: &Assumed| !Arc::ptr_eq(&held.of.0, &self.kept) || held.of.1 != today;
        if let Some(name) = self.assumed.as_ref().filter(|held| changed(held)).map(|held| held.name.clone()) {
            self.assumed = self.laid(&name);
        }
    }
}
