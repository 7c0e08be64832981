//! A chance that was found by drawing seasons.

/// A chance and its standard error.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DrawnChance {
    pub chance: f64,
    /// Zero only where the chance is certain: what was never drawn may still happen.
    pub error: f64,
}

impl DrawnChance {
    /// The chance of what holds in so many of the drawn seasons.
    pub(super) fn counted(seasons: u64, runs: u64) -> DrawnChance {
        let (seasons, runs) = (seasons as f64, runs.max(1) as f64);
        // Never seen is not never: the error is that of a chance between nothing and one more.
        let near = (seasons + 1.0) / (runs + 2.0);
        DrawnChance { chance: seasons / runs, error: (near * (1.0 - near) / runs).sqrt() }
    }

    /// The same as certain, if it is.
    pub(super) fn certain_if(self, is_certain: bool) -> DrawnChance {
        if is_certain { DrawnChance { error: 0.0, ..self } } else { self }
    }

    pub(super) fn is_certain(self) -> bool {
        self.error <= 0.0
    }

    /// The chance of what holds in the seasons of these words, a bit for each.
    pub(super) fn of(words: &[u64]) -> DrawnChance {
        DrawnChance::counted(ones(words.iter().copied()), 64 * words.len() as u64)
    }

    /// How much likelier it is after a change than before, in the same seasons, and how many of them are changed.
    ///
    /// The error is that of the difference.
    pub(super) fn change(before: &[u64], after: &[u64]) -> (DrawnChance, u64) {
        let pairs = || before.iter().zip(after);
        let mended = ones(pairs().map(|(before, after)| before & !after)) as f64;
        let broken = ones(pairs().map(|(before, after)| !before & after)) as f64;
        let runs = (64 * before.len()).max(1) as f64;
        let change = (broken - mended) / runs;
        let error = (((broken + mended + 1.0) / runs - change * change).max(0.0) / runs).sqrt();
        (DrawnChance { chance: change, error }, (broken + mended) as u64)
    }
}

fn ones(words: impl Iterator<Item = u64>) -> u64 {
    words.map(|word| u64::from(word.count_ones())).sum()
}
