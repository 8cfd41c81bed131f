//! The diagnosis of a region: from the answers to an instrument to deficits.

use std::sync::Arc;

use super::calendar::{self, CalendarCheck};
use super::deficit::verdict::{Court, Verdict};
use super::framework::Framework;
use super::options::DiagnosisOptions;
use super::scale::Scale;
use super::scale::answers::{Answers, WaveDays, instruments};
use super::scale::sheets::sheets;
use crate::boundary::{Error, Pace, Watch, unknown};
use crate::norm::NormPack;
use crate::region::{Region, RegionView};

/// A diagnosis (диагностика профессиональных дефицитов): levels of everybody on the scales of an instrument, the change
/// between waves, and what is known of every competence that positions require.
///
/// Levels are on the scale of the first wave, whose persons have mean 0 and deviation 1, unless the options name other units.
///
/// ```
/// use nms_core::{NormPack, diagnosis::{DeficitStatus, DiagnosisOptions}, region::Tables};
/// // Sixty teachers answer eight items, the first thirty fewer and fewer of them; everybody should be at level 0.
/// let right = |person: u32, item: u32| person * 8 / 60 + (person * 7 + item * 5) % 3 >= item;
/// let mut csv = String::from("person,instrument,item,wave,score,date\n");
/// for (person, item) in (0..60).flat_map(|person| (0..8).map(move |item| (person, item))) {
///     csv += &format!("p{person:02},test,i{item},start,{},2024-03-12\n", u8::from(right(person, item)));
/// }
/// let persons = (0..60).map(|person| format!("p{person:02}")).collect::<Vec<_>>();
/// let mut tables = Tables::default();
/// tables.json(r#"{"organisations": [{"id": "s1", "kind": "school", "level": "institutional"}],
///   "competences": [{"id": "digital", "area": "digital"}],
///   "requirements": [{"post": "teacher", "competence": "digital", "level": 0}]}"#)?;
/// tables.csv("persons", format!("id\n{}\n", persons.join("\n")).as_bytes());
/// tables.csv("positions", format!("person,organisation,post,staff_category\n{}\n",
///     persons.iter().map(|id| format!("{id},s1,teacher,pedagogical")).collect::<Vec<_>>().join("\n")).as_bytes());
/// tables.csv("items", format!("instrument,item,competence,max_score\n{}\n",
///     (0..8).map(|item| format!("test,i{item},digital,1")).collect::<Vec<_>>().join("\n")).as_bytes());
/// tables.csv("responses", csv.as_bytes());
/// let region = tables.check(None)?;
/// let options = DiagnosisOptions::on("2024-03-31".parse()?);
/// let diagnosis = region.diagnose(None, &options, &mut |_| true)?;
/// let deficits = diagnosis.deficits().collect::<Vec<_>>();
/// assert_eq!((deficits.len(), deficits[0].person, deficits[0].status), (60, "p00", DeficitStatus::Deficit));
/// assert_eq!(deficits[59].status, DeficitStatus::NoDeficit);
/// assert_eq!(deficits[30].status, DeficitStatus::NotEnoughEvidence); // in the middle eight items do not tell
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Diagnosis {
    pub(super) region: Region,
    pub(super) calendar: CalendarCheck,
    pub(super) options: DiagnosisOptions,
    pub(super) instrument: String,
    pub(super) framework: Arc<Framework>,
    pub(super) waves: Vec<WaveDays>,
    pub(super) scales: Arc<Vec<Scale>>,
    pub(super) verdicts: Arc<Vec<Verdict>>,
    pub(super) without_competence: Vec<String>,
    /// Items that need several competences, of which none says where they stand.
    pub(super) without_scale: Vec<String>,
}

/// Counts alone: what people can and cannot do does not get into logs.
impl std::fmt::Debug for Diagnosis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (scales, waves, verdicts) = (self.scales.len(), self.waves.len(), self.verdicts.len());
        write!(f, "Diagnosis({scales} scales, {waves} waves, {verdicts} required competences)")
    }
}

impl Region {
    /// Diagnoses everybody who answered an instrument; `pack` tells its calendar.
    ///
    /// # Errors
    /// `diagnosis.instrument` if it is unknown, or left out where there are several; `diagnosis.options`;
    /// `calibration.model` and `calibration.options`; `framework.circle`; `call.stopped` if `watch` said so. What a scale
    /// lacks (no answers, waves without common items) is no error but a finding: [`Diagnosis::findings`].
    pub fn diagnose(
        &self,
        pack: Option<&NormPack>,
        options: &DiagnosisOptions,
        watch: Watch<'_>,
    ) -> Result<Diagnosis, Error> {
        options.check()?;
        let framework = Framework::of(self)?;
        let instrument = self.instrument(options)?;
        let view = self.as_of(options.as_of, options.known.unwrap_or(options.as_of));
        let mut pace = Pace::new(watch);
        let mut answers = Answers::read(&view, &framework, &instrument, options.scale_by, &mut pace);
        let sheets = sheets(self, &mut answers, &mut pace)?;
        pace.end()?;
        let work = |sheets| Scale::work_out(sheets, options, &mut *watch);
        let scales = sheets.into_iter().map(work).collect::<Result<Vec<_>, _>>()?;
        let mut pace = Pace::new(watch);
        let calendar = match pack.or(self.pack().as_deref()) {
            Some(pack) if !instrument.is_empty() => calendar::check_asked(&view, pack, Some(&instrument), &mut pace)?,
            _ => CalendarCheck::default(),
        };
        let verdicts = Court::new(view, &framework, &scales, options).sit(&mut pace);
        pace.end()?;
        Ok(Diagnosis {
            region: self.clone(),
            calendar,
            options: options.clone(),
            instrument,
            framework: Arc::new(framework),
            waves: answers.waves.into_iter().map(|(_, wave)| wave).collect(),
            scales: Arc::new(scales),
            verdicts: Arc::new(verdicts),
            without_competence: answers.without_competence,
            without_scale: answers.without_scale,
        })
    }

    /// The instrument that is asked for, or the only one there is.
    fn instrument(&self, options: &DiagnosisOptions) -> Result<String, Error> {
        let known = instruments(self);
        match (&options.instrument, known.as_slice()) {
            (Some(asked), known) if known.contains(&asked.as_str()) => Ok(asked.clone()),
            (Some(asked), known) => Err(unknown("diagnosis.instrument", "instrument", asked, known.iter().copied())),
            (None, [only]) => Ok((*only).to_owned()),
            // Assessments of other kinds need no instrument.
            (None, []) if self.rows("assessments") > 0 => Ok(String::new()),
            (None, known) => {
                let help = match known {
                    [] => "fill the tables `items` and `responses`".to_owned(),
                    known => format!("name one of {}", known.join(", ")),
                };
                Err(Error::new("diagnosis.instrument", format!("there are {} instruments", known.len()), help))
            }
        }
    }
}

impl Diagnosis {
    /// The instrument.
    pub fn instrument(&self) -> &str {
        &self.instrument
    }

    /// What was asked for.
    pub fn options(&self) -> &DiagnosisOptions {
        &self.options
    }

    /// The competences it is about.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The region as it was seen.
    pub(super) fn view(&self) -> RegionView<'_> {
        self.region.as_of(self.options.as_of, self.options.known.unwrap_or(self.options.as_of))
    }

    /// Where evidence is looked up once more.
    pub(super) fn court(&self) -> Court<'_> {
        Court::new(self.view(), &self.framework, &self.scales, &self.options)
    }

    /// The id of a person by its row.
    pub(super) fn person_id(&self, row: u32) -> &str {
        let ids = self.region.table("persons").and_then(|table| table.column("id"));
        ids.and_then(|ids| ids.text(row as usize)).unwrap_or_default()
    }

    /// The id of a competence by its place.
    pub(crate) fn competence_id(&self, place: u32) -> &str {
        self.framework.competences().get(place as usize).map_or("", |competence| competence.id.as_str())
    }

    /// The verdicts on a person.
    pub(crate) fn of_person(&self, row: u32) -> &[Verdict] {
        let from = self.verdicts.partition_point(|verdict| verdict.person < row);
        let to = self.verdicts.partition_point(|verdict| verdict.person <= row);
        self.verdicts.get(from..to).unwrap_or_default()
    }
}
