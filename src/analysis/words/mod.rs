//! The answers in words, as panes, reports and the command line print them; every name is made harmless here.

mod assumed;
mod gaps;
mod signings;
mod story;
mod what_ifs;
mod worst;

use jiff::civil::Date;

use super::calendar::{Away, BrokenWeek, MatchDay, Week, Worst};
use super::changes::{CoverChange, Move};
use super::coming::{Coming, ComingEvent};
use super::cover::Cover;
use super::weeks::Weeks;
use super::worth::{Added, Worth};
use crate::domain::{Cause, CostBasis, Familiarity, Formation, Id, Money, Outlook, Plan, Position};
use crate::text;
pub use assumed::{all_assumed, assumed, assumed_in_full, would_be};
pub use gaps::{GapWords, ShortWords, gap, gap_slots, margin, short, short_of, shortfall};
pub use signings::{best_set, closers, left_out, lost, signings};
pub use story::{happened, story_day};
pub use what_ifs::{ComparedFigure, ComparedRow, compared, what_if_notes, what_ifs};
pub use worst::{worst, worst_case};

/// Slots as people name them: `the back three` for all the backs, `ST`, or `RCM, LCM and ST`.
pub fn group(slots: &[usize], cover: &Cover) -> String {
    grouped(slots, &cover.slots.iter().map(|slot| (slot.label.as_str(), slot.position)).collect::<Vec<_>>())
}

/// [`group`], from the formation alone.
pub fn group_of(slots: &[usize], formation: &Formation) -> String {
    grouped(slots, &formation.slots().iter().map(|slot| (slot.label.as_str(), slot.position)).collect::<Vec<_>>())
}

fn grouped(slots: &[usize], all: &[(&str, Position)]) -> String {
    let is_back = |position| matches!(position, Position::RB | Position::CB | Position::LB);
    let backs = all.iter().enumerate().filter(|(_, (_, position))| is_back(*position)).map(|(place, _)| place);
    let back_line = match slots.len() {
        3 => Some("the back three"),
        4 => Some("the back four"),
        5 => Some("the back five"),
        _ => None,
    };
    match back_line {
        Some(name) if backs.eq(slots.iter().copied()) => name.to_owned(),
        _ => list(slots.iter().filter_map(|slot| all.get(*slot)).map(|(label, _)| *label)),
    }
}

/// Players as a list of their short names.
pub fn names(players: &[Id], plan: &Plan) -> String {
    let names: Vec<_> = players.iter().map(|player| text::display(plan.short_name(player))).collect();
    names.join(", ")
}

/// The players who are in doubt, if any: `in doubt: Locatelli`.
pub fn doubtful(players: &[Id], plan: &Plan) -> Option<String> {
    (!players.is_empty()).then(|| format!("in doubt: {}", names(players, plan)))
}

fn joined(slots: &[usize], cover: &Cover) -> String {
    labels(slots, cover).collect::<Vec<_>>().join(" ")
}

/// The labels of slots.
pub fn labels<'a>(slots: &'a [usize], cover: &'a Cover) -> impl Iterator<Item = &'a str> {
    slots.iter().filter_map(|slot| cover.slots.get(*slot)).map(|slot| slot.label.as_str())
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A change of the cover: `Conceição and Kolo Muani are gone; ST has two players, margin 2 → 1`.
pub fn change(change: &CoverChange, plan: &Plan) -> String {
    let mut parts = Vec::new();
    for (cause, players) in by_cause(&change.gone) {
        let (names, are) = subject(&players, plan);
        parts.push(match cause {
            Cause::CallUp => format!("{names} {are} called up{}", in_brackets(&players)),
            Cause::Injury | Cause::Suspension | Cause::Other => format!("{names} {are} out"),
            Cause::NotJoined | Cause::LoanOver | Cause::ContractOver | Cause::Left | Cause::Lent => {
                format!("{names} {are} gone")
            }
        });
    }
    for (cause, players) in by_cause(&change.back) {
        let (names, are) = subject(&players, plan);
        parts.push(match cause {
            Cause::NotJoined => format!("{names} {are} there"),
            _ => format!("{names} {are} back"),
        });
    }
    parts.extend(effect(change, plan));
    parts.join("; ")
}

/// A coming event: a change, `Bremer at best`, `v Parma`, `Window closes`.
pub fn coming(coming: &Coming, plan: &Plan) -> String {
    match &coming.what {
        ComingEvent::Change(changed) => change(changed, plan),
        ComingEvent::BackAtBest(player) => format!("{} at best", text::display(plan.short_name(player))),
        ComingEvent::Match(versus) => format!("v {}", text::display(versus)),
        ComingEvent::Deadline(name) => text::display(name).into_owned(),
    }
}

/// The effect of a change, if a figure changes: `ST has two players, margin 2 → 1, short 0 → 1`.
fn effect(change: &CoverChange, plan: &Plan) -> Option<String> {
    let proof = change.proof.as_ref()?;
    let slots = group_of(&proof.slots, &plan.tactic.formation);
    let has = if proof.slots.len() == 1 || slots.starts_with("the ") { "has" } else { "have" };
    let mut figures = Vec::new();
    if change.before.margin != change.after.margin {
        figures.push(format!("margin {} → {}", change.before.margin, change.after.margin));
    }
    if change.before.shortfall != change.after.shortfall {
        figures.push(format!("short {} → {}", change.before.shortfall, change.after.shortfall));
    }
    Some(format!("{slots} {has} {}, {}", players(proof.players), figures.join(", ")))
}

/// A match: `v Parma (Serie A)`.
pub fn match_day(played: &MatchDay) -> String {
    let of = played.competition.as_deref().map(|name| format!(" ({})", text::display(name))).unwrap_or_default();
    format!("v {}{of}", text::display(&played.versus))
}

/// Why a player is away and until when: `injury (knee), until 2025-08-23`.
pub fn away(away: &Away) -> String {
    let what = if away.what.is_empty() { String::new() } else { format!(" ({})", text::display(&away.what)) };
    let days = match (away.first, away.last) {
        (_, Some(last)) => format!(", until {last}"),
        _ if matches!(away.cause, Cause::Injury | Cause::Other) => ", no return reported".to_owned(),
        _ if away.cause == Cause::Suspension => ", end unknown".to_owned(),
        (Some(first), None) => format!(", from {first}"),
        (None, None) => String::new(),
    };
    format!("{}{what}{days}", away.cause)
}

/// The margin and the shortfall of a week, each with those of the worst and the best returns if they differ: `1 (0 to 2)`.
pub fn week(week: &Week) -> [String; 2] {
    let range = |figure: &dyn Fn(&Worst) -> String| {
        let [likely, best, worst] =
            [Outlook::Likely, Outlook::Best, Outlook::Worst].map(|outlook| figure(week.figures.get(outlook)));
        if best == worst { likely } else { format!("{likely} ({worst} to {best})") }
    };
    [range(&|worst| worst.margin.to_string()), range(&|worst| worst.shortfall.to_string())]
}

/// The weeks that break, those for the same reason together: `breaks on 19 Jun 2025 and in 2 more weeks: 1 slot …`.
///
/// Up to three days are named for a reason, in the order of the weeks.
pub fn breaks(broken: &[BrokenWeek], plan: &Plan, day: impl Fn(Date) -> String) -> Vec<String> {
    let mut reasons: Vec<(String, Vec<Date>)> = Vec::new();
    for week in broken {
        let why = margin(&week.cover, plan);
        match reasons.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, days)) => days.push(week.cover.on),
            None => reasons.push((why, vec![week.cover.on])),
        }
    }
    let said = reasons.into_iter().map(|(why, days)| {
        let named: Vec<String> = days.iter().take(3).map(|on| day(*on)).collect();
        let more = match days.len() - named.len() {
            0 => String::new(),
            1 => " and in 1 more week".to_owned(),
            more => format!(" and in {more} more weeks"),
        };
        format!("breaks on {}{more}: {why}", named.join(", "))
    });
    said.collect()
}

fn by_cause(moves: &[Move]) -> Vec<(Cause, Vec<&Move>)> {
    let alike = |cause: Cause| match cause {
        Cause::NotJoined => 0,
        Cause::LoanOver | Cause::ContractOver | Cause::Left | Cause::Lent => 1,
        Cause::Injury | Cause::Suspension | Cause::Other => 2,
        Cause::CallUp => 3,
    };
    let mut groups: Vec<(Cause, Vec<&Move>)> = Vec::new();
    for moved in moves {
        match groups.iter_mut().find(|(cause, _)| alike(*cause) == alike(moved.cause)) {
            Some((_, players)) => players.push(moved),
            None => groups.push((moved.cause, vec![moved])),
        }
    }
    groups
}

/// The tournaments of those who are called up.
fn in_brackets(players: &[&Move]) -> String {
    let mut names: Vec<_> = players.iter().map(|moved| text::display(&moved.what)).collect();
    names.dedup();
    format!(" ({})", names.join(", "))
}

fn subject(players: &[&Move], plan: &Plan) -> (String, &'static str) {
    let names: Vec<_> = players.iter().map(|moved| text::display(plan.short_name(&moved.id))).collect();
    (list(names.iter().map(|name| name.as_ref())), if players.len() == 1 { "is" } else { "are" })
}

/// A number of players: `two players`.
fn players(count: usize) -> String {
    let words = ["nobody", "one player", "two players", "three players", "four players", "five players", "six players"];
    words.get(count).map_or_else(|| format!("{count} players"), |words| (*words).to_owned())
}

/// The day of registration: `can be registered from 2025-07-01`.
pub fn registered(day: Date) -> String {
    format!("can be registered from {day}")
}

/// The weeks of an answer: `over 60 weeks from 2025-06-17`.
pub fn over(weeks: Weeks) -> String {
    match weeks.count() {
        1 => format!("over 1 week from {}", weeks.first()),
        count => format!("over {count} weeks from {}", weeks.first()),
    }
}

/// The subject of an answer: `Juventus over 60 weeks from 2025-06-17, competent players and better`.
pub fn asked(weeks: Weeks, at_least: Familiarity, plan: &Plan) -> String {
    format!("{} {}, {}", text::display(&plan.club), over(weeks), who_counts(at_least))
}

/// Who counts in a position: `competent players and better`, or `natural players only`.
pub fn who_counts(at_least: Familiarity) -> String {
    match at_least {
        Familiarity::Natural => format!("{at_least} players only"),
        Familiarity::Competent | Familiarity::Emergency => format!("{at_least} players and better"),
    }
}

/// What a target adds on the first day and over the weeks: `margin 2 → 3, short 1 → 0; 24 gains in 20 weeks`.
pub fn added(worth: &Worth) -> String {
    let Added { before, after } = worth.now;
    let now = [
        (before.margin != after.margin).then(|| format!("margin {}", text::change(before.margin, after.margin))),
        (before.shortfall != after.shortfall)
            .then(|| format!("short {}", text::change(before.shortfall, after.shortfall))),
    ];
    let now = now.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match (worth.gain(), now.is_empty()) {
        (0, _) => "adds nothing".to_owned(),
        (gain, true) => gains(gain, worth.weeks_better),
        (gain, false) => format!("{now}; {}", gains(gain, worth.weeks_better)),
    }
}

/// The gains of a target: `16 gains in 10 weeks`.
pub fn gains(gains: u32, weeks: u32) -> String {
    let counted = |count: u32, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    format!("{} in {}", counted(gains, "gain"), counted(weeks, "week"))
}

/// What somebody costs, and how that is known, for two columns: `18m` and `valued`.
pub fn cost(cost: Option<(Money, CostBasis)>) -> [String; 2] {
    let Some((cost, basis)) = cost else { return [text::UNKNOWN.to_owned(), String::new()] };
    let by = match basis {
        CostBasis::Bid => "bid",
        CostBasis::AskingPrice => "asked",
        CostBasis::ReleaseClause => "clause",
        CostBasis::RefusedBid => "refused",
        CostBasis::MarketValue => "valued",
        CostBasis::OutOfContract => return ["no fee", "no contract"].map(str::to_owned),
    };
    [cost.to_string(), by.to_owned()]
}
