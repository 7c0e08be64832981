//! Every field of a person: set, shown as it is typed, and cleared.

use touchline::app::Reading;
use touchline::domain::FieldName;

use super::session::{Session, check};

/// A person, a field, a value as it is typed, what the file has then, and the typed form that completion offers.
const FIELDS: [(&str, FieldName, &str, &str); 23] = [
    ("leoni", FieldName::Name, "\"G. Leoni\"", r#"name: "G. Leoni""#),
    ("leoni", FieldName::Positions, "CB RB:competent", "positions: { CB: Natural, RB: Competent }"),
    ("leoni", FieldName::Born, "2006-12-21", r#"born: "2006-12-21""#),
    ("leoni", FieldName::Nations, "ITA ESP", r#"nations: ["ITA", "ESP"]"#),
    ("leoni", FieldName::Foot, "right", "foot: Right"),
    ("leoni", FieldName::Height, "196", "height_cm: 196"),
    ("leoni", FieldName::Rating, "120", "rating: 120"),
    ("leoni", FieldName::Value, "22.5m", r#"value: "22.5m""#),
    ("leoni", FieldName::Wage, "350k", r#"wage: "350k""#),
    ("leoni", FieldName::Contract, "2028-06-30", r#"contract: "2028-06-30""#),
    ("leoni", FieldName::Clause, "28m until 2025-07-15", r#"clause: "28m until 2025-07-15""#),
    ("leoni", FieldName::Notes, "\"tall, and 18\"", r#"notes: "tall, and 18""#),
    ("leoni", FieldName::Club, "\"Parma Calcio\"", r#"club: "Parma Calcio""#),
    ("leoni", FieldName::League, "ITA1", r#"league: "ITA1""#),
    ("leoni", FieldName::Priority, "9", "priority: 9"),
    ("leoni", FieldName::Ties, "\"a Juventus fan\"", r#"ties: ["a Juventus fan"]"#),
    ("kelly", FieldName::Joined, "2025-07-01", r#"joined: "2025-07-01""#),
    ("kelly", FieldName::Loan, "\"Newcastle United\" until 2025-06-30", r#"loan: (from: "Newcastle United""#),
    ("kelly", FieldName::Lent, "Ajax until 2026-06-30", r#"lent: (to: "Ajax", until: "2026-06-30")"#),
    ("leoni", FieldName::Trained, "association", "trained: Association"),
    ("kelly", FieldName::Shirt, "6", "shirt: 6"),
    ("kelly", FieldName::Future, "for-loan", "future: ForLoan"),
    ("kelly", FieldName::Asking, "22.5m", r#"asking: "22.5m""#),
];

fn short(person: &str) -> &str {
    if person == "leoni" { "Leoni" } else { "Kelly" }
}

#[test]
fn every_field_is_set_and_offered_as_it_is_typed() {
    for (person, field, value, wrote) in FIELDS {
        let mut session =
            check(&format!(":set {person} {field} {value}<Enter>"), &format!("{field} of {}", short(person)), wrote);
        session.press(&format!("<Ctrl-r>:set {person} {field}"));
        assert_eq!(session.choices().first(), Some(&value), "{field} as it would be typed");
    }
    for field in FieldName::ALL.iter().filter(|field| **field != FieldName::Attribute) {
        assert!(FIELDS.iter().any(|(_, set, ..)| set == field), "{field}");
    }
}

#[test]
fn every_field_but_name_and_positions_is_cleared_with_none() {
    for (person, field, value, wrote) in FIELDS {
        if matches!(field, FieldName::Name | FieldName::Positions) {
            continue;
        }
        let mut session = Session::new();
        session.press(&format!(":set {person} {field} {value}<Enter>"));
        assert!(session.written().contains(wrote), "{field}");
        session.press(&format!(":set {person} {field} none<Enter>"));
        let name = if person == "leoni" { "Giovanni Leoni" } else { "Lloyd Kelly" };
        let written = session.written();
        let entry = written.split(name).nth(1).unwrap().split("\n        \"").next().unwrap();
        let word = if field == FieldName::Height { "height_cm" } else { field.word() };
        assert!(!entry.contains(&format!("{word}:")), "{field}: {entry}");
        let (told, name) = (format!(" of {}: none, was ", short(person)), session.model.desk.history.to_undo());
        assert!(session.status().contains(&told), "{}", session.status());
        assert_eq!(name, Some(&*format!("{field} of {}", short(person))));
    }
}

#[test]
fn none_is_offered_and_taken_only_where_there_is_something_to_clear() {
    for (field, offered) in [("name", false), ("positions", false), ("club", true), ("priority", true), ("born", false)]
    {
        let mut session = Session::new();
        session.press(&format!(":set leoni {field} "));
        assert_eq!(session.choices().contains(&"none"), offered, "{field}");
    }
    for (line, says) in [
        ("set gatti name none", "found “none”, expected a text, since a person has a name: set gatti name"),
        ("plan club none", "found “none”, expected a text, since a plan has a club: plan club Juventus"),
    ] {
        let mut session = Session::new();
        session.press(&format!(":{line}<Enter>"));
        assert!(session.is_refused() && session.status().starts_with(says), "{}", session.status());
    }
    check(":set gatti name \"none\"<Enter>", "name of Gatti", r#"name: "none""#);
    check(":set gatti name None Such<Enter>", "name of Gatti", r#"name: "None Such""#);
}

#[test]
fn a_field_is_chosen_from_the_keyboard() {
    check("jepriority 5<Enter>", "priority of Leoni", "priority: 5");
    check("<Tab><Tab>enotes sells next year<Enter>", "notes of Perin", r#"notes: "sells next year""#);
    let mut session = Session::new();
    session.press("jeprio");
    assert_eq!((session.line(), session.choices()), ("set leoni prio", vec!["priority"]));
    session.press("<Tab>");
    assert_eq!((session.line(), session.choices()), ("set leoni priority ", vec!["2", "none"]));
    session.press("<Down><Down><Tab><Enter>");
    assert!(session.written().matches("priority").count() == 2, "{}", session.written());
}

#[test]
fn attributes_are_set_and_cleared_by_name() {
    check(":set kelly attribute \"left foot\" 82<Enter>", "attribute of Kelly", r#"attributes: { "left foot": 82 }"#);
    check(
        ":set kelly attribute \"left foot\" 82<Enter>:set kelly attribute \"left foot\" 90<Enter>",
        "attribute of Kelly",
        r#""left foot": 90"#,
    );
    check(":set kelly attribute pace 15<Enter>", "attribute of Kelly", "attributes: { \"pace\": 15 }");
    check(":set kelly attribute left foot 15<Enter>", "attribute of Kelly", r#"attributes: { "left foot": 15 }"#);
    let mut session = Session::new();
    session.press(":set kelly attribute pace 15<Enter>:set kelly attribute ");
    assert_eq!(session.choices(), ["pace 15"]);
    session.press("pace none<Enter>");
    assert!(!session.written().contains("pace"));
    session.press(":set kelly attribute left foot");
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("a figure is to follow") };
    assert_eq!((problem.at.is_empty(), &*problem.expected), (true, "a figure, 0 to 200, or none"));
    let mut session = Session::new();
    let before = session.written();
    session.press(":set kelly attribute \"aerial\" 82<Enter>:set kelly attribute \"aerial\" none<Enter>");
    assert_eq!((session.written(), session.status()), (before, "aerial of Kelly: none, was 82"));
}

#[test]
fn nations_are_codes_whatever_they_are_called_and_whatever_stands_between_them() {
    for (typed, codes) in [
        ("ESP, SCO", r#"["ESP", "SCO"]"#),
        ("ESP,SCO", r#"["ESP", "SCO"]"#),
        ("esp/sco", r#"["ESP", "SCO"]"#),
        ("Spanish Scottish", r#"["ESP", "SCO"]"#),
        ("South Korea United States", r#"["KOR", "USA"]"#),
        ("\"Bosnia and Herzegovina\" England", r#"["BIH", "ENG"]"#),
        ("['Sweden', 'Greece']", r#"["SWE", "GRE"]"#),
        ("Spain; España, ESP", r#"["ESP"]"#),
    ] {
        check(&format!(":set leoni nations {typed}<Enter>"), "nations of Leoni", &format!("nations: {codes}"));
    }
    for (typed, found, expected) in [
        ("Spian", "Spian", "such as ARG or Argentina; the nearest is Spain (ESP)"),
        ("ITA Two Sicilies", "Two Sicilies", "a nation by its FIFA code or its name, such as ARG or Argentina"),
        ("ITA, DEX", "DEX", "a nation by its FIFA code or its name, such as ARG or Argentina"),
        (
            "GB",
            "GB",
            "one of England (ENG), Scotland (SCO), Wales (WAL), Northern Ireland (NIR): it may be any of them",
        ),
    ] {
        let mut session = Session::new();
        let before = session.written();
        session.press(&format!(":set leoni nations {typed}"));
        let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("{typed}") };
        assert_eq!(
            (problem.found.as_str(), problem.expected.ends_with(expected)),
            (format!("“{found}”").as_str(), true),
            "{}",
            problem.expected
        );
        session.press("<Enter>");
        assert_eq!(session.written(), before, "{typed}");
    }
}

#[test]
fn a_backslash_in_quotes_stays() {
    for (typed, notes) in [
        (r#""C:\new\table""#, r"C:\new\table"),
        (r#""\\server\share""#, r"\\server\share"),
        (r#""he said \"no\" twice""#, r#"he said "no" twice"#),
        (r#""C:\dir\\""#, r"C:\dir\"),
        (r#""\\\"""#, r#"\""#),
        (r"C:\new\table", r"C:\new\table"),
    ] {
        let mut session = Session::new();
        session.press(&format!(":set leoni notes {typed}<Enter>"));
        let (_, leoni) = session.plan().targets.entry("leoni").unwrap();
        assert_eq!(leoni.profile.notes.as_deref(), Some(notes), "{typed}");
        session.press(":set leoni notes ");
        let offered = session.choices().first().unwrap().to_string();
        session.press(&format!("{offered}<Enter>"));
        assert_eq!(session.status(), "nothing would change: the plan says so already", "{offered} is the same text");
    }
    let mut session = Session::new();
    session.press(r#":set leoni notes "C:\""#);
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("no quote closes it") };
    assert_eq!(problem.found, "a quote that nothing closes");
}

#[test]
fn where_he_was_trained_is_said_for_all_competitions_or_for_each() {
    let each = "\"Serie A\" club UEFA association";
    let mut session = check(
        &format!(":set kelly trained {each}<Enter>"),
        "trained of Kelly",
        r#"trained: { "Serie A": Club, "UEFA": Association }"#,
    );
    session.press("<Ctrl-r>:set kelly trained ");
    assert_eq!(session.choices()[0], each, "as it would be typed");
    for (typed, expected) in [
        ("\"Serie A\"", "where it counts him as trained: club, association, no, or none"),
        ("UEFA clib", "where it counts him as trained: club, association, no, or none"),
        ("UEFA club UEFA no", "club, association or no, or a competition and one of these: \"Serie A\" club, or none"),
    ] {
        let mut session = Session::new();
        session.press(&format!(":set kelly trained {typed}"));
        let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("{typed}") };
        assert_eq!(problem.expected, expected, "{typed}");
    }
}

#[test]
fn a_field_says_what_it_wants_before_the_first_wrong_try() {
    let mut session = Session::new();
    let prompt_expects = |session: &Session| match &session.prompt().reading {
        Reading::Unfinished(problem) => problem.expected.clone(),
        _ => String::new(),
    };
    session.press(":set leoni val");
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("not finished") };
    let value = problem.choices.iter().find(|choice| choice.text == "value").unwrap();
    assert_eq!(value.doc, "a market value, such as 20m or 350k", "while its name is typed");
    session.press("ue");
    assert_eq!(prompt_expects(&session), "a market value, such as 20m or 350k, or none");
    session.press("<Esc>:set leoni priority ");
    assert_eq!(prompt_expects(&session), "a priority, 1 being the first, or none");
    session.press("<Esc>:set leoni pr");
    let Reading::Unfinished(problem) = &session.prompt().reading else { panic!("not finished") };
    assert!(problem.choices.iter().any(|choice| choice.doc == "2 · a priority, 1 being the first"), "as it is, too");
}

/// Every example that a field's hint gives is taken.
#[test]
fn what_a_field_is_said_to_take_it_takes() {
    let mut given = 0;
    let fields = |person: &'static str| {
        let mut session = Session::new();
        session.press(&format!(":set {person} "));
        session.choices().iter().map(|field| (person, (*field).to_owned())).collect::<Vec<_>>()
    };
    for (person, field) in ["leoni", "gatti"].into_iter().flat_map(fields) {
        let mut session = Session::new();
        session.press(&format!(":set {person} {field} "));
        let Reading::Unfinished(problem) = &session.prompt().reading else { continue };
        let Some((_, example)) = problem.expected.split_once("such as ") else { continue };
        let example = example.trim_end_matches(", or none").split(" or ").next().unwrap().to_owned();
        session.press(&example);
        let finished = matches!(session.prompt().reading, Reading::Ready { .. });
        assert!(finished, "{person} {field}: {example}");
        given += 1;
    }
    assert!(given > 20, "{given}");
}
