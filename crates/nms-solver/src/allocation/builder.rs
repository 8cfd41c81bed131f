//! Puts an instance together and refuses what could not be computed with.

use super::input::{BuildError, Offer, Person, Resource, Use};
use super::problem::{CONCURRENT, Counted, FREE, LOCAL, Needed, Problem, WORD};

/// Numbers of worth and use a person may sum up to.
const PERSON: i128 = 1 << 48;
/// The clique of a candidate that is in none.
pub(crate) const NONE: u8 = u8::MAX;
/// Pairs of a person's candidates that are looked at for cliques, at most.
const CHECKS: usize = 50_000_000;
/// Numbers of worth and use all may sum up to.
const ALL: i128 = 1 << 60;
/// Prices times what a person may use stay below this.
const PRICED: i128 = 1 << 58;

/// Takes resources and offers, then persons; every call checks what it is given.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    problem: Problem,
    /// What all could use of each resource, either way, and what all could be worth.
    most: Vec<i128>,
    worth: i128,
    /// The most one person could use, summed over resources.
    hungriest: i128,
}

impl Builder {
    /// Begins with the resources, the number of local and of concurrent dimensions, the offers and the pairs that exclude each other.
    pub fn new(
        resources: &[Resource],
        (local, concurrent): (usize, usize),
        offers: &[Offer],
        excluded: &[(u32, u32)],
    ) -> Result<Self, BuildError> {
        if local > LOCAL || concurrent > CONCURRENT {
            return Err(BuildError::Dimensions);
        }
        if resources.iter().any(|resource| resource.penalty.is_some_and(|penalty| penalty < 0)) {
            return Err(BuildError::Negative);
        }
        let large = |number: i64| i128::from(number).abs() > PERSON;
        if resources.iter().any(|resource| large(resource.capacity) || resource.penalty.is_some_and(large)) {
            return Err(BuildError::TooLarge);
        }
        if offers.len() >= FREE as usize || resources.len() >= FREE as usize {
            return Err(BuildError::TooMany);
        }
        let mut problem = Problem { dimensions: local, concurrents: concurrent, ..Problem::default() };
        problem.resources = resources.to_vec();
        for offer in offers {
            if offer.local.len() != local || offer.concurrent.len() != concurrent {
                return Err(BuildError::Dimensions);
            }
            if offer.from > offer.to {
                return Err(BuildError::Interval);
            }
            uses(&offer.uses, resources.len())?;
            let row = problem.uses.add(offer.uses.iter().copied());
            row.then_some(()).ok_or(BuildError::TooMany)?;
            for amount in &offer.local {
                problem.local.push(amount_of(*amount)?);
            }
            for amount in &offer.concurrent {
                problem.loads.push(amount_of(*amount)?);
            }
            problem.days.push((offer.from, offer.to));
            problem.classes.push(offer.classes);
        }
        exclude(&mut problem, offers.len(), excluded)?;
        Ok(Self { most: vec![0; resources.len()], problem, worth: 0, hungriest: 0 })
    }

    /// Adds a person; answers its number. Nothing is added if there is an error.
    pub fn person(&mut self, person: &Person) -> Result<u32, BuildError> {
        check(&self.problem, person)?;
        let (worth, used) = self.sums(person)?;
        let number = self.problem.persons();
        let number = u32::try_from(number).map_err(|_| BuildError::TooMany)?;
        self.worth += worth;
        self.hungriest = self.hungriest.max(used);
        self.write(person)?;
        Ok(number)
    }

    /// Ends: the instance, if no sum of it can overflow.
    pub fn build(mut self) -> Result<Problem, BuildError> {
        let penalty = |(resource, most): (&Resource, &i128)| {
            let beyond = most + i128::from(resource.capacity).abs();
            beyond * i128::from(resource.penalty.unwrap_or(1))
        };
        let penalties: i128 = self.problem.resources.iter().zip(&self.most).map(penalty).sum();
        if self.worth > ALL || penalties > ALL || self.most.iter().any(|most| *most > ALL) {
            return Err(BuildError::TooLarge);
        }
        self.problem.least = -i64::try_from(self.worth + penalties).unwrap_or(i64::MAX >> 1);
        self.problem.ceiling = i64::try_from(PRICED / self.hungriest.max(1 << 8)).unwrap_or(i64::MAX);
        Ok(self.problem)
    }

    /// What a person could be worth and use at most; adds the use to what all could.
    fn sums(&mut self, person: &Person) -> Result<(i128, i128), BuildError> {
        let abs = |number: i64| i128::from(number).abs();
        let own: i128 = person.candidates.iter().map(|candidate| abs(candidate.worth)).sum();
        let steps = person.needs.iter().flatten();
        let needs: i128 = steps.map(|step| i128::from(step.width) * abs(step.worth)).sum();
        let counts: i128 = person.counts.iter().map(|count| abs(count.worth)).sum();
        let problem = &self.problem;
        let offered = person.candidates.iter().flat_map(|candidate| problem.uses.row(candidate.offer as usize));
        let all = || offered.clone().chain(person.counts.iter().flat_map(|count| &count.uses));
        let used: i128 = all().map(|used| abs(used.amount)).sum();
        let worth = own + needs + counts;
        if worth > PERSON || used > PERSON {
            return Err(BuildError::TooLarge);
        }
        for used in all() {
            self.most[used.resource as usize] += abs(used.amount);
        }
        Ok((worth, used))
    }

    fn write(&mut self, person: &Person) -> Result<(), BuildError> {
        let problem = &mut self.problem;
        let limits = person.limits.iter().map(limit);
        problem.limits.extend(limits);
        problem.concurrent.extend(person.concurrent.iter().map(limit));
        let number = problem.persons();
        let small = person.candidates.len() <= WORD;
        let mut fits = true;
        for (place, candidate) in person.candidates.iter().enumerate() {
            problem.candidates.push(candidate.offer);
            problem.own.push(candidate.worth);
            fits &= problem.gives.add(candidate.gives.iter().copied());
            let other = |(at, other): (usize, &super::Candidate)| {
                at != place && problem.conflict(number, candidate.offer, other.offer)
            };
            let bit = |(at, pair): (usize, bool)| u64::from(pair) << at;
            let row = if small {
                let pairs = person.candidates.iter().enumerate().map(other);
                pairs.enumerate().map(bit).fold(0, |row, bit| row | bit)
            } else {
                0
            };
            problem.conflicts.push(row);
            problem.cliques.push(NONE);
            if candidate.pinned {
                problem.pinned.push(place as u32);
            }
        }
        fits &= problem.candidates.end() & problem.pinned.end();
        if small {
            cover(problem, number)
        } else {
            cover_many(problem, number)
        }
        for steps in &person.needs {
            problem.needs.push(());
            fits &= problem.steps.add(steps.iter().copied());
        }
        fits &= problem.needs.end();
        for requirement in &person.requirements {
            let (candidate, at_least) = (requirement.candidate, requirement.at_least);
            problem.requirements.push(Needed { candidate, at_least });
            fits &= problem.requirement_terms.add(requirement.terms.iter().copied());
        }
        fits &= problem.requirements.end();
        for count in &person.counts {
            problem.counts.push(Counted { class: count.class, worth: count.worth });
            fits &= problem.count_uses.add(count.uses.iter().copied());
        }
        fits &= problem.counts.end();
        for terms in &person.balances {
            problem.balances.push(());
            fits &= problem.balance_terms.add(terms.iter().copied());
        }
        fits &= problem.balances.end();
        fits.then_some(()).ok_or(BuildError::TooMany)
    }
}

/// Covers a person's candidates with cliques of such as exclude each other: the first that fits, by the last day.
fn cover(problem: &mut Problem, person: usize) {
    let range = problem.candidates.range(person);
    let days = |place: &usize| problem.days[problem.candidates.items()[range.start + place] as usize];
    let mut order: Vec<usize> = (0..range.len()).collect();
    order.sort_by_key(|place| (days(place).1, *place));
    let mut cliques: Vec<u64> = Vec::new();
    for place in order {
        let conflicts = problem.conflicts[range.start + place];
        let clique = cliques.iter().position(|members| members & conflicts == *members).unwrap_or(cliques.len());
        if clique == cliques.len() {
            cliques.push(0);
        }
        cliques[clique] |= 1 << place;
        problem.cliques[range.start + place] = clique as u8;
    }
}

/// The same for more candidates than a word has bits, as far as there are bits for cliques and the checks last.
fn cover_many(problem: &mut Problem, person: usize) {
    let range = problem.candidates.range(person);
    let offers = problem.candidates.row(person);
    let mut order: Vec<usize> = (0..range.len()).collect();
    order.sort_by_key(|place| (problem.days[offers[*place] as usize].1, *place));
    let mut cliques: Vec<Vec<u32>> = Vec::new();
    let mut found = vec![NONE; range.len()];
    let mut checks = 0;
    for place in order {
        let mut all = |members: &Vec<u32>| {
            members.iter().all(|other| {
                checks += 1;
                checks <= CHECKS && problem.conflict(person, offers[place], *other)
            })
        };
        let at = cliques.iter().position(&mut all).unwrap_or(cliques.len());
        if at == cliques.len() && (checks > CHECKS || at == WORD) {
            continue;
        }
        if at == cliques.len() {
            cliques.push(Vec::new());
        }
        cliques[at].push(offers[place]);
        found[place] = at as u8;
    }
    problem.cliques[range].copy_from_slice(&found);
}

fn limit(limit: &Option<i64>) -> u32 {
    limit.map_or(FREE, |limit| u32::try_from(limit).unwrap_or(FREE))
}

fn amount_of(amount: i64) -> Result<u32, BuildError> {
    match amount {
        ..0 => Err(BuildError::Negative),
        // Sums of two stay below the mark for "no limit".
        0..0x4000_0000 => u32::try_from(amount).map_err(|_| BuildError::TooLarge),
        _ => Err(BuildError::TooLarge),
    }
}

fn uses(uses: &[Use], resources: usize) -> Result<(), BuildError> {
    if uses.iter().any(|used| used.resource as usize >= resources) {
        return Err(BuildError::Index);
    }
    let sum: i128 = uses.iter().map(|used| i128::from(used.amount).abs()).sum();
    (sum <= PERSON).then_some(()).ok_or(BuildError::TooLarge)
}

fn exclude(problem: &mut Problem, offers: usize, pairs: &[(u32, u32)]) -> Result<(), BuildError> {
    let words = offers.div_ceil(WORD);
    problem.exclusion_row = vec![FREE; offers];
    for (a, b) in pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]) {
        if a as usize >= offers || b as usize >= offers {
            return Err(BuildError::Index);
        }
        let row = &mut problem.exclusion_row[a as usize];
        if *row == FREE {
            *row = (problem.exclusions.len() / words) as u32;
            problem.exclusions.resize(problem.exclusions.len() + words, 0);
        }
        problem.exclusions[*row as usize * words + b as usize / WORD] |= 1 << (b as usize % WORD);
    }
    Ok(())
}

/// Whether a person is written as it must be.
fn check(problem: &Problem, person: &Person) -> Result<(), BuildError> {
    let must = |holds: bool, error: BuildError| holds.then_some(()).ok_or(error);
    must(person.limits.len() == problem.dimensions, BuildError::Dimensions)?;
    must(person.concurrent.len() == problem.concurrents, BuildError::Dimensions)?;
    for limit in person.limits.iter().chain(&person.concurrent).flatten() {
        must(*limit >= 0, BuildError::Negative)?;
    }
    must(person.needs.len() <= usize::from(u16::MAX), BuildError::TooMany)?;
    must(person.candidates.len() < FREE as usize, BuildError::TooMany)?;
    for steps in &person.needs {
        must(steps.iter().all(|step| step.worth >= 0), BuildError::Negative)?;
        must(steps.is_sorted_by(|a, b| a.worth >= b.worth), BuildError::NotConcave)?;
    }
    let mut offers = Vec::with_capacity(person.candidates.len());
    for candidate in &person.candidates {
        must((candidate.offer as usize) < problem.offers(), BuildError::Index)?;
        must(candidate.gives.iter().all(|give| usize::from(give.need) < person.needs.len()), BuildError::Index)?;
        offers.push(candidate.offer);
    }
    offers.sort_unstable();
    must(offers.is_sorted_by(|a, b| a < b), BuildError::Twice)?;
    let known = |candidate: u32| (candidate as usize) < person.candidates.len();
    let mut sum = 0_i128;
    for requirement in &person.requirements {
        must(known(requirement.candidate), BuildError::Index)?;
        must(requirement.terms.iter().all(|term| known(term.candidate)), BuildError::Index)?;
        must(requirement.terms.iter().all(|term| term.amount >= 0), BuildError::Negative)?;
        sum += requirement.terms.iter().map(|term| i128::from(term.amount)).sum::<i128>();
    }
    for terms in &person.balances {
        must(terms.iter().all(|term| known(term.candidate)), BuildError::Index)?;
        sum += terms.iter().map(|term| i128::from(term.amount).abs()).sum::<i128>();
    }
    must(sum <= PERSON, BuildError::TooLarge)?;
    let mut classes = 0_u64;
    for count in &person.counts {
        must(count.class < 64, BuildError::Index)?;
        must(classes >> count.class & 1 == 0, BuildError::Twice)?;
        classes |= 1 << count.class;
        uses(&count.uses, problem.resources.len())?;
    }
    circle(person)
}

/// Requirements must come to an end: a candidate whose requirements lead back to itself is an error.
fn circle(person: &Person) -> Result<(), BuildError> {
    if person.requirements.is_empty() {
        return Ok(());
    }
    // Candidates leave in rounds once nothing they require is left; what stays stands on a circle or behind one.
    let mut waits = vec![0_usize; person.candidates.len()];
    let mut behind = vec![Vec::new(); person.candidates.len()];
    for requirement in person.requirements.iter().filter(|requirement| requirement.at_least > 0) {
        for term in &requirement.terms {
            waits[requirement.candidate as usize] += 1;
            behind[term.candidate as usize].push(requirement.candidate);
        }
    }
    let mut free: Vec<usize> = (0..waits.len()).filter(|candidate| waits[*candidate] == 0).collect();
    while let Some(candidate) = free.pop() {
        for other in std::mem::take(&mut behind[candidate]) {
            waits[other as usize] -= 1;
            if waits[other as usize] == 0 {
                free.push(other as usize);
            }
        }
    }
    match waits.iter().position(|waits| *waits > 0) {
        Some(candidate) => Err(BuildError::Circle { candidate: candidate as u32 }),
        None => Ok(()),
    }
}
