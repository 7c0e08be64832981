//! What is assumed, what targets are worth, and questions that are answered off the loop.

use touchline::app::{AnswerState, Effect, Layer, Msg};
use touchline::desk::Document;

use super::session::{Session, done, read, text_of};

#[test]
fn a_what_if_lies_over_every_screen_until_it_is_lifted() {
    let mut session = Session::new();
    let before = session.model.asked.answers.cover.clone();
    session.press(":what-if Soon sign balerdi from 2025-06-17<Enter>");
    let shown = session.model.asked.answers.cover.clone();
    session.press("0");
    assert_eq!(session.model.asked.answers.cover, before, "kept, not assumed");
    session.press(":assume Soon<Enter>");
    assert_eq!(session.model.asked.answers.cover, shown, "a what-if is shown once it is kept");
    assert_eq!(session.model.status.text, "what if: Soon");
    let backs = |session: &Session| session.model.asked.answers.cover.slots[1].ranked.len();
    assert_eq!(backs(&session), before.slots[1].ranked.len() + 1);
    assert_eq!(session.model.asked.before.as_ref().map(|held| held.cover.shortfall), Some(before.shortfall));
    assert!(session.plan().players.entry("balerdi").is_none(), "the plan is as it was");
    session.press(":stage balerdi talks<Enter>");
    let written = touchline::store::write_plan(session.plan());
    assert!(written.contains("stage: Talks"), "edits go to the plan as it is");
    assert_eq!(backs(&session), before.slots[1].ranked.len() + 1, "and the what-if still lies over it");
    session.press(":assume<Enter>");
    assert_eq!((&session.model.asked.answers.cover, session.model.asked.before.is_none()), (&before, true));
}

#[test]
fn each_number_that_a_what_if_changes_is_shown_before_and_after() {
    let mut session = Session::new();
    let short = session.model.asked.answers.cover.shortfall;
    session.press(":what-if Soon sign balerdi from 2025-06-17, back bremer 2025-06-17<Enter>:assume Soon<Enter>");
    let before = session.model.asked.before.as_ref().unwrap();
    let after = &session.model.asked.answers;
    assert_eq!((before.cover.shortfall, before.absent), (short, 1));
    assert_eq!((after.cover.shortfall, after.absent()), (short - 2, 0));
    let backs = after.short.iter().find(|part| part.need.contains("RCB CB LCB")).map(|part| part.need.as_str());
    assert_eq!((backs, before.closed.len()), (Some("3 → 1 short: RCB CB LCB want 6, have 3 → 5"), 0));
    assert!(after.gaps.iter().any(|gap| gap.slots == "RCB CB LCB: 3 → 5 players"), "{:?}", after.gaps);
    assert_eq!(before.slot("CB").map(|slot| slot.ranked.len()), Some(3));
    session.press("3");
    let weeks = |calendar: Option<&touchline::analysis::Calendar>| {
        calendar.map(|calendar| calendar.weeks[0].figures.get(touchline::domain::Outlook::Likely).shortfall)
    };
    assert_eq!(
        weeks(session.model.screens.calendar.before()),
        weeks(session.model.screens.calendar.answer()).map(|short| short + 2)
    );
    session.press("1:depth RCB 1<Enter>");
    let before = session.model.asked.before.as_ref().unwrap();
    assert!(before.closed.iter().any(|closed| closed == "2 → 0 short: RCB CB LCB want 5, have 3 → 5"), "{before:?}");
    session.press(":assume<Enter>");
    session.press("3");
    assert!(session.model.asked.before.is_none() && session.model.screens.calendar.before().is_none());
}

#[test]
fn what_ifs_are_compared_as_a_table() {
    let mut session = Session::new();
    session.press(":what-if Soon sign balerdi from 2025-06-17<Enter>:what-if \"No Gatti\" lose gatti<Enter>");
    session.press("0P\"No Gatti\" Soon<Enter>");
    let answer = text_of(&session.started());
    assert_eq!(answer.lines[0], "                  as it is    No Gatti     Soon");
    let short = answer.lines.iter().find(|line| line.starts_with("short today")).unwrap();
    let figures: Vec<&str> =
        short["short today".len()..].split("  ").map(str::trim).filter(|f| !f.is_empty()).collect();
    let now = session.model.asked.answers.cover.shortfall;
    assert_eq!(figures, [now.to_string(), format!("{now} → {}", now + 1), format!("{now} → {}", now - 1)]);
    session.press("PLate<Enter>");
    assert!(session.model.prompt().is_some(), "a name that nothing has is refused where it stands");
}

#[test]
fn what_changes_when_is_a_list() {
    let mut session = Session::new();
    session.press("v").answer();
    let answer = session.text();
    assert_eq!(answer.title, "What changes after 2025-06-17");
    let at = |day: &str| answer.lines.iter().find(|line| line.starts_with(day)).map(String::as_str);
    assert_eq!(at("2025-06-19"), Some("2025-06-19  v Al Ain"));
    assert!(at("2025-07-14").is_some_and(|line| line.contains("Conceição is gone")), "{:?}", answer.lines);
    assert!(answer.lines.is_sorted(), "{:?}", answer.lines);
}

#[test]
fn a_text_over_the_board_is_for_the_plan_the_day_and_the_people_who_count_now() {
    let mut session = Session::new();
    session.press("V").answer();
    let title = |session: &Session| session.text().title.clone();
    assert_eq!(title(&session), "What would hurt most on 2025-06-17");
    session.press("]");
    assert_eq!(
        session.text().state,
        AnswerState::Outdated,
        "that it is another day's is said until the answer is there"
    );
    session.answer();
    let text = (session.text().title.as_str(), session.text().state);
    assert_eq!(text, ("What would hurt most on 2025-06-24", AnswerState::Whole));

    let before = session.model.asked.at_least;
    session.press("f").answer();
    let counted = session.text().to.as_ref().map(|question| question.at_least);
    assert!(counted == Some(session.model.asked.at_least) && counted != Some(before), "{counted:?}");
    assert_eq!(session.press("j").effects, [], "nothing is asked twice");

    // An answer that comes late is nobody's any more.
    session.press("]");
    let late = session.started();
    session.press("]");
    let stopped = Effect::Stop(late.id);
    assert!(session.effects.contains(&stopped), "of each kind only the newest runs: {:?}", session.effects);
    session.tell(Msg::Job(done(&late)));
    assert_eq!(
        (title(&session).as_str(), session.text().state),
        ("What would hurt most on 2025-06-24", AnswerState::Outdated)
    );
    session.press("]");
    let late = session.started();
    session.press("<Esc>");
    assert_eq!(session.effects, [Effect::Stop(late.id)], "nobody waits for it");
    session.tell(Msg::Job(done(&late)));
    assert!(session.model.layers.is_empty());
}

#[test]
fn a_what_if_that_names_somebody_gone_is_kept_and_said_to_be_stale() {
    let mut session = Session::new();
    session.press(":what-if Soon sign sesko<Enter>:remove sesko<Enter>:assume Soon<Enter>");
    assert!(session.model.status.text.starts_with("what if: Soon; stale: "), "{}", session.model.status.text);
    assert!(session.plan().what_if("Soon").is_some());
    session.press(":assume Late<Enter>");
    assert_eq!(session.model.status.text, "no what-if is called Late: the plan keeps Soon");
    let still = session.model.asked.assumed.as_ref().map(|assumed| assumed.name.as_str());
    assert_eq!(still, Some("Soon"), "a name that nothing has lifts nothing");
}

#[test]
fn targets_are_ordered_by_what_they_add() {
    let mut session = Session::new();
    assert_eq!(session.model.asked.answers.targets[0].as_str(), "balerdi");
    session.press("=");
    let worth = |id: &str| {
        let (id, _) = session.model.asked.plan().targets.entry(id).unwrap();
        session.model.asked.worth(id).unwrap().clone()
    };
    let order: Vec<String> = session.model.asked.answers.targets.iter().map(ToString::to_string).collect();
    for pair in order.windows(2) {
        assert!(worth(&pair[0]).order(&worth(&pair[1])).is_le(), "{order:?}");
    }
    session.press("=");
    assert_eq!(session.model.asked.answers.targets[0].as_str(), "balerdi");
}

#[test]
fn long_questions_are_asked_outside_and_their_answers_shown() {
    for (line, title) in [
        (":signings 40m<Enter>", "The best signings within 40m"),
        (":plan transfers 40m<Enter>:signings<Enter>", "The best signings within 40m, the plan's budget"),
        ("P<Enter>", "What-ifs over 60 weeks from 2025-06-17"),
        ("V", "What would hurt most on 2025-06-17"),
    ] {
        let mut session = Session::new();
        session.press(line);
        let (job, answer) = (session.started(), text_of(&session.started()));
        assert_eq!(answer.title, title);
        assert!(
            answer.lines.len() > 1 && answer.lines.iter().any(|line| line.contains("margin")),
            "{:?}",
            answer.lines
        );
        session.tell(Msg::Job(done(&job)));
        assert!(matches!(session.model.layers[..], [Layer::Answer(_)]));
        session.press("<Esc>");
        assert!(session.model.layers.is_empty());
    }
}

#[test]
fn one_player_can_be_lost_once() {
    let plan = "(format: 1, club: \"Northfield\", tactic: (formation: \"4-4-2\"),
        players: { \"ada\": (name: \"Ada Ruiz\", positions: { CB: Natural }) })";
    let mut session = Session::with(read(plan), Document::in_file("plan.ron".into()));
    let losses = |lines: &[String]| lines.iter().filter(|line| line.starts_with("lose ")).count();
    assert_eq!(losses(&session.model.asked.answers.worst), 1, "{:?}", session.model.asked.answers.worst);
    let lines = &session.press("V").answer().text().lines;
    assert_eq!(losses(lines), 1, "{lines:?}");
}

#[test]
fn an_edit_that_changes_the_cover_says_so_before_it_is_made() {
    let mut session = Session::new();
    session.press(":formation 4-3-3");
    let Some(touchline::app::Reading::Ready { says, .. }) = session.model.prompt().map(|prompt| &prompt.reading) else {
        panic!("not ready")
    };
    let before = session.model.asked.answers.cover.margin;
    assert!(says.iter().any(|said| said.starts_with(&format!("margin {before} → "))), "{says:?}");
    let said = says.join(" ");
    session.press("<Enter>");
    assert!(said.contains(&format!("→ {} · short", session.model.asked.answers.cover.margin)), "{said}");
}

#[test]
fn who_else_could_come_is_asked_for_the_selected_person_or_gap() {
    let mut session = Session::new();
    let ask = |session: &mut Session, keys: &str| {
        session.press(keys);
        text_of(&session.started())
    };
    let answer = ask(&mut session, "i");
    assert_eq!(
        answer.lines[0],
        "others than Balerdi for CB, over 60 weeks from 2025-06-17; the tactic has no role for it"
    );
    assert!(answer.lines[2].starts_with("  1 Leoni (Parma): CB; "), "{:?}", answer.lines);
    assert_eq!(answer.lines.len(), 3, "nobody else plays there");
    let answer = ask(&mut session, "<Shift-Tab><Shift-Tab><Shift-Tab><Shift-Tab>i");
    assert_eq!(
        answer.lines[0], "others than Balerdi for CB, over 60 weeks from 2025-06-17; the tactic has no role for it",
        "once around"
    );
    while session.model.screens.board.focus != touchline::command::Pane::Gaps {
        session.press("<Tab>");
    }
    let answer = ask(&mut session, "i");
    assert!(answer.lines[0].starts_with("for "), "{:?}", answer.lines);

    let mut session = Session::new();
    let answer = ask(&mut session, "I");
    assert_eq!(answer.title, "Most like Balerdi");
    assert!(answer.lines[0].starts_with("by positions; not by foot, height, age, attributes"), "{:?}", answer.lines);
    assert!(answer.lines[2].starts_with("  1 Leoni (Parma): 0.0 apart of 100; same positions"), "{:?}", answer.lines);
}

#[test]
fn the_lists_are_asked_for_the_day_of_the_board_and_the_plan_s_competitions() {
    let mut session = Session::new();
    session.press(":plan competitions \"serie a\" Eredivisie<Enter>:date 2025-07-20<Enter>");
    session.press("#");
    let answer = text_of(&session.started());
    assert_eq!(answer.lines[0], "Serie A on 2025-07-20, by the rules of 2025-26 (press)");
    assert!(!answer.lines.iter().any(|line| line.contains("Conceição")), "his loan is over");
    let last = answer.lines.last().map(String::as_str);
    assert_eq!(
        last,
        Some("The rules of “Eredivisie” are not known here: touchline lists takes them with --rules FILE")
    );
}

#[test]
fn a_day_that_a_what_if_moves_is_told_whole() {
    let mut session = Session::new();
    session.press(":what-if Late lose gatti from 2025-07-01 until 2025-07-20<Enter>PLate<Enter>").answer();
    let days: Vec<&String> = session.text().lines.iter().filter(|line| line.contains("first on")).collect();
    assert!(days.iter().any(|line| line.ends_with("→ 2025-07-01")), "{:?}", session.text().lines);
}
