//! What a target, a what-if or a return does to the chance of an eleven that can't be filled.

use jiff::civil::Date;

use super::chance::DrawnChance;
use crate::domain::{Assumption, Id, Plan, Stage};

/// A change of the plan, and the chance of some week before and after it.
#[derive(Clone, PartialEq, Debug)]
pub struct ForecastEffect {
    pub of: EffectOf,
    pub before: DrawnChance,
    pub after: DrawnChance,
    /// After less before; the same seasons were drawn for both.
    pub change: DrawnChance,
    /// How many of the drawn seasons it changes.
    pub changed: u64,
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

impl EffectOf {
    /// Each target, each kept what-if and each return.
    ///
    /// Targets come in plan order, without deals that are off.
    pub fn all(plan: &Plan, today: Date) -> Vec<EffectOf> {
        let targets = plan.targets.iter().filter(|(_, target)| !matches!(target.stage, Stage::Off | Stage::Signed));
        let targets = targets.map(|(id, _)| EffectOf::Target(id.clone()));
        let what_ifs = plan.what_ifs.iter().map(|kept| EffectOf::WhatIf(kept.name.clone()));
        let out = plan.players.iter().filter(|(_, player)| plan.absence(player, today).is_some());
        targets.chain(what_ifs).chain(out.map(|(id, _)| EffectOf::Back(id.clone()))).collect()
    }

    /// What it assumes of a plan; nothing if the plan doesn't keep the what-if.
    pub(super) fn assumptions(&self, plan: &Plan, today: Date) -> Vec<Assumption> {
        match self {
            EffectOf::Target(id) => vec![Assumption::Sign { target: id.clone(), from: None }],
            EffectOf::Back(id) => vec![Assumption::Back { player: id.clone(), on: today }],
            EffectOf::WhatIf(name) => plan.what_if(name).map(|kept| kept.assumptions.clone()).unwrap_or_default(),
        }
    }
}
