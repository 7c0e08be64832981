//! The plan after what was accepted of a file: all of it, or none.

use std::fmt;

use super::found::{PlanUpdate, Proposal};
use crate::domain::{Edit, Imported, Plan, Refused};
use crate::text;

/// What could not be accepted, of whom, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAccepted {
    /// Fit for a screen.
    pub name: String,
    /// What was to change.
    pub what: &'static str,
    pub refused: Refused,
}

impl PlanUpdate {
    /// The plan after the proposals that are accepted, by their places.
    ///
    /// Whoever is in the plan as the file has him is marked as read from it; who was left out in part is not, so that
    /// the same file proposes the rest again.
    ///
    /// # Errors
    ///
    /// An edit that makes no sense without one that was left out, or in a plan that has changed since.
    pub fn accept(&self, plan: &Plan, is_accepted: impl Fn(usize) -> bool) -> Result<Plan, NotAccepted> {
        let mut after = plan.clone();
        let (accepted, rest): (Vec<_>, Vec<_>) =
            self.proposals.iter().enumerate().partition(|(at, _)| is_accepted(*at));
        if accepted.is_empty() {
            return Ok(after);
        }
        for (_, proposal) in &accepted {
            for edit in &proposal.edits {
                after = after.apply(edit, proposal.on).map_err(|refused| not_accepted(proposal, refused))?;
            }
        }
        for (id, imported) in &self.read {
            if rest.iter().any(|(_, proposal)| proposal.person == *id) {
                continue;
            }
            // Positions that somebody has said by now are proposed no more.
            let proposed = after.person(id).and_then(|person| person.profile().imported.as_ref());
            let proposed = proposed.map_or(&[][..], |held| &held.proposed).to_vec();
            let (on, imported) = (imported.on, Imported { proposed, ..imported.clone() });
            let edit = Edit::Import { person: id.clone(), imported };
            after = match after.apply(&edit, on) {
                Err(Refused::NoChange) => after,
                done => done.map_err(|refused| NotAccepted { name: id.to_string(), what: "source", refused })?,
            };
        }
        Ok(after)
    }
}

fn not_accepted(proposal: &Proposal, refused: Refused) -> NotAccepted {
    NotAccepted { name: text::display(&proposal.name).into_owned(), what: proposal.kind.word(), refused }
}

impl fmt::Display for NotAccepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.name, self.what, self.refused)
    }
}

impl std::error::Error for NotAccepted {}
