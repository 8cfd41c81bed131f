//! An instance in columns.

use super::input::{Give, Resource, Step, Term, Use};
use super::rows::Rows;

/// Prices are in parts of the unit of worth: this many make one.
pub const UNIT: i64 = 1024;
/// Local dimensions, at most.
pub const LOCAL: usize = 8;
/// Concurrent dimensions, at most.
pub const CONCURRENT: usize = 4;
/// Candidates whose conflicts are kept as one machine word.
pub(crate) const WORD: usize = 64;
/// No limit.
pub(crate) const FREE: u32 = u32::MAX;

/// A requirement of a candidate; what counts towards it stands in a row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Needed {
    pub(crate) candidate: u32,
    pub(crate) at_least: i64,
}

/// A class that counts once for a person; what it uses stands in a row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) class: u8,
    pub(crate) worth: i64,
}

/// Many persons, what each may choose, and what they share. Made by a [`Builder`](super::Builder), which checks it.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    pub(crate) resources: Vec<Resource>,
    pub(crate) dimensions: usize,
    pub(crate) concurrents: usize,
    // Offers.
    pub(crate) uses: Rows<Use>,
    pub(crate) local: Vec<u32>,
    pub(crate) days: Vec<(i32, i32)>,
    pub(crate) loads: Vec<u32>,
    pub(crate) classes: Vec<u64>,
    /// Bit rows of offers that exclude each other, only for those that exclude any.
    pub(crate) exclusion_row: Vec<u32>,
    pub(crate) exclusions: Vec<u64>,
    // Persons.
    pub(crate) candidates: Rows<u32>,
    pub(crate) own: Vec<i64>,
    pub(crate) gives: Rows<Give>,
    pub(crate) conflicts: Vec<u64>,
    /// Candidates of one clique exclude each other pairwise.
    pub(crate) cliques: Vec<u8>,
    pub(crate) pinned: Rows<u32>,
    pub(crate) needs: Rows<()>,
    pub(crate) steps: Rows<Step>,
    pub(crate) limits: Vec<u32>,
    pub(crate) concurrent: Vec<u32>,
    pub(crate) requirements: Rows<Needed>,
    pub(crate) requirement_terms: Rows<Term>,
    pub(crate) counts: Rows<Counted>,
    pub(crate) count_uses: Rows<Use>,
    pub(crate) balances: Rows<()>,
    pub(crate) balance_terms: Rows<Term>,
    /// No price may be above this, so that no sum of prices can overflow.
    pub(crate) ceiling: i64,
    /// No plan has a value below this.
    pub(crate) least: i64,
}

impl Problem {
    /// How many persons choose.
    pub fn persons(&self) -> usize {
        self.candidates.len()
    }

    /// How many offers there are.
    pub fn offers(&self) -> usize {
        self.days.len()
    }

    /// What is shared.
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// The offers a person may choose; a bundle names them by their places in this list.
    pub fn candidates(&self, person: usize) -> &[u32] {
        self.candidates.row(person)
    }

    /// The highest price a resource may have: its penalty, and never so high that sums overflow.
    pub fn highest_price(&self, resource: usize) -> i64 {
        let penalty = self.resources[resource].penalty.map_or(i64::MAX, |penalty| penalty.saturating_mul(UNIT));
        penalty.min(self.ceiling)
    }

    /// Whether two offers exclude each other.
    pub(crate) fn exclude(&self, a: u32, b: u32) -> bool {
        let row = self.exclusion_row[a as usize];
        if row == FREE {
            return false;
        }
        let words = self.offers().div_ceil(WORD);
        self.exclusions[row as usize * words + b as usize / WORD] >> (b as usize % WORD) & 1 == 1
    }

    /// Amounts of an offer over the local dimensions.
    pub(crate) fn local(&self, offer: u32) -> &[u32] {
        &self.local[offer as usize * self.dimensions..][..self.dimensions]
    }

    /// Amounts of an offer on each of its days.
    pub(crate) fn load(&self, offer: u32) -> &[u32] {
        &self.loads[offer as usize * self.concurrents..][..self.concurrents]
    }

    /// A person's limits of the local dimensions.
    pub(crate) fn limits(&self, person: usize) -> &[u32] {
        &self.limits[person * self.dimensions..][..self.dimensions]
    }

    /// A person's limits of the concurrent dimensions.
    pub(crate) fn peaks(&self, person: usize) -> &[u32] {
        &self.concurrent[person * self.concurrents..][..self.concurrents]
    }

    /// Whether two of a person's candidates can never stand together: excluded, or beyond a limit already as a pair.
    pub(crate) fn conflict(&self, person: usize, a: u32, b: u32) -> bool {
        if self.exclude(a, b) {
            return true;
        }
        let over = |(limit, (a, b)): (&u32, (&u32, &u32))| *limit != FREE && a.saturating_add(*b) > *limit;
        if self.limits(person).iter().zip(self.local(a).iter().zip(self.local(b))).any(over) {
            return true;
        }
        let ((a_from, a_to), (b_from, b_to)) = (self.days[a as usize], self.days[b as usize]);
        a_from < b_to
            && b_from < a_to
            && a_from < a_to
            && b_from < b_to
            && self.peaks(person).iter().zip(self.load(a).iter().zip(self.load(b))).any(over)
    }

    /// What all there is of the resources costs at prices: what a bound has besides the values of bundles.
    pub(crate) fn capacities_at(&self, prices: &[i64]) -> i128 {
        let resources = self.resources.iter().zip(prices);
        resources.map(|(resource, price)| i128::from(resource.capacity) * i128::from(*price)).sum()
    }

    /// What each offer costs at prices.
    pub(crate) fn costs(&self, prices: &[i64]) -> Vec<i64> {
        (0..self.offers()).map(|offer| cost(self.uses.row(offer), prices)).collect()
    }

    /// Prices as they may be: one for each resource, not below nothing, not above its highest.
    pub(crate) fn legal(&self, prices: &[i64]) -> Vec<i64> {
        let all = prices.iter().copied().chain(std::iter::repeat(0)).take(self.resources.len());
        all.enumerate().map(|(resource, price)| price.clamp(0, self.highest_price(resource))).collect()
    }

    /// Calls `take` with everything shared that a bundle uses.
    pub(crate) fn each_use(&self, person: usize, bundle: &[u32], mut take: impl FnMut(Use)) {
        let candidates = self.candidates.row(person);
        let mut hit = 0_u64;
        for place in bundle {
            let offer = candidates[*place as usize] as usize;
            self.uses.row(offer).iter().for_each(|used| take(*used));
            hit |= self.classes[offer];
        }
        let range = self.counts.range(person);
        for (at, count) in range.clone().zip(self.counts.row(person)) {
            if hit >> count.class & 1 == 1 {
                self.count_uses.row(at).iter().for_each(|used| take(*used));
            }
        }
    }

    /// What a bundle is worth, apart from prices.
    pub(crate) fn worth(&self, person: usize, bundle: &[u32]) -> i64 {
        let range = self.candidates.range(person);
        let needs = self.needs.range(person);
        let mut worth = 0;
        let mut hit = 0_u64;
        for place in bundle {
            let at = range.start + *place as usize;
            worth += self.own[at];
            hit |= self.classes[self.candidates.items()[at] as usize];
        }
        for (number, need) in needs.enumerate() {
            let given = bundle.iter().flat_map(|place| self.gives.row(range.start + *place as usize));
            let given: i64 =
                given.filter(|give| usize::from(give.need) == number).map(|give| i64::from(give.amount)).sum();
            worth += closed(self.steps.row(need), given);
        }
        let counts = self.counts.row(person).iter().filter(|count| hit >> count.class & 1 == 1);
        worth + counts.map(|count| count.worth).sum::<i64>()
    }
}

/// What a list of uses costs at prices.
pub(crate) fn cost(uses: &[Use], prices: &[i64]) -> i64 {
    uses.iter().map(|used| used.amount * prices[used.resource as usize]).sum()
}

/// What is closed of a need by so much.
pub(crate) fn closed(steps: &[Step], given: i64) -> i64 {
    let mut left = given;
    let mut worth = 0;
    for step in steps {
        let part = left.min(i64::from(step.width));
        worth += part * step.worth;
        left -= part;
    }
    worth
}
