//! What makes no sense is refused while it is typed and when it is run, and neither the plan nor the line is lost.

use touchline::app::Reading;

use super::session::Session;

/// Runs a line that the plan refuses, after some that it does not.
fn refused(before: &[&str], line: &str) -> String {
    let mut session = Session::new();
    for line in before {
        session.press(&format!(":{line}<Enter>"));
        assert!(!session.is_refused(), "{line}: {}", session.status());
    }
    let (plan, version) = (session.plan().clone(), session.model.desk.document.version);
    session.press(&format!(":{line}"));
    let Reading::Refused(why) = &session.prompt().reading else { panic!("{line} is not refused while it is typed") };
    let why = why.clone();
    session.press("<Enter>");
    assert_eq!((session.status(), session.is_refused()), (why.as_str(), true), "{line}");
    assert_eq!((session.line(), session.prompt().input.cursor()), (line, line.chars().count()), "what was typed stays");
    assert!(session.effects.is_empty());
    assert_eq!((session.plan(), session.model.desk.document.version), (&plan, version), "{line}");
    why
}

#[test]
fn the_plan_refuses_what_makes_no_sense_and_says_what_would() {
    for (before, line, why) in [
        (&[][..], "seller leoni unknown", "nothing would change: the plan says so already"),
        (&[], "bid balerdi swap nobody=1m", "nobody in the plan has the id nobody: add him with add-target or"),
        (&[], "bid balerdi swap leoni=1m", "Leoni is a target, not a player: give a player's id"),
        (&[], "add-target kelly Martin Kelly plays CB", "the id kelly is Kelly's already: choose another"),
        (&[], "add-player silva \" \" plays CB", "a name is needed: give at least one letter"),
        (&[], "set gatti born 2025-06-18", "2025-06-18 is later than today: give the day that he was born on"),
        (&[], "bid leoni 28m source \"\"", "an empty source says nothing: say who said it, or leave source out"),
        (&["bid leoni 28m"], "answer leoni rejected source \" \"", "an empty source says nothing"),
        (&[], "seller leoni open source \"\"", "an empty source says nothing"),
        (&[], "player leoni open source \"\"", "an empty source says nothing"),
        (&[], "set kelly name \"\"", "a name is needed"),
        (&[], "plan club \"\"", "a name is needed"),
        (&[], "deadline 2025-07-24 \"\"", "a name is needed"),
        (&[], "set kelly priority 1", "Kelly is a player, and priority belongs to targets alone"),
        (&[], "set leoni shirt 4", "Leoni is a target, and shirt belongs to players alone"),
        (&["stage leoni off"], "bid leoni 28m", "the deal for Leoni is off: change its stage first, with stage leoni"),
        (&["bid leoni 28m"], "bid leoni 30m", "a bid of 28m for Leoni is still pending: answer it first"),
        (
            &["bid leoni 28m", "answer leoni accepted"],
            "bid leoni 30m",
            "28m is agreed for Leoni: if it fell through, say so",
        ),
        (
            &["bid leoni 28m", "answer leoni accepted"],
            "stage leoni talks",
            "28m is agreed for Leoni: if it fell through",
        ),
        (
            &["bid leoni 28m", "answer leoni accepted", "stage leoni off"],
            "stage leoni talks",
            "28m is agreed for Leoni: take it up there, with stage leoni fee-agreed",
        ),
        (&[], "stage leoni medical", "no fee is agreed for Leoni: record the bid that was accepted first"),
        (&[], "stage leoni signed", "Leoni is signed with a last day and a source: sign leoni until"),
        (&[], "sign leoni until 2029-06-30 source club", "no terms are agreed for Leoni: record the bid that"),
        (&[], "sign leoni until 2029-06-30 source \" \" for 28m", "a source is needed"),
        (&[], "sign leoni until 2025-06-16 source club for 28m", "Leoni would be gone on 2025-06-16, before he joins"),
        (&["stage leoni off"], "sign leoni until 2029-06-30 source club for 28m", "the deal for Leoni is off: change"),
        (&[], "bid leoni 28m club Parma", "Leoni is a target, and a bid for him is with his own club: leave club out"),
        (&["bid leoni 28m"], "answer leoni rejected on 2025-06-16", "an answer on 2025-06-16 comes before the bid"),
        (&[], "bid conceicao 20m club Porto", "Conceição is borrowed from Porto, and a bid for him is with that club"),
        (&[], "sell conceicao source Sky for 20m", "Conceição is borrowed from Porto, and not ours to deal with"),
        (&[], "bid leoni swap conceicao=2m", "Conceição is borrowed from Porto, and not ours to deal with"),
        (&[], "sell kelly source Sky", "no terms are agreed for Kelly: record the bid that was accepted"),
        (
            &[],
            "sell kelly source Sky for loan 1m",
            "a loan of Kelly has a last day, 2025-07-01 or later, when he goes: say it",
        ),
        (&[], "sell kelly source Sky for 1m until 2026-06-30", "Kelly is sold for good, so until has no place"),
        (
            &[],
            "sell kelly source Sky for loan 1m until 2026-06-30 on 2026-07-01",
            "a loan of Kelly has a last day, 2026-07-01",
        ),
        (
            &[],
            "set kelly lent Ajax from 2025-07-02 until 2025-07-01",
            "Kelly would be lent until 2025-07-01, before the",
        ),
        (&[], "plan windows 2025-09-01 2025-07-01", "a window closes on 2025-07-01, before it opens on 2025-09-01"),
        (
            &["sell kelly source Sky for loan 1m club Ajax until 2026-06-30"],
            "sell kelly source Sky for loan 1m until 2026-06-30",
            "Kelly is lent to Ajax until 2026-06-30: end that first, with set kelly lent none",
        ),
        (&["sell kelly source Sky for free"], "bid kelly 1m", "Kelly has left, on 2025-07-01: give somebody who is"),
        (&["bid leoni 2m swap kelly=1m"], "sell kelly source Sky for free", "Kelly goes the other way in the pending"),
        (&["counter leoni 28m"], "counter leoni 30m", "a bid of 28m for Leoni is still pending"),
        (&[], "answer leoni rejected", "no bid for Leoni is pending: make one first, with bid leoni 28m"),
        (
            &[],
            "sign balerdi until 2029-06-30 source club for 28m",
            "Balerdi is not signed while his club refuses to talk: record that it is open",
        ),
        (
            &["player leoni refuses"],
            "sign leoni until 2029-06-30 source club for 28m",
            "Leoni is not signed while he refuses: record that he is",
        ),
        (&[], "report leoni tall source \"\"", "a source is needed: say who said it"),
        (
            &["renew yildiz until 2030-06-30 source club", "renew yildiz until 2031-06-30 source club on 2025-06-20"],
            "change-entry yildiz renewal 1 on 2025-06-25",
            "renewal 1 of Yıldız stays so: renewal 2 follows on it, on 2025-06-20: give that day or an earlier one",
        ),
        (
            &["renew yildiz until 2030-06-30 source club", "renew yildiz until 2031-06-30 source club on 2025-06-20"],
            "change-entry yildiz renewal 1 until 2032-06-30",
            "renewal 1 of Yıldız stays so: renewal 2 follows on it, on 2025-06-20: give a last day from 2025-06-20 to 2031-06-29",
        ),
        (&[], "report leoni \"\" source RMC", "a reported claim is needed: say what was said"),
        (
            &["absent bremer injury hand"],
            "absent bremer injury hand",
            "Bremer has that absence already, hand from 2025-06-17: give another day",
        ),
        (
            &["absent bremer injury hand"],
            "ended bremer",
            "Bremer is out for several reasons: say which, with absence and",
        ),
        (&[], "ended bremer absence 2", "Bremer has 1 absence: give the number of one, from 1"),
        (
            &[],
            "absent kelly injury knee for 2 matches",
            "matches are counted of a suspension, not of injury: leave for",
        ),
        (
            &["absent kelly suspension red for 2 matches"],
            "return kelly 2025-08-24 source RMC",
            "Kelly is banned for 2 matches, and the plan's matches say until when",
        ),
        (
            &[],
            "absent kelly suspension red for 2 matches back 2025-08-24 source RMC",
            "Kelly is banned for 2 matches, and the plan's matches say until when",
        ),
        (&[], "ended kelly", "Kelly has no absence that is still open: record one first, with absent kelly"),
        (&[], "ended bremer 2024-10-01", "2024-10-01 comes before the absence of Bremer, which begins on 2024-10-02"),
        (&[], "return bremer 2024-01-01 source RMC", "2024-01-01 comes before the absence of Bremer"),
        (&[], "absent kelly other leave back 2025-06-16 source RMC", "2025-06-16 comes before the absence of Kelly"),
        (&[], "set conceicao lent Ajax until 2026-06-30", "Conceição is both borrowed and lent out: clear one first"),
        (&[], "set yildiz joined 2030-01-01", "Yıldız would be gone on 2029-06-30, before he joins on 2030-01-01"),
        (
            &["sell kelly club Villa for 20m source Sky on 2025-07-01"],
            "set kelly joined 2025-07-01",
            "Kelly would be gone on 2025-06-30, before he joins on 2025-07-01",
        ),
        (
            &["sign conceicao until 2030-06-30 source Sky for 30m joins 2025-07-14"],
            "set conceicao joined 2025-07-20",
            "Conceição would be gone on 2025-07-13, before he joins on 2025-07-20",
        ),
        (&["bid leoni 2m swap kelly=1m"], "remove kelly", "Kelly goes the other way in the pending bid for Leoni"),
        (&[], "order RCB kelly kelly", "Kelly is named twice: name each player once"),
        (&[], "call-up 2025-12-21 2026-01-18 Cup players kelly kelly", "Kelly is named twice"),
        (&[], "remove-deadline Camp", "no deadline is called Camp: the plan has Window closes"),
        (&[], "remove-match 2025-06-20", "there is no match on 2025-06-20: the plan has 2025-06-19"),
        (&[], "remove-call-up Euro", "no call-up is called Euro: the plan has Gold Cup"),
        (&[], "call-up 2026-01-18 2025-12-21 Cup", "the call-up ends on 2025-12-21, before it begins on 2026-01-18"),
    ] {
        let said = refused(before, line);
        assert!(said.starts_with(why), "{line}: {said}");
    }
}

/// What the reader of lines stops before the plan has to refuse it.
#[test]
fn a_line_that_is_no_command_yet_stays_with_its_problem() {
    for (line, marked, says) in [
        ("bid nobody 28m", "nobody", "found “nobody”, expected the id of a player or a target"),
        (
            "bid balerdy 28m",
            "balerdy",
            "found “balerdy”, expected the id of a player or a target; the nearest is balerdi",
        ),
        ("set gatti heigth 5", "heigth", "found “heigth”, expected the name of a field; the nearest is height"),
        ("stage leoni tlks", "tlks", "found “tlks”, expected a stage: identified"),
        ("what-if x lose gati", "gati", "found “gati”, expected the id of a player or a target; the nearest is gatti"),
        ("what-if x lose gatti,  sign kely from 2025-07-01", "kely", "found “kely”, expected the id of a player"),
        ("stage kelly talks", "kelly", "found “kelly”, expected a target's id"),
        ("sign leoni source club", "", "found the end, expected until and what follows it"),
        ("sign leoni until 2029-06-30", "", "found the end, expected source"),
        (
            "sign leoni for 20m buyback 40m until 2028-06-30 source X",
            "",
            "found the end, expected until and the contract's last day: until 2028-06-30 is how long the buy-back holds",
        ),
        ("renew yildiz 2030-06-30", "2030-06-30", "found “2030-06-30”, expected until or on before the day"),
        ("stage leoni talks 2025-06-16", "2025-06-16", "found “2025-06-16”, expected on before the day"),
        ("depth RCB 3 2025-06-16", "2025-06-16", "found “2025-06-16”, expected the end of the line"),
        ("sell kelly for free", "", "found the end, expected source"),
        ("set kelly future sold", "sold", "found “sold”, expected what is planned for him: listed, for-loan"),
        ("ended leoni", "leoni", "found “leoni”, expected a player's id"),
        ("bid leoni 28x", "28x", "found “28x”, expected an amount such as 22.5m, 350k or 1234567"),
        ("bid leoni 28m sorce RMC", "sorce", "found “sorce”, expected the end, or one of: /4"),
        ("answer leoni pending", "pending", "found “pending”, expected an answer: rejected, countered"),
        ("stage leoni sold", "sold", "found “sold”, expected a stage: identified"),
        ("depth RCB 10", "10", "found “10”, expected bodies wanted, 1 to 9"),
        ("role CB aerial 11", "11", "found “11”, expected a weight, 1 to 10"),
        ("role CB aerial", "", "found the end, expected a weight, 1 to 10"),
        ("depth RB 3", "RB", "found “RB”, expected a slot: GK, RCB"),
        ("formation 3-3-3", "3-3-3", "found “3-3-3”, expected a formation"),
        ("return bremer 2025-02-30 source RMC", "2025-02-30", "found “2025-02-30”, expected a day that exists"),
        ("return bremer 2025-08-24", "", "found the end, expected source and what follows it"),
        ("report leoni tall", "", "found the end, expected source"),
        ("absent kelly injury knee back 2025-08-01", "", "found the end, expected source"),
        ("absent kelly injury knee source RMC", "", "found the end, expected back"),
        ("absent kelly suspension red for 0 matches", "0", "found “0”, expected how many matches, 1 to 99"),
        ("absent kelly suspension red for 2 games", "games", "found “games”, expected matches, perhaps with in"),
        ("absent kelly suspension red for 2 matches in", "", "found the end, expected a competition, such as"),
        ("set leoni height 300", "300", "found “300”, expected a height in centimetres, 100 to 250, or none"),
        ("set leoni positions CB CB", "CB", "found CB twice, expected each position once"),
        ("set leoni positions none", "none", "found “none”, expected a position"),
        ("set kelly loan Ajax 2026-06-30", "2026-06-30", "found “2026-06-30”, expected until and the last day"),
        ("add-target a/b X plays CB", "a/b", "found “a/b”, expected a new id"),
        ("add-player silva Silva", "", "found the end, expected plays"),
        (
            "add-player silva Silva plays CB plays RB",
            "plays",
            "found “plays”, expected the end of the line: plays stands there already",
        ),
        ("write other.ron over over", "over", "found “over”, expected the end of the line: over stands there already"),
        ("page hmtl", "hmtl", "found “hmtl”, expected html, md, xlsx or json, a file's name"),
        ("page notes.txt over", "notes.txt", "found “notes.txt”, expected html, md, xlsx or json, a file's name"),
        (
            "page md notes.html",
            "notes.html",
            "found “notes.html”, expected a file's name that ends in .md, as md is asked for, or html",
        ),
        ("page md over now", "now", "found “now”, expected the end, or over"),
        ("stage leoni talks now", "now", "found “now”, expected the end, or on"),
        ("report leoni \"tall source RMC", "\"tall source RMC", "found a quote that nothing closes"),
        ("anwser leoni rejected", "anwser", "found “anwser”, expected a command; the nearest is answer"),
    ] {
        let mut session = Session::new();
        let plan = session.plan().clone();
        session.press(&format!(":{line}"));
        let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("{line} reads as something") };
        assert_eq!(&line[problem.at.clone()], marked, "{line}");
        session.press("<Enter>");
        assert!(session.is_refused() && session.status().starts_with(says), "{line}: {}", session.status());
        assert_eq!((session.line(), session.plan()), (line, &plan));
    }
}

#[test]
fn a_key_that_lacks_its_subject_says_how_to_get_there() {
    for (script, says) in [
        ("<Tab><Tab>S", "select a target first: Tab to Targets, or name him in the command line (:)"),
        ("a", "select a player first: Tab to Depth or Injured, or name him in the command line (:)"),
        ("D", "select a slot first: Tab to Depth"),
        ("K", "select a slot first: Tab to Depth"),
        ("/nobody<Enter>e", "select a person first: Tab to a pane that lists people"),
        ("/nobody<Enter>y", "nothing is selected to copy"),
        ("<Tab><Tab>jjjjK", "nobody to move in this slot"),
        ("<Tab><Tab>K", "nobody on that side of him in the coach's order"),
        ("<Tab><Tab>J", "nobody on that side of him in the coach's order"),
        ("u", "nothing to undo"),
        ("<Ctrl-r>", "nothing to redo"),
        ("<Ctrl-x>", "Ctrl-x calls nothing here: press ? for the keys"),
    ] {
        let mut session = Session::new();
        let plan = session.plan().clone();
        session.press(script);
        assert_eq!((session.status(), session.is_refused()), (says, true), "{script}");
        assert_eq!(session.plan(), &plan);
        assert!(session.effects.is_empty() && session.model.layers.is_empty(), "{script}");
    }
}

#[test]
fn a_refused_line_is_mended_where_it_is_wrong() {
    let mut session = Session::new();
    session.press("jb28x<Enter><Backspace>m<Enter>");
    assert_eq!((session.status(), session.is_refused()), ("bid 28m for Leoni", false));
    session.press("b30m<Enter>");
    assert!(session.is_refused());
    session.press("<Esc>oexpired<Enter>b<Ctrl-p>");
    assert_eq!(session.line(), "bid leoni 30m", "the refused line was kept");
    session.press("<Enter>");
    assert_eq!(session.status(), "bid 30m for Leoni");
}

#[test]
fn a_day_a_number_and_none_are_not_taken_for_a_text() {
    for (line, refused) in [
        (
            "absent kelly suspension red card until 2025-07-01",
            "found “until”, expected back 2025-07-02 source TEXT, or the",
        ),
        (
            "change-entry bremer absence 1 injury knee until 2025-07-01",
            "found “until”, expected ended 2025-07-02, or the",
        ),
        ("absent kelly suspension red card for -1 matches", "found “-1”, expected how many matches, 1 to 99"),
        ("absent kelly suspension red card for several matches", "found “several”, expected how many matches"),
        ("report leoni tall source none", "found “none”, expected who said it, since this has a source"),
        ("return bremer 2025-09-01 source none", "found “none”, expected who said it"),
        ("sell kelly source none for 2m", "found “none”, expected who said it"),
    ] {
        let mut session = Session::new();
        session.press(&format!(":{line}"));
        let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("{line} is read") };
        assert!(problem.to_string().starts_with(refused), "{line}: {problem}");
    }
    let mut session = Session::new();
    session.press(":bid leoni 28m source none<Enter>:absent kelly other \"away until 2025-07-01\"<Enter>");
    session.press(":report leoni tall source \"none\"<Enter>:absent gatti other gone for good<Enter>");
    let plan = session.plan();
    let (leoni, kelly) = (plan.targets.entry("leoni").unwrap().1, plan.players.entry("kelly").unwrap().1);
    assert_eq!(leoni.bids[0].source, None);
    assert_eq!(leoni.profile.reports.last().unwrap().source, "none");
    assert_eq!(kelly.absences[0].why.text(), "away until 2025-07-01");
    assert_eq!(plan.players.entry("gatti").unwrap().1.absences[0].why.text(), "gone for good");
}
