//! The bids of a deal: at most one is open at a time, or one for each club that wants a player of ours.

use jiff::civil::Date;

use crate::domain::{Answer, Basis, Bid, Id, Player, Refused, Side};
use crate::text;

/// An answer to a bid, with its source and day.
pub(in crate::domain) struct Reply {
    pub(in crate::domain) answer: Answer,
    /// The club of the bid, if several clubs made one.
    pub(in crate::domain) club: Option<String>,
    pub(in crate::domain) source: Option<String>,
    /// The day of the answer; `None` for today.
    pub(in crate::domain) on: Option<Date>,
}

impl Player {
    /// The last accepted offer for him that is not done yet: he is not sold, or not lent on it.
    ///
    /// For a borrowed player, it is our own bid for him.
    pub fn agreed(&self) -> Option<&Bid> {
        let mut accepted = self.bids.iter().filter(|bid| bid.answer == Answer::Accepted).peekable();
        accepted.peek()?;
        if self.left.as_ref().is_some_and(|left| !self.is_back(left)) {
            return None;
        }
        let loan_agreed = self.loan_agreed();
        accepted.rfind(|bid| !is_done(bid, loan_agreed))
    }

    /// Adds an offer of another club, or our counter to one.
    ///
    /// A counter goes to the named club, or else to the one whose offer is pending, or else to the last one that made a
    /// bid.
    pub(in crate::domain) fn add_bid(
        &mut self,
        mut bid: Bid,
        today: Date,
        name: String,
        id: Id,
    ) -> Result<(), Refused> {
        if let Some(loan) = self.borrowed().filter(|_| self.left.is_none()) {
            if bid.club.is_some() {
                return Err(Refused::ClubOfLoan(name, text::display(&loan.from).into_owned()));
            }
            return add_bid(&mut self.bids, bid, None, name, id);
        }
        self.ours_to_deal(&name, today)?;
        if bid.by == Side::Us && bid.club.is_none() {
            let offered = self.bids.iter().rfind(|held| held.by == Side::Them && held.answer == Answer::Pending);
            bid.club = offered.or(self.bids.last()).and_then(|met| met.club.clone());
        }
        let loan_agreed = self.loan_agreed();
        add_bid(&mut self.bids, bid, loan_agreed, name, id)
    }

    pub(in crate::domain) fn answer(&mut self, reply: Reply, today: Date, name: String, id: Id) -> Result<(), Refused> {
        if self.borrowed().is_none() || self.left.is_some() {
            self.ours_to_deal(&name, today)?;
        }
        answer_bid(&mut self.bids, reply, today, name, id).map(|_| ())
    }

    /// The rule that his deals break, which only a merge or a file can cause.
    pub(in crate::domain) fn broken_rule(&self) -> Option<&'static str> {
        match self.left.as_ref().filter(|left| !self.is_back(left)) {
            Some(_) if self.bids.iter().any(|bid| bid.answer == Answer::Pending) => {
                Some("he left, and an offer for him is pending")
            }
            None if two_open(&self.bids, self.loan_agreed()) => Some("two bids are open with one club"),
            _ => None,
        }
    }

    /// Whether we can sell or lend him on a day; on [`Date::MAX`], whether we ever can.
    pub(in crate::domain) fn is_ours_to_deal(&self, today: Date) -> bool {
        self.ours_to_deal("", today).is_ok()
    }

    pub(in crate::domain) fn ours_to_deal(&self, name: &str, today: Date) -> Result<(), Refused> {
        if let Some(left) = self.left.as_ref().filter(|left| !self.is_back(left)) {
            return Err(Refused::HasLeft(name.to_owned(), left.on));
        }
        match &self.loan {
            Some(loan) if self.bought_from().is_none_or(|bought| today < bought) => {
                Err(Refused::Borrowed(name.to_owned(), text::display(&loan.from).into_owned()))
            }
            _ => Ok(()),
        }
    }
}

impl Bid {
    /// The day of the answer, or that of the bid if the answer has none.
    pub(in crate::domain) fn settled_on(&self) -> Date {
        self.answered.unwrap_or(self.on)
    }

    /// The day on which the bid shows that the seller talks: he made it, or his answer is more than a no.
    pub(super) fn seller_talked(&self) -> Option<Date> {
        match (self.by, self.answer) {
            (_, Answer::Accepted) | (Side::Us, Answer::Countered) => Some(self.settled_on()),
            (Side::Them, _) => Some(self.on),
            _ => None,
        }
    }
}

/// Whether a bid is with this club; every bid is if `club` is `None`.
pub(in crate::domain) fn with_club(bid: &Bid, club: Option<&str>) -> bool {
    club.is_none_or(|club| bid.club.as_deref().is_some_and(|held| text::same(held, club)))
}

/// Whether two bids are with the same club, or both with an unnamed one.
pub(super) fn same_club(one: &Bid, other: &Bid) -> bool {
    one.club.as_deref().map(text::fold) == other.club.as_deref().map(text::fold)
}

pub(super) fn accepted(bids: &[Bid], club: Option<&str>) -> Option<usize> {
    bids.iter().rposition(|bid| bid.answer == Answer::Accepted && with_club(bid, club))
}

/// Lets the pending bids of a finished deal expire.
pub(in crate::domain) fn expire(bids: &mut [Bid], on: Date) {
    for bid in bids.iter_mut().filter(|bid| bid.answer == Answer::Pending) {
        (bid.answer, bid.answered) = (Answer::Expired, Some(on.max(bid.on)));
    }
}

/// Whether an accepted loan is done, as he is or was away on it; `loan_agreed` is the day of the last one.
pub(in crate::domain) fn is_done(bid: &Bid, loan_agreed: Option<Date>) -> bool {
    matches!(bid.terms.basis, Basis::Loan { .. }) && loan_agreed.is_some_and(|agreed| bid.settled_on() <= agreed)
}

/// Whether a bid waits for an answer, or is accepted and not done yet.
pub(super) fn is_open(bid: &Bid, loan_agreed: Option<Date>) -> bool {
    match bid.answer {
        Answer::Pending => true,
        Answer::Accepted => !is_done(bid, loan_agreed),
        Answer::Rejected | Answer::Countered | Answer::Withdrawn | Answer::Expired => false,
    }
}

/// Whether two bids are open with the same club.
pub(super) fn two_open(bids: &[Bid], loan_agreed: Option<Date>) -> bool {
    let open: Vec<&Bid> = bids.iter().filter(|bid| is_open(bid, loan_agreed)).collect();
    open.iter().enumerate().any(|(index, bid)| open.iter().skip(index + 1).any(|later| same_club(bid, later)))
}

pub(super) fn add_bid(
    bids: &mut Vec<Bid>,
    bid: Bid,
    loan_agreed: Option<Date>,
    name: String,
    id: Id,
) -> Result<(), Refused> {
    let standing = |held: &Bid| held.answer == Answer::Accepted && !is_done(held, loan_agreed);
    if let Some(agreed) = bids.iter().find(|held| standing(held) && same_club(held, &bid)) {
        return Err(Refused::FeeAgreed { name, id, terms: agreed.terms.to_string(), resume: false });
    }
    if let Some(pending) = bids.iter_mut().rfind(|held| held.answer == Answer::Pending && same_club(held, &bid)) {
        if pending.by == bid.by {
            return Err(Refused::BidPending { name, id, terms: pending.terms.to_string() });
        }
        pending.answer = Answer::Countered;
        pending.answered = Some(bid.on.max(pending.on));
        pending.answer_source.clone_from(&bid.source);
    }
    bids.push(bid);
    Ok(())
}

/// Answers the pending bid, or withdraws the accepted one.
///
/// Returns its answer before, its side and the day of the new answer.
pub(super) fn answer_bid(
    bids: &mut [Bid],
    reply: Reply,
    today: Date,
    name: String,
    id: Id,
) -> Result<(Answer, Side, Date), Refused> {
    let club = reply.club.as_deref();
    let agreed = accepted(bids, club);
    let takes_back = match reply.answer {
        Answer::Pending => return Err(Refused::AnswerPending),
        Answer::Rejected | Answer::Withdrawn | Answer::Expired => true,
        Answer::Accepted | Answer::Countered => false,
    };
    let pending = bids.iter().rposition(|bid| bid.answer == Answer::Pending && with_club(bid, club));
    let met = pending.and_then(|index| bids.get(index));
    let same = |bid: &&Bid| {
        bid.answer == Answer::Accepted && met.map_or_else(|| with_club(bid, club), |met| same_club(bid, met))
    };
    if let Some(agreed) = bids.iter().rfind(same).filter(|_| !takes_back) {
        return Err(Refused::FeeAgreed { name, id, terms: agreed.terms.to_string(), resume: false });
    }
    let Some(bid) = pending.or(agreed.filter(|_| takes_back)).and_then(|index| bids.get_mut(index)) else {
        return Err(Refused::NothingPending(name, id));
    };
    let on = reply.on.unwrap_or(today.max(bid.on));
    if on < bid.on {
        return Err(Refused::AnsweredFirst { name, bid: bid.on, answer: on });
    }
    let was = std::mem::replace(&mut bid.answer, reply.answer);
    (bid.answered, bid.answer_source) = (Some(on), reply.source);
    Ok((was, bid.by, on))
}
