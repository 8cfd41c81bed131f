"""Trees over a network."""

from __future__ import annotations

from typing import get_args

import pytest

import nms
from nms.types import HierarchyKind

KINDS: tuple[HierarchyKind, ...] = get_args(HierarchyKind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_answers_of_a_tree_agree(network: nms.Network, kind: HierarchyKind) -> None:
    tree = network.hierarchy(kind)
    rows = tree.tree()
    assert [row["id"] for row in rows if row["parent"] is None] == sorted(tree.roots(), key=rows.ids.index)
    for row in rows:
        id, below = row["id"], tree.descendants(row["id"])
        assert tree.parent(id) == row["parent"]
        assert len(tree.ancestors(id)) == row["depth"]
        assert len(below) == row["descendants"]
        assert set(tree.children(id)) == {other["id"] for other in rows if other["parent"] == id}
        assert all(tree.contains(id, other) and id in tree.ancestors(other) for other in below)
        assert tree.contains(id, id)
    for span in tree.spans():
        assert span["direct"] == len(tree.children(span["id"]))
        assert span["total"] == len(tree.descendants(span["id"]))


def test_methodists_stand_under_the_centre(network: nms.Network) -> None:
    tree = network.hierarchy("structure")
    assert "orb-regional-methodists" in tree.descendants("orb-cnppm")
    assert tree.ancestors("orb-regional-methodists")[:2] == ["orb-methodical-active", "orb-cnppm"]


def test_the_unknown_is_outside_the_tree(network: nms.Network) -> None:
    tree = network.hierarchy("structure")
    assert tree.descendants("x") == tree.ancestors("x") == tree.children("x") == []
    assert tree.parent("x") is None
    assert not tree.contains("x", "x")


def test_surplus_ties_are_ties_of_the_network(network: nms.Network) -> None:
    edges = list(network.edges)
    assert all(edge in edges for edge in network.hierarchy("coordination").surplus())
    assert len(network.hierarchy("structure").surplus()) == 0


def test_the_tree_of_a_day(region: nms.Network) -> None:
    before, after, now = (region.hierarchy("structure", on) for on in ("2023-08-31", "2023-09-01", None))
    assert before.parent("s2") == "m1"
    assert after.parent("s2") == now.parent("s2") == "m2"
    assert before.descendants("m1") == ["imc", "s1", "s2"]


def test_a_tree_outlives_its_network() -> None:
    tree = nms.Network.from_pack(nms.NormPack.load("orenburg-2023")).hierarchy("structure")
    assert tree.descendants("orb-cnppm")


def test_a_tree_is_a_value(network: nms.Network) -> None:
    tree = network.hierarchy("structure", "2023-09-01")
    assert tree == network.hierarchy("structure", "2023-09-01")
    assert hash(tree) == hash(network.hierarchy("structure", "2023-09-01"))
    assert tree != network.hierarchy("structure") and tree != network.hierarchy("zones", "2023-09-01")
    assert (tree.kind, tree.as_of) == ("structure", "2023-09-01")
    assert repr(tree) == "Hierarchy('structure', '2023-09-01')"
    with pytest.raises(AttributeError):
        tree.kind = "zones"
    with pytest.raises(TypeError):
        nms.Hierarchy()
