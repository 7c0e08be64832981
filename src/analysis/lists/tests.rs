//! Compares the choice with brute force over every set of players.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::best::best;
use super::choice::{Constraint, Entrant, List, ListChoice, ListScore, ListStanding};
use super::newcomers::ListArrivals;
use crate::analysis::sets::SlotSet;
use crate::domain::Formation;
use crate::runs::runs;

/// The number of slots that the random players play in.
const SLOTS: usize = 4;

/// The best choice by the stated order, found by trying every set of players (as bits).
fn by_trying(entrants: &[Entrant], list: &List, held: Constraint) -> Option<(u32, Points)> {
    let all = 0..1u32 << entrants.len();
    let free: u32 = bits(entrants.iter().map(|player| player.free));
    let mut found: Option<(u32, (Points, Vec<bool>))> = None;
    for placed in all.filter(|placed| fit(entrants, list, *placed) && !too_many(entrants, list, *placed)) {
        let held_to = match held {
            Constraint::Nothing => true,
            Constraint::In(player) => placed >> player & 1 == 1,
            Constraint::Out(player) => placed >> player & 1 == 0,
        };
        if !held_to {
            continue;
        }
        let plays = placed | free;
        let players = || {
            entrants.iter().enumerate().filter(move |(player, _)| plays >> player & 1 == 1).map(|(_, player)| player)
        };
        let keepers =
            entrants.iter().enumerate().filter(|(player, entrant)| entrant.keeper && placed >> player & 1 == 1);
        let slots: Vec<SlotSet> = players().map(|player| player.slots).collect();
        let eleven = filled(&slots, |_| 1);
        let keepers = keepers.count().min(list.keepers) as i64;
        let in_all = players().filter(|player| player.keeper).count().min(list.keepers_in_all) as i64;
        let least = list.least.iter().enumerate().map(|(bit, number)| {
            let of = bits(entrants.iter().map(|player| player.least >> bit & 1 == 1)) & placed;
            i64::from(of.count_ones().min(*number))
        });
        let asked = (keepers, in_all, least.sum());
        let depth = filled(&slots, |slot| i64::from(list.wanted[slot])) - eleven;
        let merit = players().map(|player| i128::from(player.merit)).sum();
        let order = (0..entrants.len()).map(|player| plays >> player & 1 == 1).collect();
        let key = ((asked, eleven, depth, merit), order);
        if found.as_ref().is_none_or(|(_, best)| *best < key) {
            found = Some((plays, key));
        }
    }
    found.map(|(plays, (points, _))| (plays, points))
}

/// Goalkeepers on the list and in all, players of the kinds that are asked for; eleven, depth, merit.
type Points = ((i64, i64, i64), i64, i64, i128);

fn points(choice: &ListChoice) -> Points {
    let ListScore { keepers, keepers_in_all, least, eleven, depth, merit, .. } = choice.score;
    ((keepers, keepers_in_all, least), eleven, depth, merit)
}

/// Whether more of these players count for a most number than may.
fn too_many(entrants: &[Entrant], list: &List, placed: u32) -> bool {
    let of = |bit: usize| bits(entrants.iter().map(|player| player.most >> bit & 1 == 1)) & placed;
    list.most.iter().enumerate().any(|(bit, most)| of(bit).count_ones() > *most)
}

fn bits(players: impl Iterator<Item = bool>) -> u32 {
    players.enumerate().fold(0, |all, (player, is)| all | u32::from(is) << player)
}

/// Whether all these players find places, by Hall's theorem: no set of them has fewer places than players.
fn fit(entrants: &[Entrant], list: &List, players: u32) -> bool {
    let sets = (1..=players).filter(|set| set & !players == 0);
    sets.into_iter().all(|set| {
        let takes = |kind: usize| {
            entrants.iter().enumerate().any(|(player, entrant)| set >> player & 1 == 1 && entrant.kinds.contains(&kind))
        };
        let places: u32 =
            list.kinds.iter().enumerate().filter(|(kind, _)| takes(*kind)).map(|(_, places)| places).sum();
        set.count_ones() <= places
    })
}

/// The most bodies that players can put into slots, by König's theorem.
///
/// It is the minimum, over sets of slots, of the players for the set plus the bodies wanted in the other slots.
fn filled(players: &[SlotSet], wanted: impl Fn(usize) -> i64) -> i64 {
    let within = |set: usize| {
        let others: i64 = (0..SLOTS).filter(|slot| set >> slot & 1 == 0).map(&wanted).sum();
        let slots: SlotSet = (0..SLOTS).filter(|slot| set >> slot & 1 == 1).collect();
        others + players.iter().filter(|player| player.meets(slots)).count() as i64
    };
    (0..1 << SLOTS).map(within).min().unwrap()
}

fn any_entrant(kinds: usize) -> impl Strategy<Value = Entrant> {
    let takes = proptest::collection::vec(any::<bool>(), kinds);
    let counts = (0u8..1 << COUNTED, 0u8..1 << COUNTED);
    (0u8..1 << SLOTS, 0i64..4, prop::bool::weighted(0.3), prop::bool::weighted(0.2), takes, counts).prop_map(
        |(slots, merit, keeper, free, takes, (least, most))| Entrant {
            slots: (0..SLOTS).filter(|slot| slots >> slot & 1 == 1).collect(),
            merit,
            keeper,
            free,
            kinds: takes.iter().enumerate().filter(|(_, takes)| **takes).map(|(kind, _)| kind).collect(),
            least,
            most,
        },
    )
}

/// Least numbers, and most numbers, of a random list: each player counts for any of them.
const COUNTED: usize = 3;

/// Players, a list, and what the choice is held to. A list has kept places or least numbers, as a file of rules has.
fn any_case() -> impl Strategy<Value = (Vec<Entrant>, List, Constraint)> {
    (1usize..=3).prop_flat_map(|kinds| {
        let players = proptest::collection::vec(any_entrant(kinds), 1..=7);
        let counted = || proptest::collection::vec(0u32..=4, 0..=COUNTED);
        let list = (
            proptest::collection::vec(0u32..=3, kinds),
            (0usize..=2, 0usize..=1),
            (counted(), counted()),
            proptest::collection::vec(1u8..=3, SLOTS),
        );
        (players, list, any::<prop::sample::Index>(), 0..3).prop_map(
            |(players, (kinds, (keepers, more), (least, most), wanted), player, held)| {
                let mut all = [0; Formation::SLOTS];
                all.iter_mut().zip(wanted).for_each(|(all, wanted)| *all = wanted);
                let player = player.index(players.len());
                let held = match held {
                    1 => Constraint::In(player),
                    2 if !players[player].free => Constraint::Out(player),
                    _ => Constraint::Nothing,
                };
                let least = if kinds.len() == 1 { least } else { Vec::new() };
                (players, List { kinds, keepers, keepers_in_all: keepers + more, least, most, wanted: all }, held)
            },
        )
    })
}

fn playing(choice: &ListChoice) -> u32 {
    bits(choice.standings.iter().map(|standing| *standing != ListStanding::Out))
}

/// A broken choice that takes the best players first, wherever a place is left and nobody is one too many.
fn greedy(entrants: &[Entrant], list: &List) -> u32 {
    let mut order: Vec<usize> = (0..entrants.len()).filter(|player| !entrants[*player].free).collect();
    order.sort_by_key(|player| -entrants[*player].merit);
    let add = |placed, player: usize| {
        let with = placed | 1 << player;
        if fit(entrants, list, with) && !too_many(entrants, list, with) { with } else { placed }
    };
    order.into_iter().fold(0, add) | bits(entrants.iter().map(|player| player.free))
}

/// Somebody who comes, and his place among the players if he is there on loan.
type Comer = (Entrant, Option<usize>);

/// Players, a list, and who may come: people alike but for their merit, one of them a player who is there on loan.
fn with_comers() -> impl Strategy<Value = (Vec<Entrant>, List, Vec<Comer>)> {
    let merits = proptest::collection::vec(0i64..4, 1..=3);
    (any_case(), merits, any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(
        |((mut players, list, _), merits, like, here)| {
            players.truncate(6);
            let like = like.get(&players).clone();
            let here = here.index(players.len());
            let alike = merits.into_iter().map(|merit| (Entrant { merit, ..like.clone() }, None));
            let comers = alike.chain([(players[here].clone(), Some(here))]).collect();
            (players, list, comers)
        },
    )
}

/// Who of the players may play if somebody comes, without the place that he leaves, and whether he may.
fn tried_with(players: &[Entrant], list: &List, comer: &Entrant, here: Option<usize>) -> (u32, bool) {
    let mut with: Vec<Entrant> = players.to_vec();
    if let Some(here) = here {
        with.remove(here);
    }
    with.push(comer.clone());
    let (plays, _) = by_trying(&with, list, Constraint::Nothing).unwrap();
    let last = with.len() - 1;
    (plays & !(1 << last), plays >> last & 1 == 1)
}

/// Who of the players may play in a choice, without the place that somebody leaves.
fn stands_after(choice: &ListChoice, here: Option<usize>) -> u32 {
    let mut choice = choice.clone();
    if let Some(here) = here {
        choice.standings.remove(here);
    }
    playing(&choice)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(4000) as u32))]

    #[test]
    fn the_choice_is_the_one_that_trying_all_finds((players, list, held) in any_case()) {
        let found = best(&players, &list, held);
        let tried = by_trying(&players, &list, held);
        prop_assert_eq!(found.as_ref().map(playing), tried.map(|(plays, _)| plays));
        if let Some((choice, (_, tried))) = found.zip(tried) {
            prop_assert_eq!(points(&choice), tried);
            for (kind, places) in list.kinds.iter().enumerate() {
                let taken = choice.standings.iter().filter(|standing| **standing == ListStanding::On(kind)).count();
                prop_assert!(taken <= *places as usize);
            }
            for (player, standing) in players.iter().zip(&choice.standings) {
                match standing {
                    ListStanding::Free => prop_assert!(player.free),
                    ListStanding::On(kind) => prop_assert!(player.kinds.contains(kind)),
                    ListStanding::Out => prop_assert!(!player.free),
                }
            }
        }
    }

    #[test]
    fn newcomers_asked_together_stand_as_each_does_alone((players, list, comers) in with_comers()) {
        let found = best(&players, &list, Constraint::Nothing).unwrap();
        let mut together = ListArrivals::new(&players, &list, &found);
        for (comer, here) in comers {
            let (with, standing) = together.with(comer.clone(), here);
            let alone = ListArrivals::new(&players, &list, &found).with(comer.clone(), here);
            prop_assert_eq!(&(with.clone(), standing), &alone);
            let tried = tried_with(&players, &list, &comer, here);
            prop_assert_eq!((stands_after(&with, here), standing != ListStanding::Out), tried);
        }
    }

    #[test]
    fn more_that_counts_for_a_player_never_makes_the_list_worse((players, list, _) in any_case(), more in any::<prop::sample::Index>()) {
        let points = |players: &[Entrant]| best(players, &list, Constraint::Nothing).as_ref().map(points);
        let mut better = players.clone();
        let player = more.index(players.len());
        better[player].kinds = (0..list.kinds.len()).collect();
        prop_assert!(points(&players) <= points(&better));
        better[player].free = true;
        prop_assert!(points(&players) <= points(&better));
    }
}

#[test]
fn a_goalkeeper_who_must_be_on_the_list_is_one_of_those_asked_for() {
    let player = |merit, keeper| Entrant {
        slots: SlotSet::EMPTY,
        merit,
        keeper,
        free: false,
        kinds: vec![0],
        least: 0,
        most: 0,
    };
    let players = [player(0, true), player(0, true), player(0, false), player(1, true)];
    let (least, most) = (Vec::new(), Vec::new());
    let list = List { kinds: vec![2], keepers: 2, keepers_in_all: 2, least, most, wanted: [1; Formation::SLOTS] };
    assert_eq!(best(&players, &list, Constraint::In(1)).map(|choice| playing(&choice)), Some(0b1010));
}

#[test]
fn taking_the_best_players_first_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cases = (0..2000).map(|_| any_case().new_tree(&mut runner).unwrap().current());
    let wrong = cases.filter(|(players, list, _)| {
        let found = best(players, list, Constraint::Nothing).unwrap();
        playing(&found) != greedy(players, list)
    });
    let wrong = wrong.count();
    assert!(wrong > 20, "{wrong}");
}

#[test]
fn taking_the_best_of_those_who_are_limited_first_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cases = (0..10_000).map(|_| any_case().new_tree(&mut runner).unwrap().current());
    let limited = cases.filter(|(_, list, _)| list.most.len() > 1 && list.keepers_in_all == 0 && list.least.is_empty());
    let wrong = limited.filter(|(players, list, _)| {
        let found = best(players, list, Constraint::Nothing).unwrap();
        playing(&found) != greedy(players, list)
    });
    let wrong = wrong.count();
    assert!(wrong > 20, "{wrong}");
}

#[test]
fn one_answer_for_all_who_are_alike_but_for_their_merit_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cases = (0..2000).map(|_| with_comers().new_tree(&mut runner).unwrap().current());
    let wrong = cases.filter(|(players, list, comers)| {
        let answer = |(comer, here): &Comer| tried_with(players, list, comer, *here);
        let first = answer(&comers[0]);
        comers.iter().filter(|(_, here)| here.is_none()).any(|comer| answer(comer) != first)
    });
    let wrong = wrong.count();
    assert!(wrong > 20, "{wrong}");
}
