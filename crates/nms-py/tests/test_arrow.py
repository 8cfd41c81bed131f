"""Tables of other libraries come in and go out through Arrow, without copies."""

from __future__ import annotations

import datetime
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest

import nms
from nms import _core

PEOPLE: dict[str, list[Any]] = {
    "id": ["p1", "p2", "p3"],
    "birth_date": [datetime.date(1990, 5, 1), None, datetime.date(1985, 1, 31)],
    "category": ["first", None, "highest"],
}


def frames() -> list[Any]:
    """The same people in every form in which they may come."""
    polars_frame = polars.DataFrame(PEOPLE)
    pandas_frame = pandas.DataFrame(PEOPLE)
    arrow = pyarrow.table(PEOPLE)
    others: list[Any] = [
        ("id", pyarrow.large_string()),
        ("birth_date", pyarrow.date64()),
        ("category", pyarrow.string_view()),
    ]
    return [
        polars_frame,
        polars_frame.with_columns(polars.col("category").cast(polars.Categorical)),
        polars_frame.with_columns(polars.col("birth_date").cast(polars.Datetime("ms"))),
        polars_frame.with_columns(polars.col("category").cast(polars.Enum(["highest", "first"]))),
        polars.concat([polars_frame[:1], polars_frame[1:]], rechunk=False),
        pandas_frame,
        pandas_frame.assign(birth_date=pandas.to_datetime(pandas_frame["birth_date"])),
        pandas_frame.astype({"category": "category"}),
        pandas_frame.convert_dtypes(dtype_backend="pyarrow"),
        arrow,
        arrow.cast(pyarrow.schema(others)),
        arrow.to_batches()[0],
        duckdb.from_arrow(arrow),
        pyarrow.RecordBatchReader.from_batches(arrow.schema, arrow.to_batches(max_chunksize=1)),
    ]


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: type(frame).__module__)
def test_people_are_the_same_whoever_brings_them(frame: Any) -> None:
    region = nms.Region.from_arrow({"persons": frame})
    assert region.to_json() == nms.Region.from_json({"persons": PEOPLE}).to_json()
    assert len(region.findings) == 0


def test_a_column_of_nothing_is_named_where_it_is_needed() -> None:
    nothing = polars.DataFrame({"id": ["p1"], "birth_date": [None]})
    assert nms.Region.from_arrow({"persons": nothing}).rows("persons") == 1
    with pytest.raises(nms.RegionError) as caught:
        nms.Region.from_arrow({"persons": polars.DataFrame({"id": [None, None]})})
    assert [(row["code"], row["column"]) for row in caught.value.findings] == [("column.empty", "id")]


def test_what_is_no_table_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="persons is of the type list"):
        nms.Region.from_arrow({"persons": [1]})  # type: ignore[dict-item]
    assert nms.Region.from_arrow({"persons": polars.DataFrame({"id": []}, schema={"id": polars.String})}).rows("persons") == 0


def test_everything_wrong_is_found_at_once() -> None:
    frame = polars.DataFrame({"id": ["p1", "p1"], "birth_date": [datetime.date(1800, 1, 1), None], "name": ["x", "y"]})
    with pytest.raises(nms.RegionError) as caught:
        nms.Region.from_arrow({"persons": frame})
    assert caught.value.counts == {"cell.day_range": 1, "column.unknown": 1, "key.duplicate": 1}


def addresses(found: Any) -> list[int]:
    """Where the buffers of an array of pyarrow lie."""
    return [buffer.address for buffer in found.buffers() if buffer is not None]


def test_what_comes_in_is_read_where_it_lies() -> None:
    numbers: dict[str, list[Any]] = {"id": ["p1", "p2", "p3"], "score": [1.5, 2.0, None], "n": [1, 2, 3]}
    arrow, frame = pyarrow.table(numbers), polars.DataFrame(numbers)
    panda = arrow.to_pandas(types_mapper=pandas.ArrowDtype)
    brought: list[tuple[Any, dict[str, Any]]] = [
        (arrow, {name: arrow[name].chunk(0) for name in numbers}),
        # The texts of polars are views, so pyarrow has no older form of them to compare.
        (frame, {name: frame[name].to_arrow() for name in ("score", "n")}),
        (panda, {name: panda[name].array._pa_array.chunk(0) for name in numbers}),
    ]
    for table, columns in brought:
        # The batch is what checking and packing read; nothing was copied on the way to it.
        batch = pyarrow.table(_core.Batch.of(table))
        for name, column in columns.items():
            # A mask that masks nothing is left behind.
            assert 0 < len(addresses(batch[name].chunk(0))) <= len(addresses(column))
            assert set(addresses(batch[name].chunk(0))) <= set(addresses(column)), name


def test_the_columns_are_read_where_they_lie(small: nms.Region) -> None:
    table = small["participations"]
    one, two = table.to_arrow(), table.to_arrow()
    for name in ("person", "to", "status"):
        assert addresses(one[name].chunk(0)) == addresses(two[name].chunk(0))
    frame = table.to_pandas()
    assert addresses(frame["to"].array._pa_array.chunk(0)) == addresses(one["to"].chunk(0))
    # polars gives its own buffers back, which are still those of the table.
    assert addresses(table.to_polars()["to"].to_arrow()) == addresses(one["to"].chunk(0))


def test_duckdb_asks_a_table_as_its_own(small: nms.Region) -> None:
    persons = small["persons"]
    found = duckdb.from_arrow(persons.to_arrow()).aggregate("count(*), count(distinct id)").fetchall()
    assert found == [(len(persons), len(persons))]
    # By its name in the program, too.
    assert duckdb.execute("select count(*) from persons").fetchall() == [(len(persons),)]


def test_a_table_shows_itself(small: nms.Region) -> None:
    table = small["persons"]
    assert repr(table).startswith("ArrowTable(")
    assert len(table) == small.rows("persons")
    assert "<table>" in table._repr_html_()
    assert "birth_date" in table.columns
    with pytest.raises(nms.RegionError, match="did you mean `persons`"):
        small["person"]


def test_a_report_is_a_table(small: nms.Region, order: nms.NormPack) -> None:
    report = small.kpis(order, as_of="2024-06-01")
    frame = report.to_polars()
    assert frame.height == len(report.figures)
    for row, figure in zip(frame.iter_rows(named=True), report.figures, strict=True):
        assert {name: row[name] for name in ("indicator", "node", "population", "value", "status", "reason")} == {
            name: figure[name] for name in ("indicator", "node", "population", "value", "status", "reason")
        }
    assert list(report.to_pandas()["node"]) == [figure["node"] for figure in report.figures]
    assert report.to_arrow().num_rows == frame.height
