//! Who is out, in doubt or fit again: absences with dated, sourced reports of what was said.

use jiff::civil::Date;

use super::claim::{Claim, ClaimKind, PlanStands};
use super::injuries::{are_apart, are_of_one_part};
use super::meeting::Meeting;
use super::names::words;
use super::news::{FIT_AGAIN, HERE_AGAIN, last_news, report, tells_of, told};
use super::partings;
use crate::domain::{Absence, Edit, EntryKind, EntryName, PersonEntry, Player, Report, Return, Why};
use crate::import::squad::FileAbsence;
use crate::import::values::{OutFor, Standing};
use crate::text;

/// What a file says of a player's availability and the plan does not.
pub(super) fn claim(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    match meeting.file.standing.as_ref()? {
        Standing::Fit | Standing::Unflagged => back(meeting, player),
        Standing::Gone(parting) => partings::claim(meeting, player, parting),
        Standing::Out { why: OutFor::Duty, .. } if meeting.plan.call_up(meeting.id, meeting.context.on).is_some() => {
            None
        }
        standing => {
            let out = FileAbsence::of(standing, meeting.context.on)?;
            match held(meeting, player, &out.why) {
                Some(place) => again(meeting, player, place, &out),
                None => begins(meeting, player, out),
            }
        }
    }
}

/// What a file says of somebody else's player: it is kept as a report.
pub(super) fn news(meeting: &Meeting<'_>, reports: &[Report]) -> Option<Claim> {
    let standing = meeting.file.standing.as_ref()?;
    let says = match standing {
        Standing::Fit | Standing::Unflagged => {
            let last = last_news(reports, meeting.context.source).map(|news| news.says.as_str());
            match last.filter(|last| *last != FIT_AGAIN && *last != HERE_AGAIN)? {
                parting if partings::is_parting(parting) => HERE_AGAIN.to_owned(),
                _ => FIT_AGAIN.to_owned(),
            }
        }
        Standing::Gone(parting) => partings::says(parting),
        standing => FileAbsence::of(standing, meeting.context.on)?.says,
    };
    told(meeting, reports, says)
}

/// Longer words that may stand in what is called any absence, folded.
const SMALL: &[&str] =
    &["after", "before", "during", "from", "left", "other", "over", "right", "since", "that", "this", "until", "with"];

/// Whether an absence may be what a file means: illness is an injury there, a wedding is not.
pub(super) fn is_of_kind(held: &Why, said: &Why) -> bool {
    match (held, said) {
        (Why::Suspension(_), Why::Suspension(_)) | (Why::Injury(_), Why::Injury(_)) => true,
        (Why::Other(held), Why::Injury(said) | Why::Other(said)) => {
            let said = words(said);
            let tells = |word: &String| word.chars().count() > 3 && !SMALL.contains(&word.as_str());
            are_of_one_part(held, &said.join(" ")) || words(held).iter().any(|word| tells(word) && said.contains(word))
        }
        _ => false,
    }
}

/// Whether a source has told of an absence.
fn is_told(player: &Player, absence: &Absence, source: &str) -> bool {
    player.profile.reports.iter().any(|report| tells_of(report, absence, source))
        || absence.returns.iter().any(|report| report.source == source)
}

/// Whether an absence may be what a file means; of another part of the body it may where the source has told of it,
/// which tells one of each player.
fn may_be(meeting: &Meeting<'_>, player: &Player, absence: &Absence, said: &Why) -> bool {
    let is_apart = || are_apart(absence.why.text(), said.text());
    is_of_kind(&absence.why, said) && (!is_apart() || is_told(player, absence, meeting.context.source))
}

/// The absence of that kind which lasts on the day of the file; of several the one that is called the same, else the last.
///
/// Who is still in doubt when a doubt is over by the plan is in doubt for the same.
fn held(meeting: &Meeting<'_>, player: &Player, why: &Why) -> Option<usize> {
    let same = |absence: &Absence| text::same(absence.why.text(), why.text());
    let of_kind = player.absences.iter().enumerate().filter(|(_, absence)| may_be(meeting, player, absence, why));
    let lasting = of_kind.clone().filter(|(_, absence)| lasts(meeting, absence));
    let lasting = lasting.max_by_key(|(_, absence)| (same(absence), absence.from));
    let in_doubt = matches!(meeting.file.standing, Some(Standing::Doubtful { .. }));
    let over = of_kind.filter(|(_, absence)| in_doubt && same(absence) && absence.ended.is_none());
    let over = over.filter(|(_, absence)| absence.returns.iter().any(|report| report.source == meeting.context.source));
    lasting.or_else(|| over.max_by_key(|(_, absence)| absence.from)).map(|(place, _)| place)
}

/// Whether an absence keeps somebody out on the day of the file, or in doubt.
fn lasts(meeting: &Meeting<'_>, absence: &Absence) -> bool {
    let on = meeting.context.on;
    if let Some(ban) = &absence.ban {
        let served = ban.served(absence.from, &meeting.plan.matches);
        return absence.ended.is_none_or(|ended| on < ended)
            && served.out.iter().any(|(first, last)| *first <= on && on <= *last);
    }
    let back = absence.worst(Some(on));
    absence.from <= on && (absence.is_doubtful(on) || back.is_none_or(|back| on < back))
}

/// The last day of which the plan tells something of an absence.
fn last_word(absence: &Absence) -> Date {
    let returns = absence.returns.iter().map(|report| report.on);
    returns.chain(absence.ended).chain([absence.from]).max().unwrap_or(absence.from)
}

/// An absence that the plan does not have.
fn begins(meeting: &Meeting<'_>, player: &Player, out: FileAbsence) -> Option<Claim> {
    let on = meeting.context.on;
    let same = player.absences.iter().filter(|absence| may_be(meeting, player, absence, &out.why));
    let typed = same.clone().map(last_word).filter(|day| *day >= on).max();
    let over = same.filter_map(|absence| absence.ended).filter(|ended| *ended < on).max();
    let said_on = over.map_or(meeting.said_on(), |over| over.max(meeting.said_on()));
    // The news of a doubt that is over may not have changed since.
    let from = if player.absences.iter().any(|absence| absence.from == said_on) { on } else { said_on };
    let back = out.back.filter(|back| *back >= from).map(|back| (back, meeting.context.source.to_owned()));
    let absent = Edit::Absent { player: meeting.id.clone(), why: out.why, from: Some(from), ban: None, back };
    let edits = match typed {
        Some(day) => Err(PlanStands::Since(day)),
        None => Ok(vec![absent, report(meeting.id, &out.says, meeting.context.source, from)]),
    };
    Some(Claim { kind: ClaimKind::Absence, was: None, becomes: format!("{} since {from}", out.says), on: from, edits })
}

/// An absence that the plan has: what it is called, and when he is back.
fn again(meeting: &Meeting<'_>, player: &Player, place: usize, out: &FileAbsence) -> Option<Claim> {
    let absence = player.absences.get(place)?;
    let (source, on) = (meeting.context.source, meeting.said_on());
    let reports = &player.profile.reports;
    let told_it = |report: &Report| tells_of(report, absence, source);
    let is_own = reports.iter().any(told_it);
    let renamed = is_own && !text::same(absence.why.text(), out.why.text());
    let own = |report: &&Return| report.source == source;
    let latest = absence.returns.iter().filter(own).max_by_key(|report| report.on);
    let back = out.back.filter(|back| *back >= absence.from && absence.ban.is_none());
    let is_doubt = matches!(meeting.file.standing, Some(Standing::Doubtful { back: None, .. }));
    let in_doubt = is_doubt && back.is_some() && lasts(meeting, absence);
    let still = latest.is_some_and(|held| match in_doubt {
        true => held.back <= meeting.context.on,
        false => Some(held.back) == back,
    });
    let withdrawn = back.is_none() && latest.is_some() && absence.ended.is_none();
    let mut edits = Vec::new();
    if renamed || withdrawn {
        let mut changed = absence.clone();
        if renamed {
            changed.why = with_text(&absence.why, out.why.text());
        }
        if withdrawn {
            changed.returns.retain(|report| report.source != source);
        }
        let (person, entry) = (meeting.id.clone(), EntryName::at(EntryKind::Absence, place));
        edits.push(Edit::ChangeEntry { person, entry, to: Box::new(PersonEntry::Absence(changed)) });
    }
    if withdrawn {
        // What was said once stays as a report. Of a doubt the day was that of the file, and nobody said it.
        let is_told = |held: &&Return| {
            let mut told = reports.iter().filter(|report| told_it(report));
            told.any(|told| !told.says.contains(", back ") || told.says.ends_with(&format!(", back {}", held.back)))
        };
        let said = |held: &Return| report(meeting.id, &format!("return on {}", held.back), source, held.on);
        edits.extend(absence.returns.iter().filter(own).filter(|held| !is_told(held)).map(said));
    }
    let back = back.filter(|_| !still && absence.ended.is_none());
    // What others have said since the day of the news stays the likely return.
    let others = absence.returns.iter().filter(|report| back.is_some() && report.source != source && report.on > on);
    let newer = others.map(|report| report.on).max();
    if let Some(back) = back {
        let (player, source) = (meeting.id.clone(), source.to_owned());
        edits.push(Edit::Returning { player, absence: Some(place + 1), back, source, on: Some(on) });
    }
    let ended = absence.ended.filter(|ended| *ended > meeting.context.on && out.back != Some(*ended));
    if edits.is_empty() && ended.is_none() {
        return told(meeting, reports, out.says.clone());
    }
    let kind = if renamed { ClaimKind::Absence } else { ClaimKind::Return };
    edits.push(report(meeting.id, &out.says, source, on));
    let typed = newer.or(Some(last_word(absence)).filter(|day| *day > meeting.context.on));
    let edits = typed.map_or(Ok(edits), |day| Err(PlanStands::Since(day)));
    Some(Claim { kind, was: Some(says(absence)), becomes: out.says.clone(), on, edits })
}

/// The end of all that kept a player out.
fn back(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    let (source, on) = (meeting.context.source, meeting.context.on);
    let lasting = player.absences.iter().enumerate();
    let is_flag = meeting.file.standing == Some(Standing::Unflagged);
    // What a source never told is not over because it says nothing of it.
    let may_end = |absence: &Absence| match absence.why {
        Why::Other(_) => is_told(player, absence, source),
        Why::Injury(_) | Why::Suspension(_) => !is_flag || is_told(player, absence, source),
    };
    let lasting: Vec<_> = lasting
        .filter(|(_, absence)| absence.ban.is_none() && absence.ended.is_none() && lasts(meeting, absence))
        .filter(|(_, absence)| may_end(absence))
        .collect();
    let news = last_news(&player.profile.reports, source);
    if lasting.is_empty() {
        let news = news.filter(|news| news.says != FIT_AGAIN)?;
        if partings::is_parting(&news.says) {
            return partings::here_again(meeting, player);
        }
        return told(meeting, &player.profile.reports, FIT_AGAIN.to_owned());
    }
    let own = |absence: &Absence| news.is_some_and(|news| tells_of(news, absence, source));
    let typed = lasting.iter().map(|(_, absence)| (last_word(absence), own(absence)));
    let typed = typed.filter(|(day, own)| *day > on || (*day == on && !own)).map(|(day, _)| day).max();
    let ends = |(place, _): &(usize, &Absence)| Edit::Ended {
        player: meeting.id.clone(),
        absence: Some(place + 1),
        on: Some(on),
    };
    let edits = lasting.iter().map(ends).chain([report(meeting.id, FIT_AGAIN, source, on)]).collect();
    let was: Vec<String> = lasting.iter().map(|(_, absence)| says(absence)).collect();
    Some(Claim {
        kind: ClaimKind::Back,
        was: Some(was.join("; ")),
        becomes: format!("{FIT_AGAIN} on {on}"),
        on,
        edits: typed.map_or(Ok(edits), |day| Err(PlanStands::Since(day))),
    })
}

fn with_text(why: &Why, text: &str) -> Why {
    match why {
        Why::Injury(_) => Why::Injury(text.to_owned()),
        Why::Suspension(_) => Why::Suspension(text.to_owned()),
        Why::Other(_) => Why::Other(text.to_owned()),
    }
}

/// `Groin injury since 2026-08-16, back 2026-09-05`
fn says(absence: &Absence) -> String {
    let back = absence.likely().map(|back| format!(", back {back}")).unwrap_or_default();
    format!("{} since {}{back}", absence.why.text(), absence.from)
}
