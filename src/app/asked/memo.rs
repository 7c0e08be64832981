//! Costly answers, remembered until the plan or their inputs change.

use std::sync::Arc;

use crate::domain::Plan;

/// A remembered answer, with the plan and the inputs that it was computed from.
#[derive(Clone, Debug)]
pub(in crate::app) struct Memo<W, A> {
    plan: Arc<Plan>,
    with: W,
    pub(in crate::app) answer: A,
}

impl<W: PartialEq, A> Memo<W, A> {
    fn is_of(&self, plan: &Arc<Plan>, with: &W) -> bool {
        Arc::ptr_eq(&self.plan, plan) && self.with == *with
    }

    /// Computes the answer unless it is the one remembered.
    pub(in crate::app) fn renew(held: &mut Option<Memo<W, A>>, plan: &Arc<Plan>, with: W, ask: impl FnOnce(&W) -> A) {
        if !held.as_ref().is_some_and(|held| held.is_of(plan, &with)) {
            *held = Some(Memo { plan: plan.clone(), answer: ask(&with), with });
        }
    }
}

/// The answer for the plan on the screens and, while a what-if is assumed, for the plan as it is.
#[derive(Clone, Debug)]
pub(in crate::app) struct Pair<W, A> {
    shown: Option<Memo<W, A>>,
    before: Option<Memo<W, A>>,
}

impl<W, A> Default for Pair<W, A> {
    fn default() -> Pair<W, A> {
        Pair { shown: None, before: None }
    }
}

impl<W: PartialEq + Clone, A> Pair<W, A> {
    pub(in crate::app) fn shown(&self) -> Option<&A> {
        self.shown.as_ref().map(|held| &held.answer)
    }

    pub(in crate::app) fn before(&self) -> Option<&A> {
        self.before.as_ref().map(|held| &held.answer)
    }

    /// Computes whichever of the two answers is not remembered.
    ///
    /// Assuming a what-if, or stopping it, turns one answer into the other, so both are looked up first.
    pub(in crate::app) fn renew(&mut self, shown: &Arc<Plan>, kept: &Arc<Plan>, with: W, ask: impl Fn(&Plan, &W) -> A) {
        let mut known = [self.shown.take(), self.before.take()];
        let mut held = |plan: &Arc<Plan>| {
            let known = known.iter_mut().find(|held| held.as_ref().is_some_and(|held| held.is_of(plan, &with)));
            let mut held = known.and_then(Option::take);
            Memo::renew(&mut held, plan, with.clone(), |with| ask(plan, with));
            held
        };
        self.before = if Arc::ptr_eq(shown, kept) { None } else { held(kept) };
        self.shown = held(shown);
    }
}
