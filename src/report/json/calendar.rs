//! JSON of the weeks ahead.

use serde_json::{Value, json};

use super::{cover, ids};
use crate::analysis::{BrokenWeek, Calendar, CalendarRow, CoverChange, Move, Week, words};
use crate::domain::{Cause, Id, Outlook, Plan};

/// The weeks, the cover of those that break, absences, doubts on the first day, and the changes ahead.
pub fn calendar(
    calendar: &Calendar,
    broken: &[BrokenWeek],
    changes: &[CoverChange],
    doubtful: &[Id],
    plan: &Plan,
) -> Value {
    json!({
        "at_least": calendar.at_least.word(),
        "weeks": calendar.weeks.iter().map(week).collect::<Vec<_>>(),
        "breaks": broken.iter().map(|broken| json!({
            "monday": broken.monday.to_string(),
            "cover": cover(&broken.cover),
        })).collect::<Vec<_>>(),
        "players": calendar.players.iter().map(player).collect::<Vec<_>>(),
        "doubtful": ids(doubtful),
        "changes": changes.iter().map(|one| change(one, plan)).collect::<Vec<_>>(),
    })
}

fn week(week: &Week) -> Value {
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
            "competition": played.competition,
            "margin": played.figures.likely.margin,
            "shortfall": played.figures.likely.shortfall,
        })).collect::<Vec<_>>(),
        "deadlines": week.deadlines.iter().map(|(name, on)| json!({ "name": name, "on": on.to_string() })).collect::<Vec<_>>(),
        "call_ups": week.call_ups,
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
    let players = |moves: &[Move]| -> Vec<Value> {
        moves.iter().map(|moved| json!({ "player": moved.id.as_str(), "why": moved.cause.word() })).collect()
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
