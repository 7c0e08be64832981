//! Who of a file is who of a plan.

use jiff::civil::date;
use touchline::domain::Id;
use touchline::import::update::{PlanUpdate, TakenAs};

use super::{Given, given, plan};

fn file(rows: &str) -> Given {
    given(&format!("Id,Name,Born,Position,Club,Value\n{rows}"), date(2026, 8, 20))
}

/// Who is who, then who is asked.
fn who(update: &PlanUpdate) -> String {
    let matched = update.matched.iter().map(|(row, id, by)| format!("{row} {id} by {by}"));
    let unsure = update.unsure.iter().map(|unsure| {
        let people: Vec<&str> = unsure.people.iter().map(Id::as_str).collect();
        format!("{:?} {}? by {}", unsure.rows, people.join(" "), unsure.by)
    });
    matched.chain(unsure).collect::<Vec<_>>().join(", ")
}

const PLAYERS: &str = r#"
    "ada": (name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural },
        imported: (from: "A table", on: "2026-07-01", id: "7")),
    "bo": (name: "Bo Lind", born: "2001-03-04", positions: { ST: Natural }),
    "cy": (name: "Cy Moe", positions: { GK: Natural }),
    "traore": (name: "Adama Traoré", positions: { RW: Natural }),"#;

const TARGETS: &str = r#"
    "traore-2": (name: "Adama Traore", positions: { LW: Natural }, club: "Eastport"),"#;

#[test]
fn the_surest_sign_counts_first() {
    let plan = plan(PLAYERS, TARGETS);
    let by = |rows| who(&file(rows).update(&plan, None));
    assert_eq!(by("7,A. Ruiz Other,1999-09-09,ST,Westbrook,\n"), "0 ada by id");
    assert_eq!(by("8,Ada  RUIZ,2000-01-02,ST,Westbrook,\n"), "0 ada by name and birth date");
    assert_eq!(by("8,Lind,2001-03-04,ST,Westbrook,\n"), "0 bo by name and birth date", "all words of the shorter");
    assert_eq!(by("8,Cy Moe,,GK,Northfield FC,\n"), "0 cy by name, club and position");
    assert_eq!(by(",Cy Moe,,,,\n"), "0 cy by name, club and position", "nothing contradicts");
    assert_eq!(by("8,Lind,,ST,Northfield,\n"), "", "a part of a name needs a birth date");
    assert_eq!(by("8,Cy Moe,,GK,Eastport,\n"), "", "of another club");
    assert_eq!(by("8,Cy Moe,,GK,Free Agent,\n"), "0 cy by name, club and position", "of no club");
    assert_eq!(by("8,Cy Moe,,ST,,\n"), "", "of another position, and of no club");
    assert_eq!(by("8,Traoré Adama,,LW,Eastport,\n"), "0 traore-2 by name, club and position", "by the club");
}

#[test]
fn what_fits_two_is_asked_and_never_chosen() {
    let plan = plan(PLAYERS, TARGETS);
    let by = |rows| who(&file(rows).update(&plan, None));
    assert_eq!(by("8,Cy Moe,,ST,Northfield,\n"), "[0] cy? by name and club");
    assert_eq!(by("8,Bo Lind,2001-03-05,ST,Northfield,\n"), "[0] bo? by name and club", "born on another day");
    assert_eq!(by("8,Bo Lind,2001-03-05,ST,Eastport,\n"), "");
    let traores = "8,Adama Traoré,,\"LW, RW\",,€1M\n";
    assert_eq!(by(traores), "[0] traore traore-2? by name, club and position");
    assert_eq!(by("8,Cy Moe,,GK,,\n9,Cy Moe,,GK,,\n"), "[0, 1] cy? by name, club and position", "two rows to one");
    // The one by his id leaves the other to nobody.
    assert_eq!(by("7,Ada Ruiz,2000-01-02,CB,,\n9,Ada Ruiz,2000-01-02,CB,,\n"), "0 ada by id");
    assert_eq!(by("7,Moe Field,1999-09-09,CB,,\n"), "[0] ada? by id, under another name and birth date");
    // Nothing of them is taken, and nobody is added in their place.
    let file = file(traores);
    let update = file.update(&plan, Some(TakenAs::Targets));
    assert!(update.proposals.is_empty() && update.others == 0, "{update:?}");
    let id = |id: &str| Id::new(id).unwrap();
    let chosen = file.update_with(&plan, None, None, &[(0, id("traore-2"))]);
    assert_eq!(who(&chosen), "0 traore-2 by choice");
    assert!(chosen.missing.is_empty(), "no player is in the file");
}

/// Of whom it is asked who he is: his line, who he may be, and who he was said to be.
fn asked(update: &PlanUpdate) -> Vec<String> {
    let each = update.asked.iter().map(|asked| {
        let people: Vec<&str> = asked.people.iter().map(Id::as_str).collect();
        let chosen = asked.chosen.as_ref().map_or("nobody", Id::as_str);
        format!("{}: {}, is {chosen}", asked.line, people.join(" "))
    });
    each.collect()
}

#[test]
fn who_is_asked_may_be_anybody_who_is_nobody_else() {
    let plan = plan(PLAYERS, TARGETS);
    let row = "8,Adama Traoré,,\"LW, RW\",,€1M\n";
    let one = file(row);
    assert_eq!(asked(&one.update(&plan, None)), ["2: traore traore-2, is nobody"]);
    let target = [(0, Id::new("traore-2").unwrap())];
    let chosen = one.update_with(&plan, None, None, &target);
    assert_eq!(
        (who(&chosen).as_str(), asked(&chosen)),
        ("0 traore-2 by choice", vec!["2: traore traore-2, is traore-2".to_owned()])
    );
    let two = file(&format!("{row}{row}").replacen("8,", "9,", 1));
    assert_eq!(asked(&two.update(&plan, None)), ["2: traore traore-2, is nobody", "3: traore traore-2, is nobody"]);
    let chosen = two.update_with(&plan, None, None, &target);
    assert_eq!(who(&chosen), "0 traore-2 by choice, 1 traore by name, club and position", "one is left");
    assert_eq!(asked(&chosen), ["2: traore-2, is traore-2"]);
    let sure = file("7,Ada Ruiz,2000-01-02,CB,,\n9,Ada Ruiz,2000-01-02,CB,,\n").update(&plan, None);
    assert_eq!(asked(&sure), Vec::<String>::new());
}
