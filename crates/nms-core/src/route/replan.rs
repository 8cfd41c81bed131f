//! A plan mended after some persons changed: all others keep their routes, and the proof is carried over.

use nms_solver::allocation::{self, NODES, Options, UNIT};

use super::catalogue::{Catalogue, Offer};
use super::instance::{Instance, Maker};
use super::person::{Person, Source};
use super::plan::{PlanStatus, RoutePlan, share};
use super::rule::World;
use super::shared::{Pool, Shared};
use super::solve::{routes, status};
use crate::boundary::Error;
use crate::diagnosis::Diagnosis;
use crate::region::Region;

/// The persons who changed, before or after that, as an instance of their own.
struct Changed<'p> {
    persons: Vec<Person<'p>>,
    instance: Instance,
}

impl RoutePlan {
    /// Plans anew for some persons of the plan, of whom the region or the diagnosis says something else now.
    ///
    /// They give back what they had and choose among what is left; all others keep their routes. The bound is carried over at
    /// the prices of the plan, which takes milliseconds however large the region is. That nobody else changed is for the caller
    /// to know.
    ///
    /// # Errors
    /// `route.person` if somebody is not in the plan, or not in the region any more; `route.replan` if activities, sessions, the
    /// framework or the territory of somebody who counts for a target changed, or what somebody named has begun
    /// breaks the rules, so that all must be planned anew;
    /// `route.instance`.
    pub fn replan(&self, region: &Region, diagnosis: &Diagnosis, persons: &[&str]) -> Result<Self, Error> {
        let catalogue = Catalogue::read(region, diagnosis.framework())?;
        if catalogue != *self.catalogue {
            return Err(anew("the activities or sessions are not those of the plan"));
        }
        let (old, new) = (self.source(), Source::new(self.options.view(region), diagnosis, &catalogue, &self.options));
        let (mut before, mut after, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for id in persons {
            let row = self.region.known_row("persons", "person", id, "route.person")?;
            let Some(place) = self.routes.iter().position(|(one, _)| *one == row) else {
                let help = "plan all anew, or name persons of the plan";
                return Err(Error::new("route.person", format!("`{id}` is not in the plan"), help));
            };
            let row = region.known_row("persons", "person", id, "route.person")?;
            if !places.contains(&place) {
                places.push(place);
                before.extend(old.read(self.routes.get(place).map_or(0, |(row, _)| *row)));
                after.extend(new.read(row));
            }
        }
        if before.iter().any(|person| self.impossible.contains(&person.row)) {
            return Err(anew("what somebody has begun breaks the rules"));
        }
        let groups = |person: &Person<'_>| {
            self.options.targets.iter().map(|target| target.group(person).map(str::to_owned)).collect::<Vec<_>>()
        };
        if before.len() != after.len() || before.iter().zip(&after).any(|(old, new)| groups(old) != groups(new)) {
            return Err(anew("somebody counts for the target of another territory"));
        }
        let offers =
            |place: &usize| self.routes.get(*place).map_or_else(Vec::new, |(_, sessions)| self.offers(sessions));
        let had: Vec<Vec<Offer<'_>>> = places.iter().map(offers).collect();
        let old = self.alone(&self.maker(), before, &had)?;
        let maker = Maker::new(World::new(self.options.view(region), &catalogue), &self.options);
        let new = self.alone(&maker, after, &had)?;
        // The bound is carried over at the same capacities.
        let capacity = |pool: &Pool, what: &Shared| Some(pool.resources.get(pool.find(what)?)?.capacity);
        let more = |what: &Shared| {
            let before = capacity(&old.instance.pool, what);
            before.is_some() && before < capacity(&new.instance.pool, what)
        };
        if new.instance.pool.shared.iter().any(more) {
            return Err(anew("what has begun since takes more than was left"));
        }
        self.mended((region, diagnosis), &places, &had, &old, &new)
    }

    /// The changed persons as an instance, with what all others leave.
    fn alone<'p>(
        &self,
        maker: &Maker<'p>,
        persons: Vec<Person<'p>>,
        had: &[Vec<Offer<'_>>],
    ) -> Result<Changed<'p>, Error> {
        let mut pool = maker.pool(&persons, &[]);
        let own = pool.used(&self.options, persons.iter().zip(had.iter().cloned()));
        for ((what, resource), own) in pool.shared.iter().zip(&mut pool.resources).zip(own) {
            let Some(shared) = self.shared_use(what) else { continue };
            let others = shared.used - own;
            resource.capacity = match what {
                // Counted downwards: whoever is missing exceeds it.
                Shared::Target { .. } => others - shared.capacity,
                _ => (shared.capacity - others).max(0) / shared.unit,
            };
        }
        let instance = maker.make(&persons, pool)?;
        Ok(Changed { persons, instance })
    }

    /// The plan with new routes for those who changed.
    fn mended(
        &self,
        (region, diagnosis): (&Region, &Diagnosis),
        places: &[usize],
        had: &[Vec<Offer<'_>>],
        old: &Changed<'_>,
        new: &Changed<'_>,
    ) -> Result<Self, Error> {
        let found = allocation::solve(&new.instance.problem, Options { gap: 0, ..Options::default() }, &mut |_| true);
        let bundles: Vec<Vec<u32>> = (0..).zip(had).map(|(at, had)| bundle(&old.instance, at, had)).collect();
        if !found.impossible.is_empty() {
            return Err(anew("what somebody has begun breaks the rules"));
        }
        let mut next = self.clone();
        next.value += found.value - old.instance.problem.value(&bundles);
        let mut bound = i128::from(self.priced_bound) * i128::from(UNIT) + i128::from(UNIT - 1);
        let (old_prices, new_prices) = (self.prices_in(&old.instance), self.prices_in(&new.instance));
        for at in 0..places.len() {
            // At the least what the old person could have; at the most what the new one can.
            let least = allocation::best(&old.instance.problem, at, &old_prices, NODES).map_or(0, |best| best.value);
            let most = allocation::best(&new.instance.problem, at, &new_prices, NODES).map_or(0, |best| best.bound);
            bound += i128::from(most) - i128::from(least);
        }
        next.priced_bound = i64::try_from(bound.div_euclid(i128::from(UNIT))).unwrap_or(i64::MAX);
        next.bound = next.priced_bound;
        let given = routes(&new.instance, &found, &new.persons);
        let offers: Vec<Vec<Offer<'_>>> = given.iter().map(|(_, sessions)| self.offers(sessions)).collect();
        next.count(&old.instance.pool, &old.persons, had, -1);
        next.count(&new.instance.pool, &new.persons, &offers, 1);
        next.carry_over(region)?;
        for (place, route) in places.iter().zip(given) {
            if let Some(known) = next.routes.get_mut(*place) {
                *known = route;
            }
        }
        next.status = match status(found.status) {
            _ if !next.impossible.is_empty() => PlanStatus::Infeasible,
            PlanStatus::Infeasible => PlanStatus::Infeasible,
            _ if share(next.bound, next.value) <= self.options.gap => PlanStatus::Proved,
            _ => PlanStatus::BudgetEnded,
        };
        (next.region, next.diagnosis) = (region.clone(), diagnosis.clone());
        Ok(next)
    }

    /// Adds what routes use, or takes it away.
    fn count(&mut self, pool: &Pool, persons: &[Person<'_>], routes: &[Vec<Offer<'_>>], sign: i64) {
        let used = pool.used(&self.options, persons.iter().zip(routes.iter().cloned()));
        for ((at_pool, what), used) in (0..).zip(&pool.shared).zip(used) {
            match self.shared.binary_search_by(|shared| shared.what.cmp(what)) {
                Ok(at) => self.shared.get_mut(at).into_iter().for_each(|shared| shared.used += sign * used),
                // A supporter whom nobody of the plan had before.
                Err(at) => self.shared.insert(at, pool.told(&self.options, at_pool, what, sign * used, 0)),
            }
        }
    }

    /// The rows of the persons in another region, by their ids.
    fn carry_over(&mut self, region: &Region) -> Result<(), Error> {
        let moved = |row: u32| -> Result<u32, Error> {
            let id = self.region.row("persons", row as usize).and_then(|row| row.text("id")).unwrap_or_default();
            let same = region.row("persons", row as usize).and_then(|row| row.text("id"));
            if same == Some(id) { Ok(row) } else { region.known_row("persons", "person", id, "route.person") }
        };
        let rows = self.routes.iter().map(|(row, _)| moved(*row)).collect::<Result<Vec<_>, _>>()?;
        let impossible = self.impossible.iter().map(|row| moved(*row)).collect::<Result<Vec<_>, _>>()?;
        self.routes.iter_mut().zip(rows).for_each(|((known, _), row)| *known = row);
        self.impossible = impossible;
        Ok(())
    }
}

/// A route as the places of its sessions with the person in an instance.
fn bundle(instance: &Instance, at: usize, route: &[Offer<'_>]) -> Vec<u32> {
    let candidates = (0_u32..).zip(instance.problem.candidates(at));
    let had = |session: u32| route.iter().any(|offer| offer.at == session as usize);
    candidates.filter(|(_, session)| had(**session)).map(|(place, _)| place).collect()
}

fn anew(message: &str) -> Error {
    Error::new("route.replan", message, "plan all anew")
}
