//! What a file would change: taken or left out by keys, and made one change or none.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use touchline::app::{About, Effect, Importing, JobKind, Layer, Msg, TakenPart};
use touchline::command::Mode;
use touchline::desk::{ExternalVersion, Noticed, Seen};
use touchline::domain::{Edit, Field, Plan};

use super::session::{Session, done};

/// Two of the plan and somebody whom it does not have, as a spreadsheet copies them.
const PASTED: &str = "name\tposition\tclub\tcontract_expires\tmarket_value\r\
                      Federico Gatti\tCB\tJuventus\t2028-06-30\t€12m\r\
                      Leonardo Balerdi\tCB\tMarseille\t2028-06-30\t€20m\r\
                      Bo Ek\tRB\tAda\t2029-06-30\t€1m\r";

fn pasted() -> Session {
    let mut session = Session::new();
    session.tell(Msg::Paste(PASTED.into())).answer();
    session
}

fn shown(session: &Session) -> &Importing {
    let shown = session.model.layers.iter().find_map(|layer| match layer {
        Layer::Importing(shown) => Some(&**shown),
        _ => None,
    });
    shown.unwrap_or_else(|| panic!("no import is shown: {}", session.status()))
}

/// Each line: what of it is taken, and what it says.
fn lines(session: &Session) -> Vec<String> {
    let shown = shown(session);
    let line = |(place, line): (usize, &_)| {
        let mark = match shown.part(line) {
            Some(TakenPart::All) => "+",
            Some(TakenPart::Some) => "±",
            Some(TakenPart::Nothing) => "-",
            None => "",
        };
        let here = if place == shown.selected { ">" } else { "" };
        [here, mark, shown.kind(line), &shown.words(line)]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    };
    shown.lines.iter().enumerate().map(line).collect()
}

#[test]
fn several_lines_of_a_table_show_what_they_would_change() {
    let session = pasted();
    assert_eq!(session.model.mode(), Mode::Importing);
    assert_eq!(
        lines(&session),
        [
            "> + Gatti",
            "+ value 12m",
            "+ contract 2028-06-30",
            "+ Balerdi",
            "+ value 20m",
            "+ contract 2028-06-30",
            "not in the file: Perin, Kelly, Savona, Bremer, McKennie, Yıldız, Conceição, Leoni, Šeško",
            "1 person not in the plan: Bo Ek; N adds them, as targets or as players",
        ]
    );
    assert_eq!(session.plan(), Session::new().plan(), "nothing is changed yet");
}

#[test]
fn enter_takes_all_as_one_change_that_undo_takes_back_whole() {
    let mut session = pasted();
    let before = session.written();
    session.press("<Enter>").answer();
    assert_eq!(session.status(), "import a paste: 4 changes of 2 people");
    assert!(session.model.layers.is_empty() && matches!(session.effects[..], [Effect::Save(_)]));
    let after = session.written();
    assert!(after.contains("value: \"12m\"") && after.contains("value: \"20m\""), "{after}");
    session.press("u");
    assert_eq!((session.written(), session.status()), (before, "undone: import a paste"));
    session.press("<Ctrl-r>");
    assert_eq!(session.written(), after);
    session.tell(Msg::Paste(PASTED.into())).answer();
    assert_eq!(session.status(), "nothing to change: the plan has all of it", "a second time");
    session.press("<Enter>");
    assert!(session.is_refused() && session.written() == after);
}

#[test]
fn a_table_that_changes_nothing_may_be_noted_as_read() {
    let same = "name\tposition\tclub\rFederico Gatti\tCB\tJuventus\rLloyd Kelly\tCB\tJuventus\r";
    let mut session = Session::new();
    session.tell(Msg::Paste(same.into())).answer();
    let noted = "nothing to change: the plan has all of it; taking it in notes that it was read";
    assert_eq!((session.status(), shown(&session).read.is_noted), (noted, true));
    let before = session.written();
    session.press("<Enter>").answer();
    assert_eq!(session.status(), "import a paste: that it was read is noted");
    assert!(session.written().contains("from: \"a paste\""), "{}", session.written());
    session.tell(Msg::Paste(same.into())).answer();
    assert_eq!(session.status(), "nothing to change: the plan has all of it", "it is noted already");
    session.press("<Esc>u");
    assert_eq!(session.written(), before);
}

#[test]
fn two_pastes_of_a_day_are_two() {
    let value = |value: &str| format!("name\tposition\tclub\tmarket_value\rFederico Gatti\tCB\tJuventus\t{value}\r\r");
    let mut session = Session::new();
    for (paste, change) in [("€12m", "+ value 12m"), ("€13m", "+ value 12m → 13m")] {
        session.tell(Msg::Paste(format!("{}Lloyd Kelly\tCB\tJuventus\t€5m\r", value(paste)))).answer();
        assert_eq!(lines(&session)[1], change);
        session.press("<Enter>").answer();
    }
}

#[test]
fn space_leaves_out_a_line_or_a_person() {
    let mut session = pasted();
    session.press("jj<Space>");
    assert_eq!(lines(&session)[..3], ["± Gatti", "+ value 12m", "> - contract 2028-06-30"]);
    session.press("j<Space>");
    assert_eq!(lines(&session)[3..6], ["> - Balerdi", "- value 20m", "- contract 2028-06-30"]);
    session.press("<Space>");
    assert_eq!(lines(&session)[3..6], ["> + Balerdi", "+ value 20m", "+ contract 2028-06-30"]);
    session.press("<Space><Enter>").answer();
    assert_eq!(session.status(), "import a paste: 1 change of 1 person");
    let gatti = session.plan().players.entry("gatti").unwrap().1;
    assert_eq!((gatti.profile.contract, gatti.profile.value), (None, "12m".parse().ok()));
    assert_eq!(session.plan().targets, Session::new().plan().targets);
    session.tell(Msg::Paste(PASTED.into())).answer();
    assert!(lines(&session).contains(&"+ contract 2028-06-30".to_owned()), "what was left out is proposed again");
}

#[test]
fn all_and_none_and_nothing_to_take() {
    let mut session = pasted();
    session.press("n");
    assert_eq!(shown(&session).count(), 0);
    session.press("<Enter>");
    assert_eq!(session.status(), "nothing is taken: Esc leaves the plan as it is");
    session.press("a");
    assert_eq!(shown(&session).count(), 4);
    session.press("G<Space>");
    assert_eq!(session.status(), "nothing to take in this line");
    assert_eq!(shown(&session).count(), 4);
}

#[test]
fn esc_leaves_the_plan_as_it_is() {
    let mut session = pasted();
    session.press("<Space><Esc>");
    assert_eq!((session.model.mode(), session.model.layers.len()), (Mode::Browsing, 0));
    assert_eq!((session.plan(), session.effects.len()), (Session::new().plan(), 0));
}

#[test]
fn esc_stops_what_runs_and_nothing_is_half_done() {
    let mut session = Session::new();
    session.tell(Msg::Paste(PASTED.into()));
    let reading = session.started();
    session.press("<Esc>");
    assert_eq!(
        (&session.effects[..], session.status()),
        (&[Effect::Stop(reading.id)][..], "stopped: Reading what was pasted")
    );
    session.tell(Msg::Job(done(&reading)));
    assert!(session.model.layers.is_empty(), "it comes too late");

    let mut session = pasted();
    session.press("<Enter>");
    let taking = session.started();
    session.press("<Esc>");
    assert_eq!(
        (&session.effects[..], session.status()),
        (&[Effect::Stop(taking.id)][..], "stopped: Taking in a paste")
    );
    session.tell(Msg::Job(done(&taking)));
    assert_eq!((session.model.mode(), session.plan()), (Mode::Importing, Session::new().plan()));
}

#[test]
fn a_choice_that_changes_while_it_is_taken_in_is_not_taken() {
    let mut session = pasted();
    session.press("<Enter>");
    let taking = session.started();
    session.press("n").tell(Msg::Job(done(&taking)));
    assert!(session.is_refused() && session.plan() == Session::new().plan(), "{}", session.status());
}

#[test]
fn those_whom_the_plan_lacks_become_targets_or_players_by_a_key() {
    let mut session = pasted();
    session.press("jjj<Space>N").answer();
    assert_eq!(lines(&session)[..2], ["> - Balerdi", "- value 20m"], "what was left out stays so");
    let new = lines(&session).iter().position(|line| line == "+ new targets; N makes them players").unwrap();
    assert_eq!(lines(&session)[new + 1], "+ Bo Ek (ek): RB RWB, Ada, until 2029-06-30, value 1m");
    session.press("<Enter>").answer();
    assert!(session.plan().targets.entry("ek").is_some() && session.plan().players.entry("ek").is_none());
}

/// The plan with another value for Gatti, as another program wrote it.
fn from_outside(session: &mut Session) {
    let before = session.model.kept_plan().clone();
    let gatti = before.players.entry("gatti").unwrap().0.clone();
    let edit = Edit::Set { people: vec![gatti], field: Field::Value("12m".parse().ok()) };
    let after: Arc<Plan> = before.apply(&edit, session.model.today()).unwrap().into();
    let what = Seen::Changed(ExternalVersion { number: 1, before, after, stands: true });
    session.tell(Msg::Noticed(Noticed { path: "plan.ron".into(), what }));
}

#[test]
fn a_plan_that_changes_under_it_is_compared_again_and_keeps_what_was_left_out() {
    let mut session = pasted();
    session.press("jj<Space>");
    from_outside(&mut session);
    assert!(shown(&session).is_outdated);
    let again = session.started();
    session.press("<Enter>");
    assert_eq!(session.status(), "the plan has changed: the file is being compared with it again");
    assert!(session.effects.is_empty(), "it is asked once");
    session.tell(Msg::Job(done(&again)));
    assert!(!shown(&session).is_outdated);
    assert_eq!(lines(&session)[..3], ["- Gatti", "> - contract 2028-06-30", "+ Balerdi"], "the value is there already");
    session.press("<Enter>").answer();
    assert_eq!(session.status(), "import a paste: 2 changes of 1 person");
}

#[test]
fn what_was_taken_of_another_plan_is_not_made() {
    let mut session = pasted();
    session.press("<Enter>");
    let taking = session.started();
    from_outside(&mut session);
    let plan = session.plan().clone();
    session.tell(Msg::Job(done(&taking)));
    assert_eq!((session.plan(), session.model.mode()), (&plan, Mode::Importing));
}

#[test]
fn one_line_goes_where_typing_goes() {
    let mut session = Session::new();
    session.tell(Msg::Paste("Federico Gatti\tCB\n".into()));
    assert!(session.is_refused() && session.model.jobs.of(JobKind::Import).is_none(), "{}", session.status());
    session.press(":").tell(Msg::Paste(PASTED.into()));
    assert!(
        session.line().starts_with("name position club"),
        "a line that is typed takes all of it: {}",
        session.line()
    );
}

#[test]
fn a_paste_that_is_no_table_says_what_to_do() {
    let mut session = Session::new();
    session.tell(Msg::Paste("Dear all,\nplease find attached\n".into())).answer();
    assert!(session.is_refused() && session.model.layers.is_empty());
    assert!(session.status().contains("copy the line that names the columns too"), "{}", session.status());
}

#[test]
fn a_file_is_read_by_its_line_which_comes_back_where_it_fails() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("short list.csv");
    fs::write(&file, PASTED.replace('\r', "\n")).unwrap();
    let mut session = Session::new();
    let line = format!("import \"{}\" as targets", file.display());
    session.press(&format!(":{line}<Enter>")).answer();
    assert_eq!(lines(&session)[4], "+ Bo Ek (ek): RB RWB, Ada, until 2029-06-30, value 1m");
    assert!(!shown(&session).read.heading.contains("a paste"));
    session.press("<Esc>");

    fs::remove_file(&file).unwrap();
    session.press(&format!(":{line}<Enter>")).answer();
    assert!(session.is_refused() && session.status().contains("there is no such file"), "{}", session.status());
    session.press(":<Ctrl-p>");
    assert_eq!(session.line(), line);
}

#[test]
fn the_keyboard_is_no_file() {
    for path in ["-", "/dev/null"] {
        let mut session = Session::new();
        session.press(&format!(":import {path}<Enter>")).answer();
        assert_eq!(session.status(), format!("cannot read {path}: no file, expected one: save it as a file first"));
    }
}

#[test]
fn a_file_is_of_the_day_that_is_told_by_its_line_and_today() {
    let (today, changed, said) = (Session::new().model.today(), date(2025, 5, 1), date(2025, 6, 1));
    for (line, of_line, on) in
        [(":import squad.csv<Enter>", None, changed), (":import squad.csv on 2025-06-01<Enter>", Some(said), said)]
    {
        let mut question = Session::new().press(line).started().question;
        question.date_files(|path, said, until| {
            assert_eq!((path, said, until), (Path::new("squad.csv"), of_line, today));
            said.unwrap_or(changed)
        });
        let About::Import(request) = question.about else { panic!("{line}") };
        assert_eq!(request.on, Some(on), "{line}");
    }
}

/// The lines of an import as they are before and after keys that fail.
fn fails(session: &mut Session, keys: &str, why: &str) {
    let before = lines(session);
    session.press(keys).answer();
    assert!(session.is_refused() && session.status().contains(why), "{keys}: {}", session.status());
    assert_eq!((lines(session), session.model.mode()), (before, Mode::Importing), "{keys}");
}

#[test]
fn what_fails_over_an_import_leaves_it_and_its_choices() {
    let many: String = (0..1_001).map(|n| format!("New {n}\tCB\tAda\t\t\r")).collect();
    let mut session = Session::new();
    session.tell(Msg::Paste(format!("{PASTED}{many}"))).answer();
    session.press("jj<Space>");
    fails(&mut session, "N", "a paste: found 1002 people who would be new targets");
    assert_eq!(lines(&session)[..3], ["± Gatti", "+ value 12m", "> - contract 2028-06-30"]);

    let mut session = Session::new();
    session.tell(Msg::Paste(PASTED.replace("Juventus", "Ada"))).answer();
    session.press("N").answer();
    session.press("jj<Space>");
    fails(&mut session, "N", "found no club “Juventus”, expected one of the file, with club: Ada, Marseille");

    let mut session = Session::new();
    session.tell(Msg::Paste(PASTED.into()));
    let reading = session.started();
    session.press(":import typo.csv").tell(Msg::Job(done(&reading))).press("<Enter>").answer();
    assert!(session.status().contains("there is no such file"), "{}", session.status());
    assert_eq!((lines(&session)[1].as_str(), session.model.mode()), ("+ value 12m", Mode::Importing));
    session.press("<Esc>:<Ctrl-p>");
    assert_eq!(session.line(), "import typo.csv", "what was typed comes back");
}

#[test]
fn what_fails_over_an_import_of_another_plan_closes_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    fs::write(&file, PASTED.replace('\r', "\n")).unwrap();
    let mut session = Session::new();
    let line = format!("import {}", file.display());
    session.press(&format!(":{line}<Enter>")).answer();
    from_outside(&mut session);
    let again = session.started();
    fs::remove_file(&file).unwrap();
    session.tell(Msg::Job(done(&again)));
    assert!(session.is_refused() && session.effects.is_empty(), "it is asked once: {}", session.status());
    assert_eq!((session.model.mode(), session.model.layers.len()), (Mode::Browsing, 0));
    session.press(":<Ctrl-p>");
    assert_eq!(session.line(), line);
}

#[test]
fn keys_that_follow_each_other_go_on_from_what_is_being_read() {
    let mut session = pasted();
    session.press("NN").answer();
    assert!(lines(&session).contains(&"targets already, and left as they are: Balerdi".to_owned()), "as players");
    session.press("N").answer();
    assert!(lines(&session).contains(&"+ Balerdi".to_owned()), "not at all");
}

#[test]
fn an_error_has_the_name_of_a_file_and_the_options_of_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my--table--dialect.csv");
    fs::write(&file, "one,two\n1,2\n").unwrap();
    let said = |options: &str| {
        let mut session = Session::new();
        session.press(&format!(":import {}{options}<Enter>", file.display())).answer();
        assert!(session.is_refused() && session.status().contains("my--table--dialect.csv"), "{}", session.status());
        session.status().to_owned()
    };
    let unknown = said("");
    assert!(unknown.contains("inspect --guess FILE") && unknown.ends_with("give it as dialect mine.ron"), "{unknown}");
    let table = said(" table two");
    assert!(table.starts_with("found table “two”, expected a table of "), "{table}");
}

/// What stands over those of whom it is asked who they are.
const TITLE: &str = "say who is who; until then nothing of them is taken";

/// A plan with two of a name, and a table with somebody of that name and somebody who plays elsewhere.
fn alike() -> Session {
    let mut session = Session::new();
    session.press(":add-player lind Bo Lind plays ST<Enter>:add-target lind-2 Bo Lind plays ST<Enter>");
    let table = "name\tposition\tclub\tmarket_value\rBo Lind\tST\t\t€5m\rFederico Gatti\tST\tJuventus\t€12m\r";
    session.tell(Msg::Paste(table.into())).answer();
    session
}

#[test]
fn who_may_be_several_is_chosen_by_a_key_and_never_by_itself() {
    let mut session = alike();
    let asked = "Bo Lind (line 2) may be lind, lind-2, by name, club and position";
    let gatti = "Federico Gatti (line 3) may be Gatti, by name and club";
    assert_eq!(lines(&session)[..3], [&format!("> {TITLE}"), asked, gatti]);
    session.press("w");
    assert!(session.is_refused() && session.status() == "nobody to choose on this line");
    session.press("j<Space>");
    assert!(session.is_refused());
    session.press("w").answer();
    assert_eq!(lines(&session)[..4], ["+ lind", "+ value 5m", TITLE, "> Bo Lind (line 2) is lind, as you say"]);
    session.press("w").answer();
    assert_eq!(lines(&session)[3], "> Bo Lind (line 2) is lind-2, as you say");
    session.press("w").answer();
    assert_eq!(lines(&session)[1], "> Bo Lind (line 2) is somebody new, as you say");
    assert_eq!(lines(&session)[3], "1 person not in the plan: Bo Lind; N adds them, as targets or as players");
    session.press("N").answer();
    assert_eq!(lines(&session)[..2], ["+ new targets; N makes them players", "+ Bo Lind (bo-lind): ST, value 5m"]);
    session.press("NNw").answer();
    assert_eq!(lines(&session)[..2], [TITLE, &format!("> {asked}")], "and nobody again");
    session.press("wwjw").answer();
    let (positions, value) = ("+ positions CB:natural → CB:natural ST:natural", "+ value 12m");
    assert_eq!(lines(&session)[..5], ["+ lind-2", "+ value 5m", "+ Gatti", positions, value], "by what is being read");
    session.press("g<Space><Enter>").answer();
    assert_eq!(session.status(), "import a paste: 2 changes of 1 person");
    let plan = session.plan();
    let (lind, other) = (plan.players.entry("lind").unwrap().1, plan.targets.entry("lind-2").unwrap().1);
    assert_eq!((lind.profile.value, other.profile.value), (None, None));
    assert_eq!(plan.players.entry("gatti").unwrap().1.profile.value, "12m".parse().ok());
}

#[test]
fn a_choice_outlives_a_change_of_the_plan_and_nobody_is_two() {
    let mut session = Session::new();
    let table = "name\tposition\tclub\tmarket_value\rFederico Gatti\tST\tJuventus\t€15m\rBo Ek\tRB\tAda\t\r";
    session.tell(Msg::Paste(table.into())).answer();
    session.press("jw").answer();
    from_outside(&mut session);
    session.answer();
    let asked = "> Federico Gatti (line 2) is Gatti, as you say";
    assert_eq!(
        lines(&session)[1..5],
        ["+ positions CB:natural → CB:natural ST:natural", "+ value 12m → 15m", TITLE, asked]
    );
    session.press("<Enter>").answer();
    assert_eq!(session.plan().players.entry("gatti").unwrap().1.profile.value, "15m".parse().ok());
    let mut session = Session::new();
    let two = "name\tposition\tclub\rFederico Gatti\tST\tJuventus\rFederico Gatti\tGK\tJuventus\r";
    session.tell(Msg::Paste(two.into())).answer();
    session.press("jw").answer();
    let asked =
        |session: &Session| lines(session).into_iter().filter(|line| line.contains("(line")).collect::<Vec<_>>();
    assert_eq!(asked(&session), ["> Federico Gatti (line 2) is Gatti, as you say"]);
}

#[test]
fn what_is_read_does_not_take_the_keys_of_a_line() {
    let mut session = Session::new();
    session.tell(Msg::Paste(PASTED.into()));
    let reading = session.started();
    session.press(":sta").tell(Msg::Job(done(&reading)));
    assert_eq!(session.line(), "sta");
    session.press("<Esc>");
    assert_eq!(session.model.mode(), Mode::Importing);
}

#[test]
fn a_table_of_strangers_is_not_said_to_be_in_the_plan() {
    let mut session = Session::new();
    session.tell(Msg::Paste("name\tposition\nAda Bo\tCB\nCy Di\tST\n".into())).answer();
    assert_eq!(session.status(), "nothing to change: nobody of the file is in the plan");
}
