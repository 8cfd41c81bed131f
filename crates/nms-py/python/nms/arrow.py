"""Tables of Arrow: columns that other libraries read where they lie, without copying them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol, final, runtime_checkable

from . import _core
from ._optional import needed

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Arrow", "ArrowTable"]


@runtime_checkable
class Arrow(Protocol):
    """Anything that speaks the Arrow PyCapsule interface: tables of polars, pandas, pyarrow, duckdb."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class Columns:
    """What can be read as a table of Arrow."""

    __slots__ = ()

    def _batch(self) -> _core.Batch:
        raise NotImplementedError

    def __arrow_c_schema__(self) -> object:
        return self._batch().__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._batch().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """Give the columns to pyarrow, without copying them."""
        table: pyarrow.Table = needed("pyarrow").table(self)
        return table

    def to_polars(self) -> polars.DataFrame:
        """Give the columns to polars, without copying those that polars keeps in the same way."""
        frame: polars.DataFrame = needed("polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """Give the columns to pandas, without copying them: its columns then are those of Arrow, words categories."""
        arrow, dtype = needed("pyarrow"), needed("pandas").ArrowDtype

        def kept(kind: pyarrow.DataType) -> Any:
            return None if arrow.types.is_dictionary(kind) else dtype(kind)

        frame: pandas.DataFrame = self.to_arrow().to_pandas(types_mapper=kept)
        return frame


@final
class ArrowTable(Columns):
    """A table of a region; get one by ``region["persons"]``.

    Examples
    --------
    >>> import nms
    >>> region = nms.Region.from_json({"persons": [{"id": "p1", "birth_date": "1990-05-01"}, {"id": "p2"}]})
    >>> region["persons"]
    ArrowTable(2 rows: id, birth_date, career_start, category)
    >>> region["persons"].to_polars()["birth_date"].null_count()
    1
    """

    __slots__ = ("_native",)

    _native: _core.Batch

    def __init__(self) -> None:
        raise TypeError('get a table with region["persons"]')

    @classmethod
    def _of(cls, native: _core.Batch) -> ArrowTable:
        table = object.__new__(cls)
        table._native = native
        return table

    def _batch(self) -> _core.Batch:
        return self._native

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._native.columns()

    def __len__(self) -> int:
        return self._native.rows()

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.to_arrow().combine_chunks(),)

    def __repr__(self) -> str:
        return f"ArrowTable({len(self)} rows: {', '.join(self.columns)})"

    def _repr_html_(self) -> str:
        from ._html import MOST, table

        columns: list[tuple[str, list[str | None]]] = json.loads(self._native.head(MOST))
        there = [(name, cells) for name, cells in columns if any(cell is not None for cell in cells)]
        rows = [{name: cells[at] for name, cells in there} for at in range(min(len(self), MOST))]
        return table(rows, [name for name, _ in there], total=len(self))


def _again(table: pyarrow.Table) -> ArrowTable:
    return ArrowTable._of(_core.Batch.of(table))
