//! The tour of the sample, key by key.

use touchline::app::{JobKind, Msg, update};
use touchline::command::{Key, Screen};
use touchline::runtime;

use super::session::Session;

#[test]
fn ten_keys_lead_through_the_sample() {
    let mut model = runtime::open_sample().unwrap();
    let press = |model: &mut touchline::app::Model, key: &str| {
        let key: Key = key.parse().unwrap();
        for effect in update(model, Msg::Key(key)) {
            if let touchline::app::Effect::Start(job) = effect
                && job.kind() == JobKind::Text
            {
                update(model, Msg::Job(super::session::done(&job)));
            }
        }
    };
    for key in [":", "t", "o", "u", "r", "Enter"] {
        press(&mut model, key);
    }
    for (step, key) in ["j", "Enter", "Esc", "]", "t", "f", "3", "V", "1", "b"].into_iter().enumerate() {
        let says = model.tour_says().unwrap();
        assert!(says.contains(&format!("Tour {} of 10: press {key} – ", step + 1)), "{key}: {says}");
        // Another key does what it always does, and the tour waits.
        press(&mut model, "m");
        assert_eq!(model.tour, Some(step), "{key}");
        press(&mut model, key);
        assert_eq!(model.tour, Some(step + 1), "{key}: {}", model.status.text);
        let shown = match key {
            "3" | "V" => Screen::Calendar,
            _ => Screen::Board,
        };
        assert_eq!(model.screens.shown, shown, "{key}");
    }
    assert!(model.tour_says().unwrap().contains("That was the tour. ? tells every key"));
    assert_eq!(model.prompt().unwrap().line(), "bid leoni ", "the next target's");
    press(&mut model, "Esc");
    assert!(model.tour.is_some() && model.layers.is_empty(), "the line is closed first");
    press(&mut model, "Esc");
    assert_eq!(model.tour_says(), None);
}

#[test]
fn the_tour_names_keys_as_they_are_set() {
    let mut model = runtime::open_sample().unwrap();
    let own = [("back", vec!["Ctrl-g".to_owned()]), ("pitch", vec!["Alt-p".to_owned()])];
    let own = own.iter().map(|(command, keys)| (*command, keys.as_slice()));
    model.catalogue.keymap = model.catalogue.keymap.clone().with(own).ok().unwrap();
    model.tour = Some(0);
    while let Some(step) = model.tour.filter(|step| *step <= 10) {
        let says = model.tour_says().unwrap();
        assert!(!says.contains("Esc") && !says.contains("number"), "{says}");
        model.tour = Some(step + 1);
    }
}

#[test]
fn esc_ends_the_tour_and_a_plan_of_ones_own_has_none() {
    let mut session = Session::sample();
    session.press(":tour<Enter>j");
    assert_eq!(session.model.tour, Some(1));
    session.press("/gat<Enter><Esc>");
    assert_eq!(session.model.tour, None, "at any step");
    let mut session = Session::new();
    session.press(":tour<Enter>");
    assert_eq!(session.status(), "the tour is for the sample: start touchline without a file");
    assert!(session.is_refused() && session.model.tour.is_none());
}
