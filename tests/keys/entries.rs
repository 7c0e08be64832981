//! Entries corrected and taken out from the ladder, the sheet and the palette.

use touchline::app::Reading;

use super::session::{Session, check};

/// What the line says before it is run.
fn says(session: &Session) -> &[String] {
    match &session.prompt().reading {
        Reading::Ready { says, .. } => says,
        Reading::Refused(why) => panic!("{why}"),
        Reading::Unfinished(problem) => panic!("{problem}"),
        Reading::Search(_) => panic!("no command yet"),
    }
}

#[test]
fn every_kind_of_entry_is_corrected_and_taken_out() {
    for (made, correction, status, wrote) in [
        ("bid leoni 280m", "bid 1 28m", "bid 1 of Leoni: 28m by us, pending · 2025-06-17", "terms: \"28m\""),
        (
            "counter leoni 30m",
            "counter 1 35m",
            "counter 1 of Leoni: 35m by them, pending · 2025-06-17",
            "terms: \"35m\"",
        ),
        ("answer leoni rejected", "answer 1 expired", "answer 1 of Leoni: 20m expired · 2025-06-17", "answer: Expired"),
        (
            "report leoni \"no\" source Sky",
            "report 1 asks 20m",
            "report 1 of Leoni: no, asks 20m · 2025-06-17 · Sky",
            "asks: \"20m\"",
        ),
        (
            "absent gatti injury knee",
            "absence 1 injury thigh from 2025-06-01",
            "absence 1 of Gatti: injury thigh · 2025-06-01",
            "why: Injury(\"thigh\"), from: \"2025-06-01\"",
        ),
        (
            "return bremer 2025-08-24 source Sky",
            "return 1 2025-09-01",
            "return 1 of Bremer: back 2025-09-01 · 2025-06-17 · Sky",
            "back: \"2025-09-01\"",
        ),
        ("stage leoni talks", "step 1 shortlisted", "step 1 of Leoni: shortlisted · 2025-06-17", "stage: Shortlisted"),
        (
            "renew yildiz until 2030-06-30 source club",
            "renewal 1 until 2031-06-30",
            "renewal 1 of Yıldız: until 2031-06-30 · 2025-06-17 · club",
            "contract: \"2031-06-30\"",
        ),
    ] {
        let before = if made.starts_with("answer") { ":bid leoni 20m<Enter>" } else { "" };
        let person = made.split(' ').nth(1).unwrap();
        let name: Vec<&str> = correction.split(' ').take(2).collect();
        check(
            &format!("{before}:{made}<Enter>:change-entry {person} {correction}<Enter>"),
            &said(status, person),
            wrote,
        );
        let mut session = Session::new();
        session.press(&format!("{before}:{made}<Enter>:remove-entry {person} {}<Enter>", name.join(" ")));
        assert!(session.status().starts_with(&format!("remove {}", name.join(" "))), "{}", session.status());
        let made = session.plan().clone();
        session.press("u<Ctrl-r>");
        assert_eq!(session.plan(), &made);
    }
}

/// What the status says of a correction, with what follows for the stage.
fn said(status: &str, person: &str) -> String {
    let stage = if status.contains("shortlisted") { " (though the stage is shortlisted then)" } else { "" };
    assert!(person != "leoni" || status.contains("Leoni"));
    format!("{status}{stage}")
}

#[test]
fn on_the_ladder_a_key_begins_the_line_and_the_entries_are_offered() {
    let mut session = Session::new();
    session.press("j4b280m source Sky<Enter>*");
    assert_eq!((session.line(), session.choices()), ("change-entry leoni ", vec!["bid 1"]));
    session.press("<Tab>");
    assert_eq!(
        (session.line(), session.choices()),
        ("change-entry leoni bid 1 ", vec!["280m source Sky on 2025-06-17"])
    );
    session.press("<Tab>");
    assert_eq!(session.line(), "change-entry leoni bid 1 280m source Sky on 2025-06-17 ");
    session.press("<Enter>");
    assert_eq!(session.status(), "nothing would change: the plan says so already");
    session.press("<Esc>*bid 1 28m");
    let gone_and_new = [
        "bid 280m by us on 2025-06-17 of Leoni: pending (removed)",
        "bid 28m by us on 2025-06-17 of Leoni: pending (new)",
    ];
    let mut said: Vec<&str> =
        says(&session).iter().map(String::as_str).filter(|line| line.starts_with("bid")).collect();
    said.sort_by_key(|line| line.contains("(new)"));
    assert_eq!(said, gone_and_new);
    session.press("<Enter>");
    let rungs = &session.model.screens.deals.negotiation().unwrap().rungs;
    assert_eq!(rungs.iter().map(|rung| rung.entry.unwrap().to_string()).collect::<Vec<_>>(), ["bid 1"]);
    session.press("<Enter>-bid 1<Enter>");
    assert_eq!(session.status(), "remove bid 1 of Leoni (though the stage stays approached)");
    assert!(session.plan().targets.entry("leoni").unwrap().1.bids.is_empty(), "from his sheet");
}

#[test]
fn what_has_no_such_entry_or_rests_on_it_is_refused() {
    for (script, refused) in [
        (":remove-entry leoni bid 1", "found “bid”, expected a person with entries: this one has none"),
        (":remove-entry bremer absence 2", "found “2”, expected the number of the absence: 1"),
        (":remove-entry bremer bid 1", "found “bid”, expected an entry of his: its kind and its number, such as bid 1"),
        (
            ":bid leoni 20m<Enter>:change-entry leoni bid 1",
            "found the end, expected what bid 1 is from now on: [TERMS] [club TEXT or none] [source TEXT or none] [on DAY]",
        ),
        (
            ":bid leoni 20m<Enter>:answer leoni accepted<Enter>:remove-entry leoni bid 1",
            "answer 1 of Leoni rests on bid 1: remove that first, with remove-entry leoni answer 1",
        ),
        (
            ":bid leoni 20m<Enter>:answer leoni rejected<Enter>:bid leoni 22m<Enter>:remove-entry leoni answer 1",
            "bid 2 of Leoni rests on answer 1: remove that first, with remove-entry leoni bid 2",
        ),
        (":bid leoni 20m<Enter>:change-entry leoni bid 1 club Parma", "Leoni is a target"),
        (
            ":bid leoni 20m<Enter>:answer leoni rejected on 2025-06-20<Enter>:change-entry leoni answer 1 on 2025-06-01",
            "an answer on 2025-06-01 comes before the bid for Leoni",
        ),
        (":report leoni no source Sky<Enter>:change-entry leoni report 1 \"\"", "a reported claim is needed"),
    ] {
        let mut session = Session::new();
        session.press(script);
        let (plan, line) = (session.plan().clone(), session.line().to_owned());
        session.press("<Enter>");
        assert!(session.is_refused() && session.status().starts_with(refused), "{script}: {}", session.status());
        assert_eq!((session.plan(), session.line()), (&plan, line.as_str()), "what was typed stays");
    }
}
