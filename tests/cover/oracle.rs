//! The best set again, as integer programs for a solver that knows nothing of squads: one for each point of the order,
//! those before it held fixed. It reaches markets that are too large to try every set of.

use jiff::civil::Date;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use touchline::analysis::{SigningsOutcome, Weeks, best_set};
use touchline::domain::{Familiarity, Money, Outlook, Plan, Stage};

use crate::chance::{Question, market};
use crate::hall;
use crate::runs::runs;

/// A week: for every set of weak slots its |N(S)| − |S| and its lack, at their worst.
type Week = Vec<(u16, i32, i32)>;

struct Market {
    weeks: Vec<Week>,
    /// Slots and cost.
    targets: Vec<(u16, u64)>,
    budget: u64,
}

/// A program over all the targets, and what follows from those bought.
struct Program {
    problem: Problem,
    bought: Vec<Variable>,
    margin: Variable,
    at_worst: Vec<Variable>,
    short: Vec<Variable>,
}

/// What is minimised: the point of the order, in turn.
#[derive(Clone, Copy, PartialEq)]
enum Point {
    Margin,
    Weeks,
    Shortfall,
    Cost,
}

fn program(market: &Market, point: Point, fixed: &[i64]) -> Program {
    let weight = |of: Point, weight: f64| if of == point { weight } else { 0.0 };
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let bought: Vec<Variable> = market
        .targets
        .iter()
        .map(|(_, cost)| problem.add_binary_var(weight(Point::Cost, *cost as f64 / 20_000.0)))
        .collect();
    let margin = problem.add_integer_var(weight(Point::Margin, -1.0), (-20, 60));
    let at_worst: Vec<Variable> =
        market.weeks.iter().map(|_| problem.add_binary_var(weight(Point::Weeks, 1.0))).collect();
    let short: Vec<Variable> =
        market.weeks.iter().map(|_| problem.add_integer_var(weight(Point::Shortfall, 1.0), (0, 200))).collect();
    let all = |one: f64| bought.iter().map(move |player| (*player, one)).collect::<Vec<_>>();
    problem.add_constraint(all(1.0), ComparisonOp::Le, 5.0);
    let costs: Vec<_> =
        bought.iter().zip(&market.targets).map(|(player, (_, cost))| (*player, *cost as f64 / 20_000.0)).collect();
    problem.add_constraint(costs.clone(), ComparisonOp::Le, market.budget as f64 / 20_000.0);
    for (week, (at_worst, short)) in market.weeks.iter().zip(at_worst.iter().zip(&short)) {
        for (set, least, lack) in week {
            let more: Vec<_> = bought
                .iter()
                .zip(&market.targets)
                .filter(|(_, (slots, _))| slots & set != 0)
                .map(|(player, _)| (*player, 1.0))
                .collect();
            // least + more ≥ margin, and ≥ margin + 1 unless the week is at the worst.
            let above: Vec<_> = more.iter().copied().chain([(margin, -1.0), (*at_worst, 1.0)]).collect();
            problem.add_constraint(above, ComparisonOp::Ge, f64::from(1 - least));
            let covered: Vec<_> = more.iter().copied().chain([(*short, 1.0)]).collect();
            problem.add_constraint(covered, ComparisonOp::Ge, f64::from(*lack));
        }
    }
    for (place, value) in fixed.iter().enumerate() {
        let value = *value as f64;
        match place {
            0 => problem.add_constraint([(margin, 1.0)], ComparisonOp::Ge, value),
            1 => problem.add_constraint(
                at_worst.iter().map(|week| (*week, 1.0)).collect::<Vec<_>>(),
                ComparisonOp::Le,
                value,
            ),
            _ => problem.add_constraint(
                short.iter().map(|week| (*week, 1.0)).collect::<Vec<_>>(),
                ComparisonOp::Le,
                value,
            ),
        }
    }
    Program { problem, bought, margin, at_worst, short }
}

/// Margin, weeks at it, summed shortfall and cost of the best set.
fn solved(market: &Market) -> [i64; 4] {
    let mut fixed = Vec::new();
    for point in [Point::Margin, Point::Weeks, Point::Shortfall, Point::Cost] {
        let program = program(market, point, &fixed);
        let solution = program.problem.solve().unwrap().into_solution().unwrap();
        let value = |variable: &Variable| solution.var_value(*variable).round() as i64;
        let cost = |(player, (_, cost)): (&Variable, &(u16, u64))| value(player) * *cost as i64;
        fixed.push(match point {
            Point::Margin => value(&program.margin),
            Point::Weeks => program.at_worst.iter().map(value).sum(),
            Point::Shortfall => program.short.iter().map(value).sum(),
            Point::Cost => program.bought.iter().zip(&market.targets).map(cost).sum(),
        });
    }
    fixed.try_into().unwrap()
}

/// The market as the program sees it, unless nothing is weak or so much that the programs would be large.
fn seen(plan: &Plan, weeks: Weeks, at_least: Familiarity, slots: &[usize], budget: u64) -> Option<Market> {
    let weak: u16 = slots.iter().map(|slot| 1u16 << slot).sum();
    let wanted: Vec<i32> =
        plan.tactic.formation.slots().iter().map(|slot| i32::from(plan.tactic.wanted(&slot.label))).collect();
    let week = |(first, last): (Date, Date)| -> Week {
        let days: Vec<hall::Players> = first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
            .map(|day| hall::players(plan, day, at_least, Outlook::Likely))
            .collect();
        let least = |set: u16| {
            let players = |there: &hall::Players| there.iter().filter(|(_, slots)| slots & set != 0).count() as i32;
            days.iter().map(players).min().unwrap()
        };
        let want = |set: u16| (0..11).filter(|slot| set >> slot & 1 == 1).map(|slot| wanted[slot]).sum::<i32>();
        let sets = (1..1u16 << 11).filter(|set| set & !weak == 0);
        sets.map(|set| (set, least(set) - set.count_ones() as i32, want(set) - least(set))).collect()
    };
    let targets = plan.targets.iter().filter(|(_, target)| target.stage != Stage::Off);
    let targets = targets.filter_map(|(_, target)| {
        Some((hall::slots(plan, &target.profile, at_least), target.expected_cost(weeks.first())?.0.units()))
    });
    let targets = targets.filter(|(slots, _)| slots & weak != 0).collect();
    (1..=6).contains(&slots.len()).then(|| Market { weeks: weeks.iter().map(week).collect(), targets, budget })
}

#[test]
fn a_solver_that_knows_nothing_of_squads_comes_to_the_same() {
    let mut agreed = 0;
    let seeds = runs(1_500);
    for seed in 0..seeds {
        let Question { plan, on, at_least, .. } = market(seed, 24);
        let (weeks, budget) = (Weeks::new(on, 3), seed % 9 * 20_000);
        let found = best_set(&plan, weeks, at_least, Some(Money::from_units(budget)));
        let Some(market) = seen(&plan, weeks, at_least, &found.slots, budget) else { continue };
        let SigningsOutcome { margin, weeks, shortfall, cost } = found.best.outcome;
        let told = [i64::from(margin), i64::from(weeks), i64::from(shortfall), cost.units() as i64];
        assert_eq!(told, solved(&market), "seed {seed}");
        agreed += 1;
    }
    assert!(agreed >= seeds / 15, "{agreed}");
}
