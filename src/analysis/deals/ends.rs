//! Contracts and loans that end.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::words::words;
use crate::domain::{Cause, Id, Plan, Player, Whose};

/// The months ahead for which ends of contracts are listed.
///
/// A player may agree with another club six months before the end, so a club needs about a season and a half to renew
/// or sell.
pub const MONTHS_AHEAD: i32 = 18;

words! {
    /// The kind of agreement that ends.
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

/// The contracts, and the loans here and away, that end within [`MONTHS_AHEAD`] from today.
///
/// The soonest come first, then plan order counts. A borrowed player's contract is another club's matter. An agreement
/// that is followed by a purchase, or that he leaves before its end, is left out.
pub fn ends(plan: &Plan, today: Date) -> Vec<ContractEnd> {
    let until = today.checked_add(MONTHS_AHEAD.months()).unwrap_or(Date::MAX);
    let of = |(id, player): (&Id, &Player)| {
        let tenure = player.tenure(plan.season_starts);
        let after = tenure.iter().skip(1).map(|next| next.whose);
        let ends: Vec<ContractEnd> = tenure
            .iter()
            .zip(after)
            .filter(|(part, _)| today <= part.until && part.until <= until)
            .filter_map(|(part, next)| {
                let (what, club) = match (part.whose, next) {
                    (Whose::Lent, Whose::Ours) => (Ending::Lent, player.lent_to(part.until).map(str::to_owned)),
                    (_, Whose::Gone(Cause::LoanOver)) => {
                        (Ending::Borrowed, player.loan.as_ref().map(|loan| loan.from.clone()))
                    }
                    (_, Whose::Gone(Cause::ContractOver)) => (Ending::Contract, None),
                    _ => return None,
                };
                Some(ContractEnd { person: id.clone(), what, club, on: part.until })
            })
            .collect();
        ends
    };
    let mut ends: Vec<ContractEnd> = plan.players.iter().flat_map(of).collect();
    ends.sort_by_key(|end| end.on);
    ends
}
