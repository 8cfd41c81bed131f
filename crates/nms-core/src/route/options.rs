//! What a plan of routes is asked for.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::catalogue::Offer;
use super::person::Person;
use super::rule::{Rule, Standing};
use crate::boundary::Error;
use crate::region::{Region, RegionView};
use crate::text::vocabulary;

vocabulary! {
    /// Of which routes a share is asked for.
    TargetOf {
        WithRoute = "with_route", "работники с маршрутом", "persons with a route";
        Federal = "federal", "работники с программой федерального реестра", "persons with a programme of the federal register";
    }
}

vocabulary! {
    /// Of whom the share is taken.
    TargetEach {
        All = "all", "все вместе", "all together";
        Territory = "territory", "каждая территория", "each territory";
    }
}

/// A share that the routes of all together must reach (целевой показатель).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Of which routes.
    pub of: TargetOf,
    /// Of whom.
    pub each: TargetEach,
    /// At least so much, in thousandths of a percent.
    pub(crate) least: i64,
    /// Where it stands.
    pub(crate) clause: Option<String>,
}

impl Target {
    /// The clause it stands on.
    pub fn clause(&self) -> Option<&str> {
        self.clause.as_deref()
    }

    /// The territory with which a person counts, of several the first by name; nothing where all count together.
    pub(crate) fn group<'p>(&self, person: &'p Person<'_>) -> Option<&'p str> {
        match self.each {
            TargetEach::All => None,
            TargetEach::Territory => person.territories().min(),
        }
    }

    /// The least whole number of persons that reaches the share.
    pub(crate) fn wanted(&self, persons: i64) -> i64 {
        (persons * self.least + 99_999) / 100_000
    }

    /// Whether a route counts.
    pub(crate) fn reached<'c>(&self, mut offers: impl Iterator<Item = Offer<'c>>) -> bool {
        match self.of {
            TargetOf::WithRoute => offers.any(|offer| !offer.activity.is_diagnosis()),
            TargetOf::Federal => offers.any(|offer| offer.is_federal()),
        }
    }
}

vocabulary! {
    /// As what somebody supports (роль сопровождающего).
    SupportRole {
        Methodist = "methodist", "методист", "methodist";
        Mentor = "mentor", "наставник", "mentor";
        Tutor = "tutor", "тьютор", "tutor";
        Curator = "curator", "куратор", "curator";
    }
}

/// The money a provider has for the places of its sessions (бюджет организатора).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Who gives the activities, as the table `activities` says.
    pub provider: String,
    /// At most so many roubles for all places given.
    pub most: i64,
    /// Where it stands.
    pub(crate) clause: Option<String>,
}

/// The hours that everybody in a role can give (нагрузка сопровождающих): items of some kinds take the hours of the
/// supporter of the person; who has no supporter in the role takes nobody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The role.
    pub role: SupportRole,
    /// The kinds of activities that take hours.
    pub kinds: Vec<String>,
    /// At most so many thousandths of an hour for each supporter.
    pub(crate) most: i64,
    /// Where it stands.
    pub(crate) clause: Option<String>,
}

/// What hours, ways, changes and the rest weigh against closing deficits. The unit is a level of a competence of weight one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worths {
    /// An hour costs so much; 0.001 unless said otherwise, so that of two equal routes the shorter one is taken.
    pub hour: f64,
    /// The way to a session in person where one does not work costs so much; nothing unless said otherwise.
    pub travel: f64,
    /// Taking away a session that was promised costs so much; 0.2 unless said otherwise.
    pub change: f64,
    /// A mandatory item is worth so much; 20 unless said otherwise, more than any deficits.
    pub mandatory: f64,
    /// A person missing to a target costs so much; 50 unless said otherwise.
    pub target: f64,
}

impl Default for Worths {
    fn default() -> Self {
        Self { hour: 0.001, travel: 0.0, change: 0.2, mandatory: 20.0, target: 50.0 }
    }
}

/// What a plan is asked for.
#[derive(Clone, Debug)]
pub struct RouteOptions {
    /// The day of planning.
    pub as_of: NaiveDate,
    /// The day whose knowledge is used; the same day where it is left out.
    pub known: Option<NaiveDate>,
    /// The first day of sessions that may be planned; the day of planning unless said otherwise.
    pub from: NaiveDate,
    /// The last day of sessions that may be planned; a year later unless said otherwise.
    pub to: NaiveDate,
    /// For whom; everybody who holds a position where it is left out.
    pub persons: Option<Vec<String>>,
    /// For whom works at this organisation or below it.
    pub node: Option<String>,
    /// How far below the bound a plan may be, as a share of it; 0.002 unless said otherwise.
    pub gap: f64,
    /// The most rounds of prices; 400 unless said otherwise.
    pub rounds: usize,
    /// Whether the gap is closed to the last, however long it takes.
    pub exact: bool,
    /// Whether deficits count that are only feared.
    pub doubtful: bool,
    /// Persons near burn-out.
    pub flagged: Vec<String>,
    /// Whether mandatory items and targets come before all that closes deficits, however much that is worth: they are then
    /// weighed tenfold or a hundredfold, until no plan meets them better; if that does not do, the status is `budget_ended`.
    pub layers: bool,
    /// What hours, changes and the rest weigh.
    pub worths: Worths,
    pub(crate) rules: Vec<Standing>,
    pub(crate) targets: Vec<Target>,
    pub(crate) budgets: Vec<Budget>,
    pub(crate) loads: Vec<Load>,
}

impl RouteOptions {
    /// Everything as it is unless said otherwise, on a day.
    ///
    /// ```
    /// use nms_core::route::RouteOptions;
    /// let options = RouteOptions::on("2024-04-01".parse().unwrap());
    /// assert_eq!(options.to.to_string(), "2025-04-01");
    /// let names = options.rules().collect::<Vec<_>>();
    /// assert_eq!(names, ["audience", "one_session", "overlap", "requires", "level", "repetition", "deficit"]);
    /// ```
    pub fn on(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            known: None,
            from: as_of,
            to: as_of.checked_add_months(Months::new(12)).unwrap_or(as_of),
            persons: None,
            node: None,
            gap: 0.002,
            rounds: 400,
            exact: false,
            doubtful: false,
            flagged: Vec::new(),
            layers: false,
            worths: Worths::default(),
            rules: super::norms::defaults(),
            targets: Vec::new(),
            budgets: Vec::new(),
            loads: Vec::new(),
        }
    }

    /// The targets that routes must reach.
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The names of the rules that hold, in the order in which they are named as reasons.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|standing| standing.rule.name())
    }

    /// The same with a rule of one's own, in the place of one of the same name.
    #[must_use]
    pub fn with_rule(mut self, rule: Arc<dyn Rule>, clause: Option<String>) -> Self {
        self.set(Standing { rule, clause });
        self
    }

    /// The same without a rule.
    #[must_use]
    pub fn without_rule(mut self, name: &str) -> Self {
        self.rules.retain(|standing| standing.rule.name() != name);
        self
    }

    /// The same with a target, in percent; in the place of one of the same persons.
    #[must_use]
    pub fn with_target(mut self, of: TargetOf, each: TargetEach, least: f64) -> Self {
        self.aim(Target { of, each, least: percent(least), clause: None });
        self
    }

    /// The same with the money of a provider, in roubles; in the place of what it had.
    #[must_use]
    pub fn with_budget(mut self, provider: &str, most: i64) -> Self {
        self.grant(Budget { provider: provider.to_owned(), most, clause: None });
        self
    }

    /// The same with the hours that everybody in a role can give to activities of some kinds; in the place of what they had.
    #[must_use]
    pub fn with_load(mut self, role: SupportRole, kinds: &[&str], hours: f64) -> Self {
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        self.burden(Load { role, kinds, most: percent(hours), clause: None });
        self
    }

    /// A region on the day of planning, as it was known.
    pub(crate) fn view<'r>(&self, region: &'r Region) -> RegionView<'r> {
        region.as_of(self.as_of, self.known.unwrap_or(self.as_of))
    }

    pub(super) fn set(&mut self, standing: Standing) {
        match self.rules.iter_mut().find(|known| known.rule.name() == standing.rule.name()) {
            Some(known) => *known = standing,
            None => self.rules.push(standing),
        }
    }

    pub(super) fn aim(&mut self, target: Target) {
        self.targets.retain(|known| (known.of, known.each) != (target.of, target.each));
        self.targets.push(target);
    }

    pub(super) fn grant(&mut self, budget: Budget) {
        self.budgets.retain(|known| known.provider != budget.provider);
        self.budgets.push(budget);
        self.budgets.sort_by(|a, b| a.provider.cmp(&b.provider));
    }

    pub(super) fn burden(&mut self, load: Load) {
        self.loads.retain(|known| known.role != load.role);
        self.loads.push(load);
        self.loads.sort_by_key(|load| load.role);
    }

    /// Refuses what cannot be planned with, whoever wrote it.
    pub(super) fn check(&self) -> Result<(), Error> {
        let Worths { hour, travel, change, mandatory, target } = self.worths;
        let worths = [hour, travel, change, mandatory, target];
        let sound = self.from <= self.to
            && (0.0..=1.0).contains(&self.gap)
            && self.rounds <= 1_000_000
            && worths.iter().all(|worth| (0.0..=1e4).contains(worth))
            && self.targets.iter().all(|target| (0..=100_000).contains(&target.least))
            && self.budgets.iter().all(|budget| (0..=MOST_MONEY).contains(&budget.most))
            && self.loads.iter().all(|load| (0..=MOST_HOURS).contains(&load.most));
        let help = "`from` is not after `to`; the gap goes from 0 to 1, targets to 100 percent, worths to 10000; budgets and hours \
                    are not below nought";
        if sound { Ok(()) } else { Err(Error::new("route.options", "an option is out of bounds", help)) }
    }
}

/// The most roubles of a budget.
pub(super) const MOST_MONEY: i64 = 1_000_000_000_000;
/// The most thousandths of an hour of a supporter.
pub(super) const MOST_HOURS: i64 = 1_000_000_000;

/// Percent, or hours, in thousandths.
#[expect(clippy::cast_possible_truncation, reason = "a cast of a double stops at the bounds")]
pub(super) fn percent(percent: f64) -> i64 {
    (percent * 1e3).round() as i64
}
