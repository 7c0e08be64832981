//! The flow with the largest gain, found by one best path after another; gains need only be added and compared.

use std::collections::VecDeque;
use std::ops::{Add, Neg};

/// A network of unit steps, whose arcs must not form a cycle.
pub(super) struct Network<G> {
    /// Each arc beside its reverse.
    arcs: Vec<Arc<G>>,
    /// The arcs that leave each node.
    leaving: Vec<Vec<usize>>,
}

struct Arc<G> {
    to: usize,
    room: u32,
    gain: G,
}

impl<G: Copy + Ord + Default + Add<Output = G> + Neg<Output = G>> Network<G> {
    pub(super) fn new(nodes: usize) -> Network<G> {
        Network { arcs: Vec::new(), leaving: vec![Vec::new(); nodes] }
    }

    /// Adds an arc with a capacity and a gain per unit, and returns its number.
    pub(super) fn arc(&mut self, from: usize, to: usize, room: u32, gain: G) -> usize {
        let number = self.arcs.len();
        self.arcs.push(Arc { to, room, gain });
        self.arcs.push(Arc { to: from, room: 0, gain: -gain });
        for (node, arc) in [(from, number), (to, number + 1)] {
            if let Some(leaving) = self.leaving.get_mut(node) {
                leaving.push(arc);
            }
        }
        number
    }

    /// The flow through an arc.
    pub(super) fn passed(&self, arc: usize) -> u32 {
        self.arcs.get(arc + 1).map_or(0, |back| back.room)
    }

    /// Sends units one by one along the path with the largest gain, until no path gains, and returns the total gain.
    ///
    /// No other flow gains more, since the paths of a best flow gain less and less.
    pub(super) fn fill(&mut self, source: usize, sink: usize) -> G {
        let mut total = G::default();
        while let Some((gain, path)) = self.best_path(source, sink).filter(|(gain, _)| *gain > G::default()) {
            total = total + gain;
            for arc in path {
                self.shift(arc);
            }
        }
        total
    }

    fn shift(&mut self, arc: usize) {
        if let Some(forward) = self.arcs.get_mut(arc) {
            forward.room = forward.room.saturating_sub(1);
        }
        if let Some(back) = self.arcs.get_mut(arc ^ 1) {
            back.room += 1;
        }
    }

    /// The Bellman–Ford search with a queue; it ends, since a best flow has no cycle with a gain.
    fn best_path(&self, source: usize, sink: usize) -> Option<(G, Vec<usize>)> {
        let nodes = self.leaving.len();
        let mut best: Vec<Option<(G, usize)>> = vec![None; nodes];
        let mut waiting = vec![false; nodes];
        let mut queue = VecDeque::from([source]);
        *best.get_mut(source)? = Some((G::default(), usize::MAX));
        while let Some(node) = queue.pop_front() {
            if let Some(waits) = waiting.get_mut(node) {
                *waits = false;
            }
            let Some((here, _)) = best.get(node).copied().flatten() else { continue };
            for arc in self.leaving.get(node).into_iter().flatten() {
                let Some(step) = self.arcs.get(*arc).filter(|step| step.room > 0) else { continue };
                let there = here + step.gain;
                let (Some(known), Some(waits)) = (best.get_mut(step.to), waiting.get_mut(step.to)) else { continue };
                if known.is_none_or(|(known, _)| known < there) {
                    *known = Some((there, *arc));
                    if !std::mem::replace(waits, true) {
                        queue.push_back(step.to);
                    }
                }
            }
        }
        let (gain, _) = best.get(sink).copied().flatten()?;
        let (mut path, mut node) = (Vec::new(), sink);
        while node != source {
            let (_, arc) = best.get(node).copied().flatten()?;
            path.push(arc);
            node = self.arcs.get(arc ^ 1)?.to;
        }
        Some((gain, path))
    }
}
