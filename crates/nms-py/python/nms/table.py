"""Tables: what the library answers where the answer has rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, SupportsIndex, TypeVar, overload

from ._optional import needed

if TYPE_CHECKING:
    import pandas
    import polars

    from .types import Language

__all__ = ["Table"]

Row = TypeVar("Row", bound="Mapping[str, Any]")


class Table(Generic[Row]):
    """A list of rows (plain dicts) that shows itself in Jupyter and finds a row by its id.

    Parameters
    ----------
    rows : iterable of dict
        The rows.
    key : str, optional
        The column by which rows are looked up.

    Examples
    --------
    >>> import nms
    >>> actors = nms.NormPack.load("orenburg-2023").actors
    >>> actors["orb-cnppm"]["abbreviation"]
    'ЦНППМ'
    >>> "orb-cnppm" in actors, "orb-nobody" in actors
    (True, False)
    >>> len(actors[:3])
    3
    """

    # Not a `Sequence` by name: type checkers would then refuse to look for an id among rows.
    __slots__ = ("_index", "_key", "_rows")

    _rows: list[Row]
    _key: str
    _index: dict[str, int] | None

    def __init__(self, rows: Iterable[Row], key: str = "id") -> None:
        self._rows = list(rows)
        self._key = key
        self._index = None

    @classmethod
    def from_json(cls, text: str, key: str = "id") -> Table[Row]:
        """Read a table from the JSON text of an answer."""
        return cls(json.loads(text), key)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    @overload
    def __getitem__(self, at: SupportsIndex | str) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Table[Row]: ...
    def __getitem__(self, at: SupportsIndex | str | slice) -> Row | Table[Row]:
        if isinstance(at, str):
            return self._rows[self._places()[at]]
        if isinstance(at, slice):
            return type(self)(self._rows[at], self._key)
        return self._rows[at]

    def __contains__(self, value: object) -> bool:
        return value in self._places() if isinstance(value, str) else value in self._rows

    def _places(self) -> dict[str, int]:
        if self._index is None:
            places = ((row.get(self._key), at) for at, row in enumerate(self._rows))
            # The first of several wins, as in a search from the top.
            self._index = dict(reversed([(id, at) for id, at in places if isinstance(id, str)]))
        return self._index

    @property
    def ids(self) -> list[str]:
        """The ids of the rows, in their order."""
        return [str(row[self._key]) for row in self._rows if self._key in row]

    @property
    def columns(self) -> list[str]:
        """The columns that hold something in some row, in the order in which they appear."""
        return list(dict.fromkeys(name for row in self._rows for name, value in row.items() if value is not None))

    def where(self, **columns: Any) -> Table[Row]:
        """Take the rows that have these values.

        Examples
        --------
        >>> import nms
        >>> nms.NormPack.load("orenburg-2023").kpis.where(kind="ratio_max").ids
        ['kpi-001-d3-teachers-per-methodist']
        """
        rows = (row for row in self._rows if all(row.get(name) == value for name, value in columns.items()))
        return type(self)(rows, self._key)

    def to_pandas(self) -> pandas.DataFrame:
        """Make a data frame of pandas; nested values become columns such as ``label.ru``.

        Examples
        --------
        >>> import nms
        >>> frame = nms.NormPack.load("orenburg-2023").kpis.to_pandas().set_index("id")
        >>> int(frame.loc["kpi-001-d3-teachers-per-methodist", "target.value"])
        250
        """
        frame: pandas.DataFrame = needed("pandas").DataFrame(self._flat())
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Make a data frame of polars; nested values become columns such as ``label.ru``."""
        frame: polars.DataFrame = needed("polars").DataFrame(self._flat(), infer_schema_length=None, strict=False)
        return frame

    def _flat(self) -> list[dict[str, Any]]:
        return [dict(_leaves("", row)) for row in self._rows]

    def to_html(self, language: Language = "ru", most: int = 30) -> str:
        """Draw the first rows as a table of HTML, with labels in one language."""
        from ._html import table

        return table(self._rows, self.columns, language, most)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Table):
            return self._rows == list(other)
        return self._rows == other if isinstance(other, list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"


def _leaves(name: str, value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            yield from _leaves(f"{name}{key}.", inner)
        else:
            yield f"{name}{key}", inner
