//! What may come, beside the exact answers: in words, in its own style, and before it is known.

use std::sync::LazyLock;

use touchline::app::{Effect, Found, JobKind, JobNews, Model, Msg, Progress, Stopped, update};

use super::picture::{done, model, picture, press};

/// The keys of the what-ifs that are compared.
const KEPT: &str = ":what-if \"No strikers\" lose vlahovic, lose milik<Enter>0";

/// What is found of the sample with these what-ifs: the same for each size.
static FOUND: LazyLock<Option<Found>> = LazyLock::new(|| {
    let mut model = model(80, 24);
    press(&mut model, KEPT);
    let effects = update(&mut model, Msg::Shown);
    let job = effects.iter().find_map(|effect| match effect {
        Effect::Start(job) if job.kind() == JobKind::Chances => Some(job.clone()),
        _ => None,
    });
    let job = job.or_else(|| model.jobs.of(JobKind::Chances).map(|running| running.job.clone()));
    done(&job.unwrap()).found
});

/// The sample on a screen of this size, with its chances.
fn known(columns: u16, lines: u16) -> Model {
    let mut model = model(columns, lines);
    press(&mut model, KEPT);
    let id = model.jobs.of(JobKind::Chances).unwrap().job.id;
    update(&mut model, Msg::Job(JobNews { id, progress: Progress::default(), found: FOUND.clone(), ended: true }));
    model
}

#[test]
fn chances_at_three_sizes() {
    for (columns, lines) in [(80, 24), (120, 36), (200, 50)] {
        let mut model = known(columns, lines);
        for (name, keys) in [("board", "1"), ("calendar", "3lllllllll"), ("what_ifs", "17")] {
            press(&mut model, keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{lines}"), picture(&mut model));
        }
        press(&mut model, "1<Esc><Tab>");
        insta::assert_snapshot!(format!("gaps_{columns}x{lines}"), picture(&mut model));
    }
}

#[test]
fn a_chance_says_that_it_is_one_and_how_far_it_was_right() {
    let mut model = known(120, 36);
    press(&mut model, "3");
    let shown = picture(&mut model);
    assert!(shown.contains("chance of no eleven in the week under 0.1 % ±0.02, right within 9 points"), "{shown}");
    press(&mut model, &"l".repeat(12));
    let shown = picture(&mut model);
    assert!(shown.contains("chance of no eleven in the week 1.5 % ±0.1, base rate"), "{shown}");
    assert!(shown.contains("~ base rate"), "{shown}");
    press(&mut model, "1<Enter>");
    let sheet = picture(&mut model);
    for said in ["chance", "with Balerdi 1.5 % → 1.1 %, ±0.1", "in the 3 weeks whose matches"] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    press(&mut model, "<Esc>7");
    let what_ifs = picture(&mut model);
    for said in [
        "chance of no eleven 1.5 % ±0.1 in the 3 weeks whose matches the plan lists",
        "chance of no eleven 1.5 % → 100 %, ±0.1",
    ] {
        assert!(what_ifs.contains(said), "{said}: {what_ifs}");
    }
}

#[test]
fn no_frame_waits_for_a_chance() {
    let mut model = model(120, 36);
    press(&mut model, "3");
    let before = picture(&mut model);
    let row = |shown: &str, name: &str| shown.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(row(&before, "chance of no eleven, %").contains('…'), "{before}");
    let mut model = known(120, 36);
    press(&mut model, "3");
    let known = picture(&mut model);
    assert!(row(&known, "chance of no eleven, %").contains("<1"), "{known}");
    for exact in ["margin, likely", "bodies short, likely"] {
        assert_eq!(row(&before, exact), row(&known, exact), "exact answers stay what they are");
    }
    // An edit takes the chances away in the frame that shows it.
    press(&mut model, ":stage leoni talks<Enter>");
    let edited = picture(&mut model);
    assert!(row(&edited, "chance of no eleven, %").contains('…'), "{edited}");
}

/// The first that the running job tells, which is of few seasons, as if it were all.
fn told_first(model: &mut Model) {
    let job = model.jobs.of(JobKind::Chances).unwrap().job.clone();
    let mut first = None;
    let stopped = job.question.answer(&mut |_, found| {
        first = found;
        Err(Stopped)
    });
    assert!(stopped.is_err() && first.is_some());
    update(model, Msg::Job(JobNews { id: job.id, progress: Progress::default(), found: first, ended: true }));
}

#[test]
fn the_calendar_says_what_a_what_if_does_to_each_week() {
    let mut model = model(120, 36);
    press(&mut model, &KEPT.replace('0', "3"));
    told_first(&mut model);
    let row = |shown: &str, name: &str| shown.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    let shown = picture(&mut model);
    assert!(row(&shown, "chance before, %").contains('…') && !row(&shown, "chance of no eleven, %").contains('…'));
    // The plan as it is comes next.
    told_first(&mut model);
    let shown = picture(&mut model);
    // Kolo Muani is the last striker, and his loan ends.
    let (now, before) = (row(&shown, "chance of no eleven, %"), row(&shown, "chance before, %"));
    assert!(now.contains("100↓") && before.contains("  1 "), "{now}\n{before}");
    press(&mut model, &"l".repeat(8));
    let shown = picture(&mut model);
    assert!(shown.contains("% → 100 %, right within 9 points"), "{shown}");
    press(&mut model, "0");
    assert!(row(&picture(&mut model), "chance before, %").is_empty(), "nothing is assumed any more");
}
