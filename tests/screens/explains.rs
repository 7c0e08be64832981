//! What the board says of itself: header, line of keys, errors, words.

use touchline::app::{Model, Msg, update};
use touchline::command::TABLE;
use touchline::desk::{Noticed, Seen, Tone};
use touchline::store::{assets, read_plan};
use touchline::ui;

use super::picture::{model, picture, press};
use super::{empty, with_back};

const WIDTHS: [u16; 11] = [60, 61, 70, 79, 80, 81, 95, 119, 120, 150, 200];

#[test]
fn club_day_and_cover_are_there_at_every_width() {
    for columns in WIDTHS {
        let mut model = model(columns, 24);
        for keys in ["", ":what-if Better sign balerdi<Enter>", ":assume Better<Enter>"] {
            press(&mut model, keys);
            let picture = picture(&mut model);
            let first = picture.lines().next().unwrap();
            assert!(first.starts_with(" Juv") && first.contains("17 Jun"), "{columns}: {first}");
            let cover = if model.asked.assumed.is_some() { "margin 2 · short 1 → 0" } else { "margin 2 · short 1" };
            assert!(first.contains(cover), "{columns}: {first}");
            assert!(
                ["sample", "no file", "not saved", "✗"].iter().any(|said| first.contains(said)),
                "{columns}: {first}"
            );
        }
    }
}

#[test]
fn the_header_names_what_is_assumed_at_every_width() {
    let header = |keys: &str, columns| {
        let mut model = model(columns, 24);
        press(&mut model, keys);
        picture(&mut model).lines().next().unwrap().to_owned()
    };
    let named = |columns| header(":what-if \"Gatti out\" lose gatti<Enter>:assume \"Gatti out\"<Enter>", columns);
    let several = |columns| {
        header(
            ":what-if \"Plan B\" lose gatti until 1 sep, sign balerdi, formation 4-3-3<Enter>:assume \"Plan B\"<Enter>",
            columns,
        )
    };
    for columns in WIDTHS {
        let (named, several) = (named(columns), several(columns));
        assert!(named.contains("Gat") && named.contains("margin 2 → 1 · short 1 → 2"), "{columns}: {named}");
        assert!(several.contains("Gat") && several.contains(" · short "), "{columns}: {several}");
        assert!(several.contains("Balerdi signed") || several.contains(", +2  margin"), "{columns}: {several}");
        assert!(named.starts_with(" Juv") && several.starts_with(" Juv"), "{columns}: {named} {several}");
    }
    assert!(several(80).contains("  ~ Gatti out, +2  "), "{}", several(80));
    assert!(several(120).contains("what if Plan B: Gatti out, Balerdi signed, 4-3-3"), "{}", several(120));
    assert!(named(120).contains("   what if Gatti out   "), "the name says it already: {}", named(120));

    // What does not hold is not named: Koulierakis is gone.
    let stale = |columns| {
        header(
            ":what-if Soon sign koulierakis, lose gatti<Enter>:remove koulierakis<Enter>:assume Soon<Enter>",
            columns,
        )
    };
    assert!(stale(120).contains("what if Soon: Gatti out  "), "{}", stale(120));
    let gone = header(":what-if Soon sign koulierakis<Enter>:remove koulierakis<Enter>:assume Soon<Enter>", 120);
    assert!(gone.contains("what if Soon: nothing of it holds"), "{gone}");
}

#[test]
fn the_first_steps_lead_to_a_board() {
    let mut model = empty(120, 36);
    for line in ui::FIRST_STEPS.iter().flat_map(|(_, lines)| *lines).filter(|line| !line.starts_with("import ")) {
        press(&mut model, &format!(":{line}<Enter>"));
        assert!(model.layers.is_empty() && model.status.tone != Tone::Refusal, "{line}: {}", model.status.text);
    }
    let picture = picture(&mut model);
    assert!(picture.contains("Injured · 1") && picture.contains("Silva") && picture.contains("~20m"), "{picture}");
}

#[test]
fn the_line_of_keys_has_more_parts_and_comes_round() {
    let mut model = model(80, 24);
    let keys = |model: &mut Model| picture(model).lines().nth(23).unwrap().to_owned();
    let first = keys(&mut model);
    assert!(first.starts_with("  b bid") && first.contains(", more Tab next pane"), "{first}");
    let mut seen = vec![first.clone()];
    loop {
        press(&mut model, ",");
        let part = keys(&mut model);
        if part == first {
            break;
        }
        assert!(!seen.contains(&part) && seen.len() < 40, "{part}");
        seen.push(part);
    }
    for entry in TABLE.iter().filter(|entry| entry.heard.at(model.mode(), model.screens.shown)) {
        let key = model.catalogue.keymap.usual_key(entry);
        let hint = key.map(|key| format!("{key} {}", entry.name));
        let needs = entry.needs.met(&model.context()).is_ok();
        assert!(!needs || hint.is_none_or(|hint| seen.iter().any(|part| part.contains(&hint))), "{}", entry.id);
    }
    press(&mut model, ",,");
    assert_ne!(keys(&mut model), first);
    press(&mut model, "j");
    assert_eq!(keys(&mut model), first, "any other key goes back to the first part");
}

#[test]
fn an_error_with_its_place_takes_its_own_lines() {
    for columns in [60, 80, 120] {
        let mut model = model(columns, 24);
        model.desk.document = touchline::desk::Document::in_file("plan.ron".into());
        let broken = assets::SAMPLE.replacen("CB: Natural", "CB: Natrual", 1);
        let why = read_plan("plan.ron", &broken, &model.catalogue.formations).err().unwrap().to_string();
        let noticed = Noticed { path: "plan.ron".into(), what: Seen::Unreadable(why) };
        update(&mut model, Msg::Noticed(noticed));
        let shown = picture(&mut model);
        let lines: Vec<&str> = shown.lines().take(24).collect();
        let place = lines.iter().position(|line| line.contains("^^^")).unwrap();
        let column = lines[place].find('^').unwrap();
        assert_eq!(lines[place - 1].find("Natrual"), Some(column), "{shown}");
        assert!(!shown.contains('␊'), "{shown}");
        press(&mut model, ".");
        let whole = picture(&mut model);
        assert!(whole.contains("Natrual") && !whole.contains('␊'), "{whole}");
    }
}

#[test]
fn the_example_of_each_word_shows_what_it_says() {
    for word in ui::GLOSSARY {
        let mut model = model(180, 60);
        assert!(!word.line.contains(word.shows), "{}: a line shows itself", word.word);
        let mut typed = String::new();
        for line in word.line.split(" · ") {
            press(&mut model, &format!(":{line}"));
            typed = picture(&mut model);
            press(&mut model, "<Enter>");
            assert_ne!(model.status.tone, Tone::Refusal, "{line}: {}", model.status.text);
        }
        let run = picture(&mut model);
        let shown = typed.contains(word.shows) || run.contains(word.shows);
        assert!(shown, "{} by {}:\n{typed}\n{run}", word.word, word.line);
    }
}

#[test]
fn the_key_that_closes_is_the_one_that_is_bound() {
    for (script, said) in [("?", "Ctrl-g closes"), ("V", "Ctrl-g stops"), (":quit<Enter>", "Leave? Ctrl-g stays")] {
        let mut model = with_back(model(120, 36), "Ctrl-g");
        press(&mut model, "jjjjj:stage balerdi talks<Enter>");
        press(&mut model, script);
        let picture = picture(&mut model);
        assert!(picture.contains(said) && !picture.contains("Esc"), "{picture}");
    }
}
