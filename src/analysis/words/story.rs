//! What happened, in sentences.

use jiff::civil::Date;

use super::names;
use crate::analysis::story::{Happening, StoryEvent};
use crate::domain::{Answer, Bid, Moved, Person, Plan, Side, Stage, Stance, Terms, Why};
use crate::text;

/// An event as a sentence: `Marseille rejects our bid of 28m for Balerdi (Sky)`.
pub fn happened(event: &StoryEvent<'_>, plan: &Plan) -> String {
    let person = event.person.and_then(|id| plan.person(id));
    let about = event.person.map(|id| plan.short_name(id)).unwrap_or_default();
    let teller = Teller { about, person, plan };
    let said = teller.says(&event.what);
    let source = event.what.source().map(|source| format!(" ({source})"));
    text::display(&text::one_line(&format!("{said}{}", source.unwrap_or_default()))).into_owned()
}

struct Teller<'a> {
    /// The short name of the person.
    about: &'a str,
    person: Option<Person<'a>>,
    plan: &'a Plan,
}

impl Teller<'_> {
    fn says(&self, what: &Happening<'_>) -> String {
        let about = self.about;
        match *what {
            Happening::Absence(absence) => {
                let is = match absence.why {
                    Why::Injury(_) => "injured",
                    Why::Suspension(_) => "suspended",
                    Why::Other(_) => "out",
                };
                let why = Some(absence.why.text()).filter(|why| !why.is_empty());
                let why = why.map(|why| format!(": {why}")).unwrap_or_default();
                let ban = absence.ban.as_ref().map(|ban| format!(", for {ban}")).unwrap_or_default();
                format!("{about} is {is}{why}{ban}")
            }
            Happening::Return(report) => format!("{about} is to be back on {}", report.back),
            Happening::Back(absence) => match absence.why.text() {
                "" => format!("{about} is back"),
                why => format!("{about} is back: {why}"),
            },
            Happening::Report(report) => {
                let asks = report.asks.map(|sum| format!(", asks {sum}")).unwrap_or_default();
                let refuses = report.refuses.map(|sum| format!(", refuses {sum}")).unwrap_or_default();
                format!("{about}: {}{asks}{refuses}", report.says)
            }
            Happening::Step(step) => match &step.to {
                Moved::Stage(stage, why) => self.stage(*stage, why.as_deref()),
                Moved::Seller(stance) => self.seller(stance),
                Moved::Player(stance) => self.player(stance),
            },
            Happening::Stage(stage) => self.stage(stage, None),
            Happening::Seller(stance) => self.seller(stance),
            Happening::Player(stance) => self.player(stance),
            Happening::Offer(bid, buyer) => self.offer(bid, buyer),
            Happening::Answer(bid, buyer) => self.answer(bid, buyer),
            Happening::Signed(signed) => {
                let from = signed.from.as_deref().map(|from| format!(" from {from}")).unwrap_or_default();
                format!("We sign {about}{from}{}", on_terms(signed.terms.as_ref()))
            }
            Happening::Joined(Some(loan)) => format!("{about} joins on loan from {} until {}", loan.from, loan.until),
            Happening::Joined(None) => format!("{about} joins"),
            Happening::Bought(bought) => {
                format!("We buy {about}{}, under contract until {}", on_terms(bought.terms.as_ref()), bought.until)
            }
            Happening::Lent(lent) => format!("{about} goes on loan to {} until {}", lent.to, lent.until),
            Happening::Returned(loan) => format!("{about} goes back to {} before the loan is over", loan.from),
            Happening::CalledBack(lent) => format!("{about} comes back from {} before the loan is over", lent.to),
            Happening::Renewed(renewal, until) => {
                let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
                let wage = renewal.wage.map(|wage| format!(", for {wage} a season")).unwrap_or_default();
                format!("{about} renews{until}{wage}")
            }
            Happening::Left(left) => {
                let to = left.to.as_deref().map(|to| format!(" for {to}")).unwrap_or_default();
                format!("{about} leaves{to}{}", left.terms.as_ref().map(|on| format!(", {on}")).unwrap_or_default())
            }
            Happening::Filed(list) => {
                let count = text::counted(list.people.len(), "player");
                format!("We file a list of {count} for {}", list.competition)
            }
            Happening::ListChanged(list, change) => {
                let side = |word: &str, people: &[_]| {
                    (!people.is_empty()).then(|| format!("{word} {}", names(people, self.plan)))
                };
                let sides = [side("with", &change.with), side("without", &change.without)];
                let sides: Vec<String> = sides.into_iter().flatten().collect();
                format!("We change the list for {}: {}", list.competition, sides.join(", "))
            }
        }
    }

    fn stage(&self, stage: Stage, why: Option<&str>) -> String {
        let why = why.map(|why| format!(": {why}")).unwrap_or_default();
        match stage {
            Stage::Off => format!("The deal for {} is off{why}", self.about),
            stage => format!("The deal for {} is at {}{why}", self.about, stage.word().replace('-', " ")),
        }
    }

    fn seller(&self, stance: &Stance) -> String {
        let (club, about) = (self.club(None), self.about);
        match stance {
            Stance::Unknown => format!("What {club} says about {about} is unknown"),
            Stance::Open => capital(&format!("{club} is open to selling {about}")),
            Stance::Refuses(_) => capital(&format!("{club} refuses to sell {about}{}", because(stance))),
        }
    }

    fn player(&self, stance: &Stance) -> String {
        let about = self.about;
        match stance {
            Stance::Unknown => format!("Whether {about} would come is unknown"),
            Stance::Open => format!("{about} is open to coming"),
            Stance::Refuses(_) => format!("{about} refuses to come{}", because(stance)),
        }
    }

    fn offer(&self, bid: &Bid, buyer: Side) -> String {
        let (about, terms) = (self.about, &bid.terms);
        let club = self.club(bid.club.as_deref());
        match (bid.by, bid.by == buyer) {
            (Side::Us, true) => format!("We bid {terms} for {about}"),
            (Side::Us, false) => format!("We ask {terms} of {club} for {about}"),
            (Side::Them, true) => capital(&format!("{club} bids {terms} for {about}")),
            (Side::Them, false) => capital(&format!("{club} asks {terms} for {about}")),
        }
    }

    fn answer(&self, bid: &Bid, buyer: Side) -> String {
        let club = self.club(bid.club.as_deref());
        let what = if bid.by == buyer { "bid" } else { "price" };
        let (whose, bidder, other) = match bid.by {
            Side::Us => ("our".to_owned(), "we".to_owned(), club),
            Side::Them => (format!("{club}'s"), club, "we".to_owned()),
        };
        let offer = format!("{whose} {what} of {} for {}", bid.terms, self.about);
        let does = |who: &str, verb: &str| {
            let verb = if who == "we" { verb.to_owned() } else { format!("{verb}s") };
            capital(&format!("{who} {verb} {offer}"))
        };
        match bid.answer {
            Answer::Pending => capital(&format!("{offer} is pending")),
            Answer::Expired => capital(&format!("{offer} expires")),
            Answer::Withdrawn => does(&bidder, "withdraw"),
            Answer::Rejected => does(&other, "reject"),
            Answer::Accepted => does(&other, "accept"),
            Answer::Countered => does(&other, "counter"),
        }
    }

    /// The other club.
    fn club(&self, named: Option<&str>) -> String {
        let held = match self.person {
            Some(Person::Target(target)) => target.club.as_deref(),
            Some(Person::Player(player)) => match (&player.signed, player.borrowed()) {
                (_, Some(loan)) => Some(loan.from.as_str()),
                (Some(signed), None) => signed.from.as_deref(),
                _ => None,
            },
            None => None,
        };
        let other = if matches!(self.person, Some(Person::Player(_))) { "another club" } else { "his club" };
        named.or(held).unwrap_or(other).to_owned()
    }
}

/// A day of the story: `2025-06-17`, or `2025-07-01, to come`.
pub fn story_day(on: Date, today: Date) -> String {
    if on <= today { on.to_string() } else { format!("{on}, to come") }
}

fn because(stance: &Stance) -> String {
    stance.reason().map(|reason| format!(": {reason}")).unwrap_or_default()
}

fn on_terms(terms: Option<&Terms>) -> String {
    terms.map(|terms| format!(" for {terms}")).unwrap_or_default()
}

/// A sentence with a capital letter at its beginning.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
