//! `touchline merge` by its exit code and what it says.

use std::fs;

use crate::{plan, sample, touchline};

/// What a merge of two sides says on standard error, and the plan that it leaves; it ends with a conflict.
fn conflict(ours: &[&str], theirs: &[&str]) -> (String, String) {
    let folder = sample();
    for name in ["base.ron", "theirs.ron"] {
        fs::copy(folder.path().join("plan.ron"), folder.path().join(name)).unwrap();
    }
    touchline(&folder, &[&["do", "plan.ron"], ours].concat()).success();
    touchline(&folder, &[&["do", "theirs.ron"], theirs].concat()).success();
    let ended = touchline(&folder, &["merge", "base.ron", "plan.ron", "theirs.ron"]).code(1);
    (String::from_utf8(ended.get_output().stderr.clone()).unwrap(), plan(&folder))
}

#[test]
fn deals_that_do_not_go_together_are_a_conflict_named_in_words() {
    let accepted = |sum: &str| [format!("bid leoni {sum}"), "answer leoni accepted".to_owned()];
    let (said, text) =
        conflict(&accepted("20m").each_ref().map(|line| &line[..]), &accepted("25m").each_ref().map(|line| &line[..]));
    assert!(said.contains("\n  deal of Leoni (two bids are open): ours "), "{said}");
    assert!(text.contains("\"20m\", answer: Accepted") && !text.contains("\"25m\", answer: Accepted"), "{text}");
    let sold = "sell kelly club Villa for 20m source Sky";
    for (theirs, rule) in [
        (&["renew kelly until 2030-06-30 source Sky"][..], "one side ended it, the other went on"),
        (&["bid kelly 25m club Roma", "answer kelly accepted club Roma"], "one side ended it, the other went on"),
        (&["sell kelly club Roma for loan 1m source Sky until 2026-06-30"], "one side ended it, the other went on"),
        (&["bid kelly 25m club Roma"], "he left, and an offer for him is pending"),
        (&["bid leoni 5m swap kelly=12m"], "in a swap for Leoni"),
    ] {
        let (said, text) = conflict(&[sold], theirs);
        assert!(said.contains(&format!("deal of Kelly ({rule}): ours ")), "{theirs:?}: {said}");
        assert!(text.contains("to: \"Villa\"") && !text.contains("Roma"), "{theirs:?}: {text}");
    }
}
