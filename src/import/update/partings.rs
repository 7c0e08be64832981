//! Who has left or is lent out: a loan or a departure, never an injury.

use super::claim::{Claim, ClaimKind, PlanStands};
use super::loans::LoanUntil;
use super::meeting::{Meeting, last_signature};
use super::news::{HERE_AGAIN, absence_name, last_news, report, told};
use crate::domain::{Basis, Edit, Field, Lent, Player};
use crate::import::squad::is_same_club;
use crate::import::values::Parting;

/// What a file says of how a player went, and the plan does not.
pub(super) fn claim(meeting: &Meeting<'_>, player: &Player, parting: &Parting) -> Option<Claim> {
    let (on, source) = (meeting.said_on(), meeting.context.source.to_owned());
    let says = says(parting);
    let is_at = |club: &str| player.lent_to(meeting.context.on).is_some_and(|held| is_same_club(held, club));
    let known = match parting {
        Parting::Lent(club, _) if meeting.is_ours(club) => player.loan.is_some(),
        Parting::Lent(club, _) => is_at(club),
        Parting::Sold(club) if meeting.is_ours(club) => player.loan.is_none(),
        Parting::Returned(club) if meeting.is_ours(club) => player.lent_on(meeting.context.on).is_none(),
        Parting::Returned(_) => player.loan.as_ref().is_some_and(|loan| loan.last_day() < meeting.context.on),
        Parting::Sold(_) | Parting::Released | Parting::Somehow => false,
    };
    if known {
        last_news(&player.profile.reports, meeting.context.source).filter(|_| !is_here(meeting, parting))?;
        return told(meeting, &player.profile.reports, says);
    }
    let month = if let Parting::Lent(_, month) = parting { *month } else { None };
    let until = LoanUntil::in_month(meeting, month, on);
    let leave = |to: Option<&String>| {
        let agreed = player.agreed().filter(|bid| matches!(bid.terms.basis, Basis::Transfer(_)));
        let agreed = agreed.filter(|bid| bid.club.as_ref().zip(to).is_some_and(|(held, to)| is_same_club(held, to)));
        let (player, to, source, on) = (meeting.id.clone(), to.cloned(), source.clone(), Some(on));
        match agreed {
            Some(_) => Edit::Sell { player, source, to: None, terms: None, on, until: None },
            None => Edit::Leave { player, to, source, on },
        }
    };
    // A contract that he signed since says that he did not go.
    let signed = last_signature(player).filter(|signed| *signed > on);
    let edit = match (parting, signed) {
        (Parting::Sold(_) | Parting::Lent(..), _) if is_here(meeting, parting) => Err(PlanStands::Move),
        (Parting::Sold(_) | Parting::Released, Some(signed)) => Err(PlanStands::Since(signed)),
        (Parting::Sold(club), None) => Ok(leave(Some(club))),
        (Parting::Released, None) => Ok(leave(None)),
        (Parting::Lent(..), _) if until.last < meeting.context.on => Err(PlanStands::Over(until.last)),
        (Parting::Lent(club, _), _) if player.lent.is_none() && player.loan.is_none() => {
            let lent = Lent { to: club.clone(), since: Some(on), until: until.last, ended: None };
            Ok(meeting.set(Field::Lent(Some(lent))))
        }
        (Parting::Returned(club), _)
            if is_here(meeting, parting) || player.loan.as_ref().is_some_and(|loan| is_same_club(&loan.from, club)) =>
        {
            Ok(Edit::EndLoan { player: meeting.id.clone(), source: source.clone(), on: Some(on) })
        }
        (Parting::Lent(..) | Parting::Returned(_) | Parting::Somehow, _) => Err(PlanStands::Move),
    };
    let kind = match parting {
        Parting::Lent(..) | Parting::Returned(_) => ClaimKind::Loan,
        Parting::Sold(_) | Parting::Released | Parting::Somehow => ClaimKind::Departure,
    };
    let was = player.lent_to(meeting.context.on).map(|club| format!("on loan at {club}"));
    let becomes = match parting {
        Parting::Lent(..) => format!("{says} {until}"),
        _ => says.clone(),
    };
    let edits = edit.map(|edit| vec![edit, report(meeting.id, &says, &source, on)]);
    Some(Claim { kind, was, becomes, on, edits })
}

/// Whether it is our own club that somebody went to.
fn is_here(meeting: &Meeting<'_>, parting: &Parting) -> bool {
    match parting {
        Parting::Sold(club) | Parting::Lent(club, _) | Parting::Returned(club) => meeting.is_ours(club),
        Parting::Released | Parting::Somehow => false,
    }
}

/// Whether a report says how somebody went.
pub(super) fn is_parting(says: &str) -> bool {
    // `back at training, 75% chance of playing` is an absence.
    let is_whole = absence_name(says) == says;
    let names = |start: &str, end: &str| is_whole && says.starts_with(start) && says.ends_with(end);
    names("joined ", " for good")
        || names("on loan at ", "")
        || names("back at ", "")
        || says == self::says(&Parting::Released)
        || says == self::says(&Parting::Somehow)
}

/// Whom a source had as gone and has no longer: how he came back is not said.
pub(super) fn here_again(meeting: &Meeting<'_>, player: &Player) -> Option<Claim> {
    let on = meeting.context.on;
    let at = meeting.file.club.as_deref().filter(|club| !meeting.is_ours(club));
    let lent = player.lent_on(on).filter(|_| at.is_none())?;
    let was = Some(format!("on loan at {} until {}", lent.to, lent.last_day()));
    let edits = Err(PlanStands::Move);
    Some(Claim { kind: ClaimKind::Loan, was, becomes: HERE_AGAIN.to_owned(), on, edits })
}

/// How a report says it.
pub(super) fn says(parting: &Parting) -> String {
    match parting {
        Parting::Sold(club) => format!("joined {club} for good"),
        Parting::Lent(club, _) => format!("on loan at {club}"),
        Parting::Returned(club) => format!("back at {club}"),
        Parting::Released => "left, and has no club".to_owned(),
        Parting::Somehow => "no longer with his club".to_owned(),
    }
}
