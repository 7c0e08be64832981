//! `touchline calendar FILE`: the weeks ahead, in words or as JSON.

use std::path::Path;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{AheadArguments, cover};
use crate::analysis::{self, Calendar, CalendarRow, CoverChange, Week, Weeks, cover_by, words};
use crate::domain::{Cause, Id, Outlook, Plan};
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, from: Option<Date>, ahead: &AheadArguments) -> anyhow::Result<String> {
    let plan = runtime::read(file, &runtime::catalogue()?.formations)?;
    let from = from.or(plan.today).unwrap_or_else(runtime::clock);
    let (weeks, at_least) = (Weeks::new(from, ahead.weeks), ahead.at_least.into());
    let calendar = analysis::calendar(&plan, weeks, at_least);
    let changes = analysis::changes(&plan, weeks, at_least, Outlook::Likely);
    Ok(match ahead.json {
        true => format!("{:#}\n", as_value(&calendar, &changes, &plan)),
        false => in_words(&calendar, &changes, &plan),
    })
}

fn as_value(calendar: &Calendar, changes: &[CoverChange], plan: &Plan) -> Value {
    let week = |week: &Week| {
        let figures = |outlook: Outlook| {
            let worst = week.figures.get(outlook);
            json!({
                "margin": worst.margin,
                "margin_on": worst.margin_on.to_string(),
                "shortfall": worst.shortfall,
                "shortfall_on": worst.shortfall_on.to_string(),
            })
        };
        json!({
            "monday": week.monday.to_string(),
            "from": week.first.to_string(),
            "likely": figures(Outlook::Likely),
            "best": figures(Outlook::Best),
            "worst": figures(Outlook::Worst),
            "matches": week.matches.iter().map(|played| json!({
                "on": played.on.to_string(),
                "versus": played.versus,
                "margin": played.figures.likely.margin,
                "shortfall": played.figures.likely.shortfall,
            })).collect::<Vec<_>>(),
            "deadlines": week.deadlines.iter().map(|(name, on)| json!({ "name": name, "on": on.to_string() })).collect::<Vec<_>>(),
            "call_ups": week.call_ups,
        })
    };
    let broken = |place: usize| {
        let week = calendar.weeks.get(place)?;
        let cover = cover_by(plan, week.day_to_show(Outlook::Likely), calendar.at_least, Outlook::Likely);
        Some(json!({ "monday": week.monday.to_string(), "cover": cover::as_value(&cover) }))
    };
    json!({
        "at_least": calendar.at_least.word(),
        "weeks": calendar.weeks.iter().map(week).collect::<Vec<_>>(),
        "breaks": calendar.breaks(Outlook::Likely).into_iter().filter_map(broken).collect::<Vec<_>>(),
        "players": calendar.players.iter().map(player).collect::<Vec<_>>(),
        "changes": changes.iter().map(|one| change(one, plan)).collect::<Vec<_>>(),
    })
}

fn player(row: &CalendarRow) -> Value {
    let day = |cause: &Option<Cause>| cause.map(Cause::word);
    json!({
        "player": row.id.as_str(),
        "slots": row.group,
        "weeks": row.cells.iter().map(|cell| json!({
            "days": cell.days.iter().map(day).collect::<Vec<_>>(),
            "unsure": cell.unsure,
        })).collect::<Vec<_>>(),
        "away": row.away.iter().map(|away| json!({
            "why": away.cause.word(),
            "what": away.what,
            "from": away.first.map(|first| first.to_string()),
            "until": away.last.map(|last| last.to_string()),
        })).collect::<Vec<_>>(),
    })
}

fn change(change: &CoverChange, plan: &Plan) -> Value {
    let players = |moves: &[analysis::Move]| -> Vec<Value> {
        moves.iter().map(|moved| json!({ "player": Id::as_str(&moved.id), "why": moved.cause.word() })).collect()
    };
    json!({
        "on": change.on.to_string(),
        "gone": players(&change.gone),
        "back": players(&change.back),
        "margin": [change.before.margin, change.after.margin],
        "shortfall": [change.before.shortfall, change.after.shortfall],
        "words": words::change(change, plan),
    })
}

fn in_words(calendar: &Calendar, changes: &[CoverChange], plan: &Plan) -> String {
    let mut lines = vec![format!("{}, {} players and better", text::display(&plan.club), calendar.at_least)];
    for place in calendar.breaks(Outlook::Likely) {
        let Some(week) = calendar.weeks.get(place) else { continue };
        let cover = cover_by(plan, week.day_to_show(Outlook::Likely), calendar.at_least, Outlook::Likely);
        lines.push(format!("breaks on {}: {}", cover.on, words::margin(&cover, plan)));
    }
    for week in &calendar.weeks {
        let mut notes = vec![words::week(week)];
        notes.extend(week.matches.iter().map(|played| format!("{} v {}", played.on, text::display(&played.versus))));
        notes.extend(week.deadlines.iter().map(|(name, on)| format!("{on} {}", text::display(name))));
        notes.extend(week.call_ups.iter().map(|name| text::display(name).into_owned()));
        lines.push(format!("week of {}: {}", week.monday, notes.join("; ")));
    }
    for row in calendar.players.iter().filter(|row| !row.away.is_empty()) {
        let away: Vec<String> = row.away.iter().map(words::away).collect();
        lines.push(format!("{}: {}", text::display(plan.short_name(&row.id)), away.join("; ")));
    }
    lines.extend(changes.iter().map(|change| format!("{} {}", change.on, words::change(change, plan))));
    lines.push(String::new());
    lines.join("\n")
}
