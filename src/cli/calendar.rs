//! `touchline calendar FILE`: the weeks ahead, in words or as JSON.

use std::path::Path;

use super::ahead::{AheadArguments, TypedOption};
use super::lines::columns;
use crate::analysis::{self, BrokenWeek, Calendar, CalendarRow, CoverChange, Weeks, words};
use crate::desk;
use crate::domain::{Cause, Id, Outlook, Plan, Player};
use crate::report::json;
use crate::runtime;
use crate::text;

pub(super) fn run(file: &Path, from: Option<&str>, ahead: &AheadArguments) -> anyhow::Result<String> {
    let plan = desk::read(file, &runtime::catalogue().formations)?;
    let (plan, from, today) = TypedOption { option: "--from <DAY>", said: from }.known(&plan)?;
    let plan = plan.seen_on(today);
    let doubtful = plan.doubtful(from, today);
    let (weeks, at_least) = (Weeks::new(from, ahead.weeks), ahead.at_least.into());
    let calendar = analysis::calendar(&plan, weeks, at_least);
    let changes = analysis::changes(&plan, weeks, at_least, Outlook::Likely);
    let broken = analysis::broken_weeks(&calendar, &plan);
    Ok(match ahead.json {
        true => format!("{:#}\n", json::calendar(&calendar, &broken, &changes, &doubtful, &plan)),
        false => in_words(&calendar, &broken, &changes, &doubtful, &plan),
    })
}

fn in_words(
    calendar: &Calendar,
    broken: &[BrokenWeek],
    changes: &[CoverChange],
    doubtful: &[Id],
    plan: &Plan,
) -> String {
    let mut lines = vec![format!("{}, {}", text::display(&plan.club), words::who_counts(calendar.at_least))];
    lines.extend(words::breaks(broken, plan, |on| on.to_string()));
    let mut rows = vec![["week of", "margin", "short", "matches, deadlines, call-ups"].map(str::to_owned).to_vec()];
    for week in &calendar.weeks {
        let mut notes: Vec<String> = Vec::new();
        notes.extend(week.matches.iter().map(|played| format!("{} {}", played.on, words::match_day(played))));
        notes.extend(week.deadlines.iter().map(|(name, on)| format!("{on} {}", text::display(name))));
        notes.extend(week.call_ups.iter().map(|name| text::display(name).into_owned()));
        let [margin, short] = words::week(week);
        rows.push(vec![week.monday.to_string(), margin, short, notes.join("; ")]);
    }
    lines.extend(text::table_within(&rows, &[], columns()));
    for row in calendar.players.iter().filter(|row| !row.away.is_empty()) {
        let away: Vec<String> = row.away.iter().map(words::away).collect();
        lines.push(format!("{}: {}", text::display(plan.short_name(&row.id)), away.join("; ")));
        lines.extend(plan.players.get(&row.id).into_iter().flat_map(|player| bans_in_doubt(player, row, plan)));
    }
    lines.extend(words::doubtful(doubtful, plan));
    lines.extend(changes.iter().map(|change| format!("{} {}", change.on, words::change(change, plan))));
    lines.push(String::new());
    lines.join("\n")
}

/// Notes on a player's bans in these weeks whose length the plan does not settle.
fn bans_in_doubt<'a>(player: &'a Player, row: &CalendarRow, plan: &'a Plan) -> impl Iterator<Item = String> + 'a {
    let banned = row.away.iter().any(|away| away.cause == Cause::Suspension);
    let lasting = player.absences.iter().filter(move |absence| banned && absence.ended.is_none());
    lasting.filter_map(|absence| {
        let ban = absence.ban.as_ref()?;
        let doubts = ban.served(absence.from, &plan.matches).doubts(ban)?;
        Some(format!("  banned for {}: {doubts}", text::display(&ban.to_string())))
    })
}
