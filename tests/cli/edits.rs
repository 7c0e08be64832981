//! What a plan is checked for, and edits without the board.

use std::fs;

use snapbox::str;
use touchline::store::assets::SAMPLE;

use crate::{names, plan, sample, touchline, with_plan};

#[test]
fn check_is_silent_when_the_plan_is_good() {
    touchline(&sample(), &["check", "plan.ron"]).success().stdout_eq("").stderr_eq("");
}

#[test]
fn check_names_a_nation_that_nobody_knows_in_a_plan_that_opens_all_the_same() {
    let folder = sample();
    let plan = fs::read_to_string(folder.path().join("plan.ron")).unwrap();
    let plan = plan.replacen("nations: [\"BRA\"]", "nations: [\"Brasil\", \"GB\"]", 1);
    fs::write(folder.path().join("plan.ron"), plan).unwrap();
    touchline(&folder, &["check", "plan.ron"]).success().stderr_eq("").stdout_eq(
        "plan.ron:[..] found \"GB\", expected one of England (ENG), Scotland (SCO), Wales (WAL), Northern Ireland (NIR): it \
         may be any of them\n...\n",
    );
    touchline(&folder, &["do", "plan.ron", "set bremer nations Brazilian, Welsh"]).success();
    touchline(&folder, &["check", "plan.ron"]).success().stdout_eq("");
    assert!(fs::read_to_string(folder.path().join("plan.ron")).unwrap().contains("nations: [\"Brasil\", \"WAL\"]"));
}

#[test]
fn check_names_a_filed_list_that_no_known_rules_are_for() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "file-list UEFAA players bremer", "file-list \"serie a\" players bremer"])
        .success();
    touchline(&folder, &["check", "plan.ron"]).success().stderr_eq("").stdout_eq(
        "plan.ron:[..] found \"UEFAA\", expected one of UEFA, Serie A, Premier League, Bundesliga; for another \
         competition give a file of its rules to touchline lists, with --rules\n[..]\n[..]^^^^^^^\n",
    );
    let plan = fs::read_to_string(folder.path().join("plan.ron")).unwrap();
    fs::write(
        folder.path().join("plan.ron"),
        plan.replacen("people: [\"bremer\"]", "people: [\"bremer\", \"nobody\"]", 1),
    )
    .unwrap();
    touchline(&folder, &["check", "plan.ron"])
        .code(1)
        .stderr_eq("plan.ron:[..] found \"nobody\", expected the id of a player\n[..]\n[..]\n");
}

#[test]
fn check_names_changes_of_a_list_that_change_nothing() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "file-list UEFA players bremer on 2025-09-02"]).success();
    let path = folder.path().join("plan.ron");
    let plan = fs::read_to_string(&path).unwrap();
    let changes =
        "people: [\"bremer\"], changes: [(on: \"2025-10-08\", with: [\"bremer\", \"gatti\"], without: [\"kelly\"])]";
    fs::write(&path, plan.replacen("people: [\"bremer\"]", changes, 1)).unwrap();
    touchline(&folder, &["check", "plan.ron"]).success().stderr_eq("").stdout_eq(
        "plan.ron:[..] found bremer, expected somebody who is not on the list on 2025-10-08\n[..]\n[..]^^^^^^^^\n\
         plan.ron:[..] found kelly, expected somebody who is on the list on 2025-10-08\n[..]\n[..]^^^^^^^\n",
    );
}

#[test]
fn check_names_a_list_with_more_players_than_places() {
    let folder = sample();
    let path = folder.path().join("plan.ron");
    let plan = fs::read_to_string(&path).unwrap();
    let (_, players) = plan.split_once("    players: {").unwrap();
    let ids =
        players.split("    targets: {").next().unwrap().lines().filter_map(|line| line.strip_prefix("        \""));
    let ids: Vec<&str> = ids.filter_map(|line| line.split('"').next()).collect();
    let file = |players: &[&str]| format!("file-list UEFA players {} on 2025-07-20", players.join(" "));
    touchline(&folder, &["do", "plan.ron", &file(&ids)]).success();
    touchline(&folder, &["check", "plan.ron"]).success().stderr_eq("").stdout_eq(
        "plan.ron:[..] found 31 players of the club on the list, expected no more than the rules of UEFA for 2025-26 have \
         places for: none is left for Garofani\n[..]\n[..]^^^^^^\n",
    );
    let others: Vec<&str> = ids.iter().copied().filter(|id| *id != "garofani").collect();
    touchline(&folder, &["do", "plan.ron", &file(&others), "amend-list UEFA with garofani on 2025-07-21"]).success();
    touchline(&folder, &["check", "plan.ron"]).success().stderr_eq("").stdout_eq(
        "plan.ron:[..] found 31 players of the club on the list, expected [..]: none is left for Garofani\n[..]\n[..]^^^^^^^^^^^^\n",
    );
    touchline(&folder, &["do", "plan.ron", &file(&others)]).success();
    touchline(&folder, &["check", "plan.ron"]).success().stderr_eq("").stdout_eq("");
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
edit 1: found “28x”, expected an amount such as 22.5m, 350k or 1234567
  bid balerdi 28x
              ^^^
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
