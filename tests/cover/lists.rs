//! Lists of the season that it is: known answers, and a twin whose birth dates stand still.

use jiff::civil::{Date, date};
use touchline::analysis::lists::{Case, ListReasons, ListStanding, Registration, registration, words};
use touchline::domain::{BornFrom, Confidence, Familiarity, Plan, Rules};
use touchline::store::{Source, assets, read_rules};

use crate::tenure::read;

pub(crate) fn rules(name: &str) -> &'static Rules {
    Rules::named(name, assets::rules()).unwrap()
}

pub(crate) fn plan(today: &str, fields: &str, players: &[String]) -> Plan {
    read(&format!(
        "(format: 1, club: \"Test\", today: \"{today}\", tactic: (formation: \"4-3-3\"), {fields} players: {{ {} }})",
        players.join(" ")
    ))
}

pub(crate) fn player(id: &str, born: &str, position: &str, more: &str) -> String {
    format!("\"{id}\": (name: \"{id}\", born: \"{born}\", positions: {{ {position}: Natural }}, {more}),")
}

pub(crate) fn answer(plan: &Plan, rules: &Rules, on: Date) -> Registration {
    registration(plan, rules, on, Familiarity::Competent, ListReasons::Everything)
}

pub(crate) fn left_out(case: &Case) -> Vec<&str> {
    let out = case.players.iter().filter(|(_, standing)| *standing == ListStanding::Out);
    out.map(|(id, _)| id.as_str()).collect()
}

/// Competition, day, birthday, and whether he needs no place then.
const CASES: [(&str, Date, &str, bool); 14] = [
    ("UEFA", date(2025, 9, 2), "2004-01-01", true),
    ("UEFA", date(2025, 9, 2), "2003-12-31", false),
    ("UEFA", date(2026, 6, 30), "2004-01-01", true),
    ("UEFA", date(2026, 9, 2), "2004-06-01", false),
    ("UEFA", date(2026, 9, 2), "2005-01-01", true),
    ("Serie A", date(2025, 8, 23), "2003-01-01", true),
    ("Serie A", date(2025, 8, 23), "2002-12-31", false),
    ("Serie A", date(2026, 9, 2), "2003-06-01", false),
    ("Serie A", date(2026, 9, 2), "2004-01-01", true),
    ("Premier League", date(2025, 9, 2), "2004-01-01", true),
    ("Premier League", date(2026, 9, 2), "2004-06-01", false),
    ("Premier League", date(2026, 9, 2), "2005-01-01", true),
    // Before the plan's season its own rules count.
    ("UEFA", date(2025, 6, 17), "2003-06-01", false),
    ("Serie A", date(2025, 6, 17), "2003-01-01", true),
];

fn free(rules: &Rules, on: Date, born: &str) -> bool {
    let one = player("a", born, "CB", "trained: No, joined: \"2015-07-01\"");
    let plan = plan("2025-06-17", "season: \"2025-26\",", &[one]);
    answer(&plan, rules, on).least.players[0].1 == ListStanding::Free
}

#[test]
fn who_needs_no_place_moves_with_the_season() {
    let mut missed = 0;
    for (name, on, born, is_free) in CASES {
        let moving = rules(name);
        assert_eq!(free(moving, on, born), is_free, "{name} on {on}, born {born}");
        // The broken twin: the birthdays of 2025-26 for every season.
        let mut still = moving.clone();
        let day = if name == "Serie A" { date(2003, 1, 1) } else { date(2004, 1, 1) };
        still.free.as_mut().unwrap().who.born_from = Some(BornFrom::Day(day));
        missed += usize::from(free(&still, on, born) != is_free);
    }
    assert_eq!(missed, 3, "the twin is found out on 2026-09-02, once by each competition");
}

#[test]
fn a_list_names_its_rules_season_and_how_sure_they_are() {
    let plan = plan("2025-06-17", "season: \"2025-26\",", &[player("a", "1995-01-01", "CB", "trained: No")]);
    for (name, on, heading, sure) in [
        ("UEFA", date(2025, 6, 17), "UEFA on 2025-06-17, by the rules of 2025-26 (press)", Confidence::Press),
        ("UEFA", date(2026, 9, 2), "UEFA on 2026-09-02, by the rules of 2026-27 (derived)", Confidence::Derived),
        (
            "Bundesliga",
            date(2026, 9, 2),
            "Bundesliga on 2026-09-02, by the rules of 2026-27 (official)",
            Confidence::Official,
        ),
    ] {
        let answer = answer(&plan, rules(name), on);
        assert_eq!((words::heading(&answer).as_str(), answer.confidence), (heading, Some(sure)));
    }
    let own = read_rules(&Source::new("r.ron", "{ \"Own\": (places: 25) }")).unwrap();
    let own = answer(&plan, &own[0], date(2025, 6, 17));
    assert_eq!(words::heading(&own), "Own on 2025-06-17, by the rules of 2025-26 (no source given)");
}

/// Twenty trained elsewhere, of whom two are young; three of the club's own and four of the association's: Napoli in September 2025.
fn september_2025() -> Plan {
    let mut players = Vec::new();
    let positions =
        ["GK", "CB", "CB", "CB", "CB", "LB", "RB", "LB", "CM", "CM", "CM", "CM", "DM", "LW", "RW", "CM", "LB", "ST"];
    for (n, position) in positions.iter().enumerate() {
        let more = format!("trained: No, joined: \"2023-07-01\", value: \"{}m\"", n + 1);
        players.push(player(&format!("far-{n}"), "1995-01-01", position, &more));
    }
    players.push(player(
        "young-here-since-july",
        "2004-07-23",
        "CB",
        "trained: No, joined: \"2025-07-01\", value: \"2m\"",
    ));
    players.push(player(
        "young-here-since-monday",
        "2003-02-04",
        "ST",
        "trained: No, joined: \"2025-09-01\", value: \"40m\"",
    ));
    for (id, born, position) in
        [("own-0", "2001-01-01", "GK"), ("own-1", "2003-01-16", "CM"), ("own-2", "2001-01-01", "ST")]
    {
        players.push(player(id, born, position, "trained: Club, joined: \"2016-07-01\", value: \"1m\""));
    }
    for (n, position) in ["GK", "RB", "RW", "ST"].iter().enumerate() {
        players.push(player(
            &format!("near-{n}"),
            "1995-01-01",
            position,
            "trained: Association, joined: \"2023-07-01\", value: \"10m\"",
        ));
    }
    plan("2025-09-02", "", &players)
}

#[test]
fn napoli_in_september_2025_leave_out_three_and_one() {
    let (plan, on) = (september_2025(), date(2025, 9, 2));
    let uefa = answer(&plan, rules("UEFA"), on);
    let taken: Vec<u32> = uefa.least.kinds.iter().map(|kind| kind.taken).collect();
    assert_eq!((taken, uefa.least.left_out(), uefa.most.is_some()), (vec![17, 3, 4], 3, false));
    assert_eq!((uefa.least.keepers_missing, uefa.least.keepers_missing_in_all), (0, 0));
    let italy = answer(&plan, rules("Serie A"), on);
    let free: Vec<&str> = italy
        .least
        .players
        .iter()
        .filter(|(_, stands)| *stands == ListStanding::Free)
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(free, ["young-here-since-july", "young-here-since-monday", "own-1"]);
    assert_eq!(left_out(&italy.least).len(), 1);
}

#[test]
fn where_he_was_trained_may_differ_by_competition() {
    let by = "trained: { \"Serie A\": Club, \"UEFA\": Association }";
    let plan = plan(
        "2025-09-02",
        "",
        &[player("a", "1994-07-29", "CB", by), player("b", "1994-07-29", "CB", "trained: Club")],
    );
    for (name, one, other) in
        [("Serie A", Some("club-trained"), "club-trained"), ("UEFA", Some("locally trained"), "club-trained")]
    {
        let answer = answer(&plan, rules(name), date(2025, 9, 2));
        let place = |player: usize| match answer.least.players[player].1 {
            ListStanding::On(kind) => answer.least.kinds[kind].name.as_deref(),
            _ => None,
        };
        assert_eq!((place(0), place(1), answer.unknown.len()), (one, Some(other), 0), "{name}");
    }
    let english = answer(&plan, rules("Premier League"), date(2025, 9, 2));
    let unknown: Vec<&str> = english.unknown.iter().map(|unknown| unknown.id.as_str()).collect();
    assert_eq!(unknown, ["a"], "nobody says where the Premier League counts him as trained");
}

#[test]
fn uefas_third_goalkeeper_may_be_on_list_b() {
    let keepers = |third: &str| {
        let mut all = vec![
            player("one", "1995-01-01", "GK", "trained: No, joined: \"2020-07-01\""),
            player("two", "1995-01-01", "GK", "trained: No, joined: \"2020-07-01\""),
        ];
        all.push(player("third", "2006-01-01", "GK", third));
        answer(&plan("2025-09-02", "", &all), rules("UEFA"), date(2025, 9, 2))
    };
    let here = keepers("trained: No, joined: \"2022-07-01\"");
    assert_eq!((here.least.players[2].1, here.least.keepers_missing_in_all), (ListStanding::Free, 0));
    let new = keepers("trained: No, joined: \"2025-07-01\", left: (on: \"2025-08-01\", source: \"club\")");
    assert_eq!((new.least.keepers_missing, new.least.keepers_missing_in_all), (0, 1));
    assert!(
        words::lines(&new, &september_2025())
            .contains(&"missing: 1 goalkeeper, even with those who need no place".to_owned())
    );
    // He came today: List A, and a loan away nobody dates leaves it open.
    let lent = keepers("trained: No, joined: \"2022-07-01\", lent: (to: \"B\", until: \"2025-06-30\")");
    assert_eq!(lent.unknown.len(), 1);
    assert_eq!(lent.unknown[0].what.iter().map(|what| what.word()).collect::<Vec<_>>(), ["loan away"]);
}

#[test]
fn the_bundesliga_has_no_most_and_one_player_counts_twice() {
    let mut players = Vec::new();
    for n in 0..11 {
        // Four Germans of the club's own, five of other German clubs, two trained abroad.
        let trained = if n < 4 {
            "Club"
        } else if n < 9 {
            "Association"
        } else {
            "No"
        };
        players.push(player(
            &format!("german-{n}"),
            "1995-01-01",
            "CB",
            &format!("nations: [\"GER\"], trained: {trained}"),
        ));
    }
    for n in 0..20 {
        players.push(player(&format!("other-{n}"), "1995-01-01", "ST", "nations: [\"FRA\"], trained: No"));
    }
    let mut plan = plan("2026-09-02", "", &players);
    let found = answer(&plan, rules("Bundesliga"), date(2026, 9, 2));
    assert_eq!((found.least.least.as_slice(), found.least.left_out()), (&[11, 9, 4][..], 0));
    assert!(words::lines(&found, &plan).contains(&"missing: 1 German".to_owned()));
    let id = touchline::domain::Id::new("other-0").unwrap();
    plan.players.get_mut(&id).unwrap().profile.nations.push("GER".into());
    let found = answer(&plan, rules("Bundesliga"), date(2026, 9, 2));
    assert!(!words::lines(&found, &plan).iter().any(|line| line.starts_with("missing")));
}

#[test]
fn a_source_is_told_even_if_it_only_derives_the_rules() {
    let plan = plan("2025-09-02", "", &[player("a", "1995-01-01", "CB", "trained: No")]);
    let last = |seasons: &str| {
        let text = format!(
            "{{ \"Own\": (places: 4, sources: [({seasons} confidence: Derived, source: \"my own reading\")]) }}"
        );
        let own = read_rules(&Source::new("own.ron", &text)).unwrap();
        words::lines(&answer(&plan, &own[0], date(2025, 9, 2)), &plan).pop().unwrap()
    };
    assert_eq!(last(""), "rules of 2025-26 (derived): my own reading");
    assert_eq!(
        last("until: \"2024-25\","),
        "rules of 2025-26 (derived): no source tells this season, and the pattern of those before goes on"
    );
}

#[test]
fn at_most_three_may_not_be_from_a_group_of_nations() {
    let text = "(groups: { \"EU\": [\"ESP\", \"France\"] }, rules: { \"Own\": (places: 4, most: [(number: 1, name: \"non-EU\", not_from: \
                [\"EU\", \"POR\"])]) })";
    let own = read_rules(&Source::new("own.ron", text)).unwrap();
    let one = |id: &str, nation: &str, value: u8| {
        player(id, "1995-01-01", "CB", &format!("nations: [\"{nation}\"], value: \"{value}m\""))
    };
    let players = [one("a", "BRA", 9), one("b", "ARG", 8), one("c", "ESP", 1), one("d", "POR", 2), one("e", "FRA", 3)];
    let plan = plan("2025-09-02", "", &players);
    let found = answer(&plan, &own[0], date(2025, 9, 2));
    assert_eq!((left_out(&found.least), found.least.most.as_slice()), (vec!["b"], &[1][..]));
    // A nation that is none may be any: both ends are told.
    let plan = self::plan("2025-09-02", "", &[one("a", "BRA", 9), one("b", "ZZZ", 8), one("c", "ESP", 1)]);
    let found = answer(&plan, &own[0], date(2025, 9, 2));
    assert_eq!((left_out(&found.least), left_out(&found.most.clone().unwrap())), (vec!["b"], vec![]));
    assert!(
        words::lines(&found, &plan).contains(&"not known: nations of b".to_owned()),
        "{:?}",
        words::lines(&found, &plan)
    );
}
