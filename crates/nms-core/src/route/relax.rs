//! What would make an impossible demand possible: the cheapest relaxations, each verified by planning again.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, Months};
use serde::Serialize;

use super::catalogue::{Catalogue, Offer};
use super::options::RouteOptions;
use super::plan::{RoutePlan, SharedUse};
use super::rule::Form;
use super::shared::Shared;
use crate::boundary::{Error, Watch, counted};
use crate::diagnosis::figure::figure;
use crate::diagnosis::rounded::{rounded, rounded_some};
use crate::region::store::days;
use crate::text::{Label, Language, vocabulary};

vocabulary! {
    /// What is relaxed.
    RelaxationKind {
        Target = "target", "цель ниже", "a lower target";
        Seats = "seats", "больше мест", "more seats";
        Move = "move", "другие даты", "other dates";
    }
}

/// A relaxation, and what planning again with it has shown (что изменить, чтобы цель была выполнима).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relaxation {
    /// What is relaxed.
    pub kind: RelaxationKind,
    /// What cannot be met: `with_route`, `federal`, or the name of a rule that makes items mandatory.
    pub demand: String,
    /// The territory of the target.
    pub territory: Option<String>,
    /// The session that gets more seats, or other dates.
    pub session: Option<String>,
    /// How many seats more.
    pub seats: Option<i64>,
    /// The share that can be reached, in percent.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub percent: Option<f64>,
    /// The new first day.
    pub start: Option<String>,
    /// Persons missing to the demand as it is.
    pub missing: i64,
    /// Persons missing once it is relaxed.
    pub missing_after: i64,
    /// What the plan is then worth, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub value: f64,
    /// The relaxation in words.
    pub text: Label,
}

/// Demands that are looked at, at most.
const DEMANDS: usize = 4;
/// Sessions that are tried with more seats, at most.
const WIDENED: usize = 3;
/// Months to which a session is moved: that of the first day, and so many later.
const MONTHS: u32 = 12;

/// A demand that the plan does not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Demand {
    Target(usize, Option<String>),
    /// By the place among the rules.
    Mandatory(usize),
}

/// A relaxation before it is tried.
struct Trial {
    kind: RelaxationKind,
    session: Option<String>,
    seats: Option<i64>,
    percent: Option<f64>,
    start: Option<String>,
    text: Label,
    options: RouteOptions,
    catalogue: Arc<Catalogue>,
}

impl Trial {
    fn new(kind: RelaxationKind, options: RouteOptions, catalogue: Arc<Catalogue>, text: Label) -> Self {
        Self { kind, session: None, seats: None, percent: None, start: None, text, options, catalogue }
    }
}

impl RoutePlan {
    /// What would let targets and mandatory items be met that are not: a lower target, more seats, other dates.
    ///
    /// Each is verified by planning again, at most seventeen times for a demand; what helps nothing is left out. Those that leave
    /// fewest persons missing come first, and of these those of which the plan is worth most. At most four demands are looked at.
    ///
    /// # Errors
    /// `route.instance`; `call.stopped` if `watch` said so.
    pub fn relaxations(&self, watch: Watch<'_>) -> Result<Vec<Relaxation>, Error> {
        let mut found = Vec::new();
        for (demand, missing) in self.unmet_demands().into_iter().take(DEMANDS) {
            let mut own = Vec::new();
            for trial in self.lower(&demand).into_iter().chain(self.seats(&demand, missing)) {
                own.extend(self.tried(&demand, missing, trial, watch)?);
            }
            let mut best = missing;
            for trial in self.moves(&demand) {
                if let Some(moved) = self.tried(&demand, missing, trial, watch)?
                    && moved.missing_after < best
                {
                    best = moved.missing_after;
                    own.retain(|one| one.kind != RelaxationKind::Move);
                    own.push(moved);
                }
                if best == 0 {
                    break;
                }
            }
            own.sort_by(|a, b| a.missing_after.cmp(&b.missing_after).then(b.value.total_cmp(&a.value)));
            found.extend(own);
        }
        Ok(found)
    }

    /// Plans again, and tells what came of it if it helped.
    fn tried(
        &self,
        demand: &Demand,
        missing: i64,
        trial: Trial,
        watch: Watch<'_>,
    ) -> Result<Option<Relaxation>, Error> {
        let mut stopped = false;
        let plan = self.region.plan_among(&self.diagnosis, &trial.options, trial.catalogue, &mut |step| {
            stopped |= !watch(step);
            !stopped
        })?;
        if stopped {
            return Err(crate::boundary::stopped());
        }
        let missing_after = plan.missing(demand);
        let helped = missing_after < missing && plan.impossible.len() <= self.impossible.len();
        let territory = match demand {
            Demand::Target(_, territory) => territory.clone(),
            Demand::Mandatory(_) => None,
        };
        Ok(helped.then(|| Relaxation {
            kind: trial.kind,
            demand: self.demand_word(demand),
            territory,
            session: trial.session,
            seats: trial.seats,
            percent: trial.percent,
            start: trial.start,
            missing,
            missing_after,
            value: plan.value(),
            text: trial.text,
        }))
    }

    /// Demands that are not met, those that most are missing to first.
    pub(super) fn unmet_demands(&self) -> Vec<(Demand, i64)> {
        let targets = self.shared.iter().filter_map(|shared| match &shared.what {
            Shared::Target { target, territory } => Some(Demand::Target(*target, territory.clone())),
            _ => None,
        });
        let rules = self.options.rules.iter().enumerate();
        let mandatory = rules.filter(|(_, standing)| standing.rule.form() == Form::Mandatory);
        let rules = mandatory.map(|(place, _)| Demand::Mandatory(place));
        let counted = |demand: Demand| {
            let missing = self.missing(&demand);
            (missing > 0).then_some((demand, missing))
        };
        let mut all: Vec<(Demand, i64)> = targets.chain(rules).filter_map(counted).collect();
        all.sort_by_key(|(_, missing)| -missing);
        all
    }

    /// Persons missing to a demand.
    fn missing(&self, demand: &Demand) -> i64 {
        match demand {
            Demand::Target(target, territory) => {
                self.target_use(*target, territory).map_or(0, |shared| (shared.capacity - shared.used).max(0))
            }
            Demand::Mandatory(rule) => {
                let (source, world) = (self.source(), self.world());
                let Some(standing) = self.options.rules.get(*rule) else { return 0 };
                let rule = standing.rule.as_ref();
                let lacks = |(row, sessions): &&(u32, Vec<usize>)| {
                    let has = self.offers(sessions).into_iter().any(|offer| rule.wanted(world, offer));
                    !has && source.read(*row).is_some_and(|person| rule.concerns(world, &person))
                };
                i64::try_from(self.routes.iter().filter(lacks).count()).unwrap_or(i64::MAX)
            }
        }
    }

    /// The persons whom a target of a territory counts.
    fn target_use(&self, target: usize, territory: &Option<String>) -> Option<&SharedUse> {
        self.shared_use(&Shared::Target { target, territory: territory.clone() })
    }

    fn demand_word(&self, demand: &Demand) -> String {
        match demand {
            Demand::Target(target, _) => {
                self.options.targets.get(*target).map_or_else(String::new, |target| target.of.as_str().to_owned())
            }
            Demand::Mandatory(rule) => {
                self.options.rules.get(*rule).map_or_else(String::new, |standing| standing.rule.name().to_owned())
            }
        }
    }

    /// Whether a session counts for a demand.
    fn helps(&self, demand: &Demand, offer: Offer<'_>) -> bool {
        match demand {
            Demand::Target(target, _) => {
                self.options.targets.get(*target).is_some_and(|target| target.reached(std::iter::once(offer)))
            }
            Demand::Mandatory(rule) => {
                self.options.rules.get(*rule).is_some_and(|standing| standing.rule.wanted(self.world(), offer))
            }
        }
    }

    /// The target as far as it is reached, in tenths of a percent.
    fn lower(&self, demand: &Demand) -> Option<Trial> {
        let Demand::Target(target, territory) = demand else { return None };
        let reached = self.target_use(*target, territory)?.used;
        let source = self.source();
        let asked = self.options.targets.get(*target)?;
        let mine = |(row, _): &&(u32, Vec<usize>)| {
            source.read(*row).is_some_and(|person| asked.group(&person) == territory.as_deref())
        };
        let all = i64::try_from(self.routes.iter().filter(mine).count()).ok().filter(|all| *all > 0)?;
        let least = reached * 1_000 / all * 100;
        let mut options = self.options.clone();
        options.targets.get_mut(*target)?.least = least;
        let shown =
            |thousandths: i64| figure(percent(thousandths)).map(|percent| percent.to_string()).unwrap_or_default();
        let (now, then) = (shown(least), shown(asked.least));
        let text = Label::new(
            format!("{now} % вместо {then} %: {}", asked.of.label().get(Language::Russian)),
            format!("{now} % instead of {then} %: {}", asked.of.label().get(Language::English)),
        );
        let mut trial = Trial::new(RelaxationKind::Target, options, Arc::clone(&self.catalogue), text);
        trial.percent = Some(percent(least));
        Some(trial)
    }

    /// As many seats more in the sessions that are full, the dearest first.
    fn seats(&self, demand: &Demand, missing: i64) -> impl Iterator<Item = Trial> {
        let full = |shared: &&SharedUse| shared.used >= shared.capacity;
        let mut sessions: Vec<(i64, usize)> = self
            .shared
            .iter()
            .filter(full)
            .filter_map(|shared| match shared.what {
                Shared::Seats(at) => Some((shared.price, at)),
                _ => None,
            })
            .filter(|(_, at)| self.catalogue.offer(*at).is_some_and(|offer| self.helps(demand, offer)))
            .collect();
        sessions.sort_by_key(|(price, at)| (-price, *at));
        // Seats of one activity are much alike: one of its sessions speaks for all.
        let mut activities = BTreeSet::new();
        sessions.retain(|(_, at)| self.catalogue.sessions.get(*at).is_some_and(|one| activities.insert(one.activity)));
        let trial = move |(_, at): (i64, usize)| {
            let mut catalogue = (*self.catalogue).clone();
            let session = catalogue.sessions.get_mut(at)?;
            let id = session.id.clone();
            session.seats = session.seats.map(|seats| seats.saturating_add(missing));
            let text = Label::new(
                format!("увеличить число мест на {missing}: поток {id}"),
                format!("{} in the session {id}", counted(usize::try_from(missing).unwrap_or_default(), "more seat")),
            );
            let mut trial = Trial::new(RelaxationKind::Seats, self.options.clone(), Arc::new(catalogue), text);
            (trial.session, trial.seats) = (Some(id), Some(missing));
            Some(trial)
        };
        sessions.into_iter().take(WIDENED).filter_map(trial)
    }

    /// The session with most free seats in another month.
    fn moves(&self, demand: &Demand) -> impl Iterator<Item = Trial> {
        let free = |offer: &Offer<'_>| {
            let used = self.shared_use(&Shared::Seats(offer.at)).map_or(0, |shared| shared.used);
            offer.session.seats.map_or(i64::MAX, |seats| seats - used)
        };
        let offers = self.catalogue.offers().filter(|offer| offer.session.days.is_some() && self.helps(demand, *offer));
        let freest = offers.filter(|offer| free(offer) > 0).max_by_key(|offer| (free(offer), Reverse(offer.at)));
        freest.into_iter().flat_map(move |offer| (0..=MONTHS).filter_map(move |later| self.moved(offer, later)))
    }

    /// A session on the first day of a month; nothing where it would not lie within the days that are planned.
    fn moved(&self, offer: Offer<'_>, later: u32) -> Option<Trial> {
        let (first, last) = offer.session.days?;
        let start = self.options.from.with_day(1)?.checked_add_months(Months::new(later))?;
        let moved = (days(start), days(start).checked_add(last - first)?);
        if start < self.options.from || moved.1 > days(self.options.to) || moved.0 == first {
            return None;
        }
        let mut catalogue = (*self.catalogue).clone();
        let session = catalogue.sessions.get_mut(offer.at)?;
        session.days = Some(moved);
        let (id, month) = (session.id.clone(), start.format("%m.%Y"));
        let text = Label::new(format!("перенести поток {id} на {month}"), format!("move the session {id} to {month}"));
        let mut trial = Trial::new(RelaxationKind::Move, self.options.clone(), Arc::new(catalogue), text);
        (trial.session, trial.start) = (Some(id), Some(start.to_string()));
        Some(trial)
    }
}

/// Thousandths of a percent as percent.
#[expect(clippy::cast_precision_loss, reason = "a share is small")]
fn percent(thousandths: i64) -> f64 {
    thousandths as f64 / 1e3
}
