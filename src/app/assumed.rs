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

    /// Lays a kept what-if over the screens, or lifts the one that lies there.
    pub(super) fn assume(&mut self, name: Option<String>) {
        let Some(name) = name else {
            return match self.assumed.take() {
                Some(_) => self.say("the plan as it is", Tone::Plain),
                None => self.say("nothing is assumed: name a what-if that the plan keeps", Tone::Refusal),
            };
        };
        let shown = text::fit(&name, 40).into_owned();
        match self.laid(&name) {
            Some(assumed) => {
                match assumed.stale.join("; ") {
                    stale if stale.is_empty() => self.say(format!("what if: {shown}"), Tone::Plain),
                    stale => self.say(format!("what if: {shown}; stale: {stale}"), Tone::Warning),
                }
                self.assumed = Some(assumed);
            }
            None => {
                let names: Vec<_> = self.kept_plan().what_ifs.iter().map(|held| text::display(&held.name)).collect();
                let kept = match names.is_empty() {
                    true => "none yet: keep one first, with what-if".into(),
                    false => names.join(", "),
                };
                self.say(format!("no what-if is called {shown}: the plan keeps {kept}"), Tone::Refusal);
            }
        }
    }

    /// The what-if of this name laid over the plan as it is now; `None` when the plan keeps none.
    fn laid(&self, name: &str) -> Option<Assumed> {
        let of = (self.history.plan().clone(), self.today());
        let (plan, stale) = of.0.laid_over(of.0.what_if(name)?, of.1);
        let stale = stale.iter().map(|stale| stale.why.to_string()).collect();
        Some(Assumed { name: name.to_owned(), stale, plan: Arc::new(plan), of })
    }

    /// Lays it again when the plan or today has changed under it.
    pub(super) fn refresh_assumed(&mut self) {
        let today = self.today();
        let changed = |held: &Assumed| !Arc::ptr_eq(&held.of.0, self.history.plan()) || held.of.1 != today;
        if let Some(name) = self.assumed.as_ref().filter(|held| changed(held)).map(|held| held.name.clone()) {
            self.assumed = self.laid(&name);
        }
    }
}
