"""From exported texts to the graphs of other libraries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ._optional import needed

if TYPE_CHECKING:
    import networkx
    import rustworkx

__all__ = ["to_networkx", "to_rustworkx"]


def to_networkx(text: str) -> networkx.MultiDiGraph[str]:
    """Read the export ``"networkx"``: a ``MultiDiGraph`` keyed by the ids of nodes."""
    graph: networkx.MultiDiGraph[str] = needed("networkx").node_link_graph(json.loads(text), edges="links")
    return graph


def to_rustworkx(text: str) -> rustworkx.PyDiGraph[dict[str, Any], dict[str, Any]]:
    """Read the export ``"rustworkx"``: a ``PyDiGraph`` whose nodes and edges are dicts, with the id among them."""
    graph: rustworkx.PyDiGraph[dict[str, Any], dict[str, Any]]
    graph = needed("rustworkx").parse_node_link_json(text, node_attrs=_node)
    return graph


def _node(attributes: dict[str, str]) -> dict[str, Any]:
    """Read the attributes of a node: rustworkx keeps texts only, so that what is no text is JSON text."""
    return {name: json.loads(text) if name in ("functions", "rural", "lat", "lon") else text for name, text in attributes.items()}
