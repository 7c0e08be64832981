//! The market at the keyboard: read, searched, filtered, sorted, and made targets of.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use touchline::analysis::lists::{self, ListReasons};
use touchline::app::{Effect, Job, JobKind, Layer, LikeWhom, MarketRanking, Msg, Reading, update};
use touchline::command::{Pane, Screen};
use touchline::domain::{Familiarity, KeptFilter, Money, Plan, merge};
use touchline::market::MarketColumn;

use super::session::{Session, done, on_the_way, read};

/// Six people, two of whom the plan has, and one of its club.
const PEOPLE: &str = "name,position,club,contract_expires,market_value,date_of_birth\n\
    Ada Ruiz,CB,Getafe,2027-06-30,€12m,2003-05-01\n\
    Bo Ek,RB,Ajax,2029-06-30,€30m,2005-02-02\n\
    Leonardo Balerdi,CB,Marseille,2028-06-30,€20m,1999-01-26\n\
    Federico Gatti,CB,Juventus,2028-06-30,€12m,\n\
    Cy Öde,CB ST,Getafe,2026-06-30,€2m,1995-01-01\n\
    Di Fox,,Ajax,2026-06-30,€1m,1995-01-02\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, text)| fs::write(folder.path(name), text).unwrap());
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The line that reads one of its files.
    fn line(&self, name: &str) -> String {
        line(&self.path(name))
    }
}

fn line(path: &Path) -> String {
    format!(":market \"{}\"<Enter>", path.display())
}

/// A session on the market of a file.
fn market(text: &str) -> Session {
    let (folder, mut session) = (Folder::with(&[("people.csv", text)]), Session::new());
    session.press(&folder.line("people.csv")).answer();
    assert!(!session.is_refused(), "{}", session.status());
    session
}

/// The names in the lines that are there, the selected one first between marks.
fn shown(session: &Session) -> String {
    let table = &session.model.screens.market;
    let name = |line: usize| {
        let name = table.row(line).unwrap().name().to_owned();
        if table.line() == Some(line) { format!("[{name}]") } else { name }
    };
    (0..table.found().map_or(0, |found| found.rows.len())).map(name).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_file_below_the_home_is_read() {
    let folder = Folder::with(&[("people.csv", PEOPLE)]);
    let mut session = Session::new();
    session.model.catalogue.home = Some(folder.path(""));
    session.press(":market ~/people.csv<Enter>").answer();
    assert_eq!(session.model.screens.market.market().map(|market| market.len()), Some(6), "{}", session.status());
}

#[test]
fn files_are_read_in_the_background_and_shown_the_most_valuable_first() {
    let folder = Folder::with(&[("people.csv", PEOPLE)]);
    let mut session = Session::new();
    session.press("8");
    assert_eq!(session.model.screens.shown, Screen::Market);
    assert!(
        session.effects.is_empty() && session.model.screens.market.market().is_none(),
        "nothing is asked of nobody"
    );
    session.press(&folder.line("people.csv"));
    assert!(session.model.jobs.of(JobKind::MarketFiles).is_some());
    let far: Vec<(u64, u64)> =
        on_the_way(&session.started()).iter().map(|news| (news.progress.done, news.progress.of)).collect();
    let bytes = PEOPLE.len() as u64;
    assert_eq!(far, [(0, 0), (bytes, bytes), (6, 0)], "the bytes of a file as it is read, then its people");
    session.answer();
    assert_eq!(
        session.status(),
        "the market is 6 people of people.csv of 2025-06-17, without nation, league, wage, rating, foot, height"
    );
    assert_eq!(shown(&session), "[Bo Ek], Leonardo Balerdi, Ada Ruiz, Federico Gatti, Cy Öde, Di Fox");
    assert_eq!(session.plan(), Session::new().plan(), "the plan has nobody more");
    session.press("<Esc>");
    assert_eq!(session.model.screens.shown, Screen::Board);
    session.press("8");
    assert_eq!(session.model.screens.market.lines(), 6, "it is there for the session");
}

#[test]
fn the_filter_of_the_lists_narrows_it_and_its_words_search_names_and_clubs() {
    let mut session = market(PEOPLE);
    for (keys, names) in [
        ("/cb", "[Leonardo Balerdi], Ada Ruiz, Federico Gatti, Cy Öde"),
        (" contract<2028", "[Ada Ruiz], Cy Öde"),
        (" ode", "[Cy Öde]"),
        ("<Enter><Esc>/geta", "[Ada Ruiz], Cy Öde"),
        ("<Esc>/baledri<Enter>", "[Leonardo Balerdi]"),
        ("<Esc>/ajax !bo<Enter>", "[Di Fox]"),
        ("<Esc>/nobody at all<Enter>", ""),
        ("<Esc>", "[Bo Ek], Leonardo Balerdi, Ada Ruiz, Federico Gatti, Cy Öde, Di Fox"),
    ] {
        session.press(keys);
        assert_eq!(shown(&session), names, "{keys}");
    }
    assert_eq!(session.model.screens.shown, Screen::Market);
}

#[test]
fn any_column_sorts_it_and_whoever_is_selected_stays_so() {
    let mut session = market(PEOPLE);
    for (keys, names) in [
        ("j", "Bo Ek, [Leonardo Balerdi], Ada Ruiz, Federico Gatti, Cy Öde, Di Fox"),
        ("=", "Ada Ruiz, Bo Ek, Cy Öde, Di Fox, Federico Gatti, [Leonardo Balerdi]"),
        ("=", "[Leonardo Balerdi], Federico Gatti, Di Fox, Cy Öde, Bo Ek, Ada Ruiz"),
        (":sort-market contract<Enter>", "Cy Öde, Di Fox, Ada Ruiz, [Leonardo Balerdi], Federico Gatti, Bo Ek"),
        ("ll=", "Ada Ruiz, Bo Ek, [Leonardo Balerdi], Federico Gatti, Cy Öde, Di Fox"),
    ] {
        session.press(keys);
        assert_eq!(shown(&session), names, "{keys}");
    }
    let by = match &session.model.screens.market.ranking {
        MarketRanking::By(order) => order.by,
        other => panic!("{other:?}"),
    };
    assert_eq!(by, MarketColumn::Wage, "of whom nothing is known stands as the file has him");
    session.press(":market-columns name value<Enter>");
    assert_eq!(session.model.screens.market.columns.len(), 2);
    session.press(":sort-market shoe<Enter>");
    assert!(session.status().contains("a column: name, position, age"), "{}", session.status());
}

#[test]
fn plus_makes_a_target_with_all_that_the_file_tells_and_one_undo_takes_it_back() {
    let mut session = market(PEOPLE);
    let before = session.written();
    session.press("+");
    assert_eq!(session.status(), "add target Bo Ek");
    let (id, target) = session.plan().targets.entry("ek").unwrap();
    assert_eq!((id.as_str(), target.club.as_deref()), ("ek", Some("Ajax")));
    assert_eq!(target.profile.value, Some(Money::from_units(30_000_000)));
    assert_eq!(target.profile.contract, Some(date(2029, 6, 30)));
    let imported = target.profile.imported.as_ref().unwrap();
    assert_eq!((imported.from.as_str(), imported.on), ("people.csv", date(2025, 6, 17)));
    session.press("u");
    assert_eq!((session.status(), session.written()), ("undone: add target Bo Ek", before));
}

#[test]
fn all_who_are_marked_become_targets_at_once_and_whom_the_plan_has_is_only_named() {
    let mut session = market(PEOPLE);
    let before = session.written();
    session.press("      ");
    assert_eq!(session.model.screens.market.marks(), 6);
    session.press("+");
    assert_eq!(
        session.status(),
        "add 3 targets: Ada Ruiz, Bo Ek, Cy Öde; Federico Gatti is a player of the plan already; Leonardo Balerdi is a \
         target already; Di Fox has no position in the file"
    );
    assert_eq!(session.plan().targets.len(), 6);
    assert_eq!(session.model.screens.market.marks(), 0);
    session.press("u");
    assert_eq!(session.written(), before, "one undo");
    session.press("/gatti<Enter>+");
    assert!(session.is_refused());
    assert_eq!(session.status(), "Federico Gatti is a player of the plan already");
    assert_eq!(session.written(), before);
}

#[test]
fn marks_then_the_filter_then_the_screen_are_left_by_esc() {
    let mut session = market(PEOPLE);
    session.press("/cb<Enter> <Esc>");
    assert_eq!((session.model.screens.market.marks(), session.model.screens.market.lines()), (0, 4));
    session.press("<Esc>");
    assert_eq!((session.model.screens.market.lines(), session.model.screens.shown), (6, Screen::Market));
    session.press("<Enter>");
    assert!(matches!(&session.model.layers[..], [Layer::Sheet]));
    session.press("<Esc><Esc>");
    assert_eq!(session.model.screens.shown, Screen::Board);
}

#[test]
fn a_file_that_is_gone_or_is_no_table_of_people_is_told_with_its_place_and_the_market_stays() {
    let folder = Folder::with(&[("people.csv", PEOPLE), ("other.csv", "a,b\n1,2\n"), ("none.csv", "name,position\n")]);
    let mut session = Session::new();
    session.press(&folder.line("people.csv")).answer();
    fs::remove_file(folder.path("people.csv")).unwrap();
    for (name, says) in [("people.csv", "there is no such file"), ("other.csv", "other.csv")] {
        session.press(&folder.line(name)).answer();
        assert!(session.is_refused() && session.status().contains(says), "{}", session.status());
        assert_eq!(session.model.screens.market.lines(), 6, "what was read stays");
        session.press(":<Ctrl-p>");
        assert!(
            session.line().starts_with("market \"") || session.line().starts_with("market /"),
            "{}",
            session.line()
        );
        session.press("<Ctrl-c>");
    }
    session.press(&folder.line("none.csv")).answer();
    assert!(!session.is_refused(), "{}", session.status());
    assert_eq!((session.model.screens.market.lines(), session.model.screens.market.line()), (0, None));
    session.press("jG <Enter>+=");
    assert!(session.model.layers.is_empty());
}

#[test]
fn esc_stops_the_reading_and_the_line_can_be_brought_back() {
    let folder = Folder::with(&[("people.csv", PEOPLE)]);
    let mut session = Session::new();
    session.press(&folder.line("people.csv"));
    let job = session.started();
    session.press("<Esc>");
    assert_eq!(session.effects, [Effect::Stop(job.id)]);
    assert!(session.status().starts_with("stopped: Reading "), "{}", session.status());
    session.tell(Msg::Job(done(&job)));
    assert!(session.model.screens.market.market().is_none(), "it comes too late");
    session.press(":<Ctrl-p><Enter>").answer();
    assert_eq!(session.model.screens.market.lines(), 6);
}

#[test]
fn rows_are_asked_for_as_far_as_they_are_looked_at() {
    let mut people = String::from("name,position,market_value\n");
    for number in 0..5_000 {
        writeln!(people, "Person {number:04},CB,€{}k", 9_999 - number).unwrap();
    }
    let mut session = market(&people);
    let rows = |session: &Session| session.model.screens.market.found().unwrap().rows.len();
    let selected = |session: &Session| session.model.screens.market.selected().unwrap().name().to_owned();
    assert_eq!((session.model.screens.market.lines(), rows(&session)), (5_000, 1_024));
    session.press("G");
    assert_eq!(selected(&session), "Person 4999");
    session.press("g");
    assert_eq!((selected(&session), rows(&session)), ("Person 0000".to_owned(), 1_024));
}

/// Types into the filter, and leaves what that asks of the market open.
fn ask(session: &mut Session, letters: &str) -> (Vec<Effect>, Job) {
    let ask = |letter: char| update(&mut session.model, Msg::Key(letter.to_string().parse().unwrap()));
    let effects = letters.chars().map(ask).last().unwrap();
    let started = effects.iter().find_map(|effect| match effect {
        Effect::Start(job) if job.kind() == JobKind::Market => Some(job.clone()),
        _ => None,
    });
    let job = started.unwrap_or_else(|| panic!("a question to the market: {effects:?}"));
    (effects, job)
}

#[test]
fn the_first_who_are_meant_are_shown_before_all_were_looked_at_and_the_newest_question_wins() {
    let people = (0..40_000).map(|number| format!("Ann {number:05},CB\n")).collect::<String>();
    let mut session = market(&format!("name,position\n{people}"));
    session.press("/");
    let (_, job) = ask(&mut session, "39998");
    let news = on_the_way(&job);
    let so_far = news.iter().find(|news| news.found.is_some()).unwrap().clone();
    session.tell(Msg::Job(so_far.clone()));
    let best = |session: &Session| {
        let table = &session.model.screens.market;
        let names = [0, 1].map(|line| table.row(line).unwrap().name().to_owned());
        (names, table.selected().unwrap().name().to_owned(), table.found().unwrap().is_whole)
    };
    let (names, selected, is_whole) = best(&session);
    assert!(names.iter().all(|name| name.as_str() < "Ann 32768") && !is_whole, "a slip off each: {names:?}");
    assert_eq!(selected, names[0]);
    session.press("<Enter>j");
    let (_, second, _) = best(&session);
    session.tell(Msg::Job(done(&job)));
    let (names, selected, is_whole) = best(&session);
    assert_eq!((names[0].as_str(), selected, is_whole), ("Ann 39998", second, true), "whoever was selected stays so");

    session.press("<Esc>/");
    let (_, older) = ask(&mut session, "3999");
    session.tell(Msg::Job(on_the_way(&older).into_iter().find(|news| news.found.is_some()).unwrap()));
    let (effects, newer) = ask(&mut session, "8");
    assert!(effects.contains(&Effect::Stop(older.id)), "{effects:?}");
    session.tell(Msg::Job(done(&older)));
    assert!(!best(&session).2, "it comes too late");
    session.tell(Msg::Job(done(&newer)));
    assert_eq!((best(&session).0[0].as_str(), best(&session).2), ("Ann 39998", true));
    session.press("<Backspace>");
    let (names, _, is_whole) = best(&session);
    assert!(names[0].starts_with("Ann 3999") && is_whole, "what was found in part is asked again: {names:?}");
}

/// The reasons of the lines: who, what he adds, and why he is there.
fn reasons(session: &Session) -> Vec<String> {
    let table = &session.model.screens.market;
    let told = |line: usize| Some(format!("{}: {}", table.row(line)?.name(), table.reason(line)?.join(" | ")));
    (0..table.lines()).filter_map(told).collect()
}

/// What the market is ranked for.
fn heading(session: &Session) -> &str {
    let found = session.model.screens.market.found().unwrap();
    found.reasons.as_ref().map_or("", |reasons| &reasons.heading)
}

#[test]
fn a_gap_or_a_slot_ranks_the_market_with_the_reason_for_each_place() {
    let mut session = market(PEOPLE);
    for (pane, keys, told) in [
        (Pane::Gaps, "H", "for RWB, over 60 weeks from 2025-06-17; the tactic has no role for it"),
        (Pane::Depth, "gjH", "for the back three, over 60 weeks from 2025-06-17; the tactic has no role for it"),
    ] {
        session.press("1");
        while session.model.screens.board.focus != pane {
            session.press("<Tab>");
        }
        session.press(keys);
        assert!(heading(&session).ends_with("; without 2 of the plan or its club"), "{}", heading(&session));
        assert_eq!(heading(&session).split("; without").next(), Some(told), "{keys}");
    }
    assert_eq!(
        reasons(&session),
        [
            "Cy Öde: margin -5 → -4, short 17 → 16; 120 gains in 60 weeks | CB; 2m, as valued; 30 years old",
            "Ada Ruiz: short 17 → 16; 60 gains in 60 weeks | he adds less to the cover; CB; 12m, as valued; 22 years \
             old; behind Cy Öde",
        ]
    );
    session.press("/u25<Enter>");
    assert_eq!(reasons(&session).len(), 1, "the filter narrows a ranking");
    session.press("<Esc>");
    assert_eq!(reasons(&session).len(), 2);
    session.press("<Esc>");
    assert_eq!((reasons(&session).len(), session.model.screens.market.lines()), (0, 6), "and then all are there");
    session.press("<Esc>");
    assert_eq!(session.model.screens.shown, Screen::Board);
    session.press("8H");
    assert!(heading(&session).starts_with("for "), "the worst gap of the day");
}

#[test]
fn whoever_is_ranked_for_the_plan_has_his_place_on_its_lists() {
    let mut session = market(PEOPLE);
    session.press("1H");
    assert!(session.model.screens.market.lists(0).is_empty(), "the plan names no competition");
    session.press("<Esc>:plan competitions \"Serie A\"<Enter>8H");
    let table = &session.model.screens.market;
    let (name, shown) = (table.selected().unwrap().name().to_owned(), table.lists(0).join("; "));
    let on = session.model.asked.on;
    let (rules, _) = lists::rules_of(session.plan(), &session.model.catalogue.rules());
    session.press("+");
    let made = session.plan().targets.iter().find(|(_, target)| target.profile.name == name);
    let id = made.unwrap_or_else(|| panic!("{name}: {}", session.status())).0;
    let list = lists::registration(session.plan(), &rules[0], on, Familiarity::Competent, ListReasons::Person(id));
    let alone = lists::words::player(&list, id, session.plan()).unwrap();
    assert!(shown.starts_with("Serie A, ") && shown.ends_with(&alone), "{shown}: {alone}");
}

#[test]
fn who_comes_in_somebodys_place_and_who_is_like_him_or_like_a_row() {
    let mut session = market(PEOPLE);
    session.press(":sort name<Enter>jj");
    assert_eq!(session.selected(), "gatti");
    session.press("H");
    assert!(heading(&session).starts_with("others than Gatti for CB, over 60 weeks"), "{}", heading(&session));
    let names = |session: &Session| shown(session).replace(['[', ']'], "");
    assert_eq!(names(&session), "Cy Öde, Ada Ruiz");
    session.press("5&");
    assert!(heading(&session).starts_with("like Federico Gatti, by positions; not by"), "{}", heading(&session));
    let like = [
        "Ada Ruiz: 0.0 apart | same positions",
        "Cy Öde: 40.0 apart | plays CB ST",
        "Bo Ek: 100.0 apart | plays RB RWB",
    ];
    assert_eq!(reasons(&session), like);
    session.press("&");
    assert_eq!(session.model.screens.market.ranking, MarketRanking::Like(LikeWhom::OfMarket(0)));
    assert_eq!(
        reasons(&session),
        ["Bo Ek: 58.8 apart | plays RB RWB; a year younger", "Cy Öde: 61.6 apart | plays CB ST; 8 years older"]
    );
    session.press(":remove gatti<Enter>5&:undo<Enter>8<Esc>");
    session.press("/fox<Enter>&");
    assert_eq!(session.status(), "nothing tells his position: nobody can be like him");
}

#[test]
fn without_a_market_nothing_is_ranked() {
    let mut session = Session::new();
    session.press("5H");
    assert_eq!(session.status(), "no market is read: market players.csv reads one first");
    session.press("5&");
    assert!(session.is_refused() && session.model.screens.shown == Screen::Squad);
}

#[test]
fn a_session_may_begin_with_a_market_which_is_read_behind_the_first_frame() {
    let folder = Folder::with(&[("people.csv", PEOPLE)]);
    let mut session = Session::new();
    session.model.begin_on_market(vec![folder.path("people.csv")]);
    assert_eq!(session.model.screens.shown, Screen::Market);
    session.tell(Msg::Shown).answer();
    assert_eq!(session.model.screens.market.lines(), 6);
    session.tell(Msg::Shown);
    assert!(session.model.jobs.of(JobKind::MarketFiles).is_none(), "it is read once");
}

#[test]
fn a_filter_is_kept_by_name_used_again_and_removed() {
    let mut session = market(PEOPLE);
    session.press("/cb u25<Enter>:keep-filter \"Young centre-backs\"<Enter>");
    assert_eq!(session.status(), "filter Young centre-backs");
    assert!(
        session.written().contains("filters: {\n        \"Young centre-backs\": \"cb u25\",\n    },"),
        "{}",
        session.written()
    );
    assert_eq!(&read(&session.written()), session.plan());
    session.press("<Esc>");
    assert_eq!(session.model.screens.market.lines(), 6);
    session.press(":use-filter ");
    assert_eq!(session.choices(), ["\"Young centre-backs\""]);
    session.press("<Ctrl-c>:use-filter \"Young centre-backs\"<Enter>");
    assert_eq!((shown(&session).as_str(), session.model.asked.only()), ("[Ada Ruiz]", Some("cb u25")));
    session.press(":keep-filter keepers gk<Enter>:keep-filter keepers gk u30<Enter>");
    assert_eq!(session.plan().filter("keepers").unwrap().terms, "gk u30", "the newer terms of a name");
    session.press(":use-filter nobody<Enter>");
    assert_eq!(session.status(), "no filter is called nobody: the plan keeps Young centre-backs, keepers");
    session.press(":remove-filter Young centre-backs<Enter>:remove-filter keepers<Enter>");
    assert!(session.plan().filters.is_empty() && !session.written().contains("filters"));
    session.press("uuu");
    assert_eq!(session.plan().filter("keepers").unwrap().terms, "gk");
    session.press("<Esc>:keep-filter all<Enter>");
    assert!(session.is_refused() && session.status().starts_with("no filter is on"), "{}", session.status());
}

#[test]
fn a_filter_is_kept_as_it_is_typed_and_only_if_all_of_it_can_be_read() {
    let mut session = market(PEOPLE);
    session.press(":keep-filter \"Odd \\\"q1\\\" name\" \"AC Milan\" !injured<Enter>");
    let kept = session.plan().filters.first().unwrap();
    assert_eq!((kept.name.as_str(), kept.terms.as_str()), ("Odd \"q1\" name", "\"AC Milan\" !injured"));
    session.press(":keep-filter milan \"AC Milan\"<Enter>");
    assert_eq!(session.plan().filter("milan").unwrap().terms, "\"AC Milan\"");
    session.press(":use-filter odd");
    assert_eq!(session.choices(), [r#""Odd \"q1\" name""#]);
    session.press("<Tab><Enter>");
    assert_eq!(session.model.asked.only(), Some("\"AC Milan\" !injured"), "{}", session.status());
    session.press(":keep-filter bad cb value<abc<Enter>");
    assert!(session.model.prompt().is_some() && session.plan().filter("bad").is_none());
    let Reading::Unfinished(problem) = &session.model.prompt().unwrap().reading else { panic!("it is wrong") };
    assert_eq!((problem.at.clone(), problem.found.as_str()), (19..28, "“value<abc”"));
    session.press("<Ctrl-c>/cb value<abc<Enter>:keep-filter bad<Enter>");
    assert!(session.is_refused() && session.status().contains("can't be kept: “value<abc”"), "{}", session.status());
}

#[test]
fn the_market_and_the_lists_of_the_plan_have_each_their_own_filter() {
    let mut session = market(PEOPLE);
    session.press("/cb<Enter>1");
    assert_eq!((session.model.asked.only(), session.model.asked.shown_targets().len() > 1), (None, true));
    session.press("/leoni<Enter>8");
    assert_eq!((session.model.asked.only(), session.model.screens.market.lines()), (Some("cb"), 4));
    session.press("<Esc>");
    assert_eq!(session.model.screens.market.lines(), 6);
    session.press("1");
    assert_eq!(session.model.asked.only(), Some("leoni"), "that of the lists stays");
}

#[test]
fn targets_are_made_of_the_marked_who_are_in_sight() {
    let mut session = market(PEOPLE);
    session.press("gg  ");
    assert_eq!(session.model.screens.market.marks(), 2, "Bo Ek and Leonardo Balerdi");
    session.press("/ode<Enter>");
    assert_eq!(session.model.screens.market.marked_shown().count(), 0);
    session.press("+");
    assert_eq!(session.status(), "add target Cy Öde", "the selected one, since no mark is in sight");
    session.press("/<Backspace><Backspace><Backspace>ek<Enter>+");
    assert_eq!(session.status(), "add target Bo Ek");
    assert_eq!(session.model.screens.market.marks(), 1, "that of whom is out of sight stays");
}

#[test]
fn tab_completes_a_term_of_the_filter() {
    let mut session = market(PEOPLE);
    session.press("/cb con");
    assert_eq!(session.model.asked.filter_choices(), ["contract<"]);
    session.press("<Tab>2028");
    assert_eq!((session.model.asked.filter.value(), session.model.screens.market.lines()), ("cb contract<2028", 2));
    session.press(" zz<Tab>");
    assert!(session.is_refused() && session.model.asked.filter.value() == "cb contract<2028 zz");
}

#[test]
fn kept_filters_of_two_sides_are_merged_by_their_names() {
    let with = |terms: &[(&str, &str)]| {
        let filters = terms.iter().map(|(name, terms)| KeptFilter { name: (*name).into(), terms: (*terms).into() });
        Plan { filters: filters.collect(), ..Session::new().plan().clone() }
    };
    let base = with(&[("a", "cb"), ("b", "gk")]);
    let merged = merge(&base, &with(&[("a", "cb u23"), ("b", "gk")]), &with(&[("a", "cb"), ("c", "st")]));
    assert_eq!((merged.plan, merged.conflicts.len()), (with(&[("a", "cb u23"), ("c", "st")]), 0));
    let merged = merge(&base, &with(&[("a", "cb u23"), ("b", "gk")]), &with(&[("a", "cb u21"), ("b", "gk")]));
    assert_eq!(
        (merged.plan.filter("a").unwrap().terms.as_str(), merged.conflicts.len()),
        ("cb u23", 1),
        "ours, and asked"
    );
}
