//! Contracts and loans that end.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::words::words;
use crate::domain::{Id, Plan, Player};

/// How far ahead the end of a contract is told: a player may agree with another club six months before it, so that a season
/// and a half is the time in which to renew or to sell.
pub const MONTHS_AHEAD: i32 = 18;

words! {
    /// What ends.
    Ending { Contract = "contract", Borrowed = "loan here", Lent = "loan away" }
}

/// The last day of a player's contract or loan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContractEnd {
    pub person: Id,
    pub what: Ending,
    /// The other club of a loan.
    pub club: Option<String>,
    pub on: Date,
}

/// The contracts of players and the loans here and away that end from today on, within [`MONTHS_AHEAD`]; the soonest first,
/// then in plan order. A borrowed person's contract is another club's matter. Whoever leaves before it ends is left out.
pub fn ends(plan: &Plan, today: Date) -> Vec<ContractEnd> {
    let until = today.checked_add(MONTHS_AHEAD.months()).unwrap_or(Date::MAX);
    let of = |(id, player): (&Id, &Player)| {
        let end =
            |what, club: Option<&str>, on| ContractEnd { person: id.clone(), what, club: club.map(str::to_owned), on };
        let loan = player.loan.as_ref().map(|loan| end(Ending::Borrowed, Some(&loan.from), loan.until));
        let own = player.profile.contract.filter(|_| player.loan.is_none());
        let contract = own.map(|on| end(Ending::Contract, None, on));
        let lent = player.lent.as_ref().map(|lent| end(Ending::Lent, Some(&lent.to), lent.until));
        let left = player.left.as_ref().map(|left| left.on);
        let soon = move |end: &ContractEnd| today <= end.on && end.on <= until && left.is_none_or(|left| end.on < left);
        [loan, contract, lent].into_iter().flatten().filter(soon).collect::<Vec<_>>()
    };
    let mut ends: Vec<ContractEnd> = plan.players.iter().flat_map(of).collect();
    ends.sort_by_key(|end| end.on);
    ends
}
