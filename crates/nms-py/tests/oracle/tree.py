"""The tree of a report: who stands under whom on a day, and which territories are those of partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oracle.moment import Day, World, holds

WHOLE = "*"
"""Stands above the roots where there are several."""

# The ties that put a node under another, the first kind found wins; `True` where the tie leads from below upwards.
TIES = {
    "structure": [("part_of", True)],
    "administration": [("administers", False), ("part_of", True)],
    "coordination": [("coordinates", False)],
    "zones": [("serves", False), ("part_of", True)],
}

Tie = tuple[str, str, str]
"""From, to, kind."""


@dataclass(frozen=True)
class Tree:
    """The node above each node, and the nodes of partner territories."""

    parents: dict[str, str | None]
    partners: frozenset[str]

    def above(self, node: str) -> list[str]:
        """The node and all above it."""
        found = [node]
        while (parent := self.parents[found[-1]]) is not None:
            found.append(parent)
        return found

    def counts(self, scope: str, at: str, place: str) -> bool:
        """Whether what stands at a place is part of the figure of a node."""
        if at not in self.above(place):
            return False
        match scope:
            case "all":
                return True
            case "partners":
                return place in self.partners
            case _:
                # A partner territory has its own figures, apart from those of the nodes above it.
                return place not in self.partners or at in self.partners


def tree(world: World, hierarchy: str, as_of: Day, pack_ties: Sequence[Tie] = ()) -> Tree:
    """The tree of a hierarchy on a day; the ties of the pack, if there are any, come first.

    Ties have one clock only: the orders that make them are known before they begin.
    """
    holding = [row for row in world["relations"] if holds("relations", row, as_of, Day.min)]
    ties: list[Tie] = [*pack_ties, *((row["from"], row["to"], row["kind"]) for row in holding)]
    organisations = [row["id"] for row in world["organisations"]]

    def parent(node: str) -> str | None:
        for kind, upwards in TIES[hierarchy]:
            for start, end, found in ties:
                below, above = (start, end) if upwards else (end, start)
                if found == kind and node == below:
                    return above
        return None

    parents: dict[str, str | None] = {}
    waiting = organisations
    while waiting:
        node = waiting.pop(0)
        if node not in parents:
            parents[node] = parent(node)
            # An actor of the pack stands in the tree if an organisation stands under it.
            waiting += [above for above in [parents[node]] if above is not None]
    roots = [node for node, above in parents.items() if above is None]
    if len(roots) > 1:
        parents = {node: above or WHOLE for node, above in parents.items()} | {WHOLE: None}
    flagged = {row["id"] for row in world["organisations"] if row.get("partner")}
    plain = Tree(parents, frozenset())
    return Tree(parents, frozenset(node for node in parents if flagged.intersection(plain.above(node))))
