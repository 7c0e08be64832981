//! What bids, answers and stages do to a target.

use super::Refused;
use crate::domain::{Answer, Bid, Id, Stage, Stance, Target};

pub(super) fn add_bid(target: &mut Target, bid: Bid, name: String, id: Id) -> Result<(), Refused> {
    if matches!(target.stage, Stage::Signed | Stage::Off) {
        return Err(Refused::DealOver(name, target.stage, id));
    }
    if let Some((index, pending)) = target.pending_bid() {
        if pending.by == bid.by {
            return Err(Refused::BidPending { name, id, terms: pending.terms.to_string() });
        }
        if let Some(pending) = target.bids.get_mut(index) {
            pending.answer = Answer::Countered;
        }
    }
    target.bids.push(bid);
    Ok(())
}

pub(super) fn answer_bid(
    target: &mut Target,
    answer: Answer,
    source: Option<String>,
    name: String,
    id: Id,
) -> Result<(), Refused> {
    if answer == Answer::Pending {
        return Err(Refused::AnswerPending);
    }
    let pending = target.pending_bid().map(|(index, _)| index);
    let Some(bid) = pending.and_then(|index| target.bids.get_mut(index)) else {
        return Err(Refused::NothingPending(name, id));
    };
    bid.answer = answer;
    bid.source = source.or(bid.source.take());
    Ok(())
}

pub(super) fn set_stage(target: &mut Target, stage: Stage, name: String, id: Id) -> Result<(), Refused> {
    if stage == Stage::Signed {
        if matches!(target.seller, Stance::Refuses(_)) {
            return Err(Refused::SellerRefuses(name, id));
        }
        if matches!(target.player, Stance::Refuses(_)) {
            return Err(Refused::PlayerRefuses(name, id));
        }
    }
    target.stage = stage;
    Ok(())
}
