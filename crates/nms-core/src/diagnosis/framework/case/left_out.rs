//! What a package says that the tables have no place for.

use serde::Serialize;

use crate::text::vocabulary;

vocabulary! {
    /// Why something of a package is named apart from the rows.
    LeftOutReason {
        NoPlace = "no_place", "в таблицах нет места", "no place in the tables";
        SecondParent = "second_parent", "второй родитель", "a second parent";
        Circle = "circle", "замыкает круг", "closes a circle";
        Outside = "outside", "ведёт за пределы пакета", "leads outside the package";
        NoItem = "no_item", "ведёт к документу, а не к элементу", "leads to the document, not to an item";
        Repeated = "repeated", "уже сказано", "said before";
        CodeRepeated = "code_repeated", "код не единственный", "the code stands more than once";
        CodeUnfit = "code_unfit", "код не годится в идентификаторы", "the code is not fit to be an id";
        DefaultArea = "default_area", "область взята по умолчанию", "the area is the default one";
        UnusedArea = "unused_area", "такого в пакете нет", "there is no such thing in the package";
    }
}

/// How many of a reason and a field are listed; all are counted.
const MOST_OF_A_FIELD: usize = 100;

/// What a package says that the rows do not, and what had to be decided: exact counts and a bounded list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// How many there are.
    pub total: usize,
    /// How many there are of each reason, part and field, in the order in which they were first met.
    pub counts: Vec<LeftOutCount>,
    /// The first hundred of each, in the same order.
    pub list: Vec<LeftOutEntry>,
}

/// How many things are left out of one field for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOutCount {
    /// Why.
    pub reason: LeftOutReason,
    /// The part of the package: `CFItems`; `options` for what the caller said.
    pub part: String,
    /// The field, or the type of an association: `educationLevel`, `isRelatedTo`.
    pub field: String,
    /// How many.
    pub count: usize,
}

/// One thing that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOutEntry {
    /// Why.
    pub reason: LeftOutReason,
    /// The part of the package.
    pub part: String,
    /// The field, or the type of an association.
    pub field: String,
    /// The `identifier` of the item, association or definition, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Of an association, the `identifier` it starts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Of an association, the `identifier` it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
}

impl LeftOut {
    /// Counts a thing; one of the first of its kind is listed too.
    pub(super) fn add(&mut self, reason: LeftOutReason, part: &str, field: &str, id: Option<&str>) {
        self.add_tie(reason, (part, field), id, None);
    }

    /// The same for an association with its two ends.
    pub(super) fn add_tie(
        &mut self,
        reason: LeftOutReason,
        (part, field): (&str, &str),
        id: Option<&str>,
        ends: Option<(&str, &str)>,
    ) {
        self.total += 1;
        let alike = |one: &&mut LeftOutCount| one.reason == reason && one.part == part && one.field == field;
        let count = match self.counts.iter_mut().find(alike) {
            Some(found) => {
                found.count += 1;
                found.count
            }
            None => {
                let (part, field) = (part.to_owned(), field.to_owned());
                self.counts.push(LeftOutCount { reason, part, field, count: 1 });
                1
            }
        };
        if count <= MOST_OF_A_FIELD {
            self.list.push(LeftOutEntry {
                reason,
                part: part.to_owned(),
                field: field.to_owned(),
                id: id.map(str::to_owned),
                origin: ends.map(|(origin, _)| origin.to_owned()),
                destination: ends.map(|(_, destination)| destination.to_owned()),
            });
        }
    }
}
