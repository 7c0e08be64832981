//! Days and money as people type them, and what the line says that it understood.

use touchline::app::{Msg, Reading};

use super::session::Session;

/// Types a line and runs it: what it says before, and the status after.
fn said(line: &str) -> (Vec<String>, String, Session) {
    let mut session = Session::new();
    session.press(&format!(":{line}"));
    let says = match &session.prompt().reading {
        Reading::Ready { says, .. } => says.clone(),
        Reading::Unfinished(problem) => panic!("{line}: {problem}"),
        Reading::Refused(why) => panic!("{line}: {why}"),
        Reading::Search(_) => panic!("{line} is no command"),
    };
    session.press("<Enter>");
    assert!(!session.is_refused(), "{line}: {}", session.status());
    (says, session.status().to_owned(), session)
}

#[test]
fn a_field_says_its_values_before_and_after_it_is_set() {
    for (line, told) in [
        ("set leoni value 20,5 m", "value of Leoni: 20.5m, was none"),
        ("set leoni value 1.2bn", "value of Leoni: 1200m, was none"),
        ("set yildiz contract 30 jun 2031", "contract of Yıldız: 2031-06-30, was 2029-06-30"),
        ("set yildiz contract end of season", "contract of Yıldız: 2026-06-30, was 2029-06-30"),
        ("set yildiz contract 30 jun", "contract of Yıldız: 2025-06-30, was 2029-06-30"),
        ("set yildiz joined next window", "joined of Yıldız: 2025-07-01, was none"),
        ("set leoni born 21 Dec 2006", "born of Leoni: 2006-12-21, was none"),
        ("set leoni clause 28m until 15 jul", "clause of Leoni: 28m until 2025-07-15, was none"),
        (
            "set savona lent Ajax from 5 jul until 30 jun",
            "lent of Savona: to Ajax from 2025-07-05 until 2026-06-30, was none",
        ),
        ("plan today tomorrow", "the plan's today: 2025-06-18, was 2025-06-17"),
        ("plan transfers 40 m", "transfer budget: 40m, was none"),
    ] {
        let (says, status, _) = said(line);
        assert_eq!((says.first().unwrap().as_str(), status.as_str()), (told, told), "{line}");
    }
}

#[test]
fn a_plan_with_a_currency_says_its_sign() {
    let mut session = Session::new();
    session.press(":plan currency EUR<Enter>:set leoni value €20m<Enter>:set leoni value 35 m");
    let Reading::Ready { says, .. } = &session.prompt().reading else { panic!("a value") };
    assert_eq!(says[0], "value of Leoni: €35m, was €20m");
    session.press("<Enter>");
    assert_eq!(session.status(), "value of Leoni: €35m, was €20m");
    for (typed, found) in [("£20m", "£"), ("20m USD", "USD"), ("$20m", "$")] {
        let mut session = Session::new();
        session.press(&format!(":plan currency EUR<Enter>:set leoni value {typed}<Enter>"));
        let why = format!(
            "found “{typed}”, expected an amount in EUR: this plan counts in EUR, and {found} is another currency"
        );
        assert!(session.is_refused() && session.status().starts_with(&why), "{}", session.status());
        assert_eq!(session.line(), format!("set leoni value {typed}"));
    }
}

#[test]
fn what_was_understood_of_a_day_is_said_where_nothing_else_says_it() {
    for (line, part, wrote) in [
        (
            "absent gatti injury knee from 10 jun back 24 aug source Sky",
            "10 jun is 2025-06-10; 24 aug is 2025-08-24",
            r#"from: "2025-06-10""#,
        ),
        ("absent gatti injury knee from 24 aug", "24 aug is 2024-08-24", r#"from: "2024-08-24""#),
        ("bid leoni 28m on yesterday", "yesterday is 2025-06-16", r#"on: "2025-06-16""#),
        ("return bremer +7 source Sky", "Bremer back 2025-06-24", r#"back: "2025-06-24""#),
        ("ended bremer -3", "-3 is 2025-06-14", r#"ended: "2025-06-14""#),
        ("set leoni contract 6/7/2028", "6/7/2028 is 2028-07-06, with the day first", r#"contract: "2028-07-06""#),
        ("set leoni contract 24/8/2028", "contract of Leoni: 2028-08-24, was none", r#"contract: "2028-08-24""#),
        (
            "sign leoni for 18 m until 30 jun 2030 source club",
            "Leoni signed until 2030-06-30",
            r#"contract: "2030-06-30""#,
        ),
        (
            "bid leoni 28,5m/1 sep,1 jul",
            "bid 28.5m/2025-09-01,2026-07-01 for Leoni",
            r#"terms: "28.5m/2025-09-01,2026-07-01""#,
        ),
        ("deadline 24 aug Camp", "deadline Camp on 2025-08-24", r#"(name: "Camp", on: "2025-08-24")"#),
        ("match 31 aug 1860 Munich", "match on 2025-08-31 versus 1860 Munich", r#"versus: "1860 Munich""#),
        ("call-up 20 dec 18 jan Africa Cup", "20 dec is 2025-12-20; 18 jan is 2026-01-18", r#"until: "2026-01-18""#),
        ("call-up 14 jun 6 jul Gold Cup", "14 jun is 2025-06-14; 6 jul is 2025-07-06", r#"from: "2025-06-14""#),
        ("plan windows 1 jul 1 sep 2 jan 2 feb", "window from 2026-01-02: to 2026-02-02", r#"closes: "2026-02-02""#),
        (
            "what-if Gone lose gatti from 1 jul until 1 sep",
            "2025-07-01 until 2025-09-01",
            "lose gatti from 2025-07-01 until 2025-09-01",
        ),
        ("sell kelly source Sky club Ajax for 20m on 1 jul", "1 jul is 2025-07-01", r#"on: "2025-07-01""#),
    ] {
        let (says, status, session) = said(line);
        assert!(says.join("; ").contains(part) || part.contains("bid"), "{line}: {says:?}");
        assert!(status.contains(part), "{line}: {status}");
        assert!(session.written().contains(wrote), "{line}\n{}", session.written());
    }
    // The file's own notation needs no word.
    let (says, status, _) = said("absent gatti injury knee from 2025-06-10");
    assert_eq!((says[0].as_str(), status.as_str()), ("Gatti absent: injury knee", "Gatti absent: injury knee"));
}

#[test]
fn another_day_is_looked_at_in_every_way_of_writing_it() {
    for (typed, day) in
        [("24 aug", "2025-08-24"), ("next window", "2025-07-01"), ("+7", "2025-06-24"), ("1/9/2025", "2025-09-01")]
    {
        let mut session = Session::new();
        session.press(&format!(":date {typed}"));
        let Reading::Ready { says, .. } = &session.prompt().reading else { panic!("{typed}") };
        assert!(says[1].starts_with(&format!("{typed} is {day}")), "{says:?}");
        session.press("<Enter>");
        assert_eq!(session.model.asked.on.to_string(), day, "{typed}");
    }
}

#[test]
fn a_bare_sum_is_asked_about_and_nothing_typed_is_lost() {
    for (line, choices, done, wrote) in [
        ("set leoni value 35", ["35m", "35k", "35.00"], "set leoni value 35m ", r#"value: "35m""#),
        ("set leoni value 20,5", ["20.5m", "20.5k", ""], "set leoni value 20.5m ", r#"value: "20.5m""#),
        ("bid leoni 28/4", ["28m", "28k", "28.00"], "bid leoni 28m /4", r#"terms: "28m/4""#),
    ] {
        let mut session = Session::new();
        let before = session.written();
        session.press(&format!(":{line}"));
        let offered: Vec<&str> = choices.into_iter().filter(|choice| !choice.is_empty()).collect();
        assert_eq!(session.choices(), offered, "{line}");
        session.press("<Enter>");
        let asks = format!("expected {} for millions", choices[0]);
        assert!(session.is_refused() && session.status().contains(&asks), "{}", session.status());
        assert_eq!((session.line(), session.written()), (line, before), "{line}");
        session.press("<Tab>");
        assert_eq!(session.line(), done);
        session.press("<Enter>");
        assert!(session.written().contains(wrote), "{line}: {}", session.status());
    }
    let (_, _, session) = said("set leoni wage 999.00");
    assert!(session.written().contains(r#"wage: "999""#));
    let mut session = session;
    session.press(":set leoni wage ");
    assert_eq!(session.choices().first(), Some(&"999.00"), "as one would type it");
}

#[test]
fn words_for_days_are_completed_as_they_are_typed() {
    for (line, choices, done) in [
        ("date n", vec!["next window"], "date next window "),
        ("date next wi", vec!["next window"], "date next window "),
        ("absent gatti injury knee back t", vec!["today", "tomorrow"], "absent gatti injury knee back today "),
        ("renew yildiz until end", vec!["end of season"], "renew yildiz until end of season "),
    ] {
        let mut session = Session::new();
        session.press(&format!(":{line}"));
        assert_eq!(session.choices()[..choices.len()], choices, "{line}");
        session.press("<Tab>");
        assert_eq!(session.line(), done);
    }
    let mut session = Session::new();
    session.press(":set yildiz contract ");
    let offered = ["2029-06-30", "none", "today", "tomorrow", "yesterday", "next window", "end of season"];
    assert_eq!(session.choices(), offered);
}

#[test]
fn a_text_may_have_words_of_options_and_days_in_it() {
    for (line, wrote) in [
        ("report leoni they bid on Monday source Sky", r#"says: "they bid on Monday""#),
        ("report leoni nobody counts on next week here source Sky", r#"says: "nobody counts on next week here""#),
        ("report leoni he decides on tomorrow evening source Sky", r#"says: "he decides on tomorrow evening""#),
        ("report leoni he asks euros source Sky", r#"says: "he asks euros""#),
        ("report leoni \"he decides on tomorrow\" source Sky", r#"says: "he decides on tomorrow""#),
        ("report leoni he is dear source Sky asks €20m", "asks"),
    ] {
        let mut session = Session::new();
        session.press(&format!(":plan currency EUR<Enter>:{line}<Enter>"));
        assert!(session.written().contains(wrote), "{line}: {}\n{}", session.status(), session.written());
    }
}

#[test]
fn a_wrong_day_says_what_was_found_and_what_to_write() {
    for (line, marked, says) in [
        ("return bremer 31 jun source Sky", "31 jun", "found “31 jun”, expected a day that exists: June has 30 days"),
        (
            "set leoni contract 30/6/28",
            "30/6/28",
            "found “30/6/28”, expected the year in four digits, such as 30/6/2028",
        ),
        (
            "set leoni contract 6/30/2028",
            "6/30/2028",
            "found “6/30/2028”, expected the day before the month: 30/6/2028",
        ),
        ("set leoni born 21 dec", "21 dec", "found “21 dec”, expected the year behind it, such as 21 dec 2003"),
        ("date soon", "soon", "found “soon”, expected a day, such as 2028-06-30, 30 jun"),
        ("bid leoni 28m until 31 jun 2030", "31 jun 2030", "found “31 jun 2030”, expected a day that exists"),
        ("what-if X lose gatti until 31 jun, sign leoni", "31 jun", "found “31 jun”, expected a day that exists"),
        ("set leoni value €20m", "€20m", "found “€20m”, expected 20m alone: this plan does not say its currency"),
        ("renew yildiz 30 jun", "30", "found “30”, expected until or on before the day"),
    ] {
        let mut session = Session::new();
        session.press(&format!(":{line}"));
        let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("{line} reads as something") };
        assert_eq!(&line[problem.at.clone()], marked, "{line}");
        session.press("<Enter>");
        assert!(session.is_refused() && session.status().starts_with(says), "{line}: {}", session.status());
        assert_eq!(session.line(), line);
    }
    let mut session = Session::new();
    session.press(":set leoni contract 6/30/2028<Tab>");
    assert_eq!(session.line(), "set leoni contract 30/6/2028 ");
}

#[test]
fn what_is_pasted_is_read_like_what_is_typed() {
    let mut session = Session::new();
    session.press(":set leoni contract ");
    session.tell(Msg::Paste("30\u{a0}June\t2028\n".into()));
    session.press("<Enter>");
    assert_eq!(session.status(), "contract of Leoni: 2028-06-30, was none");
}
