//! What would be: by example, and held to a count of who would be there on every day.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use touchline::analysis::money::finances;
use touchline::analysis::{Weeks, WhatIfs, as_it_is, compare, figures, words};
use touchline::domain::{
    Assumption, Edit, Familiarity, Id, Money, Outlook, Plan, Refused, Side, Stance, Target, WhatIf,
};

use crate::chance::{Question, day, market};
use crate::each_seed;
use crate::hall::{self, Hall, Players};
use crate::juventus::{self, TODAY, id, player};
use crate::seed::Chance;
use crate::twin;

fn what_if(name: &str, lines: &[&str]) -> WhatIf {
    let assumptions = lines.iter().map(|line| Assumption::read(line, []).unwrap()).collect();
    WhatIf { name: name.into(), assumptions }
}

fn summer() -> Plan {
    let mut plan = juventus::plan();
    let mut profile = player("Leonardo Balerdi", "CB").profile;
    (profile.value, profile.contract) = (Some(Money::from_units(20_000_000)), Some(date(2025, 6, 30)));
    plan.targets.put(id("balerdi"), Target::new(profile));
    plan
}

fn at(plan: &Plan, on: Date) -> (i32, u32) {
    let figures = figures(plan, on, Familiarity::Competent, Outlook::Likely);
    (figures.margin, figures.shortfall)
}

#[test]
fn a_signing_counts_from_his_first_day_whatever_his_old_contract_says() {
    let plan = summer();
    let (laid_over, stale) = plan.laid_over(&what_if("", &["sign balerdi from 2025-07-01"]), TODAY);
    assert_eq!((at(&laid_over, date(2025, 6, 30)), at(&laid_over, date(2025, 7, 1))), ((2, 1), (2, 0)));
    assert!(stale.is_empty() && laid_over.targets.is_empty() && plan.targets.len() == 1);
}

#[test]
fn the_lost_are_lost_to_the_last_day_and_the_sold_from_the_first() {
    let plan = summer();
    let (laid_over, _) = plan.laid_over(&what_if("", &["lose gatti until 2028-02-29"]), date(2028, 2, 28));
    let gatti = |on| {
        let available =
            |plan: &Plan| plan.available(&id("gatti"), plan.players.get(&id("gatti")).unwrap(), on, Outlook::Worst);
        (available(&plan), available(&laid_over))
    };
    let days = [date(2028, 2, 27), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)];
    assert_eq!(days.map(gatti), [(true, true), (true, false), (true, false), (true, true)]);
    let (sold, _) = plan.laid_over(&what_if("", &["sell kelly from 2025-07-01"]), TODAY);
    assert_eq!((at(&sold, date(2025, 6, 30)), at(&sold, date(2025, 7, 1))), ((2, 1), (1, 2)));
}

#[test]
fn who_was_lost_until_yesterday_is_back_without_a_doubt() {
    let mut plan = summer();
    plan.today = Some(TODAY);
    let lost = what_if("", &["lose gatti from 2025-06-10 until 2025-06-16"]);
    let (laid_over, stale) = plan.laid_over(&lost, TODAY);
    let gatti = laid_over.players.get(&id("gatti")).unwrap();
    assert!(stale.is_empty() && laid_over.available(&id("gatti"), gatti, TODAY, Outlook::Worst));
}

#[test]
fn what_names_somebody_who_is_gone_is_stale_and_the_rest_still_counts() {
    let mut plan = summer();
    plan.what_ifs.push(what_if(
        "window",
        &["sign leoni", "sign balerdi", "back gatti 2025-07-01", "lose balerdi until 2025-06-01"],
    ));
    let (laid_over, stale) = plan.laid_over(&plan.what_ifs[0], TODAY);
    assert_eq!(stale.iter().map(|stale| stale.assumption).collect::<Vec<_>>(), [0, 2, 3]);
    assert_eq!(stale[0].why, Refused::Nobody(id("leoni")));
    assert_eq!(at(&laid_over, TODAY), (2, 0));
    let name = String::from("window");
    let refused = plan.apply(&Edit::ApplyWhatIf { name }, TODAY).unwrap_err().to_string();
    assert!(refused.starts_with("“sign leoni” can't be made so: nobody in the plan has the id leoni"), "{refused}");
    let plan = plan.apply(&Edit::Remove { person: id("balerdi") }, TODAY).unwrap();
    assert_eq!(plan.what_ifs[0].assumptions.len(), 4, "kept");
}

#[test]
fn a_what_if_is_kept_replaced_made_so_and_thrown_away() {
    let plan = summer();
    let keep = |plan: &Plan, lines: &[&str]| {
        let WhatIf { name, assumptions } = what_if("Leo", lines);
        plan.apply(&Edit::WhatIf { name, assumptions }, TODAY)
    };
    assert_eq!(keep(&plan, &[]), Err(Refused::NothingAssumed));
    assert_eq!(keep(&plan, &["sign nobody"]), Err(Refused::Nobody(id("nobody"))));
    let kept = keep(&keep(&plan, &["sell kelly"]).unwrap(), &["sign balerdi"]).unwrap();
    assert_eq!(kept.what_ifs, [what_if("Leo", &["sign balerdi"])]);
    let name = || "Leo".to_owned();
    let so = kept.apply(&Edit::ApplyWhatIf { name: name() }, TODAY).unwrap();
    let joined = |plan: &Plan| plan.players.get(&id("balerdi")).unwrap().joined;
    assert_eq!(
        (joined(&so), joined(&plan.laid_over(&kept.what_ifs[0], TODAY).0)),
        (Some(date(2025, 7, 1)), Some(TODAY))
    );
    let from = keep(&plan, &["sign balerdi from 2025-08-01"]).unwrap();
    let so = from.apply(&Edit::ApplyWhatIf { name: name() }, TODAY).unwrap();
    assert_eq!(so, plan.laid_over(&from.what_ifs[0], TODAY).0);
    assert_eq!(kept.apply(&Edit::RemoveWhatIf { name: name() }, TODAY).as_ref(), Ok(&plan));
    assert!(matches!(plan.apply(&Edit::RemoveWhatIf { name: name() }, TODAY), Err(Refused::NoSuchWhatIf(..))));
    let mut refusing = kept.clone();
    refusing.targets.get_mut(&id("balerdi")).unwrap().seller = Stance::Refuses(String::new());
    let refused = refusing.apply(&Edit::ApplyWhatIf { name: name() }, TODAY).unwrap_err();
    assert!(matches!(&refused, Refused::NotSo(_, why) if matches!(**why, Refused::SellerRefuses(..))), "{refused}");
}

#[test]
fn what_ifs_stand_beside_the_plan_as_it_is() {
    let plan = summer();
    let weeks = Weeks::new(TODAY, 8);
    let of = |lines: &[&str]| compare(&plan, &what_if("", lines), weeks, Familiarity::Competent, TODAY);
    let plain = as_it_is(&plan, weeks, Familiarity::Competent);
    assert_eq!((plain.now.margin, plain.worst.margin, plain.worst.margin_on), (2, 1, date(2025, 7, 14)));
    let signed = of(&["sign balerdi", "lose vlahovic", "lose milik from 2025-07-20 until 2025-07-20"]);
    assert_eq!((signed.now.shortfall, signed.worst.margin, signed.worst.margin_on), (0, -1, date(2025, 7, 20)));
    assert_eq!((signed.weeks_broken, signed.cost), (1, Money::from_units(20_000_000)));
}

#[test]
fn a_plan_for_january_is_not_the_same_as_doing_nothing() {
    let mut plan = summer();
    plan.targets.put(id("osimhen"), Target::new(player("Victor Osimhen", "ST").profile));
    let mut found = WhatIfs::new(&plan, Weeks::ahead(TODAY), Familiarity::Competent);
    let of = |lines: &[&str]| compare(&plan, &what_if("", lines), found.weeks, Familiarity::Competent, TODAY);
    let (january, nothing) = (of(&["sign osimhen from 2026-01-05"]), of(&["lose gatti from 2030-01-01"]));
    assert_eq!((january.now, nothing.now), (found.as_it_is.now, found.as_it_is.now));
    assert_eq!((found.differs(&january), found.differs(&nothing)), (Some(date(2026, 1, 5)), None));
    // One more absence is survived in each of the last 31 weeks, and in the last 6, without Vlahović, one body less missing.
    assert_eq!(january.margins() - found.as_it_is.margins(), 31);
    assert_eq!(found.as_it_is.shortfalls() - january.shortfalls(), 6);
    found.what_ifs.push((what_if("January", &["sign osimhen from 2026-01-05"]), january));
    let said = words::what_ifs(&found, &plan);
    assert!(said.iter().any(|line| line.starts_with("figures differ") && line.ends_with("2026-01-05")), "{said:?}");
    assert!(said.iter().any(|line| line == "January: sign osimhen from 2026-01-05"), "{said:?}");
    assert!(said.iter().any(|line| line == "January: nothing tells what Osimhen costs"), "{said:?}");
}

#[test]
fn a_what_if_says_what_comes_in_what_is_earned_and_what_is_left() {
    let mut plan = summer();
    plan.season_year = Some(2025);
    let millions = |millions: u64| Some(Money::from_units(millions * 1_000_000));
    (plan.budget.transfers, plan.budget.wages) = (millions(40), millions(100));
    plan.players.get_mut(&id("kelly")).unwrap().profile.wage = millions(4);
    plan.targets.get_mut(&id("balerdi")).unwrap().profile.wage = millions(3);
    let money = |plan: &Plan, lines: &[&str]| {
        let compared = compare(plan, &what_if("", lines), Weeks::ahead(TODAY), Familiarity::Competent, TODAY);
        let row = *compared.finances.row().unwrap();
        let thousands = |units: i64| units / 1_000;
        let left =
            [compared.finances.transfers_free(), compared.finances.wages_free()].map(|left| thousands(left.unwrap()));
        (row.income.to_string(), thousands(row.wages().units() as i64), left)
    };
    // From 1 July both: 20m is paid, Kelly's value of 16m comes in, and 3m are earned in the place of 4m.
    assert_eq!(money(&plan, &["back bremer 2025-07-01"]), ("0".into(), 4_000, [40_000, 96_000]));
    assert_eq!(money(&plan, &["sign balerdi", "sell kelly"]), ("16m".into(), 3_000, [36_000, 97_000]));
    // In January: six months of Balerdi's, seven of Kelly's.
    let january = ["sign balerdi from 2026-01-05", "sell kelly from 2026-01-05"];
    assert_eq!(money(&plan, &january), ("16m".into(), 3_833, [36_000, 96_166]));
    // An offer counts before the value, and what it pays in the season: half of 25m.
    let bid = |person: &str, by, club: Option<String>, terms: &str| Edit::Bid {
        person: id(person),
        on: Some(TODAY),
        by,
        club,
        terms: terms.parse().unwrap(),
        source: Some("Sky".into()),
    };
    let plan = plan.apply(&bid("kelly", Side::Them, Some("Leeds".into()), "25m/2"), TODAY).unwrap();
    let plan = plan.apply(&bid("balerdi", Side::Us, None, "12m/4 wage 5m"), TODAY).unwrap();
    assert_eq!(money(&plan, &["sign balerdi", "sell kelly"]), ("12.5m".into(), 5_000, [49_500, 95_000]));
    assert_eq!(finances(&plan, TODAY).row().map(|row| row.income), Some(Money::ZERO), "of the plan nothing changes");
}

/// One of the players, and what is assumed of him.
fn assumption(plan: &Plan, chance: &mut Chance) -> Option<Assumption> {
    let days: Vec<Date> = (0..3).map(|_| day(chance)).collect();
    let from = Some(days[0]).filter(|_| !chance.one_in(4));
    let players: Vec<&Id> = plan.players.iter().map(|(id, _)| id).collect();
    let player = (*players.get(chance.below(players.len()))?).clone();
    Some(match chance.below(4) {
        0 => Assumption::Sign { target: plan.targets.iter().next()?.0.clone(), from },
        1 => Assumption::Sell { player, from },
        2 => Assumption::Lose { player, from, until: Some(days[1]).filter(|_| !chance.one_in(4)) },
        _ => Assumption::Back { player, on: days[2] },
    })
}

/// Who would be there on a day, by what each assumption means.
fn there(question: &Question, assumed: &Assumption, today: Date, on: Date) -> Players {
    let Question { plan, at_least, outlook, .. } = question;
    let mut players = hall::players(plan, on, *at_least, *outlook);
    match assumed {
        Assumption::Sign { target, from } if from.unwrap_or(today) <= on => {
            players.push((target.clone(), hall::slots(plan, &plan.targets.get(target).unwrap().profile, *at_least)));
        }
        Assumption::Sell { player, from } if from.unwrap_or(today) <= on => {
            players.retain(|(other, _)| other != player)
        }
        Assumption::Lose { player, from, until }
            if from.unwrap_or(today) <= on && until.is_none_or(|until| on <= until) =>
        {
            players.retain(|(other, _)| other != player);
        }
        Assumption::Back { player: back, on: day } => {
            let mut plan = plan.clone();
            let player = plan.players.get_mut(back).unwrap();
            for absence in &mut player.absences {
                let reported = absence.returns.iter().map(|report| report.back).max();
                let worst = absence.ended.or(twin::doubted(absence, today)).or(reported);
                if absence.from <= *day && worst.is_none_or(|worst| *day < worst) {
                    absence.ended = Some(*day);
                }
            }
            players.retain(|(player, _)| player != back);
            let player = plan.players.get(back).unwrap();
            if twin::fit(&plan, back, player, on, *outlook) {
                players.push((back.clone(), hall::slots(&plan, &player.profile, *at_least)));
            }
        }
        _ => {}
    }
    players
}

/// On how many of the days of a random plan the what-if and the count differ.
fn differences(seed: u64, today: impl Fn(Date) -> Date) -> usize {
    let question = market(seed, 6);
    let Some(assumed) = assumption(&question.plan, &mut Chance(seed)) else { return 0 };
    let what_if = WhatIf { name: "w".into(), assumptions: vec![assumed.clone()] };
    let (laid_over, _) = question.plan.laid_over(&what_if, question.on);
    let mut hall = Hall::new(&question.plan);
    let differs = |day: &Date| {
        let told = figures(&laid_over, *day, question.at_least, question.outlook);
        let counted = hall.figures(&there(&question, &assumed, today(question.on), *day));
        (told.margin, told.shortfall as i32) != counted
    };
    let first = question.on - 2.days();
    first.series(1.day()).take(5).filter(differs).count()
}

#[test]
fn what_would_be_is_what_a_count_of_the_players_says() {
    each_seed(10_000, |seed| {
        assert_eq!(differences(seed, |today| today), 0, "seed {seed}");
    });
}

/// The first week that differs and the sums, from the figures of every day.
fn counted(question: &Question, what_if: &WhatIf, weeks: Weeks) -> (Option<Date>, i64, u64) {
    let (laid_over, _) = question.plan.laid_over(what_if, question.on);
    let week = |plan: &Plan, (first, last): (Date, Date)| {
        let days = first.series(1.day()).take_while(|day| *day <= last);
        let of_days: Vec<_> = days.map(|day| figures(plan, day, question.at_least, Outlook::Likely)).collect();
        let margin = of_days.iter().map(|figures| figures.margin).min().unwrap();
        (margin, of_days.iter().map(|figures| figures.shortfall).max().unwrap())
    };
    let differs = weeks.iter().find(|days| week(&question.plan, *days) != week(&laid_over, *days));
    let after: Vec<(i32, u32)> = weeks.iter().map(|days| week(&laid_over, days)).collect();
    let (margins, shortfalls) =
        (after.iter().map(|week| i64::from(week.0)).sum(), after.iter().map(|week| u64::from(week.1)).sum());
    (differs.map(|(first, _)| first), margins, shortfalls)
}

#[test]
fn sums_and_the_first_week_that_differs_are_those_of_the_days() {
    each_seed(1_000, |seed| {
        let question = market(seed, 6);
        let Some(assumed) = assumption(&question.plan, &mut Chance(seed)) else { return };
        let what_if = WhatIf { name: "w".into(), assumptions: vec![assumed] };
        let found = WhatIfs::new(&question.plan, Weeks::new(question.on, 4), question.at_least);
        let compared = compare(&question.plan, &what_if, found.weeks, question.at_least, question.on);
        let told = (found.differs(&compared), compared.margins(), compared.shortfalls());
        assert_eq!(told, counted(&question, &what_if, found.weeks), "seed {seed}");
    });
}

#[test]
fn a_first_day_that_is_a_day_late_is_noticed() {
    assert!((0..1_000).map(|seed| differences(seed, |today| today + 1.day())).sum::<usize>() > 0);
}
