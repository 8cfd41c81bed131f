//! The life of an item of a route.

use chrono::NaiveDate;
use serde_json::Map;

use super::{RouteStage, put, wrong_stage};
use crate::boundary::{Error, unknown};
use crate::region::store::date;
use crate::region::{Event, Region};
use crate::text::vocabulary;

vocabulary! {
    /// Where an item of a route stands.
    ItemStage {
        Planned = "planned", "запланировано", "planned";
        Enrolled = "enrolled", "зачислен", "enrolled";
        Completed = "completed", "завершено", "completed";
        Dropped = "dropped", "прекращено", "dropped";
    }
}

impl ItemStage {
    /// Whether nothing more is to be done.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Dropped)
    }
}

impl Region {
    /// The events by which an item of a route comes to its next stage: what is planned is enrolled, what is enrolled is
    /// completed, and what is not over may be dropped. Enrolment and what follows are participation too.
    ///
    /// # Errors
    /// `route.unknown` and `route.item` with the nearest id; `route.stage` if the route is not agreed or active;
    /// `route.item_stage` where there is no way from one stage to the other.
    pub fn advance_route_item(
        &self,
        route: &str,
        session: &str,
        to: ItemStage,
        on: NaiveDate,
    ) -> Result<Vec<Event>, Error> {
        use ItemStage::{Completed, Dropped, Enrolled, Planned};
        let (row, stage) = self.route_row(route)?;
        if !matches!(stage, RouteStage::Agreed | RouteStage::Active) {
            return Err(wrong_stage(route, stage, "items go on in a route that is agreed or active"));
        }
        let known: Vec<(&str, ItemStage)> = self.items_of_route(route).collect();
        let ids = known.iter().map(|(id, _)| *id);
        let from = known.iter().find(|(id, _)| *id == session).map(|(_, stage)| *stage);
        let from = from.ok_or_else(|| unknown("route.item", "item of the route", session, ids))?;
        if !matches!((from, to), (Planned, Enrolled) | (Enrolled, Completed) | (Planned | Enrolled, Dropped)) {
            let message = format!("the item is {}, and cannot become {}", from.label().en, to.label().en);
            let help = "planned, enrolled, completed come in this order; what is not over may be dropped";
            return Err(Error::new("route.item_stage", message, help).at(session.to_owned()));
        }
        let mut item = Map::new();
        for (name, value) in [("route", route), ("session", session), ("status", to.as_str())] {
            item.insert(name.to_owned(), value.into());
        }
        let pinned = to == Enrolled || from == Enrolled;
        item.insert("pinned".to_owned(), pinned.into());
        let mut events = vec![put("route_items", item, None)];
        if to != Dropped || from == Enrolled {
            let mut part = Map::new();
            for name in ["person", "basis"] {
                part.extend(row.get(name).map(|value| (name.to_owned(), value.clone())));
            }
            for (name, value) in [("session", session), ("status", to.as_str())] {
                part.insert(name.to_owned(), value.into());
            }
            let person = row.get("person").and_then(|id| self.row_of("persons", id.as_str()?));
            let last = person.and_then(|person| self.last_participation(person as usize, session));
            part.extend(last.map(|day| ("recorded".to_owned(), date(day).to_string().into())));
            let day = if to == Enrolled { "from" } else { "to" };
            part.insert(day.to_owned(), on.to_string().into());
            events.push(put("participations", part, Some(on)));
        }
        Ok(events)
    }

    /// The day from which the last version of a participation is known.
    pub(super) fn last_participation(&self, person: usize, session: &str) -> Option<i32> {
        let own = self.rows_of("participations", "person", person);
        let same = own.filter(|row| {
            row.reference("session").and_then(|at| self.row("sessions", at)?.text("id")) == Some(session)
        });
        same.filter_map(|row| row.day("recorded")).max()
    }

    /// The sessions of a route, each with where it stands.
    pub(super) fn items_of_route(&self, route: &str) -> impl Iterator<Item = (&str, ItemStage)> {
        let row = self.row_of("routes", route);
        let items = row.into_iter().flat_map(|row| self.rows_of("route_items", "route", row as usize));
        items.filter_map(|item| {
            let session = self.row("sessions", item.reference("session")?)?.text("id")?;
            let stage = item.word("status").and_then(|word| ItemStage::ALL.get(usize::from(word)).copied());
            Some((session, stage.unwrap_or(ItemStage::Planned)))
        })
    }
}
