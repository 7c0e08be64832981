//! Who of a file is who of a plan.

use jiff::civil::date;
use touchline::domain::Id;
use touchline::import::update::{PlanUpdate, TakenAs};

use super::{Given, given, plan};
use crate::runs::runs;
use crate::seed::Chance;

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

/// Somebody of a plan or of a file, by places in [`NAMES`], [`BORN`], [`PLAYS`] and [`IDS`]; 0 is unknown where that may be.
#[derive(Clone, Copy, Debug)]
struct Somebody {
    name: usize,
    born: usize,
    plays: usize,
    id: usize,
    /// 1 is our club.
    club: usize,
}

const NAMES: [&str; 2] = ["Ada Ruiz", "Bo Lind"];
const BORN: [&str; 3] = ["", "2000-01-02", "2001-03-04"];
const PLAYS: [&str; 3] = ["", "CB", "ST"];
const IDS: [&str; 3] = ["", "7", "8"];
const CLUBS: [&str; 3] = ["", "Northfield", "Eastport"];

impl Somebody {
    fn any(chance: &mut Chance, of_plan: bool) -> Somebody {
        let plays = if of_plan { 1 + chance.below(2) } else { chance.below(3) };
        let (name, born, id) = (chance.below(2), chance.below(3), chance.below(3));
        Somebody { name, born, plays, id, club: chance.below(3) }
    }

    fn in_plan(self, place: usize) -> String {
        let Somebody { name, born, plays, id, .. } = self;
        let born = if born > 0 { format!("born: \"{}\",", BORN[born]) } else { String::new() };
        let id = if id > 0 { format!(", id: \"{}\"", IDS[id]) } else { String::new() };
        let imported = format!("imported: (from: \"A table\", on: \"2026-07-01\"{id})");
        format!(
            "\"p{place}\": (name: \"{}\", {born} positions: {{ {}: Natural }}, {imported}),",
            NAMES[name], PLAYS[plays]
        )
    }

    fn in_file(self) -> Given {
        let Somebody { name, born, plays, id, club } = self;
        file(&format!("{},{},{},{},{},\n", IDS[id], NAMES[name], BORN[born], PLAYS[plays], CLUBS[club]))
    }

    /// How surely a row is somebody of the plan, 0 being the surest; from 3 on it is asked.
    fn may_be(self, held: Somebody) -> Option<usize> {
        let born = (self.born > 0 && held.born > 0).then_some(self.born == held.born);
        let plays = (self.plays > 0).then_some(self.plays == held.plays);
        let (named, here) = (self.name == held.name, (self.club > 0).then_some(self.club == 1));
        let by_id = (self.id > 0 && self.id == held.id).then(|| match born.unwrap_or(named || plays == Some(true)) {
            true => 0,
            false => 3,
        });
        let by_name = named.then_some(match (born, here, plays) {
            (Some(true), ..) => Some(1),
            (Some(false), Some(true), _) => Some(3),
            (Some(false), ..) | (None, Some(false), Some(false)) => None,
            (None, Some(true), Some(false)) | (None, Some(false), _) | (None, None, Some(false)) => Some(3),
            (None, ..) => Some(2),
        });
        by_id.into_iter().chain(by_name.flatten()).min()
    }
}

/// What became of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Row {
    Nobody,
    /// The place of somebody of the plan.
    Is(usize),
    Asked,
}

/// Who is who, sign by sign: a row and a person are one where neither may be another; the others are asked.
fn plainly(rows: &[Somebody], plan: &[Somebody]) -> Vec<Row> {
    let (mut who, mut taken) = (vec![Row::Nobody; rows.len()], vec![false; plan.len()]);
    for sign in 0..4 {
        let sure: Vec<usize> =
            who.iter().filter_map(|row| if let Row::Is(held) = row { Some(*held) } else { None }).collect();
        let is_free = |held: usize| if sign < 3 { !taken[held] } else { !sure.contains(&held) };
        let all = (0..rows.len()).flat_map(|row| (0..plan.len()).map(move |held| (row, held)));
        let open = all.filter(|(row, held)| who[*row] == Row::Nobody && is_free(*held));
        let fits = |row: usize, held: usize| rows[row].may_be(plan[held]).is_some_and(|by| sign == 3 || by == sign);
        let open: Vec<(usize, usize)> = open.filter(|(row, held)| fits(*row, *held)).collect();
        for (row, held) in &open {
            let others = open.iter().filter(|(other, one)| other == row || one == held).count();
            who[*row] = if others == 1 && sign < 3 { Row::Is(*held) } else { Row::Asked };
            taken[*held] = true;
        }
    }
    who
}

/// Where the program differs from the plain way.
fn differs(seed: u64, seen: impl Fn(&PlanUpdate, usize) -> Vec<Row>) -> Option<String> {
    let mut chance = Chance(seed);
    let held: Vec<Somebody> = (0..1 + chance.below(3)).map(|_| Somebody::any(&mut chance, true)).collect();
    let rows: Vec<Somebody> = (0..1 + chance.below(3)).map(|_| Somebody::any(&mut chance, false)).collect();
    let players: String = held.iter().enumerate().map(|(place, one)| one.in_plan(place)).collect();
    let mut given = rows[0].in_file();
    given.people.people.extend(rows[1..].iter().flat_map(|row| row.in_file().people.people));
    let found = seen(&given.update(&plan(&players, ""), None), rows.len());
    let expected = plainly(&rows, &held);
    (found != expected).then(|| format!("{held:#?}\n{rows:#?}: {found:?}, expected {expected:?}"))
}

fn told(update: &PlanUpdate, rows: usize) -> Vec<Row> {
    let mut who = vec![Row::Nobody; rows];
    update.matched.iter().for_each(|(row, id, _)| who[*row] = Row::Is(id.as_str()[1..].parse().unwrap()));
    update.unsure.iter().flat_map(|unsure| &unsure.rows).for_each(|row| who[*row] = Row::Asked);
    who
}

#[test]
fn any_file_is_matched_as_the_plain_way_says() {
    for seed in 0..runs(3_000) {
        assert_eq!(differs(seed, told), None, "seed {seed}");
    }
}

/// A broken twin, which takes the first of several instead of asking, is found out.
#[test]
fn who_chooses_one_of_several_is_found_out() {
    let chooses = |update: &PlanUpdate, rows: usize| {
        let mut who = told(update, rows);
        for unsure in &update.unsure {
            who[unsure.rows[0]] = Row::Is(unsure.people[0].as_str()[1..].parse().unwrap());
        }
        who
    };
    assert!((0..50).any(|seed| differs(seed, chooses).is_some()));
}
