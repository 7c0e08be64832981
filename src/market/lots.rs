//! Work over very many people, done in two lots side by side.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

/// Lots that are done side by side.
const LOTS: usize = 2;

/// Fewer people are done faster by one thread.
const FEW: usize = if cfg!(test) { 3 } else { 16_384 };

/// What is made of each lot, in their order; few people are one lot.
pub(super) fn side_by_side<T: Send>(people: usize, lot: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    if people < FEW {
        return vec![lot(0..people)];
    }
    let step = people.div_ceil(LOTS);
    let lots = (0..LOTS).map(|place| place * step..((place + 1) * step).min(people));
    thread::scope(|scope| {
        let lot = &lot;
        let begun: Vec<_> = lots.map(|range| scope.spawn(move || lot(range))).collect();
        begun.into_iter().map(|lot| lot.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
