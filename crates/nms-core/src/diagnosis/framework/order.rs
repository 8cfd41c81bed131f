//! Prerequisites over wholes and parts: what must come before what.
//!
//! Each competence has two gates: it is *opened* and it is *closed*. A whole is opened before its parts and closed
//! after them; who requires a competence is opened after that one is closed. So a few gates say what would
//! otherwise take a tie between each part of the one and each part of the other.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use fixedbitset::FixedBitSet;
use nms_solver::forest::Forest;
use nms_solver::order::{gather_set, sorted};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// Prerequisites that run in no circle.
#[derive(Clone, Debug)]
pub(super) struct Prerequisites {
    ties: Ties,
    order: Vec<u32>,
    rank: Vec<u32>,
}

/// What is said to require what, both ways, over the trees of parts.
#[derive(Clone, Debug)]
pub(super) struct Ties {
    /// What each competence requires.
    requires: Vec<BTreeSet<u32>>,
    /// What requires each competence.
    needed_by: Vec<BTreeSet<u32>>,
}

/// A gate of a competence.
#[derive(Clone, Copy, PartialEq)]
enum Gate {
    Open(u32),
    Close(u32),
}

impl Gate {
    fn index(self) -> usize {
        match self {
            Self::Open(place) => 2 * place as usize,
            Self::Close(place) => 2 * place as usize + 1,
        }
    }
}

impl Ties {
    /// Ties between `n` competences, each as what requires and what is required.
    pub(super) fn new(n: usize, pairs: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut ties = Self { requires: vec![BTreeSet::new(); n], needed_by: vec![BTreeSet::new(); n] };
        for (competence, required) in pairs {
            if let (Some(requires), Some(needed_by)) =
                (ties.requires.get_mut(competence as usize), ties.needed_by.get_mut(required as usize))
            {
                requires.insert(required);
                needed_by.insert(competence);
            }
        }
        ties
    }

    fn places(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.requires.len()).unwrap_or(u32::MAX)
    }

    /// The gates right after a gate.
    fn after(&self, gate: Gate, parts: &Forest, visit: &mut dyn FnMut(Gate)) {
        match gate {
            Gate::Open(place) => {
                visit(Gate::Close(place));
                parts.children(place).for_each(|part| visit(Gate::Open(part)));
            }
            Gate::Close(place) => {
                parts.parent(place).into_iter().for_each(|whole| visit(Gate::Close(whole)));
                let needed_by = self.needed_by.get(place as usize).into_iter().flatten();
                needed_by.for_each(|other| visit(Gate::Open(*other)));
            }
        }
    }

    /// The gates right before a gate.
    fn before(&self, gate: Gate, parts: &Forest, visit: &mut dyn FnMut(Gate)) {
        match gate {
            Gate::Open(place) => {
                parts.parent(place).into_iter().for_each(|whole| visit(Gate::Open(whole)));
                let requires = self.requires.get(place as usize).into_iter().flatten();
                requires.for_each(|other| visit(Gate::Close(*other)));
            }
            Gate::Close(place) => {
                visit(Gate::Open(place));
                parts.children(place).for_each(|part| visit(Gate::Close(part)));
            }
        }
    }

    /// The gates that lie on circles with each other, circle by circle.
    fn closed(&self, parts: &Forest) -> Vec<Vec<usize>> {
        let mut graph = DiGraph::<(), ()>::new();
        self.places().for_each(|_| {
            graph.add_node(());
            graph.add_node(());
        });
        for gate in self.places().flat_map(|place| [Gate::Open(place), Gate::Close(place)]) {
            self.after(gate, parts, &mut |next| {
                graph.add_edge(NodeIndex::new(gate.index()), NodeIndex::new(next.index()), ());
            });
        }
        // Not Tarjan's way, which walks as deep as the longest chain is long.
        let circles = kosaraju_scc(&graph).into_iter().filter(|circle| circle.len() > 1);
        circles.map(|circle| circle.into_iter().map(NodeIndex::index).collect()).collect()
    }

    /// The circles, each by its members in order, the one with the least member first.
    pub(super) fn circles(&self, parts: &Forest) -> Vec<BTreeSet<u32>> {
        let place = |gate: usize| u32::try_from(gate / 2).ok();
        let circles = self.closed(parts).into_iter();
        let circles = circles.map(|circle| gather_set(circle.into_iter().filter_map(place))).collect();
        sorted(circles, |a: &BTreeSet<u32>, b| a.cmp(b))
    }

    /// The ties that close circles, each as what requires and what is required; without them there are none.
    pub(super) fn in_circles(&self, parts: &Forest) -> BTreeSet<(u32, u32)> {
        let mut circle_of = vec![None; 2 * self.requires.len()];
        for (circle, gates) in self.closed(parts).into_iter().enumerate() {
            for gate in gates {
                if let Some(of) = circle_of.get_mut(gate) {
                    *of = Some(circle);
                }
            }
        }
        let circle = |gate: Gate| circle_of.get(gate.index()).copied().flatten();
        let ties = self.places().zip(&self.requires).flat_map(|(a, requires)| requires.iter().map(move |b| (a, *b)));
        let closes = |(a, b): &(u32, u32)| {
            let from = circle(Gate::Close(*b));
            from.is_some() && from == circle(Gate::Open(*a))
        };
        ties.filter(closes).collect()
    }
}

impl Prerequisites {
    /// Brings the competences into order.
    ///
    /// # Errors
    /// The circles, as [`Ties::circles`] gives them.
    pub(super) fn new(ties: Ties, parts: &Forest) -> Result<Self, Vec<BTreeSet<u32>>> {
        let mut waits = vec![0_u32; 2 * ties.requires.len()];
        let mut free = BinaryHeap::new();
        for place in ties.places() {
            for gate in [Gate::Open(place), Gate::Close(place)] {
                let mut count = 0;
                ties.before(gate, parts, &mut |_| count += 1);
                if let Some(waits) = waits.get_mut(gate.index()) {
                    *waits = count;
                }
                if count == 0 {
                    free.push(Reverse(place));
                }
            }
        }
        let mut order = Vec::with_capacity(ties.requires.len());
        while let Some(Reverse(place)) = free.pop() {
            order.push(place);
            // What closes by this closes at once; what opens waits for its turn by id.
            let mut passed = vec![Gate::Open(place)];
            while let Some(gate) = passed.pop() {
                ties.after(gate, parts, &mut |next| {
                    let Some(left) = waits.get_mut(next.index()) else { return };
                    *left = left.saturating_sub(1);
                    match next {
                        Gate::Open(other) if *left == 0 => free.push(Reverse(other)),
                        Gate::Close(_) if *left == 0 => passed.push(next),
                        _ => {}
                    }
                });
            }
        }
        if order.len() < ties.requires.len() {
            return Err(ties.circles(parts));
        }
        let mut rank = vec![0; order.len()];
        for (at, place) in (0_u32..).zip(&order) {
            if let Some(rank) = rank.get_mut(*place as usize) {
                *rank = at;
            }
        }
        Ok(Self { ties, order, rank })
    }

    /// What a competence itself is said to require.
    pub(super) fn direct(&self, place: u32) -> impl Iterator<Item = &u32> {
        self.ties.requires.get(place as usize).into_iter().flatten()
    }

    /// All places, foundations first.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The place in the order.
    pub(super) fn rank(&self, place: u32) -> usize {
        self.rank.get(place as usize).map_or(0, |rank| *rank as usize)
    }

    /// All that must be closed before a competence opens.
    pub(super) fn behind(&self, place: u32, parts: &Forest) -> Vec<u32> {
        let seen = self.walk(Gate::Open(place), |gate, visit| self.ties.before(gate, parts, visit));
        self.ties.places().filter(|other| seen.contains(Gate::Close(*other).index())).collect()
    }

    /// All that opens only after a competence has closed.
    pub(super) fn ahead(&self, place: u32, parts: &Forest) -> Vec<u32> {
        let seen = self.walk(Gate::Close(place), |gate, visit| self.ties.after(gate, parts, visit));
        self.ties.places().filter(|other| seen.contains(Gate::Open(*other).index())).collect()
    }

    /// The gates that can be reached from one.
    fn walk(&self, from: Gate, next: impl Fn(Gate, &mut dyn FnMut(Gate))) -> FixedBitSet {
        let mut seen = FixedBitSet::with_capacity(2 * self.order.len());
        let mut stack = vec![from];
        while let Some(gate) = stack.pop() {
            next(gate, &mut |other| {
                if !seen.put(other.index()) {
                    stack.push(other);
                }
            });
        }
        seen
    }
}
