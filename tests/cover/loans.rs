//! Loans that end in a purchase, before their time, or with a part of the wage paid by the other club; and the books of it.

use jiff::civil::{Date, date};
use touchline::analysis::deals::{Ending, ends};
use touchline::analysis::money::{DealStanding, Finances, finances, words};
use touchline::domain::{Edit, Outlook, Plan, Refused, Whose};

use crate::juventus::id;
use crate::tenure::{after, by_season, read, small, try_after};

const TODAY: Date = date(2025, 7, 10);

fn striker(today: &str) -> Plan {
    after(&small(), TODAY, &["set t positions ST", &format!("plan today {today}")])
}

fn whose(plan: &Plan, player: &str, days: &[Date]) -> Vec<Whose> {
    let player = plan.players.get(&id(player)).unwrap();
    days.iter().map(|day| player.whose(*day, plan.season_starts)).collect()
}

fn wages(finances: &Finances) -> Vec<String> {
    by_season(finances, |row| row.wages().to_string())
}

fn books(plan: &Plan, today: Date, person: &str) -> Vec<String> {
    let finances = finances(plan, today);
    let person = id(person);
    let shares = finances.of(&person).flat_map(|deal| &deal.shares);
    shares.map(|share| format!("{} {} {}", share.season, share.cash, share.amortisation)).collect()
}

#[test]
fn a_loan_with_an_obligation_is_a_purchase_from_the_start() {
    let plan = striker("2025-07-10");
    let mut plan = after(&plan, TODAY, &["bid t loan 3m obl 14.5m/3 4y wage 5m"]);
    let bid = books(&plan, TODAY, "t");
    assert_eq!(bid[..2], ["2025-26 3m 3.5m", "2026-27 4833334 3.5m"], "17.5m over five seasons");
    for line in ["answer t accepted", "sign t until 2026-06-30 source Sky"] {
        plan = after(&plan, TODAY, &[line]);
        assert_eq!(books(&plan, TODAY, "t"), bid, "{line}");
    }
    assert_eq!(wages(&finances(&plan, TODAY))[..2], ["2025-26 6m", "2026-27 6m"]);
    let days = [date(2025, 7, 9), TODAY, date(2026, 6, 30), date(2026, 7, 1), date(2030, 6, 30), date(2030, 7, 1)];
    let [before, there, borrowed, ours, last, over] = whose(&plan, "t", &days)[..] else { panic!("six days") };
    assert_eq!([there, borrowed, ours, last], [Whose::Borrowed, Whose::Borrowed, Whose::Ours, Whose::Ours]);
    assert!(matches!((before, over), (Whose::Gone(_), Whose::Gone(_))));
    let player = plan.players.get(&id("t")).unwrap();
    assert!(plan.available(&id("t"), player, date(2026, 7, 1), Outlook::Likely));
    let end = ends(&plan, date(2029, 7, 1)).into_iter().find(|end| end.person == id("t")).unwrap();
    assert_eq!((end.what, end.on), (Ending::Contract, date(2030, 6, 30)));
    assert!(ends(&plan, TODAY).iter().all(|end| end.person != id("t")), "the loan's end is no end");
    let refused = try_after(&plan, TODAY, "end-loan t source Sky on 2026-01-01").unwrap_err();
    assert!(matches!(refused, Refused::IsBought(..)), "{refused}");
}

#[test]
fn the_fee_of_the_loan_and_the_price_are_spread_together() {
    let first = date(2025, 7, 1);
    let plan = after(
        &small(),
        first,
        &["bid t loan 3m obl 30m 4y", "answer t accepted", "sign t until 2026-06-30 source Sky"],
    );
    assert_eq!(
        books(&plan, first, "t"),
        ["2025-26 3m 6.6m", "2026-27 30m 6.6m", "2027-28 0 6.6m", "2028-29 0 6.6m", "2029-30 0 6.6m"]
    );
    // Renewed once he is ours, what is left is spread again.
    let renewed = after(&plan, date(2028, 7, 1), &["renew t until 2032-06-30 source club"]);
    assert_eq!(books(&renewed, first, "t")[2..5], ["2027-28 0 6.6m", "2028-29 0 3.3m", "2029-30 0 3.3m"]);
}

#[test]
fn a_plan_of_which_nothing_was_recorded_but_the_terms_means_the_same() {
    let plan = read(
        r#"(format: 1, club: "Test", tactic: (formation: "4-3-3"), players: { "t": (
            name: "Tt", positions: { ST: Natural }, joined: "2025-07-10", contract: "2027-06-30", wage: "5m",
            loan: (from: "Lille", until: "2026-06-30"),
            signed: (on: "2025-07-10", terms: "loan 3m obl 14.5m/3 4y wage 5m", source: "Sky"),
        ) })"#,
    );
    let days = [date(2026, 6, 30), date(2026, 7, 1), date(2030, 6, 30), date(2030, 7, 1)];
    let tenure = whose(&plan, "t", &days);
    assert_eq!(tenure[..3], [Whose::Borrowed, Whose::Ours, Whose::Ours]);
    assert!(matches!(tenure[3], Whose::Gone(_)), "the contract in the file is Lille's");
    assert_eq!(books(&plan, TODAY, "t")[..2], ["2025-26 3m 3.5m", "2026-27 4833334 3.5m"]);
}

#[test]
fn outwards_an_obligation_is_a_sale_from_the_start() {
    let first = date(2025, 7, 1);
    let buy = ["bid t 20m 4y", "answer t accepted", "sign t until 2029-06-30 source Sky"];
    let plan = after(&small(), first, &buy);
    let summer = date(2026, 7, 1);
    let lend = ["bid t loan 2m until 2027-06-30 obl 17m club Lyon", "answer t accepted"];
    let mut plan = after(&plan, summer, &lend);
    for line in ["", "sell t source Sky"] {
        if !line.is_empty() {
            plan = after(&plan, summer, &[line]);
        }
        let finances = finances(&plan, summer);
        assert_eq!(by_season(&finances, |row| row.income.to_string()), ["2026-27 2m", "2027-28 17m"], "{line}");
        assert_eq!(by_season(&finances, |row| row.amortisation().to_string()), ["2025-26 5m", "2026-27 15m"], "{line}");
        let of = id("t");
        let sale = finances.of(&of).find(|deal| deal.standing == DealStanding::Sold).unwrap();
        assert_eq!(sale.profit.unwrap().money(), Some(4_000_000), "{line}: 19m, of which 15m are in the books");
    }
    let days = [date(2026, 6, 30), summer, date(2027, 6, 30), date(2027, 7, 1), date(2040, 1, 1)];
    let tenure = whose(&plan, "t", &days);
    assert_eq!(tenure[..3], [Whose::Ours, Whose::Lent, Whose::Lent]);
    assert!(tenure[3..].iter().all(|whose| matches!(whose, Whose::Gone(_))));
}

#[test]
fn an_option_is_spread_from_the_day_on_which_it_is_taken_up() {
    let first = date(2025, 7, 1);
    let lines = ["bid t loan 2m opt 12m wage 4m", "answer t accepted", "sign t until 2026-06-30 source Sky"];
    let plan = after(&small(), first, &lines);
    assert_eq!(books(&plan, first, "t"), ["2025-26 2m 2m"]);
    assert!(matches!(whose(&plan, "t", &[date(2026, 7, 1)])[..], [Whose::Gone(_)]));
    let refused = try_after(&plan, first, "take-up t source Sky on 2026-05-10").unwrap_err();
    assert!(matches!(refused, Refused::ContractUntil(..)), "{refused}");
    let taken = after(&plan, date(2026, 5, 10), &["take-up t until 2028-06-30 source Sky"]);
    // 12m over 26 months, two of them in the season of the loan.
    assert_eq!(books(&taken, first, "t")[..2], ["2025-26 2m 2m", "2025-26 12m 923076"]);
    assert_eq!(
        whose(&taken, "t", &[date(2026, 5, 9), date(2026, 5, 10), date(2028, 6, 30)]),
        [Whose::Borrowed, Whose::Ours, Whose::Ours]
    );
    assert_eq!(wages(&finances(&taken, first))[..3], ["2025-26 5m", "2026-27 5m", "2027-28 5m"]);
    let refused = try_after(&taken, date(2026, 5, 11), "take-up t source Sky").unwrap_err();
    assert!(matches!(refused, Refused::NothingToTakeUp(..)), "{refused}");
}

#[test]
fn an_offer_that_was_not_accepted_says_nothing_of_the_loan() {
    let lent = ["bid a loan 2m club Villa", "answer a accepted", "sell a source Sky until 2026-06-30"];
    let plan = after(&small(), TODAY, &lent);
    for lines in
        [&["bid a loan 3m obl 20m 4y club Roma"][..], &["bid a loan 3m obl 20m 4y club Roma", "answer a rejected"]]
    {
        let offered = after(&plan, TODAY, lines);
        assert_eq!(whose(&offered, "a", &[date(2026, 7, 10)]), [Whose::Ours], "{lines:?}");
        assert_eq!(
            by_season(&finances(&offered, TODAY), |row| row.income.to_string())[..1],
            ["2025-26 2m"],
            "{lines:?}"
        );
    }
}

#[test]
fn they_take_up_their_option_and_he_is_gone() {
    let plan = after(&small(), TODAY, &["sell a source Sky for loan 1m opt 8m club Lyon until 2026-06-30"]);
    let taken = after(&plan, date(2026, 4, 1), &["take-up a source Sky"]);
    assert!(matches!(whose(&taken, "a", &[date(2026, 3, 31), date(2026, 4, 1)])[..], [Whose::Lent, Whose::Gone(_)]));
    let income = by_season(&finances(&taken, TODAY), |row| row.income.to_string());
    assert_eq!(income, ["2025-26 9m"]);
    let player = taken.players.get(&id("a")).unwrap();
    assert_eq!(player.left.as_ref().unwrap().to.as_deref(), Some("Lyon"));
}

#[test]
fn a_right_to_buy_back_is_taken_up_by_us_and_by_them() {
    let plan = after(&small(), TODAY, &["sell a source Sky for 10m buyback 15m until 2027-06-30 club Lyon"]);
    let back = after(&plan, date(2026, 7, 1), &["take-up a until 2029-06-30 source Sky"]);
    let days = [TODAY, date(2026, 6, 30), date(2026, 7, 1)];
    assert!(matches!(whose(&back, "a", &days)[..], [Whose::Gone(_), Whose::Gone(_), Whose::Ours]));
    let money = finances(&back, TODAY);
    assert_eq!(by_season(&money, |row| row.income.to_string()), ["2025-26 10m"]);
    assert_eq!(by_season(&money, |row| row.amortisation().to_string()), ["2026-27 5m", "2027-28 5m", "2028-29 5m"]);
    assert_eq!(wages(&money), ["2025-26 83333", "2026-27 1m", "2027-28 1m", "2028-29 1m"], "July, and then again");
    let refused = try_after(&plan, date(2027, 7, 1), "take-up a until 2029-06-30 source Sky").unwrap_err();
    assert!(matches!(refused, Refused::NothingToTakeUp(..)), "{refused}");

    let bought = ["bid t 20m buyback 30m 4y", "answer t accepted", "sign t until 2029-06-30 source Sky"];
    let theirs = after(&after(&small(), date(2025, 7, 1), &bought), date(2026, 7, 1), &["take-up t source Sky"]);
    let person = id("t");
    let money = finances(&theirs, TODAY);
    let sale = money.of(&person).find(|deal| deal.standing == DealStanding::Sold).unwrap();
    assert_eq!((sale.joins, sale.profit.unwrap().money()), (date(2026, 7, 1), Some(15_000_000)));
}

#[test]
fn a_loan_ends_before_its_time() {
    let lines = ["bid t loan 2m wage 4m", "answer t accepted", "sign t until 2026-06-30 source Sky"];
    let plan = after(&small(), TODAY, &lines);
    let ended = after(&plan, date(2026, 1, 5), &["end-loan t source Lille"]);
    assert!(matches!(whose(&ended, "t", &[date(2026, 1, 4), date(2026, 1, 5)])[..], [Whose::Borrowed, Whose::Gone(_)]));
    assert_eq!(wages(&finances(&ended, TODAY))[0], "2025-26 3333333", "1m, and seven months of 4m");
    for (line, why) in [
        ("end-loan t source Lille on 2025-07-10", "give a day after 2025-07-10 and by 2026-06-30"),
        ("end-loan t source Lille on 2026-07-01", "give a day after 2025-07-10 and by 2026-06-30"),
        ("end-loan a source Lille", "is on no loan"),
        ("end-loan t source \" \"", "a source is needed"),
    ] {
        let refused = try_after(&plan, TODAY, line).unwrap_err().to_string();
        assert!(refused.contains(why), "{line}: {refused}");
    }
    let lent = after(&small(), TODAY, &["sell a source Sky for loan 1m club Lyon until 2026-06-30"]);
    let back = after(&lent, date(2026, 1, 5), &["end-loan a source club"]);
    assert_eq!(whose(&back, "a", &[date(2026, 1, 4), date(2026, 1, 5)]), [Whose::Lent, Whose::Ours]);
}

#[test]
fn a_loan_is_made_permanent_on_new_terms() {
    let lines = ["bid t loan 2m wage 4m", "answer t accepted", "sign t until 2026-06-30 source Sky"];
    let plan = after(&small(), TODAY, &lines);
    let spring = date(2026, 4, 1);
    let mut bid = after(&plan, spring, &["bid t 9m wage 6m 3y"]);
    let paid = ["2025-26 2m 2m", "2026-27 9m 3m", "2027-28 0 3m", "2028-29 0 3m"];
    assert_eq!(books(&bid, spring, "t"), paid);
    for line in ["answer t accepted", "sign t until 2029-06-30 source Sky"] {
        bid = after(&bid, spring, &[line]);
        assert_eq!(books(&bid, spring, "t"), paid, "{line}");
        assert_eq!(wages(&finances(&bid, spring))[..2], ["2025-26 5m", "2026-27 7m"], "{line}");
    }
    let player = bid.players.get(&id("t")).unwrap();
    assert_eq!((player.bought[0].bids.len(), player.bids.len()), (1, 0));
    assert_eq!(whose(&bid, "t", &[date(2026, 6, 30), date(2026, 7, 1)]), [Whose::Borrowed, Whose::Ours]);
    let now = after(&plan, date(2026, 1, 10), &["sign t until 2029-06-30 source Sky for 9m joins 2026-01-10"]);
    assert_eq!(whose(&now, "t", &[date(2026, 1, 9), date(2026, 1, 10)]), [Whose::Borrowed, Whose::Ours]);
    let (terms, source) = (Some("9m".parse().unwrap()), "Sky".into());
    let sign = Edit::Sign { target: id("a"), until: date(2029, 6, 30), source, terms, joins: None };
    assert!(matches!(plan.apply(&sign, spring), Err(Refused::NotATarget(_))));
}

#[test]
fn the_other_clubs_share_of_the_wage_counts_while_the_loan_lasts() {
    for (terms, first, second) in [
        ("loan 1m pays 50% wage 4m", "2025-26 3m", None),
        ("loan 1m pays 1m wage 4m", "2025-26 4m", None),
        ("loan 1m pays 9m wage 4m", "2025-26 1m", None),
        ("loan 1m pays 50% obl 9m 4y wage 4m", "2025-26 3m", Some("2026-27 5m")),
    ] {
        let (bid, july) = (format!("bid t {terms}"), date(2025, 7, 1));
        let mut plan = after(&small(), july, &[&bid]);
        for line in ["", "answer t accepted", "sign t until 2026-06-30 source Sky"] {
            if !line.is_empty() {
                plan = after(&plan, july, &[line]);
            }
            let wages = wages(&finances(&plan, july));
            assert_eq!((wages[0].as_str(), wages.get(1).map(String::as_str)), (first, second), "{terms}: {line}");
        }
    }
    let july = date(2025, 7, 1);
    let mut plan = after(&small(), july, &["bid a loan 1m pays 75% until 2026-06-30 club Lyon", "answer a accepted"]);
    for line in ["", "sell a source Sky"] {
        if !line.is_empty() {
            plan = after(&plan, july, &[line]);
        }
        let finances = finances(&plan, july);
        assert_eq!(finances.row().unwrap().squad_wages.to_string(), "250k", "{line}");
    }
}

#[test]
fn a_sale_shows_its_profit_and_no_year() {
    let july = date(2025, 7, 1);
    let buy = ["bid t 20m costs 2m 4y", "answer t accepted", "sign t until 2029-06-30 source Sky"];
    let plan = after(&small(), july, &buy);
    let person = id("t");
    let said = |plan: &Plan, today| words::costs(finances(plan, today).of(&person).last().unwrap());
    assert_eq!(said(&plan, july), "headline 20m · guaranteed 22m · expected 22m · at worst 22m · 5.5m a year over 4");
    let sold = after(&plan, date(2027, 7, 1), &["sell t source Sky for 15m costs 1m club Lyon"]);
    let sale = said(&sold, date(2027, 7, 1));
    assert!(sale.ends_with("profit 3m: 15m, less 1m of costs and 11m in the books"), "{sale}");
    assert_eq!(by_season(&finances(&sold, july), |row| row.income.to_string()), ["2027-28 15m"]);
    assert_eq!(by_season(&finances(&sold, july), |row| row.cash().to_string()), ["2025-26 22m", "2027-28 1m"]);
    let loss = after(&plan, date(2027, 7, 1), &["sell t source Sky for 4m club Lyon"]);
    assert!(said(&loss, date(2027, 7, 1)).ends_with("loss 7m: 4m, less 11m in the books"));
    let unknown = after(&small(), july, &["sell a source Sky for 4m club Lyon"]);
    let other = id("a");
    let said = words::costs(finances(&unknown, july).of(&other).last().unwrap());
    assert!(said.ends_with("profit not known: the plan does not tell what he cost"), "{said}");
}

#[test]
fn a_year_is_the_schedules_own_figure() {
    let july = date(2025, 7, 1);
    let person = id("t");
    for (today, lines, year) in [
        (july, &["bid t 10m"][..], "2m a year over 5"),
        (july, &["sign t until 2027-06-30 source Sky for 10m"], "5m a year over 2"),
        (date(2026, 1, 10), &["sign t until 2027-06-30 source Sky for 9m"], "6m a year over 18 months"),
        (july, &["bid t loan 3m obl 30m 4y"], "6.6m a year over 5"),
    ] {
        let plan = after(&small(), today, lines);
        let said = words::costs(finances(&plan, today).of(&person).next().unwrap());
        assert!(said.ends_with(&format!(" · {year}")), "{lines:?}: {said}");
    }
    let loan = after(&small(), july, &["bid t loan 3m opt 18m"]);
    assert!(!words::costs(finances(&loan, july).of(&person).next().unwrap()).contains("a year"));
}

#[test]
fn a_first_known_wage_does_not_reach_back() {
    let plan = after(&small(), TODAY, &["set a wage none"]);
    assert_eq!(finances(&plan, TODAY).wages_unknown, [id("a")]);
    let renewed = after(&plan, date(2026, 1, 10), &["renew a until 2031-06-30 source club wage 6m"]);
    let money = finances(&renewed, TODAY);
    assert_eq!(
        (money.row().unwrap().squad_wages.to_string().as_str(), &money.wages_unknown[..]),
        ("3m", &[id("a")][..])
    );
    // What an older program wrote does not tell whether the wage changed, and means what it meant.
    let old = read(
        r#"(format: 1, club: "Test", season: "2025-26", tactic: (formation: "4-3-3"), players: { "a": (
            name: "Aa", positions: { GK: Natural }, contract: "2031-06-30", wage: "6m",
            renewed: [(on: "2026-01-10", was: "2029-06-30", source: "club")],
        ) })"#,
    );
    assert_eq!(finances(&old, TODAY).row().unwrap().squad_wages.to_string(), "6m");
}

#[test]
fn two_loans_away_in_a_season_both_count() {
    // 2m for the first seven months, all of his wage paid by Lyon; 1m for the other five, half of it paid by Metz.
    let lyon = "sell a source Sky for loan 2m pays 100% club Lyon on 2025-07-11 until 2026-01-31";
    let metz = "sell a source Sky for loan 1m pays 50% club Metz until 2026-06-30";
    let winter = date(2026, 2, 1);
    let plan = after(&after(&small(), TODAY, &[lyon]), winter, &[metz]);
    let found = finances(&plan, winter);
    assert_eq!(by_season(&found, |row| row.income.to_string())[0], "2025-26 3m");
    // July is Lyon's: 5 twelfths of 1m, half of which is 208333.
    assert_eq!(wages(&found)[0], "2025-26 208333");
    let days = [TODAY, date(2025, 7, 11), date(2026, 1, 31), winter, date(2026, 6, 30), date(2026, 7, 1)];
    let lent = Whose::Lent;
    assert_eq!(whose(&plan, "a", &days), [Whose::Ours, lent, lent, lent, lent, Whose::Ours]);
    // Called back in winter and lent again: what Lyon paid stays paid.
    let recalled = after(&after(&small(), TODAY, &[lyon]), date(2026, 1, 10), &["end-loan a source club"]);
    let again = after(&recalled, date(2026, 1, 10), &["bid a loan 1m club Metz", "answer a accepted"]);
    let income = |plan: &Plan| by_season(&finances(plan, date(2026, 1, 10)), |row| row.income.to_string())[0].clone();
    assert_eq!(income(&again), "2025-26 3m", "accepted");
    let lent = after(&again, date(2026, 1, 10), &["sell a source Sky until 2026-06-30"]);
    assert_eq!(income(&lent), "2025-26 3m", "lent");
    let player = lent.players.get(&id("a")).unwrap();
    assert_eq!((player.lent_to(date(2025, 12, 1)), player.lent_to(date(2026, 3, 1))), (Some("Lyon"), Some("Metz")));
}

#[test]
fn a_player_bought_back_still_owes_what_his_sale_did() {
    // Bought with so10, sold for 30m: 3m is Lille's, also once he is back for 40m.
    let lines = ["bid t 20m so10 4y", "answer t accepted", "sign t until 2029-06-30 source Sky"];
    let plan = after(&small(), TODAY, &lines);
    let sold = after(&plan, date(2026, 7, 1), &["sell t source Sky for 30m buyback 40m club Lyon"]);
    let back = after(&sold, date(2027, 7, 1), &["take-up t until 2031-06-30 source Sky"]);
    for (plan, what) in [(&sold, "sold"), (&back, "bought back")] {
        let found = finances(plan, date(2027, 7, 1));
        let person = id("t");
        let sale = found.of(&person).find(|deal| deal.standing == DealStanding::Sold).unwrap();
        let owed = sale.owes.as_ref().map(|owes| owes.total().to_string());
        assert_eq!(owed.as_deref(), Some("3m"), "{what}");
        // 20m over four seasons: 15m is left after the first. 30m - 3m - 15m.
        assert_eq!(sale.profit.unwrap().money(), Some(12_000_000), "{what}");
    }
}

#[test]
fn no_season_between_others_is_left_out() {
    // He joins behind his contract, on 2027-07-01: the season before that is told too, with the 1m of the squad.
    let plan = after(&small(), TODAY, &["bid t free 2y wage 5m"]);
    assert_eq!(wages(&finances(&plan, TODAY)), ["2025-26 1m", "2026-27 1m", "2027-28 6m", "2028-29 6m"]);
}

#[test]
fn a_player_borrowed_again_is_booked_loan_by_loan() {
    let plan = after(&small(), TODAY, &["bid t loan 3m opt 18m 4y wage 2m", "answer t accepted"]);
    let plan = after(&plan, TODAY, &["sign t until 2026-06-30 source Sky"]);
    let spring = date(2026, 5, 1);
    let mut plan = after(&plan, spring, &["bid t loan 4m wage 5m until 2027-06-30", "answer t accepted"]);
    let expected = ["2025-26 3m 3m", "2026-27 4m 4m"];
    assert_eq!(books(&plan, spring, "t"), expected, "accepted");
    plan = after(&plan, spring, &["sign t until 2027-06-30 source Sky"]);
    assert_eq!(books(&plan, spring, "t"), expected, "signed");
    // 1m of the squad, with 2m in the first season and 5m in the second.
    assert_eq!(wages(&finances(&plan, spring)), ["2025-26 3m", "2026-27 6m"]);
    let days = [date(2025, 7, 9), TODAY, date(2026, 6, 30), date(2026, 7, 1), date(2027, 6, 30), date(2027, 7, 1)];
    let here = Whose::Borrowed;
    assert_eq!(whose(&plan, "t", &days)[1..5], [here; 4]);
    assert!([0, 5].into_iter().all(|day| matches!(whose(&plan, "t", &days)[day], Whose::Gone(_))));
    let ends = ends(&plan, spring);
    let end = ends.iter().filter(|end| end.person == id("t")).collect::<Vec<_>>();
    assert_eq!(end.iter().map(|end| (end.what, end.on)).collect::<Vec<_>>(), [(Ending::Borrowed, date(2027, 6, 30))]);
    // Borrowed again in the summer, once the loan is over.
    let summer = date(2026, 8, 1);
    let once = after(&small(), TODAY, &["bid t loan 3m wage 2m", "answer t accepted"]);
    let once = after(&once, TODAY, &["sign t until 2026-06-30 source Sky"]);
    let refused =
        try_after(&once, spring, "sign t until 2027-06-30 source Sky for loan 4m joins 2026-06-01").unwrap_err();
    assert!(matches!(refused, Refused::LoanAgain(..)), "{refused}");
    let again = after(&once, summer, &["sign t until 2027-06-30 source Sky for loan 4m pays 50%"]);
    assert_eq!(books(&again, summer, "t"), expected);
    // 11 months of 1m.
    assert_eq!(wages(&finances(&again, summer))[1], "2026-27 1916666");
    let july = [date(2026, 7, 1), date(2026, 7, 31), summer];
    assert!(matches!(whose(&again, "t", &july)[..], [Whose::Gone(_), Whose::Gone(_), Whose::Borrowed]));
}

#[test]
fn a_loan_agreed_while_he_is_out_on_another_is_the_next_one() {
    let lent = ["bid a loan 2m club Villa", "answer a accepted", "sell a source Sky until 2026-06-30"];
    let plan = after(&small(), TODAY, &lent);
    let (spring, summer) = (date(2026, 3, 1), date(2026, 7, 1));
    let offered = after(&plan, spring, &["bid a loan 3m club Roma", "answer a accepted"]);
    let player = offered.players.get(&id("a")).unwrap();
    assert_eq!(player.agreed().unwrap().club.as_deref(), Some("Roma"));
    assert_eq!(player.lent_terms().unwrap().to_string(), "loan 2m");
    let income = |plan: &Plan| by_season(&finances(plan, TODAY), |row| row.income.to_string());
    assert_eq!(income(&offered), ["2025-26 2m", "2026-27 3m"]);
    let again = after(&offered, summer, &["sell a source Sky until 2027-06-30"]);
    assert_eq!(income(&again), ["2025-26 2m", "2026-27 3m"], "done as it was agreed");
    let player = again.players.get(&id("a")).unwrap();
    assert_eq!((player.agreed(), player.lent_terms().unwrap().to_string()), (None, "loan 3m".into()));
    // A loan that is recorded late began before its offer was accepted.
    let late = ["bid a loan 2m club Villa", "answer a accepted", "sell a source Sky on 2025-07-05 until 2026-06-30"];
    let late = after(&small(), TODAY, &late);
    let player = late.players.get(&id("a")).unwrap();
    assert_eq!((player.agreed(), player.lent_terms().unwrap().to_string()), (None, "loan 2m".into()));
}

#[test]
fn who_is_bought_back_and_sold_again_has_two_sales_in_the_books() {
    let first = date(2025, 7, 1);
    let buy = ["bid t 20m 4y wage 5m", "answer t accepted", "sign t until 2029-06-30 source Sky"];
    let plan = after(&small(), first, &buy);
    let plan = after(&plan, date(2026, 7, 1), &["sell t source Sky for 18m buyback 15m until 2028-06-30 club Lyon"]);
    let back = after(&plan, date(2027, 7, 1), &["take-up t until 2030-06-30 source Sky"]);
    let spring = date(2028, 6, 1);
    let agreed = after(&back, spring, &["bid t 30m club Roma", "answer t accepted"]);
    let money = finances(&agreed, spring);
    assert_eq!(by_season(&money, |row| row.income.to_string()), ["2026-27 18m", "2028-29 30m"]);
    // 5m of 20m and the rest, then 5m of 15m and the rest.
    let amortised = by_season(&money, |row| row.amortisation().to_string());
    assert_eq!(amortised, ["2025-26 5m", "2026-27 15m", "2027-28 5m", "2028-29 10m"]);
    assert_eq!(wages(&money), ["2025-26 6m", "2026-27 1m", "2027-28 6m", "2028-29 1m"]);
    let person = id("t");
    let profits: Vec<_> = money.of(&person).filter_map(|deal| deal.profit?.money()).collect();
    assert_eq!(profits, [3_000_000, 20_000_000]);
}
