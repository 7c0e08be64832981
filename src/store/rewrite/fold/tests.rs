use super::super::tests::{after, id, read};
use super::super::{holds, spliced};
use super::*;
use crate::domain::Stance;
use crate::store::assets;
use crate::store::lexer::{Lexer, Token};
use crate::store::read::{read_part, read_plan};
use crate::store::write::write_plan;

/// A plan with lists and people whose text is easily misread.
const PEOPLE: &str = r##"// a
(format: 1, club: "C", tactic: (formation: "4-4-2", order: { "ST": ["d", "b"] }),
matches: [(on: "2025-06-19", versus: "]"), (on: "2025-08-24", versus: "Parma"), /* ] */], deadlines: [
    (name: "Camp", on: "2025-07-24"), // ]
], call_ups: [(name: "Cup", from: "2025-12-21", until: "2026-01-18", players: ["b"])], players: { // b
    "a": (name: "A )\"", positions: { GK: Natural }), // "
    /* ( */ "b": (name: r#"B "("#, positions: { CB: Natural }), // 'c
    "c": (name: "C", /* " */ positions: { CB: Natural }, notes: "n"), // c
    "d": (name: "(/*folded 0*/name:\"0\"", positions: { ST: Natural }),
    "e": (name: "E", positions: { ST: Natural }),
}, targets: { "f": (name: "F", positions: { ST: Natural }), "g": (name: "G", positions: { CB: Natural }, priority: 1) })
"##;

type PlanChange = fn(&mut Plan);

/// Changes that don't affect most people.
const CHANGES: &[PlanChange] = &[
    |plan| plan.club = "Other".into(),
    |plan| plan.tactic.order.clear(),
    |plan| plan.matches.truncate(1),
    |plan| plan.season_year = Some(2025),
    |plan| plan.players.get_mut(&id("c")).unwrap().shirt = Some(7),
    |plan| plan.players.get_mut(&id("c")).unwrap().profile.notes = None,
    |plan| plan.players.get_mut(&id("a")).unwrap().profile.rating = Some(80),
    |plan| plan.targets.get_mut(&id("f")).unwrap().priority = Some(2),
    |plan| plan.targets.get_mut(&id("g")).unwrap().seller = Stance::Refuses("no ) \" //".into()),
    |plan| plan.targets.remove(&id("f")),
    |plan| {
        let person = plan.targets.get(&id("f")).unwrap().clone();
        plan.targets.put(id("h"), person);
    },
    |plan| {
        let person = plan.players.get(&id("e")).unwrap().clone();
        plan.players.put(id("h"), person);
    },
    |plan| {
        let person = Player::new(plan.targets.get(&id("g")).unwrap().profile.clone());
        plan.targets.remove(&id("g"));
        plan.players.put(id("g"), person);
    },
];

#[test]
fn people_whom_an_edit_leaves_alone_are_folded_away_and_come_back_byte_for_byte() {
    for text in [PEOPLE, &PEOPLE.replace('\n', "\r\n"), &write_plan(&read(PEOPLE))] {
        let old = read(text);
        for change in CHANGES {
            let mut new = old.clone();
            change(&mut new);
            let folded = Folded::of(text, &Outline::of(text).unwrap(), &old, &new).unwrap();
            assert!(folded.text.len() < text.len());
            assert_eq!(folded.unfold(&folded.text).as_deref(), Some(text));
            after(text, change);
        }
    }
}

#[test]
fn what_ties_people_together_is_looked_at_in_the_whole() {
    let old = read(PEOPLE);
    let folds = |text: &str, change: PlanChange| {
        let mut new = old.clone();
        change(&mut new);
        Folded::of(text, &Outline::of(text).unwrap(), &old, &new).is_some()
    };
    assert!(folds(PEOPLE, |plan| plan.club = "Other".into()));
    assert!(!folds(PEOPLE, |plan| plan.players.remove(&id("e"))), "others may name him");
    assert!(
        !folds(PEOPLE, |plan| plan.targets.put(id("a"), plan.targets.get(&id("g")).unwrap().clone())),
        "a player's id"
    );
    assert!(!folds(&PEOPLE.replace("\"g\": ", "\"h\": (name: \"H\"), \"g\": "), |plan| plan.club = "Other".into()));

    let mut new = old.clone();
    new.club = "Other".into();
    let folded = Folded::of(PEOPLE, &Outline::of(PEOPLE).unwrap(), &old, &new).unwrap().text;
    let stand_in = &folded[folded.find("(/*folded").unwrap()..];
    let stand_in = &stand_in[..=stand_in.find(')').unwrap()];
    let text = PEOPLE.replace("// c", &format!("/* {stand_in} */ // c"));
    assert!(folds(&text, |plan| plan.club = "Other".into()), "what is cut out may say anything");
    let text = format!("{PEOPLE}/* {stand_in} */");
    assert!(!folds(&text, |plan| plan.club = "Other".into()), "who stands for others could not be told from a comment");
    assert_eq!(after(&text, |plan| plan.club = "Other".into()), text.replace("\"C\", tactic", "\"Other\", tactic"));
}

/// For each token: the text without it, with it twice, and with the next token before it.
fn broken(text: &str) -> Vec<String> {
    let tokens: Vec<Token> = Lexer::new(text).collect();
    let mut broken = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let (before, word, behind) = (&text[..token.start], &text[token.range()], &text[token.end..]);
        broken.push(format!("{before}{behind}"));
        broken.push(format!("{before}{word} {word}{behind}"));
        if let Some(next) = tokens.get(index + 1) {
            broken.push(format!("{before}{} {word}{}", &text[next.range()], &text[next.end..]));
        }
    }
    broken
}

#[test]
fn a_broken_splice_is_found_out_in_a_folded_text_as_it_would_be_in_the_whole() {
    let (old, formations) = (read(PEOPLE), assets::formations());
    let (mut refused, mut allowed) = (0, 0);
    for change in CHANGES.iter().take(9) {
        let mut new = old.clone();
        change(&mut new);
        let folded = Folded::of(PEOPLE, &Outline::of(PEOPLE).unwrap(), &old, &new).unwrap();
        let part = |text: &str| read_part(text, &formations, &new.players).ok();
        let right = spliced(&folded.text, (&folded.old, &folded.new), "\n", part).unwrap();
        for broken in broken(&right) {
            let holds_in_part = holds(&folded.text, &broken, Vec::new(), &folded.new, part);
            let Some(whole) = folded.unfold(&broken) else { continue };
            let read = |text: &str| read_plan("", text, &formations).ok();
            assert_eq!(holds_in_part, holds(PEOPLE, &whole, Vec::new(), &new, read), "{broken}");
            *(if holds_in_part { &mut allowed } else { &mut refused }) += 1;
        }
    }
    assert!(refused > 1000 && allowed < refused / 10, "{refused} refused, {allowed} allowed");
}
