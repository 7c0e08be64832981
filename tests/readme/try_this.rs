//! The keys of the README's “Try this”, pressed one after the other: each shows what stands beside it.
//!
//! In its table, what is quoted on the left is pressed or typed, and what is quoted on the right is then seen.

use touchline::app::{Effect, JobNews, Model, Msg, Progress, update};
use touchline::command::Key;
use touchline::runtime;

use super::generated::screen;
use super::pages::pages;

#[test]
fn each_key_shows_what_the_readme_says() {
    let readme = pages().remove(0);
    let (_, section) = readme.text.split_once("## Try this\n").unwrap();
    let table = section.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows: Vec<(Vec<&str>, Vec<&str>)> = table
        .take_while(|line| line.starts_with('|'))
        .map(|row| row.trim_matches('|').split_once(" | ").unwrap())
        .map(|(pressed, seen)| (quoted(pressed), quoted(seen)))
        .collect();
    assert_eq!(rows.len(), 8);
    let mut model = runtime::open_sample().unwrap();
    tell(&mut model, Msg::Resize(120, 36));
    for (pressed, seen) in rows {
        assert!(!pressed.is_empty() && !seen.is_empty(), "{pressed:?} shows {seen:?}");
        let before = screen(&model);
        for key in pressed.iter().copied().flat_map(keys) {
            tell(&mut model, Msg::Key(key));
        }
        let after = screen(&model);
        for text in &seen {
            assert!(after.contains(text), "{pressed:?} does not show {text:?}:\n{after}");
        }
        assert!(seen.iter().any(|text| !before.contains(text)), "{pressed:?} changes nothing of {seen:?}");
    }
}

fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The key of that name, or else those of its letters.
fn keys(pressed: &str) -> Vec<Key> {
    let key = |name: &str| name.parse().ok();
    let letter = |c: char| key(&if c == ' ' { "Space".to_owned() } else { c.to_string() }).unwrap();
    key(pressed).map_or_else(|| pressed.chars().map(letter).collect(), |key| vec![key])
}

/// Takes a message in, and answers what is asked for until nothing more is.
fn tell(model: &mut Model, msg: Msg) {
    let mut waiting = vec![msg];
    while let Some(msg) = waiting.pop() {
        for effect in update(model, msg) {
            if let Effect::Start(job) = effect {
                let found = job.question.answer(&mut |_, _| Ok(())).ok();
                waiting.push(Msg::Job(JobNews { id: job.id, progress: Progress::default(), found, ended: true }));
            }
        }
    }
}
