//! `touchline merge` by its exit code and what it says.

use std::fs;

use snapbox::str;

use crate::{SAMPLE, json, plan, sample, text_of, touchline};

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
fn messages_name_the_plan_and_the_sides_as_git_does() {
    let folder = sample();
    for (name, priority) in [("base.ron", "2"), ("a.ron", "8"), ("b.ron", "7"), ("c.ron", "two")] {
        fs::write(folder.path().join(name), SAMPLE.replace("priority: 2", &format!("priority: {priority}"))).unwrap();
    }
    let said = |theirs: &str, more: &[&str]| {
        let ended = touchline(&folder, &[&["merge", "base.ron", "a.ron", theirs], more].concat()).code(1);
        String::from_utf8(ended.get_output().stderr.clone()).unwrap()
    };
    let stash = ["--path", "plans/juve.ron", "--labels", "Updated upstream", "Stashed changes"];
    assert_eq!(
        said("b.ron", &stash),
        "plans/juve.ron: both sides changed the same; until you settle it (touchline plans/juve.ron), Updated upstream \
         stands:\n  priority of Leoni: Updated upstream 8, Stashed changes 7\n"
    );
    assert!(said("c.ron", &stash).starts_with("plans/juve.ron (Stashed changes):"), "{}", said("c.ron", &stash));
    let plain = "both sides changed the same; until you settle it (open the plan), ours stands:\n  priority of Leoni: ours 8, \
                 theirs 7\n";
    assert_eq!(said("b.ron", &[]), plain);
    assert_eq!(said("b.ron", &["--labels", "%X", "%Y"]), plain, "as a git before 2.44 hands them on");
    assert_eq!(said("b.ron", &["--labels", "", "- \u{1b}[31m"]), plain.replace("theirs 7", "- ␛[31m 7"));
    assert!(said("c.ron", &[]).starts_with("c.ron:"));
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

#[test]
fn entries_that_both_sides_made_otherwise_are_told_apart() {
    let absent = |matches: &str| format!("absent gatti suspension red from 2025-08-25 for {matches}");
    let (said, _) = conflict(&[&absent("2 matches in Serie A")], &[&absent("3 matches")]);
    let told = "absence from 2025-08-25 of Gatti: ours suspension red, for 2 matches in Serie A, theirs suspension red, for 3 matches\n";
    assert!(said.ends_with(told), "{said}");
    let (said, _) = conflict(&["match 2025-08-31 Genoa in Coppa"], &["match 2025-08-31 Genoa"]);
    assert!(said.ends_with("match on 2025-08-31: ours Genoa in Coppa, theirs Genoa\n"), "{said}");
    let injured = |back: &str| format!("absent gatti injury knee from 2025-06-10 back {back} source club");
    let (said, _) = conflict(&[&injured("2025-07-01")], &[&injured("2025-07-05")]);
    let told = "ours injury knee, back 2025-07-01 (club), theirs injury knee, back 2025-07-05 (club)\n";
    assert!(said.ends_with(told), "{said}");
}

#[test]
fn people_whom_both_sides_added_are_told_apart() {
    let sign = |sum: &str| format!("sign leoni until 2030-06-30 source club for {sum}");
    let (said, _) = conflict(&[&sign("18m")], &[&sign("19m")]);
    let [ours, theirs] = ["18m", "19m"].map(|sum| said.find(&format!("for {sum}")));
    assert!(ours.is_some() && ours < theirs, "{said}");
    let add = |positions: &str| format!("add-target silva António Silva plays {positions}");
    let (said, _) = conflict(&[&add("CB")], &[&add("CB RB")]);
    assert!(
        said.contains("ours António Silva (RB of Silva nothing), theirs António Silva (RB of Silva natural)"),
        "{said}"
    );
}

#[test]
fn a_difference_is_a_table_and_many_of_one_kind_are_summed_up() {
    let folder = sample();
    fs::copy(folder.path().join("plan.ron"), folder.path().join("before.ron")).unwrap();
    let difference = |words: &[&str]| text_of(&folder, &[&["diff", "before.ron", "plan.ron"], words].concat());
    assert_eq!(difference(&[]), "");
    let value = |id: &&str| format!("set {id} value 99m");
    let players = ["gatti", "kalulu", "kelly", "rugani", "savona", "cambiaso", "locatelli", "thuram", "weah", "milik"];
    let edits: Vec<String> = players.iter().map(value).chain(["bid leoni 20m".into()]).collect();
    let do_all = |edits: &[String]| {
        let words: Vec<&str> = ["do", "plan.ron"].into_iter().chain(edits.iter().map(String::as_str)).collect();
        touchline(&folder, &words).success();
    };
    do_all(&edits);
    assert_eq!(difference(&[]).lines().count(), 13, "ten of one kind are said one by one: {}", difference(&[]));
    let adding = (0..12).map(|at| format!("add-target new{at} New Person{at} plays CB"));
    let injuries = (10..22)
        .map(|day| format!("absent gatti injury knock from 2025-05-{day} back 2025-05-{} source club", day + 1));
    let more: Vec<String> =
        adding.chain(injuries).chain(["set mckennie value 99m".into(), "plan transfers 9m".into()]).collect();
    do_all(&more);
    touchline(&folder, &["diff", "before.ron", "plan.ron"]).success().stderr_eq("").stdout_eq(str![[r#"
what                                  before      after
transfer budget                       –           9m
stage of Leoni                        identified  approached
bid 20m by us on 2025-06-17 of Leoni  –           pending

11 changes of value: Gatti, Kalulu, Kelly and 8 more
12 changes of absence from …: Gatti
12 targets are new: Person0, Person1, Person2 and 9 more
--all says each

"#]]);
    let each = difference(&["--all"]);
    assert_eq!(each.lines().count(), 1 + 11 + 2 + 1 + 12 + 12, "{each}");
    assert!(each.contains("\ntarget Person7 "), "{each}");
    assert_eq!(json(&folder, &["diff", "before.ron", "plan.ron", "--json"]).as_array().unwrap().len(), 38);
}
