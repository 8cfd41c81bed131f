//! What all share: seats, money of providers, hours of those who support, targets.

use std::collections::BTreeMap;

use nms_solver::allocation::{Resource, Use};

use super::catalogue::Offer;
use super::instance::worth;
use super::options::RouteOptions;
use super::person::Person;
use super::plan::SharedUse;
use super::rule::World;
use crate::region::store::MILLION;

/// Something that is shared, in the order of the rows of an instance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shared {
    /// The seats of a session, by its place.
    Seats(usize),
    /// The money of a provider in roubles, by its place among the budgets of the options.
    Budget(usize),
    /// The hours of a supporter in thousandths, by the place among the loads of the options.
    Load { load: usize, supporter: String },
    /// A target by its place in the options, of a territory or of all.
    Target { target: usize, territory: Option<String> },
}

/// All that is shared, with how much there is of each.
pub(crate) struct Pool {
    /// What it is, rising.
    pub(crate) shared: Vec<Shared>,
    pub(crate) resources: Vec<Resource>,
    /// In parts of how many roubles or thousandths of an hour each is counted: the largest that all amounts are multiples of, so
    /// that prices of whole numbers are as sharp as can be.
    pub(crate) units: Vec<i64>,
}

/// The largest number that all are multiples of; one for none.
fn common(amounts: impl Iterator<Item = i64>) -> i64 {
    let gcd = |mut a: i64, mut b: i64| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    amounts.fold(0, gcd).max(1)
}

impl Pool {
    /// What these persons share; `taken` tells how many seats of a session others have.
    pub(crate) fn new(world: World<'_>, options: &RouteOptions, persons: &[Person<'_>], taken: &[i64]) -> Self {
        let mut pool = Self { shared: Vec::new(), resources: Vec::new(), units: Vec::new() };
        for offer in world.catalogue.offers() {
            if let Some(seats) = offer.session.seats {
                let left = seats - taken.get(offer.at).copied().unwrap_or(0);
                pool.push(Shared::Seats(offer.at), 1, left.max(0), None);
            }
        }
        for (place, budget) in options.budgets.iter().enumerate() {
            let paid = world.catalogue.offers().filter(|offer| options.budgets_of(*offer).any(|one| one == place));
            let unit = common(paid.map(|offer| offer.roubles()));
            pool.push(Shared::Budget(place), unit, budget.most, None);
        }
        for (load, asked) in options.loads.iter().enumerate() {
            let mut supporters: Vec<&str> = persons.iter().filter_map(|person| person.supporter(asked.role)).collect();
            let given = world.catalogue.activities.iter().filter(|activity| asked.kinds.contains(&activity.kind));
            let unit = common(given.map(|activity| activity.hours));
            supporters.sort_unstable();
            supporters.dedup();
            for supporter in supporters {
                pool.push(Shared::Load { load, supporter: supporter.to_owned() }, unit, asked.most, None);
            }
        }
        for (target, asked) in options.targets.iter().enumerate() {
            let mut counts: BTreeMap<Option<&str>, i64> = BTreeMap::new();
            for person in persons {
                *counts.entry(asked.group(person)).or_default() += 1;
            }
            for (territory, persons) in counts {
                let what = Shared::Target { target, territory: territory.map(str::to_owned) };
                pool.push(what, 1, -asked.wanted(persons), Some(worth(options.worths.target)));
            }
        }
        pool
    }

    /// Lets there be as much of everything as what has begun takes: it keeps its seat and is paid for, whatever was granted.
    pub(crate) fn admit_begun(&mut self, world: World<'_>, options: &RouteOptions, persons: &[Person<'_>]) {
        let begun = persons.iter().map(|person| {
            let steps = person.steps.iter().filter(|step| step.pinned);
            (person, steps.filter_map(|step| world.catalogue.offer(step.session)).collect())
        });
        let begun = self.used(options, begun);
        for ((resource, unit), begun) in self.resources.iter_mut().zip(&self.units).zip(begun) {
            // To targets everything counts anyway.
            if resource.penalty.is_none() {
                resource.capacity = resource.capacity.max(begun / unit);
            }
        }
    }

    fn push(&mut self, what: Shared, unit: i64, capacity: i64, penalty: Option<i64>) {
        self.shared.push(what);
        self.resources.push(Resource { capacity: capacity.div_euclid(unit), penalty });
        self.units.push(unit);
    }

    /// Its place among the resources.
    pub(crate) fn find(&self, what: &Shared) -> Option<usize> {
        self.shared.binary_search(what).ok()
    }

    /// So much of it, if it is shared.
    pub(crate) fn take(&self, what: &Shared, amount: i64) -> Option<Use> {
        let at = self.find(what)?;
        let amount = amount / self.units.get(at)?;
        (amount != 0).then_some(Use { resource: u32::try_from(at).ok()?, amount })
    }

    /// Something shared as a plan keeps it.
    pub(crate) fn told(&self, options: &RouteOptions, at: usize, what: &Shared, used: i64, price: i64) -> SharedUse {
        let counted = self.resources.get(at).map_or(0, |resource| resource.capacity.abs());
        let capacity = match what {
            Shared::Budget(place) => options.budgets.get(*place).map_or(0, |budget| budget.most),
            Shared::Load { load, .. } => options.loads.get(*load).map_or(0, |load| load.most),
            _ => counted,
        };
        SharedUse { what: what.clone(), unit: self.units.get(at).copied().unwrap_or(1), capacity, used, price }
    }

    /// How much of everything the routes of all use.
    pub(crate) fn used<'c>(
        &self,
        options: &RouteOptions,
        routes: impl Iterator<Item = (&'c Person<'c>, Vec<Offer<'c>>)>,
    ) -> Vec<i64> {
        let mut used = vec![0; self.shared.len()];
        let mut add = |what: &Shared, amount: i64| {
            self.find(what).and_then(|at| used.get_mut(at)).into_iter().for_each(|used| *used += amount);
        };
        for (person, route) in routes {
            for offer in &route {
                add(&Shared::Seats(offer.at), 1);
                options.budgets_of(*offer).for_each(|place| add(&Shared::Budget(place), offer.roubles()));
                for (load, supporter) in options.loads_of(person, *offer) {
                    add(&Shared::Load { load, supporter: supporter.to_owned() }, offer.activity.hours);
                }
            }
            for (target, asked) in options.targets.iter().enumerate() {
                let what = Shared::Target { target, territory: asked.group(person).map(str::to_owned) };
                add(&what, i64::from(asked.reached(route.iter().copied())));
            }
        }
        used
    }
}

impl RouteOptions {
    /// The places of the budgets that pay for a session.
    pub(crate) fn budgets_of(&self, offer: Offer<'_>) -> impl Iterator<Item = usize> {
        let pays = move |provider: &str| offer.activity.provider.as_deref() == Some(provider);
        self.budgets.iter().enumerate().filter(move |(_, budget)| pays(&budget.provider)).map(|(place, _)| place)
    }

    /// The loads that a session adds to with this person, by their places, each with the supporter.
    pub(crate) fn loads_of<'p>(
        &self,
        person: &'p Person<'_>,
        offer: Offer<'_>,
    ) -> impl Iterator<Item = (usize, &'p str)> {
        let loads = self.loads.iter().enumerate().filter(move |(_, load)| load.kinds.contains(&offer.activity.kind));
        loads.filter_map(|(place, load)| Some((place, person.supporter(load.role)?)))
    }
}

impl Offer<'_> {
    /// What a place costs in whole roubles, parts of one rounded up.
    pub(crate) fn roubles(&self) -> i64 {
        let cost = self.session.cost;
        cost / MILLION + i64::from(cost % MILLION > 0)
    }
}
