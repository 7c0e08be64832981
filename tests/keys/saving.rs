//! What is asked of the disk, what its answers mean in whatever order they come, and when the program may be left.

use touchline::app::Msg;
use touchline::command::Mode;
use touchline::desk::{How, SaveOutcome, Saving};

use super::session::{Session, asked};

#[test]
fn every_version_goes_to_the_file() {
    let mut session = Session::new();
    session.press("jjj]f?<Esc>");
    assert!(session.effects.is_empty() && session.model.desk.document.is_safe(), "looking changes nothing");
    session.press("b28m<Enter>");
    let first = session.job();
    assert_eq!(asked(&first), (1, "plan.ron".into(), How::Update));
    assert_eq!((&*first.plan, &session.model.desk.document.saving), (session.plan(), &Saving::Underway));
    session.saved(first.clone());
    assert!(session.model.desk.document.is_safe());
    assert_eq!((&session.model.desk.document.saving, session.effects.len()), (&Saving::Idle, 0));
    session.press("u");
    let undone = session.job();
    assert_eq!(asked(&undone), (2, "plan.ron".into(), How::Update));
    assert_ne!(undone.plan, first.plan);
    session.press("<Ctrl-r>");
    assert_eq!((session.job().version, session.job().plan), (3, first.plan));
    assert!(!session.model.desk.document.is_safe());
}

#[test]
fn an_older_version_on_the_disk_is_not_the_newest() {
    let mut session = Session::new();
    let first = session.press("b28m<Enter>").job();
    let second = session.press("Stalks<Enter>").job();
    session.saved(first.clone());
    assert_eq!((session.model.desk.document.saved, session.model.desk.document.is_safe()), (1, false));
    assert_eq!(session.model.desk.document.saving, Saving::Underway);
    session.saved(second);
    assert!(session.model.desk.document.is_safe());
    session.saved(first.clone()).failed(first);
    assert_eq!(
        (session.model.desk.document.saved, session.model.desk.document.is_safe()),
        (2, true),
        "late news changes nothing"
    );
    assert_eq!(session.model.desk.document.saving, Saving::Idle);
}

#[test]
fn a_failed_save_says_why_and_is_tried_again() {
    let mut session = Session::new();
    let first = session.press("b28m<Enter>").job();
    session.failed(first);
    assert_eq!((session.status(), session.is_refused()), ("not saved: the disk is full", true));
    assert_eq!(session.model.desk.document.saving, Saving::Failed("the disk is full".into()));
    let again = session.press("<Ctrl-s>").job();
    assert_eq!(asked(&again), (1, "plan.ron".into(), How::Update));
    session.press("<Ctrl-s>");
    assert_eq!((session.status(), session.effects.len()), ("a save is under way already", 0));
    let next = session.failed(again).press("Stalks<Enter>").job();
    assert_eq!(asked(&next), (2, "plan.ron".into(), How::Update), "and at the next edit");
    session.saved(next);
    assert!(session.model.desk.document.is_safe());
}

#[test]
fn a_failure_that_a_newer_version_has_overtaken_is_not_told() {
    let mut session = Session::new();
    let first = session.press("b28m<Enter>").job();
    let second = session.press("Stalks<Enter>").job();
    session.failed(first);
    assert_eq!((session.status(), &session.model.desk.document.saving), ("Balerdi talks", &Saving::Underway));
    session.saved(second);
    assert!(session.model.desk.document.is_safe());
}

#[test]
fn what_a_save_has_to_say_is_said() {
    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    session.tell(Msg::Saved { job, outcome: SaveOutcome::Saved(Some("the comments are in plan.ron.bak".into())) });
    assert_eq!((session.status(), session.is_refused()), ("the comments are in plan.ron.bak", false));
}

#[test]
fn a_saved_plan_is_left_at_once() {
    assert!(Session::new().press("q").quits());
    assert!(Session::sample().press("q").quits(), "a sample that nobody changed, too");
    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    assert!(session.saved(job).press("q").quits());
    let mut typing = Session::new();
    typing.press("bq");
    assert_eq!((typing.line(), typing.effects.len()), ("bid balerdi q", 0), "in a line q is a letter");
}

#[test]
fn leaving_waits_for_the_newest_save() {
    let mut session = Session::new();
    let first = session.press("b28m<Enter>").job();
    let second = session.press("Stalks<Enter>").job();
    session.press("q");
    assert_eq!((session.status(), session.effects.len()), ("leaving as soon as the plan is saved", 0));
    assert!(!session.saved(first).quits(), "an older version is not enough");
    assert!(session.saved(second).quits());
}

#[test]
fn leaving_asks_when_the_save_failed() {
    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    session.press("q").failed(job);
    assert_eq!((session.line(), session.model.mode()), ("retry", Mode::Leaving));
    let again = session.press("<Enter>").job();
    session.failed(again.clone());
    assert_eq!(session.line(), "retry", "asked again");
    session.press("<Esc>");
    assert!(session.model.layers.is_empty() && session.effects.is_empty(), "Esc stays");
    let again = session.press("q<Enter>").job();
    assert!(session.saved(again).quits());
}

#[test]
fn leaving_elsewhere_or_without_the_changes() {
    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    session.failed(job).press("q");
    let elsewhere = session.press("<Ctrl-u>write other.ron<Enter>").job();
    assert_eq!(asked(&elsewhere), (1, "other.ron".into(), How::Create));
    assert!(session.saved(elsewhere).quits());

    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    assert!(session.failed(job).press("q<Ctrl-x>").quits());
    session.press("<Esc>:abandon<Enter>");
    assert!(session.quits(), "or by its name");
}

#[test]
fn esc_at_the_question_stays_for_good() {
    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    let next = session.failed(job).press("q<Esc>Stalks<Enter>").job();
    assert!(!session.saved(next).quits());
}

#[test]
fn another_command_at_the_question_does_not_leave_later() {
    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    session.failed(job).press("q<Ctrl-u>today<Enter>");
    assert!(session.model.layers.is_empty() && session.effects.is_empty());
    let undone = session.press("u").job();
    assert!(!session.saved(undone).quits());
}

#[test]
fn a_changed_sample_is_offered_a_file() {
    let mut session = Session::sample();
    session.press("b28m<Enter>");
    assert!(session.effects.is_empty(), "it has no file yet");
    session.press("<Ctrl-s>");
    assert_eq!(session.status(), "the plan has no file yet: give it one with write FILE");
    session.press("q");
    assert_eq!((session.line(), session.model.mode()), ("write sample.ron ", Mode::Leaving));
    let job = session.press("<Enter>").job();
    assert_eq!(asked(&job), (1, "sample.ron".into(), How::Create));
    assert!(session.saved(job).quits());
}

#[test]
fn a_sample_whose_edits_are_all_taken_back_is_left_at_once() {
    let mut session = Session::sample();
    assert!(session.press("b28m<Enter>uq").quits());
    session.press("<Ctrl-r>q");
    assert_eq!(session.model.mode(), Mode::Leaving, "made again, it is no sample");
    let job = session.press("<Ctrl-u>write /nowhere/plan.ron<Enter>").job();
    session.failed(job).press("<Esc>u");
    assert_eq!(session.model.desk.document.saving, Saving::Idle);
    assert!(session.press("q").quits(), "and nothing is left that could not be saved");

    let mut session = Session::sample();
    let job = session.press("b28m<Enter>W\"my plan.ron\"<Enter>").job();
    session.press("uq");
    assert!(!session.quits(), "the file on its way has the edit");
    let undone = session.press("<Esc>").saved(job).job();
    assert_eq!(asked(&undone), (2, "my plan.ron".into(), How::Update));
}

#[test]
fn a_file_that_exists_is_replaced_only_when_said_so() {
    let mut session = Session::sample();
    let job = session.press("b28m<Enter>q<Enter>").job();
    session.exists(job);
    assert_eq!((session.line(), session.model.mode()), ("write sample.ron ", Mode::Leaving));
    assert!(session.prompt().trouble.as_deref().is_some_and(|why| why.starts_with("the file exists: add over")));
    let again = session.press("<Enter>").job();
    assert_eq!(again.how, How::Create, "Enter alone never replaces it");
    let over = session.exists(again).press("over<Enter>").job();
    assert_eq!(asked(&over), (1, "sample.ron".into(), How::Replace));
    assert!(session.saved(over).quits());
}

#[test]
fn a_trouble_goes_when_the_line_changes_and_staying_stays() {
    let mut session = Session::sample();
    let job = session.press("b28m<Enter>W\"my plan.ron\"<Enter>").job();
    assert_eq!(asked(&job), (1, "my plan.ron".into(), How::Create));
    session.exists(job);
    assert_eq!((session.line(), session.model.mode()), ("write \"my plan.ron\" ", Mode::Typing));
    session.press("<Backspace>");
    assert_eq!(session.prompt().trouble, None);
    let other = session.press("<Ctrl-u>write other.ron<Enter>").job();
    assert!(!session.saved(other).quits());
    assert_eq!(session.status(), "the plan is kept in other.ron now");
    assert_eq!(asked(&session.press("Stalks<Enter>").job()), (2, "other.ron".into(), How::Update));
}

#[test]
fn the_plan_moves_to_the_file_it_is_written_to() {
    let mut session = Session::new();
    let own = session.press(":write plan.ron<Enter>").job();
    assert_eq!(own.how, How::Update, "its own file is no other");
    let moved = session.saved(own).press(":write other.ron<Enter>").job();
    let between = session.press("b28m<Enter>").job();
    assert_eq!(asked(&between), (1, "plan.ron".into(), How::Update), "until then the old file is kept up");
    let newest = session.saved(moved).job();
    assert_eq!(asked(&newest), (1, "other.ron".into(), How::Update), "and then the new one catches up");
    session.saved(between);
    assert_eq!(
        session.model.desk.document.path,
        Some("other.ron".into()),
        "late news of the old file moves nothing back"
    );
    assert!(!session.model.desk.document.is_safe());
    session.press("q");
    assert!(session.effects.is_empty());
    assert!(session.saved(newest).quits());
}

#[test]
fn a_new_file_that_fails_is_told_even_when_the_plan_went_on() {
    let mut session = Session::sample();
    let job = session.press("b28m<Enter>:write /nowhere/plan.ron<Enter>").job();
    session.press("Stalks<Enter>").failed(job);
    assert_eq!((session.status(), session.is_refused()), ("not saved: the disk is full", true));
    assert_eq!(session.model.desk.document.saving, Saving::Failed("the disk is full".into()));
    assert_eq!(session.press("q").line(), "write sample.ron ");
}
