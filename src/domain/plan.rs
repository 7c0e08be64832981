//! The plan: the whole document, as a value that is cheap to copy.

use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;

use super::filed::FiledList;
use super::formation::{Formation, Position};
use super::id::Id;
use super::kept_filter::KeptFilter;
use super::matches::Match;
use super::money::Money;
use super::person::Person;
use super::player::Player;
use super::roster::Roster;
use super::season::{Season, SeasonStart};
use super::target::Target;
use super::what_if::WhatIf;
use super::window::TransferWindow;
use crate::text;

/// One club's plan. Copies share their people, so an edit costs a list of pointers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    pub club: String,
    /// The year in which the named season begins; see [`Plan::season`].
    pub season_year: Option<i16>,
    pub season_starts: SeasonStart,
    /// The plan's own today; without it, the clock's counts.
    pub today: Option<Date>,
    /// The three-letter code of the currency of every amount in the plan.
    pub currency: Option<String>,
    /// The names of the competitions whose registration rules count.
    pub competitions: Vec<String>,
    /// The lists that are filed with competitions, one for each.
    pub registered: Vec<FiledList>,
    /// The code of the league that the club plays in: `ITA1`.
    pub league: Option<String>,
    /// The days without movement after which a deal is stalled, within [`Plan::PATIENCE`]; usually
    /// [`Plan::USUAL_PATIENCE`].
    pub patience: Option<u8>,
    pub budget: Budget,
    /// What the planner concludes from it all, for those who read a page of the plan.
    pub conclusion: Option<String>,
    pub tactic: Tactic,
    /// The plan's own formations.
    pub formations: Vec<Arc<Formation>>,
    /// When players can be registered; see [`Plan::registration`] if there are none.
    pub windows: Vec<TransferWindow>,
    pub deadlines: Vec<Deadline>,
    pub matches: Vec<Match>,
    pub call_ups: Vec<CallUp>,
    pub players: Roster<Player>,
    pub targets: Roster<Target>,
    /// Each name occurs once.
    pub what_ifs: Vec<WhatIf>,
    /// Each name occurs once.
    pub filters: Vec<KeptFilter>,
}

/// What the season may cost; a part that is not given has no limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Budget {
    /// The most that may be paid for people in the season: instalments, loan fees and costs.
    pub transfers: Option<Money>,
    /// The most that all players together may earn in the season, gross.
    pub wages: Option<Money>,
    /// The club's revenue in the season, without sales of players.
    pub revenue: Option<Money>,
    /// The highest squad cost in percent of the revenue and the net profit on sales, within [`Budget::SQUAD_COST`].
    pub squad_cost: Option<u8>,
    /// What the head coach earns in the season, gross; it only counts in the squad cost.
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
    /// The number of people wanted in each slot, by label; [`Tactic::USUAL_DEPTH`] for the others.
    ///
    /// It may have slots of other formations, which count once the plan returns to those.
    pub depth: Vec<(String, u8)>,
    /// The coach's own order in each slot, by label; it counts before familiarity and rating.
    ///
    /// It may have slots of other formations.
    pub order: Vec<(String, Vec<Id>)>,
    /// The attributes that are looked for at each position.
    pub roles: Vec<(Position, Weights)>,
}

/// Attributes by name, each once, with a weight within [`Tactic::WEIGHT`].
pub type Weights = Vec<(String, u8)>;

impl Tactic {
    /// The number of people wanted in a slot if nothing is said.
    pub const USUAL_DEPTH: u8 = 2;
    /// The most people that may be wanted in a slot.
    pub const MAX_DEPTH: u8 = 9;

    pub const WEIGHT: RangeInclusive<u8> = 1..=10;

    pub fn new(formation: Arc<Formation>) -> Tactic {
        Tactic { formation, depth: Vec::new(), order: Vec::new(), roles: Vec::new() }
    }

    /// The attributes that are looked for at a position; empty if nothing is said.
    pub fn role(&self, position: Position) -> &[(String, u8)] {
        self.roles.iter().find(|(at, _)| *at == position).map_or(&[], |(_, weights)| weights)
    }

    /// The number of people wanted in a slot.
    pub fn wanted(&self, label: &str) -> u8 {
        self.depth.iter().find(|(slot, _)| slot == label).map_or(Tactic::USUAL_DEPTH, |(_, wanted)| *wanted)
    }

    /// The coach's own order for a slot; empty if he has none.
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
    /// The years of the days that a plan can be asked about.
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
            registered: Vec::new(),
            league: None,
            patience: None,
            budget: Budget::default(),
            conclusion: None,
            tactic: Tactic::new(formation),
            formations: Vec::new(),
            windows: Vec::new(),
            deadlines: Vec::new(),
            matches: Vec::new(),
            call_ups: Vec::new(),
            players: Roster::default(),
            targets: Roster::default(),
            what_ifs: Vec::new(),
            filters: Vec::new(),
        }
    }

    /// The list that is filed with a competition, accents and case aside.
    pub fn filed(&self, competition: &str) -> Option<&FiledList> {
        self.filed_place(competition).and_then(|place| self.registered.get(place))
    }

    pub(super) fn filed_place(&self, competition: &str) -> Option<usize> {
        self.registered.iter().position(|filed| text::same(&filed.competition, competition))
    }

    /// The season in which a day lies.
    pub fn season_of(&self, day: Date) -> Season {
        Season::of(day, self.season_starts)
    }

    /// The season that the plan names.
    pub fn named_season(&self) -> Option<Season> {
        self.season_year.map(|year| Season::beginning(year, self.season_starts))
    }

    /// The plan's season: the one that it names, or else that of its today.
    pub fn season(&self, today: Date) -> Season {
        self.named_season().unwrap_or_else(|| self.season_of(today))
    }

    pub fn person(&self, id: &Id) -> Option<Person<'_>> {
        let player = self.players.get(id).map(Person::Player);
        player.or_else(|| self.targets.get(id).map(Person::Target))
    }

    /// Whether other clubs may make offers for him, as he is a player and not borrowed.
    pub fn is_ours(&self, id: &Id) -> bool {
        self.players.get(id).is_some_and(|player| player.borrowed().is_none())
    }

    pub fn filter(&self, name: &str) -> Option<&KeptFilter> {
        self.filters.iter().find(|filter| filter.name == name)
    }

    pub fn what_if(&self, name: &str) -> Option<&WhatIf> {
        self.what_ifs.iter().find(|what_if| what_if.name == name)
    }

    /// The call-up that takes a player away on a day.
    pub fn call_up(&self, id: &Id, on: Date) -> Option<&CallUp> {
        self.call_ups.iter().find(|call_up| call_up.from <= on && on <= call_up.until && call_up.players.contains(id))
    }
}
