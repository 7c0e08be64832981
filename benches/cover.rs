//! What an answer costs: a calendar asks for the figures of every day, a keypress for the whole cover.

use std::hint::black_box;

use jiff::civil::Date;
use touchline::analysis::{
    BestSet, Calendar, Cover, CoverChange, Figures, Weeks, WorstCase, Worth, best_set, calendar, changes, cover,
    figures, worst_absences, worth,
};
use touchline::domain::{
    Absence, Familiarity, Id, Money, Outlook, Plan, Position, Positions, Profile, Return, Target, Why,
};

#[allow(dead_code, clippy::unwrap_used)]
#[path = "../tests/cover/juventus.rs"]
mod juventus;

fn main() {
    divan::main();
}

/// All thirty of them fit and in the club.
fn thirty() -> (Plan, Date) {
    let mut plan = juventus::plan();
    let everybody: Vec<_> = plan.players.iter().map(|(id, _)| id.clone()).collect();
    for player in everybody {
        if let Some(player) = plan.players.get_mut(&player) {
            player.absences.clear();
        }
    }
    (plan, juventus::TODAY)
}

#[divan::bench]
fn margin_and_shortfall(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = thirty();
    bencher.bench_local(|| -> Figures { figures(black_box(&plan), on, Familiarity::Competent, Outlook::Likely) });
}

#[divan::bench]
fn whole_cover(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = thirty();
    bencher.bench_local(|| -> Cover { cover(black_box(&plan), on, Familiarity::Competent) });
}

#[divan::bench]
fn whole_cover_of_a_broken_eleven(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = thirty();
    bencher.bench_local(|| -> Cover { cover(black_box(&plan), on, Familiarity::Natural) });
}

/// Forty players with absences and call-ups all through the season.
fn forty() -> (Plan, Date) {
    let (mut plan, on) = thirty();
    let players: Vec<_> = plan.players.iter().map(|(id, player)| (id.clone(), player.clone())).collect();
    for ((id, player), n) in players.into_iter().zip(0..10) {
        if let Ok(id) = touchline::domain::Id::new(&format!("{id}-{n}")) {
            plan.players.put(id, player);
        }
    }
    let players: Vec<_> = plan.players.iter().map(|(id, _)| id.clone()).collect();
    for (n, player) in (0..).zip(players) {
        let Some(player) = plan.players.get_mut(&player) else { continue };
        let day = |days: i32| on.saturating_add(jiff::Span::new().days(days));
        let said = |back| Return { on, source: "press".into(), back: day(back) };
        player.absences = vec![Absence {
            returns: vec![said(n * 9 + 20), said(n * 9 + 27), said(n * 9 + 23)],
            ..Absence::new(Why::Injury("knee".into()), day(n * 9))
        }];
    }
    (plan, on)
}

#[divan::bench]
fn sixty_weeks_of_forty_players_with_three_lines(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = forty();
    bencher.bench_local(|| -> Calendar { calendar(black_box(&plan), Weeks::new(on, 60), Familiarity::Competent) });
}

/// Two hundred targets of all positions and prices, and a season with gaps.
fn two_hundred_targets() -> (Plan, Date) {
    let (mut plan, on) = forty();
    let pairs = Position::ALL.iter().flat_map(|one| Position::ALL.iter().map(move |other| (*one, *other)));
    let mut mixed: u64 = 1;
    for (n, (one, other)) in pairs.cycle().step_by(7).take(200).enumerate() {
        mixed = mixed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut positions = vec![(one, Familiarity::Natural)];
        positions.extend((one != other).then_some((other, Familiarity::Competent)));
        let (Ok(positions), Ok(id)) = (Positions::new(positions), Id::new(&format!("t{n}"))) else { continue };
        let mut profile = Profile::new(format!("Target {n}"), positions);
        profile.value = Some(Money::from_units((mixed >> 33) % 50 * 1_000_000));
        plan.targets.put(id, Target::new(profile));
    }
    (plan, on)
}

#[divan::bench(args = [None, Some(40), Some(100)])]
fn best_five_of_two_hundred_targets(bencher: divan::Bencher<'_, '_>, budget: Option<u64>) {
    let (plan, on) = two_hundred_targets();
    let budget = budget.map(|millions| Money::from_units(millions * 1_000_000));
    bencher
        .bench_local(|| -> BestSet { best_set(black_box(&plan), Weeks::new(on, 60), Familiarity::Competent, budget) });
}

#[divan::bench(sample_count = 20)]
fn best_five_where_every_slot_has_a_gap(bencher: divan::Bencher<'_, '_>) {
    let (mut plan, on) = two_hundred_targets();
    plan.tactic.depth = plan.tactic.formation.slots().iter().map(|slot| (slot.label.clone(), 6)).collect();
    bencher.bench_local(|| -> BestSet { best_set(black_box(&plan), Weeks::new(on, 60), Familiarity::Competent, None) });
}

#[divan::bench]
fn worth_of_two_hundred_targets(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = two_hundred_targets();
    bencher.bench_local(|| -> Vec<Worth> { worth(black_box(&plan), Weeks::new(on, 60), Familiarity::Competent) });
}

#[divan::bench]
fn changes_of_sixty_weeks(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = forty();
    bencher.bench_local(|| -> Vec<CoverChange> {
        changes(black_box(&plan), Weeks::new(on, 60), Familiarity::Competent, Outlook::Likely)
    });
}

#[divan::bench]
fn worst_four_absences(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = thirty();
    bencher.bench_local(|| -> Option<WorstCase> { worst_absences(black_box(&plan), on, Familiarity::Competent, 4) });
}
