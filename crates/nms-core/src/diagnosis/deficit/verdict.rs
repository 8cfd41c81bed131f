//! What is known of every competence that somebody's positions require.

use std::collections::BTreeMap;

use super::evidence::{Belief, Evidence, EvidenceKind, Piece, Today, combine, shared, shown};
use super::{DeficitStatus, DoubtReason, judge};
use crate::boundary::Pace;
use crate::diagnosis::framework::Framework;
use crate::diagnosis::options::{DiagnosisOptions, ScaleBy, Scoring};
use crate::diagnosis::scale::Scale;
use crate::region::RegionView;
use crate::region::store::{MILLION, Table};

/// What is known of a required competence of a person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    /// The row of the person.
    pub(crate) person: u32,
    /// The place of the competence in the framework.
    pub(crate) competence: u32,
    pub(crate) required: f64,
    pub(crate) weight: f64,
    pub(crate) belief: Option<Belief>,
    /// The part of its error that everybody shares.
    pub(crate) shared: f64,
    pub(crate) probability: Option<f64>,
    pub(crate) severity: f64,
    pub(crate) status: DeficitStatus,
    pub(crate) reason: Option<DoubtReason>,
    /// Days since the newest piece that counts.
    pub(crate) age: Option<i32>,
    /// Pieces that count.
    pub(crate) pieces: u32,
    /// Which deficit of the person comes first, from 1; nought for what is no deficit.
    pub(crate) order: u32,
}

/// Where evidence is looked up.
pub(crate) struct Court<'c> {
    pub(crate) view: RegionView<'c>,
    pub(crate) framework: &'c Framework,
    pub(crate) scales: &'c [Scale],
    pub(crate) options: &'c DiagnosisOptions,
    /// The day asked about.
    pub(crate) today: i32,
    /// For each competence the scales that tell of it.
    sources: Vec<Vec<usize>>,
    /// For each competence the deviation between people, in the units of the levels.
    spreads: Vec<f64>,
    /// For each competence all that must be there before it.
    foundations: Vec<Vec<u32>>,
    /// For each row of the table of competences its place in the framework.
    places: Vec<Option<u32>>,
}

impl<'c> Court<'c> {
    pub(crate) fn new(
        view: RegionView<'c>,
        framework: &'c Framework,
        scales: &'c [Scale],
        options: &'c DiagnosisOptions,
    ) -> Self {
        let today = view.moment.valid;
        let all = || (0_u32..).take(framework.competences().len());
        let sources: Vec<Vec<usize>> = all().map(|place| sources(framework, scales, options.scale_by, place)).collect();
        let spreads = sources.iter().map(|sources| spread(sources, scales, options)).collect();
        let foundations = all().map(|place| framework.foundations(place)).collect();
        let table = view.region.table("competences");
        let id = |row: usize| table.and_then(|table| table.column("id")).and_then(|column| column.text(row));
        let place = |row: usize| framework.place(id(row)?);
        let places = (0..view.region.rows("competences")).map(place).collect();
        Self { view, framework, scales, options, today, sources, spreads, foundations, places }
    }

    /// The scales that tell of a competence.
    pub(crate) fn sources(&self, competence: u32) -> &[usize] {
        self.sources.get(competence as usize).map_or(&[], Vec::as_slice)
    }

    /// The verdicts on everybody whose positions require anything, by person and competence.
    pub(crate) fn sit(&self, pace: &mut Pace<'_>) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        for person in pace.walk(0..self.view.region.rows("persons")) {
            let first = verdicts.len();
            let assessments = self.assessments(person);
            let person = person as u32;
            for (competence, (required, weight)) in self.framework.levels_of_person(&self.view, person) {
                let pieces = self.pieces(person, competence, &assessments);
                verdicts.push(self.verdict(person, competence, (required, weight), &pieces));
            }
            if let Some(own) = verdicts.get_mut(first..) {
                self.put_in_order(own);
            }
        }
        verdicts
    }

    /// The evidence of a person's competence, newest knowledge of everybody first.
    fn pieces(&self, person: u32, competence: u32, assessments: &BTreeMap<u32, Vec<usize>>) -> Known {
        let mut known = Known {
            everybody: None,
            spread: self.spreads.get(competence as usize).copied().unwrap_or(1.0),
            pieces: Vec::new(),
        };
        let waves = self.scales.first().map_or(0, |scale| scale.waves.len());
        for at in 0..waves {
            let (mut count, mut level, mut variance, mut common, mut day) = (0.0, 0.0, 0.0, 0.0, None);
            let (mut mean, mut deviation, mut calibrated) = (0.0, 0.0, 0.0);
            for scale in self.sources(competence) {
                let wave = self.scales.get(*scale).and_then(|scale| scale.waves.get(at));
                let found = wave.and_then(|wave| Some((wave, wave.place(person)?)));
                let Some((wave, place)) = found else { continue };
                if let Some(everybody) = wave.everybody {
                    (mean, deviation, calibrated) =
                        (mean + everybody.mean, deviation + everybody.deviation, calibrated + 1.0);
                }
                if let Some((one, error)) = wave.alone(place) {
                    let (moved, doubt) = self.moved(*scale, person, at);
                    (count, level, variance) = (count + 1.0, level + one + moved, variance + error + doubt);
                    common += doubt + wave.shared.get(place).map_or(0.0, |shared| shared * shared);
                    day = day.max(wave.sheet.days.get(place).copied().flatten());
                }
            }
            if calibrated > 0.0 {
                known.everybody = Some(Belief { mean: mean / calibrated, deviation: deviation / calibrated });
            }
            if count > 0.0 {
                let (variance, shared) = (Some(variance / (count * count)), common / (count * count));
                known.pieces.push(Piece { kind: EvidenceKind::Test, day, level: level / count, variance, shared });
            }
        }
        let table = self.view.region.table("assessments");
        let rows = assessments.get(&competence).into_iter().flatten();
        let deviation = known.everybody.map_or(known.spread, |everybody| everybody.deviation);
        known.pieces.extend(rows.filter_map(|row| self.assessment(table?, *row, deviation)));
        known
    }

    /// What carries a level of an earlier wave to the last one that a person answered: people moved between them, and this
    /// one would otherwise be held for as low as it was.
    fn moved(&self, scale: usize, person: u32, wave: usize) -> (f64, f64) {
        let unit = self.options.scale.unit;
        let scale = self.scales.get(scale);
        let last = scale.and_then(|scale| scale.waves.iter().rposition(|wave| wave.place(person).is_some()));
        let moved = scale.zip(last).and_then(|(scale, last)| scale.moved(wave, last));
        moved.map_or((0.0, 0.0), |(mean, variance)| (mean * unit, variance * unit * unit))
    }

    /// The visible assessments of a person, by competence.
    fn assessments(&self, person: usize) -> BTreeMap<u32, Vec<usize>> {
        let mut rows: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let Some(table) = self.view.region.table("assessments") else { return rows };
        let chains = table.schema.place("person").and_then(|place| table.chains(place));
        for row in chains.into_iter().flat_map(|chains| chains.of(person)) {
            let competence = table.column("competence").and_then(|column| column.reference(row));
            let place = competence.and_then(|row| self.places.get(row).copied().flatten());
            if let Some(place) = place.filter(|_| table.sees(row, self.view.moment, i32::MIN)) {
                rows.entry(place).or_default().push(row);
            }
        }
        rows
    }

    /// A row of the assessments; without an error of its own the declared reliability of its kind tells it: of levels that
    /// vary by `deviation` between people, `deviation² · (1 − r) / r` is error.
    fn assessment(&self, table: &Table, row: usize, deviation: f64) -> Option<Piece> {
        let number = |name: &str| {
            table.column(name).and_then(|column| column.number(row)).map(|number| number as f64 / MILLION as f64)
        };
        let kind = table.column("kind").and_then(|column| column.word(row)).map(usize::from);
        let kind = kind.and_then(|kind| EvidenceKind::ALL.get(kind).copied())?;
        let declared = || {
            let reliability = self.options.reliabilities.of(kind).filter(|reliability| *reliability > 0.0)?;
            // Of complete reliability a trace of an error is left: nothing is known to all digits.
            Some((deviation * deviation * (1.0 - reliability) / reliability).max(1e-9))
        };
        let own = number("standard_error").filter(|error| *error > 0.0).map(|error| error * error);
        let day = table.column("date").and_then(|column| column.day(row));
        Some(Piece { kind, day, level: number("level")?, variance: own.or_else(declared), shared: 0.0 })
    }

    fn verdict(&self, person: u32, competence: u32, (required, weight): (f64, f64), known: &Known) -> Verdict {
        let belief = self.believe(known);
        let judged = belief.map(|belief| judge(belief, required));
        let status =
            judged.map_or(DeficitStatus::NotEnoughEvidence, |judged| self.options.cuts.status(judged.probability));
        let counted = self.shown(belief, known);
        let counts = |evidence: &&Evidence| evidence.left_out.is_none();
        let left_out = |reason| counted.iter().any(|evidence| evidence.left_out == Some(reason));
        let reason = (status == DeficitStatus::NotEnoughEvidence).then(|| match belief {
            Some(_) => DoubtReason::Unsure,
            None if left_out(super::evidence::LeftOut::Expired) => DoubtReason::Expired,
            None if left_out(super::evidence::LeftOut::NoReliability) => DoubtReason::NoReliability,
            None => DoubtReason::NoEvidence,
        });
        Verdict {
            person,
            competence,
            required,
            weight,
            belief,
            shared: belief.map_or(0.0, |belief| shared(belief, &known.pieces, self.today_of(known))),
            probability: judged.map(|judged| judged.probability),
            severity: judged.map_or(0.0, |judged| judged.severity),
            status,
            reason,
            age: counted.iter().filter(counts).map(|evidence| evidence.age).min(),
            pieces: counted.iter().filter(counts).count() as u32,
            order: 0,
        }
    }

    fn believe(&self, known: &Known) -> Option<Belief> {
        combine(known.everybody, &known.pieces, self.today_of(known))
    }

    fn today_of(&self, known: &Known) -> Today {
        Today { day: self.today, ageing: self.options.ageing, spread: known.spread }
    }

    fn shown(&self, belief: Option<Belief>, known: &Known) -> Vec<Evidence> {
        shown(belief, &known.pieces, self.today_of(known))
    }

    /// The evidence behind a verdict, piece by piece.
    pub(crate) fn evidence(&self, verdict: &Verdict) -> Vec<Evidence> {
        let assessments = self.assessments(verdict.person as usize);
        let known = self.pieces(verdict.person, verdict.competence, &assessments);
        self.shown(self.believe(&known), &known)
    }

    /// The deficits of the same person that a deficit stands on.
    pub(crate) fn stands_on(&self, own: &[Verdict], competence: u32) -> Vec<u32> {
        let foundations = self.foundations.get(competence as usize).map_or(&[][..], Vec::as_slice);
        let deficits =
            own.iter().filter(|verdict| verdict.status == DeficitStatus::Deficit).map(|verdict| verdict.competence);
        deficits.filter(|deficit| foundations.binary_search(deficit).is_ok()).collect()
    }

    /// Puts the deficits of a person in order: what others stand on before them; of those that could be next, the one with the
    /// largest expected shortfall by its weight.
    fn put_in_order(&self, own: &mut [Verdict]) {
        let mut open: Vec<(u32, f64, Vec<u32>)> = own
            .iter()
            .filter(|verdict| verdict.status == DeficitStatus::Deficit)
            .map(|verdict| {
                let worth = verdict.probability.unwrap_or(0.0) * verdict.severity * verdict.weight;
                (verdict.competence, worth, self.stands_on(own, verdict.competence))
            })
            .collect();
        let mut next = 1;
        while !open.is_empty() {
            let free = |(_, (_, _, on)): &(usize, &(u32, f64, Vec<u32>))| on.is_empty();
            let by_worth = |a: &(usize, &(u32, f64, Vec<u32>)), b: &(usize, &(u32, f64, Vec<u32>))| {
                a.1.1.total_cmp(&b.1.1).then(b.1.0.cmp(&a.1.0))
            };
            // The graph has no circle, so something is always free; the first one otherwise.
            let at = open.iter().enumerate().filter(free).max_by(by_worth).map_or(0, |(at, _)| at);
            let (competence, ..) = open.swap_remove(at);
            open.iter_mut().for_each(|(_, _, on)| on.retain(|one| *one != competence));
            if let Some(verdict) = own.iter_mut().find(|verdict| verdict.competence == competence) {
                verdict.order = next;
                next += 1;
            }
        }
    }
}

/// What is known of a person's competence.
struct Known {
    everybody: Option<Belief>,
    /// The deviation between people.
    spread: f64,
    pieces: Vec<Piece>,
}

/// The deviation between people on scales, in the units of the levels: that of the first wave, which is the unit of calibrated
/// levels. Of shares of points where no test tells it, a quarter of the scale.
fn spread(sources: &[usize], scales: &[Scale], options: &DiagnosisOptions) -> f64 {
    let scales = sources.iter().filter_map(|scale| scales.get(*scale));
    let known: Vec<f64> = scales.filter_map(Scale::spread).collect();
    match (known.len(), options.scoring) {
        (0, Scoring::Calibrated) => options.scale.unit,
        (0, Scoring::Percent) => options.scale.unit / 4.0,
        (count, _) => known.iter().sum::<f64>() / count as f64,
    }
}

/// The scales that tell of a competence: its own; else those of its parts; else that of the nearest whole that has one.
fn sources(framework: &Framework, scales: &[Scale], by: ScaleBy, competence: u32) -> Vec<usize> {
    let scale = |id: &str| scales.binary_search_by(|scale| scale.id.as_str().cmp(id)).ok();
    let Some(one) = framework.competences().get(competence as usize) else { return Vec::new() };
    match by {
        ScaleBy::Instrument => (0..scales.len()).collect(),
        ScaleBy::Area => scale(one.area.as_str()).into_iter().collect(),
        ScaleBy::Competence => {
            if let Some(own) = scale(&one.id) {
                return vec![own];
            }
            let parts = framework.descendants(&one.id).unwrap_or_default();
            let parts: Vec<usize> = parts.into_iter().filter_map(scale).collect();
            if !parts.is_empty() {
                return parts;
            }
            let mut whole = one.parent.as_deref();
            while let Some(id) = whole {
                if let Some(found) = scale(id) {
                    return vec![found];
                }
                whole = framework.competence(id).and_then(|whole| whole.parent.as_deref());
            }
            Vec::new()
        }
    }
}
