//! Every change to the plan, from the keyboard and from the command line.

use std::collections::BTreeSet;

use touchline::app::{Msg, Prompt};
use touchline::command::{Command, Does, Entry, TABLE, parse};
use touchline::runtime;

use super::session::{Session, check, keys};

#[test]
fn offers_go_up_and_down() {
    check("jb28m<Enter>", "bid 28m for Leoni", r#"(on: "2025-06-17", by: Us, terms: "28m", answer: Pending)"#);
    check(
        "b28m/4+4m@50% source \"RMC\" on 2025-06-20<Enter>",
        "bid 28m/4+4m@50% for Balerdi (though Marseille refuses to talk (he is vital))",
        r#"(on: "2025-06-20", by: Us, terms: "28m/4+4m@50%", answer: Pending, source: "RMC")"#,
    );
    check(
        "bloan 3m obl 14.5m/3 swap yildiz=1m<Enter>",
        "bid loan 3m obl 14.5m/3 swap yildiz=1m for Balerdi (though Marseille refuses to talk (he is vital))",
        r#"terms: "loan 3m obl 14.5m/3 swap yildiz=1m""#,
    );
    check(
        "jb28m+2m(on 20 games)@50% +1m(source of joy) source RMC on 2025-06-20<Enter>",
        "bid 28m+2m(on 20 games)@50%+1m(source of joy) for Leoni",
        r#"terms: "28m+2m(on 20 games)@50%+1m(source of joy)""#,
    );
    check(
        "jbloan 3m costs 0.8m until 2026-01-31 obl(20 games)@80% 14.5m/3 5y wage 4m<Enter>",
        "bid loan 3m costs 0.8m until 2026-01-31 obl(20 games)@80% 14.5m/3 5y wage 4m for Leoni",
        r#"terms: "loan 3m costs 0.8m until 2026-01-31 obl(20 games)@80% 14.5m/3 5y wage 4m""#,
    );
    check(
        "c30m source RMC<Enter>",
        "counter 30m for Balerdi",
        r#"by: Them, terms: "30m", answer: Pending, source: "RMC""#,
    );
    check("jb28m<Enter>c30m<Enter>", "counter 30m for Leoni", r#"terms: "28m", answer: Countered"#);
    check(
        "jb28m<Enter>orejected source RMC<Enter>",
        "bid for Leoni rejected",
        r#"answered: "2025-06-17", answer_source: "RMC""#,
    );
    check("jc28m<Enter>oaccepted<Enter>", "bid for Leoni accepted", "answer: Accepted");
    check(":bid sesko 70m<Enter>:answer sesko withdrawn<Enter>", "bid for Šeško withdrawn", "answer: Withdrawn");
}

#[test]
fn the_stage_and_both_stances_move_apart() {
    check("Stalks<Enter>", "Balerdi talks", "stage: Talks");
    check("jb28m<Enter>oaccepted<Enter>", "bid for Leoni accepted", "stage: FeeAgreed");
    check("jb28m<Enter>oaccepted<Enter>owithdrawn<Enter>", "bid for Leoni withdrawn", "stage: Talks");
    check("jb28m<Enter>oaccepted<Enter>Sterms-agreed<Enter>", "Leoni terms-agreed", "stage: TermsAgreed");
    check(
        "jb28m<Enter>Soff too dear on 2025-06-20<Enter>",
        "Leoni off (too dear)",
        r#"(on: "2025-06-20", stage: Off, why: "too dear")"#,
    );
    check("jb28m<Enter>Soff<Enter>", "Leoni off", r#"answer: Expired"#);
    check("sopen<Enter>", "seller of Balerdi open", "seller: Open");
    check("sunknown<Enter>", "seller of Balerdi unknown", "-seller: Refuses");
    check(
        "srefuses he is vital source RMC on 2025-06-16<Enter>",
        "seller of Balerdi refuses (he is vital)",
        r#"(on: "2025-06-16", seller: Refuses("he is vital"), source: "RMC")"#,
    );
    check(
        "srefuses no talks before July<Enter>",
        "seller of Balerdi refuses (no talks before July)",
        r#"seller: Refuses("no talks before July")"#,
    );
    check("jsrefuses<Enter>", "seller of Leoni refuses", r#"seller: Refuses("")"#);
    check("popen<Enter>", "Balerdi open", "player: Open");
    check("jprefuses \"no source\"<Enter>", "Leoni refuses (no source)", r#"player: Refuses("no source")"#);
}

#[test]
fn a_signing_makes_a_player_of_a_target_in_one_step() {
    check(
        "jb28m<Enter>oaccepted<Enter>Yuntil 2030-06-30 source club<Enter>",
        "Leoni signed until 2030-06-30",
        r#"on: "2025-06-17", from: "Parma", terms: "28m", source: "club""#,
    );
    check(
        "jYuntil 2026-06-30 joins 2025-07-01 source club for loan 1m opt 20m<Enter>",
        "Leoni signed until 2026-06-30",
        r#"loan: (from: "Parma", until: "2026-06-30")"#,
    );
}

#[test]
fn players_of_ours_have_offers_and_go() {
    check(
        "<Tab><Tab>jb20m club Villa source Sky<Enter>",
        "offer 20m of Villa for Savona",
        r#"by: Them, club: "Villa", terms: "20m", answer: Pending,"#,
    );
    check(
        ":bid savona 20m club Villa<Enter>:counter savona 25m<Enter>",
        "counter 25m for Savona",
        r#"by: Us, club: "Villa", terms: "25m", answer: Pending"#,
    );
    check(
        ":bid savona 20m club Villa<Enter>:bid savona 21m club Roma<Enter>:answer savona rejected club villa<Enter>",
        "offer for Savona rejected",
        r#"club: "Villa", terms: "20m", answer: Rejected"#,
    );
    check(
        ":bid savona 20m club Villa<Enter>:answer savona accepted<Enter><Tab><Tab>jxsource Sky on 2025-07-01<Enter>",
        "Savona sold",
        r#"left: (on: "2025-07-01", to: "Villa", terms: "20m", source: "Sky")"#,
    );
    check(
        ":sell kelly source Sky for loan 1m until 2026-01-31 club Ajax<Enter>",
        "Kelly lent until 2026-01-31",
        r#"terms: "loan 1m until 2026-01-31""#,
    );
    check(
        ":sell kelly for 20m buyback 30m until 2027-06-30 source Sky<Enter>",
        "Kelly sold",
        r#"terms: "20m buyback 30m until 2027-06-30""#,
    );
    check(
        ":sign leoni for 20m buyback 30m until 2027-06-30 until 2030-06-30 source Sky<Enter>",
        "Leoni signed until 2030-06-30",
        r#"terms: "20m buyback 30m until 2027-06-30""#,
    );
    check(
        ":sign leoni source Sky for 20m until 2030-06-30<Enter>",
        "Leoni signed until 2030-06-30",
        r#"terms: "20m", source: "Sky""#,
    );
    check(
        ":bid leoni 20m until 2028-12-31<Enter>:answer leoni accepted<Enter>:sign leoni source Sky<Enter>",
        "Leoni signed until 2028-12-31",
        r#"terms: "20m until 2028-12-31""#,
    );
    check(
        ":bid leoni 20m until 2025-06-30 wage 1m<Enter>",
        "bid 20m until 2025-06-30 wage 1m for Leoni (though the contract ends on 2025-06-30, before he joins on 2025-07-01)",
        r#"terms: "20m until 2025-06-30 wage 1m""#,
    );
    check(
        ":sign leoni for loan 1m until 2026-06-30 opt 20m source Sky<Enter>",
        "Leoni signed until 2026-06-30",
        r#"loan: (from: "Parma", until: "2026-06-30")"#,
    );
    check(
        ":set yildiz future renewing<Enter>:renew yildiz until 2032-06-30 source club wage 7m<Enter>",
        "Yıldız renewed until 2032-06-30 for 7m a season (club)",
        r#"renewed: [(on: "2025-06-17", was: "2029-06-30", wage: "7m", source: "club")]"#,
    );
    check(
        ":sell kelly source Sky for loan 1m club Ajax until 2026-06-30 on 2025-06-20<Enter>",
        "Kelly lent until 2026-06-30",
        r#"lent: (to: "Ajax", since: "2025-06-20", until: "2026-06-30")"#,
    );
    check(
        ":set savona lent Ajax from 2025-07-05 until 2026-06-30<Enter>",
        "lent of Savona",
        r#"lent: (to: "Ajax", since: "2025-07-05", until: "2026-06-30")"#,
    );
    check(
        ":plan windows 2025-07-05 2025-09-01 2026-01-03 2026-02-02<Enter>:sell kelly source Sky for 9m joins 2025-08-01<Enter>",
        "Kelly sold",
        r#"left: (on: "2025-08-01", terms: "9m", source: "Sky")"#,
    );
    check(
        ":end-loan conceicao source Porto on 2025-07-01<Enter>",
        "loan of Conceição ended",
        r#"ended: (on: "2025-07-01", source: "Porto")"#,
    );
    check(
        ":sell kelly source Sky for loan 1m opt 9m club Ajax until 2026-06-30 on 2025-06-10<Enter>:take-up kelly source Ajax<Enter>",
        "purchase of Kelly taken up",
        r#"left: (on: "2025-06-17", to: "Ajax", terms: "9m", source: "Ajax")"#,
    );
    check(
        ":bid conceicao 30m 5y<Enter>:answer conceicao accepted<Enter>:sign conceicao until 2030-06-30 source Sky<Enter>",
        "Conceição signed until 2030-06-30",
        r#"on: "2025-07-14", until: "2030-06-30", terms: "30m 5y", source: "Sky","#,
    );
    check(":sell kelly source Sky for free<Enter>", "Kelly sold", r#"terms: "free", source: "Sky""#);
    check(
        ":sell kelly source Sky for loan 1m club Ajax until 2026-06-30<Enter>",
        "Kelly lent until 2026-06-30",
        r#"lent: (to: "Ajax", since: "2025-07-01", until: "2026-06-30")"#,
    );
}

#[test]
fn claims_have_a_source_a_day_and_perhaps_a_price() {
    check(
        "rhe will bid on Monday source RMC asks 25m on 2025-06-16<Enter>",
        "report of RMC on Balerdi",
        r#"(on: "2025-06-16", source: "RMC", says: "he will bid on Monday", asks: "25m")"#,
    );
    check("rnot even that source RMC refuses 40m<Enter>", "report of RMC on Balerdi", r#"refuses: "40m""#);
    check(
        "<Tab><Tab>rout of favour source \"Tutto juve\"<Enter>",
        "report of Tutto juve on Perin",
        r#"(on: "2025-06-17", source: "Tutto juve", says: "out of favour")"#,
    );
}

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
    for script in [include_str!("edits.rs"), include_str!("fields.rs")].into_iter().flat_map(scripts) {
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
            matches!(parse(sample.scope(), line.example), Ok(Command::Edit(_)))
        }
    };
    let left_out: Vec<&str> = TABLE.iter().filter(changing).map(|e| e.id).filter(|id| !called.contains(id)).collect();
    assert_eq!(left_out, ["undo", "undo-external"], "which follow every check, and what another program wrote");
}
