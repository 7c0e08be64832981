//! Work off the loop as the keys see it: what is found so far, what runs, and what Esc stops.

use touchline::app::{AnswerState, Effect, Found, JobKind, JobNews, Layer, Msg, Progress};

use super::session::{Session, done, on_the_way};

#[test]
fn a_text_grows_while_it_is_worked_on_and_keeps_its_place() {
    let mut session = Session::new();
    session.press("V");
    let (job, news) = (session.started(), on_the_way(&session.started()));
    assert_eq!(news.len(), 4, "the absence of one up to four");
    assert_eq!((news[1].progress, news[0].found.is_none()), (Progress { done: 1, of: 4 }, true));
    session.tell(Msg::Job(news[0].clone()));
    assert!(session.model.layers.is_empty(), "nothing is found yet");
    session.tell(Msg::Job(news[1].clone()));
    let (lines, state) = (session.text().lines.clone(), session.text().state);
    assert_eq!(state, AnswerState::Partial);
    assert_eq!(session.model.jobs.of(JobKind::Text).unwrap().progress, Progress { done: 1, of: 4 });
    session.press("j");
    session.tell(Msg::Job(news[3].clone()));
    assert!(session.text().lines.len() > lines.len() && session.text().lines.starts_with(&lines));
    assert_eq!(session.text().scrolled.lines(), 1);
    session.tell(Msg::Job(done(&job)));
    assert_eq!((session.text().state, session.text().scrolled.lines()), (AnswerState::Whole, 1));
    assert!(session.model.jobs.of(JobKind::Text).is_none() && session.model.layers.len() == 1);
}

#[test]
fn esc_stops_what_is_shown_as_running_and_then_closes_what_was_found_of_it() {
    let mut session = Session::new();
    session.press("V");
    let job = session.started();
    session.press("<Esc>");
    assert_eq!(session.effects, [Effect::Stop(job.id)]);
    assert_eq!(session.status(), "stopped: What would hurt most on 2025-06-17");
    session.tell(Msg::Job(done(&job)));
    assert!(session.model.layers.is_empty(), "it comes too late");

    session.press("V");
    let (job, news) = (session.started(), on_the_way(&session.started()));
    session.tell(Msg::Job(news[2].clone()));
    let lines = session.text().lines.clone();
    session.press("<Esc>");
    assert_eq!((&session.effects[..], session.text().state), (&[Effect::Stop(job.id)][..], AnswerState::Stopped));
    session.tell(Msg::Job(done(&job)));
    assert_eq!(session.text().lines, lines, "what was found stays as it is");
    session.press("<Esc>");
    assert!(session.model.layers.is_empty() && session.effects.is_empty());
}

#[test]
fn a_line_that_is_typed_is_closed_before_work_is_stopped() {
    let mut session = Session::new();
    session.press("V");
    let job = session.started();
    session.press(":bid<Esc>");
    assert!(session.effects.is_empty() && session.model.jobs.of(JobKind::Text).is_some());
    session.tell(Msg::Job(done(&job)));
    assert_eq!(session.text().state, AnswerState::Whole);
}

#[test]
fn of_each_kind_only_the_newest_question_runs() {
    let mut session = Session::new();
    session.press("V");
    let first = session.started();
    session.press("v");
    let second = session.started();
    assert_eq!(session.effects, [Effect::Stop(first.id), Effect::Start(second.clone())]);
    session.tell(Msg::Job(done(&first)));
    assert!(session.model.layers.is_empty());
    session.tell(Msg::Job(done(&second)));
    assert!(matches!(&session.model.layers[..], [Layer::Answer(answer)] if answer.title.starts_with("What changes")));
}

#[test]
fn news_keep_what_was_found_until_more_is() {
    let mut session = Session::new();
    session.press("V");
    let id = session.started().id;
    let news = |done, found, ended| JobNews { id, progress: Progress { done, of: 3 }, found, ended };
    let found = Some(Found::Worst(Vec::new()));
    let first = news(1, found.clone(), false);
    assert_eq!(first.followed_by(news(2, None, false)), news(2, found, false));
}

#[test]
fn a_ladder_is_worked_on_for_the_selected_person_alone() {
    let mut session = Session::new();
    session.press("4");
    let first = session.model.screens.deals.alternatives().unwrap().clone();
    let key = |session: &mut Session, key: &str| {
        let key = key.parse().unwrap();
        touchline::app::update(&mut session.model, Msg::Key(key))
    };
    let effects = key(&mut session, "j");
    let [Effect::Start(job)] = &effects[..] else { panic!("{effects:?}") };
    assert!(session.model.screens.deals.alternatives().is_none(), "nobody else's stands under his ladder");
    let effects = key(&mut session, "k");
    assert_eq!(effects, [Effect::Stop(job.id)], "what is known of the first is not asked again");
    session.tell(Msg::Job(done(job)));
    assert_eq!(session.model.screens.deals.alternatives().unwrap().others, first.others);
}
