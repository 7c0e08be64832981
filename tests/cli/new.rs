//! Plans from files of others: what is in them, what is said of them, and what is refused.

use std::fs;

use snapbox::str;
use tempfile::TempDir;
use touchline::domain::{Plan, Player};
use touchline::store::{assets, read_plan};

use crate::{json, names, program, touchline};

/// A folder with one file of others.
fn with_file(name: &str, text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    folder
}

fn made(folder: &TempDir) -> Plan {
    let text = fs::read_to_string(folder.path().join("plan.ron")).unwrap();
    read_plan("plan.ron", &text, &assets::formations()).unwrap()
}

fn player<'p>(plan: &'p Plan, id: &str) -> &'p Player {
    plan.players.entry(id).unwrap().1
}

const NEW: [&str; 5] = ["new", "plan.ron", "--from", "file.csv", "--on"];

fn new(folder: &TempDir, more: &[&str]) -> snapbox::cmd::OutputAssert {
    touchline(folder, &[&NEW[..], &["2026-08-22"], more].concat())
}

/// What a program that succeeds says.
fn said(program: snapbox::cmd::OutputAssert) -> String {
    String::from_utf8(program.success().get_output().stdout.clone()).unwrap()
}

/// An export of Football Manager 26: full words, semicolons, amounts with their sign behind, nobody's club.
const FM26: &str = "\u{feff}Player;Inf;Position;Age;Height;Right Foot;Left Foot;Transfer Value;Wage;Expires;Unique ID;Pace\r\n\
    Adá Ruiz;;GK;24;190 cm;Very Strong;Weak;15,5M\u{a0}€;€14.25K p/w;30/6/2029;2000123;12\r\n\
    Bo van Ek;Inj;D (LC);31;;Weak;Very Strong;€300K - €1.5M;N/A;31/12/2028;2000124;10-14\r\n\
    Cy Ode;Wnt;AM (RLC), ST (C);19;178 cm;;;Not for Sale;€220 p/w;;2000125;-\r\n";

#[test]
fn an_export_of_a_game_becomes_a_plan() {
    let folder = with_file("file.csv", FM26);
    new(&folder, &["--club", "Brixton", "--formation", "4-4-2"]).success().stderr_eq("").stdout_eq(str![[r#"
plan.ron: 3 players of Brixton
  read as FM26 export, of 2026-08-22
  known: foot 2, height 2, contract 2, value 2, wage 2, attributes 2, absence 1
  unknown, since the file does not say: born, nations, rating
  amounts are in EUR
  1 with positions proposed as competent, since the source has no word for them: Cy Ode
  1 valued by a range; its middle counts: Bo van Ek
  1 with attributes as ranges; their middles count: Bo van Ek
  3 known by age alone; a plan holds the day of birth
now: touchline plan.ron

"#]]);
    touchline(&folder, &["check", "plan.ron"]).success().stdout_eq("").stderr_eq("");
    let plan = fs::read_to_string(folder.path().join("plan.ron")).unwrap();
    snapbox::assert_data_eq!(
        plan,
        str![[r#"
(
    format: 1,
    club: "Brixton",
    today: "2026-08-22",
    currency: "EUR",
    tactic: (formation: "4-4-2"),
    players: {
        "ruiz": (
            name: "Adá Ruiz",
            positions: { GK: Natural },
            foot: Right, height_cm: 190, value: "15.5m", wage: "741k", contract: "2029-06-30",
            attributes: { "Pace": 12 },
            imported: (from: "FM26 export", on: "2026-08-22", id: "2000123"),
        ),
        "van-ek": (
            name: "Bo van Ek",
            positions: { CB: Natural, LB: Natural },
            foot: Left, value: "0.9m", contract: "2028-12-31",
            absences: [(why: Injury("injured"), from: "2026-08-22")],
            attributes: { "Pace": 12 },
            reports: [(on: "2026-08-22", source: "FM26 export", says: "injured, no return day")],
            imported: (from: "FM26 export", on: "2026-08-22", id: "2000124"),
        ),
        "ode": (
            name: "Cy Ode",
            positions: { RW: Natural, AM: Natural, LW: Natural, ST: Natural, SS: Competent },
            height_cm: 178, wage: "11440",
            imported: (from: "FM26 export", on: "2026-08-22", id: "2000125", proposed: [SS]),
        ),
    },
)

"#]]
    );
    assert_eq!(
        json(&folder, &["show", "plan.ron", "ode", "--json"])["imported"]["proposed"],
        serde_json::json!(["SS"])
    );
}

#[test]
fn a_plan_of_a_file_has_all_that_the_file_would_change() {
    let folder = with_file("file.csv", FM26);
    new(&folder, &["--club", "Brixton"]).success();
    let before = fs::read_to_string(folder.path().join("plan.ron")).unwrap();
    let said = said(touchline(&folder, &["import", "plan.ron", "file.csv", "--as", "players", "--on", "2026-08-22"]));
    assert!(said.contains("nothing to change: the plan has all of it"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron")).unwrap(), before);
}

#[test]
fn a_file_is_of_the_day_on_which_it_was_changed() {
    let folder = with_file("file.csv", FM26);
    let file = fs::File::options().write(true).open(folder.path().join("file.csv")).unwrap();
    let noon = std::time::UNIX_EPOCH + std::time::Duration::from_secs(20_000 * 86_400 + 43_200);
    file.set_modified(noon).unwrap();
    program(&folder, &["new", "plan.ron", "--from", "file.csv", "--club", "Brixton"])
        .env("TZ", "UTC")
        .assert()
        .success();
    let plan = made(&folder);
    let imported = player(&plan, "ruiz").profile.imported.as_ref().unwrap();
    assert_eq!((imported.on.to_string().as_str(), plan.today), ("2024-10-04", None));
}

/// A feed of many clubs, two of them with names that a part of the other is.
const CLUBS: &str = "player_id,name,date_of_birth,sub_position,position,foot,height_in_cm,country_of_citizenship,current_club_name,\
    market_value_in_eur,contract_expiration_date\n\
    10,Ada Ruiz,2001-06-09,Left-Back,Defender,left,170,Spain,Brixton FC,1000000,2028-06-30\n\
    11,Bo Ek,1999-01-01,Missing,Missing,,,Sweden,Brixton FC,0,\n\
    12,Cy Ode,2003-02-03,Centre-Forward,Attack,right,188,Nigeria,Brixton FC U21,250000,2026-06-30\n\
    13,Di Roe,1990-01-01,Goalkeeper,Goalkeeper,right,191,Wales,Retired,0,\n";

#[test]
fn a_file_of_many_clubs_asks_for_one_and_names_the_nearest() {
    let folder = with_file("file.csv", CLUBS);
    for (said, refused) in [
        (
            &[][..],
            "file.csv has people of 2 clubs, expected one of them, such as --club \"Brixton FC\"; the largest are Brixton FC, \
             Brixton FC U21\n",
        ),
        (&["--club", "Brickston"], "found no club “Brickston” in file.csv, expected one, such as Brixton FC\n"),
        (&["--club", "rix"], "found no club “rix” in file.csv, expected one, such as Brixton FC, Brixton FC U21\n"),
        (&["--club", " "], "found no name for the club, expected one: --club \"Juventus\"\n"),
    ] {
        new(&folder, said).code(1).stdout_eq("").stderr_eq(refused);
        assert_eq!(names(&folder), ["file.csv"], "nothing is written");
    }
    new(&folder, &["--club", "brixton"]).success().stderr_eq("").stdout_eq(str![[r#"
plan.ron: 1 player of Brixton FC
  read as Transfermarkt table, of 2026-08-22
  known: born 1, foot 1, height 1, nations 1, contract 1, value 1
  unknown, since the file does not say: wage, rating, attributes
  amounts are in EUR
  1 left out: without a position that is known: Bo Ek
  1 with positions proposed as competent, since the source has no word for them
  they play 4-2-3-1, which they fill best; --formation says another
now: touchline plan.ron

"#]]);
    let plan = made(&folder);
    let ruiz = player(&plan, "ruiz");
    assert_eq!((ruiz.profile.nations.as_slice(), plan.currency.as_deref()), (&["ESP".to_owned()][..], Some("EUR")));
    new(&folder, &["--club", "Brixton FC"]).code(1).stdout_eq("").stderr_eq(str![[r#"
cannot save plan.ron: it exists already; nothing changed there: choose another name

"#]]);
}

#[test]
fn a_contract_that_was_over_is_told_with_the_day() {
    let folder = with_file("file.csv", CLUBS);
    let said = said(new(&folder, &["--club", "Brixton FC U21"]));
    assert!(said.contains("1 whose contracts were over by then; they count as gone (2026-08-22; --on says"), "{said}");
}

#[test]
fn loans_and_absences_of_a_file_are_in_the_plan() {
    let folder = with_file(
        "file.csv",
        "Name,Position,Club,On loan from,Status\n\
         Ada Ruiz,GK,Brixton,,Team captain; Muscle injury - Return expected on Oct 3\n\
         Bo Ek,CB,Brixton,Eastport,\n\
         Cy Ode,ST,Eastport,Brixton,\n\
         Di Roe,CM,Eastport,,\n",
    );
    let said = said(new(&folder, &["--club", "Brixton"]));
    let loans = "2 on loan with no last day said; put until the season's end (2027-06-30): Bo Ek, Cy Ode";
    assert!(said.contains("read as file.csv, of 2026-08-22") && said.contains(loans), "{said}");
    touchline(&folder, &["show", "plan.ron", "ruiz"]).success().stdout_eq(str![[r#"
Ada Ruiz (ruiz)
entry      day         source    says
report 1   2026-08-22  file.csv  Muscle injury, back 2026-10-03
absence 1  2026-08-22            injury Muscle injury
return 1   2026-08-22  file.csv  back 2026-10-03

imported: file.csv, 2026-08-22

"#]]);
    let plan = made(&folder);
    assert_eq!(plan.players.len(), 3);
    assert_eq!(player(&plan, "ek").loan.as_ref().map(|loan| loan.from.as_str()), Some("Eastport"));
    assert_eq!(player(&plan, "ode").lent.as_ref().map(|lent| lent.to.as_str()), Some("Eastport"));
    let cover = json(&folder, &["cover", "plan.ron", "--json"]);
    assert_eq!(cover["on"], "2026-08-22", "the day of the file is the plan's today");
}

#[test]
fn amounts_in_two_currencies_are_one_and_the_rest_is_doubtful() {
    let folder = with_file(
        "file.csv",
        "Name,Position,Value,Wage\nAda Ruiz,GK,€5M,£20K p/w\nBo Ek,CB,€3M,£10K p/w\nCy Ode,ST,£2M,€5K p/w\n",
    );
    let said = said(new(&folder, &["--club", "Brixton"]));
    assert!(said.contains("value 2, wage 1\n") && said.contains("amounts are in EUR"), "{said}");
    assert!(said.contains("3 doubts about the file, 3 about these players: touchline inspect file.csv"), "{said}");
    let plan = made(&folder);
    assert_eq!((player(&plan, "ruiz").profile.wage, player(&plan, "ode").profile.value), (None, None));
}

#[test]
fn the_line_alone_is_told_as_what_it_is() {
    let folder = with_file("file.csv", "Name,Position\nAda Ruiz,Goalkeeper\nBo Ek,Defender\n");
    let said = said(new(&folder, &["--club", "Brixton"]));
    let line = "1 of whom the file says the line alone; every position of it is proposed as competent: Bo Ek";
    assert!(said.contains(line), "{said}");
}

#[test]
fn a_squad_plays_what_it_fills_best_unless_somebody_says_otherwise() {
    let positions = "GK GK CB CB CB CB CB CB RWB RWB LWB LWB CM CM CM CM CM CM ST ST ST ST";
    let rows: String = positions.split(' ').enumerate().map(|(at, at_home)| format!("P{at},{at_home}\n")).collect();
    let folder = with_file("file.csv", &format!("Name,Position\n{rows}"));
    let best = said(new(&folder, &["--club", "Brixton"]));
    assert!(best.contains("they play 3-5-2, which they fill best"), "{best}");
    assert_eq!(json(&folder, &["cover", "plan.ron", "--json"])["shortfall"], 0);
    fs::remove_file(folder.path().join("plan.ron")).unwrap();
    assert!(!said(new(&folder, &["--club", "Brixton", "--formation", "4-4-2"])).contains("they play"));
    assert_eq!(made(&folder).tactic.formation.name(), "4-4-2");
}

#[test]
fn a_file_from_a_pipe_a_table_by_name_and_a_dialect_of_ones_own() {
    let folder = with_file(
        "mine.ron",
        "(name: \"Ours\", recognised_by: [[\"Wer\"]], columns: [(field: Name, headers: [\"Wer\"]), \
        (field: Positions, headers: [\"Wo\"], code: Transfermarkt)])",
    );
    let words = ["new", "plan.ron", "--from", "-", "--club", "Brixton", "--dialect", "mine.ron"];
    program(&folder, &words).stdin("Wer;Wo\nAda Ruiz;Goalkeeper\n").assert().success();
    assert_eq!(player(&made(&folder), "ruiz").profile.imported.as_ref().unwrap().from, "Ours");
    let tables = r#"{"clubs": [{"name": "Brixton", "id": 1}], "squad": [{"name": "Bo Ek", "position": "CB"}]}"#;
    let folder = with_file("file.csv", tables);
    new(&folder, &["--club", "Brixton", "--table", "squad"]).success();
    assert_eq!(made(&folder).players.len(), 1);
    program(&folder, &["new", "other.ron", "--from", "-", "--club", "Brixton"])
        .stdin("Name;Position\nBo Ek;CB\n")
        .assert()
        .success()
        .stdout_eq(str![[r#"
...
  read as a table, of [..]
...
"#]]);
}

#[test]
fn a_file_that_makes_no_squad_is_refused_and_nothing_is_written() {
    let many = format!("Name;Position\n{}", (0..301).map(|at| format!("Ada Ruiz {at};CB\n")).collect::<String>());
    for (text, more, refused) in [
        (
            "Name;Position\nAda Ruiz;CB\n",
            &[][..],
            "file.csv names no club, expected whose squad it is: --club \"Juventus\"\n",
        ),
        (
            "Player;Inf;Position\n;Inj;D (C)\n;;GK\n",
            &["--club", "B"],
            "file.csv: none of its 2 rows has a name: export it again, with the names on the screen; touchline inspect shows \
             what it holds\n",
        ),
        (
            "player_name,injury,injured_since,injured_until,duration\nAda Ruiz,Knock,2022-01-01,2022-02-01,31\n",
            &["--club", "B"],
            "file.csv: nobody of B can be a player:\n  1 left out: without a position that is known\n",
        ),
        (
            "country;window;open\nSpain;summer;2026-07-01\n",
            &["--club", "B"],
            "file.csv: its columns are of no source that is known: write how it is read with touchline inspect --guess FILE > \
             mine.ron, correct that, and give it as --dialect mine.ron\n",
        ),
        (
            "Ada Ruiz;12;CB\nBo Ek;13;GK\n",
            &["--club", "B"],
            "file.csv: no row names the columns, expected a first line such as Name;Position;Age: write one above the others\n",
        ),
        (
            many.as_str(),
            &["--club", "B"],
            "file.csv: found 301 people who may all be of one club, expected 300 at most: leave the others out, or name in a \
             dialect the column that has their clubs\n",
        ),
        (
            "Name;Position\nAda Ruiz;CB\n",
            &["--club", "B", "--formation", "4-4-3"],
            "found the formation “4-4-3”, expected one of [..]\n",
        ),
    ] {
        let folder = with_file("file.csv", text);
        new(&folder, more).code(1).stdout_eq("").stderr_eq(refused);
        assert_eq!(names(&folder), ["file.csv"]);
    }
    let folder = tempfile::tempdir().unwrap();
    for words in [&["--on", "2026-08-22"][..], &["--dialect", "x"], &["--table", "x"]] {
        let all = [&["new", "p.ron", "--club", "B", "--formation", "4-4-2"], words].concat();
        touchline(&folder, &all).code(2);
    }
    touchline(&folder, &["new", "p.ron"]).code(2);
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[test]
fn what_would_harm_a_terminal_is_shown_and_kept() {
    let folder = with_file(
        "file.csv",
        "Name;Position;Club;Id\n\u{1b}[31mAda\u{202e} Ruiz;LB;\u{1b}[2JBrixton;\u{1b}c\n\"Bo \"\"Ek\"\"\";;\u{1b}[2JBrixton;2\n",
    );
    let said = said(new(&folder, &[]).stderr_eq(""));
    assert!(
        said.contains("1 player of ␛[2JBrixton\n") && !said.contains('\u{1b}') && !said.contains('\u{202e}'),
        "{said}"
    );
    touchline(&folder, &["check", "plan.ron"]).success().stdout_eq("").stderr_eq("");
    let plan = made(&folder);
    let (_, ruiz) = plan.players.iter().next().unwrap();
    assert_eq!(ruiz.profile.name, "\u{1b}[31mAda\u{202e} Ruiz");
}

#[test]
fn who_is_of_no_club_or_very_old_is_named() {
    let rows = "Player;Position;Age;Club;Transfer Value\nBo Vik;GK;43;Leeds;€1M\nDi Moe;GK;42;Leeds;€1M\nCy Wex;D (C);20;;€1M\n";
    let folder = with_file("file.csv", rows);
    new(&folder, &["--formation", "4-4-2"]).success().stderr_eq("").stdout_eq(str![[r#"
plan.ron: 2 players of Leeds
  read as FM26 export, of 2026-08-22
  known: value 2
  unknown, since the file does not say: born, foot, height, nations, contract, wage, rating,
    attributes
  amounts are in EUR
  1 left out: the file names no club of theirs: Cy Wex
  1 older than 42, so that they may have stopped playing: Bo Vik
  2 known by age alone; a plan holds the day of birth
now: touchline plan.ron

"#]]);
}

#[test]
fn columns_that_are_not_understood_are_named_and_so_is_a_file_that_is_cut_off() {
    let rows =
        "Name;Position;Spielwert;Club;Height\nBo Vik;Goalkeeper;5;Leeds;190\nDi Moe;Midfielder;6;Leeds;180\nCy W";
    let folder = with_file("file.csv", rows);
    let told = said(new(&folder, &["--formation", "4-4-2"]));
    for line in [
        "  unknown: born, foot, nations, contract, value, wage, rating, attributes\n",
        "  the file is cut off, and people may be missing: export it again\n",
        "  columns that are not understood: Spielwert\n",
    ] {
        assert!(told.contains(line), "{told}");
    }
    let later = said(touchline(&folder, &["import", "plan.ron", "file.csv", "--on", "2026-08-23"]));
    assert!(later.contains("people may be missing") && later.contains("not understood: Spielwert"), "{later}");
}

#[test]
fn a_file_of_which_every_contract_is_over_asks_for_its_day() {
    let rows = "Name;Position;Contract;Club;On loan from\nBo Vik;GK;2001-06-30;Leeds;\nDi Moe;CB;2002-06-30;Leeds;\nCy Wex;CB;;Leeds;\n\
         Eve Ek;CB;2150-06-30;Leeds;Hull\n";
    let folder = with_file("file.csv", rows);
    let refused = touchline(&folder, &["new", "plan.ron", "--from", "file.csv"]).failure();
    let refused = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(refused.contains("the last one on 2002-06-30: say the day that the file is of"), "{refused}");
    assert_eq!(names(&folder), ["file.csv"]);
    let told = said(new(&folder, &[]));
    assert!(told.contains("every contract was over by 2026-08-22: nobody can be fielded"), "{told}");
}

#[test]
fn what_everybody_calls_somebody_is_his_id() {
    let rows = "code,first_name,second_name,web_name,element_type,status,chance_of_playing_next_round,news,team_name\n\
        1,Ada,Ruiz Marín,Ruiz,1,a,,,Leeds\n2,Bo,dos Santos Mota,Bo,2,a,,,Leeds\n3,Cy,King,King,2,a,,,Leeds\n4,Di,King,King,2,a,,,Leeds\n";
    let folder = with_file("file.csv", rows);
    new(&folder, &[]).success();
    let ids: Vec<String> = made(&folder).players.iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(ids, ["ruiz", "bo", "cy-king", "di-king"]);
}
