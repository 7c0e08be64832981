//! The absences that would hurt most, in words.

use super::{list, names};
use crate::analysis::WorstCase;
use crate::domain::{Money, Plan};
use crate::text;

/// The effect of absences: `lose Gatti and Kalulu: margin 2 → 0, short 1 → 3`.
pub fn worst_case(case: &WorstCase, plan: &Plan) -> String {
    let names: Vec<_> = case.players.iter().map(|player| text::display(plan.short_name(player))).collect();
    format!(
        "lose {}: margin {}, short {}",
        list(names.iter().map(|name| name.as_ref())),
        text::change(case.before.margin, case.after.margin),
        text::change(case.before.shortfall, case.after.shortfall)
    )
}

/// The absences that hurt most, from one player on, each with the eleven that it leaves.
pub fn worst(cases: &[WorstCase], plan: &Plan) -> Vec<String> {
    let Some(first) = cases.first() else { return vec!["Nobody is available: there is nobody to lose.".into()] };
    let mut lines = vec![format!("The player the plan can least lose is {}.", names(&first.players, plan))];
    for case in cases {
        let strength = text::change(strength(case.strength_before), strength(case.strength_after));
        lines.push(String::new());
        lines.push(worst_case(case, plan));
        lines.push(format!("    strength of the eleven {strength}"));
    }
    lines
}

/// A total of ratings, or of values, in the shortest form.
fn strength(total: i64) -> Money {
    Money::from_units(total.unsigned_abs())
}
