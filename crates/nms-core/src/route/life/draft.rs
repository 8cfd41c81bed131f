//! A plan written into the tables, as drafts.

use serde_json::Map;

use super::{RouteStage, put};
use crate::region::Event;
use crate::route::RoutePlan;

impl RoutePlan {
    /// The events that write the plan into the tables: a draft for everybody who has a route, with its items.
    ///
    /// The id of a draft is made of the person and the day of planning, so that nobody has two drafts of a day; written twice on a day, they are refused.
    pub fn drafts(&self) -> Vec<Event> {
        let source = self.source();
        let day = self.options().as_of;
        let mut events = Vec::new();
        for (row, sessions) in self.routes.iter().filter(|(_, sessions)| !sessions.is_empty()) {
            let Some(person) = source.read(*row) else { continue };
            let id = format!("{}/{day}", person.id);
            let mut route = Map::new();
            for (name, value) in [
                ("id", id.as_str()),
                ("person", person.id),
                ("status", RouteStage::Draft.as_str()),
                ("basis", "diagnosis"),
                ("created", &day.to_string()),
            ] {
                route.insert(name.to_owned(), value.into());
            }
            events.push(put("routes", route, Some(day)));
            for item in self.items_of(&person, sessions) {
                let mut row = Map::new();
                let begun = item.standing == crate::route::ItemStanding::Begun;
                let status = if begun { "enrolled" } else { "planned" };
                for (name, value) in [("route", id.as_str()), ("session", item.session), ("status", status)] {
                    row.insert(name.to_owned(), value.into());
                }
                row.insert("pinned".to_owned(), begun.into());
                events.push(put("route_items", row, None));
            }
        }
        events
    }
}
