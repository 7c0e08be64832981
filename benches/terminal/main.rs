//! What the program costs in a real terminal of 200×60: `cargo bench --bench terminal`. Times hold within one run only,
//! so each stands beside that of a program that does the same in the same run: csvlens, less, a bare save.

#![cfg(target_os = "linux")]

#[path = "../large/mod.rs"]
mod large;
mod pty;

use std::error::Error;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use pty::{Answer, Terminal};
use touchline::desk::{How, Keeper, SaveJob, SaveOutcome, TakenIn};
use touchline::domain::{Edit, Field, Plan};
use touchline::store::{assets, read_plan, save, write_plan};

type Measured<T> = Result<T, Box<dyn Error>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_touchline");
const KEYS: usize = 400;
const STARTS: usize = 30;
const SAVES: usize = 100;
const IDLE: Duration = Duration::from_secs(20);

fn main() -> Measured<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let (sample, plan, table) =
        (folder.path().join("sample.ron"), folder.path().join("large.ron"), folder.path().join("large.csv"));
    fs::write(&sample, assets::SAMPLE)?;
    fs::write(&plan, large::text())?;
    fs::write(&table, csv(large::text().len()))?;

    starts(&sample)?;
    at_rest(&sample)?;
    bytes("cursor move, sample", &sample, "", &[["j"; 5], ["k"; 5]].concat())?;
    bytes("cursor move, large plan", &plan, "", &["j"; 15])?;
    bytes("scroll by a line, large plan", &plan, &"j".repeat(80), &["j"; 20])?;
    keys(&plan, &table)?;
    many_keys(&plan)?;
    saves(folder.path())?;
    edits("sample", &sample)?;
    edits("large plan", &plan)
}

/// A table of so many bytes.
fn csv(bytes: usize) -> String {
    let mut table = String::from("id,name,born,nation,position,foot,value,club,contract,priority,stage,seller,bid\n");
    for number in 0.. {
        table += &format!(
            "target-{number},Target Number{number},1999-01-26,ARG,CB,Left,{}m,Marseille,2028-06-30,{},Approached,\
             he is vital,28m+4m@50% rejected\n",
            number % 60 + 1,
            number % 99 + 1
        );
        if table.len() >= bytes {
            break;
        }
    }
    table
}

fn starts(sample: &Path) -> Measured<()> {
    let (mut ours, mut theirs, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let (_, answer) = Terminal::start(PROGRAM, sample)?;
        ours.push(Answer::silent(answer.first));
        whole.push(answer);
        theirs.extend(Terminal::start("less", sample).ok().map(|(_, answer)| answer));
    }
    println!("start to first frame, sample: {}", spread(&ours));
    against("less", &ours, &theirs);
    println!("start to the last chance, sample: {}", spread(&whole));
    Ok(())
}

fn at_rest(sample: &Path) -> Measured<()> {
    let mut terminal = Terminal::settled(PROGRAM, sample)?;
    println!("resident memory, sample: {:.1} MB", terminal.resident()? as f64 / 1000.0);
    let before = terminal.switches()?;
    let bytes = terminal.idle(IDLE);
    println!("idle for {IDLE:?}: {} switches of all threads, {bytes} bytes", terminal.switches()? - before);
    Ok(())
}

/// What each of some keys sends, after others.
fn bytes(what: &str, file: &Path, before: &str, keys: &[&str]) -> Measured<()> {
    let mut terminal = Terminal::settled(PROGRAM, file)?;
    if !before.is_empty() {
        terminal.press(before)?;
    }
    let answers: Vec<Answer> = keys.iter().map(|key| terminal.press(key)).collect::<Measured<_>>()?;
    let sent = sorted(answers.iter().map(|answer| answer.bytes));
    println!("bytes per {what}: median {}, most {}", at(&sent, 50), at(&sent, 100));
    Ok(())
}

/// Up and down within the first lines of a list: nothing scrolls.
fn key(number: usize) -> &'static str {
    if number % 20 < 10 { "j" } else { "k" }
}

fn keys(plan: &Path, table: &Path) -> Measured<()> {
    let mut ours = Terminal::settled(PROGRAM, plan)?;
    let mut other = Terminal::start("csvlens", table).ok().map(|(terminal, _)| terminal);
    let (mut took, mut other_took) = (Vec::new(), Vec::new());
    for number in 0..KEYS {
        took.push(ours.press(key(number))?);
        if let Some(other) = &mut other {
            other_took.push(other.press(key(number))?);
        }
    }
    println!("key to last byte, large plan: {}", spread(&took));
    against("csvlens", &took, &other_took);
    Ok(())
}

fn many_keys(plan: &Path) -> Measured<()> {
    let mut terminal = Terminal::settled(PROGRAM, plan)?;
    let (mut one, mut many) = (Vec::new(), Vec::new());
    for number in 0..20 {
        // From an end of the list, since a key that moves nothing has no answer.
        let (away, back) = if number % 2 == 0 { ("j", "k") } else { ("k", "j") };
        one.push(terminal.press(away)?);
        one.push(terminal.press(back)?);
        many.push(terminal.press(&away.repeat(200))?);
    }
    println!("200 keys at once, large plan: {}", spread(&many));
    against("one key", &many, &one);
    Ok(())
}

fn saves(folder: &Path) -> Measured<()> {
    let plan: Plan = read_plan("large.ron", &large::text(), &assets::formations())?;
    let text = write_plan(&plan);
    let (ours, bare) = (folder.join("saved.ron"), folder.join("bare.ron"));
    fs::write(&ours, &text)?;
    let timed = |save: &dyn Fn() -> Measured<()>| -> Measured<Answer> {
        let start = Instant::now();
        save()?;
        Ok(Answer::silent(start.elapsed()))
    };
    let write_bare = || -> Measured<()> {
        let beside = bare.with_extension("tmp");
        let mut file = File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(fs::rename(&beside, &bare)?)
    };
    let (mut took, mut bare_took, mut lasting_took) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..SAVES {
        took.push(timed(&|| Ok(save(&ours, &text, Some(&text)).map(|_| ())?))?);
        bare_took.push(timed(&write_bare)?);
        lasting_took.push(timed(&|| {
            write_bare()?;
            Ok(File::open(folder)?.sync_all()?)
        })?);
    }
    println!("save durably, large plan: {}", spread(&took));
    against("write, fsync, rename", &took, &bare_took);
    against("the same and fsync of the folder", &took, &lasting_took);
    Ok(())
}

/// What an edit takes until the plan is called saved: spliced into the text, read back, merged where need be, and saved.
fn edits(what: &str, file: &Path) -> Measured<()> {
    let formations = assets::formations();
    let text = fs::read_to_string(file)?;
    let plan: Plan = read_plan("plan.ron", &text, &formations)?;
    let target = plan.targets.iter().map(|(id, _)| id.clone()).next().ok_or("no target")?;
    let mut keeper = Keeper::new(formations, Some((file.to_owned(), text.into(), Arc::new(plan.clone()))));
    let (mut took, mut bare_took, mut plan) = (Vec::new(), Vec::new(), plan);
    for version in 0..SAVES {
        let priority = Field::Priority(Some(version as u8 % 8 + 2));
        plan =
            plan.apply(&Edit::Set { people: vec![target.clone()], field: priority }, jiff::civil::date(2025, 6, 17))?;
        let (path, plan) = (file.to_owned(), Arc::new(plan.clone()));
        let job = SaveJob { version: version as u64 + 1, path, plan, how: How::Update, taken_in: TakenIn::default() };
        let start = Instant::now();
        let outcome = keeper.save(&job);
        took.push(Answer::silent(start.elapsed()));
        if !matches!(outcome, SaveOutcome::Saved(_)) {
            return Err("an edit was not saved".into());
        }
        // As the program does once it has told of the save.
        keeper.look_ahead();
        let (text, beside) = (fs::read_to_string(file)?, file.with_extension("tmp"));
        let start = Instant::now();
        let mut bare = File::create(&beside)?;
        bare.write_all(text.as_bytes())?;
        bare.sync_all()?;
        fs::rename(&beside, file.with_extension("bare"))?;
        bare_took.push(Answer::silent(start.elapsed()));
    }
    println!("edit to saved, {what}: {}", spread(&took));
    against("write, fsync, rename", &took, &bare_took);
    Ok(())
}

fn spread(answers: &[Answer]) -> String {
    let sorted = sorted(answers.iter().map(|answer| answer.took));
    format!("median {:.2?}, p99 {:.2?} of {}", at(&sorted, 50), at(&sorted, 99), sorted.len())
}

/// The ratio to what something else took in the same run.
fn against(name: &str, ours: &[Answer], theirs: &[Answer]) {
    if theirs.is_empty() {
        println!("  {name}: not measured, there is none on the path");
        return;
    }
    let median = |answers: &[Answer]| at(&sorted(answers.iter().map(|answer| answer.took)), 50).as_secs_f64();
    println!("  {name}: {}; ratio of medians {:.2}", spread(theirs), median(ours) / median(theirs));
}

fn sorted<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = values.into_iter().collect();
    sorted.sort();
    sorted
}

/// The value below which so many in a hundred lie.
fn at<T: Copy + Default>(sorted: &[T], percent: usize) -> T {
    let last = sorted.len().saturating_sub(1);
    sorted.get((last * percent).div_ceil(100)).copied().unwrap_or_default()
}
