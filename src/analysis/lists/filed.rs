//! The list that is filed, and what of it may be changed.

use jiff::civil::Date;

use crate::domain::{FiledList, Id, ListChange, Plan, Player, Position, Rules, Season, Why};

/// The list that is filed for the season, as it is on the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filed {
    /// The day on which it was filed.
    pub on: Date,
    /// The day on which it was changed last.
    pub changed: Option<Date>,
    /// Who is on it.
    pub people: Vec<Id>,
    /// How many may come who were not on it; nothing where nobody counts them, or all of it may be changed.
    pub new: Option<u8>,
    /// The last day on which it may be changed so.
    pub until: Option<Date>,
    /// Who went off it and can't come back before a window opens.
    pub gone: Vec<Id>,
    pub replaceable: Vec<Replaceable>,
    /// Who is not new.
    base: Vec<Id>,
}

/// People on the list who are out so long that another may come for the time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replaceable {
    /// Goalkeepers, each of whom may be replaced; of players in the field one may.
    pub goalkeepers: bool,
    /// Each with the days from the first of his absence to his return; nothing where none is reported.
    pub people: Vec<(Id, Option<u32>)>,
    /// The days that the rules ask for.
    pub asked: u8,
}

impl Filed {
    /// That of the season of a day.
    pub(super) fn of(plan: &Plan, rules: &Rules, season: Season, on: Date) -> Option<Filed> {
        let list = plan.filed(&rules.name).filter(|list| list.on <= on && is_of(list, rules, season, plan))?;
        let past: Vec<&ListChange> = list.changes.iter().filter(|change| change.on <= on).collect();
        let people = list.people_on(on);
        let mut filed = Filed {
            on: list.on,
            changed: past.last().map(|change| change.on),
            new: None,
            until: None,
            gone: Vec::new(),
            replaceable: replaceable(plan, rules, &people, on),
            base: people.clone(),
            people,
        };
        let Some(changes) = &rules.changes else { return Some(filed) };
        let day = |day: Option<crate::domain::SeasonDay>| day.map(|day| day.of(season));
        let (filed_by, again_by) = (day(changes.filed_by), day(changes.again_by));
        let is_free = |day: Date| {
            changes.between_windows && plan.registers_on(day) || filed_by.is_some_and(|filed_by| day <= filed_by)
        };
        // Changes of days on which the whole list was free are part of it.
        let settled = past.iter().map(|change| change.on).rfind(|day| is_free(*day)).unwrap_or(list.on);
        if is_free(on) || changes.between_windows && plan.window_opened(settled, on) {
            filed.until = filed_by.filter(|filed_by| on <= *filed_by);
        } else if again_by.is_some_and(|again_by| again_by < on) {
            filed.new = Some(0);
        } else {
            (filed.new, filed.until, filed.base) = (Some(changes.new), again_by, list.people_on(settled));
            if changes.between_windows {
                let stays_off = |id: &&Id| !(filed.people.contains(id) || changes.goalkeepers && is_keeper(plan, id));
                filed.gone = filed.base.iter().filter(stays_off).cloned().collect();
            }
        }
        Some(filed)
    }

    /// Whether somebody counts among those who come to it.
    pub(super) fn counts(&self, id: &Id, keeper: bool, rules: &Rules) -> bool {
        let spared = keeper && rules.changes.as_ref().is_some_and(|changes| changes.goalkeepers);
        self.new.is_some() && !spared && !self.base.contains(id)
    }
}

/// Whether a list was filed for a season. Whoever files in the month before one begins files for it.
fn is_of(list: &FiledList, rules: &Rules, season: Season, plan: &Plan) -> bool {
    let starts = rules.season_starts.unwrap_or(plan.season_starts);
    Season::of_month(crate::domain::month(list.on) + 1, starts) == season || Season::of(list.on, starts) == season
}

fn is_keeper(plan: &Plan, id: &Id) -> bool {
    let player = plan.players.entry(id.as_str());
    player.is_some_and(|(_, player)| player.profile.positions.at(Position::GK).is_some())
}

fn replaceable(plan: &Plan, rules: &Rules, people: &[Id], on: Date) -> Vec<Replaceable> {
    let people: Vec<(&Id, &Player)> = people.iter().filter_map(|id| plan.players.entry(id.as_str())).collect();
    let out = |player: &Player| plan.absence(player, on).map(|(_, absence)| absence.clone());
    let fit = people.iter().filter(|(id, player)| is_keeper(plan, id) && out(player).is_none()).count();
    let mut found = Vec::new();
    for rule in rules.changes.iter().flat_map(|changes| &changes.replaced) {
        if rule.goalkeeper && fit >= usize::from(rules.goalkeepers) {
            continue;
        }
        let long = |(id, player): &(&Id, &Player)| {
            let absence = out(player).filter(|absence| !matches!(absence.why, Why::Suspension(_)))?;
            let from = absence.from;
            let days = absence.likely().map(|back| from.until(back).map_or(0, |span| span.get_days().unsigned_abs()));
            let long = days.is_none_or(|days| u32::from(rule.days) <= days);
            long.then(|| ((*id).clone(), days))
        };
        let people = people.iter().filter(|(id, _)| is_keeper(plan, id) == rule.goalkeeper);
        let people: Vec<(Id, Option<u32>)> = people.filter_map(long).collect();
        if !people.is_empty() {
            found.push(Replaceable { goalkeepers: rule.goalkeeper, people, asked: rule.days });
        }
    }
    found
}
