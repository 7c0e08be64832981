//! Who has left or is lent out: a loan or a departure, never an injury.

use super::claim::{Claim, ClaimKind, PlanStands};
use super::clubs::is_club;
use super::meeting::Meeting;
use super::news::{last_news, report, told};
use crate::domain::{Basis, Edit, Field, Lent, Player};
use crate::import::values::Parting;

/// What a file says of how a player went, and the plan does not.
pub(super) fn claim(meeting: &Meeting<'_>, player: &Player, parting: &Parting) -> Option<Claim> {
    let (on, source) = (meeting.said_on(), meeting.context.source.to_owned());
    let says = says(parting);
    let is_at = |club: &str| player.lent_to(meeting.context.on).is_some_and(|held| is_club(held, club));
    let known = match parting {
        Parting::Lent(club) => is_at(club),
        Parting::Returned(_) => player.loan.as_ref().is_some_and(|loan| loan.last_day() < meeting.context.on),
        Parting::Sold(_) | Parting::Released | Parting::Somehow => false,
    };
    if known {
        last_news(&player.profile.reports, meeting.context.source)?;
        return told(meeting, &player.profile.reports, says);
    }
    let until = meeting.file.loan_until.unwrap_or(meeting.season_ends());
    let leave = |to: Option<&String>| {
        let agreed = player.agreed().filter(|bid| matches!(bid.terms.basis, Basis::Transfer(_)));
        let agreed = agreed.filter(|bid| bid.club.as_ref().zip(to).is_some_and(|(held, to)| is_club(held, to)));
        let (player, to, source, on) = (meeting.id.clone(), to.cloned(), source.clone(), Some(on));
        match agreed {
            Some(_) => Edit::Sell { player, source, to: None, terms: None, on, until: None },
            None => Edit::Leave { player, to, source, on },
        }
    };
    let edit = match parting {
        Parting::Sold(club) => Ok(leave(Some(club))),
        Parting::Released => Ok(leave(None)),
        Parting::Lent(club) if player.lent.is_none() && player.loan.is_none() => {
            let lent = Lent { to: club.clone(), since: Some(on), until, ended: None };
            Ok(Edit::Set { person: meeting.id.clone(), field: Field::Lent(Some(lent)) })
        }
        Parting::Returned(club) if player.loan.as_ref().is_some_and(|loan| is_club(&loan.from, club)) => {
            Ok(Edit::EndLoan { player: meeting.id.clone(), source: source.clone(), on: Some(on) })
        }
        Parting::Lent(_) | Parting::Returned(_) | Parting::Somehow => Err(PlanStands::Move),
    };
    let kind = match parting {
        Parting::Lent(_) | Parting::Returned(_) => ClaimKind::Loan,
        Parting::Sold(_) | Parting::Released | Parting::Somehow => ClaimKind::Departure,
    };
    let was = player.lent_to(meeting.context.on).map(|club| format!("on loan at {club}"));
    let becomes = match parting {
        Parting::Lent(_) => format!("{says} until {until}"),
        _ => says.clone(),
    };
    let edits = edit.map(|edit| vec![edit, report(meeting.id, &says, &source, on)]);
    Some(Claim { kind, was, becomes, on, edits })
}

/// How a report says it.
pub(super) fn says(parting: &Parting) -> String {
    match parting {
        Parting::Sold(club) => format!("joined {club} for good"),
        Parting::Lent(club) => format!("on loan at {club}"),
        Parting::Returned(club) => format!("back at {club}"),
        Parting::Released => "left, and has no club".to_owned(),
        Parting::Somehow => "no longer with his club".to_owned(),
    }
}
