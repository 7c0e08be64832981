//! Ranges of fees, worked out by hand.

use jiff::civil::date;
use touchline::domain::{Clause, Left, Money, Person, Plan};
use touchline::forecast::{FeeRange, LeagueKnown, NoFeeRange, fee_range, words};

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
    assert_eq!((found.contract, found.leagues), (true, [LeagueKnown::Yes, LeagueKnown::NotSaid]));
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

#[test]
fn a_league_told_by_its_name_counts_as_by_its_code_and_one_of_no_list_is_unknown() {
    let mut plan = sample();
    let mut to = |league: &str| {
        plan.league = Some(league.into());
        let found = range(&plan, "balerdi").unwrap();
        (found.fees[1], found.leagues[0])
    };
    let [italy, england, sweden] = ["ITA1", "ENG1", "SWE1"].map(&mut to);
    for (name, same) in [
        ("Serie A", italy),
        (" serie a enilive ", italy),
        ("German 1. Bundesliga", italy),
        ("LALIGA EA SPORTS", italy),
        ("Ligue 1 McDonald's", italy),
        ("Premier League", england),
        ("English Premier League", england),
        ("Allsvenskan", sweden),
        ("Serie BKT", sweden),
        ("Bundesliga 2", sweden),
        ("Russian Premier League", sweden),
    ] {
        assert_eq!(to(name), same, "{name}");
        assert_eq!(same.1, LeagueKnown::Yes);
    }
    // Spain's first division, and many another.
    for name in ["First Division", "Liga Nowhere", "ITA"] {
        assert_eq!(to(name), (sweden.0, LeagueKnown::Unknown), "counts as one that is none of the five");
    }
    assert_eq!(to("  "), (sweden.0, LeagueKnown::NotSaid));
    plan.league = Some("Liga Nowhere".into());
    let said = words::taken_for_granted(&range(&plan, "balerdi").unwrap());
    assert_eq!(said.as_deref(), Some("buyer's unknown league, seller's league"));
}

#[test]
fn nobody_buys_from_us_who_is_borrowed_or_gone() {
    let mut plan = sample();
    let of = |plan: &Plan, player: &str, on| {
        fee_range(plan, Person::Player(plan.players.get(&id(player)).unwrap()), on, &tables().1)
    };
    let lent = NoFeeRange::Borrowed("PSG".into());
    assert_eq!(of(&plan, "kolo-muani", TODAY), Err(lent.clone()));
    assert_eq!(words::no_fee_range(&lent), "no range: he is on loan from PSG, which alone sells him");
    assert_eq!(of(&plan, "kolo-muani", date(2025, 8, 1)), Err(NoFeeRange::Gone), "his loan is over");
    assert!(of(&plan, "gatti", TODAY).is_ok());
    let left = Left { on: TODAY, to: Some("Milan".into()), terms: None, source: "club".into() };
    plan.players.get_mut(&id("gatti")).unwrap().left = Some(left);
    assert_eq!(of(&plan, "gatti", TODAY), Err(NoFeeRange::Gone));
    assert!(of(&plan, "gatti", date(2025, 6, 16)).is_ok(), "the day before");
    // Arthur is lent out, and ours.
    assert!(of(&plan, "arthur", TODAY).is_ok());
}

#[test]
fn a_clause_is_said_for_what_it_caps() {
    let plan = sample();
    let found = range(&plan, "balerdi").unwrap();
    let said = |amount: u64| {
        let clause = Money::from_units(amount);
        let capped = FeeRange { fees: found.fees.map(|fee| fee.min(clause)), clause: Some(clause), ..found };
        words::fee_range(&capped, Some("EUR"))
    };
    assert_eq!(words::fee_range(&found, Some("EUR")), "€9m to €28.5m, half under €17.5m");
    assert_eq!(said(20_150_000), "€9m to €20.15m, his clause; half under €17.5m");
    assert_eq!(said(12_000_000), "€9m to €12m, his clause; half of such deals cost more");
    assert_eq!(said(1_000_000), "€1m, his clause; nine in ten such deals cost more");
}
