//! What another program does to the plan's file, and conflicts with it: said, taken in, settled by a choice of sides.

use std::sync::Arc;

use touchline::app::{Effect, Found, Job, JobNews, Layer, Msg, Progress};
use touchline::command::Mode;
use touchline::desk::{ExternalVersion, Noticed, SaveJob, SaveOutcome, Saving, Seen, TakenIn};
use touchline::domain::{Origin, Plan};

use super::session::{PLAN, Session, read};

pub(crate) fn seen(session: &mut Session, what: Seen) -> &mut Session {
    session.tell(Msg::Noticed(Noticed { path: "plan.ron".into(), what }))
}

/// The n-th version by another program, who changed the text of the plan.
pub(crate) fn changed(number: u64, from: &str, to: &str) -> Seen {
    let after = PLAN.replace(from, to);
    assert_ne!(after, PLAN);
    Seen::Changed(ExternalVersion { number, before: Arc::new(read(PLAN)), after: Arc::new(read(&after)), stands: true })
}

/// Three fields of two people as another program has them.
fn theirs() -> Seen {
    let after = PLAN
        .replace("stage: Approached", "stage: Talks, value: \"30m\"")
        .replace("club: \"Parma\", priority: 2", "club: \"Parma\", priority: 5");
    Seen::Changed(ExternalVersion {
        number: 1,
        before: Arc::new(read(PLAN)),
        after: Arc::new(read(&after)),
        stands: true,
    })
}

/// Both changed the stage of Balerdi and the priority of Leoni; the value came in.
pub(crate) fn in_conflict() -> Session {
    let mut session = Session::new();
    session.press(":stage balerdi off<Enter>:set leoni priority 7<Enter>");
    seen(&mut session, theirs());
    session
}

fn balerdi(plan: &Plan) -> (String, String) {
    let target = |id| plan.targets.entry(id).map(|(_, target)| target.clone()).unwrap();
    (target("balerdi").stage.to_string(), format!("{:?}", target("leoni").priority))
}

#[test]
fn a_clean_plan_takes_the_other_version_in_and_the_status_names_what_changed() {
    let mut session = Session::new();
    seen(&mut session, changed(1, "priority: 2", "priority: 5"));
    assert_eq!(session.status(), "external change: priority of Leoni: 2 → 5");
    assert!(session.effects.is_empty() && session.model.desk.document.is_safe(), "the file has it already");
    assert_eq!(session.model.desk.document.taken_in, TakenIn { until: 1, unsettled: vec![] });
    session.press("u");
    let nothing = "nothing of yours to undo: undo-external takes back what another program wrote";
    assert_eq!((session.status(), session.is_refused()), (nothing, true));
    let undone = session.press(":undo-external<Enter>").job();
    assert_eq!((session.status(), session.plan()), ("undone: external changes", &read(PLAN)));
    assert_eq!((&*undone.plan, undone.taken_in.until), (session.plan(), 1));
    assert!(!session.model.desk.document.is_safe());
}

#[test]
fn a_plan_with_edits_of_its_own_has_both_and_is_saved() {
    let mut session = Session::new();
    session.press("b28m<Enter>");
    let ours = session.plan().clone();
    let theirs = PLAN.replace("priority: 2", "priority: 5");
    let job = seen(&mut session, changed(1, "priority: 2", "priority: 5")).job();
    assert_eq!((job.version, job.taken_in.until, &*job.plan), (2, 1, session.plan()));
    assert!(session.written().contains("28m") && session.written().contains("priority: 5"));
    let both = session.plan().clone();
    session.press("u");
    assert_eq!((session.status(), session.plan()), ("undone: bid 28m for Balerdi", &read(&theirs)), "theirs stays");
    session.press("<Ctrl-r>");
    assert_eq!(session.plan(), &both);
    session.press(":undo-external<Enter>");
    assert_eq!((session.status(), session.plan()), ("undone: external changes", &ours), "and ours stays");
    session.press("u");
    assert_eq!(session.plan(), &read(PLAN));
    session.press("<Ctrl-r><Ctrl-r>");
    assert_eq!(session.plan(), &both, "each is made again");
    session.press(":undo-external<Enter>:undo-external<Enter>");
    assert_eq!(session.status(), "no other program has written anything to take back");
}

#[test]
fn what_both_changed_is_not_undone_until_the_later_change_is() {
    let mut session = Session::new();
    session.press(":set leoni priority 7<Enter>:set sesko priority 9<Enter>");
    let before = Arc::new(session.plan().clone());
    let after = session.written().replace("priority: 7", "priority: 5");
    let after = Arc::new(read(&after));
    seen(&mut session, Seen::Changed(ExternalVersion { number: 1, before, after, stands: true }));
    let all = session.plan().clone();
    session.press("u");
    assert_eq!((session.status(), session.written().contains("priority: 9")), ("undone: priority of Šeško", false));
    session.press("u");
    assert!(session.is_refused());
    let why = "not undone: priority of Leoni: another program changed priority of Leoni since, and undo-external \
               takes that back";
    assert_eq!(session.status(), why);
    assert!(session.written().contains("priority: 5"), "nothing was changed");
    session.press(":undo-external<Enter>u");
    assert_eq!((session.status(), session.plan()), ("undone: priority of Leoni", &read(PLAN)));
    session.press("<Ctrl-r><Ctrl-r><Ctrl-r>");
    assert_eq!(session.plan(), &all, "all three are made again");

    session.press(":set leoni priority 6<Enter>:undo-external<Enter>");
    let why = "not undone: external changes: you changed priority of Leoni since, and undo takes that back";
    assert_eq!((session.status(), session.is_refused()), (why, true));
}

#[test]
fn an_external_change_takes_nothing_from_what_can_be_made_again() {
    let mut session = Session::new();
    session.press("b28m<Enter>u");
    seen(&mut session, changed(1, "priority: 2", "priority: 5"));
    session.press("<Ctrl-r>");
    assert!(session.written().contains("28m") && session.written().contains("priority: 5"));
}

#[test]
fn git_is_asked_after_the_first_frame_and_an_external_change_and_again_when_the_plan_has_changed() {
    let mut session = Session::new();
    session.tell(Msg::Shown);
    let first = session.git.take().unwrap();
    session.press("b28m<Enter>");
    session.tell(Msg::Job(none_left(&first)));
    let second = session.git.take().unwrap();
    assert_eq!((&first.question.about, &*second.question.plan), (&second.question.about, session.plan()));
    session.tell(Msg::Job(none_left(&second)));
    assert!(session.git.is_none() && session.model.desk.settling.is_empty());
    seen(&mut session, changed(1, "priority: 2", "priority: 5"));
    assert!(session.git.take().is_some());
    seen(&mut session, Seen::Gone);
    assert!(session.git.is_none(), "a file that is gone is in no conflict");
    let mut sample = Session::sample();
    sample.tell(Msg::Shown);
    assert!(sample.git.is_none(), "no file, no git");
}

/// What a question to git comes to where all is merged.
fn none_left(job: &Job) -> JobNews {
    JobNews { id: job.id, progress: Progress::default(), found: Some(Found::Unmerged(Ok(None))), ended: true }
}

/// What a save says that met a version by another program.
fn met(session: &mut Session, job: SaveJob, what: Seen) -> &mut Session {
    let Seen::Changed(another) = what else { panic!("a change") };
    session.tell(Msg::Saved { job, outcome: SaveOutcome::Met(vec![another]) })
}

#[test]
fn a_save_that_meets_another_version_merges_it_once_and_saves_again() {
    let mut session = Session::new();
    let first = session.press("b28m<Enter>").job();
    let second = session.press("Stalks<Enter>q").effects.clone();
    let [Effect::Save(second)] = &second[..] else { panic!("{second:?}") };
    let merged = met(&mut session, first, changed(1, "priority: 2", "priority: 5")).job();
    assert_eq!((merged.version, merged.taken_in.until, &*merged.plan), (3, 1, session.plan()));
    assert_eq!(session.status(), "external change: priority of Leoni: 2 → 5");
    met(&mut session, second.clone(), changed(1, "priority: 2", "priority: 5"));
    assert!(session.effects.is_empty(), "that one has been merged already");
    assert!(!session.model.desk.document.is_safe());
    assert!(session.saved(merged).quits(), "and leaving waited for it");
}

#[test]
fn what_a_save_took_out_of_the_file_is_saved_again_even_when_nothing_else_was_changed() {
    let mut session = Session::new();
    let job = session.press("b28m<Enter>").job();
    let undone = session.press("u").job();
    session.saved(job);
    let Seen::Changed(another) = changed(1, "priority: 2", "priority: 5") else { panic!("a change") };
    let another = ExternalVersion { stands: false, ..another };
    let again = met(&mut session, undone, Seen::Changed(another)).job();
    assert_eq!((&*again.plan, again.taken_in.until), (session.plan(), 1));
    assert!(!session.model.desk.document.is_safe(), "ours stands in the file, without it");
}

#[test]
fn news_of_a_file_that_the_plan_has_left_changes_nothing() {
    let mut session = Session::sample();
    seen(&mut session, Seen::Gone);
    seen(&mut session, changed(1, "priority: 2", "priority: 5"));
    assert_eq!((session.status(), session.plan()), ("", &read(PLAN)));
}

#[test]
fn a_file_that_is_gone_leaves_nothing_saved_until_it_is_written_again() {
    let mut session = Session::new();
    seen(&mut session, Seen::Gone);
    assert_eq!(session.status(), "plan.ron is gone; the plan is still here, and Ctrl-s saves it again");
    session.press("q");
    assert_eq!((session.model.mode(), session.effects.len()), (Mode::Leaving, 0));
    let again = session.press("<Esc><Ctrl-s>").job();
    assert!(session.saved(again).press("q").quits());

    let mut session = Session::new();
    seen(&mut session, Seen::Gone);
    let plan = Arc::new(read(PLAN));
    seen(&mut session, Seen::Changed(ExternalVersion { number: 1, before: plan.clone(), after: plan, stands: true }));
    assert!(session.model.desk.document.is_safe() && session.model.desk.document.saving == Saving::Idle, "it is back");
}

#[test]
fn many_changes_by_another_program_are_one_line_and_a_key_tells_each() {
    let mut session = Session::new();
    let after = PLAN.replace("2025-09-01", "2025-09-02").replace("Parma", "Milan").replace("2029-06-30", "2030-06-30");
    let few = Seen::Changed(ExternalVersion {
        number: 1,
        before: Arc::new(read(PLAN)),
        after: Arc::new(read(&after)),
        stands: true,
    });
    seen(&mut session, few);
    assert_eq!(session.status().matches("; ").count(), 2, "three are named: {}", session.status());
    let again = after.replace("priority: 2", "priority: 5").replace("priority: 3", "priority: 6");
    let again = again.replace("Leipzig", "London").replace("2025-06-19", "2025-06-20");
    let many = Seen::Changed(ExternalVersion {
        number: 2,
        before: Arc::new(read(&after)),
        after: Arc::new(read(&again)),
        stands: true,
    });
    seen(&mut session, many);
    let (status, more) = (session.status().to_owned(), session.model.status.details.len() - 1);
    assert!(status.starts_with("external change: ") && status.ends_with(&format!(" and {more} more")), "{status}");
    session.press(".");
    let Some(Layer::Answer(said)) = session.model.layers.last() else { panic!("no text") };
    let said = said.lines.join("\n");
    for change in ["priority of Leoni: 2 → 5", "priority of Šeško: 3 → 6", "club of Šeško: Leipzig → London"]
    {
        assert!(said.contains(change), "{change} in {said}");
    }
}

#[test]
fn a_file_left_unreadable_is_told_of_with_its_place_and_keeps_nobody_here() {
    let mut session = Session::new();
    seen(&mut session, Seen::Unreadable("plan.ron:3:5: found <, expected a field".into()));
    assert_eq!(
        session.status(),
        "an external change left the file unreadable: plan.ron:3:5: found <, expected a field"
    );
    assert!(session.is_refused() && matches!(session.model.desk.document.saving, Saving::Failed(_)));
    assert!(session.press("q").quits(), "nothing of this plan is lost");
    let ours = session.press("<Ctrl-s>").job();
    assert_eq!(&*ours.plan, session.plan(), "or ours again");
}

#[test]
fn a_conflict_shows_and_stays_ours_until_a_side_of_each_is_chosen() {
    let mut session = in_conflict();
    let job = session.job();
    assert_eq!(job.taken_in, TakenIn { until: 1, unsettled: vec![1] });
    assert_eq!((session.model.mode(), session.model.context().conflicts), (Mode::Settling, 2));
    assert_eq!(session.status(), "both changed stage of Balerdi, priority of Leoni: ! settles it");
    assert_eq!(balerdi(session.plan()), ("off".into(), "Some(7)".into()));
    assert!(session.written().contains("30m"), "what only they changed is in");
    session.press("<Enter>");
    assert_eq!(session.status(), "choose a side for each conflict first: 2 left");
    session.press("t<Enter>");
    assert_eq!(session.status(), "choose a side for each conflict first: 1 left");
    assert_eq!(session.model.desk.settling[0].selected, 1, "on to the next");
    let settled = session.press("o<Enter>").job();
    assert_eq!(balerdi(&settled.plan), ("talks".into(), "Some(7)".into()));
    assert_eq!((settled.taken_in, session.model.mode()), (TakenIn { until: 1, unsettled: vec![] }, Mode::Browsing));
    session.press("u");
    assert_eq!(balerdi(session.plan()), ("off".into(), "Some(7)".into()), "and can be undone");
}

#[test]
fn one_side_is_taken_of_all_at_once() {
    let theirs = in_conflict().press("T<Enter>").job();
    assert_eq!(balerdi(&theirs.plan), ("talks".into(), "Some(5)".into()));
    let mut session = in_conflict();
    let before = session.plan().clone();
    let ours = session.press("O<Enter>").job();
    assert_eq!((&*ours.plan, ours.taken_in.unsettled.len()), (&before, 0), "saved, so that theirs can go");
}

#[test]
fn a_choice_can_be_changed_and_selected_by_moving() {
    let mut session = in_conflict();
    session.press("TkkO").press("jt");
    assert_eq!(session.model.desk.settling[0].choices, [Some(Origin::Ours), Some(Origin::Theirs)]);
}

#[test]
fn settling_can_wait_while_the_plan_goes_on_and_the_choice_is_newer() {
    let mut session = in_conflict();
    session.press("<Esc>");
    assert_eq!((session.model.mode(), session.model.layers.len()), (Mode::Browsing, 0));
    let next = session.press(":stage balerdi shortlisted<Enter>:set sesko priority 9<Enter>").effects.clone();
    let Some(Effect::Save(job)) = next.last() else { panic!("{next:?}") };
    assert_eq!(job.taken_in.unsettled, [1]);
    let settled = session.press("!T<Enter>").job();
    assert_eq!(balerdi(&settled.plan), ("talks".into(), "Some(5)".into()));
    assert!(session.written().contains("priority: 9"));
    session.press("!");
    assert_eq!((session.status(), session.is_refused()), ("nothing waits to be settled", true));
    session.press(":take-theirs<Enter><Esc>:settle<Enter>");
    assert!(session.is_refused());
}

#[test]
fn conflicts_take_no_keys_from_a_line_being_typed() {
    let mut session = Session::new();
    session.press(":stage balerdi off<Enter>").press(":set leoni ");
    seen(&mut session, theirs());
    assert_eq!((session.line(), session.model.mode()), ("set leoni ", Mode::Typing));
    session.press("rating 80<Enter>!");
    assert!(matches!(session.model.layers[..], [Layer::Settling]));
}

#[test]
fn a_second_version_in_conflict_waits_for_its_turn() {
    let mut session = in_conflict();
    let before = session.plan().clone();
    let Seen::Changed(first) = theirs() else { panic!("a change") };
    let after = read(&PLAN.replace("stage: Approached", "stage: Medical").replace("priority: 3", "priority: 4"));
    let second = ExternalVersion { number: 2, before: first.before, after: Arc::new(after), stands: true };
    let job = seen(&mut session, Seen::Changed(second)).job();
    assert_eq!(job.taken_in, TakenIn { until: 2, unsettled: vec![1, 2] });
    assert_ne!(session.plan(), &before);
    let settled = session.press("O<Enter>").job();
    assert_eq!((settled.taken_in.unsettled, session.model.mode()), (vec![2], Mode::Settling));
    let settled = session.press("T<Enter>").job();
    assert_eq!((balerdi(&settled.plan).0, settled.taken_in.unsettled), ("medical".into(), vec![]));
}

fn offered(base: &str, plan: &str) -> Session {
    let mut session = Session::new();
    let plans = [base, plan].map(|text| Arc::new(read(text)));
    let [base, plan] = plans;
    assert!(session.model.offer_unsaved(Some(base), plan, "copy".into()));
    session
}

#[test]
fn what_was_not_saved_comes_in_as_one_edit_and_its_copy_goes_once_that_is_saved() {
    let mut session = offered(PLAN, &PLAN.replace("priority: 2", "priority: 5").replace("Approached", "Talks"));
    assert_eq!((session.line(), session.model.mode()), ("recover", Mode::Recovering));
    let job = session.press("<Enter>").job();
    assert_eq!(balerdi(&job.plan), ("talks".into(), "Some(5)".into()));
    session.failed(job.clone());
    assert!(session.effects.is_empty(), "it is needed still");
    assert_eq!(session.saved(job).effects, [Effect::Forget("copy".into())]);
    session.press("u");
    assert_eq!((session.status(), session.plan()), ("undone: what was not saved the last time", &read(PLAN)));
    session.press(":recover<Enter>");
    assert_eq!((session.status(), session.is_refused()), ("nothing waits to be recovered", true));
}

#[test]
fn what_is_taken_back_before_it_could_be_saved_is_kept() {
    let mut session = offered(PLAN, &PLAN.replace("priority: 2", "priority: 5"));
    let job = session.press("<Enter>").job();
    let undone = session.failed(job).press("u").job();
    assert!(session.saved(undone).effects.is_empty());
    assert!(session.model.desk.document.is_safe() && session.press("q").quits());
    let job = session.press("<Ctrl-r>").job();
    assert_eq!(session.saved(job).effects, [Effect::Forget("copy".into())]);
}

#[test]
fn what_was_not_saved_waits_or_is_thrown_away() {
    let mut session = offered(PLAN, &PLAN.replace("priority: 2", "priority: 5"));
    session.press("<Esc>");
    assert!(session.effects.is_empty() && session.model.layers.is_empty());
    session.press(":discard<Enter>");
    assert_eq!((session.plan(), &session.effects[..]), (&read(PLAN), &[Effect::Forget("copy".into())][..]));
    let mut session = offered(PLAN, &PLAN.replace("priority: 2", "priority: 5"));
    assert_eq!(session.press("<Ctrl-x>").effects, [Effect::Forget("copy".into())]);
    assert!(session.model.layers.is_empty());
    assert!(session.press("q").quits());
}

#[test]
fn what_the_file_has_already_is_not_offered() {
    let mut session = Session::new();
    let base = Arc::new(read(&PLAN.replace("priority: 2", "priority: 5")));
    assert!(!session.model.offer_unsaved(Some(base), Arc::new(read(PLAN)), "copy".into()));
    assert!(session.model.layers.is_empty() && session.model.desk.unsaved.is_none());
}
