//! Where a file has a player: borrowed, lent out, or at another club.

use std::fmt::{self, Display, Formatter};

use jiff::civil::Date;

use super::claim::{Claim, ClaimKind, PlanStands};
use super::meeting::Meeting;
use crate::domain::{Answer, Edit, Field, FieldName, Lent, Loan, Plan, Player, Whose};
use crate::import::people::FilePerson;
use crate::import::squad::is_same_club;
use crate::import::values::{Standing, last_of_month};

/// What is said of somebody who has no club.
pub(super) const NO_CLUB: &str = "no club";

/// Of so many players of ours at one club in a file, most of ours, it is our own by another name.
const MOST_OF_US: usize = 3;

/// The last day of a loan, and what it is the end of where nobody named the day.
pub(super) struct LoanUntil {
    pub(super) last: Date,
    end_of: Option<&'static str>,
}

impl LoanUntil {
    /// The day that is named, else the end of the season in which the loan was told.
    pub(super) fn of(meeting: &Meeting<'_>, named: Option<Date>, told: Date) -> LoanUntil {
        let last = named.unwrap_or_else(|| meeting.plan.season_of(told).last_day());
        LoanUntil { last, end_of: named.is_none().then_some("the season's end") }
    }

    /// The same, where a month alone may be named.
    pub(super) fn in_month(meeting: &Meeting<'_>, month: Option<u8>, told: Date) -> LoanUntil {
        let last = month.and_then(|month| last_of_month(month, told));
        match last.filter(|_| meeting.file.loan_until.is_none()) {
            Some(last) => LoanUntil { last, end_of: Some("the end of the month") },
            None => LoanUntil::of(meeting, meeting.file.loan_until, told),
        }
    }
}

impl Display for LoanUntil {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let end_of = self.end_of.map(|end_of| format!("{end_of}, ")).unwrap_or_default();
        write!(f, "until {end_of}{}", self.last)
    }
}

/// What a file says of where a player is, and the plan does not.
pub(super) fn claim(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    if matches!(meeting.file.standing, Some(Standing::Gone(_))) {
        return None;
    }
    let lent_or_here = || lent(meeting, player).or_else(|| here(meeting, player));
    borrowed(meeting, player).or_else(lent_or_here).or_else(|| elsewhere(meeting, player))
}

/// Whom the file has as borrowed, and the plan has not.
fn borrowed(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    let file = meeting.file;
    let from = file.loan_from.as_ref().filter(|from| !meeting.is_ours(from))?;
    let here = file.club.as_deref().is_none_or(|club| meeting.is_ours(club) || is_same_club(club, from));
    if !here {
        return None;
    }
    if let Some(loan) = player.borrowed().filter(|loan| meeting.context.on <= loan.last_day()) {
        return borrowed_still(meeting, loan, from);
    }
    if player.loan.is_some() || !player.loan_before.is_empty() {
        return None;
    }
    let until = LoanUntil::of(meeting, file.loan_until, meeting.context.on);
    let loan = Loan { from: from.clone(), until: until.last, ended: None };
    // Whom we part with, or have offers for, is ours.
    let is_ours = player.left.is_some() || player.bids.iter().any(|bid| bid.answer == Answer::Pending);
    let edits = match () {
        () if is_ours => Err(PlanStands::Move),
        () if until.last < meeting.context.on => Err(PlanStands::Over(until.last)),
        () => Ok(vec![meeting.set(Field::Loan(Some(loan)))]),
    };
    Some(said(meeting, None, format!("borrowed from {from} {until}"), edits))
}

/// Whom both have as borrowed: another last day, or from another club, which is never proposed.
fn borrowed_still(meeting: &Meeting<'_>, loan: &Loan, from: &str) -> Option<Claim> {
    let (on, named) = (meeting.context.on, meeting.file.loan_until);
    let was = Some(format!("borrowed from {} until {}", loan.from, loan.last_day()));
    let claim = |until: LoanUntil, edits| {
        let becomes = format!("borrowed from {from} {until}");
        Some(Claim { kind: ClaimKind::Field(FieldName::Loan), was, becomes, on, edits })
    };
    if !is_same_club(&loan.from, from) {
        return claim(LoanUntil::of(meeting, named, on), Err(PlanStands::Move));
    }
    let until = named.filter(|until| *until != loan.last_day())?;
    let field = Field::Loan(Some(Loan { until, ..loan.clone() }));
    let edits = match meeting.may_set(&field, true) {
        Err(why) => Err(why),
        Ok(()) if until < on => Err(PlanStands::Over(until)),
        Ok(()) if loan.ended.is_some() => Err(PlanStands::Move),
        Ok(()) => Ok(vec![meeting.set(field)]),
    };
    claim(LoanUntil::of(meeting, Some(until), on), edits)
}

/// Whom we have lent out and the file has with us.
fn here(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    let on = meeting.context.on;
    // A feed of who can play has him here wherever he plays.
    let club = meeting.file.club.as_ref().filter(|club| meeting.file.standing.is_none() && meeting.is_ours(club))?;
    let lent = player.lent_on(on).filter(|_| lent_to(meeting).is_none())?;
    let was = Some(format!("on loan at {} until {}", lent.to, lent.last_day()));
    Some(said(meeting, was, format!("at {club}"), Err(PlanStands::Move)))
}

/// Whom the file has as lent out by us.
fn lent(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    let on = meeting.context.on;
    let (to, until) = lent_to(meeting)?;
    let held = player.lent_on(on);
    let until = match (held, until) {
        (Some(held), until) if is_same_club(&held.to, to) => Some(until.filter(|until| *until != held.last_day())?),
        (_, until) => until,
    };
    let until = LoanUntil::of(meeting, until, on);
    if until.last < on {
        return None;
    }
    let field = match (&player.lent, held) {
        (None, _) if player.loan.is_none() => {
            Some(Lent { to: to.to_owned(), since: Some(on), until: until.last, ended: None })
        }
        (Some(lent), Some(held)) if lent == held && lent.ended.is_none() && is_same_club(&held.to, to) => {
            Some(Lent { until: until.last, ..lent.clone() })
        }
        _ => None,
    };
    let edits = field.ok_or(PlanStands::Move).and_then(|lent| {
        let field = Field::Lent(Some(lent));
        meeting.may_set(&field, held.is_some()).map(|()| vec![meeting.set(field)])
    });
    let was = held.map(|held| format!("on loan at {} until {}", held.to, held.last_day()));
    Some(said(meeting, was, format!("on loan at {to} {until}"), edits))
}

/// The club that has him from us, and until when.
pub(super) fn lent_to<'m>(meeting: &Meeting<'m>) -> Option<(&'m str, Option<Date>)> {
    let file = meeting.file;
    let by_us = file.loan_from.as_deref().is_some_and(|from| meeting.is_ours(from));
    let away = file.club.as_deref().filter(|club| by_us && !meeting.is_ours(club));
    let own = file.lent_to.as_deref().map(|to| (to, file.lent_until));
    own.or(away.map(|club| (club, file.loan_until)))
}

/// Whom a file that is no older than the last has at a club that the plan does not know of, or at none.
///
/// He may have left, and how is not said: it is never proposed.
fn elsewhere(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    let (file, on) = (meeting.file, meeting.context.on);
    let is_gone = matches!(player.whose(on, meeting.plan.season_starts), Whose::Gone(_));
    let is_old = player.profile.imported.as_ref().is_some_and(|held| held.on > on);
    if is_gone || is_old || lent_to(meeting).is_some() {
        return None;
    }
    let club = file.club.as_deref();
    let known = |club: &str| {
        let loan = player.loan.iter().map(|loan| loan.from.as_str());
        let left = player.left.iter().filter_map(|left| left.to.as_deref());
        meeting.is_ours(club) || loan.chain(left).chain(player.lent_to(on)).any(|held| is_same_club(held, club))
    };
    let is_at = match club {
        Some(club) if known(club) => return None,
        Some(club) => club,
        None if file.has_no_club => NO_CLUB,
        None => return None,
    };
    let held = player.lent_to(on).map_or(meeting.plan.club.clone(), |club| format!("on loan at {club}"));
    let kind = ClaimKind::Field(FieldName::Club);
    Some(Claim { kind, was: Some(held), becomes: is_at.to_owned(), on, edits: Err(PlanStands::Move) })
}

fn said(meeting: &Meeting<'_>, was: Option<String>, becomes: String, edits: Result<Vec<Edit>, PlanStands>) -> Claim {
    Claim { kind: ClaimKind::Loan, was, becomes, on: meeting.context.on, edits }
}

/// What a file calls our club: the one where it has most of our players, `Inter` for `Internazionale`.
///
/// `people` are players of the plan, each as the file has him.
pub(super) fn our_name<'p>(
    plan: &Plan,
    people: impl Iterator<Item = (&'p Player, &'p FilePerson)>,
    on: Date,
) -> Option<&'p str> {
    let is_here = |player: &Player| player.at_the_club(on, plan.season_starts);
    let all = plan.players.iter().filter(|(_, player)| is_here(player)).count();
    let mut clubs: Vec<(&str, usize)> = Vec::new();
    for club in people.filter(|(player, _)| is_here(player)).filter_map(|(_, file)| file.club.as_deref()) {
        match clubs.iter_mut().find(|(held, _)| *held == club || is_same_club(held, club)) {
            Some((_, count)) => *count += 1,
            None => clubs.push((club, 1)),
        }
    }
    let most = clubs.into_iter().find(|(_, count)| *count >= MOST_OF_US && count * 2 > all);
    most.map(|(club, _)| club)
}
