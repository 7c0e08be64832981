//! Whatever is pressed and in whatever order: nothing panics, and every plan that comes of it can be reopened.

use proptest::prelude::*;
use proptest::sample::select;
use touchline::app::{Effect, Msg, Prompt, Shape, update};
use touchline::command::{Code, Key, Modifier};
use touchline::desk::{Document, ExternalVersion, Noticed, SaveOutcome, Seen};
use touchline::domain::{Plan, diff};
use touchline::store::write_plan;

use super::runs::runs;
use super::seed::Chance;
use super::session::{PLAN, Session, read};

const PEOPLE: [&str; 14] = [
    "perin",
    "kelly",
    "gatti",
    "savona",
    "bremer",
    "mckennie",
    "yildiz",
    "conceicao",
    "balerdi",
    "leoni",
    "sesko",
    "new",
    "New",
    "손",
];

fn person() -> impl Strategy<Value = &'static str> {
    select(&PEOPLE[..])
}

fn day() -> impl Strategy<Value = &'static str> {
    select(&["2024-10-02", "2025-06-16", "2025-06-17", "2025-07-13", "2029-06-30", "0000-01-01", "9999-12-31"][..])
}

fn text() -> impl Strategy<Value = String> {
    let nasty = "[a-z é손\"“\\\\\u{1b}\u{202e}\u{301}:;(){}/#,]{0,8}";
    nasty.prop_map(|text| format!("\"{}\"", text.replace(['\\', '"', '“'], "\\\"")))
}

fn terms() -> impl Strategy<Value = String> {
    let known = [
        "28m",
        "28m/4+4m(on 20 games)@50% so10 5y wage 4m",
        "loan 3m costs 0.8m until 2026-01-31 obl(source 손) 14.5m/3 costs 2.7m",
        "28m/10m@2025-09-01,18m@2026-07-01 buyback 40m until 2028-06-30",
        "free",
    ]
    .map(str::to_owned);
    prop_oneof![select(known.to_vec()), (person(), person()).prop_map(|(a, b)| format!("1m swap {a}+{b}=2m"))]
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just("none".to_owned()),
        1 => day().prop_map(str::to_owned),
        1 => text(),
        1 => (1u8..=210).prop_map(|number| number.to_string()),
        1 => select(&["22.5m", "right", "club", "CB RB:competent", "GK:emergency"][..]).prop_map(str::to_owned),
        1 => (text(), day()).prop_map(|(club, until)| format!("{club} until {until}")),
        1 => (text(), 0u8..=210).prop_map(|(name, figure)| format!("{name} {figure}")),
    ]
}

fn of_deals() -> impl Strategy<Value = String> {
    let verb = select(&["bid", "counter"][..]);
    let stance =
        prop_oneof![Just("open".to_owned()), Just("unknown".into()), text().prop_map(|why| format!("refuses {why}"))];
    let stage = select(&["identified", "talks", "fee-agreed", "medical", "signed", "off", "off \"why\""][..]);
    let answer = select(&["rejected", "countered", "accepted", "withdrawn", "expired"][..]);
    prop_oneof![
        3 => (verb, person(), terms(), text(), day()).prop_map(|(v, m, t, s, d)| format!("{v} {m} {t} source {s} on {d}")),
        2 => (person(), answer).prop_map(|(m, a)| format!("answer {m} {a}")),
        1 => (person(), stage).prop_map(|(m, s)| format!("stage {m} {s}")),
        1 => (select(&["seller", "player"][..]), person(), stance).prop_map(|(v, m, s)| format!("{v} {m} {s}")),
        1 => (person(), text(), text(), day()).prop_map(|(m, t, s, d)| format!("report {m} {t} source {s} asks 5m on {d}")),
        1 => (person(), terms(), day(), day()).prop_map(|(m, t, u, j)| format!("sign {m} until {u} joins {j} for {t} source x")),
        1 => (person(), terms(), text(), day()).prop_map(|(m, t, c, d)| format!("sell {m} for {t} source x club {c} on {d}")),
        1 => (person(), text(), day()).prop_map(|(m, c, d)| format!("sell {m} for loan 1m source x club {c} until {d}")),
    ]
}

fn of_people() -> impl Strategy<Value = String> {
    let field = select(
        &[
            "name",
            "positions",
            "born",
            "nations",
            "foot",
            "height",
            "rating",
            "value",
            "wage",
            "contract",
            "attribute",
            "notes",
            "joined",
            "loan",
            "lent",
            "trained",
            "shirt",
            "future",
            "asking",
            "club",
            "priority",
            "ties",
        ][..],
    );
    let kind = select(&["injury", "suspension", "other"][..]);
    prop_oneof![
        1 => (person(), kind, text(), day(), day()).prop_map(|(m, k, t, f, b)| format!("absent {m} {k} {t} from {f} back {b} source x")),
        1 => (person(), day(), text(), day()).prop_map(|(m, b, s, d)| format!("return {m} {b} source {s} on {d}")),
        1 => (person(), day()).prop_map(|(m, d)| format!("ended {m} {d}")),
        1 => (person(), text()).prop_map(|(m, t)| format!("add-target {m} {t} plays CB ST:emergency club {t}")),
        1 => (person(), text()).prop_map(|(m, t)| format!("add-player {m} {t} plays GK AM:competent")),
        1 => person().prop_map(|m| format!("remove {m}")),
        5 => (person(), field, value()).prop_map(|(m, f, v)| format!("set {m} {f} {v}")),
    ]
}

fn of_the_team() -> impl Strategy<Value = String> {
    let slot = || select(&["GK", "RCB", "ST", "RST", "LB"][..]);
    let field =
        select(&["club", "season", "season-starts", "today", "currency", "competitions", "transfers", "wages"][..]);
    let formation = select(&["3-4-2-1", "4-4-2", "4-3-3"][..]);
    prop_oneof![
        (slot(), person(), person()).prop_map(|(s, a, b)| format!("order {s} {a} {b}")),
        slot().prop_map(|s| format!("order {s} none")),
        formation.prop_map(|f| format!("formation {f}")),
        (slot(), 1u8..=9).prop_map(|(s, n)| format!("depth {s} {n}")),
        (text(), 1u8..=10).prop_map(|(t, n)| format!("role CB aerial {n} {t} {n}")),
        (day(), text()).prop_map(|(d, t)| format!("deadline {d} {t}")),
        text().prop_map(|t| format!("remove-deadline {t}")),
        (day(), text()).prop_map(|(d, t)| format!("match {d} {t}")),
        day().prop_map(|d| format!("remove-match {d}")),
        (day(), day(), text(), person()).prop_map(|(f, u, t, m)| format!("call-up {f} {u} {t} players {m}")),
        text().prop_map(|t| format!("remove-call-up {t}")),
        (text(), person()).prop_map(|(t, m)| format!("file-list {t} players {m}")),
        (text(), person()).prop_map(|(t, m)| format!("amend-list {t} with {m}")),
        (field, value()).prop_map(|(f, v)| format!("plan {f} {v}")),
    ]
}

/// A line that the plan may take or refuse, or a step back or forth.
fn step() -> impl Strategy<Value = TrackStep> {
    prop_oneof![
        6 => prop_oneof![of_deals(), of_people(), of_the_team()].prop_map(TrackStep::Line),
        1 => Just(TrackStep::Undo),
        1 => Just(TrackStep::Redo),
    ]
}

#[derive(Clone, Debug)]
enum TrackStep {
    Line(String),
    Undo,
    Redo,
}

/// Takes a step, after which the plan's file must read back: whether it was an edit that the plan took.
fn take(session: &mut Session, step: &TrackStep) -> Result<bool, TestCaseError> {
    let version = session.model.desk.document.version;
    match step {
        TrackStep::Line(line) => {
            session.press(":").tell(Msg::Paste(line.clone()));
            session.press("<Enter><Esc>");
        }
        TrackStep::Undo => drop(session.press("u")),
        TrackStep::Redo => drop(session.press("<Ctrl-r>")),
    }
    let edited = session.model.desk.document.version > version;
    if edited {
        prop_assert_eq!(&read(&session.written()), session.plan(), "{:?}", step);
    }
    Ok(edited && matches!(step, TrackStep::Line(_)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(128) as u32))]

    #[test]
    fn every_plan_that_edits_lead_to_reads_back_and_every_edit_can_be_undone(steps in prop::collection::vec(step(), 1..60)) {
        let mut session = Session::new();
        let first = session.plan().clone();
        for step in &steps {
            take(&mut session, step)?;
        }
        while session.model.desk.history.to_redo().is_some() {
            session.press("<Ctrl-r>");
        }
        let last = session.plan().clone();
        let mut undone = 0;
        while session.model.desk.history.to_undo().is_some() {
            session.press("u");
            undone += 1;
        }
        prop_assert_eq!(session.plan(), &first);
        for _ in 0..undone {
            session.press("<Ctrl-r>");
        }
        prop_assert_eq!(session.plan(), &last);
    }
}

/// Keys that a test presses, and how many of them in one session.
const KEYS: u64 = 1_000_000;
const SESSION: u64 = 250;

/// A session of keys in any order; how many edits were made and taken back.
fn any_keys(seed: u64) -> usize {
    let mut session = if seed.is_multiple_of(2) { Session::new() } else { Session::sample() };
    let (first, mut chance, mut number) = (session.plan().clone(), Chance(seed), 0);
    for _ in 0..SESSION {
        let msg = random(&session, &mut chance);
        session.tell(msg);
        // The disk answers some of what it is asked, as it likes, and another program writes now and then.
        if let Some(Effect::Save(job)) = session.effects.first().filter(|_| chance.one_in(3)).cloned() {
            let outcome = match chance.below(3) {
                0 => SaveOutcome::Saved(None),
                1 => SaveOutcome::Exists,
                _ => SaveOutcome::Failed("full".into()),
            };
            update(&mut session.model, Msg::Saved { job, outcome });
        }
        if seed.is_multiple_of(3) && chance.one_in(100) {
            number += 1;
            update(&mut session.model, Msg::Noticed(outside(number, &first, &mut chance)));
        }
    }
    session.tell(Msg::Resize(120, 36));
    session.press(&"<Esc>".repeat(session.model.layers.len() + 1));
    session.model.asked.assumed = None;
    let (last, mut undone) = (session.plan().clone(), 0);
    assert_eq!(read(&write_plan(&last)), last, "session {seed}");
    if session.model.desk.history.has_external() {
        return undone_around(&mut session, &first, seed);
    }
    while session.model.desk.history.to_undo().is_some() {
        session.press("u");
        undone += 1;
    }
    assert_eq!(session.plan(), &first, "session {seed}");
    session.press(&"<Ctrl-r>".repeat(undone));
    assert_eq!(session.plan(), &last, "session {seed}");
    undone
}

/// Takes back what can be, the user's changes around those of another program: how many. Each step makes a plan that reads
/// back, or is refused and changes nothing; without a refusal the first plan is there again, up to order.
fn undone_around(session: &mut Session, first: &Plan, seed: u64) -> usize {
    let (mut undone, mut refused) = (0, false);
    for script in ["u", ":undo-external<Enter>"] {
        loop {
            let (before, version) = (session.plan().clone(), session.model.desk.document.version);
            session.press(script);
            if session.model.desk.document.version == version {
                assert!(session.is_refused() && session.plan() == &before, "session {seed}: {}", session.status());
                refused |= session.status().starts_with("not undone");
                break;
            }
            assert_eq!(&read(&session.written()), session.plan(), "session {seed}");
            undone += 1;
        }
    }
    assert!(refused || diff(first, session.plan()).is_empty(), "session {seed}: {:?}", diff(first, session.plan()));
    undone
}

/// What another program may do to the plan's file.
fn outside(number: u64, first: &Plan, chance: &mut Chance) -> Noticed {
    let what = match chance.below(4) {
        0 => Seen::Gone,
        1 => Seen::Unreadable("plan.ron:1:1: found <".into()),
        _ => {
            let mut after = first.clone();
            after.season_year = Some(2025 + chance.below(3) as i16);
            let gone = after.targets.iter().nth(chance.below(3)).map(|(id, _)| id.clone()).unwrap();
            after.targets.remove(&gone);
            Seen::Changed(ExternalVersion { number, before: first.clone().into(), after: after.into(), stands: true })
        }
    };
    Noticed { path: "plan.ron".into(), what }
}

#[test]
fn no_key_in_any_order_panics_and_all_it_did_can_be_undone() {
    let sessions = runs(KEYS / SESSION);
    let share = |first| (first..sessions).step_by(2).map(any_keys).sum::<usize>();
    let edits = std::thread::scope(|scope| {
        let other = scope.spawn(|| share(1));
        share(0) + other.join().unwrap()
    });
    println!("{} keys, {edits} changes made, undone and made again", sessions * SESSION);
    assert!(edits as u64 >= sessions, "{edits}");
}

/// Lines that the plan takes, now and then.
const LINES: [&str; 21] = [
    "stage leoni talks",
    "bid balerdi 28m",
    "answer balerdi rejected",
    "seller balerdi refuses \"손\u{202e}\"",
    "report kelly \"fit again\" source x",
    "absent gatti injury knee",
    "return bremer 2025-08-24 source x",
    "ended bremer",
    "set kelly rating 80",
    "set sesko value none",
    "remove sesko",
    "add-target sesko Benjamin plays ST",
    "order RCB gatti",
    "depth RCB 3",
    "formation 4-3-3",
    "call-up 2025-12-21 2026-01-18 Cup players yildiz",
    "what-if w lose gatti, sign balerdi",
    "assume w",
    "apply-what-if w",
    "write a.ron over",
    "page md",
];

/// A key, mostly one that does something where the session is; now and then a whole command, a paste or another size.
fn random(session: &Session, chance: &mut Chance) -> Msg {
    let any = |chance: &mut Chance, letters: &str| Key::new(Code::Char(char::from(chance.of(letters.as_bytes()))));
    let code = |chance: &mut Chance, codes: &[Code]| Msg::Key(Key::new(chance.of(codes)));
    // A window without room has few keys, and is soon made larger.
    if chance.one_in(if session.model.window.shape() == Shape::Card { 3 } else { 40 }) {
        return Msg::Resize(chance.below(250) as u16, chance.below(70) as u16);
    }
    if chance.one_in(15) {
        let held = chance.of(&[Modifier::Ctrl, Modifier::Alt]);
        return Msg::Key(Key { code: Code::Char(char::from(b'a' + chance.below(26) as u8)), held });
    }
    match session.model.prompt().map(Prompt::line) {
        Some("") if !chance.one_in(4) => Msg::Paste(chance.of(&LINES).into()),
        Some(_) => match chance.below(8) {
            0..=4 => code(chance, &[Code::Enter, Code::Enter, Code::Enter, Code::Tab, Code::Esc]),
            5 => Msg::Paste(chance.of(&["28m", "talks", "open", "none", "x", "2025-07-01", "손\u{301}“"]).into()),
            6 => code(
                chance,
                &[Code::Up, Code::Down, Code::Left, Code::Right, Code::Home, Code::Backspace, Code::Delete],
            ),
            _ => Msg::Key(any(chance, "abcdefghijklmnopqrstuvwxyz0123456789m-.@/+:\" ")),
        },
        None => match chance.below(4) {
            0 => code(
                chance,
                &[Code::Enter, Code::Esc, Code::Tab, Code::BackTab, Code::Left, Code::Right, Code::End, Code::PageDown],
            ),
            1 => Msg::Key(any(chance, ":::u")),
            _ => Msg::Key(any(chance, "bocSsprRaEeXnNKJOFDLMC[]{}tdf/?ujkhlgGzyWqwAPB=123!otOTm")),
        },
    }
}

#[test]
fn random_steps_do_make_edits_and_meet_refusals() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut session, mut edits) = (Session::new(), 0);
    for _ in 0..600 {
        let step = step().new_tree(&mut runner).unwrap().current();
        edits += usize::from(take(&mut session, &step).unwrap());
    }
    println!("{edits} edits of 600 steps");
    assert!((60..540).contains(&edits), "{edits}");
}

#[test]
fn a_plan_with_two_bids_pending_keeps_the_people_of_both() {
    let two = r#"bids: [
        (on: "2025-06-01", by: Us, terms: "2m swap kelly=1m"),
        (on: "2025-06-02", by: Them, terms: "30m"),
    ]"#;
    let plan = read(&PLAN.replace("priority: 2", &format!("priority: 2, {two}")));
    let mut session = Session::with(plan, Document::in_file("plan.ron".into()));
    session.press(":remove kelly<Enter>");
    assert!(session.is_refused(), "{}", session.status());
    assert_eq!(read(&write_plan(session.plan())), *session.plan());
    session.press("<Esc>:answer leoni rejected<Enter>:answer leoni withdrawn<Enter>:remove kelly<Enter>");
    assert_eq!(session.status(), "remove Kelly");
    assert_eq!(read(&session.written()), *session.plan());
}
