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
    assert_eq!(by("7,Ruiz-Other,2000-01-02,ST,Westbrook,\n"), "0 ada by id");
    assert_eq!(by("7,A. Ruiz,,ST,Westbrook,\n"), "0 ada by id", "the name agrees");
    assert_eq!(by("7,Zoe Xu,,CB,Westbrook,\n"), "0 ada by id", "the position agrees");
    assert_eq!(by("8,Ada  RUIZ,2000-01-02,ST,Westbrook,\n"), "0 ada by name and birth date");
    assert_eq!(by("8,Lind,2001-03-04,ST,Westbrook,\n"), "0 bo by name and birth date", "all words of the shorter");
    assert_eq!(by("8,Cy Moe,,GK,Northfield FC,\n"), "0 cy by name, club and position");
    assert_eq!(by(",Cy Moe,,,,\n"), "0 cy by name, club and position", "nothing contradicts");
    assert_eq!(by("8,Cy Moe,,ST,Eastport,\n"), "", "of another club and position");
    assert_eq!(by("8,Cy Moe,,GK,Free Agent,\n"), "0 cy by name, club and position", "of no club");
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
    assert_eq!(by("7,Moe Field,1999-09-09,CB,,\n"), "[0] ada? by id, under another name or birth date");
    assert_eq!(by("7,Leo Ruiz,1995-05-05,CB,,\n"), "[0] ada? by id, under another name or birth date");
    assert_eq!(by("7,Zoe Xu,,GK,Eastport,\n"), "[0] ada? by id, under another name or birth date");
    assert_eq!(by("8,Cy Moe,,ST,,\n"), "[0] cy? by name alone", "no club, another position");
    assert_eq!(by("8,Cy Moe,,GK,Eastport,\n"), "[0] cy? by name alone", "another club");
    // Nothing of them is taken, and nobody is added in their place.
    let file = file(traores);
    let update = file.update(&plan, Some(TakenAs::Targets));
    assert!(update.proposals.is_empty() && update.others.is_empty(), "{update:?}");
    let id = |id: &str| Id::new(id).unwrap();
    let chosen = file.update_with(&plan, None, None, &[(0, Some(id("traore-2")))]);
    assert_eq!(who(&chosen), "0 traore-2 by choice");
    assert!(chosen.missing.is_empty(), "no player is in the file");
}

#[test]
fn a_name_that_is_spelled_otherwise_is_asked_and_never_added() {
    let held = r#"
        "vlahovic": (name: "Dušan Vlahović", born: "2000-01-02", positions: { ST: Natural }),
        "muller": (name: "Tim Müller", born: "2001-03-04", positions: { CB: Natural }),
        "alex": (name: "Alex Ivo", born: "1999-09-09", positions: { GK: Natural }),
        "kim": (name: "Kim Min-jae", positions: { LB: Natural }),
        "neil": (name: "Pat O'Neil", positions: { RB: Natural }),
        "vini": (name: "Vinícius Júnior", positions: { LW: Natural }),"#;
    let plan = plan(held, "");
    let born = "birth date and a similar name";
    let here = "club, position and a similar name";
    for (row, expected) in [
        ("D. Vlahović,2000-01-02,ST,Northfield", format!("[0] vlahovic? by {born}")),
        ("D. Vlahović,2000-01-02,GK,Eastport", format!("[0] vlahovic? by {born}")),
        ("D. Vlahović,,ST,Northfield", format!("[0] vlahovic? by {here}")),
        ("Vlahović,,ST,FC Northfield", format!("[0] vlahovic? by {here}")),
        ("D. Vlahović,,ST,", format!("[0] vlahovic? by {here}")),
        ("Tim Mueller,2001-03-04,CB,Northfield", format!("[0] muller? by {born}")),
        ("Alexander Ivo,1999-09-09,GK,Eastport", format!("[0] alex? by {born}")),
        ("Minjae Kim,,LB,Northfield", format!("[0] kim? by {here}")),
        ("Pat ONeil,,RB,Northfield", format!("[0] neil? by {here}")),
        ("Vinicius Jr,,LW,Northfield", format!("[0] vini? by {here}")),
        ("Dušan Vlahović,,GK,", "[0] vlahovic? by name alone".to_owned()),
        // Others of like names: born on another day, of another club, in another position.
        ("D. Vlahović,1990-01-02,ST,Northfield", String::new()),
        ("D. Vlahović,,ST,Eastport", String::new()),
        ("D. Vlahović,,GK,Northfield", String::new()),
    ] {
        let update = file(&format!("8,{row},\n")).update(&plan, Some(TakenAs::Players));
        assert_eq!(who(&update), expected, "{row}");
        assert_eq!(update.proposals.is_empty(), !expected.is_empty(), "{row}");
    }
}

#[test]
fn who_may_be_somebody_that_is_asked_is_asked_with_him() {
    let plan = plan(PLAYERS, "");
    let update = file("8,Cy Moe,,ST,Northfield,\n9,C. Moe,,GK,Northfield,\n").update(&plan, Some(TakenAs::Players));
    assert_eq!(who(&update), "[0, 1] cy? by name and club");
    assert!(update.proposals.is_empty());
    let update = file("8,Cy Moe,,GK,,\n9,Cy Moe,,GK,,\n10,Moe,,GK,,\n").update(&plan, Some(TakenAs::Players));
    assert!(update.proposals.is_empty(), "{update:?}");
    let sure = file("8,Cy Moe,,GK,,\n9,C. Moe,,GK,Northfield,\n").update(&plan, Some(TakenAs::Players));
    assert_eq!((who(&sure).as_str(), sure.proposals.len()), ("0 cy by name, club and position", 1), "one is he");
}

#[test]
fn a_name_without_a_letter_is_none() {
    let file = file("8,...,2000-01-02,CB,Northfield,\n9,-- 12,,CB,Northfield,\n");
    let update = file.update(&plan("", ""), Some(TakenAs::Players));
    assert!(update.proposals.is_empty());
    assert_eq!(update.remarks.count(touchline::import::squad::Remark::NoName), 2);
}

/// Of whom it is asked who he is: his line, who he may be, and who he was said to be.
fn asked(update: &PlanUpdate) -> Vec<String> {
    let each = update.asked.iter().map(|asked| {
        let people: Vec<&str> = asked.people.iter().map(Id::as_str).collect();
        let chosen = asked.chosen.as_ref().map_or("nobody", |id| id.as_ref().map_or("new", Id::as_str));
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
    let target = [(0, Id::new("traore-2").ok())];
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
    // Nobody of the plan, and so to be added where that is wanted.
    let new = one.update_with(&plan, Some(TakenAs::Targets), None, &[(0, None)]);
    assert_eq!((who(&new).as_str(), asked(&new)), ("", vec!["2: traore traore-2, is new".to_owned()]));
    assert_eq!(new.proposals.len(), 1);
    let sure = file("7,Ada Ruiz,2000-01-02,CB,,\n9,Ada Ruiz,2000-01-02,CB,,\n").update(&plan, None);
    assert_eq!(asked(&sure), Vec::<String>::new());
}
