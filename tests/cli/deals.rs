//! What a plan is asked about its deals, its money and its lists.

use std::fs;

use snapbox::str;

use crate::{json, sample, touchline, with_plan};

#[test]
fn lists_say_whom_to_leave_out_and_what_the_plan_does_not_tell() {
    let folder = sample();
    let assert = touchline(&folder, &["lists", "plan.ron"]).success().stderr_eq("");
    let said = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    for line in [
        "Serie A on 2025-06-17, by the rules of 2025-26 (press)",
        "UEFA on 2025-06-17, by the rules of 2025-26 (press)",
        "not known: trained of Di Gregorio, Perin, Pinsoglio, Daffara and 25 more players and 6 targets",
        "free of the list:\nDaffara born 2004-12-05 (2003-01-01 or later)",
        "rules of 2025-26 (press): calciomercato.com, Jun 2025; serieanews.com, 6 Aug 2025",
        "left out, or on the list if all that is unknown counts:",
        "Cabal with him Kelly would go, and the players are worth 7m less together",
        "what each target would take:\nBalerdi in an open place, and Kelly would be left out; if all that is unknown counts: in a place for \
         club-trained, and nobody goes for him",
        "Leoni needs no place, born 2006-12-21 (2003-01-01 or later)",
    ] {
        // Names stand in columns.
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain: String = said.lines().map(|line| words(line) + "\n").collect();
        assert!(plain.contains(&format!("{line}\n")), "{line}\n{said}");
    }
    assert!(!said.contains("Premier League"), "the plan names its competitions");

    let told = json(&folder, &["lists", "plan.ron", "--json"]);
    let (least, most) = (&told[0]["if_unknown_does_not_count"], &told[0]["if_unknown_counts"]);
    assert_eq!((&least["left_out"], &most["left_out"]), (&5.into(), &0.into()));
    assert_eq!(least["places"][1], serde_json::json!({ "kind": "club-trained", "places": 4, "taken": 1 }));
    assert_eq!(least["targets"][0]["instead_of"], serde_json::json!(["kelly"]));
    assert_eq!((&told[0]["season"], &told[0]["confidence"]), (&"2025-26".into(), &"press".into()));
    assert_eq!(told[1]["unknown"][3], serde_json::json!({ "person": "daffara", "what": ["trained", "joined"] }));
}

#[test]
fn the_best_list_is_filed_and_changes_are_told_from_it() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "file-list uefa on 2025-08-23", "amend-list UEFA without weah"])
        .success()
        .stdout_eq("list of 17 for UEFA filed\nlist of UEFA: −Weah\n");
    let told = json(&folder, &["lists", "plan.ron", "--rules", "UEFA", "--on", "2026-02-01", "--json"]);
    let filed = &told[0]["filed"];
    assert_eq!((&filed["on"], &filed["new_at_most"]), (&"2025-08-23".into(), &3.into()));
    assert_eq!(told[0]["if_unknown_does_not_count"]["new"], serde_json::json!(["weah"]));
    let assert = touchline(&folder, &["lists", "plan.ron", "--rules", "UEFA", "--on", "2026-02-01"]).success();
    let said = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    assert!(
        said.contains(
            "filed on 2025-08-23, changed on 2025-08-23, 16 players (at most 3 new after the league phase, by 2026-02-05): \
             new Weah"
        ),
        "{said}"
    );
    touchline(&folder, &["do", "plan.ron", "file-list Eredivisie"]).code(1).stdout_eq("").stderr_eq(
        "edit 1: found the competition “Eredivisie”, expected one of UEFA, Serie A, Premier League, Bundesliga, or the \
         players of the list, with players\nnothing was changed\n",
    );
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
        { "person": "miretti", "what": ["nations"] },
        { "person": "arthur", "what": ["nations"] },
        { "person": "fagioli", "what": ["nations"] },
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
    for missing in ["Eredivisie", "missing.ron"] {
        touchline(&folder, &["lists", "plan.ron", "--rules", missing]).code(1).stdout_eq("").stderr_eq(format!(
            "found --rules “{missing}”, which is no file and no known competition, expected a file of rules that is \
             there, or one of UEFA, Serie A, Premier League, Bundesliga\n"
        ));
    }
    touchline(&folder, &["do", "plan.ron", "plan competitions Eredivisie"]).success();
    touchline(&folder, &["lists", "plan.ron"]).code(1).stdout_eq("").stderr_eq(
        "found the competition “Eredivisie”, expected one of UEFA, Serie A, Premier League, Bundesliga, or --rules and the file of \
         its rules\n",
    );
    touchline(&folder, &["plan.ron", "--rules", "missing.ron"])
        .code(1)
        .stderr_eq("cannot read the rules missing.ron: there is no such file: check its name\n");
    let english = json(&folder, &["lists", "plan.ron", "--rules", "premier league", "--json"]);
    assert_eq!(english[0]["rules"], "Premier League");
}

#[test]
fn rules_for_a_command_that_takes_none_are_refused_with_those_that_do() {
    let folder = sample();
    for words in [
        &["--rules", "liga.ron", "check", "plan.ron"][..],
        &["--rules=liga.ron", "lists", "plan.ron"],
        &["cover", "plan.ron", "--rules", "UEFA"],
    ] {
        let assert = touchline(&folder, words).code(2).stdout_eq("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        let says = "error: --rules is for the board and for lists: touchline PLAN --rules FILE, or touchline lists PLAN \
                    --rules FILE\n\nUsage: ";
        assert!(said.starts_with(says), "{words:?}: {said}");
    }
    for words in [&["lists", "plan.ron", "--rules", "UEFA", "--jsn"][..], &["check", "plan.ron", "more"]] {
        let assert = touchline(&folder, words).code(2).stdout_eq("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.starts_with("error: unexpected argument"), "{words:?}: {said}");
    }
    touchline(&folder, &["--rules", "liga.ron", "--help"]).success().stderr_eq("");
}

#[test]
fn budget_says_what_deals_cost_in_which_season_and_what_is_free() {
    let folder = sample();
    let edits =
        ["plan transfers 30m", "bid leoni 28m/4+4m@50% costs 2m wage 3m", "answer leoni accepted", "bid lucumi 25m"];
    touchline(&folder, &[&["do", "plan.ron"], &edits[..]].concat()).success().stdout_eq(str![[r#"
transfer budget: €30m, was none
bid 28m/4+4m@50% costs 2m wage 3m for Leoni
bid for Leoni accepted
bid 25m for Lucumí (though 4m more than the 30m for transfers)

"#]]);
    touchline(&folder, &["budget", "plan.ron"]).success().stderr_eq("").stdout_eq(str![[r#"
Juventus in 2025-26
season   committed  exposed  income  free  squad cost  limit  wages  wages free  amortised  budget
2025-26         9m      25m       0   −4m           –      –    3m?           –        11m     30m
2026-27         7m        0       0     –           –      –    3m?           –        11m       –
2027-28         7m        0       0     –           –      –    3m?           –        11m       –
2028-29         7m        0       0     –           –      –    3m?           –        11m       –
2029-30          0        0       0     –           –      –    3m?           –        11m       –
deal    sum        2025-26  2026-27  2027-28  2028-29  2029-30  in all  from        terms
Leoni   committed       9m       7m       7m       7m        0     30m  2025-07-01  28m/4+4m@50%
                                                                                    costs 2m wage 3m
Lucumí  exposed        25m        0        0        0        0     25m  2025-07-01  25m
no budget for wages and the squad cost: plan wages 120m, plan revenue 400m set them
the plan does not tell the wages of [..] players: they are not counted
add-ons, and what depends on something, come on top: only what is certain is counted
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
    assert_eq!(told["season_starts"], "07-01");
    assert_eq!(told["windows"][0], serde_json::json!({ "opens": "2025-06-01", "closes": "2025-06-10" }));
    assert_eq!(told["usual_windows"], serde_json::Value::Null);
    assert_eq!((&told["season"], &told["transfers_free"]), (&"2025-26".into(), &(-4_000_000).into()));
    assert_eq!((&told["budget"]["transfers"], &told["wages_free"]), (&30_000_000.into(), &serde_json::Value::Null));
    let sums = serde_json::json!({ "amortisation": 6_000_000, "cash": 9_000_000, "wages": 3_000_000 });
    assert_eq!((&told["seasons"][0]["committed"], &told["seasons"][0]["exposed"]["cash"]), (&sums, &25_000_000.into()));
    let [leoni, lucumi] = &told["deals"].as_array().unwrap()[..] else { panic!("two deals: {told}") };
    assert_eq!(
        (&leoni["person"], &leoni["standing"], &lucumi["standing"]),
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
others than Balerdi for CB, over 4 weeks from 2025-06-17; the tactic has no role for it
   who          club       plays  gains  weeks  cost  by      age  why here
1  Leoni        Parma      CB         4      4   18m  valued   18
2  Solet        Udinese    CB         4      4   18m  valued   25  he is older
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
for the back three, over 4 weeks from 2025-06-17; the role of CB weighs aerial 3, pace 2 (of 20)
   who          club       plays  gains  weeks       fit  cost  by      age  why here
1  Balerdi      Marseille  CB         4      4  0 to 100   20m  valued   26  played for Igor Tudor
                                                                             at Marseille; his club
                                                                             refuses to talk
2  Leoni        Parma      CB         4      4  0 to 100   18m  valued   18  fewer ties
3  Solet        Udinese    CB         4      4  45 to 85   18m  valued   25  he is older
4  Lucumí       Bologna    CB         4      4  0 to 100   22m  valued   26  he costs more
5  Koulierakis  Wolfsburg  CB         4      4  0 to 100   25m  valued   21  he costs more
6  Boyomo       Osasuna    CB         4      4        12   20m  valued   23  one person surely fits
                                                                             the role better

"#]]);
    let told = json(&folder, &["alternatives", "plan.ron", "rcb", "--json"]);
    assert_eq!((&told["slots"], &told["role"]), (&serde_json::json!(["RCB", "CB", "LCB"]), &"CB".into()));
    let last = &told["alternatives"][5];
    assert_eq!((&last["fit"], &last["behind_the_one_before"]), (&serde_json::json!([12, 12]), &"fit".into()));
}

#[test]
fn alternatives_find_those_most_like_a_person() {
    let folder = sample();
    touchline(&folder, &["alternatives", "plan.ron", "balerdi", "--like"]).success().stdout_eq(str![[r#"
like Balerdi, by positions, foot, height, age; not by attributes, which the plan does not tell of
  him
   who          club       apart of 100  positions  foot  height       age
...
"#]]);
    let told = json(&folder, &["alternatives", "plan.ron", "bremer", "--like", "--json"]);
    assert_eq!((&told["person"], &told["people"][0]["surely_nearer"]), (&"bremer".into(), &0.into()));
    for (words, why) in [
        (&["RCB", "--like"][..], "found the slot RCB, expected the id of a person: --like compares people\n"),
        (&["leone"], "found “leone”, expected the id of a person or the label of a slot, such as leoni\n"),
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
deal         stage        days  moves    seller   player
Balerdi      approached      7  stalled  refuses  unknown
Leoni        approached      5           unknown  unknown
Lucumí       identified                  unknown  unknown
Solet        identified                  unknown  unknown
Boyomo       identified                  unknown  unknown
Koulierakis  identified                  unknown  unknown
Kelly        offered for     0

Balerdi: approached, 7 days since anything moved
seller refuses: Champions League season; he is vital; player unknown
stalled: nothing moved for 7 days, and Pre-season camp is 37 days away
day         side  entry     source     says
2025-06-10  them  report 1  Di Marzio  a first answer of no
2025-06-17  them  report 2  Tuttojuve  Marseille will not open talks
2025-06-17  them  step 1    Tuttojuve  seller refuses: Champions League season; he is vital
nothing tells what his club would take

Leoni: approached, 5 days since anything moved
seller unknown; player unknown
day         side  entry     source  says
2025-06-10  us    bid 1     Sky     20m
2025-06-12  them  answer 1  Sky     20m rejected
2025-06-16  them  report 1  RMC     the price; asks 30m
his club wants more than 20m (our bid, rejected, 2025-06-10, Sky), and would take 30m (said to be
  asked, 2025-06-16, RMC)

Kelly: offered for, 0 days since anything moved
day         side  entry  source  says
2025-06-17  them  bid 1  Sky     20m (Villa) pending
a buyer would pay 20m (their offer (Villa), pending, 2025-06-17, Sky)

deal         what may be next
Balerdi      seller balerdi open, bid balerdi, report balerdi, stage balerdi off
Leoni        bid leoni, report leoni, stage leoni off
Lucumí       stage lucumi approached, bid lucumi, report lucumi, stage lucumi off
Solet        stage solet approached, bid solet, report solet, stage solet off
Boyomo       stage boyomo approached, bid boyomo, report boyomo, stage boyomo off
Koulierakis  stage koulierakis approached, bid koulierakis, report koulierakis, stage koulierakis
             off
Kelly        counter kelly club Villa, answer kelly accepted club Villa, answer kelly rejected club
             Villa

ends        player      what       club
2025-06-30  Miretti     loan away  Genoa
2025-06-30  Arthur      loan away  Girona
2025-06-30  Fagioli     loan away  Fiorentina
2025-07-13  Conceição   loan here  Porto
2025-07-13  Kolo Muani  loan here  PSG
2026-06-30  Pinsoglio   contract
2026-06-30  Rugani      contract
2026-06-30  Kostić      contract
2026-06-30  McKennie    contract
2026-06-30  Vlahović    contract

"#]]);
    let told = json(&folder, &["deals", "plan.ron", "--json"]);
    let keys: Vec<&str> = told["deals"][0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "person",
            "ours",
            "standing",
            "seller",
            "player",
            "moved",
            "days",
            "in_days",
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
