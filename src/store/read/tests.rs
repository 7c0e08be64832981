use insta::assert_snapshot;

use super::*;
use crate::runs::runs;
use crate::store::assets;

/// The reader's full error for each text.
fn refusals(texts: impl IntoIterator<Item = String>) -> String {
    let library = assets::formations();
    let refusal = |text: String| match read_plan("p.ron", &text, &library) {
        Ok(_) => panic!("read: {text}"),
        Err(error) => format!("{error}\n\n"),
    };
    texts.into_iter().map(refusal).collect()
}

/// A plan of two players with one more line.
fn plan(line: &str) -> String {
    format!(
        r#"(
    format: 1, club: "Juventus", tactic: (formation: "3-4-2-1"),
    players: {{
        "kalulu": (name: "Pierre Kalulu", positions: {{ CB: Natural }}),
        "weah": (name: "Timothy Weah", positions: {{ RM: Natural }}),
    }},
    {line}
)
"#
    )
}

/// A plan whose only player has these fields, too.
fn player(fields: &str) -> String {
    format!(
        r#"(
    format: 1, club: "Juventus", tactic: (formation: "3-4-2-1"),
    players: {{ "a": (
        name: "A", positions: {{ CB: Natural }},
        {fields}
    ) }},
)
"#
    )
}

/// A plan whose only target has these fields, too.
fn target(fields: &str) -> String {
    plan(&format!("targets: {{ \"t\": (name: \"T\", positions: {{ CB: Natural }},\n{fields}) }},"))
}

#[test]
fn what_is_not_ron_is_refused_at_its_place() {
    let texts = [
        "",
        "(format: 1",
        r#"(format: 1, clubb: "x")"#,
        r#"(format: 1, xyzzy: "x")"#,
        "(format: 1, format: 1)",
        "(format: 1, club: “x”)",
        r#"(format: 1, club: "x
"#,
        "(format: 1, club: /* x",
        r#"(format: 1, club: "a\q")"#,
        "(format: 1, club: rome)",
        "(format: 1, club: x)",
        r#"(format: 1 club: "x")"#,
        r#"(format: 1, club "x")"#,
        r#"(format: "1", club: "x")"#,
        r#"(format: 99999999999999999999, club: "x")"#,
        "(format: 1)\n(",
        "<<<<<<< ours\n(format: 1)",
        r#"(format: 1,
<<<<<<< ours
 club: "x",)"#,
        r#"(format: 1,
deadlines: [(name: "x", on: "2025-01-01"),
club: "x")"#,
        r#"(format: 1,
matches: [(on: "2025-01-01", versus: "x")
club: "x")"#,
        "Plann(format: 1)",
        "(format: 1, club: 'the club')",
        "(format: 1, # a comment\n)",
        "(format: 1, club:\u{a0}\"x\")",
        "(format: 1, today: 2025-06-17)",
        "(format: 1, deadlines: {})",
        "(format: 1, players: [])",
    ];
    assert_snapshot!(refusals(texts.map(str::to_owned)));
}

#[test]
fn brackets_without_end_do_not_overflow() {
    let texts = ["[".repeat(100_000), format!("(format: 1, club: {}", "(".repeat(100_000))];
    assert_snapshot!(refusals(texts));
}

#[test]
fn a_plan_needs_its_format_its_club_and_a_tactic_that_exists() {
    let texts = [
        r#"(club: "x")"#,
        "(format: 2, clubs: 3)",
        "(format: 0)",
        "(format: 1)",
        r#"(format: 1, club: " ")"#,
        r#"(format: 1, club: "x", tactic: (formation: "3421"))"#,
        r#"(format: 1, club: "x", tactic: (formation: "WM"))"#,
        r#"(format: 1, club: "x", tactic: (formation: "3-4-2-1", depth: { "RCBB": 2 }))"#,
        r#"(format: 1, club: "x", tactic: (formation: "3-4-2-1", depth: { "GK": 0 }))"#,
        r#"(format: 1, club: "x", tactic: (formation: "3-4-2-1", depth: { "GK": 10 }))"#,
        r#"(format: 1, club: "x", tactic: (formation: "3-4-2-1", depth: { "GK": 3, "GK": 3 }))"#,
        r#"(format: 1, club: "x", tactic: (formation: "3-4-2-1", order: { "CB": ["x"] }))"#,
    ];
    assert_snapshot!(refusals(texts.map(str::to_owned)));
}

#[test]
fn a_season_that_cannot_be_read_is_refused_at_its_place() {
    let seasons = ["2025-29", "MMXXV", "2026", "2021", "1850-51", ""];
    let refused = seasons.map(|season| plan(&format!("season: {season:?},")));
    let calendar = plan(r#"season: "2025-26", season_starts: "01-01","#);
    let starts = plan(r#"season: "2025-26", season_starts: "07-15","#);
    assert_snapshot!(refusals(refused.into_iter().chain([calendar, starts])));
    let library = assets::formations();
    let read = |fields: &str| read_plan("p.ron", &plan(fields), &library).unwrap();
    for season in ["25/26", "2025/2026", "2025–26", "25-26", "2526"] {
        let read = read(&format!("season: {season:?},"));
        assert_eq!(read.named_season().unwrap().to_string(), "2025-26", "{season}");
    }
    let calendar = read(r#"season: "2026", season_starts: "01-01","#).named_season().unwrap();
    assert_eq!((calendar.first_day().to_string(), calendar.to_string()), ("2026-01-01".into(), "2026".into()));
}

#[test]
fn a_ban_is_of_a_suspension_and_counts_matches() {
    let absences = [
        r#"(why: Suspension("red"), from: "2025-08-01", matches: 0)"#,
        r#"(why: Injury("knee"), from: "2025-08-01", matches: 2)"#,
        r#"(why: Suspension("red"), from: "2025-08-01", competition: "Serie A")"#,
        r#"(why: Suspension("red"), from: "2025-08-01", matches: 2, competition: " ")"#,
    ];
    assert_snapshot!(refusals(absences.map(|absence| player(&format!("absences: [{absence}],")))));
}

#[test]
fn dates_ids_and_formations_make_sense_together() {
    let lines = [
        r#"deadlines: [(name: "x", on: "2025-02-30")],"#,
        r#"deadlines: [(name: "x", on: "soon")],"#,
        r#"deadlines: [(name: "x")],"#,
        r#"windows: [(opens: "2025-09-01", closes: "2025-07-01")],"#,
        r#"windows: [(opens: "2025-07-01")],"#,
        r#"budget: (transfers: "40 m"),"#,
        r#"budget: (transfer: "40m"),"#,
        r#"budget: (revenue: "400m", squad_cost: 0),"#,
        r#"budget: (revenue: "400m", squad_cost: "70"),"#,
        r#"budget: "40m","#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulo"]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: []) },"#,
        r#"registered: { "UEFA": (people: ["kalulu"]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-30", people: ["kalulu"]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulu", "kalulu"]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulu"]), "uefa": (on: "2025-02-03", people: ["kalulu"]) },"#,
        r#"registered: { " ": (on: "2025-02-03", people: ["kalulu"]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulu"], changes: [(on: "2025-02-02", with: ["kalulu"])]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulu"], changes: [(on: "2025-02-03")]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulu"], changes: [(on: "2025-02-03", with: ["kalulu"], without: ["kalulu"])]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulu"], changes: [(on: "2025-02-04", with: ["kalulo"])]) },"#,
        r#"registered: { "UEFA": (on: "2025-02-03", people: ["kalulu"], changes: [(on: "2025-02-04", without: ["kalulu"]), (on: "2025-02-04", with: ["kalulu"])]) },"#,
        r#"call_ups: [(name: "x", from: "2025-02-03", until: "2025-02-01")],"#,
        r#"call_ups: [(name: "x", from: "2025-02-03", until: "2025-02-04", players: ["kalulo"])],"#,
        r#"call_ups: [(name: "x", from: "2025-02-03", until: "2025-02-04", players: ["kalulu", "kalulu"])],"#,
        r#"call_ups: [(name: "x", from: "2025-02-03", until: "2025-02-04", players: ["t"])], targets: {"t": (name: "T", positions: { CB: Natural })},"#,
        r#"targets: { "weah": (name: "T", positions: { CB: Natural }) },"#,
        r#"targets: { "no id": (name: "T", positions: { CB: Natural }) },"#,
        r#"targets: { "t": (name: "T", positions: { CB: Natural }), "t": (name: "T", positions: { CB: Natural }) },"#,
        r#"targets: { "t": (positions: { CB: Natural }) },"#,
        r#"targets: { "t": (name: "", positions: { CB: Natural }) },"#,
        r#"targets: { "t": (name: "T", positions: {}) },"#,
        r#"targets: { "t": (name: "T", positions: { CB: Natural, CB: Competent }) },"#,
        r#"targets: { "t": (name: "T", positions: { CBB: Natural }) },"#,
        r#"targets: { "t": (name: "T", positions: { CB: Naturl }) },"#,
        r#"formations: { "mine": [("GK", GK, 50, 5)] },"#,
        r#"formations: { "mine": [("GK", GK, 50, 5), ("GK", CB, 50, 15)] },"#,
        r#"formations: { "mine": [("G K", GK, 50, 5)] },"#,
        r#"formations: { "mine": [("GK", GK, 150, 5)] },"#,
        r#"formations: { "mine": [("GK", GK, 50)] },"#,
        r#"formations: { "mine": [("GK", GK, 50, 5, 6)] },"#,
    ];
    assert_snapshot!(refusals(lines.map(plan)));
}

#[test]
fn the_fields_of_a_player_make_sense_together() {
    let fields = [
        "foot: Rigth",
        r#"foot: "Right""#,
        "height_cm: 99",
        "height_cm: 188.5",
        "height_cm: -1",
        "rating: 201",
        "shirt: 0",
        "shirt: 1,000",
        "shirt: 16u8",
        "shirt: 16i64",
        "rating: 1000u8",
        "height_cm: 188.5f32",
        "attributes: { \"pace\": 0x1Fu16 }",
        "shirt: 16x",
        "shirt: b'a'",
        r#"value: "28x""#,
        r#"value: "22,5m""#,
        "value: 28",
        "value: 50m",
        r#"value: "1.8bn""#,
        "rating: 1e400",
        r#"value: "\u{32}2x""#,
        r#"absences: [(from: "2025-01-01")]"#,
        r#"absences: [(why: Injurry("x"), from: "2025-01-01")]"#,
        r#"absences: [(why: Injury, from: "2025-01-01")]"#,
        r#"absences: [(why: Injury(), from: "2025-01-01")]"#,
        r#"absences: [(why: Injury("x"), from: "2025-01-02", ended: "2025-01-01")]"#,
        r#"absences: [(why: Injury("x"), from: "2025-01-02", returns: [(on: "2025-01-01", source: "s", back: "2025-01-01")])]"#,
        r#"joined: "2025-07-01", contract: "2025-06-30""#,
        r#"joined: "2025-07-01", loan: (from: "x", until: "2025-06-30")"#,
        r#"loan: (from: "x", until: "2025-06-30"), lent: (to: "x", until: "2025-06-30")"#,
        r#"lent: (to: "x", since: "2025-07-01", until: "2025-06-30")"#,
        r#"joined: "2025-07-01", loan: (from: "x", until: "2026-06-30", ended: (on: "2025-07-01", source: "s"))"#,
        r#"joined: "2025-07-01", bought: [(on: "2025-07-01", until: "2026-06-30", source: "s")]"#,
        r#"bought: [(on: "2025-07-01", until: "2025-06-30", source: "s")]"#,
        r#"attributes: {"a": 1, "a": 2}"#,
        r#"attributes: {"a": 201}"#,
        "ties: []",
        "future: Sold",
        r#"asking: "dear""#,
        r#"bids: [(on: "2025-06-20", by: Us)]"#,
        r#"left: (on: "2025-07-01")"#,
        r#"joined: "2025-07-01", left: (on: "2025-07-01", source: "s")"#,
        r#"renewed: [(on: "2025-07-01", was: "2026-06-31", source: "s")]"#,
        r#"renewed: [(was: "2026-06-30", source: "s")]"#,
        r#"renewed: [(on: "2025-07-01")]"#,
        r#"renewed: [(on: "2025-07-01", earned: "dear", source: "s")]"#,
        r#"signed: (on: "2025-07-01", source: "s", terms: "28x")"#,
        r#"signed: (on: "2025-07-01", source: "s", steps: [(on: "2025-07-01")])"#,
        r#"trained: Club, name: "B""#,
        r#"trained: Clubb"#,
        r#"trained: 5"#,
        r#"trained: {}"#,
        r#"trained: { "UEFA": Clubb }"#,
        r#"trained: { "UEFA": Club, "UEFA": No }"#,
    ];
    assert_snapshot!(refusals(fields.map(player)));
}

#[test]
fn where_somebody_was_read_from_makes_sense() {
    let imports = [
        "imported: ()",
        r#"imported: (from: " ", on: "2025-06-01")"#,
        r#"imported: (from: "Wyscout")"#,
        r#"imported: (from: "Wyscout", on: "1 June")"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", id: 7)"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", proposed: [CBB])"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", proposed: [CB, SS, CB])"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", since: { "valeu": () })"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", since: { "value": (on: "2025-06-31") })"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", since: { "value": (from: "FM26") })"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", since: { "value": (on: "2025-06-02", from: "") })"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", since: { "value": (day: "2025-06-02") })"#,
        r#"imported: (from: "Wyscout", on: "2025-06-01", since: { "value": (), "value": () })"#,
    ];
    assert_snapshot!(refusals(imports.map(player)));
}

#[test]
fn the_fields_of_a_target_make_sense_together() {
    let fields = [
        "priority: 0",
        r#"clause: "28m until""#,
        r#"clause: "28m/4""#,
        r#"seller: Refuse("x")"#,
        "seller: Refuses",
        "stage: Talk",
        r#"bids: [(on: "2025-01-01", by: Us, terms: "28m so0")]"#,
        r#"bids: [(on: "2025-01-01", by: Us, terms: "28m so10 so10")]"#,
        r#"bids: [(on: "2025-01-01", by: Us, terms: "")]"#,
        r#"bids: [(on: "2025-01-01", by: Us, terms: "28m swap we+weah=2m")]"#,
        r#"bids: [(on: "2025-01-01", by: Us, terms: "28m swap we=2m 5y costs 1m+1m")]"#,
        r#"bids: [(on: "2025-01-01", by: Us, terms: "swap we=2m buyback 2m until we")]"#,
        r#"bids: [(on: "2025-01-01", by: Us, terms: "1m+1m(swap for we) swap we=2m")]"#,
        r#"bids: [(on: "2025-01-01", by: Us, terms: "28m/10m@2025-09-01,17m@2026-07-01")]"#,
        r#"bids: [(on: "2025-01-01", terms: "28m")]"#,
        r#"bids: [(on: "2025-01-01", by: Us)]"#,
    ];
    assert_snapshot!(refusals(fields.map(target)));
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let library = assets::formations();
    let read = |text: &str| read_plan("p.ron", text, &library).map_err(|error| error.to_string());
    let windows = format!("\u{feff}{}", assets::SAMPLE.replace('\n', "\r\n"));
    assert_eq!(read(&windows), read(assets::SAMPLE));
    let wrong = |text: &str| text.replace("2025-07-24", "2025-07-32");
    let (windows, unix) = (read(&wrong(&windows)), read(&wrong(assets::SAMPLE)));
    assert!(windows.is_err() && windows == unix);
}

#[test]
fn names_from_the_file_are_harmless_in_an_error() {
    let text = plan("\"\u{1b}[2J\": 1").replace("3-4-2-1", "\u{1b}[2J\u{202e}");
    let library = assets::formations();
    let error = read_plan("\u{1b}p.ron", &text, &library).unwrap_err().to_string();
    assert!(error.chars().all(|c| c == '\n' || !c.is_control()) && !error.contains('\u{202e}'), "{error}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn any_damage_to_a_plan_is_read_or_refused_inside_it(at in 0.0..1.0f64, cut in 0usize..60, put in "[(){}\\[\\]\",:/*a1r#\\\\é\n-]{0,4}") {
        let library = assets::formations();
        let characters: Vec<char> = assets::SAMPLE.chars().collect();
        let start = (at * characters.len() as f64) as usize;
        let end = (start + cut).min(characters.len());
        let text: String = characters[..start].iter().chain(&put.chars().collect::<Vec<_>>()).chain(&characters[end..]).collect();
        if let Err(error) = read_plan("p.ron", &text, &library) {
            let line = text.split('\n').nth(error.line() - 1).unwrap();
            proptest::prop_assert!(error.column() <= line.chars().count() + 1, "{}", error);
        }
    }
}

#[test]
fn assumptions_are_refused_where_they_stop_to_make_sense() {
    let what_ifs = |lines: &str| plan(&format!("what_ifs: {{ {lines} }},"));
    let texts = [
        r#"" ": ["sign t"]"#,
        r#""w": ["sign t"], "w": []"#,
        r#""w": [""]"#,
        r#""w": ["sign t", "buy t"]"#,
        r#""w": ["lose kalulu until 2025-02-30"]"#,
        r#""w": ["lose kalulu from 2025-09-02 until 2025-09-01"]"#,
        r#""w": ["formation WM"]"#,
        r#""w": "sign t""#,
    ];
    assert_snapshot!(refusals(texts.map(what_ifs)));
    let gone = what_ifs(r#""w": ["sign who-is-gone", "formation 4-3-3"]"#);
    let plan = read_plan("p.ron", &gone, &assets::formations()).unwrap();
    assert_eq!(plan.what_ifs[0].assumptions.len(), 2);
}

#[test]
fn what_rules_ask_together_is_checked_for_each_season() {
    let read = |fields: &str| {
        let text = format!("{{\"Serie A\": ({fields})}}");
        read_rules(&Source::new("rules.ron", &text))
            .map_err(|error| error.to_string().lines().next().map(str::to_owned))
    };
    let kept = |seasons: &str| format!("(places: 15, name: \"a\", trained: [Club], {seasons})");
    let (old, new) = (kept("until: \"2024-25\""), kept("since: \"2025-26\""));
    assert!(read(&format!("places: 25, kept: [{old}, {new}]")).is_ok());
    let third = kept("since: \"2027-28\"");
    let error = read(&format!("places: 25, kept: [{old}, {new}, {third}]")).unwrap_err().unwrap();
    assert!(error.ends_with(": found 30 kept places in one season, expected at most 25"), "{error}");
    let most = |seasons: &str| format!("(number: 3, name: \"a\", trained: [No], {seasons})");
    let three = |seasons: &str| vec![most(seasons); 3].join(", ");
    let (old, new) = (three("until: \"2024-25\""), three("since: \"2025-26\""));
    assert!(read(&format!("places: 25, most: [{old}, {new}]")).is_ok());
    let error = read(&format!("places: 25, most: [{old}, {new}, {}]", most("since: \"2026-27\""))).unwrap_err();
    let error = error.unwrap();
    assert!(error.ends_with(": found 4 in one season, expected at most 3"), "{error}");
    let least = "(number: 1, name: \"b\", trained: [No], since: \"2025-26\")";
    let error = |kept: &str| read(&format!("places: 25, kept: [{kept}], least: [{least}]")).err();
    assert_eq!(error(&kept("until: \"2024-25\"")), None);
    assert!(error(&kept("until: \"2025-26\"")).is_some());
}

#[test]
fn a_group_has_no_group_in_it() {
    let text = "(groups: { \"EU\": [\"ESP\"], \"EEA\": [\"EU\"] }, rules: {\"Serie A\": (places: 25)})";
    let error = read_rules(&Source::new("rules.ron", text)).unwrap_err().to_string();
    let said = error.lines().next().unwrap();
    assert!(said.contains("found \"EU\"") && !said.contains("group"), "{error}");
}

#[test]
fn rules_are_refused_where_they_make_no_sense() {
    let refusal = |text: &str| {
        let error = read_rules(&Source::new("rules.ron", text)).expect_err(text);
        format!("{error}\n\n")
    };
    assert_snapshot!(
        [
            "{}",
            "{\"Serie A\": ()}",
            "{\" \": (places: 25)}",
            "{\"Serie A\": (places: 25), \"Serie A\": (places: 20)}",
            "{\"Serie A\": (places: 0)}",
            "{\"Serie A\": (places: 25, keepers: 2)}",
            "{\"Serie A\": (places: 25, goalkeepers: 4)}",
            "{\"Serie A\": (places: 25, kept: [(places: 4, name: \"ours\")])}",
            "{\"Serie A\": (places: 25, kept: [(places: 4, trained: [Club])])}",
            "{\"Serie A\": (places: 25, kept: [(places: 4, name: \"ours\", trained: [Clubb])])}",
            "{\"Serie A\": (places: 5, kept: [\n  (places: 4, name: \"ours\", trained: [Club]),\n  (places: 4, name: \"ITA\", nations: [\"ITA\"]),\n])}",
            "{\"Serie A\": (places: 25, free: (born_from: \"2004\"))}",
            "{\"Serie A\": (places: 25, free: (name: \"List B\"))}",
            "{\"Serie A\": (places: 25, free: (at_club: (years: 2)))}",
            "{\"Serie A\": (places: 25, free: (at_club: (years: 99, since_age: 15)))}",
            "(places: 25)",
            "{\"Serie A\": (places: 25, free: (born_from: Season(5)))}",
            "{\"Serie A\": (places: 25, free: (born_from: 2004))}",
            "{\"Serie A\": (places: 25, free: (at_club: [(years: 2)]))}",
            "{\"Serie A\": (places: 25, kept: [(places: 4, name: \"ours\", nations: [\"Spian\"])])}",
            "{\"Serie A\": (places: 25, kept: [(places: 4, name: \"a\", trained: [No])], least: [(number: 1, name: \"b\", trained: [No])])}",
            "{\"Serie A\": (places: 25, most: [(number: 3, name: \"b\", trained: [No], since: \"2026-27\", until: \"2025-26\")])}",
            "{\"Serie A\": (places: 25, sources: [(since: \"2025\", confidence: Press, source: \"s\")])}",
            "{\"Serie A\": (places: 25, sources: [(confidence: Sure, source: \"s\")])}",
            "(groups: {\"Spain\": [\"ESP\"]}, rules: {\"Serie A\": (places: 25)})",
            "(groups: {}, rules: {})",
        ]
        .map(refusal)
        .concat()
    );
}

#[test]
fn a_number_with_a_type_behind_it_is_refused_in_every_field() {
    let patience = plan("patience: 7u8,");
    let depth = plan("").replace("formation: \"3-4-2-1\"", "formation: \"3-4-2-1\", depth: { \"GK\": 3i64 }");
    let format = plan("").replace("format: 1", "format: 1i64");
    let places = plan(r#"formations: { "mine": [("GK", GK, 50u8, 5)] },"#);
    let library = assets::formations();
    for (text, number, place) in [
        (patience, "7u8", "7:15"),
        (depth, "3i64", "2:80"),
        (format, "1i64", "2:13"),
        (places, "50u8", "7:39"),
        (target("priority: 2i64"), "2i64", "8:11"),
    ] {
        let error = read_plan("p.ron", &text, &library).err().unwrap_or_else(|| panic!("read: {text}")).to_string();
        let expected = format!("p.ron:{place}: found {number}, expected a whole number without a type behind it\n");
        assert!(error.starts_with(&expected), "{expected}{error}");
    }
    assert!(read_plan("p.ron", &plan("notes: \"16i64\","), &library).is_err(), "the plan has no notes");
    assert!(
        read_plan("p.ron", &target(r#"notes: "16i64" /* 2i64 */"#), &library).is_ok(),
        "a text and a comment are no number"
    );
}
