//! What the rules of a competition ask about each player, as far as the plan knows it.

use jiff::civil::Date;

use super::super::sets::SlotSet;
use super::super::squad::playable;
use super::super::worth::open_targets;
use super::choice::Entrant;
use super::filed::Filed;
use crate::domain::{
    Counted, Familiarity, Id, Money, Person, Plan, Position, Registrant, Requirement, Rules, Season, Who,
};

/// The players whom a club has on a day and those whom it may sign, before the rules of a competition.
pub(super) struct Club<'a> {
    pub(super) rules: &'a Rules,
    pub(super) filed: Option<&'a Filed>,
    /// Whether every player and target has a rating.
    pub(super) rated: bool,
    plan: &'a Plan,
    season: Season,
    on: Date,
    at_least: Familiarity,
    players: Vec<(&'a Id, Judged)>,
    targets: Vec<ListTarget<'a>>,
}

/// Somebody who may be signed.
pub(super) struct ListTarget<'a> {
    pub(super) id: &'a Id,
    pub(super) judged: Judged,
    /// The index among the club's players if he is one of them on loan, since the two take one place on a list.
    pub(super) here: Option<usize>,
}

/// A player as the rules see him.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Judged {
    slots: SlotSet,
    rating: Option<u8>,
    value: i64,
    keeper: bool,
    /// Whether he needs no place; `None` if the plan does not settle it.
    free: Option<bool>,
    /// Whether he may take the places of each kept kind.
    kept: Vec<Option<bool>>,
    /// Whether he counts for each least number, and for each most number.
    least: Vec<Option<bool>>,
    most: Vec<Option<bool>>,
    listed: Listed,
    unknown: Vec<Requirement>,
}

/// A player as the list that is filed has him.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Listed {
    /// Whether he counts among those who are new on it.
    new: bool,
    /// Whether he went off it and can't come back yet.
    stays_off: bool,
}

/// A player about whom the plan lacks facts that the rules ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unknown {
    pub id: Id,
    /// The facts that would settle it.
    pub what: Vec<Requirement>,
    /// Whether he is a player of the club; otherwise he is a target.
    pub player: bool,
}

/// The assumption about an unknown condition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Assume {
    /// The player meets it.
    So,
    /// The player does not meet it.
    Not,
}

impl<'a> Club<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        rules: &'a Rules,
        season: Season,
        (on, at_least): (Date, Familiarity),
        filed: Option<&'a Filed>,
    ) -> Club<'a> {
        let (players, targets) = (Vec::new(), Vec::new());
        let mut club = Club { rules, filed, rated: false, plan, season, on, at_least, players, targets };
        let players = plan.players.iter().filter(|(_, player)| player.at_the_club(on, plan.season_starts));
        club.players = players.map(|(id, player)| (id, club.judge(id, Person::Player(player)))).collect();
        let on_loan = plan.on_loan();
        let targets = open_targets(plan).map(|(id, target)| {
            let held = target.profile.one_of(&on_loan).map(|(held, _)| held);
            let here = held.and_then(|held| club.players.iter().position(|(id, _)| *id == held));
            ListTarget { id, judged: club.judge(held.unwrap_or(id), Person::Target(target)), here }
        });
        club.targets = targets.collect();
        let judged = club.players.iter().map(|(_, judged)| judged);
        club.rated = judged.chain(club.targets.iter().map(|target| &target.judged)).all(Judged::is_rated);
        club
    }

    /// Somebody before the rules, by his id in the plan.
    pub(super) fn judge(&self, held: &Id, person: Person<'_>) -> Judged {
        let Club { rules, filed, plan, season, on, at_least, .. } = *self;
        let profile = person.profile();
        let slots = playable(&plan.tactic.formation, profile, at_least);
        let keeper = profile.positions.admit(Position::GK, at_least);
        let listed = Listed {
            new: filed.is_some_and(|filed| filed.counts(held, keeper, rules)),
            stays_off: filed.is_some_and(|filed| filed.gone.contains(held)),
        };
        let person = Registrant::new(person, &rules.name, season, on, plan.season_starts);
        Judged::new(&person, (slots, keeper), listed, rules)
    }

    /// The players as they stand for places, in plan order.
    pub(super) fn entrants(&self, assume: Assume, rated: bool) -> Vec<Entrant> {
        self.players.iter().map(|(_, judged)| entrant(judged, assume, rated)).collect()
    }

    pub(super) fn players(&self) -> impl Iterator<Item = (&'a Id, &Judged)> {
        self.players.iter().map(|(id, judged)| (*id, judged))
    }

    pub(super) fn targets(&self) -> impl Iterator<Item = &ListTarget<'a>> {
        self.targets.iter()
    }

    pub(super) fn unknown(&self) -> Vec<Unknown> {
        let players = self
            .players()
            .map(|player| (player, true))
            .chain(self.targets().map(|target| ((target.id, &target.judged), false)));
        let unsure = players.filter(|((_, judged), _)| !judged.unknown.is_empty());
        unsure.map(|((id, judged), player)| Unknown { id: id.clone(), what: judged.unknown.clone(), player }).collect()
    }
}

/// Somebody as he stands for a place, compared by rating or by value.
pub(super) fn entrant(judged: &Judged, assume: Assume, rated: bool) -> Entrant {
    let holds = |known: Option<bool>| known.unwrap_or(assume == Assume::So);
    let digits = |known: &[Option<bool>], counts: fn(Option<bool>, Assume) -> bool| {
        known.iter().enumerate().fold(0, |all, (bit, known)| all | u8::from(counts(*known, assume)) << bit)
    };
    let kept = judged.kept.iter().enumerate().filter(|(_, known)| holds(**known)).map(|(kept, _)| kept + 1);
    Entrant {
        slots: judged.slots,
        merit: if rated { judged.rating.map_or(0, i64::from) } else { judged.value },
        keeper: judged.keeper,
        free: holds(judged.free),
        kinds: if judged.listed.stays_off { Vec::new() } else { std::iter::once(0).chain(kept).collect() },
        least: digits(&judged.least, |known, assume| known.unwrap_or(assume == Assume::So)),
        // That he counts for a most number speaks against him.
        most: digits(&judged.most, |known, assume| known.unwrap_or(assume == Assume::Not))
            | u8::from(judged.listed.new) << judged.most.len(),
    }
}

impl Judged {
    pub(super) fn is_rated(&self) -> bool {
        self.rating.is_some()
    }

    fn new(person: &Registrant<'_>, (slots, keeper): (SlotSet, bool), listed: Listed, rules: &Rules) -> Judged {
        let mut unknown = Vec::new();
        let mut admits = |who: &Who| {
            let met = who.met(person);
            if met.iter().any(|(_, met)| *met == Some(false)) {
                return Some(false);
            }
            let unsure: Vec<Requirement> = met.iter().filter(|(_, met)| met.is_none()).map(|(what, _)| *what).collect();
            unknown.extend(&unsure);
            unsure.is_empty().then_some(true)
        };
        let free = rules.free.as_ref().map_or(Some(false), |free| admits(&free.who));
        let kept = rules.kept.iter().map(|kept| admits(&kept.who)).collect();
        let mut all = |counted: &[Counted]| counted.iter().map(|counted| admits(&counted.who)).collect();
        let (least, most) = (all(&rules.least), all(&rules.most));
        unknown.sort();
        unknown.dedup();
        let profile = person.profile;
        Judged {
            slots,
            rating: profile.rating,
            value: profile.value.map_or(0, Money::signed),
            keeper,
            free,
            kept,
            least,
            most,
            listed,
            unknown,
        }
    }
}
