"""Reports: every indicator of a pack at every node of a region."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, final

from . import _core
from .arrow import Columns
from .chart import Chart
from .derivation import Derivation, Why
from .journal import Events, events_json
from .table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from . import types
    from .pack import NormPack
    from .region import Region

__all__ = ["KpiReport", "LiveReport"]


@final
class KpiReport(Columns):
    """The indicators of a pack over a region on a day; get one by :meth:`Region.kpis`.

    A report is a table of Arrow itself, a figure a row, for polars, pandas, pyarrow and duckdb: numbers are doubles there,
    and ``status`` was found with the exact ones.
    """

    # What it was made of, by which a pickle makes it anew.
    __slots__ = ("_asked", "_native", "_pack", "_region")

    _region: Region
    _pack: NormPack
    _asked: tuple[str, str | None, types.HierarchyKind | None, list[str] | None]
    _native: _core.Report

    def __init__(self) -> None:
        raise TypeError("get a report with Region.kpis")

    @classmethod
    def _of(cls, region: Region, pack: NormPack, asked: Any, native: _core.Report | None = None) -> KpiReport:
        report = object.__new__(cls)
        computed = region._native.kpis(pack._native, *asked) if native is None else native
        for name, value in (("_region", region), ("_pack", pack), ("_asked", asked), ("_native", computed)):
            object.__setattr__(report, name, value)
        return report

    @property
    def as_of(self) -> str:
        """The day it was asked about."""
        return self._native.as_of()

    @property
    def region(self) -> Region:
        """The region it was computed from; of a live report the one after its events."""
        return type(self._region)._of(self._native.region(), self._region._pack, self._region._limits)

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

    def explain(self, indicator: str, node: str) -> Derivation:
        """Open a figure: clause, definition, who was left out, what the nodes below contribute, the rows that count."""
        return Derivation._of(self._native.explain(indicator, node))

    def why(self, indicator: str, id: str) -> Why:
        """Say why a person, or another row of the counted table, counts in an indicator or does not."""
        return Why._of(self._native.why(indicator, id))

    def compare(self, after: KpiReport, node: str) -> Table[types.KpiChange]:
        """Take the changes from this report to a later one apart at a node, by what they come from."""
        return Table.from_json(self._native.compare(after._native, node), "indicator")

    def combine(self, indicator: str, nodes: Iterable[str], how: types.Combination) -> types.Combined:
        """Put the figures of several nodes together; sums and means of shares are refused, with the reason."""
        combined: types.Combined = json.loads(self._native.combine(indicator, list(nodes), how))
        return combined

    def spread(self, indicator: str, node: str, kind: str) -> types.Spread:
        """Give the mean, the largest and the smallest of the values of organisations of a kind below a node."""
        spread: types.Spread = json.loads(self._native.spread(indicator, node, kind))
        return spread

    def live(self) -> LiveReport:
        """Keep the report up to date with events."""
        return LiveReport(self)

    def bullet_chart(self, node: str | None = None, language: types.Language | None = None) -> Chart:
        """Draw every indicator at a node as a bar with a mark at its target; the topmost node where none is named."""
        return Chart(self._native.bullet_chart(node, language))

    def map_chart(self, indicator: str | None = None, language: types.Language | None = None) -> Chart:
        """Draw municipalities by indicators: where each stands against its target, or the values of one indicator."""
        return Chart(self._native.map_chart(indicator, language))

    def _batch(self) -> _core.Batch:
        return self._native.table()

    def __repr__(self) -> str:
        indicators, nodes = len(self.indicators), len(self.nodes)
        return f"KpiReport({self.as_of!r}, {indicators} indicators, {nodes} nodes)"

    def _repr_html_(self) -> str:
        from ._html import report

        nodes = self.nodes
        if not nodes:
            return report(f"{self.as_of}", [])
        top = nodes[0]["id"]
        rows = [_shown(indicator, figure) for indicator, figure in zip(self.indicators, self.at(top), strict=True)]
        return report(f"{top}, {self.as_of}", rows)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a KpiReport does not change: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return KpiReport._of, (self.region, self._pack, self._asked)


def _shown(indicator: types.ReportedIndicator, figure: types.KpiFigure) -> dict[str, Any]:
    target = indicator["target"]
    promised = "" if target is None or target["value"] is None else f"{target['comparator']} {target['value']}"
    value = figure["value"]
    return {
        "показатель": indicator["label"],
        "значение": figure["reason"] if value is None else f"{value} {indicator['unit']['ru']}",
        "числитель": figure["numerator"],
        "знаменатель": figure["denominator"],
        "цель": promised,
        "состояние": figure["status"],
    }


@final
class LiveReport:
    """A report that keeps up with events; after each it is equal to one computed anew.

    Examples
    --------
    >>> import nms
    >>> region = nms.Region.from_json({
    ...     "organisations": [{"id": "r", "kind": "region", "level": "regional"}],
    ...     "persons": [{"id": "p1"}],
    ... })
    >>> live = region.kpis(nms.NormPack.load("orenburg-2023"), as_of="2024-06-01").live()
    >>> live.apply([{"kind": "put", "table": "positions", "row": {
    ...     "person": "p1", "organisation": "r", "post": "teacher", "staff_category": "pedagogical"}}])
    >>> live.report.figure("kpi-001-d2-federal-register-share", "r")["population"]
    1
    """

    __slots__ = ("_first", "_native")

    def __init__(self, report: KpiReport) -> None:
        self._first = report
        self._native = _core.Live.of(report._native)

    def apply(self, events: Events) -> None:
        """Take events in, one after the other; those before the first that is refused, or before Ctrl-C, count."""
        self._native.apply(events_json(events))

    @property
    def report(self) -> KpiReport:
        """The report as it is now."""
        return KpiReport._of(self._first._region, self._first._pack, self._first._asked, self._native.report())
