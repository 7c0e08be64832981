//! What a file says otherwise of people's fields: each kind of change, worked by hand.

use jiff::civil::date;
use touchline::domain::{Position, Report};
use touchline::import::update::TakenAs;
use touchline::import::values::Scouted;
use touchline::store::write_plan;

use super::{Given, given, lines, plan};

/// A table of Transfermarkt on a day.
pub(super) fn transfermarkt(rows: &[&str], day: i8) -> Given {
    let header = "player_id,name,date_of_birth,sub_position,foot,height_in_cm,country_of_citizenship,\
                  current_club_name,contract_expiration_date,market_value_in_eur,shirt_number";
    given(&format!("{header}\n{}\n", rows.join("\n")), date(2026, 8, day))
}

const ADA: &str = r#""ada": (
    name: "Ada Ruiz", born: "2000-01-02", nations: ["ESP"], positions: { CB: Natural, RB: Competent }, foot: Right,
    height_cm: 188, value: "20m", wage: "3m", contract: "2028-06-30", shirt: 4,
    imported: (from: "Transfermarkt table", on: "2026-07-01", id: "7"),
),"#;

#[test]
fn each_field_that_moved_is_proposed_and_an_old_value_is_kept_as_a_report() {
    let plan = plan(ADA, "");
    let row = "7,Ada Ruiz,2000-01-02,Left-Back,Left,189,Spain,Northfield,2030-06-30,25000000,5";
    let file = transfermarkt(&[row], 20);
    assert_eq!(
        lines(&file.update(&plan, None)),
        "ada positions: CB:natural RB:competent → CB:natural RB:competent LB:natural\n\
         ada foot: right → left\n\
         ada height: 188 → 189\n\
         ada value: 20m → 25m\n\
         ada contract: 2028-06-30 → 2030-06-30\n\
         ada shirt: 4 → 5\n"
    );
    let after = file.taken(&plan, None);
    let ada = &after.players.entry("ada").unwrap().1.profile;
    let old = |says: &str| Report {
        on: date(2026, 7, 1),
        source: "Transfermarkt table".into(),
        says: says.into(),
        asks: None,
        refuses: None,
    };
    assert_eq!(ada.reports, [old("value 20m"), old("contract until 2028-06-30")]);
    let read = ada.imported.as_ref().unwrap();
    assert_eq!((read.on, read.id.as_deref()), (date(2026, 8, 20), Some("7")));
    assert_eq!(lines(&file.update(&after, None)), "");
    // The wage stands, of which the file says nothing.
    assert!(write_plan(&after).contains("wage: \"3m\""));
}

#[test]
fn what_nobody_told_has_no_report_and_what_is_empty_is_filled() {
    let plan = plan(r#""ada": (name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }, value: "20m"),"#, "");
    let file = transfermarkt(&["7,Ada Ruiz,2000-01-02,Centre-Back,Left,,Spain,Northfield,,25000000,"], 20);
    assert_eq!(lines(&file.update(&plan, None)), "ada nations: ESP\nada foot: left\nada value: 20m → 25m\n");
    assert!(file.taken(&plan, None).players.entry("ada").unwrap().1.profile.reports.is_empty());
}

#[test]
fn what_was_typed_after_the_file_stands_and_is_shown() {
    let renewed = r#""ada": (
        name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }, contract: "2031-06-30", wage: "4m",
        renewed: [(on: "2026-08-21", was: "2028-06-30", source: "the club", wage: "4m")],
    ),"#;
    let row = "Ada Ruiz,2000-01-02,CB,2028-06-30,€3M p/a";
    let table = format!("Name,Born,Position,Contract,Wage\n{row}\n");
    let file = given(&table, date(2026, 8, 20));
    assert_eq!(
        lines(&file.update(&plan(renewed, ""), None)),
        "ada wage: 4m, not 3m: the plan has it of 2026-08-21, and the file is no newer\n\
         ada contract: 2031-06-30, not 2028-06-30: the plan has it of 2026-08-21, and the file is no newer\n"
    );
    // On the day of the renewal the file is as new, and has the contract before it.
    let file = given(&table, date(2026, 8, 21));
    assert_eq!(
        lines(&file.update(&plan(renewed, ""), None)),
        "ada wage: 4m → 3m\n\
         ada contract: 2031-06-30, not 2028-06-30: he renewed it on 2026-08-21, and the file has the one before\n"
    );
}

#[test]
fn a_file_that_was_read_already_changes_nothing_that_was_typed_since() {
    let plan = plan(&ADA.replace("2026-07-01", "2026-08-20"), "");
    let row = "7,Ada Ruiz,2000-01-02,Centre-Back,Right,188,Spain,Northfield,2028-06-30,25000000,4";
    let since = "ada value: 20m, not 25m: the plan has it of 2026-08-20, and the file is no newer\n";
    for day in [19, 20] {
        assert_eq!(lines(&transfermarkt(&[row], day).update(&plan, None)), since);
    }
    assert_eq!(lines(&transfermarkt(&[row], 21).update(&plan, None)), "ada value: 20m → 25m\n");
}

#[test]
fn a_part_may_be_accepted_and_the_rest_is_proposed_again() {
    let plan = plan(ADA, "");
    let row = "7,Ada Ruiz,2000-01-02,Centre-Back,Left,188,Spain,Northfield,2028-06-30,25000000,4";
    let file = transfermarkt(&[row], 20);
    let update = file.update(&plan, None);
    let after = update.accept(&plan, |at| update.proposals[at].kind.word() == "foot").unwrap();
    assert_eq!(lines(&file.update(&after, None)), "ada value: 20m → 25m\n");
    let none = update.accept(&plan, |_| false).unwrap();
    assert_eq!(none, plan);
}

#[test]
fn positions_that_were_proposed_give_way_and_others_stay() {
    let held = r#""ada": (
        name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Competent, RB: Competent },
        imported: (from: "Fantasy Premier League", on: "2026-08-01", proposed: [CB, RB]),
    ),"#;
    let file = given("Name,Born,Position\nAda Ruiz,2000-01-02,D (L)\n", date(2026, 8, 20));
    let plan = plan(held, "");
    assert_eq!(lines(&file.update(&plan, None)), "ada positions: CB:competent RB:competent → LB:natural\n");
    let after = file.taken(&plan, None);
    let ada = &after.players.entry("ada").unwrap().1.profile;
    assert!(!ada.is_proposed(Position::LB) && ada.positions.at(Position::CB).is_none());
}

#[test]
fn ratings_of_another_scale_and_other_nations_are_differences() {
    let held = r#""ada": (
        name: "Ada Ruiz", born: "2000-01-02", nations: ["ESP"], positions: { CB: Natural }, rating: 7,
    ),"#;
    let file = given("Name,Born,Position,Rating,Nationality\nAda Ruiz,2000-01-02,CB,81,Peru\n", date(2026, 8, 20));
    assert_eq!(
        lines(&file.update(&plan(held, ""), None)),
        "ada nations: ESP, not PER: the words of the plan stand\n\
         ada rating: 7, not 81: the plan rates on a scale of its own\n"
    );
}

#[test]
fn a_clause_keeps_its_last_day_and_a_second_nation_is_added() {
    let held = r#""ada": (
        name: "Ada Ruiz", born: "2000-01-02", nations: ["ESP"], positions: { CB: Natural },
        clause: "30m until 2027-07-15",
    ),"#;
    let file = |day| {
        let rows = "Name,Born,Position,Release clause,Nationality\nAda Ruiz,2000-01-02,CB,€35m,\"Spain, Peru\"\n";
        given(rows, date(2027, 7, day))
    };
    assert_eq!(
        lines(&file(15).update(&plan(held, ""), None)),
        "ada nations: ESP → ESP, PER\nada clause: 30m until 2027-07-15 → 35m until 2027-07-15\n"
    );
    let after = file(15).taken(&plan(held, ""), None);
    assert!(write_plan(&after).contains("nations: [\"ESP\", \"PER\"]"));
    assert_eq!(lines(&file(15).update(&after, None)), "");
    assert!(lines(&file(16).update(&plan(held, ""), None)).contains("→ 35m\n"), "that day is past");
}

#[test]
fn attributes_of_another_scale_are_differences() {
    let held = r#""ada": (
        name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }, attributes: { "Pace": 70, "Height": 12 },
    ),"#;
    let file = |pace: u8| {
        let rows = format!("Name,Born,Position,Club,Pace,Height\nAda Ruiz,2000-01-02,CB,Northfield,{pace},14\n");
        let mut given = given(&rows, date(2026, 8, 20));
        let figure = |figure| Some(Scouted { low: figure, high: figure });
        given.people.attributes = vec!["Pace".into(), "Height".into()];
        given.people.people[0].figures = vec![figure(pace), figure(14)];
        given
    };
    assert_eq!(
        lines(&file(15).update(&plan(held, ""), None)),
        "ada attributes: Pace 70, Height 12, not Pace 15, Height 14: the plan has them on another scale\n"
    );
    assert_eq!(
        lines(&file(72).update(&plan(held, ""), None)),
        "ada attributes: Pace 70, Height 12 → Pace 72, Height 14\n"
    );
}

#[test]
fn a_shortlist_becomes_targets_and_updates_those_who_are() {
    let targets = r#""bo": (
        name: "Bo Lind", born: "2001-03-04", positions: { ST: Natural }, club: "Eastport", value: "8m",
        contract: "2027-06-30",
    ),"#;
    let plan = plan(ADA, targets);
    let table = "Name,Born,Position,Club,Contract,Value,Asking price\n\
                 Ada Ruiz,2000-01-02,CB,Northfield,2028-06-30,€20M,\n\
                 Bo Lind,2001-03-04,ST,Westbrook,2029-06-30,€10M,€15M\n\
                 Cy van Dale,1999-09-09,\"LW, ST\",Eastport,2028-06-30,€12M,€18M\n\
                 Di Ruiz,2004-04-04,?,Eastport,,,\n";
    let file = given(table, date(2026, 8, 20));
    let update = file.update(&plan, Some(TakenAs::Targets));
    assert_eq!(
        lines(&update),
        "bo value: 8m → 10m\n\
         bo contract: 2027-06-30 → 2029-06-30\n\
         bo club: Eastport → Westbrook\n\
         bo asking: 15m\n\
         van-dale new: LW ST AM, Eastport, born 1999-09-09, until 2028-06-30, value 12m\n"
    );
    assert_eq!(update.already.iter().map(|(row, id)| (*row, id.as_str())).collect::<Vec<_>>(), [(0, "ada")]);
    assert_eq!(update.others.len(), 1, "one whose position nobody knows");
    let after = update.accept(&plan, |_| true).unwrap();
    let (_, cy) = after.targets.entry("van-dale").unwrap();
    assert_eq!(cy.club.as_deref(), Some("Eastport"));
    assert_eq!(cy.profile.asking_price().unwrap().0.to_string(), "18m");
    assert_eq!(lines(&file.update(&after, Some(TakenAs::Targets))), "");
    assert_eq!(file.update(&plan, None).others.len(), 2);
}

#[test]
fn a_club_of_many_gives_new_players_and_whom_it_lacks_is_told() {
    let held = format!("{ADA}\"fay\": (name: \"Fay Moe\", positions: {{ GK: Natural }}),");
    let plan = plan(&held, "");
    let rows = [
        "7,Ada Ruiz,2000-01-02,Centre-Back,Right,188,Spain,Northfield,2028-06-30,20000000,4",
        "8,Eve Ruiz,2003-01-02,Goalkeeper,Right,190,Spain,Northfield,2028-06-30,1000000,",
        "9,Gus Hall,2003-01-02,Goalkeeper,Right,190,Spain,Eastport,2028-06-30,1000000,",
    ];
    let file = transfermarkt(&rows, 20);
    let update = file.update_with(&plan, Some(TakenAs::Players), Some("Northfield"), &[]);
    assert_eq!(lines(&update), "ruiz new: GK, born 2003-01-02, until 2028-06-30, value 1m\n");
    assert_eq!(update.missing.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["fay"]);
    assert_eq!(update.others.len(), 1);
    let after = update.accept(&plan, |_| true).unwrap();
    assert_eq!(after.players.len(), 3, "nobody is removed");
}
