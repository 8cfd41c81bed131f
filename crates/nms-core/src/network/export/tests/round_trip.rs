//! What is written can be read back: the same nodes, the same ties.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::of_rows;
use crate::network::{ExportFormat, Network};
use crate::norm::entry::{Level, RelationKind};

/// Names with characters that formats use for themselves.
const NAMES: &str = "[ -~а-яё«»№🏫\n\t]{0,12}";

prop_compose! {
    fn networks()(
        names in prop::collection::vec((NAMES, NAMES, 0..Level::ALL.len(), prop::option::of(NAMES)), 1..8),
        ties in prop::collection::vec((any::<usize>(), any::<usize>(), 0..RelationKind::ALL.len(), 0..3_u32), 0..20),
    ) -> Network {
        let organisations: Vec<_> = names.iter().enumerate().map(|(at, (id, title, level, territory))| {
            // An id may not end or begin with a space, nor hold what cannot be seen.
            let id = format!("i{at}{}.", id.replace(['\n', '\t'], " ").replace(char::is_alphabetic, "~"));
            let mut row = json!({"id": id, "kind": title, "title": title, "level": Level::ALL[*level]});
            if let Some(territory) = territory {
                row["territory"] = json!(territory);
            }
            row
        }).collect();
        let relations: Vec<_> = ties.iter().map(|(from, to, kind, dates)| {
            let id = |at: &usize| organisations[at % organisations.len()]["id"].clone();
            let kind = Some(RelationKind::ALL[*kind]).filter(|kind| *kind != RelationKind::PartOf);
            let mut row = json!({"from": id(from), "to": id(to), "kind": kind.unwrap_or(RelationKind::Supports)});
            if *dates > 0 {
                row["valid_from"] = json!("2020-01-01");
            }
            if *dates > 1 {
                row["valid_to"] = json!("2021-12-31");
            }
            row
        }).collect();
        of_rows(json!({"organisations": organisations, "relations": relations}))
    }
}

/// A network as its own types tell it, in the shape of the formats.
fn told(network: &Network) -> (Vec<Value>, Vec<Value>) {
    let flat = |value: Value| {
        let Value::Object(mut fields) = value else { panic!("an object is expected") };
        if let Some(Value::Object(label)) = fields.remove("label") {
            fields.extend(label.into_iter().map(|(language, text)| (format!("label_{language}"), text)));
        }
        fields.retain(|_, value| !value.is_null());
        fields
    };
    let nodes = network.nodes().map(|node| {
        let mut fields = flat(serde_json::to_value(node).unwrap());
        let held = network.functions_of(&node.id, None).unwrap();
        let own = held.iter().filter(|held| held.via.is_empty()).map(|held| held.function.as_str());
        fields.insert("functions".to_owned(), own.collect());
        Value::Object(fields)
    });
    let ties = network.edges().map(|edge| Value::Object(flat(serde_json::to_value(edge).unwrap())));
    (nodes.collect(), ties.collect())
}

fn check(network: &Network) {
    let (nodes, ties) = told(network);
    let read = |format| serde_json::from_str::<Value>(&network.export(format)).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    // A tie names its ends `from` and `to`; the formats add keys of their own.
    let tie = |data: &Value, from: &Value, to: &Value| {
        let mut fields = data.as_object().unwrap().clone();
        fields.retain(|name, _| !["id", "source", "target", "key"].contains(&name.as_str()));
        fields.insert("from".to_owned(), from.clone());
        fields.insert("to".to_owned(), to.clone());
        Value::Object(fields)
    };

    let cytoscape = read(ExportFormat::Cytoscape)["elements"].take();
    let data = |name: &str| list(&cytoscape[name]).iter().map(|element| element["data"].clone()).collect::<Vec<_>>();
    assert_eq!(data("nodes"), nodes);
    assert_eq!(data("edges").iter().map(|edge| tie(edge, &edge["source"], &edge["target"])).collect::<Vec<_>>(), ties);

    let networkx = read(ExportFormat::Networkx);
    assert_eq!(list(&networkx["nodes"]), nodes);
    let links = list(&networkx["links"]);
    assert_eq!(links.iter().map(|link| tie(link, &link["source"], &link["target"])).collect::<Vec<_>>(), ties);
    let keys = links.iter().map(|link| json!([link["source"], link["target"], link["key"]]).to_string());
    assert_eq!(keys.collect::<std::collections::BTreeSet<_>>().len(), links.len(), "every tie has a key of its own");

    let rustworkx = read(ExportFormat::Rustworkx);
    let texts = |node: &Value| {
        let mut data = node["data"].clone();
        data["functions"] = serde_json::from_str(data["functions"].as_str().unwrap()).unwrap();
        data
    };
    assert_eq!(list(&rustworkx["nodes"]).iter().map(texts).collect::<Vec<_>>(), nodes);
    let id = |at: &Value| nodes[usize::try_from(at.as_u64().unwrap()).unwrap()]["id"].clone();
    let links = list(&rustworkx["links"]);
    let back = links.iter().map(|link| tie(&link["data"], &id(&link["source"]), &id(&link["target"])));
    assert_eq!(back.collect::<Vec<_>>(), ties);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_network_comes_back(network in networks()) {
        check(&network);
        for format in ExportFormat::ALL {
            prop_assert_eq!(network.export(*format), network.clone().export(*format));
        }
    }
}

#[cfg(feature = "packs")]
#[test]
fn every_pack_comes_back() {
    use crate::norm::NormPack;
    for pack in NormPack::available() {
        check(&Network::from_pack(&NormPack::load(pack).unwrap()).unwrap());
    }
}
