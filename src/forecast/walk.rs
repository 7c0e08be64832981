//! A player's way through the coming weeks: out, back, and perhaps out again.

use super::prognosis::{Horizon, Prognosis, begins};
use super::random::RandomStream;
use super::team::under;

/// The weeks of a player under one luck of his team, ready to be drawn.
///
/// Over many draws he is out in each week as often as his chance under that luck says.
pub(super) struct InjuryWalk {
    still: Vec<f64>,
    /// The weeks in which an injury begins that the plan expects.
    starts: Vec<usize>,
    /// The chance to stay fit from today to the end of each week, for who is fit today.
    unhurt: Vec<f64>,
}

impl InjuryWalk {
    pub(super) fn new(prognosis: &Prognosis, horizon: &Horizon<'_>, luck: f64, spread: f64) -> InjuryWalk {
        let still: Vec<f64> = prognosis.still.iter().map(|chance| under(*chance, luck, spread)).collect();
        let (mut begun, mut unhurt) = (Vec::new(), Vec::new());
        let (mut fit, mut before) = (1.0, still.first().copied().unwrap_or(0.0));
        for (week, (chance, held)) in prognosis.out.iter().zip(&still).enumerate() {
            if begins(&prognosis.still, week) {
                begun.fill(0.0);
                before = 1.0;
            }
            // What must begin in this week, so that with what began before as many are out as there should be.
            let older = horizon.still_hurt(&begun, week);
            let lasts = horizon.lasts(week).first().copied().unwrap_or(1.0);
            let new = ((under(*chance, luck, spread) - held - older) / lasts).clamp(0.0, 1.0 - before);
            begun.push(new);
            fit *= if before >= 1.0 { 1.0 } else { 1.0 - new / (1.0 - before) };
            unhurt.push(fit);
            before = (held + older + new * lasts).clamp(0.0, 1.0);
        }
        let starts = (1..still.len()).filter(|week| begins(&prognosis.still, *week)).collect();
        InjuryWalk { still, unhurt, starts }
    }

    /// Draws one way, and calls for each week in which he is out.
    pub(super) fn draw(&self, horizon: &Horizon<'_>, random: &mut RandomStream, mut out: impl FnMut(usize)) {
        let (mut from, weeks) = (0, self.unhurt.len());
        for until in self.starts.iter().copied().chain([weeks]) {
            self.draw_between(from, until, horizon, random, &mut out);
            from = until;
        }
    }

    /// Draws the weeks from the beginning of an injury that the plan has, or from today, up to the next such beginning.
    fn draw_between(
        &self,
        from: usize,
        until: usize,
        horizon: &Horizon<'_>,
        random: &mut RandomStream,
        mut out: impl FnMut(usize),
    ) {
        let (still, unhurt) = (self.still.get(from..until), self.unhurt.get(..until));
        let (Some(still), Some(unhurt)) = (still, unhurt) else { return };
        // The week in which he was last found fit; none if that is today, before the first week.
        let mut fit = from.checked_sub(1).map(|_| from);
        if still.first().is_some_and(|chance| *chance > 0.0) {
            let drawn = random.next();
            let lasts = still.iter().take_while(|still| **still > drawn).count();
            (from..from + lasts).for_each(&mut out);
            fit = if from + lasts > 0 { Some(from + lasts) } else { None };
        }
        loop {
            let Some(now) = fit.map_or(Some(1.0), |week| unhurt.get(week).copied()) else { return };
            let reached = random.next() * now;
            let hurt = unhurt.partition_point(|unhurt| *unhurt > reached).max(fit.map_or(0, |week| week + 1));
            if hurt >= until {
                return;
            }
            let drawn = random.next();
            let lasts = horizon.lasts(hurt).iter().take_while(|lasts| **lasts > drawn).count();
            (hurt..(hurt + lasts).min(until)).for_each(&mut out);
            fit = Some(hurt + lasts);
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
        let days = [5, 8, 15, 27, 29, 40, 47, 55, 61, 68, 75, 80].map(|ahead| (ahead, 9));
        let horizon = Horizon::of_days(&tables.onset, &tables.durations, days.into());
        // The last one has an injury to come, from the fifth week on.
        let to_come = [vec![0.4, 0.2, 0.0, 0.0], vec![0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0]].concat();
        let stills = [Vec::new(), vec![1.0, 0.8, 0.6, 0.5, 0.3], vec![0.37, 0.2, 0.1], vec![1.0; 12], to_come];
        for (still, luck) in stills.into_iter().zip([1.7, 0.0, -1.7, 0.0, 1.7]) {
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
