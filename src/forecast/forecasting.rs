//! A forecast in the making: more seasons are drawn step by step, and each step can be told.

use jiff::civil::Date;

use super::asked::ForecastAsked;
use super::chance::DrawnChance;
use super::effects::{EffectOf, ForecastEffect};
use super::margins::{Margins, Planes, TightSets};
use super::prognosis::Horizon;
use super::season::{EachWeek, ForecastWeek, PersonForecast, SeasonForecast, SomeWeek, UpTo, unfilled};
use super::seasons::{DrawnBy, DrawnSeasons};
use super::simulation::{DrawnPlayer, Simulation};
use super::squad::{ForecastSquad, Member, WeekAtRisk};
use super::tables::InjuryTables;
use super::week_sums::WeekSums;
use crate::domain::{Formation, Plan, WhatIf};

/// The drawn seasons of a plan.
pub struct Forecasting<'a> {
    plan: &'a Plan,
    asked: ForecastAsked,
    tables: &'a InjuryTables,
    horizon: Horizon<'a>,
    squad: ForecastSquad,
    entrants: Vec<DrawnPlayer>,
    /// By week, the day on which it counts before a deadline, if it does.
    counts: Vec<Option<Date>>,
    /// By week and slot.
    slots: Vec<[f64; Formation::SLOTS]>,
    /// By week, what of it is certain.
    certain: Vec<CertainWeek>,
    sums: WeekSums,
    /// Drawn for some week of several, where the luck of teams differs more.
    seasons: DrawnSeasons,
    /// The units that were drawn.
    drawn: usize,
}

/// Forecasts a plan.
pub fn forecast(plan: &Plan, asked: ForecastAsked, tables: &InjuryTables) -> SeasonForecast {
    let mut forecasting = Forecasting::new(plan, asked, tables);
    forecasting.draw(asked.units);
    forecasting.so_far()
}

impl<'a> Forecasting<'a> {
    /// Begins; nothing is drawn yet.
    pub fn new(plan: &'a Plan, asked: ForecastAsked, tables: &'a InjuryTables) -> Forecasting<'a> {
        let days = ForecastSquad::days(plan, asked);
        let horizon = Horizon::of_days(&tables.onset, &tables.durations, days).counting_from(asked.before().count());
        let squad = ForecastSquad::new(plan, asked, tables, &horizon);
        let counts = counted(&squad);
        // The first week is always near, for gaps.
        let rate_from = asked.rate_from(&tables.basis).max(1);
        let follows = |week: usize| !squad.weeks.iter().skip(week).any(|week| week.last_match.is_some());
        let kept = counts.iter().enumerate().filter(|(week, day)| day.is_some() || *week < rate_from || follows(*week));
        let kept = kept.map(|(week, _)| week).collect();
        Forecasting {
            plan,
            asked,
            tables,
            entrants: squad.members.iter().map(|member| member.entrant.clone()).collect(),
            slots: (0..squad.weeks.len()).map(|week| slots(plan, &squad, week, tables.team)).collect(),
            certain: certain_weeks(&squad),
            sums: WeekSums::new(squad.weeks.len(), squad.members.len()),
            seasons: DrawnSeasons::new(kept, rate_from, &squad),
            drawn: 0,
            horizon,
            squad,
            counts,
        }
    }

    /// Draws more seasons, until there are so many units of them, and one at least.
    pub fn draw(&mut self, units: usize) {
        let more = self.drawn..units.max(1);
        if more.is_empty() {
            return;
        }
        let simulation =
            |spread| Simulation::new(&self.horizon, &self.entrants, &self.squad.wanted, spread, self.asked.seed);
        let words = more.start * Simulation::WORDS..more.end * Simulation::WORDS;
        simulation(self.tables.team).draw(words, |week| self.sums.take(week));
        self.drawn = more.end;
        self.seasons.draw(&simulation(self.tables.team_in_some_week), more);
    }

    /// What the seasons say that were drawn so far.
    pub fn so_far(&self) -> SeasonForecast {
        let rate_from = self.asked.rate_from(&self.tables.basis);
        let week = |(week, ahead): (usize, &WeekAtRisk)| {
            let drawn = self.sums.week(week);
            let slots = self.slots.get(week).copied().unwrap_or_default();
            let certain = self.certain.get(week).copied().unwrap_or_default();
            ForecastWeek {
                monday: ahead.monday,
                on: ahead.worst,
                broken: drawn.broken.certain_if(certain.broken.is_some()),
                short: drawn.short.certain_if(certain.short.is_some()),
                slots,
                is_base_rate: week >= rate_from,
                ..drawn
            }
        };
        let weeks: Vec<ForecastWeek> = self.squad.weeks.iter().enumerate().map(week).collect();
        let people = self.squad.members.iter().enumerate().map(|(place, member)| PersonForecast {
            id: member.id.clone(),
            out: (0..weeks.len()).map(|week| out(member, week)).collect(),
            missed: missed(member),
            matters: self.sums.matters(place, &self.counts),
            past: member.past,
        });
        SeasonForecast {
            asked: ForecastAsked { units: self.drawn, ..self.asked },
            runs: self.seasons.runs(),
            deadlines: self.deadlines(&weeks),
            each_week: self.each_week(&weeks),
            people: people.collect(),
            by_match: self.squad.weeks.iter().any(|week| week.first_match.is_some()),
            basis: self.tables.basis.clone(),
            seasons: self.seasons.near(),
            spread: self.tables.team,
            weeks,
        }
    }

    /// The ends of the weeks that count: the deadlines in order, and then the season.
    fn ends(&self) -> Vec<(UpTo, Date)> {
        let (plan, on) = (self.plan, self.asked.on);
        let last = self.squad.weeks.last().map_or(on, |week| week.monday.saturating_add(jiff::Span::new().days(6)));
        let within = plan.deadlines.iter().filter(|deadline| on <= deadline.on && deadline.on <= last);
        let mut ends: Vec<(UpTo, Date)> =
            within.map(|deadline| (UpTo::Deadline(deadline.name.clone()), deadline.on)).collect();
        ends.sort_by_key(|(_, on)| *on);
        // A plan that is older than its season is asked about the one that is on.
        let seasons = [plan.season(on), plan.season_of(on)].map(|season| season.last_day());
        let season = seasons.into_iter().find(|day| on <= *day).filter(|day| *day <= last);
        ends.push(season.map_or((UpTo::LastWeek, last), |day| (UpTo::Season, day)));
        ends
    }

    /// Whether a week counts up to a day.
    fn counts_up_to(&self, week: usize, until: Date) -> bool {
        self.counts.get(week).copied().flatten().is_some_and(|day| day <= until)
    }

    fn deadlines(&self, weeks: &[ForecastWeek]) -> Vec<SomeWeek> {
        let some_week = |(up_to, until)| self.some_week((up_to, until), weeks, |week| self.counts_up_to(week, until));
        self.ends().into_iter().map(some_week).collect()
    }

    /// The season if each week after the last listed match counts too.
    fn each_week(&self, weeks: &[ForecastWeek]) -> Option<EachWeek> {
        let last =
            (0..weeks.len()).rfind(|week| self.squad.weeks.get(*week).is_some_and(|week| week.last_match.is_some()))?;
        let after = self.squad.weeks.get(last)?.last_match?;
        let (up_to, until) = self.ends().pop()?;
        let counts = |week: usize| {
            let follows = week > last && weeks.get(week).is_some_and(|week| week.on <= until);
            follows || self.counts_up_to(week, until)
        };
        let season = self.some_week((up_to, until), weeks, counts);
        let listed = (0..weeks.len()).filter(|week| self.counts_up_to(*week, until)).count();
        (season.weeks > listed).then_some(EachWeek { after, season })
    }

    /// The chance of some week of these.
    fn some_week(
        &self,
        (up_to, until): (UpTo, Date),
        weeks: &[ForecastWeek],
        is_of: impl Fn(usize) -> bool,
    ) -> SomeWeek {
        let counting: Vec<&ForecastWeek> =
            weeks.iter().enumerate().filter(|(week, _)| is_of(*week)).map(|(_, week)| week).collect();
        let drawn = DrawnChance::of(&self.seasons.ever_broken(&is_of));
        // Teams' luck is drawn wider here than for single weeks, and no week can be likelier than some week.
        let chance = counting.iter().map(|week| week.broken.chance).fold(drawn.chance, f64::max);
        SomeWeek {
            up_to,
            until,
            weeks: counting.len(),
            broken: DrawnChance { chance, ..drawn }.certain_if(is_certain(&self.certain, is_of)),
            is_base_rate: counting.iter().any(|week| week.is_base_rate),
        }
    }

    /// What each target, each kept what-if and each return does to it.
    pub fn effects(&self) -> Vec<ForecastEffect> {
        EffectOf::all(self.plan, self.asked.today).iter().map(|of| self.effect(of)).collect()
    }

    /// What a change of the plan does to the chance of some week of the season.
    ///
    /// The same seasons count before and after.
    pub fn effect(&self, of: &EffectOf) -> ForecastEffect {
        let (asked, tables) = (self.asked, self.tables);
        let what_if = WhatIf { name: String::new(), assumptions: of.assumptions(self.plan, asked.today) };
        let (changed, _) = self.plan.laid_over(&what_if, asked.today);
        let squad = ForecastSquad::new(&changed, asked, tables, &self.horizon);
        let by = DrawnBy { horizon: &self.horizon, spread: tables.team_in_some_week, seed: asked.seed };
        let until = self.ends().last().map_or(asked.on, |(_, until)| *until);
        let is_of = |week| self.counts_up_to(week, until);
        let after = self.seasons.ever_broken_after((&self.squad, &squad), by, is_of);
        let before = self.seasons.ever_broken(is_of);
        let (change, changed) = DrawnChance::change(&before, &after);
        // Where a week alone is likelier than the seasons say, the change begins there.
        let least = (0..self.squad.weeks.len()).filter(|week| is_of(*week));
        let drawn = DrawnChance::of(&before);
        let chance = least.map(|week| self.sums.week(week).broken.chance).fold(drawn.chance, f64::max);
        let before = DrawnChance { chance, ..drawn }.certain_if(is_certain(&self.certain, is_of));
        let drawn = DrawnChance { chance: (chance + change.chance).clamp(0.0, 1.0), ..DrawnChance::of(&after) };
        let after = drawn.certain_if(is_certain(&certain_weeks(&squad), is_of));
        let change = change.certain_if(before.is_certain() && after.is_certain());
        ForecastEffect { of: of.clone(), before, after, change, changed }
    }
}

/// What is certain of a week; `None` if it is chance.
#[derive(Clone, Copy, Default)]
struct CertainWeek {
    /// Whether the eleven can't be filled.
    broken: Option<bool>,
    /// Whether bodies are missing for the wanted depth.
    short: Option<bool>,
}

/// Whether it is certain that the eleven can't be filled in some of these weeks, or that it can in all of them.
fn is_certain(weeks: &[CertainWeek], is_of: impl Fn(usize) -> bool) -> bool {
    let mut broken = weeks.iter().enumerate().filter(|(week, _)| is_of(*week)).map(|(_, week)| week.broken);
    broken.clone().all(|broken| broken == Some(false)) || broken.any(|broken| broken == Some(true))
}

/// What is the same whether everybody who may be out is, or nobody of them.
fn certain_weeks(squad: &ForecastSquad) -> Vec<CertainWeek> {
    let slots: Vec<u16> = squad.members.iter().map(|member| member.entrant.slots).collect();
    let (sets, mut found, mut work) = (TightSets::new(&slots, &squad.wanted), Margins::default(), Planes::default());
    let week = |week: usize| {
        // In the first bit nobody who may be out is, in all others everybody.
        let there = |member: &Member| match out(member, week) {
            none if none <= 0.0 => u64::MAX,
            certain if certain >= 1.0 => 0,
            _ => 1,
        };
        sets.margins(&squad.members.iter().map(there).collect::<Vec<_>>(), &mut found, &mut work);
        let certain = |bits: u64| (bits == 0 || bits == u64::MAX).then_some(bits != 0);
        CertainWeek { broken: certain(found.broken), short: certain(found.short) }
    };
    (0..squad.weeks.len()).map(week).collect()
}

/// The chance that a player can't be fielded in a week.
fn out(member: &Member, week: usize) -> f64 {
    match member.entrant.there.get(week) {
        Some(true) => member.entrant.prognosis.counted().get(week).copied().unwrap_or(0.0),
        _ => 1.0,
    }
}

fn missed(member: &Member) -> f64 {
    let weeks = member.matches.iter().zip(member.entrant.prognosis.counted());
    weeks.map(|((there, away), out)| f64::from(*away) + f64::from(*there) * out).sum()
}

/// By week, the day on which it counts before a deadline: that of its first match, or without any match its worst day.
fn counted(squad: &ForecastSquad) -> Vec<Option<Date>> {
    let played = squad.weeks.iter().any(|week| week.first_match.is_some());
    squad.weeks.iter().map(|week| if played { week.first_match } else { Some(week.worst) }).collect()
}

/// By slot, the chance that the slots of its position can't all be filled.
fn slots(plan: &Plan, squad: &ForecastSquad, week: usize, spread: f64) -> [f64; Formation::SLOTS] {
    let slots = plan.tactic.formation.slots();
    let players = || squad.members.iter().map(|member| (member.entrant.slots, out(member, week)));
    let mut found = [0.0; Formation::SLOTS];
    for (found, slot) in found.iter_mut().zip(slots) {
        let alike = slots.iter().zip(0..).filter(|(other, _)| other.position == slot.position);
        *found = unfilled(players(), alike.fold(0, |mask, (_, place)| mask | 1 << place), spread);
    }
    found
}
