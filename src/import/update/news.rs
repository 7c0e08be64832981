//! What a source has said of somebody, kept as dated reports.

use super::claim::{Claim, ClaimKind, PlanStands};
use super::meeting::Meeting;
use crate::domain::{Absence, Edit, Id, Report};
use jiff::civil::Date;

/// What a report says of somebody who can play again.
pub(super) const FIT_AGAIN: &str = "fit again";

/// What a report says of somebody who had gone and can play again.
pub(super) const HERE_AGAIN: &str = "available again";

/// The report that says something of somebody.
pub(super) fn report(person: &Id, says: &str, source: &str, on: Date) -> Edit {
    Edit::Report {
        person: person.clone(),
        says: says.to_owned(),
        source: source.to_owned(),
        asks: None,
        refuses: None,
        on: Some(on),
    }
}

/// What a value was before another took its place: kept as a report of its source.
const OLD_VALUES: [&str; 4] = ["value ", "contract until ", "wage ", "return on "];

/// The last news that a source has told of somebody.
pub(super) fn last_news<'r>(reports: &'r [Report], source: &str) -> Option<&'r Report> {
    let is_news = |report: &&Report| {
        let of_value = OLD_VALUES.iter().any(|old| report.says.starts_with(old));
        report.source == source && report.asks.is_none() && !of_value
    };
    reports.iter().rfind(is_news)
}

/// What stands behind the name of an absence in a report, the last first.
const BEHIND_NAME: [&str; 5] = [", back ", ", was due back ", ", no return day", "% chance of playing", " since "];

/// The name of the absence that a report tells of: `Knock` of `Knock, 75% chance of playing, back 2026-08-15`.
pub(super) fn absence_name(says: &str) -> &str {
    BEHIND_NAME.iter().fold(says, |name, behind| match name.rsplit_once(behind) {
        Some((name, _)) if behind.starts_with('%') => name.rsplit_once(", ").map_or(name, |(name, _)| name),
        Some((name, _)) => name,
        None => name,
    })
}

/// Whether a source has told of an absence in a report.
pub(super) fn tells_of(report: &Report, absence: &Absence, source: &str) -> bool {
    report.source == source && absence_name(&report.says) == absence_name(absence.why.text())
}

/// News that changes nothing else; none where it is what the source said last.
pub(super) fn told(meeting: &Meeting<'_>, reports: &[Report], says: String) -> Option<Claim> {
    let last = last_news(reports, meeting.context.source);
    if last.is_some_and(|last| last.says == says) {
        return None;
    }
    let edits = match last.map(|last| last.on).filter(|on| *on > meeting.context.on) {
        Some(day) => Err(PlanStands::Since(day)),
        None => Ok(vec![report(meeting.id, &says, meeting.context.source, meeting.said_on())]),
    };
    let was = last.map(|last| last.says.clone());
    Some(Claim { kind: ClaimKind::Report, was, becomes: says, on: meeting.said_on(), edits })
}
