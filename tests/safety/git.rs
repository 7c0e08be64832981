//! The merge driver in a real repository.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use touchline::store::assets;

const PROGRAM: &str = env!("CARGO_BIN_EXE_touchline");

pub(crate) fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]).args(arguments);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().unwrap()
}

/// A repository with the sample in it, the driver set up, and one commit.
pub(crate) fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("plan.ron"), assets::SAMPLE).unwrap();
    fs::write(path.join(".gitattributes"), "*.ron merge=touchline\n").unwrap();
    let driver = format!("\"{PROGRAM}\" merge %O %A %B --path %P --labels %X %Y");
    for arguments in [
        &["init", "-q", "-b", "main"][..],
        &["config", "merge.touchline.driver", &driver],
        &["add", "."],
        &["commit", "-qm", "base"],
        &["branch", "theirs"],
    ] {
        assert!(git(path, arguments).status.success(), "{arguments:?}");
    }
    folder
}

/// Changes the plan on a branch by replacing words.
pub(crate) fn commit(folder: &Path, branch: &str, changes: &[(&str, &str)]) {
    assert!(git(folder, &["checkout", "-q", branch]).status.success());
    let held = fs::read_to_string(folder.join("plan.ron")).unwrap();
    let changed = changes.iter().fold(held, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    fs::write(folder.join("plan.ron"), changed).unwrap();
    assert!(git(folder, &["commit", "-qam", branch]).status.success());
}

fn merged(folder: &Path) -> (Output, String) {
    let output = git(folder, &["merge", "-q", "-m", "both", "theirs"]);
    (output, fs::read_to_string(folder.join("plan.ron")).unwrap())
}

#[test]
fn git_merges_neighbouring_fields_and_keeps_the_comments() {
    let folder = repository();
    commit(folder.path(), "theirs", &[("value: \"20m\", // on 2025-06-02", "value: \"25m\", // on 2025-06-02")]);
    commit(
        folder.path(),
        "main",
        &[("foot: Right, height_cm: 187, value: \"20m\"", "foot: Both, height_cm: 187, value: \"20m\"")],
    );
    let (output, text) = merged(folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let line = "foot: Right, height_cm: 187, value: \"20m\", // on 2025-06-02";
    assert_eq!(text, assets::SAMPLE.replace(line, "foot: Both, height_cm: 187, value: \"25m\", // on 2025-06-02"));
}

#[test]
fn git_stops_at_a_conflict_which_is_named() {
    let folder = repository();
    commit(folder.path(), "theirs", &[("stage: Approached", "stage: Talks"), ("priority: 2", "priority: 7")]);
    commit(folder.path(), "main", &[("stage: Approached", "stage: Off")]);
    let (output, text) = merged(folder.path());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    let named = "plan.ron: both sides changed the same; until you settle it (touchline plan.ron), HEAD stands:\n  stage of \
                 Balerdi: HEAD off, theirs talks\n";
    assert!(said.contains(named), "{said}");
    assert_eq!(text, assets::SAMPLE.replace("stage: Approached", "stage: Off").replace("priority: 2", "priority: 7"));
    let unmerged = git(folder.path(), &["diff", "--name-only", "--diff-filter=U"]);
    assert_eq!(String::from_utf8_lossy(&unmerged.stdout), "plan.ron\n");
}

#[test]
fn comments_of_the_side_that_wrote_some_are_kept() {
    let folder = repository();
    commit(folder.path(), "theirs", &[("priority: 2", "priority: 7 /* at last */")]);
    commit(folder.path(), "main", &[("stage: Approached", "stage: Off")]);
    let (output, text) = merged(folder.path());
    assert!(output.status.success());
    assert_eq!(
        text,
        assets::SAMPLE.replace("stage: Approached", "stage: Off").replace("priority: 2", "priority: 7 /* at last */")
    );
}

#[test]
fn a_file_that_does_not_read_is_left_as_it_is() {
    let folder = repository();
    commit(folder.path(), "theirs", &[("priority: 2", "priority: two")]);
    commit(folder.path(), "main", &[("stage: Approached", "stage: Off")]);
    let (output, text) = merged(folder.path());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && said.contains("plan.ron (theirs):") && said.contains("found two, expected"),
        "{said}"
    );
    assert_eq!(text, assets::SAMPLE.replace("stage: Approached", "stage: Off"));
}

#[test]
fn a_difference_is_told_in_words_and_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
    fs::write(&a, assets::SAMPLE).unwrap();
    fs::write(
        &b,
        assets::SAMPLE.replace("stage: Approached", "stage: Off").replace(", foot: Left, value: \"22m\"", ""),
    )
    .unwrap();
    let told = |arguments: &[&str]| {
        let output = Command::new(PROGRAM).arg("diff").args([&a, &b]).args(arguments).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        told(&[]),
        "what              before      after\nstage of Balerdi  approached  off\nfoot of Lucumí    left        –\nvalue of Lucumí   22m         –\n"
    );
    let json: serde_json::Value = serde_json::from_str(&told(&["--json"])).unwrap();
    assert_eq!(json[0], serde_json::json!({"what": "stage of Balerdi", "before": "approached", "after": "off"}));
    assert_eq!(json[1]["after"], serde_json::Value::Null);
}

#[test]
fn after_a_stash_the_sides_have_the_names_that_git_gives_them() {
    let folder = repository();
    let path = folder.path();
    fs::write(path.join("plan.ron"), assets::SAMPLE.replace("priority: 2", "priority: 7")).unwrap();
    assert!(git(path, &["stash", "-q"]).status.success());
    commit(path, "main", &[("priority: 2", "priority: 8")]);
    let output = git(path, &["stash", "pop"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("\n  priority of Leoni: Updated upstream 8, Stashed changes 7\n"), "{said}");
}
