//! What a plan is asked about its days and weeks.

use jiff::civil::Date;
use snapbox::str;

use crate::{answer, json, program, sample, touchline, with_plan};

#[test]
fn cover_says_in_words_who_plays_and_where_it_is_short() {
    touchline(&sample(), &["cover", "plan.ron"]).success().stderr_eq("").stdout_eq(str![[r#"
Juventus on 2025-06-17, competent players and better
slot  eleven         cover    want  have  next
GK    Di Gregorio    covered     3     4  Pinsoglio, Daffara, Garofani
RCB   Kalulu         thin        2     5  Savona, Rugani
CB    Gatti          thin        2     5  Rugani, Savona
LCB   Kelly          thin        2     5  Rugani, Savona
RWB   Nico González  covered     2     6  McKennie, Weah, Savona, Alberto Costa
RCM   Locatelli      covered     2     6  Douglas Luiz, McKennie
LCM   Thuram         covered     2     6  Douglas Luiz, McKennie
LWB   Cambiaso       covered     2     4  McKennie, Kostić, Rouhi
RAM   Koopmeiners    covered     2     7  Yıldız, Conceição, McKennie, Mbangula
LAM   Adžić          covered     2     7  Yıldız, Conceição, McKennie, Mbangula
ST    Vlahović       covered     2     3  Kolo Muani, Milik

in doubt: Locatelli
margin 2: any 2 more absences leave an eleven; lose any 3 of Gatti, Kalulu, Kelly, Rugani, Savona
  and the back three can't be filled
shortfall 1: 1 body short: RCB CB LCB want 6, have 5

gap   slots       have  players                               proof
thin  RCB CB LCB     5  Gatti, Kalulu, Kelly, Rugani, Savona  lose any 3 and the back three can't be
                                                              filled

"#]]);
}

#[test]
fn cover_gives_scripts_the_whole_answer() {
    let folder = sample();
    let answer = answer(&folder, &[]);
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let known = [
        "on",
        "at_least",
        "eleven",
        "margin",
        "margin_proof",
        "shortfall",
        "shortfall_proof",
        "shortfall_parts",
        "gaps",
        "slots",
    ];
    assert_eq!(keys, [&known[..], &["doubtful"]].concat());
    assert_eq!(answer["doubtful"], serde_json::json!(["locatelli"]));
    let later = |day| json(&folder, &["cover", "plan.ron", "--on", day, "--json"])["doubtful"].clone();
    assert_eq!(later("2025-06-29"), serde_json::json!(["locatelli"]), "fourteen days from 16 June on");
    assert_eq!(later("2025-06-30"), serde_json::json!([]));
    let back = serde_json::json!(["RCB", "CB", "LCB"]);
    let five = serde_json::json!(["gatti", "kalulu", "kelly", "rugani", "savona"]);
    assert_eq!((&answer["on"], &answer["at_least"]), (&"2025-06-17".into(), &"competent".into()));
    assert_eq!((&answer["margin"], &answer["shortfall"]), (&2.into(), &1.into()));
    assert_eq!(answer["margin_proof"], serde_json::json!({ "slots": back, "players": five }));
    let short = serde_json::json!({ "missing": 1, "slots": back, "players": five, "wanted": 6 });
    assert_eq!((&answer["shortfall_proof"], &answer["shortfall_parts"]), (&short, &serde_json::json!([short])));
    assert_eq!(answer["gaps"], serde_json::json!([{ "severity": "thin", "slots": back, "players": five, "lose": 3 }]));
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

/// Kiritimati's clock is 25 hours ahead of Pago Pago's: never the same day.
#[test]
fn today_is_the_user_s_own() {
    let folder = with_plan(r#"(format: 1, club: "Test", tactic: (formation: "4-3-3"), players: {})"#);
    let today = |zone: &str| {
        let words = ["cover", "plan.ron", "--json"];
        let assert = program(&folder, &words).env("TZ", zone).assert().success().stderr_eq("");
        let answer: serde_json::Value = serde_json::from_slice(&assert.get_output().stdout).unwrap();
        answer["on"].as_str().unwrap().parse::<Date>().unwrap()
    };
    let (first, ahead) = (today("Pacific/Pago_Pago"), today("Pacific/Kiritimati"));
    assert!(first < ahead, "{first} and {ahead}: has this machine a time zone database?");
}

/// Without `TZ` the system's zone counts, as it does for `date`.
#[cfg(unix)]
#[test]
fn today_is_the_system_s_where_no_zone_is_said() {
    let folder = with_plan(r#"(format: 1, club: "Test", tactic: (formation: "4-3-3"), players: {})"#);
    let date = || {
        let output = std::process::Command::new("date").arg("+%F").env_remove("TZ").output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<Date>().unwrap()
    };
    let before = date();
    let assert = program(&folder, &["cover", "plan.ron", "--json"]).env_remove("TZ").assert().success();
    let answer: serde_json::Value = serde_json::from_slice(&assert.get_output().stdout).unwrap();
    let today = answer["on"].as_str().unwrap().parse::<Date>().unwrap();
    assert!((before..=date()).contains(&today), "{today}");
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
    assert_eq!(
        natural["gaps"][0],
        serde_json::json!({ "severity": "broken", "slots": ["RWB"], "players": [], "lose": 0 })
    );
    assert_eq!(answer(&folder, &["--at-least", "emergency"])["at_least"], "emergency");
    touchline(&folder, &["do", "plan.ron", "add-player balerdi2 L. Balerdi plays CB"]).success();
    let with_a_sixth = answer(&folder, &[]);
    assert_eq!((&with_a_sixth["shortfall"], &with_a_sixth["gaps"]), (&0.into(), &serde_json::json!([])));
}

#[test]
fn calendar_says_how_good_each_week_is_and_what_changes() {
    let folder = sample();
    touchline(&folder, &["calendar", "plan.ron", "--weeks", "5", "--from", "2025-06-30"]).success().stdout_eq(str![[
        r#"
Juventus, competent players and better
week of     margin  short       matches, deadlines, call-ups
2025-06-30  2       1
2025-07-07  2       1
2025-07-14  1       1
2025-07-21  1       1           2025-07-24 Pre-season camp
2025-07-28  1       1 (1 to 0)
...
2025-07-14 Conceição and Kolo Muani are gone; ST has two players, margin 2 → 1
2025-07-21 Perin is back

"#
    ]]);
    let natural = json(&folder, &["calendar", "plan.ron", "--weeks", "2", "--at-least", "natural", "--json"]);
    assert_eq!(natural["breaks"][0]["cover"]["margin_proof"]["slots"], serde_json::json!(["RWB"]));
    assert_eq!(natural["weeks"][0]["likely"]["margin"], -1);
    let injury = serde_json::json!("injury");
    let first = json(&folder, &["calendar", "plan.ron", "--weeks", "1", "--json"]);
    assert_eq!(first["weeks"][0]["matches"][0]["competition"], "Club World Cup");
    assert_eq!(first["doubtful"], serde_json::json!(["locatelli"]));
    assert_eq!(natural["doubtful"], first["doubtful"]);
    assert!(natural["players"].as_array().unwrap().iter().any(|row| row["weeks"][0]["days"][6] == injury));
    touchline(&folder, &["calendar", "plan.ron", "--weeks", "61"]).code(2);
}

#[test]
fn a_ban_of_which_the_plan_has_too_few_matches_has_no_known_end_and_says_so() {
    let folder = sample();
    let ban = "absent gatti suspension \"red card\" from 2025-08-20 for 2 matches in \"serie a\"";
    touchline(&folder, &["do", "plan.ron", ban, "match 2025-08-31 Genoa"]).success();
    touchline(&folder, &["calendar", "plan.ron", "--weeks", "3", "--from", "2025-08-20"]).success().stdout_eq(str![[r#"
...
Gatti: suspension (red card), end unknown
  banned for 2 matches in serie a: the plan has 1 of the 2 matches, so nobody knows when he is back; 1 match until then names no competition and does not count
...
"#]]);
    touchline(&folder, &["do", "plan.ron", "match 2025-08-31 Genoa in \"Serie A\""]).success();
    let away = json(&folder, &["calendar", "plan.ron", "--weeks", "3", "--from", "2025-08-20", "--json"]);
    let gatti = away["players"].as_array().unwrap().iter().find(|row| row["player"] == "gatti").unwrap();
    let ban = serde_json::json!([
        { "why": "suspension", "what": "red card", "from": "2025-08-20", "until": "2025-08-31" },
    ]);
    assert_eq!(gatti["away"], ban);
}

#[test]
fn whatif_stands_beside_the_plan_as_it_is() {
    let folder = sample();
    touchline(&folder, &["whatif", "plan.ron", "sign balerdi", "sign kelly"]).success().stdout_eq(str![[r#"
Juventus over 60 weeks from 2025-06-17, competent players and better
                  as it is    sign balerdi,…
figures differ    –           2025-06-17
margin today      2           2
margin at worst   0           0
  first on        2026-07-01  2026-07-01
margins summed    58          58
short today       1           1 → 0
short at worst    2           2 → 1
  first on        2026-07-01  2026-07-01
shorts summed     22          22 → 6
weeks that break  0           0
signings cost     0           20m
in 2025-26
income            0           0
wages             –           –
transfers left    no budget   no budget
wages left        no budget   no budget
sign balerdi, sign kelly: sign balerdi, sign kelly
sign balerdi, sign kelly: stale: sign kelly: Kelly is a player[..]
sign balerdi, sign kelly: Balerdi can be registered from 2025-07-01

"#]]);
    let told = json(&folder, &["whatif", "plan.ron", "lose gatti, lose kelly until 2025-07-01", "--json"]);
    assert_eq!((&told["as_it_is"]["margin_now"], &told["what_ifs"][0]["margin_now"]), (&2.into(), &0.into()));
    assert_eq!(told["what_ifs"][0]["worst_day"]["margin_proof"]["slots"], serde_json::json!(["RCB", "CB", "LCB"]));
    touchline(&folder, &["whatif", "plan.ron"]).code(1).stdout_eq("");
    touchline(&folder, &["whatif", "plan.ron", "lose gatti until soon"]).code(1).stdout_eq("").stderr_eq(str![[r#"
assumption 1: found “soon”, expected a day, such as 2028-06-30, 30 jun, 30/6/2028, tomorrow, +7 or next window
  lose gatti until soon
                   ^^^^

"#]]);
    touchline(&folder, &["whatif", "plan.ron", "sign balerdy"]).code(1).stdout_eq("").stderr_eq(str![[r#"
assumption 1: found “balerdy”, expected the id of a player or a target; the nearest is balerdi
  sign balerdy
       ^^^^^^^

"#]]);
    touchline(&folder, &["do", "plan.ron", "what-if \"A\" sell kelly", "what-if \"B\" formation 4-3-3"]).success();
    let named = |names: &[&str]| {
        let found = json(&folder, &[&["whatif", "plan.ron", "--json"], names].concat());
        let names = found["what_ifs"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(named(&[]), ["A", "B"]);
    assert_eq!(named(&["b"]), ["B"]);
    assert_eq!(named(&["sign leoni", "A", "lose gatti"]), ["A", "sign leoni, lose gatti"]);
    touchline(&folder, &["whatif", "plan.ron", "C"]).code(1).stdout_eq("").stderr_eq(str![[r#"
assumption 1: found “C”, expected [..]
  C
  ^
or the name of a kept what-if: “A”, “B”

"#]]);
}

#[test]
fn worth_says_whom_to_buy_and_why_the_next_best_lost() {
    let folder = sample();
    touchline(&folder, &["worth", "plan.ron", "--budget", "20m", "--weeks", "4"]).success().stdout_eq(str![[r#"
Juventus over 4 weeks from 2025-06-17, competent players and better
target       cost  by      margin  short  gains  weeks  a million  registered
...
sign Leoni for 18m: margin 3 at the worst, in 4 weeks; 0 short over all weeks
else Solet for 18m: margin 3 at the worst, in 4 weeks; 0 short over all weeks
  it is as good, and later in the plan

chance, beside these sums: four in five such deals cost
Leoni: [..]
Solet: [..]
of completed deals with a published fee, [..]
...

"#]]);
    let told = json(&folder, &["worth", "plan.ron", "--budget", "0", "--json"]);
    assert_eq!((&told["best"]["people"], &told["runner_up"]), (&serde_json::json!([]), &serde_json::Value::Null));
    touchline(&folder, &["worth", "plan.ron", "--budget", "1,5,0"]).code(2);
}

#[test]
fn worth_without_a_sum_takes_what_the_plan_s_budget_leaves_and_says_so() {
    let folder = sample();
    let said = |folder| {
        let assert = touchline(folder, &["worth", "plan.ron", "--weeks", "4"]).success();
        String::from_utf8(assert.get_output().stdout.clone()).unwrap()
    };
    assert!(!said(&folder).contains("within"), "without a budget nothing is held back");
    touchline(&folder, &["do", "plan.ron", "plan transfers 19m"]).success();
    assert!(said(&folder).contains("\nwithin 19m, the plan's budget:\nsign Leoni for 18m"), "{}", said(&folder));
    touchline(&folder, &["do", "plan.ron", "sign solet until 2030-06-30 source Sky for 9m"]).success();
    let left = "\nwithin 10m, what deals that are done leave of the plan's budget of 19m:\nsign nobody";
    assert!(said(&folder).contains(left), "{}", said(&folder));
    let told = json(&folder, &["worth", "plan.ron", "--weeks", "4", "--json"]);
    assert_eq!(told["budget"], 10_000_000);
    let told = json(&folder, &["worth", "plan.ron", "--weeks", "4", "--budget", "40m", "--json"]);
    assert_eq!(told["budget"], 40_000_000);
}
