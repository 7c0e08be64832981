//! The choice held to brute force over every set of men.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::choice::{ListChoice, Entrant, Constraint, List, ListScore, ListStanding, best};
use crate::analysis::sets::SlotSet;
use crate::domain::Formation;
use crate::runs::runs;

/// Slots that the random men play in.
const SLOTS: usize = 4;

/// Of sets of men as bits, each with those who take a place: the best by the stated order, found by trying all.
fn by_trying(entrants: &[Entrant], list: &List, held: Constraint) -> Option<(u32, Points)> {
    let all = 0..1u32 << entrants.len();
    let free: u32 = bits(entrants.iter().map(|man| man.free));
    let mut found: Option<(u32, (Points, Vec<bool>))> = None;
    for placed in all.filter(|placed| fit(entrants, list, *placed)) {
        let held_to = match held {
            Constraint::Nothing => true,
            Constraint::In(man) => placed >> man & 1 == 1,
            Constraint::Out(man) => placed >> man & 1 == 0,
        };
        if !held_to {
            continue;
        }
        let plays = placed | free;
        let men = || entrants.iter().enumerate().filter(move |(man, _)| plays >> man & 1 == 1).map(|(_, man)| man);
        let keepers = entrants.iter().enumerate().filter(|(man, entrant)| entrant.keeper && placed >> man & 1 == 1);
        let slots: Vec<SlotSet> = men().map(|man| man.slots).collect();
        let eleven = filled(&slots, |_| 1);
        let keepers = keepers.count().min(list.keepers) as i64;
        let depth = filled(&slots, |slot| i64::from(list.wanted[slot])) - eleven;
        let merit = men().map(|man| i128::from(man.merit)).sum();
        let order = (0..entrants.len()).map(|man| plays >> man & 1 == 1).collect();
        let key = ((keepers, eleven, depth, merit), order);
        if found.as_ref().is_none_or(|(_, best)| *best < key) {
            found = Some((plays, key));
        }
    }
    found.map(|(plays, (points, _))| (plays, points))
}

/// Goalkeepers, eleven, depth, merit.
type Points = (i64, i64, i64, i128);

fn points(choice: &ListChoice) -> Points {
    let ListScore { keepers, eleven, depth, merit, .. } = choice.score;
    (keepers, eleven, depth, merit)
}

fn bits(men: impl Iterator<Item = bool>) -> u32 {
    men.enumerate().fold(0, |all, (man, is)| all | u32::from(is) << man)
}

/// Whether men find places, by Hall: no set of them may take fewer places than it has men.
fn fit(entrants: &[Entrant], list: &List, men: u32) -> bool {
    let sets = (1..=men).filter(|set| set & !men == 0);
    sets.into_iter().all(|set| {
        let takes = |kind: usize| {
            entrants.iter().enumerate().any(|(man, entrant)| set >> man & 1 == 1 && entrant.kinds.contains(&kind))
        };
        let places: u32 =
            list.kinds.iter().enumerate().filter(|(kind, _)| takes(*kind)).map(|(_, places)| places).sum();
        set.count_ones() <= places
    })
}

/// The most bodies that men put into slots, by König: the least, over sets of slots, of what the others want and of the men
/// who play in it.
fn filled(men: &[SlotSet], wanted: impl Fn(usize) -> i64) -> i64 {
    let within = |set: usize| {
        let others: i64 = (0..SLOTS).filter(|slot| set >> slot & 1 == 0).map(&wanted).sum();
        let slots: SlotSet = (0..SLOTS).filter(|slot| set >> slot & 1 == 1).collect();
        others + men.iter().filter(|man| man.meets(slots)).count() as i64
    };
    (0..1 << SLOTS).map(within).min().unwrap()
}

fn any_entrant(kinds: usize) -> impl Strategy<Value = Entrant> {
    let takes = proptest::collection::vec(any::<bool>(), kinds);
    (0u8..1 << SLOTS, 0i64..4, prop::bool::weighted(0.3), prop::bool::weighted(0.2), takes).prop_map(
        |(slots, merit, keeper, free, takes)| Entrant {
            slots: (0..SLOTS).filter(|slot| slots >> slot & 1 == 1).collect(),
            merit,
            keeper,
            free,
            kinds: takes.iter().enumerate().filter(|(_, takes)| **takes).map(|(kind, _)| kind).collect(),
        },
    )
}

/// Men, a list, and what the choice is held to.
fn any_case() -> impl Strategy<Value = (Vec<Entrant>, List, Constraint)> {
    (1usize..=3).prop_flat_map(|kinds| {
        let men = proptest::collection::vec(any_entrant(kinds), 1..=7);
        let list = (proptest::collection::vec(0u32..=3, kinds), 0usize..=2, proptest::collection::vec(1u8..=3, SLOTS));
        (men, list, any::<prop::sample::Index>(), 0..3).prop_map(|(men, (kinds, keepers, wanted), man, held)| {
            let mut all = [0; Formation::SLOTS];
            all.iter_mut().zip(wanted).for_each(|(all, wanted)| *all = wanted);
            let man = man.index(men.len());
            let held = match held {
                1 => Constraint::In(man),
                2 if !men[man].free => Constraint::Out(man),
                _ => Constraint::Nothing,
            };
            (men, List { kinds, keepers, wanted: all }, held)
        })
    })
}

fn playing(choice: &ListChoice) -> u32 {
    bits(choice.standings.iter().map(|standing| *standing != ListStanding::Out))
}

/// The broken twin: the best men first, wherever a place is left.
fn greedy(entrants: &[Entrant], list: &List) -> u32 {
    let mut order: Vec<usize> = (0..entrants.len()).filter(|man| !entrants[*man].free).collect();
    order.sort_by_key(|man| -entrants[*man].merit);
    let add = |placed, man: usize| if fit(entrants, list, placed | 1 << man) { placed | 1 << man } else { placed };
    order.into_iter().fold(0, add) | bits(entrants.iter().map(|man| man.free))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(4000) as u32))]

    #[test]
    fn the_choice_is_the_one_that_trying_all_finds((men, list, held) in any_case()) {
        let found = best(&men, &list, held);
        let tried = by_trying(&men, &list, held);
        prop_assert_eq!(found.as_ref().map(playing), tried.map(|(plays, _)| plays));
        if let Some((choice, (_, tried))) = found.zip(tried) {
            prop_assert_eq!(points(&choice), tried);
            for (kind, places) in list.kinds.iter().enumerate() {
                let taken = choice.standings.iter().filter(|standing| **standing == ListStanding::On(kind)).count();
                prop_assert!(taken <= *places as usize);
            }
            for (man, standing) in men.iter().zip(&choice.standings) {
                match standing {
                    ListStanding::Free => prop_assert!(man.free),
                    ListStanding::On(kind) => prop_assert!(man.kinds.contains(kind)),
                    ListStanding::Out => prop_assert!(!man.free),
                }
            }
        }
    }

    #[test]
    fn more_that_counts_for_a_man_never_makes_the_list_worse((men, list, _) in any_case(), more in any::<prop::sample::Index>()) {
        let points = |men: &[Entrant]| best(men, &list, Constraint::Nothing).as_ref().map(points);
        let mut better = men.clone();
        let man = more.index(men.len());
        better[man].kinds = (0..list.kinds.len()).collect();
        prop_assert!(points(&men) <= points(&better));
        better[man].free = true;
        prop_assert!(points(&men) <= points(&better));
    }
}

#[test]
fn a_goalkeeper_who_must_be_on_the_list_is_one_of_those_asked_for() {
    let man = |merit, keeper| Entrant { slots: SlotSet::EMPTY, merit, keeper, free: false, kinds: vec![0] };
    let men = [man(0, true), man(0, true), man(0, false), man(1, true)];
    let list = List { kinds: vec![2], keepers: 2, wanted: [1; Formation::SLOTS] };
    assert_eq!(best(&men, &list, Constraint::In(1)).map(|choice| playing(&choice)), Some(0b1010));
}

#[test]
fn taking_the_best_men_first_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cases = (0..2000).map(|_| any_case().new_tree(&mut runner).unwrap().current());
    let wrong = cases.filter(|(men, list, _)| {
        let found = best(men, list, Constraint::Nothing).unwrap();
        playing(&found) != greedy(men, list)
    });
    let wrong = wrong.count();
    assert!(wrong > 20, "{wrong}");
}
