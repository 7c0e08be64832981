//! Whose word a value is when files say otherwise: each case by hand, and random histories against a plain model.

use jiff::civil::date;
use touchline::domain::{Edit, Familiarity, Field, FieldName, Id, Plan, Position, Positions, Profile, SetBy};
use touchline::import::update::PlanUpdate;

use super::fields::transfermarkt;
use super::{Given, given, lines, plan};
use crate::runs::runs;
use crate::seed::Chance;

const FM26: &str = r#""ada": (
    name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }, value: "20m", contract: "2028-06-30",
    imported: (from: "FM26 export", on: "2026-07-01"),
),"#;

const TYPED: &str = r#""ada": (name: "Ada Ruiz", born: "2000-01-02", positions: { CB: Natural }, value: "20m"),"#;

/// A table of Transfermarkt that tells her value alone, in millions.
fn value(millions: u32, day: i8) -> Given {
    transfermarkt(&[&format!("7,Ada Ruiz,2000-01-02,Centre-Back,,,,Northfield,,{millions}000000,")], day)
}

/// A feed that tells no value.
fn feed(day: i8) -> Given {
    let header =
        "code,first_name,second_name,element_type,birth_date,status,chance_of_playing_next_round,news,news_added";
    let row = format!("9,Ada,Ruiz,2,2000-01-02,i,0,Knee injury - Unknown return date,2026-08-{day:02}");
    given(&format!("{header}\n{row}\n"), date(2026, 8, day))
}

fn ada() -> Id {
    Id::new("ada").unwrap()
}

fn profile(plan: &Plan) -> &Profile {
    plan.person(&ada()).unwrap().profile()
}

fn typed(plan: &Plan, field: Field, day: i8) -> Plan {
    plan.apply(&Edit::Set { people: vec![ada()], field }, date(2026, 8, day)).unwrap()
}

fn set_value(plan: &Plan, value: &str, day: i8) -> Plan {
    typed(plan, Field::Value(Some(value.parse().unwrap())), day)
}

/// What sources have said of values, contracts and wages before.
fn old_values(plan: &Plan) -> Vec<String> {
    let old = |says: &str| ["value ", "contract ", "wage "].iter().any(|word| says.starts_with(word));
    let reports = profile(plan).reports.iter().filter(|report| old(&report.says));
    reports.map(|report| format!("{} {} {}", report.on, report.source, report.says)).collect()
}

#[test]
fn a_second_source_is_remembered_at_the_fields_that_it_tells() {
    let first = value(25, 10).taken(&plan(FM26, ""), None);
    assert_eq!(old_values(&first), ["2026-07-01 FM26 export value 20m"]);
    let second = value(26, 20).taken(&first, None);
    let told = ["2026-07-01 FM26 export value 20m", "2026-08-10 Transfermarkt table value 25m"];
    assert_eq!(old_values(&second), told);
    let older = "ada value: 26m, not 25m: the plan has it of 2026-08-20, and the file is no newer\n";
    assert_eq!(lines(&value(25, 10).update(&second, None)), older);
    let mine = set_value(&second, "30m", 22);
    let stands = "ada value: 30m, not 26m: yours of 2026-08-22 stands, and the file is no newer\n";
    assert_eq!(lines(&value(26, 20).update(&mine, None)), stands);
    let read = profile(&mine).imported.as_ref().unwrap();
    assert_eq!((read.from.as_str(), read.on), ("FM26 export", date(2026, 7, 1)), "his id there still finds him");
}

#[test]
fn what_was_typed_after_the_day_of_a_file_stands_though_that_file_is_new() {
    let mine = set_value(&plan(FM26, ""), "30m", 22);
    for day in [10, 22] {
        let stands = "ada value: 30m, not 25m: yours of 2026-08-22 stands, and the file is no newer\n";
        assert_eq!(lines(&value(25, day).update(&mine, None)), stands);
    }
    let newer = value(25, 23);
    assert_eq!(lines(&newer.update(&mine, None)), "ada value: 30m (yours of 2026-08-22) → 25m\n");
    assert_eq!(newer.update(&mine, None).proposals[0].words(), "30m (yours of 2026-08-22) → 25m");
    assert_eq!(old_values(&newer.taken(&mine, None)), [""; 0], "no source has told 30m");
}

#[test]
fn a_source_is_credited_with_what_it_told_alone() {
    let fed = feed(20).taken(&plan(TYPED, ""), None);
    assert_eq!(profile(&fed).imported.as_ref().unwrap().from, "Fantasy Premier League");
    let after = value(25, 21).taken(&fed, None);
    assert_eq!((profile(&after).value.unwrap().to_string(), old_values(&after)), ("25m".to_owned(), vec![]));
    // A newer file of one source that no longer tells the value leaves it of its old day.
    let told = value(25, 10).taken(&plan(TYPED, ""), None);
    let row = "7,Ada Ruiz,2000-01-02,Centre-Back,Left,,,Northfield,,,";
    let silent = transfermarkt(&[row], 15).taken(&told, None);
    let after = value(26, 20).taken(&silent, None);
    assert_eq!(old_values(&after), ["2026-08-10 Transfermarkt table value 25m"]);
}

#[test]
fn an_edit_says_what_it_sets_alone() {
    let held = plan(FM26, "");
    let edit = Edit::Set { people: vec![ada()], field: Field::Value("30m".parse().ok()) };
    let after = held.apply(&edit, date(2026, 8, 22)).unwrap();
    assert_eq!(edit.told(&held, &after), "value of Ruiz: 30m, was 20m");
}

#[test]
fn a_renewal_typed_since_is_no_word_of_the_file() {
    let renew = Edit::Renew {
        player: ada(),
        until: date(2030, 6, 30),
        source: "club".into(),
        wage: None,
        on: Some(date(2026, 8, 15)),
    };
    let renewed = plan(FM26, "").apply(&renew, date(2026, 8, 15)).unwrap();
    let file = |day| transfermarkt(&["7,Ada Ruiz,2000-01-02,Centre-Back,,,,Northfield,2028-06-30,20000000,"], day);
    assert_eq!(
        lines(&file(14).update(&renewed, None)),
        "ada contract: 2030-06-30, not 2028-06-30: yours of 2026-08-15 stands, and the file is no newer\n"
    );
    assert_eq!(
        lines(&file(24).update(&renewed, None)),
        "ada contract: 2030-06-30, not 2028-06-30: he renewed it on 2026-08-15, and the file has the one before\n"
    );
    let other = transfermarkt(&["7,Ada Ruiz,2000-01-02,Centre-Back,,,,Northfield,2031-06-30,20000000,"], 24);
    assert_eq!(lines(&other.update(&renewed, None)), "ada contract: 2030-06-30 (yours of 2026-08-15) → 2031-06-30\n");
    let told = ["2026-08-15 club contract until 2030-06-30"];
    assert_eq!(old_values(&other.taken(&renewed, None)), told, "whoever told of the renewal told it");
}

#[test]
fn what_a_signing_says_of_a_target_is_the_planners_word() {
    let target = FM26.replace("value:", "club: \"Parma\", value:");
    let (target, until, on) = (plan("", &target), date(2030, 6, 30), date(2026, 8, 5));
    let terms = Some("free".parse().unwrap());
    let edit = Edit::Sign { target: ada(), until, source: "Sky".into(), terms, joins: None };
    let signed = target.apply(&edit, on).unwrap();
    let read = profile(&signed).imported.as_ref().unwrap();
    let typed = |field: &FieldName| read.set_by(*field) == SetBy::Planner(Some(on));
    let typed: Vec<FieldName> = FieldName::OF_FILES.into_iter().filter(typed).collect();
    assert_eq!(typed, [FieldName::Contract, FieldName::Joined]);
}

#[test]
fn a_file_that_changed_nothing_is_remembered_as_read() {
    let file = given("Name,Born,Position\nAda Ruiz,2000-01-02,D (C)\n", date(2026, 8, 10));
    let read = file.taken(&plan(TYPED, ""), None);
    let positions = Positions::new(vec![(Position::RB, Familiarity::Natural)]).unwrap();
    let mine = typed(&read, Field::Positions(positions), 22);
    let stands =
        "ada positions: RB:natural, not RB:natural CB:natural: yours of 2026-08-22 stands, and the file is no newer\n";
    assert_eq!(lines(&file.update(&mine, None)), stands);
}

#[test]
fn another_file_of_the_same_day_tells_what_the_first_did_not() {
    let held = TYPED.replace("value: \"20m\"", "value: \"20m\", contract: \"2028-06-30\"");
    let values = value(25, 20).taken(&plan(&held, ""), None);
    let row = "7,Ada Ruiz,2000-01-02,Centre-Back,,,,Northfield,2030-06-30,26000000,";
    let both = transfermarkt(&[row], 20);
    assert_eq!(
        lines(&both.update(&values, None)),
        "ada contract: 2028-06-30 → 2030-06-30\n\
         ada value: 25m, not 26m: the plan has it of 2026-08-20, and the file is no newer\n"
    );
    let after = both.taken(&values, None);
    assert_eq!(old_values(&after), [""; 0]);
    let again = both.update(&after, None);
    assert!(again.proposals.is_empty() && again.accept(&after, |_| true).unwrap() == after);
}

#[test]
fn an_older_file_fills_what_is_empty_unless_somebody_emptied_it() {
    let held = FM26.replace("2026-07-01", "2026-08-21");
    let row = "7,Ada Ruiz,2000-01-02,Centre-Back,,188,,Northfield,,,";
    let file = transfermarkt(&[row], 20);
    assert_eq!(lines(&file.update(&plan(&held, ""), None)), "ada height: 188\n");
    let filled = file.taken(&plan(&held, ""), None);
    assert_eq!(lines(&file.update(&filled, None)), "");
    let emptied = typed(&filled, Field::Height(None), 22);
    let stands = "ada height: nothing, not 188: yours of 2026-08-22 stands, and the file is no newer\n";
    assert_eq!(lines(&file.update(&emptied, None)), stands);
}

/// What a plain list of all that happened tells of one value.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Model {
    value: u32,
    by: By,
    /// Whether she was read from a file.
    is_read: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum By {
    Nobody,
    Planner(i8),
    File(&'static str, i8),
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Type(u32, i8),
    File(&'static str, u32, i8),
}

const SOURCES: [&str; 2] = ["Transfermarkt table", "A table"];

impl Model {
    /// The old value that a source is credited with, if the file is taken; `None` if the plan stands.
    fn step(&mut self, step: Step) -> Option<Option<(&'static str, i8, u32)>> {
        match step {
            Step::Type(value, day) => {
                if value != self.value {
                    let by = if self.is_read { By::Planner(day) } else { By::Nobody };
                    *self = Model { value, by, ..*self };
                }
                None
            }
            Step::File(source, value, day) => {
                let stands = match self.by {
                    By::Nobody => false,
                    By::Planner(typed) => day <= typed,
                    By::File(from, on) => day < on || (day == on && from == source),
                };
                self.is_read = true;
                let is_older = match self.by {
                    By::Nobody => true,
                    By::Planner(on) | By::File(_, on) => on < day,
                };
                if value == self.value {
                    if is_older {
                        self.by = By::File(source, day);
                    }
                    return None;
                }
                if stands {
                    return None;
                }
                let old = match self.by {
                    By::File(from, on) => Some((from, on, self.value)),
                    _ => None,
                };
                *self = Model { value, by: By::File(source, day), ..*self };
                Some(old)
            }
        }
    }
}

fn file(source: &str, millions: u32, day: i8) -> Given {
    match source {
        "A table" => {
            let text = format!("Name,Born,Position,Value\nAda Ruiz,2000-01-02,CB,€{millions}M\n");
            given(&text, date(2026, 8, day))
        }
        _ => value(millions, day),
    }
}

fn history(chance: &mut Chance) -> Vec<Step> {
    let step = |chance: &mut Chance| {
        let (value, day) = (20 + chance.below(3) as u32, 10 + chance.below(5) as i8);
        match chance.one_in(3) {
            true => Step::Type(value, day),
            false => Step::File(chance.of(&SOURCES), value, day),
        }
    };
    (0..1 + chance.below(8)).map(|_| step(chance)).collect()
}

/// Where the program differs from the model in a history.
fn fault(seed: u64, taken: impl Fn(&PlanUpdate, &Plan) -> Plan) -> Option<String> {
    let steps = history(&mut Chance(seed));
    let mut held = plan(TYPED, "");
    let mut model = Model { value: 20, by: By::Nobody, is_read: false };
    for step in &steps {
        let before = old_values(&held);
        let was = held.clone();
        match *step {
            Step::Type(value, day) => {
                let field = Field::Value(Some(format!("{value}m").parse().unwrap()));
                held = held.apply(&Edit::Set { people: vec![ada()], field }, date(2026, 8, day)).unwrap_or(held);
            }
            Step::File(source, value, day) => {
                let file = file(source, value, day);
                held = taken(&file.update(&held, None), &held);
                let again = file.update(&held, None);
                if !again.proposals.is_empty() || taken(&again, &held) != held {
                    return Some(format!("{steps:?}: {step:?} changes the plan a second time"));
                }
            }
        }
        let old = model.step(*step).flatten();
        let mut expected = before;
        if let Some((source, on, value)) = old {
            let line = format!("2026-08-{on} {source} value {value}m");
            let known = expected.contains(&line);
            expected.extend((!known).then_some(line));
        }
        let found = (profile(&held).value.unwrap().to_string(), old_values(&held));
        if found != (format!("{}m", model.value), expected.clone()) {
            return Some(format!(
                "{steps:?}: after {step:?}: {found:?}, expected {model:?} and {expected:?}; from {was:?}"
            ));
        }
    }
    None
}

#[test]
fn any_history_of_typing_and_files_ends_as_a_plain_model_says() {
    for seed in 0..runs(600) {
        let found = fault(seed, |update, plan| update.accept(plan, |_| true).unwrap());
        assert_eq!(found, None, "seed {seed}");
    }
}

/// A broken twin, which forgets what was set since the first file, is found out.
#[test]
fn who_forgets_what_was_set_since_is_found_out() {
    let forgets = |update: &PlanUpdate, plan: &Plan| {
        let mut after = update.accept(plan, |_| true).unwrap();
        if let Some(imported) = after.players.get_mut(&ada()).and_then(|ada| ada.profile.imported.as_mut()) {
            imported.since.clear();
        }
        after
    };
    assert!((0..200).any(|seed| fault(seed, forgets).is_some()));
}

/// What was typed after the day of a file stands, whatever happened before.
#[test]
fn what_is_typed_last_stands_against_every_file_of_its_day_or_before() {
    for seed in 0..runs(100) {
        let mut chance = Chance(seed);
        let mut held = plan(FM26, "");
        for step in history(&mut chance) {
            held = match step {
                Step::Type(value, day) => {
                    let field = Field::Value(Some(format!("{value}m").parse().unwrap()));
                    held.apply(&Edit::Set { people: vec![ada()], field }, date(2026, 8, day)).unwrap_or(held)
                }
                Step::File(source, value, day) => file(source, value, day).taken(&held, None),
            };
        }
        let mine = set_value(&held, "40m", 14);
        for (source, day) in SOURCES.iter().flat_map(|source| (10..=14).map(move |day| (source, day))) {
            assert!(file(source, 25, day).update(&mine, None).proposals.is_empty(), "seed {seed}");
        }
        assert_eq!(
            file("A table", 25, 15).update(&mine, None).proposals[0].typed,
            Some(date(2026, 8, 14)),
            "seed {seed}"
        );
    }
}
