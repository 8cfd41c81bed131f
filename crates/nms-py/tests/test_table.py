"""Tables: what an analyst does with rows."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import packs
import pytest

import nms

ROWS: list[dict[str, Any]] = [
    {"id": "a", "label": {"ru": "один", "en": "one"}, "count": 1, "of": None},
    {"id": "b", "label": {"ru": "два", "en": "two"}, "tags": ["x", "y"], "of": None},
    {"id": "<i>", "label": {"ru": "&", "en": "&"}},
]


@pytest.fixture
def table() -> nms.Table[dict[str, Any]]:
    return nms.Table(ROWS)


def test_a_table_is_a_list_of_plain_dicts(table: nms.Table[dict[str, Any]]) -> None:
    assert len(table) == 3 and list(table) == ROWS and table == ROWS
    assert table[0] is ROWS[0] and table[-1] is ROWS[-1]
    assert isinstance(table[:2], nms.Table) and table[:2] == ROWS[:2]
    assert table != ROWS[:2] and table != "rows"
    assert ROWS[1] in table


def test_a_row_is_found_by_its_id(table: nms.Table[dict[str, Any]]) -> None:
    assert table["b"] is ROWS[1]
    assert "b" in table and "z" not in table
    assert table.ids == ["a", "b", "<i>"]
    with pytest.raises(KeyError):
        table["z"]
    with pytest.raises(IndexError):
        table[3]


def test_the_first_of_two_rows_with_one_id_is_found() -> None:
    rows: list[dict[str, Any]] = [{"id": "a", "n": 1}, {"id": "a", "n": 2}, {"n": 3}]
    assert nms.Table(rows)["a"]["n"] == 1


def test_a_matrix_is_found_by_function(network: nms.Network) -> None:
    matrix = network.responsibilities()
    assert matrix["fn-001-3-3-3-9"] == network.responsible("fn-001-3-3-3-9")
    assert matrix.ids == [row["function"] for row in matrix]


def test_columns_are_those_that_hold_something(table: nms.Table[dict[str, Any]]) -> None:
    assert table.columns == ["id", "label", "count", "tags"]
    assert repr(table) == "Table(3 rows: id, label, count, tags)"


def test_rows_are_chosen_by_their_values(order: nms.NormPack) -> None:
    centres = order.actors.where(kind="centre", level="regional")
    assert "orb-cnppm" in centres
    assert all(row["kind"] == "centre" and row["level"] == "regional" for row in centres)


def test_html_is_escaped_short_and_in_one_language(table: nms.Table[dict[str, Any]]) -> None:
    html = table._repr_html_()
    assert "один" in html and "one" not in html
    assert "<i>" not in html and "&lt;i&gt;" in html
    assert "x, y" in html
    assert "two" in table.to_html("en") and "2 / 3" in table.to_html(most=2)
    assert "<td>" not in nms.Table([])._repr_html_()


@pytest.mark.parametrize("id", nms.packs())
def test_every_section_becomes_data_frames(id: str) -> None:
    pack = nms.NormPack.load(id)
    for name in ("acts", "actors", "functions", "relations", "rules", "kpis", "roadmap", "forms", "notes"):
        table = getattr(pack, name)
        assert len(table.to_pandas()) == len(table.to_polars()) == len(table), name


def test_nested_values_become_columns(order: nms.NormPack) -> None:
    frame = order.kpis.to_pandas()
    assert {"label.ru", "label.en", "target.value"} <= set(frame.columns)
    assert list(frame["id"]) == order.kpis.ids
    assert order.kpis.to_polars().columns == list(frame.columns)


def test_a_table_pickles_and_copies(table: nms.Table[dict[str, Any]]) -> None:
    assert pickle.loads(pickle.dumps(table)) == table
    assert copy.deepcopy(table) == table
    pack = nms.NormPack.from_files(packs.files(packs.actor("a")))
    assert pickle.loads(pickle.dumps(pack.actors))["a"] == pack.actors["a"]
