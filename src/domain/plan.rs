//! The whole document, as a value that is cheap to copy.

use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;

use super::formation::{Formation, Position};
use super::id::Id;
use super::matches::Match;
use super::money::Money;
use super::person::Person;
use super::player::Player;
use super::roster::Roster;
use super::season::{Season, SeasonStart};
use super::target::Target;
use super::what_if::WhatIf;
use super::window::TransferWindow;

/// One club's plan. Copies share their people, so an edit costs a list of pointers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    pub club: String,
    /// The year that the season begins in which the plan names; see [`Plan::season`].
    pub season_year: Option<i16>,
    pub season_starts: SeasonStart,
    /// The plan's present; without it, the clock's.
    pub today: Option<Date>,
    /// Three-letter code; every amount in the plan is in it.
    pub currency: Option<String>,
    /// The names of those whose registration rules count.
    pub competitions: Vec<String>,
    /// Days without movement after which a deal is stalled, within [`Plan::PATIENCE`]; [`Plan::USUAL_PATIENCE`] where
    /// nothing is said.
    pub patience: Option<u8>,
    pub budget: Budget,
    pub tactic: Tactic,
    /// The plan's own formations.
    pub formations: Vec<Arc<Formation>>,
    /// When players can be registered; see [`Plan::registration`] for a plan that says none.
    pub windows: Vec<TransferWindow>,
    pub deadlines: Vec<Deadline>,
    pub matches: Vec<Match>,
    pub call_ups: Vec<CallUp>,
    pub players: Roster<Player>,
    pub targets: Roster<Target>,
    /// Each name once.
    pub what_ifs: Vec<WhatIf>,
}

/// What the season may cost; a part that nobody gave has no limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Budget {
    /// What may be paid for people in the season: instalments, loan fees and costs.
    pub transfers: Option<Money>,
    /// What all players together may earn in the season, gross.
    pub wages: Option<Money>,
    /// What the club takes in the season, without sales of players.
    pub revenue: Option<Money>,
    /// What the squad may cost at the most, in percent of the revenue and the net profit on sales, within
    /// [`Budget::SQUAD_COST`].
    pub squad_cost: Option<u8>,
    /// What the head coach earns in the season, gross: a part of the squad cost alone.
    pub coach_wage: Option<Money>,
}

impl Budget {
    pub const SQUAD_COST: RangeInclusive<u8> = 1..=200;

    pub fn is_unlimited(&self) -> bool {
        self.transfers.is_none() && self.wages.is_none() && self.squad_cost.and(self.revenue).is_none()
    }
}

/// How the team plays, and what the coach wants of the squad.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tactic {
    pub formation: Arc<Formation>,
    /// Bodies wanted per slot label; [`Tactic::USUAL_DEPTH`] where nothing is said.
    ///
    /// May name slots of other formations, which count when the plan returns to them.
    pub depth: Vec<(String, u8)>,
    /// The coach's own order per slot label, before familiarity and rating.
    ///
    /// May name slots of other formations.
    pub order: Vec<(String, Vec<Id>)>,
    /// What is looked for at a position.
    pub roles: Vec<(Position, Weights)>,
}

/// Attributes by name, each once, with a weight within [`Tactic::WEIGHT`].
pub type Weights = Vec<(String, u8)>;

impl Tactic {
    /// Bodies wanted in a slot where nothing is said.
    pub const USUAL_DEPTH: u8 = 2;
    /// The most bodies that may be wanted in a slot.
    pub const MAX_DEPTH: u8 = 9;

    pub const WEIGHT: RangeInclusive<u8> = 1..=10;

    pub fn new(formation: Arc<Formation>) -> Tactic {
        Tactic { formation, depth: Vec::new(), order: Vec::new(), roles: Vec::new() }
    }

    /// What is looked for at a position; empty where nothing is said.
    pub fn role(&self, position: Position) -> &[(String, u8)] {
        self.roles.iter().find(|(at, _)| *at == position).map_or(&[], |(_, weights)| weights)
    }

    /// Bodies wanted in a slot.
    pub fn wanted(&self, label: &str) -> u8 {
        self.depth.iter().find(|(slot, _)| slot == label).map_or(Tactic::USUAL_DEPTH, |(_, wanted)| *wanted)
    }

    /// The coach's own order for a slot; empty where he has none.
    pub fn order(&self, label: &str) -> &[Id] {
        self.order.iter().find(|(slot, _)| slot == label).map_or(&[], |(_, people)| people)
    }
}

/// A day by which something must be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deadline {
    pub name: String,
    pub on: Date,
}

/// A tournament that takes named players away, first and last day included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallUp {
    pub name: String,
    pub from: Date,
    pub until: Date,
    pub players: Vec<Id>,
}

impl Plan {
    /// Of the days that a plan is asked about.
    pub const YEARS: RangeInclusive<i16> = Season::YEARS;
    pub const PATIENCE: RangeInclusive<u8> = 1..=99;
    pub const USUAL_PATIENCE: u8 = 7;

    pub fn new(club: String, formation: Arc<Formation>) -> Plan {
        Plan {
            club,
            season_year: None,
            season_starts: SeasonStart::default(),
            today: None,
            currency: None,
            competitions: Vec::new(),
            patience: None,
            budget: Budget::default(),
            tactic: Tactic::new(formation),
            formations: Vec::new(),
            windows: Vec::new(),
            deadlines: Vec::new(),
            matches: Vec::new(),
            call_ups: Vec::new(),
            players: Roster::default(),
            targets: Roster::default(),
            what_ifs: Vec::new(),
        }
    }

    /// The season of a day, by the plan's calendar.
    pub fn season_of(&self, day: Date) -> Season {
        Season::of(day, self.season_starts)
    }

    /// The season that the plan names.
    pub fn named_season(&self) -> Option<Season> {
        self.season_year.map(|year| Season::beginning(year, self.season_starts))
    }

    /// The season that the plan is for: the one that it names, else that of its present.
    pub fn season(&self, today: Date) -> Season {
        self.named_season().unwrap_or_else(|| self.season_of(today))
    }

    pub fn person(&self, id: &Id) -> Option<Person<'_>> {
        let player = self.players.get(id).map(Person::Player);
        player.or_else(|| self.targets.get(id).map(Person::Target))
    }

    /// Whether he is a player whom other clubs may make offers for: one who is borrowed is bought like a target.
    pub fn is_ours(&self, id: &Id) -> bool {
        self.players.get(id).is_some_and(|player| player.borrowed().is_none())
    }

    pub fn what_if(&self, name: &str) -> Option<&WhatIf> {
        self.what_ifs.iter().find(|what_if| what_if.name == name)
    }

    /// The call-up that takes a player away on a day.
    pub fn call_up(&self, id: &Id, on: Date) -> Option<&CallUp> {
        self.call_ups.iter().find(|call_up| call_up.from <= on && on <= call_up.until && call_up.players.contains(id))
    }
}
