//! A file may be bad but never harmful: it loads, or the error shows its place, within two seconds and 200 MB.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use touchline::domain::Formation;
use touchline::store::{assets, load, read_plan};
use touchline::text::is_hidden;

const PROGRAM: &str = env!("CARGO_BIN_EXE_touchline");
/// Of the processor's time, in seconds.
const SECONDS: u32 = 2;
/// Of address space, in kilobytes.
const MEMORY: u32 = 200 * 1024;
/// Bytes of the largest texts. Parsers are ten times slower without optimisation.
const HUGE: usize = if cfg!(debug_assertions) { 1_000_000 } else { 12_000_000 };
/// Bytes of an error: a few lines.
const MAX_SAID: usize = 4096;

/// How a file was taken.
#[derive(PartialEq, Debug)]
enum Taken {
    Loads,
    Refused,
}

/// Checks a file with the program; what is wrong with how it took it, if something is.
fn check(path: &Path) -> Result<Taken, String> {
    let limits = format!("ulimit -v {MEMORY} && ulimit -t {SECONDS} && ulimit -c 0 && exec \"$0\" check \"$1\"");
    let mut child = Command::new("sh")
        .args(["-c", &limits, PROGRAM])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that waits takes no time of the processor: a pipe, say.
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            return Err("it waits".into());
        }
        thread::sleep(Duration::from_millis(1));
    }
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).map_err(|_| "no UTF-8")?;
    let noted = String::from_utf8(output.stdout).map_err(|_| "no UTF-8")?;
    match output.status.code() {
        Some(0) if said.is_empty() && noted.is_empty() => Ok(Taken::Loads),
        Some(0) if said.is_empty() => {
            let place = format!("{}:", path.display());
            let notes: Vec<String> = noted.split(&place).skip(1).map(|note| format!("{place}{note}")).collect();
            assert!((1..=20).contains(&notes.len()), "{} notes", notes.len());
            notes.iter().try_for_each(|note| is_safe(note, &path.display().to_string())).map(|()| Taken::Loads)
        }
        Some(1) => is_safe(&said, &path.display().to_string()).map(|()| Taken::Refused),
        code => Err(format!("it ended with {code:?}, {:?}: {said}", output.status)),
    }
}

/// Whether an error is short, harmless on a terminal, and says where it is.
fn is_safe(said: &str, path: &str) -> Result<(), String> {
    let located = said.strip_prefix(path).and_then(|rest| rest.strip_prefix(':')).is_some_and(|rest| {
        let mut numbers = rest.splitn(3, ':').take(2);
        numbers.all(|number| number.parse::<usize>().is_ok_and(|number| number > 0))
    });
    if !located && !said.starts_with(&format!("cannot read {path}: ")) {
        return Err(format!("it has no place: {said}"));
    }
    if said.len() > MAX_SAID {
        return Err(format!("{} bytes of error", said.len()));
    }
    match said.chars().find(|c| (c.is_control() && *c != '\n') || is_hidden(*c)) {
        Some(c) => Err(format!("it says {c:?}")),
        None => Ok(()),
    }
}

/// A plan with these fields of a player and of a target.
fn plan(player: &str, target: &str) -> String {
    format!(
        "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: {{ \"a\": (name: \"A\", positions: \
         {{ CB: Natural }}, {player}) }}, targets: {{ \"t\": (name: \"T\", positions: {{ CB: Natural }}, {target}) }})\n"
    )
}

fn nested() -> Vec<String> {
    let mut texts = Vec::new();
    for depth in [100, 1_000, 10_000, HUGE / 8] {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("(a:", ")"), ("{\"a\":", "}")] {
            texts.push(open.repeat(depth));
            texts.push(format!("{}{}", open.repeat(depth), close.repeat(depth)));
            texts.push(plan(&format!("notes: {}1{}", open.repeat(depth), close.repeat(depth)), ""));
        }
        texts.push("/*".repeat(depth));
        texts.push(format!("{}{} (", "/*".repeat(depth), "*/".repeat(depth)));
        texts.push(")".repeat(depth));
    }
    texts
}

fn huge() -> Vec<String> {
    let long = |piece: &str| piece.repeat(HUGE / piece.len());
    vec![
        plan(&format!("notes: \"{}\"", long("x")), ""),
        plan(&format!("notes: \"{}\"", long("\\u{202e}")), ""),
        plan(&format!("notes: r#\"{}\"#", long("\u{301}")), ""),
        plan(&format!("notes: \"{}", long("x")), ""),
        plan(&long("x"), ""),
        plan(&format!("{}: 1", long("x")), ""),
        plan(&format!("foot: {}", long("Left")), ""),
        plan(&format!("shirt: {}", long("9")), ""),
        plan(&format!("value: \"{}\"", long("9")), ""),
        plan(&format!("born: \"{}\"", long("2025-")), ""),
        plan(&format!("/* {} */", long("x")), ""),
        plan(&format!("nations: [{}]", long("\"\",")), ""),
        plan("", &format!("bids: [(on: \"2025-06-20\", by: Us, terms: \"28m{}\")]", long("+4m"))),
        plan("", &format!("bids: [(on: \"2025-06-20\", by: Us, terms: \"swap {}\")]", long("a+"))),
        long("\n"),
        long(","),
        long("\""),
        long("\u{202e}"),
        long("#![enable(implicit_some)]\n"),
    ]
}

/// Every field of everything, to be written twice, and every number and text to be written wrong.
const FIELDS: [&str; 29] = [
    "born: \"2000-01-01\"",
    "nations: [\"ITA\"]",
    "foot: Left",
    "height_cm: 180",
    "rating: 80",
    "value: \"1m\"",
    "wage: \"1m\"",
    "contract: \"2026-06-30\"",
    "attributes: {\"aerial\": 80}",
    "reports: [(on: \"2025-06-01\", source: \"s\", says: \"x\", asks: \"1m\")]",
    "notes: \"n\"",
    "imported: (from: \"f\", on: \"2025-06-01\", id: \"7\", proposed: [CB], since: {\"value\": (on: \"2025-06-02\", from: \"g\")})",
    "joined: \"2020-01-01\"",
    "loan: (from: \"P\", until: \"2026-06-30\")",
    "trained: Club",
    "shirt: 7",
    "absences: [(why: Injury(\"knee\"), from: \"2025-01-01\", ended: \"2025-02-01\")]",
    "club: \"M\"",
    "priority: 1",
    "stage: Talks",
    "seller: Refuses(\"no\")",
    "player: Open",
    "ties: [\"t\"]",
    "steps: [(on: \"2025-06-20\", stage: Off, why: \"w\", source: \"s\")]",
    "signed: (on: \"2025-06-20\", from: \"f\", terms: \"28m\", source: \"s\")",
    "left: (on: \"2025-06-20\", to: \"t\", terms: \"28m\", source: \"s\")",
    "future: Listed",
    "asking: \"28m\"",
    "bids: [(on: \"2025-06-20\", by: Us, terms: \"28m\", answer: Pending, source: \"s\")]",
];

fn wrong_fields() -> Vec<String> {
    let mut texts = Vec::new();
    let hostile = [
        "NaN",
        "inf",
        "1e400",
        "-1",
        "256",
        "99999999999999999999",
        "0xFFFFFFFFFFFFFFFFFF",
        "1.5",
        "'a'",
        "()",
        "None",
        "\"\\u{1b}[2J\\u{202e}\"",
        "\"\u{1b}]0;x\u{7}\u{202e}\u{200b}\"",
        "\"\\u{0}\"",
        "\"\\q\"",
        "\"\\u{110000}\"",
        "“smart”",
        "Left\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "b\"bytes\"",
    ];
    for field in FIELDS {
        let (name, _) = field.split_once(':').unwrap();
        texts.push(plan(&format!("{field}, {field}"), ""));
        texts.push(plan("", &format!("{field}, {field}")));
        texts.extend(hostile.iter().map(|value| plan(&format!("{name}: {value}"), &format!("{name}: {value}"))));
    }
    texts
}

fn odd() -> Vec<Vec<u8>> {
    let sample = assets::SAMPLE;
    let utf16: Vec<u16> = sample.encode_utf16().collect();
    let in_order = |bytes: fn(u16) -> [u8; 2]| utf16.iter().flat_map(|unit| bytes(*unit)).collect::<Vec<u8>>();
    let latin: Vec<u8> = sample.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0xe9)).collect();
    let mut texts: Vec<Vec<u8>> = vec![
        [&[0xff, 0xfe][..], &in_order(u16::to_le_bytes)].concat(),
        [&[0xfe, 0xff][..], &in_order(u16::to_be_bytes)].concat(),
        in_order(u16::to_le_bytes),
        in_order(u16::to_be_bytes),
        [&[0xff, 0xfe, 0, 0][..], &sample.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect::<Vec<u8>>()]
            .concat(),
        latin,
        sample.replace('\n', "\r").into_bytes(),
        sample.replace('"', "\0").into_bytes(),
        vec![0; 4096],
        vec![0xff; 4096],
    ];
    let spelled = [
        "",
        " ",
        "\u{feff}",
        "\u{feff}\u{feff}()",
        "()",
        "(",
        "format",
        "(format: 2)",
        "(format: 99999999999999999999)",
        "<<<<<<< ours\n()\n=======\n()\n>>>>>>> theirs\n",
        "#![enable(unwrap_newtypes, no_such_thing)] ()",
        "{}",
        "[]",
        "//",
        "/*",
        "\"",
        "r#\"",
        "(format: 1, club: \"\u{1b}[31m\", tactic: (formation: \"\u{202e}\"))",
        "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), formations: { \"x\": [(\"\u{1b}\", CB, 101, -1)] })",
        "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\", order: { \"RCB\": [\"\u{1b}]0;\u{7}\"] }))",
        "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: { \"a\": (name: \"A\", positions: {}), \"a\": () })",
        "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: { \"\u{202e}\": (name: \"A\", positions: { CB: Natural }) })",
    ];
    texts.extend(spelled.iter().map(|text| text.as_bytes().to_vec()));
    texts
}

/// Reads a text in this process; what is wrong with how it was taken, if something is.
fn read(path: &Path, formations: &[Arc<Formation>]) -> Result<Taken, String> {
    let name = path.display().to_string();
    let said = match load(path) {
        Ok(text) => read_plan(&name, &text, formations).err().map(|error| error.to_string()),
        Err(error) => Some(error.to_string()),
    };
    said.map_or(Ok(Taken::Loads), |said| is_safe(&said, &name).map(|()| Taken::Refused))
}

#[test]
fn hundreds_of_hostile_texts_load_or_are_refused_at_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let formations = assets::formations();
    let limited = [nested(), huge()].concat().into_iter().map(String::into_bytes).chain(odd());
    let small = wrong_fields().into_iter().map(String::into_bytes);
    let (mut count, mut loaded) = (0, 0);
    for (text, limited) in limited.map(|text| (text, true)).chain(small.map(|text| (text, false))) {
        fs::write(&path, &text).unwrap();
        match if limited { check(&path) } else { read(&path, &formations) } {
            Ok(taken) => loaded += usize::from(taken == Taken::Loads),
            Err(wrong) => panic!("{wrong}\n{:?}", String::from_utf8_lossy(&text[..text.len().min(300)])),
        }
        count += 1;
    }
    assert!(count >= 600, "{count} texts");
    assert!(loaded > 0 && loaded < count / 4, "{loaded} of {count} load");
}

#[test]
fn what_is_no_file_is_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    let _socket = UnixListener::bind(at("socket")).unwrap();
    symlink(at("pipe"), at("to-pipe")).unwrap();
    symlink("two", at("one")).unwrap();
    symlink("one", at("two")).unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    fs::write(at("\u{1b}[2J\u{202e}.ron"), "(").unwrap();
    fs::File::create(at("sparse")).unwrap().set_len(1 << 40).unwrap();
    let names = ["pipe", "socket", "to-pipe", "one", "dangling", "missing", ".", "sparse"];
    let devices = ["/dev/zero", "/dev/null", "/dev/full", "/dev/tty", "/proc/self/mem"].map(PathBuf::from);
    for path in names.map(at).into_iter().chain(devices) {
        assert_eq!(check(&path), Ok(Taken::Refused), "{path:?}");
    }
    let shown = touchline::text::display("\u{1b}[2J\u{202e}.ron").into_owned();
    let said = Command::new(PROGRAM).arg("check").arg(at("\u{1b}[2J\u{202e}.ron")).output().unwrap().stderr;
    assert_eq!(is_safe(&String::from_utf8(said).unwrap(), &at(&shown).display().to_string()), Ok(()));
}

#[test]
fn the_sample_cut_at_every_byte_loads_or_is_refused_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let formations = assets::formations();
    let sample = assets::SAMPLE;
    let cut_at = &|start: usize| {
        let path = folder.path().join(format!("{start}.ron"));
        for length in (start..sample.len()).step_by(2) {
            fs::write(&path, &sample.as_bytes()[..length]).unwrap();
            let whole = length >= sample.trim_end().len();
            let taken = if whole { Taken::Loads } else { Taken::Refused };
            assert_eq!(read(&path, &formations), Ok(taken), "{length} bytes");
        }
    };
    thread::scope(|scope| (0..2).for_each(|start| drop(scope.spawn(move || cut_at(start)))));
}
