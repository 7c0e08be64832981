//! The next moves that make sense in a deal.

use jiff::civil::Date;

use super::bids::accepted;
use crate::domain::{Answer, Basis, Bid, Future, Player, Side, Stage, Stance, Target};

/// A move that would be accepted now: the beginning of its line, and its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Next {
    pub verb: &'static str,
    /// What follows the person's id on the line.
    ///
    /// If it is empty or ends in a space, the user types the rest.
    pub rest: &'static str,
    /// The club that it is about, for a player of ours.
    pub club: Option<String>,
    pub what: &'static str,
}

impl Target {
    /// The moves that make sense now, the likeliest first.
    pub fn next(&self) -> Vec<Next> {
        let next = |verb, rest, what| Next { verb, rest, club: None, what };
        let willing = !matches!(self.player, Stance::Refuses(_));
        let mut moves = Vec::new();
        match (self.stage, self.pending_bid(), self.agreed()) {
            (Stage::Signed, ..) => return moves,
            (Stage::Off, ..) => {
                let resume = if accepted(&self.bids, None).is_some() { "fee-agreed" } else { "talks" };
                return vec![next("stage", resume, "take it up again"), next("report", "", "what is said of him")];
            }
            (_, Some((_, bid)), _) if bid.by == Side::Us => {
                moves.push(next("counter", "", "their own terms"));
                moves.push(next("answer", "", "what became of our bid"));
            }
            (_, Some(_), _) => {
                moves.push(next("bid", "", "our next offer"));
                moves.push(next("answer", "accepted", "we take their terms"));
                moves.push(next("answer", "rejected", "we do not"));
            }
            (stage, None, Some(_)) => {
                if !willing || self.player == Stance::Unknown {
                    moves.push(next("player", "open", "he wants to come"));
                }
                if willing && stage < Stage::TermsAgreed {
                    moves.push(next("stage", "terms-agreed", "his contract is agreed"));
                }
                if willing && stage < Stage::Medical {
                    moves.push(next("stage", "medical", "he is examined"));
                }
                if willing && !matches!(self.seller, Stance::Refuses(_)) {
                    moves.push(next("sign", sign_with(self.agreed()), "he is ours"));
                }
                moves.push(next("answer", "withdrawn", "the fee falls through"));
            }
            (stage, None, None) => {
                if matches!(self.seller, Stance::Refuses(_)) {
                    moves.push(next("seller", "open", "his club will talk"));
                }
                if stage < Stage::Approached {
                    moves.push(next("stage", "approached", "his club has been asked"));
                }
                moves.push(next("bid", "", "our offer"));
                moves.push(next("report", "", "what is said of him"));
            }
        }
        moves.push(next("stage", "off ", "it comes to nothing, and why"));
        moves
    }
}

/// The beginning of a line that signs somebody: the contract's last day, unless the terms have it.
fn sign_with(agreed: Option<&Bid>) -> &'static str {
    match agreed.map(|bid| bid.terms.loan_until().or(bid.terms.contract_until())) {
        Some(Some(_)) => "source ",
        _ => "until ",
    }
}

impl Player {
    /// The moves for his loan, here or away, and for a right to buy him.
    fn of_loan(&self, today: Date) -> Vec<Next> {
        let next = |verb, rest, what| Next { verb, rest, club: None, what };
        let mut moves = Vec::new();
        match self.right_to_buy(today) {
            Some((Side::Us, terms, _)) if terms.contract.is_none() => {
                moves.push(next("take-up", "until ", "we buy him, as the terms allow"));
            }
            Some((Side::Us, ..)) => moves.push(next("take-up", "source ", "we buy him, as the terms allow")),
            Some((Side::Them, ..)) => moves.push(next("take-up", "source ", "they buy him, as the terms allow")),
            None => {}
        }
        let here = self.loan.as_ref().map(|loan| (self.joined, loan.last_day()));
        let away = self.lent.as_ref().map(|lent| (lent.since, lent.last_day()));
        let sold = self.lent_terms().is_some_and(|terms| terms.sure_purchase().is_some());
        let lasts = here.or(away).filter(|_| self.left.is_none() && self.bought_from().is_none() && !sold);
        if lasts.is_some_and(|(began, last)| began.is_none_or(|began| began < today) && today <= last) {
            moves.push(next("end-loan", "source ", "the loan ends before its last day"));
        }
        moves
    }

    /// The moves for a bid for a borrowed player.
    fn for_borrowed(&self) -> Vec<Next> {
        let next = |verb, rest, what| Next { verb, rest, club: None, what };
        let pending = self.bids.iter().rev().find(|bid| bid.answer == Answer::Pending);
        match (pending.map(|bid| bid.by), self.agreed()) {
            (Some(Side::Us), _) => {
                vec![next("counter", "", "their own terms"), next("answer", "", "what became of our bid")]
            }
            (Some(Side::Them), _) => vec![
                next("bid", "", "our next offer"),
                next("answer", "accepted", "we take their terms"),
                next("answer", "rejected", "we do not"),
            ],
            (None, Some(_)) => {
                let sign = next("sign", sign_with(self.agreed()), "he is ours");
                vec![sign, next("answer", "withdrawn", "the fee falls through")]
            }
            (None, None) => vec![next("bid", "", "our offer, to keep him")],
        }
    }

    /// The moves that make sense for a player on a day, the likeliest first.
    pub fn next(&self, today: Date) -> Vec<Next> {
        let mut moves = self.of_loan(today);
        if self.borrowed().is_some() && self.left.is_none() {
            moves.extend(self.for_borrowed());
            return moves;
        }
        if !self.is_ours_to_deal(today) {
            return moves;
        }
        let pending = self.bids.iter().rev().find(|bid| bid.answer == Answer::Pending);
        let agreed = self.agreed();
        let club = pending.or(agreed).and_then(|bid| bid.club.clone());
        let next = |verb, rest, what| Next { verb, rest, club: club.clone(), what };
        if let Some(agreed) = agreed {
            let rest = if matches!(agreed.terms.basis, Basis::Loan { .. }) { "until " } else { "source " };
            moves.push(Next { club: None, ..next("sell", rest, "he goes") });
        }
        let here = self.joined.is_none_or(|joined| joined <= today);
        if here && self.future == Some(Future::Renewing) {
            moves.push(Next { club: None, ..next("renew", "until ", "his contract lasts longer") });
        }
        match pending {
            Some(bid) if bid.by == Side::Them => {
                moves.push(next("counter", "", "our own terms"));
                moves.push(next("answer", "accepted", "we take their terms"));
                moves.push(next("answer", "rejected", "we do not"));
            }
            Some(_) => {
                moves.push(next("bid", "", "their next offer"));
                moves.push(next("answer", "", "what became of our terms"));
            }
            None if agreed.is_some() => moves.push(next("answer", "withdrawn", "it falls through")),
            None => {
                moves.push(next("bid", "", "an offer for him"));
                moves.push(next("set", "asking ", "what we ask"));
            }
        }
        moves
    }
}
