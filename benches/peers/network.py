"""The questions of `benches/network.rs` put to networkx and rustworkx on the same rows.

    cargo bench -p nms-core --bench network
    .venv/bin/python benches/peers/network.py

Prints a table of medians and ratios. Our own figures are the estimates criterion left in the build folder by the
run just before; those of the peers are taken here, written as their own documentation advises.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import rustworkx as rx

TARGET = Path(os.environ.get("CARGO_TARGET_DIR", Path(__file__).parents[2] / "target"))
ROWS = json.loads((TARGET / "bench" / "network.json").read_text(encoding="utf-8"))
TREES = {"structure": ["part_of"], "administration": ["administers", "part_of"], "coordination": ["coordinates"],
         "zones": ["serves", "part_of"]}


def ours(name: str) -> float:
    """Median of a benchmark of ours, in seconds."""
    estimates = TARGET / "criterion" / "network" / name / "new" / "estimates.json"
    return json.loads(estimates.read_text(encoding="utf-8"))["median"]["point_estimate"] / 1e9


def timed(work: Callable[[], Any], runs: int = 5) -> float:
    """Median of several runs after one to warm up, in seconds."""
    work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def parents() -> dict[str, dict[str, str]]:
    """The parent of each node in each tree: an own tie of the tree first, then `part_of`."""
    trees = {}
    for tree, kinds in TREES.items():
        parent: dict[str, str] = {}
        for kind in kinds:
            found: dict[str, str] = {}
            for row in ROWS["relations"]:
                if row["kind"] == kind:
                    child, above = (row["from"], row["to"]) if kind == "part_of" else (row["to"], row["from"])
                    found.setdefault(child, above)
            parent = found | parent
        trees[tree] = parent
    return trees


def build_networkx() -> tuple[nx.MultiDiGraph, dict[str, nx.DiGraph]]:
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    graph.add_nodes_from((row["id"], row) for row in ROWS["organisations"])
    graph.add_edges_from((row["from"], row["to"], row) for row in ROWS["relations"])
    trees = {}
    for name, parent in parents().items():
        tree = nx.DiGraph((above, child) for child, above in parent.items())
        if tree and not nx.is_directed_acyclic_graph(tree):
            raise SystemExit("a circle")
        trees[name] = tree
    return graph, trees


def build_rustworkx() -> tuple[rx.PyDiGraph, dict[str, rx.PyDiGraph], dict[str, int]]:
    graph = rx.PyDiGraph()
    index = {row["id"]: at for row, at in zip(ROWS["organisations"], graph.add_nodes_from(ROWS["organisations"]))}
    graph.add_edges_from([(index[row["from"]], index[row["to"]], row) for row in ROWS["relations"]])
    trees = {}
    for name, parent in parents().items():
        tree = rx.PyDiGraph()
        tree.add_nodes_from(range(len(index)))
        tree.add_edges_from_no_data([(index[above], index[child]) for child, above in parent.items()])
        if not rx.is_directed_acyclic_graph(tree):
            raise SystemExit("a circle")
        trees[name] = tree
    return graph, trees, index


def main() -> None:
    graph, nx_trees = build_networkx()
    rx_graph, rx_trees, index = build_rustworkx()
    ids = [row["id"] for row in ROWS["organisations"]]
    nx_tree, rx_tree = nx_trees["structure"], rx_trees["structure"]
    undirected_nx = nx.Graph(graph)
    undirected_rx = rx_graph.to_undirected()
    rows = [
        ("build with all hierarchies", "build with all hierarchies", build_networkx, build_rustworkx),
        ("descendants of 3 000 nodes", "descendants of 3 000 nodes",
         lambda: sum(len(nx.descendants(nx_tree, id)) for id in ids[:3_000]),
         lambda: sum(len(rx.descendants(rx_tree, index[id])) for id in ids[:3_000])),
        ("ancestors of all nodes", "ancestors of all nodes",
         lambda: sum(len(nx.ancestors(nx_tree, id)) for id in ids),
         lambda: sum(len(rx.ancestors(rx_tree, index[id])) for id in ids)),
        ("cut points", "cut points",
         lambda: len(list(nx.articulation_points(undirected_nx))),
         lambda: len(rx.articulation_points(undirected_rx))),
    ]
    print(f"{'':30}{'nms':>12}{'networkx':>12}{'ratio':>9}{'rustworkx':>12}{'ratio':>9}")
    for title, name, by_networkx, by_rustworkx in rows:
        our, theirs, rust = ours(name), timed(by_networkx, 3), timed(by_rustworkx, 3)
        cells = f"{our * 1e3:9.2f} ms{theirs * 1e3:9.1f} ms{theirs / our:8.0f}x{rust * 1e3:9.1f} ms{rust / our:8.1f}x"
        print(f"{title:30}{cells}")


if __name__ == "__main__":
    main()
