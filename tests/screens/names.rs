//! People who share a name, and names in every script.

use touchline::app::{Model, Msg, update};
use touchline::desk::{Desk, Document};
use touchline::runtime;
use touchline::store::read_plan;

use crate::picture::{drawn, press};

const NAMESAKES: &str = r#"(
    format: 1, club: "Real Madrid", season: "2025-26", today: "2025-06-17", tactic: (formation: "4-3-3"),
    call_ups: [(name: "Euro", from: "2025-06-20", until: "2025-06-30", players: ["jobe"])],
    players: {
        "bellingham": (
            name: "Jude Bellingham", positions: { CM: Natural }, contract: "2026-06-30",
            absences: [(why: Injury("shoulder"), from: "2025-06-01", returns: [(on: "2025-06-02", source: "AS", back: "2025-07-01")])],
        ),
        "jobe": (name: "Jobe Bellingham", positions: { CM: Natural }, contract: "2025-12-31", future: Listed),
        "danilo": (name: "Danilo", positions: { RB: Natural }),
        "danilo-2": (name: "Danilo", positions: { RB: Natural }),
    },
    targets: {
        "silva": (
            name: "Bernardo Silva", positions: { CM: Natural }, club: "Manchester City", stage: Talks,
            bids: [(on: "2025-06-10", by: Us, terms: "20m", answer: Pending)],
        ),
        "thiago": (
            name: "Thiago Silva", positions: { CB: Natural }, club: "Fluminense", stage: Talks,
            bids: [(on: "2025-06-10", by: Us, terms: "2m", answer: Pending)],
        ),
        "neymar": (name: "Neymar Jr", positions: { LW: Natural }, club: "Santos", stage: Talks),
    },
)"#;

fn model(plan: &str, columns: u16, lines: u16) -> Model {
    let catalogue = runtime::catalogue();
    let plan = read_plan("plan.ron", plan, &catalogue.formations).unwrap_or_else(|error| panic!("{error}"));
    let document = Document::in_file("plan.ron".into());
    let mut model = Model::new(Desk::new(plan, document), catalogue, jiff::civil::date(2025, 6, 17));
    update(&mut model, Msg::Resize(columns, lines));
    model
}

/// The screen and what was said, without the column that the second half of a wide character stands in.
fn seen(model: &Model) -> String {
    let (buffer, mut seen, mut covered) = (drawn(model), String::new(), 0);
    for (index, cell) in buffer.content().iter().enumerate() {
        if index % usize::from(buffer.area.width) == 0 {
            (seen, covered) = (seen + "\n", 0);
        }
        if covered == 0 {
            seen += cell.symbol();
            covered = touchline::text::width(cell.symbol()).max(1);
        }
        covered -= 1;
    }
    seen + "\n" + &model.status.text
}

/// Where `shared` stands without one of the words that tell whose it is before it.
fn untold<'s>(seen: &'s str, shared: &str, by: &[&str]) -> Option<&'s str> {
    let told = |at: usize| by.iter().any(|word| seen[..at].ends_with(&format!("{word} ")));
    seen.match_indices(shared).find(|(at, _)| !told(*at)).map(|(at, _)| seen[..at].lines().last().unwrap_or(""))
}

#[test]
fn namesakes_are_told_apart_wherever_they_are_named() {
    for (keys, there) in [
        (
            "",
            &["Jude Bellingham", "Jobe Bellingham", "Bernardo Silva", "Thiago Silva", "Neymar Jr", "danilo danilo-2"][..],
        ),
        ("<Enter>", &["Bernardo Silva"]),
        ("<Tab><Tab><Tab><Enter>", &["Jude Bellingham"]),
        ("2", &["Jobe Bellingham", "danilo"]),
        ("3", &["Jude Bellingham", "Jobe Bellingham", "danilo-2"]),
        ("4", &["Bernardo Silva", "Thiago Silva", "Jobe Bellingham"]),
        (":bid thiago 3m<Enter>:answer thiago rejected<Enter>", &["Thiago Silva"]),
        (":stage neymar off<Enter>", &["Neymar Jr"]),
        ("/jude", &["Jude Bellingham"]),
        ("x", &[]),
        ("P", &[]),
        (":worth<Enter>", &[]),
    ] {
        for (columns, lines) in [(80, 24), (120, 36), (200, 50)] {
            let mut model = model(NAMESAKES, columns, lines);
            press(&mut model, keys);
            let seen = seen(&model);
            // Of a narrow board some is cut.
            let missing = there.iter().find(|name| columns > 80 && !seen.contains(**name));
            assert_eq!(missing, None, "{columns} after {keys:?}: {seen}");
            for (shared, by) in
                [("Bellingham", ["Jude", "Jobe"]), ("Silva", ["Bernardo", "Thiago"]), ("Jr", ["Neymar", "Neymar"])]
            {
                assert_eq!(untold(&seen, shared, &by), None, "{shared} at {columns} after {keys:?}: {seen}");
            }
        }
    }
}

#[test]
fn a_name_without_its_owner_would_be_found() {
    assert_eq!(untold("a Jude Bellingham\nb Bellingham", "Bellingham", &["Jude"]), Some("b "));
}

/// Names of a plan, as they go out.
const NAMES: [&str; 9] = ["صلاح", "क्षितिज", "নাসির", "தமிழ்", "สุภโชค", "손흥민", "שלום", "Nguyễn", "علی\u{200c}رضا"];

#[test]
fn names_of_every_script_are_whole_on_every_screen() {
    let positions = ["GK", "RB", "CB", "LB", "DM", "CM", "RW", "LW", "ST"];
    let people: Vec<String> = NAMES
        .iter()
        .zip(positions)
        .map(|(name, position)| {
            let name = name.replace('손', "\u{1109}\u{1169}\u{11ab}").replace('ễ', "e\u{302}\u{303}");
            format!("\"{position}\": (name: \"{name}\", positions: {{ {position}: Natural }}),")
        })
        .collect();
    let plan = format!(
        "(format: 1, club: \"FC\", season: \"2025-26\", today: \"2025-06-17\", tactic: (formation: \"4-3-3\"), players: {{ {} }})",
        people.concat()
    );
    for (keys, (columns, lines)) in
        ["<Tab><Tab>", "2", "3"].iter().flat_map(|keys| [(keys, (120, 36)), (keys, (200, 50))])
    {
        let mut model = model(&plan, columns, lines);
        press(&mut model, keys);
        let seen = seen(&model);
        let cut = NAMES.iter().find(|name| !seen.contains(**name));
        assert_eq!(cut, None, "{columns} after {keys:?}: {seen}");
    }
}
