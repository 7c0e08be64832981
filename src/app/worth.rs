//! What the targets are worth to the plan: asked again only when the plan, today or the familiarity has changed.

use std::sync::Arc;

use jiff::civil::Date;

use super::model::{Layer, Model};
use super::update::Effect;
use crate::analysis::{Compared, Weeks, Worth, as_it_is, best_set, compare, words, worth};
use crate::domain::{Familiarity, Id, Money, Plan};
use crate::text;

/// What every target adds over the weeks from today, and what it is for.
#[derive(Clone, Debug)]
pub(super) struct Worths {
    of: (Arc<Plan>, Date, Familiarity),
    worths: Vec<Worth>,
}

/// How the targets are ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    #[default]
    Priority,
    /// By what a man adds for his money.
    Worth,
}

/// A question that takes too long for the loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    pub plan: Arc<Plan>,
    pub from: Date,
    pub at_least: Familiarity,
    pub about: About,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// Whom to sign within a budget, if there is one.
    Signings(Option<Money>),
    /// What the kept what-ifs come to, beside the plan as it is.
    WhatIfs,
}

/// A text over the board, fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    pub title: String,
    pub lines: Vec<String>,
    /// Lines scrolled.
    pub scrolled: usize,
}

impl Question {
    /// Takes as long as it takes: not for the loop.
    pub fn answer(&self) -> Answer {
        let weeks = Weeks::new(self.from, *Weeks::COUNT.end());
        match self.about {
            About::Signings(budget) => self.signings(weeks, budget),
            About::WhatIfs => self.what_ifs(weeks),
        }
    }

    fn what_ifs(&self, weeks: Weeks) -> Answer {
        let said = |name: &str, found: &Compared| {
            let (now, worst) = (found.now, found.worst);
            let unpriced = if found.unpriced.is_empty() { "" } else { " and more that nothing tells" };
            let stale: Vec<String> = found.stale.iter().map(|stale| stale.why.to_string()).collect();
            let mut lines = vec![
                text::display(name).into_owned(),
                format!("    today margin {}, short {}", now.margin, now.shortfall),
                format!(
                    "    at the worst margin {} ({}), short {} ({})",
                    worst.margin, worst.margin_on, worst.shortfall, worst.shortfall_on
                ),
                format!("    weeks that break: {}; signings cost {}{unpriced}", found.weeks_broken, found.cost),
            ];
            lines.extend((!stale.is_empty()).then(|| format!("    stale: {}", stale.join("; "))));
            lines
        };
        let mut lines = said("the plan as it is", &as_it_is(&self.plan, weeks, self.at_least));
        for what_if in &self.plan.what_ifs {
            lines.extend(said(&what_if.name, &compare(&self.plan, what_if, weeks, self.at_least, self.from)));
        }
        if self.plan.what_ifs.is_empty() {
            lines.push("No what-if is kept: what-if \"No Gatti\" lose gatti until 2025-09-01, sign balerdi".into());
        }
        Answer { title: format!("What-ifs over {} weeks", Weeks::COUNT.end()), lines, scrolled: 0 }
    }

    fn signings(&self, weeks: Weeks, budget: Option<Money>) -> Answer {
        let found = best_set(&self.plan, weeks, self.at_least, budget);
        let within = budget.map_or("without a limit".to_owned(), |budget| format!("within {budget}"));
        let slots = words::group_of(&found.slots, &self.plan.tactic.formation);
        let mut lines = Vec::new();
        if found.slots.is_empty() {
            lines.push("Every slot has the depth wanted in all of the weeks: nobody is needed.".to_owned());
        } else {
            lines.push(format!("For {slots}, over {} weeks from {}:", Weeks::COUNT.end(), self.from));
            lines.push(words::signings(&found.best, &self.plan));
        }
        if let Some(((second, _), why)) = found.runner_up.as_ref().zip(words::lost(&found)) {
            lines.push(String::new());
            lines.push(format!("The next best: {}", words::signings(second, &self.plan)));
            lines.push(format!("It lost because {why}."));
        }
        if !found.unpriced.is_empty() {
            lines.push(String::new());
            lines.push(format!(
                "Left out, since nothing tells their cost: {}",
                words::names(&found.unpriced, &self.plan)
            ));
        }
        Answer { title: format!("The best signings {within}"), lines, scrolled: 0 }
    }
}

impl Model {
    /// What a target adds.
    pub fn worth(&self, id: &Id) -> Option<&Worth> {
        self.worths.as_ref().and_then(|worths| worths.worths.iter().find(|worth| worth.target == *id))
    }

    pub(super) fn refresh_worths(&mut self) {
        let of = (self.shown_plan().clone(), self.today(), self.at_least);
        let known = self
            .worths
            .as_ref()
            .is_some_and(|held| Arc::ptr_eq(&held.of.0, &of.0) && (held.of.1, held.of.2) == (of.1, of.2));
        if !known {
            let worths = worth(&of.0, Weeks::new(of.1, *Weeks::COUNT.end()), of.2);
            self.worths = Some(Worths { of, worths });
        }
        if self.order == Order::Worth {
            self.order_by_worth();
        }
    }

    fn order_by_worth(&mut self) {
        let Some(worths) = &self.worths else { return };
        let mut order: Vec<&Worth> = worths.worths.iter().collect();
        order.sort_by(|one, other| one.order(other));
        self.answers.targets = order.into_iter().map(|worth| worth.target.clone()).collect();
    }

    pub(super) fn swap_order(&mut self) {
        self.order = match self.order {
            Order::Priority => Order::Worth,
            Order::Worth => Order::Priority,
        };
        let plan = self.shown_plan().clone();
        self.answers.order_by_priority(&plan);
    }

    pub(super) fn ask(&self, about: About) -> Vec<Effect> {
        let plan = match about {
            About::Signings(_) => self.shown_plan().clone(),
            About::WhatIfs => self.kept_plan().clone(),
        };
        vec![Effect::Ask(Question { plan, from: self.today(), at_least: self.at_least, about })]
    }

    pub(super) fn answered(&mut self, answer: Answer) {
        self.layers.push(Layer::Answer(answer));
    }
}
