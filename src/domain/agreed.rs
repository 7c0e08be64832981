//! What becomes of a person once that is done which is agreed, or offered: bid, acceptance and signing are one to money.

use jiff::civil::Date;

use super::plan::Plan;
use super::player::{Left, Lent, Player, Signed};
use super::season::Season;
use super::target::{Answer, Bid, Stage, Target};
use super::terms::{Basis, Terms};

impl Plan {
    /// The player whom a target becomes by the bid that stands; nothing where none does.
    pub fn once_signed(&self, target: &Target, today: Date) -> Option<Player> {
        let bid = target.standing_bid().filter(|_| target.stage != Stage::Off)?;
        let (starts, joins) = (self.season_starts, self.target_joins(target, today));
        let terms = Terms { joins: None, ..bid.terms.clone() };
        let until = match terms.basis {
            Basis::Transfer(_) => terms.contract_end(joins, starts),
            Basis::Loan { .. } => self.loan_end(&terms, joins),
        };
        let signed = Signed { terms: Some(terms), ..Signed::new(today, String::new()) };
        Some(target.joining(signed, joins, Some(until), starts))
    }

    /// A player once the bid is done that is accepted: for him, or for the target who he is.
    pub fn once_agreed(&self, player: &Player, today: Date) -> Player {
        let as_target = || self.bid_as_target(player).filter(|(_, bid)| bid.answer == Answer::Accepted);
        let agreed = player.agreed().cloned().or_else(|| as_target().map(|(_, bid)| bid));
        agreed.map_or_else(|| player.clone(), |bid| self.once_taken(player, &bid, today))
    }

    /// A player once a bid for him is done: sold, lent, or bought where he is borrowed.
    pub fn once_taken(&self, player: &Player, bid: &Bid, today: Date) -> Player {
        let (mut after, since) = (player.clone(), bid.stands_since(today));
        let mut terms = bid.terms.clone();
        terms.joins = None;
        if player.borrowed().is_some() {
            let on = self.purchase_day(player, &bid.terms, since);
            after.bids.clear();
            // A day before he came is refused, and he stays as he is.
            if matches!(terms.basis, Basis::Loan { .. }) {
                let until = self.loan_end(&terms, on);
                let signed = Signed { terms: Some(terms), ..Signed::new(today, String::new()) };
                let _ = after.borrow_again(on, until, signed, self.season_starts, String::new());
                return after;
            }
            let until = terms.contract_end(on, self.season_starts);
            let _ = after.buy(on, until, terms, String::new(), String::new());
            return after;
        }
        let (on, club) = (self.joining_day(&player.profile, Some(&bid.terms), since), bid.club.clone());
        match terms.basis {
            Basis::Transfer(_) => {
                after.left = Some(Left { on, to: club, terms: Some(terms), source: String::new() });
            }
            Basis::Loan { .. } => {
                let until = self.loan_end(&terms, on);
                after.lend_again(Lent { to: club.unwrap_or_default(), since: Some(on), until, ended: None });
            }
        }
        after
    }

    /// The last day of a loan that begins on a day.
    fn loan_end(&self, terms: &Terms, from: Date) -> Date {
        terms.loan_until().unwrap_or_else(|| Season::of(from, self.season_starts).last_day()).max(from)
    }
}
