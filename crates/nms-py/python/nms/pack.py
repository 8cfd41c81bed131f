"""Norm packs: orders as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

from . import _core
from ._values import Limits, limits_json
from .errors import InputError
from .table import Table

if TYPE_CHECKING:
    import os

    from . import types
    from .region import Region

__all__ = ["NormPack", "lint_together", "packs"]


def packs() -> list[str]:
    """List the ids of the packs that come with the library, the main one first.

    Examples
    --------
    >>> import nms
    >>> nms.packs()
    ['orenburg-2023', 'orenburg-2020', 'orenburg-2025', 'primorye-2022', 'smolensk-2018']
    """
    return list(json.loads(_core.packs()))


def lint_together(packs: Iterable[NormPack]) -> Table[types.Finding]:
    """Find what contradicts between several packs: an abbreviation that means different things in them.

    Examples
    --------
    >>> import nms
    >>> findings = nms.lint_together([nms.NormPack.load(id) for id in nms.packs()])
    """
    return Table.from_json(_core.lint_together([pack._native for pack in packs]))


@final
class NormPack:
    """One normative document as data: who acts, who answers for what, what is promised and when.

    A pack is immutable. Get one by :meth:`load`, :meth:`from_files`, :meth:`from_folder` or :meth:`from_json`. A section
    is read anew each time it is asked for, so that the caller may do with the rows what they like; keep it where it is
    used often.

    Examples
    --------
    >>> import nms
    >>> pack = nms.NormPack.load("orenburg-2023")
    >>> pack.actors["orb-cnppm"]["abbreviation"]
    'ЦНППМ'
    >>> pack.kpis["kpi-001-d3-teachers-per-methodist"]["target"]["value"]
    250
    """

    __slots__ = ("_native", "_source")

    _native: _core.Pack
    # How a pickle makes the pack anew: a function with its arguments.
    _source: tuple[Callable[..., NormPack], tuple[Any, ...]]

    def __init__(self) -> None:
        raise TypeError("load a pack with NormPack.load, from_files, from_folder or from_json")

    @classmethod
    def _of(cls, native: _core.Pack, again: Callable[..., NormPack], *arguments: Any) -> NormPack:
        pack = object.__new__(cls)
        pack._native, pack._source = native, (again, arguments)
        return pack

    @classmethod
    def load(cls, id: str) -> NormPack:
        """Load a pack that comes with the library.

        Raises
        ------
        PackError
            ``pack.unknown`` if there is none of this name.
        """
        return cls._of(_core.Pack.load(id), cls.load, id)

    @classmethod
    def from_files(
        cls, files: Mapping[str, str], base: NormPack | None = None, *, limits: Limits | None = None
    ) -> NormPack:
        """Read a pack from TOML texts by their file names.

        Parameters
        ----------
        files : dict of str to str
            The text of every file; the names are used in messages.
        base : NormPack, optional
            The pack that this one extends.
        limits : dict, optional
            Limits that differ from the library's own.

        Raises
        ------
        PackError
            With every problem of every file in ``related``.

        Examples
        --------
        >>> import nms
        >>> try:
        ...     nms.NormPack.from_files({"pack.toml": "[pack]\\nid = 'mine'\\ncolour = 'red'"})
        ... except nms.PackError as error:
        ...     print(error.code, len(error.related) > 1)
        pack.invalid True
        """
        texts = tuple(files.items())
        native = _core.Pack.from_files(list(texts), base and base._native, limits_json(limits))
        return cls._of(native, _from_files, texts, base, limits)

    @classmethod
    def from_folder(
        cls, folder: str | os.PathLike[str], base: NormPack | None = None, *, limits: Limits | None = None
    ) -> NormPack:
        """Read a pack from the TOML files of a folder.

        Raises
        ------
        PackError
            As :meth:`from_files`.
        InputError
            ``input.encoding`` if a file is not in UTF-8.
        """
        files = {path.name: _text(path) for path in sorted(Path(folder).glob("*.toml"))}
        return cls.from_files(files, base, limits=limits)

    @classmethod
    def from_json(cls, text: str, *, limits: Limits | None = None) -> NormPack:
        """Read a pack from the text that :meth:`to_json` gave: whole, with what it extends in it.

        Raises
        ------
        InputError
            ``input.json`` if the text is not JSON.
        PackError
            With every problem in ``related``.

        Examples
        --------
        >>> import nms
        >>> pack = nms.NormPack.load("orenburg-2023")
        >>> nms.NormPack.from_json(pack.to_json()) == pack
        True
        """
        return cls._of(_core.Pack.from_json(text, limits_json(limits)), _from_json, text, limits)

    @property
    def id(self) -> str:
        """The identifier of the pack."""
        return self._native.id()

    @property
    def header(self) -> types.Header:
        """The head of the pack: which document it is, where and when it holds, what it builds on."""
        header: types.Header = json.loads(self._native.header())
        return header

    def _section(self, name: str) -> Table[Any]:
        return Table.from_json(self._native.section(name))

    @property
    def acts(self) -> Table[types.Act]:
        """Acts the document stands on."""
        return self._section("acts")

    @property
    def numberings(self) -> Table[types.Numbering]:
        """Numbered lists as printed."""
        return self._section("numberings")

    @property
    def abbreviations(self) -> Table[types.Abbreviation]:
        """What the abbreviations mean in this pack."""
        return self._section("abbreviations")

    @property
    def actors(self) -> Table[types.Actor]:
        """Who acts."""
        return self._section("actors")

    @property
    def functions(self) -> Table[types.Function]:
        """Who does what."""
        return self._section("functions")

    @property
    def relations(self) -> Table[types.Relation]:
        """Who is tied to whom."""
        return self._section("relations")

    @property
    def competences(self) -> Table[types.Competence]:
        """Competence areas."""
        return self._section("competences")

    @property
    def rules(self) -> Table[types.Rule]:
        """Rules for planners and checks."""
        return self._section("rules")

    @property
    def kpis(self) -> Table[types.Indicator]:
        """Indicators with their targets."""
        return self._section("kpis")

    @property
    def roadmap(self) -> Table[types.Measure]:
        """Rows of the roadmap."""
        return self._section("roadmap")

    @property
    def glossary(self) -> Table[types.GlossaryTerm]:
        """Terms."""
        return self._section("glossary")

    @property
    def statements(self) -> Table[types.Statement]:
        """Goals, tasks, mechanisms and the like."""
        return self._section("statements")

    @property
    def forms(self) -> Table[types.Form]:
        """Forms to fill in."""
        return self._section("forms")

    @property
    def notes(self) -> Table[types.Note]:
        """Doubtful places."""
        return self._section("notes")

    def entry(self, id: str) -> dict[str, Any] | None:
        """Find the entry of any section with this id; ``None`` if there is none.

        Examples
        --------
        >>> import nms
        >>> pack = nms.NormPack.load("orenburg-2023")
        >>> pack.entry("orb-cnppm")["abbreviation"], pack.section_of("orb-cnppm")
        ('ЦНППМ', 'actors')
        """
        text = self._native.entry(id)
        return None if text is None else json.loads(text)

    def section_of(self, id: str) -> str | None:
        """Name the section that an entry stands in; ``None`` if there is no such entry."""
        return self._native.section_of(id)

    def notes_on(self, id: str) -> Table[types.Note]:
        """List the doubtful places that concern an entry."""
        return Table.from_json(self._native.notes_on(id))

    def lint(self) -> Table[types.Finding]:
        """Find the contradictions of the document, with their clauses."""
        return Table.from_json(self._native.lint())

    def check_definitions(self, region: Region | None = None) -> list[types.Error]:
        """Find what is wrong with the definitions of the indicators: unknown tables and columns, formulas of another kind.

        They are read over the tables of the region, or over the standard ones; each problem names entry and field.

        Examples
        --------
        >>> import nms
        >>> nms.NormPack.load("orenburg-2023").check_definitions()
        []
        """
        faults: list[types.Error] = json.loads(self._native.check_definitions(region and region._native))
        return faults

    def diff(self, other: NormPack) -> Table[types.Change]:
        """List what differs in another pack from this one."""
        return Table.from_json(self._native.diff(other._native))

    def diff_text(self, other: NormPack, language: types.Language | None = None) -> str:
        """Print what differs in another pack from this one as lines for people, in Russian unless asked otherwise."""
        return self._native.diff_text(other._native, language)

    def to_json(self) -> str:
        """Write the whole pack as its canonical JSON text."""
        return self._native.to_json()

    def __eq__(self, other: object) -> bool:
        return self._native.equals(other._native) if isinstance(other, NormPack) else NotImplemented

    def __hash__(self) -> int:
        return hash((NormPack, self.id))

    def __reduce__(self) -> tuple[Any, ...]:
        return self._source

    def __repr__(self) -> str:
        return f"NormPack({self.id!r})"

    def _repr_html_(self) -> str:
        from ._html import pack

        return pack(json.loads(self.to_json()))


def _from_files(files: tuple[tuple[str, str], ...], base: NormPack | None, limits: Limits | None) -> NormPack:
    return NormPack.from_files(dict(files), base, limits=limits)


def _from_json(text: str, limits: Limits | None) -> NormPack:
    return NormPack.from_json(text, limits=limits)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        help = "save the file in UTF-8"
        raise InputError("input.encoding", "the file is not a text in UTF-8", help, path.name) from None
