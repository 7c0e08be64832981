//! The line being typed: read with every key, completed, found in the palette, closed and brought back.

use touchline::app::{Msg, Reading};

use super::session::Session;
use super::settling::{changed, seen};

#[test]
fn a_bid_is_read_while_it_is_typed() {
    let mut session = Session::new();
    session.press("b");
    assert_eq!(session.line(), "bid balerdi ");
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("terms are to follow") };
    assert_eq!((problem.at.clone(), problem.found.as_str()), (12..12, "the end"));
    session.press("28m/4+4m@50%");
    let Reading::Ready { says, warning, .. } = &session.prompt().reading else { panic!("a bid") };
    assert_eq!(
        says,
        &[
            "28m in 4 yearly instalments and 4m in add-ons (50 % likely)",
            "headline 32m · guaranteed 28m · expected 30m · at worst 32m · 5.6m a year over 5",
            "he would join on 2025-07-01 (the plan gives no windows: 1 July to 1 September and 2 January to 2 February)",
        ]
    );
    assert_eq!(warning.as_deref(), Some("Marseille refuses to talk (he is vital)"));
    session.press(" so");
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("a percentage is to follow") };
    assert_eq!(problem.at.start, session.line().len());
    assert!(problem.expected.contains("a percentage of a later sale"), "{problem}");
    session.press("10 swap yil");
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("a value is to follow") };
    assert!(problem.expected.starts_with("= and the value"), "{problem}");
}

#[test]
fn a_bid_that_overdraws_the_budget_says_so_while_it_is_typed_and_is_taken() {
    let mut session = Session::new();
    session.press(":plan transfers 40m<Enter>jb28m");
    let Reading::Ready { says, warning, .. } = &session.prompt().reading else { panic!("a bid") };
    assert_eq!(says.last().map(String::as_str), Some("2025-26: 12m of 40m for transfers free after this"));
    assert_eq!(*warning, None);
    session.press("<Ctrl-a><Ctrl-k>bid balerdi 48m");
    let Reading::Ready { warning, .. } = &session.prompt().reading else { panic!("a bid") };
    let both = "Marseille refuses to talk (he is vital); 8m more than the 40m for transfers";
    assert_eq!(warning.as_deref(), Some(both));
    session.press("/4");
    let Reading::Ready { warning, .. } = &session.prompt().reading else { panic!("a bid") };
    assert_eq!(warning.as_deref(), Some("Marseille refuses to talk (he is vital)"), "12m of it this season");
    session.press("<Backspace><Backspace><Enter>");
    assert_eq!(session.status(), format!("bid 48m for Balerdi (though {both})"));
}

#[test]
fn the_caret_edits_inside_the_line() {
    let mut session = Session::new();
    session.press("b28m<Left>.5");
    assert_eq!((session.line(), session.prompt().input.cursor()), ("bid balerdi 28.5m", 16));
    session.press("<Ctrl-a><Delete>B<Ctrl-e><Ctrl-w>");
    assert_eq!(session.line(), "Bid balerdi ");
    session.press("<Home><Ctrl-k>");
    assert_eq!(session.line(), "");
    session.press("<Ctrl-y>ı손<Backspace>");
    assert_eq!(session.line(), "Bid balerdi ı");
    session.press("<Ctrl-u>stage leoni");
    assert_eq!(session.choices().first(), Some(&"identified"));
}

#[test]
fn choices_narrow_and_tab_takes_one() {
    let mut session = Session::new();
    session.press(":stage ");
    assert_eq!(session.choices(), ["balerdi", "leoni", "sesko"]);
    session.press("leo");
    assert_eq!(session.choices(), ["leoni", "balerdi"], "by the id first, then by the name");
    session.press("<Tab>");
    assert_eq!((session.line(), session.prompt().input.cursor()), ("stage leoni ", 12));
    session.press("<Ctrl-u>bid Šeš");
    assert_eq!(session.choices(), ["sesko"], "accents aside");
    session.press("<Ctrl-u>stage leoni t");
    assert_eq!(session.choices(), ["talks", "terms-agreed", "identified", "shortlisted"]);
    session.press("<Down><Down><Down><Down><Tab>");
    assert_eq!(session.line(), "stage leoni shortlisted ");
    session.press("<Enter>");
    assert_eq!(session.status(), "Leoni shortlisted");
    session.press(":report leoni tall <Down><Enter>RMC<Enter>");
    assert_eq!(session.status(), "report of RMC on Leoni", "Enter takes a highlighted word too");
}

#[test]
fn tab_in_the_middle_keeps_what_follows() {
    let mut session = Session::new();
    session.press(":bid leon 28m<Ctrl-Left><Tab>");
    assert_eq!((session.line(), session.prompt().input.cursor()), ("bid leoni 28m", 10));
    session.press("<Enter>");
    assert_eq!(session.status(), "bid 28m for Leoni");
}

#[test]
fn the_palette_finds_commands_by_a_few_letters() {
    let mut session = Session::new();
    session.press(":frm");
    assert_eq!(session.choices().first(), Some(&"formation"));
    session.press("<Enter>");
    assert_eq!(session.line(), "formation ", "its line begins");
    session.press("4-3-3<Enter>:und<Enter>");
    assert_eq!(session.status(), "undone: formation 4-3-3", "one without words runs at once");
    session.press("j:cuntr<Tab>");
    assert_eq!(session.line(), "counter leoni ", "and starts with the selected person");
    session.press("<Esc>:<Down><Down><Enter>");
    assert_eq!(session.line(), "counter leoni ", "the third command of the table");
    session.press("<Esc>:zzzz<Enter>");
    assert!(session.is_refused());
    assert_eq!(
        (session.line(), session.status()),
        ("zzzz", "found “zzzz”, expected a command, such as bid balerdi 28m")
    );
}

#[test]
fn words_behind_a_mistyped_command_are_kept_and_run_nothing() {
    let mut session = Session::new();
    for key in ["<Enter>", "<Tab>"] {
        session.press(":bidd x").press(key);
        assert!(session.is_refused(), "{key}");
        assert_eq!((session.line(), session.status()), ("bidd x", "there is no command bidd; did you mean bid?"));
        session.press("<Esc>");
    }
    session.press(":bidd<Enter>");
    assert_ne!(session.model.prompt().map(|prompt| prompt.line()), Some("bidd"), "a word alone is a search");
    session.press("<Esc>:bidd x<Down><Up><Enter>");
    assert!(!session.is_refused(), "an arrow key chose one: {}", session.status());
}

#[test]
fn kept_what_ifs_are_offered_where_a_name_may_follow() {
    let mut session = Session::new();
    session.press(":what-if \"No Gatti\" lose gatti<Enter>:what-if two lose kelly<Enter>A");
    assert_eq!((session.line(), session.choices()), ("assume ", vec!["\"No Gatti\"", "two"]));
    session.press("<Down><Down><Tab>");
    assert_eq!(session.line(), "assume two ");
    session.press("<Enter>");
    assert_eq!(session.model.asked.assumed.as_ref().map(|assumed| &*assumed.name), Some("two"));
    session.press("A<Enter>");
    assert!(session.model.asked.assumed.is_none(), "without a name it stops, whatever is offered");
    session.press("P<Tab>");
    assert_eq!((session.line(), session.choices()), ("compare \"No Gatti\" ", vec!["two"]));
    session.press("tw");
    assert_eq!(session.choices(), ["two"]);
    session.press("<Tab>");
    assert_eq!((session.line(), session.choices().len()), ("compare \"No Gatti\" two ", 0));
}

#[test]
fn what_esc_closed_comes_back() {
    let mut session = Session::new();
    session.press("b28m/4 source \"Tutto<Esc>jjj:<Ctrl-p>");
    assert_eq!(session.line(), "bid balerdi 28m/4 source \"Tutto");
    assert_eq!(session.prompt().input.cursor(), session.line().chars().count());
    session.press(" juve\"<Enter>");
    assert!(session.written().contains(r#"terms: "28m/4", answer: Pending, source: "Tutto juve""#));
}

#[test]
fn a_line_that_recall_covers_comes_back_with_the_next_one() {
    let mut session = Session::new();
    session.press("b28m<Esc>:stage leoni talks<Ctrl-p>");
    assert_eq!(session.line(), "bid balerdi 28m");
    session.press("<Ctrl-p>");
    assert_eq!(session.line(), "stage leoni talks");
}

#[test]
fn a_paste_is_one_line_and_runs_nothing() {
    let mut session = Session::new();
    let plan = session.plan().clone();
    session.press("b").tell(Msg::Paste("28m\nsource\t\u{1b}[1mRMC\r\n".into()));
    assert_eq!(session.line(), "bid balerdi 28m source RMC ");
    assert_eq!(session.plan(), &plan);
    session.press("<Enter>");
    assert!(session.written().contains(r#"terms: "28m", answer: Pending, source: "RMC""#));
    session.tell(Msg::Paste("XXX\nu".into()));
    assert!(session.model.layers.is_empty(), "on the board a paste calls nothing");
    session.press(":").tell(Msg::Paste("x".repeat(1_000_000)));
    assert!(session.line().len() < 10_000, "and no paste is endless");
}

#[test]
fn resizing_keeps_the_selection_and_what_was_typed() {
    let mut session = Session::new();
    session.press("jb28m");
    for size in [(80, 24), (20, 5), (0, 0), (200, 50), (120, 36)] {
        session.tell(Msg::Resize(size.0, size.1));
        assert_eq!((session.line(), session.selected()), ("bid leoni 28m", "leoni"));
    }
    session.press("<Enter>");
    assert_eq!(session.status(), "bid 28m for Leoni");
}

#[test]
fn an_id_that_differs_in_case_alone_is_another_person_s() {
    let mut session = Session::new();
    session.press(":add-target Leoni Franco Leoni plays ST<Enter>:bid Leoni 5m<Enter>:bid leoni 28m<Enter>");
    let bids = |id| session.plan().targets.entry(id).unwrap().1.bids.iter().map(|bid| bid.terms.to_string()).collect();
    let bids: [Vec<String>; 2] = [bids("leoni"), bids("Leoni")];
    assert_eq!(bids, [["28m"], ["5m"]]);
}

#[test]
fn what_was_refused_is_run_once_another_program_made_it_possible() {
    let mut session = Session::new();
    session.press(":seller leoni unknown");
    assert!(matches!(session.prompt().reading, Reading::Refused(_)));
    seen(&mut session, changed(1, r#"club: "Parma","#, r#"club: "Parma", seller: Open,"#));
    let Reading::Ready { says, .. } = &session.prompt().reading else { panic!("it changes something now") };
    let says = says.first().cloned();
    let cursor = session.line().chars().count();
    assert_eq!((session.line(), session.prompt().input.cursor()), ("seller leoni unknown", cursor));
    session.press("<Enter>");
    assert_eq!((session.is_refused(), Some(session.status())), (false, says.as_deref()));
    assert!(session.model.layers.is_empty() && !session.written().contains("seller: Open"));
    session.press("u");
    assert!(session.written().contains("seller: Open"), "the other program's change is still there");
}

#[test]
fn what_was_possible_is_refused_for_what_another_program_made_of_the_plan() {
    let mut session = Session::new();
    session.press(":set leoni priority 5");
    assert!(matches!(session.prompt().reading, Reading::Ready { .. }));
    seen(&mut session, changed(1, "priority: 2", "priority: 5"));
    let why = "nothing would change: the plan says so already";
    let Reading::Refused(refused) = &session.prompt().reading else { panic!("it changes nothing now") };
    assert_eq!(refused, why);
    session.press("<Enter>");
    assert_eq!((session.status(), session.is_refused(), session.line()), (why, true, "set leoni priority 5"));

    let mut session = Session::new();
    session.press(":set leoni priority 5");
    let leoni = r#""leoni": (name: "Giovanni Leoni", positions: { CB: Natural }, club: "Parma", priority: 2),"#;
    seen(&mut session, changed(1, leoni, ""));
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("nobody has this id now") };
    assert_eq!(problem.found, "“leoni”");
}

#[test]
fn a_line_says_what_it_does_to_the_plan_that_another_program_left() {
    let mut session = Session::new();
    session.press("b28m");
    let warning = |session: &Session| match &session.prompt().reading {
        Reading::Ready { warning, .. } => warning.clone(),
        _ => panic!("a bid"),
    };
    assert_eq!(warning(&session).as_deref(), Some("Marseille refuses to talk (he is vital)"));
    seen(&mut session, changed(1, r#"Refuses("he is vital")"#, "Open"));
    assert_eq!(warning(&session), None);
    session.press("<Enter>");
    assert_eq!(session.status(), "bid 28m for Balerdi");
}

#[test]
fn the_highlighted_word_stays_highlighted_when_the_line_is_read_again() {
    let mut session = Session::new();
    session.press(":stage <Down><Down>");
    assert_eq!((session.choices()[1], session.prompt().choice), ("leoni", Some(1)));
    let added = "targets: { \"atubolu\": (name: \"Noah Atubolu\", positions: { GK: Natural }),";
    seen(&mut session, changed(1, "targets: {", added));
    assert_eq!(session.choices()[session.prompt().choice.unwrap()], "leoni");
    session.press("<Enter>");
    assert_eq!(session.line(), "stage leoni ");
}
