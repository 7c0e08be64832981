use jiff::civil::{Date, date};

use super::*;
use crate::domain::{Clause, Familiarity, Imported, Lent, Loan, Money, Position, Return, Why};
use crate::import::people::FilePerson;
use crate::import::values::{Amount, OutFor, Parting, Period, PlayedAt, Scouted, Standing, Told};

const ON: Date = date(2026, 8, 22);
const SEASON_ENDS: Date = date(2027, 6, 30);

fn context(club: Option<&str>) -> SquadContext<'_> {
    SquadContext { club, source: "Paper", on: ON, season_ends: SEASON_ENDS }
}

fn named(name: &str) -> FilePerson {
    let at = |position, proposed| PlayedAt { position, familiarity: Familiarity::Competent, proposed };
    FilePerson {
        name: name.to_owned(),
        positions: vec![at(Position::LB, false), at(Position::LWB, true)],
        ..FilePerson::default()
    }
}

fn made(club: Option<&str>, people: Vec<FilePerson>) -> FileSquad {
    squad(&People { people, attributes: vec!["Pace".into(), "Vision".into()], ..People::default() }, &context(club))
}

fn one(person: FilePerson) -> (Option<Player>, Vec<(Remark, usize)>) {
    let squad =
        made(Some("Brixton"), vec![FilePerson { club: person.club.clone().or(Some("Brixton".into())), ..person }]);
    let remarks = squad.remarks.iter().map(|(remark, names)| (remark, names.len())).collect();
    (squad.players.into_iter().next().map(|(_, player)| player), remarks)
}

fn amount(low: u64, high: u64, per: Option<Period>) -> Option<Amount> {
    Some(Amount { low: Money::from_units(low), high: Money::from_units(high), per })
}

#[test]
fn a_player_has_what_the_file_says_of_him_and_nothing_else() {
    let (player, remarks) = one(FilePerson {
        id: Some("91845".into()),
        born: Some(Told::Day(date(2001, 6, 9))),
        age: Some(25),
        height_cm: Some(181),
        nations: vec!["ESP".into()],
        contract: Some(date(2029, 6, 30)),
        joined: Some(date(2024, 7, 1)),
        shirt: Some(3),
        value: amount(1_000_000, 3_000_000, None),
        asking: amount(5_000_000, 5_000_000, None),
        wage: amount(20_000, 20_000, Some(Period::Week)),
        clause: amount(9_000_000, 9_000_000, None),
        rating: Some(78),
        figures: vec![Some(Scouted { low: 12, high: 15 }), None],
        ..named("Ada Ruiz")
    });
    let player = player.unwrap();
    let money = Money::from_units;
    assert_eq!((player.profile.value, player.profile.wage), (Some(money(2_000_000)), Some(money(1_040_000))));
    assert_eq!(player.profile.clause, Some(Clause { amount: money(9_000_000), until: None }));
    assert_eq!(player.profile.attributes, [("Pace".to_owned(), 13)]);
    let imported = Imported {
        from: "Paper".into(),
        on: ON,
        id: Some("91845".into()),
        proposed: vec![Position::LWB],
        since: vec![],
    };
    assert_eq!(player.profile.imported, Some(imported));
    assert_eq!((player.asking, player.shirt, player.joined), (Some(money(5_000_000)), Some(3), Some(date(2024, 7, 1))));
    assert_eq!(remarks, [(Remark::Proposed, 1), (Remark::ValueRange, 1), (Remark::FigureRange, 1)]);
    let (bare, remarks) = one(FilePerson { positions: named("").positions[..1].to_vec(), ..named("Bo Ek") });
    let positions = bare.as_ref().unwrap().profile.positions.clone();
    let imported = Imported { from: "Paper".into(), on: ON, id: None, proposed: Vec::new(), since: Vec::new() };
    let profile =
        crate::domain::Profile { imported: Some(imported), ..crate::domain::Profile::new("Bo Ek".into(), positions) };
    assert_eq!((bare, remarks), (Some(Player::new(profile)), vec![]));
}

#[test]
fn who_cannot_be_a_player_is_left_out_and_counted() {
    let gone = |parting| FilePerson { standing: Some(Standing::Gone(parting)), ..named("Cy Ode") };
    for (person, why) in [
        (FilePerson { positions: Vec::new(), ..named("Ada Ruiz") }, Remark::NoPosition),
        (named(" "), Remark::NoName),
        (gone(Parting::Sold("Eastport".into())), Remark::Gone),
        (gone(Parting::Returned("Eastport".into())), Remark::Gone),
        (gone(Parting::Released), Remark::Gone),
        (gone(Parting::Somehow), Remark::Gone),
        (FilePerson { loan_from: Some("X".into()), ..gone(Parting::Lent("Eastport".into(), None)) }, Remark::Gone),
    ] {
        assert_eq!(one(person), (None, vec![(why, 1)]));
    }
}

#[test]
fn a_loan_without_a_last_day_is_put_until_the_season_ends_and_says_so() {
    let (here, remarks) = one(FilePerson { loan_from: Some("Eastport".into()), ..named("Ada Ruiz") });
    let here = here.unwrap();
    assert_eq!(here.loan, Some(Loan { from: "Eastport".into(), until: SEASON_ENDS, ended: None }));
    assert_eq!(here.profile.notes.as_deref(), Some("on loan; Paper does not say until when"));
    assert_eq!(remarks, [(Remark::LoanOpen, 1), (Remark::Proposed, 1)]);
    let away = Some(Lent { to: "Eastport".into(), since: None, until: SEASON_ENDS, ended: None });
    for person in [
        FilePerson { standing: Some(Standing::Gone(Parting::Lent("Eastport".into(), None))), ..named("Bo Ek") },
        FilePerson { club: Some("Eastport".into()), loan_from: Some("BRIXTON".into()), ..named("Bo Ek") },
    ] {
        let (lent, remarks) = one(person);
        let lent = lent.unwrap();
        assert_eq!((lent.lent, lent.loan, remarks[0]), (away.clone(), None, (Remark::LoanOpen, 1)));
    }
    let own = FilePerson { loan_from: Some("brixton".into()), ..named("Cy Ode") };
    assert_eq!(one(own).0.unwrap().loan, None, "nobody borrows from himself");
}

#[test]
fn a_loan_lasts_until_the_day_that_the_file_says() {
    let lent = |until| FilePerson { loan_from: Some("Eastport".into()), loan_until: Some(until), ..named("Ada Ruiz") };
    let last = date(2027, 1, 31);
    let (here, remarks) = one(lent(last));
    let here = here.unwrap();
    assert_eq!(here.loan, Some(Loan { from: "Eastport".into(), until: last, ended: None }));
    assert_eq!((here.profile.notes, remarks), (None, vec![(Remark::Proposed, 1)]));
    let away = FilePerson { club: Some("Eastport".into()), loan_from: Some("Brixton".into()), ..lent(last) };
    let away = one(away).0.unwrap();
    assert_eq!(away.lent, Some(Lent { to: "Eastport".into(), since: None, until: last, ended: None }));
    let own = FilePerson { lent_to: Some("Eastport".into()), lent_until: Some(last), ..named("Bo Ek") };
    assert_eq!(one(own).0.unwrap().lent, away.lent, "as an export of ours says it");
    assert_eq!(one(lent(date(2026, 8, 21))).1[0], (Remark::LoanOver, 1));
    assert_eq!(one(lent(ON)).1, [(Remark::Proposed, 1)]);
}

#[test]
fn days_that_contradict_each_other_are_told() {
    let over = FilePerson { contract: Some(date(2026, 6, 30)), ..named("Ada Ruiz") };
    assert_eq!(one(over).1[0], (Remark::ContractOver, 1));
    let today = FilePerson { contract: Some(ON), joined: Some(ON), ..named("Ada Ruiz") };
    assert_eq!(one(today).1, [(Remark::Proposed, 1)]);
    let late = FilePerson { contract: Some(date(2027, 6, 30)), joined: Some(date(2027, 7, 1)), ..named("Ada Ruiz") };
    let (late, remarks) = one(late);
    assert_eq!((late.unwrap().joined, remarks[0]), (None, (Remark::JoinedLate, 1)));
    let year = FilePerson { born: Some(Told::Year(2001)), age: Some(25), ..named("Ada Ruiz") };
    assert_eq!(one(year).1[1], (Remark::YearAlone, 1));
    let age = FilePerson { age: Some(25), ..named("Ada Ruiz") };
    assert_eq!(one(age).1[1], (Remark::AgeAlone, 1));
}

#[test]
fn who_is_very_old_is_told_and_kept() {
    let person = |born, age| FilePerson { born, age, ..named("Ada Ruiz") };
    for (old, born, age) in [
        (true, Some(Told::Day(date(1983, 8, 22))), None),
        (false, Some(Told::Day(date(1983, 8, 23))), None),
        (true, Some(Told::Year(1983)), None),
        (true, Some(Told::Year(1983)), Some(43)),
        (false, Some(Told::Year(1983)), Some(42)),
        (true, None, Some(43)),
        (false, None, Some(42)),
        (false, None, None),
    ] {
        let (player, remarks) = one(person(born, age));
        assert!(player.is_some());
        assert_eq!(remarks.contains(&(Remark::Old, 1)), old, "{born:?} {age:?}");
    }
}

#[test]
fn an_absence_is_dated_and_sourced() {
    let out = |why, back| Standing::Out { why, what: "Knee injury".into(), back };
    let doubtful = |chance| Standing::Doubtful { what: "Knock".into(), chance, back: None };
    let back = |back| vec![Return { on: ON, source: "Paper".into(), back }];
    let knee = || Why::Injury("Knee injury".into());
    let later = date(2026, 10, 3);
    let before = date(2026, 8, 15);
    for (standing, why, from, returns) in [
        (out(OutFor::Injury, Some(later)), knee(), ON, back(later)),
        (out(OutFor::Injury, None), knee(), ON, vec![]),
        // The day that was expected has come, and the source still has him out.
        (out(OutFor::Injury, Some(before)), knee(), ON, vec![]),
        (out(OutFor::Injury, Some(ON)), knee(), ON, vec![]),
        (out(OutFor::Suspension, None), Why::Suspension("Knee injury".into()), ON, vec![]),
        (out(OutFor::Duty, None), Why::Other("Knee injury".into()), ON, vec![]),
        (doubtful(Some(75)), Why::Injury("Knock".into()), ON, back(ON)),
        (doubtful(Some(25)), Why::Injury("Knock".into()), ON, vec![]),
        (doubtful(None), Why::Injury("Knock".into()), ON, back(ON)),
    ] {
        let (player, _) = one(FilePerson { standing: Some(standing), ..named("Ada Ruiz") });
        let [absence] = &player.unwrap().absences[..] else { panic!() };
        assert_eq!((&absence.why, absence.from, &absence.returns, absence.ended), (&why, from, &returns, None));
        assert_eq!(absence.contradiction(), None);
    }
    let (doubtful, _) = one(FilePerson { standing: Some(doubtful(Some(50))), ..named("Ada Ruiz") });
    let doubtful = doubtful.unwrap();
    assert!(doubtful.absences[0].is_doubtful(ON));
    assert_eq!(doubtful.profile.reports[0].says, "Knock, 50% chance of playing");
    assert_eq!(one(FilePerson { standing: Some(Standing::Fit), ..named("Bo Ek") }).0.unwrap().absences, []);
}

#[test]
fn whoever_is_of_another_club_stays_there() {
    let of = |name: &str, club: Option<&str>| FilePerson { club: club.map(Into::into), ..named(name) };
    let people = || vec![of("Ada Ruiz", Some("Brixton")), of("Bo Ek", Some("Eastport")), of("Cy Ode", None)];
    let ids = |squad: &FileSquad| squad.players.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>();
    let squad = made(Some("brixton"), people());
    let none: Vec<_> = squad.remarks.iter().filter(|(remark, _)| *remark == Remark::NoClub).collect();
    assert_eq!(none, [(Remark::NoClub, &["Cy Ode".to_owned()][..])]);
    assert_eq!(ids(&squad), ["ruiz"]);
    assert_eq!(ids(&made(None, people())), ["ruiz", "ek", "ode"], "of a file without clubs everybody is");
}
