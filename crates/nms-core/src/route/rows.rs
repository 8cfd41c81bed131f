//! A plan as rows.

use serde::Serialize;

use super::catalogue::Offer;
use super::options::TargetOf;
use super::person::Person;
use super::plan::{PlanStatus, RoutePlan, SharedUse, levels, price_levels};
use super::shared::Shared;
use crate::boundary::json;
use crate::diagnosis::rounded::{rounded, rounded_some};
use crate::region::store::date;
use crate::text::vocabulary;

vocabulary! {
    /// How an item stands in a route.
    ItemStanding {
        Begun = "begun", "начато", "begun already";
        Promised = "promised", "обещано", "promised before";
        New = "new", "новое", "new";
    }
}

/// An item of a route (пункт ИОМ): a session with what it is for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RouteItem<'p> {
    /// The person.
    pub person: &'p str,
    /// The session.
    pub session: &'p str,
    /// Its activity.
    pub activity: &'p str,
    /// The kind of the activity.
    pub kind: &'p str,
    /// The first day.
    pub start: Option<String>,
    /// The last day.
    pub end: Option<String>,
    /// Its length in hours.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub hours: f64,
    /// How it stands.
    pub standing: ItemStanding,
    /// The deficits it is for.
    pub competences: Vec<&'p str>,
    /// The clauses it rests on: of rules that make it mandatory or let it be, of targets that it counts for.
    pub clauses: Vec<&'p str>,
    /// What the route would close less without it, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub worth: f64,
    /// What its seat is worth to others.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub price: f64,
}

vocabulary! {
    /// What many share.
    SharedKind {
        Seats = "seats", "места", "seats of a session";
        Budget = "budget", "бюджет организатора", "the money of a provider";
        Load = "load", "часы сопровождающего", "the hours of a supporter";
        WithRoute = "with_route", "доля с маршрутом", "a share with a route";
        Federal = "federal", "доля с программой реестра", "a share with a programme of the federal register";
    }
}

/// Something shared, with its price (цена места): what one more seat, rouble, hour or person less would add, at most, to what the
/// prices prove ([`PlanSummary::priced_bound`]).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PriceRow<'p> {
    /// What it is.
    pub kind: SharedKind,
    /// The session.
    pub session: Option<&'p str>,
    /// The provider of a budget.
    pub provider: Option<&'p str>,
    /// The supporter whose hours they are.
    pub supporter: Option<&'p str>,
    /// The territory of a target.
    pub territory: Option<&'p str>,
    /// Seats, roubles or hours that there are, or persons that the target asks for.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub wanted: f64,
    /// How much is given, or persons that reach the target.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub used: f64,
    /// Persons missing to the target.
    pub missing: i64,
    /// What one more would add, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub price: f64,
}

/// A plan in a few figures.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanSummary {
    /// How planning ended.
    pub status: PlanStatus,
    /// Persons planned for.
    pub persons: usize,
    /// Of them with a route.
    pub with_route: usize,
    /// Items of all routes.
    pub items: usize,
    /// What the plan is worth, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub value: f64,
    /// What no plan can exceed.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub bound: f64,
    /// What the prices alone prove: above `bound` where branching lowered that.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub priced_bound: f64,
    /// How far the value is below the bound, as a share of it.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub gap: Option<f64>,
    /// Rounds of prices made.
    pub rounds: usize,
    /// Persons of whom what has begun already breaks the rules; they get nothing more.
    pub infeasible: Vec<String>,
}

/// What was known after a round of prices.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanStep {
    /// The round.
    pub round: usize,
    /// What the best plan so far is worth, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub value: Option<f64>,
    /// What no plan can exceed, as far as it is proved.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub bound: Option<f64>,
}

impl RoutePlan {
    /// The items of all routes, by the ids of persons; of a person by their days.
    pub fn items(&self) -> impl Iterator<Item = RouteItem<'_>> {
        let source = self.source();
        self.routes.iter().filter(|(_, sessions)| !sessions.is_empty()).flat_map(move |(row, sessions)| {
            source.read(*row).map(|person| self.items_of(&person, sessions)).unwrap_or_default()
        })
    }

    /// The items of a person, in the order of their days.
    pub(crate) fn items_of<'p>(&'p self, person: &Person<'p>, sessions: &[usize]) -> Vec<RouteItem<'p>> {
        let mut route: Vec<Offer<'p>> = sessions.iter().filter_map(|at| self.catalogue.offer(*at)).collect();
        route.sort_by_key(|offer| (offer.session.days.is_none(), offer.session.days, offer.at));
        let item = |offer: &Offer<'p>| {
            let without: Vec<Offer<'p>> = route.iter().filter(|one| one.at != offer.at).copied().collect();
            let step = person.steps.iter().find(|step| step.session == offer.at);
            let closes = person.needs.iter().filter(|need| offer.gain(person, need.competence).is_some());
            RouteItem {
                person: person.id,
                session: &offer.session.id,
                activity: &offer.activity.id,
                kind: &offer.activity.kind,
                start: offer.session.days.map(|(first, _)| date(first).to_string()),
                end: offer.session.days.map(|(_, last)| date(last).to_string()),
                hours: offer.hours(),
                standing: match step {
                    Some(step) if step.pinned => ItemStanding::Begun,
                    Some(_) => ItemStanding::Promised,
                    None => ItemStanding::New,
                },
                competences: closes.map(|need| self.diagnosis.competence_id(need.competence)).collect(),
                clauses: self.clauses_of(person, *offer),
                worth: levels(closed(person, &route) - closed(person, &without)),
                price: self.price_of(offer.at),
            }
        };
        route.iter().map(item).collect()
    }

    /// What a session in the route of a person rests on.
    fn clauses_of(&self, person: &Person<'_>, offer: Offer<'_>) -> Vec<&str> {
        let world = self.world();
        let rules = self.options.rules.iter().filter(|standing| standing.rule.grounds(world, person, offer));
        let targets = self.options.targets.iter().filter(|target| target.reached(std::iter::once(offer)));
        let clauses = rules.map(|standing| &standing.clause).chain(targets.map(|target| &target.clause));
        let mut clauses: Vec<&str> = clauses.filter_map(Option::as_deref).collect();
        clauses.sort_unstable();
        clauses.dedup();
        clauses
    }

    /// Everything shared, with its price: the dearest first.
    pub fn prices(&self) -> Vec<PriceRow<'_>> {
        let mut rows: Vec<PriceRow<'_>> = self.shared.iter().map(|shared| self.price_row(shared)).collect();
        rows.sort_by(|a, b| {
            b.price
                .total_cmp(&a.price)
                .then_with(|| a.kind.cmp(&b.kind))
                .then_with(|| (a.session, a.provider, a.supporter).cmp(&(b.session, b.provider, b.supporter)))
                .then_with(|| a.territory.cmp(&b.territory))
        });
        rows
    }

    #[expect(clippy::cast_precision_loss, reason = "a figure is for people")]
    fn price_row<'p>(&'p self, shared: &'p SharedUse) -> PriceRow<'p> {
        let mut row = PriceRow {
            kind: SharedKind::Seats,
            session: None,
            provider: None,
            supporter: None,
            territory: None,
            wanted: shared.capacity as f64,
            used: shared.used as f64,
            missing: 0,
            price: price_levels(shared.price) / shared.unit as f64,
        };
        match &shared.what {
            Shared::Seats(at) => row.session = self.catalogue.sessions.get(*at).map(|one| one.id.as_str()),
            Shared::Budget(at) => {
                row.kind = SharedKind::Budget;
                row.provider = self.options.budgets.get(*at).map(|budget| budget.provider.as_str());
            }
            Shared::Load { supporter, .. } => {
                row.kind = SharedKind::Load;
                row.supporter = Some(supporter);
                // Kept in thousandths of an hour.
                (row.wanted, row.used, row.price) = (row.wanted / 1e3, row.used / 1e3, row.price * 1e3);
            }
            Shared::Target { target, territory } => {
                let of = self.options.targets.get(*target).map(|target| target.of);
                row.kind = if of == Some(TargetOf::Federal) { SharedKind::Federal } else { SharedKind::WithRoute };
                row.territory = territory.as_deref();
                row.missing = (shared.capacity - shared.used).max(0);
            }
        }
        row
    }

    /// The plan in a few figures.
    pub fn summary(&self) -> PlanSummary {
        PlanSummary {
            status: self.status,
            persons: self.routes.len(),
            with_route: self.routes.iter().filter(|(_, sessions)| !sessions.is_empty()).count(),
            items: self.item_count(),
            value: self.value(),
            bound: self.bound(),
            priced_bound: self.priced_bound(),
            gap: Some(self.gap()),
            rounds: self.rounds,
            infeasible: self.infeasible().map(str::to_owned).collect(),
        }
    }

    /// Persons of whom what has begun already breaks the rules.
    pub fn infeasible(&self) -> impl Iterator<Item = &str> {
        self.impossible.iter().filter_map(|row| self.region.row("persons", *row as usize)?.text("id"))
    }

    /// The price of a seat of a session.
    pub(crate) fn price_of(&self, session: usize) -> f64 {
        price_levels(self.price_of_shared(&Shared::Seats(session)))
    }

    /// The price of something shared, in the planner's whole numbers; nothing for what is not.
    pub(crate) fn price_of_shared(&self, what: &Shared) -> i64 {
        self.shared_use(what).map_or(0, |shared| shared.price)
    }

    /// How many items all routes have.
    pub(crate) fn item_count(&self) -> usize {
        self.routes.iter().map(|(_, sessions)| sessions.len()).sum()
    }

    /// The plan as canonical JSON text: the same bytes on every surface.
    pub fn to_json(&self) -> String {
        json(&WholePlan { summary: self.summary(), items: self.items().collect(), prices: self.prices() })
    }
}

/// A whole plan.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WholePlan<'p> {
    /// The plan in a few figures.
    pub summary: PlanSummary,
    /// The items of all routes.
    pub items: Vec<RouteItem<'p>>,
    /// Everything shared, with its price.
    pub prices: Vec<PriceRow<'p>>,
}

/// What a route closes, apart from what it costs.
pub(crate) fn closed(person: &Person<'_>, route: &[Offer<'_>]) -> i64 {
    let of = |need: &super::need::Need| {
        need.worth(route.iter().filter_map(|offer| offer.gain(person, need.competence)).sum())
    };
    person.needs.iter().map(of).sum()
}
