//! What docs/sharing.md sets up in git does what the page says.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;
use touchline::store::assets::SAMPLE;

use super::examples::{folder, shell};
use super::pages::pages;

/// A repository with the page's set-up, whose first commit is the sample in `plan.ron`.
fn repository() -> TempDir {
    let page = pages().into_iter().find(|page| page.name == "docs/sharing.md").unwrap();
    let folder = folder();
    let sets_up = ["git config merge.", "gitattributes", "hooks/pre-commit"];
    let blocks = page.blocks().into_iter().filter(|block| block.kind == "sh");
    let blocks: Vec<_> = blocks.filter(|block| sets_up.iter().any(|words| block.text.contains(words))).collect();
    for words in sets_up {
        let block = blocks.iter().find(|block| block.text.contains(words)).unwrap();
        done(&folder, block.text);
    }
    write(&folder, SAMPLE);
    done(&folder, "git config user.name Test && git config user.email test@example.org && git checkout -q -b main");
    done(&folder, "git add plan.ron .gitattributes && git commit -qm sample");
    folder
}

fn write(folder: &TempDir, text: &str) {
    fs::write(folder.path().join("plan.ron"), text).unwrap();
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said)).concat()
}

fn done(folder: &TempDir, lines: &str) -> String {
    let output = shell(folder.path(), lines);
    assert!(output.status.success(), "{lines}\n{}", said(&output));
    said(&output)
}

/// The lines of a diff that are new or gone.
fn changed(told: &str) -> Vec<&str> {
    let is_change = |line: &&str| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---");
    told.lines().filter(is_change).collect()
}

#[test]
fn git_log_tells_bids_and_absences_in_words() {
    let folder = repository();
    done(&folder, "touchline do plan.ron 'bid leoni 20m source Sky' 'ended bremer 2025-06-18' && git commit -qam deal");
    let told = done(&folder, "git log -1 -p -U0 --format=%s");
    assert_eq!(
        changed(&told),
        [
            "-absence of Bremer: injury cruciate ligament · 2024-10-02",
            "+absence of Bremer: injury cruciate ligament, back 2025-06-18 · 2024-10-02",
            "-stage of Leoni: identified",
            "+stage of Leoni: approached",
            "+bid of Leoni: 20m by us, pending · 2025-06-17 · Sky",
        ]
    );
    assert!(done(&folder, "git log -1 -p --no-textconv").contains("+            bids: [(on: \"2025-06-17\""));
}

#[test]
fn a_version_that_cannot_be_read_is_shown_as_it_is() {
    let folder = repository();
    write(&folder, &SAMPLE.replacen("priority: 2", "priority: two", 1));
    done(&folder, "git commit -qam broken --no-verify");
    write(&folder, &SAMPLE.replacen("priority: 2", "priority: 7", 1));
    done(&folder, "git commit -qam mended");
    let told = done(&folder, "git log -p -U0 --format=%s");
    assert!(changed(&told).contains(&"-            priority: two, stage: Identified,"), "{told}");
    assert!(changed(&told).contains(&"+priority of Leoni: 7"), "{told}");
    let sample = changed(told.rsplit("\nsample\n").next().unwrap());
    assert!(sample.contains(&"+report of Balerdi: Marseille will not open talks · 2025-06-17 · Tuttojuve"), "{told}");
}

#[test]
fn the_hook_refuses_what_is_staged_and_cannot_be_read() {
    let folder = repository();
    let broken = SAMPLE.replacen("priority: 2", "priority: two", 1);
    write(&folder, &broken);
    let refused = shell(folder.path(), "git commit -qam broken");
    let why = said(&refused);
    assert!(!refused.status.success() && why.contains("./plan.ron:267:23: found two, expected"), "{why}");
    assert_eq!(done(&folder, "git log --format=%s"), "sample\n");
    // What is staged counts, not what is in the file.
    write(&folder, &SAMPLE.replacen("priority: 2", "priority: 7", 1));
    done(&folder, "git add plan.ron");
    write(&folder, &broken);
    done(&folder, "git commit -qm staged");
    let names = ["my plans/another one.ron", "-x.ron"];
    for name in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).unwrap();
        fs::write(path, &broken).unwrap();
    }
    let refused = shell(folder.path(), "git checkout -q plan.ron; git add -- 'my plans' ./-x.ron; git commit -qm more");
    let why = said(&refused);
    assert!(!refused.status.success(), "{why}");
    for name in names {
        assert!(why.contains(&format!("./{name}:267:23:")), "{why}");
    }
    done(
        &folder,
        "git rm -q --cached -- 'my plans/another one.ron' ./-x.ron; git rm -q plan.ron && git commit -qm gone",
    );
}

#[test]
fn git_merges_what_both_sides_changed() {
    let folder = repository();
    done(&folder, "git branch theirs && touchline do plan.ron 'bid leoni 20m' && git commit -qam ours");
    done(&folder, "git checkout -q theirs && touchline do plan.ron 'set leoni value 25m' && git commit -qam theirs");
    done(&folder, "git checkout -q main && git merge -q -m both theirs");
    let told = done(&folder, "touchline show plan.ron");
    assert!(told.contains("value of Leoni: 25m\n") && told.contains("\nbid of Leoni: 20m by us, pending"), "{told}");
}
