//! Cover: the sample's expectation, and every part of the answer held to brute force.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod bans;
mod body;
mod calendar;
mod chance;
mod changes;
mod filed;
mod hall;
mod juventus;
mod lists;
mod loans;
mod money;
mod oracle;
#[path = "../support/runs.rs"]
mod runs;
#[path = "../support/seed.rs"]
mod seed;
mod tenure;
mod too_many;
mod twin;
mod what_if;
mod whose;
mod worst;
mod worth;

use jiff::civil::date;
use touchline::analysis::{Cover, Figures, Gap, Proof, Severity, cover, cover_by, figures, words};
use touchline::domain::{Familiarity, Id, Outlook, Plan};

use chance::{Question, question};
use juventus::{TODAY, id, player};
use runs::runs;
use twin::Answer;

fn at_competent(plan: &Plan) -> Cover {
    cover(plan, TODAY, Familiarity::Competent)
}

fn labels<'a>(slots: &[usize], cover: &'a Cover) -> Vec<&'a str> {
    slots.iter().map(|slot| cover.slots[*slot].label.as_str()).collect()
}

fn names(players: &[Id]) -> Vec<&str> {
    players.iter().map(Id::as_str).collect()
}

#[test]
fn the_back_three_is_one_body_short_and_survives_two_absences() {
    let plan = juventus::plan();
    let cover = at_competent(&plan);
    assert_eq!((cover.margin, cover.shortfall), (2, 1));
    let [gap] = &cover.gaps[..] else { panic!("one gap: {:?}", cover.gaps) };
    let five = ["gatti", "kalulu", "kelly", "rugani", "savona"];
    assert_eq!((gap.severity, cover.shortfall_proof.wanted, gap.lose()), (Severity::Thin, 6, 3));
    assert_eq!(labels(&gap.slots, &cover), ["RCB", "CB", "LCB"]);
    assert_eq!(names(&gap.players), five);
    for proof in [&cover.margin_proof, &cover.shortfall_proof] {
        assert_eq!((labels(&proof.slots, &cover), names(&proof.players)), (vec!["RCB", "CB", "LCB"], five.to_vec()));
    }
}

#[test]
fn the_answer_reads_as_a_sentence() {
    let plan = juventus::plan();
    let cover = at_competent(&plan);
    let gap = words::gap(&cover.gaps[0], &cover, &plan);
    assert_eq!((gap.severity, gap.slots.as_str()), ("thin", "RCB CB LCB: 5 players"));
    assert_eq!(gap.players, "Gatti, Kalulu, Kelly, Rugani, Savona");
    assert_eq!(gap.proof, "lose any 3 and the back three can't be filled");
    assert_eq!(
        words::margin(&cover, &plan),
        "any 2 more absences leave an eleven; lose any 3 of Gatti, Kalulu, Kelly, Rugani, Savona and the back three \
         can't be filled"
    );
    assert_eq!(words::shortfall(&cover), "1 body short: RCB CB LCB want 6, have 5");
}

#[test]
fn the_eleven_follows_the_coach_then_the_market() {
    let cover = at_competent(&juventus::plan());
    let eleven: Vec<&str> = cover.eleven.iter().map(|player| player.as_ref().map_or("", Id::as_str)).collect();
    let expected = "di-gregorio kalulu gatti kelly nico-gonzalez locatelli thuram cambiaso koopmeiners adzic vlahovic";
    assert_eq!(eleven.join(" "), expected);
    let back: Vec<&str> = cover.slots[1].ranked.iter().map(|player| player.id.as_str()).collect();
    assert_eq!(back, ["kalulu", "savona", "gatti", "kelly", "rugani"], "the coach's two, then naturals by value");
    let depth = cover.slots[3].ranked.iter().map(|player| (player.id.as_str(), player.fielded));
    assert_eq!(
        depth.collect::<Vec<_>>(),
        [("kalulu", Some(1)), ("gatti", Some(2)), ("kelly", Some(3)), ("rugani", None), ("savona", None)],
        "in order, with where they play: whoever starts here stands where he stands"
    );
}

#[test]
fn whom_the_coach_names_plays_there() {
    let mut plan = juventus::plan();
    let order = |label: &str, players: &[&str]| (label.to_owned(), players.iter().map(|player| id(player)).collect());
    plan.tactic.order.push(order("LAM", &["yildiz"]));
    plan.tactic.order.push(order("RAM", &["conceicao"]));
    let cover = at_competent(&plan);
    let starter = |cover: &Cover, slot: usize| cover.eleven[slot].clone().unwrap().to_string();
    // Both are competent there, where Koopmeiners and Adžić are natural.
    assert_eq!((starter(&cover, 8), starter(&cover, 9)), ("conceicao".into(), "yildiz".into()));
    // Koopmeiners is better than Adžić, but 0 + 1 places are passed over with Yıldız and him, 0 + 2 with Koopmeiners.
    let three = ["yildiz", "adzic", "koopmeiners"];
    plan.tactic.order = vec![order("LAM", &three), order("RAM", &three)];
    let cover = at_competent(&plan);
    assert_eq!((starter(&cover, 8), starter(&cover, 9)), ("adzic".into(), "yildiz".into()), "then plan order");
    // Once Conceição is gone he holds no place: Adžić is passed over by one, as Mbangula is, and plays there by nature.
    plan.tactic.order = vec![order("RAM", &["yildiz", "conceicao", "adzic"]), order("LAM", &["yildiz", "mbangula"])];
    let gone = touchline::analysis::cover(&plan, date(2025, 7, 14), Familiarity::Competent);
    assert_eq!((starter(&gone, 8), starter(&gone, 9)), ("adzic".into(), "yildiz".into()));
}

#[test]
fn nobody_is_a_natural_right_wing_back() {
    let plan = juventus::plan();
    let cover = cover(&plan, TODAY, Familiarity::Natural);
    assert_eq!((cover.margin, cover.eleven[4].as_ref()), (-1, None));
    assert_eq!(cover.slots[4].severity, Severity::Broken);
    let gap = words::gap(&cover.gaps[0], &cover, &plan);
    assert_eq!((gap.severity, gap.slots.as_str(), gap.players.as_str()), ("broken", "RWB: 0 players", ""));
    assert_eq!(gap.proof, "RWB can't be filled: nobody is there to play");
    assert_eq!(words::margin(&cover, &plan), "1 slot stays empty: RWB can't be filled: nobody is there to play");
}

#[test]
fn the_parts_of_the_shortfall_sum_to_it() {
    let plan = juventus::plan();
    let cover = cover(&plan, TODAY, Familiarity::Natural);
    let parts: Vec<String> = cover.shortfall_parts.iter().map(|part| words::short(part, &cover, &plan).need).collect();
    // Naturals: Gatti, Kalulu, Kelly, Rugani; nobody; Cambiaso; Koopmeiners and Adžić.
    assert_eq!(
        parts,
        [
            "2 short: RCB CB LCB want 6, have 4",
            "2 short: RWB want 2, have 0",
            "1 short: LWB want 2, have 1",
            "2 short: RAM LAM want 4, have 2",
        ]
    );
    assert_eq!(words::shortfall(&cover), "7 bodies short: RCB CB LCB RWB LWB RAM LAM want 14, have 7");
}

#[test]
fn the_striker_is_down_to_two_when_the_loans_are_over() {
    let plan = juventus::plan();
    let day_before = cover(&plan, date(2025, 7, 13), Familiarity::Competent);
    let cover = cover(&plan, date(2025, 7, 14), Familiarity::Competent);
    assert_eq!((day_before.margin, cover.margin), (2, 1));
    assert_eq!(cover.slots[10].ranked.len(), 2);
    assert_eq!(labels(&cover.margin_proof.slots, &cover), ["ST"]);
    assert!(words::margin(&cover, &plan).ends_with("lose both of Vlahović, Milik and ST can't be filled"));
}

#[test]
fn a_sixth_centre_back_closes_the_gap() {
    let mut plan = juventus::plan();
    plan.players.put(id("balerdi"), player("Leonardo Balerdi", "CB"));
    let cover = at_competent(&plan);
    assert_eq!((cover.margin, cover.shortfall, cover.gaps.len()), (2, 0, 0));
    assert_eq!(cover.slots[1].ranked.len(), 6);
}

#[test]
fn a_bare_gap_beside_a_broken_one_says_whom_it_cannot_lose() {
    let mut plan = juventus::plan();
    let everybody: Vec<Id> = plan.players.iter().map(|(id, _)| id.clone()).collect();
    let kept = ["gatti", "kalulu", "di-gregorio", "pinsoglio", "vlahovic", "milik"];
    everybody.iter().filter(|player| !kept.contains(&player.as_str())).for_each(|player| plan.players.remove(player));
    plan.players.put(id("both"), player("A. Both", "CB RWB LWB CM AM"));
    plan.players.put(id("wide"), player("B. Wide", "LWB"));
    let cover = at_competent(&plan);
    let bare: Vec<&Gap> = cover.gaps.iter().filter(|gap| gap.severity == Severity::Bare).collect();
    let said: Vec<String> = bare.iter().map(|gap| words::gap(gap, &cover, &plan).proof).collect();
    assert_eq!(said, ["the others are needed where it is broken: lose Wide and LWB can't be filled"]);
}

#[test]
fn slots_are_called_what_a_person_calls_them() {
    let cover = at_competent(&juventus::plan());
    for (slots, called) in [
        (&[1, 2, 3][..], "the back three"),
        (&[1, 2], "RCB and CB"),
        (&[1, 2, 3, 4], "RCB, CB, LCB and RWB"),
        (&[10], "ST"),
        (&[], ""),
    ] {
        assert_eq!(words::group(slots, &cover), called);
    }
}

#[test]
fn a_name_in_a_sentence_cannot_steer_the_terminal() {
    let mut plan = juventus::plan();
    plan.players.put(id("rugani"), player("Daniele \u{1b}[31mRugani\u{202e}", "CB"));
    let cover = at_competent(&plan);
    let said = words::gap(&cover.gaps[0], &cover, &plan).players + &words::margin(&cover, &plan);
    assert!(said.contains("␛[31mRugani‹202E›") && !said.contains(['\u{1b}', '\u{202e}']), "{said}");
}

/// Checks so many seeds, as often as `TOUCHLINE_RUNS` says.
fn each_seed(usual: u64, check: impl Fn(u64) + Sync) {
    let seeds = runs(usual);
    std::thread::scope(|scope| {
        let _second_half = scope.spawn(|| (seeds / 2..seeds).for_each(&check));
        (0..seeds / 2).for_each(&check);
    });
}

/// What the program and the definitions say differently about a random plan.
fn differences(seed: u64) -> Vec<&'static str> {
    let Question { plan, on, at_least, outlook } = question(seed);
    let cover = cover_by(&plan, on, at_least, outlook);
    let mut differences =
        Answer::of(&cover).differences(&twin::answer(&plan, &twin::bodies(&plan, on, at_least, outlook)));
    let Figures { margin, shortfall } = figures(&plan, on, at_least, outlook);
    if (margin, shortfall) != (cover.margin, cover.shortfall) {
        differences.push("figures");
    }
    // Hall again: a bare gap is one player from breaking, and no gap that is not broken lacks players already.
    let honest = |gap: &Gap| match gap.severity {
        Severity::Broken => gap.players.len() < gap.slots.len(),
        Severity::Bare => gap.lose() == 1,
        Severity::Thin | Severity::Covered => gap.lose() > 0,
    };
    let (whole, parts) = (&cover.shortfall_proof, &cover.shortfall_parts);
    let people: usize = parts.iter().map(|part| part.players.len()).sum();
    let missing: u32 = parts.iter().map(Proof::missing).sum();
    if (missing, people) != (cover.shortfall, whole.players.len()) || parts.iter().any(|part| part.missing() == 0) {
        differences.push("sum of the parts");
    }
    if !cover.gaps.iter().all(honest) {
        differences.push("what a gap can lose");
    }
    differences
}

#[test]
fn every_part_of_the_answer_is_what_its_definition_says() {
    each_seed(10_000, |seed| {
        assert_eq!(differences(seed), Vec::<&str>::new(), "seed {seed}");
    });
}

#[test]
fn random_plans_meet_every_severity_and_both_sides_of_every_figure() {
    let (mut severities, mut margins, mut shortfalls, mut parted) = ([0; 4], [0; 3], [0; 2], [0; 2]);
    for seed in 0..1_000 {
        let Question { plan, on, at_least, outlook } = question(seed);
        let cover = cover_by(&plan, on, at_least, outlook);
        cover.slots.iter().for_each(|slot| severities[slot.severity as usize] += 1);
        margins[(cover.margin.signum() + 1) as usize] += 1;
        shortfalls[usize::from(cover.shortfall > 0)] += 1;
        parted[0] += usize::from(cover.gaps.windows(2).any(|pair| pair[0].severity == pair[1].severity));
        parted[1] += usize::from(cover.shortfall_parts.len() > 1);
    }
    println!(
        "severities {severities:?}, margins {margins:?}, shortfalls {shortfalls:?}, parted gaps and shortfalls {parted:?}"
    );
    assert!(severities.iter().chain(&margins).chain(&shortfalls).chain(&parted).all(|met| *met >= 40));
}

#[test]
fn a_player_counted_twice_is_noticed() {
    let plan = juventus::plan();
    let bodies = twin::bodies(&plan, TODAY, Familiarity::Competent, Outlook::Likely);
    let told = Answer::of(&at_competent(&plan));
    assert_eq!(told.differences(&twin::answer(&plan, &bodies)), Vec::<&str>::new());
    let noticed = told.differences(&twin::answer(&plan, &twin::miscounted(&bodies)));
    for part in ["margin's proof", "shortfall", "shortfall's parts", "severities", "gaps"] {
        assert!(noticed.contains(&part), "{part} in {noticed:?}");
    }
}

#[test]
fn an_order_that_counts_who_is_away_is_noticed() {
    let counted = |seed| {
        let Question { plan, on, at_least, outlook } = question(seed);
        let bodies = twin::with_the_absent(&plan, twin::bodies(&plan, on, at_least, outlook));
        Answer::of(&cover_by(&plan, on, at_least, outlook)).differences(&twin::answer(&plan, &bodies))
    };
    assert!((0..200).any(|seed| counted(seed).contains(&"eleven")));
}

#[test]
fn players_counted_twice_are_noticed_in_random_plans_too() {
    let miscounted = |seed| {
        let Question { plan, on, at_least, outlook } = question(seed);
        let bodies = twin::miscounted(&twin::bodies(&plan, on, at_least, outlook));
        Answer::of(&cover_by(&plan, on, at_least, outlook)).differences(&twin::answer(&plan, &bodies))
    };
    let mut unnoticed = vec!["eleven", "margin", "shortfall", "severities", "gaps"];
    for noticed in (0..60).map(miscounted) {
        unnoticed.retain(|part| !noticed.contains(part));
        if unnoticed.is_empty() {
            return;
        }
    }
    panic!("{unnoticed:?}");
}
