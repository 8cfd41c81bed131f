"""Classes of skills: which skills a person has, from items that need some of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, final

from . import _core
from ._fitted import Fitted
from ._progress import Progress, told
from ._values import Limits, limits_json, options_json, plain_json
from .arrow import Arrow, ArrowTable
from .diagnosis import _scores
from .table import Table

if TYPE_CHECKING:
    from . import types
    from .diagnosis import ScoresLike

__all__ = ["SkillClasses", "classes"]

QMatrixLike: TypeAlias = "Arrow | Mapping[str, Any] | str"
"""Which skills each item needs."""


@final
class SkillClasses(Fitted):
    """Items and skills as they were fitted to answers; make them with :func:`classes`."""

    __slots__ = ("_native",)

    _native: _core.SkillClasses

    def __init__(self) -> None:
        raise TypeError("fit classes of skills with nms.classes")

    @classmethod
    def _of(cls, native: _core.SkillClasses) -> SkillClasses:
        made = object.__new__(cls)
        object.__setattr__(made, "_native", native)
        return made

    @property
    def value(self) -> types.SkillClasses:
        """All of it as a dict: how the fit ended, items, skills, the share of each class."""
        value: types.SkillClasses = json.loads(self.to_json())
        return value

    @property
    def items(self) -> ArrowTable:
        """The items as a table: the skills they need, guess and slip with their errors, flags."""
        return ArrowTable._of(self._native.items())

    @property
    def skills(self) -> Table[types.SkillShare]:
        """The skills: how many items need them, alone or with others, and the share of persons who have them."""
        return Table(self.value["skills"], "skill")

    def score(self, table: ScoresLike, *, progress: Progress = False) -> ArrowTable:
        """Give the probability that persons, also new ones, have each skill: ``person``, ``answered``, ``skill``, ``probability``.

        A row for each person and skill; of who answered nothing it is the share of all who have the skill.
        """
        with told(progress) as tell:
            return ArrowTable._of(self._native.score(_scores(table), tell).table())

    def to_json(self) -> str:
        """Write all of it as its canonical JSON text."""
        return self._native.to_json()

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"SkillClasses do not change: {name}")

    def __repr__(self) -> str:
        value = self.value
        items, skills = len(value["items"]), len(value["skills"])
        return f"SkillClasses({items} items, {skills} skills, {value['persons']} persons, {value['status']!r})"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>{self.items._repr_html_()}"


def classes(
    table: ScoresLike,
    q: QMatrixLike,
    *,
    item: str | None = None,
    iterations: int | None = None,
    tolerance: float | None = None,
    errors: bool | None = None,
    progress: Progress = False,
    limits: Limits | None = None,
) -> SkillClasses:
    """Find which skills persons have, from right and wrong answers to items that need some of them (the DINA model).

    Who has all skills that an item needs answers it right except by a slip; who lacks any of them answers it wrong except
    by a guess. Ctrl-C ends the call within a tenth of a second.

    Parameters
    ----------
    table : Scores, table of Arrow, str or dict
        The scores, or what :class:`Scores` makes them of; every item is out of one point.
    q : table of Arrow, str or dict
        Which skills each item needs (Q-matrix). A table has a row for each item and a column for each skill, with 1 (or
        ``True``) where the item needs it and 0 where not; a JSON text, or values of the same shape, is
        ``{"items": {"i1": ["s1", "s2"], "i2": ["s2"]}}``, and ``"skills"`` may say their order. It may hold more items.
    item : str, optional
        The column of the table ``q`` in which the ids of items stand; ``item`` unless said otherwise.
    iterations : int, optional
        The most steps.
    tolerance : float, optional
        It has converged when no probability changes by more in a step.
    errors : bool, optional
        Whether standard errors of guesses and slips are wanted.
    progress : bool or callable, optional
        As of :func:`calibrate`.
    limits : dict, optional
        Limits that differ from the library's own.

    Raises
    ------
    DiagnosisError
        With everything in :attr:`~NmsError.related` that is wrong with the scores, with the Q-matrix (an item that needs no
        skill, a skill that no item needs), or with the two together.
    InputError
        If an option is out of bounds.

    Examples
    --------
    >>> import nms
    >>> answers = {"i1": [1, 1, 1, 1, 1, 0, 0, 0], "i2": [1, 1, 1, 1, 1, 0, 0, 0], "i3": [1, 1, 1, 0, 0, 0, 0, 0],
    ...            "i4": [1, 1, 1, 0, 0, 0, 0, 0], "i5": [1, 1, 1, 0, 0, 0, 0, 0]}
    >>> needs = {"i1": ["s1"], "i2": ["s1"], "i3": ["s2"], "i4": ["s2"], "i5": ["s1", "s2"]}
    >>> found = nms.classes({"columns": answers}, {"items": needs})
    >>> [(skill["skill"], round(skill["share"], 3)) for skill in found.skills]
    [('s1', 0.625), ('s2', 0.375)]
    >>> fourth = found.score({"columns": answers}).to_polars()[6:8]
    >>> fourth["skill"].to_list(), fourth["probability"].round(2).to_list()
    (['s1', 's2'], [1.0, 0.0])
    """
    options = options_json(iterations=iterations, tolerance=tolerance, errors=errors)
    needs = _q_matrix(q, item, limits)
    with told(progress) as tell:
        return SkillClasses._of(_core.SkillClasses.fit(_scores(table, limits), needs, options, tell))


def _q_matrix(q: QMatrixLike, item: str | None, limits: Limits | None) -> _core.QMatrix:
    """Take a Q-matrix as a table, as a text or as values."""
    if isinstance(q, (str, Mapping)):
        return _core.QMatrix.from_json(q if isinstance(q, str) else plain_json(q), limits_json(limits))
    return _core.QMatrix.from_table(q, item, limits_json(limits))
