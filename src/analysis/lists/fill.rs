//! Who has a place and who fills which slot, as a flow from the places through the players to the slots, whose gains
//! are compared in order.

use super::super::flow::Network;
use super::choice::{Entrant, List, ListChoice, ListDemand, ListScore, ListStanding};
use crate::domain::Formation;

/// What a flow gains most by while the demand is met; none when it can't be. The least and the most numbers of the list
/// are not its business.
pub(super) fn fill(entrants: &[Entrant], list: &List, demand: &ListDemand) -> Option<ListChoice> {
    let (source, kinds, quotas) = (0, list.kinds.len(), demand.quotas.len());
    let quota_at = |quota: usize| 1 + kinds + quota;
    let share_at = |sort: usize, place: usize| quota_at(quotas) + sort * (kinds + quotas) + place - 1;
    let player_in = |player: usize| share_at(demand.shares.len(), 1) + 2 * player;
    let slot_at = |slot: usize| player_in(entrants.len()) + slot;
    let sink = slot_at(Formation::SLOTS);
    let mut network: Network<ListScore> = Network::new(sink + 1);
    let reserved: u32 = demand.quotas.iter().map(|(_, count)| count).sum();
    for (kind, places) in list.kinds.iter().enumerate() {
        // A list with least numbers has open places alone, of which the quotas take theirs.
        let (kept, places) =
            if kind == 0 { (0, places.saturating_sub(reserved)) } else { ((kinds - kind) as i64, *places) };
        network.arc(source, 1 + kind, places, ListScore { kept, ..ListScore::default() });
    }
    for (quota, (_, count)) in demand.quotas.iter().enumerate() {
        network.arc(source, quota_at(quota), *count, ListScore { required: 1, ..ListScore::default() });
    }
    for (sort, (_, shares)) in demand.shares.iter().enumerate() {
        for (place, most) in shares.iter().enumerate() {
            network.arc(1 + place, share_at(sort, 1 + place), *most, ListScore::default());
        }
    }
    for (slot, wanted) in list.wanted.iter().enumerate() {
        network.arc(slot_at(slot), sink, 1, ListScore { eleven: 1, ..ListScore::default() });
        let beyond = u32::from(*wanted).saturating_sub(1);
        network.arc(slot_at(slot), sink, beyond, ListScore { depth: 1, ..ListScore::default() });
    }
    let mut ways: Vec<Vec<(usize, ListStanding)>> = Vec::with_capacity(entrants.len());
    let mut contested = 0;
    for (player, entrant) in entrants.iter().enumerate() {
        let (takes_a_place, is_barred) = (demand.required.contains(&player), demand.barred.contains(&player));
        let mut his = Vec::new();
        let sort = demand.shares.iter().position(|(sort, _)| *sort == entrant.most & demand.limited);
        let from = |place: usize| sort.map_or(place, |sort| share_at(sort, place));
        let quota = demand
            .quotas
            .iter()
            .position(|(sort, _)| *sort == entrant.least)
            .filter(|_| !is_barred && entrant.kinds.contains(&0));
        if let Some(quota) = quota {
            his.push((
                network.arc(from(quota_at(quota)), player_in(player), 1, ListScore::default()),
                ListStanding::On(0),
            ));
        }
        if entrant.free && !takes_a_place {
            his.push((network.arc(source, player_in(player), 1, ListScore::default()), ListStanding::Free));
        } else if !is_barred {
            for kind in &entrant.kinds {
                his.push((
                    network.arc(from(1 + kind), player_in(player), 1, ListScore::default()),
                    ListStanding::On(*kind),
                ));
            }
        }
        ways.push(his);
        let order = if entrant.free { 1 } else { 1 << ListScore::ORDERED.saturating_sub(contested) };
        contested += usize::from(!entrant.free);
        let gain =
            ListScore { required: takes_a_place.into(), merit: entrant.merit.into(), order, ..ListScore::default() };
        network.arc(player_in(player), player_in(player) + 1, 1, gain);
        for slot in entrant.slots.iter() {
            network.arc(player_in(player) + 1, slot_at(slot), 1, ListScore::default());
        }
        network.arc(player_in(player) + 1, sink, 1, ListScore::default());
    }
    let score = network.fill(source, sink);
    let standing = |his: &Vec<(usize, ListStanding)>| {
        his.iter().find(|(arc, _)| network.passed(*arc) > 0).map_or(ListStanding::Out, |(_, standing)| *standing)
    };
    let standings = ways.iter().map(standing).collect();
    let required = demand.required.len() as i64 + i64::from(reserved);
    (score.required == required).then_some(ListChoice { standings, score })
}
