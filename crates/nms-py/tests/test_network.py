"""The network of an order: who answers for what, and on whom it hangs."""

from __future__ import annotations

import pytest

import nms


def test_the_network_holds_the_actors_and_relations_of_its_pack(order: nms.NormPack, network: nms.Network) -> None:
    assert network.nodes.ids == order.actors.ids
    assert len(network) == len(order.actors)
    assert len(network.edges) == len(order.relations)
    assert repr(network) == f"Network({len(order.actors)} nodes, {len(order.relations)} edges)"


def test_a_node_is_found_by_its_id(network: nms.Network) -> None:
    node = network.node("orb-cnppm")
    assert node is not None and node == network.nodes["orb-cnppm"]
    assert node["origin"] == "pack" and node["clause"]
    assert network.node("orb-nobody") is None
    assert "orb-cnppm" in network and "orb-nobody" not in network and 3 not in network


def test_ties_of_a_node_are_those_that_touch_it(network: nms.Network) -> None:
    ties = network.edges_of("orb-cnppm")
    assert ties == [edge for edge in network.edges if "orb-cnppm" in (edge["from"], edge["to"])]


def test_one_side_names_the_other(network: nms.Network) -> None:
    answer = network.responsible("fn-001-3-3-3-9")
    assert answer["holder"] == "orb-rcro"
    assert [share["part"] for share in answer["shares"]] == ["jointly", "one_sided"]
    assert answer["clause"]


def test_the_matrix_has_every_function(order: nms.NormPack, network: nms.Network) -> None:
    matrix = network.responsibilities()
    assert [row["function"] for row in matrix] == order.functions.ids
    for row in matrix[:20]:
        assert network.responsible(row["function"]) == row


def test_functions_of_an_actor_are_its_own_and_inherited(order: nms.NormPack, network: nms.Network) -> None:
    held = network.functions_of("orb-cnppm")
    own = [row["function"] for row in held if not row["via"]]
    assert own == order.functions.where(actor="orb-cnppm").ids


def test_a_question_goes_up(network: nms.Network) -> None:
    way = network.escalation("orb-regional-methodists", "orb-cnppm")
    assert way["reached"]
    assert [step["tie"]["to"] for step in way["steps"]] == ["orb-methodical-active", "orb-cnppm"]
    assert way["levels_crossed"] == 0
    nowhere = network.escalation("orb-cnppm", "orb-cnppm")
    assert nowhere["reached"] and nowhere["steps"] == []


def test_the_loss_of_a_cut_point_cuts_off_as_many_as_it_says(network: nms.Network) -> None:
    fragility = network.fragility()
    for point in fragility["cut_points"]:
        assert len(network.cut_off_by(point["id"])) == point["cut_off"]
    functions = {function for holder in fragility["sole_holders"] for function in holder["functions"]}
    matrix = network.responsibilities()
    assert functions
    assert all(len(matrix[function]["shares"]) >= 1 for function in functions)


def test_networks_are_equal_when_built_from_the_same(order: nms.NormPack, network: nms.Network) -> None:
    again = nms.Network.from_pack(nms.NormPack.load("orenburg-2023"))
    assert network == again and hash(network) == hash(again)
    assert network != nms.Network.build(order, organisations=[]) or not again
    assert network != nms.Network.from_pack(nms.NormPack.load("primorye-2022"))
    assert network != "network"


def test_a_network_does_not_change(network: nms.Network) -> None:
    with pytest.raises(AttributeError):
        network.remark = "mine"  # type: ignore[attr-defined]
    assert nms.Network.build().nodes == []
