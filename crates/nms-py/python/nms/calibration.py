"""Calibrations: items on one scale, and persons placed on it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, final

from . import _core
from ._fitted import Fitted
from ._progress import Progress, told
from ._values import Limits, limits_json
from .arrow import ArrowTable
from .chart import Chart
from .table import Table

if TYPE_CHECKING:
    from . import types
    from .diagnosis import ScoresLike
    from .waves import Link

__all__ = ["Calibration", "Fit"]


class Fit(NamedTuple):
    """How well answers fit the curves: mean squares of residuals, about 1 where they vary as the curves say, and of items S-X²."""

    items: ArrowTable
    """The items: ``item``, ``answers``, ``infit``, ``outfit``, ``s_x2``, ``s_x2_df``, ``s_x2_p``, ``s_x2_undefined``."""
    persons: ArrowTable
    """The persons: ``person``, ``answers``, ``infit``, ``outfit``."""


@final
class Calibration(Fitted):
    """Items on one scale; make one with :func:`calibrate`, or read one back with :meth:`from_json`.

    The persons the items were calibrated with have mean 0 and deviation 1.

    Examples
    --------
    >>> import nms
    >>> bank = nms.Calibration.from_json('{"items": [{"id": "i1", "discrimination": 1.2, "intercepts": [0.5]}]}')
    >>> bank.items.to_polars()["difficulty"].to_list()
    [-0.416667]
    >>> nms.Calibration.from_json(bank.to_json()) == bank
    True
    """

    __slots__ = ("_native",)

    _native: _core.Calibration

    def __init__(self) -> None:
        raise TypeError("make a calibration with nms.calibrate or Calibration.from_json")

    @classmethod
    def _of(cls, native: _core.Calibration) -> Calibration:
        calibration = object.__new__(cls)
        object.__setattr__(calibration, "_native", native)
        return calibration

    @classmethod
    def from_json(cls, text: str, *, limits: Limits | None = None) -> Calibration:
        """Read the text that :meth:`to_json` writes, or items of another program written that way.

        Of an item ``id`` is needed, and where it has a curve ``discrimination`` and ``intercepts``.
        """
        return cls._of(_core.Calibration.from_json(text, limits_json(limits)))

    def to_json(self) -> str:
        """Write the calibration as its canonical JSON text."""
        return self._native.to_json()

    @property
    def value(self) -> types.Calibration:
        """The whole calibration as a dict."""
        value: types.Calibration = json.loads(self.to_json())
        return value

    @property
    def items(self) -> ArrowTable:
        """The items as a table: discrimination, difficulty and their errors, the numbers of the curves, flags."""
        return ArrowTable._of(self._native.items())

    def score(self, table: ScoresLike, *, progress: Progress = False) -> ArrowTable:
        """Place persons, also new ones: ``person``, ``answered``, ``level``, ``standard_error``.

        Examples
        --------
        >>> import nms
        >>> bank = nms.Calibration.from_json('{"items": [{"id": "i1", "discrimination": 1.2, "intercepts": [0.5]}]}')
        >>> bank.score({"columns": {"i1": [1, None]}}).to_polars()["standard_error"].to_list()[1]
        1.0
        """
        with told(progress) as tell:
            return ArrowTable._of(self._native.score(_scores(table), tell).table())

    def fit(self, table: ScoresLike, *, progress: Progress = False) -> Fit:
        """Compare answers with what is expected at the levels that come out of them, by item and by person."""
        with told(progress) as tell:
            residuals = self._native.residuals(_scores(table), tell)
        return Fit(ArrowTable._of(residuals.items()), ArrowTable._of(residuals.persons()))

    def curve(self, item: str) -> Table[types.CurvePoint]:
        """Give the probabilities of the categories of an item, and what an answer tells, at levels from −4 to 4."""
        return Table.from_json(self._native.curve(item), "level")

    def information(self) -> Table[types.InformationPoint]:
        """Give what all items together tell at levels from −4 to 4, and the standard error that follows from it."""
        return Table.from_json(self._native.information(), "level")

    def link(self, other: Calibration, anchors: Iterable[str] | None = None) -> Link:
        """Link another wave to this one by the items of the same id, so that its levels can be said on this scale.

        An anchor whose difficulty changed otherwise than that of the rest is found and left out; :attr:`Link.anchors` says
        which.

        Parameters
        ----------
        other : Calibration
            The other wave.
        anchors : iterable of str, optional
            The items to link by; all that both have unless said otherwise.

        Raises
        ------
        DiagnosisError
            If the waves cannot be linked: no item in common (``link.no_common_items``), or none that can be compared.

        Examples
        --------
        >>> import nms
        >>> def wave(discrimination, intercepts):
        ...     items = [{"id": f"i{at}", "discrimination": discrimination, "intercepts": [intercept]}
        ...              for at, intercept in enumerate(intercepts)]
        ...     return nms.Calibration.from_json(json.dumps({"items": items}))
        >>> # Difficulties 0, 1, −1, and (b − 0.5) / 0.8 in the other wave: its persons are better by 0.5 and differ less.
        >>> link = wave(1.0, [0, -1, 1]).link(wave(0.8, [0.5, -0.5, 1.5]))
        >>> link.slope, link.shift, link.used
        (0.8, 0.5, 3)
        """
        from .waves import Link

        return Link._of(self._native.link(other._native, None if anchors is None else list(anchors)))

    def curve_chart(self, item: str, language: types.Language | None = None) -> Chart:
        """Draw the curves of an item."""
        return Chart(self._native.curve_chart(item, language))

    def information_chart(self, language: types.Language | None = None) -> Chart:
        """Draw what all items together tell, beside the standard error."""
        return Chart(self._native.information_chart(language))

    def person_item_map(
        self, table: ScoresLike, language: types.Language | None = None, *, progress: Progress = False
    ) -> Chart:
        """Draw how many persons stand where on the scale, beside the difficulties of the items (Wright map)."""
        with told(progress) as tell:
            return Chart(self._native.person_item_map(_scores(table), language, tell))

    def __eq__(self, other: object) -> bool:
        return self._native.equals(other._native) if isinstance(other, Calibration) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a Calibration does not change: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return Calibration.from_json, (self.to_json(),)

    def __repr__(self) -> str:
        value = self.value
        return f"Calibration({value['model']!r}, {len(value['items'])} items, {value['persons']} persons, {value['status']!r})"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>{self.items._repr_html_()}"


def _scores(table: ScoresLike) -> _core.Scores:
    from .diagnosis import _scores

    return _scores(table)
