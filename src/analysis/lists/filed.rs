//! The list that is filed, and what of it may be changed.

use std::iter::successors;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::{
    Absence, Familiarity, FiledList, Id, ListChange, Plan, Player, Position, Replaced, Rules, Season, Why,
};

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
    /// The first day on which new ones may come, while it is still to come.
    pub from: Option<Date>,
    /// The last day on which it may be changed so.
    pub until: Option<Date>,
    /// Who went off it and can't come back yet: before a window opens, or the time of who was replaced is over.
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
    /// That of the season of a day. Goalkeepers are who plays there with a familiarity or a better one.
    pub(super) fn of(plan: &Plan, rules: &Rules, season: Season, (on, at_least): (Date, Familiarity)) -> Option<Filed> {
        let list = plan.filed(&rules.name).filter(|list| list.on <= on && is_of(list, rules, season, plan))?;
        let past: Vec<&ListChange> = list.changes.iter().filter(|change| change.on <= on).collect();
        let people = list.people_on(on);
        let mut filed = Filed {
            on: list.on,
            changed: past.last().map(|change| change.on),
            new: None,
            from: None,
            until: None,
            gone: Vec::new(),
            replaceable: Vec::new(),
            base: people.clone(),
            people,
        };
        let Some(changes) = &rules.changes else { return Some(filed) };
        let day = |day: Option<crate::domain::SeasonDay>| day.map(|day| day.of(season));
        let (filed_by, again_by) = (day(changes.filed_by), day(changes.again_by));
        let is_free = |day: Date| {
            changes.between_windows && plan.registers_on(day) || filed_by.is_some_and(|filed_by| day <= filed_by)
        };
        if is_free(on) {
            filed.until = filed_by.filter(|filed_by| on <= *filed_by);
            return Some(filed);
        }
        // Changes up to the last day on which the whole list was free are part of it.
        let settled = if changes.between_windows {
            let mut days = successors(Some(on), |day| day.yesterday().ok()).take_while(|day| list.on < *day);
            days.find(|day| is_free(*day))
        } else {
            filed_by
        };
        let settled = settled.unwrap_or(list.on).max(list.on);
        let since: Vec<&ListChange> = past.into_iter().filter(|change| settled < change.on).collect();
        let view = FiledView { plan, rules, on, at_least, is_late: again_by.is_some_and(|again_by| again_by < on) };
        filed.replaceable = view.replaceable(&filed.people, &since);
        filed.gone = view.replaced(&since).filter(|id| !filed.people.contains(id)).cloned().collect();
        let base = list.people_on(settled);
        if view.is_late {
            filed.new = Some(0);
        } else if changes.between_windows {
            let counts = |id: &&Id| !(changes.goalkeepers_free && view.is_keeper(id));
            let mut came: Vec<&Id> = since.iter().flat_map(|change| &change.with).filter(counts).collect();
            came.retain(|id| !base.contains(id));
            came.sort_unstable();
            came.dedup();
            // Whoever came has used up one of the changes, whether he stays or not.
            filed.new = Some(changes.new.saturating_sub(u8::try_from(came.len()).unwrap_or(u8::MAX)));
            let off = base.iter().filter(counts).chain(came).filter(|id| !filed.people.contains(id));
            let off: Vec<Id> = off.filter(|id| !filed.gone.contains(id)).cloned().collect();
            filed.gone.extend(off);
        } else {
            filed.from = day(changes.again_from).filter(|from| on < *from);
            filed.new = Some(if filed.from.is_some() { 0 } else { changes.new });
            // Whoever comes before then comes for somebody who is out, and stays.
            let stay = filed.people.iter().filter(|_| filed.from.is_some()).cloned();
            (filed.until, filed.base) = (again_by, base.into_iter().chain(stay).collect());
        }
        Some(filed)
    }

    /// Whether somebody counts among those who come to it.
    pub(super) fn counts(&self, id: &Id, keeper: bool, rules: &Rules) -> bool {
        let spared = keeper && rules.changes.as_ref().is_some_and(|changes| changes.goalkeepers_free);
        self.new.is_some() && !spared && !self.base.contains(id)
    }
}

/// Whether a list was filed for a season. Whoever files in the month before one begins files for it, and in the three
/// months before the plan's own, whose rules count then.
pub(super) fn is_of(list: &FiledList, rules: &Rules, season: Season, plan: &Plan) -> bool {
    let starts = rules.season_starts.unwrap_or(plan.season_starts);
    let own = plan.named_season().map(|own| Season::of(own.first_day(), starts));
    let ahead = if own == Some(season) { 3 } else { 1 };
    Season::of_month(crate::domain::month(list.on) + ahead, starts) == season || Season::of(list.on, starts) == season
}

/// What is asked of a list that is filed, and of which day.
struct FiledView<'a> {
    plan: &'a Plan,
    rules: &'a Rules,
    on: Date,
    at_least: Familiarity,
    /// Whether the last day has gone on which new players may come.
    is_late: bool,
}

impl<'a> FiledView<'a> {
    fn player(&self, id: &Id) -> Option<&'a Player> {
        self.plan.players.entry(id.as_str()).map(|(_, player)| player)
    }

    fn is_keeper(&self, id: &Id) -> bool {
        self.player(id).is_some_and(|player| player.profile.positions.admit(Position::GK, self.at_least))
    }

    /// Who on the list may be replaced for a time, after these changes since it was settled.
    fn replaceable(&self, people: &[Id], since: &[&ListChange]) -> Vec<Replaceable> {
        let here = |id: &'_ Id| {
            let player = self.player(id)?;
            player.at_the_club(self.on, self.plan.season_starts).then_some(player)
        };
        let people: Vec<(&Id, &Player)> = people.iter().filter_map(|id| Some((id, here(id)?))).collect();
        let is_fit = |player: &Player| out_for(player, self.on, Absence::likely).is_none();
        let fit = people.iter().filter(|(id, player)| self.is_keeper(id) && is_fit(player)).count();
        let mut found = Vec::new();
        for rule in self.rules.changes.iter().flat_map(|changes| &changes.replaced) {
            let is_over = if rule.goalkeeper {
                fit >= usize::from(self.rules.goalkeepers)
            } else {
                // One comes, and none after the league phase.
                self.is_late || self.replaced_by(rule, since).next().is_some()
            };
            if is_over {
                continue;
            }
            let long = |(id, player): &(&Id, &Player)| {
                let (_, days) = out_for(player, self.on, Absence::likely)?;
                days.is_none_or(|days| u32::from(rule.days) <= days).then(|| ((*id).clone(), days))
            };
            let people = people.iter().filter(|(id, _)| self.is_keeper(id) == rule.goalkeeper);
            let people: Vec<(Id, Option<u32>)> = people.filter_map(long).collect();
            if !people.is_empty() {
                found.push(Replaceable { goalkeepers: rule.goalkeeper, people, asked: rule.days });
            }
        }
        found
    }

    /// Players in the field who were replaced, and stay off the list on the day even if they are back.
    fn replaced<'s>(&'s self, since: &'s [&ListChange]) -> impl Iterator<Item = &'s Id> {
        let rules = self.rules.changes.iter().flat_map(|changes| &changes.replaced);
        rules.filter(|rule| !rule.goalkeeper).flat_map(move |rule| {
            let days = i32::from(rule.days).days();
            self.replaced_by(rule, since).filter(move |(_, from)| self.on < from.saturating_add(days)).map(|(id, _)| id)
        })
    }

    /// Who went off the list as a player in the field while he was out as long as a rule asks, as far as it was known
    /// then, and another came; with the first day of his absence.
    fn replaced_by<'s>(&'s self, rule: &Replaced, since: &'s [&ListChange]) -> impl Iterator<Item = (&'s Id, Date)> {
        let asked = u32::from(rule.days);
        let came = since.iter().filter(|change| change.with.iter().any(|id| !self.is_keeper(id)));
        came.flat_map(|change| change.without.iter().map(|id| (change.on, id))).filter_map(move |(day, id)| {
            let known = |absence: &Absence| {
                let reports = absence.returns.iter().filter(|report| report.on <= day);
                let reported = || reports.max_by_key(|report| report.on).map(|report| report.back);
                absence.ended.filter(|ended| *ended <= day).or_else(reported)
            };
            let (from, days) = out_for(self.player(id)?, day, known)?;
            (!self.is_keeper(id) && days.is_none_or(|days| asked <= days)).then_some((id, from))
        })
    }
}

/// The first day on which a player is out around a day, and for how many days on end, by the first days back; nothing
/// where one is unknown. Bans don't count, and absences that follow or overlap are one.
fn out_for(player: &Player, on: Date, back: impl Fn(&Absence) -> Option<Date>) -> Option<(Date, Option<u32>)> {
    let hurt = player.absences.iter().filter(|absence| !matches!(absence.why, Why::Suspension(_)));
    let spells = hurt.map(|absence| (absence.from, back(absence)));
    let mut spells: Vec<_> = spells.filter(|(from, back)| back.is_none_or(|back| *from < back)).collect();
    spells.sort_unstable();
    let mut whole: Vec<(Date, Option<Date>)> = Vec::new();
    for (from, back) in spells {
        match whole.last_mut().filter(|(_, last)| last.is_none_or(|last| from <= last)) {
            Some((_, last)) => *last = last.zip(back).map(|(last, back)| last.max(back)),
            None => whole.push((from, back)),
        }
    }
    let (from, back) = whole.into_iter().find(|(from, back)| *from <= on && back.is_none_or(|back| on < back))?;
    let days = |back: Date| from.until(back).map_or(0, |span| span.get_days().unsigned_abs());
    Some((from, back.map(days)))
}
