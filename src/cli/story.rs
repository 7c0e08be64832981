//! `touchline story FILE`: what happened in the plan, day by day.

use std::path::Path;

use anyhow::bail;
use jiff::civil::Date;

use super::ahead::TypedOption;
use super::lines::hanging;
use crate::analysis::{self, Story, words};
use crate::desk;
use crate::domain::{AsTyped, Plan, WithoutYear};
use crate::report::json;
use crate::runtime;
use crate::text;

/// The story from the first to the last of two days.
pub(super) fn run(file: &Path, days: [Option<&str>; 2], as_json: bool) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let today = plan.today.unwrap_or_else(runtime::clock);
    let day = |option, said, year| TypedOption { option, said }.day(AsTyped::of(&plan, today), year);
    let since = day("--since <DAY>", days[0], WithoutYear::Last)?;
    let until = day("--until <DAY>", days[1], since.map_or(WithoutYear::Nearest, WithoutYear::From))?;
    if let Some((since, until)) = since.zip(until).filter(|(since, until)| until < since) {
        bail!("found --since {since} --until {until}, expected a last day that is not before the first");
    }
    let story = analysis::story(&plan, since, until);
    Ok(match as_json {
        true => format!("{:#}\n", json::story(&story, &plan)),
        false => in_words(&story, (since, until), &plan, today),
    })
}

fn in_words(story: &Story<'_>, (since, until): (Option<Date>, Option<Date>), plan: &Plan, today: Date) -> String {
    let since_said = since.map(|day| format!(" since {day}")).unwrap_or_default();
    let until_said = until.map(|day| format!(" until {day}")).unwrap_or_default();
    let happened = if story.events.is_empty() { "nothing happened" } else { "what happened" };
    let mut lines = vec![format!("{}: {happened}{since_said}{until_said}", text::display(&plan.club))];
    for events in story.events.chunk_by(|one, other| one.on == other.on) {
        let day = events.first().and_then(|event| event.on);
        lines.extend(day.map(|day| words::story_day(day, today)));
        lines.extend(events.iter().flat_map(|event| hanging(&words::happened(event, plan))));
    }
    let undated = story.undated.len();
    if since.is_some() || until.is_some() {
        lines.extend((undated > 0).then(|| format!("left out, as the plan does not have its day: {undated}")));
    } else if undated > 0 {
        lines.push("on a day that the plan does not have".to_owned());
        lines.extend(story.undated.iter().flat_map(|event| hanging(&words::happened(event, plan))));
    }
    lines.push(String::new());
    lines.join("\n")
}
