//! Who closes a gap, and who is left out.

use super::*;
use crate::analysis::Weeks;
use crate::analysis::alternatives::{self, Alternative, Alternatives, Behind, Sought, gains};
use crate::runs::runs;
use crate::text;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn the_best_for_a_gap_are_those_of_a_full_scan(market in any_market(), line in select(LINES), most in 1usize..9) {
        let (plan, shown) = (plan(), market.select(&filter(line), ON));
        let asked = MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 3), at_least: COMPETENT, on: ON };
        let (found, candidates) = market.alternatives(asked, &shown, most);
        let rows: Vec<usize> = candidates.iter().map(|one| one.row).collect();
        let (scanned, all) = scan(&market, asked, &shown);
        let first: Vec<usize> = all.iter().copied().take(most).collect();
        prop_assert_eq!(rows, first);
        for (one, other) in found.people.iter().zip(&scanned.people) {
            prop_assert_eq!((&one.plays, one.gain, one.fit, one.fitter), (&other.plays, other.gain, other.fit, other.fitter));
            prop_assert_eq!((one.cost, one.age, one.behind), (other.cost, other.age, other.behind));
        }
    }
}

/// Whether a reason is true of somebody and the one before, by plain figures of both.
fn is_true(why: &str, [one, before]: [(&Alternative, Option<Date>); 2]) -> bool {
    let ((one, born), (before, born_before)) = (one, before);
    let familiarity = |one: &Alternative| one.plays.iter().map(|(_, held)| *held as usize).sum::<usize>();
    let cost = |one: &Alternative| one.cost.map(|(cost, _)| cost);
    let cover = |one: &Alternative| (one.plays.len(), familiarity(one), one.gain.gains);
    match why {
        "he plays fewer of the positions" => one.plays.len() < before.plays.len(),
        "he plays there less well" => familiarity(one) > familiarity(before),
        "he adds less to the cover" => one.gain.gains < before.gain.gains,
        "nothing tells his cost" => one.cost.is_none() && before.cost.is_some(),
        "he costs more" => before.cost.is_some() && cost(one) > cost(before),
        "nothing tells his age" => one.age.is_none() && before.age.is_some(),
        "nothing tells his day of birth" => born.is_none() && born_before.is_some(),
        "he is older" if one.age == before.age => born < born_before && born.is_some(),
        "he is older" => before.age.is_some() && one.age > before.age,
        "nothing tells them apart" => {
            let all = |one: &Alternative, born| (cover(one), one.fitter, one.ties, cost(one), one.age, born);
            all(one, born) == all(before, born_before)
        }
        fitter => {
            let people = text::counted(one.fitter, "person").replace("1 person", "one person");
            fitter.starts_with(&people) && one.fitter > before.fitter
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn the_reason_for_a_place_is_true_of_every_two_neighbours(market in any_market()) {
        let (plan, shown) = (plan(), Selection::all(&market));
        let asked = MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 3), at_least: COMPETENT, on: ON };
        let (found, candidates) = market.alternatives(asked, &shown, 24);
        let known: Vec<_> = found.people.iter().zip(&candidates).map(|(one, held)| (one, held.target.profile.born)).collect();
        for pair in known.windows(2) {
            let why = alternatives::words::why(pair[1].0).unwrap();
            prop_assert!(is_true(&why, [pair[1], pair[0]]), "{why}: {:?} behind {:?}", pair[1], pair[0]);
        }
    }
}

#[test]
fn of_two_who_are_alike_no_id_is_the_reason() {
    let rows = "Name,Position\nZoe,CB\nAda,CB\n";
    let market = market(&[(rows, ON)]);
    let plan = plan();
    let asked =
        MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
    let (found, candidates) = market.alternatives(asked, &Selection::all(&market), 2);
    assert_eq!(candidates.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["zoe", "ada"]);
    let said = alternatives::words::why_there(&found.people[1], &candidates[1].candidate(ON), Some("Zoe"));
    assert_eq!(said, "nothing tells them apart; CB; fit 0 to 100; cost unknown; age unknown; behind Zoe");
}

#[test]
fn what_decided_a_place_stands_first() {
    let rows = "Name,Position,Value,Age\nAda,CB,€1m,22\nBo,CB,€2m,22\nCy,CB,€2m,23\nDi,CB,,23\n";
    let market = market(&[(rows, ON)]);
    let mut plan = plan();
    plan.tactic.roles.clear();
    let asked =
        MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
    let (found, candidates) = market.alternatives(asked, &Selection::all(&market), 4);
    let [ada, bo, cy, _] = [0, 1, 2, 3].map(|place| (&found.people[place], None));
    assert!(is_true("he costs more", [bo, ada]) && !is_true("he costs more", [cy, bo]), "a false reason is found out");
    assert!(!is_true("nothing tells them apart", [cy, bo]) && !is_true("he is older", [bo, ada]));
    let said = found.people.iter().zip(&candidates).enumerate().map(|(place, (person, one))| {
        let before = place.checked_sub(1).map(|before| candidates[before].target.profile.name.as_str());
        alternatives::words::why_there(person, &one.candidate(ON), before)
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "CB; 1m, as valued; 22 years old",
            "2m, as valued: he costs more; CB; 22 years old; behind Ada",
            "23 years old: he is older; CB; 2m, as valued; behind Bo",
            "cost unknown: nothing tells his cost; CB; 23 years old; behind Cy",
        ]
    );
}

fn sought() -> Sought {
    Sought { positions: vec![Position::CB, Position::LB], person: None, slots: Vec::new() }
}

/// The order of the alternatives by asking everybody, and their numbers.
fn scan(market: &Market, asked: MarketQuestion<'_>, shown: &Selection) -> (Alternatives, Vec<usize>) {
    let MarketQuestion { plan, sought, weeks, at_least, on } = asked;
    let all = everybody_of(market, shown);
    let candidates = all.iter().map(|one| one.candidate(on));
    let found = alternatives::alternatives(plan, sought, candidates, gains(plan, weeks, at_least), at_least);
    let rows = found.people.iter().map(|person| person.id.as_str().parse().unwrap()).collect();
    (found, rows)
}

#[test]
fn a_scan_that_asks_nothing_of_the_role_is_found_out() {
    let row = |name: &str, aerial: &str, value: &str| format!("{name},{name},,,CB,,,,,,EUR,{value},,,,{aerial},,\n");
    let rows = [row("A", "1", "1000"), row("B", "20", "8000000"), row("C", "", "2000")].concat();
    let market = market(&[(&format!("{HEADERS}{rows}"), ON)]);
    let (plan, shown) = (plan(), Selection::all(&market));
    let mut twin = plan.clone();
    twin.tactic.roles.clear();
    let best = |plan: &Plan| {
        let asked = MarketQuestion { plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
        market.alternatives(asked, &shown, 3).1.iter().map(|one| one.row).collect::<Vec<_>>()
    };
    let asked =
        MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
    assert_eq!((best(&plan), best(&twin)), (vec![2, 1, 0], vec![0, 2, 1]), "by hand: A surely fits worse than B");
    assert_eq!(scan(&market, asked, &shown).1, [2, 1, 0]);
}

#[test]
fn an_age_without_a_day_of_birth_counts_and_a_value_of_nothing_is_no_price() {
    let rows = "Player;Position;Age;Transfer Value\nOld;D (C);31;€5M\nNobody;D (C);;€5M\nYoung;D (C);24;€5M\nFree;D (C);19;€0\n";
    let market = market(&[(rows, ON)]);
    let plan = plan();
    let asked =
        MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
    let (found, candidates) = market.alternatives(asked, &Selection::all(&market), 4);
    let told = found.people.iter().zip(&candidates).map(|(one, other)| {
        let reasons = alternatives::words::reasons(one, &other.candidate(ON)).join("; ");
        format!("{}: {reasons}; {:?}", other.target.profile.name, one.behind.map(Behind::word))
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "Young: fit 0 to 100; 5m, as valued; 24 years old; None",
            "Old: fit 0 to 100; 5m, as valued; 31 years old; Some(\"age\")",
            "Nobody: fit 0 to 100; 5m, as valued; age unknown; Some(\"age\")",
            "Free: fit 0 to 100; cost unknown; 19 years old; Some(\"cost\")",
        ]
    );
}

#[test]
fn of_two_who_are_as_old_in_years_comes_first_whose_day_of_birth_is_later_and_then_who_tells_none() {
    let rows = "Name,Position,Age,Date of birth\nAge,CB,24,\nElder,CB,,2001-09-01\nYounger,CB,,2002-08-01\n";
    let market = market(&[(rows, ON)]);
    let plan = plan();
    let asked =
        MarketQuestion { plan: &plan, sought: &sought(), weeks: Weeks::new(ON, 1), at_least: COMPETENT, on: ON };
    let (found, candidates) = market.alternatives(asked, &Selection::all(&market), 3);
    assert_eq!(candidates.iter().map(|one| one.row).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(
        found.people.iter().map(|one| one.behind).collect::<Vec<_>>(),
        [None, Some(Behind::Born), Some(Behind::Born)]
    );
}

#[test]
fn who_is_of_the_plan_or_its_club_is_left_out() {
    let row = |id: &str, name: &str, club: &str, born: &str| format!("{id},{name},{club},{born},CB,,,,,,,,,,,,,\n");
    let rows = [
        row("1", "Own", "Elsewhere", ""),
        row("2", "Ówn", "Elsewhere", "1999-01-01"),
        row("3", "Ada", "Juventus FC", ""),
        row("4", "Ada", "Juve", ""),
    ];
    let market = market(&[(&(HEADERS.to_owned() + &rows.concat()), ON)]);
    let mut shown = Selection::all(&market);
    assert_eq!((market.leave_out(&plan(), &mut shown), shown.rows().collect::<Vec<_>>()), (3, vec![3]));
    let mut plan = plan();
    plan.players.get_mut(&crate::domain::Id::new("own").unwrap()).unwrap().profile.born = Some(date(1998, 1, 1));
    let mut shown = Selection::all(&market);
    market.leave_out(&plan, &mut shown);
    assert_eq!(shown.rows().collect::<Vec<_>>(), [1, 3], "born on another day");
}
