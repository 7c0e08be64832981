//! Texts longer than the screen, and where they are scrolled.

use touchline::app::{Effect, JobKind, Model, Msg, update};

use super::picture::{done, model, picture, press};

/// Opens the answer to the key's question.
fn ask(model: &mut Model, key: &str) {
    for effect in update(model, Msg::Key(key.parse().unwrap())) {
        if let Effect::Start(job) = effect
            && job.kind() == JobKind::Text
        {
            update(model, Msg::Job(done(&job)));
        }
    }
}

#[test]
fn a_text_that_was_scrolled_past_its_end_scrolls_back_at_once() {
    for (screen, text, down, up) in [
        ("", "?", "<Down>", "<Up>"),
        ("", "<Enter>", "j", "k"),
        ("3", "V", "j", "k"),
        ("4<Tab>", "", "j", "k"),
        ("", ":assume nobody<Enter>.", "j", "k"),
    ] {
        let mut model = model(60, 15);
        for name in 0..60 {
            press(&mut model, &format!(":what-if a-name-that-is-long-{name} lose gatti<Enter>"));
        }
        press(&mut model, screen);
        match text {
            "V" => ask(&mut model, text),
            text => press(&mut model, text),
        }
        let begin = picture(&mut model);
        press(&mut model, &down.repeat(1500));
        let end = picture(&mut model);
        assert_ne!(end, begin, "{screen}{text} has more lines than the screen");
        press(&mut model, up);
        assert_ne!(picture(&mut model), end, "{screen}{text}");
        press(&mut model, &down.repeat(2));
        assert_eq!(picture(&mut model), end, "{screen}{text}");
    }
}

#[test]
fn the_end_of_a_wrapped_text_is_reached() {
    let mut model = model(60, 15);
    let names = (0..60).map(|name| format!("a-name-that-is-long-{name}")).collect::<Vec<_>>().join(" ");
    for name in names.split(' ') {
        press(&mut model, &format!(":what-if {name} lose gatti<Enter>"));
    }
    press(&mut model, ":assume nobody<Enter>.");
    for _ in 0..40 {
        press(&mut model, "j");
        picture(&mut model);
    }
    assert!(picture(&mut model).contains("long-59"), "{}", picture(&mut model));
}

#[test]
fn the_sheet_beside_the_squad_has_not_the_focus_of_the_boards() {
    let [mut focused, mut plain] = [model(200, 50), model(200, 50)];
    press(&mut focused, "<Enter>5");
    press(&mut plain, "5");
    assert_eq!(picture(&mut focused), picture(&mut plain));
}
