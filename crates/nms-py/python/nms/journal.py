"""Events that change a region, and the journal that keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, final

from . import _core
from ._values import Limits, limits_json

if TYPE_CHECKING:
    from . import types

__all__ = ["Journal"]

#: Events as dictionaries, or as the JSON text of a list of them.
Events = Iterable[Mapping[str, Any]] | str


def events_json(events: Events) -> str:
    """Write events as JSON text; days become text."""
    return events if isinstance(events, str) else json.dumps([dict(event) for event in events], ensure_ascii=False, default=str)


@final
class Journal:
    """A journal of events: a text that can be appended to, and is read as far as it is sound.

    A file is best given as its bytes: damage may have made it no text.

    Examples
    --------
    >>> import nms
    >>> journal = nms.Journal().append([{"kind": "put", "table": "persons", "row": {"id": "p1"}}])
    >>> cut = nms.Journal(journal.text[:-3])
    >>> len(journal.events), len(cut.events), cut.fault["code"]
    (1, 0, 'journal.cut')
    """

    __slots__ = ("_native",)

    def __init__(self, text: str | bytes | None = None, *, limits: Limits | None = None) -> None:
        # Half a character may stand in a damaged text.
        given = text.encode(errors="surrogatepass") if isinstance(text, str) else text
        self._native = _core.Journal.read(given, limits_json(limits))

    def append(self, events: Events) -> Journal:
        """Make a journal with more events; the text of this one is the beginning of its text."""
        journal = object.__new__(Journal)
        journal._native = self._native.append(events_json(events))
        return journal

    @property
    def text(self) -> str:
        """The whole text."""
        return self._native.text()

    @property
    def events(self) -> list[types.Event]:
        """The events, in order."""
        events: list[types.Event] = json.loads(self._native.events())
        return events

    @property
    def fault(self) -> types.Error | None:
        """What is wrong with the first line that could not be read."""
        fault: types.Error | None = json.loads(self._native.fault())
        return fault

    def __repr__(self) -> str:
        return f"Journal({len(self.events)} events)"
