//! What a save makes of a file that another program writes too.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Arc;

use touchline::command::{Command, ReadLine, Scope, parse};
use touchline::desk::{
    self, Desk, ExternalVersion, How, Keeper, Noticed, SaveJob, SaveOutcome, Seen, TakenIn, save_now,
};
use touchline::domain::{Formation, Origin, Plan};
use touchline::runtime;
use touchline::store;

const PLAN: &str = r#"// ours since 1897
(
    format: 1,
    club: "Juventus",
    today: "2025-06-17",
    tactic: (formation: "3-4-2-1"),
    targets: {
        // the first choice
        "balerdi": (name: "Leonardo Balerdi", positions: { CB: Natural }, value: "20m"), // "not for sale"
        "leoni": (name: "Giovanni Leoni", positions: { CB: Natural }),
    },
)
"#;

fn formations() -> Vec<Arc<Formation>> {
    runtime::catalogue().formations
}

fn edited(plan: &Plan, line: &str) -> Plan {
    let formations = formations();
    let (nations, today) = (touchline::store::assets::nations(), jiff::civil::date(2025, 6, 17));
    match parse(Scope { plan, formations: &formations, nations, today }, line) {
        Ok(ReadLine { command: Command::Edit(edit), .. }) => plan.apply(&edit, today).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn read(path: &Path) -> Plan {
    desk::read(path, &formations()).unwrap()
}

/// A version of somebody who has heard of no other program.
fn job(path: &Path, version: u64, plan: Plan) -> SaveJob {
    having(TakenIn::default(), path, version, plan)
}

fn having(taken_in: TakenIn, path: &Path, version: u64, plan: Plan) -> SaveJob {
    SaveJob { version, path: path.to_owned(), plan: Arc::new(plan), how: How::Update, taken_in }
}

/// Up to the n-th of another program's versions, with nothing in conflict.
fn until(until: u64) -> TakenIn {
    TakenIn { until, unsettled: Vec::new() }
}

/// The one version by another program that a look met.
fn another(noticed: Option<Noticed>) -> ExternalVersion {
    let Some(Noticed { what: Seen::Changed(another), .. }) = noticed else { panic!("{noticed:?}") };
    another
}

/// The one version by another program that a save met.
fn met(outcome: SaveOutcome) -> ExternalVersion {
    let SaveOutcome::Met(versions) = outcome else { panic!("{outcome:?}") };
    let [another] = &versions[..] else { panic!("{versions:?}") };
    another.clone()
}

fn clean(outcome: SaveOutcome) {
    assert_eq!(outcome, SaveOutcome::Saved(None));
}

/// A program that has a plan open.
pub(crate) struct Instance {
    pub(crate) desk: Desk,
    keeper: Keeper,
}

impl Instance {
    pub(crate) fn open(path: &Path) -> Instance {
        let mut desk = Desk::open(path, &formations()).unwrap();
        Instance { keeper: Keeper::of(&mut desk, formations()), desk }
    }

    /// Saves an edited plan: what is said about it.
    pub(crate) fn save(&mut self, plan: Plan) -> String {
        let wanted = self.desk.edit(plan, "edit".into());
        let said = save_now(&mut self.desk, &mut self.keeper, wanted).unwrap();
        assert!(self.desk.document.is_safe());
        said.join("; ")
    }

    /// Takes in what another program wrote.
    pub(crate) fn look(&mut self, path: &Path) {
        if let Some(noticed) = self.keeper.look(path) {
            let wanted = self.desk.noticed(noticed);
            save_now(&mut self.desk, &mut self.keeper, wanted).unwrap();
        }
    }

    fn edit(&mut self, line: &str) -> String {
        self.save(edited(self.desk.plan(), line))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn keeper(path: &Path) -> Keeper {
    fs::write(path, PLAN).unwrap();
    Keeper::new(formations(), Some((path.to_owned(), PLAN.into(), Arc::new(read(path)))))
}

#[test]
fn an_edit_leaves_comments_and_every_other_line_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let plan = edited(&read(&path), "set balerdi value 25m");
    clean(keeper.save(&job(&path, 1, plan)));
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN.replace("20m", "25m"));
    assert_eq!(names(folder.path()), ["plan.ron"], "nothing is left beside the plan");
}

#[test]
fn a_late_save_of_the_file_that_the_plan_has_left_takes_nothing_from_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (left, path) = (folder.path().join("plan.ron"), folder.path().join("moved.ron"));
    let mut keeper = keeper(&left);
    let plan = read(&left);
    clean(keeper.save(&SaveJob { how: How::Create, ..job(&path, 1, plan.clone()) }));
    fs::write(&path, PLAN.replace("20m", "30m")).unwrap();
    clean(keeper.save(&job(&left, 2, edited(&plan, "set leoni value 9m"))));
    assert_eq!(fs::read_to_string(&left).unwrap(), PLAN);
    let theirs = met(keeper.save(&job(&path, 3, edited(&plan, "set leoni value 9m"))));
    assert_eq!(theirs.after, Arc::new(edited(&plan, "set balerdi value 30m")));
}

#[test]
fn a_move_that_fails_leaves_what_is_known_of_the_plans_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let plan = read(&path);
    let nowhere = folder.path().join("none/moved.ron");
    let failed = keeper.save(&SaveJob { how: How::Replace, ..job(&nowhere, 1, plan.clone()) });
    assert!(matches!(failed, SaveOutcome::Failed(_)), "{failed:?}");
    fs::write(&path, PLAN.replace("20m", "30m")).unwrap();
    let theirs = met(keeper.save(&job(&path, 2, edited(&plan, "set leoni value 9m"))));
    assert_eq!(theirs.after, Arc::new(edited(&plan, "set balerdi value 30m")));
}

#[test]
fn undo_brings_back_the_comments_of_a_person_who_was_removed_until_another_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, PLAN).unwrap();
    let plan = Arc::new(read(&path));
    let mut keeper = Keeper::new(formations(), Some((path.clone(), PLAN.into(), plan.clone())));
    let removed = edited(&plan, "remove balerdi");
    clean(keeper.save(&job(&path, 1, removed.clone())));
    assert!(!fs::read_to_string(&path).unwrap().contains("not for sale"));
    let undone = SaveJob { plan: plan.clone(), ..job(&path, 2, removed.clone()) };
    clean(keeper.save(&undone));
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN);

    clean(keeper.save(&job(&path, 3, removed)));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("1897", "1898")).unwrap();
    let merged = met(keeper.save(&undone)).merged_into(&undone.plan).plan;
    clean(keeper.save(&having(until(1), &path, 4, merged)));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("1898") && text.contains("Balerdi"), "what the other program wrote stays: {text}");
}

/// Which file stands under the name: a save puts another one there.
fn file(path: &Path) -> u64 {
    fs::metadata(path).unwrap().ino()
}

#[test]
fn a_file_that_holds_the_plans_text_already_is_saved_without_a_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let (plan, opened) = (read(&path), file(&path));
    clean(keeper.save(&job(&path, 1, plan.clone())));
    assert_eq!(file(&path), opened, "as an undo of what could not be saved leaves it");
    let edit = edited(&plan, "stage leoni talks");
    clean(keeper.save(&job(&path, 2, edit.clone())));
    let saved = file(&path);
    assert_ne!(saved, opened);
    clean(keeper.save(&job(&path, 3, edit.clone())));
    assert_eq!((file(&path), read(&path)), (saved, edit.clone()));

    // Nobody knows whether what another program wrote would survive a power cut.
    fs::write(&path, PLAN.replace("20m", "24m")).unwrap();
    let theirs = read(&path);
    let (another, written) = (another(keeper.look(&path)), file(&path));
    clean(keeper.save(&having(until(another.number), &path, 5, theirs.clone())));
    assert_eq!(read(&path), theirs);
    assert_ne!(file(&path), written);
}

#[test]
fn comments_go_with_a_plan_into_a_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let (path, elsewhere) = (folder.path().join("plan.ron"), folder.path().join("other.ron"));
    let mut keeper = keeper(&path);
    let edit = edited(&read(&path), "stage leoni talks");
    let create = SaveJob { how: How::Create, ..job(&elsewhere, 1, edit.clone()) };
    clean(keeper.save(&create));
    let text = fs::read_to_string(&elsewhere).unwrap();
    assert!(text.contains("not for sale") && read(&elsewhere) == edit, "{text}");
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN);

    let (plan, unnamed) = (Arc::new(read(&path)), folder.path().join("unnamed.ron"));
    let mut keeper = Keeper::without_a_file(formations(), PLAN.into(), plan.clone());
    clean(keeper.save(&SaveJob { plan, ..SaveJob { path: unnamed.clone(), ..create } }));
    assert_eq!(fs::read_to_string(&unnamed).unwrap(), PLAN, "also where it had none, as the sample");
}

/// The plan after another program valued Leoni and wrote a comment.
fn valued() -> String {
    PLAN.replace("Giovanni Leoni\"", "Giovanni Leoni\", value: \"18m\"").replace("1897", "1898")
}

#[test]
fn external_changes_come_in_with_the_next_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, PLAN).unwrap();
    let mut instance = Instance::open(&path);
    fs::write(&path, valued()).unwrap();
    assert_eq!(instance.edit("bid balerdi 28m"), "external change: value of Leoni: 18m (new)");
    let merged = edited(&edited(&read_text(PLAN), "bid balerdi 28m"), "set leoni value 18m");
    assert_eq!((&**instance.desk.plan(), &read(&path)), (&merged, &merged));
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("since 1898") && text.contains("// the first choice") && text.contains("// \"not for sale\"")
    );
    assert_eq!(instance.edit("stage leoni talks"), "", "and then it is known");
    assert_eq!(read(&path), edited(&merged, "stage leoni talks"));
}

#[test]
fn nothing_is_written_over_a_version_until_the_plan_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let first = edited(&read(&path), "bid balerdi 28m");
    fs::write(&path, valued()).unwrap();
    let another = met(keeper.save(&job(&path, 1, first.clone())));
    // Two more that waited meanwhile; the last takes the first edit back.
    let third = edited(&read_text(PLAN), "stage leoni talks");
    for waiting in [edited(&first, "stage leoni talks"), third.clone()] {
        assert_eq!(met(keeper.save(&job(&path, 2, waiting))), another);
        assert_eq!(fs::read_to_string(&path).unwrap(), valued());
    }
    let merged = another.merged_into(&third).plan;
    clean(keeper.save(&having(until(1), &path, 4, merged.clone())));
    assert_eq!((read(&path), &merged), (merged.clone(), &edited(&third, "set leoni value 18m")));
}

fn read_text(text: &str) -> Plan {
    store::read_plan("p", text, &formations()).unwrap()
}

#[test]
fn what_both_changed_stays_ours_and_theirs_is_kept_beside_it_until_it_is_settled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, PLAN).unwrap();
    let mut instance = Instance::open(&path);
    let theirs = PLAN.replace("20m", "30m");
    fs::write(&path, &theirs).unwrap();
    let said = instance.edit("set balerdi value 25m");
    assert!(said.starts_with("both changed value of Balerdi: ours stands; theirs is in "), "{said}");
    let ours = edited(&read_text(PLAN), "set balerdi value 25m");
    assert_eq!(read(&path), ours);
    let kept = || fs::read_to_string(folder.path().join("plan.ron.theirs")).ok();
    assert_eq!(kept(), Some(theirs.clone()));

    assert_eq!(instance.edit("stage leoni talks"), "");
    let next = edited(&ours, "stage leoni talks");
    assert_eq!((read(&path), kept()), (next.clone(), Some(theirs)), "while it waits");

    instance.desk.take_side(Origin::Theirs);
    let wanted = instance.desk.settle().unwrap();
    save_now(&mut instance.desk, &mut instance.keeper, wanted).unwrap();
    assert_eq!((read(&path), kept()), (edited(&next, "set balerdi value 30m"), None));
    assert!(fs::read_to_string(&path).unwrap().contains("value: \"30m\""));
}

#[test]
fn a_conflict_that_only_a_plan_in_memory_has_is_kept_beside_the_file_before_it_is_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let theirs = PLAN.replace("20m", "30m");
    fs::write(&path, &theirs).unwrap();
    another(keeper.look(&path));
    let ours = edited(&read_text(PLAN), "set balerdi value 25m");
    keeper.save(&having(TakenIn { until: 1, unsettled: vec![1] }, &path, 1, ours));
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron.theirs")).unwrap(), theirs);
}

#[test]
fn a_file_left_unreadable_is_told_of_once_and_kept_beside_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let ours = edited(&read(&path), "set balerdi value 25m");
    let broken = PLAN.replace("today:", "<<<<<<< HEAD\n today:");
    fs::write(&path, &broken).unwrap();
    let Some(Seen::Unreadable(why)) = keeper.look(&path).map(|noticed| noticed.what) else { panic!("not told") };
    assert!(why.contains("plan.ron:5:"), "{why}");
    assert_eq!((keeper.look(&path), fs::read_to_string(&path).unwrap()), (None, broken.clone()));
    let SaveOutcome::Saved(Some(said)) = keeper.save(&job(&path, 1, ours.clone())) else { panic!("not told") };
    assert!(said.contains("the external version is kept in") && said.ends_with("plan.ron.theirs"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN.replace("20m", "25m"), "the comments are there");
    assert_eq!(fs::read_to_string(folder.path().join("plan.ron.theirs")).unwrap(), broken);
}

#[test]
fn a_file_that_was_unreadable_for_a_while_is_compared_with_what_it_said_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let ours = edited(&read(&path), "set balerdi value 25m");
    fs::write(&path, &valued()[..200]).unwrap();
    assert!(keeper.look(&path).is_some());
    fs::write(&path, valued()).unwrap();
    let another = another(keeper.look(&path));
    assert_eq!((&*another.before, another.merged_into(&ours).conflicts.len()), (&read_text(PLAN), 0));
}

#[test]
fn a_file_that_is_gone_is_told_of_once_and_comes_again_with_its_comments() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    let ours = edited(&read(&path), "set balerdi value 25m");
    fs::remove_file(&path).unwrap();
    assert_eq!(keeper.look(&path).unwrap().what, Seen::Gone);
    assert_eq!(keeper.look(&path), None);
    fs::write(&path, PLAN).unwrap();
    let again = another(keeper.look(&path));
    assert_eq!((&again.before, keeper.look(&path)), (&again.after, None), "and it is back");
    fs::remove_file(&path).unwrap();
    clean(keeper.save(&having(until(1), &path, 1, ours)));
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN.replace("20m", "25m"));
}

#[test]
fn two_instances_that_save_in_turn_come_to_the_same_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, PLAN).unwrap();
    let mut instances = [Instance::open(&path), Instance::open(&path)];
    for round in 0..20u64 {
        for (instance, id) in instances.iter_mut().zip(["balerdi", "leoni"]) {
            instance.edit(&format!("report {id} round {round} source hand"));
        }
    }
    let [one, other] = &mut instances;
    one.look(&path);
    assert_eq!((&read(&path), &**one.desk.plan()), (&**other.desk.plan(), &**other.desk.plan()));
    let reports = |id: &str| one.desk.plan().targets.entry(id).map(|(_, person)| person.profile.reports.len());
    assert_eq!((reports("balerdi"), reports("leoni")), (Some(20), Some(20)), "no report of either is lost");
}

#[test]
fn the_texts_here_are_plans() {
    assert!(store::read_plan("p", PLAN, &formations()).is_ok());
}

#[test]
fn a_folder_is_no_file_to_write_a_plan_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut keeper = keeper(&path);
    for how in [How::Create, How::Replace, How::Update] {
        let outcome = keeper.save(&SaveJob { how, ..job(folder.path(), 1, read(&path)) });
        let SaveOutcome::Failed(why) = outcome else { panic!("{how:?}: {outcome:?}") };
        assert!(why.ends_with("is a folder: name a file in it"), "{how:?}: {why}");
    }
    assert_eq!((names(folder.path()), &*fs::read_to_string(&path).unwrap()), (vec!["plan.ron".to_owned()], PLAN));
}
