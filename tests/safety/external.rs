//! Two instances that save to one file at the same time: each keeps what the other wrote.

use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use touchline::domain::{Edit, Field, Id, Plan};
use touchline::store::{load, save, write_plan};

use crate::edits::TODAY;
use crate::keeper::Instance;
use crate::read;
use crate::runs::runs;

/// People whose rating an instance writes in turn.
const PEOPLE: u64 = 4;

fn person(instance: u64, save: u64) -> Id {
    Id::new(&format!("person-{instance}-{}", save % PEOPLE)).unwrap()
}

fn rating(save: u64) -> u8 {
    1 + (save / PEOPLE % 100) as u8
}

/// A plan with the people of both.
fn text() -> String {
    let people: Vec<String> = (0..2)
        .flat_map(|instance| (0..PEOPLE).map(move |save| person(instance, save)))
        .map(|id| format!("        // {id}\n        \"{id}\": (name: \"{id}\", positions: {{ CB: Natural }}),\n"))
        .collect();
    format!(
        "(\n    format: 1,\n    club: \"C\",\n    tactic: (formation: \"4-4-2\"),\n    targets: {{\n{}    }},\n)\n",
        people.concat()
    )
}

/// Reads, merges and writes over whatever came between.
fn check_then_rename(path: &Path, base: &Plan, ours: &Plan) -> Plan {
    let held = read(&load(path).unwrap());
    let merged = touchline::domain::merge(base, ours, &held).plan;
    let beside = path.with_extension(format!("{:?}", thread::current().id()));
    std::fs::write(&beside, write_plan(&merged)).unwrap();
    std::fs::rename(beside, path).unwrap();
    merged
}

/// The ratings that vanished after so many saves by each of two instances.
fn vanished(saves: u64, instance: impl Fn(u64, &Path, &str, &Barrier) + Sync) -> usize {
    let folder = tempfile::tempdir_in(quick_folder()).unwrap();
    let path = folder.path().join("plan.ron");
    save(&path, &text(), None).unwrap();
    let start = Barrier::new(2);
    thread::scope(|scope| {
        for number in 0..2 {
            let (path, start, instance) = (&path, &start, &instance);
            scope.spawn(move || instance(number, path, &text(), start));
        }
    });
    let plan = read(&load(&path).unwrap());
    let last = (0..2)
        .flat_map(|number| (saves.saturating_sub(PEOPLE)..saves).map(move |save| (person(number, save), rating(save))));
    last.filter(|(id, rating)| plan.targets.get(id).unwrap().profile.rating != Some(*rating)).count()
}

/// A folder whose disk is memory, where there is one: a sync costs nothing there.
fn quick_folder() -> PathBuf {
    Some(PathBuf::from("/dev/shm")).filter(|folder| folder.is_dir()).unwrap_or_else(std::env::temp_dir)
}

fn rated(plan: &Plan, instance: u64, save: u64) -> Plan {
    let edit = Edit::Set { people: vec![person(instance, save)], field: Field::Rating(Some(rating(save))) };
    plan.apply(&edit, TODAY).unwrap()
}

#[test]
fn two_instances_at_once_lose_no_version_of_each_other() {
    let saves = runs(1000);
    let lost = vanished(saves, |number, path, _, start| {
        let mut instance = Instance::open(path);
        start.wait();
        for version in 0..saves {
            instance.save(rated(instance.desk.plan(), number, version));
            assert!(instance.desk.settling.is_empty(), "each writes its own people");
            assert_rated(instance.desk.plan(), number, version);
        }
    });
    assert_eq!(lost, 0);
}

/// No version of another program takes back what an instance rated last.
fn assert_rated(plan: &Plan, instance: u64, version: u64) {
    for save in (0..=version.min(PEOPLE - 1)).map(|back| version - back) {
        let held = plan.targets.get(&person(instance, save)).unwrap().profile.rating;
        assert_eq!(held, Some(rating(save)), "save {save} of {version}");
    }
}

#[test]
fn instances_that_check_and_then_rename_are_found_out() {
    let saves = 400;
    let lost = |_| {
        vanished(saves, |instance, path, text, start| {
            let mut plan = read(text);
            start.wait();
            for version in 0..saves {
                let edited = rated(&plan, instance, version);
                plan = check_then_rename(path, &plan, &edited);
            }
        })
    };
    assert!((0..20).map(lost).any(|lost| lost > 0), "one should vanish");
}

/// The entries of another program that are nowhere any more: it reads the file, puts one in, and renames its text over it,
/// while an instance saves. It takes its time now before the rename, now after it.
fn vanished_entries(saves: u64) -> Vec<usize> {
    let folder = tempfile::tempdir_in(quick_folder()).unwrap();
    let path = folder.path().join("plan.ron");
    let text = text().replace("    targets:", "    deadlines: [\n    ],\n    targets:");
    save(&path, &text, None).unwrap();
    let done = AtomicBool::new(false);
    let entry = |number: usize| format!("(name: \"h{number}\", on: \"2025-08-01\"),");
    let writer = || {
        let beside = path.with_extension("beside");
        let mut number = 0;
        while !done.load(Ordering::Relaxed) && number < 3 * saves as usize {
            let held = load(&path).unwrap();
            let with = held.replacen("deadlines: [", &format!("deadlines: [{}", entry(number)), 1);
            let pause = Duration::from_millis(number as u64 % 4);
            let thinks = number % 8 < 4;
            thread::sleep(if thinks { pause } else { Duration::ZERO });
            std::fs::write(&beside, with).unwrap();
            std::fs::rename(&beside, &path).unwrap();
            number += 1;
            thread::sleep(if thinks { Duration::ZERO } else { pause });
        }
        number
    };
    let written = thread::scope(|scope| {
        let writer = scope.spawn(writer);
        let mut instance = Instance::open(&path);
        for version in 0..saves {
            instance.save(rated(instance.desk.plan(), 0, version));
            // What the other program read may be some saves old, but it changed no rating in it.
            assert!(instance.desk.settling.is_empty(), "{:?}", instance.desk.settling[0].conflicts);
            assert_rated(instance.desk.plan(), 0, version);
        }
        done.store(true, Ordering::Relaxed);
        let written = writer.join().unwrap();
        instance.look(&path);
        written
    });
    // What could not be read is kept beside the plan.
    let texts = std::fs::read_dir(folder.path()).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()));
    let texts: String = texts.map(Result::unwrap).collect();
    (0..written).filter(|number| !texts.contains(&format!("\"h{number}\""))).collect()
}

#[test]
fn what_another_program_writes_between_two_saves_is_never_taken_for_a_removal() {
    assert_eq!(vanished_entries(runs(300)), Vec::<usize>::new());
}
