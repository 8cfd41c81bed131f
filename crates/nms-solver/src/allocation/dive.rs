//! From fractions of bundles to one bundle for each person: the surest are fixed, the rest is solved again.

use super::learn::Learner;
use super::master::Master;
use super::plan::{Plan, repair};

/// Of the persons with fractions, one in so many is fixed at a time.
const PART: usize = 8;
/// Persons from which on only those with fractions are looked at.
const MANY: usize = 2_000;
/// Steps, at most.
const STEPS: usize = 400;
/// How near a bundle must come to a person's key to be tried, in units of worth.
const NEAR: f64 = 1.0;
/// Smaller fractions than this do not count.
const WHOLE: f64 = 1e-4;

impl Learner<'_, '_> {
    /// Fixes persons of the master until each has one bundle, searching for new ones where the value falls, and puts
    /// those bundles into a plan in which they have nothing.
    pub(crate) fn dive(&mut self, master: &mut Master, order: &[u32], plan: &mut Plan) {
        let near = |person: &u32| {
            let key = master.key(*person);
            let least = master.reduced(key) - NEAR;
            master.columns.of(*person).any(|column| column != key && master.reduced(column) > least)
        };
        // With very many persons those with fractions are enough: what they lose is nothing to the whole.
        let many = order.len() > MANY;
        let mut active: Vec<u32> = if many { master.torn() } else { order.iter().copied().filter(near).collect() };
        let mut fixed: Vec<(u32, Vec<u32>)> = Vec::new();
        let mut is_fixed = vec![false; self.impossible.len()];
        let mut seen = master.objective();
        for step in 0..if many { STEPS / 16 } else { STEPS } {
            let surest = |person: u32| {
                let (column, share) = master.surest(person);
                (share < 1.0 - WHOLE).then_some((share, person, column))
            };
            let mut torn: Vec<(f64, u32, u32)> = master.torn().into_iter().filter_map(surest).collect();
            if torn.is_empty() || self.stopped {
                break;
            }
            torn.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            // Long dives take larger steps.
            let part = if step < STEPS / 4 && !many { PART } else { PART / 4 };
            for (_, person, column) in torn.iter().take((torn.len() / part).max(1)) {
                let others: Vec<u32> =
                    master.columns.of(*person).filter(|other| other != column && !master.is_barred(*other)).collect();
                others.iter().for_each(|other| master.bar(*other, true));
                is_fixed[*person as usize] = true;
                fixed.push((*person, others));
            }
            master.refresh();
            master.optimise(&active, if many { 5_000 } else { usize::MAX >> 1 });
            // Where fixing costs something, other bundles may cost less.
            let allowed = (self.near() * self.bound_value() as f64).abs().max(1.0) / 4.0;
            while seen - master.objective() > allowed && !self.stopped {
                seen = master.objective() + allowed / 2.0;
                let free: Vec<u32> = order
                    .iter()
                    .copied()
                    .filter(|person| !is_fixed[*person as usize] && !self.impossible[*person as usize])
                    .collect();
                let new = self.widen(master, &free).new;
                if new.is_empty() {
                    break;
                }
                active.extend(new);
                active.sort_unstable();
                active.dedup();
                master.optimise(&active, if many { 5_000 } else { usize::MAX >> 1 });
            }
            seen = seen.min(master.objective());
        }
        let surest = |person: u32| master.surest_bundle(person);
        repair(self.problem, plan, order, &self.prices, self.options.nodes, surest);
        for (_, others) in fixed {
            others.iter().for_each(|other| master.bar(*other, false));
        }
    }
}
