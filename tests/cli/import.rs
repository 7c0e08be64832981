//! A plan from a newer file of others: what is said, what is saved, and what is refused.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use snapbox::cmd::cargo_bin;
use snapbox::str;
use tempfile::TempDir;

use crate::runs::runs;
use crate::{json, plan, program, touchline, with_plan};

const PLAN: &str = r#"(
    format: 1, club: "Northfield", season: "2026-27", today: "2026-08-22", tactic: (formation: "4-4-2"),
    players: {
        // Our captain.
        "ada": (
            name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }, value: "20m", contract: "2028-06-30",
            imported: (from: "Transfermarkt table", on: "2026-07-01", id: "7"),
        ),
        "bo": (name: "Bo Lind", born: "2001-03-04", positions: { ST: Natural }, rating: 7),
        "cy": (name: "Cy Moe", positions: { GK: Natural }),
    },
    targets: {
        "gus": (name: "Gus Hall", born: "1999-09-09", positions: { LW: Natural }, club: "Eastport"),
    },
)
"#;

const FILE: &str = "\
player_id,name,date_of_birth,sub_position,height_in_cm,current_club_name,contract_expiration_date,market_value_in_eur
7,Ada Ruiz,2000-01-02,Centre-Back,188,Northfield,2030-06-30,25000000
8,Bo Lind,2001-03-05,Centre-Forward,190,Northfield,2029-06-30,1000000
9,Gus Hall,1999-09-09,Left Winger,,Westbrook,5023-06-30,8000000
10,Di van Dale,2004-02-03,Goalkeeper,,Northfield,2029-06-30,500000
11,\u{1b}[31mEve\u{202e},2004-02-03,Goalkeeper,,Eastport,2029-06-30,500000
";

fn folder() -> TempDir {
    let folder = with_plan(PLAN);
    fs::write(folder.path().join("file.csv"), FILE).unwrap();
    folder
}

#[test]
fn what_would_change_is_said_by_person_and_kind_and_then_saved() {
    let folder = folder();
    let import = ["import", "plan.ron", "file.csv"];
    touchline(&folder, &[&import[..], &["--dry-run"]].concat())
        .success()
        .stdout_eq(str![[r#"
file.csv: 5 people by Transfermarkt table of 2026-08-22
  2 in the plan
Ruiz
  height      188
  value       20m → 25m
  contract    2028-06-30 → 2030-06-30
Hall
  value       8m
  club        Eastport → Westbrook
say who is who; until then nothing of them is taken
  Bo Lind (line 3) may be Lind, by name and club
  not in the file: Moe
  2 people not in the plan: Di van Dale, ␛[31mEve‹202E›; --as players or --as targets adds them
  1 doubt about the file: touchline inspect file.csv
5 changes of 2 people; nothing was changed: leave out --dry-run to save them

"#]])
        .stderr_eq("");
    assert_eq!(plan(&folder), PLAN, "nothing was changed");
    touchline(&folder, &[&import[..], &["--as", "players"]].concat())
        .success()
        .stdout_eq(str![[r#"
...
  contract    2028-06-30 → 2030-06-30
new players
  Di van Dale (di-van-dale): GK, born 2004-02-03, until 2029-06-30, value 0.5m
say who is who; until then nothing of them is taken
  Bo Lind (line 3) may be Lind, by name and club
  targets already, and left as they are: Hall
  not in the file: Moe
  1 person not in the plan: ␛[31mEve‹202E›
  1 doubt about the file: touchline inspect file.csv
4 changes of 2 people saved in plan.ron

"#]])
        .stderr_eq("");
    snapbox::assert_data_eq!(
        plan(&folder),
        str![[r#"
(
    format: 1, club: "Northfield", season: "2026-27", today: "2026-08-22", tactic: (formation: "4-4-2"),
    players: {
        // Our captain.
        "ada": (
            name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }, value: "25m", contract: "2030-06-30",
            height_cm: 188,
            reports: [
                (on: "2026-07-01", source: "Transfermarkt table", says: "value 20m"),
                (
                    on: "2026-07-01", source: "Transfermarkt table",
                    says: "contract until 2028-06-30",
                ),
            ],
            imported: (from: "Transfermarkt table", on: "2026-08-22", id: "7"),
        ),
        "bo": (name: "Bo Lind", born: "2001-03-04", positions: { ST: Natural }, rating: 7),
        "cy": (name: "Cy Moe", positions: { GK: Natural }),
        "di-van-dale": (
            name: "Di van Dale", born: "2004-02-03",
            positions: { GK: Natural },
            value: "0.5m", contract: "2029-06-30",
            imported: (from: "Transfermarkt table", on: "2026-08-22", id: "10"),
        ),
    },
    targets: {
        "gus": (name: "Gus Hall", born: "1999-09-09", positions: { LW: Natural }, club: "Eastport"),
    },
)

"#]]
    );
    let saved = plan(&folder);
    touchline(&folder, &[&import[..], &["--as", "players"]].concat()).success().stdout_eq(str![[r#"
file.csv: 5 people by Transfermarkt table of 2026-08-22
  3 in the plan
say who is who; until then nothing of them is taken
  Bo Lind (line 3) may be Lind, by name and club
  targets already, and left as they are: Hall
  not in the file: Moe
  1 person not in the plan: ␛[31mEve‹202E›
  1 doubt about the file: touchline inspect file.csv
nothing to change: say who is who first

"#]]);
    assert_eq!(plan(&folder), saved, "the same file changes nothing");
}

#[test]
fn a_shortlist_becomes_targets() {
    let folder = folder();
    let import = ["import", "plan.ron", "file.csv", "--as", "targets", "--club", "eastport"];
    touchline(&folder, &import)
        .success()
        .stdout_eq(str![[r#"
file.csv: 5 people by Transfermarkt table of 2026-08-22
  2 in the plan
Hall
  value       8m
  club        Eastport → Westbrook
new targets
  ␛[31mEve‹202E› (31meve): GK, Eastport, born 2004-02-03, until 2029-06-30, value 0.5m
say who is who; until then nothing of them is taken
  Bo Lind (line 3) may be Lind, by name and club
  players already, and left as they are: Ruiz
  1 person not in the plan: Di van Dale
  1 doubt about the file: touchline inspect file.csv
3 changes of 2 people saved in plan.ron

"#]])
        .stderr_eq("");
    touchline(&folder, &["check", "plan.ron"]).success().stdout_eq("");
}

#[test]
fn the_same_as_json() {
    let folder = folder();
    let said = json(&folder, &["import", "plan.ron", "file.csv", "--dry-run", "--json", "--as", "players"]);
    snapbox::assert_data_eq!(
        format!("{said:#}"),
        str![[r#"
{
  "source": "Transfermarkt table",
  "on": "2026-08-22",
  "people": 5,
  "known": 2,
  "changes": [
    {
      "person": "ada",
      "name": "Ruiz",
      "kind": "height",
      "was": null,
      "typed": null,
      "becomes": "188",
      "on": "2026-08-22"
    },
    {
      "person": "ada",
      "name": "Ruiz",
      "kind": "value",
      "was": "20m",
      "typed": null,
      "becomes": "25m",
      "on": "2026-08-22"
    },
    {
      "person": "ada",
      "name": "Ruiz",
      "kind": "contract",
      "was": "2028-06-30",
      "typed": null,
      "becomes": "2030-06-30",
      "on": "2026-08-22"
    },
    {
      "person": "di-van-dale",
      "name": "Di van Dale",
      "kind": "new",
      "was": null,
      "typed": null,
      "becomes": "GK, born 2004-02-03, until 2029-06-30, value 0.5m",
      "on": "2026-08-22"
    }
  ],
  "differences": [],
  "unsure": [
    {
      "rows": [
        {
          "name": "Bo Lind",
          "line": 3
        }
      ],
      "people": [
        "bo"
      ],
      "by": "name and club"
    }
  ],
  "asked": [
    {
      "name": "Bo Lind",
      "line": 3,
      "may_be": [
        "bo"
      ],
      "by": "name and club",
      "chosen": null
    }
  ],
  "already": [
    "gus"
  ],
  "missing": [
    "cy"
  ],
  "others": 1,
  "remarks": [],
  "past_absences": 0,
  "open_absences": 0,
  "columns_not_understood": [],
  "is_cut": false,
  "doubt_count": 1
}
"#]]
    );
}

#[test]
fn whose_absences_they_are_is_said_where_the_file_does_not() {
    let folder = folder();
    // Two versions of one tool: texts and numbers, and days that are counted otherwise.
    for (text, day) in [
        (
            r#"{"id": "7", "injuries": [{"season": "26/27", "injury": "Knee injury", "fromDate": "Aug 1, 2026",
            "untilDate": "Sep 12, 2026", "days": "42 days", "gamesMissed": "6"}]}"#,
            "2026-08-22",
        ),
        (
            r#"{"id": "7", "injuries": [{"season": "26/27", "injury": "Knee injury", "fromDate": "2026-08-01",
            "untilDate": "2026-09-12", "days": 43, "gamesMissed": 6}]}"#,
            "2026-08-22",
        ),
        (
            r#"{"id": "7", "injuries": [{"season": "26/27", "injury": "Knee injury", "fromDate": "2026-08-01",
            "untilDate": "2026-08-20", "days": 20, "gamesMissed": 6}]}"#,
            "2026-08-23",
        ),
    ] {
        fs::write(folder.path().join("injuries.json"), text).unwrap();
        let import = ["import", "plan.ron", "injuries.json", "--of", "bo", "--on", day];
        touchline(&folder, &import).success().stderr_eq("");
    }
    touchline(&folder, &["show", "plan.ron", "bo"]).success().stdout_eq(str![[r#"
Bo Lind (bo)
entry      day         source    says
report 1   2026-08-22  Injuries  Knee injury since 2026-08-01, back 2026-09-12
absence 1  2026-08-01            injury Knee injury, back 2026-08-20
return 1   2026-08-22  Injuries  back 2026-09-12

"#]]);
    touchline(&folder, &["import", "plan.ron", "injuries.json"]).failure().stderr_eq(str![[r#"
injuries.json does not say whose absences these are: say so, with --of and an id of the plan

"#]]);
    touchline(&folder, &["import", "plan.ron", "injuries.json", "--of", "boo"]).failure().stderr_eq(str![[r#"
found --of “boo”, expected the id of a player; the nearest is bo

"#]]);
}

#[test]
fn standard_input_is_named_as_the_shell_does() {
    let folder = folder();
    let import = program(&folder, &["import", "plan.ron", "-", "--dry-run"]).stdin(FILE).assert().success();
    import.stdout_eq("standard input: 5 people[..]\n...\n  1 doubt about the file: touchline inspect -\n...\n");
}

#[test]
fn nothing_to_change_says_why() {
    let folder = folder();
    let why = |rows: &str, why: &str| {
        fs::write(folder.path().join("rows.csv"), format!("Name,Born,Position,Club,Rating\n{rows}")).unwrap();
        let said = touchline(&folder, &["import", "plan.ron", "rows.csv"]).success();
        said.stdout_eq(format!("...\nnothing to change: {why}\n"));
    };
    let noted = "; that it was read is noted in plan.ron";
    why("Bo Lind,2001-03-04,ST,Northfield,81\n", &format!("where the file differs, the plan stands{noted}"));
    why("Bo Lind,2001-03-04,ST,Northfield,81\n", "where the file differs, the plan stands");
    why("Bo Lind,2001-03-05,ST,Northfield,\n", "say who is who first");
    why("Di Ode,2001-03-05,ST,Northfield,\n", "nobody of the file is in the plan");
    why("Bo Lind,2001-03-04,ST,Northfield,7\n", &format!("the plan has all of it{noted}"));
    why("Bo Lind,2001-03-04,ST,Northfield,7\n", "the plan has all of it");
}

#[test]
fn a_file_of_another_day_than_it_is_dated_is_told() {
    let folder = folder();
    let rows = "player_name,injury,injured_since,injured_until,duration\nBo Lind,Knee,2026-08-10,2026-08-20,10\n";
    fs::write(folder.path().join("rows.csv"), rows).unwrap();
    for (on, told) in [
        ("2026-08-01", "the file is dated 2026-08-01 and tells of 2026-08-10: say of which day it is, with --on DAY"),
        ("2027-08-01", "the file is dated 2027-08-01, which is after today, 2026-08-22"),
    ] {
        let said = touchline(&folder, &["import", "plan.ron", "rows.csv", "--dry-run", "--on", on]).success();
        said.stdout_eq(format!("...\n  {told}\n...\n"));
    }
}

#[test]
fn what_cannot_be_is_refused_with_what_to_do() {
    let folder = folder();
    let refused =
        |words: &[&str]| touchline(&folder, &[&["import", "plan.ron"], words].concat()).failure().stdout_eq("");
    refused(&["none.csv"]).stderr_eq(str![[r#"
cannot read none.csv: there is no such file: check its name

"#]]);
    refused(&["file.csv", "--as", "coaches"]).stderr_eq(str![[r#"
error: invalid value 'coaches' for '--as <KIND>'
  [possible values: players, targets]

For more information, try '--help'.

"#]]);
    refused(&["file.csv", "--as", "players", "--club", "Northfeld"]).stderr_eq(str![[r#"
file.csv: found no club “Northfeld”, expected one of the file, with --club: Northfield

"#]]);
    refused(&["file.csv", "--of", "bo"]).stderr_eq(str![[r#"
file.csv says whose its rows are: leave --of out

"#]]);
    refused(&["plan.ron"]).stderr_eq(str![[r#"
plan.ron: its columns are of no source that is known: write how it is read with touchline inspect --guess FILE > mine.ron, correct that, and give it as --dialect mine.ron

"#]]);
    let many: String = (0..1_001).map(|n| format!("New {n},CB\n")).collect();
    fs::write(folder.path().join("many.csv"), format!("Name,Position\n{many}")).unwrap();
    refused(&["many.csv", "--as", "targets"]).stderr_eq(str![[r#"
many.csv: found 1001 people who would be new targets, expected 1000 at the most: say whose, with --club "Marseille", or keep the rows that you want

"#]]);
    touchline(&folder, &["import", "none.ron", "file.csv"]).failure().stdout_eq("").stderr_eq(str![[r#"
cannot read none.ron: there is no such file: check its name, or make a plan with touchline new

"#]]);
    assert_eq!(plan(&folder), PLAN);
}

#[test]
fn an_import_that_is_killed_leaves_the_old_plan_or_the_new_one() {
    let (done, start) = (folder(), Instant::now());
    touchline(&done, &["import", "plan.ron", "file.csv"]).success();
    let whole = start.elapsed();
    let (new, count, mut old) = (plan(&done), runs(200), 0);
    assert_ne!(new, PLAN);
    for run in 0..count {
        let folder = folder();
        let mut import = Command::new(cargo_bin!("touchline"));
        let import = import.args(["import", "plan.ron", "file.csv"]).current_dir(folder.path());
        let mut running = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Short and long in turn, up to half as much again as a whole import.
        thread::sleep(whole.mul_f64(1.5 * (run * 7 % count) as f64 / count as f64));
        running.kill().unwrap();
        running.wait().unwrap();
        let left = plan(&folder);
        assert!(left == PLAN || left == new, "run {run}:\n{left}");
        old += u64::from(left == PLAN);
    }
    println!("{old} of {count} imports were killed before they were saved");
    assert!(count < 40 || (0 < old && old < count), "{old} of {count} were killed before they were saved");
}
