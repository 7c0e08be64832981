//! A player's way through the coming weeks: out, back, and perhaps out again.

use super::prognosis::{Horizon, Prognosis};
use super::random::RandomStream;
use super::team::under;

/// The weeks of a player under one luck of his team, ready to be drawn.
///
/// Over many draws he is out in each week as often as his chance under that luck says.
pub(super) struct InjuryWalk {
    still: Vec<f64>,
    /// The chance to stay fit from today to the end of each week, for who is fit today.
    unhurt: Vec<f64>,
}

impl InjuryWalk {
    pub(super) fn new(prognosis: &Prognosis, horizon: &Horizon<'_>, luck: f64, spread: f64) -> InjuryWalk {
        let still: Vec<f64> = prognosis.still.iter().map(|chance| under(*chance, luck, spread)).collect();
        let (mut begun, mut unhurt, mut before) = (Vec::new(), Vec::new(), 1.0);
        let mut fit = 1.0;
        for (week, (chance, still)) in prognosis.out.iter().zip(&still).enumerate() {
            // What must begin in this week, so that with what began before as many are out as there should be.
            let older: f64 =
                begun.iter().rev().zip(horizon.lasts().iter().skip(1)).map(|(b, l): (&f64, _)| b * l).sum();
            let lasts = horizon.lasts().first().copied().unwrap_or(1.0);
            let new = ((under(*chance, luck, spread) - still - older) / lasts).clamp(0.0, 1.0 - before);
            begun.push(if week == 0 { 0.0 } else { new });
            fit *= if week == 0 || before >= 1.0 { 1.0 } else { 1.0 - new / (1.0 - before) };
            unhurt.push(fit);
            let began = begun.last().copied().unwrap_or(0.0);
            before = (still + older + began * lasts).clamp(0.0, 1.0);
        }
        InjuryWalk { still, unhurt }
    }

    /// Draws one way, and calls for each week in which he is out.
    pub(super) fn draw(&self, horizon: &Horizon<'_>, random: &mut RandomStream, mut out: impl FnMut(usize)) {
        let weeks = self.unhurt.len();
        let mut fit_from = 0;
        if self.still.first().is_some_and(|now| *now > 0.0) {
            let drawn = random.next();
            fit_from = self.still.iter().take_while(|still| **still > drawn).count();
            (0..fit_from).for_each(&mut out);
        }
        loop {
            let (Some(now), Some(last)) = (self.unhurt.get(fit_from), self.unhurt.last()) else { return };
            let reached = random.next() * now;
            if *last > reached {
                return;
            }
            let hurt = self.unhurt.partition_point(|unhurt| *unhurt > reached).max(fit_from + 1);
            if hurt >= weeks {
                return;
            }
            let drawn = random.next();
            let lasts = horizon.lasts().iter().take_while(|lasts| **lasts > drawn).count();
            fit_from = hurt + lasts;
            (hurt..fit_from.min(weeks)).for_each(&mut out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::prognosis::Patient;
    use super::super::tables::PastInjuries;
    use super::super::tables::tests::tables;
    use super::*;

    #[test]
    fn drawn_ways_are_out_as_often_as_the_chances_say() {
        let tables = tables();
        let horizon = Horizon::new(&tables.onset, &tables.durations, vec![8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11]);
        let stills = [Vec::new(), vec![1.0, 0.8, 0.6, 0.5, 0.3], vec![0.37, 0.2, 0.1], vec![1.0; 12]];
        for (still, luck) in stills.into_iter().zip([1.7, 0.0, -1.7, 0.0]) {
            let past = PastInjuries::Whole { spells: 9, days: 100, of: 730 };
            let prognosis = horizon.of(&Patient { age: Some(30.0), goalkeeper: false, past, still });
            let walk = InjuryWalk::new(&prognosis, &horizon, luck, 0.45);
            let (mut random, mut out, runs) = (RandomStream::new(3, [1, 2]), [0u32; 12], 20_000);
            for _ in 0..runs {
                walk.draw(&horizon, &mut random, |week| out[week] += 1);
            }
            for (week, (out, chance)) in out.iter().zip(&prognosis.out).enumerate() {
                let (seen, chance) = (f64::from(*out) / f64::from(runs), under(*chance, luck, 0.45));
                let error = (chance * (1.0 - chance) / f64::from(runs)).sqrt();
                assert!((seen - chance).abs() <= 4.5 * error, "week {week}: {seen} for {chance} ±{error}");
            }
        }
    }
}
