//! Small worlds with every feature at random, and the slow way through all their plans.

use nms_solver::allocation::{
    Builder, Candidate, Count, Give, Offer, Person, Problem, Requirement, Resource, Step, Term, Use,
};
use proptest::prelude::*;

/// Random numbers of a seed (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// From `low` to `high`, both among them.
    pub fn roll(&mut self, low: i64, high: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        low + ((self.0 >> 11) % (high - low + 1) as u64) as i64
    }

    pub fn chance(&mut self, percent: i64) -> bool {
        self.roll(1, 100) <= percent
    }
}

/// What an instance is made of.
#[derive(Clone, Debug)]
pub struct World {
    pub resources: Vec<Resource>,
    pub offers: Vec<Offer>,
    pub excluded: Vec<(u32, u32)>,
    pub persons: Vec<Person>,
}

impl World {
    pub fn build(&self) -> Problem {
        let mut builder = Builder::new(&self.resources, (2, 1), &self.offers, &self.excluded).unwrap();
        for person in &self.persons {
            builder.person(person).unwrap();
        }
        builder.build().unwrap()
    }

    /// A world of a seed; `plain` has neither pinned candidates nor hard resources that need filling.
    pub fn random(seed: u64, persons: i64, offers: i64) -> Self {
        let dice = &mut Dice::new(seed);
        let resources: Vec<_> = (0..dice.roll(1, 5))
            .map(|_| {
                let target = dice.chance(20);
                let capacity = if target { -dice.roll(1, 3) } else { dice.roll(0, 4) };
                Resource { capacity, penalty: (target || dice.chance(20)).then(|| dice.roll(0, 9)) }
            })
            .collect();
        let any = |dice: &mut Dice, most: i64| -> Vec<Use> {
            let used = (0..resources.len() as u32).filter(|_| dice.chance(40)).collect::<Vec<_>>();
            let amount = |dice: &mut Dice, resource: u32| {
                let target = resources[resource as usize].capacity < 0;
                if target { -dice.roll(0, 1) } else { dice.roll(0, most) }
            };
            used.into_iter().map(|resource| Use { resource, amount: amount(dice, resource) }).collect()
        };
        let offers: Vec<_> = (0..offers)
            .map(|_| {
                let from = dice.roll(0, 9) as i32;
                Offer {
                    uses: any(dice, 2),
                    local: vec![dice.roll(0, 6), 1],
                    from,
                    to: from + dice.roll(0, 4) as i32,
                    concurrent: vec![dice.roll(0, 3)],
                    classes: dice.roll(0, 7) as u64,
                }
            })
            .collect();
        let mut excluded = Vec::new();
        for a in 0..offers.len() as u32 {
            excluded.extend((0..a).filter(|_| dice.chance(12)).collect::<Vec<_>>().into_iter().map(|b| (a, b)));
        }
        let persons = (0..persons).map(|_| Self::person(dice, &resources, offers.len(), &any)).collect();
        Self { resources, offers, excluded, persons }
    }

    fn person(
        dice: &mut Dice,
        resources: &[Resource],
        offers: usize,
        any: &impl Fn(&mut Dice, i64) -> Vec<Use>,
    ) -> Person {
        let needs: Vec<Vec<Step>> = (0..dice.roll(0, 3))
            .map(|_| {
                let mut worth = dice.roll(0, 6);
                let step = |dice: &mut Dice| {
                    let step = Step { width: dice.roll(0, 4) as u32, worth };
                    worth = dice.roll(0, worth);
                    step
                };
                let many = dice.roll(1, 3);
                let mut step = step;
                (0..many).map(|_| step(dice)).collect()
            })
            .collect();
        assert!(!resources.is_empty());
        let mut candidates = Vec::new();
        for offer in 0..offers as u32 {
            if dice.chance(75) {
                let gives = (0..needs.len() as u16).filter(|_| dice.chance(50)).collect::<Vec<_>>();
                let gives = gives.into_iter().map(|need| Give { need, amount: dice.roll(0, 5) as u32 }).collect();
                let worth = if dice.chance(50) { 0 } else { dice.roll(-6, 6) };
                candidates.push(Candidate { offer, worth, gives, pinned: dice.chance(3) });
            }
        }
        let many = candidates.len() as i64;
        let terms = |dice: &mut Dice, below: i64, low: i64| -> Vec<Term> {
            let chosen = (0..below as u32).filter(|_| dice.chance(50)).collect::<Vec<_>>();
            chosen.into_iter().map(|candidate| Term { candidate, amount: dice.roll(low, 3) }).collect()
        };
        let mut requirements = Vec::new();
        for candidate in 1..many {
            while dice.chance(20) {
                let terms = terms(dice, candidate, 0);
                requirements.push(Requirement { candidate: candidate as u32, at_least: dice.roll(0, 3), terms });
            }
        }
        let counts = (0..3).filter(|_| dice.chance(40)).collect::<Vec<u8>>();
        let counts =
            counts.into_iter().map(|class| Count { class, worth: dice.roll(-5, 12), uses: any(dice, 1) }).collect();
        let balances = if dice.chance(20) { vec![terms(dice, many, -3)] } else { vec![] };
        let limit = |dice: &mut Dice, low: i64, high: i64| dice.chance(70).then(|| dice.roll(low, high));
        Person {
            limits: vec![limit(dice, 0, 14), limit(dice, 0, 4)],
            concurrent: vec![limit(dice, 0, 6)],
            candidates,
            needs,
            requirements,
            counts,
            balances,
        }
    }

    /// Every legal bundle of a person with its worth and what it uses, told from the input alone.
    pub fn bundles(&self, person: usize) -> Vec<(Vec<u32>, i64, Vec<i64>)> {
        let who = &self.persons[person];
        (0..1_u32 << who.candidates.len())
            .map(|bits| (0..who.candidates.len() as u32).filter(|place| bits >> place & 1 == 1).collect::<Vec<_>>())
            .filter(|bundle| self.legal(who, bundle))
            .map(|bundle| {
                let (worth, used) = self.worth(who, &bundle);
                (bundle, worth, used)
            })
            .collect()
    }

    fn legal(&self, who: &Person, bundle: &[u32]) -> bool {
        let offer = |place: u32| &self.offers[who.candidates[place as usize].offer as usize];
        let number = |place: u32| who.candidates[place as usize].offer;
        let sum = |terms: &[Term]| -> i64 {
            terms.iter().filter(|term| bundle.contains(&term.candidate)).map(|term| term.amount).sum()
        };
        let pinned =
            (0_u32..).zip(&who.candidates).all(|(place, candidate)| !candidate.pinned || bundle.contains(&place));
        let apart = bundle.iter().all(|a| bundle.iter().all(|b| !self.excluded.contains(&(number(*a), number(*b)))));
        let limits = who.limits.iter().enumerate().all(|(dimension, limit)| {
            let sum: i64 = bundle.iter().map(|place| offer(*place).local[dimension]).sum();
            limit.is_none_or(|limit| sum <= limit)
        });
        let peaks = (0..20).all(|day| {
            let on = bundle.iter().filter(|place| (offer(**place).from..offer(**place).to).contains(&day));
            let sum: i64 = on.map(|place| offer(*place).concurrent[0]).sum();
            who.concurrent[0].is_none_or(|limit| sum <= limit)
        });
        let requirements = who.requirements.iter().all(|requirement| {
            !bundle.contains(&requirement.candidate) || sum(&requirement.terms) >= requirement.at_least
        });
        pinned && apart && limits && peaks && requirements && who.balances.iter().all(|terms| sum(terms) >= 0)
    }

    fn worth(&self, who: &Person, bundle: &[u32]) -> (i64, Vec<i64>) {
        let mut used = vec![0; self.resources.len()];
        let mut worth = 0;
        let mut given = vec![0; who.needs.len()];
        let mut classes = 0;
        for candidate in bundle.iter().map(|place| &who.candidates[*place as usize]) {
            worth += candidate.worth;
            candidate.gives.iter().for_each(|give| given[give.need as usize] += give.amount);
            let offer = &self.offers[candidate.offer as usize];
            classes |= offer.classes;
            offer.uses.iter().for_each(|part| used[part.resource as usize] += part.amount);
        }
        for (steps, given) in who.needs.iter().zip(given) {
            // Unit by unit.
            let units = steps.iter().flat_map(|step| std::iter::repeat_n(step.worth, step.width as usize));
            worth += units.take(given as usize).sum::<i64>();
        }
        for count in who.counts.iter().filter(|count| classes >> count.class & 1 == 1) {
            worth += count.worth;
            count.uses.iter().for_each(|part| used[part.resource as usize] += part.amount);
        }
        (worth, used)
    }

    /// The best value over all plans; nothing if no plan keeps all rules.
    pub fn optimum(&self) -> Option<i64> {
        use std::collections::HashMap;
        let mut states: HashMap<Vec<i64>, i64> = [(vec![0; self.resources.len()], 0)].into();
        for person in 0..self.persons.len() {
            let bundles = self.bundles(person);
            let mut next = HashMap::new();
            for (used, value) in &states {
                for (_, worth, more) in &bundles {
                    let sum: Vec<i64> = used.iter().zip(more).map(|(a, b)| a + b).collect();
                    let best = next.entry(sum).or_insert(i64::MIN);
                    *best = (*best).max(value + worth);
                }
            }
            states = next;
        }
        let end = |(used, value): (&Vec<i64>, &i64)| {
            let mut value = *value;
            for (resource, used) in self.resources.iter().zip(used) {
                let beyond = (used - resource.capacity).max(0);
                match resource.penalty {
                    Some(penalty) => value -= penalty * beyond,
                    None if beyond > 0 => return None,
                    None => {}
                }
            }
            Some(value)
        };
        states.iter().filter_map(end).max()
    }
}

/// Small worlds.
pub fn worlds() -> impl Strategy<Value = World> {
    (any::<u64>(), 0..=6_i64, 0..=8_i64).prop_map(|(seed, persons, offers)| World::random(seed, persons, offers))
}
