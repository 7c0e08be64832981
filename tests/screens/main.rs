//! Every pane and the whole board as they are drawn, characters and roles both.

#![allow(clippy::unwrap_used, clippy::panic)]

mod budget;
mod chances;
mod explains;
mod hostile;
mod importing;
mod looks;
mod market;
mod names;
mod picture;
mod room;
mod scrolled;
mod sizes;
mod styles;
mod what_ifs;

use jiff::civil::date;
use picture::{done, model, picture, press};
use touchline::app::{Effect, Found, Job, JobNews, Model, Msg, Progress, update};
use touchline::command::{Entry, Keymap, TABLE};
use touchline::desk::{ExternalVersion, GitOperation, Noticed, SaveOutcome, Seen, ThreeVersions, Unmerged};
use touchline::store::{assets, read_plan};
use touchline::ui;

#[test]
fn the_board_at_three_sizes() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut model = model(columns, lines);
        insta::assert_snapshot!(format!("board_{name}"), picture(&mut model));
    }
}

#[test]
fn the_first_start_on_an_empty_plan_says_what_to_type() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut model = empty(columns, lines);
        insta::assert_snapshot!(format!("first_steps_{name}"), picture(&mut model));
        press(&mut model, ":add-player felipe Pedro Felipe plays CB<Enter>");
        assert!(!picture(&mut model).contains("Say how the team lines up"), "somebody is there");
        press(&mut model, "u");
        assert!(picture(&mut model).contains("Say how the team lines up"), "nobody is there again");
    }
}

/// A plan with a club alone.
fn empty(columns: u16, lines: u16) -> Model {
    let model = model(columns, lines);
    let plan = r#"(format: 1, club: "Ajax", today: "2025-06-17", tactic: (formation: "4-3-3"))"#;
    let plan = read_plan("plan.ron", plan, &model.catalogue.formations).unwrap();
    let document = touchline::desk::Document::in_file("plan.ron".into());
    let catalogue = model.catalogue.clone();
    let mut model = Model::new(touchline::desk::Desk::new(plan, document), catalogue, date(2025, 6, 17));
    update(&mut model, Msg::Resize(columns, lines));
    model
}

#[test]
fn the_help_explains_a_word_that_is_typed() {
    for word in ui::GLOSSARY {
        let mut model = model(120, 36);
        press(&mut model, &format!("?{}", word.word));
        let shown = picture(&mut model);
        let first = shown.lines().nth(4).unwrap();
        let means = word.means.split(' ').take(3).collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&format!("   {} ", word.word)) && shown.contains(&means), "{first} in {shown}");
    }
    let mut model = model(120, 36);
    press(&mut model, "?◆");
    assert!(picture(&mut model).contains("In the calendar"), "signs are found too");
    let mut model = self::model(80, 24);
    press(&mut model, "?broken");
    insta::assert_snapshot!("help_broken", picture(&mut model));
}

#[test]
fn the_tour_says_what_to_press_and_what_is_seen() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut model = model(columns, lines);
        press(&mut model, ":tour<Enter>jx");
        insta::assert_snapshot!(format!("tour_{name}"), picture(&mut model));
    }
    let mut model = model(120, 36);
    press(&mut model, ":tour<Enter>:");
    update(&mut model, Msg::Paste("x".repeat(100_000)));
    let warned = picture(&mut model);
    assert!(warned.contains("the paste was cut") && warned.contains("Tour 1 of 10"), "{warned}");
}

/// The model with another key for `back`.
fn with_back(mut model: Model, key: &str) -> Model {
    let keymap = &model.catalogue.keymap;
    let keys = |entry: &Entry| match entry.id {
        "back" => vec![key.to_owned()],
        _ => keymap.keys(entry).map(|key| key.to_string()).collect(),
    };
    let bound: Vec<(&str, Vec<String>)> = TABLE.iter().map(|entry| (entry.id, keys(entry))).collect();
    model.catalogue.keymap = Keymap::new(bound.iter().map(|(id, keys)| (*id, keys.as_slice()))).ok().unwrap();
    model
}

/// A refusal whose end says what to do.
fn refused(columns: u16, lines: u16) -> Model {
    let mut model = model(columns, lines);
    model.desk.document = touchline::desk::Document::in_file("juventus.ron".into());
    press(&mut model, "jjjjj:stage balerdi talks<Enter>");
    let why = "cannot save /home/sporting-director/plans/2025-26/juventus-summer-window.ron: Permission denied; \
               nothing changed there: see who may write to it, or save elsewhere";
    let job = model.desk.rescue(0).unwrap();
    update(&mut model, Msg::Saved { job, outcome: SaveOutcome::Failed(why.into()) });
    model
}

#[test]
fn a_long_refusal_is_there_to_its_end_and_the_selection_with_it() {
    for (name, columns, lines) in [("60x15", 60, 15), ("80x24", 80, 24)] {
        let mut model = refused(columns, lines);
        let picture = picture(&mut model);
        assert!(picture.contains("elsewhere\n") && picture.contains("▸6 Koulierakis"), "{picture}");
        insta::assert_snapshot!(format!("refused_{name}"), picture);
    }
}

#[test]
fn what_is_longer_than_a_third_of_the_screen_is_shown_whole_by_a_key() {
    let mut model = model(60, 15);
    let names = (0..60).map(|name| format!("name{name}")).collect::<Vec<_>>().join(" ");
    for name in names.split(' ') {
        press(&mut model, &format!(":what-if {name} lose gatti<Enter>"));
    }
    press(&mut model, ":assume nobody<Enter>");
    assert!(model.status.text.ends_with("name59"), "{}", model.status.text);
    let cut = picture(&mut model);
    assert!(cut.contains("… . shows all") && !cut.contains("name59"), "{cut}");
    press(&mut model, ".G");
    let whole = picture(&mut model);
    assert!(whole.contains("What was said last") && whole.contains("name59"), "{whole}");
    press(&mut model, "<Esc><Esc>");
    assert!(picture(&mut model).contains("next: 19 Jun"), "gone with the key that closes things");
    press(&mut model, ".");
    assert_eq!(model.status.text, "nothing was said");
}

#[test]
fn each_pane_alone() {
    for (name, tabs) in [("targets", 0), ("gaps", 1), ("depth", 2), ("injured", 3)] {
        let mut model = model(80, 24);
        press(&mut model, &"<Tab>".repeat(tabs));
        insta::assert_snapshot!(format!("pane_{name}"), picture(&mut model));
    }
}

#[test]
fn the_sheet_of_a_target_and_of_a_player() {
    let mut target = model(100, 34);
    press(&mut target, "b28m/4+4m@50% source Tuttojuve<Enter><Enter>");
    insta::assert_snapshot!("sheet_target", picture(&mut target));
    let mut player = model(100, 34);
    press(&mut player, "<Tab><Tab><Tab>j<Enter>");
    insta::assert_snapshot!("sheet_player", picture(&mut player));
}

#[test]
fn the_sheet_says_where_somebody_was_read_from_and_what_was_proposed() {
    let said = "positions: { CB: Natural }, foot: Right, height_cm: 196";
    let imported = "positions: { CB: Natural, RB: Competent },
                    imported: (from: \"FM26 export\", on: \"2025-06-01\", id: \"2000123\", proposed: [RB])";
    let plan = assets::SAMPLE.replacen(said, imported, 1);
    let mut model = model(100, 34);
    model.desk = touchline::desk::Desk::new(
        read_plan("plan.ron", &plan, &model.catalogue.formations).unwrap(),
        touchline::desk::Document::in_file("plan.ron".into()),
    );
    press(&mut model, "/leoni<Enter><Enter>");
    let picture = picture(&mut model);
    assert!(picture.contains("RB competent (proposed)"), "{picture}");
    assert!(picture.contains(" imported   FM26 export, 1 Jun, id 2000123"), "{picture}");
}

#[test]
fn the_line_being_typed() {
    for (name, keys) in [
        ("ready", "b28m+4m@50%"),
        ("problem", "b28m+4x"),
        ("choices", "Sta"),
        ("refused", "orejected"),
        ("palette", ":injury"),
        ("leaving", "Sta<Tab><Enter>q"),
        ("filter", "/cb"),
        ("filter_problem", "/cb height> u23"),
    ] {
        let mut model = model(100, 30);
        press(&mut model, keys);
        insta::assert_snapshot!(format!("line_{name}"), picture(&mut model));
    }
}

#[test]
fn the_squad() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut model = model(columns, lines);
        press(&mut model, "5");
        insta::assert_snapshot!(format!("squad_{name}"), picture(&mut model));
    }
    let mut model = model(100, 30);
    press(&mut model, ":set bremer wage 6m<Enter>:sort wage<Enter>/!injured u30<Enter>");
    insta::assert_snapshot!("squad_sorted", picture(&mut model));
    press(&mut model, "g<Space><Space>j<Space><Right><Right>e");
    insta::assert_snapshot!("squad_marked", picture(&mut model));
}

#[test]
fn the_pitch_and_the_calendar() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36)] {
        let mut pitch = model(columns, lines);
        press(&mut pitch, "2kk");
        insta::assert_snapshot!(format!("pitch_{name}"), picture(&mut pitch));
        let mut calendar = model(columns, lines);
        press(&mut calendar, "3jl");
        insta::assert_snapshot!(format!("calendar_{name}"), picture(&mut calendar));
        press(&mut calendar, "zf<Tab>");
        insta::assert_snapshot!(format!("calendar_months_{name}"), picture(&mut calendar));
    }
}

#[test]
fn the_smallest_calendar_has_people() {
    let mut calendar = model(60, 15);
    press(&mut calendar, "3jjj");
    insta::assert_snapshot!("calendar_60x15", picture(&mut calendar));
    press(&mut calendar, ":what-if Less lose gatti<Enter>:assume Less<Enter>");
    let assumed = picture(&mut calendar);
    assert!(assumed.contains("margin before") && assumed.contains("Daffara"), "{assumed}");
}

/// The sample with two fields changed both here and by another program.
fn in_conflict(columns: u16, lines: u16) -> Model {
    let mut model = model(columns, lines);
    model.desk.document = touchline::desk::Document::in_file("juventus.ron".into());
    let before = model.kept_plan().clone();
    press(&mut model, ":stage balerdi off<Enter>:set lucumi value none<Enter>");
    let text = assets::SAMPLE.replacen("stage: Approached", "stage: Talks", 1).replacen(
        "Left, value: \"22m\"",
        "Left, value: \"24m\"",
        1,
    );
    let after = read_plan("p", &text, &model.catalogue.formations).unwrap();
    let what = Seen::Changed(ExternalVersion { number: 1, before, after: after.into(), stands: true });
    update(&mut model, Msg::Noticed(Noticed { path: "juventus.ron".into(), what }));
    model
}

#[test]
fn what_both_hands_changed() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36)] {
        let mut model = in_conflict(columns, lines);
        press(&mut model, "t");
        insta::assert_snapshot!(format!("conflicts_{name}"), picture(&mut model));
    }
    let mut later = in_conflict(120, 36);
    press(&mut later, "<Esc>");
    insta::assert_snapshot!("conflicts_later", picture(&mut later));
}

/// Both sides made deals that do not go together, and other changes, in a plan that git left unmerged.
#[test]
fn what_git_left_with_long_sides() {
    let mut model = model(80, 24);
    model.desk.document = touchline::desk::Document::in_file("juventus.ron".into());
    let formations = model.catalogue.formations.clone();
    let plan = |person: &str, more: &str| {
        let bid =
            |by: &str, terms: &str| format!("(on: \"2025-06-10\", by: {by}, terms: \"{terms}\", source: \"Sky\")");
        let text =
            assets::SAMPLE.replacen("priority: 2", &format!("priority: {person}, bids: [{}]", bid("Us", more)), 1);
        text.replacen("stage: Approached", &format!("stage: {}", if person == "3" { "Off" } else { "Talks" }), 1)
    };
    let [ours, theirs] =
        [plan("3", "28.5m/3 +4m(20 games)@50% +2m(UCL)@30% so20 of profit"), plan("4", "31m/2 +2m@50% so10")];
    let texts = [("base", assets::SAMPLE.to_owned()), ("ours", ours), ("theirs", theirs)];
    let versions = ThreeVersions::read(texts, &formations).unwrap();
    let merged = versions.merged(&formations);
    let found = Unmerged { versions, operation: GitOperation::Rebase, merged };
    let effects = update(&mut model, Msg::Shown);
    let Some(Effect::Start(job)) = effects.first() else { panic!("{effects:?}") };
    let left = found.taken_into(&job.question.plan, false);
    let found = Some(Found::Unmerged(Ok(Some(left))));
    update(&mut model, Msg::Job(JobNews { id: job.id, progress: Progress::default(), found, ended: true }));
    insta::assert_snapshot!("conflicts_of_git_80x24", picture(&mut model));
    press(&mut model, "tjj");
    insta::assert_snapshot!("conflicts_of_git_further_80x24", picture(&mut model));
}

#[test]
fn a_what_if_over_the_board_the_pitch_and_the_calendar() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36)] {
        let mut model = model(columns, lines);
        press(
            &mut model,
            ":what-if Better sign balerdi from 2025-06-17, back cabal 2025-06-20<Enter>:assume Better<Enter>",
        );
        press(&mut model, ":date 2025-06-20<Enter><Tab>");
        insta::assert_snapshot!(format!("assumed_board_{name}"), picture(&mut model));
        press(&mut model, "2");
        insta::assert_snapshot!(format!("assumed_pitch_{name}"), picture(&mut model));
        press(&mut model, "3");
        insta::assert_snapshot!(format!("assumed_calendar_{name}"), picture(&mut model));
    }
}

/// A negotiation as July went on: two prices that contradict each other, an offer for one of ours, one for sale.
const TALKS: &str = ":bid balerdi 18m source Tuttojuve on 2025-06-11<Enter>\
    :answer balerdi rejected source \"Di Marzio\" on 2025-06-12<Enter>\
    :report balerdi asked source \"La Stampa\" asks 25m on 2025-06-13<Enter>\
    :bid balerdi 22m+2m@50% source Tuttojuve on 2025-06-14<Enter>\
    :counter balerdi 32m source RMC on 2025-06-15<Enter>\
    :report balerdi not even 40 source RMC refuses 40m on 2025-06-16<Enter>\
    :bid kelly 20m club Villa source Sky<Enter>:set vlahovic future listed<Enter>";

#[test]
fn a_warning_is_not_cut_off_under_a_long_line() {
    let mut model = model(80, 24);
    press(&mut model, ":plan transfers 30m<Enter>:bid leoni 40m+4m(20 games)@50% so10 costs 2m wage 3m");
    let picture = picture(&mut model);
    assert!(picture.contains("but: 12m more than the 30m for transfers"), "{picture}");
}

/// A fee in instalments that is agreed, and more than the budget.
const AGREED: &str = "j:plan transfers 8m<Enter>:bid leoni 28m/4+4m(20 games)@50% costs 2m wage 3m<Enter>\
    :answer leoni accepted<Enter>4<Tab>GG";

#[test]
fn the_deals_at_three_sizes() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut stalled = model(columns, lines);
        press(&mut stalled, "4");
        insta::assert_snapshot!(format!("deals_stalled_{name}"), picture(&mut stalled));
        let mut talks = model(columns, lines);
        press(&mut talks, &format!("{TALKS}4<Tab>"));
        insta::assert_snapshot!(format!("deals_talks_{name}"), picture(&mut talks));
        press(&mut talks, "<Tab>jj");
        insta::assert_snapshot!(format!("deals_ends_{name}"), picture(&mut talks));
        let mut agreed = model(columns, lines);
        press(&mut agreed, AGREED);
        insta::assert_snapshot!(format!("deals_money_{name}"), picture(&mut agreed));
    }
}

#[test]
fn what_could_not_be_saved_the_last_time() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36)] {
        let mut last = model(columns, lines);
        press(&mut last, ":stage balerdi off<Enter>:set lucumi value none<Enter>:remove solet<Enter>");
        let mut model = model(columns, lines);
        let base = model.kept_plan().clone();
        assert!(model.offer_unsaved(Some(base), last.kept_plan().clone(), "copy".into()));
        insta::assert_snapshot!(format!("unsaved_{name}"), picture(&mut model));
    }
}

#[test]
fn much_that_could_not_be_saved_is_listed_over_a_third_of_the_screen() {
    let mut last = model(80, 24);
    for name in 0..20 {
        press(&mut last, &format!(":what-if name{name} lose gatti<Enter>"));
    }
    let mut model = model(80, 24);
    let base = model.kept_plan().clone();
    assert!(model.offer_unsaved(Some(base), last.kept_plan().clone(), "copy".into()));
    let picture = picture(&mut model);
    let listed = picture.matches("what-if name").count();
    assert!((12..20).contains(&listed) && picture.contains('…'), "{listed} in {picture}");
}

#[test]
fn what_ifs_side_by_side() {
    let mut model = model(80, 24);
    press(&mut model, ":what-if Better sign balerdi from 2025-06-17<Enter>:what-if \"No Gatti\" lose gatti<Enter>0");
    let job = ask(&mut model, "P", "Enter");
    update(&mut model, Msg::Job(done(&job)));
    insta::assert_snapshot!("compared", picture(&mut model));
    press(&mut model, "<Esc>");
    let job = ask(&mut model, "", "V");
    assert!(picture(&mut model).contains("What would hurt most on 2025-06-17: Esc stops"));
    let progress = Progress { done: 1, of: 4 };
    update(&mut model, Msg::Job(JobNews { progress, ended: false, ..done(&job) }));
    let so_far = picture(&mut model);
    assert!(so_far.contains("more to come, Esc stops") && so_far.contains("1 of 4, Esc stops"), "{so_far}");
    update(&mut model, Msg::Job(done(&job)));
    insta::assert_snapshot!("worst", picture(&mut model));
}

/// The work that the last key starts.
fn ask(model: &mut Model, keys: &str, last: &str) -> Job {
    press(model, keys);
    let asked = update(model, Msg::Key(last.parse().unwrap())).into_iter().find_map(|effect| match effect {
        Effect::Start(job) => Some(job),
        _ => None,
    });
    asked.unwrap()
}

#[test]
fn help_and_the_card() {
    let mut help = model(100, 30);
    press(&mut help, "?");
    insta::assert_snapshot!("help", picture(&mut help));
    let mut card = model(50, 14);
    insta::assert_snapshot!("card", picture(&mut card));
}

#[test]
fn a_plan_in_trouble_says_so() {
    let mut model = model(120, 36);
    model.asked.at_least = touchline::domain::Familiarity::Natural;
    press(&mut model, ":date 2026-07-10<Enter><Tab>");
    assert_eq!(model.asked.on, date(2026, 7, 10));
    insta::assert_snapshot!("trouble", picture(&mut model));
}
