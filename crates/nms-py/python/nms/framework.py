"""Competence frameworks from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from . import _core
from ._values import Limits, limits_json

if TYPE_CHECKING:
    from . import types

__all__ = ["competences_from_case"]


def competences_from_case(
    text: str,
    areas: Mapping[str, types.CompetenceArea] | None = None,
    *,
    default_area: types.CompetenceArea | None = None,
    limits: Limits | None = None,
) -> types.CaseImport:
    """Read a competence framework from a 1EdTech CASE 1.0 package.

    Parameters
    ----------
    text : str
        A ``CFPackage`` as JSON text.
    areas : dict, optional
        Areas by the code, the ``identifier`` or the ``CFItemType`` of an item, with all that stands below it, or by a
        subject or the ``identifier`` of the document; the nearest wins.
    default_area : str, optional
        The area of items of which nothing is said.
    limits : dict, optional
        Limits that differ from the library's own.

    Returns
    -------
    dict
        ``tables`` with the rows of ``competences`` and ``prerequisites``, as :meth:`Region.from_json` takes them;
        ``identifiers``, those of the package by the ids of the rows that have another; and ``left_out``, all that the
        tables have no place for, with reasons and counts.

    Raises
    ------
    CaseError
        With everything that is wrong with the package in ``related``.

    Examples
    --------
    >>> import json, nms
    >>> package = json.dumps({
    ...     "CFDocument": {"identifier": "d"},
    ...     "CFItems": [
    ...         {"identifier": "i1", "fullStatement": "Adds fractions", "humanCodingScheme": "M.1"},
    ...         {"identifier": "i2", "fullStatement": "Uses a spreadsheet", "CFItemType": "Skill", "language": "en"},
    ...     ],
    ... })
    >>> found = nms.competences_from_case(package, {"Skill": "digital"})
    >>> [(row["id"], row["area"]) for row in found["tables"]["competences"]]
    [('M.1', 'subject'), ('i2', 'digital')]
    >>> [(one["reason"], one["field"], one["count"]) for one in found["left_out"]["counts"]]
    [('no_place', 'CFItemType', 1), ('no_place', 'language', 1), ('default_area', 'area', 1)]
    """
    options = {"areas": None if areas is None else dict(areas), "default_area": default_area}
    found: types.CaseImport = json.loads(_core.competences_from_case(text, json.dumps(options), limits_json(limits)))
    return found
