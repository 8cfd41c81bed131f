//! The embedded schema is the one that the types generate; `cargo xtask gen` writes it.

#[cfg(feature = "schema")]
#[test]
fn the_embedded_schema_is_current() {
    let embedded: serde_json::Value =
        serde_json::from_str(include_str!("../../crates/nms-core/schemas/pack.schema.json")).unwrap();
    assert!(embedded == nms_core::norm::pack_schema(), "run `cargo xtask gen`");
}
