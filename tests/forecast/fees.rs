//! Ranges of fees, worked out by hand.

use jiff::civil::date;
use touchline::domain::{Clause, Money, Person, Plan};
use touchline::forecast::{FeeRange, NoFeeRange, fee_range};

use crate::{TODAY, id, sample, tables};

fn range(plan: &Plan, target: &str) -> Result<FeeRange, NoFeeRange> {
    fee_range(plan, Person::Target(plan.targets.get(&id(target)).unwrap()), TODAY, &tables().1)
}

#[test]
fn the_range_of_a_target_by_hand() {
    let plan = sample();
    // Balerdi: 20m, 26 years, to Italy, from a league that the plan doesn't name, contract until June 2028.
    let median = -0.404 - 0.07 * 4f64.ln() - 0.069 + 0.29 + 0.15;
    let fee = |offset: f64| Money::from_units((20e6 * (median + 0.9 * offset).exp()).round() as u64);
    let found = range(&plan, "balerdi").unwrap();
    assert_eq!((found.fees, found.clause), ([fee(-0.74), fee(0.01), fee(0.54)], None));
    assert_eq!(found.known, [true, true, false]);
}

#[test]
fn a_clause_caps_it_until_it_expires() {
    let mut plan = sample();
    let clause = |until| Some(Clause { amount: Money::from_units(12_000_000), until });
    let mut with = |until| {
        plan.targets.get_mut(&id("balerdi")).unwrap().profile.clause = clause(until);
        range(&plan, "balerdi").unwrap()
    };
    let capped = with(Some(TODAY));
    assert_eq!(capped.clause, Some(Money::from_units(12_000_000)));
    assert!(capped.fees[0] < capped.fees[1] && capped.fees[1] == capped.fees[2]);
    assert_eq!(with(Some(date(2025, 6, 16))).clause, None);
    assert_eq!(with(None), capped);
}

#[test]
fn there_is_no_range_where_nothing_was_shown() {
    let mut plan = sample();
    let mut with = |change: &dyn Fn(&mut Plan)| {
        change(&mut plan);
        range(&plan, "balerdi")
    };
    let value = |plan: &mut Plan, units| plan.targets.get_mut(&id("balerdi")).unwrap().profile.value = units;
    assert_eq!(with(&|plan| value(plan, Some(Money::from_units(499_999)))), Err(NoFeeRange::SmallValue));
    assert!(with(&|plan| value(plan, Some(Money::from_units(500_000)))).is_ok());
    assert_eq!(with(&|plan| value(plan, None)), Err(NoFeeRange::NoValue));
    assert!(with(&|plan| value(plan, Some(Money::from_units(20_000_000)))).is_ok());
    assert_eq!(with(&|plan| plan.currency = Some("GBP".into())), Err(NoFeeRange::Currency("GBP".into())));
    assert!(with(&|plan| plan.currency = None).is_ok());
    assert_eq!(with(&|plan| plan.targets.get_mut(&id("balerdi")).unwrap().profile.born = None), Err(NoFeeRange::NoAge));
}

#[test]
fn a_rich_buyer_a_young_player_and_a_long_contract_cost_more() {
    let mut plan = sample();
    let middle = |plan: &Plan| range(plan, "balerdi").unwrap().fees[1];
    let italy = middle(&plan);
    plan.league = Some("ENG1".into());
    let england = middle(&plan);
    plan.league = Some("GB1".into());
    assert_eq!(middle(&plan), england, "the code of transfer lists");
    plan.league = Some("SWE1".into());
    assert!(middle(&plan) < italy && italy < england);
    let balerdi = plan.targets.get_mut(&id("balerdi")).unwrap();
    balerdi.profile.contract = Some(date(2025, 12, 31));
    let short = middle(&plan);
    plan.targets.get_mut(&id("balerdi")).unwrap().profile.born = Some(date(2007, 1, 1));
    assert!(short < middle(&plan));
}
