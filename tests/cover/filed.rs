//! Changes against a list that is filed: cases worked by hand, and every set of players tried, with a broken twin.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use touchline::analysis::lists::{Case, Filed, ListStanding, Registration, words};
use touchline::domain::{Plan, Rules, Season, SeasonStart};
use touchline::store::{Source, read_rules};

use crate::lists::{answer, left_out, plan, player, rules};
use crate::runs::runs;

fn changes(rules: &str) -> Rules {
    read_rules(&Source::new("r.ron", &format!("{{ \"Cup\": (places: 4, {rules}) }}"))).unwrap().remove(0)
}

fn trained_elsewhere(id: &str, position: &str, value: u8, more: &str) -> String {
    player(id, "1995-01-01", position, &format!("trained: No, joined: \"2020-07-01\", value: \"{value}m\", {more}"))
}

/// Seventeen on a list that was filed, of whom two are goalkeepers, all worth a million; and who came since, worth more.
fn seventeen(competition: &str, filed: &str, since: &[(&str, &str)]) -> Plan {
    let one = |n: usize| trained_elsewhere(&format!("old-{n}"), if n < 2 { "GK" } else { "CB" }, 1, "");
    let mut players: Vec<String> = (0..17).map(one).collect();
    players
        .extend(since.iter().enumerate().map(|(n, (id, position))| trained_elsewhere(id, position, 20 - n as u8, "")));
    let ids: Vec<String> = (0..17).map(|n| format!("\"old-{n}\"")).collect();
    plan(
        "2025-07-15",
        &format!("registered: {{ \"{competition}\": ({filed}, people: [{}]) }},", ids.join(", ")),
        &players,
    )
}

/// Who comes to the list, who goes off it, how many may, and by when.
fn told(found: &Registration) -> (String, String, Option<u8>, Option<Date>) {
    let filed = found.filed.as_ref().unwrap();
    let ids = |ids: Vec<&touchline::domain::Id>| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    (ids(found.least.new_on(filed).collect()), ids(found.least.gone_from(filed).collect()), filed.new, filed.until)
}

fn said(plan: &Plan, rules: &Rules, on: Date) -> Vec<String> {
    let lines = words::lines(&answer(plan, rules, on), plan);
    let told =
        |line: &&String| ["filed", "a list", "  off it", "  for a time"].iter().any(|begins| line.starts_with(begins));
    lines.iter().filter(told).cloned().collect()
}

#[test]
fn three_new_ones_come_to_uefas_list_after_the_league_phase() {
    // Seventeen places are open to who was trained elsewhere: each who comes takes one of the last in the plan.
    let since = [("a", "CB"), ("b", "CB"), ("c", "CB"), ("d", "CB")];
    let plan = seventeen("UEFA", "on: \"2025-08-23\"", &since);
    let of = |on: Date| told(&answer(&plan, rules("UEFA"), on));
    let (filed_by, again_by) = (date(2025, 9, 2), date(2026, 2, 5));
    let all = ("a b c d".into(), "old-13 old-14 old-15 old-16".into(), None, Some(filed_by));
    assert_eq!(of(date(2025, 8, 23)), all, "until the list is due all of it may be changed");
    assert_eq!(of(filed_by), all);
    let three = ("a b c".into(), "old-14 old-15 old-16".into(), Some(3), Some(again_by));
    for day in [date(2025, 9, 3), date(2025, 10, 8), date(2026, 1, 28)] {
        assert_eq!(of(day), (String::new(), String::new(), Some(0), Some(again_by)), "in the league phase, on {day}");
    }
    assert_eq!(of(date(2026, 1, 29)), three);
    assert_eq!(of(again_by), three);
    assert_eq!(of(date(2026, 2, 6)), (String::new(), String::new(), Some(0), None));
    assert_eq!(
        said(&plan, rules("UEFA"), date(2025, 9, 3)),
        [
            "filed on 2025-08-23, 17 players (nobody new may come before 2026-01-29; then to 2026-02-05 at most 3 new after the league phase): the best list is the same"
        ]
    );
    assert_eq!(
        said(&plan, rules("UEFA"), again_by),
        [
            "filed on 2025-08-23, 17 players (at most 3 new after the league phase, by 2026-02-05): new a, b, c; off it old-14, old-15, old-16"
        ]
    );
    assert_eq!(
        said(&plan, rules("UEFA"), date(2026, 2, 6)),
        ["filed on 2025-08-23, 17 players (nobody new may come): the best list is the same"]
    );
    assert_eq!(
        said(&plan, rules("UEFA"), date(2025, 8, 22)),
        ["a list is filed on 2025-08-23, after this day: it does not count here"]
    );
    assert_eq!(left_out(&answer(&plan, rules("UEFA"), date(2025, 8, 22)).least).len(), 4, "as without a list");
    assert_eq!(
        said(&plan, rules("UEFA"), date(2026, 9, 1)),
        ["a list is filed on 2025-08-23, for another season: it does not count here"]
    );
}

#[test]
fn whoever_came_already_is_one_of_uefas_three() {
    let since = [("a", "CB"), ("b", "CB"), ("c", "CB"), ("d", "CB")];
    // The change of 1 September is part of the list; that of 30 January uses up one of the three.
    let list = |changes: &str| seventeen("UEFA", &format!("on: \"2025-08-23\", changes: [{changes}]"), &since);
    let d_came = "(on: \"2026-01-30\", with: [\"d\"], without: [\"old-16\"])";
    let of = |plan: &Plan, on: Date| told(&answer(plan, rules("UEFA"), on));
    let (on, again_by) = (date(2026, 2, 1), date(2026, 2, 5));
    // The three who are worth most, and d is not one of them.
    assert_eq!(of(&list(d_came), on), ("a b c".into(), "old-14 old-15 d".into(), Some(3), Some(again_by)));
    let before = "(on: \"2025-09-01\", with: [\"d\"], without: [\"old-16\"])";
    assert_eq!(of(&list(before), on), ("a b c".into(), "old-13 old-14 old-15".into(), Some(3), Some(again_by)));
    let after = of(&list(d_came), date(2026, 2, 6));
    assert_eq!(after, (String::new(), String::new(), Some(0), None), "d stays, whatever the list was once");
    assert_eq!(of(&list(d_came), date(2026, 1, 29)).1, "old-14 old-15 old-16", "not changed yet");
}

#[test]
fn serie_a_changes_a_goalkeeper_always_and_two_others_between_windows() {
    let since = [("keeper", "GK"), ("a", "CB"), ("b", "CB"), ("c", "CB")];
    let filed = |more: &str| seventeen("Serie A", &format!("on: \"2025-09-01\"{more}"), &since);
    let of = |plan: &Plan, on: Date| told(&answer(plan, rules("Serie A"), on));
    let on = date(2025, 10, 1);
    let (none, all) = (filed(""), ("keeper a b c", "old-13 old-14 old-15 old-16"));
    // The day after the window is the last on which all of it may be changed.
    for day in [date(2025, 9, 1), date(2025, 9, 2), date(2026, 1, 2), date(2026, 2, 3)] {
        assert_eq!(of(&none, day), (all.0.into(), all.1.into(), None, None), "{day}");
    }
    assert_eq!(of(&none, date(2025, 9, 3)).2, Some(2));
    // Between the winter window and June two may come, again from the list as it stood when it closed.
    for day in [date(2026, 2, 4), date(2026, 5, 20)] {
        assert_eq!(of(&none, day), ("keeper a b".into(), "old-14 old-15 old-16".into(), Some(2), None), "{day}");
    }
    assert_eq!(of(&none, on), ("keeper a b".into(), "old-14 old-15 old-16".into(), Some(2), None));
    assert_eq!(
        said(&none, rules("Serie A"), on),
        [
            "filed on 2025-09-01, 17 players (at most 2 new between windows, goalkeepers aside): new keeper, a, b; off it \
          old-14, old-15, old-16"
        ]
    );
    // c came and old-2 went: one more may come, old-2 stays off it, and a window sets both free.
    let changed = filed(", changes: [(on: \"2025-09-20\", with: [\"c\"], without: [\"old-2\"])]");
    let found = answer(&changed, rules("Serie A"), on);
    let limit = found.filed.as_ref().map(|filed| (filed.new, filed.gone.iter().map(ToString::to_string).collect()));
    assert_eq!(limit, Some((Some(1), vec!["old-2".to_owned()])));
    assert_eq!(told(&found).0, "keeper a", "the one who is worth most beside c, who came already");
    assert!(left_out(&found.least).contains(&"old-2"));
    assert!(said(&changed, rules("Serie A"), on).contains(&"  off it until a window opens: old-2".to_owned()));
    let winter = answer(&changed, rules("Serie A"), date(2026, 1, 2));
    assert!(winter.filed.is_some_and(|filed| filed.new.is_none() && filed.gone.is_empty()));
    // A goalkeeper who went may come back.
    let keeper_went = filed(", changes: [(on: \"2025-09-20\", with: [\"keeper\"], without: [\"old-0\"])]");
    assert!(answer(&keeper_went, rules("Serie A"), on).filed.unwrap().gone.is_empty());
    // Both came: nobody else may, and who came and went again is off it, too.
    let both = ", changes: [(on: \"2025-09-20\", with: [\"c\", \"b\"], without: [\"old-2\", \"old-3\"])]";
    assert_eq!(of(&filed(both), on), ("keeper".into(), "old-16".into(), Some(0), None));
    let again = ", changes: [(on: \"2025-09-20\", with: [\"b\"], without: [\"old-2\"]), (on: \"2025-09-21\", with: [\"c\"], without: [\"b\"])]";
    let found = answer(&filed(again), rules("Serie A"), on).filed.unwrap();
    assert_eq!((found.new, found.gone.iter().map(|id| id.as_str()).collect()), (Some(0), vec!["old-2", "b"]));
    // Changed in a window, the list counts from then.
    let in_winter = filed(", changes: [(on: \"2026-01-15\", with: [\"c\"], without: [\"old-2\"])]");
    assert_eq!(of(&in_winter, date(2026, 3, 1)), ("keeper a b".into(), "old-14 old-15 old-16".into(), Some(2), None));
}

#[test]
fn a_list_counts_for_the_season_that_it_was_filed_for() {
    let of = |filed: &str, on: Date| {
        let plan = seventeen("UEFA", &format!("on: \"{filed}\""), &[("a", "CB")]);
        answer(&plan, rules("UEFA"), on).filed.is_some()
    };
    assert!(of("2025-06-17", date(2025, 7, 1)), "in the month before the season begins");
    assert!(of("2025-07-01", date(2026, 6, 30)));
    assert!(!of("2025-05-31", date(2025, 7, 1)));
    assert!(!of("2025-09-02", date(2026, 7, 1)));
    // Before the plan's season its own rules count, and a list that is filed by them is for it.
    let of = |filed: &str, on: Date| {
        let list = "people: [\"a\"]";
        let fields = format!("season: \"2025-26\", registered: {{ \"UEFA\": (on: \"{filed}\", {list}) }},");
        answer(&plan("2025-05-20", &fields, &[trained_elsewhere("a", "CB", 1, "")]), rules("UEFA"), on).filed.is_some()
    };
    assert!(of("2025-05-20", date(2025, 5, 20)) && of("2025-04-01", date(2025, 9, 2)));
    assert!(!of("2025-03-31", date(2025, 5, 20)), "that of the season before");
    assert!(!of("2025-05-20", date(2026, 7, 1)));
}

#[test]
fn a_list_with_no_rules_for_changes_is_told_and_binds_nobody() {
    let plan = seventeen("Cup", "on: \"2025-09-02\"", &[("a", "CB")]);
    let found = answer(&plan, &changes(""), date(2025, 10, 1));
    assert_eq!(told(&found).2, None);
    let none = answer(&plan, &changes("changes: (new: 0, when: \"ever\")"), date(2025, 10, 1));
    assert_eq!(told(&none).0, "");
}

/// `keeper` and `one` are on the list with who else is named, and are out as told.
fn with_absences(competition: &str, keeper: &str, one: &str) -> Plan {
    let players = [
        trained_elsewhere("keeper", "GK", 1, &format!("absences: [{keeper}]")),
        trained_elsewhere("second", "GK", 1, ""),
        trained_elsewhere("one", "CB", 1, &format!("absences: [{one}]")),
        trained_elsewhere("other", "CB", 1, &format!("absences: [{one}]")),
        trained_elsewhere("off", "CB", 1, &format!("absences: [{one}]")),
    ];
    let list = "on: \"2025-09-02\", people: [\"keeper\", \"second\", \"one\", \"other\"]";
    plan("2025-09-02", &format!("registered: {{ \"{competition}\": ({list}) }},"), &players)
}

fn out(why: &str, back: &str) -> String {
    format!(
        "(why: {why}(\"x\"), from: \"2025-10-01\", returns: [(on: \"2025-10-01\", source: \"club\", back: \"{back}\")])"
    )
}

#[test]
fn uefa_lets_another_come_for_a_time_where_somebody_is_out_long_enough() {
    let of = |keeper: &str, one: &str, on: Date| {
        let found = answer(&with_absences("UEFA", keeper, one), rules("UEFA"), on).filed.unwrap().replaceable;
        let all = found.iter().flat_map(|one| one.people.iter().map(|(id, days)| (id.to_string(), *days)));
        all.collect::<Vec<_>>()
    };
    let on = date(2025, 10, 5);
    // A goalkeeper: thirty days, where fewer than two are fit.
    assert_eq!(of(&out("Injury", "2025-10-31"), "", on), [("keeper".to_owned(), Some(30))]);
    assert!(of(&out("Injury", "2025-10-30"), "", on).is_empty(), "a day short");
    assert!(of(&out("Injury", "2025-10-31"), "", date(2025, 9, 30)).is_empty(), "not out yet");
    assert!(of(&out("Injury", "2025-10-31"), "", date(2025, 10, 31)).is_empty(), "back");
    assert!(of(&out("Suspension", "2025-12-31"), "", on).is_empty(), "a ban is no injury");
    assert_eq!(of("(why: Injury(\"x\"), from: \"2025-10-01\")", "", on), [("keeper".to_owned(), None)]);
    // In the field: sixty, and only who is on the list.
    let two = [("one".to_owned(), Some(60)), ("other".to_owned(), Some(60))];
    assert_eq!(of("", &out("Injury", "2025-11-30"), on), two);
    assert!(of("", &out("Injury", "2025-11-29"), on).is_empty());
    let third = with_absences("UEFA", &out("Injury", "2025-10-31"), &out("Injury", "2025-11-30"));
    assert_eq!(
        said(&third, rules("UEFA"), on)[1..],
        [
            "  for a time another goalkeeper may come for keeper (out for 30 days): 30 days are asked",
            "  for a time another may come for one of one (out for 60 days), other (out for 60 days): 60 days are asked",
        ]
    );
    // With a third goalkeeper on the list two are fit.
    let fit = answer(&with_absences("Serie A", &out("Injury", "2025-10-31"), ""), rules("Serie A"), on);
    assert!(fit.filed.unwrap().replaceable.is_empty(), "Serie A has no such rule: a goalkeeper may be changed always");
    // Of 2026-27 nobody has said that players in the field may be replaced.
    let replaced = |year: i16| {
        let changes = rules("UEFA").of(Season::beginning(year, SeasonStart::default())).changes.unwrap();
        changes.replaced.iter().map(|replaced| (replaced.goalkeeper, replaced.days)).collect::<Vec<_>>()
    };
    assert_eq!(replaced(2024), [(true, 30)]);
    assert_eq!(replaced(2025), [(true, 30), (false, 60)]);
    assert_eq!(replaced(2026), [(true, 30)]);
}

#[test]
fn with_two_goalkeepers_fit_none_may_be_replaced() {
    let keeper = |id: &str, more: &str| trained_elsewhere(id, "GK", 1, more);
    let hurt = format!("absences: [{}]", out("Injury", "2025-12-01"));
    let players = [keeper("a", &hurt), keeper("b", ""), keeper("c", "")];
    let list = "registered: { \"UEFA\": (on: \"2025-09-02\", people: [\"a\", \"b\", \"c\"]) },";
    let found = answer(&plan("2025-09-02", list, &players), rules("UEFA"), date(2025, 10, 5));
    assert!(found.filed.unwrap().replaceable.is_empty());
}

#[test]
fn a_banned_goalkeeper_is_fit() {
    let one = |id: &str, out: &str| trained_elsewhere(id, "GK", 1, &format!("absences: [{out}]"));
    let players = [one("a", &out("Injury", "2025-12-01")), one("b", &out("Suspension", "2025-12-01")), one("c", "")];
    let list = "registered: { \"UEFA\": (on: \"2025-09-02\", people: [\"a\", \"b\", \"c\"]) },";
    let found = answer(&plan("2025-09-02", list, &players), rules("UEFA"), date(2025, 10, 5));
    assert_eq!(found.filed.unwrap().replaceable, []);
}

#[test]
fn nobody_is_replaced_for_a_time_while_all_of_the_list_may_be_changed() {
    let hurt = "(why: Injury(\"x\"), from: \"2025-08-25\")";
    let plan = with_absences("UEFA", hurt, hurt);
    let of = |on: Date| answer(&plan, rules("UEFA"), on).filed.unwrap().replaceable.len();
    assert_eq!([of(date(2025, 9, 2)), of(date(2025, 9, 3))], [0, 2]);
}

#[test]
fn only_a_goalkeeper_who_plays_there_well_enough_and_is_here_counts() {
    let hurt = format!("absences: [{}]", out("Injury", "2025-12-01"));
    let replaceable = |more: [&str; 2], emergency: &str| {
        let players = [
            trained_elsewhere("a", "GK", 1, &hurt),
            trained_elsewhere("b", "GK", 1, more[0]),
            trained_elsewhere("c", "GK", 1, more[1]),
            emergency.to_owned(),
        ];
        let list = "registered: { \"UEFA\": (on: \"2025-09-02\", people: [\"a\", \"b\", \"c\", \"d\"]) },";
        let found = answer(&plan("2025-09-02", list, &players), rules("UEFA"), date(2025, 10, 5));
        (found.filed.unwrap().replaceable.len(), found.least.keepers_missing_in_all)
    };
    let emergency =
        "\"d\": (name: \"d\", born: \"1995-01-01\", trained: No, positions: { CB: Natural, GK: Emergency }),";
    let in_field = trained_elsewhere("d", "CB", 1, "");
    let left = "left: (on: \"2025-09-20\", source: \"club\")";
    assert_eq!(replaceable(["", ""], &in_field), (0, 0));
    assert_eq!(replaceable(["", left], emergency), (1, 1), "neither who left nor who keeps goal in an emergency");
}

#[test]
fn absences_that_follow_are_one_and_a_longer_ban_hides_none() {
    let out = |why: &str, from: &str, back: &str| {
        format!(
            "(why: {why}(\"x\"), from: \"{from}\", returns: [(on: \"{from}\", source: \"club\", back: \"{back}\")]),"
        )
    };
    let days = |one: String| {
        let found = answer(&with_absences("UEFA", "", &one), rules("UEFA"), date(2025, 10, 15)).filed.unwrap();
        found.replaceable.first().and_then(|one| one.people.first().and_then(|(_, days)| *days))
    };
    let first = out("Injury", "2025-10-01", "2025-11-20");
    assert_eq!(days(first.clone()), None);
    assert_eq!(days(first.clone() + &out("Injury", "2025-11-10", "2025-12-10")), Some(70));
    assert_eq!(days(first.clone() + &out("Other", "2025-11-20", "2025-12-10")), Some(70));
    assert_eq!(days(first + &out("Injury", "2025-11-21", "2025-12-10")), None, "a day between them");
    let banned = out("Suspension", "2025-10-01", "2026-03-01") + &out("Injury", "2025-10-01", "2025-12-31");
    assert_eq!(days(banned), Some(91));
}

#[test]
fn one_replacement_comes_and_who_recovers_early_stays_out_the_sixty_days() {
    let hurt = |ended: &str| {
        format!(
            "absences: [(why: Injury(\"x\"), from: \"2025-10-01\", returns: [(on: \"2025-10-01\", source: \"club\", back: \
             \"2025-12-15\")], {ended})]"
        )
    };
    let of = |on: Date| {
        let players = [
            trained_elsewhere("a", "CB", 9, &hurt("ended: \"2025-10-20\"")),
            trained_elsewhere("b", "CB", 1, ""),
            trained_elsewhere("c", "CB", 1, &hurt("")),
        ];
        let list = "registered: { \"UEFA\": (on: \"2025-09-02\", people: [\"a\", \"c\"], changes: [(on: \"2025-10-08\", with: \
                    [\"b\"], without: [\"a\"])]) },";
        answer(&plan("2025-09-02", list, &players), rules("UEFA"), on)
    };
    let before = of(date(2025, 10, 7)).filed.unwrap();
    assert_eq!(before.replaceable.len(), 1);
    for (on, new) in [(date(2025, 10, 25), ""), (date(2025, 11, 29), ""), (date(2025, 11, 30), "a")] {
        let found = of(on);
        assert_eq!(told(&found).0, new, "{on}");
        assert!(found.filed.unwrap().replaceable.is_empty(), "b is the one: {on}");
    }
    let plan = with_absences("UEFA", "", "(why: Injury(\"x\"), from: \"2025-10-01\")");
    for (on, may) in [(date(2026, 2, 5), true), (date(2026, 2, 6), false)] {
        assert_eq!(answer(&plan, rules("UEFA"), on).filed.unwrap().replaceable.is_empty(), !may, "{on}");
    }
}

#[test]
fn a_birthday_that_is_missing_is_asked_once() {
    let one = "\"a\": (name: \"a\", trained: No, joined: \"2020-07-01\", positions: { CB: Natural }),".to_owned();
    let plan = plan("2025-09-02", "", &[one]);
    let lines = words::lines(&answer(&plan, rules("UEFA"), date(2025, 9, 2)), &plan);
    assert!(lines.contains(&"not known: born of a".to_owned()), "{lines:?}");
    assert_eq!(lines.join("\n").matches("born is as asked").count(), 1, "{lines:?}");
}

/// Six players by value, who was filed, who came and who went between windows, how many places and new ones there are.
type Filing = (Vec<u8>, Vec<bool>, Vec<bool>, u8, u8);

fn any_filing() -> impl Strategy<Value = Filing> {
    let flags = || proptest::collection::vec(any::<bool>(), 6);
    let filing = (proptest::collection::vec(1u8..=9, 6), flags(), flags(), 1u8..=5, 0u8..=3);
    filing.prop_filter("somebody is on it", |(_, filed, ..)| filed.contains(&true))
}

/// The plan, its rules, and the answer for a day between windows.
fn filing((values, filed, moved, places, new): &Filing) -> Registration {
    let players: Vec<String> =
        values.iter().enumerate().map(|(n, value)| trained_elsewhere(&format!("p{n}"), "CB", *value, "")).collect();
    let ids = |of: &dyn Fn(usize) -> bool| {
        (0..6).filter(|n| of(*n)).map(|n| format!("\"p{n}\"")).collect::<Vec<_>>().join(", ")
    };
    let people = ids(&|n| filed[n]);
    let (with, without) = (ids(&|n| !filed[n] && moved[n]), ids(&|n| filed[n] && moved[n]));
    let changes = if moved.contains(&true) {
        format!("changes: [(on: \"2025-09-20\", with: [{with}], without: [{without}])]")
    } else {
        String::new()
    };
    let list = format!("registered: {{ \"Cup\": (on: \"2025-09-01\", people: [{people}], {changes}) }},");
    let text = format!(
        "{{ \"Cup\": (places: {places}, changes: (new: {new}, when: \"between windows\", between_windows: true)) }}"
    );
    let rules = read_rules(&Source::new("r.ron", &text)).unwrap().remove(0);
    answer(&plan("2025-09-02", &list, &players), &rules, date(2025, 10, 1))
}

/// How many the best list has and what they are worth, of every set that the rules let be.
///
/// Who came already has used up one of those who may, unless that is forgotten.
fn by_trying((values, filed, moved, places, new): &Filing, is_forgotten: bool) -> (u32, u32) {
    let used = if is_forgotten { 0 } else { used(filed, moved) };
    let sets = (0u32..1 << 6).filter(|set| {
        let all = (0..6).filter(|n| set >> n & 1 == 1);
        let came = all.clone().filter(|n| !filed[*n] && !moved[*n]).count();
        let back = all.clone().any(|n| filed[n] && moved[n]);
        all.count() <= usize::from(*places) && came <= usize::from(new.saturating_sub(used)) && !back
    });
    let worth = |set: u32| (0..6).filter(|n| set >> n & 1 == 1).map(|n| u32::from(values[n])).sum();
    sets.map(|set| (set.count_ones(), worth(set))).max().unwrap()
}

fn used(filed: &[bool], moved: &[bool]) -> u8 {
    filed.iter().zip(moved).filter(|(filed, moved)| !**filed && **moved).count() as u8
}

fn found(filing_: &Filing, case: &Case) -> (u32, u32) {
    let on = (0..6).filter(|n| matches!(case.players[*n].1, ListStanding::On(_)));
    (on.clone().count() as u32, on.map(|n| u32::from(filing_.0[n])).sum())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(200) as u32))]

    #[test]
    fn the_best_change_is_the_one_that_trying_all_finds(filing_ in any_filing()) {
        let answer = filing(&filing_);
        prop_assert_eq!(found(&filing_, &answer.least), by_trying(&filing_, false));
        let counted = answer.filed.as_ref().map(|filed: &Filed| filed.new);
        prop_assert_eq!(counted, Some(Some(filing_.4.saturating_sub(used(&filing_.1, &filing_.2)))));
    }
}

#[test]
fn forgetting_who_came_already_is_found_out() {
    let mut runner = TestRunner::deterministic();
    let cases: Vec<Filing> = (0..200).map(|_| any_filing().new_tree(&mut runner).unwrap().current()).collect();
    let wrong = cases.iter().filter(|one| by_trying(one, true) != found(one, &filing(one).least));
    let wrong = wrong.count();
    assert!(wrong > 20, "{wrong}");
}
