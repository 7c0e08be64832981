//! The weeks ahead: by example at the edges of dates, and held to a count of every day.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use touchline::analysis::{Calendar, Weeks, calendar, cover_by};
use touchline::domain::{Absence, CallUp, Cause, Familiarity, Id, Match, Outlook, Plan, Player, Why};

use crate::chance::{Question, question};
use crate::each_seed;
use crate::hall::{self, Hall};
use crate::juventus::{self, TODAY};
use crate::runs::runs;
use crate::twin;

fn of(plan: &Plan, from: Date, weeks: u8) -> Calendar {
    calendar(plan, Weeks::new(from, weeks), Familiarity::Competent)
}

fn row<'a>(calendar: &'a Calendar, player: &str) -> &'a touchline::analysis::CalendarRow {
    calendar.players.iter().find(|row| row.id.as_str() == player).unwrap()
}

#[test]
fn a_week_is_as_good_as_its_worst_day_and_names_that_day() {
    let calendar = of(&juventus::plan(), TODAY, 6);
    let margins: Vec<(Date, i32)> =
        calendar.weeks.iter().map(|week| (week.monday, week.figures.likely.margin)).collect();
    let mondays = [16, 23, 30].map(|day| date(2025, 6, day).min(date(2025, 6, 30)));
    assert_eq!(margins[..3], mondays.map(|monday| (monday, 2)));
    let week = &calendar.weeks[4];
    assert_eq!((week.monday, week.figures.likely.margin), (date(2025, 7, 14), 1));
    assert_eq!(week.figures.likely.margin_on, date(2025, 7, 14), "the loans are over on the day after the 13th");
    assert_eq!((calendar.weeks[0].first, calendar.weeks[0].last), (TODAY, date(2025, 6, 22)));
}

#[test]
fn the_lines_part_where_two_sources_do() {
    let calendar = of(&juventus::plan(), date(2025, 7, 21), 6);
    let figures = &calendar.weeks[1].figures;
    assert_eq!((figures.worst.shortfall, figures.likely.shortfall, figures.best.shortfall), (1, 1, 0));
    let bremer = row(&calendar, "bremer");
    assert_eq!(bremer.cells[0].unsure, [false, false, false, true, true, true, true], "24 July at best, a Thursday");
    assert_eq!(bremer.cells[0].days, [Some(Cause::Injury); 7]);
    assert_eq!((bremer.cells[4].days_away(), bremer.cells[4].days[6]), (6, None), "back on Sunday 24 August");
    assert!(bremer.cells[4].is_unsure() && !bremer.cells[5].is_unsure());
    assert_eq!((bremer.away[0].what.as_str(), bremer.away[0].last), ("knee", Some(date(2025, 8, 23))));
    assert_eq!(bremer.group, "RCB CB LCB");
}

#[test]
fn a_call_up_of_one_leap_day_takes_one_day() {
    let mut plan = juventus::plan();
    let leap = date(2028, 2, 29);
    let players =
        plan.players.iter().map(|(id, _)| id.clone()).filter(|player| player.as_str().contains("gatti")).collect();
    plan.call_ups.push(CallUp { name: "Cup".into(), from: leap, until: leap, players });
    let calendar = of(&plan, date(2028, 2, 28), 1);
    let gatti = row(&calendar, "gatti").cells[0];
    assert_eq!(gatti.days, [None, Some(Cause::CallUp), None, None, None, None, None]);
    assert_eq!((gatti.cause(), calendar.weeks[0].call_ups.len()), (Some(Cause::CallUp), 1));
}

#[test]
fn weeks_that_break_come_with_matches_first() {
    let mut plan = juventus::plan();
    let keepers: Vec<Id> =
        plan.players.iter().map(|(id, _)| id.clone()).filter(|player| player.as_str() != "pinsoglio").collect();
    for (name, from) in [("early", date(2025, 7, 2)), ("late", date(2025, 7, 17))] {
        plan.call_ups.push(CallUp { name: name.into(), from, until: from, players: keepers.clone() });
    }
    plan.matches.push(Match { on: date(2025, 7, 17), versus: "Reggiana".into(), competition: None });
    let calendar = of(&plan, TODAY, 6);
    assert_eq!(calendar.breaks(Outlook::Likely), [4, 2]);
    assert_eq!(calendar.weeks[4].day_to_show(Outlook::Likely), date(2025, 7, 17));
    assert_eq!(calendar.weeks[2].day_to_show(Outlook::Likely), date(2025, 7, 2));
}

#[test]
fn the_calendar_ends_where_dates_do() {
    let plan = juventus::plan();
    for (from, weeks) in [(Date::MAX, 1), (Date::MIN, 60), (date(9999, 12, 20), 2)] {
        let calendar = of(&plan, from, 60);
        assert_eq!(calendar.weeks.len(), weeks, "{from}");
        assert!(calendar.players.iter().all(|row| row.cells.len() == weeks));
    }
}

/// What the definitions say of a player on a day.
fn cause(plan: &Plan, id: &Id, player: &Player, on: Date) -> Option<Cause> {
    let mut alone = player.clone();
    alone.absences.clear();
    let mut without = plan.clone();
    without.call_ups.clear();
    if !twin::fit(&without, id, &alone, on, Outlook::Likely) {
        return Some(match () {
            () if player.joined.is_some_and(|joined| on < joined) => Cause::NotJoined,
            () if player.loan.as_ref().is_some_and(|loan| loan.until < on) => Cause::LoanOver,
            () if player.loan.is_none() && player.profile.contract.is_some_and(|last| last < on) => Cause::ContractOver,
            () => Cause::Lent,
        });
    }
    let banned = |absence: &Absence| matches!(absence.why, Why::Suspension(_));
    alone.absences = player.absences.iter().filter(|absence| banned(absence)).cloned().collect();
    if !twin::fit(&without, id, &alone, on, Outlook::Likely) {
        return Some(Cause::Suspension);
    }
    if !twin::fit(&without, id, player, on, Outlook::Likely) {
        return Some(Cause::Other);
    }
    (!twin::fit(plan, id, player, on, Outlook::Likely)).then_some(Cause::CallUp)
}

/// What the calendar and a count of every day, by the days that `counts` keeps, say differently.
fn differences(seed: u64, counts: impl Fn(Date) -> bool) -> Vec<&'static str> {
    let Question { plan, on, at_least, .. } = question(seed);
    let told = calendar(&plan, Weeks::new(on, 1 + (seed % 2) as u8), at_least);
    let mut hall = Hall::new(&plan);
    let mut monday = on;
    while monday.weekday() != Weekday::Monday {
        monday = monday.yesterday().unwrap();
    }
    let mut differences = Vec::new();
    for (n, week) in (0..).zip(&told.weeks) {
        let days: Vec<Date> = (0..7).map(|day| monday + (7 * n + day).days()).collect();
        for outlook in Outlook::ALL.iter().copied() {
            let figures: Vec<(Date, (i32, i32))> = days
                .iter()
                .filter(|day| **day >= on && counts(**day))
                .map(|day| (*day, hall.figures(&hall::players(&plan, *day, at_least, outlook))))
                .collect();
            let margin =
                figures.iter().min_by_key(|(_, (margin, _))| *margin).map(|(day, (margin, _))| (*margin, *day));
            let most = figures.iter().map(|(_, (_, shortfall))| *shortfall).max();
            let said = week.figures.get(outlook);
            if margin != Some((said.margin, said.margin_on)) {
                differences.push("margin");
            }
            if most != Some(said.shortfall as i32) {
                differences.push("shortfall");
            }
        }
        for row in &told.players {
            let player = plan.players.get(&row.id).unwrap();
            let cell = &row.cells[n as usize];
            if !days.iter().zip(cell.days).all(|(day, said)| said == cause(&plan, &row.id, player, *day)) {
                differences.push("causes");
            }
            let fit = |day: &Date, outlook| twin::fit(&plan, &row.id, player, *day, outlook);
            let unsure = |day: &Date| fit(day, Outlook::Best) && !fit(day, Outlook::Worst);
            if !days.iter().zip(cell.unsure).all(|(day, said)| said == unsure(day)) {
                differences.push("unsure");
            }
        }
    }
    differences
}

#[test]
fn every_week_is_what_a_count_of_its_days_says() {
    each_seed(10_000, |seed| {
        assert_eq!(differences(seed, |_| true), Vec::<&str>::new(), "seed {seed}");
    });
}

#[test]
fn a_calendar_that_looks_at_some_days_alone_is_noticed() {
    let noticed: Vec<&str> =
        (0..200).flat_map(|seed| differences(seed, |day| day.weekday() != Weekday::Sunday)).collect();
    assert!(noticed.contains(&"margin") && noticed.contains(&"shortfall"), "{noticed:?}");
}

#[test]
fn the_day_of_the_least_margin_has_it_by_its_cover() {
    for seed in 0..runs(200) {
        let Question { plan, on, at_least, outlook } = question(seed);
        for week in calendar(&plan, Weeks::new(on, 4), at_least).weeks {
            let figures = week.figures.get(outlook);
            assert_eq!(cover_by(&plan, figures.margin_on, at_least, outlook).margin, figures.margin, "seed {seed}");
            assert_eq!(cover_by(&plan, figures.shortfall_on, at_least, outlook).shortfall, figures.shortfall);
        }
    }
}
