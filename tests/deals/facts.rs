//! All that a plan has as lines: whatever differs between two plans is another line.

use touchline::domain::{Plan, diff};
use touchline::store::{assets, write_plan};

use crate::machine::{TODAY, edit, small};
use crate::read;
use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::after;

fn says(plan: &Plan) -> Vec<String> {
    plan.facts().into_iter().map(|fact| fact.says).collect()
}

/// The lines that only the second plan has.
fn new(before: &Plan, after: &Plan) -> Vec<String> {
    let held = says(before);
    says(after).into_iter().filter(|line| !held.contains(line)).collect()
}

#[test]
fn a_thing_is_a_line_however_long_it_is() {
    let long =
        "the club says that it will talk about him only after the Champions League has been drawn, in late August";
    let plan = read(assets::SAMPLE);
    for (line, lines) in [
        (
            "bid leoni 20m source Sky",
            &["bid of Leoni: 20m by us, pending · 2025-06-17 · Sky", "stage of Leoni: approached"][..],
        ),
        (&format!("report leoni \"{long}\" source Sky"), &[&format!("report of Leoni: {long} · 2025-06-17 · Sky")]),
        (&format!("set leoni notes {long}"), &[&format!("notes of Leoni: {long}")]),
        ("absent gatti injury knee", &["absence of Gatti: injury knee · 2025-06-17"]),
        ("set gatti value 25m", &["value of Gatti: 25m"]),
        ("file-list UEFA players gatti", &["list of UEFA: filed on 2025-06-17", "list of UEFA: with gatti"]),
        ("order LCB kelly gatti", &["coach's order for LCB: kelly, gatti"]),
        ("formation 4-3-3", &["the formation played: 4-3-3"]),
    ] {
        let mut found = new(&plan, &after(&plan, &[line]));
        found.sort();
        assert_eq!(found, lines, "{line}");
    }
}

#[test]
fn hostile_texts_stay_in_their_line() {
    let text = assets::SAMPLE.replace("a first answer of no", "no\\n\\u{1b}[31m-bid of Leoni: 1m\\u{202e}");
    let lines = says(&read(&text));
    assert!(lines.contains(&"report of Balerdi: no␊␛[31m-bid of Leoni: 1m‹202E› · 2025-06-10 · Di Marzio".to_owned()));
    assert_eq!(lines.len(), says(&read(assets::SAMPLE)).len());
}

/// What an edit changes is in the lines. Lines without bids are found out.
#[test]
fn whatever_differs_is_another_line() {
    let mut chance = Chance(7);
    let (mut changed, mut unseen) = (0, 0);
    for run in 0..runs(60) {
        let mut plan = after(&small(), &["report leoni tall source Sky asks 9m", "file-list UEFA players kelly weah"]);
        for step in 0..40 {
            let Ok(next) = plan.apply(&edit(&plan, &mut chance), TODAY) else { continue };
            if next != plan {
                let told = diff(&plan, &next);
                assert_ne!(says(&plan), says(&next), "run {run}, step {step}: {told:?}\n{}", write_plan(&next));
                let without = |plan: &Plan| says(plan).into_iter().filter(|line| !line.starts_with("bid of "));
                unseen += usize::from(without(&plan).eq(without(&next)));
                changed += 1;
            }
            plan = next;
        }
    }
    assert!(changed > 0 && (runs(60) < 60 || unseen > 0), "{changed} changes, of which {unseen} are bids alone");
}
