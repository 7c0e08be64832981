//! What an answer costs: a calendar asks for the figures of every day, a keypress for the whole cover.

use std::hint::black_box;

use jiff::civil::Date;
use touchline::analysis::{Calendar, Cover, Figures, Weeks, calendar, cover, figures};
use touchline::domain::{Absence, Familiarity, Outlook, Plan, Return, Why};

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
    for man in everybody {
        if let Some(player) = plan.players.get_mut(&man) {
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
    let men: Vec<_> = plan.players.iter().map(|(id, player)| (id.clone(), player.clone())).collect();
    for ((id, player), n) in men.into_iter().zip(0..10) {
        if let Ok(id) = touchline::domain::Id::new(&format!("{id}-{n}")) {
            plan.players.put(id, player);
        }
    }
    let men: Vec<_> = plan.players.iter().map(|(id, _)| id.clone()).collect();
    for (n, man) in (0..).zip(men) {
        let Some(player) = plan.players.get_mut(&man) else { continue };
        let day = |days: i32| on.saturating_add(jiff::Span::new().days(days));
        let said = |back| Return { on, source: "press".into(), back: day(back) };
        player.absences = vec![Absence {
            why: Why::Injury("knee".into()),
            from: day(n * 9),
            returns: vec![said(n * 9 + 20), said(n * 9 + 27), said(n * 9 + 23)],
            ended: None,
        }];
    }
    (plan, on)
}

#[divan::bench]
fn sixty_weeks_of_forty_players_with_three_lines(bencher: divan::Bencher<'_, '_>) {
    let (plan, on) = forty();
    bencher.bench_local(|| -> Calendar { calendar(black_box(&plan), Weeks::new(on, 60), Familiarity::Competent) });
}
