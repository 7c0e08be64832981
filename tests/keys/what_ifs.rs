//! What-ifs at the keyboard: begun for somebody, weighed while they are typed, shown, and lifted.

use touchline::app::{Model, Msg, Reading, update};
use touchline::runtime;

use super::session::{Session, keys};

/// The sample: on 17 June, five of the six backs that it wants can play, and three forwards.
fn sample() -> Model {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(120, 36));
    model
}

fn press(model: &mut Model, script: &str) {
    keys(script).into_iter().for_each(|key| drop(update(model, Msg::Key(key))));
}

fn line(model: &Model) -> &str {
    model.prompt().map_or("", |prompt| prompt.line())
}

fn says(model: &Model) -> Vec<String> {
    match model.prompt().map(|prompt| &prompt.reading) {
        Some(Reading::Ready { says, .. }) => says.clone(),
        _ => Vec::new(),
    }
}

#[test]
fn a_key_supposes_that_the_selected_person_is_out_or_signed() {
    let mut session = Session::new();
    session.press("~");
    assert_eq!(line(&session.model), "what-if \"Balerdi signed\" sign balerdi ");
    session.press("<Enter>");
    assert_eq!(session.model.status.text, "what-if Balerdi signed; 0 shows the plan as it is");
    assert_eq!(session.model.asked.assumed.as_ref().map(|assumed| assumed.name.as_str()), Some("Balerdi signed"));

    // On top of it, whoever is selected: he himself is a player now.
    session.press("5~");
    let first = line(&session.model).to_owned();
    assert!(first.starts_with("what-if \"Balerdi signed, ") && first.contains(" out\" sign balerdi, lose "), "{first}");
    session.press("<Esc>0");
    assert!(session.model.asked.assumed.is_none());
    assert_eq!(session.model.status.text, "the plan as it is");
    session.press("0");
    assert_eq!(session.model.status.text, "the screens show the plan as it is already");
}

#[test]
fn until_when_he_is_out_may_follow() {
    let mut model = sample();
    for screen in ["1<Tab><Tab>", "2", "3", "5"] {
        press(&mut model, &format!("{screen}~"));
        assert!(line(&model).ends_with(" ") && line(&model).contains(" out\" lose "), "{screen}: {}", line(&model));
        press(&mut model, "<Esc>");
    }
    press(&mut model, "1/gatti<Enter>");
    press(&mut model, "5~<Tab>1 sep");
    assert_eq!(line(&model), "what-if \"Gatti out\" lose gatti until 1 sep");
    press(&mut model, "<Enter>");
    assert_eq!(
        model.kept_plan().what_if("Gatti out").unwrap().assumptions[0].to_string(),
        "lose gatti until 2025-09-01"
    );
    // The same key brings it back, to be changed.
    press(&mut model, "~");
    assert_eq!(line(&model), "what-if \"Gatti out\" lose gatti until 2025-09-01 ");
    press(&mut model, "<Esc>0~");
    assert_eq!(line(&model), "what-if \"Gatti out\" lose gatti until 2025-09-01 ");
    press(&mut model, "<Esc>u");
    assert!(model.asked.assumed.is_none() && model.kept_plan().what_ifs.is_empty(), "undone, and nothing assumed");
}

#[test]
fn a_name_that_another_what_if_has_gets_a_number() {
    let mut session = Session::new();
    session.press(":what-if \"Balerdi signed\" lose gatti<Enter>0~");
    assert_eq!(line(&session.model), "what-if \"Balerdi signed 2\" sign balerdi ");
}

#[test]
fn the_line_weighs_a_what_if_before_it_is_kept() {
    let mut model = sample();
    press(&mut model, ":what-if \"Gatti out\" lose gatti");
    // By hand: without Gatti four backs are there. They want six, so two are missing; two more absences may leave two
    // for three places, so one may be missing, where the three forwards allowed two before.
    assert_eq!(says(&model)[..2], ["what if Gatti out", "margin 2 → 1 · short 1 → 2"]);
    // In July 2026 nobody covers a place any more, with or without him.
    assert!(says(&model)[2].starts_with("worst of 60 weeks: margin "), "{:?}", says(&model));

    let shown = (model.asked.answers.cover.margin, model.asked.answers.cover.shortfall);
    assert_eq!(shown, (2, 1), "nothing is assumed yet");
    press(&mut model, "<Enter>");
    let shown = (model.asked.answers.cover.margin, model.asked.answers.cover.shortfall);
    assert_eq!(shown, (1, 2), "what the line said is what the board shows");

    // From a later day on, the day that is shown stays as it is.
    press(&mut model, "0:what-if Late lose gatti from 2025-07-14 until 2025-07-20");
    assert_eq!(says(&model)[..2], ["what if Gatti out from 2025-07-14 until 2025-07-20", "margin 2 · short 1"]);
    // What changes nothing is said to.
    press(&mut model, "<Ctrl-u>what-if Odd back yildiz 2025-08-01");
    let Some(Reading::Ready { warning, .. }) = model.prompt().map(|prompt| &prompt.reading) else {
        panic!("not ready")
    };
    assert!(warning.as_deref().is_some_and(|why| why.contains("Yıldız")), "{warning:?}");
}

#[test]
fn the_kept_ones_are_listed_taken_up_changed_and_removed() {
    let mut session = Session::new();
    session.press("7");
    assert!(session.model.screens.what_ifs.line(&session.model.asked).is_none());
    session.press("<Enter>");
    assert_eq!(session.model.status.text, "no what-if is kept that could be selected");
    session.press(":what-if Soon sign balerdi from 2025-06-18, lose gatti<Enter>:what-if \"Gatti out\" lose gatti until 2025-09-01<Enter>");
    let listed = session.model.screens.what_ifs.answer().unwrap();
    let assumes: Vec<&str> =
        (0..2).filter_map(|line| listed.what_ifs.get(line)).map(|held| held.assumes.as_str()).collect();
    assert_eq!(assumes, ["Balerdi signed from 2025-06-18, Gatti out", "Gatti out until 2025-09-01"]);
    let assumed = |session: &Session| session.model.asked.assumed.as_ref().map(|assumed| assumed.name.clone());
    assert_eq!(
        (assumed(&session).as_deref(), session.model.screens.what_ifs.line(&session.model.asked)),
        (Some("Gatti out"), Some(1))
    );

    session.press("k<Enter>");
    assert_eq!((session.status(), assumed(&session).as_deref()), ("what if: Soon", Some("Soon")));
    session.press("e");
    assert_eq!(line(&session.model), "what-if Soon sign balerdi from 2025-06-18, lose gatti ");
    session.press("<Esc>X");
    assert_eq!(line(&session.model), "remove-what-if Soon ");
    session.press("<Enter>");
    assert_eq!((assumed(&session), session.plan().what_ifs.len()), (None, 1), "what is gone is not assumed");
    assert_eq!(session.model.screens.what_ifs.line(&session.model.asked), Some(0));
    session.press("y");
    let Some(touchline::app::Effect::Copy(words)) = session.effects.first() else { panic!("nothing is copied") };
    let said = "Juventus, 17 Jun 2025: what if Gatti is out until 1 Sep 2025: margin ";
    assert!(words.starts_with(said), "{words}");
}

#[test]
fn the_list_says_what_the_board_says_once_it_is_taken_up() {
    let mut model = sample();
    press(&mut model, "~<Enter>0:what-if \"Gatti out\" lose gatti until 2025-09-01<Enter>0:date 2025-08-20<Enter>7");
    for _ in 0..2 {
        let list = &model.screens.what_ifs;
        let said = list.answer().unwrap().what_ifs.get(list.line(&model.asked).unwrap()).unwrap().would_be[0].clone();
        press(&mut model, "<Enter>");
        let (before, after) = (&model.asked.before.as_ref().unwrap().cover, &model.asked.answers.cover);
        let change =
            |before: String, after: String| if before == after { after } else { format!("{before} → {after}") };
        let shown = format!(
            "margin {} · short {}",
            change(before.margin.to_string(), after.margin.to_string()),
            change(before.shortfall.to_string(), after.shortfall.to_string())
        );
        assert_eq!(said, shown);
        press(&mut model, "0k");
    }
}
