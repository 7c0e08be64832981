//! Where a file has people: at their club, borrowed, lent out, at another club or at none.

use jiff::civil::{Date, date};
use touchline::import::update::TakenAs;

use super::{Given, given, lines, plan};

const ON: Date = date(2026, 8, 20);

fn at(rows: &str) -> Given {
    given(&format!("Name,Born,Position,Club,On loan from\n{rows}"), ON)
}

/// Players of whom nothing is known but a name and a birth date, and what else is said of them.
fn players(said: &[(&str, &str)]) -> String {
    let one = |(name, said): &(&str, &str)| {
        let id = name.to_lowercase();
        format!("\"{id}\": (name: \"{name} Example\", born: \"2000-01-02\", positions: {{ CB: Natural }}, {said}),")
    };
    said.iter().map(one).collect()
}

#[test]
fn whoever_a_file_has_at_another_club_is_told_and_stays() {
    let plan = plan(
        &players(&[
            ("Ada", ""),
            ("Bo", "lent: (to: \"Eastport\", until: \"2027-06-30\"),"),
            ("Cy", "lent: (to: \"Eastport\", until: \"2027-06-30\"),"),
            ("Di", "loan: (from: \"Westbrook\", until: \"2027-06-30\"),"),
            ("Eve", "joined: \"2026-08-21\","),
            ("Fay", "left: (on: \"2026-08-28\", to: \"Westbrook\", terms: \"9m\", source: \"the club\"),"),
            ("Gus", "imported: (from: \"A feed\", on: \"2026-08-21\"),"),
            ("Hal", ""),
            ("Ian", ""),
            ("Jo", ""),
            ("Kay", ""),
        ]),
        "",
    );
    let file = at("Ada Example,2000-01-02,CB,Eastport,\n\
                   Bo Example,2000-01-02,CB,Eastport,\n\
                   Cy Example,2000-01-02,CB,Westbrook,\n\
                   Di Example,2000-01-02,CB,Westbrook FC,\n\
                   Eve Example,2000-01-02,CB,Eastport,\n\
                   Fay Example,2000-01-02,CB,Westbrook,\n\
                   Gus Example,2000-01-02,CB,Eastport,\n\
                   Hal Example,2000-01-02,CB,Without Club,\n\
                   Ian Example,2000-01-02,CB,FC Northfield,\n\
                   Jo Example,2000-01-02,CB,Northfield U21,\n\
                   Kay Example,2000-01-02,CB,Northfield Women,\n");
    let update = file.update(&plan, None);
    assert_eq!(
        lines(&update),
        "ada club: Northfield, not Eastport: say yourself what became of him, with sell, end-loan, set lent or set loan\n\
         cy club: on loan at Eastport, not Westbrook: say yourself what became of him, with sell, end-loan, set lent or set loan\n\
         hal club: Northfield, not no club: say yourself what became of him, with sell, end-loan, set lent or set loan\n\
         jo club: Northfield, not Northfield U21: say yourself what became of him, with sell, end-loan, set lent or set loan\n\
         kay club: Northfield, not Northfield Women: say yourself what became of him, with sell, end-loan, set lent or set loan\n"
    );
    assert_eq!(update.matched.len(), 11);
}

/// Whom the file has at Inter, of a club of five.
fn inter(names: &[&str]) -> String {
    let plan = plan(&players(&["Ada", "Bo", "Cy", "Di", "Eve"].map(|name| (name, ""))), "");
    let rows: String = names.iter().map(|name| format!("{name} Example,2000-01-02,CB,Inter,\n")).collect();
    lines(&at(&rows).update(&plan, None))
}

#[test]
fn the_club_of_most_of_ours_is_ours_by_another_name() {
    assert_eq!(inter(&["Ada", "Bo", "Cy"]), "");
    let said =
        "club: Northfield, not Inter: say yourself what became of him, with sell, end-loan, set lent or set loan\n";
    assert_eq!(inter(&["Ada", "Bo"]), format!("ada {said}bo {said}"), "two of five are not");
    assert_eq!(inter(&["Eve"]), format!("eve {said}"), "nor is one in a file of one club alone");
    let plan = plan(&players(&["Ada", "Bo", "Cy", "Di", "Eve"].map(|name| (name, ""))), "");
    let rows = [("Ada", "Inter"), ("Bo", "FC Inter"), ("Cy", "Inter F.C.")];
    let rows = rows.map(|(name, club)| format!("{name} Example,2000-01-02,CB,{club},\n")).concat();
    assert_eq!(lines(&at(&rows).update(&plan, None)), "", "whichever way it is spelled");
}

#[test]
fn a_loan_that_a_newer_file_has_alike_is_not_for_an_older_one_to_change() {
    let plan = plan(&players(&[("Ada", "lent: (to: \"Eastport\", until: \"2027-06-30\"),")]), "");
    let told = |until: &str, source: &str, day| {
        let rows = format!(
            "Name,Born,Position,Club,On loan from,Loan until\nAda Example,2000-01-02,CB,Eastport,Northfield,{until}\n"
        );
        Given { source: source.to_owned(), ..given(&rows, date(2026, 8, day)) }
    };
    let read = told("2027-06-30", "One", 20).taken(&plan, None);
    assert_eq!(
        lines(&told("2026-12-31", "Another", 15).update(&read, None)),
        "ada loan: on loan at Eastport until 2027-06-30, not on loan at Eastport until 2026-12-31: \
         the plan has it of 2026-08-20, and the file is no newer\n"
    );
}

#[test]
fn a_loan_that_a_file_names_is_proposed() {
    let plan = plan(&players(&[("Ada", ""), ("Bo", "loan: (from: \"Westbrook\", until: \"2026-12-31\"),")]), "");
    let file = at("Ada Example,2000-01-02,CB,Eastport,Northfield\nBo Example,2000-01-02,CB,Eastport,Northfield\n");
    assert_eq!(
        lines(&file.update(&plan, None)),
        "ada loan: on loan at Eastport until the season's end, 2027-06-30\n\
         bo loan: nothing, not on loan at Eastport until the season's end, 2027-06-30: say yourself what became of him, with sell, end-loan, set lent or set loan\n"
    );
    let after = file.taken(&plan, None);
    let lent = after.players.entry("ada").unwrap().1.lent.as_ref().unwrap();
    assert_eq!((lent.to.as_str(), lent.since, lent.until), ("Eastport", Some(ON), date(2027, 6, 30)));
    assert!(!lines(&file.update(&after, None)).contains("ada"));
}

#[test]
fn a_loan_here_that_a_newer_file_ends_on_another_day_is_proposed() {
    let held = plan(&players(&[("Ada", "loan: (from: \"Eastport\", until: \"2027-06-30\"),")]), "");
    let file = |from: &str, until: &str, day| {
        let rows = format!(
            "Name,Born,Position,Club,On loan from,Loan until\nAda Example,2000-01-02,CB,Northfield,{from},{until}\n"
        );
        Given { source: "One".to_owned(), ..given(&rows, date(2026, 8, day)) }
    };
    let sooner = file("Eastport", "2027-01-31", 20);
    assert_eq!(
        lines(&sooner.update(&held, None)),
        "ada loan: borrowed from Eastport until 2027-06-30 → borrowed from Eastport until 2027-01-31\n"
    );
    let after = sooner.taken(&held, None);
    assert_eq!(after.players.entry("ada").unwrap().1.loan.as_ref().unwrap().until, date(2027, 1, 31));
    assert_eq!(lines(&sooner.update(&after, None)), "");
    let said = "ada loan: borrowed from Eastport until 2027-01-31, not borrowed from";
    assert_eq!(
        lines(&file("Eastport", "2026-12-31", 10).update(&after, None)),
        format!("{said} Eastport until 2026-12-31: the plan has it of 2026-08-20, and the file is no newer\n")
    );
    // Whose he is, is never proposed.
    let said_move = "say yourself what became of him, with sell, end-loan, set lent or set loan";
    assert_eq!(
        lines(&file("Westbrook", "2027-01-31", 21).update(&after, None)),
        format!("{said} Westbrook until 2027-01-31: {said_move}\n")
    );
}

#[test]
fn whom_a_table_has_back_with_us_is_told_and_stays_lent() {
    let held = plan(&players(&[("Ada", "lent: (to: \"Eastport\", until: \"2027-06-30\"),")]), "");
    assert_eq!(
        lines(&at("Ada Example,2000-01-02,CB,Northfield,\n").update(&held, None)),
        "ada loan: on loan at Eastport until 2027-06-30, not at Northfield: \
         say yourself what became of him, with sell, end-loan, set lent or set loan\n"
    );
}

#[test]
fn nobody_is_borrowed_who_leaves_or_for_whom_an_offer_is_open() {
    let plan = plan(
        &players(&[
            ("Ada", "bids: [(on: \"2026-08-01\", by: Them, terms: \"9m\")],"),
            ("Bo", "left: (on: \"2026-08-28\", to: \"Westbrook\", terms: \"9m\", source: \"the club\"),"),
            ("Cy", ""),
        ]),
        "",
    );
    let row = |name: &str| format!("{name} Example,2000-01-02,CB,Northfield,Eastport\n");
    let file = at(&["Ada", "Bo", "Cy"].map(row).concat());
    let said = "loan: nothing, not borrowed from Eastport until the season's end, 2027-06-30: say yourself what became of him, with sell, \
                end-loan, set lent or set loan";
    assert_eq!(
        lines(&file.update(&plan, None)),
        format!("cy loan: borrowed from Eastport until the season's end, 2027-06-30\nada {said}\nbo {said}\n")
    );
}

#[test]
fn a_loan_of_which_a_feed_names_the_last_day_lasts_until_then() {
    let plan = plan(&players(&[("Ada", ""), ("Bo", "")]), "");
    let own = "id,name,born,positions,height_cm,club,lent_to,lent_until,absence_back\n\
               ada,Ada Example,2000-01-02,CB,,Northfield,Eastport,2027-01-31,\n\
               bo,Bo Example,2000-01-02,CB,,Northfield,Eastport,2026-08-19,\n";
    let file = given(own, ON);
    assert_eq!(lines(&file.update(&plan, None)), "ada loan: on loan at Eastport until 2027-01-31\n", "Bo is back");
    let after = file.taken(&plan, None);
    assert_eq!(lines(&file.update(&after, None)), "");
    let longer = given(&own.replace("2027-01-31", "2027-05-31"), date(2026, 9, 20));
    assert_eq!(
        lines(&longer.update(&after, None)),
        "ada loan: on loan at Eastport until 2027-01-31 → on loan at Eastport until 2027-05-31\n"
    );
}

#[test]
fn somebody_borrowed_is_borrowed_and_somebody_gone_stays_gone() {
    let held = r#""ada": (name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }),
        "bo": (name: "Bo Lind", born: "2001-03-04", positions: { ST: Natural }, value: "8m",
            left: (on: "2026-08-01", to: "Eastport", terms: "9m", source: "the club")),"#;
    let table = "Name,Born,Position,Club,Value,On loan from\n\
                 Ada Ruiz,2000-01-02,CB,Northfield,,Eastport\n\
                 Bo Lind,2001-03-04,ST,Eastport,€10M,\n";
    let file = given(table, date(2026, 8, 20));
    let plan = plan(held, "");
    assert_eq!(
        lines(&file.update(&plan, None)),
        "ada loan: borrowed from Eastport until the season's end, 2027-06-30\n"
    );
    assert_eq!(lines(&file.update(&file.taken(&plan, None), None)), "");
}

#[test]
fn a_target_who_goes_to_a_club_of_a_longer_name_is_at_another() {
    let held = r#""bo": (name: "Bo Lind", born: "2001-03-04", positions: { ST: Natural }, club: "Milan"),"#;
    let change = |club: &str| lines(&at(&format!("Bo Lind,2001-03-04,ST,{club},\n")).update(&plan("", held), None));
    assert_eq!((change("AC Milan"), change("Milan Calcio")), (String::new(), String::new()));
    assert_eq!(change("Inter Milan"), "bo club: Milan → Inter Milan\n");
}

#[test]
fn no_club_is_not_the_name_of_one() {
    let held = r#""bo": (name: "Bo Lind", born: "2001-03-04", positions: { ST: Natural }, club: "Eastport"),"#;
    let table = "Name,Born,Position,Club\n\
                 Bo Lind,2001-03-04,ST,Without Club\n\
                 Cy van Dale,1999-09-09,LW,Retired\n\
                 Di Ruiz,2004-04-04,CB,Free agent\n";
    let (plan, file) = (plan("", held), given(table, date(2026, 8, 20)));
    assert_eq!(
        lines(&file.update(&plan, Some(TakenAs::Targets))),
        "bo club: Eastport → no club\nvan-dale new: LW AM, born 1999-09-09\ndi-ruiz new: CB, born 2004-04-04\n"
    );
    let after = file.taken(&plan, Some(TakenAs::Targets));
    assert_eq!(after.targets.entry("bo").unwrap().1.club, None);
    assert_eq!(lines(&file.update(&after, None)), "");
    assert_eq!(after.targets.entry("di-ruiz").unwrap().1.club, None);
}
