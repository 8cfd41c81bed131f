"""Charts: Vega-Lite made by the library, drawn by the notebook."""

from __future__ import annotations

import json
from typing import Any, final

__all__ = ["Chart"]

_VEGA_LITE = "application/vnd.vegalite.v5+json"


@final
class Chart:
    """A chart that Jupyter draws by itself.

    ``altair.Chart.from_dict(chart.spec)`` makes a chart of altair of it, to change or to save.

    Attributes
    ----------
    spec : dict
        The chart as Vega-Lite 5.
    """

    __slots__ = ("spec",)

    spec: dict[str, Any]

    def __init__(self, text: str) -> None:
        self.spec = json.loads(text)

    def to_json(self) -> str:
        """Write the chart as JSON text."""
        return json.dumps(self.spec, ensure_ascii=False)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {_VEGA_LITE: self.spec, "text/plain": repr(self)}

    def __repr__(self) -> str:
        title = self.spec["title"]
        return f"Chart({title['text']!r}, {title['subtitle']!r}, {len(self.spec['data']['values'])} values)"
