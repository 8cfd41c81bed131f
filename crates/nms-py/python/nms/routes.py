"""Plans of routes: who learns what and when, with a proof of how good the whole is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, final

from . import _core
from ._progress import Progress, told
from .arrow import ArrowTable
from .chart import Chart
from .table import Table

if TYPE_CHECKING:
    from . import types
    from .deficits import Diagnosis
    from .pack import NormPack
    from .region import Region
    from .report import KpiReport

__all__ = ["RoutePlan"]


@final
class RoutePlan:
    """The individual educational routes of many persons at once; get one by :meth:`Region.plan_routes`.

    Worth is counted in levels of a competence of weight one. ``bound`` is proved: no routes under these rules and seats are worth
    more.
    """

    # What it was made of: region, pack, diagnosis, options.
    __slots__ = ("_made", "_native")

    _made: tuple[Region, NormPack | None, Diagnosis, str]
    _native: _core.RoutePlan

    def __init__(self) -> None:
        raise TypeError("get a plan with Region.plan_routes")

    @classmethod
    def _of(cls, native: _core.RoutePlan, made: tuple[Region, NormPack | None, Diagnosis, str]) -> RoutePlan:
        plan = object.__new__(cls)
        object.__setattr__(plan, "_made", made)
        object.__setattr__(plan, "_native", native)
        return plan

    @property
    def summary(self) -> types.PlanSummary:
        """The plan in a few figures: status, value, bound, gap, how many have a route."""
        found: types.PlanSummary = json.loads(self._native.summary())
        return found

    @property
    def value(self) -> float:
        """What the plan is worth."""
        return self.summary["value"]

    @property
    def bound(self) -> float:
        """What no plan can exceed."""
        return self.summary["bound"]

    @property
    def status(self) -> types.PlanStatus:
        """How planning ended: ``"proved"``, ``"budget_ended"`` or ``"infeasible"``."""
        return self.summary["status"]

    @property
    def items(self) -> ArrowTable:
        """The items of all routes: session, days, hours, the deficits each is for, what it is worth, the price of its seat."""
        return ArrowTable._of(self._native.items())

    @property
    def prices(self) -> ArrowTable:
        """Seats, money, hours and targets with their prices, the dearest first: what one more would add, at most."""
        return ArrowTable._of(self._native.prices())

    @property
    def unmet(self) -> ArrowTable:
        """The deficits that stay open, each with the reason."""
        return ArrowTable._of(self._native.unmet())

    @property
    def history(self) -> Table[types.PlanStep]:
        """What was known after each round of prices: the value of the best plan and the bound."""
        return Table.from_json(self._native.history(), "round")

    @property
    def territories(self) -> Table[types.TerritoryRow]:
        """Deficits before and after the routes, territory by territory."""
        return Table.from_json(self._native.territories(), "territory")

    def compare(self, other: RoutePlan) -> types.PlanChange:
        """Say what changes from this plan to another: whose routes, and how many have which session."""
        found: types.PlanChange = json.loads(self._native.compare(other._native))
        return found

    def relaxations(self, *, progress: Progress = False) -> Table[types.Relaxation]:
        """Say what would let targets and mandatory items be met that are not: each verified by planning again."""
        with told(progress) as tell:
            return Table.from_json(self._native.relaxations(tell))

    def replan(self, region: Region, diagnosis: Diagnosis, persons: Iterable[str]) -> RoutePlan:
        """Plan anew for some persons of whom region or diagnosis say something else now; all others keep their routes.

        Takes milliseconds, as the bound is carried over at the prices of the plan.

        Raises
        ------
        RouteError
            If somebody is not in the plan, or all must be planned anew: ``route.replan``.
        """
        native = self._native.replan(region._native, diagnosis._native, list(persons))
        return RoutePlan._of(native, (region, self._made[1], diagnosis, self._made[3]))

    def convergence_chart(self, language: types.Language | None = None) -> Chart:
        """Draw the value of the best plan and the bound, round by round."""
        return Chart(self._native.convergence_chart(language))

    def seats_chart(self, language: types.Language | None = None) -> Chart:
        """Draw the seats of the dearest sessions, how many are given, and what one more is worth."""
        return Chart(self._native.seats_chart(language))

    def territories_chart(self, language: types.Language | None = None) -> Chart:
        """Draw what deficits lack before and after the routes, territory by territory."""
        return Chart(self._native.territories_chart(language))

    def route(self, person: str) -> Table[types.RouteItem]:
        """Give the route of a person, in the order of its days."""
        return Table.from_json(self._native.route(person), "session")

    def explain(self, person: str, session: str) -> types.Explanation:
        """Say why a session is in the route of a person, or why not: the rule, or the price against what it closes."""
        found: types.Explanation = json.loads(self._native.explain(person, session))
        return found

    def check(self) -> list[types.Breach]:
        """Look at the plan by what did not make it; whatever is wrong, which is nothing."""
        found: list[types.Breach] = json.loads(self._native.check())
        return found

    def drafts(self) -> list[dict[str, Any]]:
        """Give the events that write the plan into the tables as drafts; :meth:`Region.apply` takes them."""
        events: list[dict[str, Any]] = json.loads(self._native.drafts())
        return events

    def outcome(self) -> list[dict[str, Any]]:
        """Give the events that write the plan into the tables as if everybody had carried it out; :meth:`Region.apply` takes them."""
        events: list[dict[str, Any]] = json.loads(self._native.outcome())
        return events

    def page(self, before: KpiReport, after: KpiReport, language: types.Language | None = None) -> str:
        """Write a page of HTML on what the region lacks, what the plan gives, and its indicators before and after.

        Parameters
        ----------
        before : KpiReport
            The indicators as they are.
        after : KpiReport
            Those of the region with :meth:`outcome` in it.
        language : str, optional
            ``ru`` or ``en``; Russian where it is left out.

        Returns
        -------
        str
            The page: it asks for nothing from elsewhere, and prints.
        """
        return self._native.page(before._native, after._native, language)

    def document(self, person: str, language: types.Language | None = None) -> str:
        """Write the route of a person as a page of HTML to print on A4 and sign."""
        return self._native.document(person, language)

    def documents(self, node: str, language: types.Language | None = None) -> str:
        """Write the routes of everybody at an organisation and below it, each on a page of its own."""
        return self._native.documents(node, language)

    def calendar(self, person: str, language: types.Language | None = None) -> str:
        """Write the dates of a route as an iCalendar text."""
        return self._native.calendar(person, language)

    def to_json(self) -> str:
        """Write the whole plan as its canonical JSON text."""
        return self._native.to_json()

    def save(self) -> str:
        """Write the plan as a text that :meth:`Region.open_plan` reads: routes, prices and proof, without region and diagnosis."""
        return self._native.save()

    def __reduce__(self) -> tuple[Any, ...]:
        from .region import _opened

        return _opened, (*self._made, self.save())

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a RoutePlan does not change: {name}")

    def __repr__(self) -> str:
        found = self.summary
        return f"RoutePlan({found['persons']} persons, {found['items']} items, {found['status']})"

    def _repr_html_(self) -> str:
        return self.items._repr_html_()
