//! The answers that the screens show: computed once for every change, never while drawing.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::analysis::words::{self, GapWords, ShortWords};
use crate::analysis::{Coming, ComingEvent, Cover, DaySquad, coming};
use crate::domain::{Absence, BanServed, Familiarity, Id, Outlook, Plan, Stage};

/// The answers for a plan, a day and the lowest familiarity that counts.
#[derive(Clone, Debug)]
pub struct Answers {
    pub cover: Cover,
    /// The parts of the shortfall, in words.
    pub short: Vec<ShortWords>,
    pub shortfall: Option<String>,
    pub gaps: Vec<GapWords>,
    /// For each gap, the targets who would close or ease it, in words; empty if no target would.
    pub closers: Vec<String>,
    /// The single absence and the pair of absences that would hurt most, in words.
    pub worst: Vec<String>,
    /// The proof of the margin, in words.
    pub margin: String,
    /// Those who are back soonest come first, then unknown returns, and doubts last.
    pub out: Vec<Out>,
    /// How far each ban is served, for those who have one, by the index of the absence.
    served: HashMap<Id, Vec<Option<BanServed>>>,
    /// The first choice comes first, and deals that are off come last.
    pub targets: Vec<Id>,
    /// What comes next, soonest first: no more than any screen has lines for.
    pub coming: Vec<ComingWords>,
}

/// The most coming events that are told.
const MOST_COMING: usize = 60;

/// A coming event in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComingWords {
    pub on: Date,
    pub words: String,
    /// Whether some slot can't be filled from that day on.
    pub breaks: bool,
}

impl ComingWords {
    fn of(coming: &Coming, plan: &Plan) -> ComingWords {
        let breaks = matches!(&coming.what, ComingEvent::Change(change) if change.after.margin < 0);
        ComingWords { on: coming.on, words: words::coming(coming, plan), breaks }
    }
}

/// A player who is absent or in doubt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Out {
    pub id: Id,
    /// The index of the absence that keeps him out longest.
    pub absence: usize,
    /// His reported return has passed, but nobody has recorded that he is back.
    pub doubt: bool,
    /// The first day without an absence: likely, at best and at worst; `None` if nobody knows.
    pub back: [Option<Date>; 3],
}

impl Answers {
    /// Computes the answers; `today` is the day on which a deal would be done.
    pub fn new(plan: &Plan, on: Date, today: Date, at_least: Familiarity) -> Answers {
        let squad = DaySquad::new(plan, on, at_least, Outlook::Likely);
        let cover = squad.cover();
        let closed_by = |gap: &[usize]| words::closers(&squad.closers(today, gap), plan);
        Answers {
            short: cover.shortfall_parts.iter().map(|part| words::short(part, &cover, plan)).collect(),
            shortfall: (cover.shortfall_parts.len() > 1).then(|| words::shortfall(&cover)),
            gaps: cover.gaps.iter().map(|gap| words::gap(gap, &cover, plan)).collect(),
            closers: cover.gaps.iter().map(|gap| closed_by(&gap.slots)).collect(),
            worst: squad.worst_cases(1..=2).iter().map(|case| words::worst_case(case, plan)).collect(),
            margin: words::margin(&cover, plan),
            out: Out::all(plan, on, today),
            served: served(plan),
            targets: targets(plan),
            coming: coming(plan, on, at_least)
                .iter()
                .take(MOST_COMING)
                .map(|coming| ComingWords::of(coming, plan))
                .collect(),
            cover,
        }
    }

    pub(super) fn order_by_priority(&mut self, plan: &Plan) {
        self.targets = targets(plan);
    }

    /// How far the ban of a player's absence is served; `None` if it is no ban of matches.
    pub fn served(&self, player: &Id, absence: usize) -> Option<&BanServed> {
        self.served.get(player)?.get(absence)?.as_ref()
    }

    /// The number of players who are certainly out.
    pub fn absent(&self) -> usize {
        self.out.iter().filter(|out| !out.doubt).count()
    }
}

/// The number of the plan's players who are certainly out.
pub(super) fn absent(plan: &Plan, on: Date) -> usize {
    plan.players.iter().filter(|(_, player)| plan.absence(player, on).is_some()).count()
}

impl Out {
    /// Who is absent or in doubt on a day: those who are back soonest come first, then unknown returns, and doubts last.
    pub fn all(plan: &Plan, on: Date, today: Date) -> Vec<Out> {
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
}

fn served(plan: &Plan) -> HashMap<Id, Vec<Option<BanServed>>> {
    let served = |absence: &Absence| Some(absence.ban.as_ref()?.served(absence.from, &plan.matches));
    let banned = plan.players.iter().filter(|(_, player)| player.absences.iter().any(|absence| absence.ban.is_some()));
    banned.map(|(id, player)| (id.clone(), player.absences.iter().map(served).collect())).collect()
}

fn targets(plan: &Plan) -> Vec<Id> {
    let mut targets: Vec<_> = plan.targets.iter().collect();
    targets.sort_by_key(|(_, target)| (target.stage == Stage::Off, target.priority.is_none(), target.priority));
    targets.into_iter().map(|(id, _)| id.clone()).collect()
}
