//! What a save makes of a file that another hand writes too.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use touchline::app::{How, Outcome, SaveJob};
use touchline::command::{Command, Scope, parse};
use touchline::domain::{Formation, Plan};
use touchline::runtime::{self, Keeper};
use touchline::store;

const PLAN: &str = r#"// ours since 1897
(
    format: 1,
    club: "Juventus",
    today: "2025-06-17",
    tactic: (formation: "3-4-2-1"),
    targets: {
        // the first choice
        "balerdi": (name: "Leonardo Balerdi", positions: { CB: Natural }, value: "20m"), // "not for sale"
        "leoni": (name: "Giovanni Leoni", positions: { CB: Natural }),
    },
)
"#;

fn formations() -> Vec<Arc<Formation>> {
    runtime::catalogue().unwrap().formations
}

fn edited(plan: &Plan, line: &str) -> Plan {
    let formations = formations();
    match parse(Scope { plan, formations: &formations }, line) {
        Ok(Command::Edit(edit)) => plan.apply(&edit, jiff::civil::date(2025, 6, 17)).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn read(path: &Path) -> Plan {
    runtime::read(path, &formations()).unwrap()
}

fn job(path: &Path, version: u64, plan: Plan) -> SaveJob {
    SaveJob { version, path: path.to_owned(), plan: Arc::new(plan), how: How::Update }
}

fn keeper(path: &Path) -> Keeper {
    fs::write(path, PLAN).unwrap();
    Keeper::new(formations(), Some((path.to_owned(), PLAN.into())))
}

#[test]
fn an_edit_leaves_comments_and_every_other_line_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let plan = edited(&read(&path), "set balerdi value 25m");
    assert_eq!(keeper.save(&job(&path, 1, plan)), Outcome::Saved(None));
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN.replace("20m", "25m"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the plan");
}

#[test]
fn another_hands_changes_come_in_with_the_next_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let ours = edited(&read(&path), "bid balerdi 28m");
    fs::write(&path, PLAN.replace("Giovanni Leoni\"", "Giovanni Leoni\", value: \"18m\"").replace("1897", "1898"))
        .unwrap();
    let Outcome::Merged { plan, said } = keeper.save(&job(&path, 1, ours.clone())) else { panic!("not merged") };
    assert!(said.contains("another hand's changes are in"), "{said}");
    assert_eq!(*plan, edited(&ours, "set leoni value 18m"));
    assert_eq!(read(&path), *plan);
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("since 1898") && text.contains("// the first choice") && text.contains("// \"not for sale\"")
    );
    let next = edited(&plan, "stage leoni talks");
    assert_eq!(keeper.save(&job(&path, 2, next.clone())), Outcome::Saved(None), "and then it is known");
    assert_eq!(read(&path), next);
}

#[test]
fn what_both_changed_stays_ours_and_theirs_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let ours = edited(&read(&path), "set balerdi value 25m");
    let theirs = PLAN.replace("20m", "30m");
    fs::write(&path, &theirs).unwrap();
    let Outcome::Saved(Some(said)) = keeper.save(&job(&path, 1, ours.clone())) else { panic!("not told") };
    assert!(said.contains("both changed") && said.contains("plan.ron.theirs"), "{said}");
    assert_eq!(read(&path), ours);
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron.theirs")).unwrap(), theirs);
}

#[test]
fn a_file_left_unreadable_is_kept_beside_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let ours = edited(&read(&path), "set balerdi value 25m");
    fs::write(&path, "<<<<<<< HEAD\n").unwrap();
    let Outcome::Saved(Some(said)) = keeper.save(&job(&path, 1, ours.clone())) else { panic!("not told") };
    assert!(said.contains("unreadable") && said.contains("plan.ron.theirs"), "{said}");
    assert_eq!(read(&path), ours);
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron.theirs")).unwrap(), "<<<<<<< HEAD\n");
}

#[test]
fn two_instances_that_save_in_turn_come_to_the_same_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let (mut one, mut other) = (keeper(&path), keeper(&path));
    let (mut ours, mut theirs) = (read(&path), read(&path));
    for round in 0..20u64 {
        ours = edited(&ours, &format!("report balerdi round {round} source one"));
        ours = settled(one.save(&job(&path, round, ours.clone())), ours);
        theirs = edited(&theirs, &format!("report leoni round {round} source other"));
        theirs = settled(other.save(&job(&path, round, theirs.clone())), theirs);
    }
    ours = edited(&ours, "stage balerdi talks");
    ours = settled(one.save(&job(&path, 21, ours.clone())), ours);
    assert_eq!(read(&path), ours);
    let reports = |id: &str| ours.targets.entry(id).map(|(_, man)| man.profile.reports.len());
    assert_eq!((reports("balerdi"), reports("leoni")), (Some(20), Some(20)), "no report of either is lost");
}

fn settled(outcome: Outcome, saved: Plan) -> Plan {
    match outcome {
        Outcome::Merged { plan, .. } => (*plan).clone(),
        Outcome::Saved(None) => saved,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_texts_here_are_plans() {
    assert!(store::read_plan("p", PLAN, &formations()).is_ok());
}
