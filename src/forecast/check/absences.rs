//! The absences of players, as days.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::forecast::tables::PastInjuries;

/// A spell of a player, as a list of injuries has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CheckedSpell {
    /// The player's number among all.
    pub player: usize,
    pub first: Date,
    /// The last day out; `None` if he was still out when the list was made.
    pub last: Option<Date>,
}

/// The absences of each player: spells that overlap or touch are one.
pub(super) struct Absences {
    /// By player, the first and the last day of each, in order, and whether it had ended.
    of: Vec<Vec<(i32, i32, bool)>>,
    /// The first day on which anything began in the list, and its last day.
    list: (i32, i32),
}

/// The number of a day, counted from 1 January 1970.
pub(super) fn number(on: Date) -> i32 {
    (on - Date::constant(1970, 1, 1)).get_days()
}

fn date(number: i32) -> Date {
    Date::constant(1970, 1, 1).saturating_add(number.days())
}

/// The months of the days that are weeks apart.
pub(super) fn months(first: i32, count: usize) -> Vec<i8> {
    (0..count).map(|week| date(first + 7 * week as i32).month()).collect()
}

impl Absences {
    /// A spell that ends before it begins is none.
    pub(super) fn new(spells: &[CheckedSpell]) -> Absences {
        let days = spells.iter().flat_map(|spell| [Some(spell.first), spell.last]).flatten().map(number);
        let cut = days.max().unwrap_or(i32::MIN);
        let begins = spells.iter().map(|spell| number(spell.first)).min().unwrap_or(i32::MAX);
        let players = spells.iter().map(|spell| spell.player + 1).max().unwrap_or(0);
        let mut of: Vec<Vec<(i32, i32, bool)>> = vec![Vec::new(); players];
        let mut days: Vec<(usize, i32, i32, bool)> = spells
            .iter()
            .map(|spell| (spell.player, number(spell.first), spell.last.map_or(cut, number), spell.last.is_some()))
            .filter(|(_, first, last, _)| first <= last)
            .collect();
        days.sort_unstable();
        for (player, first, last, ended) in days {
            let Some(held) = of.get_mut(player) else { continue };
            match held.last_mut() {
                Some((_, reached, has_ended)) if first <= *reached => {
                    *reached = last.max(*reached);
                    *has_ended &= ended;
                }
                _ => held.push((first, last, ended)),
            }
        }
        Absences { of, list: (begins, cut) }
    }

    /// The last day of the list.
    pub(super) fn cut(&self) -> i32 {
        self.list.1
    }

    /// What is known of a player's past on a day: of the time before the list, nothing.
    pub(super) fn known(&self, player: usize, on: i32) -> PastInjuries {
        let (spells, days) = self.past(player, on);
        let of = on.saturating_sub(self.list.0).clamp(0, PastInjuries::DAYS);
        PastInjuries::Whole { spells, days, of }
    }

    fn of(&self, player: usize) -> &[(i32, i32, bool)] {
        self.of.get(player).map_or(&[], Vec::as_slice)
    }

    /// The first day of the absence that holds a player on a day.
    pub(super) fn lasting(&self, player: usize, on: i32) -> Option<i32> {
        let held = self.of(player);
        let before = held.partition_point(|(first, ..)| *first <= on);
        let (first, last, _) = held.get(before.checked_sub(1)?)?;
        (on <= *last).then_some(*first)
    }

    /// The absences that began in the two years up to a day, and the days out in these years.
    fn past(&self, player: usize, on: i32) -> (u32, u32) {
        let since = on - PastInjuries::DAYS;
        let held = self.of(player).iter().take_while(|(first, ..)| *first <= on);
        held.fold((0, 0), |(spells, days), (first, last, _)| {
            let out = (on.min(*last) - first.max(&(since + 1)) + 1).max(0);
            (spells + u32::from(*first > since), days + out.unsigned_abs())
        })
    }

    /// The mean days of the absences that began in a range of days and ended, the first and the last day included.
    ///
    /// `None` if there is none.
    pub(super) fn mean_days(&self, (from, until): (Date, Date)) -> Option<f64> {
        let range = number(from)..=number(until);
        let ended = self.of.iter().flatten().filter(|(first, _, ended)| *ended && range.contains(first));
        let (count, days) =
            ended.fold((0u32, 0.0), |(count, days), (first, last, _)| (count + 1, days + f64::from(last - first + 1)));
        (count > 0).then(|| days / f64::from(count))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn spells_that_overlap_are_one_absence() {
        let spell = |first, last| CheckedSpell { player: 1, first, last };
        let absences = Absences::new(&[
            spell(day(2020, 3, 10), Some(day(2020, 3, 20))),
            spell(day(2020, 3, 1), Some(day(2020, 3, 10))),
            spell(day(2020, 3, 12), Some(day(2020, 3, 15))),
            spell(day(2020, 5, 2), Some(day(2020, 5, 1))),
            spell(day(2020, 6, 1), None),
            CheckedSpell { player: 0, first: day(2020, 1, 1), last: Some(day(2020, 7, 1)) },
        ]);
        assert_eq!(absences.of(1).len(), 2, "three are one, one is none");
        let on = |day| absences.past(1, number(day));
        assert_eq!([on(day(2020, 2, 29)), on(day(2020, 3, 1)), on(day(2020, 4, 1))], [(0, 0), (1, 1), (1, 20)]);
        assert_eq!(on(day(2022, 3, 1)), (1, 19 + 31), "of two years, and until the list ends");
        let lasting = |day| absences.lasting(1, number(day)).map(date);
        assert_eq!(lasting(day(2020, 3, 20)), Some(day(2020, 3, 1)));
        assert_eq!([lasting(day(2020, 3, 21)), lasting(day(2020, 2, 29))], [None; 2]);
        // Still out when the list ends, which is no length.
        assert_eq!(lasting(day(2020, 7, 1)), Some(day(2020, 6, 1)));
        assert_eq!(absences.mean_days((day(2020, 2, 1), day(2020, 12, 1))), Some(20.0));
        assert_eq!(absences.mean_days((day(2021, 2, 1), day(2021, 12, 1))), None);
        // The list begins on 1 January 2020: of the time before, nothing is known.
        let known = |day| absences.known(1, number(day));
        assert_eq!(known(day(2020, 3, 1)), PastInjuries::Whole { spells: 1, days: 1, of: 60 });
        assert_eq!(known(day(2019, 12, 1)), PastInjuries::Whole { spells: 0, days: 0, of: 0 });
        assert_eq!(known(day(2023, 1, 1)), PastInjuries::Whole { spells: 0, days: 0, of: 730 });
    }
}
