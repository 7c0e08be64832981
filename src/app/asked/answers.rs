//! What the views show: asked of the plan once for every change, never while drawing.

use jiff::civil::Date;

use crate::analysis::words::{self, GapWords};
use crate::analysis::{Coming, Cover, closers, coming, cover, worst_absences};
use crate::domain::{Familiarity, Id, Plan, Stage};

/// The answers for a plan, a day and a lowest familiarity.
#[derive(Clone, Debug)]
pub struct Answers {
    pub cover: Cover,
    pub gaps: Vec<GapWords>,
    /// For each gap, the targets who would close or ease it, in words; empty where none would.
    pub closers: Vec<String>,
    /// The one and the two absences that would hurt most, in words.
    pub worst: Vec<String>,
    /// What proves the margin, in words.
    pub margin: String,
    /// Soonest back first, nobody-knows after them, doubts last.
    pub out: Vec<Out>,
    /// First choice first; deals that are off last.
    pub targets: Vec<Id>,
    /// What comes next, soonest first.
    pub coming: Vec<Coming>,
}

/// Someone who is absent, or in doubt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Out {
    pub id: Id,
    /// The place of the absence among his absences.
    pub absence: usize,
    /// His reported return has passed and nobody has recorded it.
    pub doubt: bool,
}

impl Answers {
    /// `today` is the day that a deal would be done on.
    pub fn new(plan: &Plan, on: Date, today: Date, at_least: Familiarity) -> Answers {
        let cover = cover(plan, on, at_least);
        let closed_by = |gap: &[usize]| words::closers(&closers(plan, on, today, at_least, gap), plan);
        Answers {
            gaps: cover.gaps.iter().map(|gap| words::gap(gap, &cover, plan)).collect(),
            closers: cover.gaps.iter().map(|gap| closed_by(&gap.slots)).collect(),
            worst: (1..=2)
                .filter_map(|absences| worst_absences(plan, on, at_least, absences))
                .map(|case| words::worst_case(&case, plan))
                .collect(),
            margin: words::margin(&cover, plan),
            out: out(plan, on),
            targets: targets(plan),
            coming: coming(plan, on, at_least),
            cover,
        }
    }

    pub(super) fn order_by_priority(&mut self, plan: &Plan) {
        self.targets = targets(plan);
    }

    /// How many are surely out.
    pub fn absent(&self) -> usize {
        surely(&self.out)
    }
}

/// How many of a plan's players are surely out.
pub(super) fn absent(plan: &Plan, on: Date) -> usize {
    surely(&out(plan, on))
}

fn surely(out: &[Out]) -> usize {
    out.iter().filter(|out| !out.doubt).count()
}

fn out(plan: &Plan, on: Date) -> Vec<Out> {
    let mut out = Vec::new();
    for (id, player) in plan.players.iter() {
        let found =
            player.absence(on).map(|absence| (absence, false)).or(player.doubt(on).map(|absence| (absence, true)));
        let Some((held, doubt)) = found else { continue };
        let absence = player.absences.iter().position(|absence| absence == held).unwrap_or(0);
        let back = held.likely();
        out.push(((doubt, back.is_none(), back), Out { id: id.clone(), absence, doubt }));
    }
    out.sort_by_key(|(key, _)| *key);
    out.into_iter().map(|(_, out)| out).collect()
}

fn targets(plan: &Plan) -> Vec<Id> {
    let mut targets: Vec<_> = plan.targets.iter().collect();
    targets.sort_by_key(|(_, target)| (target.stage == Stage::Off, target.priority.is_none(), target.priority));
    targets.into_iter().map(|(id, _)| id.clone()).collect()
}
