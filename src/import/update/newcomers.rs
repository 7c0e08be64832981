//! Whom the plan does not have: new players or targets, where that is wanted.

use std::collections::HashSet;

use super::claim::ClaimKind;
use super::context::{TakenAs, UpdateContext};
use super::found::{PlanUpdate, Proposal, TooManyNew};
use super::partings::says;
use crate::domain::{Edit, Id, Plan, Player, Report, Target};
use crate::import::people::{FilePerson, People};
use crate::import::squad::{PlayerMaker, SquadContext, ids, is_of};
use crate::import::values::Standing;

/// Those who may be new.
pub(super) struct Newcomers<'n> {
    pub(super) plan: &'n Plan,
    pub(super) people: &'n People,
    pub(super) context: &'n UpdateContext<'n>,
}

impl Newcomers<'_> {
    /// Those who are wanted, to be added; the others are counted.
    ///
    /// # Errors
    ///
    /// More than [`TooManyNew::MOST`] would be new.
    pub(super) fn proposals(&self, rows: &[usize], found: &mut PlanUpdate) -> Result<Vec<Proposal>, TooManyNew> {
        let (people, context) = (self.people, self.context);
        found.others = rows.to_vec();
        let Some(taken_as) = context.taken_as else { return Ok(Vec::new()) };
        let wanted = rows.iter().filter_map(|row| Some((*row, people.people.get(*row)?)));
        let is_of_club = |person: &FilePerson| context.club.is_none_or(|club| is_of(person, club));
        let wanted: Vec<(usize, &FilePerson)> = wanted.filter(|(_, person)| is_of_club(person)).collect();
        if wanted.len() > TooManyNew::MOST {
            return Err(TooManyNew { count: wanted.len(), taken_as });
        }
        let squad = SquadContext {
            club: context.club.filter(|_| taken_as == TakenAs::Players),
            source: context.source,
            on: context.on,
            season_ends: self.plan.season_of(context.on).last_day(),
        };
        let mut made: Vec<(&FilePerson, Player)> = Vec::new();
        let mut new = HashSet::new();
        for (row, person) in wanted {
            let maker = PlayerMaker { person, context: &squad, remarks: &mut found.remarks };
            let player = maker.player(&people.attributes);
            new.extend(player.is_some().then_some(row));
            made.extend(player.map(|player| (person, player)));
        }
        found.others.retain(|row| !new.contains(row));
        let held = self.plan.players.iter().map(|(id, _)| id).chain(self.plan.targets.iter().map(|(id, _)| id));
        let held: HashSet<&str> = held.map(Id::as_str).collect();
        let names = made.iter().map(|(person, player)| (player.profile.name.as_str(), person.known_as.as_deref()));
        let names: Vec<_> = names.collect();
        let mut proposals = Vec::with_capacity(made.len());
        for (id, (person, player)) in ids(&names, &held).into_iter().zip(made) {
            let (name, becomes) = (player.profile.name.clone(), self.sketch(&player, person));
            let edit = match taken_as {
                TakenAs::Players => Edit::ImportPlayer { id: id.clone(), player: Box::new(player) },
                TakenAs::Targets => {
                    Edit::ImportTarget { id: id.clone(), target: Box::new(self.target(player, person)) }
                }
            };
            let (kind, on) = (ClaimKind::New, context.on);
            proposals.push(Proposal { person: id, name, kind, was: None, typed: None, becomes, on, edits: vec![edit] });
        }
        Ok(proposals)
    }

    /// Somebody else's player: his price is a report, and his loans and absences are no concern of the plan.
    fn target(&self, player: Player, person: &FilePerson) -> Target {
        let (club, league) = (person.club.as_deref().map(str::to_owned), person.league_code());
        let mut target = Target { club, league, ..Target::new(player.profile) };
        let (on, source) = (self.context.on, self.context.source);
        let report =
            |says: &str| Report { on, source: source.to_owned(), says: says.to_owned(), asks: None, refuses: None };
        if let Some(Standing::Gone(parting)) = &person.standing {
            let on = person.news_on.filter(|news| *news <= on).unwrap_or(on);
            target.profile.reports.push(Report { on, ..report(&says(parting)) });
        }
        target.profile.reports.extend(player.asking.map(|asks| Report { asks: Some(asks), ..report("asking price") }));
        target
    }

    /// Somebody new in a few words: `CB LB, Marseille, until 2028-06-30, value 20m`.
    fn sketch(&self, player: &Player, person: &FilePerson) -> String {
        let profile = &player.profile;
        let positions: Vec<&str> = profile.positions.iter().map(|(position, _)| position.word()).collect();
        let club =
            person.club.as_deref().map(str::to_owned).filter(|_| self.context.taken_as == Some(TakenAs::Targets));
        let born = profile.born.map(|born| format!("born {born}"));
        let contract = profile.contract.map(|until| format!("until {until}"));
        let value = profile.value.map(|value| format!("value {value}"));
        let wage = profile.wage.map(|wage| format!("wage {wage}"));
        let parts = [Some(positions.join(" ")), club, born, contract, value, wage];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
