//! Who may take an activity.

use super::{Form, Rule, World};
use crate::region::is_open;
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// A row of the activity's audience must match one of the person's positions: post, subject, staff category, territory.
#[derive(Debug)]
pub(super) struct Audience;

impl Rule for Audience {
    fn name(&self) -> &'static str {
        "audience"
    }

    fn form(&self) -> Form {
        Form::Admission
    }

    fn admits(&self, world: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> bool {
        is_open(world.region.table("audiences"), &offer.activity.audience, &person.positions)
    }

    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        route.iter().all(|offer| {
            let mut rows = world.region.rows_of("audiences", "activity", offer.activity.row).peekable();
            rows.peek().is_none()
                || rows.any(|row| {
                    person.positions.iter().any(|held| {
                        row.text("post").is_none_or(|post| held.post == Some(post))
                            && row.text("subject").is_none_or(|subject| held.subject == Some(subject))
                            && row.word("staff_category").is_none_or(|of| held.staff_category == Some(of))
                            && row.text("territory").is_none_or(|territory| held.territory == Some(territory))
                    })
                })
        })
    }
}
