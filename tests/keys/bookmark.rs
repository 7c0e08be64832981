//! A session begins where the last one on the plan stood.

use touchline::app::{Bookmark, Model};
use touchline::command::{Pane, Screen};
use touchline::desk::Document;
use touchline::domain::Id;

use super::session::{PLAN, Session, read};

/// Where a session stands, once it was kept and read.
fn kept(model: &Model) -> Bookmark {
    let words = model.bookmark().words().into_iter().map(|(name, value)| (name.to_owned(), value));
    Bookmark::of_words(&words.collect::<Vec<_>>())
}

fn selected(model: &Model) -> Option<Id> {
    model.selected().map(|(id, _)| id.clone())
}

#[test]
fn the_next_session_shows_what_the_last_one_showed() {
    for keys in [
        "",
        "<Tab>",
        "<Tab><Tab><Tab>",
        "<Tab><Tab>jjj<Right>",
        "=",
        "jz",
        "2jj<Right>",
        "3jj",
        "3z<Tab>",
        "4",
        "4<Tab>",
        "4<Tab><Tab>j",
        "4z",
        "4jjj",
        "5jj",
        "5jj<Right><Right><Right><Right>==",
        "5jj:columns wage name age<Enter>l",
        "]]f3",
    ] {
        let mut session = Session::new();
        session.press(keys);
        let mut next = Session::new();
        next.model.return_to(&kept(&session.model));
        assert_eq!(kept(&next.model), kept(&session.model), "{keys}");
        assert_eq!(selected(&next.model), selected(&session.model), "{keys}");
        assert_eq!(next.model.screens.shown, session.model.screens.shown, "{keys}");
        assert_eq!(next.model.asked.on, Session::new().model.asked.on, "the day is the plan's own: {keys}");
    }
    let mut session = Session::new();
    session.press("<Tab>2jj");
    assert_ne!(kept(&session.model), kept(&Session::new().model));
}

#[test]
fn a_deal_of_a_player_is_selected_again() {
    let [mut session, mut next] = [Session::new(), Session::new()];
    for session in [&mut session, &mut next] {
        session.press(":bid yildiz 40m club Chelsea<Enter>");
    }
    session.press("4G");
    let kept = kept(&session.model);
    next.model.return_to(&kept);
    assert_eq!((selected(&session.model), selected(&next.model)), (Id::new("yildiz").ok(), Id::new("yildiz").ok()));
}

#[test]
fn what_the_plan_no_longer_has_is_not_selected() {
    let mut session = Session::new();
    session.press("<Tab><Tab>4");
    assert_eq!(selected(&session.model).unwrap().as_str(), "balerdi");
    let without = PLAN.replace("balerdi", "another").replace("3-4-2-1", "4-4-2").replace("\"RCB\"", "\"RB\"");
    let mut next = Session::with(read(&without), Document::in_file("plan.ron".into()));
    next.model.return_to(&kept(&session.model));
    assert_eq!(next.model.screens.shown, Screen::Deals);
    assert_eq!(selected(&next.model).unwrap().as_str(), "another");
    next.press("j1");
    assert_eq!(next.model.screens.shown, Screen::Board);
}

#[test]
fn words_that_nobody_knows_are_left_out() {
    let words = [("screen", "Balcony"), ("pane", "Gaps"), ("person", "no id\n"), ("deals", "all"), ("colour", "red")];
    let words = words.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut session = Session::new();
    session.model.return_to(&Bookmark::of_words(&words));
    assert_eq!((session.model.screens.shown, session.model.screens.board.focus), (Screen::Board, Pane::Gaps));
}
