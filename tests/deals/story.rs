//! What happened in a plan: each dated thing once, in one order.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use touchline::analysis::{StoryEvent, story, words};
use touchline::domain::{Id, Plan};
use touchline::store::write_plan;

use crate::machine::{TODAY, edit, small};
use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::after;
use crate::{read, sample};

/// The story with days as they are, and `-` for what has none.
fn told(plan: &Plan) -> Vec<String> {
    let story = story(plan, None, None);
    let line = |event: &StoryEvent<'_>| {
        let on = event.on.map_or("-".to_owned(), |on| on.to_string());
        format!("{on} {}", words::happened(event, plan))
    };
    story.events.iter().chain(&story.undated).map(line).collect()
}

/// Worked by hand from the sample's file.
#[test]
fn the_story_of_the_sample() {
    assert_eq!(
        told(&sample()),
        [
            "2024-10-02 Bremer is injured: cruciate ligament",
            "2024-11-12 Cabal is injured: cruciate ligament",
            "2025-05-26 Perin is injured: hand, operated on",
            "2025-05-26 Perin is to be back on 2025-07-21 (eight weeks from surgery)",
            "2025-06-01 Locatelli is out: fitness in doubt",
            "2025-06-10 Balerdi: a first answer of no (Di Marzio)",
            "2025-06-12 Bremer is to be back on 2025-07-24 (DAZN)",
            "2025-06-13 Bremer is to be back on 2025-08-24 (Gazzetta)",
            "2025-06-16 Locatelli is to be back on 2025-06-16 (one of two accounts)",
            "2025-06-17 Balerdi: Marseille will not open talks (Tuttojuve)",
            "2025-06-17 Marseille refuses to sell Balerdi: Champions League season; he is vital (Tuttojuve)",
            "- Conceição joins on loan from Porto until 2025-07-13",
            "- Kolo Muani joins on loan from PSG until 2025-07-13",
            "- Miretti goes on loan to Genoa until 2025-06-30",
            "- Arthur goes on loan to Girona until 2025-06-30",
            "- Fagioli goes on loan to Fiorentina until 2025-06-30",
            "- The deal for Balerdi is at approached",
        ]
    );
}

#[test]
fn a_summer_is_told_in_sentences() {
    let plan = after(
        &sample(),
        &[
            "bid balerdi 28m+4m@50% source Sky on 2025-06-11",
            "counter balerdi 35m on 2025-06-12 source RMC",
            "answer balerdi rejected on 2025-06-13 source Sky",
            "bid balerdi 32m/4 on 2025-06-14",
            "answer balerdi accepted on 2025-06-15 source \"the club\"",
            "player balerdi open on 2025-06-15",
            "seller balerdi open source RMC",
            "sign balerdi until 2030-06-30 source \"the club\"",
            "bid kelly 20m club Villa",
            "counter kelly 25m",
            "bid kelly 24m club Villa on 2025-06-18",
            "answer kelly accepted on 2025-06-19",
            "sell kelly source Sky",
            "renew yildiz until 2031-06-30 source \"the club\" wage 6m",
            "ended bremer 2025-06-18",
            "absent gatti suspension red from 2025-08-24 for 2 matches in \"Serie A\"",
            "file-list UEFA players gatti bremer on 2025-09-02",
            "amend-list UEFA with cabal without bremer on 2025-09-03",
            "end-loan conceicao source Porto on 2025-06-30",
            "report leoni \"Parma want 25\" source Sky asks 25m",
            "stage leoni off \"too dear\"",
        ],
    );
    assert_eq!(
        told(&plan)[5..],
        [
            "2025-06-10 Balerdi: a first answer of no (Di Marzio)",
            "2025-06-11 We bid 28m+4m@50% for Balerdi (Sky)",
            "2025-06-12 Bremer is to be back on 2025-07-24 (DAZN)",
            "2025-06-12 Marseille counters our bid of 28m+4m@50% for Balerdi (RMC)",
            "2025-06-12 Marseille asks 35m for Balerdi (RMC)",
            "2025-06-13 Bremer is to be back on 2025-08-24 (Gazzetta)",
            "2025-06-13 We reject Marseille's price of 35m for Balerdi (Sky)",
            "2025-06-14 We bid 32m/4 for Balerdi",
            "2025-06-15 Balerdi is open to coming",
            "2025-06-15 Marseille accepts our bid of 32m/4 for Balerdi (the club)",
            "2025-06-16 Locatelli is to be back on 2025-06-16 (one of two accounts)",
            "2025-06-17 Villa bids 20m for Kelly",
            "2025-06-17 We counter Villa's bid of 20m for Kelly",
            "2025-06-17 We ask 25m of Villa for Kelly",
            "2025-06-17 Yıldız renews until 2031-06-30, for 6m a season (the club)",
            "2025-06-17 Balerdi: Marseille will not open talks (Tuttojuve)",
            "2025-06-17 Marseille refuses to sell Balerdi: Champions League season; he is vital (Tuttojuve)",
            "2025-06-17 Marseille is open to selling Balerdi (RMC)",
            "2025-06-17 We sign Balerdi from Marseille for 32m/4 (the club)",
            "2025-06-17 Leoni: Parma want 25, asks 25m (Sky)",
            "2025-06-17 The deal for Leoni is off: too dear",
            "2025-06-18 Bremer is back: cruciate ligament",
            "2025-06-18 Villa counters our price of 25m for Kelly",
            "2025-06-18 Villa bids 24m for Kelly",
            "2025-06-19 We accept Villa's bid of 24m for Kelly",
            "2025-06-30 Conceição goes back to Porto before the loan is over (Porto)",
            "2025-07-01 Kelly leaves for Villa, 24m (Sky)",
            "2025-07-01 Balerdi joins",
            "2025-08-24 Gatti is suspended: red, for 2 matches in Serie A",
            "2025-09-02 We file a list of 2 players for UEFA",
            "2025-09-03 We change the list for UEFA: with Cabal, without Bremer",
            "- Conceição joins on loan from Porto until 2025-07-13",
            "- Kolo Muani joins on loan from PSG until 2025-07-13",
            "- Miretti goes on loan to Genoa until 2025-06-30",
            "- Arthur goes on loan to Girona until 2025-06-30",
            "- Fagioli goes on loan to Fiorentina until 2025-06-30",
        ]
    );
}

#[test]
fn days_limit_the_story_but_not_what_has_none() {
    let plan = sample();
    let days = |since, until| {
        let story = story(&plan, since, until);
        (story.events.len(), story.undated.len())
    };
    let (first, last) = (date(2025, 6, 10), date(2025, 6, 16));
    assert_eq!(days(None, None), (11, 6));
    assert_eq!(days(Some(first), None), (6, 6));
    assert_eq!(days(None, Some(last)), (9, 6));
    assert_eq!(days(Some(first), Some(last)), (4, 6), "both days are within");
}

#[test]
fn hostile_names_are_made_harmless() {
    let plan = read(
        r#"(format: 1, club: "C", tactic: (formation: "3-4-2-1"), targets: {
            "x": (name: "A\u{1b}[31m\u{202e}B", positions: { CB: Natural }, club: "C\nD", bids: [
                (on: "2025-06-17", by: Them, terms: "1m", source: "S\u{200b}\tT"),
            ]),
        })"#,
    );
    assert_eq!(told(&plan), ["2025-06-17 C D asks 1m for A␛[31m‹202E›B (S‹200B› T)"]);
}

/// The days that a plan's file has of people and filed lists, each as often as it stands there.
fn days_written(plan: &Plan) -> BTreeMap<Date, usize> {
    let text = write_plan(plan);
    let mut days = BTreeMap::new();
    for key in ["on", "from", "ended", "joined", "answered", "since"] {
        for (_, rest) in text.match_indices(&format!("{key}: \"")).map(|(at, key)| text.split_at(at + key.len())) {
            let before = text.len() - rest.len() - key.len() - 3;
            let is_whole = text.get(..before).is_some_and(|text| text.ends_with(['(', ' ']));
            if let Some(day) = rest.get(..10).filter(|_| is_whole).and_then(|day| day.parse::<Date>().ok()) {
                *days.entry(day).or_default() += 1;
            }
        }
    }
    days
}

fn days_told<'p>(events: impl IntoIterator<Item = &'p StoryEvent<'p>>) -> BTreeMap<Date, usize> {
    let mut days = BTreeMap::new();
    events.into_iter().filter_map(|event| event.on).for_each(|day| *days.entry(day).or_default() += 1);
    days
}

/// A plan after random edits, of people whom no file of others had.
fn any_plan(chance: &mut Chance) -> Plan {
    let mut plan = small();
    let file =
        ["report leoni tall source Sky asks 9m", "file-list UEFA players kelly weah", "amend-list UEFA without kelly"];
    plan = after(&plan, &file);
    for _ in 0..40 {
        plan = plan.apply(&edit(&plan, chance), TODAY).unwrap_or(plan);
    }
    let people: Vec<Id> = plan.players.iter().map(|(id, _)| id.clone()).collect();
    for id in people {
        if let Some(player) = plan.players.get_mut(&id) {
            player.profile.imported = None;
        }
    }
    let people: Vec<Id> = plan.targets.iter().map(|(id, _)| id.clone()).collect();
    for id in people {
        if let Some(target) = plan.targets.get_mut(&id) {
            target.profile.imported = None;
        }
    }
    plan
}

#[test]
fn every_dated_thing_of_any_plan_is_told_once() {
    let mut chance = Chance(19);
    let mut kinds = BTreeSet::new();
    for run in 0..runs(400) {
        let plan = any_plan(&mut chance);
        let story = story(&plan, None, None);
        let written = days_written(&plan);
        assert_eq!(days_told(&story.events), written, "run {run}: {}", write_plan(&plan));
        assert!(story.events.is_sorted_by_key(|event| event.on), "run {run}");
        // A story that forgets one kind, or tells it twice, is found out.
        for kind in story.events.iter().map(|event| event.what.kind()).collect::<BTreeSet<_>>() {
            let is_other = |event: &&StoryEvent<'_>| event.what.kind() != kind;
            assert_ne!(days_told(story.events.iter().filter(is_other)), written, "{kind}");
            let twice = story.events.iter().filter(|event| !is_other(event));
            assert_ne!(days_told(story.events.iter().chain(twice)), written, "{kind}");
            kinds.insert(kind);
        }
    }
    assert!(runs(400) < 400 || kinds.len() > 15, "{kinds:?}");
}
