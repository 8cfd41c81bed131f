"""Regions: tables of facts, checked with everything wrong found at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, final

from . import _core
from ._values import Columns, Day, Limits, Rows, day, limits_json, tables_json
from .pack import NormPack
from .report import KpiReport
from .table import Table

if TYPE_CHECKING:
    from . import types

__all__ = ["Region"]


@final
class Region:
    """A region at rest: its tables, checked and linked.

    A region is immutable. Tables with errors are refused with a :class:`RegionError` that holds all of them; what
    is only doubtful is accepted and stands in :attr:`findings`.

    Examples
    --------
    >>> import nms
    >>> region = nms.Region.from_json({
    ...     "organisations": [{"id": "s1", "kind": "school", "level": "institutional"}],
    ...     "persons": [{"id": "p1"}, {"id": "p2"}],
    ...     "positions": [{"person": "p1", "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"}],
    ... })
    >>> region.rows("persons")
    2
    """

    __slots__ = ("_native",)

    _native: _core.Region

    def __init__(self) -> None:
        raise TypeError("make a region with Region.from_json or Region.from_csv")

    @classmethod
    def _of(cls, native: _core.Region) -> Region:
        region = object.__new__(cls)
        object.__setattr__(region, "_native", native)
        return region

    @classmethod
    def from_json(
        cls,
        tables: str | Mapping[str, Rows | Columns],
        pack: NormPack | None = None,
        *,
        limits: Limits | None = None,
    ) -> Region:
        """Make a region of the tables of a JSON text, or of Python values of the same shape.

        Parameters
        ----------
        tables : str or dict
            For each table its rows, or its columns: ``{"persons": [{"id": "p1"}]}`` or ``{"persons": {"id": ["p1"]}}``.
        pack : NormPack, optional
            The pack whose actors may stand in the ties of organisations.
        limits : dict, optional
            Limits that differ from the library's own.

        Raises
        ------
        RegionError
            With all findings.
        InputError
            If the text is not JSON, or no set of tables.
        """
        text = tables if isinstance(tables, str) else tables_json(tables)
        return cls._of(_core.Region.from_json(text, pack and pack._native, limits_json(limits)))

    @classmethod
    def from_csv(
        cls, files: Mapping[str, bytes | str], pack: NormPack | None = None, *, limits: Limits | None = None
    ) -> Region:
        """Make a region of CSV texts, one for each table, as spreadsheets save them.

        Examples
        --------
        >>> import nms
        >>> region = nms.Region.from_csv({"persons": b"id;birth_date\\np1;07.06.1990\\n"})
        >>> [(row["code"], row["row"]) for row in region.findings]
        [('cell.day_form', 1)]
        """
        texts = [(name, text.encode() if isinstance(text, str) else text) for name, text in files.items()]
        return cls._of(_core.Region.from_csv(texts, pack and pack._native, limits_json(limits)))

    @property
    def findings(self) -> Table[types.RegionFinding]:
        """The warnings with which it was accepted: the first hundred of each code."""
        return Table(json.loads(self._native.findings())["list"], "key")

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each code."""
        return dict(json.loads(self._native.findings())["counts"])

    def rows(self, table: str) -> int:
        """Count the rows of a table."""
        return self._native.rows(table)

    def kpis(
        self,
        pack: NormPack,
        *,
        as_of: Day,
        known: Day | None = None,
        hierarchy: types.HierarchyKind | None = None,
        only: Iterable[str] | None = None,
    ) -> KpiReport:
        """Compute the indicators of a pack at every node.

        Parameters
        ----------
        pack : NormPack
            The pack with the definitions and the targets.
        as_of : datetime.date or str
            The day that is asked about.
        known : datetime.date or str, optional
            The day whose knowledge is used; the same day where it is left out.
        hierarchy : str, optional
            The tree over which figures are put together; the administrative one where it is left out.
        only : list of str, optional
            The indicators wanted; all that have a definition where it is left out.

        Raises
        ------
        KpiError
            If a definition cannot be computed, or an indicator is not there.
        """
        wanted = None if only is None else list(only)
        return KpiReport._of(self._native.kpis(pack._native, day(as_of) or "", day(known), hierarchy, wanted))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a Region does not change: {name}")
