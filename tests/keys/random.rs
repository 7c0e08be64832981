//! Whatever is pressed and in whatever order: nothing panics, and every plan that comes of it can be reopened.

use proptest::prelude::*;
use proptest::sample::select;
use touchline::app::{Document, Effect, Msg, Outcome, update};
use touchline::command::{Code, Held, Key};
use touchline::store::write_plan;

use super::session::{PLAN, Session, read};

const MEN: [&str; 14] = [
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

fn man() -> impl Strategy<Value = &'static str> {
    select(&MEN[..])
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
    prop_oneof![select(known.to_vec()), (man(), man()).prop_map(|(a, b)| format!("1m swap {a}+{b}=2m"))]
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
        3 => (verb, man(), terms(), text(), day()).prop_map(|(v, m, t, s, d)| format!("{v} {m} {t} source {s} on {d}")),
        2 => (man(), answer).prop_map(|(m, a)| format!("answer {m} {a}")),
        1 => (man(), stage).prop_map(|(m, s)| format!("stage {m} {s}")),
        1 => (select(&["seller", "player"][..]), man(), stance).prop_map(|(v, m, s)| format!("{v} {m} {s}")),
        1 => (man(), text(), text(), day()).prop_map(|(m, t, s, d)| format!("report {m} {t} source {s} asks 5m on {d}")),
        1 => (man(), terms(), day(), day()).prop_map(|(m, t, u, j)| format!("sign {m} until {u} joins {j} for {t} source x")),
        1 => (man(), terms(), text(), day()).prop_map(|(m, t, c, d)| format!("sell {m} for {t} source x club {c} on {d}")),
        1 => (man(), text(), day()).prop_map(|(m, c, d)| format!("sell {m} for loan 1m source x club {c} until {d}")),
    ]
}

fn of_men() -> impl Strategy<Value = String> {
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
        1 => (man(), kind, text(), day(), day()).prop_map(|(m, k, t, f, b)| format!("absent {m} {k} {t} from {f} back {b} source x")),
        1 => (man(), day(), text(), day()).prop_map(|(m, b, s, d)| format!("return {m} {b} source {s} on {d}")),
        1 => (man(), day()).prop_map(|(m, d)| format!("ended {m} {d}")),
        1 => (man(), text()).prop_map(|(m, t)| format!("add-target {m} {t} plays CB ST:emergency club {t}")),
        1 => (man(), text()).prop_map(|(m, t)| format!("add-player {m} {t} plays GK AM:competent")),
        1 => man().prop_map(|m| format!("remove {m}")),
        5 => (man(), field, value()).prop_map(|(m, f, v)| format!("set {m} {f} {v}")),
    ]
}

fn of_the_team() -> impl Strategy<Value = String> {
    let slot = || select(&["GK", "RCB", "ST", "RST", "LB"][..]);
    let field = select(&["club", "season", "today", "currency", "competitions", "transfers", "wages"][..]);
    let formation = select(&["3-4-2-1", "4-4-2", "4-3-3"][..]);
    prop_oneof![
        (slot(), man(), man()).prop_map(|(s, a, b)| format!("order {s} {a} {b}")),
        slot().prop_map(|s| format!("order {s} none")),
        formation.prop_map(|f| format!("formation {f}")),
        (slot(), 1u8..=9).prop_map(|(s, n)| format!("depth {s} {n}")),
        (text(), 1u8..=10).prop_map(|(t, n)| format!("role CB aerial {n} {t} {n}")),
        (day(), text()).prop_map(|(d, t)| format!("deadline {d} {t}")),
        text().prop_map(|t| format!("remove-deadline {t}")),
        (day(), text()).prop_map(|(d, t)| format!("match {d} {t}")),
        day().prop_map(|d| format!("remove-match {d}")),
        (day(), day(), text(), man()).prop_map(|(f, u, t, m)| format!("call-up {f} {u} {t} players {m}")),
        text().prop_map(|t| format!("remove-call-up {t}")),
        (field, value()).prop_map(|(f, v)| format!("plan {f} {v}")),
    ]
}

/// A line that the plan may take or refuse, or a step back or forth.
fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => prop_oneof![of_deals(), of_men(), of_the_team()].prop_map(Step::Line),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Line(String),
    Undo,
    Redo,
}

/// Takes a step, after which the plan's file must read back: whether it was an edit that the plan took.
fn take(session: &mut Session, step: &Step) -> Result<bool, TestCaseError> {
    let version = session.model.document.version;
    match step {
        Step::Line(line) => {
            session.press(":").tell(Msg::Paste(line.clone()));
            session.press("<Enter><Esc>");
        }
        Step::Undo => drop(session.press("u")),
        Step::Redo => drop(session.press("<Ctrl-r>")),
    }
    let edited = session.model.document.version > version;
    if edited {
        prop_assert_eq!(&read(&session.written()), session.plan(), "{:?}", step);
    }
    Ok(edited && matches!(step, Step::Line(_)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_that_edits_lead_to_reads_back_and_every_edit_can_be_undone(steps in prop::collection::vec(step(), 1..60)) {
        let mut session = Session::new();
        let first = session.plan().clone();
        for step in &steps {
            take(&mut session, step)?;
        }
        while session.model.history.to_redo().is_some() {
            session.press("<Ctrl-r>");
        }
        let last = session.plan().clone();
        let mut undone = 0;
        while session.model.history.to_undo().is_some() {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_key_in_any_order_panics(seed in any::<u64>()) {
        let mut session = if seed % 2 == 0 { Session::new() } else { Session::sample() };
        let mut chance = seed;
        for _ in 0..250 {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let dice = chance >> 33;
            session.tell(random(dice));
            // The disk answers some of what it is asked, as it likes.
            if let Some(Effect::Save(job)) = session.effects.first().filter(|_| dice.is_multiple_of(3)).cloned() {
                let outcomes = [Outcome::Saved(None), Outcome::Exists, Outcome::Failed("full".into())];
                let outcome = outcomes[(dice / 7 % 3) as usize].clone();
                update(&mut session.model, Msg::Saved { job, outcome });
            }
        }
        prop_assert_eq!(&read(&session.written()), session.plan());
    }
}

/// A key, mostly one that calls something; now and then a whole command, a paste or another size.
fn random(dice: u64) -> Msg {
    const KEYS: &[u8] = b"bocSsprRaEeXnNKJOFDLMC[]{}tdf/:?ujkhlgGzyWq 0123456789m-.\"";
    const CODES: [Code; 14] = [
        Code::Enter,
        Code::Enter,
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
        Code::Home,
        Code::PageDown,
    ];
    const LINES: [&str; 6] = ["stage leoni talks", "28m", "refuses \"손\u{202e}\"", "open", "none", "write a.ron over"];
    let pick = dice / 16;
    match dice % 16 {
        0 => Msg::Resize((pick % 250) as u16, (pick % 70) as u16),
        1 => Msg::Paste(LINES[pick as usize % LINES.len()].into()),
        2..=5 => Msg::Key(Key::new(CODES[pick as usize % CODES.len()])),
        6 | 7 => {
            let held = if pick.is_multiple_of(2) { Held::Ctrl } else { Held::Alt };
            Msg::Key(Key { code: Code::Char(char::from(b'a' + (pick / 2 % 26) as u8)), held })
        }
        8 => Msg::Key(Key::new(Code::Char(['é', '손', '\u{301}', '“', '\u{202e}'][pick as usize % 5]))),
        _ => Msg::Key(Key::new(Code::Char(char::from(KEYS[pick as usize % KEYS.len()])))),
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
fn a_plan_with_two_bids_pending_keeps_the_men_of_both() {
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
