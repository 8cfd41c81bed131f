//! Exact texts of a small network, ids and labels that try to break out, and the way back.

mod escaping;
mod formats;
#[cfg(feature = "html")]
mod page;
mod round_trip;

use crate::network::{Network, RegionRows};
use crate::norm::NormPack;

const HEADER: &str = r#"
[pack]
id = "small"
version = "1.0.0"
label = { ru = "Приказ", en = "Order" }
jurisdiction = { ru = "Область", en = "Region" }
"#;

const ACTORS: &str = r#"
[[actors]]
id = "centre"
label = { ru = "Центр мастерства", en = "Centre of mastery" }
abbreviation = "ЦМ"
kind = "centre"
level = "regional"
clause = "1.1"

[[actors]]
id = "methodists"
label = { ru = "Региональные методисты", en = "Regional methodists" }
kind = "role"
level = "regional"
clause = "1.2"

[[functions]]
id = "fn-1"
actor = "centre"
label = { ru = "Составляет маршруты", en = "Draws up routes" }
joint_with = ["methodists"]
clause = "2.1"

[[functions]]
id = "fn-2"
actor = "centre"
label = { ru = "Ведёт учёт", en = "Keeps records" }
clause = "2.2"

[[relations]]
id = "rel-1"
kind = "part_of"
from = "methodists"
to = "centre"
clause = "1.2"

[[relations]]
id = "rel-2"
kind = "joint"
from = "centre"
to = "methodists"
function = "fn-1"
clause = "2.1"
"#;

const ROWS: &str = r#"{
    "organisations": [
        {"id": "s1", "kind": "school", "title": "Школа № 1", "level": "institutional", "territory": "t1"}
    ],
    "relations": [
        {"from": "centre", "to": "s1", "kind": "supports", "valid_from": "2023-09-01"},
        {"from": "methodists", "to": "s1", "kind": "trains", "valid_from": "2021-09-01", "valid_to": "2023-09-01"}
    ]
}"#;

/// Two actors with two functions, and a school; one of its ties has ended.
fn small() -> Network {
    let pack = NormPack::from_files([("pack.toml", HEADER), ("actors.toml", ACTORS)]).unwrap();
    Network::with_region(&pack, &serde_json::from_str(ROWS).unwrap()).unwrap()
}

/// Organisations alone.
fn of_rows(rows: serde_json::Value) -> Network {
    Network::from_rows(&serde_json::from_value::<RegionRows>(rows).unwrap()).unwrap()
}
