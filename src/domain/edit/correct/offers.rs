//! Corrects and removes bids, counters and answers.

use std::mem::discriminant;

use jiff::civil::Date;

use crate::domain::edit::Refused;
use crate::domain::edit::entries::{require, shown};
use crate::domain::tracks::{is_done, with_offer, without_answer, without_offer};
use crate::domain::{
    Answer, Bid, EntryKind, EntryName, Id, Moved, Person, PersonEntry, Plan, Player, Stage, Target, Terms,
};

/// The list that an offer is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OfferList {
    /// The bids of open deals.
    Open,
    /// The bids of his signing.
    Signed,
    /// The bids of the purchase with this index.
    Bought(usize),
}

impl Plan {
    pub(super) fn correct_offer(
        &mut self,
        id: &Id,
        entry: EntryName,
        to: Option<PersonEntry>,
        today: Date,
    ) -> Result<(), Refused> {
        let to = match to {
            Some(PersonEntry::Offer(offer) | PersonEntry::Answer(offer)) => Some(offer),
            _ => None,
        };
        if let Some(offer) = &to {
            self.check_offer(id, entry, offer, today)?;
        }
        let place = entry.number.saturating_sub(1);
        let name = self.name_of(id);
        let offers = self.person(id).map(Person::offers).unwrap_or_default();
        let names: Vec<EntryName> =
            offers.iter().enumerate().map(|(place, (bid, buyer))| EntryName::of_offer(bid, *buyer, place)).collect();
        let rests = |first: Option<EntryName>| match first {
            Some(first) => Refused::RestsOn { name: name.clone(), id: id.clone(), entry, first },
            None => Refused::NoChange,
        };
        // Either another offer must be removed first, or the answer of this one.
        let rests_on = |offer: Option<usize>| match offer {
            Some(offer) => rests(names.get(offer).copied()),
            None => rests(Some(EntryName { kind: EntryKind::Answer, ..entry })),
        };
        if let Some(player) = self.players.get_mut(id) {
            let Some((list, at)) = player.offer_at(place) else { return Ok(()) };
            let rests_on = |other: Option<usize>| rests_on(other.map(|other| other + place - at));
            return player.correct_offer(list, at, entry, to, (&name, id), rests_on);
        }
        self.change_target(id, |target, _, _| {
            let before = target.clone();
            if let Some(step) = target.under_agreed(place).filter(|_| to.is_none()) {
                return Err(rests(Some(step)));
            }
            put_offer(&mut target.bids, place, entry, to, None).map_err(rests_on)?;
            target.follow(&before);
            Ok(())
        })?;
        let waits = |target: &Target| target.bids.iter().filter(|bid| bid.answer == Answer::Pending).cloned().collect();
        let waiting: Vec<Bid> = self.targets.get(id).map(waits).unwrap_or_default();
        waiting.iter().try_for_each(|bid| self.check_swap(&bid.terms, today))
    }

    /// Checks what holds for an offer in any list.
    fn check_offer(&self, id: &Id, entry: EntryName, offer: &Bid, today: Date) -> Result<(), Refused> {
        for source in [&offer.source, &offer.answer_source].into_iter().flatten() {
            require(source, Refused::EmptySource)?;
        }
        let Some(person) = self.person(id) else { return Ok(()) };
        let held = person.offers().get(entry.number.saturating_sub(1)).map(|(bid, _)| (*bid).clone());
        if let Some(answer) = offer.answered.filter(|answered| *answered < offer.on) {
            return Err(Refused::AnsweredFirst { name: self.name_of(id), bid: offer.on, answer });
        }
        let renamed = held.as_ref().is_some_and(|held| held.club != offer.club) && offer.club.is_some();
        match person {
            Person::Target(_) if renamed => return Err(Refused::ClubOfTarget(self.name_of(id), id.clone())),
            Person::Player(player) if renamed => {
                if let Some(loan) = player.borrowed() {
                    return Err(Refused::ClubOfLoan(self.name_of(id), shown(&loan.from)));
                }
            }
            _ => {}
        }
        // In a swap for a player of ours, the others are another club's players.
        let swapped = held.is_none_or(|held| held.terms.swap != offer.terms.swap);
        if swapped && !self.is_ours(id) { self.check_swap(&offer.terms, today) } else { Ok(()) }
    }
}

impl Target {
    /// The step to the present stage, if that stage needs this accepted offer.
    fn under_agreed(&self, place: usize) -> Option<EntryName> {
        self.bids.get(place).filter(|bid| bid.answer == Answer::Accepted)?;
        let (at, step) = self.stage_step()?;
        match step.to {
            Moved::Stage(stage @ (Stage::FeeAgreed | Stage::TermsAgreed | Stage::Medical), _)
                if stage == self.stage =>
            {
                Some(EntryName { kind: EntryKind::Step, number: at + 1 })
            }
            _ => None,
        }
    }
}

impl Player {
    /// The list of an offer and its index there, by its index among all offers.
    fn offer_at(&self, mut place: usize) -> Option<(OfferList, usize)> {
        let signed = self.signed.iter().map(|signed| (OfferList::Signed, signed.bids.len()));
        let bought = self.bought.iter().enumerate().map(|(n, bought)| (OfferList::Bought(n), bought.bids.len()));
        for (list, length) in signed.chain(bought).chain([(OfferList::Open, self.bids.len())]) {
            match place.checked_sub(length) {
                Some(further) => place = further,
                None => return Some((list, place)),
            }
        }
        None
    }

    fn offers_mut(&mut self, list: OfferList) -> Option<&mut Vec<Bid>> {
        match list {
            OfferList::Open => Some(&mut self.bids),
            OfferList::Signed => self.signed.as_mut().map(|signed| &mut signed.bids),
            OfferList::Bought(n) => self.bought.get_mut(n).map(|bought| &mut bought.bids),
        }
    }

    /// The terms on which he came or left, which an offer of the list may have become; with words and the day.
    fn agreed_terms(&mut self, list: OfferList) -> Option<(&mut Terms, &'static str, Date)> {
        let back = self.left.as_ref().is_some_and(|left| self.is_back(left));
        let (terms, what, on) = match list {
            OfferList::Open => {
                let left = self.left.as_mut().filter(|_| !back)?;
                (&mut left.terms, "he left on it", left.on)
            }
            OfferList::Signed => {
                let signed = self.signed.as_mut()?;
                (&mut signed.terms, "he was signed on it", signed.on)
            }
            OfferList::Bought(n) => {
                let bought = self.bought.get_mut(n)?;
                (&mut bought.terms, "he was bought on it", bought.on)
            }
        };
        terms.as_mut().map(|terms| (terms, what, on))
    }

    fn correct_offer(
        &mut self,
        list: OfferList,
        place: usize,
        entry: EntryName,
        to: Option<Bid>,
        (name, id): (&str, &Id),
        rests_on: impl Fn(Option<usize>) -> Refused,
    ) -> Result<(), Refused> {
        let Some(held) = self.offers_mut(list).and_then(|bids| bids.get(place)).cloned() else { return Ok(()) };
        let stands = |why: String| Refused::EntryStands { name: name.to_owned(), entry, why };
        let done = list != OfferList::Open || self.left.as_ref().is_some_and(|left| !self.is_back(left));
        let accepted = held.answer == Answer::Accepted;
        let loan_agreed = self.loan_agreed();
        let lent = accepted && is_done(&held, loan_agreed);
        // If only the money differs, what was done on the offer changes with it.
        let alike = to.as_ref().is_some_and(|to| {
            let basis = discriminant(&held.terms.basis) == discriminant(&to.terms.basis);
            to.answer == Answer::Accepted && basis && held.terms.swap == to.terms.swap
        });
        if lent && !alike {
            return Err(stands(format!("he is lent on it; clear that first, with set {id} lent none")));
        }
        if accepted
            && let Some((agreed, what, on)) = self.agreed_terms(list)
            && *agreed == without_day(&held.terms)
        {
            match to.as_ref().filter(|_| alike) {
                Some(to) => *agreed = without_day(&to.terms),
                None => return Err(stands(format!("{what}, on {on}"))),
            }
            self.profile.wage = match &to {
                Some(to) if self.profile.wage == held.terms.wage && list != OfferList::Open => to.terms.wage,
                _ => self.profile.wage,
            };
        } else if done && reopens(&held, to.as_ref(), entry) {
            return Err(stands("the deal is done, and it is neither accepted nor pending any more".into()));
        }
        if let (true, None, Some(bids)) = (done, &to, self.offers_mut(list)) {
            // The offer that it answered stays answered, since no answer is awaited any more.
            bids.remove(place);
            return Ok(());
        }
        let Some(bids) = self.offers_mut(list) else { return Ok(()) };
        put_offer(bids, place, entry, to, loan_agreed).map_err(rests_on)
    }
}

/// Whether a correction would open a deal that is over: by making an offer accepted or pending, or an accepted one
/// anything else.
fn reopens(held: &Bid, to: Option<&Bid>, entry: EntryName) -> bool {
    let open = |answer: Answer| matches!(answer, Answer::Accepted | Answer::Pending);
    match to {
        Some(to) => held.answer != to.answer && (open(held.answer) || open(to.answer)),
        None => entry.kind == EntryKind::Answer || held.answer == Answer::Accepted,
    }
}

/// Corrects an offer of a list, or removes it or its answer.
///
/// # Errors
/// The index of an offer that must be removed first; `None` if its own acceptance must be.
fn put_offer(
    bids: &mut Vec<Bid>,
    place: usize,
    entry: EntryName,
    to: Option<Bid>,
    loan_agreed: Option<Date>,
) -> Result<(), Option<usize>> {
    match to {
        Some(offer) => {
            with_offer(bids, place, offer);
            Ok(())
        }
        None if entry.kind == EntryKind::Answer => without_answer(bids, place, loan_agreed).map_err(Some),
        None if bids.get(place).is_some_and(|bid| bid.answer == Answer::Accepted) => Err(None),
        None => without_offer(bids, place, loan_agreed).map_err(Some),
    }
}

/// The terms as a finished deal keeps them, without the joining day, which it has itself.
fn without_day(terms: &Terms) -> Terms {
    Terms { joins: None, ..terms.clone() }
}
