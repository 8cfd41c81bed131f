//! The exact text of every format.

use super::small;
use crate::network::ExportFormat;

#[test]
fn dot() {
    insta::assert_snapshot!(small().export(ExportFormat::Dot), @r##"
    digraph network {
      charset="UTF-8"; rankdir=LR; ranksep=0.6; nodesep=0.15;
      graph [fontname="Helvetica", fontsize=11, fontcolor="#555555", style=rounded, color="#cccccc"];
      node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=10, margin="0.08,0.04"];
      edge [fontname="Helvetica", fontsize=8, arrowsize=0.6];
      subgraph cluster_0 {
        label="региональный";
        n0 [label="ЦМ", tooltip="Центр мастерства", id="centre", fillcolor="#e1f0e6", color="#2f6d48"];
        n1 [label="Региональные методисты", tooltip="Региональные методисты", id="methodists", fillcolor="#faebd9", color="#8f5a14"];
      }
      subgraph cluster_1 {
        label="уровень организации";
        n2 [label="Школа № 1", tooltip="Школа № 1", id="s1", fillcolor="#dff0f2", color="#22697a"];
      }
      n0 -> n1 [dir=none, color="#5f6b7a", penwidth=1.4, tooltip="входит в"];
      n0 -> n1 [dir=none, style=dashed, constraint=false, color="#b3541e", tooltip="совместно с"];
      n0 -> n2 [constraint=false, color="#9aa5b1", tooltip="поддерживает"];
    }
    "##);
}

#[test]
fn mermaid() {
    insta::assert_snapshot!(small().export(ExportFormat::Mermaid), @r#"
    flowchart LR
      subgraph level0["региональный"]
        n0["ЦМ"]
        n1["Региональные методисты"]
      end
      subgraph level1["уровень организации"]
        n2["Школа № 1"]
      end
      n0 --- n1
      n0 -.- n1
      n0 -. "поддерживает" .-> n2
      classDef institution fill:#e1f0e6,stroke:#2f6d48,color:#1d2733
      class n0 institution
      classDef people fill:#faebd9,stroke:#8f5a14,color:#1d2733
      class n1 people
      classDef organisation fill:#dff0f2,stroke:#22697a,color:#1d2733
      class n2 organisation
    "#);
}

#[test]
fn graphml() {
    insta::assert_snapshot!(small().export(ExportFormat::GraphMl), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
    <key id="node_id" for="node" attr.name="id" attr.type="string"/>
    <key id="node_label_ru" for="node" attr.name="label_ru" attr.type="string"/>
    <key id="node_label_en" for="node" attr.name="label_en" attr.type="string"/>
    <key id="node_abbreviation" for="node" attr.name="abbreviation" attr.type="string"/>
    <key id="node_kind" for="node" attr.name="kind" attr.type="string"/>
    <key id="node_level" for="node" attr.name="level" attr.type="string"/>
    <key id="node_origin" for="node" attr.name="origin" attr.type="string"/>
    <key id="node_territory" for="node" attr.name="territory" attr.type="string"/>
    <key id="node_rural" for="node" attr.name="rural" attr.type="string"/>
    <key id="node_lat" for="node" attr.name="lat" attr.type="string"/>
    <key id="node_lon" for="node" attr.name="lon" attr.type="string"/>
    <key id="node_clause" for="node" attr.name="clause" attr.type="string"/>
    <key id="node_functions" for="node" attr.name="functions" attr.type="string"/>
    <key id="edge_kind" for="edge" attr.name="kind" attr.type="string"/>
    <key id="edge_relation" for="edge" attr.name="relation" attr.type="string"/>
    <key id="edge_function" for="edge" attr.name="function" attr.type="string"/>
    <key id="edge_stated" for="edge" attr.name="stated" attr.type="string"/>
    <key id="edge_valid_from" for="edge" attr.name="valid_from" attr.type="string"/>
    <key id="edge_valid_to" for="edge" attr.name="valid_to" attr.type="string"/>
    <key id="edge_clause" for="edge" attr.name="clause" attr.type="string"/>
    <graph id="network" edgedefault="directed">
    <node id="n0"><data key="node_id">centre</data><data key="node_label_ru">Центр мастерства</data><data key="node_label_en">Centre of mastery</data><data key="node_abbreviation">ЦМ</data><data key="node_kind">centre</data><data key="node_level">regional</data><data key="node_origin">pack</data><data key="node_clause">1.1</data><data key="node_functions">["fn-1","fn-2"]</data></node>
    <node id="n1"><data key="node_id">methodists</data><data key="node_label_ru">Региональные методисты</data><data key="node_label_en">Regional methodists</data><data key="node_kind">role</data><data key="node_level">regional</data><data key="node_origin">pack</data><data key="node_clause">1.2</data><data key="node_functions">[]</data></node>
    <node id="n2"><data key="node_id">s1</data><data key="node_label_ru">Школа № 1</data><data key="node_label_en">Школа № 1</data><data key="node_kind">school</data><data key="node_level">institutional</data><data key="node_origin">region</data><data key="node_territory">t1</data><data key="node_functions">[]</data></node>
    <edge id="e0" source="n1" target="n0"><data key="edge_kind">part_of</data><data key="edge_relation">rel-1</data><data key="edge_stated">explicit</data><data key="edge_clause">1.2</data></edge>
    <edge id="e1" source="n0" target="n1"><data key="edge_kind">joint</data><data key="edge_relation">rel-2</data><data key="edge_function">fn-1</data><data key="edge_stated">explicit</data><data key="edge_clause">2.1</data></edge>
    <edge id="e2" source="n0" target="n2"><data key="edge_kind">supports</data><data key="edge_stated">explicit</data><data key="edge_valid_from">2023-09-01</data></edge>
    <edge id="e3" source="n1" target="n2"><data key="edge_kind">trains</data><data key="edge_stated">explicit</data><data key="edge_valid_from">2021-09-01</data><data key="edge_valid_to">2023-09-01</data></edge>
    </graph>
    </graphml>
    "#);
}

#[test]
fn cytoscape() {
    insta::assert_snapshot!(pretty(ExportFormat::Cytoscape), @r#"
    {"elements":{"nodes":[
    {"data":{"id":"centre","label_ru":"Центр мастерства","label_en":"Centre of mastery","abbreviation":"ЦМ","kind":"centre","level":"regional","origin":"pack","clause":"1.1","functions":["fn-1","fn-2"]}},
    {"data":{"id":"methodists","label_ru":"Региональные методисты","label_en":"Regional methodists","kind":"role","level":"regional","origin":"pack","clause":"1.2","functions":[]}},
    {"data":{"id":"s1","label_ru":"Школа № 1","label_en":"Школа № 1","kind":"school","level":"institutional","origin":"region","territory":"t1","functions":[]}}
    ],"edges":[
    {"data":{"id":"e0","source":"methodists","target":"centre","kind":"part_of","relation":"rel-1","stated":"explicit","clause":"1.2"}},
    {"data":{"id":"e1","source":"centre","target":"methodists","kind":"joint","relation":"rel-2","function":"fn-1","stated":"explicit","clause":"2.1"}},
    {"data":{"id":"e2","source":"centre","target":"s1","kind":"supports","stated":"explicit","valid_from":"2023-09-01"}},
    {"data":{"id":"e3","source":"methodists","target":"s1","kind":"trains","stated":"explicit","valid_from":"2021-09-01","valid_to":"2023-09-01"}}
    ]}}
    "#);
}

#[test]
fn networkx() {
    insta::assert_snapshot!(pretty(ExportFormat::Networkx), @r#"
    {"directed":true,"multigraph":true,"graph":{},"nodes":[
    {"id":"centre","label_ru":"Центр мастерства","label_en":"Centre of mastery","abbreviation":"ЦМ","kind":"centre","level":"regional","origin":"pack","clause":"1.1","functions":["fn-1","fn-2"]},
    {"id":"methodists","label_ru":"Региональные методисты","label_en":"Regional methodists","kind":"role","level":"regional","origin":"pack","clause":"1.2","functions":[]},
    {"id":"s1","label_ru":"Школа № 1","label_en":"Школа № 1","kind":"school","level":"institutional","origin":"region","territory":"t1","functions":[]}
    ],"links":[
    {"source":"methodists","target":"centre","key":0,"kind":"part_of","relation":"rel-1","stated":"explicit","clause":"1.2"},
    {"source":"centre","target":"methodists","key":0,"kind":"joint","relation":"rel-2","function":"fn-1","stated":"explicit","clause":"2.1"},
    {"source":"centre","target":"s1","key":0,"kind":"supports","stated":"explicit","valid_from":"2023-09-01"},
    {"source":"methodists","target":"s1","key":0,"kind":"trains","stated":"explicit","valid_from":"2021-09-01","valid_to":"2023-09-01"}
    ]}
    "#);
}

#[test]
fn rustworkx() {
    insta::assert_snapshot!(pretty(ExportFormat::Rustworkx), @r#"
    {"directed":true,"multigraph":true,"attrs":{},"nodes":[
    {"id":0,"data":{"id":"centre","label_ru":"Центр мастерства","label_en":"Centre of mastery","abbreviation":"ЦМ","kind":"centre","level":"regional","origin":"pack","clause":"1.1","functions":"[\"fn-1\",\"fn-2\"]"}},
    {"id":1,"data":{"id":"methodists","label_ru":"Региональные методисты","label_en":"Regional methodists","kind":"role","level":"regional","origin":"pack","clause":"1.2","functions":"[]"}},
    {"id":2,"data":{"id":"s1","label_ru":"Школа № 1","label_en":"Школа № 1","kind":"school","level":"institutional","origin":"region","territory":"t1","functions":"[]"}}
    ],"links":[
    {"source":1,"target":0,"id":0,"data":{"kind":"part_of","relation":"rel-1","stated":"explicit","clause":"1.2"}},
    {"source":0,"target":1,"id":1,"data":{"kind":"joint","relation":"rel-2","function":"fn-1","stated":"explicit","clause":"2.1"}},
    {"source":0,"target":2,"id":2,"data":{"kind":"supports","stated":"explicit","valid_from":"2023-09-01"}},
    {"source":1,"target":2,"id":3,"data":{"kind":"trains","stated":"explicit","valid_from":"2021-09-01","valid_to":"2023-09-01"}}
    ]}
    "#);
}

/// One line for each element, so that a difference can be read.
fn pretty(format: ExportFormat) -> String {
    let text = small().export(format);
    assert!(!text.contains('\n'));
    text.replace("},{", "},\n{").replace("[{", "[\n{").replace("}]", "}\n]")
}
