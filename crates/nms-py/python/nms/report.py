"""Reports: every indicator of a pack at every node of a region."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, final

from . import _core
from .table import Table

if TYPE_CHECKING:
    from . import types

__all__ = ["KpiReport"]


@final
class KpiReport:
    """The indicators of a pack over a region on a day; get one by :meth:`Region.kpis`.

    Numbers are exact: a count is a whole number, a share a numerator and a denominator.
    """

    __slots__ = ("_native",)

    _native: _core.Report

    def __init__(self) -> None:
        raise TypeError("get a report with Region.kpis")

    @classmethod
    def _of(cls, native: _core.Report) -> KpiReport:
        report = object.__new__(cls)
        object.__setattr__(report, "_native", native)
        return report

    @property
    def as_of(self) -> str:
        """The day it was asked about."""
        return self._native.as_of()

    @property
    def indicators(self) -> Table[types.ReportedIndicator]:
        """The indicators, in the order of the pack, with the targets in force on the day."""
        return Table.from_json(self._native.indicators())

    @property
    def nodes(self) -> Table[types.ReportedNode]:
        """The nodes, parents before children."""
        return Table.from_json(self._native.nodes())

    @property
    def figures(self) -> Table[types.KpiFigure]:
        """All figures: the nodes of the first indicator, then those of the next."""
        return Table.from_json(self._native.figures(), "node")

    def figure(self, indicator: str, node: str) -> types.KpiFigure:
        """Give the figure of an indicator at a node."""
        figure: types.KpiFigure = json.loads(self._native.figure(indicator, node))
        return figure

    def at(self, node: str) -> Table[types.KpiFigure]:
        """List the figures of all indicators at a node."""
        return Table.from_json(self._native.at(node), "indicator")

    def to_json(self) -> str:
        """Write the whole report as its canonical JSON text."""
        return self._native.to_json()

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a KpiReport does not change: {name}")
