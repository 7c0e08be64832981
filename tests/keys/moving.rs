//! Looking about: panes, selection, days, familiarity, filter, zoom, sheet, help and copy.

use jiff::civil::date;
use touchline::app::{Effect, Layer, Msg};
use touchline::command::Pane;
use touchline::desk::Document;
use touchline::domain::{Familiarity, Id};

use super::session::{Session, read};

#[test]
fn the_focus_goes_round_the_panes_that_there_are() {
    let mut session = Session::new();
    let mut round = |keys: &str| {
        let panes = (0..5).map(|_| session.press(keys).model.screens.board.focus).collect::<Vec<_>>();
        assert!(session.effects.is_empty());
        panes
    };
    let (depth, injured, targets, gaps) = (Pane::Depth, Pane::Injured, Pane::Targets, Pane::Gaps);
    assert_eq!(round("<Tab>"), [gaps, depth, injured, targets, gaps]);
    assert_eq!(round("<Shift-Tab>"), [targets, injured, depth, gaps, targets]);
    session.tell(Msg::Resize(200, 50)).press("<Tab><Tab>");
    assert_eq!(session.model.screens.board.focus, Pane::Sheet, "where there is room for it");
    session.tell(Msg::Resize(120, 36));
    assert_eq!(session.model.screens.board.focus, targets, "and back to the people where there is not");
}

#[test]
fn a_squad_without_targets_is_what_one_sees_first() {
    let opened = |people: &str| {
        let plan = format!("(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), {people})");
        Session::with(read(&plan), Document::in_file("plan.ron".into())).model.screens.board.focus
    };
    let person = "\"a\": (name: \"Ada Ruiz\", positions: { GK: Natural })";
    assert_eq!(opened(&format!("players: {{ {person} }}")), Pane::Depth);
    assert_eq!(opened(&format!("targets: {{ {person} }}")), Pane::Targets);
    assert_eq!(opened(""), Pane::Targets);
}

#[test]
fn the_selection_moves_and_stays_inside_its_list() {
    let mut session = Session::new();
    for (keys, selected) in [
        ("j", "leoni"),
        ("<Down>", "sesko"),
        ("j", "sesko"),
        ("k", "leoni"),
        ("gk", "balerdi"),
        ("G", "sesko"),
        ("<Ctrl-u>", "balerdi"),
        ("<PageDown>", "sesko"),
        ("<Tab>", "sesko"),
        ("<Tab>", "perin"),
        ("j", "savona"),
        ("l", "kelly"),
        ("<Right>", "gatti"),
        ("l", "gatti"),
        ("hh", "savona"),
        ("<End>k", "yildiz"),
        ("<Tab>", "bremer"),
        ("jk", "bremer"),
    ] {
        session.press(keys);
        assert_eq!(session.selected(), selected, "after {keys}");
    }
}

#[test]
fn the_selection_follows_its_person_when_the_list_changes() {
    let mut session = Session::new();
    session.press("jepriority none<Enter>");
    assert_eq!(session.selected(), "leoni", "now the last of three");
    session.press("k");
    assert_eq!(session.selected(), "sesko");
    session.press("X<Enter>");
    assert_eq!(session.selected(), "leoni", "the next takes the place of one who is gone");
    session.press("u");
    assert_eq!(session.plan().targets.len(), 3);
}

#[test]
fn days_move_by_weeks_and_months_and_come_back() {
    let mut session = Session::new();
    for (keys, day) in [
        ("]", date(2025, 6, 24)),
        ("[[", date(2025, 6, 10)),
        ("}", date(2025, 7, 10)),
        ("{{", date(2025, 5, 10)),
        ("t", date(2025, 6, 17)),
        ("d2025-01-31<Enter>", date(2025, 1, 31)),
        ("}", date(2025, 2, 28)),
        (":date 2200-12-31<Enter>", date(2200, 12, 31)),
    ] {
        session.press(keys);
        assert_eq!((session.model.asked.on, session.model.asked.answers.cover.on), (day, day), "after {keys}");
        assert!(!session.is_refused() && session.effects.is_empty());
    }
    session.press("]");
    assert!(session.is_refused());
    assert_eq!(session.model.asked.on, date(2200, 12, 31));
    assert_eq!(session.status(), "no plan reaches that far: look at a day from 1900 to 2200");
    session.press(":plan today none<Enter>t");
    assert_eq!(session.model.asked.on, date(2030, 1, 1), "without a today of its own the plan has the clock's");
}

#[test]
fn a_board_that_looks_at_today_goes_with_it() {
    let mut session = Session::new();
    for (keys, day) in [
        (":plan today 2025-07-01<Enter>", date(2025, 7, 1)),
        ("u", date(2025, 6, 17)),
        ("<Ctrl-r>", date(2025, 7, 1)),
        (":plan today none<Enter>", date(2030, 1, 1)),
        ("u]", date(2025, 7, 8)),
        (":plan today 2025-07-15<Enter>", date(2025, 7, 8)),
        ("u", date(2025, 7, 8)),
        ("t:plan today 2200-12-31<Enter>", date(2200, 12, 31)),
        ("3u", date(2025, 7, 1)),
    ] {
        session.press(keys);
        assert_eq!((session.model.asked.on, session.model.asked.answers.cover.on), (day, day), "after {keys}");
    }
}

#[test]
fn the_answers_follow_the_day_the_familiarity_and_the_plan() {
    let mut session = Session::new();
    let people = |session: &Session, slot: usize| session.model.asked.answers.cover.slots[slot].ranked.len();
    assert_eq!((session.model.asked.answers.absent(), people(&session, 1), people(&session, 5)), (1, 3, 0));
    session.press("f");
    assert_eq!(
        (session.model.asked.at_least, session.status()),
        (Familiarity::Emergency, "counting emergency players and better")
    );
    session.press("f");
    assert_eq!(
        (session.model.asked.at_least, people(&session, 1)),
        (Familiarity::Natural, 2),
        "Savona is no natural there"
    );
    assert_eq!(session.status(), "counting natural players only");
    session.press("f}");
    assert_eq!((people(&session, 1), people(&session, 5)), (3, 1), "the Gold Cup is over and McKennie is back");
    session.press(":ended bremer 2025-07-17<Enter>");
    assert_eq!((session.model.asked.answers.absent(), people(&session, 1)), (0, 4));
    session.press("u");
    assert_eq!((session.model.asked.answers.absent(), people(&session, 1)), (1, 3));
}

#[test]
fn the_filter_folds_accents() {
    for (typed, found) in [
        ("sesko", "sesko"),
        ("ŠEŠKO", "sesko"),
        ("marseille", "balerdi"),
        ("parm", "leoni"),
        ("st", "sesko"),
        ("nobody", "nobody"),
    ] {
        let mut session = Session::new();
        session.press(&format!("/{typed}"));
        assert_eq!(session.selected(), found, "while {typed} is typed");
        session.press("<Enter>jk");
        assert_eq!(session.selected(), found, "{typed}");
        session.press("<Esc>");
        assert_eq!(session.model.asked.shown_targets().len(), 3, "Esc drops it");
    }
    let mut session = Session::new();
    session.press(":absent yildiz injury knee<Enter>/yildiz<Enter><Shift-Tab>");
    assert_eq!((session.selected(), session.model.asked.shown_out().len()), ("yildiz", 1));
    session.press("/<Ctrl-u>bremer");
    assert_eq!(session.selected(), "bremer");
    session.press("<Esc>");
    assert_eq!((session.model.asked.filter.value(), session.model.asked.shown_out().len()), ("", 2));
}

#[test]
fn the_filter_finds_names_of_every_script_as_they_are_typed() {
    for (name, typed) in [
        ("Oʻtkir Yusupov", "o'tkir"),
        ("O‘tkir Yusupov", "o'tkir"),
        ("Jean‐Philippe Mateta", "jean-ph"),
        ("Jean–Philippe Mateta", "jean-ph"),
        ("Mahir Əmrəli", "emreli"),
        ("Σωκράτης Παπασταθόπουλος", "ΣΩΚΡΑΤΗΣ"),
        ("Ħamrun Ŧ", "hamrun t"),
        ("\u{1109}\u{1169}\u{11ab}\u{1112}\u{1173}\u{11bc}\u{1106}\u{1175}\u{11ab}", "손흥"),
        ("علی\u{200c}رضا جهانبخش", "علیرضا"),
    ] {
        let mut session = Session::new();
        session.press(&format!(":add-target found \"{name}\" plays CB<Enter>/{typed}"));
        assert_eq!((session.selected(), session.model.asked.shown_targets().len()), ("found", 1), "{typed} for {name}");
    }
}

#[test]
fn esc_goes_one_layer_back_and_never_out() {
    let mut session = Session::new();
    session.press("z/parma<Enter><Enter>?");
    assert!(matches!(session.model.layers[..], [Layer::Sheet, Layer::Help(_)]));
    session.press("<Down><Down>");
    assert!(
        matches!(&session.model.layers[..], [Layer::Sheet, Layer::Help(help)] if help.scrolled.lines() == 2),
        "keys go to the topmost"
    );
    for (layers, filter, zoomed) in [(1, "parma", true), (0, "parma", true), (0, "", true), (0, "", false)] {
        session.press("<Esc>");
        let model = &session.model;
        assert_eq!((model.layers.len(), model.asked.filter.value(), model.screens.zoomed), (layers, filter, zoomed));
    }
    for _ in 0..5 {
        session.press("<Esc>");
        assert!(session.effects.is_empty() && session.model.layers.is_empty());
    }
}

#[test]
fn the_sheet_is_opened_on_the_selected_person() {
    let mut session = Session::new();
    session.press("j<Enter>");
    assert!(matches!(session.model.layers[..], [Layer::Sheet]));
    assert_eq!(session.selected(), "leoni");
    session.press("<Down><Down>");
    assert_eq!(
        (session.model.screens.board.sheet.lines(), session.selected()),
        (2, "leoni"),
        "it scrolls, and the selection stays"
    );
    session.press("b28m<Enter>");
    assert_eq!(session.status(), "bid 28m for Leoni", "and edits are about its person");
    session.tell(Msg::Resize(200, 50)).press("<Esc>k<Enter>");
    assert_eq!(
        (session.model.screens.board.focus, session.model.layers.len()),
        (Pane::Sheet, 0),
        "beside the board it has a place"
    );
    session.press("<Esc>");
    assert_eq!(session.model.screens.board.focus, Pane::Targets);
}

#[test]
fn a_gap_leads_to_its_first_slot() {
    let mut session = Session::new();
    session.press("<Tab>G");
    let line = session.model.screens.board.line(Pane::Gaps, &session.model.asked).unwrap();
    let gap = session.model.asked.answers.cover.gaps[line].clone();
    assert_eq!(line + 1, session.model.asked.answers.gaps.len());
    session.press("<Enter>");
    assert_eq!(
        (session.model.screens.board.focus, Some(&session.model.screens.board.slot)),
        (Pane::Depth, gap.slots.first())
    );
}

#[test]
fn what_is_selected_is_copied_in_words() {
    let mut session = Session::new();
    let copies = |session: &mut Session, keys: &str| match &session.press(keys).effects[..] {
        [Effect::Copy(words)] => words.clone(),
        other => panic!("{other:?}"),
    };
    let target = copies(&mut session, "y");
    let balerdi = "Juventus, 17 Jun 2025: Leonardo Balerdi (CB, Marseille): approached; seller refuses: he is vital; ";
    assert!(target.starts_with(balerdi), "{target}");
    assert_eq!(session.status(), format!("copied: {target}"));
    let injured = copies(&mut session, "<Shift-Tab>y");
    let bremer =
        "Juventus, 17 Jun 2025: Gleison Bremer (CB): injured (cruciate ligament) since 2 Oct 2024, no return reported.";
    assert_eq!(injured, bremer);
    let gap = copies(&mut session, "<Tab><Tab>y");
    assert!(gap.starts_with("Juventus, 17 Jun 2025: broken ") && gap.contains("can't be filled"), "{gap}");
    let player = copies(&mut session, "2y");
    assert_eq!(
        player, "Juventus, 17 Jun 2025: Mattia Perin (GK): available; starts at GK.",
        "the gaps are on the board"
    );
}

#[test]
fn a_key_that_calls_nothing_says_where_the_keys_are() {
    let mut session = Session::new();
    session.press("Q");
    assert_eq!((session.status(), session.is_refused()), ("Q calls nothing here: press ? for the keys", true));
    session.press("<Esc>");
    assert_eq!(session.status(), "", "and Esc takes the words away");
}

#[test]
fn a_chord_that_nobody_bound_does_nothing_and_says_so() {
    for (script, chord, says) in [
        ("", "Alt-j", "Alt-j calls nothing here: press ? for the keys"),
        ("", "Alt-Up", "Alt-Up calls nothing here: press ? for the keys"),
        ("", "Ctrl-Alt-c", "Ctrl-Alt-c calls nothing here: press ? for the keys"),
        ("<Enter>", "Alt-X", "Alt-X calls nothing here: press ? for the keys"),
        ("b28m", "Alt-x", "Alt-x does nothing in a line"),
        ("b28m", "Alt-Enter", "Alt-Enter does nothing in a line"),
        ("b28m", "Ctrl-Alt-u", "Ctrl-Alt-u does nothing in a line"),
        ("/par", "Alt-x", "Alt-x does nothing in a line"),
        ("?bid", "Alt-x", "Alt-x does nothing in a line"),
    ] {
        let mut session = Session::sample();
        session.press(script);
        let typed = |session: &Session| session.model.prompt().map(|prompt| prompt.line().to_owned());
        let (mode, line, selected) = (session.model.mode(), typed(&session), session.selected().to_owned());
        session.press(&format!("<{chord}>"));
        assert_eq!((session.status(), session.is_refused()), (says, true), "{script} {chord}");
        assert_eq!((session.model.mode(), typed(&session)), (mode, line), "{script} {chord}");
        assert_eq!((session.selected(), session.effects.len()), (&*selected, 0), "{script} {chord}");
    }
}

#[test]
fn a_filter_leaves_out_in_every_list_and_says_so() {
    let mut session = Session::sample();
    session.press("/yildiz<Enter>");
    assert!(session.model.asked.shown_out().is_empty() && session.model.asked.shown_targets().is_empty());
    assert_eq!(session.model.asked.only(), Some("yildiz"));
    session.press("<Esc>");
    assert_eq!((session.model.asked.only(), session.model.asked.shown_out().len()), (None, 1));
}

#[test]
fn the_filter_asks_for_positions_figures_clubs_and_who_is_out() {
    let mut session = Session::new();
    session.press(":set leoni born 2003-06-17<Enter>:set balerdi born 2002-06-17<Enter>:set leoni foot left<Enter>");
    session.press(":set balerdi value 20m<Enter>:set balerdi contract 2026-12-31<Enter>:set leoni nations ITA<Enter>");
    session.press(":absent gatti suspension cards<Enter>:set kelly lent Genoa until 2026-06-30<Enter>");
    let people = |session: &Session| {
        let plan = session.model.asked.plan();
        let ids = plan.players.iter().map(|(id, _)| id).chain(plan.targets.iter().map(|(id, _)| id));
        let shown: Vec<&str> = ids.filter(|id| session.model.asked.shows(id)).map(Id::as_str).collect();
        shown.join(" ")
    };
    for (line, shown) in [
        ("u23", "leoni"),
        ("u24 cb", "balerdi leoni"),
        ("left", "leoni"),
        ("10-20m contract<2027", "balerdi"),
        ("nation:Italy", "leoni"),
        ("club:marseille", "balerdi"),
        ("injured", "bremer"),
        ("suspended", "gatti"),
        ("away", "kelly"),
        ("loan", "kelly conceicao"),
        ("club:porto", "conceicao"),
        ("genoa cb", "kelly"),
        ("cb !injured !suspended !away", "savona balerdi leoni"),
    ] {
        session.press(&format!("/<Ctrl-u>{line}<Enter>"));
        assert_eq!(people(&session), shown, "{line}");
    }
    session.press("/<Ctrl-u>u23<Enter>:date 2026-06-16<Enter>");
    assert_eq!(people(&session), "leoni", "ages are those of the day shown");
    session.press(":date 2026-06-17<Enter>");
    assert_eq!(people(&session), "", "23 on that day");
}

#[test]
fn a_term_that_cannot_be_read_is_left_out_and_said() {
    let mut session = Session::sample();
    session.press("/cb contract<soon");
    let all = session.model.asked.shown_targets().len();
    assert!(all > 0 && session.model.asked.shown_targets().iter().all(|id| session.model.asked.shows(id)));
    session.press("<Enter>");
    let said = "“contract<soon”: expected a year or a day, such as contract<2027 or contract<2027-06-30; it is left out \
                of the filter";
    assert_eq!(session.model.status.text, said);
    session.press("j");
    assert_eq!((session.model.status.text.as_str(), session.model.asked.only()), ("", Some("cb contract<soon")));
}
