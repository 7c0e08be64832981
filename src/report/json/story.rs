//! JSON of what happened in a plan.

use serde_json::{Value, json};

use crate::analysis::{Story, StoryEvent, words};
use crate::domain::Plan;

/// The events in their order, and those without a day.
pub fn story(story: &Story<'_>, plan: &Plan) -> Value {
    let event = |event: &StoryEvent<'_>| {
        json!({
            "on": event.on.map(|on| on.to_string()),
            "person": event.person.map(|id| id.as_str()),
            "kind": event.what.kind(),
            "entry": event.entry.map(|entry| entry.to_string()),
            "source": event.what.source(),
            "words": words::happened(event, plan),
        })
    };
    json!({
        "club": plan.club,
        "events": story.events.iter().map(event).collect::<Vec<_>>(),
        "undated": story.undated.iter().map(event).collect::<Vec<_>>(),
    })
}
