//! The change between waves of a diagnosis: of persons, and of all at an organisation.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::boundary::Error;
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::gain::{Gain, Gains, GroupGain};

/// The gains on a scale from one wave to a later one, in deviations of the first wave, whatever units the options name.
#[derive(Clone, Copy, Debug)]
pub struct ScaleGains<'d> {
    /// The scale.
    pub scale: &'d str,
    /// The wave it starts from.
    pub from: &'d str,
    /// The wave it leads to.
    pub to: &'d str,
    /// The gains of those who have a level in both; why there are none otherwise.
    pub gains: Result<&'d Gains, &'d Error>,
}

/// The gain of a person on a scale.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GainRow<'g> {
    /// The scale.
    pub scale: &'g str,
    /// The wave it starts from.
    pub from: &'g str,
    /// The wave it leads to.
    pub to: &'g str,
    /// What changed.
    #[serde(flatten)]
    pub gain: Gain<'g>,
}

/// The gain of all at an organisation and below it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupGainRow<'d> {
    /// The scale.
    pub scale: &'d str,
    /// The wave it starts from.
    pub from: &'d str,
    /// The wave it leads to.
    pub to: &'d str,
    /// What changed.
    #[serde(flatten)]
    pub gain: GroupGain,
}

impl Diagnosis {
    /// The gains on every scale from the first wave with levels to each later one; nothing where levels are shares of points,
    /// which differ between instruments as items do.
    pub fn gains(&self) -> impl Iterator<Item = ScaleGains<'_>> {
        let name = |wave: usize| self.waves.get(wave).map_or("", |wave| wave.name.as_str());
        self.scales.iter().flat_map(move |scale| {
            scale.gains().iter().map(move |one| ScaleGains {
                scale: &scale.id,
                from: name(one.from),
                to: name(one.to),
                gains: one.gains.as_ref(),
            })
        })
    }

    /// The gains of everybody, one by one.
    pub fn gain_rows(&self) -> impl Iterator<Item = GainRow<'_>> {
        self.gains().flat_map(|one| {
            let all = one.gains.into_iter().flat_map(Gains::iter);
            all.map(move |gain| GainRow { scale: one.scale, from: one.from, to: one.to, gain })
        })
    }

    /// The gains of all who work at an organisation or below it, on every scale.
    ///
    /// # Errors
    /// `diagnosis.node` with the nearest id.
    pub fn group_gains<'d>(&'d self, node: &str) -> Result<Vec<GroupGainRow<'d>>, Error> {
        let members = self.members(node, "diagnosis.node")?;
        Ok(self.gains_of(&members, Gains::of_group))
    }

    /// The gains of persons who were chosen by what they answered in the first wave (sent to a programme for their deficits, say),
    /// on every scale. Whoever did worst then does better next time without any learning; that part is taken out.
    ///
    /// # Errors
    /// `diagnosis.person` with the nearest id.
    pub fn chosen_gains<'d>(&'d self, persons: &[&str]) -> Result<Vec<GroupGainRow<'d>>, Error> {
        let chosen = persons.iter().map(|id| self.person_row(id)).collect::<Result<BTreeSet<_>, _>>()?;
        Ok(self.gains_of(&chosen, Gains::of_chosen))
    }

    /// The gains of some on every scale.
    fn gains_of<'d>(&'d self, rows: &BTreeSet<u32>, of: fn(&Gains, &[usize]) -> GroupGain) -> Vec<GroupGainRow<'d>> {
        let row = |one: ScaleGains<'d>| {
            let gains = one.gains.ok()?;
            let inside = |id: &String| self.region.row_of("persons", id).is_some_and(|row| rows.contains(&row));
            let mine = |place: &usize| gains.persons().get(*place).is_some_and(inside);
            let places: Vec<usize> = (0..gains.len()).filter(mine).collect();
            Some(GroupGainRow { scale: one.scale, from: one.from, to: one.to, gain: of(gains, &places) })
        };
        self.gains().filter_map(row).collect()
    }
}
