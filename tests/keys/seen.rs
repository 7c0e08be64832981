//! Keys act on what is seen, and on nothing behind it.

use touchline::app::{Effect, Layer, Msg, Status};
use touchline::command::{Mode, Screen};
use touchline::desk::Document;
use touchline::store::{assets, read_plan};

use super::session::Session;

const SMALL: Msg = Msg::Resize(50, 10);
const LARGE: Msg = Msg::Resize(80, 24);

#[test]
fn on_the_card_of_a_small_window_nothing_is_edited_and_nothing_is_said() {
    for script in ["X<Enter>", "b28m<Enter>", ":remove leoni<Enter>", "jX<Enter>", "u", "<Ctrl-s>", "?", "3", "<Tab>"] {
        let mut session = Session::new();
        session.press(":set leoni priority 9<Enter>");
        let (plan, selected) = (session.plan().clone(), session.selected().to_owned());
        let job = session.job();
        session.saved(job).tell(SMALL).press(script);
        assert!(session.effects.is_empty() && session.model.layers.is_empty(), "{script}: {:?}", session.effects);
        session.tell(Msg::Paste("X".into())).tell(Msg::Wheel(None, 3));
        assert_eq!(session.status(), "priority of Leoni: 9, was 2", "{script}");
        session.tell(LARGE);
        assert_eq!(
            (session.plan(), session.selected(), session.model.screens.shown),
            (&plan, &*selected, Screen::Board)
        );
        assert!(session.press("X").press("<Enter>").effects.len() == 1, "and with room the keys are back");
    }
}

#[test]
fn the_card_leaves_and_stops_even_over_a_line_which_stays_as_it_is() {
    for (keys, effect) in [("q", Effect::Quit), ("<Ctrl-c>", Effect::Quit), ("<Ctrl-z>", Effect::Suspend)] {
        let mut session = Session::new();
        session.press("b28m").tell(SMALL).press("xyz<Backspace><Enter><Esc>").tell(Msg::Paste("1m".into()));
        assert_eq!(session.press(keys).effects, [effect]);
        session.tell(LARGE);
        assert_eq!((session.line(), session.model.mode()), ("bid balerdi 28m", Mode::Typing));
    }
}

#[test]
fn the_card_asks_before_it_leaves_what_is_not_saved() {
    let mut session = Session::sample();
    session.press(":set leoni priority 9<Enter>b28m").tell(SMALL);
    assert!(session.press("<Ctrl-x>").effects.is_empty(), "it was not asked yet");
    assert!(session.press("qq").effects.is_empty());
    assert_eq!((session.model.mode(), session.model.layers.len()), (Mode::CardLeaving, 2));
    assert!(session.press("<Enter>8<Tab>").effects.is_empty());
    assert_eq!(session.line(), "write sample.ron ", "typed before there was room to see it");
    assert_eq!(session.press("<Ctrl-x>").effects, [Effect::Quit]);
    session.press("<Esc>").tell(LARGE);
    assert_eq!((session.line(), session.model.mode()), ("bid balerdi 28m", Mode::Typing));
}

/// The board with a text over it.
fn reading() -> Session {
    let mut session = Session::new();
    session.press("jv").answer();
    session
}

#[test]
fn over_a_text_no_key_acts_on_whom_it_hides() {
    for key in ["b", "X", "D", "K", "a", "e", "i", "I", "<Enter>", "<Tab>", "z", "/", "l", "="] {
        let mut session = reading();
        session.press(key);
        let said = format!(
            "{} is for what is selected in a list, and none is shown here: Esc first",
            key.trim_matches(['<', '>'])
        );
        assert_eq!((session.status(), session.is_refused()), (&*said, true));
        assert!(session.effects.is_empty() && matches!(session.model.layers[..], [Layer::Answer(_)]), "{key}");
    }
    let mut session = reading();
    session.press("Q");
    assert_eq!(session.status(), "Q calls nothing here: press ? for the keys");
    session.press("j");
    assert!(matches!(&session.model.layers[..], [Layer::Answer(answer)] if answer.scrolled.lines() == 1));
    let [Effect::Copy(copied)] = &session.press("y").effects[..] else { panic!("the text is copied") };
    let said =
        "Juventus, 17 Jun 2025, competent players and better\nWhat changes after 2025-06-17\n2025-06-19  v Al Ain\n";
    assert!(copied.starts_with(said), "{copied}");
    session.press("]:");
    assert_eq!((session.model.asked.on - session.model.asked.today()).get_days(), 7);
    assert_eq!(session.line(), "");
    session.press("<Esc><Esc>b");
    assert_eq!(session.line(), "bid leoni ", "the selection waited below");
}

#[test]
fn over_a_sheet_keys_are_for_its_person_and_for_no_slot() {
    let mut session = Session::new();
    session.press("<Tab><Tab>j<Enter>D");
    assert_eq!((session.status(), session.is_refused()), ("select a slot first: Tab to Depth", true));
    session.press("e");
    assert_eq!(session.line(), format!("set {} ", session.selected()));
    session.press("<Esc><Esc>D");
    assert_eq!(session.line(), "depth RCB ");
}

#[test]
fn help_opens_over_conflicts_too_and_leads_back() {
    use super::settling::in_conflict;
    let mut session = in_conflict();
    session.press("?take");
    assert_eq!(session.model.mode(), Mode::Helping);
    session.press("<Enter>");
    assert_eq!(session.model.mode(), Mode::Settling);
}

#[test]
fn a_refusal_goes_with_the_next_key_that_does_something() {
    for next in ["b", ":", "3", "j", "?", "/", "<Enter>"] {
        let mut session = Session::new();
        session.press("Q");
        assert!(session.is_refused());
        session.press(next);
        assert_eq!(session.model.status, Status::default(), "{next}");
    }
    let mut session = Session::new();
    session.press(":stage leoni sold<Enter>");
    assert!(session.is_refused());
    session.press("<Backspace>");
    assert_eq!(session.status(), "", "typing mends it");
    session.press("<Esc>Q<Ctrl-x>");
    assert!(session.is_refused(), "a key that does nothing says so");
}

#[test]
fn why_the_plan_is_not_saved_stays_until_something_else_is_said() {
    let mut session = Session::new();
    let job = session.press(":set leoni priority 9<Enter>").job();
    session.failed(job).press("jkb");
    assert_eq!((session.status(), session.is_refused()), ("not saved: the disk is full", true));
}

#[test]
fn a_move_in_the_coach_s_order_moves_what_one_sees_by_one_place() {
    let plan = read_plan(assets::SAMPLE_NAME, assets::SAMPLE, &assets::formations()).unwrap();
    let mut session = Session::with(plan, Document::in_file("plan.ron".into()));
    // Bremer and Cabal are out, and stand in an order.
    session.press(":order lcb bremer kelly cabal gatti<Enter>:order ram yildiz<Enter><Tab><Tab>");
    for slot in [0, 1, 3, 5, 8] {
        session.press(&format!("gg{}", "j".repeat(slot)));
        let seen = |session: &Session| -> Vec<String> {
            let ranked = &session.model.asked.answers.cover.slots[slot].ranked;
            ranked.iter().map(|player| player.id.to_string()).collect()
        };
        let (first, count) = (seen(&session), seen(&session).len());
        let walk = |from: usize, to: usize| (from, to, if from < to { "J" } else { "K" });
        let there = (1..count).map(|to| walk(to - 1, to));
        for (from, to, key) in there.chain((1..count).rev().map(|from| walk(from, from - 1))) {
            let mut expected = seen(&session);
            expected.swap(from, to);
            assert_eq!(seen(session.press(key)), expected, "{key} of {from} in slot {slot}");
        }
        assert!(session.press("K").is_refused() && seen(&session) == first);
    }
}
