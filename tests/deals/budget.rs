//! The lines of the budget add up to its seasons, whatever deals there are.

use std::collections::BTreeMap;

use touchline::analysis::money::words::cells::{self, BudgetCell, DealCells};
use touchline::analysis::money::{BudgetSum, CostedDeal, DealStanding, Finances, finances, finances_if, remarks};
use touchline::domain::{Edit, Money, Plan, Season};

use crate::machine::{TODAY, edit, small};
use crate::runs::runs;
use crate::seed::Chance;
use crate::tracks::take;
use crate::{id, sample};

/// Every deal is of whole millions here, so that no cell is rounded.
fn money(cell: &str) -> Money {
    if cell.is_empty() || cell == touchline::text::UNKNOWN { Money::ZERO } else { cell.parse().unwrap() }
}

/// The sum of what the lines show for a season.
fn shown(lines: &[DealCells], sum: BudgetSum) -> Money {
    lines.iter().filter(|line| line.sum == sum).map(|line| money(&line.cells[0])).sum()
}

/// The same from the payments themselves.
fn by_hand(deals: &[CostedDeal], sum: BudgetSum, season: Season) -> Money {
    let mut all = Money::ZERO;
    for deal in deals {
        let shares = deal.shares.iter().filter(|share| share.season == season);
        let owed = deal.owes.iter().flat_map(|owes| &owes.parts).filter(|(of, _)| *of == season);
        let owed: Money = owed.map(|(_, part)| *part).sum();
        all = all
            + match (deal.standing, sum) {
                (DealStanding::Committed, BudgetSum::Committed) | (DealStanding::Exposed, BudgetSum::Exposed) => {
                    shares.map(|share| share.cash).sum::<Money>() + owed
                }
                (DealStanding::Sold, BudgetSum::Income) => shares.map(|share| share.cash).sum(),
                (DealStanding::Sold, BudgetSum::Committed) => shares.map(|share| share.costs).sum::<Money>() + owed,
                _ => Money::ZERO,
            };
    }
    all
}

/// Whether lines, read by `wrong`, add up to the seasons, and those to the payments.
fn adds_up(found: &Finances, wrong: impl Fn(Vec<DealCells>) -> Vec<DealCells>) -> bool {
    found.seasons.iter().all(|row| {
        let lines = wrong(cells::deals(found, row.season));
        let in_all = lines.iter().all(|line| {
            let [here, .., earlier, later, all, _, _] = [0, 1, 2, 3, 4, 5, 6, 7].map(|at| line.cells[at].as_str());
            money(here) + money(earlier) + money(later) == money(all)
        });
        let sums = BudgetSum::ALL.iter().all(|sum| {
            let payments = by_hand(&found.deals, *sum, row.season);
            shown(&lines, *sum) == row.sum(*sum) && row.sum(*sum) == payments
        });
        in_all && sums
    })
}

#[test]
fn the_lines_add_up_to_the_seasons_and_those_to_the_payments() {
    let (mut chance, mut caught) = (Chance(11), [0, 0]);
    for at in 0..runs(40).max(12) {
        let mut plan = small();
        if at % 2 == 0 {
            plan = with(&plan, &["bid kelly 20m/2 costs 1m club Villa", "answer kelly accepted"]);
        }
        for _ in 0..60 {
            plan = plan.apply(&edit(&plan, &mut chance), TODAY).unwrap_or(plan);
            let found = finances(&plan, TODAY);
            assert!(adds_up(&found, |lines| lines), "{found:?}");
            let without_sales = |mut lines: Vec<DealCells>| {
                lines.retain(|line| line.sum != BudgetSum::Income);
                lines
            };
            let turned = |mut lines: Vec<DealCells>| {
                let pending = lines.iter_mut().filter(|line| line.sum == BudgetSum::Exposed);
                pending.for_each(|line| line.sum = BudgetSum::Committed);
                lines
            };
            caught[0] += u32::from(!adds_up(&found, without_sales));
            caught[1] += u32::from(!adds_up(&found, turned));
        }
    }
    assert!(
        caught.iter().all(|caught| *caught > 0),
        "lines that leave sales out, or mistake a bid, go unseen: {caught:?}"
    );
}

/// Each figure of a season by its name.
fn figures(found: &Finances, before: Option<&Finances>, season: &str) -> BTreeMap<&'static str, String> {
    let season = cells::seasons(found, before).into_iter().find(|other| other.to_string() == season).unwrap();
    let texts = cells::figures(found, before, season).into_iter().map(|BudgetCell { text, .. }| text);
    cells::FIGURES.into_iter().zip(texts).collect()
}

fn with(plan: &Plan, lines: &[&str]) -> Plan {
    lines.iter().fold(plan.clone(), |plan, line| take(&plan, line).unwrap_or_else(|why| panic!("{line}: {why}")))
}

/// Balerdi is bid for, Leoni bought and Kelly sold.
fn summer() -> Plan {
    with(
        &sample(),
        &[
            "plan transfers 40m",
            "plan wages 20m",
            "plan revenue 100m",
            "plan squad-cost 70",
            "seller balerdi open",
            "bid balerdi 28m/4+4m@50% 5y wage 4m",
            "bid leoni 18m/3 wage 2m",
            "answer leoni accepted",
            "bid kelly 20m/2 costs 1m club Villa",
            "answer kelly accepted",
        ],
    )
}

/// By hand, in millions: of Balerdi 28 / 4 = 7 a season are exposed, of Leoni 18 / 3 = 6 and of Kelly the costs of 1
/// committed, and 20 / 2 = 10 come in; so 40 + 10 − 7 − 7 = 36 are free. The books bear 28 / 5 + 18 / 5 = 9.2. Wages are 4
/// and 2, and those of nobody else are known. The squad costs (6 + 9.2) / (100 + 20 − 1) = 12.77 % at least.
#[test]
fn the_summer_of_the_sample_worked_by_hand() {
    let found = finances(&summer(), TODAY);
    let first = figures(&found, None, "2025-26");
    let expected = [
        ("amortised", "9.2m"),
        ("budget", "40m"),
        ("committed", "7m"),
        ("exposed", "7m"),
        ("free", "36m"),
        ("income", "10m"),
        ("limit", "70 %"),
        ("squad cost", "12.7 %?"),
        ("wages", "6m?"),
        ("wages free", "14m?"),
    ];
    assert_eq!(first, expected.map(|(name, text)| (name, text.to_owned())).into());
    let later: Vec<[String; 4]> = ["2026-27", "2027-28", "2028-29", "2029-30"]
        .iter()
        .map(|season| figures(&found, None, season))
        .map(|of| ["committed", "exposed", "income", "free"].map(|name| of[name].clone()))
        .collect();
    assert_eq!(later, [["6m", "7m", "10m", "–"], ["6m", "7m", "0", "–"], ["0", "7m", "0", "–"], ["0", "0", "0", "–"]]);
    let lines: Vec<String> = cells::deals(&found, found.season)
        .iter()
        .map(|line| format!("{} {} {}", line.person, line.sum, line.cells.join(" ")))
        .collect();
    assert_eq!(
        lines,
        [
            "balerdi exposed 7m 4m 5.6m 0 21m 28m 2025-07-01 28m/4+4m@50% 5y wage 4m",
            "leoni committed 6m 2m 3.6m 0 12m 18m 2025-07-01 18m/3 wage 2m",
            "kelly income 10m   0 10m 20m 2025-07-01 20m/2 costs 1m",
            "kelly committed 1m   0 0 1m 2025-07-01 20m/2 costs 1m",
        ]
    );
}

#[test]
fn a_what_if_says_what_it_does_to_what_is_free() {
    let plan = with(&summer(), &["what-if Spend sign solet", "what-if Sell sell vlahovic from 2025-08-01"]);
    let (before, held) = (finances(&plan, TODAY), |name| plan.what_if(name).unwrap());
    // Solet is worth 18 million, and asked for by nobody: 3.6 a season in the books over five.
    let spent = figures(&finances_if(&plan, held("Spend"), TODAY), Some(&before), "2025-26");
    assert_eq!([&spent["committed"], &spent["free"], &spent["amortised"]], ["7m → 25m", "36m → 18m", "9.2m → 12.8m"]);
    // Vlahović is worth 35 million: the books have nothing of him, so all of it is profit.
    let sold = figures(&finances_if(&plan, held("Sell"), TODAY), Some(&before), "2025-26");
    assert_eq!([&sold["income"], &sold["free"], &sold["exposed"]], ["10m → 45m", "36m → 71m", "7m"]);
    let season = finances_if(&plan, held("Spend"), TODAY).season;
    let overdrawn = with(&plan, &["plan transfers 10m"]);
    let cells = cells::figures(&finances_if(&overdrawn, held("Spend"), TODAY), None, season);
    assert_eq!((cells[3].text.as_str(), cells[3].overdrawn), ("−12m", true));
}

#[test]
fn what_is_unknown_is_shown_as_unknown_and_the_sums_say_that_they_leave_it_out() {
    let plan = with(
        &summer(),
        &[
            "set solet value none",
            "set rugani value none",
            "what-if Solet sign solet",
            "what-if Rugani sell rugani from 2025-08-01",
        ],
    );
    let before = finances(&plan, TODAY);
    assert_eq!((before.untold.as_slice(), figures(&before, None, "2025-26")["committed"].as_str()), (&[][..], "7m"));
    let signed = finances_if(&plan, plan.what_if("Solet").unwrap(), TODAY);
    let figures_then = figures(&signed, Some(&before), "2025-26");
    assert_eq!([&figures_then["committed"], &figures_then["free"]], ["7m → 7m?", "36m → 36m?"]);
    let line = cells::deals(&signed, signed.season).pop().unwrap();
    assert_eq!(
        (line.person, line.sum, line.cells[0].as_str(), line.cells[5].as_str()),
        (id("solet"), BudgetSum::Committed, "–", "–")
    );
    assert!(
        remarks(&signed, &plan)
            .iter()
            .any(|said| said == "nothing tells what this costs: Solet; committed leaves it out")
    );
    let sold = finances_if(&plan, plan.what_if("Rugani").unwrap(), TODAY);
    let figures_then = figures(&sold, Some(&before), "2025-26");
    assert_eq!([&figures_then["income"], &figures_then["committed"]], ["10m → 10m?", "7m"]);
    assert!(
        remarks(&sold, &plan).iter().any(|said| said == "nothing tells what this brings: Rugani; income leaves it out")
    );
    // Who leaves with nobody saying for how much; but nobody pays for whose contract is over.
    for (day, brings) in [("2025-08-01", "10m?"), ("2026-07-01", "10m")] {
        let leaves =
            Edit::Leave { player: id("rugani"), to: None, source: "Sky".into(), on: Some(day.parse().unwrap()) };
        let left = finances(&plan.apply(&leaves, TODAY).unwrap(), TODAY);
        assert_eq!(figures(&left, None, "2025-26")["income"], brings, "{day}");
    }
}
