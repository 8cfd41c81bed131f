"""The diagnosis of a region: levels, gains, deficits, profiles, requests for programmes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, final

from . import _core
from ._progress import Progress, told
from ._values import options_json
from .arrow import ArrowTable
from .calibration import Calibration
from .chart import Chart
from .diagnosis import Scores
from .skills import SkillClasses
from .table import Table

if TYPE_CHECKING:
    from . import types
    from .pack import NormPack
    from .region import Region

__all__ = ["Diagnosis"]


@final
class Diagnosis:
    """What an instrument tells of everybody in a region; get one by :meth:`Region.diagnose`.

    Levels are on the scale of the first wave, whose persons have mean 0 and deviation 1, unless the options name other units.
    """

    # What it was made of, by which a pickle makes it anew: region, pack, options.
    __slots__ = ("_made", "_native")

    _made: tuple[Region, NormPack | None, str]
    _native: _core.Diagnosis

    def __init__(self) -> None:
        raise TypeError("get a diagnosis with Region.diagnose")

    @classmethod
    def _of(cls, region: Region, pack: NormPack | None, options: str, progress: Callable[[str], object] | None = None) -> Diagnosis:
        diagnosis = object.__new__(cls)
        object.__setattr__(diagnosis, "_made", (region, pack, options))
        object.__setattr__(diagnosis, "_native", region._native.diagnose(pack and pack._native, options, progress))
        return diagnosis

    @property
    def instrument(self) -> str:
        """The instrument."""
        return self._native.instrument()

    @property
    def findings(self) -> Table[types.Error]:
        """What a reader should know first: parts that nothing ties, items that tell nothing, waves that cannot be linked."""
        return Table.from_json(self._native.findings())

    @property
    def calendar(self) -> types.CalendarCheck:
        """The calendar of the pack against the days of the answers."""
        found: types.CalendarCheck = json.loads(self._native.calendar())
        return found

    @property
    def scales(self) -> Table[types.ScaleRow]:
        """The scales in every wave: persons, items, reliability, the link to the first wave, why there are no levels."""
        return Table.from_json(self._native.scales())

    @property
    def items(self) -> ArrowTable:
        """The items of every scale in every wave."""
        return ArrowTable._of(self._native.items())

    @property
    def levels(self) -> ArrowTable:
        """The levels of everybody, with standard errors and intervals of 95 %."""
        return ArrowTable._of(self._native.levels())

    @property
    def person_fits(self) -> ArrowTable:
        """How well the answers of everybody fit: about 1 as the curves say, above 1.3 or so the level is to be doubted."""
        return ArrowTable._of(self._native.person_fits())

    @property
    def gains(self) -> ArrowTable:
        """The gains of everybody between waves; ``expected`` is what those who started like this gain on average."""
        return ArrowTable._of(self._native.gains())

    @property
    def deficits(self) -> ArrowTable:
        """What is known of every competence that positions require: probability of a deficit, severity, status, order."""
        return ArrowTable._of(self._native.deficits())

    def person(self, id: str) -> types.PersonProfile:
        """Give the profile of a person: levels, required competences with their evidence, items that would settle doubts."""
        profile: types.PersonProfile = json.loads(self._native.person(id))
        return profile

    def team(self, persons: Iterable[str]) -> Table[types.GroupRow]:
        """Give the profile of a team; who is named twice counts once."""
        return Table.from_json(self._native.team(list(persons)), "competence")

    def group(self, node: str) -> Table[types.GroupRow]:
        """Give the profile of an organisation and all below it: a school, a municipality, the region."""
        return Table.from_json(self._native.group(node), "competence")

    def groups_below(self, node: str) -> dict[str, list[types.GroupRow]]:
        """Give the profiles of all nodes right below a node."""
        return dict(json.loads(self._native.groups_below(node)))

    def group_gains(self, node: str) -> Table[types.GroupGainRow]:
        """Give the mean gain of all who work at an organisation or below it, on every scale."""
        return Table.from_json(self._native.group_gains(node), "scale")

    def chosen_gains(self, persons: Iterable[str]) -> Table[types.GroupGainRow]:
        """Give the mean gain of persons who were chosen by what they answered in the first wave.

        Whoever did worst then does better next time without any learning; that part is taken out.
        """
        return Table.from_json(self._native.chosen_gains(list(persons)), "scale")

    def calibration(self, scale: str, wave: str) -> Calibration:
        """Give the items of a scale in a wave on the wave's own scale: curves, information, new persons to score."""
        return Calibration._of(self._native.calibration(scale, wave))

    def person_item_map(self, scale: str, wave: str, language: types.Language | None = None) -> Chart:
        """Draw the persons of a wave beside the items of a scale."""
        return Chart(self._native.person_item_map(scale, wave, language))

    def scores(self, wave: str) -> Scores:
        """Give all answers of a wave as scores, whatever the scales."""
        return Scores._of(self._native.scores(wave))

    def q_matrix(self, wave: str) -> dict[str, Any]:
        """Tell which competences the items asked in a wave need; :func:`classes` takes it."""
        needs: dict[str, Any] = json.loads(self._native.q_matrix(wave))
        return needs

    def skills(
        self,
        wave: str,
        *,
        iterations: int | None = None,
        tolerance: float | None = None,
        errors: bool | None = None,
        progress: Progress = False,
    ) -> SkillClasses:
        """Find which competences persons have, as skills that are there or not, from the answers of a wave.

        Items out of more than one point are left out: the model knows right and wrong alone.         The options are those of :func:`classes`; ``skills(wave).score(diagnosis.scores(wave))`` tells of each person.
        """
        options = options_json(iterations=iterations, tolerance=tolerance, errors=errors)
        with told(progress) as tell:
            return SkillClasses._of(self._native.skills(wave, options, tell))

    def typical(self, by: types.TypicalBy = "subject_and_territory") -> Table[types.TypicalRow]:
        """List typical deficits by subject, territory or both, the most frequent first, with intervals."""
        return Table.from_json(self._native.typical(by))

    @property
    def requests(self) -> Table[types.ProgrammeRequest]:
        """Deficits that many share and no activity covers."""
        return Table.from_json(self._native.requests(), "competence")

    def profile_chart(self, person: str, language: types.Language | None = None) -> Chart:
        """Draw the profile of a person: a bar with its error for every required competence, a mark at the required level."""
        return Chart(self._native.profile_chart(person, language))

    def heat_map(self, node: str, language: types.Language | None = None) -> Chart:
        """Draw what is lacking where: the nodes right below a node, or the people of a school, by competences."""
        return Chart(self._native.heat_map(node, language))

    def to_json(self) -> str:
        """Write the whole diagnosis as its canonical JSON text."""
        return self._native.to_json()

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a Diagnosis does not change: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return Diagnosis._of, self._made

    def __repr__(self) -> str:
        return f"Diagnosis({self.instrument!r}, {len(self.scales)} scales in waves)"

    def _repr_html_(self) -> str:
        return self.deficits._repr_html_()
