//! What may come of a plan: chances by week, before each deadline, by player and for sets of slots.

use jiff::civil::Date;

use super::asked::ForecastAsked;
use super::chance::DrawnChance;
use super::seasons::DrawnSeasons;
use super::tables::ForecastBasis;
use super::team;
use crate::domain::{Formation, Id};

/// The chances of a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct SeasonForecast {
    pub asked: ForecastAsked,
    /// The number of seasons that were drawn.
    pub runs: u64,
    pub weeks: Vec<ForecastWeek>,
    /// The chance that the eleven can't be filled in some week up to each deadline, and then in the season.
    pub deadlines: Vec<SomeWeek>,
    /// The same in the season if the club plays in each week after the last match that the plan lists; `None` if the plan
    /// lists none, or nothing comes after it.
    pub each_week: Option<EachWeek>,
    /// In plan order.
    pub people: Vec<PersonForecast>,
    pub basis: ForecastBasis,
    /// Whether the chances before deadlines are of weeks with a match alone.
    pub by_match: bool,
    /// The seasons up to the last week that is no base rate.
    pub(super) seasons: DrawnSeasons,
    /// How much the luck of teams differs in one week.
    pub(super) spread: f64,
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
    pub up_to: UpTo,
    /// The last day that counts.
    pub until: Date,
    /// The number of weeks that count.
    pub weeks: usize,
    pub broken: DrawnChance,
    /// Whether some of these weeks are so far ahead that it is a base rate.
    pub is_base_rate: bool,
}

/// The chance of the season if the club plays on after the last match that the plan lists: an assumption.
#[derive(Clone, PartialEq, Debug)]
pub struct EachWeek {
    /// The day of that match.
    pub after: Date,
    pub season: SomeWeek,
}

/// What ends the weeks that count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UpTo {
    /// A deadline of the plan.
    Deadline(String),
    /// The season.
    Season,
    /// The weeks that were asked for, which end before the season does.
    LastWeek,
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

/// The chances that fewer players than slots are there for some slots.
#[derive(Clone, PartialEq, Debug)]
pub struct GapForecast {
    /// By week; exact, without any drawing.
    pub by_week: Vec<f64>,
    /// In some week of the next ones.
    pub in_some_week: DrawnChance,
    /// The number of weeks ahead that count for it: those that are no base rate.
    pub weeks: usize,
}

impl SeasonForecast {
    /// The chance that the eleven can't be filled in some week of the season.
    pub fn in_the_season(&self) -> Option<&SomeWeek> {
        self.deadlines.last()
    }

    /// The chances of the week that begins on a Monday.
    pub fn week_of(&self, monday: Date) -> Option<&ForecastWeek> {
        let place = self.weeks.binary_search_by_key(&monday, |week| week.monday).ok()?;
        self.weeks.get(place)
    }

    /// The chances that fewer players than slots are there for these slots, given by their places in the formation.
    pub fn gap(&self, slots: &[usize]) -> GapForecast {
        let mask = slots.iter().filter(|slot| **slot < Formation::SLOTS).fold(0, |mask: u16, slot| mask | 1 << slot);
        let by_week: Vec<f64> = (0..self.weeks.len()).map(|week| self.without(mask, week)).collect();
        let weeks = self.asked.rate_from(&self.basis).min(self.weeks.len()).saturating_sub(1);
        let drawn = self.seasons.ever_without(mask, |week| week <= weeks);
        // As before deadlines: no week can be likelier than some week.
        let chance = by_week.iter().take(weeks + 1).copied().fold(drawn.chance, f64::max);
        let kept = || by_week.iter().take(weeks + 1);
        let is_certain = kept().any(|week| *week >= 1.0) || kept().all(|week| *week <= 0.0);
        let in_some_week = DrawnChance { chance, ..drawn }.certain_if(is_certain);
        GapForecast { by_week, in_some_week, weeks }
    }

    fn without(&self, mask: u16, week: usize) -> f64 {
        let out = |person: &PersonForecast| person.out.get(week).copied().unwrap_or(1.0);
        let players = self.seasons.slots().iter().zip(&self.people).map(|(slots, person)| (*slots, out(person)));
        unfilled(players, mask, self.spread)
    }
}

/// The chance that fewer players than slots are there for these slots, a bit for each: exact under the luck of the team.
///
/// Of each player: the slots that he can play in, and the chance that he is out.
pub(super) fn unfilled(players: impl Iterator<Item = (u16, f64)>, mask: u16, spread: f64) -> f64 {
    let can: Vec<f64> = players.filter(|(slots, _)| slots & mask != 0).map(|(_, out)| out).collect();
    team::fewer_than(&can, mask.count_ones() as usize, spread)
}
