"""Figures opened down to the rows, and why somebody counts."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, final

from . import _core

if TYPE_CHECKING:
    from . import types

__all__ = ["Derivation", "Why"]


@final
class Derivation:
    """Where a figure comes from, everything needed to work it out again by hand; get one by :meth:`KpiReport.explain`."""

    __slots__ = ("_native",)

    _native: _core.Derivation

    def __init__(self) -> None:
        raise TypeError("get a derivation with KpiReport.explain")

    @classmethod
    def _of(cls, native: _core.Derivation) -> Derivation:
        derivation = object.__new__(cls)
        derivation._native = native
        return derivation

    @property
    def value(self) -> types.Derivation:
        """The derivation as a dict: clause, definition, exclusions, contributions, rows."""
        value: types.Derivation = json.loads(self._native.value())
        return value

    def to_text(self, language: types.Language | None = None) -> str:
        """Write the derivation as an indented text."""
        return self._native.to_text(language)

    def to_html(self, language: types.Language | None = None) -> str:
        """Draw the derivation as a piece of HTML."""
        return self._native.to_html(language)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        figure = self.value["figure"]
        return f"Derivation({figure['indicator']!r}, {figure['node']!r})"

    def _repr_html_(self) -> str:
        return self.to_html()


@final
class Why:
    """Why a person or another row counts in an indicator or does not; get one by :meth:`KpiReport.why`."""

    __slots__ = ("_native",)

    _native: _core.Why

    def __init__(self) -> None:
        raise TypeError("get an answer with KpiReport.why")

    @classmethod
    def _of(cls, native: _core.Why) -> Why:
        why = object.__new__(cls)
        why._native = native
        return why

    @property
    def value(self) -> types.Why:
        """The answer as a dict: every condition, whether it holds, and the rows that it looks at."""
        value: types.Why = json.loads(self._native.value())
        return value

    def to_text(self, language: types.Language | None = None) -> str:
        """Write the answer as an indented text."""
        return self._native.to_text(language)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        value = self.value
        return f"Why({value['indicator']!r}, {value['key']!r})"

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.to_text())}</pre>"
