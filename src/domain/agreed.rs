//! What becomes of a person once an agreed or offered deal is done.
//!
//! Money counts a bid, its acceptance and the signing alike.

use std::borrow::Cow;

use jiff::civil::Date;

use super::plan::Plan;
use super::player::{Left, Lent, Player, Signed};
use super::season::Season;
use super::target::{Answer, Bid, Stage, Target};
use super::terms::{Basis, Terms};

impl Plan {
    /// The player that a target becomes on the bid that stands; `None` without such a bid.
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

    /// A player once the accepted bid for him is done, be it for him or for the target who he is.
    pub fn once_agreed<'p>(&self, player: &'p Player, today: Date) -> Cow<'p, Player> {
        let as_target = || self.bid_as_target(player).filter(|(_, bid)| bid.answer == Answer::Accepted);
        let agreed = player.agreed().cloned().or_else(|| as_target().map(|(_, bid)| bid));
        agreed.map_or(Cow::Borrowed(player), |bid| Cow::Owned(self.once_taken(player, &bid, today)))
    }

    /// A player once a bid for him is done: sold, lent, or bought if he is borrowed.
    pub fn once_taken(&self, player: &Player, bid: &Bid, today: Date) -> Player {
        let (mut after, since) = (player.clone(), bid.stands_since(today));
        let mut terms = bid.terms.clone();
        terms.joins = None;
        if player.borrowed().is_some() {
            let on = self.purchase_day(player, &bid.terms, since);
            after.bids.clear();
            // A purchase before he came is refused, and then he stays as he is.
            let done = if matches!(terms.basis, Basis::Loan { .. }) {
                let until = self.loan_end(&terms, on);
                let signed = Signed { terms: Some(terms), ..Signed::new(today, String::new()) };
                after.borrow_again(on, until, signed, self.season_starts, String::new())
            } else {
                let until = terms.contract_end(on, self.season_starts);
                after.buy(on, until, terms, String::new(), Vec::new(), String::new())
            };
            return if done.is_ok() { after } else { player.clone() };
        }
        let (on, club) = (self.joining_day(&player.profile, Some(&bid.terms), since), bid.club.clone());
        match terms.basis {
            Basis::Transfer(_) => {
                if let Some([_, since]) = player.both_times() {
                    after = since;
                }
                after.left = Some(Left { on, to: club, terms: Some(terms), source: String::new() });
            }
            Basis::Loan { .. } => {
                let behind = player.lent.as_ref().filter(|_| bid.terms.joins.is_none());
                let on = on.max(behind.and_then(|lent| lent.last_day().tomorrow().ok()).unwrap_or(on));
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

impl Player {
    /// A player who left and came back, as two players: the one until he left, and the one since he was bought again.
    ///
    /// `None` if he did not come back.
    pub fn both_times(&self) -> Option<[Player; 2]> {
        let left = self.left.as_ref()?;
        let back = self.bought.iter().filter(|bought| left.on <= bought.on).min_by_key(|bought| bought.on)?;
        let on = back.on;
        let mut first = self.clone();
        first.bought.retain(|bought| bought.on < on);
        first.renewed.retain(|renewal| renewal.on < on);
        first.lent_before.retain(|lent| lent.since.is_none_or(|since| since < on));
        first.lent.take_if(|lent| lent.since.is_some_and(|since| on <= since));
        // The contract and the wage in the plan are those of his second time.
        first.profile.contract = None;
        first.profile.wage = back.earned.or(self.profile.wage);
        let mut second = Player { joined: Some(on), signed: None, loan: None, left: None, ..self.clone() };
        second.loan_before.clear();
        second.bought.retain(|bought| on <= bought.on);
        second.renewed.retain(|renewal| on <= renewal.on);
        second.lent_before.retain(|lent| lent.since.is_some_and(|since| on <= since));
        second.lent.take_if(|lent| lent.since.is_none_or(|since| since < on));
        Some([first, second])
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{Familiarity, Formation, Loan, Position, Positions, Profile, Side, Slot};

    #[test]
    fn whose_purchase_is_refused_stays_as_he_is() {
        let slot = |n| Slot { label: format!("S{n}"), position: Position::CB, across: 0, up: 0 };
        let plan = Plan::new("Club".into(), Arc::new(Formation::new("f".into(), (0..11).map(slot).collect()).unwrap()));
        let (today, came) = (date(2026, 2, 1), date(2026, 7, 1));
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        let mut player = Player::new(Profile::new("Renato Veiga".into(), positions));
        player.joined = Some(came);
        player.loan = Some(Loan { from: "Chelsea".into(), until: date(2027, 6, 30), ended: None });
        let terms = |line: &str| line.parse().unwrap();
        let bid = |line| Bid {
            on: today,
            by: Side::Us,
            club: None,
            terms: terms(line),
            answer: Answer::Accepted,
            source: None,
            answered: Some(today),
            answer_source: None,
        };
        // Ours before he came, and borrowed again while the loan lasts.
        for line in ["20m joins 2026-03-01", "loan 1m joins 2026-08-01"] {
            player.bids = vec![bid(line)];
            assert_eq!(*plan.once_agreed(&player, today), player, "{line}");
        }
        player.bids = vec![bid("20m joins 2026-08-01 until 2030-06-30")];
        let after = plan.once_agreed(&player, today).into_owned();
        assert_eq!((after.bought_from(), after.bids), (Some(date(2026, 8, 1)), Vec::new()));
    }
}
