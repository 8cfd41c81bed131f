//! A package as CASE writes it: its shape, and what is read of it.

use std::collections::BTreeMap;

use super::left_out::{LeftOut, LeftOutReason};
use crate::boundary::{Error, Limits, Several, tree};
use crate::id::{ID_HELP, IdFault, check_id};
use crate::shape::{FromTree, Kind, Member, Schema, Tree, check, from_tree};

/// The shape of a package; what it does not name may be anything.
static SCHEMA: Schema = Schema::new(include_str!("../../../../schemas/case.shape.json"));

/// An association by which an item is a part of another.
pub(super) const IS_CHILD_OF: &str = "isChildOf";
/// An association by which an item comes before another.
pub(super) const PRECEDES: &str = "precedes";

/// The parts of a package as they are written.
mod written {
    #![expect(non_snake_case, reason = "named as in the standard")]

    use super::from_tree;

    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub(super) struct Package {
        pub(super) CFDocument: Document,
        pub(super) CFItems: Option<Vec<Item>>,
        pub(super) CFAssociations: Option<Vec<Association>>,
    }

    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub(super) struct Document {
        pub(super) identifier: String,
        pub(super) subject: Option<Vec<String>>,
    }

    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub(super) struct Item {
        pub(super) identifier: String,
        pub(super) fullStatement: String,
        pub(super) humanCodingScheme: Option<String>,
        pub(super) CFItemType: Option<String>,
    }

    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub(super) struct Association {
        pub(super) identifier: String,
        pub(super) associationType: String,
        pub(super) originNodeURI: Node,
        pub(super) destinationNodeURI: Node,
    }

    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub(super) struct Node {
        pub(super) identifier: String,
    }

    from_tree!(Package { CFDocument, CFItems, CFAssociations });
    from_tree!(Document { identifier, subject });
    from_tree!(Item { identifier, fullStatement, humanCodingScheme, CFItemType });
    from_tree!(Association { identifier, associationType, originNodeURI, destinationNodeURI });
    from_tree!(Node { identifier });
}

/// The JSON Schema of what is read of a package, generated into `schemas/case.shape.json`.
#[cfg(feature = "schema")]
pub fn case_schema() -> serde_json::Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    generator.into_root_schema_for::<written::Package>().to_value()
}

/// A sound package.
pub(super) struct Package {
    tree: Tree,
    /// The `identifier` of the document.
    pub(super) document: String,
    /// The subjects of the document.
    pub(super) subjects: Vec<String>,
    pub(super) items: Vec<Item>,
    pub(super) associations: Vec<Association>,
    /// The place of each item.
    places: BTreeMap<String, u32>,
}

/// A `CFItem`.
pub(super) struct Item {
    pub(super) identifier: String,
    pub(super) statement: String,
    /// The code that people use, without spaces around it.
    pub(super) code: Option<String>,
    /// The `CFItemType`.
    pub(super) sort: Option<String>,
}

/// A `CFAssociation`.
pub(super) struct Association {
    pub(super) identifier: String,
    pub(super) sort: String,
    pub(super) origin: String,
    pub(super) destination: String,
}

impl Package {
    /// Reads a package, or finds everything that is wrong with it.
    pub(super) fn read(text: &str, limits: &Limits) -> Result<Self, Error> {
        let tree = tree(text, "CFPackage", limits)?;
        for part in ["CFItems", "CFAssociations"] {
            if matches!(tree.get(part).map(|value| &value.kind), Some(Kind::List(rows)) if rows.len() > limits.rows) {
                let message = format!("there are more than {}", limits.rows);
                return Err(Error::new("limit.rows", message, "split the package, or raise `Limits::rows`").at(part));
            }
        }
        let mut problems: Several<Error> = Several::default();
        check(&SCHEMA, SCHEMA.root(), &tree, limits, &mut |fault| {
            problems.push_with(|| {
                let field = if fault.field.is_empty() { "CFPackage" } else { &fault.field };
                Error::new(&format!("case.{}", fault.code), fault.message, fault.help).at(field)
            });
        });
        let written = written::Package::from_tree(&tree);
        let package = Self::of(written, tree);
        package.identifiers(problems.is_empty(), &mut problems);
        if problems.is_empty() { Ok(package) } else { Err(problems.into_error("case.invalid", "the package")) }
    }

    fn of(written: written::Package, tree: Tree) -> Self {
        let items = written.CFItems.unwrap_or_default().into_iter().map(|item| Item {
            identifier: item.identifier,
            statement: item.fullStatement,
            code: item.humanCodingScheme.map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()),
            sort: item.CFItemType,
        });
        let associations = written.CFAssociations.unwrap_or_default().into_iter().map(|one| Association {
            identifier: one.identifier,
            sort: one.associationType,
            origin: one.originNodeURI.identifier,
            destination: one.destinationNodeURI.identifier,
        });
        let items: Vec<Item> = items.collect();
        Self {
            document: written.CFDocument.identifier,
            subjects: written.CFDocument.subject.unwrap_or_default(),
            associations: associations.collect(),
            places: items.iter().map(|item| item.identifier.clone()).zip(0_u32..).collect(),
            items,
            tree,
        }
    }

    /// Each identifier stands once, and those of items are fit to be ids; where the shape is not sound, what is empty is
    /// what was missing.
    fn identifiers(&self, sound: bool, problems: &mut Several<Error>) {
        let document = std::iter::once(("CFDocument", None, &self.document));
        let items = (0..).zip(&self.items).map(|(at, item)| ("CFItems", Some(at), &item.identifier));
        let associations = (0..).zip(&self.associations).map(|(at, one)| ("CFAssociations", Some(at), &one.identifier));
        let place = |part: &str, at: Option<usize>| at.map_or_else(|| part.to_owned(), |at| format!("{part}[{at}]"));
        let mut seen: BTreeMap<&str, (&str, Option<usize>)> = BTreeMap::new();
        for (part, at, identifier) in document.chain(items).chain(associations) {
            if identifier.is_empty() && !sound {
                continue;
            }
            let mut says = |code: &str, message: String, help: &str| {
                problems.push_with(|| Error::new(code, message, help).at(place(part, at) + ".identifier"));
            };
            match check_id(identifier) {
                Err(fault) if part == "CFItems" || fault == IdFault::Empty => {
                    says("case.identifier.unfit", fault.to_string(), ID_HELP);
                }
                _ => {}
            }
            if let Some((other, before)) = seen.insert(identifier, (part, at)) {
                let message = format!("the identifier is that of {}", place(other, before));
                says("case.identifier.duplicate", message, "give each document, item and association one of its own");
            }
        }
    }

    /// The place of an item by its identifier.
    pub(super) fn place(&self, identifier: &str) -> Option<u32> {
        self.places.get(identifier).copied()
    }

    /// The subject of the document, if it has only one.
    pub(super) fn only_subject(&self) -> Option<&str> {
        let [only] = self.subjects.as_slice() else { return None };
        Some(only.trim()).filter(|only| !only.is_empty())
    }

    /// Names the fields that no table has a place for; those of associations that are left out altogether go with them.
    pub(super) fn fields_left_out(&self, left_out: &mut LeftOut) {
        for Member { key: part, value, .. } in self.tree.members() {
            match (part.as_str(), &value.kind) {
                ("CFDocument", _) if self.only_subject().is_some() => {
                    rest(part, value, &["identifier", "subject"], left_out);
                }
                ("CFDocument", _) => rest(part, value, &["identifier"], left_out),
                ("CFItems", Kind::List(items)) => {
                    let kept = ["identifier", "fullStatement", "humanCodingScheme"];
                    items.iter().for_each(|item| rest(part, item, &kept, left_out));
                }
                ("CFAssociations", Kind::List(all)) => {
                    let kept = ["identifier", "associationType", "originNodeURI", "destinationNodeURI"];
                    let taken = |one: &&Tree| {
                        let sort = one.get("associationType").and_then(Tree::text);
                        sort.is_some_and(|sort| sort == IS_CHILD_OF || sort == PRECEDES)
                    };
                    all.iter().filter(taken).for_each(|one| rest(part, one, &kept, left_out));
                }
                _ => others(part, value, left_out),
            }
        }
    }
}

/// The fields of a part beside those that are kept.
fn rest(part: &str, value: &Tree, kept: &[&str], left_out: &mut LeftOut) {
    for member in value.members().iter().filter(|member| !kept.contains(&member.key.as_str())) {
        if !is_empty(&member.value) {
            left_out.add(LeftOutReason::NoPlace, part, &member.key, identifier(value));
        }
    }
}

/// Parts without a place of their own: definitions by their lists, rubrics one by one.
fn others(part: &str, value: &Tree, left_out: &mut LeftOut) {
    let mut each = |part: &str, field: &str, value: &Tree| match &value.kind {
        Kind::List(items) => {
            items.iter().for_each(|item| left_out.add(LeftOutReason::NoPlace, part, field, identifier(item)));
        }
        _ if is_empty(value) => {}
        _ => left_out.add(LeftOutReason::NoPlace, part, field, identifier(value)),
    };
    match &value.kind {
        Kind::Table(members) => members.iter().for_each(|member| each(part, &member.key, &member.value)),
        _ => each("CFPackage", part, value),
    }
}

fn identifier(value: &Tree) -> Option<&str> {
    value.get("identifier").and_then(Tree::text)
}

/// Whether nothing is lost with it.
fn is_empty(value: &Tree) -> bool {
    match &value.kind {
        Kind::Null => true,
        Kind::Text(text) => text.trim().is_empty(),
        Kind::List(items) => items.is_empty(),
        Kind::Table(members) => members.is_empty(),
        _ => false,
    }
}
