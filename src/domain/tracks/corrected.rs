//! Offers that are corrected or taken out, and the offers that they answer or that answer them.

use jiff::civil::Date;

use super::bids::{is_open, same_club};
use crate::domain::{Answer, Bid};

/// The offer that another one answered by naming terms of its own.
fn answered_by(bids: &[Bid], place: usize) -> Option<usize> {
    let counter = bids.get(place)?;
    let answered = |bid: &Bid| {
        bid.answer == Answer::Countered
            && bid.by != counter.by
            && same_club(bid, counter)
            && bid.answered == Some(counter.on.max(bid.on))
    };
    bids.get(..place)?.iter().rposition(answered)
}

/// Puts an offer in the place of one; the day and the source of what it answered go along.
pub(in crate::domain) fn with_offer(bids: &mut [Bid], place: usize, offer: Bid) {
    let was = answered_by(bids, place);
    let Some(held) = bids.get_mut(place) else { return };
    let source = held.source.clone();
    held.clone_from(&offer);
    if let Some(answered) = was.and_then(|was| bids.get_mut(was)) {
        answered.answered = Some(offer.on.max(answered.on));
        if answered.answer_source == source {
            answered.answer_source = offer.source;
        }
    }
}

/// Takes an offer out; what it answered waits for an answer again.
///
/// # Errors
/// The place of an offer that came after it and has to go first.
pub(in crate::domain) fn without_offer(
    bids: &mut Vec<Bid>,
    place: usize,
    loan_agreed: Option<Date>,
) -> Result<(), usize> {
    if let Some(answered) = answered_by(bids, place) {
        wait(bids, answered, place, loan_agreed)?;
    }
    bids.remove(place);
    Ok(())
}

/// Takes the answer of an offer back.
///
/// # Errors
/// The place of the counter that is the answer, or of an offer that came after it and has to go first.
pub(in crate::domain) fn without_answer(
    bids: &mut [Bid],
    place: usize,
    loan_agreed: Option<Date>,
) -> Result<(), usize> {
    match (place + 1..bids.len()).find(|counter| answered_by(bids, *counter) == Some(place)) {
        Some(counter) => Err(counter),
        None => wait(bids, place, place, loan_agreed),
    }
}

/// Lets an offer wait for an answer again, unless another one than that which goes is open beside it.
fn wait(bids: &mut [Bid], place: usize, goes: usize, loan_agreed: Option<Date>) -> Result<(), usize> {
    let Some(offer) = bids.get(place) else { return Ok(()) };
    let beside = |(other, bid): (usize, &Bid)| {
        other != place && other != goes && is_open(bid, loan_agreed) && same_club(bid, offer)
    };
    if let Some(other) = bids.iter().enumerate().rposition(beside) {
        return Err(other);
    }
    if let Some(offer) = bids.get_mut(place) {
        (offer.answer, offer.answered, offer.answer_source) = (Answer::Pending, None, None);
    }
    Ok(())
}
