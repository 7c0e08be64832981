//! What may come of a plan: chances by week, before each deadline, and by player.

use jiff::civil::Date;

use super::prognosis::Horizon;
use super::simulation::{DrawnWeek, Simulation};
use super::squad::{ForecastSquad, Member};
use super::tables::{ForecastBasis, InjuryTables};
use super::team;
use crate::domain::{Familiarity, Formation, Id, Plan};

/// What is asked: from which day on, for how many weeks, who counts, and which random numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ForecastAsked {
    pub today: Date,
    pub weeks: u8,
    pub at_least: Familiarity,
    pub seed: u64,
    /// The number of seasons to draw, in units of [`ForecastAsked::UNIT`].
    pub units: usize,
}

/// The chances of a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct SeasonForecast {
    pub asked: ForecastAsked,
    /// The number of seasons that were drawn.
    pub runs: u64,
    pub weeks: Vec<ForecastWeek>,
    /// The chance that the eleven can't be filled in some week up to each deadline, and then in some week at all.
    pub deadlines: Vec<SomeWeek>,
    /// In plan order.
    pub people: Vec<PersonForecast>,
    pub basis: ForecastBasis,
    /// Whether the chances before deadlines are of weeks with a match alone.
    pub by_match: bool,
    /// By word and week that counts, in which seasons the eleven can't be filled in some week up to then.
    broken: Vec<u64>,
}

/// A chance that was found by drawing seasons, and its standard error.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DrawnChance {
    pub chance: f64,
    pub error: f64,
}

/// The chances of a week.
#[derive(Clone, PartialEq, Debug)]
pub struct ForecastWeek {
    pub monday: Date,
    /// The day that counts: the one with the smallest margin if nobody were hurt.
    pub on: Date,
    /// The eleven can't be filled.
    pub broken: DrawnChance,
    /// Bodies are missing for the wanted depth.
    pub short: DrawnChance,
    /// By slot in formation order: the slots of its position can't all be filled.
    pub slots: [f64; Formation::SLOTS],
    /// The margins that one season in ten stays below or at, every other one, and nine in ten.
    pub margins: [i32; 3],
    /// Whether the chance is a base rate, which says little of this squad.
    pub is_base_rate: bool,
}

/// The chance that the eleven can't be filled in some week.
#[derive(Clone, PartialEq, Debug)]
pub struct SomeWeek {
    /// The deadline's name; `None` for all weeks.
    pub name: Option<String>,
    /// The last day that counts.
    pub until: Date,
    /// The number of weeks that count.
    pub weeks: usize,
    pub broken: DrawnChance,
}

/// The chances of a player.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonForecast {
    pub id: Id,
    /// By week, the chance that he can't be fielded.
    pub out: Vec<f64>,
    /// The number of the plan's matches in these weeks that he is expected to miss.
    pub missed: f64,
    /// How much likelier it is in a week that the eleven can't be filled if he is out than if he is not; the mean of the
    /// weeks that count.
    pub matters: f64,
    /// The injuries of the last two years that the plan has; none is not known to be none.
    pub past: u32,
}

impl ForecastAsked {
    /// The seasons of a unit, in which every luck of a team is there as often as it should be.
    pub const UNIT: u64 = 64 * Simulation::WORDS as u64;

    /// The units of an answer to rely on: 12,288 seasons.
    pub const UNITS: usize = 32;

    fn words(&self) -> usize {
        self.units.max(1) * Simulation::WORDS
    }
}

impl DrawnChance {
    /// The chance that so many of the drawn seasons show.
    pub(super) fn of(seasons: u64, runs: u64) -> DrawnChance {
        let (seasons, runs) = (seasons as f64, runs.max(1) as f64);
        // Never seen is not never: the error is that of a chance between nothing and one more.
        let near = (seasons + 1.0) / (runs + 2.0);
        DrawnChance { chance: seasons / runs, error: (near * (1.0 - near) / runs).sqrt() }
    }
}

/// Forecasts a plan.
pub fn forecast(plan: &Plan, asked: ForecastAsked, tables: &InjuryTables) -> SeasonForecast {
    let months = ForecastSquad::months(asked.today, asked.weeks);
    let horizon = Horizon::new(&tables.onset, &tables.durations, months);
    let squad = ForecastSquad::new(plan, (asked.today, asked.weeks), asked.at_least, tables, &horizon);
    let entrants: Vec<_> = squad.members.iter().map(|member| member.entrant.clone()).collect();
    let simulation = |spread| Simulation::new(&horizon, &entrants, &squad.wanted, spread, asked.seed);
    let mut sums = WeekSums::new(&squad);
    simulation(tables.team).draw(0..asked.words(), |week| sums.take(week));
    let counts = counted(&squad);
    let some_week = SomeWeeks::draw(&simulation(tables.team_in_some_week), asked.words(), &counts);
    let weeks: Vec<ForecastWeek> = squad
        .weeks
        .iter()
        .enumerate()
        .map(|(week, ahead)| ForecastWeek {
            monday: ahead.monday,
            on: ahead.worst,
            slots: slots(plan, &squad, week, tables.team),
            is_base_rate: tables.basis.right_within.last().is_some_and(|(last, _)| week > *last),
            ..sums.week(week)
        })
        .collect();
    let people = squad.members.iter().enumerate().map(|(place, member)| PersonForecast {
        id: member.id.clone(),
        out: (0..weeks.len()).map(|week| out(member, week)).collect(),
        missed: missed(member),
        matters: sums.matters(place, &counts),
        past: member.past,
    });
    SeasonForecast {
        asked,
        runs: 64 * asked.words() as u64,
        deadlines: some_week.deadlines(plan, &squad, &counts, &weeks, asked),
        people: people.collect(),
        by_match: counts.iter().any(|day| day.is_some()) && squad.weeks.iter().any(|week| week.first_match.is_some()),
        basis: tables.basis.clone(),
        broken: some_week.ever(),
        weeks,
    }
}

/// The seasons of a forecast in which the eleven can't be filled in some week, a bit for each.
pub(super) fn some_week_of(plan: &Plan, asked: ForecastAsked, tables: &InjuryTables) -> Vec<u64> {
    let months = ForecastSquad::months(asked.today, asked.weeks);
    let horizon = Horizon::new(&tables.onset, &tables.durations, months);
    let squad = ForecastSquad::new(plan, (asked.today, asked.weeks), asked.at_least, tables, &horizon);
    let entrants: Vec<_> = squad.members.iter().map(|member| member.entrant.clone()).collect();
    let simulation = Simulation::new(&horizon, &entrants, &squad.wanted, tables.team_in_some_week, asked.seed);
    SomeWeeks::draw(&simulation, asked.words(), &counted(&squad)).ever()
}

impl SeasonForecast {
    /// How much a change of the plan changes the chance of some week, by the seasons that [`some_week_of`] drew after it.
    ///
    /// Both drew the same seasons, so the error is that of the difference.
    pub(super) fn change(&self, after: &[u64]) -> DrawnChance {
        let pairs = || self.broken.iter().zip(after);
        let count =
            |words: &dyn Fn((&u64, &u64)) -> u64| pairs().map(|pair| f64::from(words(pair).count_ones())).sum::<f64>();
        let (mended, broken) = (count(&|(before, after)| before & !after), count(&|(before, after)| !before & after));
        let runs = self.runs.max(1) as f64;
        let change = (broken - mended) / runs;
        DrawnChance {
            chance: change,
            error: (((broken + mended + 1.0) / runs - change * change).max(0.0) / runs).sqrt(),
        }
    }

    /// The chance that the eleven can't be filled in some week at all.
    pub fn in_some_week(&self) -> Option<&SomeWeek> {
        self.deadlines.last()
    }
}

/// The chance that a player can't be fielded in a week.
fn out(member: &Member, week: usize) -> f64 {
    match member.entrant.there.get(week) {
        Some(true) => member.entrant.prognosis.out.get(week).copied().unwrap_or(0.0),
        _ => 1.0,
    }
}

fn missed(member: &Member) -> f64 {
    let weeks = member.matches.iter().zip(&member.entrant.prognosis.out);
    weeks.map(|((there, away), out)| f64::from(*away) + f64::from(*there) * out).sum()
}

/// By week, the day on which it counts before a deadline: that of its first match, or without any match its worst day.
fn counted(squad: &ForecastSquad) -> Vec<Option<Date>> {
    let played = squad.weeks.iter().any(|week| week.first_match.is_some());
    squad.weeks.iter().map(|week| if played { week.first_match } else { Some(week.worst) }).collect()
}

/// By slot, the chance that the slots of its position can't all be filled: exact under the luck of the team.
fn slots(plan: &Plan, squad: &ForecastSquad, week: usize, spread: f64) -> [f64; Formation::SLOTS] {
    let slots = plan.tactic.formation.slots();
    let mut found = [0.0; Formation::SLOTS];
    for (place, (found, slot)) in found.iter_mut().zip(slots).enumerate() {
        let alike = slots.iter().filter(|other| other.position == slot.position).count();
        let members = squad.members.iter().map(|member| (&member.entrant, out(member, week)));
        let can = members.filter(|(entrant, out)| entrant.slots >> place & 1 == 1 && *out < 1.0);
        let can: Vec<f64> = can.map(|(_, out)| out).collect();
        *found = team::fewer_than(&can, alike, spread);
    }
    found
}

/// What was drawn, summed by week.
struct WeekSums {
    runs: Vec<u64>,
    broken: Vec<u64>,
    short: Vec<u64>,
    /// By week, the seasons with each margin, the least possible one first.
    margins: Vec<Vec<u64>>,
    /// By week and player, in how many seasons it is broken if he is out, less those if he is not.
    matters: Vec<Vec<u64>>,
}

impl WeekSums {
    fn new(squad: &ForecastSquad) -> WeekSums {
        let weeks = squad.weeks.len();
        WeekSums {
            runs: vec![0; weeks],
            broken: vec![0; weeks],
            short: vec![0; weeks],
            margins: vec![Vec::new(); weeks],
            matters: vec![vec![0; squad.members.len()]; weeks],
        }
    }

    fn take(&mut self, drawn: &DrawnWeek<'_>) {
        let add = |sums: &mut Vec<u64>, more: u32| {
            if let Some(sum) = sums.get_mut(drawn.week) {
                *sum += u64::from(more);
            }
        };
        add(&mut self.runs, u64::BITS);
        add(&mut self.broken, drawn.broken().count_ones());
        add(&mut self.short, drawn.short().count_ones());
        if let Some(sums) = self.margins.get_mut(drawn.week) {
            for (place, seasons) in drawn.margins().enumerate() {
                match sums.get_mut(place) {
                    Some(sum) => *sum += u64::from(seasons),
                    None => sums.push(u64::from(seasons)),
                }
            }
        }
        for (player, sum) in self.matters.get_mut(drawn.week).into_iter().flatten().enumerate() {
            let (without, with) = drawn.broken_by(player);
            *sum += u64::from(without.saturating_sub(with));
        }
    }

    fn week(&self, week: usize) -> ForecastWeek {
        let of = |sums: &[u64]| sums.get(week).copied().unwrap_or(0);
        let runs = of(&self.runs);
        let quantile = |share: f64| {
            let (mut seen, needed) = (0, (runs as f64 * share).ceil() as u64);
            let sums = self.margins.get(week).map_or(&[][..], Vec::as_slice);
            let place = sums.iter().position(|seasons| {
                seen += seasons;
                seen >= needed.max(1)
            });
            place.map_or(0, |place| place as i32) + super::margins::LEAST_MARGIN
        };
        ForecastWeek {
            monday: Date::ZERO,
            on: Date::ZERO,
            broken: DrawnChance::of(of(&self.broken), runs),
            short: DrawnChance::of(of(&self.short), runs),
            slots: [0.0; Formation::SLOTS],
            margins: [0.1, 0.5, 0.9].map(quantile),
            is_base_rate: false,
        }
    }

    /// The mean over the weeks that count.
    fn matters(&self, player: usize, counts: &[Option<Date>]) -> f64 {
        let weeks = self.matters.iter().zip(&self.runs).zip(counts).filter(|(_, day)| day.is_some());
        let each = weeks.map(|((sums, runs), _)| sums.get(player).copied().unwrap_or(0) as f64 / (*runs).max(1) as f64);
        let (count, sum) = each.fold((0, 0.0), |(count, sum), one| (count + 1, sum + one));
        if count == 0 { 0.0 } else { sum / f64::from(count) }
    }
}

/// By week that counts and word, the seasons in which the eleven could not be filled in some week up to it.
struct SomeWeeks(Vec<(usize, Vec<u64>)>);

impl SomeWeeks {
    fn draw(simulation: &Simulation<'_>, words: usize, counts: &[Option<Date>]) -> SomeWeeks {
        let counted = counts.iter().enumerate().filter(|(_, day)| day.is_some()).map(|(week, _)| week);
        let mut weeks: Vec<(usize, Vec<u64>)> = counted.map(|week| (week, Vec::with_capacity(words))).collect();
        let mut ever = 0;
        simulation.draw(0..words, |drawn| {
            if drawn.week == 0 {
                ever = 0;
            }
            if let Some((_, words)) = weeks.iter_mut().find(|(week, _)| *week == drawn.week) {
                ever |= drawn.broken();
                words.push(ever);
            }
        });
        SomeWeeks(weeks)
    }

    fn ever(&self) -> Vec<u64> {
        self.0.last().map(|(_, words)| words.clone()).unwrap_or_default()
    }

    fn deadlines(
        &self,
        plan: &Plan,
        squad: &ForecastSquad,
        counts: &[Option<Date>],
        weeks: &[ForecastWeek],
        asked: ForecastAsked,
    ) -> Vec<SomeWeek> {
        let last = squad.weeks.last().map_or(asked.today, |week| week.monday.saturating_add(jiff::Span::new().days(6)));
        let within = plan.deadlines.iter().filter(|deadline| asked.today <= deadline.on && deadline.on <= last);
        let mut named: Vec<(Option<String>, Date)> =
            within.map(|deadline| (Some(deadline.name.clone()), deadline.on)).collect();
        named.sort_by_key(|(_, on)| *on);
        named.push((None, last));
        let some_week = |(name, until): (Option<String>, Date)| {
            let day = |week: usize| counts.get(week).copied().flatten();
            let upto = self.0.iter().filter(|(week, _)| day(*week).is_some_and(|day| day <= until));
            let (count, words) = upto.fold((0, None), |(count, _), (_, words)| (count + 1, Some(words)));
            let seasons = words.map_or(0, |words| words.iter().map(|word| u64::from(word.count_ones())).sum());
            let drawn = DrawnChance::of(seasons, 64 * asked.words() as u64);
            // Teams' luck is drawn wider here than for single weeks, and no week can be likelier than some week.
            let single = weeks.iter().zip(counts).filter(|(_, day)| day.is_some_and(|day| day <= until));
            let chance = single.map(|(week, _)| week.broken.chance).fold(drawn.chance, f64::max);
            SomeWeek { name, until, weeks: count, broken: DrawnChance { chance, ..drawn } }
        };
        named.into_iter().map(some_week).collect()
    }
}
