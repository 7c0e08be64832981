//! What an answer costs: a calendar asks for the figures of every day, a keypress for the whole cover.

use std::hint::black_box;

use jiff::civil::Date;
use touchline::analysis::{Cover, Figures, cover, figures};
use touchline::domain::{Familiarity, Plan};

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
    bencher.bench_local(|| -> Figures { figures(black_box(&plan), on, Familiarity::Competent) });
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
