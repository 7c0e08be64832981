//! The budget screen: seasons, deals and what-ifs, and what its keys do.

use touchline::app::{BudgetPart, LineAnswers};
use touchline::command::Screen;
use touchline::desk::Document;
use touchline::domain::{Plan, WhatIf};

use super::session::Session;

/// What is bid for Balerdi and Šeško, and Kelly is sold with costs.
fn summer() -> Session {
    let mut session = Session::new();
    session.press(":plan transfers 40m<Enter>:seller balerdi open<Enter>:bid balerdi 28m/4 5y<Enter>");
    session.press(":bid sesko 10m<Enter>:bid kelly 20m/2 costs 1m club Villa<Enter>:answer kelly accepted<Enter>");
    session
}

/// The lines of the deals: who, which sum, and what the selected season has of it.
fn deals(session: &Session) -> String {
    let deals = session.model.screens.budget.shown_deals(&session.model.asked);
    let line = |deal: &&touchline::analysis::money::words::cells::DealCells| {
        format!("{} {} {}", deal.person, deal.sum, deal.cells[0])
    };
    deals.iter().map(line).collect::<Vec<_>>().join(", ")
}

fn selected(session: &Session) -> Option<usize> {
    session.model.screens.budget.line(session.model.screens.budget.focus, &session.model.asked)
}

#[test]
fn lines_are_selected_one_after_the_other_also_two_of_one_person() {
    let mut session = summer();
    session.press("6");
    assert_eq!(session.model.screens.shown, Screen::Budget);
    assert_eq!(deals(&session), "balerdi exposed 7m, sesko exposed 10m, kelly income 10m, kelly committed 1m");
    for (keys, person, line) in
        [("g", "balerdi", 0), ("j", "sesko", 1), ("jj", "kelly", 3), ("j", "kelly", 3), ("k", "kelly", 2)]
    {
        session.press(keys);
        assert_eq!((session.selected(), selected(&session)), (person, Some(line)), "{keys}");
    }
    session.press("<Enter>");
    assert_eq!(session.model.layers.len(), 1, "the sheet opens");
    session.press("<Esc>gb");
    assert_eq!(session.model.prompt().unwrap().line(), "bid balerdi ");
    session.press("<Ctrl-c>/sesko<Enter>");
    assert_eq!((deals(&session).as_str(), session.selected()), ("sesko exposed 10m", "sesko"));
    session.press("<Esc><Esc>");
    assert_eq!(session.model.screens.shown, Screen::Board);
}

#[test]
fn left_and_right_go_through_the_seasons() {
    let mut session = summer();
    session.press("6l");
    assert_eq!(deals(&session), "balerdi exposed 7m, sesko exposed 0, kelly income 10m, kelly committed 0");
    session.press("lll");
    assert!(deals(&session).starts_with("balerdi exposed 0, "), "{}", deals(&session));
    session.press("lllhhhhhhhh");
    assert!(deals(&session).starts_with("balerdi exposed 7m, sesko exposed 10m"), "{}", deals(&session));
    session.press("<Tab><Tab>");
    assert_eq!((session.model.screens.budget.focus, selected(&session)), (BudgetPart::Seasons, Some(0)));
    session.press("j<Enter>");
    assert_eq!(session.model.screens.budget.focus, BudgetPart::Deals, "from the seasons to their deals");
    assert!(deals(&session).contains("kelly committed 0"), "{}", deals(&session));
}

#[test]
fn a_what_if_is_laid_over_the_budget_and_taken_off_again() {
    let mut session = summer();
    session.press("6<Tab><Enter>");
    assert!(session.model.asked.assumed.is_none(), "none is kept");
    assert!(session.model.status.text.contains("name a what-if that the plan keeps"), "{}", session.model.status.text);
    session.press(":set leoni value 18m<Enter>:what-if Nobody lose gatti<Enter>:what-if Leoni sign leoni<Enter>");
    session.press(":assume<Enter>");
    let free = |session: &Session| {
        let lines = session.model.screens.budget.lines().unwrap();
        (
            lines.seasons[0].1[3].text.clone(),
            lines.what_ifs.iter().map(|(_, cells)| cells[3].text.clone()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(free(&session), ("32m".into(), vec!["32m".into(), "32m → 14m".into()]));
    session.press("j<Enter>");
    assert_eq!(session.model.asked.assumed.as_ref().map(|assumed| assumed.name.as_str()), Some("Leoni"));
    assert_eq!(free(&session).0, "32m → 14m");
    assert!(deals(&session).contains("leoni committed 18m"), "{}", deals(&session));
    assert_eq!(session.model.screens.shown, Screen::Budget);
    session.press("<Enter>");
    assert!(session.model.asked.assumed.is_none());
    assert_eq!(free(&session).0, "32m");
}

#[test]
fn the_screen_is_gone_to_with_the_person_and_left_where_it_was() {
    let mut session = summer();
    session.press("4gj");
    let person = session.selected().to_owned();
    session.press("6");
    assert_eq!(session.selected(), person);
    let kept = session.press("<Tab>").model.bookmark();
    let mut next = summer();
    next.model.return_to(&kept);
    assert_eq!((next.model.screens.shown, next.model.screens.budget.focus), (Screen::Budget, BudgetPart::WhatIfs));
}

#[test]
fn of_many_what_ifs_those_around_the_selected_one_are_told_of_first() {
    const ONCE: usize = LineAnswers::<()>::AT_ONCE;
    const MANY: usize = 4 * ONCE;
    let mut session = summer();
    session.press(":what-if w0 lose gatti<Enter>");
    let held = session.plan().what_ifs[0].clone();
    let what_ifs = (0..MANY).map(|at| WhatIf { name: format!("w{at}"), ..held.clone() }).collect();
    let plan = Plan { what_ifs, ..session.plan().clone() };
    let mut session = Session::with(plan, Document::in_file("plan.ron".into()));
    let told = |session: &Session| {
        let shown = &session.model.screens.budget.lines().unwrap().what_ifs;
        assert_eq!(shown.len(), MANY);
        let told = |line: &usize| shown[*line].1.iter().all(|cell| cell.text != "…");
        (0..MANY).filter(told).collect::<Vec<_>>()
    };
    session.press("6");
    assert_eq!(told(&session), (0..ONCE).collect::<Vec<_>>());
    session.press("<Tab>");
    assert_eq!(told(&session), (0..2 * ONCE).collect::<Vec<_>>(), "the next key has the next ones");
    session.press("G");
    assert_eq!(selected(&session), Some(MANY - 1));
    assert_eq!(told(&session), (0..2 * ONCE).chain(MANY - ONCE..MANY).collect::<Vec<_>>());
    session.press("k");
    assert_eq!(told(&session).len(), MANY, "then the rest");

    // The list of what-ifs goes by the same rule.
    session.press("7");
    let list = |session: &Session| session.model.screens.what_ifs.answer().unwrap().what_ifs.missing();
    assert_eq!(list(&session), MANY - ONCE);
    session.press("jjj");
    assert_eq!(list(&session), 0);
}

#[test]
fn the_what_if_that_is_shown_is_taken_off_by_the_same_key_on_both_screens() {
    for screen in ["6<Tab>", "7"] {
        let mut session = summer();
        session.press(&format!(":what-if A lose gatti<Enter>0{screen}<Enter>"));
        let assumed = |session: &Session| session.model.asked.assumed.as_ref().map(|assumed| assumed.name.clone());
        assert_eq!(assumed(&session).as_deref(), Some("A"), "{screen}");
        session.press("<Enter>");
        assert_eq!((assumed(&session), session.status()), (None, "the plan as it is"), "{screen}");
    }
}
