//! Ids and labels that try to break out of their place.

use serde_json::json;

use super::of_rows;
use crate::network::{ExportFormat, Network};

const LABEL: &str = "Школа \"№ 1\" \\ <b>&amp; 'x'</b>\nвторая; end %%{init}%% `md` #quot; $$x$$ 🏫\u{1}\r]]>";

fn nasty() -> Network {
    of_rows(json!({
        "organisations": [
            {"id": "a\\", "kind": "<script>", "title": LABEL, "level": "institutional", "territory": "a;b&c"},
            {"id": "e0", "kind": "school", "title": " ", "level": "institutional"},
            {"id": "\"x\" --> 🏫", "kind": "school", "level": "municipal"},
        ],
        "relations": [
            {"from": "a\\", "to": "\"x\" --> 🏫", "kind": "part_of"},
            {"from": "e0", "to": "e0", "kind": "interacts_with"},
        ],
    }))
}

fn lines(format: ExportFormat, with: &str) -> Vec<String> {
    let text = nasty().export(format);
    text.lines().filter(|line| line.contains(with)).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn dot_escapes_quotes_backslashes_and_references() {
    insta::assert_snapshot!(lines(ExportFormat::Dot, "label=").join("\n"), @r##"
    label="муниципальный";
    n2 [label="\"x\" --> 🏫", tooltip="\"x\" --> 🏫", id="\"x\" --> 🏫", fillcolor="#dff0f2", color="#22697a"];
    label="уровень организации";
    n0 [label="Школа \"№ 1\" \\ <b>&amp;amp;\n'x'</b> вторая; end\n%%{init}%% `md` #quot;\n$$x$$ 🏫  ]]>", tooltip="Школа \"№ 1\" \\ <b>&amp;amp; 'x'</b> вторая; end %%{init}%% `md` #quot; $$x$$ 🏫  ]]>", id="a\\", fillcolor="#dff0f2", color="#22697a"];
    n1 [label="e0", tooltip=" ", id="e0", fillcolor="#dff0f2", color="#22697a"];
    "##);
}

#[test]
fn mermaid_leaves_no_special_character() {
    insta::assert_snapshot!(lines(ExportFormat::Mermaid, "[\"").join("\n"), @r##"
    subgraph level0["муниципальный"]
    n2["#34;x#34; --#62; #127979;"]
    subgraph level1["уровень организации"]
    n0["Школа #34;№ 1#34; #92; #60;b#62;#38;amp#59;<br/>#39;x#39;#60;/b#62; вторая#59; end<br/>#37;#37;#123;init#125;#37;#37; #96;md#96; #35;quot#59;<br/>#36;#8203;#36;#8203;x#36;#8203;#36;#8203; #127979;  #93;#93;#62;"]
    n1["e0"]
    "##);
}

#[test]
fn graphml_escapes_markup_and_replaces_what_xml_cannot_hold() {
    let text = nasty().export(ExportFormat::GraphMl);
    let label = text.split_once("node_label_ru\">").and_then(|(_, rest)| rest.split_once("</data>")).unwrap().0;
    insta::assert_snapshot!(format!("{label:?}"), @r#""Школа \"№ 1\" \\ &lt;b&gt;&amp;amp; 'x'&lt;/b&gt;\nвторая; end %%{init}%% `md` #quot; $$x$$ 🏫�&#13;]]&gt;""#);
}

#[test]
fn ids_of_ties_are_never_ids_of_nodes() {
    let file: serde_json::Value = serde_json::from_str(&nasty().export(ExportFormat::Cytoscape)).unwrap();
    assert_eq!(file["elements"]["nodes"][1]["data"]["id"], "e0");
    assert_eq!(file["elements"]["edges"][0]["data"]["id"], "ee0");
}

#[cfg(feature = "html")]
#[test]
fn a_page_cannot_be_broken_out_of() {
    let rows = json!({"organisations": [
        {"id": "</script><script>alert(1)</script>", "kind": "<img src=x>", "level": "regional",
         "title": "</title><script>alert(1)</script>{{ 7*7 }}<!--", "territory": "\"><script>"},
    ]});
    let page = of_rows(rows).to_html(crate::Language::Russian);
    let opened: Vec<_> = page.match_indices("<script").map(|(at, _)| page[at..].split('>').next().unwrap()).collect();
    let own =
        ["<script type=\"application/json\" id=\"panel\"", "<script type=\"application/json\" id=\"words\"", "<script"];
    assert_eq!(opened, own);
    assert_eq!(page.matches("</script").count(), 3);
    assert!(!page.contains("<img") && !page.contains("<!--"));
    assert!(page.contains("{{ 7*7 }}"), "a label is text, not a template");
}
