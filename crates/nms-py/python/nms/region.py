"""Regions: tables of facts, checked with everything wrong found at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

from . import _core, _folder
from ._progress import Progress, told
from ._values import Columns, Day, Limits, Rows, day, limits_json, options_json, tables_json
from .arrow import Arrow, ArrowTable
from .deficits import Diagnosis
from .journal import Events, events_json
from .kernel import RouteKernel
from .pack import NormPack
from .report import KpiReport
from .routes import RoutePlan
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

    __slots__ = ("_limits", "_native", "_pack")

    _native: _core.Region
    # What it was checked with, for another process to check it again.
    _pack: NormPack | None
    _limits: str | None

    def __init__(self) -> None:
        raise TypeError("make a region with Region.read, from_arrow, from_csv or from_json")

    @classmethod
    def _of(cls, native: _core.Region, pack: NormPack | None, limits: str | None) -> Region:
        region = object.__new__(cls)
        for name, value in (("_native", native), ("_pack", pack), ("_limits", limits)):
            object.__setattr__(region, name, value)
        return region

    @classmethod
    def _parts(
        cls, parts: list[tuple[str, Any]], package: str | None, pack: NormPack | None, limits: str | None
    ) -> Region:
        native = _core.Region.from_parts(parts, package, pack and pack._native, limits)
        return cls._of(native, pack, limits)

    @classmethod
    def read(cls, folder: str | PathLike[str], pack: NormPack | None = None, *, limits: Limits | None = None) -> Region:
        """Read a folder of CSV or Parquet files.

        Its ``datapackage.json`` says which file holds which table, and describes tables of the region's own. Without
        one, the files with the names of standard tables are read: ``persons.csv``. Parquet needs pyarrow.

        Raises
        ------
        RegionError
            With all findings, or with everything wrong in the description.
        """
        parts, package = _folder.read(Path(folder), limits_json(limits))
        return cls._parts(parts, package, pack, limits_json(limits))

    def write(self, folder: str | PathLike[str], format: types.FileFormat = "csv") -> None:
        """Write the tables into a folder that :meth:`read` reads again as they were, described by a ``datapackage.json``."""
        _folder.write(Path(folder), self._native, format)

    @classmethod
    def from_arrow(
        cls,
        tables: Mapping[str, Arrow],
        pack: NormPack | None = None,
        *,
        package: str | None = None,
        limits: Limits | None = None,
    ) -> Region:
        """Make a region of tables of Arrow, polars, pandas, duckdb: anything with ``__arrow_c_stream__``.

        Parameters
        ----------
        tables : dict
            The tables by their names.
        pack : NormPack, optional
            The pack whose actors may stand in the ties of organisations.
        package : str, optional
            The text of a ``datapackage.json`` that describes tables of the region's own.
        limits : dict, optional
            Limits that differ from the library's own.

        Examples
        --------
        >>> import nms, polars
        >>> people = polars.DataFrame({"id": ["p1", "p2"], "category": ["first", None]})
        >>> nms.Region.from_arrow({"persons": people}).rows("persons")
        2
        """
        return cls._parts(list(tables.items()), package, pack, limits_json(limits))

    @classmethod
    def from_csv(
        cls,
        tables: Mapping[str, bytes | str],
        pack: NormPack | None = None,
        *,
        package: str | None = None,
        limits: Limits | None = None,
    ) -> Region:
        """Make a region of CSV texts, one for each table, as spreadsheets save them.

        Examples
        --------
        >>> import nms
        >>> region = nms.Region.from_csv({"persons": b"id;birth_date\\np1;07.06.1990\\n"})
        >>> [(row["code"], row["row"]) for row in region.findings]
        [('cell.day_form', 1)]
        """
        texts = [(name, text.encode() if isinstance(text, str) else text) for name, text in tables.items()]
        return cls._parts(texts, package, pack, limits_json(limits))

    @classmethod
    def from_json(
        cls,
        tables: str | Mapping[str, Rows | Columns],
        pack: NormPack | None = None,
        *,
        package: str | None = None,
        limits: Limits | None = None,
    ) -> Region:
        """Make a region of the tables of a JSON text, or of Python values of the same shape.

        Parameters
        ----------
        tables : str or dict
            For each table its rows, or its columns: ``{"persons": [{"id": "p1"}]}`` or ``{"persons": {"id": ["p1"]}}``.
        pack : NormPack, optional
            The pack whose actors may stand in the ties of organisations.
        package : str, optional
            The text of a ``datapackage.json`` that describes tables of the region's own.
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
        native = _core.Region.from_json(text, package, pack and pack._native, limits_json(limits))
        return cls._of(native, pack, limits_json(limits))

    @property
    def findings(self) -> Table[types.RegionFinding]:
        """The warnings with which it was accepted: the first hundred of each code."""
        return Table(json.loads(self._native.findings())["list"], "key")

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each code."""
        return dict(json.loads(self._native.findings())["counts"])

    @property
    def tables(self) -> list[str]:
        """The names of the tables that have rows."""
        return [name for name, _, rows in json.loads(self._native.tables()) if rows]

    def __getitem__(self, table: str) -> ArrowTable:
        return ArrowTable._of(self._native.table(table))

    def to_json(self) -> str:
        """Write all tables that have rows as JSON text, which :meth:`from_json` reads again."""
        return self._native.to_json()

    def rows(self, table: str) -> int:
        """Count the rows of a table."""
        return self._native.rows(table)

    def apply(self, events: Events) -> Region:
        """Make a region after some events; this one stays as it is.

        Raises
        ------
        RegionError
            With everything wrong in any of the events; then none of them counts.
        """
        return Region._of(self._native.apply(events_json(events)), self._pack, self._limits)

    def as_of(self, table: str, valid: Day, known: Day | None = None) -> Table[dict[str, Any]]:
        """List the rows of a table that held on a day, as known on a day (the same day where it is left out)."""
        on = day(valid) or ""
        return Table.from_json(self._native.as_of(table, on, day(known) or on))

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
        return KpiReport._of(self, pack, (day(as_of) or "", day(known), hierarchy, wanted))

    def plan_routes(
        self,
        pack: NormPack | None = None,
        diagnosis: Diagnosis | None = None,
        *,
        as_of: Day,
        known: Day | None = None,
        gap: float | None = None,
        progress: Progress = False,
        **options: Any,
    ) -> RoutePlan:
        """Plan the individual educational routes of all persons together.

        Ctrl-C ends the search: the call gives the best plan so far with its bound, of many people after a second or two. A second
        Ctrl-C is raised at once.

        Parameters
        ----------
        pack : NormPack, optional
            The pack whose rules say what routes must keep, under the parameter ``route``.
        diagnosis : Diagnosis, optional
            Whose deficits are to be closed; a diagnosis of the same day where it is left out.
        as_of : datetime.date or str
            The day of planning.
        known : datetime.date or str, optional
            The day whose knowledge is used; the same day where it is left out.
        gap : float, optional
            How far below the bound a plan may be, as a share of it.
        progress : bool or callable, optional
            ``True`` shows a bar of tqdm; a callable gets ``{"stage", "step", "most", "change", "value", "bound"}`` after every
            round, where ``change`` is the gap.
        **options
            What differs from the library's own: ``from``, ``to``, ``persons``, ``node``, ``rounds``, ``exact``, ``doubtful``,
            ``flagged``, ``worths``, ``rules``.

        Raises
        ------
        RouteError
            If a person or a node is not known, an option is out of bounds, or activities require each other.
        InputError
            If there is no such option.

        Examples
        --------
        >>> import nms
        >>> people = ["t1", "t2", "t3"]
        >>> region = nms.Region.from_json({
        ...     "organisations": [{"id": "s1", "kind": "school", "level": "institutional"}],
        ...     "persons": {"id": people},
        ...     "positions": [{"person": p, "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"}
        ...                   for p in people],
        ...     "competences": [{"id": "digital", "area": "digital"}],
        ...     "requirements": [{"post": "teacher", "competence": "digital", "level": 1}],
        ...     "assessments": [{"person": p, "competence": "digital", "kind": "test", "date": "2024-04-01", "level": 0,
        ...                      "standard_error": 0.1} for p in people],
        ...     "activities": [{"id": "A", "kind": "programme", "hours": 24}],
        ...     "develops": [{"activity": "A", "competence": "digital", "gain": 1}],
        ...     "sessions": [{"id": "A-may", "activity": "A", "start": "2024-05-01", "end": "2024-05-10", "seats": 2}],
        ... })
        >>> plan = region.plan_routes(as_of="2024-04-01")
        >>> plan.status, plan.summary["with_route"], len(plan.unmet)
        ('proved', 2, 3)
        >>> open_for = plan.unmet.to_polars().filter(why="price")["person"]
        >>> plan.explain(open_for[0], "A-may")["why"], plan.check()
        ('price', [])
        """
        found = diagnosis if diagnosis is not None else self.diagnose(pack, as_of=as_of, known=known)
        given = {"as_of": day(as_of), "known": day(known), "gap": gap, **options}
        asked = options_json(**given)
        with told(progress) as tell:
            native = self._native.plan_routes(pack and pack._native, found._native, asked, tell)
            return RoutePlan._of(native, (self, pack, found, asked))

    def open_plan(
        self,
        text: str,
        pack: NormPack | None,
        diagnosis: Diagnosis,
        *,
        as_of: Day,
        known: Day | None = None,
        gap: float | None = None,
        **options: Any,
    ) -> RoutePlan:
        """Take up a plan that :meth:`RoutePlan.save` wrote, with the region, the diagnosis and the options it was made with.

        Nothing is planned anew; :meth:`RoutePlan.check` says whether the routes keep the rules.

        Raises
        ------
        RouteError
            If the text is not that of a plan, or of a plan of other people, sessions or options.
        """
        asked = options_json(as_of=day(as_of), known=day(known), gap=gap, **options)
        return _opened(self, pack, diagnosis, asked, text)

    def route_kernel(
        self,
        pack: NormPack | None = None,
        diagnosis: Diagnosis | None = None,
        *,
        as_of: Day,
        known: Day | None = None,
        **options: Any,
    ) -> RouteKernel:
        """Give the kernel of :meth:`plan_routes`, for a cluster that plans by map and reduce; the arguments are the same."""
        found = diagnosis if diagnosis is not None else self.diagnose(pack, as_of=as_of, known=known)
        given = {"as_of": day(as_of), "known": day(known), **options}
        return RouteKernel._of(self._native.route_kernel(pack and pack._native, found._native, options_json(**given)))

    def agree_to_route(self, route: str, by: types.Approver, on: Day) -> dict[str, Any]:
        """Give the event by which ``"person"`` or ``"methodist"`` agrees to a draft; when both have, the route is agreed."""
        event: dict[str, Any] = json.loads(self._native.agree_to_route(route, by, day(on) or ""))
        return event

    def advance_route(self, route: str, to: types.RouteStage, on: Day) -> dict[str, Any]:
        """Give the event by which a route comes to its next stage: ``"active"``, ``"completed"``, ``"archived"``."""
        event: dict[str, Any] = json.loads(self._native.advance_route(route, to, day(on) or ""))
        return event

    def advance_route_item(self, route: str, session: str, to: types.ItemStage, on: Day) -> list[dict[str, Any]]:
        """Give the events by which an item comes to its next stage: ``"enrolled"``, ``"completed"``, ``"dropped"``."""
        events: list[dict[str, Any]] = json.loads(self._native.advance_route_item(route, session, to, day(on) or ""))
        return events

    def route_risks(self, on: Day, within: int = 14) -> Table[types.RiskRow]:
        """Name the items of routes that need somebody within so many days, the most urgent first."""
        return Table.from_json(self._native.route_risks(day(on) or "", within), "session")

    def diagnose(
        self,
        pack: NormPack | None = None,
        *,
        as_of: Day,
        known: Day | None = None,
        instrument: str | None = None,
        progress: Progress = False,
        **options: Any,
    ) -> Diagnosis:
        """Diagnose everybody who answered an instrument.

        Ctrl-C ends the call within a tenth of a second.

        Parameters
        ----------
        pack : NormPack, optional
            The pack whose calendar the days of the answers are held against.
        as_of : datetime.date or str
            The day that is asked about.
        known : datetime.date or str, optional
            The day whose knowledge is used; the same day where it is left out.
        instrument : str, optional
            The instrument; may be left out where there is one alone.
        progress : bool or callable, optional
            ``True`` shows a bar of tqdm; a callable gets ``{"stage", "step", "most", "change"}`` after every step.
        **options
            What differs from the library's own: ``scoring``, ``scale_by``, ``calibration``, ``scale``, ``cuts``, ``ageing``,
            ``reliabilities``, ``settle``, ``request``, ``hierarchy``.

        Raises
        ------
        DiagnosisError
            If the instrument is not known, or an option is out of bounds.
        InputError
            If there is no such option.

        Examples
        --------
        >>> import nms
        >>> people = [f"p{number:02}" for number in range(60)]
        >>> answers = [(p, i) for p in range(60) for i in range(8)]
        >>> region = nms.Region.from_json({
        ...     "organisations": [{"id": "s1", "kind": "school", "level": "institutional"}],
        ...     "persons": {"id": people},
        ...     "positions": [{"person": p, "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"}
        ...                   for p in people],
        ...     "competences": [{"id": "digital", "area": "digital"}],
        ...     "requirements": [{"post": "teacher", "competence": "digital", "level": 0}],
        ...     "items": [{"instrument": "test", "item": f"i{i}", "competence": "digital", "max_score": 1}
        ...               for i in range(8)],
        ...     "responses": [{"person": people[p], "instrument": "test", "item": f"i{i}", "wave": "start",
        ...                    "score": int(p * 8 // 60 + (p * 7 + i * 5) % 3 >= i), "date": "2024-03-12"}
        ...                   for p, i in answers],
        ... })
        >>> diagnosis = region.diagnose(as_of="2024-03-31")
        >>> status = diagnosis.deficits.to_polars()["status"]
        >>> status[0], status[59], status[30]
        ('deficit', 'no_deficit', 'not_enough_evidence')
        >>> len(diagnosis.person("p30")["competences"][0]["evidence"])
        1
        """
        given = {"as_of": day(as_of), "known": day(known), "instrument": instrument, **options}
        with told(progress) as tell:
            return Diagnosis._of(self, pack, options_json(**given), tell)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a Region does not change: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        package, files = self._native.package("csv")
        tables = [(file["table"], self._native.csv(file["table"]).encode()) for file in json.loads(files)]
        return _again, (tables, package, self._pack, self._limits)

    def __repr__(self) -> str:
        rows = [f"{name} {rows}" for name, _, rows in json.loads(self._native.tables()) if rows]
        return f"Region({', '.join(rows)})"

    def _repr_html_(self) -> str:
        from ._html import region

        return region(json.loads(self._native.tables()), json.loads(self._native.findings()))


def _again(tables: list[tuple[str, bytes]], package: str, pack: NormPack | None, limits: str | None) -> Region:
    return Region._parts(tables, package, pack, limits)


def _opened(region: Region, pack: NormPack | None, diagnosis: Diagnosis, asked: str, text: str) -> RoutePlan:
    native = region._native.open_plan(pack and pack._native, diagnosis._native, asked, text)
    return RoutePlan._of(native, (region, pack, diagnosis, asked))
