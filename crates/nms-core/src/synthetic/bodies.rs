//! Organisations and their ties: municipalities, centres, schools; some closed, some moved, some opened.

use super::draw::{Draw, Stream};
use super::{Margins, Recipe, days};
use crate::region::{Cell, Tables};

/// A school.
pub(super) struct School {
    pub(super) id: String,
    /// The place of its municipality.
    pub(super) municipality: usize,
    pub(super) rural: bool,
    /// How many of all people, in no unit of its own.
    pub(super) weight: usize,
    pub(super) opened: Option<i32>,
    /// The school that went into this one in September 2022.
    pub(super) before: Option<String>,
    /// The municipality it belonged to until 2023.
    moved_from: Option<usize>,
    pub(super) low_results: bool,
    pub(super) hard_conditions: bool,
    pub(super) growth_point: bool,
    pub(super) practice_site: bool,
}

/// All organisations.
pub(super) struct Bodies {
    pub(super) root: &'static str,
    /// Municipalities; the last is the partner, where there is one.
    pub(super) municipalities: Vec<String>,
    pub(super) partner: bool,
    /// The regional centre, then those between municipalities, then those of cities: where methodists work.
    pub(super) centres: Vec<String>,
    between: usize,
    pub(super) schools: Vec<School>,
}

impl Bodies {
    pub(super) fn draw(recipe: &Recipe, margins: &Margins) -> Self {
        let mut draw = Draw::new(recipe.seed, Stream::Bodies);
        let mut municipalities: Vec<String> = (1..=margins.municipalities).map(|n| format!("m{n:03}")).collect();
        municipalities.extend(margins.partner.then(|| "partner".to_owned()));
        let marks = Marks::draw(&mut draw, margins);
        let schools = (0..margins.schools).map(|n| {
            let municipality = n * municipalities.len() / margins.schools;
            let rural = draw.of_thousand(if municipality == 0 { 100 } else { 650 });
            // A product of draws is skewed: few large schools, many small ones; those in the country smaller.
            let large = (1 + draw.below(8)) * (1 + draw.below(8));
            let weight = 3 + large * if rural { 1 } else { 2 };
            let event = draw.below(200);
            School {
                id: format!("s{:05}", n + 1),
                municipality,
                rural,
                weight,
                opened: (event < 4).then_some(days::SEPTEMBER_2021),
                before: (4..7).contains(&event).then(|| format!("s{:05}-old", n + 1)),
                moved_from: (event == 7 && municipality > 0 && !margins.partner).then(|| municipality - 1),
                low_results: marks.low.contains(n),
                hard_conditions: marks.hard.contains(n),
                growth_point: marks.growth.contains(n),
                practice_site: marks.practice.contains(n),
            }
        });
        let schools = schools.collect();
        let between = margins.inter_municipal_centres;
        let named = |kind: &'static str, count: usize| (1..=count).map(move |n| format!("{kind}-{n:03}"));
        let centres = if margins.people < 30 { None } else { Some("centre".to_owned()) };
        let centres =
            centres.into_iter().chain(named("mmc", between)).chain(named("gmc", margins.city_centres)).collect();
        Self { root: recipe.model.root(), municipalities, partner: margins.partner, centres, between, schools }
    }

    /// The municipality where a centre stands: those between municipalities in the first that they serve, the others in the first of all.
    fn seat(&self, centre: usize) -> usize {
        let own = self.municipalities.len() - usize::from(self.partner);
        match centre.checked_sub(1).filter(|place| *place < self.between) {
            Some(place) => (place * own).div_ceil(self.between.max(1)).min(own.saturating_sub(1)),
            None => 0,
        }
    }

    /// The territories where something takes place: those of the centres, or the first.
    pub(super) fn seats(&self) -> Vec<&str> {
        let seats = (0..self.centres.len().max(1)).filter_map(|centre| self.municipalities.get(self.seat(centre)));
        seats.map(String::as_str).collect()
    }

    pub(super) fn fill(&self, tables: &mut Tables) {
        self.organisations(tables);
        self.relations(tables);
    }

    fn organisations(&self, tables: &mut Tables) {
        let columns = ["id", "kind", "title", "level", "territory", "rural", "partner", "opened", "closed"];
        tables.fill("organisations", &columns, [organisation([self.root, "region", "Область", "regional"], None)]);
        for (place, id) in self.municipalities.iter().enumerate() {
            let partner = self.partner && place + 1 == self.municipalities.len();
            let title = if partner {
                "Партнёрский район".to_owned()
            } else {
                format!("Округ {}", place + 1)
            };
            let mut row = organisation([id, "municipality", &title, "municipal"], Some(id));
            row[6] = if partner { Cell::Flag(true) } else { Cell::Missing };
            tables.fill("organisations", &columns, [row]);
        }
        for (place, id) in self.centres.iter().enumerate() {
            let (level, title) = match place {
                0 => ("regional", "Региональный методический центр".to_owned()),
                place if place <= self.between => ("inter-municipal", format!("Межмуниципальный центр {place}")),
                place => ("municipal", format!("Городской центр {}", place - self.between)),
            };
            let territory = self.municipalities.get(self.seat(place));
            tables.fill("organisations", &columns, [organisation([id, "centre", &title, level], territory)]);
        }
        let closed = Some(days::SEPTEMBER_2022);
        let working = self.schools.iter().map(|one| (one, &one.id, one.opened, None));
        let old = self.schools.iter().filter_map(|one| Some((one, one.before.as_ref()?, None, closed)));
        for (school, id, opened, closed) in working.chain(old) {
            let number = id.trim_start_matches(['s', '0']).trim_end_matches("-old");
            let title = format!("Школа № {number}");
            let territory = self.municipalities.get(school.municipality);
            let mut row = organisation([id, "school", &title, "institutional"], territory);
            row[5] = Cell::Flag(school.rural);
            [row[7], row[8]] = [opened, closed].map(|day| day.map_or(Cell::Missing, Cell::Day));
            tables.fill("organisations", &columns, [row]);
        }
    }

    fn relations(&self, tables: &mut Tables) {
        let columns = ["from", "to", "kind", "valid_from", "valid_to"];
        let tie = |from, to, kind| [Cell::Text(from), Cell::Text(to), Cell::Text(kind), Cell::Missing, Cell::Missing];
        tables.fill("relations", &columns, self.municipalities.iter().map(|id| tie(id, self.root, "part_of")));
        tables.fill("relations", &columns, self.centres.iter().map(|id| tie(id, self.root, "part_of")));
        let own = self.municipalities.len() - usize::from(self.partner);
        let served = self.municipalities.iter().take(own).enumerate().filter_map(|(place, id)| {
            let centre = self.centres.get(1 + place * self.between / own.max(1)).filter(|_| self.between > 0)?;
            Some(tie(centre, id, "serves"))
        });
        tables.fill("relations", &columns, served);
        let part_of = |id, municipality: usize, from: Option<i32>, to: Option<i32>| {
            let [from, to] = [from, to].map(|day| day.map_or(Cell::Missing, Cell::Day));
            let above = self.municipalities.get(municipality).map_or(self.root, String::as_str);
            [Cell::Text(id), Cell::Text(above), Cell::Text("part_of"), from, to]
        };
        for school in &self.schools {
            let moved = Some(days::JANUARY_2023).filter(|_| school.moved_from.is_some());
            tables.fill("relations", &columns, [part_of(&school.id, school.municipality, moved, None)]);
            let earlier = school.moved_from.map(|from| part_of(&school.id, from, None, moved));
            let closed = Some(days::SEPTEMBER_2022);
            let old = school.before.as_ref().map(|id| part_of(id, school.municipality, None, closed));
            tables.fill("relations", &columns, earlier.into_iter().chain(old));
        }
    }
}

/// A row of the table: id, kind, title, level, and the territory.
fn organisation<'c>(texts: [&'c str; 4], territory: Option<&'c String>) -> [Cell<'c>; 9] {
    let [id, kind, title, level] = texts.map(Cell::Text);
    let territory = territory.map_or(Cell::Missing, |id| Cell::Text(id));
    [id, kind, title, level, territory, Cell::Missing, Cell::Missing, Cell::Missing, Cell::Missing]
}

/// Which schools have what, evenly spread from a start drawn by chance.
struct Marks {
    low: Spread,
    hard: Spread,
    growth: Spread,
    practice: Spread,
}

impl Marks {
    fn draw(draw: &mut Draw, margins: &Margins) -> Self {
        let schools = margins.schools;
        let mut start = || draw.below(schools.max(1));
        let (low, growth, practice) = (start(), start(), start());
        let Margins { low_results, hard_conditions, low_and_hard, .. } = *margins;
        // On one circle of schools: low alone, low and hard, hard alone.
        let all = Spread { of: schools, start: low, first: 0, last: 0 };
        Self {
            low: Spread { last: low_results + low_and_hard, ..all },
            hard: Spread { first: low_results, last: low_results + low_and_hard + hard_conditions, ..all },
            growth: Spread { start: growth, last: margins.growth_points, ..all },
            practice: Spread { start: practice, last: margins.practice_sites, ..all },
        }
    }
}

/// A run of places on a shuffled circle.
#[derive(Clone, Copy)]
struct Spread {
    of: usize,
    start: usize,
    first: usize,
    last: usize,
}

impl Spread {
    /// Whether a place is in the run. Steps of a number without a common divisor visit every place once.
    fn contains(&self, place: usize) -> bool {
        let step = (self.of * 5 / 13..).find(|step| *step > 0 && coprime(*step, self.of)).unwrap_or(1);
        (self.first..self.last).contains(&((place * step + self.start) % self.of.max(1)))
    }
}

fn coprime(a: usize, b: usize) -> bool {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}
