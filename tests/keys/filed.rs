//! Lists that are filed: the best one or another, what changes of it, and what is refused.

use super::session::{Session, check};

#[test]
fn the_best_list_is_filed_or_another() {
    check(":file-list uefa on 2025-07-20<Enter>", "list of 7 for UEFA filed", r#""UEFA": ("#);
    check(
        ":file-list UEFA on 2025-07-20<Enter>:file-list uefa players kelly gatti<Enter>",
        "list of 2 for uefa filed",
        r#""UEFA": (on: "2025-06-17", people: ["kelly", "gatti"]),"#,
    );
    // Whose rules the program does not know, with players.
    check(
        ":file-list Eredivisie players gatti on 2025-08-22<Enter>",
        "list of 1 for Eredivisie filed",
        r#""Eredivisie": (on: "2025-08-22", people: ["gatti"]),"#,
    );
    check(
        ":file-list UEFA players kelly<Enter>:file-list \"Serie A\" players gatti<Enter>:remove-list uefa<Enter>",
        "remove the list of uefa",
        r#"registered: {
        "Serie A": (on: "2025-06-17", people: ["gatti"]),
    }"#,
    );
}

#[test]
fn what_changes_of_a_filed_list_has_its_day() {
    check(
        ":file-list UEFA players kelly gatti<Enter>:amend-list uefa with savona without gatti on 2026-02-05<Enter>",
        "list of uefa: +Savona −Gatti",
        r#"changes: [(on: "2026-02-05", with: ["savona"], without: ["gatti"])]"#,
    );
    // Without a day it is today's, or that of the filing if that is still to come.
    let mut session = Session::new();
    session.press(":file-list UEFA players kelly gatti on 2025-09-02<Enter>:amend-list UEFA without gatti<Enter>");
    assert!(session.written().contains(r#"changes: [(on: "2025-09-02", without: ["gatti"])]"#));
    session.press(":amend-list UEFA with gatti<Enter>");
    assert!(!session.written().contains("changes:"), "who comes back on that day never left");
    session.press("u:file-list UEFA players kelly on 2025-09-01<Enter>");
    assert!(!session.written().contains("changes:"), "filed anew");
    session.press(":amend-list UEFA with gatti on 2025-10-01<Enter>:amend-list UEFA with savona on 2025-09-20<Enter>");
    let days: Vec<String> = session.plan().registered[0].changes.iter().map(|change| change.on.to_string()).collect();
    assert_eq!(days, ["2025-09-20", "2025-10-01"]);
    // Who came earlier than was recorded does not come again, and who went does not go again.
    session
        .press(":amend-list UEFA with gatti on 2025-09-10<Enter>:amend-list UEFA without savona on 2025-09-25<Enter>");
    session.press(":amend-list UEFA without savona on 2025-09-22<Enter>");
    let written = session.written();
    let changes: Vec<&str> = written.lines().map(str::trim).filter(|line| line.starts_with("(on: \"2025-09")).collect();
    assert_eq!(
        changes,
        [
            "(on: \"2025-09-10\", with: [\"gatti\"]),",
            "(on: \"2025-09-20\", with: [\"savona\"]),",
            "(on: \"2025-09-22\", without: [\"savona\"]),"
        ]
    );
    session.press(":remove gatti<Enter>:remove savona<Enter>");
    // Whoever goes from the club goes from its lists.
    session.press(":remove kelly<Enter>");
    assert!(session.plan().registered.is_empty(), "{}", session.status());
}

#[test]
fn what_can_not_be_filed_is_refused_with_what_to_do() {
    let mut session = Session::new();
    for (line, refused) in [
        ("remove-list uefa", "no list is filed with uefa: the plan has none"),
        ("amend-list UEFA with kelly", "no list is filed with UEFA: the plan has none"),
        (
            "file-list Eredivisie",
            "found the competition “Eredivisie”, expected one of UEFA, Serie A, Premier League, Bundesliga, or the \
             players of the list, with players",
        ),
        ("file-list UEFA players kelly kelly", "Kelly is named twice"),
    ] {
        session.press(&format!(":{line}<Enter>"));
        assert!(session.status().starts_with(refused) && session.is_refused(), "{line}: {}", session.status());
        session.press("<Esc>");
    }
    session.press(":file-list UEFA players kelly on 2025-09-02<Enter>");
    for (line, refused) in [
        ("amend-list UEFA with kelly", "Kelly is on the list of UEFA already: name somebody who is not"),
        ("amend-list UEFA without gatti", "Gatti is not on the list of UEFA: name somebody who is"),
        (
            "amend-list UEFA without kelly",
            "a list has somebody on it: name the players, or throw it away with remove-list",
        ),
        (
            "amend-list UEFA with gatti on 2025-09-01",
            "the list of UEFA was filed on 2025-09-02, after 2025-09-01: give a later day, or file it with its day",
        ),
        ("amend-list Serie with gatti", "no list is filed with Serie: the plan has UEFA"),
    ] {
        session.press(&format!(":{line}<Enter>"));
        assert_eq!((session.status(), session.is_refused()), (refused, true), "{line}");
        session.press("<Esc>");
    }
    assert_eq!(session.plan().registered[0].changes, []);
    // Nor may it be without anybody for a time.
    session
        .press(":amend-list UEFA with gatti on 2025-10-01<Enter>:amend-list UEFA without kelly on 2025-09-10<Enter>");
    assert!(session.status().starts_with("a list has somebody on it") && session.is_refused(), "{}", session.status());
}
