use jiff::civil::date;

use super::*;
use crate::domain::*;
use crate::store::assets;

pub(super) fn read(text: &str) -> Plan {
    read_plan("p.ron", text, &assets::formations()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

pub(super) fn id(id: &str) -> Id {
    Id::new(id).unwrap()
}

/// A text after a change to its plan, with `!` in front if it was written anew.
pub(super) fn after(text: &str, change: impl FnOnce(&mut Plan)) -> String {
    let old = read(text);
    let mut new = old.clone();
    change(&mut new);
    let rewritten = rewrite(text, &old, &new, &assets::formations());
    assert_eq!(read(rewritten.text()), new);
    assert_eq!(rewritten.text().strip_prefix(BYTE_ORDER_MARK).unwrap_or(rewritten.text()), in_whole(text, &old, &new));
    match rewritten {
        Rewritten::Spliced(text) => text,
        Rewritten::Anew(text) => format!("!{text}"),
    }
}

/// The new text without folding: every person is read and written.
fn in_whole(text: &str, old: &Plan, new: &Plan) -> String {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let spliced = spliced(text, (old, new), output::newline(text), |text| Some(read(text)));
    spliced.unwrap_or_else(|| write_plan(new))
}

/// A plan with one player, who has these fields.
fn person(fields: &str) -> String {
    format!("(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: {{\n\"a\": ({fields}) }})")
}

/// The fields of one player after a change.
fn person_after(fields: &str, change: impl FnOnce(&mut Player)) -> String {
    let text = after(&person(fields), |plan| change(plan.players.get_mut(&id("a")).unwrap()));
    let (before, behind) = ("(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: {\n\"a\": (", ") })");
    let inside = text.strip_prefix(before).and_then(|text| text.strip_suffix(behind));
    inside.unwrap_or_else(|| panic!("more changed: {text}")).to_owned()
}

#[test]
fn a_changed_value_changes_its_own_bytes() {
    let rated = |fields| person_after(fields, |person| person.profile.rating = Some(9));
    for (before, behind) in [
        ("name: \"A\", positions: {CB:Natural}, rating: 150", "name: \"A\", positions: {CB:Natural}, rating: 9"),
        (
            "rating: /* a */ Some( /* b */ 150 /* c */ ) /* d */, // e\n positions: {CB: Natural,}, name: r#\"A\"#,",
            "rating: /* a */ Some( /* b */ 9 /* c */ ) /* d */, // e\n positions: {CB: Natural,}, name: r#\"A\"#,",
        ),
        (
            "name: \"A\",\r\n\t positions: {CB: Natural}, r#rating :150",
            "name: \"A\",\r\n\t positions: {CB: Natural}, r#rating :9",
        ),
        ("name: \"A\", positions: {CB: Natural}, rating: None", "name: \"A\", positions: {CB: Natural}, rating: 9"),
    ] {
        assert_eq!(rated(before), behind);
    }
}

#[test]
fn a_new_field_comes_where_a_person_would_put_it() {
    let start = "name: \"A\", positions: { CB: Natural }";
    let shirt = |fields: &str| person_after(fields, |person| person.shirt = Some(7));
    assert_eq!(shirt(start), format!("{start}, shirt: 7"));
    assert_eq!(shirt(&format!("{start},")), format!("{start}, shirt: 7,"));
    assert_eq!(shirt(&format!("{start} // b\n")), format!("{start}, // b\n shirt: 7\n"));
    let lines = "\n  name: \"A\", positions: { CB: Natural }, // c\n  // d\n  notes: \"n\" /* e */ \n";
    assert_eq!(
        shirt(lines),
        "\n  name: \"A\", positions: { CB: Natural }, // c\n  shirt: 7,\n  // d\n  notes: \"n\" /* e */ \n"
    );
    let height = |fields: &str| person_after(fields, |person| person.profile.height_cm = Some(180));
    assert_eq!(
        height("\r\n\tname: \"A\",\r\n\tpositions: { CB: Natural },\r\n\tfoot: Right, value: \"3m\",\r\n"),
        "\r\n\tname: \"A\",\r\n\tpositions: { CB: Natural },\r\n\tfoot: Right, height_cm: 180, value: \"3m\",\r\n"
    );
}

#[test]
fn a_removed_field_takes_its_comments_along_and_no_other() {
    let unrated = |fields: &str| person_after(fields, |person| person.profile.rating = None);
    for (before, behind) in [
        ("name: \"A\", positions: {CB: Natural}, rating: 1", "name: \"A\", positions: {CB: Natural}"),
        ("rating: 1, name: \"A\", positions: {CB: Natural}, ", "name: \"A\", positions: {CB: Natural}, "),
        (
            "name: \"A\", // a\n rating: 1, // b\n positions: {CB: Natural}",
            "name: \"A\", // a\n positions: {CB: Natural}",
        ),
        ("name: \"A\", // a\n rating: 1, positions: {CB: Natural}", "name: \"A\", // a\n positions: {CB: Natural}"),
        (
            "name: \"A\", // a\n // b\n rating: /* c */ 1, /* d */ positions: {CB: Natural}",
            "name: \"A\", // a\n // b\n /* d */ positions: {CB: Natural}",
        ),
        ("name: \"A\", positions: {CB: Natural}, // a\n rating: 1", "name: \"A\", positions: {CB: Natural} // a\n "),
        (
            "name: \"A\", positions: {CB: Natural}, // a\nrating: 1/* b */",
            "name: \"A\", positions: {CB: Natural} // a\n",
        ),
    ] {
        assert_eq!(unrated(before), behind, "{before}");
    }
}

#[test]
fn a_list_is_emptied_around_the_comments_that_are_not_its_entries() {
    let healed = |fields: &str| person_after(fields, |person| person.absences.clear());
    let start = "name: \"A\", positions: {CB: Natural}";
    let entry = "(why: Injury(\"knee\"), from: \"2025-01-01\")";
    assert_eq!(healed(&format!("{start}, absences: [{entry} /* a */]")), start);
    assert_eq!(
        healed(&format!("{start}, absences: [\n // all of them\n {entry}, // a\n]")),
        format!("{start}, absences: [\n // all of them\n]")
    );
}

#[test]
fn entries_of_a_list_come_go_change_and_move_with_their_comments() {
    let list = |nations: &str, new: &[&str]| {
        let fields = |nations| format!("name: \"A\", nations: {nations}, positions: {{CB: Natural}}");
        let text = person_after(&fields(nations), |person| {
            person.profile.nations = new.iter().map(|nation| (*nation).to_owned()).collect();
        });
        text.strip_prefix("name: \"A\", nations: ")
            .unwrap()
            .strip_suffix(", positions: {CB: Natural}")
            .unwrap()
            .to_owned()
    };
    for (before, new, behind) in [
        ("[\"A\"]", &["A", "B"][..], "[\"A\", \"B\"]"),
        ("[\"A\"]", &["B", "A"], "[\"B\", \"A\"]"),
        ("[\"A\",]", &["A", "B"], "[\"A\", \"B\",]"),
        ("[\"A\",\"B\"]", &["B", "A"], "[\"B\", \"A\"]"),
        ("[\"A\" /* a */, \"B\", // b\n]", &["B", "A"], "[\"B\", // b\n \"A\" /* a */,\n]"),
        ("[\"A\", \"B\", \"C\"]", &["A", "C"], "[\"A\", \"C\"]"),
        ("[\"A\", \"B\", \"C\"]", &["B"], "[\"B\"]"),
        ("[\"A\", \"B\", \"C\"]", &["A", "B"], "[\"A\", \"B\"]"),
        ("[\n \"A\", // a\n \"B\" // b\n]", &["A", "B", "C"], "[\n \"A\", // a\n \"B\", // b\n \"C\"\n]"),
        ("[\n // x\n \"A\", // a\n // y\n \"B\" // b\n]", &["C", "B"], "[\n // x\n \"C\",\n // y\n \"B\" // b\n]"),
        ("[ /* none */ ]", &["A"], "[\n    \"A\", /* none */ ]"),
        ("[]", &["A"], "[\"A\"]"),
    ] {
        assert_eq!(list(before, new), behind, "{before} {new:?}");
    }
}

#[test]
fn people_are_added_and_removed_below_the_headings_of_others() {
    let text = "\u{feff}#![enable(implicit_some)]\n(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), players: {
    // goalkeepers
    \"a\": (name: \"A\", positions: { GK: Natural }), // a
    // defenders
    \"b\": (
        name: \"B\", positions: { CB: Natural }, // b
        notes: \"n\",
    ),
    \"c\": (name: \"C\", positions: { CB: Natural }),
}) // end\n";
    assert_eq!(
        after(text, |plan| plan.players.remove(&id("b"))),
        text.replace(
            "    \"b\": (\n        name: \"B\", positions: { CB: Natural }, // b\n        notes: \"n\",\n    ),\n",
            ""
        )
    );
    assert_eq!(
        after(text, |plan| plan.players.remove(&id("a"))),
        text.replace("    \"a\": (name: \"A\", positions: { GK: Natural }), // a\n", "")
    );
    let added = after(text, |plan| {
        let person = plan.players.get(&id("c")).unwrap().clone();
        plan.players.put(id("d"), person);
    });
    assert_eq!(
        added,
        text.replace("\n}) // end", "\n    \"d\": (name: \"C\", positions: { CB: Natural }),\n}) // end")
    );
    let reordered = after(text, |plan| {
        let people: Vec<_> =
            ["c", "a", "b"].iter().map(|person| (id(person), plan.players.get(&id(person)).unwrap().clone())).collect();
        plan.players = people.into_iter().collect();
    });
    let c = "    \"c\": (name: \"C\", positions: { CB: Natural }),\n";
    assert_eq!(reordered, text.replace(c, "").replace("    \"a\"", &format!("{c}    \"a\"")));
}

#[test]
fn an_entry_too_wide_for_its_line_begins_another() {
    let absence = "(why: Injury(\"cruciate ligament of the left knee\"), from: \"2025-01-01\") ";
    let fields = format!("\n    name: \"A\", positions: {{CB: Natural}},\n    absences: [{absence}],\n");
    let text = person_after(&fields, |person| {
        person.absences.push(Absence::new(Why::Other("a wedding".into()), date(2025, 2, 1)));
    });
    let (first, second) = (absence.trim_end(), "(why: Other(\"a wedding\"), from: \"2025-02-01\")");
    let lines = format!("[\n        {first},\n        {second},\n    ]");
    assert_eq!(text, fields.replace(&format!("[{absence}]"), &lines));
}

/// Adds targets one after the other, each to the text with those before it.
fn with_targets(text: &str, ids: &[&str]) -> String {
    ids.iter().fold(text.to_owned(), |text, new| {
        after(&text, |plan| {
            let target = plan.targets.get(&id("t")).unwrap().clone();
            plan.targets.put(id(new), target);
        })
    })
}

#[test]
fn new_entries_stand_at_the_depth_of_their_neighbours() {
    let start = "(\n    format: 1, club: \"C\", tactic: (formation: \"4-4-2\"),\n";
    let entry =
        |id: &str| format!("\"{id}\": (name: \"T\", positions: {{ CM: Natural }}, club: \"Lille\", stage: Identified)");
    let new = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let on_lines: String = ["t"].iter().chain(&new).map(|id| format!("        {},\n", entry(id))).collect();
    let lines = format!("{start}    targets: {{\n{on_lines}    }},\n)\n");
    for one_line in [format!("{{ {} }}", entry("t")), format!("{{{},}}", entry("t"))] {
        let text = format!("{start}    targets: {one_line},\n)\n");
        assert_eq!(with_targets(&text, &new), lines, "one by one");
        let at_once = after(&text, |plan| {
            let target = plan.targets.get(&id("t")).unwrap().clone();
            new.iter().for_each(|new| plan.targets.put(id(new), target.clone()));
        });
        assert_eq!(at_once, lines, "all at once");
    }
    let commented = format!("{start}\ttargets: {{ /* one */ {} /* two */ }},\n)\n", entry("t"));
    assert_eq!(
        with_targets(&commented, &["a", "b"]),
        format!(
            "{start}\ttargets: {{\n\t\t/* one */ {}, /* two */\n\t\t{},\n\t\t{},\n\t}},\n)\n",
            entry("t"),
            entry("a"),
            entry("b")
        )
    );
    let first = after(&format!("{start}    targets: {{ {} }},\n)\n", entry("t")), |plan| {
        let target = plan.targets.get(&id("t")).unwrap().clone();
        plan.targets = [(id("a"), target.clone()), (id("t"), target)].into_iter().collect();
    });
    let [a, t] = ["a", "t"].map(entry);
    assert_eq!(first, format!("{start}    targets: {{\n        {a},\n        {t},\n    }},\n)\n"));
}

#[test]
fn what_shares_its_lines_is_wrapped_at_one_depth() {
    let nations: Vec<String> = (0..40).map(|n| format!("\"N{n:02}\"")).collect();
    let fields =
        format!("\n    name: \"A\", positions: {{CB: Natural}},\n    nations: [{}],\n", nations[..3].join(", "));
    let text = person_after(&fields, |person| {
        person.profile.nations = nations.iter().map(|nation| nation.trim_matches('"').to_owned()).collect();
    });
    let listed = text.split_once("nations: [").unwrap().1;
    let depths: Vec<usize> = listed
        .lines()
        .skip(1)
        .filter(|line| line.contains('"'))
        .map(|line| line.len() - line.trim_start().len())
        .collect();
    assert!(depths.len() > 2 && depths.iter().all(|depth| *depth == 8), "{text}");
}

#[test]
fn a_change_of_kind_keeps_the_comments_inside() {
    let text = "(format: 1, club: \"C\", tactic: (formation: \"4-4-2\"), targets: { \"t\": (name: \"T\", positions: {CB: Natural}, seller: Refuses(/* a */ \"x\" // b\n), player: Unknown) })";
    let open = after(text, |plan| {
        let target = plan.targets.get_mut(&id("t")).unwrap();
        target.seller = Stance::Open;
        target.player = Stance::Refuses("no".into());
    });
    assert_eq!(
        open,
        text.replace("Refuses(/* a */ \"x\" // b\n)", "Open /* a */ // b\n").replace("Unknown", "Refuses(\"no\")")
    );
    let other = after(text, |plan| plan.targets.get_mut(&id("t")).unwrap().seller = Stance::Refuses("y".into()));
    assert_eq!(other, text.replace("\"x\"", "\"y\""));
}

#[test]
fn a_text_of_another_plan_is_written_anew() {
    let (one, other) = (read(&person("name: \"A\", positions: {CB: Natural}")), read(assets::SAMPLE));
    let new = Plan { club: "D".into(), ..one.clone() };
    let rewritten = rewrite(assets::SAMPLE, &one, &new, &assets::formations());
    assert_eq!(rewritten, Rewritten::Anew(write_plan(&new)));
    let rewritten = rewrite("(", &other, &new, &assets::formations());
    assert_eq!(rewritten, Rewritten::Anew(write_plan(&new)));
}

#[test]
fn nothing_changes_where_nothing_did() {
    assert_eq!(after(assets::SAMPLE, |_| {}), assets::SAMPLE);
}

#[test]
fn brackets_without_end_are_no_tree() {
    for text in ["(".repeat(100_000), "[".repeat(100_000) + &"]".repeat(100_000), "Some(".repeat(100_000)] {
        assert!(tree::parse(&text).is_none());
    }
}
