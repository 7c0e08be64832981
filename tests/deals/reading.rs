//! What is read off deals: ladders, limits, what stalls and what ends.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::analysis::deals::words;
use touchline::analysis::money::finances;
use touchline::analysis::{Ending, RungKind, Standing, Weeks, ends, ladder, limits, pipeline, worth};
use touchline::domain::{CostBasis, Familiarity, Money, Person, Plan, Side};

use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::{after, edit};
use crate::{id, sample};

const TODAY: Date = date(2025, 6, 17);

fn target<'p>(plan: &'p Plan, person: &str) -> Person<'p> {
    Person::Target(plan.targets.get(&id(person)).unwrap())
}

fn millions(sums: &[u64]) -> Vec<Money> {
    sums.iter().map(|sum| Money::from_units(sum * 1_000_000)).collect()
}

#[test]
fn a_ladder_is_in_time_order_each_rung_with_its_side_and_source() {
    let plan = after(
        &sample(),
        &[
            "counter leoni 30m source RMC on 2025-06-14",
            "bid leoni 25m source Sky on 2025-06-15",
            "answer leoni rejected source RMC on 2025-06-16",
            "report leoni tall source Sky on 2025-06-13",
            "seller leoni open source RMC on 2025-06-12",
        ],
    );
    let told: Vec<_> = ladder(target(&plan, "leoni"))
        .into_iter()
        .map(|rung| (rung.on.day(), rung.kind, rung.side, rung.says, rung.source.unwrap()))
        .collect();
    let rung = |day, kind, side, says: &str, source: &str| (day, kind, side, says.to_owned(), source.to_owned());
    assert_eq!(
        told,
        [
            rung(12, RungKind::Seller, Some(Side::Them), "open", "RMC"),
            rung(13, RungKind::Report, None, "tall", "Sky"),
            rung(14, RungKind::Counter, Some(Side::Them), "30m", "RMC"),
            // It answers theirs by itself.
            rung(15, RungKind::Bid, Some(Side::Us), "25m", "Sky"),
            rung(16, RungKind::Answer, Some(Side::Them), "25m rejected", "RMC"),
        ]
    );
}

#[test]
fn a_target_costs_no_less_than_what_was_refused_since_the_price_was_named() {
    let sample = sample();
    let cost = |lines: &[&str]| {
        let plan = after(&sample, lines);
        plan.targets
            .get(&id("balerdi"))
            .unwrap()
            .expected_cost(TODAY)
            .map(|(cost, basis)| (cost.units() / 1_000_000, basis))
    };
    // He is valued at 20m.
    let refused = ["bid balerdi 24m+4m@50% on 2025-06-15", "answer balerdi rejected on 2025-06-16"];
    assert_eq!(cost(&refused[..1]), Some((26, CostBasis::Bid)));
    assert_eq!(cost(&refused), Some((26, CostBasis::RefusedBid)));
    assert_eq!(cost(&["bid balerdi 18m", "answer balerdi rejected"]), Some((20, CostBasis::MarketValue)));
    assert_eq!(cost(&[refused[0], "answer balerdi withdrawn"]), Some((20, CostBasis::MarketValue)));
    let with = |more: &[&'static str]| cost(&[&refused[..], more].concat());
    assert_eq!(with(&["report balerdi price source RMC asks 25m on 2025-06-10"]), Some((26, CostBasis::RefusedBid)));
    assert_eq!(with(&["report balerdi price source RMC asks 25m on 2025-06-17"]), Some((25, CostBasis::AskingPrice)));
    assert_eq!(with(&["counter balerdi 38m on 2025-06-17"]), Some((38, CostBasis::AskingPrice)));
    assert_eq!(with(&["set balerdi clause 22m"]), Some((22, CostBasis::ReleaseClause)));
}

#[test]
fn limits_come_from_what_was_refused_and_what_was_asked() {
    // António Silva, in one save of Football Manager.
    let plan = after(
        &sample(),
        &[
            "report leoni \"the price\" source Benfica asks 90m",
            "bid leoni 63m",
            "answer leoni rejected",
            "bid leoni 85m+15m",
            "answer leoni accepted",
        ],
    );
    let found = limits(target(&plan, "leoni"), TODAY);
    let sums = |evidence: &[touchline::analysis::Evidence]| evidence.iter().map(|e| e.sum).collect::<Vec<_>>();
    assert_eq!((sums(&found.below), sums(&found.above)), (millions(&[63]), millions(&[90, 100])));
    assert_eq!(found.contradiction(), None);
    assert_eq!(
        words::limits(&found, target(&plan, "leoni")),
        [
            "his club wants more than 63m (our bid, rejected, 2025-06-17), and would take 90m (said to be asked, 2025-06-17, Benfica)"
        ]
    );
}

#[test]
fn sources_that_contradict_each_other_are_both_shown_and_not_averaged() {
    let plan = after(
        &sample(),
        &[
            "report balerdi \"the price\" source \"La Stampa\" asks 25m on 2025-07-03",
            "report balerdi \"not even 40\" source RMC refuses 40m on 2025-07-05",
            "report balerdi \"no to 20\" source RMC refuses 20m on 2025-07-01",
        ],
    );
    let found = limits(target(&plan, "balerdi"), TODAY);
    let (below, above) = found.contradiction().unwrap();
    assert_eq!((below.len(), above.len(), below[0].sum, above[0].sum), (1, 1, millions(&[40])[0], millions(&[25])[0]));
    assert_eq!(
        words::limits(&found, target(&plan, "balerdi"))[1],
        "these contradict each other: 40m (said not to do, 2025-07-05, RMC); 25m (said to be asked, 2025-07-03, La Stampa)"
    );
}

#[test]
fn a_buyer_s_limit_lies_over_his_offers_and_under_what_he_refused() {
    let plan = after(
        &sample(),
        &[
            "bid kelly 20m club Villa",
            "counter kelly 30m",
            "answer kelly rejected club Villa",
            "bid kelly 24m club Villa",
            "bid kelly 35m club Roma",
            "answer kelly withdrawn club Roma",
        ],
    );
    let kelly = Person::Player(plan.players.get(&id("kelly")).unwrap());
    let found = limits(kelly, TODAY);
    assert_eq!(found.below.iter().map(|e| e.sum).collect::<Vec<_>>(), millions(&[24, 20]), "Roma took theirs back");
    assert_eq!(found.above.iter().map(|e| e.sum).collect::<Vec<_>>(), millions(&[30]));
    assert_eq!(
        words::limits(&found, kelly),
        [
            "a buyer would pay 24m (their offer (Villa), pending, 2025-06-17), and not 30m (our terms (Villa), rejected, 2025-06-17)"
        ]
    );
}

/// Whatever bids there are, the ends are evidence, the nearest of its kind, and a contradiction is one.
#[test]
fn the_nearest_end_of_each_kind_is_the_limit() {
    let mut chance = Chance(5);
    let (mut contradicting, mut clean) = (0, 0);
    let plans = runs(300);
    for _ in 0..plans {
        let mut plan = sample();
        let (mut refused, mut asked) = (Vec::new(), Vec::new());
        for _ in 0..chance.below(6) {
            let sum = 10 + chance.below(40) as u64;
            let (line, kind) = match chance.below(2) {
                0 => (format!("report leoni x source \"{sum}\" refuses {sum}m"), &mut refused),
                _ => (format!("report leoni x source \"{sum}\" asks {sum}m"), &mut asked),
            };
            plan = after(&plan, &[line.as_str()]);
            kind.push(sum * 1_000_000);
        }
        let found = limits(target(&plan, "leoni"), TODAY);
        let (low, high) = (refused.iter().max(), asked.iter().min());
        assert_eq!(found.below.first().map(|e| e.sum.units()), low.copied());
        assert_eq!(found.above.first().map(|e| e.sum.units()), high.copied());
        let contradicts = low.zip(high).is_some_and(|(low, high)| low >= high);
        assert_eq!(found.contradiction().is_some(), contradicts);
        contradicting += u64::from(contradicts);
        clean += u64::from(!contradicts);
    }
    assert!(contradicting >= plans / 6 && clean >= plans / 6, "{contradicting} and {clean}");
}

#[test]
fn a_deal_is_stalled_after_the_plan_s_patience_while_a_deadline_comes() {
    let plan = after(&sample(), &["bid leoni 20m on 2025-06-10", "bid lucumi 20m on 2025-06-11", "stage solet talks"]);
    let stalled = |plan: &Plan, today| -> Vec<String> {
        let deals = pipeline(plan, today);
        deals.iter().filter(|deal| deal.stalled.is_some()).map(|deal| deal.person.to_string()).collect()
    };
    assert_eq!(stalled(&plan, TODAY), ["balerdi", "leoni"], "seven days where the plan says nothing");
    assert_eq!(stalled(&plan, date(2025, 6, 18)), ["balerdi", "leoni", "lucumi"]);
    assert_eq!(stalled(&plan, date(2025, 9, 1)), ["solet", "balerdi", "leoni", "lucumi"], "on the day it closes");
    assert_eq!(stalled(&plan, date(2025, 9, 2)), Vec::<String>::new(), "and nothing comes any more");
    assert_eq!(stalled(&after(&plan, &["plan patience 20"]), TODAY), Vec::<String>::new());
    assert_eq!(stalled(&after(&plan, &["stage leoni off"]), TODAY), ["balerdi"]);
}

#[test]
fn a_release_clause_is_a_limit_and_a_cost_until_its_last_day() {
    let plan = after(&sample(), &["set lucumi clause 28m until 2025-07-15", "report lucumi dear asks 40m source RMC"]);
    let lucumi = target(&plan, "lucumi");
    let said = |day| words::limits(&limits(lucumi, day), lucumi)[0].clone();
    assert_eq!(said(date(2025, 7, 15)), "his club would take 28m (release clause until 2025-07-15)");
    assert_eq!(said(date(2025, 7, 16)), "his club would take 40m (said to be asked, 2025-06-17, RMC)");
    let cost = |line: &str, day: Date| {
        let (cost, basis) = after(&plan, &[line]).targets.get(&id("lucumi")).unwrap().expected_cost(day).unwrap();
        (cost.to_string(), basis)
    };
    let (clause, asks) = (("28m".to_owned(), CostBasis::ReleaseClause), ("40m".to_owned(), CostBasis::AskingPrice));
    assert_eq!(
        (cost("stage lucumi talks", TODAY), cost("stage lucumi talks", date(2025, 7, 16))),
        (clause.clone(), asks)
    );
    let bid = |cost: &str| (cost.to_owned(), CostBasis::Bid);
    // What lies above the clause is not needed, and what is paid beside the fee comes either way.
    assert_eq!(
        (cost("bid lucumi 30m", TODAY), cost("bid lucumi 30m", date(2025, 7, 16))),
        (clause.clone(), bid("30m"))
    );
    assert_eq!(cost("bid lucumi 26m+4m@50%", TODAY), bid("28m"));
    assert_eq!(cost("bid lucumi 26m+4m@75%", TODAY), clause);
    assert_eq!(cost("bid lucumi 27m costs 2m", TODAY), bid("29m"));
    assert_eq!(cost("bid lucumi 30m costs 2m", TODAY), ("30m".to_owned(), CostBasis::ReleaseClause));
    assert_eq!(cost("bid lucumi loan 1m obl 30m", TODAY), bid("31m"), "no clause lends him");
    assert_eq!(cost("set lucumi clause 60m", TODAY).1, CostBasis::AskingPrice, "a clause that is dearer tells nothing");
    assert_eq!(cost("report lucumi x asks 28m source RMC on 2025-06-18", TODAY).1, CostBasis::AskingPrice);
}

#[test]
fn a_clause_caps_what_a_pending_bid_is_expected_to_cost_and_nothing_else() {
    let plan = after(&sample(), &["plan transfers 40m", "set lucumi clause 12m until 2025-07-15", "bid lucumi 14m"]);
    let cost = |plan: &Plan| plan.targets.get(&id("lucumi")).unwrap().expected_cost(TODAY).unwrap();
    assert_eq!(cost(&plan), (millions(&[12])[0], CostBasis::ReleaseClause));
    let worth = worth(&plan, Weeks::new(TODAY, 12), Familiarity::Competent);
    let lucumi = worth.iter().find(|worth| worth.target == id("lucumi")).unwrap();
    assert_eq!(lucumi.cost, Some(cost(&plan)));
    let terms = &finances(&plan, TODAY).deals[0].terms;
    let figures = [terms.headline(), terms.guaranteed(), terms.expected(), terms.worst()];
    assert_eq!(figures.to_vec(), millions(&[14; 4]));
    assert_eq!(finances(&plan, TODAY).transfers_free(), Some(26_000_000), "exposed is the bid");
    let agreed = after(&plan, &["answer lucumi accepted"]);
    assert_eq!(cost(&agreed), (millions(&[14])[0], CostBasis::Bid), "what was agreed is owed");
}

#[test]
fn who_is_out_of_contract_costs_no_fee_unless_a_bid_says_so() {
    let free = after(&sample(), &["set lucumi contract 2025-06-16", "set lucumi clause 12m"]);
    let cost = |plan: &Plan| plan.targets.get(&id("lucumi")).unwrap().expected_cost(TODAY);
    assert_eq!(cost(&free), Some((Money::ZERO, CostBasis::OutOfContract)));
    assert_eq!(cost(&after(&free, &["bid lucumi 3m"])), Some((millions(&[3])[0], CostBasis::Bid)), "no clause is left");
    let last_day = after(&free, &["set lucumi contract 2025-06-17"]);
    assert_eq!(cost(&last_day), Some((millions(&[12])[0], CostBasis::ReleaseClause)));
    assert!(limits(target(&free, "lucumi"), TODAY).above.is_empty(), "nor does it limit anything");
    let worth = worth(&free, Weeks::new(TODAY, 12), Familiarity::Competent);
    let lucumi = worth.iter().find(|worth| worth.target == id("lucumi")).unwrap();
    assert_eq!(touchline::analysis::words::cost(lucumi.cost), ["no fee", "no contract"]);
}

#[test]
fn what_makes_little_sense_is_warned_of() {
    let plan = after(&sample(), &["set lucumi clause 12m until 2025-07-15"]);
    let said = |plan: &Plan, line: &str| {
        let edit = edit(plan, line);
        let after = plan.apply(&edit, TODAY).unwrap_or_else(|refused| panic!("{line}: {refused}"));
        touchline::analysis::money::words::EditRemarks::new(&edit, plan, &after, TODAY).warning
    };
    let clause = "his release clause is less: 12m until 2025-07-15";
    let bid = after(&plan, &["bid lucumi 14m"]);
    let countered = after(&plan, &["counter lucumi 13m"]);
    let free = after(&plan, &["set lucumi contract 2025-06-16"]);
    let listed = after(&plan, &["set gatti future listed"]);
    for (plan, line, warning) in [
        (&plan, "bid lucumi 14m", clause),
        (&bid, "answer lucumi accepted", clause),
        (&countered, "answer lucumi accepted", clause),
        (&plan, "sign lucumi until 2030-06-30 source Sky for 14m", clause),
        (&free, "bid lucumi 14m", "his contract ended on 2025-06-16: no club is owed a fee"),
        (&plan, "set conceicao future listed", "he is borrowed from Porto, and not ours to deal with"),
        (&plan, "set conceicao asking 30m", "he is borrowed from Porto, and not ours to deal with"),
        (&listed, "set gatti loan Porto until 2026-06-30", "he is borrowed from Porto, and not ours to deal with"),
        (&plan, "set gatti lent Ajax until 2029-06-30", "his contract ends on 2028-06-30, before the loan does"),
        (
            &plan,
            "sell gatti source Sky club Ajax for loan 1m until 2029-06-30",
            "his contract ends on 2028-06-30, before the loan does",
        ),
        (&plan, "bid gatti loan 1m until 2029-06-30", "his contract ends on 2028-06-30, before the loan does"),
        (&plan, "bid lucumi loan 1m until 2028-06-30", "his contract ends on 2027-06-30, before the loan does"),
        (
            &plan,
            "sign lucumi source Sky for loan 1m until 2028-06-30",
            "his contract ends on 2027-06-30, before the loan does",
        ),
    ] {
        assert_eq!(said(plan, line).as_deref(), Some(warning), "{line}");
    }
    for line in [
        "bid lucumi 12m",
        "bid lucumi loan 14m",
        "bid lucumi 14m on 2025-07-16",
        "bid lucumi free",
        "set gatti future listed",
        "set conceicao rating 80",
        "set gatti lent Ajax until 2028-06-30",
        "bid lucumi loan 1m until 2027-06-30",
    ] {
        assert_eq!(said(&plan, line), None, "{line}");
    }
    assert_eq!(said(&free, "bid lucumi free 4y wage 3m"), None);
}

#[test]
fn deals_stand_in_the_order_of_how_far_they_are_and_those_of_ours_among_them() {
    let plan = after(
        &sample(),
        &[
            "bid lucumi 20m",
            "answer lucumi accepted",
            "stage solet off",
            "bid kelly 20m club Villa",
            "set vlahovic future listed",
            "set rugani asking 3m",
            "sign leoni until 2030-06-30 source Sky for 20m",
            "sell perin source Sky for free",
        ],
    );
    let standings: Vec<_> =
        pipeline(&plan, TODAY).iter().map(|deal| (deal.person.to_string(), deal.standing)).collect();
    let named: Vec<(&str, Standing)> =
        standings.iter().map(|(person, standing)| (person.as_str(), *standing)).collect();
    assert_eq!(
        named,
        [
            ("lucumi", Standing::FeeAgreed),
            ("balerdi", Standing::Approached),
            ("boyomo", Standing::Identified),
            ("koulierakis", Standing::Identified),
            ("kelly", Standing::Offered),
            ("vlahovic", Standing::Listed),
            ("rugani", Standing::Priced),
            ("leoni", Standing::Signed),
            ("perin", Standing::Left),
            ("solet", Standing::Off),
        ]
    );
}

#[test]
fn contracts_and_loans_that_end_within_eighteen_months_are_told() {
    let plan = sample();
    let told = ends(&plan, TODAY);
    let first: Vec<(&str, Ending)> = told.iter().take(5).map(|end| (end.person.as_str(), end.what)).collect();
    assert_eq!(
        first,
        [
            ("miretti", Ending::Lent),
            ("arthur", Ending::Lent),
            ("fagioli", Ending::Lent),
            ("conceicao", Ending::Borrowed),
            ("kolo-muani", Ending::Borrowed),
        ]
    );
    let until = TODAY + 18.months();
    let expected = plan.players.iter().filter(|(_, player)| {
        player.loan.is_none() && player.profile.contract.is_some_and(|last| (TODAY..=until).contains(&last))
    });
    assert_eq!(told.iter().filter(|end| end.what == Ending::Contract).count(), expected.count());
    let sold = after(&plan, &["sell vlahovic source Sky for 20m"]);
    assert!(ends(&sold, TODAY).iter().all(|end| end.person != id("vlahovic")));
}

#[test]
fn whoever_has_left_is_not_lent_or_borrowed() {
    let gone = after(&sample(), &["sell gatti source Sky club Lyon for 20m on 2025-07-01"]);
    for loan in ["lent Ajax until 2026-06-30", "loan Porto until 2026-06-30"] {
        let refused = gone.apply(&edit(&gone, &format!("set gatti {loan}")), TODAY).unwrap_err().to_string();
        assert_eq!(refused, "Gatti has left, on 2025-07-01: give somebody who is still here");
    }
}
