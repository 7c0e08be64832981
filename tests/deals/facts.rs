//! All that a plan has as lines: whatever differs between two plans is another line.

use touchline::domain::{Plan, diff};
use touchline::store::{assets, read_plan, write_plan};

use crate::machine::{TODAY, edit, small};
use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::after;
use crate::{FORMATIONS, read};

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
        (
            &format!("sign leoni until 2030-06-30 source \"{long}\" for 18m"),
            &[
                "contract of Leoni: 2030-06-30",
                "joined of Leoni: 2025-07-01",
                "player Leoni: Giovanni Leoni (leoni), CB natural",
                &format!("signing of Leoni: on 2025-06-17 from Parma for 18m ({long})"),
            ],
        ),
        (&format!("set leoni club {long}"), &[&format!("club of Leoni: {long}")]),
        (&format!("deadline 2026-02-02 {long}"), &[&format!("deadline {long}: 2026-02-02")]),
        (
            "role CB aerial 3 anticipation 2 bravery 4 concentration 5 composure 6 positioning 7 pace 2",
            &["role of CB: aerial 3, anticipation 2, bravery 4, concentration 5, composure 6, positioning 7, pace 2"],
        ),
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

/// Two versions that differ in the last letter of a long text have other lines, whichever text it is.
#[test]
fn the_end_of_no_text_is_cut() {
    let lines = [
        "sign leoni until 2030-06-30 source Sky for 18m",
        "sell rugani source Sky club Ajax for 3m",
        "set balerdi notes strong",
        "report balerdi tall source Sky",
        "bid balerdi 28m source Sky",
        "answer balerdi rejected source RMC",
        "player balerdi open source RMC",
        "absent gatti suspension red for 2 matches in \"Serie A\"",
        "return bremer 2025-08-24 source Gazzetta",
        "renew yildiz until 2030-06-30 source club",
        "file-list UEFA players gatti kelly",
        "role CB aerial 3 pace 2",
        "conclude Sign a centre-back",
        "deadline 2026-02-02 Window",
        "match 2025-08-31 Genoa in \"Serie A\"",
        "call-up 2025-10-06 2025-10-14 Qualifiers players yildiz",
    ];
    let text = write_plan(&after(&read(assets::SAMPLE), &lines));
    let (mut cut, mut held) = (Vec::new(), 0);
    for (at, _) in text.match_indices('"').skip(1).step_by(2) {
        let longer = |end: &str| {
            let text = format!("{}{}{end}{}", &text[..at], " and so on".repeat(12), &text[at..]);
            read_plan("plan.ron", &text, &FORMATIONS).ok()
        };
        if let (Some(one), Some(other)) = (longer("a"), longer("b")) {
            held += 1;
            if says(&one) == says(&other) {
                cut.push(text[..at].rsplit('\n').next().unwrap_or_default().to_owned());
            }
        }
    }
    assert!(cut.is_empty() && held > 100, "{held} texts, of which these are cut: {cut:#?}");
}
