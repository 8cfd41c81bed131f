"""How far a long call has come: a bar, or a function of the caller."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from ._optional import needed

if TYPE_CHECKING:
    from . import types

Progress: TypeAlias = "bool | Callable[[types.Progress], object]"
"""Whether a bar is shown, or what is called with every step."""


@contextmanager
def told(progress: Progress) -> Generator[Callable[[str], object] | None]:
    """Give what the core tells of its steps."""
    if isinstance(progress, bool):
        if not progress:
            yield None
            return
        bar = _Bar()
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield lambda text: progress(json.loads(text))


class _Bar:
    """A bar of tqdm for each stage."""

    def __init__(self) -> None:
        self._make: Any = needed("tqdm.auto").tqdm
        self._bar: Any = None
        self._stage = ""

    def __call__(self, text: str) -> None:
        step: types.Progress = json.loads(text)
        if step["stage"] != self._stage:
            self.close()
            self._stage, self._bar = step["stage"], self._make(desc=step["stage"], total=step["most"])
        if step["stage"] == "plan":
            self._bar.set_postfix(gap=step["change"], value=step.get("value"), bound=step.get("bound"), refresh=False)
        else:
            self._bar.set_postfix(change=step["change"], refresh=False)
        self._bar.update(step["step"] - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
