//! Work over very many people, done in two lots side by side.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

/// Lots that are done side by side.
const LOTS: usize = 2;

/// Fewer people are done faster by one thread.
const FEW: usize = if cfg!(test) { 3 } else { 16_384 };

/// What is made of each lot, in their order; few people are one lot.
pub(crate) fn side_by_side<T: Send>(people: usize, lot: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    if people < FEW {
        return vec![lot(0..people)];
    }
    let step = people.div_ceil(LOTS);
    at_once(LOTS, |place| lot(place * step..((place + 1) * step).min(people)))
}

/// What is made of each of a few things by its number, in their order: each in a thread of its own.
pub(crate) fn at_once<T: Send>(things: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if things < 2 {
        return (0..things).map(make).collect();
    }
    thread::scope(|scope| {
        let make = &make;
        // The last one in this thread.
        let begun: Vec<_> = (0..things - 1).map(|thing| scope.spawn(move || make(thing))).collect();
        let last = make(things - 1);
        let made = begun.into_iter().map(|thing| thing.join().unwrap_or_else(|panic| resume_unwind(panic)));
        made.chain([last]).collect()
    })
}

/// Goes on with each of a few things at once, each in a thread of its own.
pub(crate) fn each_at_once<T: Send>(things: &mut [T], go_on: impl Fn(&mut T) + Sync) {
    let Some((last, others)) = things.split_last_mut() else { return };
    thread::scope(|scope| {
        let go_on = &go_on;
        let begun: Vec<_> = others.iter_mut().map(|thing| scope.spawn(move || go_on(thing))).collect();
        go_on(last);
        begun.into_iter().for_each(|thing| thing.join().unwrap_or_else(|panic| resume_unwind(panic)));
    });
}

/// Fills a list in lots side by side, each told by the number of its first.
pub(crate) fn fill_side_by_side<T: Send>(all: &mut [T], fill: impl Fn(usize, &mut [T]) + Sync) {
    if all.len() < FEW {
        return fill(0, all);
    }
    let step = all.len().div_ceil(LOTS);
    thread::scope(|scope| {
        let fill = &fill;
        let mut lots: Vec<_> = all.chunks_mut(step).enumerate().collect();
        let last = lots.pop();
        let begun: Vec<_> = lots.into_iter().map(|(place, lot)| scope.spawn(move || fill(place * step, lot))).collect();
        last.into_iter().for_each(|(place, lot)| fill(place * step, lot));
        begun.into_iter().for_each(|lot| lot.join().unwrap_or_else(|panic| resume_unwind(panic)));
    });
}
