//! The JSON Schema of the pack format, from the types themselves.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::entry::Header;
use super::section::Entries;

/// The JSON Schema of one file of a pack.
///
/// It is generated into `schemas/pack.schema.json`; the reader checks every file against that very text.
pub fn pack_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let header = generator.subschema_for::<Header>().to_value();
    let mut root = generator.into_root_schema_for::<Entries>().to_value();
    if let Some(object) = root.as_object_mut() {
        object.insert("title".into(), "A file of a norm pack".into());
        if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("pack".into(), header);
        }
    }
    root
}
