//! Sell-on shares, which are owed to the club that a player was bought from once he is sold.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::schedule::payments;
use crate::domain::{Basis, Id, Money, Plan, Player, Season, SellOn, Terms};

/// A share of a sale that is owed to a former club.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwedShare {
    /// The person who is sold.
    pub person: Id,
    /// The club that the share is owed to, if it is known.
    pub to: Option<String>,
    pub sell_on: SellOn,
    /// The amounts by the season in which they fall due, the earliest first; seasons without one are left out.
    pub parts: Vec<(Season, Money)>,
}

impl OwedShare {
    pub fn total(&self) -> Money {
        self.parts.iter().map(|(_, part)| *part).sum()
    }

    pub fn in_season(&self, season: Season) -> Money {
        self.parts.iter().filter(|(of, _)| *of == season).map(|(_, part)| *part).sum()
    }
}

/// The share owed for a player's sale, if the terms on which he was signed gave his former club one.
pub(super) fn owed(plan: &Plan, id: &Id, player: &Player, sold: &Terms, goes: Date) -> Option<OwedShare> {
    of_receipts(plan, id, player, goes, &receipts(plan, sold, goes))
}

/// The share owed for a player who goes the other way in a deal.
///
/// If several go for one value together, each one's part is unknown, so there is none.
pub(super) fn owed_of_swap(plan: &Plan, terms: &Terms, goes: Date) -> Option<OwedShare> {
    let swap = terms.swap.as_ref()?;
    let [id] = swap.players.as_slice() else { return None };
    of_receipts(plan, id, plan.players.get(id)?, goes, &[(goes, swap.value)])
}

fn of_receipts(plan: &Plan, id: &Id, player: &Player, goes: Date, receipts: &[(Date, Money)]) -> Option<OwedShare> {
    let signed = player.signed.as_ref()?;
    // A purchase from the day of the sale on is one back.
    let before = player.bought.iter().filter(|bought| bought.on < goes && bought.terms.is_some());
    let again = before.max_by_key(|bought| bought.on);
    let bought = again.and_then(|bought| bought.terms.as_ref()).or(signed.terms.as_ref())?;
    let sell_on = bought.sell_on?;
    let mut seasons: BTreeMap<Season, Money> = BTreeMap::new();
    for (day, part) in shares(sell_on, bought.paid_for_him(), receipts) {
        let sum = seasons.entry(plan.season_of(day)).or_default();
        *sum = *sum + part;
    }
    let parts: Vec<(Season, Money)> = seasons.into_iter().filter(|(_, part)| !part.is_zero()).collect();
    // A purchase after a loan is from the same club; of one after a departure the plan does not name the club.
    let after_loan = |on| player.loan.is_some() && player.bought.iter().all(|other| on <= other.on);
    let to = signed.from.clone().filter(|_| again.is_none_or(|bought| after_loan(bought.on)));
    (!parts.is_empty()).then(|| OwedShare { person: id.clone(), to, sell_on, parts })
}

/// The payments of a sale's fee, the earliest first; for a loan, those of an unconditional obligation to buy.
///
/// The people who come the other way count on the day they come. Conditional amounts have no day yet.
fn receipts(plan: &Plan, sold: &Terms, goes: Date) -> Vec<(Date, Money)> {
    let (fee, from) = match &sold.basis {
        Basis::Transfer(fee) => (Some(fee), goes),
        Basis::Loan { until, .. } => {
            let last = until.unwrap_or_else(|| plan.season_of(goes).last_day()).max(goes);
            (sold.sure_purchase(), last.saturating_add(1.day()))
        }
    };
    let paid = fee.map(|fee| payments(&fee.paid, from)).unwrap_or_default();
    let swap = sold.swap.as_ref().filter(|_| fee.is_some()).map(|swap| (goes, swap.value));
    let mut all: Vec<(Date, Money)> = swap.into_iter().chain(paid).collect();
    all.sort_by_key(|(day, _)| *day);
    all
}

/// The share of each receipt, in proportion to the part of the fee that has been received; the total is exact to the
/// unit.
fn shares(sell_on: SellOn, paid: Money, receipts: &[(Date, Money)]) -> Vec<(Date, Money)> {
    let units = |money: Money| u128::from(money.units());
    let received: Money = receipts.iter().map(|(_, part)| *part).sum();
    let owed = sell_on.owed(received, paid);
    let (mut come, mut given) = (Money::ZERO, Money::ZERO);
    let mut shares = Vec::new();
    for (day, part) in receipts {
        come = come + *part;
        let until = (units(owed) * units(come)).checked_div(units(received)).unwrap_or(0);
        let until = Money::from_units(u64::try_from(until).unwrap_or(u64::MAX));
        shares.push((*day, until.less(given)));
        given = until;
    }
    shares
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        Bought, Familiarity, Formation, Left, Loan, Position, Positions, Profile, ShareOf, Signed, Slot,
    };
    use crate::runs::runs;

    const GOES: Date = date(2025, 7, 10);

    fn player(bought: &str) -> Player {
        let positions = Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap();
        let mut player = Player::new(Profile::new("A".into(), positions));
        player.signed = Some(Signed {
            on: date(2023, 7, 1),
            from: Some("Lille".into()),
            terms: Some(bought.parse().unwrap()),
            source: "club".into(),
            ties: Vec::new(),
            steps: Vec::new(),
            bids: Vec::new(),
        });
        player
    }

    fn plan() -> Plan {
        let slot = |n| Slot { label: format!("S{n}"), position: Position::CB, across: 0, up: 0 };
        Plan::new("Club".into(), Arc::new(Formation::new("f".into(), (0..11).map(slot).collect()).unwrap()))
    }

    fn parts(bought: &str, sold: &str) -> Vec<(String, String)> {
        let owed = owed(&plan(), &Id::new("a").unwrap(), &player(bought), &sold.parse().unwrap(), GOES);
        let parts = owed.map(|owed| owed.parts).unwrap_or_default();
        parts.into_iter().map(|(season, part)| (season.to_string(), part.to_string())).collect()
    }

    fn check(bought: &str, sold: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(season, part)| ((*season).into(), (*part).into())).collect();
        assert_eq!(parts(bought, sold), expected, "{bought}, sold for {sold}");
    }

    #[test]
    fn a_share_of_a_sale_is_owed_when_its_instalments_come() {
        check("10m so10", "30m", &[("2025-26", "3m")]);
        check("10m so10", "30m/3", &[("2025-26", "1m"), ("2026-27", "1m"), ("2027-28", "1m")]);
        check("10m so10", "30m/10m@2025-09-01,20m@2027-09-01", &[("2025-26", "1m"), ("2027-28", "2m")]);
        // What a sale costs us is no part of it, nor are add-ons before they come, nor a loan.
        check("10m so10", "30m+6m costs 2m", &[("2025-26", "3m")]);
        check("10m so10", "20m swap x=10m", &[("2025-26", "3m")]);
        check("10m so10", "loan 3m", &[]);
        check("10m so10", "loan 3m opt 30m", &[]);
        check("10m so10", "loan 3m obl 30m", &[("2026-27", "3m")]);
        check("10m", "30m", &[]);
        check("10m so10", "free", &[]);
    }

    #[test]
    fn a_share_of_the_profit_is_of_what_the_fee_is_above_what_was_paid() {
        check("10m so20 of profit", "30m", &[("2025-26", "4m")]);
        check("10m+5m so20 of profit", "30m", &[("2025-26", "3m")]);
        check("10m+5m@40% costs 1m so20 of profit", "30m/2", &[("2025-26", "1.8m"), ("2026-27", "1.8m")]);
        check("loan 2m obl 8m so20 of profit", "30m", &[("2025-26", "4m")]);
        check("free so50 of profit", "8m", &[("2025-26", "4m")]);
        check("30m so20 of profit", "30m", &[]);
        check("40m so20 of profit", "30m", &[]);
    }

    #[test]
    fn the_club_that_he_came_from_is_named() {
        let owed = owed(&plan(), &Id::new("a").unwrap(), &player("10m so10"), &"30m".parse().unwrap(), GOES).unwrap();
        assert_eq!((owed.to.as_deref(), owed.total().to_string()), (Some("Lille"), "3m".to_owned()));
        assert_eq!(owed.sell_on, SellOn { percent: 10, of: ShareOf::Fee });
    }

    #[test]
    fn the_club_that_he_was_bought_back_from_is_not_the_first_one() {
        let on = date(2025, 1, 10);
        let source = || "club".to_owned();
        let mut player = player("10m so10");
        player.left = Some(Left { on: date(2024, 8, 1), to: Some("Roma".into()), terms: None, source: source() });
        let terms = Some("12m so20".parse().unwrap());
        player.bought.push(Bought { on, until: on, terms, source: source(), earned: None, bids: Vec::new() });
        let owed = |player: &Player| owed(&plan(), &Id::new("a").unwrap(), player, &"30m".parse().unwrap(), GOES);
        let named = |player: &Player| owed(player).map(|owed| (owed.to.clone(), owed.total().to_string()));
        assert_eq!(named(&player), Some((None, "6m".into())));
        (player.left, player.loan) = (None, Some(Loan { from: "Lille".into(), until: on, ended: None }));
        assert_eq!(named(&player), Some((Some("Lille".into()), "6m".into())));
    }

    /// The share of each receipt, counted unit by unit.
    fn counted(owed: u64, receipts: &[u64]) -> Vec<u64> {
        let received: u64 = receipts.iter().sum();
        let (mut come, mut given) = (0, 0);
        let mut counted = vec![0; receipts.len()];
        for (part, count) in receipts.iter().zip(&mut counted) {
            for _ in 0..*part {
                come += 1;
                while given < owed && (given + 1) * received <= owed * come {
                    given += 1;
                    *count += 1;
                }
            }
        }
        counted
    }

    /// A wrong version that spreads the share evenly, whenever the fee comes.
    fn evenly(owed: Money, receipts: &[(Date, Money)]) -> Vec<Money> {
        owed.spread(u8::try_from(receipts.len()).unwrap()).collect()
    }

    fn any_receipts() -> impl Strategy<Value = Vec<u64>> {
        prop::collection::vec(0u64..400, 1..6)
    }

    fn dated(receipts: &[u64]) -> Vec<(Date, Money)> {
        let day = |year: usize| date(2025 + i16::try_from(year).unwrap(), 9, 1);
        receipts.iter().enumerate().map(|(year, part)| (day(year), Money::from_units(*part))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

        #[test]
        fn shares_add_up_to_what_is_owed_and_come_as_the_fee_does(
            receipts in any_receipts(), percent in 1u8..=100, paid in 0u64..800, profit: bool,
        ) {
            let of = if profit { ShareOf::Profit } else { ShareOf::Fee };
            let received: u64 = receipts.iter().sum();
            let base = if profit { received.saturating_sub(paid) } else { received };
            let owed = base * u64::from(percent) / 100;
            let found = shares(SellOn { percent, of }, Money::from_units(paid), &dated(&receipts));
            let found: Vec<u64> = found.iter().map(|(_, part)| part.units()).collect();
            prop_assert_eq!(found.iter().sum::<u64>(), owed);
            prop_assert_eq!(found, counted(owed, &receipts));
        }
    }

    #[test]
    fn the_count_tells_a_twin_that_spreads_evenly() {
        let receipts = dated(&[100, 300]);
        let owed = SellOn { percent: 10, of: ShareOf::Fee }.owed(Money::from_units(400), Money::ZERO);
        let even: Vec<u64> = evenly(owed, &receipts).iter().map(|part| part.units()).collect();
        assert_ne!(even, counted(owed.units(), &[100, 300]));
        assert_eq!(counted(owed.units(), &[100, 300]), [10, 30]);
    }
}
