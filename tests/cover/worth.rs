//! What targets are worth, and whom to buy: by example, and held to trying every set.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::analysis::{
    Added, Figures, Lost, Severity, SigningsOutcome, Week, WeekAhead, Weeks, Worst, Worth, best_set, calendar, closers,
    cover, weeks_ahead, worth,
};
use touchline::domain::{Familiarity, Id, Loan, Money, Outlook, Plan, Player, Stage, Target};

use crate::chance::{Question, market};
use crate::each_seed;
use crate::hall::{self, Hall, Players};
use crate::juventus::{self, TODAY, id, player};

fn target(plan: &mut Plan, name: &str, positions: &str, millions: u64) {
    let mut profile = player(name, positions).profile;
    profile.value = Some(Money::from_units(millions * 1_000_000));
    plan.targets.put(id(name), Target::new(profile));
}

/// Two centre-backs, a striker and a keeper to choose from.
fn summer() -> Plan {
    let mut plan = juventus::plan();
    for (name, positions, millions) in
        [("balerdi", "CB", 20), ("leoni", "CB", 18), ("osimhen", "ST", 75), ("onana", "GK", 10), ("david", "ST SS", 40)]
    {
        target(&mut plan, name, positions, millions);
    }
    plan
}

fn names(players: &[Id]) -> Vec<&str> {
    players.iter().map(Id::as_str).collect()
}

#[test]
fn a_centre_back_takes_off_the_shortfall_and_a_striker_adds_to_the_margin() {
    let worth = worth(&summer(), Weeks::new(TODAY, 8), Familiarity::Competent);
    let of = |name: &str| worth.iter().find(|worth| worth.target.as_str() == name).unwrap();
    let balerdi = of("balerdi");
    assert_eq!((balerdi.now.before.shortfall, balerdi.now.after.shortfall), (1, 0));
    assert_eq!((balerdi.own_now.before.margin, balerdi.own_now.after.margin), (2, 3));
    assert_eq!((balerdi.slots.as_slice(), balerdi.margin_gains, balerdi.shortfall_gains), (&[1, 2, 3][..], 0, 8));
    let osimhen = of("osimhen");
    assert_eq!((osimhen.ahead.before.margin, osimhen.ahead.after.margin), (1, 2));
    assert_eq!((osimhen.margin_gains, osimhen.per_million()), (4, Some(5)));
    assert_eq!(of("onana").gain(), 0);
    let mut order: Vec<&Worth> = worth.iter().collect();
    order.sort_by(|one, other| one.order(other));
    let order: Vec<&str> = order.iter().map(|worth| worth.target.as_str()).collect();
    assert_eq!(order, ["leoni", "balerdi", "david", "osimhen", "onana"]);
}

#[test]
fn the_best_buy_is_the_cheapest_that_does_most_and_the_next_says_why_it_lost() {
    let plan = summer();
    let weeks = Weeks::new(TODAY, 8);
    let buys = |budget: Option<u64>| {
        best_set(&plan, weeks, Familiarity::Competent, budget.map(|millions| Money::from_units(millions * 1_000_000)))
    };
    let found = buys(Some(60));
    assert_eq!((names(&found.best.players), found.slots), (vec!["balerdi", "leoni"], vec![1, 2, 3]));
    let cost = Money::from_units(38_000_000);
    assert_eq!(found.best.outcome, SigningsOutcome { margin: 4, weeks: 8, shortfall: 0, cost });
    let (second, lost) = found.runner_up.unwrap();
    assert_eq!((names(&second.players), lost), (vec!["leoni"], Lost::Margin));
    let (second, lost) = buys(Some(37)).runner_up.unwrap();
    assert_eq!(
        (names(&buys(Some(37)).best.players), names(&second.players), lost),
        (vec!["leoni"], vec!["balerdi"], Lost::Cost)
    );
    assert!(buys(Some(0)).best.players.is_empty() && buys(Some(0)).runner_up.is_none());
}

#[test]
fn who_closes_a_gap_is_whoever_covers_its_slots() {
    let mut plan = summer();
    if let Some(leoni) = plan.targets.get_mut(&id("leoni")) {
        leoni.stage = Stage::Off;
    }
    let gap = cover(&plan, TODAY, Familiarity::Competent).gaps.remove(0);
    let closers = closers(&plan, TODAY, TODAY, Familiarity::Competent, &gap.slots);
    let said: Vec<_> = closers.iter().map(|closer| (closer.target.as_str(), closer.before, closer.after)).collect();
    assert_eq!(said, [("balerdi", Severity::Thin, Severity::Covered)]);
}

#[test]
fn who_closes_a_gap_later_costs_what_he_costs_today() {
    let mut plan = summer();
    if let Some(leoni) = plan.targets.get_mut(&id("balerdi")) {
        leoni.profile.clause = Some("15m until 2025-06-30".parse().unwrap());
    }
    let later = date(2025, 7, 20);
    let gap = cover(&plan, later, Familiarity::Competent).gaps;
    let gap = gap.iter().find(|gap| gap.slots.contains(&1)).unwrap();
    let closing = |today: Date| -> Vec<(String, Option<u64>)> {
        let closers = closers(&plan, later, today, Familiarity::Competent, &gap.slots);
        closers.iter().map(|closer| (closer.target.to_string(), closer.cost.map(|(cost, _)| cost.units()))).collect()
    };
    let (balerdi, leoni) = (|cost| ("balerdi".to_owned(), Some(cost)), ("leoni".to_owned(), Some(18_000_000)));
    assert_eq!(closing(TODAY), [balerdi(15_000_000), leoni.clone()], "the clause is met when the deal is done");
    assert_eq!(closing(later), [leoni, balerdi(20_000_000)], "and is over then");
}

type Rank = (i32, i32, i32, u64, usize, Vec<usize>);

/// Every set of at most five that may be bought, the best first: the margin is negated.
fn ranked(plan: &Plan, weeks: Weeks, at_least: Familiarity, budget: Option<u64>) -> Vec<Rank> {
    let mut ranked = ranked_with(plan, plan, &[], weeks, at_least, budget);
    ranked.sort();
    ranked
}

/// The sets that have all of `kept` and nobody else who is on loan here, with the plan once those are bought.
fn ranked_with(
    plan: &Plan,
    bought: &Plan,
    kept: &[Id],
    weeks: Weeks,
    at_least: Familiarity,
    budget: Option<u64>,
) -> Vec<Rank> {
    let days: Vec<Vec<Date>> =
        weeks.iter().map(|(first, last)| first.series(1.day()).take_while(|day| *day <= last).collect()).collect();
    let mut weak = 0u16;
    for day in days.iter().flatten() {
        cover(plan, *day, at_least).gaps.iter().flat_map(|gap| &gap.slots).for_each(|slot| weak |= 1 << slot);
    }
    let open = || plan.targets.iter().filter(|(_, target)| target.stage != Stage::Off).enumerate();
    let kept: Vec<_> = open().filter(|(_, (id, _))| kept.contains(id)).collect();
    let kept_cost = |(_, (_, target)): &(usize, (&Id, &Target))| target.expected_cost(weeks.first()).unwrap().0.units();
    let kept_cost: u64 = kept.iter().map(kept_cost).sum();
    let open: Vec<(usize, u16, u64)> = open()
        .filter(|(_, (id, _))| plan.on_loan_as(id).is_none())
        .map(|(place, (_, target))| {
            (place, hall::slots(plan, &target.profile, at_least), target.expected_cost(weeks.first()))
        })
        .filter_map(|(place, slots, cost)| Some((place, slots, cost?.0.units())))
        .filter(|(_, slots, _)| slots & weak != 0)
        .collect();
    let mut hall = Hall::within(plan, if weak == 0 { (1 << 11) - 1 } else { weak });
    let there: Vec<Vec<Players>> = days
        .iter()
        .map(|week| week.iter().map(|day| hall::players(bought, *day, at_least, Outlook::Likely)).collect())
        .collect();
    let mut ranked = Vec::new();
    for set in 0..1usize << open.len() {
        let players: Vec<&(usize, u16, u64)> =
            open.iter().enumerate().filter(|(n, _)| set >> n & 1 == 1).map(|(_, player)| player).collect();
        let cost: u64 = kept_cost + players.iter().map(|(.., cost)| cost).sum::<u64>();
        if kept.len() + players.len() > 5 || budget.is_some_and(|budget| cost > budget) {
            continue;
        }
        let week = |days: &Vec<Players>, hall: &mut Hall| {
            let figures = days.iter().map(|there| {
                let with = there.iter().cloned().chain(players.iter().map(|(_, slots, _)| (id("t"), *slots)));
                hall.figures(&with.collect())
            });
            figures.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap()
        };
        let weeks: Vec<(i32, i32)> = there.iter().map(|days| week(days, &mut hall)).collect();
        let margin = weeks.iter().map(|(margin, _)| *margin).min().unwrap();
        let at_it = weeks.iter().filter(|week| week.0 == margin).count() as i32;
        let shortfall = weeks.iter().map(|(_, shortfall)| shortfall).sum();
        let mut places: Vec<usize> = players.iter().map(|(place, ..)| *place).collect();
        places.extend(kept.iter().map(|(place, _)| *place));
        places.sort_unstable();
        ranked.push((-margin, at_it, shortfall, cost, places.len(), places));
    }
    ranked
}

fn rank(plan: &Plan, signings: &touchline::analysis::Signings) -> Rank {
    let open: Vec<&Id> =
        plan.targets.iter().filter(|(_, target)| target.stage != Stage::Off).map(|(id, _)| id).collect();
    let places = signings.players.iter().map(|player| open.iter().position(|id| *id == player).unwrap()).collect();
    let SigningsOutcome { margin, weeks, shortfall, cost } = signings.outcome;
    (-margin, weeks as i32, shortfall as i32, cost.units(), signings.players.len(), places)
}

/// Few days, so that every set can be tried on each: a week cut short, and now and then a whole one after it.
fn weeks(seed: u64, on: Date) -> Weeks {
    let sunday = on + i64::from(7 - on.weekday().to_monday_one_offset()).days();
    Weeks::new(sunday - ((seed % 3) as i64).days(), 1 + u8::from(seed.is_multiple_of(8)))
}

fn budget(seed: u64) -> Option<u64> {
    (!seed.is_multiple_of(3)).then_some(seed % 7 * 20_000)
}

#[test]
fn the_best_set_and_the_next_are_those_that_trying_every_set_finds() {
    each_seed(10_000, |seed| {
        let Question { plan, on, at_least, .. } = market(seed, 6);
        let (weeks, budget) = (weeks(seed, on), budget(seed));
        let found = best_set(&plan, weeks, at_least, budget.map(Money::from_units));
        let tried = ranked(&plan, weeks, at_least, budget);
        assert_eq!(rank(&plan, &found.best), tried[0], "seed {seed}");
        let best = tried[0].5.clone();
        let next = tried.iter().find(|set| best.iter().any(|player| !set.5.contains(player)));
        assert_eq!(found.runner_up.map(|(second, _)| rank(&plan, &second)).as_ref(), next, "seed {seed}");
    });
}

/// Makes the first two targets people who are here on loan for a few days yet.
fn borrow_two(plan: &mut Plan, seed: u64, on: Date) -> Vec<Id> {
    let mut here = Vec::new();
    let ids: Vec<Id> = plan.targets.iter().map(|(id, _)| id.clone()).take(2).collect();
    for (n, target) in ids.into_iter().enumerate() {
        let held = plan.targets.get_mut(&target).unwrap();
        held.profile.born = Some(date(2000, 1, 1));
        held.profile.name = format!("Borrowed {n}");
        let mut player = Player::new(held.profile.clone());
        let until = on + ((seed % 5) as i64 + n as i64).days();
        player.loan = Some(Loan { from: "Porto".into(), until, ended: None });
        plan.players.put(id(&format!("here-{n}")), player);
        here.push(target);
    }
    here
}

#[test]
fn who_is_here_on_loan_is_bought_where_trying_every_set_finds_him_best() {
    each_seed(1_000, |seed| {
        let Question { mut plan, on, at_least, .. } = market(seed, 4);
        let (weeks, budget) = (Weeks::new(on, 2), budget(seed));
        let here = borrow_two(&mut plan, seed, on);
        let found = best_set(&plan, weeks, at_least, budget.map(Money::from_units));
        let mut tried = Vec::new();
        for chosen in 0..1usize << here.len() {
            let kept: Vec<Id> =
                here.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, id)| id.clone()).collect();
            let weak = |id: &&Id| found.slots.iter().any(|slot| plays(&plan, id, *slot, at_least));
            let priced = |id: &Id| plan.targets.get(id).unwrap().expected_cost(weeks.first()).is_some();
            let open = |id: &Id| plan.targets.get(id).unwrap().stage != Stage::Off;
            if !kept.iter().all(|id| weak(&id) && priced(id) && open(id)) {
                continue;
            }
            // Whoever is bought stays as if his loan just lasted.
            let mut after = plan.clone();
            for target in &kept {
                let held = plan.on_loan_as(target).unwrap().0.clone();
                after.players.get_mut(&held).unwrap().loan.as_mut().unwrap().until = date(2030, 6, 30);
            }
            tried.extend(ranked_with(&plan, &after, &kept, weeks, at_least, budget));
        }
        tried.sort();
        assert_eq!(rank(&plan, &found.best), tried[0], "seed {seed}");
        let best = tried[0].5.clone();
        let next = tried.iter().find(|set| best.iter().any(|player| !set.5.contains(player)));
        assert_eq!(found.runner_up.map(|(second, _)| rank(&plan, &second)).as_ref(), next, "seed {seed}");
    });
}

/// Whether a target can play in a slot.
fn plays(plan: &Plan, target: &Id, slot: usize, at_least: Familiarity) -> bool {
    hall::slots(plan, &plan.targets.get(target).unwrap().profile, at_least) >> slot & 1 == 1
}

#[test]
fn buying_the_best_player_again_and_again_is_noticed() {
    let greedy_fails = |seed: &u64| {
        let Question { plan, on, at_least, .. } = market(*seed, 6);
        let tried = ranked(&plan, weeks(*seed, on), at_least, budget(*seed));
        let mut bought: &Rank = tried.iter().find(|set| set.4 == 0).unwrap();
        while let Some(better) =
            tried.iter().find(|set| set.4 == bought.4 + 1 && bought.5.iter().all(|player| set.5.contains(player)))
        {
            if better >= bought {
                break;
            }
            bought = better;
        }
        *bought != tried[0]
    };
    assert!((0..4_000).any(|seed| greedy_fails(&seed)));
}

/// The least margin and the greatest shortfall of some days, without and with a player for these slots.
fn worst(hall: &mut Hall, days: &[Players], slots: u16) -> [(i32, i32); 2] {
    let of = |hall: &mut Hall, with: Option<u16>| {
        let players = |there: &Players| there.iter().cloned().chain(with.map(|slots| (id("t"), slots))).collect();
        let figures = days.iter().map(|there| hall.figures(&players(there)));
        figures.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap()
    };
    [of(hall, None), of(hall, Some(slots))]
}

#[test]
fn what_a_target_adds_is_the_answer_with_him_less_the_one_without() {
    let pair = |added: Added| [added.before, added.after].map(|said| (said.margin, said.shortfall as i32));
    each_seed(10_000, |seed| {
        let Question { plan, on, at_least, .. } = market(seed, 6);
        let weeks = weeks(seed, on);
        let mut whole = Hall::new(&plan);
        let days: Vec<Vec<Players>> = weeks
            .iter()
            .map(|(first, last)| first.series(1.day()).take_while(|day| *day <= last).collect::<Vec<_>>())
            .map(|days| days.iter().map(|day| hall::players(&plan, *day, at_least, Outlook::Likely)).collect())
            .collect();
        let ahead = days.concat();
        for told in worth(&plan, weeks, at_least) {
            let slots = hall::slots(&plan, &plan.targets.get(&told.target).unwrap().profile, at_least);
            let mut own = Hall::within(&plan, slots);
            let first = &ahead[..1];
            assert_eq!(pair(told.now), worst(&mut whole, first, slots), "seed {seed}");
            assert_eq!(pair(told.ahead), worst(&mut whole, &ahead, slots), "seed {seed}");
            if slots != 0 {
                assert_eq!(pair(told.own_now), worst(&mut own, first, slots), "seed {seed}");
                assert_eq!(pair(told.own_ahead), worst(&mut own, &ahead, slots), "seed {seed}");
            }
            let by_week: Vec<_> = days.iter().map(|week| worst(&mut whole, week, slots)).collect();
            let more: i32 = by_week.iter().map(|[before, after]| after.0 - before.0).sum();
            let fewer: i32 = by_week.iter().map(|[before, after]| before.1 - after.1).sum();
            let better = by_week.iter().filter(|[before, after]| before != after).count();
            let said = (told.margin_gains as i32, told.shortfall_gains as i32, told.weeks_better as usize);
            assert_eq!(said, (more, fewer, better), "seed {seed}");
        }
    });
}

#[test]
fn the_weeks_ahead_have_the_likely_figures_of_the_calendar() {
    each_seed(2_000, |seed| {
        let Question { plan, on, at_least, .. } = market(seed, 2);
        let weeks = weeks(seed, on);
        let likely = |week: &Week| {
            let Worst { margin, shortfall, .. } = *week.figures.get(Outlook::Likely);
            WeekAhead { first: week.first, last: week.last, figures: Figures { margin, shortfall } }
        };
        let likely: Vec<WeekAhead> = calendar(&plan, weeks, at_least).weeks.iter().map(likely).collect();
        assert_eq!(weeks_ahead(&plan, weeks, at_least).0, likely, "seed {seed}");
    });
}

#[test]
fn gains_ahead_are_summed_over_the_weeks() {
    let mut plan = juventus::plan();
    target(&mut plan, "osimhen", "ST", 75);
    let of = |first, weeks| worth(&plan, Weeks::new(first, weeks), Familiarity::Competent).remove(0);
    assert_eq!(of(date(2025, 7, 7), 1).gain(), 0, "the week before the loans are over");
    assert_eq!(of(date(2025, 7, 7), 2).margin_gains, 1);
    assert_eq!(of(date(2025, 7, 7), 5).weeks_better, 4);
}
