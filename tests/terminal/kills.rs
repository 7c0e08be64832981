//! Sessions that are killed without a warning: what the screen called saved is in the file, and the file is a plan.

use std::fs;
use std::io::Write;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, kill_process};
use touchline::store::{assets, load, read_plan};

use super::pty::{Folder, PROGRAM, Terminal};
use super::runs::runs;
use super::seed::Chance;

/// Longer than a few edits take.
const LONGEST: Duration = Duration::from_millis(300);
/// The priority that the first edit of a session gives; each has the next.
const FIRST: u8 = 10;

/// A session of edits until it is killed; how many of them the screen called saved, or what is wrong with the file then.
fn killed(program: &str, arguments: &[&str], twin: &[(&str, &str)], seed: u64) -> Result<u8, String> {
    let mut chance = Chance(seed);
    let folder = Folder::new();
    let mut terminal = Terminal::start_with(program, arguments, &folder, twin);
    terminal.wait_for("Targets");
    let (pid, until) = (terminal.pid(), LONGEST.mul_f64(chance.below(1000) as f64 / 1000.0));
    let killer = thread::spawn(move || {
        thread::sleep(until);
        kill_process(pid, Signal::KILL).unwrap();
    });
    let (mut typed, mut saved) = (FIRST, None);
    let edit = |terminal: &mut Terminal, number| terminal.try_press(&format!(":set balerdi priority {number}\r"));
    edit(&mut terminal, typed);
    while terminal.read() {
        let shown = terminal.text();
        if terminal.is_whole_frame() && shown.contains(&format!("{typed} Balerdi")) && shown.contains("saved ✓") {
            saved = Some(typed);
            // Now and then the next does not wait for this one to be saved.
            for _ in 0..chance.of(&[1, 1, 2]) {
                typed += 1;
                edit(&mut terminal, typed);
            }
        }
    }
    killer.join().unwrap();
    terminal.end();
    let text = load(&folder.plan()).map_err(|error| error.to_string())?;
    let plan = read_plan("plan.ron", &text, &FORMATIONS).map_err(|error| error.to_string())?;
    let held = plan.targets.entry("balerdi").and_then(|(_, target)| target.priority);
    match (held, saved) {
        (Some(held), Some(saved)) if (saved..=typed).contains(&held) => Ok(saved - FIRST + 1),
        (Some(held), None) if held == 1 || (FIRST..=typed).contains(&held) => Ok(0),
        _ => Err(format!("{saved:?} was saved, {typed} typed, and the file has {held:?}")),
    }
}

static FORMATIONS: LazyLock<Vec<std::sync::Arc<touchline::domain::Formation>>> = LazyLock::new(assets::formations);

#[test]
fn what_the_screen_called_saved_outlives_a_kill_at_any_moment() {
    let (count, edits) = (runs(300), AtomicU64::new(0));
    thread::scope(|scope| {
        for first in 0..2 {
            let edits = &edits;
            scope.spawn(move || {
                for seed in (first..count).step_by(2) {
                    match killed(PROGRAM, &["plan.ron"], &[], seed) {
                        Ok(saved) => drop(edits.fetch_add(u64::from(saved), Ordering::Relaxed)),
                        Err(wrong) => panic!("run {seed}: {wrong}"),
                    }
                }
            });
        }
    });
    let edits = edits.into_inner();
    println!("{count} sessions killed, {edits} edits called saved, none lost");
    assert!(edits >= count / 2, "{edits} edits were called saved in {count} sessions");
}

/// This test starts itself in a terminal, as a program that writes its file in place.
#[test]
fn a_program_that_writes_in_place_is_found_out() {
    if std::env::var_os("WRITE_IN_PLACE").is_some() {
        return write_in_place();
    }
    let this = std::env::current_exe().unwrap();
    let arguments = ["--exact", "kills::a_program_that_writes_in_place_is_found_out", "--nocapture"];
    let twin = |seed| killed(this.to_str().unwrap(), &arguments, &[("WRITE_IN_PLACE", "1")], seed);
    assert!((0..40).any(|seed| twin(seed).is_err()), "one should be lost");
}

fn write_in_place() {
    let text = fs::read_to_string("plan.ron").unwrap();
    println!("Targets");
    for number in FIRST..100 {
        let edited = text.replacen("priority: 1,", &format!("priority: {number},"), 1);
        let mut file = fs::File::create("plan.ron").unwrap();
        for part in edited.as_bytes().chunks(1024) {
            file.write_all(part).unwrap();
            thread::sleep(Duration::from_micros(100));
        }
        println!("{number} Balerdi saved ✓\x1b[?2026l");
    }
}
