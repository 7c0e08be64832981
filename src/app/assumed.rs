//! What is assumed: a kept what-if, laid over the plan on every screen. Edits go to the plan as it is.

use std::sync::Arc;

use jiff::civil::Date;

use super::model::{Model, Tone};
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

impl Model {
    /// The plan that the screens show: as it is, or as it would be.
    pub fn plan(&self) -> &Plan {
        self.shown_plan()
    }

    pub(super) fn shown_plan(&self) -> &Arc<Plan> {
        self.assumed.as_ref().map_or(self.history.plan(), |assumed| &assumed.plan)
    }

    /// The plan as it is.
    pub fn kept_plan(&self) -> &Arc<Plan> {
        self.history.plan()
    }

    /// Lays a kept what-if over the screens, or none.
    pub(super) fn assume(&mut self, name: Option<String>) {
        let stopped = self.assumed.take();
        match name {
            Some(name) => {
                self.lay(name.clone());
                match &self.assumed {
                    Some(assumed) if assumed.stale.is_empty() => {
                        self.say(format!("what if: {}", text::display(&name)), Tone::Plain);
                    }
                    Some(assumed) => {
                        let stale = format!("what if: {}; stale: {}", text::display(&name), assumed.stale.join("; "));
                        self.say(stale, Tone::Warning);
                    }
                    None => {
                        let names: Vec<_> =
                            self.kept_plan().what_ifs.iter().map(|what_if| text::display(&what_if.name)).collect();
                        let kept = if names.is_empty() {
                            "none yet: keep one first, with what-if".into()
                        } else {
                            names.join(", ")
                        };
                        let refused = format!("no what-if is called {}: the plan keeps {kept}", text::fit(&name, 40));
                        self.say(refused, Tone::Refusal);
                    }
                }
            }
            None if stopped.is_some() => self.say("the plan as it is", Tone::Plain),
            None => self.say("nothing is assumed: name a what-if that the plan keeps", Tone::Refusal),
        }
    }

    fn lay(&mut self, name: String) {
        let of = (self.history.plan().clone(), self.today());
        self.assumed = of.0.what_if(&name).map(|what_if| {
            let (plan, stale) = of.0.laid_over(what_if, of.1);
            let stale = stale.iter().map(|stale| stale.why.to_string()).collect();
            Assumed { name: name.clone(), stale, plan: Arc::new(plan), of: of.clone() }
        });
    }

    /// Lays it again when the plan or today has changed under it.
    pub(super) fn refresh_assumed(&mut self) {
        let today = self.today();
        let changed = |held: &Assumed| !Arc::ptr_eq(&held.of.0, self.history.plan()) || held.of.1 != today;
        if let Some(name) = self.assumed.as_ref().filter(|held| changed(held)).map(|held| held.name.clone()) {
            self.lay(name);
        }
    }
}
