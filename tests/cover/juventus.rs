//! Juventus on 17 June 2025, as far as cover asks: who plays where, until when, and who is out.

use std::sync::Arc;

use jiff::civil::{Date, date};
use touchline::domain::{
    Absence, Familiarity, Formation, Id, Loan, Money, Plan, Player, Position, Positions, Profile, Return, Slot, Why,
};

const THREE_FOUR_TWO_ONE: [(&str, Position); Formation::SLOTS] = [
    ("GK", Position::GK),
    ("RCB", Position::CB),
    ("CB", Position::CB),
    ("LCB", Position::CB),
    ("RWB", Position::RWB),
    ("RCM", Position::CM),
    ("LCM", Position::CM),
    ("LWB", Position::LWB),
    ("RAM", Position::AM),
    ("LAM", Position::AM),
    ("ST", Position::ST),
];

/// Name, positions (`:c` competent, `:e` emergency), market value in thousands, last day of the contract.
const SQUAD: [(&str, &str, &str, u64, &str); 30] = [
    ("di-gregorio", "Michele Di Gregorio", "GK", 18_000, "2029-06-30"),
    ("perin", "Mattia Perin", "GK", 2_500, "2027-06-30"),
    ("pinsoglio", "Carlo Pinsoglio", "GK", 200, "2026-06-30"),
    ("daffara", "Giovanni Daffara", "GK", 0, ""),
    ("garofani", "Giovanni Garofani", "GK", 0, ""),
    ("bremer", "Gleison Bremer", "CB", 50_000, "2029-06-30"),
    ("gatti", "Federico Gatti", "CB RB:c", 24_000, "2028-06-30"),
    ("kalulu", "Pierre Kalulu", "CB RB:c", 28_000, "2029-06-30"),
    ("kelly", "Lloyd Kelly", "CB LB:c", 16_000, "2029-06-30"),
    ("rugani", "Daniele Rugani", "CB", 3_000, "2026-06-30"),
    ("cabal", "Juan Cabal", "LB CB:c LWB:c", 9_000, "2029-06-30"),
    ("cambiaso", "Andrea Cambiaso", "LB LWB RWB:c LM:c", 35_000, "2029-06-30"),
    ("savona", "Nicolò Savona", "RB CB:c RWB:c", 12_000, "2030-06-30"),
    ("alberto-costa", "Alberto Costa", "RB RWB:c", 10_000, "2029-06-30"),
    ("rouhi", "Jonas Rouhi", "LB LWB:c", 2_000, ""),
    ("kostic", "Filip Kostić", "LM LWB:c", 5_000, "2026-06-30"),
    ("locatelli", "Manuel Locatelli", "DM CM", 30_000, "2028-06-30"),
    ("thuram", "Khéphren Thuram", "CM DM", 40_000, "2029-06-30"),
    ("koopmeiners", "Teun Koopmeiners", "AM CM DM:c", 35_000, "2029-06-30"),
    ("mckennie", "Weston McKennie", "CM RWB:c LWB:c AM:c", 22_000, "2026-06-30"),
    ("douglas-luiz", "Douglas Luiz", "CM DM", 30_000, "2029-06-30"),
    ("adzic", "Vasilije Adžić", "AM CM:c", 4_000, ""),
    ("weah", "Timothy Weah", "RM RW RWB:c", 17_000, "2028-06-30"),
    ("nico-gonzalez", "Nico González", "RW LW AM:c RWB:c LWB:e", 24_000, "2029-06-30"),
    ("mbangula", "Samuel Mbangula", "LW AM:c LWB:e", 14_000, "2028-06-30"),
    ("yildiz", "Kenan Yıldız", "LW SS AM:c", 50_000, "2029-06-30"),
    ("conceicao", "Francisco Conceição", "RW AM:c", 28_000, ""),
    ("kolo-muani", "Randal Kolo Muani", "ST RW:c", 30_000, ""),
    ("vlahovic", "Dušan Vlahovic\u{301}", "ST", 35_000, "2026-06-30"),
    ("milik", "Arkadiusz Milik", "ST SS:c", 2_000, "2027-06-30"),
];

pub(crate) const TODAY: Date = date(2025, 6, 17);

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The plan as the sample file has it.
pub(crate) fn plan() -> Plan {
    let slots = THREE_FOUR_TWO_ONE.map(|(label, position)| Slot { label: label.into(), position, across: 0, up: 0 });
    let formation = Formation::new("3-4-2-1".into(), slots.to_vec()).unwrap();
    let mut plan = Plan::new("Juventus".into(), Arc::new(formation));
    plan.tactic.depth = vec![("GK".into(), 3)];
    plan.tactic.order = vec![("RCB".into(), vec![id("kalulu"), id("savona")])];
    for (key, name, positions, thousands, contract) in SQUAD {
        let mut player = player(name, positions);
        player.profile.value = (thousands > 0).then(|| Money::from_units(thousands * 1000));
        player.profile.contract = contract.parse().ok();
        match key {
            "conceicao" => player.loan = Some(Loan { from: "Porto".into(), until: date(2025, 7, 13), ended: None }),
            "kolo-muani" => player.loan = Some(Loan { from: "PSG".into(), until: date(2025, 7, 13), ended: None }),
            "perin" => player.absences = vec![out(date(2025, 5, 26), &[(date(2025, 5, 26), date(2025, 7, 21))])],
            "cabal" => player.absences = vec![out(date(2024, 11, 12), &[])],
            "locatelli" => player.absences = vec![out(date(2025, 6, 1), &[(date(2025, 6, 15), date(2025, 6, 16))])],
            "bremer" => {
                let reports = [(date(2025, 6, 12), date(2025, 7, 24)), (date(2025, 6, 13), date(2025, 8, 24))];
                player.absences = vec![out(date(2024, 10, 2), &reports)];
            }
            _ => {}
        }
        plan.players.put(id(key), player);
    }
    plan
}

/// Somebody of whom only the name and the positions are known.
pub(crate) fn player(name: &str, positions: &str) -> Player {
    let positions = positions.split(' ').map(|position| {
        let (position, familiarity) = match position.split_once(':') {
            Some((position, "c")) => (position, Familiarity::Competent),
            Some((position, _)) => (position, Familiarity::Emergency),
            None => (position, Familiarity::Natural),
        };
        (Position::from_word(position).unwrap(), familiarity)
    });
    Player::new(Profile::new(name.into(), Positions::new(positions.collect()).unwrap()))
}

fn out(from: Date, reports: &[(Date, Date)]) -> Absence {
    let returns = reports.iter().map(|(on, back)| Return { on: *on, source: "press".into(), back: *back });
    Absence { returns: returns.collect(), ..Absence::new(Why::Injury("knee".into()), from) }
}
