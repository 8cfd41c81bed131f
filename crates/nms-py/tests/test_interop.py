"""Graphs for other libraries: nothing is lost on the way."""

from __future__ import annotations

import json
import xml.etree.ElementTree as xml
from typing import Any

import networkx
import pytest

import nms


def said(row: Any, *without: str) -> dict[str, Any]:
    """What a row says: its values that are there, with labels as they are flattened in attributes."""
    row = dict(row)
    label = row.pop("label", {})
    row |= {f"label_{language}": text for language, text in label.items()}
    return {name: value for name, value in row.items() if value is not None and name not in without}


def ties(edges: list[tuple[str, str, dict[str, Any]]]) -> list[str]:
    """Ties as texts that can be put in order: several may join the same two nodes."""
    return sorted(json.dumps([a, b, attributes], sort_keys=True) for a, b, attributes in edges)


def expected_ties(network: nms.Network) -> list[str]:
    return ties([(edge["from"], edge["to"], said(edge, "from", "to")) for edge in network.edges])


@pytest.fixture(params=["order", "region"])
def graph(request: pytest.FixtureRequest) -> nms.Network:
    name = "network" if request.param == "order" else "region"
    network: nms.Network = request.getfixturevalue(name)
    return network


def own_functions(network: nms.Network, id: str) -> list[str]:
    return [row["function"] for row in network.functions_of(id) if not row["via"]]


def test_networkx_has_every_node_and_tie(graph: nms.Network) -> None:
    read = graph.to_networkx()
    assert isinstance(read, networkx.MultiDiGraph)
    assert list(read.nodes) == graph.nodes.ids
    for node in graph.nodes:
        attributes = dict(read.nodes[node["id"]])
        assert attributes.pop("functions") == own_functions(graph, node["id"])
        assert attributes == said(node, "id")
    assert ties(list(read.edges(data=True))) == expected_ties(graph)


def test_rustworkx_has_every_node_and_tie(graph: nms.Network) -> None:
    read = graph.to_rustworkx()
    assert [node["id"] for node in read.nodes()] == graph.nodes.ids
    for node, attributes in zip(graph.nodes, read.nodes(), strict=True):
        functions = attributes.pop("functions")
        assert functions == own_functions(graph, node["id"])
        assert attributes == said(node)
    edges = [(read[a]["id"], read[b]["id"], attributes) for a, b, attributes in read.weighted_edge_list()]
    assert ties(edges) == expected_ties(graph)


def test_both_libraries_can_ask_the_graph(graph: nms.Network) -> None:
    other = graph.to_networkx()
    assert other.number_of_edges() == len(graph.edges) == graph.to_rustworkx().num_edges()
    parts: networkx.DiGraph[str] = networkx.DiGraph()
    parts.add_edges_from((b, a) for a, b, tie in other.edges(data=True) if tie["kind"] == "part_of")
    if graph.node("s1") is None:
        assert set(graph.hierarchy("structure").descendants("orb-cnppm")) == networkx.descendants(parts, "orb-cnppm")


def test_texts_are_what_their_formats_say(graph: nms.Network) -> None:
    assert graph.export("dot").startswith("digraph")
    assert graph.export("mermaid").lstrip().startswith(("flowchart", "graph", "---", "%%"))
    namespace = {"g": "http://graphml.graphdrawing.org/xmlns"}
    drawn = xml.fromstring(graph.export("graphml"))
    assert len(drawn.findall(".//g:node", namespace)) == len(graph)
    assert len(drawn.findall(".//g:edge", namespace)) == len(graph.edges)
    elements = json.loads(graph.export("cytoscape"))["elements"]
    assert [node["data"]["id"] for node in elements["nodes"]] == graph.nodes.ids
    assert len(elements["edges"]) == len(graph.edges)


def test_a_missing_library_is_named_with_its_cure(network: nms.Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'nms\[networkx\]'"):
        network.to_networkx()
