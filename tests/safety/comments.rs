//! An edit leaves alone what it does not change.

use std::collections::HashMap;

use touchline::domain::Plan;
use touchline::store::{Rewritten, assets, rewrite, write_plan};

use crate::dress::{comments, dress, words};
use crate::edits::{edited, edited_often};
use crate::runs::runs;
use crate::seed::Chance;
use crate::{FORMATIONS, read};

/// Words beside a change that may change with it: the rest of the entry that holds it.
const ENTRY_WORDS: usize = 16;

struct Case {
    text: String,
    old: Plan,
    new: Plan,
}

fn case(seed: u64) -> Case {
    let mut chance = Chance(seed);
    let sample = read(assets::SAMPLE);
    let old = if chance.one_in(3) { sample } else { edited_often(&sample, 30, &mut chance) };
    let text = if chance.one_in(4) { assets::SAMPLE.to_owned() } else { dress(&write_plan(&old), &mut chance) };
    let old = read(&text);
    let new = edited(&old, &mut chance);
    Case { text, old, new }
}

/// What is wrong with a new text, if something is.
fn fault(Case { text, old, new }: &Case, rewritten: &str) -> Option<String> {
    if read(rewritten) != *new {
        return Some("another plan".into());
    }
    let (before, after) = (write_plan(old), write_plan(new));
    let (before, after) = (words(&before), words(&after));
    let same = |(a, b): &(&crate::dress::Word<'_>, &crate::dress::Word<'_>)| a.spelled == b.spelled;
    let begins = before.iter().zip(&after).take_while(same).count().saturating_sub(ENTRY_WORDS);
    let ends = before.iter().rev().zip(after.iter().rev()).take_while(same).count().saturating_sub(ENTRY_WORDS);
    // The sample writes its fields in an order of its own. A signing moves what it says of him from the targets to the
    // players, which may be next to each other: nothing tells then where the change ends.
    let held = words(text);
    if text != assets::SAMPLE && new.targets.len() >= old.targets.len() {
        let from = begins.checked_sub(1).map_or(0, |word| held[word].end);
        let until = held.len().checked_sub(ends).and_then(|word| held.get(word)).map_or(text.len(), |word| word.start);
        if !rewritten.starts_with(&text[..from]) || !rewritten.ends_with(&text[until..]) {
            return Some("bytes beside the edit".into());
        }
        let lost = lost(text, rewritten).into_iter().find(|(at, _)| !(from..until).contains(at));
        if let Some((_, comment)) = lost {
            return Some(format!("the comment {comment}"));
        }
    }
    (!removes(old, new))
        .then(|| lost(text, rewritten).first().map(|(_, comment)| format!("the comment {comment}")))
        .flatten()
}

/// Whether an edit took something out, whose comments go with it: anything but the one word of a field's value.
fn removes(old: &Plan, new: &Plan) -> bool {
    let (written, after) = (write_plan(old), write_plan(new));
    let (before, after) = (words(&written), words(&after));
    let same = |(a, b): &(&crate::dress::Word<'_>, &crate::dress::Word<'_>)| a.spelled == b.spelled;
    let begins = before.iter().zip(&after).take_while(same).count();
    let is_value = before.get(begins).is_some_and(|word| written[..word.start].ends_with(": "));
    let rest = before.len().min(after.len()) - begins;
    let ends = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(same).count();
    let replaced = before.len() - begins - ends;
    replaced > 1 || (replaced == 1 && !is_value)
}

/// The comments that are in the old text alone.
fn lost<'t>(old: &'t str, new: &str) -> Vec<(usize, &'t str)> {
    let mut there: HashMap<&str, usize> = HashMap::new();
    comments(new).into_iter().for_each(|(_, comment)| *there.entry(comment).or_default() += 1);
    let mut is_there = |comment: &str| match there.get_mut(comment).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            true
        }
        None => false,
    };
    comments(old).into_iter().filter(|(_, comment)| !is_there(comment)).collect()
}

#[test]
fn an_edit_changes_its_own_bytes_and_keeps_every_comment() {
    for seed in 0..runs(200) {
        let case = case(seed);
        let rewritten = rewrite(&case.text, &case.old, &case.new, &FORMATIONS);
        let Rewritten::Spliced(text) = &rewritten else { panic!("seed {seed}: written anew") };
        if let Some(fault) = fault(&case, text) {
            panic!("seed {seed}: {fault}");
        }
    }
}

#[test]
fn a_splice_that_forgets_a_comment_is_found_out() {
    let mut forgot = 0;
    for seed in 0..40 {
        let case = case(seed);
        let rewritten = rewrite(&case.text, &case.old, &case.new, &FORMATIONS);
        let changed = case.text.bytes().zip(rewritten.text().bytes()).take_while(|(a, b)| a == b).count();
        let mut behind = comments(rewritten.text()).into_iter().filter(|(at, _)| *at >= changed);
        let Some((at, comment)) = behind.next() else { continue };
        let forgetful = rewritten.text()[..at].to_owned() + &rewritten.text()[at + comment.len()..];
        if !removes(&case.old, &case.new) {
            forgot += 1;
            assert!(fault(&case, &forgetful).is_some(), "seed {seed}: {comment}");
        }
    }
    assert!(forgot > 10, "the twin forgot {forgot} comments");
}
