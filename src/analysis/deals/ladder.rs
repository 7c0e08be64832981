//! A negotiation in time order.

use jiff::civil::Date;

use crate::domain::words::words;
use crate::domain::{Answer, Bid, EntryKind, EntryName, Money, Moved, Person, Report, Side, TrackStep};

words! {
    /// The kind of a rung.
    RungKind {
        Report = "report",
        Stage = "stage",
        Seller = "seller",
        Player = "player",
        /// An offer by the buyer.
        Bid = "bid",
        /// A price asked by the seller.
        Counter = "counter",
        Answer = "answer",
    }
}

/// One rung: something that was said, offered or answered.
///
/// Texts are as the plan has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rung {
    /// The entry's name; `None` for a signing, a purchase, a departure or the end of a loan, which are not entries.
    pub entry: Option<EntryName>,
    pub on: Date,
    pub kind: RungKind,
    /// The side whose move it is; `None` for a report or a stage.
    pub side: Option<Side>,
    pub says: String,
    /// The sum that it names, as newspapers would: [`Terms::headline`](crate::domain::Terms::headline) of a bid.
    pub sum: Option<Money>,
    /// Who said it, where that is known.
    pub source: Option<String>,
}

/// Everything that is known about a person's deal, the oldest first.
///
/// On the same day, reports come before offers. For a player who was signed, it is the history of that deal, and then
/// the offers for him.
pub fn ladder(person: Person<'_>) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = person.profile().reports.iter().enumerate().map(report).collect();
    rungs.extend(person.steps().iter().enumerate().map(step));
    rungs.extend(negotiation(&person.offers()));
    if let Person::Player(player) = person {
        let before = player.loan_before.iter().filter_map(|before| before.signed.as_ref());
        rungs.extend(before.chain(&player.signed).map(|signed| ended(signed.on, "signed", &signed.source)));
        rungs.extend(player.bought.iter().map(|bought| ended(bought.on, "bought", &bought.source)));
        let away = player.loans_away().into_iter().map(|(lent, _)| &lent.ended);
        let loans = player.loans_here().into_iter().map(|(_, loan, _)| &loan.ended).chain(away).flatten();
        rungs.extend(loans.map(|end| ended(end.on, "loan ended", &end.source)));
        rungs.extend(player.renewed.iter().enumerate().map(|(place, renewal)| Rung {
            entry: Some(EntryName::at(EntryKind::Renewal, place)),
            ..ended(renewal.on, "renewed", &renewal.source)
        }));
        rungs.extend(player.left.as_ref().map(|left| ended(left.on, "left", &left.source)));
    }
    rungs.sort_by_key(|rung| rung.on);
    rungs
}

/// Bids and their answers; a counter on the same day is an answer in itself.
fn negotiation(offers: &[(&Bid, Side)]) -> Vec<Rung> {
    let countered = |bid: &Bid| {
        let counter = |other: &Bid| other.by != bid.by && other.club == bid.club && Some(other.on) == bid.answered;
        bid.answer == Answer::Countered && offers.iter().any(|(other, _)| counter(other))
    };
    let rungs = offers.iter().enumerate().flat_map(|(place, (bid, buyer))| {
        std::iter::once(offer(bid, *buyer, place)).chain(answer(bid, place).filter(|_| !countered(bid)))
    });
    rungs.collect()
}

fn report((place, report): (usize, &Report)) -> Rung {
    let sum = report.asks.or(report.refuses);
    let sums = [report.asks.map(|asks| format!("asks {asks}")), report.refuses.map(|sum| format!("refuses {sum}"))];
    let says = std::iter::once(report.says.clone()).chain(sums.into_iter().flatten()).collect::<Vec<_>>().join("; ");
    let entry = Some(EntryName::at(EntryKind::Report, place));
    Rung { entry, on: report.on, kind: RungKind::Report, side: None, says, sum, source: Some(report.source.clone()) }
}

fn step((place, step): (usize, &TrackStep)) -> Rung {
    let (kind, side, says) = match &step.to {
        Moved::Stage(stage, None) => (RungKind::Stage, None, stage.to_string()),
        Moved::Stage(stage, Some(why)) => (RungKind::Stage, None, format!("{stage}: {why}")),
        Moved::Seller(said) => (RungKind::Seller, Some(Side::Them), said.says()),
        Moved::Player(said) => (RungKind::Player, Some(Side::Them), said.says()),
    };
    let entry = Some(EntryName::at(EntryKind::Step, place));
    Rung { entry, on: step.on, kind, side, says, sum: None, source: step.source.clone() }
}

fn offer(bid: &Bid, buyer: Side, place: usize) -> Rung {
    let club = bid.club.as_deref().map(|club| format!(" ({club})")).unwrap_or_default();
    // Without a day of its own the answer stands beside the bid.
    let answer = if bid.answered.is_some() { String::new() } else { format!(" {}", bid.answer) };
    Rung {
        entry: Some(EntryName::of_offer(bid, buyer, place)),
        on: bid.on,
        kind: if bid.by == buyer { RungKind::Bid } else { RungKind::Counter },
        side: Some(bid.by),
        says: format!("{}{club}{answer}", bid.terms),
        sum: Some(bid.terms.headline()),
        source: bid.source.clone(),
    }
}

/// The answer to a bid, which comes from the other side unless the bid was withdrawn or expired.
fn answer(bid: &Bid, place: usize) -> Option<Rung> {
    let side = match (bid.answer, bid.by) {
        (Answer::Pending, _) => return None,
        (Answer::Withdrawn | Answer::Expired, by) => by,
        (_, Side::Us) => Side::Them,
        (_, Side::Them) => Side::Us,
    };
    let (on, source) = (bid.answered?, bid.answer_source.clone());
    let says = format!("{} {}", bid.terms, bid.answer);
    let entry = Some(EntryName::at(EntryKind::Answer, place));
    Some(Rung { entry, on, kind: RungKind::Answer, side: Some(side), says, sum: None, source })
}

fn ended(on: Date, word: &str, source: &str) -> Rung {
    let source = Some(source.to_owned());
    Rung { entry: None, on, kind: RungKind::Stage, side: None, says: word.to_owned(), sum: None, source }
}
