"""Trees over a network: who is under whom, on a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, final

from . import _core
from .table import Table

if TYPE_CHECKING:
    from . import types
    from .network import Network

__all__ = ["Hierarchy"]


@final
class Hierarchy:
    """A tree over a network on a day; get one by :meth:`Network.hierarchy`.

    Sets of nodes are lists of ids in the order of the network; ``set(...)`` makes a set of one.

    Examples
    --------
    >>> import nms
    >>> network = nms.Network.from_pack(nms.NormPack.load("orenburg-2023"))
    >>> tree = network.hierarchy("structure")
    >>> "orb-regional-methodists" in tree.descendants("orb-cnppm")
    True
    >>> tree.contains("orb-cnppm", "orb-regional-methodists")
    True
    """

    __slots__ = ("_native", "_network", "kind", "as_of")

    _native: _core.Hierarchy
    _network: Network
    kind: types.HierarchyKind
    """Which tree it is."""
    as_of: str | None
    """The day, ``None`` for the ties that are still open."""

    def __init__(self) -> None:
        raise TypeError("get a tree with Network.hierarchy")

    @classmethod
    def _of(cls, native: _core.Hierarchy, network: Network, kind: types.HierarchyKind, as_of: str | None) -> Hierarchy:
        tree = object.__new__(cls)
        for name, value in (("_native", native), ("_network", network), ("kind", kind), ("as_of", as_of)):
            object.__setattr__(tree, name, value)
        return tree

    def descendants(self, id: str) -> list[str]:
        """List all nodes under a node; nothing for a node that is unknown or outside the tree."""
        return list(json.loads(self._native.descendants(id)))

    def ancestors(self, id: str) -> list[str]:
        """List the nodes above a node, the nearest first."""
        return list(json.loads(self._native.ancestors(id)))

    def children(self, id: str) -> list[str]:
        """List the nodes right under a node."""
        return list(json.loads(self._native.children(id)))

    def parent(self, id: str) -> str | None:
        """Name the node right above a node."""
        return self._native.parent(id)

    def roots(self) -> list[str]:
        """List the nodes with none above them."""
        return list(json.loads(self._native.roots()))

    def contains(self, above: str, below: str) -> bool:
        """Tell whether ``below`` is ``above`` or stands under it."""
        return self._native.contains(above, below)

    def tree(self) -> Table[types.TreeNode]:
        """List the whole tree, parents before children."""
        return Table.from_json(self._native.tree())

    def spans(self) -> Table[types.Span]:
        """List the span of control of every node that has others under it, the widest first."""
        return Table.from_json(self._native.spans())

    def surplus(self) -> Table[types.Edge]:
        """List the ties that would have given a node a second parent."""
        return Table.from_json(self._native.surplus())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Hierarchy):
            return NotImplemented
        return (self._network, self.kind, self.as_of) == (other._network, other.kind, other.as_of)

    def __hash__(self) -> int:
        return hash((self._network, self.kind, self.as_of))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a Hierarchy does not change: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._network, self.kind, self.as_of)

    def __repr__(self) -> str:
        day = "" if self.as_of is None else f", {self.as_of!r}"
        return f"Hierarchy({self.kind!r}{day})"


def _again(network: Network, kind: types.HierarchyKind, as_of: str | None) -> Hierarchy:
    return network.hierarchy(kind, as_of)
