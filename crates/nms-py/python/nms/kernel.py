"""Planning as map and reduce, for a cluster: what some persons choose at prices, and how prices move."""

from __future__ import annotations

from typing import Any, NamedTuple, final

from . import _core
from .arrow import Arrow, ArrowTable

__all__ = ["KernelAnswer", "PriceSearch", "RouteKernel"]


class KernelAnswer(NamedTuple):
    """What some persons choose at prices.

    Attributes
    ----------
    demand : ArrowTable
        ``resource``, ``used``: how much they want of everything shared. Resource -1 is what their choices are worth at most, -2
        how many have no legal route. Of several answers the sums by resource are taken.
    choices : ArrowTable
        ``person``, ``session``.
    """

    demand: ArrowTable
    choices: ArrowTable


@final
class RouteKernel:
    """What persons choose at prices; get one by :meth:`Region.route_kernel`.

    Examples
    --------
    A round of a cluster: each worker answers for a slice of the persons, the answers are added up, the sums move the prices.

    >>> import nms, polars as pl
    >>> region = nms.Region.from_json({
    ...     "organisations": [{"id": "s1", "kind": "school", "level": "institutional"}],
    ...     "persons": {"id": ["t1", "t2"]},
    ...     "positions": [{"person": p, "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"}
    ...                   for p in ("t1", "t2")],
    ...     "competences": [{"id": "digital", "area": "digital"}],
    ...     "requirements": [{"post": "teacher", "competence": "digital", "level": 1}],
    ...     "assessments": [{"person": p, "competence": "digital", "kind": "test", "date": "2024-04-01", "level": 0,
    ...                      "standard_error": 1e-6} for p in ("t1", "t2")],
    ...     "activities": [{"id": "A", "kind": "programme", "hours": 24}],
    ...     "develops": [{"activity": "A", "competence": "digital", "gain": 1}],
    ...     "sessions": [{"id": "A-may", "activity": "A", "start": "2024-05-01", "end": "2024-05-10", "seats": 1}],
    ... })
    >>> kernel = region.route_kernel(as_of="2024-04-01")
    >>> search = kernel.search()
    >>> for _ in range(100):
    ...     answers = [kernel.respond(search.prices, at, at + 1).demand.to_polars() for at in range(kernel.persons)]
    ...     search.learn(pl.concat(answers).group_by("resource").sum())
    >>> round(search.bound, 2)  # two want the one seat: 1 level less 24 hours
    0.98
    """

    __slots__ = ("_native",)

    _native: _core.RouteKernel

    def __init__(self) -> None:
        raise TypeError("get a kernel with Region.route_kernel")

    @classmethod
    def _of(cls, native: _core.RouteKernel) -> RouteKernel:
        made = object.__new__(cls)
        object.__setattr__(made, "_native", native)
        return made

    @property
    def persons(self) -> int:
        """How many persons there are; a slice of them is named by their places."""
        return self._native.size()[0]

    @property
    def resources(self) -> int:
        """How many resources are shared."""
        return self._native.size()[1]

    def respond(self, prices: Arrow, first: int = 0, last: int | None = None) -> KernelAnswer:
        """Answer for the persons from ``first`` up to, and without, ``last`` at prices: the map.

        Parameters
        ----------
        prices : Arrow table
            ``resource``, ``price`` in whole numbers; a resource without a row costs nothing.
        first, last : int
            Which persons; all of them unless said otherwise.

        Raises
        ------
        RouteError
            If the table is none of prices: ``route.demand``.
        """
        until = self.persons if last is None else last
        demand, choices = self._native.respond(prices, first, until)
        return KernelAnswer(ArrowTable._of(demand), ArrowTable._of(choices))

    def search(self) -> PriceSearch:
        """Begin a search for prices, from nought on."""
        return PriceSearch._of(self._native.search())

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a RouteKernel does not change: {name}")

    def __repr__(self) -> str:
        return f"RouteKernel({self.persons} persons, {self.resources} resources)"


@final
class PriceSearch:
    """How prices move from what all persons together want; get one by :meth:`RouteKernel.search`."""

    __slots__ = ("_native",)

    _native: _core.PriceSearch

    def __init__(self) -> None:
        raise TypeError("get a search with RouteKernel.search")

    @classmethod
    def _of(cls, native: _core.PriceSearch) -> PriceSearch:
        made = object.__new__(cls)
        made._native = native
        return made

    @property
    def prices(self) -> ArrowTable:
        """The prices to ask for next: ``resource``, ``price``."""
        return ArrowTable._of(self._native.prices())

    @property
    def best(self) -> ArrowTable:
        """The prices with the lowest bound so far."""
        return ArrowTable._of(self._native.best())

    @property
    def bound(self) -> float | None:
        """The lowest bound so far, in levels of a competence of weight one; ``None`` before the first answer."""
        return self._native.bound()

    def learn(self, demand: Arrow) -> None:
        """Move the prices by what all persons want at :attr:`prices`: ``resource``, ``used``, summed or not.

        Raises
        ------
        RouteError
            If the table is none of demand: ``route.demand``.
        """
        self._native.learn(demand)

    def __repr__(self) -> str:
        return f"PriceSearch(bound={self.bound})"
