//! What a file of others would change in a plan: shown first, then taken in whole or in part.
//!
//! | file | what it knows |
//! |---|---|
//! | `names`, `pairs`, `matching` | who of the file may be who of the plan, and who is |
//! | `claim` | one thing that a file says and the plan does not |
//! | `fields`, `scales` | what is said of a person's fields, and whether it is of another scale |
//! | `loans` | where a player is: borrowed, lent out, at another club |
//! | `availability`, `spells`, `injuries` | who is out, in doubt or back: as a feed says it, or a file of absences |
//! | `partings` | who has left or is lent out |
//! | `newcomers` | whom the plan does not have |
//! | `noted` | whose word each field is by then |
//! | `accept` | the plan after what was accepted |
//! | `ask` | what a user says of a file |
//! | [`words`] | what is beside the changes, in words |

mod accept;
mod ask;
mod availability;
mod claim;
mod context;
mod fields;
mod found;
mod injuries;
mod loans;
mod matching;
mod meeting;
mod names;
mod newcomers;
mod news;
mod noted;
mod pairs;
mod partings;
mod scales;
mod spells;
pub mod words;

pub use accept::NotAccepted;
pub use ask::{UpdateAsk, file_context};
pub use claim::{ClaimKind, PlanStands};
pub use context::{TakenAs, UpdateContext};
pub use found::{Difference, PlanUpdate, Proposal, TooManyNew};
pub use matching::{AskedWho, Unsure};
pub use names::are_like;
pub use pairs::{MatchedBy, PlanPeople};

use jiff::civil::Date;

use self::claim::Claim;
use self::matching::{FoundAs, Matches, matches};
use self::meeting::Meeting;
use self::newcomers::Newcomers;
use self::noted::ReadPerson;
use self::scales::OtherScales;
use super::dialects::RowIs;
use super::people::{FilePerson, FileSpell, People};
use crate::domain::{Id, Person, Plan, SetBy};

/// Compares everybody of a file with a plan.
///
/// # Errors
///
/// More than [`TooManyNew::MOST`] people would be new.
pub fn update(plan: &Plan, people: &People, context: &UpdateContext<'_>) -> Result<PlanUpdate, TooManyNew> {
    let Matches { who, unsure, asked, missing } = matches(plan, &people.people, context);
    let ours = people.people.iter().zip(&who).filter_map(|(file, who)| match who {
        FoundAs::Known(id, _) => plan.players.get(id).map(|player| (player, file)),
        FoundAs::Nobody | FoundAs::New | FoundAs::Unsure => None,
    });
    let ours = loans::our_name(plan, ours, context.on);
    let found = PlanUpdate { unsure, asked, ..PlanUpdate::default() };
    let mut made = UpdateMaker { ours, ..UpdateMaker::new(plan, people, context, found) };
    let mut nobody = Vec::new();
    for (row, (file, who)) in people.people.iter().zip(who).enumerate() {
        match who {
            FoundAs::Known(id, by) => made.known(row, file, id, by),
            FoundAs::Nobody | FoundAs::New => nobody.push(row),
            FoundAs::Unsure => {}
        }
    }
    made.missing(missing);
    let new = Newcomers { plan, people, context }.proposals(&nobody, &mut made.found)?;
    new.into_iter().for_each(|proposal| made.propose(proposal));
    Ok(made.found)
}

struct UpdateMaker<'m> {
    plan: &'m Plan,
    people: &'m People,
    context: &'m UpdateContext<'m>,
    /// The plan after all that is proposed so far.
    after: Plan,
    scales: OtherScales,
    /// What the file calls our club, where that is another name.
    ours: Option<&'m str>,
    found: PlanUpdate,
}

impl<'m> UpdateMaker<'m> {
    fn new(plan: &'m Plan, people: &'m People, context: &'m UpdateContext<'m>, found: PlanUpdate) -> UpdateMaker<'m> {
        UpdateMaker {
            plan,
            people,
            context,
            after: plan.clone(),
            scales: OtherScales::of(plan, people, context.source),
            ours: None,
            found,
        }
    }

    fn known(&mut self, row: usize, file: &FilePerson, id: Id, by: MatchedBy) {
        let (plan, context) = (self.plan, self.context);
        let Some(person) = plan.person(&id) else { return };
        self.found.matched.push((row, id.clone(), by));
        match (person, context.taken_as) {
            (Person::Player(_), Some(TakenAs::Targets)) | (Person::Target(_), Some(TakenAs::Players)) => {
                self.found.already.push((row, id));
                return;
            }
            _ => {}
        }
        let meeting = Meeting { plan, id: &id, person, file, context, ours: self.ours };
        if meeting.has_left() {
            return;
        }
        let claims = self.claims(&meeting);
        self.found.read.push(ReadPerson::of(&meeting, self.people));
        let name = plan.short_name(&id).to_owned();
        for claim in claims {
            self.claimed(&id, &name, claim);
        }
    }

    fn claims(&mut self, meeting: &Meeting<'_>) -> Vec<Claim> {
        let mut claims = fields::claims(meeting, self.people, &self.scales);
        match meeting.person {
            Person::Target(target) => {
                let (claim, left_out) = spells::news(meeting, &target.profile.reports);
                self.left_out(&left_out);
                claims.extend(claim.or_else(|| availability::news(meeting, &target.profile.reports)));
            }
            Person::Player(player) => {
                let (claim, left_out) = spells::claim(meeting, player);
                self.left_out(&left_out);
                claims.extend(claim);
                claims.extend(availability::claim(meeting, player));
                claims.extend(loans::claim(meeting, player));
            }
        }
        for claim in claims.iter_mut().filter(|claim| claim.edits.is_ok()) {
            if let Err(why) = meeting.may_take(claim.kind) {
                claim.edits = Err(why);
            }
        }
        claims
    }

    /// Counts absences that are left out.
    fn left_out(&mut self, spells: &[&FileSpell]) {
        let open = spells.iter().filter(|spell| spell.back.is_none()).count();
        self.found.open_absences += open;
        self.found.past_absences += spells.len() - open;
    }

    fn claimed(&mut self, id: &Id, name: &str, claim: Claim) {
        let Claim { kind, was, becomes, on, edits } = claim;
        let (person, name) = (id.clone(), name.to_owned());
        match edits {
            Ok(edits) => {
                let typed = self.typed(id, kind).filter(|_| was.is_some());
                self.propose(Proposal { person, name, kind, was, typed, becomes, on, edits });
            }
            Err(why) => self.found.differences.push(Difference { person, name, kind, plan: was, file: becomes, why }),
        }
    }

    /// The day on which the planner has typed what a file says otherwise.
    fn typed(&self, id: &Id, kind: ClaimKind) -> Option<Date> {
        let (field, person) = (kind.file_field()?, self.plan.person(id)?);
        match person.profile().imported.as_ref()?.set_by(field) {
            SetBy::Planner(day) => day,
            SetBy::File { .. } => None,
        }
    }

    /// Keeps what makes sense after all that was proposed before.
    fn propose(&mut self, proposal: Proposal) {
        let on = proposal.on;
        match proposal.edits.iter().try_fold(self.after.clone(), |plan, edit| plan.apply(edit, on)) {
            Ok(after) => {
                self.after = after;
                self.found.proposals.push(proposal);
            }
            Err(refused) => {
                let Proposal { person, name, kind, was, becomes, .. } = proposal;
                let why = PlanStands::Refused(refused.to_string());
                self.found.differences.push(Difference { person, name, kind, plan: was, file: becomes, why });
            }
        }
    }

    /// Whom the file lacks: of players or of targets, where it has one of them.
    fn missing(&mut self, missing: Vec<Id>) {
        if self.context.rows != RowIs::Person {
            return;
        }
        let is_player = |id: &Id| self.plan.players.contains(id);
        let has = |players: bool| self.found.matched.iter().any(|(_, id, _)| is_player(id) == players);
        let (has_players, has_targets) = (has(true), has(false));
        let wanted = |players: bool| match self.context.taken_as {
            Some(TakenAs::Players) => players,
            Some(TakenAs::Targets) => !players,
            None => true,
        };
        let is_here = |id: &Id| self.plan.players.get(id).is_none_or(|player| player.left.is_none());
        let lacks = |id: &Id| match is_player(id) {
            true => has_players && wanted(true) && is_here(id),
            false => has_targets && wanted(false),
        };
        self.found.missing = missing.into_iter().filter(lacks).collect();
    }
}
