//! The life of a route in the tables: drawn up, agreed by both, begun, completed, put away.

mod draft;
mod item;
mod risk;

use chrono::NaiveDate;
use serde_json::{Map, Value};

pub use item::ItemStage;
pub use risk::{RiskKind, RiskRow};

use crate::boundary::Error;
use crate::region::{Event, EventKind, Region};
use crate::text::vocabulary;

vocabulary! {
    /// Where a route stands (жизненный цикл ИОМ).
    RouteStage {
        Draft = "draft", "проект", "draft";
        Agreed = "agreed", "согласован", "agreed";
        Active = "active", "исполняется", "active";
        Completed = "completed", "завершён", "completed";
        Archived = "archived", "в архиве", "archived";
    }
}

vocabulary! {
    /// Who agrees to a route: both together.
    Approver {
        Person = "person", "работник", "the person";
        Methodist = "methodist", "методист", "the methodist";
    }
}

impl Region {
    /// The event by which the person or the methodist agrees to a draft; when both have, the route is agreed.
    ///
    /// # Errors
    /// `route.unknown` with the nearest id; `route.stage` if the route is no draft.
    pub fn agree_to_route(&self, route: &str, by: Approver, on: NaiveDate) -> Result<Event, Error> {
        let (mut row, stage) = self.route_row(route)?;
        if stage != RouteStage::Draft {
            return Err(wrong_stage(route, stage, "only a draft can be agreed to"));
        }
        let (own, other) = match by {
            Approver::Person => ("agreed_by_person", "agreed_by_methodist"),
            Approver::Methodist => ("agreed_by_methodist", "agreed_by_person"),
        };
        row.insert(own.to_owned(), on.to_string().into());
        if row.contains_key(other) {
            row.insert("status".to_owned(), RouteStage::Agreed.as_str().into());
        }
        Ok(put("routes", row, Some(on)))
    }

    /// The event by which a route comes to its next stage: an agreed one begins, an active one whose items are all completed or
    /// dropped is completed, and what is not under way is put away.
    ///
    /// # Errors
    /// `route.unknown` with the nearest id; `route.stage` where there is no way from one stage to the other; `route.open_items`
    /// with the sessions that stand in the way of completion.
    pub fn advance_route(&self, route: &str, to: RouteStage, on: NaiveDate) -> Result<Event, Error> {
        use RouteStage::{Active, Agreed, Archived, Completed, Draft};
        let (mut row, stage) = self.route_row(route)?;
        match (stage, to) {
            (Agreed, Active) | (Draft | Agreed | Completed, Archived) => {}
            (Active, Completed) => {
                let open = self.items_of_route(route).filter(|(_, stage)| !stage.is_over());
                let open: Vec<&str> = open.map(|(session, _)| session).collect();
                if !open.is_empty() {
                    let sessions = crate::boundary::few(open.into_iter(), 5, " and ");
                    let help = "complete or drop them first";
                    return Err(Error::new("route.open_items", format!("items are open: {sessions}"), help));
                }
                row.insert("completed".to_owned(), on.to_string().into());
            }
            (Draft, Agreed) => {
                return Err(wrong_stage(route, stage, "the person and the methodist must both agree to it"));
            }
            _ => {
                return Err(wrong_stage(route, stage, "draft, agreed, active, completed, archived come in this order"));
            }
        }
        row.insert("status".to_owned(), to.as_str().into());
        Ok(put("routes", row, Some(on)))
    }

    /// The row of a route, and where it stands.
    fn route_row(&self, route: &str) -> Result<(Map<String, Value>, RouteStage), Error> {
        let found = self.known_row("routes", "route", route, "route.unknown")? as usize;
        // The last version that was written holds.
        let last = self.row("routes", found).map(|row| self.last_version("routes", row));
        let stage = last.and_then(|last| RouteStage::ALL.get(usize::from(last.word("status")?)).copied());
        Ok((self.cells("routes", last.map_or(found, |last| last.at)), stage.unwrap_or(RouteStage::Draft)))
    }
}

fn wrong_stage(route: &str, stage: RouteStage, help: &str) -> Error {
    let message = format!("the route `{}` is {}", crate::boundary::shown(route), stage.label().en);
    Error::new("route.stage", message, help)
}

/// An event that puts a row, known from a day on. A fact has one version a day: what follows a version of the same day is
/// known from the next.
fn put(table: &str, mut row: Map<String, Value>, on: Option<NaiveDate>) -> Event {
    if let Some(on) = on {
        let last: Option<NaiveDate> = row.get("recorded").and_then(Value::as_str).and_then(|day| day.parse().ok());
        let next = last.and_then(|last| last.succ_opt()).map_or(on, |next| next.max(on));
        row.insert("recorded".to_owned(), next.to_string().into());
    }
    Event { kind: EventKind::Put, table: table.to_owned(), row, on: None, recorded: None }
}
