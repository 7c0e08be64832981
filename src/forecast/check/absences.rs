//! The absences of players, as days.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::forecast::tables::{InjuryTables, PastInjuries};

/// A spell of a player, as a list of injuries has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CheckedSpell {
    /// The player's number among all.
    pub player: usize,
    pub first: Date,
    /// The last day out; `None` if he was still out when the list was made.
    pub last: Option<Date>,
    /// By its place among those of the tables, if its name tells it.
    pub kind: Option<usize>,
    /// Whether it says how easily he is hurt again.
    pub is_past_injury: bool,
}

impl CheckedSpell {
    /// A spell of which nobody says what it was.
    pub fn new(player: usize, first: Date, last: Option<Date>) -> CheckedSpell {
        CheckedSpell { player, first, last, kind: None, is_past_injury: true }
    }

    /// The spell of an injury of this name.
    pub fn named(self, injury: &str, tables: &InjuryTables) -> CheckedSpell {
        CheckedSpell { kind: tables.kind_of(injury), is_past_injury: tables.is_past_injury(injury), ..self }
    }
}

/// The absences of each player: spells that overlap or touch are one.
pub(super) struct Absences {
    /// By player.
    all: Vec<Vec<SeenAbsence>>,
    /// Those that count as past injuries.
    past: Vec<Vec<SeenAbsence>>,
    /// The first day on which anything began in the list, and its last day.
    list: (i32, i32),
}

/// An absence, with its first and its last day.
#[derive(Clone, Copy)]
pub(super) struct SeenAbsence {
    pub(super) first: i32,
    last: i32,
    has_ended: bool,
    /// That of its longest spell.
    pub(super) kind: Option<usize>,
    /// The days from the first to the last of that spell.
    longest: i32,
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

/// The absences of each player in order, of those spells that begin before they end.
fn merged<'s>(spells: impl Iterator<Item = &'s CheckedSpell>, cut: i32) -> Vec<Vec<SeenAbsence>> {
    let mut spells: Vec<(usize, SeenAbsence)> = spells
        .map(|spell| {
            let (first, last) = (number(spell.first), spell.last.map_or(cut, number));
            let has_ended = spell.last.is_some();
            (spell.player, SeenAbsence { first, last, has_ended, kind: spell.kind, longest: last - first })
        })
        .filter(|(_, spell)| spell.first <= spell.last)
        .collect();
    spells.sort_by_key(|(player, spell)| (*player, spell.first));
    let mut of: Vec<Vec<SeenAbsence>> = vec![Vec::new(); spells.last().map_or(0, |(player, _)| player + 1)];
    for (player, spell) in spells {
        let Some(held) = of.get_mut(player) else { continue };
        match held.last_mut() {
            Some(absence) if spell.first <= absence.last => {
                if spell.longest > absence.longest {
                    (absence.kind, absence.longest) = (spell.kind, spell.longest);
                }
                absence.last = absence.last.max(spell.last);
                absence.has_ended &= spell.has_ended;
            }
            _ => held.push(spell),
        }
    }
    of
}

fn of(absences: &[Vec<SeenAbsence>], player: usize) -> &[SeenAbsence] {
    absences.get(player).map_or(&[], Vec::as_slice)
}

impl Absences {
    /// A spell that ends before it begins is none.
    pub(super) fn new(spells: &[CheckedSpell]) -> Absences {
        let days = spells.iter().flat_map(|spell| [Some(spell.first), spell.last]).flatten().map(number);
        let cut = days.max().unwrap_or(i32::MIN);
        let begins = spells.iter().map(|spell| number(spell.first)).min().unwrap_or(i32::MAX);
        let past = spells.iter().filter(|spell| spell.is_past_injury);
        Absences { all: merged(spells.iter(), cut), past: merged(past, cut), list: (begins, cut) }
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

    /// The absence that holds a player on a day.
    pub(super) fn lasting(&self, player: usize, on: i32) -> Option<SeenAbsence> {
        let held = of(&self.all, player);
        let before = held.partition_point(|absence| absence.first <= on);
        held.get(before.checked_sub(1)?).filter(|absence| on <= absence.last).copied()
    }

    /// The past injuries that began in the two years up to a day, and the days out in these years.
    fn past(&self, player: usize, on: i32) -> (u32, u32) {
        let since = on - PastInjuries::DAYS;
        let held = of(&self.past, player).iter().take_while(|absence| absence.first <= on);
        held.fold((0, 0), |(spells, days), SeenAbsence { first, last, .. }| {
            let out = (on.min(*last) - first.max(&(since + 1)) + 1).max(0);
            (spells + u32::from(*first > since), days + out.unsigned_abs())
        })
    }

    /// The mean days of the absences that began in a range of days and ended, the first and the last day included.
    ///
    /// `None` if there is none.
    pub(super) fn mean_days(&self, (from, until): (Date, Date)) -> Option<f64> {
        let range = number(from)..=number(until);
        let ended = self.all.iter().flatten().filter(|absence| absence.has_ended && range.contains(&absence.first));
        let days = ended.map(|absence| f64::from(absence.last - absence.first + 1));
        let (count, days) = days.fold((0u32, 0.0), |(count, sum), days| (count + 1, sum + days));
        (count > 0).then(|| days / f64::from(count))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::super::super::tables::tests::tables;
    use super::*;

    #[test]
    fn spells_that_overlap_are_one_absence() {
        let spell = |first, last| CheckedSpell::new(1, first, last);
        let absences = Absences::new(&[
            spell(day(2020, 3, 10), Some(day(2020, 3, 20))),
            spell(day(2020, 3, 1), Some(day(2020, 3, 10))),
            spell(day(2020, 3, 12), Some(day(2020, 3, 15))),
            spell(day(2020, 5, 2), Some(day(2020, 5, 1))),
            spell(day(2020, 6, 1), None),
            CheckedSpell::new(0, day(2020, 1, 1), Some(day(2020, 7, 1))),
        ]);
        assert_eq!(of(&absences.all, 1).len(), 2, "three are one, one is none");
        let on = |day| absences.past(1, number(day));
        assert_eq!([on(day(2020, 2, 29)), on(day(2020, 3, 1)), on(day(2020, 4, 1))], [(0, 0), (1, 1), (1, 20)]);
        assert_eq!(on(day(2022, 3, 1)), (1, 19 + 31), "of two years, and until the list ends");
        let lasting = |day| absences.lasting(1, number(day)).map(|absence| date(absence.first));
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

    #[test]
    fn an_absence_is_of_the_kind_of_its_longest_spell_and_a_quarantine_is_no_past_injury() {
        let tables = tables();
        let spell = |first, last, injury: &str| CheckedSpell::new(0, first, Some(last)).named(injury, &tables);
        let absences = Absences::new(&[
            spell(day(2021, 1, 1), day(2021, 1, 10), "flu"),
            spell(day(2021, 1, 10), day(2021, 3, 10), "torn cruciate ligament"),
            spell(day(2021, 3, 1), day(2021, 3, 12), "knee"),
            spell(day(2021, 6, 1), day(2021, 6, 10), "Quarantine"),
            spell(day(2021, 6, 8), day(2021, 6, 20), "knock"),
        ]);
        let kind = |on| absences.lasting(0, number(on)).map(|absence| absence.kind);
        assert_eq!(kind(day(2021, 1, 2)), Some(tables.kind_of("cruciate")));
        assert_eq!(kind(day(2021, 4, 1)), None);
        let long = i32::from(Date::constant(2021, 3, 12).day_of_year());
        assert_eq!(absences.past(0, number(day(2021, 6, 7))), (1, long.unsigned_abs()), "out, and not hurt");
        assert_eq!(absences.past(0, number(day(2021, 6, 20))), (2, long.unsigned_abs() + 13));
    }
}
