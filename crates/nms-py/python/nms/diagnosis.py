"""Diagnosis: what the answers of an instrument say of items and of people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, final

from . import _core
from ._progress import Progress, told
from ._values import Limits, limits_json, options_json, plain_json
from .arrow import Arrow, ArrowTable
from .calibration import Calibration

if TYPE_CHECKING:
    from . import types

__all__ = ["Classical", "Scores", "calibrate", "classical", "design", "percent"]

ScoresLike: TypeAlias = "Scores | Arrow | Mapping[str, Any] | str"
"""Scores, or what they are made of."""


@final
class Scores:
    """Who got how many points for which item, in one wave of one instrument.

    A response that is not there says nothing about a person, which is not the same as no points.

    Parameters
    ----------
    table : table of Arrow, str or dict
        A table of polars, pandas, pyarrow or duckdb with a row for each person and a column for each item; or a JSON text,
        or values of the same shape: ``{"columns": {"i1": [1, 0, None]}, "persons": […], "max_scores": {…}}`` or
        ``{"responses": [{"person": "p1", "item": "i1", "score": 1}]}``.
    person : str, optional
        The column of the table in which the ids of persons stand; ``person`` where it is left out, and numbers from 1
        where there is none.
    limits : dict, optional
        Limits that differ from the library's own.

    Raises
    ------
    DiagnosisError
        With everything that is wrong in :attr:`~NmsError.related`.

    Examples
    --------
    >>> import nms, polars
    >>> scores = nms.Scores(polars.DataFrame({"person": ["p1", "p2"], "i1": [1, 0], "i2": [None, 2]}))
    >>> scores
    Scores(2 persons, 2 items, 3 responses)
    >>> scores == nms.Scores({"persons": ["p1", "p2"], "columns": {"i1": [1, 0], "i2": [None, 2]}})
    True
    """

    __slots__ = ("_native",)

    _native: _core.Scores

    def __init__(
        self, table: Arrow | Mapping[str, Any] | str, *, person: str | None = None, limits: Limits | None = None
    ) -> None:
        if isinstance(table, (str, Mapping)):
            text = table if isinstance(table, str) else plain_json(table)
            native = _core.Scores.from_json(text, limits_json(limits))
        else:
            native = _core.Scores.from_table(table, person, limits_json(limits))
        object.__setattr__(self, "_native", native)

    @classmethod
    def _of(cls, native: _core.Scores) -> Scores:
        made = object.__new__(cls)
        object.__setattr__(made, "_native", native)
        return made

    @property
    def persons(self) -> list[str]:
        """The ids of the persons."""
        return self._native.persons()

    @property
    def items(self) -> list[types.ScoredItem]:
        """The items, each with the most points it gives."""
        items: list[types.ScoredItem] = json.loads(self._native.items())
        return items

    def __len__(self) -> int:
        return self._native.size()[0]

    def __eq__(self, other: object) -> bool:
        return self._native.equals(other._native) if isinstance(other, Scores) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"Scores do not change: {name}")

    def to_json(self) -> str:
        """Write the scores as JSON text, which :class:`Scores` reads again."""
        return self._native.to_json()

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.to_json(),)

    def __repr__(self) -> str:
        persons, items, responses = self._native.size()
        return f"Scores({persons} persons, {items} items, {responses} responses)"


def _again(text: str) -> Scores:
    """Make scores in another process: what was accepted once is not too large."""
    return Scores(text, limits={"bytes": len(text.encode()), "rows": len(text)})


def _scores(table: ScoresLike, limits: Limits | None = None) -> _core.Scores:
    """Take scores as they are, or make them of a table."""
    return (table if isinstance(table, Scores) else Scores(table, limits=limits))._native


def calibrate(
    table: ScoresLike,
    *,
    model: types.CalibrationModel | None = None,
    prior: types.CalibrationPrior | None = None,
    points: int | None = None,
    iterations: int | None = None,
    tolerance: float | None = None,
    errors: bool | None = None,
    progress: Progress = False,
    limits: Limits | None = None,
) -> Calibration:
    """Fit the curves of items to the answers of many, so that items and persons stand on one scale.

    Ctrl-C ends the call within a tenth of a second.

    Parameters
    ----------
    table : Scores, table of Arrow, str or dict
        The scores, or what :class:`Scores` makes them of.
    model : {"graded", "2pl", "rasch"}, optional
        How the probability of points depends on the level.
    prior : {"weak", "none"}, optional
        What is believed of items before their answers are seen.
    points : int, optional
        Points of the grid of levels.
    iterations : int, optional
        The most steps.
    tolerance : float, optional
        It has converged when no number changes by more in a step.
    errors : bool, optional
        Whether standard errors of items are wanted.
    progress : bool or callable, optional
        ``True`` shows a bar of tqdm; a callable gets ``{"stage", "step", "most", "change"}`` after every step, and ends
        the call by raising something.
    limits : dict, optional
        Limits that differ from the library's own.

    Raises
    ------
    DiagnosisError
        If the scores are unsound, no item tells persons apart, or the model does not fit the scores.
    InputError
        If an option is out of bounds.

    Examples
    --------
    >>> import nms
    >>> answers = {f"i{item}": [int(person % 10 * 7 % 10 + item % 3 < 4 + person // 40) for person in range(200)]
    ...            for item in range(1, 6)}
    >>> calibration = nms.calibrate({"columns": answers}, model="rasch")
    >>> calibration.status, calibration.items.columns[:4]
    ('converged', ['item', 'maximum', 'answered', 'discrimination'])
    >>> levels = calibration.score({"columns": {"i1": [1, 0], "i2": [1, 0]}}).to_polars()
    >>> levels["level"][0] > levels["level"][1]
    True
    """
    options = options_json(
        model=model, prior=prior, points=points, iterations=iterations, tolerance=tolerance, errors=errors
    )
    with told(progress) as tell:
        return Calibration._of(_scores(table, limits).calibrate(options, limits_json(limits), tell))


@final
class Classical:
    """Classical statistics of an instrument; get them by :func:`classical`."""

    __slots__ = ("_native",)

    _native: _core.Classical

    def __init__(self) -> None:
        raise TypeError("get statistics with nms.classical")

    @classmethod
    def _of(cls, native: _core.Classical) -> Classical:
        made = object.__new__(cls)
        made._native = native
        return made

    @property
    def value(self) -> types.Classical:
        """All of it as a dict: mean, deviation and reliability of the instrument, and its items with their flags."""
        value: types.Classical = json.loads(self._native.value())
        return value

    @property
    def items(self) -> ArrowTable:
        """The items as a table: difficulty, item-rest correlation, alpha without the item, flags."""
        return ArrowTable._of(self._native.items())

    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha; none where it is not defined, and ``value["undefined"]`` says why."""
        return self.value["alpha"]

    def __repr__(self) -> str:
        value = self.value
        return f"Classical({value['persons']} persons, {len(value['items'])} items, alpha {value['alpha']})"

    def _repr_html_(self) -> str:
        return self.items._repr_html_()


def classical(
    table: ScoresLike,
    *,
    too_easy: float | None = None,
    too_hard: float | None = None,
    low_discrimination: float | None = None,
    few_persons: int | None = None,
) -> Classical:
    """Give the classical statistics of an instrument, with flags on items that do not work.

    Parameters
    ----------
    table : Scores, table of Arrow, str or dict
        The scores, or what :class:`Scores` makes them of.
    too_easy, too_hard : float, optional
        Shares of points beyond which an item is flagged.
    low_discrimination : float, optional
        The item-rest correlation below which it is flagged.
    few_persons : int, optional
        The number of persons below which it is flagged.

    Examples
    --------
    >>> import nms
    >>> statistics = nms.classical({"columns": {"i1": [1, 1, 1, 0], "i2": [1, 1, 0, 0], "i3": [0, 0, 0, 1]}})
    >>> statistics.value["mean"], statistics.items.to_polars()["difficulty"].to_list()
    (1.5, [0.75, 0.5, 0.25])
    """
    options = options_json(
        too_easy=too_easy, too_hard=too_hard, low_discrimination=low_discrimination, few_persons=few_persons
    )
    return Classical._of(_scores(table).classical(options))


def percent(table: ScoresLike) -> ArrowTable:
    """Give the share of points of every person, with its error and its interval of 95 %.

    Examples
    --------
    >>> import nms
    >>> nms.percent({"columns": {"i1": [1, 1], "i2": [1, 0], "i3": [1, 0], "i4": [1, 1]}}).to_polars()["share"].to_list()
    [1.0, 0.5]
    """
    return ArrowTable._of(_scores(table).percent())


def design(table: ScoresLike) -> types.Design:
    """Look at who answered what before anything is computed from it: parts that nothing ties, constant items.

    Examples
    --------
    >>> import nms
    >>> looked = nms.design({"columns": {"i1": [1, 0, None], "i2": [None, None, 1]}})
    >>> len(looked["components"]), [finding["code"] for finding in looked["findings"]]
    (2, ['design.disconnected', 'item.constant'])
    """
    found: types.Design = json.loads(_scores(table).design())
    return found
