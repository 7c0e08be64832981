//! Whom a check follows: the first-team players of each season.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A player in a squad of a season, as a list of squads has it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CheckedSeason {
    /// The player's number among all.
    pub player: usize,
    /// The squad's number among all.
    pub team: usize,
    /// The year in which the season begins.
    pub year: i16,
    pub age: Option<f64>,
    pub goalkeeper: bool,
    pub minutes: f64,
}

/// A player who is followed through a season.
pub(super) struct FollowedPlayer {
    pub(super) player: usize,
    pub(super) year: i16,
    pub(super) age: Option<f64>,
    pub(super) goalkeeper: bool,
    /// `None` if he had several clubs.
    team: Option<usize>,
    minutes: f64,
}

/// The minutes in a season, or in the one before, that make a player one of the first team.
///
/// Those of the season alone would hide who was injured for most of it.
const MINUTES: f64 = 270.0;
const MINUTES_BEFORE: f64 = 450.0;

pub(super) fn panel(seasons: &[CheckedSeason]) -> Vec<FollowedPlayer> {
    let mut members: BTreeMap<(usize, i16), FollowedPlayer> = BTreeMap::new();
    for CheckedSeason { player, team, year, age, goalkeeper, minutes } in seasons.iter().copied() {
        let member = members.entry((player, year)).or_insert_with(|| FollowedPlayer {
            player,
            year,
            age,
            goalkeeper: false,
            team: Some(team),
            minutes: 0.0,
        });
        member.team = member.team.filter(|held| *held == team);
        member.goalkeeper |= goalkeeper;
        member.minutes += minutes;
        member.age = [member.age, age].into_iter().flatten().reduce(f64::max);
    }
    let before = |player, year: i16| members.get(&(player, year.saturating_sub(1))).map_or(0.0, |held| held.minutes);
    let chosen: Vec<(usize, i16)> = members
        .iter()
        .filter(|((player, year), held)| held.minutes >= MINUTES || before(*player, *year) >= MINUTES_BEFORE)
        .map(|(key, _)| *key)
        .collect();
    chosen.into_iter().filter_map(|key| members.remove(&key)).collect()
}

impl FollowedPlayer {
    /// The squad and the season, if he had no other club in it.
    pub(super) fn squad(&self) -> Option<(usize, i16)> {
        Some((self.team?, self.year))
    }

    /// The Saturdays of the season, from 8 August to 31 May.
    pub(super) fn saturdays(&self) -> impl Iterator<Item = Date> {
        let day = |year: i16, month: i8, day: i8| Date::new(year, month, day).ok();
        let first = day(self.year, 8, 8).unwrap_or(Date::MAX);
        let last = day(self.year.saturating_add(1), 5, 31).unwrap_or(Date::MIN);
        let to_saturday = first.weekday().until(Weekday::Saturday);
        let saturday = first.saturating_add(i32::from(to_saturday).days());
        (0..53).map(move |week: i32| saturday.saturating_add((7 * week).days())).take_while(move |on| *on <= last)
    }
}
