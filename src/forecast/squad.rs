//! What a plan says of the coming weeks: what is certain, and what is chance.

use jiff::ToSpan;
use jiff::civil::Date;

use super::asked::ForecastAsked;
use super::prognosis::{Horizon, Patient};
use super::random::number_of;
use super::simulation::DrawnPlayer;
use super::tables::{InjuryTables, PastInjuries};
use crate::analysis::{calendar, slots_played};
use crate::domain::{Absence, Familiarity, Formation, Id, Outlook, Plan, Player, Position, Why};

/// A plan's squad in the coming weeks.
///
/// Contracts, loans, call-ups, bans, absences that are no injuries and ends that somebody recorded are certain: they are
/// those of the exact answers. Injuries to come are chance, and so is the end of those that last, and every doubt.
pub(super) struct ForecastSquad {
    pub(super) members: Vec<Member>,
    pub(super) weeks: Vec<WeekAtRisk>,
    /// Bodies wanted in each slot.
    pub(super) wanted: [u8; Formation::SLOTS],
}

/// A player of the squad.
pub(super) struct Member {
    pub(super) id: Id,
    pub(super) entrant: DrawnPlayer,
    /// By week, the number of the plan's matches on which he is there unless he is hurt, and of those on which he isn't.
    pub(super) matches: Vec<(u32, u32)>,
    /// The injuries of the last two years that the plan has.
    pub(super) past: u32,
}

/// A week, and the day of it that counts.
pub(super) struct WeekAtRisk {
    pub(super) monday: Date,
    /// The match day with the smallest margin if nobody were hurt, or if there is no match any such day.
    pub(super) worst: Date,
    /// The first match, and the last one.
    pub(super) first_match: Option<Date>,
    pub(super) last_match: Option<Date>,
}

impl ForecastSquad {
    /// Of each week from today's on, how many days ahead of today its injuries are looked at, and in which month.
    ///
    /// That is on its last match day, and in a week without a match on its Saturday, as the model was fitted.
    pub(super) fn days(plan: &Plan, asked: ForecastAsked) -> Vec<(i32, i8)> {
        let day = |(first, last): (Date, Date)| {
            let matches = plan.matches.iter().map(|played| played.on).filter(|on| first <= *on && *on <= last);
            let on = matches.max().unwrap_or_else(|| last.yesterday().unwrap_or(last).max(first));
            (days_from(asked.today, on), on.month())
        };
        asked.before().chain(asked.ahead().iter()).map(day).collect()
    }

    pub(super) fn new(
        plan: &Plan,
        asked: ForecastAsked,
        tables: &InjuryTables,
        horizon: &Horizon<'_>,
    ) -> ForecastSquad {
        let ForecastAsked { today, at_least, .. } = asked;
        let certain = without_chance(plan, today);
        let calendar = calendar(&certain, asked.ahead(), at_least);
        let weeks = calendar.weeks.iter().map(|week| {
            let worst = week.matches.iter().min_by_key(|played| played.figures.likely.margin);
            WeekAtRisk {
                monday: week.monday,
                worst: worst.map_or(week.figures.likely.margin_on, |played| played.on),
                first_match: week.matches.first().map(|played| played.on),
                last_match: week.matches.last().map(|played| played.on),
            }
        });
        let weeks: Vec<WeekAtRisk> = weeks.collect();
        let mut members = Vec::with_capacity(plan.players.len());
        for ((id, player), (_, sure)) in plan.players.iter().zip(certain.players.iter()) {
            let there = |on: Date| certain.available(id, sure, on, Outlook::Likely);
            let matches = calendar.weeks.iter().map(|week| {
                let held = week.matches.iter().filter(|played| there(played.on)).count() as u32;
                (held, week.matches.len() as u32 - held)
            });
            let patient = patient(player, today, tables, horizon);
            let slots = slots_played(&plan.tactic.formation, &player.profile, at_least);
            members.push(Member {
                id: id.clone(),
                matches: matches.collect(),
                past: match patient.past {
                    PastInjuries::AtLeast { spells, .. } | PastInjuries::Whole { spells, .. } => spells,
                    PastInjuries::Unknown => 0,
                },
                entrant: DrawnPlayer {
                    key: number_of(id.as_str()),
                    slots: slots.fold(0, |slots, slot| slots | 1 << slot),
                    there: weeks.iter().map(|week| there(week.worst)).collect(),
                    prognosis: horizon.of(&patient),
                },
            });
        }
        let mut wanted = [0; Formation::SLOTS];
        for (wanted, slot) in wanted.iter_mut().zip(plan.tactic.formation.slots()) {
            *wanted = plan.tactic.wanted(&slot.label);
        }
        ForecastSquad { members, weeks, wanted }
    }
}

/// What an absence leaves to chance on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LeftToChance {
    /// How long an injury lasts of which nobody reported a return.
    Length,
    /// Whether he is back when it was reported.
    Return(Date),
    /// Whether he plays, since his reported return has come and nobody said that he is back.
    Doubt(Date),
}

impl LeftToChance {
    /// `None` if the exact answers know all about it.
    fn of(absence: &Absence, today: Date) -> Option<LeftToChance> {
        if absence.ended.is_some() || absence.ban.is_some() {
            return None;
        }
        let is_injury = matches!(absence.why, Why::Injury(_));
        match absence.likely() {
            Some(back) if back <= today => absence.is_doubtful(today).then_some(LeftToChance::Doubt(back)),
            Some(back) => is_injury.then_some(LeftToChance::Return(back)),
            None => is_injury.then_some(LeftToChance::Length),
        }
    }
}

/// The plan without the absences that are left to chance.
fn without_chance(plan: &Plan, today: Date) -> Plan {
    let mut certain = plan.clone();
    for (id, player) in plan.players.iter() {
        if player.absences.iter().any(|absence| LeftToChance::of(absence, today).is_some())
            && let Some(player) = certain.players.get_mut(id)
        {
            player.absences.retain(|absence| LeftToChance::of(absence, today).is_none());
        }
    }
    certain
}

/// What the plan knows of a player's injuries.
fn patient(player: &Player, today: Date, tables: &InjuryTables, horizon: &Horizon<'_>) -> Patient {
    let lasting = player.absences.iter().filter_map(|absence| Some((absence, LeftToChance::of(absence, today)?)));
    // Of absences that overlap the longest counts: they are one.
    let mut still: Vec<f64> = Vec::new();
    for (absence, chance) in lasting {
        let one = still_out(player, (absence, chance), today, tables, horizon);
        still.resize(one.len(), 0.0);
        still.iter_mut().zip(one).for_each(|(still, one)| *still = still.max(one));
    }
    Patient {
        age: player.profile.age(today).map(f64::from),
        goalkeeper: player.profile.positions.admit(Position::GK, Familiarity::Natural),
        past: past(player, today, tables),
        still,
    }
}

/// The chance that an absence keeps him out, by week: counted from its first day, even if that is still to come.
fn still_out(
    player: &Player,
    (absence, chance): (&Absence, LeftToChance),
    today: Date,
    tables: &InjuryTables,
    horizon: &Horizon<'_>,
) -> Vec<f64> {
    let durations = tables.durations_of(tables.kind_of(absence.why.text()));
    let to_come = f64::from(days_from(today, absence.from).max(0));
    let since = f64::from(days_from(absence.from, today).max(0));
    let lasts = |ahead: f64| durations.still_out(since + ahead) / durations.still_out(since);
    let missing =
        |percent: u8| tables.doubted.iter().find(|(chance, _)| percent >= *chance).map_or(1.0, |(_, out)| *out);
    let week = |ahead: i32| {
        // Counted from the first day of an absence that is still to come.
        let ahead = f64::from(ahead) - to_come;
        match chance {
            _ if ahead < 0.0 => 0.0,
            LeftToChance::Length => lasts(ahead),
            LeftToChance::Return(_) if ahead <= 0.0 => 1.0,
            LeftToChance::Return(back) => {
                let until = f64::from(days_from(today, back)) - to_come;
                tables.late(ahead - until, until)
            }
            LeftToChance::Doubt(back) => match chance_of_playing(player, absence.from) {
                Some(percent) => missing(percent) * lasts(ahead),
                None => tables.late(ahead + f64::from(days_from(back, today)), 0.0),
            },
        }
    };
    horizon.ahead().map(week).collect()
}

fn days_from(first: Date, last: Date) -> i32 {
    (last - first).get_days()
}

/// The chance of playing in percent that the latest report of it since a day gives: `75% chance of playing`.
fn chance_of_playing(player: &Player, since: Date) -> Option<u8> {
    let told = player.profile.reports.iter().filter(|report| report.on >= since).filter_map(|report| {
        let (before, _) = report.says.split_once("% chance of playing")?;
        let digits = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        Some((report.on, before.get(digits..)?.parse().ok()?))
    });
    told.max_by_key(|(on, _)| *on).map(|(_, percent)| percent)
}

/// The injuries of the last two years that the plan has: nobody knows whether they are all.
fn past(player: &Player, today: Date, tables: &InjuryTables) -> PastInjuries {
    let first = today.saturating_sub((PastInjuries::DAYS - 1).days());
    let injuries = player.absences.iter().filter(|absence| match &absence.why {
        Why::Injury(injury) => tables.is_past_injury(injury),
        _ => false,
    });
    let mut days: Vec<(Date, Date)> = injuries
        .filter(|absence| absence.from <= today)
        .map(|absence| {
            (absence.from, absence.likely().and_then(|back| back.yesterday().ok()).unwrap_or(today).min(today))
        })
        .filter(|(from, last)| from <= last && first <= *last)
        .collect();
    days.sort_unstable();
    let (mut spells, mut out, mut reached) = (0, 0, Date::MIN);
    for (from, last) in days {
        if from > reached && from >= first {
            spells += 1;
        }
        let unseen = if from > reached { from } else { reached.tomorrow().unwrap_or(reached) };
        out += (days_from(unseen.max(first), last) + 1).max(0).unsigned_abs();
        reached = reached.max(last);
    }
    if spells == 0 { PastInjuries::Unknown } else { PastInjuries::AtLeast { spells, days: out } }
}
