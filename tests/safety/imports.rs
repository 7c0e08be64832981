//! Files of others taken into plans at random: taken once they change nothing more, and undone they never were.

use std::collections::BTreeSet;

use jiff::civil::Date;
use touchline::desk::History;
use touchline::domain::{Edit, Id, Person, Plan, Profile, Report, merge};
use touchline::import::dialects::{Dialect, dialects, recognise};
use touchline::import::people::{FileContext, People, people};
use touchline::import::read as read_file;
use touchline::import::squad::choose;
use touchline::import::update::{PlanUpdate, Proposal, TakenAs, UpdateContext, update};
use touchline::store::{assets, write_plan};

use crate::edits::{TODAY, edited_often};
use crate::read;
use crate::runs::runs;
use crate::seed::Chance;

/// A file of others, read.
struct GivenFile {
    dialect: Dialect,
    people: People,
    on: Date,
}

impl GivenFile {
    fn of(text: &str, on: Date) -> GivenFile {
        let table = read_file(text.as_bytes()).unwrap().tables.remove(0);
        let dialect = recognise(table.headers(), &dialects().unwrap()).unwrap().clone();
        let context = FileContext { on, currency: None, nations: assets::nations() };
        GivenFile { people: people(&table, &dialect, &context), dialect, on }
    }

    fn update(&self, plan: &Plan, taken_as: Option<TakenAs>) -> PlanUpdate {
        let (source, rows) = (&self.dialect.name, self.dialect.rows);
        // A file that names clubs has players of ours alone.
        let club = choose(&self.people.people, Some(&plan.club));
        let (taken_as, club) = match (taken_as, club) {
            (Some(TakenAs::Players), Ok(club)) => (taken_as, club),
            (Some(TakenAs::Players), Err(_)) => (None, None),
            _ => (taken_as, None),
        };
        let context = UpdateContext { source, on: self.on, today: self.on, rows, taken_as, club, chosen: &[] };
        update(plan, &self.people, &context).unwrap()
    }
}

fn profiles(plan: &Plan) -> impl Iterator<Item = (&Id, &Profile)> {
    let targets = plan.targets.iter().map(|(id, target)| (id, &target.profile));
    plan.players.iter().map(|(id, player)| (id, &player.profile)).chain(targets)
}

/// A file on whom the plan has and on strangers, with cells of every kind; some rows stand twice.
fn file(plan: &Plan, chance: &mut Chance) -> String {
    let feed = chance.one_in(2);
    let mut text = match feed {
        true => {
            "code,first_name,second_name,element_type,birth_date,status,chance_of_playing_next_round,news,news_added"
        }
        false => {
            "Id,Name,Born,Age,Position,Foot,Height,Nationality,Club,Contract,Value,Wage,Asking price,Clause,Joined,\
                  Shirt,On loan from,Rating,Status,Injured"
        }
    }
    .to_owned();
    let known: Vec<(String, String)> = profiles(plan)
        .map(|(_, profile)| {
            let born = profile.born.map(|born| born.to_string()).unwrap_or_default();
            (profile.name.replace(['"', '\n', ','], ""), born)
        })
        .collect();
    let mut rows: Vec<String> = Vec::new();
    for row in 0..chance.below(30) {
        let stranger =
            (format!("New {}", chance.of(&["Lind", "Ruiz", "Moe"])), chance.of(&["", "2001-02-03"]).to_owned());
        let (name, born) = if chance.one_in(4) { stranger } else { known[chance.below(known.len())].clone() };
        let born = if chance.one_in(4) { String::new() } else { born };
        let id = if chance.one_in(3) { String::new() } else { (chance.below(40) + 1).to_string() };
        let mut cell = |cells: &[&str]| format!(",{}", chance.of(cells));
        rows.push(match feed {
            true => {
                let news = [
                    "a,,,",
                    "a,100,,2025-06-01",
                    "i,0,Knee injury - Unknown return date,2025-06-10",
                    "i,0,Calf injury - Expected back 20 Jul,2025-06-16",
                    "d,75,Knock - 75% chance of playing,2025-05-01",
                    "d,25,Knock - 25% chance of playing,",
                    "s,0,Suspended until 30 Jun,2025-06-15",
                    "u,0,Has joined Eastport permanently,2025-06-12",
                    "u,0,Has joined Westbrook on loan for the rest of the season,",
                    "u,0,,",
                    "n,0,On duty. - Unknown return date,",
                    "u,0,has returned to Porto,",
                ];
                format!("{id},{name},,{},{born}{}", 1 + row % 4, cell(&news))
            }
            false => [
                format!("{id},{name},{born}"),
                cell(&["", "25"]),
                cell(&["CB", "\"LB, RB\"", "GK", "", "ST"]),
                cell(&["Left", "Right", ""]),
                cell(&["188", ""]),
                cell(&["Italy", "Peru", ""]),
                cell(&["Juventus", "Marseille", ""]),
                cell(&["2027-06-30", "2030-06-30", "2019-06-30", ""]),
                cell(&["€5M", "€1M - €3M", "€100000M", ""]),
                cell(&["€20K p/w", "€3M p/a", ""]),
                cell(&["€30M", ""]),
                cell(&["€60M", ""]),
                cell(&["2024-07-01", "2025-07-01", "2040-01-01", ""]),
                cell(&["9", ""]),
                cell(&["Porto", "Juventus", "", "", ""]),
                cell(&["81", ""]),
                cell(&["Knee injury - Return expected on Aug 3, 2025", "Team captain", "Red card suspension", ""])
                    .replace(",Knee", ",\"Knee")
                    .replace("2025", "2025\""),
                cell(&["yes", ""]),
            ]
            .concat(),
        });
        if chance.one_in(6) {
            rows.push(rows.last().unwrap().clone());
        }
    }
    rows.iter().for_each(|row| text += &format!("\n{row}"));
    text + "\n"
}

fn case(seed: u64) -> (Plan, GivenFile, Option<TakenAs>, Chance) {
    let mut chance = Chance(seed);
    let plan = edited_often(&read(assets::SAMPLE), 30, &mut chance);
    let text = file(&plan, &mut chance);
    let taken_as = chance.of(&[None, Some(TakenAs::Players), Some(TakenAs::Targets)]);
    (plan, GivenFile::of(&text, TODAY), taken_as, chance)
}

/// What must be true of the plan after a file, whatever both hold.
fn fault(before: &Plan, after: &Plan) -> Option<String> {
    for (id, held) in profiles(before) {
        let Some(now) = after.person(id) else { return Some(format!("{id} is gone")) };
        let lost = |report: &&Report| !now.profile().reports.contains(report);
        if let Some(report) = held.reports.iter().find(lost) {
            return Some(format!("{id} lost the report {}", report.says));
        }
        if now.profile().name != held.name || now.profile().notes != held.notes {
            return Some(format!("{id} lost his name or notes"));
        }
        if let (Some(Person::Player(held)), Person::Player(now)) = (before.person(id), now) {
            if now.absences.len() < held.absences.len() {
                return Some(format!("{id} lost an absence"));
            }
            let of_others =
                |said: &&touchline::domain::Return| !said.source.starts_with("Fantasy") && said.source != "A table";
            let returns = |player: &touchline::domain::Player| {
                player.absences.iter().flat_map(|absence| absence.returns.clone()).collect::<Vec<_>>()
            };
            let (held, now) = (returns(held), returns(now));
            if let Some(said) = held.iter().filter(of_others).find(|said| !now.contains(said)) {
                return Some(format!("{id} lost a return of {}", said.source));
            }
        }
    }
    None
}

#[test]
fn a_file_taken_twice_is_taken_once_and_undone_it_never_was() {
    let (cases, mut changed) = (runs(400), 0);
    for seed in 0..cases {
        let (plan, file, taken_as, _) = case(seed);
        let update = file.update(&plan, taken_as);
        let after = update.accept(&plan, |_| true).unwrap_or_else(|refused| panic!("seed {seed}: {refused}"));
        assert_eq!(read(&write_plan(&after)), after, "seed {seed}: it reads back");
        assert_eq!(fault(&plan, &after), None, "seed {seed}");
        let again = file.update(&after, taken_as);
        assert_eq!(again.proposals, [], "seed {seed}");
        assert_eq!(again.accept(&after, |_| true).unwrap(), after);
        let mut history = History::new(plan.clone());
        history.push(after.clone(), "import".into());
        assert_eq!(history.undo().unwrap(), "import");
        assert!(**history.plan() == plan, "seed {seed}: undone");
        changed += u64::from(after != plan);
    }
    assert!(changed * 2 >= cases, "{changed} of {cases} changed something");
}

#[test]
fn any_part_of_a_file_is_taken_whole_or_not_at_all() {
    for seed in 0..runs(200) {
        let (plan, file, taken_as, mut chance) = case(seed);
        let update = file.update(&plan, taken_as);
        let taken: BTreeSet<usize> = (0..update.proposals.len()).filter(|_| chance.one_in(2)).collect();
        match update.accept(&plan, |at| taken.contains(&at)) {
            Ok(after) => {
                assert_eq!(read(&write_plan(&after)), after, "seed {seed}");
                assert_eq!(fault(&plan, &after), None, "seed {seed}");
                let again = file.update(&after, taken_as);
                // Of two new people with one name, the second is met as the first once he is taken.
                let rests = |left: &Proposal| {
                    let mut taken = taken.iter().map(|at| &update.proposals[*at]);
                    taken.any(|taken| taken.person == left.person || taken.name == left.name)
                };
                // Proposed again, or the plan stands by what it has by now and it is said why.
                let proposals = again.proposals.iter().map(|proposal| (&proposal.person, proposal.kind));
                let differences = again.differences.iter().map(|other| (&other.person, other.kind));
                let told: Vec<_> = proposals.chain(differences).collect();
                for (_, left) in update.proposals.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
                    let is_told = told.contains(&(&left.person, left.kind));
                    assert!(is_told || rests(left), "seed {seed}: {left:?} is told no more");
                }
            }
            Err(refused) => assert!(!refused.name.is_empty() && !refused.what.is_empty(), "seed {seed}"),
        }
    }
}

#[test]
fn the_same_file_on_two_branches_is_no_conflict() {
    let deadline = |plan: &Plan, name: &str| {
        plan.apply(&Edit::Deadline { name: name.into(), on: TODAY }, TODAY).unwrap_or_else(|_| plan.clone())
    };
    for seed in 0..runs(200) {
        let (plan, file, taken_as, _) = case(seed);
        let taken = |plan: &Plan| file.update(plan, taken_as).accept(plan, |_| true).unwrap();
        let (ours, theirs) = (deadline(&taken(&plan), "Ours"), taken(&deadline(&plan, "Theirs")));
        let merged = merge(&plan, &ours, &theirs);
        assert!(merged.conflicts.is_empty(), "seed {seed}: {:?}", merged.conflicts);
        let people = |plan: &Plan| (plan.players.clone(), plan.targets.clone());
        assert!(people(&merged.plan) == people(&ours), "seed {seed}");
    }
}

/// A broken twin, which takes the file without looking at what the plan has: it is found out.
#[test]
fn a_file_that_is_taken_without_a_look_is_found_out() {
    let twin = |seed| {
        let (plan, file, taken_as, _) = case(seed);
        let blind = file.update(&plan, taken_as);
        let after = blind.accept(&plan, |_| true).unwrap();
        // The same edits again, as if nothing had been read.
        let again = blind.accept(&after, |_| true);
        again.is_err() || again.is_ok_and(|again| again != after)
    };
    assert!((0..20).any(twin), "one should be taken twice");
}
