//! Bans that are counted in matches, and who is in doubt: held to a count day by day.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::domain::{Absence, Ban, Match, Outlook, Return, Why};

use crate::chance::{Question, day, question};
use crate::juventus::{self, TODAY, id};
use crate::runs::runs;
use crate::seed::Chance;
use crate::twin;

#[test]
fn a_ban_in_one_competition_leaves_him_free_for_others() {
    let mut plan = juventus::plan();
    let one = |on, competition: &str| Match { on, versus: "x".into(), competition: Some(competition.into()) };
    plan.matches = vec![
        one(date(2025, 8, 24), "Serie A"),
        one(date(2025, 8, 27), "Champions League"),
        one(date(2025, 8, 31), "Serie A"),
        one(date(2025, 9, 13), "Serie A"),
    ];
    let ban = Ban { matches: 2, competition: Some("Serie A".into()) };
    let gatti = plan.players.get_mut(&id("gatti")).unwrap();
    let red_card = Why::Suspension("red card".into());
    gatti.absences.push(Absence { ban: Some(ban), ..Absence::new(red_card, date(2025, 8, 20)) });
    let gatti = plan.players.get(&id("gatti")).unwrap();
    let there = |day| plan.available(&id("gatti"), gatti, date(2025, 8, day), Outlook::Worst);
    let free: Vec<i8> = (18..=31).filter(|day| there(*day)).collect();
    assert_eq!(free, [18, 19, 27]);
    assert!(plan.available(&id("gatti"), gatti, date(2025, 9, 1), Outlook::Worst), "the second match was the last");
    assert_eq!(plan.back(gatti, date(2025, 8, 25), Outlook::Likely), Some(date(2025, 9, 1)), "though free on the 27th");
}

#[test]
fn bans_last_as_a_count_day_by_day_has_it() {
    let mut noticed = 0;
    for seed in 0..runs(2_000) {
        let mut chance = Chance(seed);
        let name = |chance: &mut Chance| chance.of(&[None, Some("League"), Some("Cup")]).map(str::to_owned);
        let matches: Vec<Match> = (0..chance.below(14))
            .map(|_| Match { on: day(&mut chance), versus: "x".into(), competition: name(&mut chance) })
            .collect();
        let (ban, from) =
            (Ban { matches: 1 + chance.below(5) as u8, competition: name(&mut chance) }, day(&mut chance));
        let served = ban.served(from, &matches);
        for on in (TODAY - 25.days()).series(1.day()).take(80) {
            let out = served.out.iter().any(|(first, last)| *first <= on && on <= *last);
            assert_eq!(out, twin::banned(&matches, &ban, from, on, false), "seed {seed} on {on}");
            noticed += usize::from(out != twin::banned(&matches, &ban, from, on, true));
        }
    }
    assert!(noticed > 0, "a count that takes every match for one of the competition is not noticed");
}

#[test]
fn whoever_is_doubtful_is_out_at_worst_and_back_after_fourteen_days() {
    let mut plan = juventus::plan();
    let report = Return { on: date(2025, 6, 10), source: "club".into(), back: date(2025, 6, 16) };
    let gatti = plan.players.get_mut(&id("gatti")).unwrap();
    gatti
        .absences
        .push(Absence { returns: vec![report], ..Absence::new(Why::Injury("calf".into()), date(2025, 6, 1)) });
    let there = |today: Option<Date>, on: Date, outlook| {
        let plan = touchline::domain::Plan { today, ..plan.clone() };
        plan.available(&id("gatti"), plan.players.get(&id("gatti")).unwrap(), on, outlook)
    };
    let [june, july] = [date(2025, 6, 29), date(2025, 6, 30)];
    assert_eq!([june, july].map(|on| there(Some(TODAY), on, Outlook::Worst)), [false, true]);
    assert!(there(Some(TODAY), TODAY, Outlook::Likely) && there(Some(TODAY), TODAY, Outlook::Best));
    // The day before his return he is out until then, and fourteen days after it he is not in doubt any more.
    assert!(there(Some(date(2025, 6, 15)), date(2025, 6, 16), Outlook::Worst));
    assert!(there(Some(july), july, Outlook::Worst));
    let gatti = plan.players.get(&id("gatti")).unwrap();
    let doubt = |on, today| plan.doubt(gatti, on, today).is_some();
    assert!(doubt(TODAY, TODAY) && doubt(june, TODAY));
    assert!(!doubt(july, TODAY), "looking ahead, the doubt is over");
    assert!(!doubt(date(2025, 6, 20), date(2025, 6, 15)), "a return that is past by then is no doubt today");
}

#[test]
fn of_several_absences_the_last_to_end_counts_in_whatever_order_they_are_typed() {
    let back = |on, back| Return { on, source: "club".into(), back };
    let knee = Why::Injury("knee".into());
    let injury = Absence { returns: vec![back(TODAY, date(2025, 8, 24))], ..Absence::new(knee, date(2025, 6, 1)) };
    let ban =
        Absence { ended: Some(date(2025, 9, 2)), ..Absence::new(Why::Suspension("red".into()), date(2025, 8, 20)) };
    for absences in [[injury.clone(), ban.clone()], [ban, injury]] {
        let mut plan = juventus::plan();
        plan.players.get_mut(&id("gatti")).unwrap().absences = absences.to_vec();
        let gatti = plan.players.get(&id("gatti")).unwrap();
        let out = |on| plan.absence(gatti, on).map(|(_, absence)| absence.why.text());
        assert_eq!([TODAY, date(2025, 8, 22), date(2025, 9, 2)].map(out), [Some("knee"), Some("red"), None]);
        assert_eq!(
            plan.back(gatti, TODAY, Outlook::Likely),
            Some(date(2025, 9, 2)),
            "the ban runs on after the injury"
        );
    }
}

#[test]
fn random_plans_have_bans_and_doubts_that_count() {
    let (mut banned, mut doubted) = (0, 0);
    for seed in 0..600 {
        let Question { plan, on, .. } = question(seed);
        for (id, player) in plan.players.iter() {
            let there = |outlook| plan.available(id, player, on, outlook);
            banned += usize::from(player.absences.iter().any(|held| held.ban.is_some()) && !there(Outlook::Best));
            let reported = touchline::domain::Plan { today: None, ..plan.clone() };
            doubted += usize::from(reported.available(id, player, on, Outlook::Worst) && !there(Outlook::Worst));
        }
    }
    assert!(banned > 20 && doubted > 5, "{banned} {doubted}");
}
