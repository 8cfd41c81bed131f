//! Made regions that look like real ones (синтетические данные): drawn with a seed, calibrated to the sources; nobody in them is real.
//!
//! [`region`] gives all tables of a region, and apart from them the [`Truth`]: the levels from which the answers were drawn, against
//! which a diagnosis can be checked. [`bad_twin`] gives the same region with mistakes planted, and the list of what must be found.
//! The same [`Recipe`] gives the same tables on every platform: numbers come from PCG (O'Neill 2014), and of the functions on
//! doubles only the four operations, roots and the crate `libm` are used.
//!
//! # What is in it
//!
//! Schools of very unlike sizes in municipalities, with centres that serve them; people of whom 3 % have a second job, some are young, some
//! left or moved, some facts are missing or became known late; closed and moved schools; methodists, mentors and tutors; twelve competences
//! with requirements; a diagnosis in March and one in November; a catalogue with sessions of the past year and of the year to come, whose seats
//! are fewer than those who need them; routes of last year; surveys, projects, milestones, agreements and figures of schools.
//!
//! # Size
//!
//! Of more people than the model has, municipalities and schools grow in proportion; the catalogue does not, its seats do. Answers are
//! at most nine million: in regions of more than some 270 000 people some of those who are diagnosed bring levels of a test from elsewhere.

mod answers;
mod bodies;
mod catalogue;
mod days;
mod draw;
mod framework;
mod history;
mod indicators;
mod instrument;
mod margins;
mod monitoring;
mod offer;
mod people;
mod recipe;
mod routes;
mod spoil;
mod supports;
mod truth;

pub use margins::Margins;
pub use recipe::{Model, Recipe};
pub use spoil::{Planted, UNPLANTED, bad_twin, hidden_twins};
pub use truth::Truth;

use crate::region::Tables;

/// A made region (синтетический регион).
#[derive(Clone)]
pub struct Made {
    /// All tables, marked as synthetic and not yet checked.
    pub tables: Tables,
    /// The levels from which the answers were drawn.
    pub truth: Truth,
}

/// Makes a region.
///
/// ```
/// use nms_core::synthetic::{Model, Recipe, region};
/// let recipe = Recipe { people: 300, ..Recipe::new(Model::Smolensk) };
/// let made = region(&recipe);
/// let region = made.tables.check(None)?;
/// assert!(region.is_synthetic());
/// assert_eq!(region.rows("persons"), 300);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn region(recipe: &Recipe) -> Made {
    let mut tables = Tables::default();
    tables.mark_synthetic();
    let margins = recipe.margins();
    let bodies = bodies::Bodies::draw(recipe, &margins);
    let people = people::People::draw(recipe, &margins, &bodies);
    bodies.fill(&mut tables);
    people.fill(&bodies, &mut tables);
    supports::fill(recipe, &margins, &people, &mut tables);
    framework::fill(&mut tables);
    let mut truth = Truth::draw(recipe, &bodies, &people);
    let instrument = instrument::Instrument::draw(recipe);
    instrument.fill(&mut tables);
    let asked = answers::asked(recipe, &people);
    let past = offer::past();
    let history = history::History::draw(recipe, &people, &past, &mut truth);
    answers::fill(recipe, &people, &asked, &instrument, &truth, &mut tables);
    catalogue::fill(&mut tables);
    let demand = offer::demand(&people, &asked, &truth);
    offer::fill(recipe, &bodies, &past, (&demand, people.young()), history.taken(), &mut tables);
    history.fill(&people, &past, &mut tables);
    routes::fill(recipe, &people, &asked, &past, &history, &mut tables);
    monitoring::fill(recipe, &margins, &bodies, &people, &mut tables);
    indicators::fill(recipe, &margins, &bodies, &mut tables);
    Made { tables, truth }
}
