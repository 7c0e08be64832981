//! The plan after what was accepted of a file: all of it, or none.

use std::collections::HashMap;
use std::fmt;

use super::found::{PlanUpdate, Proposal};
use super::noted::Outcome;
use crate::domain::{Edit, FieldName, Id, Imported, Plan, Refused};
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
    /// Of everybody in the file it is noted whose word his fields are by then; what was left out stays what it was, so
    /// that the same file proposes it again.
    ///
    /// # Errors
    ///
    /// An edit that makes no sense without one that was left out, or in a plan that has changed since.
    pub fn accept(&self, plan: &Plan, is_accepted: impl Fn(usize) -> bool) -> Result<Plan, NotAccepted> {
        let mut after = plan.clone();
        let (accepted, rest): (Vec<_>, Vec<_>) =
            self.proposals.iter().enumerate().partition(|(at, _)| is_accepted(*at));
        if accepted.is_empty() && !rest.is_empty() {
            return Ok(after);
        }
        for (_, proposal) in &accepted {
            for edit in &proposal.edits {
                after = after.apply(edit, proposal.on).map_err(|refused| not_accepted(proposal, refused))?;
            }
        }
        let (accepted, rest) = (by_person(&accepted), by_person(&rest));
        let mut differs: HashMap<&Id, Vec<FieldName>> = HashMap::new();
        for other in &self.differences {
            differs.entry(&other.person).or_default().extend(other.kind.file_field());
        }
        for read in &self.read {
            let Some(person) = plan.person(&read.id) else { continue };
            let [taken, left] = [&accepted, &rest].map(|people| people.get(&read.id).map_or(&[][..], Vec::as_slice));
            if taken.is_empty() && !left.is_empty() {
                continue;
            }
            let differs = differs.get(&read.id).map_or(&[][..], Vec::as_slice).iter().copied();
            let kept: Vec<_> = left.iter().flat_map(|left| fields(left)).chain(differs).collect();
            let taken: Vec<_> = taken.iter().flat_map(|taken| fields(taken)).collect();
            let news_left = left.iter().any(|left| fields(left).next().is_none());
            let outcome = Outcome { taken: &taken, kept: &kept, news_left };
            let Some(noted) = read.noted(person, &outcome) else { continue };
            // Positions that somebody has said by now are proposed no more.
            let held = after.person(&read.id).and_then(|person| person.profile().imported.as_ref());
            let proposed = held.map_or(&[][..], |held| &held.proposed).to_vec();
            let (on, imported) = (noted.on, Imported { proposed, ..noted });
            if held == Some(&imported) {
                continue;
            }
            let edit = Edit::Import { person: read.id.clone(), imported };
            let refused = |refused| NotAccepted { name: read.id.to_string(), what: "source", refused };
            after = after.apply(&edit, on).map_err(refused)?;
        }
        Ok(after)
    }
}

fn by_person<'p>(proposals: &[(usize, &'p Proposal)]) -> HashMap<&'p Id, Vec<&'p Proposal>> {
    let mut people: HashMap<&Id, Vec<&Proposal>> = HashMap::new();
    for (_, proposal) in proposals {
        people.entry(&proposal.person).or_default().push(proposal);
    }
    people
}

/// The fields of files that a proposal sets.
fn fields(proposal: &Proposal) -> impl Iterator<Item = FieldName> {
    proposal.edits.iter().filter_map(|edit| match edit {
        Edit::Set { field, .. } => Some(field.name()).filter(|name| name.is_of_files()),
        _ => None,
    })
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
