//! Corrects and removes offers, together with their answers.

use jiff::civil::Date;

use super::bids::{is_open, same_club};
use crate::domain::{Answer, Bid};

/// The index of the offer that a counter answered.
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

/// Replaces an offer; the day and the source of the answer that it was follow it.
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

/// Removes an offer; the one that it answered is pending again.
///
/// # Errors
/// The index of a later offer that must be removed first.
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

/// Removes the answer of an offer.
///
/// # Errors
/// The index of the counter that is the answer, or of a later offer, which must be removed first.
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

/// Makes an offer pending again, unless another one with the same club is open; the one at `goes` does not count.
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
