//! What git left unmerged, as it is asked of git, and what becomes of it in the plan's file.

use std::fs;
use std::path::Path;

use touchline::desk::{Desk, GitOperation, Keeper, Unmerged, save_now};
use touchline::domain::Origin::{self, Ours, Theirs};
use touchline::store::assets;

use crate::FORMATIONS;
use crate::git::{commit, git, repository};

/// A repository that stopped at a merge; git's own marks are in the file, or the driver's plan.
fn stopped(driver: bool) -> tempfile::TempDir {
    let folder = repository();
    if !driver {
        fs::remove_file(folder.path().join(".gitattributes")).unwrap();
        assert!(git(folder.path(), &["commit", "-qam", "no driver"]).status.success());
        assert!(git(folder.path(), &["branch", "-f", "theirs"]).status.success());
    }
    commit(folder.path(), "theirs", &[("stage: Approached", "stage: Talks"), ("priority: 2", "priority: 7")]);
    commit(folder.path(), "main", &[("stage: Approached", "stage: Off")]);
    assert!(!git(folder.path(), &["merge", "-q", "theirs"]).status.success());
    folder
}

fn found(path: &Path) -> Unmerged {
    Unmerged::find(path, &FORMATIONS).unwrap().unwrap()
}

/// A desk that has heard what git left, saved as far as it wants to be.
fn heard(path: &Path) -> (Desk, Keeper, Vec<String>) {
    let open = Desk::open(path, &FORMATIONS).or_else(|wrong| Desk::open_marked(path, &FORMATIONS)?.ok_or(wrong));
    let mut desk = open.unwrap();
    let mut keeper = Keeper::of(&mut desk, FORMATIONS.clone());
    let said = hear(&mut desk, &mut keeper, path);
    (desk, keeper, said)
}

fn hear(desk: &mut Desk, keeper: &mut Keeper, path: &Path) -> Vec<String> {
    let plan = desk.plan().clone();
    let found = Unmerged::find(path, &FORMATIONS).map_err(|why| why.to_string());
    let wanted = desk.heard_of_git(found.map(|found| Some(found?.taken_into(&plan, false))));
    save_now(desk, keeper, wanted).unwrap()
}

fn settle(desk: &mut Desk, keeper: &mut Keeper, side: Origin) {
    desk.take_side_of_all(side);
    let wanted = desk.settle().unwrap();
    assert!(save_now(desk, keeper, wanted).unwrap().is_empty());
    assert!(desk.document.is_safe());
}

fn chosen(stage: &str) -> String {
    assets::SAMPLE.replace("stage: Approached", stage).replace("priority: 2", "priority: 7")
}

#[test]
fn each_side_can_be_taken_and_changed_again_before_git_is_told() {
    for driver in [true, false] {
        let folder = stopped(driver);
        let path = folder.path().join("plan.ron");
        for (side, text) in [(Theirs, "stage: Talks"), (Ours, "stage: Off"), (Theirs, "stage: Talks")] {
            let left = fs::read_to_string(&path).unwrap();
            let (mut desk, mut keeper, said) = heard(&path);
            assert_eq!(said, ["both changed stage of Balerdi: ours stands"]);
            assert_eq!(fs::read_to_string(&path).unwrap(), left, "nothing is written before it is settled");
            let had = desk.settling[0].choices[0];
            assert_eq!(had, left.contains("stage: Talks").then_some(Theirs).filter(|_| !left.contains("<<<<<<<")));
            settle(&mut desk, &mut keeper, side);
            assert_eq!(fs::read_to_string(&path).unwrap(), chosen(text), "driver {driver}, {side}");
            assert_eq!(names(folder.path()), ["plan.ron"], "nothing is left beside it");
        }
        git(folder.path(), &["add", "plan.ron"]);
        assert_eq!(Unmerged::find(&path, &FORMATIONS).unwrap(), None);
    }
}

#[test]
fn an_operation_that_git_tells_late_makes_no_other_conflict() {
    for settled_before in [false, true] {
        let folder = stopped(true);
        let (path, sign) = (folder.path().join("plan.ron"), folder.path().join(".git/MERGE_HEAD"));
        let told = fs::read(&sign).unwrap();
        fs::remove_file(&sign).unwrap();
        let (mut desk, mut keeper, said) = heard(&path);
        assert_eq!(said, ["both changed stage of Balerdi: ours stands"]);
        assert!(desk.settling[0].sides("plan.ron").starts_with("Git stopped at a change"));
        desk.take_side_of_all(Theirs);
        if settled_before {
            settle(&mut desk, &mut keeper, Theirs);
        }
        fs::write(&sign, told).unwrap();
        assert!(hear(&mut desk, &mut keeper, &path).is_empty(), "it is not asked again");
        if !settled_before {
            assert!(desk.settling[0].sides("plan.ron").starts_with("Git stopped at a merge"));
            assert_eq!(desk.settling[0].choices, [Some(Theirs)], "what was chosen stays");
            settle(&mut desk, &mut keeper, Theirs);
        }
        assert!(hear(&mut desk, &mut keeper, &path).is_empty() && desk.settling.is_empty());
        assert_eq!(fs::read_to_string(&path).unwrap(), chosen("stage: Talks"));
    }
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with(".git")).collect();
    names.sort();
    names
}

#[test]
fn what_was_typed_between_the_marks_is_kept_beside_the_file() {
    let folder = stopped(false);
    let path = folder.path().join("plan.ron");
    let typed = fs::read_to_string(&path).unwrap().replacen("stage: Off", "stage: Off /* Longo */", 1);
    fs::write(&path, &typed).unwrap();
    let (mut desk, mut keeper, _) = heard(&path);
    desk.take_side_of_all(Ours);
    let wanted = desk.settle().unwrap();
    let said = save_now(&mut desk, &mut keeper, wanted).unwrap();
    assert_eq!(said, [format!("the external version is kept in {}.theirs", path.display())]);
    assert_eq!(fs::read_to_string(&path).unwrap(), chosen("stage: Off"));
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron.theirs")).unwrap(), typed);
}

#[test]
fn what_goes_together_is_merged_and_saved_without_a_question() {
    let folder = repository();
    fs::write(folder.path().join(".gitattributes"), "").unwrap();
    git(folder.path(), &["commit", "-qam", "no driver"]);
    git(folder.path(), &["branch", "-f", "theirs"]);
    commit(folder.path(), "theirs", &[("187, value: \"20m\"", "187, value: \"25m\"")]);
    commit(folder.path(), "main", &[("187, value: \"20m\"", "188, value: \"20m\"")]);
    assert!(!git(folder.path(), &["merge", "-q", "theirs"]).status.success());
    let path = folder.path().join("plan.ron");
    let (desk, _, said) = heard(&path);
    let shown = path.display();
    assert_eq!(said, [format!("git left {shown} unmerged, and both sides go together: git add {shown} tells git")]);
    assert!(desk.settling.is_empty());
    let both = assets::SAMPLE.replacen("187, value: \"20m\"", "188, value: \"25m\"", 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), both);
}

#[test]
fn a_file_that_a_driver_left_on_our_side_gets_what_theirs_alone_changed() {
    let folder = stopped(true);
    let path = folder.path().join("plan.ron");
    fs::write(&path, assets::SAMPLE.replace("stage: Approached", "stage: Off")).unwrap();
    let (mut desk, mut keeper, _) = heard(&path);
    assert_eq!(fs::read_to_string(&path).unwrap(), chosen("stage: Off"));
    settle(&mut desk, &mut keeper, Theirs);
    assert_eq!(fs::read_to_string(&path).unwrap(), chosen("stage: Talks"));
}

#[test]
fn what_was_edited_since_stays_beside_the_choice() {
    let folder = stopped(true);
    let path = folder.path().join("plan.ron");
    let edited = fs::read_to_string(&path).unwrap().replacen("priority: 3", "priority: 9", 1);
    fs::write(&path, &edited).unwrap();
    let (mut desk, mut keeper, _) = heard(&path);
    settle(&mut desk, &mut keeper, Theirs);
    assert_eq!(fs::read_to_string(&path).unwrap(), edited.replace("stage: Off", "stage: Talks"));
}

#[test]
fn who_settles_it_with_git_is_not_asked_any_more() {
    let folder = stopped(true);
    let path = folder.path().join("plan.ron");
    let (mut desk, mut keeper, _) = heard(&path);
    assert!(hear(&mut desk, &mut keeper, &path).is_empty(), "it is asked once");
    assert_eq!(desk.settling.len(), 1);
    git(folder.path(), &["add", "plan.ron"]);
    assert!(hear(&mut desk, &mut keeper, &path).is_empty());
    assert!(desk.settling.is_empty());
}

#[test]
fn a_side_that_is_missing_or_no_plan_is_told_of() {
    let folder = repository();
    let path = folder.path().join("plan.ron");
    commit(folder.path(), "theirs", &[("stage: Approached", "stage: Talks")]);
    git(folder.path(), &["checkout", "-q", "main"]);
    git(folder.path(), &["rm", "-q", "plan.ron"]);
    git(folder.path(), &["commit", "-qm", "gone"]);
    assert!(!git(folder.path(), &["merge", "-q", "theirs"]).status.success());
    let why = Unmerged::find(&path, &FORMATIONS).unwrap_err().to_string();
    assert!(why.starts_with("one side removed it: git add /"), "{why}");

    let folder = repository();
    let path = folder.path().join("plan.ron");
    commit(folder.path(), "theirs", &[("priority: 2", "priority: two")]);
    commit(folder.path(), "main", &[("stage: Approached", "stage: Off")]);
    let output = git(folder.path(), &["merge", "-q", "theirs"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("plan.ron (theirs):"), "{said}");
    let why = Unmerged::find(&path, &FORMATIONS).unwrap_err().to_string();
    assert!(why.contains("plan.ron (theirs):") && why.contains("found two, expected"), "{why}");
}

#[test]
fn git_has_nothing_to_say_where_all_is_merged_or_there_is_no_repository() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, assets::SAMPLE).unwrap();
    assert_eq!(Unmerged::find(&path, &FORMATIONS).unwrap(), None);
    assert_eq!(Unmerged::find(&folder.path().join("none.ron"), &FORMATIONS).unwrap(), None);
    assert!(Desk::open_marked(&path, &FORMATIONS).unwrap().is_none());
    fs::write(&path, format!("<<<<<<< ours\n{}", assets::SAMPLE)).unwrap();
    assert!(Desk::open_marked(&path, &FORMATIONS).unwrap().is_none(), "marks that are nobody's");
    let folder = repository();
    assert_eq!(Unmerged::find(&folder.path().join("plan.ron"), &FORMATIONS).unwrap(), None);
}

#[test]
fn a_plan_deep_in_a_repository_and_behind_a_link_is_found() {
    let folder = repository();
    let deep = folder.path().join("2025 26");
    fs::create_dir(&deep).unwrap();
    git(folder.path(), &["mv", "plan.ron", "2025 26/[plan] é.ron"]);
    git(folder.path(), &["commit", "-qm", "deep"]);
    git(folder.path(), &["branch", "-f", "theirs"]);
    let path = deep.join("[plan] é.ron");
    for (branch, stage) in [("theirs", "Talks"), ("main", "Off")] {
        git(folder.path(), &["checkout", "-q", branch]);
        let text = fs::read_to_string(&path).unwrap().replace("stage: Approached", &format!("stage: {stage}"));
        fs::write(&path, text).unwrap();
        git(folder.path(), &["commit", "-qam", branch]);
    }
    assert!(!git(folder.path(), &["cherry-pick", "theirs"]).status.success());
    let outside = tempfile::tempdir().unwrap();
    let link = outside.path().join("link.ron");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    for path in [&path, &link] {
        let found = found(path);
        assert_eq!((found.operation, found.merged.conflicts.len()), (GitOperation::CherryPick, 1));
    }
}
