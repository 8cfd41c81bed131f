"""Made regions that look like real ones."""

from __future__ import annotations

from typing import Literal

from . import _core
from .pack import NormPack
from .region import Region

__all__ = ["synthetic"]


def synthetic(
    model: Literal["orenburg", "primorye", "smolensk"] = "orenburg",
    people: int | None = None,
    seed: int | None = None,
    *,
    pack: NormPack | None = None,
) -> Region:
    """Make a region that looks like a real one; nobody in it is real.

    Parameters
    ----------
    model : str
        Whose margins it has.
    people : int, optional
        How many people work in it, from 1 to 1 300 000; as many as in the model where it is left out.
    seed : int, optional
        Another seed gives another region with the same margins.
    pack : NormPack, optional
        The pack it is checked with.

    Returns
    -------
    Region
        Checked, and marked as synthetic in what is written of it; made for the day 2023-12-01.

    Examples
    --------
    >>> import nms
    >>> region = nms.synthetic("smolensk", people=100, seed=1)
    >>> region.rows("persons"), region.rows("competences")
    (100, 12)
    """
    return Region._of(_core.synthetic(model, people, seed, pack and pack._native), pack, None)
