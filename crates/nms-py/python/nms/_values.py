"""From values of Python to the JSON texts that the core reads."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeAlias, runtime_checkable

Day: TypeAlias = "datetime.date | str"
"""A day: ``datetime.date`` or its ISO text, ``"2023-06-07"``."""


@runtime_checkable
class Pandas(Protocol):
    """A data frame of pandas, by the method that is needed of it."""

    def to_dict(self, orient: Any, /) -> Any: ...


@runtime_checkable
class Polars(Protocol):
    """A data frame of polars, by the method that is needed of it."""

    def to_dicts(self) -> list[dict[str, Any]]: ...


@runtime_checkable
class Arrow(Protocol):
    """A table of pyarrow, by the method that is needed of it."""

    def to_pylist(self) -> list[dict[str, Any]]: ...


Rows: TypeAlias = "Iterable[Mapping[str, Any]] | Pandas | Polars | Arrow"
"""Rows of a table: mappings, or a table of another library."""

Limits: TypeAlias = "Mapping[str, int]"
"""Limits on input that differ from the core's own: ``bytes``, ``rows``, ``depth``, ``text``."""


def day(value: Day | None) -> str | None:
    """Write a day as ISO text; whether a text is a day is for the core to judge."""
    return value if value is None or isinstance(value, str) else _iso(value)


def limits_json(limits: Limits | None) -> str | None:
    """Write limits as JSON, nothing for the core's own."""
    return None if limits is None else json.dumps(dict(limits))


def rows_json(organisations: Rows | None, relations: Rows | None) -> str:
    """Write the rows of a region as JSON, in ASCII: such a text is never copied on its way to the core."""
    tables = {"organisations": organisations, "relations": relations}
    return json.dumps(
        {name: [_row(row) for row in _records(rows)] for name, rows in tables.items() if rows is not None},
        default=_plain,
    )


def options_json(**given: Any) -> str:
    """Write options as JSON; what is not given keeps the core's default."""
    return json.dumps({name: value for name, value in given.items() if value is not None})


Columns: TypeAlias = "Mapping[str, Iterable[Any]]"
"""The columns of a table, each a list of cells."""


def tables_json(tables: Mapping[str, Rows | Columns]) -> str:
    """Write tables as JSON, in ASCII; a table of columns stays one."""
    return json.dumps({name: _table(table) for name, table in tables.items()}, default=_plain)


def plain_json(value: Mapping[str, Any]) -> str:
    """Write values of any depth as JSON, in ASCII; what is missing in the ways of numpy and pandas is nothing."""
    return json.dumps(_filled(value), default=_plain)


def _filled(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _filled(inner) for key, inner in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_filled(inner) for inner in value]
    return None if _is_missing(value) else value


def _table(table: Rows | Columns) -> Any:
    if isinstance(table, Mapping):
        return {name: [None if _is_missing(cell) else cell for cell in cells] for name, cells in table.items()}
    return [_row(row) for row in _records(table)]


def _records(rows: Rows) -> Iterable[Mapping[str, Any]]:
    """Take the rows out of a table of another library by the word that it has for them."""
    if isinstance(rows, Polars):
        return rows.to_dicts()
    if isinstance(rows, Arrow):
        return rows.to_pylist()
    if isinstance(rows, Pandas):
        records: list[dict[str, Any]] = rows.to_dict("records")
        return records
    return rows


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in row.items() if not _is_missing(value)}


def _is_missing(value: Any) -> bool:
    """Whether a cell is empty, in the ways of Python, numpy and pandas."""
    if value is None or isinstance(value, str):
        return value is None
    if isinstance(value, float):
        return value != value
    return type(value).__name__ in ("NaTType", "NAType")


def _plain(value: Any) -> Any:
    """Write what JSON has no word for: days and the scalars of numpy."""
    if isinstance(value, datetime.date):
        return _iso(value)
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"a cell cannot hold a value of the type {type(value).__name__}")


def _iso(value: datetime.date) -> str:
    """Write a day; data frames keep days as midnights."""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    return value.isoformat()
