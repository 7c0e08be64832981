//! What a user's rules, settings and last session, and his terminal, make of the board.

use rustix::process::Signal;

use super::pty::{Folder, PROGRAM, Terminal, state, wait_until};

#[test]
fn rules_of_one_s_own_are_asked_beside_those_that_the_program_knows() {
    let folder = Folder::new();
    let rules = folder.path().join("liga.ron");
    std::fs::write(&rules, "{ \"La Liga\": (places: 25), \"uefa\": (places: 24) }").unwrap();
    let (plan, rules) = (folder.plan(), rules);
    let arguments = [plan.to_str().unwrap(), "--rules", rules.to_str().unwrap()];
    let mut terminal = Terminal::start(PROGRAM, &arguments, &folder);
    terminal.wait_for("Targets");
    terminal.press(":plan competitions \"la liga\"\r#");
    terminal.wait_for_all(&["La Liga on", "25 of 25"]);
    terminal.press("\x1b");
    terminal.wait_for("Targets");
    terminal.press(":plan competitions UEFA\r#");
    terminal.wait_for_all(&["uefa on", "24 of 24"]);
    terminal.press("\x03");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn settings_decide_the_first_screen_the_theme_and_the_keys() {
    let folder = Folder::new();
    let settings = folder.settings().join("touchline");
    std::fs::create_dir_all(&settings).unwrap();
    let text = r#"(keys: { "quit": ["Ctrl-q"] }, theme: Mono, first_screen: Deals)"#;
    std::fs::write(settings.join("settings.ron"), text).unwrap();
    let mut terminal = Terminal::start(PROGRAM, &["plan.ron"], &folder);
    terminal.wait_for("Ladder");
    terminal.press("q");
    terminal.wait_for("q calls nothing here");
    // Colours of the text are 30 to 37 and 90 to 97.
    let is_coloured = |terminal: &Terminal| {
        let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
        let mut styles = sent.split("\x1b[").filter_map(|rest| rest.split_once('m')).map(|(style, _)| style.to_owned());
        styles.any(|style| style.split(';').any(|code| matches!(code.parse(), Ok(30..=37 | 90..=97))))
    };
    assert!(!is_coloured(&terminal));
    terminal.press("T");
    terminal.wait_for("colours for a dark background");
    terminal.press("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    let mut terminal = Terminal::start(PROGRAM, &["--no-settings", "plan.ron"], &folder);
    terminal.wait_for("Ladder");
    assert!(is_coloured(&terminal));
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_style_of_one_s_own_is_drawn_also_after_a_stop() {
    let folder = Folder::new();
    let settings = folder.settings().join("touchline");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("settings.ron"), r##"(colours: { "border": "italic #ff5f5f" })"##).unwrap();
    for (colorterm, code) in [("", "38;5;203"), ("truecolor", "38;2;255;95;95")] {
        let mut terminal = Terminal::start_with(PROGRAM, &["plan.ron"], &folder, &[("COLORTERM", colorterm)]);
        terminal.wait_for("Targets");
        let is_drawn = |terminal: &Terminal| String::from_utf8_lossy(&terminal.bytes).contains(code);
        assert!(is_drawn(&terminal));
        terminal.send(Signal::TSTP);
        wait_until("the program stops", || state(terminal.pid()) == Some('T'));
        terminal.forget();
        terminal.send(Signal::CONT);
        terminal.wait_for_frame("Targets");
        assert!(is_drawn(&terminal));
        terminal.press("q");
        assert_eq!(terminal.end().exit_code(), 0);
    }
}

#[test]
fn a_terminal_that_draws_symbols_wide_gets_ascii() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    assert!(terminal.text().contains('●'));
    // What such a terminal answers to the question that it was asked.
    terminal.press("\x1b[2;3R");
    terminal.wait_for("+ Targets");
    assert!(terminal.text().is_ascii(), "{}", terminal.text());
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_given_back();

    let settings = folder.settings().join("touchline");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("settings.ron"), "(symbols: Narrow)").unwrap();
    let mut terminal = Terminal::board(&folder);
    terminal.press("\x1b[2;3R3");
    terminal.wait_for("Calendar");
    assert!(terminal.text().contains('◀'), "the settings know better");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn the_next_session_begins_where_the_last_one_ended() {
    let folder = Folder::new();
    let mut terminal = Terminal::board(&folder);
    terminal.press("3");
    terminal.wait_for("Calendar");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    let kept = folder.state().join("touchline/places");
    let files: Vec<_> = std::fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [file] = &files[..] else { panic!("one file for one plan: {files:?}") };
    let mut terminal = Terminal::start(PROGRAM, &["plan.ron"], &folder);
    terminal.wait_for("Calendar");
    assert!(!terminal.text().contains("Targets"));
    // A signal ends a session as q does.
    terminal.press("1");
    terminal.wait_for("Targets");
    terminal.send(Signal::TERM);
    terminal.end();
    let mut terminal = Terminal::board(&folder);
    // Nothing that is there in its stead does any harm.
    std::fs::write(file, "{ \"screen\": ").unwrap();
    terminal.press("\x03");
    assert_eq!(terminal.end().exit_code(), 0);
    std::fs::remove_dir_all(&kept).unwrap();
    std::fs::write(&kept, "no folder").unwrap();
    let mut terminal = Terminal::board(&folder);
    terminal.press("3q");
    assert_eq!(terminal.end().exit_code(), 0);
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "no folder");
}

#[test]
fn an_answer_on_a_terminal_is_as_wide_as_that() {
    let folder = Folder::new();
    for columns in [72, 130] {
        let mut terminal = Terminal::start_at((columns, 50), &["cover", "plan.ron"], &folder);
        terminal.wait_for("the back three can't");
        assert_eq!(terminal.end().exit_code(), 0);
        let said = terminal.text();
        let proof = "any 2 more absences leave an eleven; lose any 3 of Gatti, Kalulu, Kelly, Rugani, Savona and";
        assert_eq!(said.contains(proof), columns > 100, "{said}");
        assert!(said.contains("\n  "), "a sentence that is longer goes on in the next line: {said}");
    }
}
