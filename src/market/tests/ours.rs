//! Who of the market the plan has already.

use super::*;
use crate::domain::{Id, Target};

fn plan_of(names: &[(&str, &str, bool)]) -> Plan {
    let mut plan = plan();
    for (name, born, is_player) in names {
        let positions = Positions::new(vec![(Position::ST, Familiarity::Natural)]).unwrap();
        let profile = Profile { born: born.parse().ok(), ..Profile::new((*name).to_owned(), positions) };
        let id = Id::new(name.split(' ').next_back().unwrap()).unwrap();
        match is_player {
            true => plan.players.put(id, Player::new(profile)),
            false => plan.targets.put(id, Target { club: Some("Bee City".to_owned()), ..Target::new(profile) }),
        }
    }
    plan
}

#[test]
fn who_is_of_the_plan_is_told_as_an_import_tells_it() {
    let plan = plan_of(&[("Arkadiusz milik", "1994-02-28", true), ("Ada ruiz", "1999-01-26", false)]);
    let row = |id: u8, name: &str, club: &str, born: &str| format!("{id},{name},{club},{born},ST,,,,,,,,,,,,,\n");
    let rows = [
        row(1, "Arkadiusz Krystian Milik", "Juventus FC", "1994-02-28"),
        row(2, "Milik Arkadiusz", "Marseille", "1994-02-28"),
        row(3, "Arkadiusz Milik", "Marseille", "1990-01-01"),
        row(4, "Arkadiusz Milik", "Marseille", ""),
        row(5, "Ada Ruiz", "Bee City", "1999-01-27"),
        row(6, "Ada Maria Ruiz", "Bee City", ""),
        row(7, "Ada Ruiz", "Torino", "1999-01-26"),
        row(8, "Bo Ek", "Juventus FC", "2001-01-01"),
        row(9, "Leo Ruiz", "Bee City", "2001-01-01"),
    ];
    let market = market(&[(&format!("{HEADERS}{}", rows.concat()), ON)]);
    let mut shown = Selection::all(&market);
    assert_eq!(market.leave_out(&plan, &mut shown), 7);
    assert_eq!(shown.rows().collect::<Vec<_>>(), [2, 8], "born on another day; of another name");
    let targets = market.targets(0..9, &plan);
    let of = |people: &[(usize, Id)]| people.iter().map(|(row, id)| (*row, id.as_str().to_owned())).collect::<Vec<_>>();
    let held = [(0, "milik"), (1, "milik"), (6, "ruiz")].map(|(row, id)| (row, id.to_owned()));
    let unsure = [(3, "milik"), (4, "ruiz"), (5, "ruiz")].map(|(row, id)| (row, id.to_owned()));
    assert_eq!((of(&targets.held), of(&targets.unsure)), (held.to_vec(), unsure.to_vec()));
    let new: Vec<usize> = targets.new.iter().map(|new| new.row).collect();
    assert_eq!((new, targets.of_club), (vec![2, 8], vec![7]));
}
