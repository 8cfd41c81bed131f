//! The planner's instance: the region's facts and the rules as numbers.

use nms_solver::allocation::{
    Builder, Candidate, Count, Give, Offer as Column, Person as Chooser, Problem, Requirement, Step as Piece, Term,
};

use super::catalogue::{Catalogue, Offer};
use super::need::WORTH;
use super::options::{RouteOptions, TargetOf};
use super::person::Person;
use super::rule::{Form, Rule, Standing, World};
use super::shared::{Pool, Shared};
use crate::boundary::Error;
use crate::region::store::days;

/// The instance with what its numbers stand for.
pub(crate) struct Instance {
    pub(crate) problem: Problem,
    /// What is shared, one for each resource of the problem.
    pub(crate) pool: Pool,
}

/// Classes of sessions: everything but diagnoses, the federal register, and one for each mandatory rule.
const ANY: u8 = 0;
const FEDERAL: u8 = 1;
const MANDATORY: u8 = 2;

/// What is worth something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    /// Mandatory items and targets alone.
    First,
    /// These, and deficits, hours, changes.
    Both,
}

/// What the instance is made from.
pub(crate) struct Maker<'m> {
    pub(crate) world: World<'m>,
    pub(crate) options: &'m RouteOptions,
    /// Rules by their form.
    pub(crate) rules: Forms<'m>,
    layer: Layer,
    /// Whether a session may be planned at all.
    open: Vec<bool>,
    /// Sessions of which a rule says that they do not go together.
    exclusions: Vec<(u32, u32)>,
}

/// Rules by their form.
pub(crate) struct Forms<'m> {
    admissions: Vec<&'m dyn Rule>,
    pairs: Vec<&'m dyn Rule>,
    sums: Vec<&'m dyn Rule>,
    daily: Vec<&'m dyn Rule>,
    balances: Vec<&'m dyn Rule>,
    before: Vec<&'m dyn Rule>,
    mandatory: Vec<&'m dyn Rule>,
}

impl<'m> Forms<'m> {
    fn new(rules: &'m [Standing]) -> Self {
        let of = |form: Form| {
            let rules = rules.iter().map(|standing| standing.rule.as_ref());
            rules.filter(|rule| rule.form() == form).collect()
        };
        Self {
            admissions: of(Form::Admission),
            pairs: of(Form::Pair),
            sums: of(Form::Sum),
            daily: of(Form::Daily),
            balances: of(Form::Balance),
            before: of(Form::Before),
            mandatory: of(Form::Mandatory),
        }
    }

    /// Sessions of which a rule says that they do not go together.
    fn exclusions(&self, catalogue: &Catalogue) -> Vec<(u32, u32)> {
        let offers: Vec<Offer<'_>> = catalogue.offers().collect();
        let mut pairs = Vec::new();
        for (place, one) in (0_u32..).zip(&offers) {
            for (at, other) in (0_u32..).zip(&offers).take(place as usize) {
                if self.pairs.iter().any(|rule| !rule.together(*one, *other)) {
                    pairs.push((at, place));
                }
            }
        }
        pairs
    }
}

impl<'m> Maker<'m> {
    pub(crate) fn new(world: World<'m>, options: &'m RouteOptions) -> Self {
        let (from, to) = (days(options.from), days(options.to));
        let open = |offer: Offer<'_>| {
            offer.session.days.is_none_or(|(first, last)| from <= first && first <= last && last <= to)
        };
        let open = world.catalogue.offers().map(open).collect();
        let rules = Forms::new(&options.rules);
        let exclusions = rules.exclusions(world.catalogue);
        Self { world, options, rules, layer: Layer::Both, open, exclusions }
    }

    /// The same for a layer.
    pub(crate) fn of(self, layer: Layer) -> Self {
        Self { layer, ..self }
    }

    fn catalogue(&self) -> &'m Catalogue {
        self.world.catalogue
    }

    /// The first rule that keeps a session from a person.
    pub(crate) fn barred(&self, person: &Person<'_>, offer: Offer<'_>) -> Option<&'m dyn Rule> {
        self.rules.admissions.iter().copied().find(|rule| !rule.admits(self.world, person, offer))
    }

    /// Whether a session lies within the days that are planned.
    pub(crate) fn is_open(&self, offer: Offer<'_>) -> bool {
        self.open.get(offer.at).copied().unwrap_or_default()
    }

    /// What these persons share; `taken` tells how many seats of a session others have.
    pub(crate) fn pool(&self, persons: &[Person<'_>], taken: &[i64]) -> Pool {
        Pool::new(self.world, self.options, persons, taken)
    }

    /// Makes the instance of these persons.
    pub(crate) fn make(&self, persons: &[Person<'m>], mut pool: Pool) -> Result<Instance, Error> {
        pool.admit_begun(self.world, self.options, persons);
        let hours = self.hours()?;
        let offers: Vec<Column> = self.catalogue().offers().map(|offer| self.column(offer, &pool, &hours)).collect();
        let dimensions = (self.rules.sums.len(), self.rules.daily.len());
        let mut builder = Builder::new(&pool.resources, dimensions, &offers, &self.exclusions).map_err(refused)?;
        for person in persons {
            builder.person(&self.chooser(person, &pool, &hours)).map_err(|error| refused(error).at(person.id))?;
        }
        let problem = builder.build().map_err(refused)?;
        Ok(Instance { problem, pool })
    }

    /// Activities that take hours of supporters, each a class of its own.
    ///
    /// A class counts once for a person, so that two sessions of one activity would count as one.
    fn hours(&self) -> Result<Vec<(u8, usize)>, Error> {
        if !self.options.loads.is_empty() && !self.options.rules().any(|name| name == "one_session") {
            let help = "let the rule `one_session` hold";
            return Err(Error::new("route.options", "hours of supporters are counted once for an activity", help));
        }
        let takes = |kind: &String| self.options.loads.iter().any(|load| load.kinds.contains(kind));
        let activities = self.catalogue().activities.iter().enumerate();
        let found = activities.filter(|(_, activity)| activity.hours > 0 && takes(&activity.kind)).map(|(at, _)| at);
        let first = usize::from(MANDATORY) + self.rules.mandatory.len();
        let classes = (first..).zip(found).map(|(class, at)| u8::try_from(class).map(|class| (class, at)));
        let hours: Vec<(u8, usize)> = classes.filter_map(Result::ok).collect();
        if hours.last().is_none_or(|(class, _)| *class < 64) {
            return Ok(hours);
        }
        let message = format!("{} activities take hours of supporters", hours.len());
        Err(Error::new("route.instance", message, "name kinds with fewer activities: at most about sixty take hours"))
    }

    /// A session as the planner sees it.
    fn column(&self, offer: Offer<'_>, pool: &Pool, hours: &[(u8, usize)]) -> Column {
        let mut classes = u64::from(!offer.activity.is_diagnosis()) << ANY | u64::from(offer.is_federal()) << FEDERAL;
        for (class, rule) in (MANDATORY..64).zip(&self.rules.mandatory) {
            classes |= u64::from(rule.wanted(self.world, offer)) << class;
        }
        let takes = hours.iter().filter(|(_, activity)| *activity == offer.session.activity);
        classes |= takes.map(|(class, _)| 1 << class).sum::<u64>();
        let money =
            self.options.budgets_of(offer).filter_map(|place| pool.take(&Shared::Budget(place), offer.roubles()));
        let (from, to) = offer.session.days.map_or((0, 0), |(first, last)| (first, last.saturating_add(1)));
        Column {
            uses: pool.take(&Shared::Seats(offer.at), 1).into_iter().chain(money).collect(),
            local: self.rules.sums.iter().map(|rule| rule.amount(offer)).collect(),
            from,
            to,
            concurrent: self.rules.daily.iter().map(|rule| rule.amount(offer)).collect(),
            classes,
        }
    }

    /// The sessions a person may be given: those that close a deficit, are wanted, or come before such; and where he is already.
    pub(crate) fn candidates(&self, person: &Person<'_>) -> Vec<usize> {
        let mut chosen = vec![false; self.catalogue().sessions.len()];
        let mut queue: Vec<usize> = Vec::new();
        let helps = |offer: Offer<'_>| person.needs.iter().any(|need| offer.gain(person, need.competence).is_some());
        let wanted = |offer: Offer<'_>| {
            let mut rules = self.rules.mandatory.iter();
            rules.any(|rule| rule.wanted(self.world, offer) && rule.concerns(self.world, person))
        };
        let admitted = |offer: Offer<'_>| self.is_open(offer) && self.barred(person, offer).is_none();
        for offer in self.catalogue().offers() {
            let is_step = person.steps.iter().any(|step| step.session == offer.at && (step.pinned || admitted(offer)));
            if is_step || (helps(offer) || wanted(offer)) && admitted(offer) {
                queue.push(offer.at);
            }
        }
        while let Some(at) = queue.pop() {
            let Some(slot) = chosen.get_mut(at).filter(|chosen| !**chosen) else { continue };
            *slot = true;
            let Some(offer) = self.catalogue().offer(at) else { continue };
            for before in self.before(person, offer) {
                let others = before.from.into_iter().filter_map(|(at, _)| self.catalogue().offer(at));
                queue.extend(others.filter(|offer| admitted(*offer)).map(|offer| offer.at));
            }
        }
        (0..chosen.len()).filter(|at| chosen.get(*at).copied().unwrap_or_default()).collect()
    }

    fn before(&self, person: &Person<'_>, offer: Offer<'_>) -> Vec<super::rule::Before> {
        self.rules.before.iter().flat_map(|rule| rule.before(self.world, person, offer)).collect()
    }

    /// A person as the planner sees him.
    fn chooser(&self, person: &Person<'_>, pool: &Pool, hours: &[(u8, usize)]) -> Chooser {
        let places = self.candidates(person);
        let offers: Vec<Offer<'_>> = places.iter().filter_map(|at| self.catalogue().offer(*at)).collect();
        let place_of = |at: usize| places.binary_search(&at).ok().and_then(|place| u32::try_from(place).ok());
        let term = |(place, amount): (u32, i64)| Term { candidate: place, amount };
        let candidate = |offer: &Offer<'_>| {
            let step = person.steps.iter().find(|step| step.session == offer.at);
            let gives = (0_u16..).zip(&person.needs).filter_map(|(need, one)| {
                let gain = offer.gain(person, one.competence)?;
                Some(Give { need, amount: u32::try_from(gain).unwrap_or(u32::MAX) })
            });
            Candidate {
                offer: u32::try_from(offer.at).unwrap_or(u32::MAX),
                worth: if self.layer == Layer::Both { self.own_worth(person, *offer, step.is_some()) } else { 0 },
                gives: gives.collect(),
                pinned: step.is_some_and(|step| step.pinned),
            }
        };
        let requirements = (0_u32..)
            .zip(&offers)
            .flat_map(|(place, offer)| self.before(person, *offer).into_iter().map(move |before| (place, before)));
        let requirements = requirements.map(|(candidate, before)| Requirement {
            candidate,
            at_least: before.least,
            terms: before.from.iter().filter_map(|(at, amount)| Some(term((place_of(*at)?, *amount)))).collect(),
        });
        let counts = i64::from(self.layer == Layer::Both);
        let piece = |(width, worth): &(i64, i64)| Piece {
            width: u32::try_from(*width).unwrap_or(u32::MAX),
            worth: *worth * counts,
        };
        Chooser {
            requirements: requirements.collect(),
            candidates: offers.iter().map(candidate).collect(),
            needs: person.needs.iter().map(|need| need.steps.iter().map(piece).collect()).collect(),
            limits: self.rules.sums.iter().map(|rule| rule.most(person)).collect(),
            concurrent: self.rules.daily.iter().map(|rule| rule.most(person)).collect(),
            counts: self.counts(person, &offers, pool, hours),
            balances: self
                .rules
                .balances
                .iter()
                .map(|rule| (0..).zip(&offers).map(|(place, offer)| term((place, rule.amount(*offer)))).collect())
                .collect(),
        }
    }

    /// What a session is worth apart from deficits: its hours and the way there cost, what was promised is better kept.
    fn own_worth(&self, person: &Person<'_>, offer: Offer<'_>, promised: bool) -> i64 {
        let way = if offer.is_away(person, &["online"]) { worth(self.options.worths.travel) } else { 0 };
        let kept = if promised { worth(self.options.worths.change) } else { 0 };
        kept - way - worth(self.options.worths.hour * offer.hours())
    }

    /// What holds once for a person: targets that a route counts for, mandatory items, hours of supporters.
    fn counts(&self, person: &Person<'_>, offers: &[Offer<'_>], pool: &Pool, hours: &[(u8, usize)]) -> Vec<Count> {
        let mut counts = Vec::new();
        for (of, class) in [(TargetOf::WithRoute, ANY), (TargetOf::Federal, FEDERAL)] {
            let targets = self.options.targets.iter().enumerate().filter(|(_, target)| target.of == of);
            let uses = targets.filter_map(|(place, target)| {
                let territory = target.group(person).map(str::to_owned);
                pool.take(&Shared::Target { target: place, territory }, -1)
            });
            counts.push(Count { class, worth: 0, uses: uses.collect() });
        }
        for (class, rule) in (MANDATORY..64).zip(&self.rules.mandatory) {
            if rule.concerns(self.world, person) {
                counts.push(Count { class, worth: worth(self.options.worths.mandatory), uses: Vec::new() });
            }
        }
        for (class, activity) in hours {
            let Some(offer) = offers.iter().find(|offer| offer.session.activity == *activity) else { continue };
            let loads = self.options.loads_of(person, *offer);
            let uses = loads.filter_map(|(load, supporter)| {
                pool.take(&Shared::Load { load, supporter: supporter.to_owned() }, offer.activity.hours)
            });
            counts.push(Count { class: *class, worth: 0, uses: uses.collect() });
        }
        counts.retain(|count| count.worth != 0 || !count.uses.is_empty());
        counts
    }
}

/// A worth in the planner's whole numbers.
#[expect(clippy::cast_possible_truncation, reason = "a cast of a double stops at the bounds")]
pub(crate) fn worth(worth: f64) -> i64 {
    (worth * WORTH).round() as i64
}

fn refused(error: nms_solver::allocation::BuildError) -> Error {
    use nms_solver::allocation::BuildError;
    let help = match error {
        BuildError::Dimensions => "name at most 8 rules that bound sums and 4 that bound every day",
        BuildError::Circle { .. } => "let no activity require, itself or by others, what requires it",
        BuildError::TooLarge => "use smaller gains, weights, hours or seats",
        _ => "look at the numbers of the activities and sessions",
    };
    Error::new("route.instance", format!("the plan cannot be set up: {error}"), help)
}
