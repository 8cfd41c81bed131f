//! Which competences each item of an instrument needs.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::Framework;
use crate::boundary::{Error, unknown};
use crate::region::Region;
use nms_solver::order::{gather, gather_set};

/// The items of one instrument, each with the places of the competences it needs.
pub(super) type Items = BTreeMap<String, BTreeSet<u32>>;

/// Items against competences (матрица заданий и компетенций, Q-matrix): which item needs which.
///
/// Rows are the items of one instrument in the order of their names, columns the competences that any of them needs,
/// in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemCompetences {
    items: Vec<String>,
    competences: Vec<String>,
    rows: Vec<FixedBitSet>,
}

/// Reads `items` and `item_competences`.
pub(super) fn read(region: &Region, places: &[u32]) -> BTreeMap<String, Items> {
    let mut instruments: BTreeMap<String, Items> = BTreeMap::new();
    for table in ["items", "item_competences"].into_iter().filter_map(|name| region.table(name)) {
        let text = |name: &str, row: usize| table.column(name).and_then(|column| column.text(row)).map(str::to_owned);
        for row in 0..table.rows {
            let Some((instrument, item)) = text("instrument", row).zip(text("item", row)) else { continue };
            let needs = instruments.entry(instrument).or_default().entry(item).or_default();
            let competence = table.column("competence").and_then(|column| column.reference(row));
            needs.extend(competence.and_then(|to| places.get(to)));
        }
    }
    instruments
}

impl Framework {
    /// The instruments that have items, in order.
    pub fn instruments(&self) -> impl Iterator<Item = &str> {
        self.instruments.keys().map(String::as_str)
    }

    /// Which competences the items of an instrument need: the one that `items` names and those of `item_competences`.
    ///
    /// # Errors
    /// `framework.instrument` with the nearest name.
    ///
    /// ```
    /// # use nms_core::diagnosis::Framework;
    /// # use nms_core::region::Tables;
    /// let mut tables = Tables::default();
    /// tables.json(r#"{
    ///   "organisations": [{"id": "r", "kind": "region", "level": "regional"}],
    ///   "competences": [{"id": "a", "area": "subject"}, {"id": "b", "area": "subject"}, {"id": "c", "area": "digital"}],
    ///   "items": [{"instrument": "t", "item": "1", "competence": "b", "max_score": 1},
    ///             {"instrument": "t", "item": "2", "max_score": 1}],
    ///   "item_competences": [{"instrument": "t", "item": "1", "competence": "a"}]
    /// }"#)?;
    /// let q = Framework::of(&tables.check(None)?)?.q_matrix("t")?;
    /// assert_eq!((q.items().len(), q.competences()), (2, &["a".to_owned(), "b".to_owned()][..]));
    /// assert!(q.needs(0, 0) && q.needs(0, 1));
    /// assert_eq!(q.empty().collect::<Vec<_>>(), ["2"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn q_matrix(&self, instrument: &str) -> Result<ItemCompetences, Error> {
        let items = self.instruments.get(instrument).ok_or_else(|| {
            let known: Vec<&str> = self.instruments().collect();
            unknown("framework.instrument", "instrument with items", instrument, known.into_iter())
        })?;
        let used = gather_set(items.values().flatten().copied());
        let column: BTreeMap<u32, usize> = gather(used.iter().copied().zip(0..));
        let row = |needs: &BTreeSet<u32>| {
            let mut row = FixedBitSet::with_capacity(used.len());
            row.extend(needs.iter().filter_map(|place| column.get(place).copied()));
            row
        };
        Ok(ItemCompetences {
            items: items.keys().cloned().collect(),
            rows: items.values().map(row).collect(),
            competences: self.ids(used.iter().copied()).into_iter().map(str::to_owned).collect(),
        })
    }
}

impl Framework {
    /// The only competence that an item needs; nothing where it needs none or several.
    pub(crate) fn only_competence(&self, instrument: &str, item: &str) -> Option<&super::Competence> {
        let needs = self.needs(instrument, item)?;
        if needs.len() == 1 { self.competences.get(*needs.first()? as usize) } else { None }
    }

    /// The places of the competences that an item needs.
    pub(crate) fn needs(&self, instrument: &str, item: &str) -> Option<&BTreeSet<u32>> {
        self.instruments.get(instrument)?.get(item)
    }
}

impl ItemCompetences {
    /// The items, in the order of the rows.
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// The competences, in the order of the columns.
    pub fn competences(&self) -> &[String] {
        &self.competences
    }

    /// The columns that a row has, in order; none of a row that is not there.
    pub fn row(&self, item: usize) -> impl Iterator<Item = usize> + '_ {
        self.rows.get(item).into_iter().flat_map(FixedBitSet::ones)
    }

    /// Whether an item needs a competence, by row and column.
    pub fn needs(&self, item: usize, competence: usize) -> bool {
        self.rows.get(item).is_some_and(|row| row.contains(competence))
    }

    /// The items that need no competence, and so say nothing about any.
    pub fn empty(&self) -> impl Iterator<Item = &str> {
        let rows = self.items.iter().zip(&self.rows);
        rows.filter(|(_, row)| row.is_clear()).map(|(item, _)| item.as_str())
    }
}
