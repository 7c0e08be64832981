//! What changes when: in words, and held to a look at every day.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::analysis::{CoverChange, Weeks, changes, words};
use touchline::domain::{Absence, CallUp, Familiarity, Id, Outlook, Why};

use crate::chance::{Question, question};
use crate::each_seed;
use crate::hall::{self, Hall};
use crate::juventus::{self, TODAY, id};
use crate::twin;

fn said(plan: &touchline::domain::Plan, weeks: u8) -> Vec<(Date, String)> {
    let changes = changes(plan, Weeks::new(TODAY, weeks), Familiarity::Competent, Outlook::Likely);
    changes.iter().map(|change| (change.on, words::change(change, plan))).collect()
}

#[test]
fn the_coming_days_are_told_in_sentences() {
    let mut plan = juventus::plan();
    plan.players.get_mut(&id("kelly")).unwrap().absences.push(Absence {
        ended: Some(date(2025, 6, 20)),
        ..Absence::new(Why::Suspension("red card".into()), date(2025, 6, 19))
    });
    let (from, until) = (date(2025, 7, 1), date(2025, 7, 1));
    plan.call_ups.push(CallUp { name: "Cup".into(), from, until, players: vec![id("yildiz"), id("milik")] });
    let expected = [
        (date(2025, 6, 19), "Kelly is out; the back three has four players, margin 2 → 1, short 1 → 2"),
        (date(2025, 6, 20), "Kelly is back; the back three has five players, margin 1 → 2, short 2 → 1"),
        (date(2025, 7, 1), "Yıldız and Milik are called up (Cup); ST has two players, margin 2 → 1"),
        (date(2025, 7, 2), "Yıldız and Milik are back; ST has three players, margin 1 → 2"),
        (date(2025, 7, 14), "Conceição and Kolo Muani are gone; ST has two players, margin 2 → 1"),
        (date(2025, 7, 21), "Perin is back"),
    ];
    assert_eq!(said(&plan, 6), expected.map(|(on, what)| (on, what.to_owned())));
}

/// What the changes of a random plan say that a look at every day does not.
fn differences(seed: u64, gone: impl Fn(&CoverChange) -> Vec<Id>) -> Vec<&'static str> {
    let Question { plan, on, at_least, outlook } = question(seed);
    let weeks = Weeks::new(on, 2);
    let told = changes(&plan, weeks, at_least, outlook);
    let (mut hall, mut differences, mut days) = (Hall::new(&plan), Vec::new(), Vec::new());
    let mut count = |day: Date| {
        let (margin, shortfall) = hall.figures(&hall::players(&plan, day, at_least, outlook));
        (margin, shortfall as u32)
    };
    for day in on.series(1.day()).skip(1).take_while(|day| *day <= weeks.last()) {
        let fit = |day: Date| {
            let fit = plan.players.iter().filter(|(id, player)| twin::fit(&plan, id, player, day, outlook));
            fit.map(|(id, _)| id.clone()).collect::<Vec<Id>>()
        };
        let (before, after) = (fit(day.yesterday().unwrap()), fit(day));
        if before == after {
            continue;
        }
        days.push(day);
        let Some(change) = told.iter().find(|change| change.on == day) else { continue };
        let left: Vec<Id> = before.iter().filter(|player| !after.contains(player)).cloned().collect();
        let came: Vec<Id> = after.iter().filter(|player| !before.contains(player)).cloned().collect();
        if left != gone(change) || came != change.back.iter().map(|moved| moved.id.clone()).collect::<Vec<_>>() {
            differences.push("players");
        }
        let figures = [change.before, change.after].map(|figures| (figures.margin, figures.shortfall));
        if figures != [count(day.yesterday().unwrap()), count(day)] {
            differences.push("figures");
        }
        if change.proof.is_some() != (change.before != change.after) {
            differences.push("proof");
        }
    }
    if days != told.iter().map(|change| change.on).collect::<Vec<_>>() {
        differences.push("days");
    }
    differences
}

fn gone(change: &CoverChange) -> Vec<Id> {
    change.gone.iter().map(|moved| moved.id.clone()).collect()
}

#[test]
fn every_change_is_what_a_look_at_both_days_says() {
    each_seed(10_000, |seed| {
        assert_eq!(differences(seed, gone), Vec::<&str>::new(), "seed {seed}");
    });
}

#[test]
fn a_change_that_leaves_somebody_out_is_noticed() {
    let forgetful = |change: &CoverChange| gone(change).into_iter().skip(1).collect();
    assert!((0..100).any(|seed| differences(seed, forgetful).contains(&"players")));
}
