//! Keys are typed while a job sends a million reports, counted in turns of the loop.

use std::iter;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::app::{JobKind, Model, Msg, update};
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
        update(model, msg);
    }
    (heard, newest)
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
    let effects = update(&mut model, Msg::Key("V".parse().unwrap()));
    for effect in effects {
        if let crate::app::Effect::Start(job) = effect {
            jobs.add(job);
        }
    }
    while model.jobs.of(JobKind::Text).is_some() {
        take_turn(&mut model, &inbox, &jobs);
    }
    assert!(drawn(&model).contains("What would hurt most on 2025-06-17 · Esc closes"));
}
