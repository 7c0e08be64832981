//! Every other change to the plan, from the keyboard and from the command line.

use std::collections::BTreeSet;

use touchline::app::{Msg, Prompt};
use touchline::command::{Command, Does, Entry, ReadLine, TABLE, parse};
use touchline::runtime;

use super::session::{Session, check, keys};

#[test]
fn a_player_is_out_is_expected_and_is_back() {
    check(
        "<Tab><Tab>jainjury torn muscle from 2025-06-16 back 2025-08-01 source Gazzetta<Enter>",
        "Savona absent: injury torn muscle",
        r#"(on: "2025-06-17", source: "Gazzetta", back: "2025-08-01")"#,
    );
    check(
        ":absent gatti suspension red card<Enter>",
        "Gatti absent: suspension red card",
        r#"(why: Suspension("red card"), from: "2025-06-17")"#,
    );
    check(":absent gatti other \"\"<Enter>", "Gatti absent: other", r#"why: Other("")"#);
    check(
        "<Shift-Tab>R2025-08-24 source Gazzetta on 2025-06-13<Enter>",
        "Bremer back 2025-08-24 says Gazzetta",
        r#"(on: "2025-06-13", source: "Gazzetta", back: "2025-08-24")"#,
    );
    check(
        ":absent gatti suspension red for 2 matches in \"Serie A\"<Enter>",
        "Gatti absent: suspension red for 2 matches in Serie A (though the plan has 0 of the 2 matches, so nobody knows when he is back; 1 match until then names no competition and does not count)",
        r#"(why: Suspension("red"), from: "2025-06-17", matches: 2, competition: "Serie A")"#,
    );
    check(
        ":absent gatti suspension bookings from 2025-06-18 for 1 match<Enter>",
        "Gatti absent: suspension bookings for 1 match",
        r#"(why: Suspension("bookings"), from: "2025-06-18", matches: 1)"#,
    );
    // During an injury, and typed before it.
    check(
        ":absent bremer suspension red card from 2025-06-18 for 1 match<Enter>:ended bremer absence 1<Enter>",
        "Bremer back from his absence",
        r#"ended: "2025-06-17""#,
    );
    check(
        ":absent gatti suspension elbow from 2025-06-20 for 1 match<Enter>:absent gatti injury knee from 2025-06-01<Enter>",
        "Gatti absent: injury knee",
        r#"(why: Injury("knee"), from: "2025-06-01")"#,
    );
    check(
        ":match 2025-08-31 Genoa in Serie A<Enter>",
        "match on 2025-08-31 versus Genoa in Serie A",
        r#"(on: "2025-08-31", versus: "Genoa", competition: "Serie A")"#,
    );
    check(
        ":match 2025-08-24 Parma Calcio<Enter>",
        "match on 2025-08-24 versus Parma Calcio",
        r#"(on: "2025-08-24", versus: "Parma Calcio")"#,
    );
    check("<Shift-Tab>E<Enter>", "Bremer back from his absence", r#"ended: "2025-06-17""#);
    check("<Shift-Tab>E2025-06-20<Enter>", "Bremer back from his absence", r#"ended: "2025-06-20""#);
}

#[test]
fn people_come_and_go() {
    let mut session = check(
        "nsilva António Silva plays CB RB:competent club Benfica<Enter>",
        "new target António Silva",
        r#"name: "António Silva""#,
    );
    session.press("<Ctrl-r>");
    assert_eq!(session.selected(), "silva", "the new target is the selected one");
    check(
        "Nmagnani \"Giangiacomo Magnani\" plays CB:emergency<Enter>",
        "new player Giangiacomo Magnani",
        "CB: Emergency",
    );
    check("X<Enter>", "remove Balerdi", r#"-"balerdi""#);
    check("j<Delete><Enter>", "remove Leoni", r#"-"leoni""#);
    check(":remove mckennie<Enter>", "remove McKennie", r#"-["mckennie"]"#);
    check(":remove savona<Enter>", "remove Savona", r#"-["savona"]"#);
}

#[test]
fn the_coach_s_order_is_moved_along_and_written() {
    let mut session = check("<Tab><Tab>jJ", "coach's order for RCB", r#"["kelly", "savona"]"#);
    session.press("<Ctrl-r>");
    assert_eq!(
        session.model.screens.board.selected_in_slot(&session.model.asked).unwrap().as_str(),
        "savona",
        "the selection goes with the person"
    );
    check("<Tab><Tab>jJK<Ctrl-r>J", "coach's order for RCB", r#"["kelly", "savona"]"#);
    check("<Tab><Tab>jlK", "coach's order for RCB", r#"["kelly", "savona"]"#);
    check("<Tab><Tab>jOnone<Enter>", "coach's order for RCB", r#"-"RCB""#);
    check("<Tab><Tab>jjOgatti kelly<Enter>", "coach's order for CB", r#""CB": ["gatti", "kelly"]"#);
    check(":order lcb kelly bremer<Enter>", "coach's order for LCB", r#""LCB": ["kelly", "bremer"]"#);
}

#[test]
fn the_tactic_and_the_calendar_change() {
    check("F4-3-3<Enter>", "formation 4-3-3", r#"formation: "4-3-3""#);
    check("<Tab><Tab>jD4<Enter>", "4 wanted for RCB", r#""RCB": 4"#);
    check("<Tab><Tab>D2<Enter>", "2 wanted for GK", "-depth");
    check(
        ":role cb aerial 3 \"top speed\" 2<Enter>",
        "role of CB",
        r#"roles: { CB: { "aerial": 3, "top speed": 2 } }"#,
    );
    let mut session = Session::new();
    session.press(":role cb aerial 3<Enter>:role cb none<Enter>");
    assert_eq!((session.status(), session.written().contains("roles")), ("role of CB", false));
    check(
        "L2025-07-24 Pre-season camp<Enter>",
        "deadline Pre-season camp on 2025-07-24",
        r#"(name: "Pre-season camp""#,
    );
    check("L2025-09-02 Window closes<Enter>", "deadline Window closes on 2025-09-02", r#"-on: "2025-09-01""#);
    check(":remove-deadline \"Window closes\"<Enter>", "remove deadline Window closes", "-Window closes");
    check("M2025-08-24 Parma<Enter>", "match on 2025-08-24 versus Parma", r#"(on: "2025-08-24", versus: "Parma")"#);
    check("M2025-06-19 Wydad<Enter>", "match on 2025-06-19 versus Wydad", "-Al Ain");
    check(":remove-match 2025-06-19<Enter>", "remove the match on 2025-06-19", "-Al Ain");
    check(
        "C2025-12-21 2026-01-18 Africa Cup players kelly gatti<Enter>",
        "call-up Africa Cup",
        r#"from: "2025-12-21", until: "2026-01-18", players: ["kelly", "gatti"]"#,
    );
    check("C2025-06-14 2025-07-06 Gold Cup<Enter>", "call-up Gold Cup", r#"-["mckennie"]"#);
    check(":remove-call-up Gold Cup<Enter>", "remove call-up Gold Cup", "-Gold Cup");
}

#[test]
fn what_is_assumed_is_kept_made_so_and_thrown_away() {
    check(
        "w\"No Gatti\" lose gatti until 2025-09-01, sign leoni<Enter>",
        "what-if No Gatti",
        r#""No Gatti": ["lose gatti until 2025-09-01", "sign leoni"]"#,
    );
    check("wA sell kelly<Enter>wA sell gatti<Enter>", "what-if A", r#""A": ["sell gatti"]"#);
    check(
        "wA sell kelly<Enter>wB sell gatti<Enter>:remove-what-if A<Enter>",
        "remove what-if A",
        r#""B": ["sell gatti"]"#,
    );
    check(":keep-filter young cb u23<Enter>", "filter young", r#""young": "cb u23""#);
    check(
        ":keep-filter old cb<Enter>:keep-filter young cb u23<Enter>:remove-filter old<Enter>",
        "remove filter old",
        r#""young": "cb u23""#,
    );
    check("wA lose gatti until 2025-09-01<Enter>:apply-what-if A<Enter>", "what-if A made so", r#"back: "2025-09-02""#);
}

#[test]
fn the_plan_itself_has_fields() {
    check(":plan club Juventus FC<Enter>", "club", r#"club: "Juventus FC""#);
    check(":plan season 2026-27<Enter>", "season", r#"season: "2026-27""#);
    check(":plan season 2627<Enter>", "season", r#"season: "2026-27""#);
    check(":plan season none<Enter>", "season", "-season");
    check(":plan season-starts 08-01<Enter>", "first day of seasons", r#"season_starts: "08-01""#);
    check(":plan season-starts 01-01<Enter>:plan season 2026<Enter>", "season", r#"season: "2026""#);
    check(":plan competitions \"Serie A\" UEFA<Enter>", "competitions", r#"competitions: ["Serie A", "UEFA"]"#);
    check(":plan currency GBP<Enter>", "currency", r#"currency: "GBP""#);
    check(":plan patience 10<Enter>", "patience", "patience: 10");
    check(":conclude Sign Leoni<Enter>", "conclusion", r#"conclusion: "Sign Leoni""#);
    check(":conclude Sign<Enter>:conclude \"none\"<Enter>", "conclusion", r#"conclusion: "none""#);
    check(":plan transfers 40m<Enter>", "transfer budget", r#"budget: (transfers: "40m"),"#);
    check(
        ":plan transfers 40m<Enter>:plan wages 120m<Enter>",
        "wage budget",
        r#"budget: (transfers: "40m", wages: "120m"),"#,
    );
    check(
        ":plan wages 120m<Enter>:plan transfers 40m<Enter>:plan wages none<Enter>",
        "wage budget",
        r#"budget: (transfers: "40m"),"#,
    );
    check(":plan today 2025-07-01<Enter>", "the plan's today", r#"today: "2025-07-01""#);
    check(":plan today none<Enter>", "the plan's today", "-today");
}

#[test]
fn entries_are_dated_with_the_plan_s_today_or_else_the_clock_s() {
    check("]]jb28m<Enter>", "bid 28m for Leoni", r#"(on: "2025-06-17", by: Us"#);
    check(":plan today none<Enter>jb28m<Enter>", "bid 28m for Leoni", r#"(on: "2030-01-01", by: Us"#);
}

#[test]
fn an_edit_after_an_undo_lets_go_of_what_was_undone() {
    let mut session = Session::new();
    session.press("Stalks<Enter>jb28m<Enter>uu");
    assert_eq!(session.model.desk.history.to_redo(), Some("Balerdi talks"));
    session.press("popen<Enter><Ctrl-r>");
    assert_eq!((session.status(), session.is_refused()), ("nothing to redo", true));
}

#[test]
fn an_entry_is_corrected_or_taken_out() {
    check(
        "jb280m<Enter>*bid 1 28m source Sky<Enter>",
        "bid 1 of Leoni: 28m by us, pending · 2025-06-17 · Sky",
        r#"terms: "28m", answer: Pending, source: "Sky""#,
    );
    check(":remove-entry bremer absence 1<Enter>", "remove absence 1 of Bremer", "-cruciate ligament");
}

/// The scripts of the checks in a source.
fn scripts(source: &str) -> Vec<String> {
    let call = ["check", "("].concat();
    let script = |call: &str| {
        let literal = call.trim_start().strip_prefix('"')?.replace("\\\"", "\0");
        Some(literal.split('"').next()?.replace('\0', "\""))
    };
    source.split(&call).skip(1).filter_map(script).collect()
}

#[test]
fn no_verb_that_changes_the_plan_is_left_out() {
    let mut called = BTreeSet::new();
    for script in
        [include_str!("edits.rs"), include_str!("fields.rs"), include_str!("filed.rs"), include_str!("offers.rs")]
            .into_iter()
            .flat_map(scripts)
    {
        let mut session = Session::new();
        for key in keys(&script) {
            let entry = session.model.catalogue.keymap.command(key, session.model.mode(), session.model.screens.shown);
            let typed = session.model.prompt().and_then(Prompt::entry);
            called.extend(entry.into_iter().chain(typed).map(|entry| entry.id));
            session.tell(Msg::Key(key));
        }
    }
    let sample = runtime::open_sample().unwrap();
    let changing = |entry: &&Entry| match &entry.does {
        Does::AtOnce(command) => matches!(command, Command::Change(_)),
        Does::Line(line) => {
            matches!(parse(sample.scope(), line.example), Ok(ReadLine { command: Command::Edit(_), .. }))
        }
    };
    let left_out: Vec<&str> = TABLE.iter().filter(changing).map(|e| e.id).filter(|id| !called.contains(id)).collect();
    assert_eq!(left_out, ["undo", "undo-external"], "which follow every check, and what another program wrote");
}
