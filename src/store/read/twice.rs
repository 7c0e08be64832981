//! Finds people whom a plan has under two ids.

use crate::domain::{Id, Plan};
use crate::store::place::At;
use crate::store::source::{Located, Source};
use crate::text;

/// The places in a readable plan where a person occurs a second time, under the later of the two ids.
pub fn held_twice(name: &str, text: &str, plan: &Plan) -> Vec<Located> {
    let source = Source::new(name, text);
    let root = At::root(&source);
    let (players, targets) = (root.field("players"), root.field("targets"));
    let problem = |(first, second): (&Id, &Id)| {
        let key = match plan.players.iter().position(|(id, _)| id == second) {
            Some(place) => players.key(place),
            None => targets.key(plan.targets.iter().position(|(id, _)| id == second).unwrap_or(0)),
        };
        let effect = match plan.on_loan_as(second).is_some_and(|(held, _)| held == first) {
            true => "he is here on loan, so buying him adds nobody",
            false => "he counts as two: remove one of them",
        };
        let whose = plan.person(first).map(|person| text::display(&person.profile().name).into_owned());
        key.problem(format!("{first} and {second} are one person, {}; {effect}", whose.unwrap_or_default()))
    };
    plan.held_twice().into_iter().map(problem).collect()
}
