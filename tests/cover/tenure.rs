//! Whose somebody is from when on, and what that costs in which season: bid, acceptance, signing and sale by one rule.

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};
use touchline::analysis::money::{Finances, finances};
use touchline::analysis::{Weeks, worth};
use touchline::command::{Command, ReadLine, Scope, parse};
use touchline::domain::{Edit, Familiarity, Formation, Outlook, Plan, Refused};
use touchline::store::{assets, read_plan, write_plan};

use crate::juventus::id;

static FORMATIONS: LazyLock<Vec<Arc<Formation>>> = LazyLock::new(assets::formations);

/// One player under contract, one target.
const SMALL: &str = r#"(
    format: 1, club: "Test", season: "2025-26", today: "2025-07-01", tactic: (formation: "4-3-3"),
    budget: (transfers: "100m", wages: "100m"),
    players: { "a": (name: "Aa", positions: { GK: Natural }, contract: "2029-06-30", wage: "1m") },
    targets: {
        "t": (name: "Tt", positions: { CM: Natural }, club: "Lille", contract: "2027-06-30", value: "10m"),
    },
)"#;

pub(crate) fn read(text: &str) -> Plan {
    read_plan("plan.ron", text, &FORMATIONS).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn small() -> Plan {
    read(SMALL)
}

/// The plan after the lines, and read again as it is written.
pub(crate) fn after(plan: &Plan, today: Date, lines: &[&str]) -> Plan {
    let plan = lines.iter().fold(plan.clone(), |plan, line| {
        let scope = Scope { plan: &plan, formations: &FORMATIONS, nations: assets::nations(), today };
        let parsed = parse(scope, line);
        let Ok(ReadLine { command: Command::Edit(edit), .. }) = parsed else { panic!("{line}: {parsed:?}") };
        plan.apply(&edit, today).unwrap_or_else(|why| panic!("{line}: {why}"))
    });
    let written = read(&write_plan(&plan));
    assert_eq!(written, plan);
    written
}

/// What becomes of the plan by a line, or why it is refused.
pub(crate) fn try_after(plan: &Plan, today: Date, line: &str) -> Result<Plan, Refused> {
    let scope = Scope { plan, formations: &FORMATIONS, nations: assets::nations(), today };
    let Ok(ReadLine { command: Command::Edit(edit), .. }) = parse(scope, line) else { panic!("{line}") };
    plan.apply(&edit, today)
}

/// A figure of each season that has it: `2025-26 28m`.
pub(crate) fn by_season(
    finances: &Finances,
    figure: fn(&touchline::analysis::money::SeasonRow) -> String,
) -> Vec<String> {
    finances
        .seasons
        .iter()
        .map(|row| format!("{} {}", row.season, figure(row)))
        .filter(|row| !row.ends_with(" 0"))
        .collect()
}

fn on(plan: &Plan, player: &str, day: Date) -> bool {
    plan.available(&id(player), plan.players.get(&id(player)).unwrap(), day, Outlook::Likely)
}

#[test]
fn a_signing_books_when_and_where_the_accepted_bid_did() {
    let today = date(2025, 6, 17);
    let sample = read(assets::SAMPLE);
    let mut plan = after(&sample, today, &["plan transfers 40m", "seller balerdi open", "bid balerdi 28m+4m"]);
    for line in ["answer balerdi accepted", "sign balerdi until 2030-06-30 source Sky"] {
        plan = after(&plan, today, &[line]);
        let finances = finances(&plan, today);
        assert_eq!(finances.transfers_free(), Some(12_000_000), "{line}");
        assert_eq!(by_season(&finances, |row| row.cash().to_string()), ["2025-26 28m"], "{line}");
    }
    let (eve, first) = (date(2025, 6, 30), date(2025, 7, 1));
    assert_eq!((on(&plan, "balerdi", eve), on(&plan, "balerdi", first)), (false, true));
}

#[test]
fn a_sale_comes_in_when_and_where_the_accepted_offer_did() {
    let today = date(2025, 6, 17);
    let mut plan = after(&read(assets::SAMPLE), today, &["plan transfers 40m", "bid kelly 24m club Villa"]);
    for line in ["answer kelly accepted", "sell kelly source Sky"] {
        plan = after(&plan, today, &[line]);
        let finances = finances(&plan, today);
        assert_eq!(finances.transfers_free(), Some(64_000_000), "{line}");
        assert_eq!(by_season(&finances, |row| row.income.to_string()), ["2025-26 24m"], "{line}");
    }
    let (eve, first) = (date(2025, 6, 30), date(2025, 7, 1));
    assert_eq!((on(&plan, "kelly", eve), on(&plan, "kelly", first)), (true, false));
    // Lent, he goes on the same day.
    let lend = ["bid kelly loan 1m until 2026-06-30 club Villa", "answer kelly accepted"];
    let mut plan = after(&read(assets::SAMPLE), today, &lend);
    assert_eq!(by_season(&finances(&plan, today), |row| row.income.to_string()), ["2025-26 1m"]);
    plan = after(&plan, today, &["sell kelly source Sky"]);
    assert_eq!(by_season(&finances(&plan, today), |row| row.income.to_string()), ["2025-26 1m"]);
    let days = [eve, first, date(2026, 6, 30), date(2026, 7, 1)];
    assert_eq!(days.map(|day| on(&plan, "kelly", day)), [true, false, false, true]);
}

#[test]
fn a_bid_without_a_fee_takes_a_person_when_his_contract_is_over() {
    let today = date(2026, 2, 1);
    let plan = after(&small(), today, &["set t contract 2026-06-30", "bid t free 4y wage 5m on 2026-02-01"]);
    let wages = ["2025-26 1m", "2026-27 6m", "2027-28 6m", "2028-29 6m", "2029-30 5m"];
    assert_eq!(by_season(&finances(&plan, today), |row| row.wages().to_string()), wages);
    let plan = after(&plan, today, &["answer t accepted", "sign t until 2030-06-30 source Sky"]);
    assert_eq!(by_season(&finances(&plan, today), |row| row.wages().to_string()), wages);
    assert_eq!([date(2026, 6, 30), date(2026, 7, 1)].map(|day| on(&plan, "t", day)), [false, true]);
}

#[test]
fn a_fee_after_his_contract_counts_and_is_warned_of() {
    let today = date(2026, 3, 1);
    let before = after(&small(), today, &["set t contract 2026-06-30"]);
    let scope = Scope { plan: &before, formations: &FORMATIONS, nations: assets::nations(), today };
    let line = "bid t 10m";
    let Ok(ReadLine { command: Command::Edit(edit), .. }) = parse(scope, line) else { panic!("{line}") };
    let bid = before.apply(&edit, today).unwrap();
    assert_eq!(by_season(&finances(&bid, today), |row| row.cash().to_string()), ["2026-27 10m"]);
    let said = touchline::analysis::money::words::EditRemarks::new(&edit, &before, &bid, today).warning.unwrap();
    assert_eq!(said, "his contract ends on 2026-06-30, before he joins on 2026-07-01: no club is owed a fee");
}

#[test]
fn the_day_that_terms_say_goes_before_any_other() {
    let today = date(2025, 7, 10);
    let bid = after(&small(), today, &["bid t 10m joins 2026-01-15 5y wage 3m"]);
    let paid = |plan: &Plan| by_season(&finances(plan, today), |row| format!("{} {}", row.cash(), row.wages()));
    assert_eq!(paid(&bid)[..2], ["2025-26 10m 2.5m", "2026-27 0 4m"]);
    let signed = after(&bid, today, &["answer t accepted", "sign t until 2030-06-30 source Sky"]);
    assert_eq!(paid(&signed), paid(&bid));
    let player = signed.players.get(&id("t")).unwrap();
    assert_eq!(player.joined, Some(date(2026, 1, 15)));
    let sooner = after(&bid, today, &["answer t accepted", "sign t until 2030-06-30 source Sky joins 2025-08-01"]);
    assert_eq!(paid(&sooner)[0], "2025-26 10m 3.75m", "1m, and eleven months of 3m");
}

#[test]
fn an_answer_that_comes_late_moves_the_day_to_the_next_window() {
    let joins = |today, lines: &[&str]| finances(&after(&small(), today, lines), today).deals[0].joins;
    let july = date(2025, 7, 10);
    assert_eq!(joins(july, &["bid t 10m on 2025-07-02"]), july, "a pending bid: today");
    assert_eq!(joins(july, &["bid t 10m on 2025-07-02", "answer t accepted on 2025-07-05"]), date(2025, 7, 5));
    let late = ["bid t 10m on 2025-08-30", "answer t accepted on 2025-09-03"];
    assert_eq!(joins(date(2025, 9, 5), &late), date(2026, 1, 2));
    let sign = ["bid t 10m on 2025-07-02", "answer t accepted on 2025-07-05", "sign t until 2030-06-30 source Sky"];
    assert_eq!(joins(date(2025, 9, 5), &sign), date(2026, 1, 2), "signed when it is shut");
    let own = ["plan windows 2025-09-04 2025-09-12", "bid t 10m on 2025-09-02"];
    assert_eq!(joins(date(2025, 9, 2), &own), date(2025, 9, 4));
}

#[test]
fn seasons_that_are_calendar_years_cost_what_falls_into_them() {
    let text = SMALL.replace("season: \"2025-26\"", "season: \"2026\", season_starts: \"01-01\"");
    let today = date(2026, 3, 10);
    let plan = after(&read(&text), today, &["bid t 22m/2 2y wage 6m"]);
    let figures =
        by_season(&finances(&plan, today), |row| format!("{} {} {}", row.amortisation(), row.cash(), row.wages()));
    assert_eq!(figures, ["2026 10m 11m 6m", "2027 12m 11m 7m"], "any day is as good as another to join");
    let loan = after(&read(&text), today, &["bid t loan 3m wage 6m"]);
    let wages = by_season(&finances(&loan, today), |row| row.wages().to_string());
    assert_eq!(wages, ["2026 6m"], "until 31 December");
}

#[test]
fn a_contract_in_terms_lasts_so_many_half_seasons_or_to_a_day() {
    let years = SMALL.replace("season: \"2025-26\"", "season: \"2026\", season_starts: \"01-01\"");
    let years = read(&years.replace("2025-07-01", "2026-03-10"));
    // From 1 July: 18 months, 6 of them in 2026. Of 9m that is 3m and 6m; of wages of 4m a season, 2m and 4m.
    // a earns 1m in each, to June 2029.
    let half = ["2026 3m 3m", "2027 6m 5m"];
    // From 5 January, its first half season is that to June: 18 months to June 2027, 12 of them in 2026.
    let winter = ["2026 6m 5m", "2027 3m 3m"];
    // Three whole seasons, and a day in the middle of one.
    let (long, day) = (["2026 3m 3m", "2027 3m 3m", "2028 3m 3m"], ["2026 4.5m 3m", "2027 4.5m 3m"]);
    for (bid, expected) in [
        ("9m 1.5y wage 4m joins 2026-07-01", &half[..]),
        ("9m 2y wage 4m joins 2026-07-01", &half),
        ("9m until 2027-12-31 wage 4m joins 2026-07-01", &half),
        ("9m 1.5y wage 4m joins 2026-01-05", &winter),
        ("9m 0.5y wage 4m joins 2026-07-01", &["2026 9m 3m"]),
        ("9m until 2028-12-31 wage 2m joins 2026-01-05", &long),
        ("9m until 2027-06-30 wage 4m joins 2026-07-01", &day),
    ] {
        let lines = [&format!("bid t {bid}"), "answer t accepted"];
        let plan = after(&years, date(2026, 3, 10), &lines);
        let figures = |row: &touchline::analysis::money::SeasonRow| format!("{} {}", row.amortisation(), row.wages());
        assert_eq!(by_season(&finances(&plan, date(2026, 3, 10)), figures), expected, "{bid}");
    }
    // From July to June, a contract of 1.5 years from January ends with the second June.
    let winter = after(&small(), date(2026, 1, 10), &["bid t 9m 1.5y joins 2026-01-10", "answer t accepted"]);
    let figures = by_season(&finances(&winter, date(2026, 1, 10)), |row| row.amortisation().to_string());
    assert_eq!(figures, ["2025-26 3m", "2026-27 6m"]);
}

#[test]
fn every_season_in_which_something_is_booked_has_a_row() {
    let today = date(2025, 7, 10);
    let lines = ["bid t 10m/5m@2024-09-01,5m@2031-01-01 2y", "answer t accepted"];
    let plan = after(&small(), today, &lines);
    assert_eq!(by_season(&finances(&plan, today), |row| row.cash().to_string()), ["2024-25 5m", "2030-31 5m"]);
}

#[test]
fn what_a_target_adds_counts_at_once_and_says_when_he_can_be_registered() {
    let plan = read(assets::SAMPLE);
    let today = date(2025, 6, 17);
    let worth = worth(&plan, Weeks::new(today, 12), Familiarity::Competent);
    assert!(worth[0].now.after.shortfall < worth[0].now.before.shortfall);
    assert_eq!(worth[0].registered, Some(date(2025, 7, 1)));
    let open = touchline::analysis::worth(&plan, Weeks::new(date(2025, 7, 2), 12), Familiarity::Competent);
    assert_eq!(open[0].registered, None);
}

#[test]
fn a_what_if_without_a_day_counts_at_once_and_costs_what_the_signing_would() {
    let today = date(2025, 6, 17);
    let lines = ["plan transfers 40m", "seller balerdi open", "bid balerdi 28m+4m", "answer balerdi accepted"];
    let plan = after(&read(assets::SAMPLE), today, &lines);
    let kept = after(&plan, today, &["what-if Leo sign balerdi"]);
    let (laid_over, _) = kept.laid_over(&kept.what_ifs[0], today);
    assert!(on(&laid_over, "balerdi", today));
    assert_eq!(finances(&laid_over, today).transfers_free(), Some(12_000_000));
    let so = kept.apply(&Edit::ApplyWhatIf { name: "Leo".into() }, today).unwrap();
    assert_eq!((on(&so, "balerdi", today), on(&so, "balerdi", date(2025, 7, 1))), (false, true));
    assert_eq!(finances(&so, today).transfers_free(), Some(12_000_000));
}
