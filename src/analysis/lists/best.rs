//! The best list: a flow, and what is counted on top of it by trying.

use super::choice::{Constraint, Entrant, List, ListChoice, ListDemand};
use super::fill::fill;

/// The best choice: the most goalkeepers on the list up to those asked for, then of those who may play, the most
/// players of the kinds that are asked for; then the fullest eleven, the most bodies of the depth wanted, the highest
/// merit together, plan order. None when `held` can't be.
///
/// The eleven, the depth, the merit and the order are a flow. What is counted on top is found by trying which players
/// have a place whatever it costs: sets of goalkeepers, numbers of each kind, and how a most number is shared out.
pub(super) fn best(entrants: &[Entrant], list: &List, held: Constraint) -> Option<ListChoice> {
    let mut demand = ListDemand::default();
    match held {
        Constraint::Nothing => {}
        Constraint::In(player) => demand.required.push(player),
        Constraint::Out(player) => demand.barred.push(player),
    }
    let found = with_kinds(entrants, list, &demand)?;
    for on in (0..=list.keepers as i64).rev() {
        for in_all in (0..=list.keepers_in_all as i64).rev() {
            if (found.score.keepers, found.score.keepers_in_all) >= (on, in_all) {
                return Some(found);
            }
            let sets = keeper_sets(entrants, (on as usize, in_all as usize), held);
            let with = |set: Vec<usize>| {
                let mut demand = demand.clone();
                demand.required.extend(set.into_iter().filter(|player| held != Constraint::In(*player)));
                with_kinds(entrants, list, &demand)
            };
            let reached = |choice: &ListChoice| (choice.score.keepers, choice.score.keepers_in_all) >= (on, in_all);
            let best = sets.into_iter().filter_map(with).filter(reached).max_by_key(|choice| choice.score);
            if best.is_some() {
                return best;
            }
        }
    }
    Some(found)
}

/// The best choice with the most players of the kinds that are asked for.
fn with_kinds(entrants: &[Entrant], list: &List, demand: &ListDemand) -> Option<ListChoice> {
    let found = within_most(entrants, list, demand)?;
    // No choice has more than there are of each kind, or places.
    let there = |bit: usize| entrants.iter().filter(|one| one.least >> bit & 1 == 1).count() as u32;
    let places: u32 = list.kinds.iter().sum();
    let most = list.least.iter().enumerate().map(|(bit, number)| i64::from(there(bit).min(*number).min(places))).sum();
    if found.score.least >= most {
        return Some(found);
    }
    let mut best = found;
    for (reached, quotas) in quotas(entrants, list) {
        if reached < best.score.least {
            break;
        }
        let with = within_most(entrants, list, &ListDemand { quotas, ..demand.clone() });
        let value = |choice: &ListChoice| (choice.score.least, choice.score.of_flow());
        best = match with {
            Some(with) if value(&best) < value(&with) => with,
            _ => best,
        };
    }
    Some(best)
}

/// How many of each sort of players, by the least numbers that they count for, to give a place: each that no player of
/// it can be spared from, with what it comes to, the most first.
fn quotas(entrants: &[Entrant], list: &List) -> Vec<(i64, Vec<(u8, u32)>)> {
    let mut sorts: Vec<u8> = entrants.iter().map(|one| one.least).filter(|sort| *sort != 0).collect();
    sorts.sort_unstable();
    sorts.dedup();
    let reached = |quotas: &[(u8, u32)]| -> i64 {
        let of = |(bit, number): (usize, &u32)| {
            let have: u32 = quotas.iter().filter(|(sort, _)| sort >> bit & 1 == 1).map(|(_, count)| count).sum();
            i64::from(have.min(*number))
        };
        list.least.iter().enumerate().map(of).sum()
    };
    let mut all: Vec<Vec<(u8, u32)>> = vec![Vec::new()];
    for sort in sorts {
        let there = entrants.iter().filter(|one| one.least == sort).count() as u32;
        let longer = |quotas: &Vec<(u8, u32)>| {
            let mut grown = vec![quotas.clone()];
            let mut before = reached(quotas);
            for count in 1..=there {
                let with: Vec<_> = quotas.iter().copied().chain([(sort, count)]).collect();
                let now = reached(&with);
                if now == before {
                    break;
                }
                before = now;
                grown.push(with);
            }
            grown
        };
        all = all.iter().flat_map(longer).collect();
    }
    let places: u32 = list.kinds.iter().sum();
    all.retain(|quotas| quotas.iter().map(|(_, count)| count).sum::<u32>() <= places);
    let mut told: Vec<_> = all.into_iter().map(|quotas| (reached(&quotas), quotas)).collect();
    told.sort_by_key(|(reached, _)| std::cmp::Reverse(*reached));
    told
}

/// What a flow gains most by while no most number is exceeded.
///
/// Each number that is exceeded is shared out among the places, in every way that leaves nothing over; each way is a
/// flow.
fn within_most(entrants: &[Entrant], list: &List, demand: &ListDemand) -> Option<ListChoice> {
    let mut limited = 0;
    loop {
        let ways = share_outs(entrants, list, &ListDemand { limited, ..demand.clone() }).into_iter();
        let with = |shares| fill(entrants, list, &ListDemand { limited, shares, ..demand.clone() });
        let found = ways.filter_map(with).max_by_key(|choice| choice.score)?.counted(entrants, list);
        let too_many = |(bit, number): (usize, &u32)| found.placed(entrants, |one| one.most, bit) > *number;
        let exceeded = (0..).zip(&list.most).filter(|most| too_many(*most)).fold(0, |all, (bit, _)| all | 1 << bit);
        if exceeded == 0 {
            return Some(found);
        }
        // As good as any choice is with fewer numbers counted, it is none with all of them.
        limited |= exceeded;
    }
}

/// The ways to share out the limited most numbers among the places, for each sort of players by the numbers that they
/// count for.
fn share_outs(entrants: &[Entrant], list: &List, demand: &ListDemand) -> Vec<Vec<(u8, Vec<u32>)>> {
    let mut sorts: Vec<u8> = entrants.iter().map(|one| one.most & demand.limited).filter(|sort| *sort != 0).collect();
    sorts.sort_unstable();
    sorts.dedup();
    let of_kinds = list.kinds.iter().enumerate().map(|(kind, places)| (kind, None, *places));
    let places: Vec<_> = of_kinds.chain(demand.quotas.iter().map(|(sort, count)| (0, Some(*sort), *count))).collect();
    let mut takes = Vec::with_capacity(sorts.len() * places.len());
    for sort in &sorts {
        for (kind, quota, number) in &places {
            let may = |one: &&Entrant| {
                one.most & demand.limited == *sort
                    && one.kinds.contains(kind)
                    && quota.is_none_or(|quota| one.least == quota)
            };
            takes.push((*sort, entrants.iter().filter(may).count().min(*number as usize) as u32));
        }
    }
    let mut ways = shared(&takes, &list.most);
    ways.retain(|way| leaves_nothing(way, &takes, &list.most));
    let by_sort =
        |way: Vec<u32>| sorts.iter().copied().zip(way.chunks(places.len().max(1)).map(<[u32]>::to_vec)).collect();
    ways.into_iter().map(by_sort).collect()
}

/// The ways to give each taker some of every number that it counts for, none more than it takes.
fn shared(takes: &[(u8, u32)], numbers: &[u32]) -> Vec<Vec<u32>> {
    let Some(((sort, take), later)) = takes.split_first() else { return vec![Vec::new()] };
    let of_sort = || numbers.iter().enumerate().filter(|(bit, _)| sort >> bit & 1 == 1);
    let most = of_sort().map(|(_, left)| *left).min().map_or(*take, |left| left.min(*take));
    // Less would leave over what those after it can't take.
    let taken_later = |bit: usize| later.iter().filter(|(sort, _)| sort >> bit & 1 == 1).map(|(_, take)| take).sum();
    let least = of_sort().map(|(bit, left)| left.saturating_sub(taken_later(bit))).min().unwrap_or(0).min(most);
    let with = |own: u32| {
        let left: Vec<u32> =
            numbers.iter().enumerate().map(|(bit, left)| left - own * u32::from(sort >> bit & 1)).collect();
        shared(later, &left).into_iter().map(move |rest| [vec![own], rest].concat())
    };
    (least..=most).flat_map(with).collect()
}

/// Whether nobody could take more.
fn leaves_nothing(way: &[u32], takes: &[(u8, u32)], numbers: &[u32]) -> bool {
    let given =
        |bit: usize| takes.iter().zip(way).filter(|((sort, _), _)| sort >> bit & 1 == 1).map(|(_, own)| own).sum();
    let used_up: Vec<bool> = numbers.iter().enumerate().map(|(bit, number)| *number <= given(bit)).collect();
    let full = |sort: u8| used_up.iter().enumerate().any(|(bit, used_up)| *used_up && sort >> bit & 1 == 1);
    takes.iter().zip(way).all(|((sort, take), own)| own == take || full(*sort))
}

/// The sets of goalkeepers with a place that can be the best, for so many on the list and so many in all. Of those who
/// play the same slots and count the same the best come first, so it is enough to say how many of each such class. One
/// who must have a place is a class of his own.
fn keeper_sets(entrants: &[Entrant], (on, in_all): (usize, usize), held: Constraint) -> Vec<Vec<usize>> {
    let free = |player: &usize| entrants.get(*player).is_some_and(|one| one.free);
    let without_place = entrants.iter().filter(|one| one.keeper && one.free).count();
    let contested = in_all.saturating_sub(without_place);
    let number = on.max(contested);
    let mut classes: Vec<Vec<usize>> = Vec::new();
    let may = |player: usize, entrant: &Entrant| entrant.keeper && held != Constraint::Out(player);
    for (player, entrant) in entrants.iter().enumerate().filter(|(player, entrant)| may(*player, entrant)) {
        if held == Constraint::In(player) {
            classes.push(vec![player]);
            continue;
        }
        let alike = |class: &&mut Vec<usize>| {
            let first = class
                .first()
                .filter(|player| held != Constraint::In(**player))
                .and_then(|player| entrants.get(*player));
            first.is_some_and(|first| {
                let counts = |one: &Entrant| (one.slots, one.free, one.kinds.clone(), one.least, one.most);
                counts(first) == counts(entrant)
            })
        };
        match classes.iter_mut().find(alike) {
            Some(class) => class.push(player),
            None => classes.push(vec![player]),
        }
    }
    for class in &mut classes {
        class.sort_by_key(|player| entrants.get(*player).map(|entrant| std::cmp::Reverse(entrant.merit)));
    }
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for class in &classes {
        let longer = |set: &Vec<usize>| {
            let (set, room) = (set.clone(), number - set.len());
            (0..=room.min(class.len())).map(move |count| set.iter().chain(class.iter().take(count)).copied().collect())
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets.retain(|set| set.len() == number && set.iter().filter(|player| !free(player)).count() >= contested);
    sets
}
