//! The squad as a table: who is in it, how it is sorted and filtered, and what its cells do.

use touchline::command::{Screen, SquadColumn};
use touchline::domain::Id;

use super::session::Session;

fn shown(session: &Session) -> String {
    session.model.screens.squad.shown().iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn everyone_of_the_club_is_in_it_also_without_a_place_in_the_formation() {
    let mut session = Session::new();
    session.press(":add-player keeper Old Keeper plays SS<Enter>5");
    assert_eq!(session.model.screens.shown, Screen::Squad);
    assert_eq!(shown(&session), "perin savona kelly gatti bremer mckennie yildiz conceicao keeper");
    assert_eq!(session.selected(), "keeper", "a new player is selected");
    session.press(":sell kelly source Sky for free<Enter>:date 2025-07-12<Enter>");
    assert_eq!(shown(&session), "perin savona gatti bremer mckennie yildiz conceicao keeper kelly", "who left is last");
    session.press("t/cb !injured<Enter>");
    assert_eq!(shown(&session), "savona kelly gatti");
    session.press("<Esc><Esc>");
    assert_eq!(session.model.screens.shown, Screen::Board);
}

#[test]
fn any_column_sorts_and_sorts_the_other_way_round_and_the_unknown_stay_last() {
    let mut session = Session::new();
    session.press(":set gatti value 20m<Enter>:set yildiz value 50m<Enter>:set savona value 5m<Enter>");
    session
        .press(":set gatti born 2000-01-01<Enter>:set yildiz born 2005-05-04<Enter>:set perin born 2000-01-02<Enter>5");
    let rest = "kelly bremer mckennie conceicao";
    for (keys, order) in [
        (":sort value<Enter>", format!("yildiz gatti savona perin {rest}")),
        ("=", format!("savona gatti yildiz perin {rest}")),
        (":sort age<Enter>", "yildiz perin gatti kelly savona bremer mckennie conceicao".into()),
        ("=", "gatti perin yildiz kelly savona bremer mckennie conceicao".into()),
        (":sort name<Enter>", "bremer conceicao gatti kelly mckennie perin savona yildiz".into()),
        (":sort availability<Enter>", "bremer mckennie perin kelly gatti savona yildiz conceicao".into()),
        ("<Left><Left><Left>=", "perin kelly gatti savona bremer mckennie yildiz conceicao".into()),
    ] {
        session.press(keys);
        assert_eq!(shown(&session), order, "{keys}");
    }
    assert_eq!(session.model.screens.squad.order.by, SquadColumn::Foot);
    session.press(":sort shoe<Enter>");
    assert!(session.model.status.text.contains("a column: position, name, age"), "{}", session.model.status.text);
}

#[test]
fn the_columns_are_those_that_are_chosen_in_their_order() {
    let mut session = Session::new();
    session.press(":columns wage name age<Enter>");
    let squad = &session.model.screens.squad;
    assert_eq!(session.model.screens.shown, Screen::Squad);
    assert_eq!(squad.columns, [SquadColumn::Wage, SquadColumn::Name, SquadColumn::Age]);
    session.press("gh<Tab>");
    assert_eq!(session.line(), "set perin name ");
    session.press("<Ctrl-c>lll<Tab>");
    assert_eq!(session.line(), "set savona wage ", "the chosen ones alone are gone through");
    session.press("<Ctrl-c>:columns value position<Enter>");
    assert_eq!(session.model.screens.squad.column, SquadColumn::Value, "a column that is gone is not selected");
    for (line, says) in [("columns", "all, or a column: position"), ("columns age age", "another column: position")] {
        session.press(&format!(":{line}<Enter>"));
        assert!(session.is_refused() && session.status().contains(says), "{}", session.status());
        session.press("<Ctrl-c>");
    }
    session.press(":columns all<Enter>");
    assert_eq!(session.model.screens.squad.columns, SquadColumn::ALL);
}

#[test]
fn the_filter_reads_days_and_money_as_lines_do() {
    let mut session = Session::new();
    session.press(":plan currency EUR<Enter>:set yildiz value €20,5m<Enter>5/contract:30/6/2029<Enter>");
    assert_eq!(shown(&session), "yildiz");
    session.press("<Esc>/value:€20-21m<Enter>");
    assert_eq!(shown(&session), "yildiz");
    session.press("<Esc>/contract:today<Enter>");
    assert_eq!(shown(&session), "");
    session.press(":plan today 30 jun 2029<Enter>");
    assert_eq!(shown(&session), "yildiz", "today is another day");
}

#[test]
fn a_key_is_about_the_selected_line_and_e_begins_the_field_of_the_selected_cell() {
    let mut session = Session::new();
    session.press("5gjj");
    assert_eq!((session.selected(), session.model.screens.squad.column), ("kelly", SquadColumn::Name));
    session.press("e");
    assert_eq!(session.model.prompt().unwrap().line(), "set kelly name ");
    session.press("<Ctrl-c><Right>e2000-06-01<Enter>");
    assert_eq!(session.model.asked.plan().players.entry("kelly").unwrap().1.profile.born.unwrap().year(), 2000);
    session.press("=a");
    assert_eq!((session.selected(), session.model.prompt().unwrap().line()), ("kelly", "absent kelly "));
    session.press("<Ctrl-c>");
    session.press(&"<Right>".repeat(30));
    session.press("e");
    assert_eq!(session.model.prompt().unwrap().line(), "set kelly ", "availability follows from several fields");
}

#[test]
fn the_selection_is_the_same_person_on_the_way_there_and_back() {
    let mut session = Session::new();
    session.press("<Tab><Tab>jl");
    let before = session.selected().to_owned();
    assert!(session.model.asked.plan().players.entry(&before).is_some(), "{before}");
    session.press("5");
    assert_eq!(session.selected(), before);
    session.press("1");
    assert_eq!(session.selected(), before);
    session.press("5<Enter>");
    assert_eq!(session.model.layers.len(), 1, "the sheet opens");
}
