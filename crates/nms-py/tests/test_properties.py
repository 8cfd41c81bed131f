"""Whatever comes in, what comes out is an answer or an error with a code; and a tree is what it should be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

import nms

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
values = scalars | st.lists(scalars, max_size=2) | st.dictionaries(st.text(max_size=3), scalars, max_size=2)
words = st.sampled_from(["id", "kind", "level", "title", "from", "to", "valid_from", "lat", "school", "municipal"])
rows = st.lists(st.dictionaries(words | st.text(max_size=4), values, max_size=5), max_size=4)
toml = st.lists(
    st.sampled_from(
        ["[pack]", "[[actors]]", "id = 'a'", "label = { ru = 'а', en = 'a' }", "kind = 'centre'", "level = 3", "[[",
         "extends = 'a'", "version = '1'", "clause = '''", "omits = ['a']", "x = " + "[" * 500, "\ufeff", "\u202e"]
    )
    | st.text(max_size=12),
    max_size=12,
).map("\n".join)  # fmt: skip


@given(rows, rows)
def test_any_rows_give_a_network_or_a_refusal(organisations: Any, relations: Any) -> None:
    try:
        network = nms.Network.build(organisations=organisations, relations=relations)
    except nms.NmsError as error:
        assert error.code and not isinstance(error, nms.InternalError)
    else:
        assert len(network) == len(organisations)


@given(st.dictionaries(st.text(max_size=8), toml, max_size=3))
def test_any_files_give_a_pack_or_a_refusal(files: dict[str, str]) -> None:
    try:
        assert nms.NormPack.from_files(files).header
    except nms.NmsError as error:
        assert error.code and not isinstance(error, nms.InternalError)


@given(st.text())
def test_any_id_gives_an_answer_or_a_refusal(network: nms.Network, order: nms.NormPack, id: str) -> None:
    assert network.node(id) is None or id in network.nodes
    assert order.entry(id) is None or order.section_of(id) is not None
    questions: list[Callable[[Any], object]] = [network.edges_of, network.responsible, network.hierarchy]
    for question in questions:
        try:
            question(id)
        except nms.NmsError as error:
            assert not isinstance(error, nms.InternalError)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_a_tree_is_that_of_networkx(parents: list[int]) -> None:
    # Node `at` hangs under an earlier one, or is a root where the number is too large.
    ties = [(at, parent) for at, parent in enumerate(parents) if parent < at]
    network = nms.Network.build(
        organisations=[{"id": f"o{at}", "kind": "centre", "level": "municipal"} for at in range(len(parents))],
        relations=[{"from": f"o{a}", "to": f"o{b}", "kind": "part_of"} for a, b in ties],
    )
    oracle: networkx.DiGraph[str] = networkx.DiGraph((f"o{b}", f"o{a}") for a, b in ties)
    oracle.add_nodes_from(network.nodes.ids)
    tree = network.hierarchy("structure")
    for id in network.nodes.ids:
        assert set(tree.descendants(id)) == networkx.descendants(oracle, id)
        assert set(tree.ancestors(id)) == networkx.ancestors(oracle, id)
