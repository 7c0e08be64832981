//! The commands for the shell, by what they print, what they leave in the file and how they end.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used)]

use std::fs;

use snapbox::cmd::{Command, OutputAssert, cargo_bin};
use snapbox::str;
use tempfile::TempDir;
use touchline::store::assets::{SAMPLE, SAMPLE_NAME};

/// A folder with the sample in `plan.ron`.
fn sample() -> TempDir {
    with_plan(SAMPLE)
}

fn with_plan(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.ron"), text).unwrap();
    folder
}

fn touchline(folder: &TempDir, words: &[&str]) -> OutputAssert {
    Command::new(cargo_bin!("touchline")).current_dir(folder.path()).args(words).assert()
}

fn plan(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("plan.ron")).unwrap()
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn answer(folder: &TempDir, words: &[&str]) -> serde_json::Value {
    let assert = touchline(folder, &[&["cover", "plan.ron", "--json"], words].concat()).success().stderr_eq("");
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

#[test]
fn check_is_silent_when_the_plan_is_good() {
    touchline(&sample(), &["check", "plan.ron"]).success().stdout_eq("").stderr_eq("");
}

#[test]
fn check_shows_the_line_that_is_wrong() {
    let unclosed = with_plan("(\n    format: 1,\n    club: \"Juventus\n)\n");
    touchline(&unclosed, &["check", "plan.ron"]).code(1).stdout_eq("").stderr_eq(str![[r#"
plan.ron:3:11: found [..], expected [..]
      club: "Juventus
            ^[..]

"#]]);
    let nobody = with_plan(&SAMPLE.replace("[\"kalulu\", \"savona\"]", "[\"kalulu\", \"savonna\"]"));
    touchline(&nobody, &["check", "plan.ron"]).code(1).stdout_eq("").stderr_eq(str![[r#"
plan.ron:16:36: found "savonna", expected the id of a player, such as savona
          order: { "RCB": ["kalulu", "savonna"] }, // the coach's own order, before any rating
                                     ^^^^^^^^^

"#]]);
    touchline(&nobody, &["check", "none.ron"])
        .code(1)
        .stdout_eq("")
        .stderr_eq("cannot read none.ron: there is no such file: check its name, or make a plan with touchline new\n");
}

#[test]
fn do_records_a_bid_and_its_answer() {
    let folder = sample();
    let bid = r#"bid balerdi 28m+4m@50% source "Tuttojuve""#;
    touchline(&folder, &["do", "plan.ron", bid, "answer balerdi rejected"]).success().stderr_eq("").stdout_eq(str![[
        r#"
bid 28m+4m@50% for Balerdi (though Marseille refuses to talk (Champions League season; he is vital))
bid for Balerdi rejected

"#
    ]]);
    let recorded = r#"by: Us, terms: "28m+4m@50%", answer: Rejected,"#;
    assert!(plan(&folder).contains(recorded) && plan(&folder).contains("\"Tuttojuve\""), "{}", plan(&folder));
    for comment in SAMPLE.lines().filter_map(|line| line.split_once("// ")).map(|(_, comment)| comment) {
        assert!(plan(&folder).contains(comment), "{comment:?} is still there");
    }
    touchline(&folder, &["check", "plan.ron"]).success();

    touchline(&folder, &["do", "plan.ron", "seller balerdi open"]).success().stdout_eq("seller of Balerdi open\n");
    assert_eq!(names(&folder), ["plan.ron"], "nothing is left beside it");
}

#[test]
fn do_makes_all_of_the_edits_or_none() {
    let folder = sample();
    let edits = ["stage leoni talks", "bid leoni 28m", "answer lucumi rejected", "remove solet"];
    touchline(&folder, &[&["do", "plan.ron"], &edits[..]].concat()).code(1).stdout_eq("").stderr_eq(str![[r#"
edit 3: no bid for Lucumí is pending: make one first, with bid lucumi 28m
  answer lucumi rejected
nothing was changed

"#]]);
    assert_eq!((plan(&folder), names(&folder)), (SAMPLE.into(), vec!["plan.ron".into()]));
}

#[test]
fn do_shows_where_a_line_is_wrong() {
    let folder = sample();
    for (edit, error) in [
        (
            "bid balerdi 28x",
            str![[r#"
edit 1: found “x”, expected an amount such as 22.5m, 350k or 1234567
  bid balerdi 28x
                ^
nothing was changed

"#]],
        ),
        (
            "report balerdi \"손 says no\" sorce RMC",
            str![[r#"
edit 1: found “sorce”, expected the end, or source, asks, refuses, on
  report balerdi "손 says no" sorce RMC
                              ^^^^^
nothing was changed

"#]],
        ),
        (
            "bid balerdi",
            str![[r#"
edit 1: found the end, expected an amount such as 22.5m, 350k or 1234567
  bid balerdi
             ^
nothing was changed

"#]],
        ),
        (
            "seller\u{1b}[31m balerdi",
            str![[r#"
edit 1: found “seller␛[31m”, expected [..]
  seller␛[31m balerdi
  ^^^^^^^^^^^
nothing was changed

"#]],
        ),
        (
            "undo",
            str![[r#"
edit 1: found “undo”, expected an edit: it changes no plan
nothing was changed

"#]],
        ),
    ] {
        touchline(&folder, &["do", "plan.ron", edit]).code(1).stdout_eq("").stderr_eq(error);
    }
    assert_eq!(plan(&folder), SAMPLE);
}

#[test]
fn do_does_not_save_where_it_may_not() {
    let folder = sample();
    touchline(&folder, &["do", "none.ron", "stage leoni talks"])
        .code(1)
        .stderr_eq("cannot read none.ron: there is no such file: check its name, or make a plan with touchline new\n");
    assert_eq!(names(&folder), ["plan.ron"]);
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    touchline(&folder, &["do", "folder.ron", "stage leoni talks"])
        .code(1)
        .stderr_eq("cannot read folder.ron: it is not a regular file: give the file of a plan\n");
}

#[test]
fn cover_says_in_words_who_plays_and_where_it_is_short() {
    touchline(&sample(), &["cover", "plan.ron"]).success().stderr_eq("").stdout_eq(str![[r#"
Juventus on 2025-06-17, competent men and better
  GK    Di Gregorio
  RCB   Kalulu
  CB    Gatti
  LCB   Kelly
  RWB   Nico González
  RCM   Locatelli
  LCM   Thuram
  LWB   Cambiaso
  RAM   Koopmeiners
  LAM   Adžić
  ST    Vlahovi[..]
margin 2: any 2 more absences leave an eleven; lose any 3 of Gatti, Kalulu, Kelly, Rugani, Savona and the back three can't be filled
shortfall 1: 1 body short: RCB CB LCB: want 6, have 5
thin RCB CB LCB: want 6, have 5
  Gatti, Kalulu, Kelly, Rugani, Savona
  lose any 3 and the back three can't be filled

"#]]);
}

#[test]
fn cover_gives_scripts_the_whole_answer() {
    let answer = answer(&sample(), &[]);
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let known = ["on", "at_least", "eleven", "margin", "margin_proof", "shortfall", "shortfall_proof", "gaps", "slots"];
    assert_eq!(keys, known);
    let back = serde_json::json!(["RCB", "CB", "LCB"]);
    let five = serde_json::json!(["gatti", "kalulu", "kelly", "rugani", "savona"]);
    assert_eq!((&answer["on"], &answer["at_least"]), (&"2025-06-17".into(), &"competent".into()));
    assert_eq!((&answer["margin"], &answer["shortfall"]), (&2.into(), &1.into()));
    assert_eq!(answer["margin_proof"], serde_json::json!({ "slots": back, "players": five }));
    assert_eq!(answer["shortfall_proof"], serde_json::json!({ "slots": back, "players": five, "wanted": 6 }));
    assert_eq!(answer["gaps"], serde_json::json!([{ "severity": "thin", "slots": back, "players": five }]));
    assert_eq!(answer["eleven"][1], serde_json::json!({ "slot": "RCB", "player": "kalulu" }));
    assert_eq!((answer["eleven"].as_array().unwrap().len(), answer["slots"].as_array().unwrap().len()), (11, 11));
    assert_eq!(
        answer["slots"][1],
        serde_json::json!({
            "slot": "RCB", "position": "CB", "severity": "thin",
            "available": ["kalulu", "savona", "gatti", "kelly", "rugani"],
        })
    );
}

#[test]
fn cover_answers_for_any_day_and_familiarity() {
    let folder = sample();
    let later = answer(&folder, &["--on", "2025-07-14"]);
    assert_eq!((&later["on"], &later["margin"]), (&"2025-07-14".into(), &1.into()));
    assert_eq!(later["margin_proof"]["slots"], serde_json::json!(["ST"]), "the loans are over");
    assert_eq!(answer(&folder, &["--on", "2025-07-13"])["margin"], 2);
    let natural = answer(&folder, &["--at-least", "natural"]);
    assert_eq!((&natural["at_least"], &natural["margin"]), (&"natural".into(), &(-1).into()));
    assert_eq!(natural["eleven"][4], serde_json::json!({ "slot": "RWB", "player": null }), "nobody is one by nature");
    assert_eq!(natural["gaps"][0], serde_json::json!({ "severity": "broken", "slots": ["RWB"], "players": [] }));
    assert_eq!(answer(&folder, &["--at-least", "emergency"])["at_least"], "emergency");
    touchline(&folder, &["do", "plan.ron", "add-player balerdi2 L. Balerdi plays CB"]).success();
    let with_a_sixth = answer(&folder, &[]);
    assert_eq!((&with_a_sixth["shortfall"], &with_a_sixth["gaps"]), (&0.into(), &serde_json::json!([])));
}

fn json(folder: &TempDir, words: &[&str]) -> serde_json::Value {
    let assert = touchline(folder, words).success().stderr_eq("");
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

#[test]
fn calendar_says_how_good_each_week_is_and_what_changes() {
    let folder = sample();
    touchline(&folder, &["calendar", "plan.ron", "--weeks", "5", "--from", "2025-06-30"]).success().stdout_eq(str![[
        r#"
Juventus, competent men and better
week of 2025-06-30: margin 2, short 1
week of 2025-07-07: margin 2, short 1
week of 2025-07-14: margin 1, short 1
week of 2025-07-21: margin 1, short 1; 2025-07-24 Pre-season camp
week of 2025-07-28: margin 1, short 1 (1 to 0)
...
2025-07-14 Conceição and Kolo Muani are gone; ST has two men, margin 2 → 1
2025-07-21 Perin is back

"#
    ]]);
    let natural = json(&folder, &["calendar", "plan.ron", "--weeks", "2", "--at-least", "natural", "--json"]);
    assert_eq!(natural["breaks"][0]["cover"]["margin_proof"]["slots"], serde_json::json!(["RWB"]));
    assert_eq!(natural["weeks"][0]["likely"]["margin"], -1);
    let injury = serde_json::json!("injury");
    assert!(natural["players"].as_array().unwrap().iter().any(|row| row["weeks"][0]["days"][6] == injury));
    touchline(&folder, &["calendar", "plan.ron", "--weeks", "61"]).code(2);
}

#[test]
fn whatif_stands_beside_the_plan_as_it_is() {
    let folder = sample();
    touchline(&folder, &["whatif", "plan.ron", "sign balerdi", "sell zidane"]).success().stdout_eq(str![[r#"
Juventus from 2025-06-17 on: margin and shortfall now, at the worst
as it is                       2   1    1   1  0 weeks break  costs 0
sign balerdi, sell zidane      2   0    1   0  0 weeks break  costs 20m
  stale: sell zidane: nobody in the plan has the id zidane: [..]

"#]]);
    let told = json(&folder, &["whatif", "plan.ron", "lose gatti, lose kelly until 2025-07-01", "--json"]);
    assert_eq!((&told["as_it_is"]["margin_now"], &told["what_ifs"][0]["margin_now"]), (&2.into(), &0.into()));
    assert_eq!(told["what_ifs"][0]["worst_day"]["margin_proof"]["slots"], serde_json::json!(["RCB", "CB", "LCB"]));
    touchline(&folder, &["whatif", "plan.ron"]).code(1).stdout_eq("");
    touchline(&folder, &["whatif", "plan.ron", "lose gatti until soon"]).code(1).stdout_eq("").stderr_eq(str![[r#"
assumption 1: found “soon”, expected a day that exists, such as 2025-06-20
  lose gatti until soon
                   ^^^^

"#]]);
    touchline(&folder, &["do", "plan.ron", "what-if \"A\" sell kelly", "what-if \"B\" formation 4-3-3"]).success();
    let kept = json(&folder, &["whatif", "plan.ron", "--json"]);
    assert_eq!((&kept["what_ifs"][0]["name"], &kept["what_ifs"][1]["name"]), (&"A".into(), &"B".into()));
}

#[test]
fn worth_says_whom_to_buy_and_why_the_next_best_lost() {
    let folder = sample();
    touchline(&folder, &["worth", "plan.ron", "--budget", "20m", "--weeks", "4"]).success().stdout_eq(str![[r#"
Leoni (18m): short 1 → 0 at the worst; better in 4 weeks; 0.22 a million
...
sign Leoni for 18m: margin 3 at the worst, in 4 weeks; 0 short over all weeks
else Solet for 18m: margin 3 at the worst, in 4 weeks; 0 short over all weeks
  it is as good, and later in the plan

"#]]);
    let told = json(&folder, &["worth", "plan.ron", "--budget", "0", "--json"]);
    assert_eq!((&told["best"]["targets"], &told["runner_up"]), (&serde_json::json!([]), &serde_json::Value::Null));
    touchline(&folder, &["worth", "plan.ron", "--budget", "1,000"]).code(2);
}

#[test]
fn lists_say_whom_to_leave_out_and_what_the_plan_does_not_tell() {
    let folder = sample();
    let assert = touchline(&folder, &["lists", "plan.ron"]).success().stderr_eq("");
    let said = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    for line in [
        "Serie A on 2025-06-17: 17 open places, 4 club-trained, 4 trained in Italy",
        "UEFA on 2025-06-17: 17 open places, 4 club-trained, 4 locally trained; at least 2 goalkeepers",
        "not known: trained of Di Gregorio, Perin, Pinsoglio, Daffara and 32 more",
        "free of the list:\n  Daffara: born 2004-12-05 (2003-01-01 or later)",
        "left out, or on the list if all that is unknown counts:",
        "  Rugani: with him Cabal would go, and the men are worth 6m less together",
        "what each target would take:\n  Balerdi: in an open place, and Cabal would be left out; if all that is unknown counts: in an open place, and \
         nobody goes for him",
        "  Leoni: no place: born 2006-12-21 (2003-01-01 or later)",
    ] {
        assert!(said.contains(&format!("{line}\n")), "{line}\n{said}");
    }
    assert!(!said.contains("Premier League"), "the plan names its competitions");

    let told = json(&folder, &["lists", "plan.ron", "--json"]);
    let (least, most) = (&told[0]["if_unknown_does_not_count"], &told[0]["if_unknown_counts"]);
    assert_eq!((&least["left_out"], &most["left_out"]), (&6.into(), &0.into()));
    assert_eq!(least["places"][1], serde_json::json!({ "kind": "club-trained", "places": 4, "taken": 0 }));
    assert_eq!(least["targets"][0]["instead_of"], serde_json::json!(["cabal"]));
    assert_eq!(told[1]["unknown"][3], serde_json::json!({ "man": "daffara", "what": ["trained", "joined"] }));
}

#[test]
fn lists_take_rules_from_a_file_of_one_s_own() {
    let folder = sample();
    let write = |text: &str| fs::write(folder.path().join("liga.ron"), text).unwrap();
    write("{ \"La Liga\": (places: 20, kept: [(places: 17, name: \"EU\", nations: [\"ITA\", \"FRA\"])]) }");
    let told = json(&folder, &["lists", "plan.ron", "--rules", "liga.ron", "--on", "2025-07-20", "--json"]);
    let case = &told[0]["if_unknown_does_not_count"];
    assert_eq!((&told[0]["rules"], &case["places"][0]["places"]), (&"La Liga".into(), &3.into()));
    let unknown = serde_json::json!([
        { "man": "miretti", "what": ["nations"] },
        { "man": "arthur", "what": ["nations"] },
        { "man": "fagioli", "what": ["nations"] },
    ]);
    assert_eq!(told[0]["unknown"], unknown, "back from their loans, and the sample does not say whose they are");
    write("{ \"La Liga\": (places: 20, kept: [(places: 17, name: \"EU\", nation: [\"ITA\"])]) }");
    touchline(&folder, &["lists", "plan.ron", "--rules", "liga.ron"]).code(1).stdout_eq("").stderr_eq(str![[r#"
liga.ron:1:59: found the unknown field nation, expected nations
  { "La Liga": (places: 20, kept: [(places: 17, name: "EU", nation: ["ITA"])]) }
                                                            ^^^^^^

"#]]);
    touchline(&folder, &["plan.ron", "--rules", "liga.ron"])
        .code(1)
        .stderr_eq("liga.ron:1:59: found the unknown [..]\n...\n");
    touchline(&folder, &["lists", "plan.ron", "--rules", "Eredivisie"]).code(1).stdout_eq("").stderr_eq(
        "found the competition “Eredivisie”, expected one of UEFA, Serie A, Premier League, or --rules and the file of \
         its rules\n",
    );
    let english = json(&folder, &["lists", "plan.ron", "--rules", "premier league", "--json"]);
    assert_eq!(english[0]["rules"], "Premier League");
}

#[test]
fn budget_says_what_deals_cost_in_which_season_and_what_is_free() {
    let folder = sample();
    let edits =
        ["plan transfers 30m", "bid leoni 28m/4+4m@50% costs 2m wage 3m", "answer leoni accepted", "bid lucumi 25m"];
    touchline(&folder, &[&["do", "plan.ron"], &edits[..]].concat()).success().stdout_eq(str![[r#"
transfer budget
bid 28m/4+4m@50% costs 2m wage 3m for Leoni
bid for Leoni accepted
bid 25m for Lucumí (though 4m more than the 30m for transfers)

"#]]);
    touchline(&folder, &["budget", "plan.ron"]).success().stderr_eq("").stdout_eq(str![[r#"
Juventus in 2025-26
  transfers: −4m of 30m free
  wages: no budget in the plan: set one with do 'plan wages 40m'
  the plan does not tell the wages of [..] players: they are not counted
season  amortised      paid     wages    budget committed   exposed    income      free
2025-26       11m       34m        3m       30m        9m       25m         0       −4m
2026-27       11m        7m        3m         –        7m         0         0         –
2027-28       11m        7m        3m         –        7m         0         0         –
2028-29       11m        7m        3m         –        7m         0         0         –
2029-30       11m         0        3m         –         0         0         0         –
Leoni, committed from 2025-07-01: 28m/4+4m@50% costs 2m wage 3m
  headline 32m · guaranteed 30m · expected 32m · at worst 34m · 6m a year over 5
  2025-26: 9m paid, 6m amortised, 3m of wages
...
Lucumí, exposed from 2025-07-01: 25m
  headline 25m · guaranteed 25m · expected 25m · at worst 25m · 5m a year over 5
  2025-26: 25m paid, 5m amortised
...
  2029-30: 5m amortised

"#]]);
    let told = json(&folder, &["budget", "plan.ron", "--json"]);
    assert_eq!((&told["season"], &told["transfers_free"]), (&"2025-26".into(), &(-4_000_000).into()));
    assert_eq!((&told["budget"]["transfers"], &told["wages_free"]), (&30_000_000.into(), &serde_json::Value::Null));
    let sums = serde_json::json!({ "amortisation": 6_000_000, "cash": 9_000_000, "wages": 3_000_000 });
    assert_eq!((&told["seasons"][0]["committed"], &told["seasons"][0]["exposed"]["cash"]), (&sums, &25_000_000.into()));
    let [leoni, lucumi] = &told["deals"].as_array().unwrap()[..] else { panic!("two deals: {told}") };
    assert_eq!(
        (&leoni["man"], &leoni["standing"], &lucumi["standing"]),
        (&"leoni".into(), &"committed".into(), &"exposed".into())
    );
    assert_eq!((&leoni["guaranteed"], &leoni["worst"]), (&30_000_000.into(), &34_000_000.into()));
    assert_eq!(leoni["seasons"][4]["season"], "2029-30");
    let empty = with_plan("(format: 1, club: \"A\", today: \"2025-06-17\", tactic: (formation: \"4-4-2\"))");
    let told = json(&empty, &["budget", "plan.ron", "--json"]);
    assert_eq!((&told["season"], &told["deals"]), (&"2024-25".into(), &serde_json::json!([])));
    touchline(&empty, &["budget", "none.ron"]).code(1).stdout_eq("");
}

#[test]
fn alternatives_say_why_each_is_where_he_is() {
    let folder = sample();
    touchline(&folder, &["alternatives", "plan.ron", "balerdi", "--weeks", "4"]).success().stdout_eq(str![[r#"
others than Balerdi for CB; the tactic has no role for it
  1 Leoni (Parma): CB; 4 weeks of cover; 18m, as valued; 18 years old
  2 Solet (Udinese): CB; 4 weeks of cover; 18m, as valued; 25 years old; behind Leoni: he is older
  3 Boyomo (Osasuna): CB; 4 weeks of cover; 20m, as valued; 23 years old; behind Solet: he costs more
...
"#]]);
    let edits = [
        "role CB aerial 3 pace 2",
        "set solet attribute \"aerial\" 15",
        "set boyomo attribute \"aerial\" 2",
        "set boyomo attribute \"pace\" 3",
    ];
    touchline(&folder, &[&["do", "plan.ron"], &edits[..]].concat()).success();
    touchline(&folder, &["alternatives", "plan.ron", "RCB", "--weeks", "4"]).success().stdout_eq(str![[r#"
for the back three; the role of CB weighs aerial 3, pace 2 (of 20)
  1 Balerdi (Marseille): CB; 4 weeks of cover; fit 0 to 100; played for Igor Tudor at Marseille; 20m, as valued; 26 years old; his club refuses to talk
  2 Leoni (Parma): CB; 4 weeks of cover; fit 0 to 100; 18m, as valued; 18 years old; behind Balerdi: fewer ties
  3 Solet (Udinese): CB; 4 weeks of cover; fit 45 to 85; 18m, as valued; 25 years old; behind Leoni: he is older
...
  6 Boyomo (Osasuna): CB; 4 weeks of cover; fit 12; 20m, as valued; 23 years old; behind Koulierakis: one man surely fits the role better

"#]]);
    let told = json(&folder, &["alternatives", "plan.ron", "rcb", "--json"]);
    assert_eq!((&told["slots"], &told["role"]), (&serde_json::json!(["RCB", "CB", "LCB"]), &"CB".into()));
    let last = &told["alternatives"][5];
    assert_eq!((&last["fit"], &last["behind_the_one_before"]), (&serde_json::json!([12, 12]), &"fit".into()));
}

#[test]
fn alternatives_find_those_most_like_a_man() {
    let folder = sample();
    touchline(&folder, &["alternatives", "plan.ron", "balerdi", "--like"]).success().stdout_eq(str![[r#"
like Balerdi, by positions, foot, height, age; not by attributes, which the plan does not tell of him
  1 Solet (Udinese): 8.8 apart of 100; same positions; same foot; 5 cm taller; a year younger
  2 Boyomo (Osasuna): 6.7 to 31.7 apart of 100; same positions; same foot; height unknown; 2 years younger
...
"#]]);
    let told = json(&folder, &["alternatives", "plan.ron", "bremer", "--like", "--json"]);
    assert_eq!((&told["man"], &told["men"][0]["surely_nearer"]), (&"bremer".into(), &0.into()));
    for (words, why) in [
        (&["RCB", "--like"][..], "found the slot RCB, expected the id of a man: --like compares men\n"),
        (&["leone"], "found “leone”, expected the id of a man or the label of a slot, such as leoni\n"),
    ] {
        touchline(&folder, &[&["alternatives", "plan.ron"], words].concat()).code(1).stdout_eq("").stderr_eq(why);
    }
}

#[test]
fn deals_tell_the_ladder_the_limits_what_comes_next_and_what_ends() {
    let folder = sample();
    let edits = [
        "bid leoni 20m source Sky on 2025-06-10",
        "answer leoni rejected source Sky on 2025-06-12",
        "report leoni \"the price\" source RMC asks 30m on 2025-06-16",
        "bid kelly 20m club Villa source Sky",
    ];
    touchline(&folder, &[&["do", "plan.ron"], &edits[..]].concat()).success();
    touchline(&folder, &["deals", "plan.ron"]).success().stderr_eq("").stdout_eq(str![[r#"
Juventus on 2025-06-17
Balerdi: approached, 7 days since anything moved
  seller refuses: Champions League season; he is vital; player unknown
  stalled: nothing moved for 7 days, and Pre-season camp is 37 days away
  2025-06-10 them a first answer of no · Di Marzio
...
  nothing tells what his club would take
  next: seller balerdi open, bid balerdi, report balerdi, stage balerdi off
Leoni: approached, 5 days since anything moved
  seller unknown; player unknown
  2025-06-10 us   bid 20m · Sky
  2025-06-12 them 20m rejected · Sky
  2025-06-16 them the price; asks 30m · RMC
  his club wants more than 20m (our bid, rejected, 2025-06-10, Sky), and would take 30m (said to be asked, 2025-06-16, RMC)
  next: bid leoni, report leoni, stage leoni off
...
Kelly: offered for, 0 days since anything moved
  2025-06-17 them bid 20m (Villa) pending · Sky
  a buyer would pay 20m (their offer (Villa), pending, 2025-06-17, Sky)
  next: counter kelly club Villa, answer kelly accepted club Villa, answer kelly rejected club Villa
ends 2025-06-30: Miretti, loan away (Genoa)
...

"#]]);
    let told = json(&folder, &["deals", "plan.ron", "--json"]);
    let keys: Vec<&str> = told["deals"][0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "man",
            "ours",
            "standing",
            "seller",
            "player",
            "moved",
            "days",
            "stalled",
            "ladder",
            "below",
            "above",
            "contradiction",
            "next"
        ]
    );
    assert_eq!((&told["patience"], &told["deals"][0]["stalled"]["days_left"]), (&7.into(), &37.into()));
    assert_eq!(
        (&told["deals"][1]["below"][0]["sum"], &told["deals"][1]["ladder"][1]["side"]),
        (&20_000_000.into(), &"them".into())
    );
    assert_eq!(told["ends"][0]["player"], "miretti");
    touchline(&folder, &["do", "plan.ron", "plan patience 8"]).success();
    assert_eq!(json(&folder, &["deals", "plan.ron", "--json"])["deals"][0]["stalled"], serde_json::Value::Null);
    touchline(&folder, &["deals", "none.ron"]).code(1).stdout_eq("");
}

#[test]
fn new_makes_an_empty_plan_and_never_over_another() {
    let folder = sample();
    let words = ["new", "mine.ron", "--club", "Chievo \"Verona\"", "--formation", "4-3-3"];
    touchline(&folder, &words).success().stdout_eq("").stderr_eq("");
    touchline(&folder, &["check", "mine.ron"]).success();
    let made = fs::read_to_string(folder.path().join("mine.ron")).unwrap();
    assert!(made.contains(r#"club: "Chievo \"Verona\"""#) && made.contains(r#"formation: "4-3-3""#), "{made}");
    touchline(&folder, &words)
        .code(1)
        .stderr_eq("cannot save mine.ron: it exists already; nothing changed there: choose another name\n");
    touchline(&folder, &["new", "other.ron", "--club", "Chievo", "--formation", "3-3-3"])
        .code(1)
        .stderr_eq("found the formation “3-3-3”, expected one of [..]4-4-2, [..]\n");
    touchline(&folder, &["new", "other.ron", "--club", " ", "--formation", "4-4-2"])
        .code(1)
        .stderr_eq("found no name for the club, expected one: --club \"Juventus\"\n");
    assert_eq!(names(&folder), ["mine.ron", "plan.ron"]);
}

#[test]
fn words_that_make_no_sense_are_refused_with_the_usage() {
    let folder = sample();
    for words in [
        &["chek", "plan.ron"][..],
        &["check"],
        &["check", "plan.ron", "more"],
        &["do", "plan.ron"],
        &["cover", "plan.ron", "--on", "2025-02-30"],
        &["cover", "plan.ron", "--at-least", "perfect"],
        &["new", "x.ron", "--club", "Chievo"],
        &["--nonsense"],
    ] {
        let assert = touchline(&folder, words).code(2).stdout_eq("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.starts_with("error: ") && said.contains("--help"), "{words:?}: {said}");
    }
}

#[test]
fn without_a_terminal_the_board_says_what_scripts_use() {
    let folder = sample();
    touchline(&folder, &["none.ron"])
        .code(1)
        .stderr_eq("cannot read none.ron: there is no such file: check its name, or make a plan with touchline new\n");
    let help = touchline(&folder, &["--help"]).success().stderr_eq("");
    let help = String::from_utf8(help.get_output().stdout.clone()).unwrap();
    for task in ["check", "do", "cover", "budget", "deals", "lists", "alternatives", "new"] {
        assert!(help.contains(&format!("\n  {task} ")), "{help}");
    }
    assert!(!names(&folder).contains(&SAMPLE_NAME.to_owned()));
}
