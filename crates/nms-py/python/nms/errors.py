"""Exceptions: what happened, what to do about it, where.

Every refusal of the library is an :class:`NmsError` with a stable ``code`` for programs. The subclass is chosen by the
family, the part of the code before the first dot.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .table import Table

if TYPE_CHECKING:
    from . import types

__all__ = [
    "CaseError",
    "DiagnosisError",
    "InputError",
    "InternalError",
    "KpiError",
    "LimitError",
    "NetworkError",
    "NmsError",
    "PackError",
    "RegionError",
    "RouteError",
]


class NmsError(Exception):
    """The library refuses an input; every problem found is told at once.

    Attributes
    ----------
    code : str
        Stable code for programs, such as ``"pack.invalid"``.
    message : str
        What happened.
    help : str
        What to do about it.
    path : str or None
        Where: a file with its line, an entry, a field, a row.
    related : tuple of NmsError
        The single problems behind this one.

    Examples
    --------
    >>> import nms
    >>> try:
    ...     nms.NormPack.load("orenburg-2032")
    ... except nms.NmsError as error:
    ...     print(error.code, "|", error.help.split("; ")[-1])
    pack.unknown | did you mean `orenburg-2023`?
    """

    code: str
    message: str
    help: str
    path: str | None
    related: tuple[NmsError, ...]

    def __init__(
        self,
        code: str,
        message: str,
        help: str,
        path: str | None = None,
        related: tuple[NmsError, ...] = (),
        text: str | None = None,
    ) -> None:
        # All of them are `args`, so that pickling gives the same exception back.
        super().__init__(code, message, help, path, related, text)
        self.code = code
        self.message = message
        self.help = help
        self.path = path
        self.related = related
        self._text = f"{message} [{code}]" if text is None else text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"{type(self).__name__}(code={self.code!r}, message={self.message!r}, path={self.path!r})"


class PackError(NmsError):
    """A pack cannot be read (codes ``pack.…``)."""


class NetworkError(NmsError):
    """A network cannot be built, or a question names what is not in it (codes ``network.…``)."""


class RegionError(NmsError):
    """Tables cannot become a region (codes ``region.…``).

    Examples
    --------
    >>> import nms
    >>> try:
    ...     nms.Region.from_json({"persons": [{"id": "p1", "birth_date": "31.02.1990"}]})
    ... except nms.RegionError as error:
    ...     [(row["code"], row["table"], row["row"]) for row in error.findings]
    [('cell.no_such_day', 'persons', 1)]
    """

    def __init__(
        self,
        code: str,
        message: str,
        help: str,
        path: str | None = None,
        related: tuple[NmsError, ...] = (),
        text: str | None = None,
        findings: str | None = None,
    ) -> None:
        super().__init__(code, message, help, path, related, text)
        self.args = (*self.args, findings)
        self._findings = findings

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each code."""
        return dict(json.loads(self._findings)["counts"]) if self._findings else {}

    @property
    def findings(self) -> Table[types.RegionFinding]:
        """Everything found wrong, warnings too: the first hundred of each code."""
        return Table(json.loads(self._findings)["list"] if self._findings else [], "key")

    def _repr_html_(self) -> str:
        from ._html import FINDING, table

        found = self.findings
        return table(list(found), FINDING, total=sum(self.counts.values()))


class KpiError(NmsError):
    """Indicators cannot be computed, or a question names what is not in the report (codes ``kpi.…``, ``definition.…``, ``formula.…``)."""


class CaseError(NmsError):
    """A CASE package cannot be read (codes ``case.…``)."""


class DiagnosisError(NmsError):
    """Scores are unsound, or nothing can be computed from them (codes ``scores.…``, ``calibration.…``,
    ``diagnosis.…``, ``framework.…``, ``link.…``, ``gain.…``, ``classes.…``)."""


class RouteError(NmsError):
    """Routes cannot be planned as asked (codes ``route.…``)."""


class InputError(NmsError):
    """An argument cannot be read: a date, a word, a table (codes ``input.…``)."""


class LimitError(NmsError):
    """An input is larger than the limits allow (codes ``limit.…``)."""


class InternalError(NmsError):
    """A fault of the library, not of the input (codes ``internal.…``)."""


_FAMILIES: dict[str, type[NmsError]] = {
    "case": CaseError,
    "arrow": InputError,
    "calendar": DiagnosisError,
    "calibration": DiagnosisError,
    "classes": DiagnosisError,
    "definition": KpiError,
    "diagnosis": DiagnosisError,
    "formula": KpiError,
    "framework": DiagnosisError,
    "gain": DiagnosisError,
    "input": InputError,
    "internal": InternalError,
    "kpi": KpiError,
    "limit": LimitError,
    "link": DiagnosisError,
    "network": NetworkError,
    "pack": PackError,
    "region": RegionError,
    "route": RouteError,
    "scores": DiagnosisError,
}


def build(
    family: str,
    code: str,
    message: str,
    help: str,
    path: str | None,
    related: tuple[NmsError, ...],
    text: str,
    findings: str | None = None,
) -> NmsError:
    """Make the exception for an error of the core; called by the native half only."""
    if family == "region":
        return RegionError(code, message, help, path, related, text, findings)
    return _FAMILIES.get(family, NmsError)(code, message, help, path, related, text)
