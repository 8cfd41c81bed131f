//! A plan written into the tables: as drafts, or as carried out.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{ItemStage, RouteStage, put};
use crate::region::Event;
use crate::region::store::date;
use crate::route::person::Person;
use crate::route::{ItemStanding, RouteItem, RoutePlan};

impl RoutePlan {
    /// The events that write the plan into the tables: a draft for everybody who has a route, with its items.
    ///
    /// The id of a draft is made of the person and the day of planning, so that nobody has two drafts of a day; written twice on a day, they are refused.
    pub fn drafts(&self) -> Vec<Event> {
        let (day, mut events) = (self.options().as_of, Vec::new());
        self.each_route(|person, items| {
            events.push(put("routes", self.route_of(person, RouteStage::Draft), Some(day)));
            for item in &items {
                let begun = item.standing == ItemStanding::Begun;
                let stage = if begun { ItemStage::Enrolled } else { ItemStage::Planned };
                events.push(put("route_items", self.item_of(person, item, stage, begun), None));
            }
        });
        events
    }

    /// The events that write the plan into the tables as if everybody had carried it out: every session attended to its end,
    /// every route completed with its last session. Indicators over the region they lead to say what the plan would reach.
    ///
    /// A session without an end, and a route without dates, count as over on the last day that is planned.
    pub fn outcome(&self) -> Vec<Event> {
        let mut events = Vec::new();
        self.each_route(|person, items| events.extend(self.carried_out(person, &items)));
        events
    }

    /// The events of a route that a person has carried out, the route first.
    pub(crate) fn carried_out(&self, person: &Person<'_>, items: &[RouteItem<'_>]) -> Vec<Event> {
        let over =
            |item: &RouteItem<'_>| item.end.as_deref().and_then(|day| day.parse().ok()).unwrap_or(self.options().to);
        let last: NaiveDate = items.iter().map(over).max().unwrap_or(self.options().to);
        let mut route = self.route_of(person, RouteStage::Completed);
        route.insert("completed".to_owned(), last.to_string().into());
        let mut events = vec![put("routes", route, Some(last))];
        for item in items {
            events.push(put("route_items", self.item_of(person, item, ItemStage::Completed, true), None));
            let mut part = row([
                ("person", person.id),
                ("session", item.session),
                ("status", ItemStage::Completed.as_str()),
                ("basis", "diagnosis"),
                ("to", &over(item).to_string()),
            ]);
            let known = self.region.last_participation(person.row as usize, item.session);
            part.extend(known.map(|day| ("recorded".to_owned(), date(day).to_string().into())));
            events.push(put("participations", part, Some(over(item))));
        }
        events
    }

    /// Everybody who has a route, with its items.
    fn each_route<'p>(&'p self, mut tell: impl FnMut(&Person<'p>, Vec<RouteItem<'p>>)) {
        let source = self.source();
        for (row, sessions) in self.routes.iter().filter(|(_, sessions)| !sessions.is_empty()) {
            if let Some(person) = source.read(*row) {
                let items = self.items_of(&person, sessions);
                tell(&person, items);
            }
        }
    }

    fn route_id(&self, person: &Person<'_>) -> String {
        format!("{}/{}", person.id, self.options().as_of)
    }

    fn route_of(&self, person: &Person<'_>, stage: RouteStage) -> Map<String, Value> {
        row([
            ("id", self.route_id(person).as_str()),
            ("person", person.id),
            ("status", stage.as_str()),
            ("basis", "diagnosis"),
            ("created", &self.options().as_of.to_string()),
        ])
    }

    fn item_of(&self, person: &Person<'_>, item: &RouteItem<'_>, stage: ItemStage, pinned: bool) -> Map<String, Value> {
        let mut row =
            row([("route", self.route_id(person).as_str()), ("session", item.session), ("status", stage.as_str())]);
        row.insert("pinned".to_owned(), pinned.into());
        row
    }
}

fn row<const N: usize>(cells: [(&str, &str); N]) -> Map<String, Value> {
    cells.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect()
}
