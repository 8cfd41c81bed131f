"""Networks: who acts, and what ties them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, final

from . import _core, interop
from ._values import Day, Limits, Rows, day, limits_json, rows_json
from .hierarchy import Hierarchy
from .pack import NormPack
from .table import Table

if TYPE_CHECKING:
    import networkx
    import rustworkx

    from . import types

__all__ = ["Network"]


@final
class Network:
    """The actors of a pack, the organisations of a region, and the dated ties between them.

    A network is immutable. Get one by :meth:`from_pack` or :meth:`build`. Where a question takes a day (``as_of``), no
    day means the ties that are still open.

    Examples
    --------
    >>> import nms
    >>> network = nms.Network.from_pack(nms.NormPack.load("orenburg-2023"))
    >>> answer = network.responsible("fn-001-3-3-3-9")
    >>> answer["holder"], [share["part"] for share in answer["shares"]]
    ('orb-rcro', ['jointly', 'one_sided'])
    """

    __slots__ = ("_native", "_inputs")

    _native: _core.Network
    # What the network was built from, by which it is compared and pickled: pack, rows, limits.
    _inputs: tuple[NormPack | None, str, str | None]

    def __init__(self) -> None:
        raise TypeError("make a network with Network.from_pack or Network.build")

    @classmethod
    def _of(cls, pack: NormPack | None, rows: str, limits: str | None) -> Network:
        network = object.__new__(cls)
        network._native = _core.Network.build(pack and pack._native, rows, limits)
        network._inputs = (pack, rows, limits)
        return network

    @classmethod
    def from_pack(cls, pack: NormPack) -> Network:
        """Build the network of a pack: its actors and their ties."""
        return cls.build(pack)

    @classmethod
    def build(
        cls,
        pack: NormPack | None = None,
        organisations: Rows | None = None,
        relations: Rows | None = None,
        *,
        limits: Limits | None = None,
    ) -> Network:
        """Build a network from a pack, from the organisations of a region and their ties, or from both.

        An actor of the pack that stands for every municipality or every school becomes a role that each organisation
        of that kind plays, with its functions.

        Parameters
        ----------
        pack : NormPack, optional
            The pack whose actors take part.
        organisations : list of dict, or data frame, optional
            Columns ``id``, ``kind``, ``level``, and where known ``title``, ``territory``, ``rural``, ``lat``, ``lon``.
        relations : list of dict, or data frame, optional
            Columns ``from``, ``to``, ``kind``, and where known ``valid_from``, ``valid_to`` (dates or ISO text).
            Empty cells (``None``, NaN, NaT) are left out.
        limits : dict, optional
            Limits that differ from the library's own.

        Raises
        ------
        NetworkError
            With every problem of every row in ``related``.
        InputError
            If a row has an unknown column, or a value of a wrong type.

        Examples
        --------
        >>> import nms
        >>> network = nms.Network.build(
        ...     nms.NormPack.load("orenburg-2023"),
        ...     organisations=[
        ...         {"id": "m1", "kind": "municipality", "level": "municipal"},
        ...         {"id": "s1", "kind": "school", "level": "institutional"},
        ...     ],
        ...     relations=[{"from": "s1", "to": "m1", "kind": "part_of"}],
        ... )
        >>> network.acting_as("orb-mms")
        ['m1']
        """
        return cls._of(pack, rows_json(organisations, relations), limits_json(limits))

    @property
    def nodes(self) -> Table[types.Node]:
        """All nodes: the actors in the order of the pack, then the organisations in the order of their rows."""
        return Table.from_json(self._native.nodes())

    @property
    def edges(self) -> Table[types.Edge]:
        """All ties, in the order of the pack and then of the rows."""
        return Table.from_json(self._native.edges())

    def node(self, id: str) -> types.Node | None:
        """Find the node with this id; ``None`` if there is none."""
        node: types.Node | None = json.loads(self._native.node(id))
        return node

    def edges_of(self, id: str, as_of: Day | None = None) -> Table[types.Edge]:
        """List the ties from and to a node."""
        return Table.from_json(self._native.edges_of(id, day(as_of)))

    def responsible(self, function: str) -> types.Responsibility:
        """Tell who is responsible for a function, and with whom.

        Raises
        ------
        NetworkError
            ``network.function.unknown``.
        """
        answer: types.Responsibility = json.loads(self._native.responsible(function))
        return answer

    def responsibilities(self) -> Table[types.Responsibility]:
        """List the full matrix: every function with everyone who has part in it, found by the function's id."""
        return Table.from_json(self._native.responsibilities(), key="function")

    def functions_of(self, id: str, as_of: Day | None = None) -> Table[types.HeldFunction]:
        """List the functions of a node, its own first, then those it inherits by the roles it plays."""
        return Table.from_json(self._native.functions_of(id, day(as_of)), key="function")

    def acting_as(self, actor: str, as_of: Day | None = None) -> list[str]:
        """List the nodes that act as an actor."""
        return list(json.loads(self._native.acting_as(actor, day(as_of))))

    def hierarchy(self, kind: types.HierarchyKind, as_of: Day | None = None) -> Hierarchy:
        """Grow a tree over the network, once for all questions about it.

        Parameters
        ----------
        kind : {"structure", "administration", "coordination", "zones"}
            Which tree.
        as_of : datetime.date or str, optional
            The day.
        """
        as_of = day(as_of)
        return Hierarchy._of(self._native.hierarchy(kind, as_of), self, kind, as_of)

    def escalation(self, from_id: str, to_id: str, as_of: Day | None = None) -> types.Escalation:
        """Find the way a question takes from one node to another, and the levels it crosses.

        Examples
        --------
        >>> import nms
        >>> network = nms.Network.from_pack(nms.NormPack.load("orenburg-2023"))
        >>> network.escalation("orb-regional-methodists", "orb-ministry")["reached"]
        True
        """
        answer: types.Escalation = json.loads(self._native.escalation(from_id, to_id, day(as_of)))
        return answer

    def fragility(self, as_of: Day | None = None) -> types.Fragility:
        """Tell where the system hangs on one actor: who would be cut off, which functions would be lost."""
        answer: types.Fragility = json.loads(self._native.fragility(day(as_of)))
        return answer

    def cut_off_by(self, id: str, as_of: Day | None = None) -> list[str]:
        """List the nodes that would lose the largest remaining part with a node."""
        return list(json.loads(self._native.cut_off_by(id, day(as_of))))

    def unreached(self, kind: str, as_of: Day | None = None) -> list[str]:
        """List the organisations of a kind that no municipal or inter-municipal body reaches."""
        return list(json.loads(self._native.unreached(kind, day(as_of))))

    def changes(self, from_day: Day, to_day: Day) -> Table[types.NetworkChange]:
        """List the ties that differ between two days."""
        return Table.from_json(self._native.changes(str(day(from_day)), str(day(to_day))))

    def export(self, format: types.ExportFormat) -> str:
        """Write the network in a format of other tools.

        Parameters
        ----------
        format : {"dot", "mermaid", "graphml", "cytoscape", "networkx", "rustworkx"}
            The format.
        """
        return self._native.export(format)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Make a graph of networkx, with nothing lost."""
        return interop.to_networkx(self.export("networkx"))

    def to_rustworkx(self) -> rustworkx.PyDiGraph[dict[str, Any], dict[str, Any]]:
        """Make a graph of rustworkx, with nothing lost."""
        return interop.to_rustworkx(self.export("rustworkx"))

    def to_html(self, language: types.Language | None = None) -> str:
        """Draw the network as one self-contained page, in Russian unless asked otherwise."""
        return self._native.to_html(language)

    def __len__(self) -> int:
        return self._native.node_count()

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.node(id) is not None

    def __eq__(self, other: object) -> bool:
        return self._inputs == other._inputs if isinstance(other, Network) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._inputs)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, self._inputs

    def __repr__(self) -> str:
        return f"Network({self._native.node_count()} nodes, {self._native.edge_count()} edges)"

    def _repr_html_(self) -> str:
        from ._html import frame

        return frame(self.to_html())


def _again(pack: NormPack | None, rows: str, limits: str | None) -> Network:
    return Network._of(pack, rows, limits)
