//! What the views show: asked of the plan once for every change, never while drawing.

use jiff::civil::Date;

use crate::analysis::words::{self, GapWords, ShortWords};
use crate::analysis::{Coming, Cover, closers, coming, cover, worst_absences};
use crate::domain::{Familiarity, Id, Outlook, Plan, Stage};

/// The answers for a plan, a day and a lowest familiarity.
#[derive(Clone, Debug)]
pub struct Answers {
    pub cover: Cover,
    /// The parts of the shortfall, and what proves the whole where they are several.
    pub short: Vec<ShortWords>,
    pub shortfall: Option<String>,
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
    /// The place among his absences of the one that keeps him out longest.
    pub absence: usize,
    /// He is doubtful: his reported return has come and nobody has recorded it.
    pub doubt: bool,
    /// The first day on which no absence keeps him out, likely, at best and at worst; none where nobody knows.
    pub back: [Option<Date>; 3],
}

impl Answers {
    /// `today` is the day that a deal would be done on.
    pub fn new(plan: &Plan, on: Date, today: Date, at_least: Familiarity) -> Answers {
        let cover = cover(plan, on, at_least);
        let closed_by = |gap: &[usize]| words::closers(&closers(plan, on, today, at_least, gap), plan);
        Answers {
            short: cover.shortfall_parts.iter().map(|part| words::short(part, &cover, plan)).collect(),
            shortfall: (cover.shortfall_parts.len() > 1).then(|| words::shortfall(&cover)),
            gaps: cover.gaps.iter().map(|gap| words::gap(gap, &cover, plan)).collect(),
            closers: cover.gaps.iter().map(|gap| closed_by(&gap.slots)).collect(),
            worst: (1..=2)
                .filter_map(|absences| worst_absences(plan, on, at_least, absences))
                .map(|case| words::worst_case(&case, plan))
                .collect(),
            margin: words::margin(&cover, plan),
            out: out(plan, on, today),
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
        self.out.iter().filter(|out| !out.doubt).count()
    }
}

/// How many of a plan's players are surely out.
pub(super) fn absent(plan: &Plan, on: Date) -> usize {
    plan.players.iter().filter(|(_, player)| plan.absence(player, on).is_some()).count()
}

fn out(plan: &Plan, on: Date, today: Date) -> Vec<Out> {
    let (mut out, seen) = (Vec::new(), plan.seen_on(today));
    for (id, player) in plan.players.iter() {
        let doubtful = plan.doubt(player, on, today).map(|(place, _)| (place, true));
        let found = plan.absence(player, on).map(|(place, _)| (place, false)).or(doubtful);
        let Some((absence, doubt)) = found else { continue };
        let back = [Outlook::Likely, Outlook::Best, Outlook::Worst].map(|outlook| seen.back(player, on, outlook));
        out.push(Out { id: id.clone(), absence, doubt, back });
    }
    out.sort_by_key(|out| (out.doubt, out.back[0].is_none(), out.back[0]));
    out
}

fn targets(plan: &Plan) -> Vec<Id> {
    let mut targets: Vec<_> = plan.targets.iter().collect();
    targets.sort_by_key(|(_, target)| (target.stage == Stage::Off, target.priority.is_none(), target.priority));
    targets.into_iter().map(|(id, _)| id.clone()).collect()
}
