"""Waves of an instrument: levels of one said on the scale of another, and what changed between them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, final

from . import _core
from ._progress import Progress, told
from ._values import Limits, limits_json, options_json
from .arrow import ArrowTable
from .calibration import Calibration
from .diagnosis import _scores

if TYPE_CHECKING:
    from . import types
    from .diagnosis import ScoresLike

__all__ = ["Gains", "GroupGain", "Link", "gains"]


@final
class Link:
    """How a level of one wave is said on the scale of another: ``slope · level + shift``; make one with :meth:`Calibration.link`."""

    __slots__ = ("_native",)

    _native: _core.Link

    def __init__(self) -> None:
        raise TypeError("link waves with Calibration.link")

    @classmethod
    def _of(cls, native: _core.Link) -> Link:
        link = object.__new__(cls)
        object.__setattr__(link, "_native", native)
        return link

    @property
    def value(self) -> types.Link:
        """All of it as a dict, with the standard errors."""
        value: types.Link = json.loads(self.to_json())
        return value

    @property
    def slope(self) -> float:
        """By what a level is multiplied."""
        return self.value["slope"]

    @property
    def shift(self) -> float:
        """What is added then, in deviations of the reference."""
        return self.value["shift"]

    @property
    def used(self) -> int:
        """How many anchors it rests on."""
        return self.value["used"]

    @property
    def flags(self) -> list[types.LinkFlag]:
        """What is to be known before it is used."""
        return self.value["flags"]

    @property
    def anchors(self) -> ArrowTable:
        """The items that both waves have: ``item``, ``standing`` (``"used"``, ``"drifted"``, …), ``residual``."""
        return ArrowTable._of(self._native.anchors())

    def apply(self, level: float, standard_error: float) -> tuple[float, float]:
        """Say a level and its standard error on the scale of the reference, without the error of the link itself."""
        return self._native.apply(level, standard_error)

    def link_error(self, level: float) -> float:
        """Give the error that the link adds to a level of the wave; all persons share it, so that means have it too."""
        return self._native.link_error(level)

    def to_json(self) -> str:
        """Write the link as its canonical JSON text."""
        return self._native.to_json()

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a Link does not change: {name}")

    def __repr__(self) -> str:
        value = self.value
        return f"Link({value['slope']} · level + {value['shift']}, {value['used']} anchors)"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>{self.anchors._repr_html_()}"


class GroupGain(NamedTuple):
    """The mean gain of a group, in deviations of the earlier wave; the figures are ``None`` where no answers tell anything."""

    persons: int
    """Persons whose answers tell something."""
    gain: float | None
    """The mean gain."""
    standard_error: float | None
    """Its standard error, with that of the link, which does not fall with the number of persons."""
    low: float | None
    """Lower end of the interval of 95 %."""
    high: float | None
    """Upper end."""

    @classmethod
    def _of(cls, text: str) -> GroupGain:
        return cls(**json.loads(text))


@final
class Gains:
    """Two waves of an instrument, and what changed between them; make it with :func:`gains`."""

    __slots__ = ("_native",)

    _native: _core.Gains

    def __init__(self) -> None:
        raise TypeError("compare waves with nms.gains")

    @classmethod
    def _of(cls, native: _core.Gains) -> Gains:
        made = object.__new__(cls)
        object.__setattr__(made, "_native", native)
        return made

    @property
    def persons(self) -> ArrowTable:
        """The gains of those who answered in both waves.

        ``start`` and ``later`` are levels from the answers of both; ``standard_error`` holds that of the link, ``own_error``
        does not; ``expected`` is what those who started like this gain on average: a gain is worth a remark where it lies
        above this, not where it lies above nought.
        """
        return ArrowTable._of(self._native.persons())

    @property
    def mean(self) -> GroupGain:
        """The mean gain of all who answered in both waves."""
        return GroupGain._of(self._native.of_all())

    def of_group(self, persons: Iterable[str]) -> GroupGain:
        """Give the mean gain of persons who belong together whatever they answered: a school, a subject.

        Who did not answer in both waves is left out; ``persons`` of the answer says how many count.
        """
        return GroupGain._of(self._native.of_group(list(persons)))

    def of_chosen(self, persons: Iterable[str]) -> GroupGain:
        """Give the mean gain of persons who were chosen by their results in the earlier wave, freed from the luck of the choice.

        Of persons chosen because their results were low, :meth:`of_group` would call luck that ended a gain.
        """
        return GroupGain._of(self._native.of_chosen(list(persons)))

    @property
    def link(self) -> Link:
        """How the later wave was put on the scale of the earlier one."""
        return Link._of(self._native.link())

    @property
    def before(self) -> Calibration:
        """The items of the earlier wave."""
        return Calibration._of(self._native.before())

    @property
    def after(self) -> Calibration:
        """The items of the later wave, on its own scale."""
        return Calibration._of(self._native.after())

    @property
    def correlation(self) -> float:
        """The correlation of the levels of both waves, freed from their errors."""
        return self._native.correlation()

    @property
    def status(self) -> types.FitStatus:
        """How the search for the numbers of all persons ended, of which the correlation is one: ``"converged"`` or ``"budget_ended"``."""
        status: types.FitStatus = self._native.status()  # type: ignore[assignment]
        return status

    @property
    def last_change(self) -> float:
        """The largest change of such a number in the last step, in deviations of the later wave."""
        return self._native.last_change()

    @property
    def alone(self) -> tuple[int, int]:
        """How many persons answered in the earlier wave alone, and how many in the later one alone."""
        return self._native.alone()

    @property
    def value(self) -> types.WaveGains:
        """All of it as a dict."""
        value: types.WaveGains = json.loads(self.to_json())
        return value

    def to_json(self) -> str:
        """Write all of it as its canonical JSON text."""
        return self._native.to_json()

    def __len__(self) -> int:
        return len(self._native)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"Gains do not change: {name}")

    def __repr__(self) -> str:
        mean = self.mean
        return f"Gains({len(self)} persons, {self.link.used} anchors, mean {mean.gain} ± {mean.standard_error})"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>{self.persons._repr_html_()}"


def gains(
    before: ScoresLike,
    after: ScoresLike,
    *,
    anchors: Iterable[str] | None = None,
    model: types.CalibrationModel | None = None,
    prior: types.CalibrationPrior | None = None,
    points: int | None = None,
    iterations: int | None = None,
    tolerance: float | None = None,
    errors: bool | None = None,
    progress: Progress = False,
    limits: Limits | None = None,
) -> Gains:
    """Compare two waves of an instrument: how much each person changed, and all together.

    The items of each wave are calibrated with its own answers, the later wave is put on the scale of the earlier one by the
    items that both have, and persons of the same id are compared. Both waves of a person are taken together, so that who
    was unlucky in the earlier wave does not seem to gain (regression to the mean). Ctrl-C ends the call within a tenth of
    a second.

    Parameters
    ----------
    before, after : Scores, table of Arrow, str or dict
        The scores of the waves, or what :class:`Scores` makes them of. Where they have no ids of persons, rows of the same
        number are the same person.
    anchors : iterable of str, optional
        The items to link by; all that both waves have unless said otherwise.
    model, prior, points, iterations, tolerance, errors, progress, limits
        As of :func:`calibrate`.

    Raises
    ------
    DiagnosisError
        If a wave cannot be calibrated, the waves cannot be linked, or nobody answered in both.
    InputError
        If an option is out of bounds.

    Examples
    --------
    >>> import nms
    >>> def wave(better):
    ...     return {"columns": {f"i{item}": [int(person % 10 * 7 % 10 + item % 3 < 4 + person // 40 + better)
    ...                                      for person in range(200)] for item in range(1, 6)}}
    >>> found = nms.gains(wave(0), wave(0), model="rasch")
    >>> found.link.used, len(found), abs(found.mean.gain) < 0.01
    (5, 200, True)
    >>> found.persons.columns[:4]
    ['person', 'start', 'later', 'gain']
    """
    options = options_json(
        anchors=None if anchors is None else list(anchors),
        model=model,
        prior=prior,
        points=points,
        iterations=iterations,
        tolerance=tolerance,
        errors=errors,
    )
    with told(progress) as tell:
        native = _core.Gains.of(_scores(before, limits), _scores(after, limits), options, limits_json(limits), tell)
    return Gains._of(native)
