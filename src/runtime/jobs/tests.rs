//! Keys are typed while a job sends a million reports, counted in turns of the loop.

use std::iter;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::app::{Effect, JobKind, Model, Msg, update};
use crate::runtime::event::Event;
use crate::runtime::input::{Inbox, inbox};
use crate::runtime::{open_sample, turn};
use crate::ui;

/// How long a test waits for an event before it fails: no job here takes a second.
const PATIENCE: Duration = Duration::from_secs(120);
const KEYS: usize = 200;
/// The reports that the job sends for each key.
const TOLD: u64 = 5_000;

/// A job that sends this many reports for each message on `go`, and says on `told` when it has.
fn teller(go: Receiver<()>, told: Sender<()>) -> Work {
    Box::new(move |tell| {
        let mut progress = Progress { done: 0, of: KEYS as u64 * TOLD };
        while go.recv().is_ok() {
            for _ in 0..TOLD {
                progress.done += 1;
                tell(progress, Some(Found::Worst(Vec::new())))?;
            }
            told.send(()).map_err(|_| Stopped)?;
        }
        Ok(Found::Worst(Vec::new()))
    })
}

/// The text of a frame, which has the line that is being typed.
fn drawn(model: &Model) -> String {
    let mut frame = Buffer::empty(Rect::new(0, 0, 120, 36));
    ui::draw(model, &mut frame);
    frame.content.iter().map(ratatui::buffer::Cell::symbol).collect()
}

/// Takes one turn, and returns the number of job messages in it and the progress of the newest.
fn take_turn(model: &mut Model, inbox: &Inbox, jobs: &JobPool) -> (usize, Option<u64>) {
    let (mut heard, mut newest) = (0, None);
    let first = inbox.next_told(PATIENCE).unwrap();
    for event in turn(iter::once(first).chain(inbox.told()).collect(), jobs) {
        let Event::Message(msg) = event else { continue };
        if let Msg::Job(news) = &msg {
            heard += 1;
            newest = Some(news.progress.done);
        }
        do_effects(update(model, msg), jobs);
    }
    (heard, newest)
}

/// Starts and stops the jobs that a message asks for.
fn do_effects(effects: Vec<Effect>, jobs: &JobPool) {
    for effect in effects {
        match effect {
            Effect::Start(job) => jobs.add(job),
            Effect::Stop(job) => jobs.stop(job),
            _ => {}
        }
    }
}

#[test]
fn a_job_that_tells_a_million_things_takes_no_frame_from_the_keys() {
    let (events, inbox) = inbox().unwrap();
    let jobs = JobPool::start(events.clone()).unwrap();
    let mut model = open_sample().unwrap();
    update(&mut model, Msg::Key(":".parse().unwrap()));
    let ((go, gone), (told, tells)) = (mpsc::channel(), mpsc::channel());
    jobs.add_work(JobId(7), teller(gone, told));
    let (mut typed, mut newest) = (String::new(), 0);
    for key in 0..KEYS {
        go.send(()).unwrap();
        // Every other key comes after all reports were sent, the rest while the job is sending them.
        let waited = key % 2 == 0;
        if waited {
            tells.recv().unwrap();
        }
        if key % 20 == 0 {
            // A new line, so that there is room for all of it.
            typed.clear();
            for key in ["Esc", ":"] {
                update(&mut model, Msg::Key(key.parse().unwrap()));
            }
        }
        let letter = char::from(b'a' + (key % 26) as u8);
        typed.push(letter);
        assert!(events.send(Event::Message(Msg::Key(letter.to_string().parse().unwrap()))));
        let mut frames = 0;
        while frames == 0 || !drawn(&model).contains(&format!("› {typed}")) {
            let (heard, progress) = take_turn(&mut model, &inbox, &jobs);
            assert!(heard <= 1, "a turn takes in the newest of a job alone, not {heard}");
            assert!(progress.is_none_or(|progress| progress > newest), "news is newer than what was heard");
            newest = progress.unwrap_or(newest);
            frames += 1;
            assert!(frames <= 2, "key {key} is drawn after {frames} frames");
        }
        if !waited {
            tells.recv().unwrap();
        }
    }
    drop(go);
    while newest != 0 {
        // The last report is that the job has ended.
        newest = take_turn(&mut model, &inbox, &jobs).1.unwrap_or(newest);
    }
}

#[test]
fn each_letter_is_drawn_in_two_frames_while_a_market_is_searched_and_sorted() {
    let (events, inbox) = inbox().unwrap();
    let jobs = JobPool::start(events.clone()).unwrap();
    let mut model = open_sample().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let people = (0..2_000).map(|number| format!("Ann {number:04},CB,{}\n", number % 97)).collect::<String>();
    let file = folder.path().join("people.csv");
    std::fs::write(&file, format!("name,position,market_value\n{people}")).unwrap();
    model.begin_on_market(vec![file]);
    do_effects(update(&mut model, Msg::Shown), &jobs);
    while model.screens.market.found().is_none() {
        take_turn(&mut model, &inbox, &jobs);
    }
    // Each key asks anew, while what was asked before it is told of or stopped.
    let (mut typed, mut falling) = (String::new(), true);
    for key in "/ann 1998 !x".chars().map(|key| key.to_string()).chain(["Enter".into()]).chain(vec!["=".into(); 9]) {
        let pressed = if key == " " { "Space" } else { &key };
        assert!(events.send(Event::Message(Msg::Key(pressed.parse().unwrap()))));
        let shows = match key.as_str() {
            "=" => {
                falling = !falling;
                format!("Name{}", if falling { "↓" } else { "↑" })
            }
            "/" | "Enter" => String::new(),
            letter => {
                typed.push_str(letter);
                format!("/{typed}")
            }
        };
        let mut frames = 0;
        while frames == 0 || !drawn(&model).contains(&shows) {
            let (heard, _) = take_turn(&mut model, &inbox, &jobs);
            frames += 1;
            assert!(heard <= 2 && frames <= 2, "key {key} is drawn after {frames} frames, {heard} news");
        }
    }
    while model.jobs.of(JobKind::Market).is_some() {
        take_turn(&mut model, &inbox, &jobs);
    }
    let table = &model.screens.market;
    let (found, meant) = (table.found().unwrap(), table.market().unwrap().search("ann 1998", None).count());
    assert_eq!((found.is_whole, found.count, meant > 1), (true, meant, true));
    assert!(table.row(0).unwrap().name() < table.row(1).unwrap().name(), "sorted by name, rising");
}

#[test]
fn news_in_the_queue_of_keys_would_hold_a_turn_up() {
    let (events, inbox) = inbox().unwrap();
    let jobs = JobPool::start(events.clone()).unwrap();
    let mut model = open_sample().unwrap();
    for done in 0..TOLD {
        let news = JobNews { id: JobId(7), progress: Progress { done, of: TOLD }, found: None, ended: false };
        assert!(events.send(Event::Message(Msg::Job(news))));
    }
    assert_eq!(take_turn(&mut model, &inbox, &jobs).0, TOLD as usize, "the count sees what the slot prevents");
}

#[test]
fn a_job_is_told_to_stop_and_nothing_more_is_heard_of_it() {
    let (events, inbox) = inbox().unwrap();
    let jobs = JobPool::start(events).unwrap();
    let (stopped, ends) = mpsc::channel();
    jobs.add_work(
        JobId(1),
        Box::new(move |tell| {
            loop {
                if let Err(told) = tell(Progress::default(), None) {
                    let _ = stopped.send(told);
                    return Err(told);
                }
            }
        }),
    );
    assert!(matches!(inbox.next_told(PATIENCE), Some(Event::JobNews)), "it runs");
    jobs.stop(JobId(1));
    assert_eq!(ends.recv(), Ok(Stopped));
    assert_eq!(jobs.news().count(), 0);
}

#[test]
fn a_job_that_waits_is_not_begun_once_it_is_stopped_and_the_next_one_is() {
    let (events, inbox) = inbox().unwrap();
    let jobs = JobPool::start(events).unwrap();
    // Two jobs that keep both threads busy until they are released.
    let holds: Vec<Sender<()>> = (0..2)
        .map(|id| {
            let ((hold, held), (begun, begins)) = (mpsc::channel::<()>(), mpsc::channel());
            let work = move |_: &mut Tell<'_>| {
                begun.send(()).map_err(|_| Stopped)?;
                let _ = held.recv();
                Err(Stopped)
            };
            jobs.add_work(JobId(id), Box::new(work));
            begins.recv().unwrap();
            hold
        })
        .collect();
    jobs.add_work(JobId(2), Box::new(|_| panic!("it was stopped before it began")));
    jobs.add_work(JobId(3), Box::new(|_| Ok(Found::Worst(Vec::new()))));
    jobs.stop(JobId(2));
    drop(holds);
    assert!(matches!(inbox.next_told(PATIENCE), Some(Event::JobNews)));
    let news: Vec<JobNews> = jobs.news().collect();
    assert_eq!(news.iter().map(|news| (news.id, news.ended)).collect::<Vec<_>>(), [(JobId(3), true)]);
}

#[test]
fn a_question_comes_back_as_its_answer() {
    let (events, inbox) = inbox().unwrap();
    let jobs = JobPool::start(events).unwrap();
    let mut model = open_sample().unwrap();
    do_effects(update(&mut model, Msg::Key("V".parse().unwrap())), &jobs);
    while model.jobs.of(JobKind::Text).is_some() {
        take_turn(&mut model, &inbox, &jobs);
    }
    assert!(drawn(&model).contains("What would hurt most on 2025-06-17 · Esc closes"));
}
