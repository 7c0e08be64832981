//! Whom to sign, in words.

use super::{group_of, list, names, over, players};
use crate::analysis::best_set::{BestSet, Lost, MOST_HERE, Signings};
use crate::analysis::cover::Severity;
use crate::analysis::weeks::Weeks;
use crate::analysis::worth::Closer;
use crate::domain::Plan;
use crate::text;

/// A set of signings and its outcome.
///
/// For example `Balerdi and Leoni for 38m: margin 4 at the worst, in 8 weeks; 0 short over all weeks`.
pub fn signings(signings: &Signings, plan: &Plan) -> String {
    let names: Vec<_> = signings.players.iter().map(|player| text::display(plan.short_name(player))).collect();
    let outcome = signings.outcome;
    let whom = match names.len() {
        0 => "nobody".to_owned(),
        _ => format!("{} for {}", list(names.iter().map(|name| name.as_ref())), outcome.cost),
    };
    let weeks = if outcome.weeks == 1 { "1 week" } else { &format!("{} weeks", outcome.weeks) };
    format!("{whom}: margin {} at the worst, in {weeks}; {} short over all weeks", outcome.margin, outcome.shortfall)
}

/// Why the next best set is worse: `its margin at the worst is 3, not 4`.
pub fn lost(found: &BestSet) -> Option<String> {
    let (second, lost) = found.runner_up.as_ref()?;
    let (best, next) = (found.best.outcome, second.outcome);
    Some(match lost {
        Lost::Margin => format!("its margin at the worst is {}, not {}", next.margin, best.margin),
        Lost::Weeks => format!("it is at the worst in {} weeks, not {}", next.weeks, best.weeks),
        Lost::Shortfall => format!("it is {} short over all weeks, not {}", next.shortfall, best.shortfall),
        Lost::Cost => format!("it costs {}, not {}", next.cost, best.cost),
        Lost::Players => format!("it takes {}, not {}", players(second.players.len()), found.best.players.len()),
        Lost::PlanOrder => "it is as good, and later in the plan".to_owned(),
    })
}

/// The best signings for the weeks, the next best with its reason, and who was left out.
pub fn best_set(found: &BestSet, weeks: Weeks, plan: &Plan) -> Vec<String> {
    let slots = group_of(&found.slots, &plan.tactic.formation);
    let mut lines = match found.slots.is_empty() {
        true => vec!["Every slot has the depth wanted in all of the weeks: nobody is needed.".to_owned()],
        false => vec![format!("For {slots}, {}:", over(weeks)), signings(&found.best, plan)],
    };
    if let Some(((second, _), why)) = found.runner_up.as_ref().zip(lost(found)) {
        lines.push(String::new());
        lines.push(format!("The next best: {}", signings(second, plan)));
        lines.push(format!("It lost because {why}."));
    }
    if !found.unpriced.is_empty() {
        lines.push(String::new());
        lines.push(format!("Left out, since nothing tells their cost: {}", names(&found.unpriced, plan)));
    }
    if !found.here.is_empty() {
        lines.push(String::new());
        lines.push(left_out(found, plan));
    }
    lines
}

/// Targets who were left out: `Left out, since more than 6 are on loan here: Conceição`.
pub fn left_out(found: &BestSet, plan: &Plan) -> String {
    format!("Left out, since more than {MOST_HERE} are on loan here: {}", names(&found.here, plan))
}

/// The targets who would close or ease a gap: `closed by Balerdi, Leoni; eased by Solet`; empty if nobody would.
pub fn closers(closers: &[Closer], plan: &Plan) -> String {
    let (closing, easing): (Vec<&Closer>, Vec<&Closer>) =
        closers.iter().partition(|closer| closer.after == Severity::Covered);
    let named = |what: &str, closers: &[&Closer]| {
        let names: Vec<_> = closers.iter().map(|closer| text::display(plan.short_name(&closer.target))).collect();
        (!names.is_empty()).then(|| format!("{what} by {}", names.join(", ")))
    };
    let parts: Vec<String> = [named("closed", &closing), named("eased", &easing)].into_iter().flatten().collect();
    parts.join("; ")
}
