//! What a target, a what-if or a return does to the chance of an eleven that can't be filled.

use super::season::{DrawnChance, ForecastAsked, SeasonForecast, some_week_of};
use super::tables::InjuryTables;
use crate::domain::{Assumption, Id, Plan, Stage, WhatIf};

/// A change of the plan, and the chance of some week before and after it.
#[derive(Clone, PartialEq, Debug)]
pub struct ForecastEffect {
    pub of: EffectOf,
    pub before: f64,
    pub after: f64,
    /// After less before; the same seasons were drawn for both.
    pub change: DrawnChance,
}

/// What changes the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EffectOf {
    /// A target is there from the first day.
    Target(Id),
    /// A what-if that the plan keeps.
    WhatIf(String),
    /// A player who is out is back today.
    Back(Id),
}

/// What each target, each kept what-if and each return does.
///
/// Targets come in plan order, without deals that are off.
pub fn effects(plan: &Plan, asked: ForecastAsked, tables: &InjuryTables, base: &SeasonForecast) -> Vec<ForecastEffect> {
    let targets = plan.targets.iter().filter(|(_, target)| !matches!(target.stage, Stage::Off | Stage::Signed));
    let targets = targets
        .map(|(id, _)| (EffectOf::Target(id.clone()), vec![Assumption::Sign { target: id.clone(), from: None }]));
    let what_ifs = plan.what_ifs.iter().map(|kept| (EffectOf::WhatIf(kept.name.clone()), kept.assumptions.clone()));
    let out = plan.players.iter().filter(|(_, player)| plan.absence(player, asked.today).is_some());
    let back =
        out.map(|(id, _)| (EffectOf::Back(id.clone()), vec![Assumption::Back { player: id.clone(), on: asked.today }]));
    targets
        .chain(what_ifs)
        .chain(back)
        .map(|(of, assumptions)| {
            let (changed, _) = plan.laid_over(&WhatIf { name: String::new(), assumptions }, asked.today);
            let after = some_week_of(&changed, asked, tables);
            let change = base.change(&after);
            let before = base.in_some_week().map_or(0.0, |some| some.broken.chance);
            ForecastEffect { of, before, after: (before + change.chance).clamp(0.0, 1.0), change }
        })
        .collect()
}
