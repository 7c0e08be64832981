//! The real deals of a season in one plan: read, written, costed, and held against its budget.

// A fixture that fails to build is a failed test.
#![allow(clippy::panic)]

use jiff::civil::{Date, date};
use touchline::analysis::money::words::{self, EditRemarks};
use touchline::analysis::money::{DealStanding, Finances, finances};
use touchline::command::{Command, ReadLine, Scope, parse};
use touchline::domain::{Edit, Id, Money, Plan};
use touchline::{runtime, store};

const TODAY: Date = date(2025, 6, 17);

/// Kelly, Alberto Costa, Douglas Luiz, Conceição and António Silva as they were done, and Lucumí's clause.
const PLAN: &str = r#"(
    format: 1,
    club: "Juventus",
    season: "2025-26",
    today: "2025-06-17",
    budget: (transfers: "40m", wages: "120m"),
    windows: [(opens: "2025-01-02", closes: "2025-02-03"), (opens: "2025-07-01", closes: "2025-09-01")],
    tactic: (formation: "3-4-2-1"),
    players: {
        "yildiz": (name: "Kenan Yıldız", positions: { LW: Natural }, wage: "6m", contract: "2029-06-30"),
        "vlahovic": (name: "Dušan Vlahović", positions: { ST: Natural }, wage: "12m", contract: "2025-12-31"),
        "iling-junior": (name: "Samuel Iling-Junior", positions: { LW: Natural }, wage: "1m", contract: "2025-06-30"),
        "barrenechea": (name: "Enzo Barrenechea", positions: { CM: Natural }),
    },
    targets: {
        "kelly": (
            name: "Lloyd Kelly", positions: { CB: Natural }, club: "Newcastle", stage: TermsAgreed,
            bids: [
                (
                    on: "2025-02-03", by: Us, answer: Accepted,
                    terms: "loan 3m costs 0.8m until 2025-06-30 obl 14.5m/3+6.5m costs 2.7m 4y",
                ),
            ],
        ),
        "alberto-costa": (
            name: "Alberto Costa", positions: { RB: Natural }, club: "Vitória", stage: Approached,
            bids: [(on: "2025-07-10", by: Us, terms: "12.5m/4+2.5m costs 1.3m", answer: Pending)],
        ),
        "douglas-luiz": (
            name: "Douglas Luiz", positions: { CM: Natural }, club: "Aston Villa",
            bids: [
                (on: "2025-06-10", by: Us, terms: "60m", answer: Rejected),
                (
                    on: "2025-06-12", by: Them, answer: Pending,
                    terms: "28m/4 costs 1.5m swap iling-junior+barrenechea=22m",
                ),
            ],
        ),
        "conceicao": (
            name: "Francisco Conceição", positions: { RW: Natural }, club: "Porto", stage: Off,
            bids: [(on: "2025-06-12", by: Us, terms: "loan 7m+3m opt 32m", answer: Accepted)],
        ),
        "silva": (
            name: "António Silva", positions: { CB: Natural }, club: "Benfica",
            bids: [
                (on: "2025-06-10", by: Us, terms: "63m", answer: Rejected),
                (on: "2025-06-14", by: Us, terms: "85m+5m(Champions League)", answer: Withdrawn),
            ],
            reports: [(on: "2025-06-09", source: "the save", says: "he has a price", asks: "90m")],
        ),
        "lucumi": (
            name: "Jhon Lucumí", positions: { CB: Natural }, club: "Bologna", clause: "28m until 2025-07-15",
        ),
    },
)
"#;

fn plan() -> Plan {
    let plan = store::read_plan("p.ron", PLAN, &runtime::catalogue().formations);
    plan.unwrap_or_else(|error| panic!("{error}"))
}

fn money(amount: &str) -> Money {
    amount.parse().unwrap()
}

fn edited(plan: &Plan, line: &str) -> (Plan, Edit) {
    let scope = Scope { plan, formations: &[], nations: touchline::store::assets::nations(), today: TODAY };
    let Ok(ReadLine { command: Command::Edit(edit), .. }) = parse(scope, line) else { panic!("{line}") };
    (plan.apply(&edit, TODAY).unwrap(), edit)
}

/// Amortised, paid and earned by everybody, of a season that the answer has.
fn season(finances: &Finances, name: &str) -> [String; 3] {
    let row = finances.seasons.iter().find(|row| row.season.to_string() == name).unwrap();
    [row.amortisation(), row.cash(), row.wages()].map(|money| money.to_string())
}

#[test]
fn real_deals_are_written_as_they_were_read() {
    let plan = plan();
    let written = store::write_plan(&plan);
    let again = store::read_plan("p.ron", &written, &runtime::catalogue().formations).unwrap();
    assert_eq!(again, plan);
    for terms in [
        "loan 3m costs 0.8m until 2025-06-30 obl 14.5m/3+6.5m costs 2.7m 4y",
        "28m/4 costs 1.5m swap iling-junior+barrenechea=22m",
        "85m+5m(Champions League)",
        "28m until 2025-07-15",
    ] {
        assert!(written.contains(&format!("\"{terms}\"")), "{terms}: {written}");
    }
}

#[test]
fn what_is_accepted_is_committed_and_what_is_ours_and_pending_is_exposed() {
    let finances = finances(&plan(), TODAY);
    let deals: Vec<(&str, DealStanding, String)> =
        finances.deals.iter().map(|deal| (deal.person.as_str(), deal.standing, deal.joins.to_string())).collect();
    let (committed, exposed) = (DealStanding::Committed, DealStanding::Exposed);
    assert_eq!(
        deals,
        [("kelly", committed, "2025-02-03".into()), ("alberto-costa", exposed, "2025-07-10".into())],
        "their counter, a deal that is off and what was refused cost nothing"
    );
    // Kelly's loan was of the season before; of his price a third and the costs fall into this one.
    let first = finances.row().unwrap();
    assert_eq!((first.season.to_string().as_str(), first.season), ("2025-26", finances.season));
    assert_eq!(first.committed.cash + first.exposed.cash, first.cash());
    assert_eq!((first.committed.cash.to_string(), first.exposed.cash.to_string()), ("7533334".into(), "4425k".into()));
    assert_eq!(season(&finances, "2028-29"), ["7514717", "3125k", "6m"]);
    let free = 40_000_000 - i64::try_from(first.cash().units()).unwrap();
    assert_eq!(finances.transfers_free(), Some(free));
}

#[test]
fn wages_count_the_months_that_a_player_is_here() {
    let finances = finances(&plan(), TODAY);
    assert_eq!(finances.row().unwrap().squad_wages.to_string(), "12m", "6 and half of 12; one is gone by then");
    assert_eq!(finances.wages_free(), Some(108_000_000));
    assert_eq!(finances.wages_unknown, [Id::new("barrenechea").unwrap()]);
    let (signing, _) = edited(&plan(), "bid lucumi 20m 5y wage 3m");
    let after = touchline::analysis::money::finances(&signing, TODAY);
    assert_eq!(season(&after, "2026-27")[2], "9m", "with Yıldız");
    assert_eq!(after.wages_free(), Some(105_000_000));
}

#[test]
fn a_signing_stays_committed_and_a_sale_comes_in() {
    let mut plan = plan();
    for line in [
        "bid lucumi 20m/2 wage 3m",
        "answer lucumi accepted",
        "sign lucumi until 2029-06-30 source RMC joins 2025-07-05",
        "bid yildiz 60m/3 club Chelsea",
        "answer yildiz accepted",
    ] {
        plan = edited(&plan, line).0;
    }
    let finances = touchline::analysis::money::finances(&plan, TODAY);
    let of = |player: &str| {
        let deal = finances.deals.iter().find(|deal| deal.person.as_str() == player).unwrap();
        (deal.standing, words::shares(deal))
    };
    let lucumi = ["2025-26: 10m paid, 5m amortised, 3m of wages", "2026-27: 10m paid, 5m amortised, 3m of wages"];
    assert_eq!((of("lucumi").0, &of("lucumi").1[..2]), (DealStanding::Committed, &lucumi.map(str::to_owned)[..]));
    let yildiz = ["2025-26: 20m paid to us", "2026-27: 20m paid to us", "2027-28: 20m paid to us"];
    assert_eq!(of("yildiz"), (DealStanding::Sold, yildiz.map(str::to_owned).to_vec()));
    let row = finances.row().unwrap();
    assert_eq!((row.income.to_string(), row.squad_wages.to_string()), ("20m".into(), "9m".into()));
    assert_eq!(row.committed.wages.to_string(), "0", "he earns with the squad");
    let before = touchline::analysis::money::finances(&self::plan(), TODAY).transfers_free().unwrap();
    assert_eq!(finances.transfers_free(), Some(before + 10_000_000), "10m out, 20m in");
    let gone = edited(&plan, "sell yildiz source RMC on 2025-07-10").0;
    let gone = touchline::analysis::money::finances(&gone, TODAY);
    assert_eq!((gone.row().unwrap().income, gone.transfers_free()), (row.income, finances.transfers_free()));
}

#[test]
fn what_a_sale_owes_to_the_former_club_is_ours_to_pay_when_its_instalments_come() {
    let signed = edited(&plan(), "sign lucumi until 2029-06-30 source RMC for 10m so10 joins 2025-07-05").0;
    let free = |plan: &Plan| finances(plan, TODAY).transfers_free().unwrap();
    let sale = |plan: &Plan, line: &str| -> Vec<String> {
        let sold = edited(plan, line).0;
        let deals = finances(&sold, TODAY).deals;
        let deal = deals.iter().find(|deal| deal.standing == DealStanding::Sold).unwrap();
        words::owed(deal, &sold).into_iter().chain(words::shares(deal)).collect()
    };
    let sell = "sell lucumi source Sky for 30m/2 on 2025-08-20";
    let owed = "3m is owed to Bologna: 10 % of the sale of Lucumí";
    assert_eq!(sale(&signed, sell), [owed, "2025-26: 15m paid to us, 1.5m owed", "2026-27: 15m paid to us, 1.5m owed"]);
    let (sold, edit) = edited(&signed, sell);
    assert_eq!(free(&sold) - free(&signed), 13_500_000);
    let rows: Vec<_> = finances(&sold, TODAY).seasons;
    assert_eq!((rows[1].shares_owed, rows[1].income), (money("1.5m"), money("15m")));
    assert_eq!(words::owed_by(&edit, &sold, TODAY).as_deref(), Some(owed));
    // An offer says so before it is taken, and as soon as it is.
    let (offered, bid) = edited(&signed, "bid lucumi 30m club Villa");
    let (agreed, answer) = edited(&offered, "answer lucumi accepted");
    for said in [words::owed_by(&bid, &offered, TODAY), words::owed_by(&answer, &agreed, TODAY)] {
        assert_eq!(said.as_deref(), Some(owed));
    }
    assert_eq!((free(&offered), free(&agreed) - free(&signed)), (free(&signed), 27_000_000));
    // Of the profit; and of a player who goes the other way.
    let profit =
        edited(&plan(), "sign lucumi until 2029-06-30 source RMC for 10m+2m so20 of profit joins 2025-07-05").0;
    let sell = "sell lucumi source Sky for 30m on 2025-08-20";
    let share = "3.6m is owed to Bologna: 20 % of the profit of the sale of Lucumí";
    assert_eq!(sale(&profit, sell), [share, "2025-26: 30m paid to us, 3.6m owed"]);
    let swap = edited(&signed, "bid silva 1m swap lucumi=20m").0;
    let deals = finances(&swap, TODAY).deals;
    let deal = deals.iter().find(|deal| deal.person.as_str() == "silva").unwrap();
    assert_eq!(words::owed(deal, &swap).as_deref(), Some("2m is owed to Bologna: 10 % of the sale of Lucumí"));
    assert_eq!(free(&signed) - free(&swap), 3_000_000);
}

#[test]
fn a_renewal_spreads_what_is_left_of_a_fee_over_the_new_contract() {
    let mut plan = plan();
    let sign = "sign lucumi until 2029-06-30 source RMC joins 2025-07-05";
    for line in ["bid lucumi 20m/2 wage 3m", "answer lucumi accepted", sign] {
        plan = edited(&plan, line).0;
    }
    let amortised = |plan: &Plan, day: Date| -> Vec<String> {
        let finances = touchline::analysis::money::finances(plan, day);
        let deal = finances.deals.iter().find(|deal| deal.person.as_str() == "lucumi").unwrap();
        deal.shares.iter().map(|share| format!("{} {}", share.season, share.amortisation)).collect()
    };
    assert_eq!(amortised(&plan, TODAY), ["2025-26 5m", "2026-27 5m", "2027-28 5m", "2028-29 5m"]);
    // Half is left after two seasons, and goes over four.
    let renewed = edited(&plan, "renew lucumi until 2031-06-30 source club wage 5m on 2027-07-01").0;
    let seasons = ["2025-26 5m", "2026-27 5m", "2027-28 2.5m", "2028-29 2.5m", "2029-30 2.5m", "2030-31 2.5m"];
    assert_eq!(amortised(&renewed, TODAY), seasons);
    // What is left when he goes is written off at once.
    let gone = edited(&renewed, "sell lucumi source Sky for 12m on 2028-07-01").0;
    assert_eq!(amortised(&gone, TODAY)[..4], ["2025-26 5m", "2026-27 5m", "2027-28 2.5m", "2028-29 7.5m"]);
}

#[test]
fn a_renewal_changes_the_wage_from_its_month_on() {
    let sign = "sign lucumi until 2029-06-30 source RMC for 20m/2 wage 3m joins 2025-07-05";
    let signed = edited(&plan(), sign).0;
    let renewed = edited(&signed, "renew lucumi until 2031-06-30 source club wage 6m on 2026-01-10").0;
    let wages = |plan: &Plan| -> Vec<String> {
        let finances = finances(plan, TODAY);
        let deal = finances.deals.iter().find(|deal| deal.person.as_str() == "lucumi").unwrap();
        deal.shares.iter().take(2).map(|share| share.wages.to_string()).collect()
    };
    assert_eq!((wages(&signed), wages(&renewed)), (vec!["3m".into(), "3m".into()], vec!["4.5m".into(), "6m".into()]));
    let squad = |plan: &Plan| finances(plan, TODAY).row().unwrap().squad_wages.units();
    assert_eq!(squad(&renewed) - squad(&signed), 1_500_000, "the table says the same");
    let gone = edited(&renewed, "sell lucumi source Sky for 12m on 2026-12-15").0;
    assert_eq!(wages(&gone), ["4.5m", "3m"], "six months of the second season");
}

#[test]
fn a_player_who_was_bought_after_his_loan_is_spread_over_his_contract() {
    let sign = "sign lucumi source Sky for loan 3m until 2026-06-30 obl 14.5m wage 2m joins 2025-07-01";
    let mut plan = edited(&plan(), sign).0;
    let amortised = |plan: &Plan| -> Vec<String> {
        let finances = finances(plan, TODAY);
        let deal = finances.deals.iter().find(|deal| deal.person.as_str() == "lucumi").unwrap();
        deal.shares.iter().map(|share| format!("{} {} {}", share.season, share.cash, share.amortisation)).collect()
    };
    assert_eq!(amortised(&plan)[..2], ["2025-26 3m 3.5m", "2026-27 14.5m 3.5m"]);
    for line in ["set lucumi loan none", "set lucumi contract 2028-06-30"] {
        plan = edited(&plan, line).0;
    }
    assert_eq!(amortised(&plan), ["2025-26 3m 5833333", "2026-27 14.5m 5833333", "2027-28 0 5833334"]);
}

#[test]
fn a_bid_says_what_it_leaves_of_the_budget_and_warns_when_it_overdraws_it() {
    let before = edited(&plan(), "set lucumi clause none").0;
    let free = finances(&before, TODAY).transfers_free().unwrap();
    for (line, left, warned) in [
        ("bid lucumi 20m", 20_000_000, None),
        ("bid lucumi 40m/4", 10_000_000, None),
        ("bid lucumi 40m", 40_000_000, Some("more than the 40m for transfers")),
        ("bid lucumi 20m wage 109m", 20_000_000, Some("1m more than the 120m for wages")),
    ] {
        let (after, edit) = edited(&before, line);
        let left = words::signed(free - left);
        let EditRemarks { warning, budget_after } = EditRemarks::new(&edit, &before, &after, TODAY);
        let said = budget_after.unwrap();
        assert!(said.starts_with(&format!("2025-26: {left} of 40m for transfers free")), "{line}: {said}");
        assert_eq!(warning.is_some(), warned.is_some(), "{line}: {warning:?}");
        assert!(warning.unwrap_or_default().contains(warned.unwrap_or_default()), "{line}");
    }
    let (unlimited, _) = edited(&edited(&before, "plan transfers none").0, "plan wages none");
    let (after, edit) = edited(&unlimited, "bid lucumi 400m");
    let EditRemarks { warning, budget_after } = EditRemarks::new(&edit, &unlimited, &after, TODAY);
    assert_eq!((warning, budget_after), (None, None));
    let (after, edit) = edited(&before, "stage lucumi talks");
    let EditRemarks { warning, budget_after } = EditRemarks::new(&edit, &before, &after, TODAY);
    assert_eq!((warning, budget_after), (None, None));
}

#[test]
fn an_accepted_bid_of_spring_counts_from_the_first_of_july() {
    let paid = |on: &str| -> Vec<String> {
        let (plan, _) = edited(&plan(), &format!("bid lucumi 30m/3 on {on}"));
        let (plan, _) = edited(&plan, &format!("answer lucumi accepted on {on}"));
        let finances = finances(&plan, TODAY);
        let deal = finances.deals.iter().find(|deal| deal.person.as_str() == "lucumi").unwrap();
        deal.shares.iter().map(|share| format!("{} {}", share.season, share.cash)).collect()
    };
    let summer = ["2025-26 10m", "2026-27 10m", "2027-28 10m", "2028-29 0", "2029-30 0"];
    for on in ["2025-02-04", "2025-03-01", "2025-06-20", "2025-07-01"] {
        assert_eq!(paid(on), summer, "{on}");
    }
    assert_eq!(paid("2025-02-03")[..2], ["2024-25 10m", "2025-26 10m"]);
}

/// A squad of whom everything is known: one stays, one is sold in January for less than he cost.
const SQUAD: &str = r#"(
    format: 1, club: "Test", season: "2025-26", today: "2025-07-01", tactic: (formation: "4-3-3"),
    budget: (revenue: "100m", squad_cost: 70, coach_wage: "3m"),
    players: {
        "stays": (
            name: "Aa", positions: { GK: Natural }, contract: "2029-06-30", wage: "1m", joined: "2024-07-01",
            signed: (on: "2024-07-01", terms: "9m costs 1m", source: "club"),
        ),
        "goes": (
            name: "Bb", positions: { CM: Natural }, contract: "2027-06-30", wage: "4m", joined: "2023-07-01",
            signed: (on: "2023-07-01", from: "Lille", terms: "20m so10", source: "club"),
        ),
    },
)
"#;

#[test]
fn the_squad_cost_is_wages_and_amortisation_over_revenue_and_net_profit_on_sales() {
    let plan = store::read_plan("p.ron", SQUAD, &runtime::catalogue().formations).unwrap();
    let cost = |plan: &Plan| finances(plan, TODAY).squad_cost.unwrap();
    let before = cost(&plan);
    // 5m, 3m of the head coach, 2m and 5m written off (what agents got is in it): 15m of 100m.
    assert_eq!((before.wages, before.amortisation, before.cost()), (money("5m"), money("7m"), money("15m")));
    assert_eq!((before.tenths(), before.free(), before.profit_on_sales), (Some(150), Some(55_000_000), 0));
    // Half of 5m is written off until January, and 7.5m are left: 18m less 1m, less 1.8m owed, less 7.5m.
    let sold = edited(&plan, "sell goes source Sky for 18m costs 1m on 2026-01-10").0;
    let found = cost(&sold);
    assert_eq!((found.profit_on_sales, found.amortisation), (7_700_000, money("4.5m")));
    assert_eq!(found.wages, money("3333333"), "seven months of 4m");
    assert_eq!(finances(&sold, TODAY).row().unwrap().amortisation(), money("12m"), "the table has him written off");
    // 10,833,333 of 107.7m.
    assert_eq!((found.tenths(), found.free()), (Some(101), Some(75_390_000 - 10_833_333)));
    // A loss makes what the cost is held against less.
    let loss = cost(&edited(&plan, "sell goes source Sky for 5m on 2025-07-01").0);
    assert_eq!((loss.profit_on_sales, loss.base(), loss.amortisation), (-5_500_000, 94_500_000, money("2m")));
    // An offer that is accepted counts as a sale.
    let agreed = edited(&edited(&plan, "bid goes 18m on 2026-01-10").0, "answer goes accepted").0;
    assert_eq!(cost(&agreed).profit_on_sales, 8_700_000);
    assert_eq!(
        words::squad_cost(&finances(&sold, TODAY)),
        [
            "squad cost: 10.1 %; 64.56m below the limit of 70 %",
            "3.33m of wages, 3m of the head coach, 4.5m amortised; over 100m of revenue, 7.7m of net profit on sales",
            "counted over the season 2025-26; UEFA counts the year to 31 December",
        ]
    );
    let without = edited(&plan, "plan revenue none").0;
    assert!(finances(&without, TODAY).squad_cost.is_none() && words::squad_cost(&finances(&without, TODAY)).is_empty());
}

#[test]
fn people_of_whom_the_plan_lacks_a_fee_or_a_wage_make_the_squad_cost_the_least_that_it_can_be() {
    let plan = store::read_plan("p.ron", SQUAD, &runtime::catalogue().formations).unwrap();
    let said = |plan: &Plan| words::squad_cost(&finances(plan, TODAY))[0].clone();
    let unpaid = edited(&plan, "set goes wage none").0;
    assert_eq!(said(&unpaid), "squad cost: at least 11.0 %, 1 wage or fee unknown; 59m below the limit of 70 %");
    let added = edited(&edited(&unpaid, "add-player c Cc plays ST").0, "set c wage 1m").0;
    assert_eq!(said(&added), "squad cost: at least 12.0 %, 2 wages or fees unknown; 58m below the limit of 70 %");
    let target = edited(&edited(&plan, "add-target t Tt plays ST").0, "bid t 50m 5y").0;
    assert_eq!(said(&target), "squad cost: at least 25.0 %, 1 wage or fee unknown; 45m below the limit of 70 %");
    // Rounded down where it is the least, to the nearest where it is known.
    let thirds = edited(&plan, "plan revenue 90m").0;
    assert_eq!(said(&thirds), "squad cost: 16.7 %; 48m below the limit of 70 %");
    let least = edited(&edited(&thirds, "add-player c Cc plays ST").0, "plan squad-cost 10").0;
    assert_eq!(said(&least), "squad cost: at least 16.6 %, 1 wage or fee unknown; 6m above the limit of 10 %");
}

#[test]
fn an_edit_that_lifts_the_squad_cost_above_its_limit_is_warned_of() {
    let plan = store::read_plan("p.ron", SQUAD, &runtime::catalogue().formations).unwrap();
    let plan = edited(&plan, "plan squad-cost 20").0;
    let (after, edit) = edited(&plan, "set stays wage 9m");
    assert_eq!(
        EditRemarks::new(&edit, &plan, &after, TODAY).warning.as_deref(),
        Some("3m more than the 20m for squad cost")
    );
    assert_eq!(words::free(&finances(&plan, TODAY)).as_deref(), Some("2025-26: 5m of 20m for squad cost free"));
    assert!(finances(&after, TODAY).is_overdrawn() && !finances(&plan, TODAY).is_overdrawn());
}
