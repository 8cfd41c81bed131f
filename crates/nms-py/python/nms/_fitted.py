"""What is fitted to answers in steps, and how that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import types

__all__ = ["Fitted"]


class Fitted:
    """How a fit to answers ended; ``value`` is all of it as a dict."""

    __slots__ = ()

    @property
    def value(self) -> types.Calibration | types.SkillClasses:
        """All of it as a dict."""
        raise NotImplementedError

    @property
    def log_likelihood(self) -> float | None:
        """Logarithm of the probability of all responses it was fitted to."""
        return self.value["log_likelihood"]

    @property
    def status(self) -> types.FitStatus:
        """How it ended: ``"converged"``, or ``"budget_ended"`` when the steps allowed were made."""
        return self.value["status"]

    @property
    def iterations(self) -> int:
        """Steps made."""
        return self.value["iterations"]

    @property
    def last_change(self) -> float | None:
        """The largest change of a number in the last step."""
        return self.value["last_change"]
