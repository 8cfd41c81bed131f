"""A region's organisations and ties, brought in every usual way."""

from __future__ import annotations

import datetime
from typing import Any

import pandas
import polars
import pytest

import nms

Rows = list[dict[str, Any]]


def test_templates_are_played_by_the_organisations(region: nms.Network) -> None:
    # In the first municipality the service has taken the role, in the second nobody has.
    assert set(region.acting_as("orb-mms")) == {"imc", "m2"}
    held = region.functions_of("imc")
    assert {row["via"][0] for row in held} == {"orb-mms"}


def test_a_school_under_no_municipality_is_not_reached(region: nms.Network) -> None:
    assert region.unreached("school") == ["s3"]
    assert region.unreached("school", datetime.date(2023, 1, 1)) == ["s3"]


def test_a_school_that_changed_its_municipality_has_moved(region: nms.Network) -> None:
    (change,) = region.changes("2023-08-31", datetime.date(2023, 9, 1))
    assert change["kind"] == "moved"
    assert change["before"] is not None and change["before"]["to"] == "m1"
    assert change["after"] is not None and change["after"]["to"] == "m2"
    assert len(region.changes("2022-01-01", "2023-01-01")) == 0


@pytest.mark.parametrize("day", ["2023-09-01", datetime.date(2023, 9, 1), datetime.datetime(2023, 9, 1)])
def test_a_day_is_a_date_or_its_text(region: nms.Network, day: Any) -> None:
    assert region.edges_of("s2", day)[0]["to"] == "m2"
    assert region.edges_of("s2", pandas.Timestamp(day))[0]["to"] == "m2"


def test_an_hour_is_not_a_day(region: nms.Network) -> None:
    with pytest.raises(nms.InputError):
        region.edges_of("s2", datetime.datetime(2023, 9, 1, 12))


def test_data_frames_bring_the_same_network(
    order: nms.NormPack, region: nms.Network, organisations: Rows, relations: Rows
) -> None:
    frames = (pandas.DataFrame(organisations), pandas.DataFrame(relations))
    frames[1]["valid_from"] = pandas.to_datetime(frames[1]["valid_from"])
    assert nms.Network.build(order, *frames) == region
    assert nms.Network.build(order, polars.DataFrame(organisations), polars.DataFrame(relations)) == region
    assert nms.Network.build(order, (row for row in organisations), nms.Table(relations)) == region


def test_empty_cells_and_numbers_of_numpy(organisations: Rows) -> None:
    frame = pandas.DataFrame(organisations).astype({"title": "string", "rural": "boolean"})
    frame["title"] = frame["title"].fillna(pandas.NA)
    network = nms.Network.build(organisations=frame)
    assert network == nms.Network.build(organisations=organisations)
    node = network.node("s1")
    assert node is not None and node["label"]["ru"] == "s1"


def test_a_table_of_arrow_is_read(organisations: Rows) -> None:
    class Arrow:
        """Stands for a table of pyarrow, which is not needed for this."""

        def to_pylist(self) -> Rows:
            return organisations

    assert nms.Network.build(organisations=Arrow()) == nms.Network.build(organisations=organisations)


@pytest.mark.parametrize("id", ["школа-12", "🏫-1", "ΑΒΓ", "a" * 200, "x\\\"'<>&"])
def test_ids_of_any_script_pass_through(id: str) -> None:
    row = {"id": id, "kind": "school", "level": "institutional", "title": "😀 «Ромашка»"}
    network = nms.Network.build(organisations=[row])
    assert network.nodes.ids == [id]
    node = network.node(id)
    assert node is not None and node["label"]["ru"] == "😀 «Ромашка»"
    for format in ("dot", "mermaid", "graphml", "cytoscape"):
        assert network.export(format)
    assert list(network.to_networkx().nodes) == [id]


def test_every_row_that_is_wrong_is_told(order: nms.NormPack) -> None:
    organisations: Rows = [
        {"id": "a", "kind": "school", "level": "institutional", "lat": 91.0},
        {"id": "a", "kind": "school", "level": "institutional"},
        {"id": "orb-cnppm", "kind": "school", "level": "institutional"},
        {"id": "\u043erb", "kind": "school", "level": "institutional"},
    ]
    relations = [
        {"from": "a", "to": "b", "kind": "part_of"},
        {"from": "a", "to": "a", "kind": "serves", "valid_from": "2024-01-01", "valid_to": "2023-01-01"},
    ]
    with pytest.raises(nms.NetworkError) as caught:
        nms.Network.build(order, organisations, relations)
    codes = [problem.code for problem in caught.value.related]
    expected = ["place", "id.duplicate", "id.duplicate", "id.unsound", "reference.dangling", "interval"]
    assert sorted(codes) == sorted(f"network.{code}" for code in expected)
    assert all(problem.path and "row" in problem.path for problem in caught.value.related)


def test_a_circle_is_told_by_its_members() -> None:
    organisations = [{"id": id, "kind": "centre", "level": "municipal"} for id in "abc"]
    relations = [{"from": a, "to": b, "kind": "part_of"} for a, b in ("ab", "bc", "ca")]
    with pytest.raises(nms.NetworkError, match="`a` → `b` → `c` → `a`|`b` → `c` → `a` → `b`|`c` → `a` → `b` → `c`"):
        nms.Network.build(organisations=organisations, relations=relations)


def test_two_parents_at_one_time_are_refused() -> None:
    organisations = [{"id": id, "kind": "centre", "level": "municipal"} for id in "abc"]
    relations = [{"from": "a", "to": b, "kind": "part_of"} for b in "bc"]
    with pytest.raises(nms.NetworkError) as caught:
        nms.Network.build(organisations=organisations, relations=relations)
    assert caught.value.code == "network.tree.parents"
