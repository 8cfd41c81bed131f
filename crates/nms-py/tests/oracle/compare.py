"""The engine and the oracle side by side over one random region."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Any

import nms

from oracle import definitions, indicators, moment, tree, world

PACKS = ["orenburg-2023", "orenburg-2020", "orenburg-2025", "primorye-2022", "smolensk-2018"]


@cache
def pack(name: str) -> nms.NormPack:
    """One of the five packs, or `own`."""
    return nms.NormPack.from_files(definitions.files()) if name == "own" else nms.NormPack.load(name)


@cache
def defined(name: str) -> list[dict[str, Any]]:
    """The indicators of a pack as plain values."""
    return definitions.indicators() if name == "own" else [dict(row) for row in pack(name).kpis]


def made(seed: int) -> world.Tables:
    """The region of a seed; its milestones and figures are those of the pack that it is asked for."""
    name = PACKS[seed % len(PACKS)]
    ids = ["own-milestone", "own-sum", *(row["id"] for row in defined(name))]
    return world.tables(seed, ids, [row["id"] for row in pack(name).actors])


def agree(seed: int) -> tuple[int, list[str]]:
    """How many figures of a region were compared, and where they differ, the shortest first."""
    tables = made(seed)
    return agree_on(tables, tables, seed)


def agree_on(given: world.Tables, seen_by_oracle: world.Tables, seed: int) -> tuple[int, list[str]]:
    """The definitions of this package on two days, those of one pack on a third."""
    name = PACKS[seed % len(PACKS)]
    region = nms.Region.from_json(given, pack(name))
    facts = moment.read(seen_by_oracle)
    ties = [(row["from"], row["to"], row["kind"]) for row in pack(name).relations]
    compared = 0
    differences: list[str] = []
    for asked, question in zip(["own", "own", name], world.questions(seed, 3), strict=True):
        count, found = ask(region, facts, ties, asked, *question)
        compared += count
        differences += [f"seed {seed}, {asked}, {' '.join(question)}: {text}" for text in found]
    return compared, sorted(differences, key=len)


def ask(
    region: nms.Region,
    facts: moment.World,
    ties: Sequence[tree.Tie],
    name: str,
    hierarchy: Any,
    as_of: str,
    known: str,
) -> tuple[int, list[str]]:
    """One report against the oracle."""
    days = moment.Day.fromisoformat(as_of), moment.Day.fromisoformat(known)
    report = json.loads(region.kpis(pack(name), as_of=as_of, known=known, hierarchy=hierarchy).to_json())
    oracle = tree.tree(facts, hierarchy, days[0], ties)
    nodes = {node["id"]: node.get("parent") for node in report["nodes"]}
    if nodes != oracle.parents or not parents_first(nodes):
        return 0, [f"nodes {nodes}, oracle {oracle.parents}"]
    engine = {(row["indicator"], row["node"]): row for row in report["figures"]}
    differences = []
    for indicator in defined(name):
        for node, figure in indicators.compute(facts, oracle, indicator, *days).items():
            found, expected = seen(engine.pop((indicator["id"], node))), vars(figure)
            wrong = {key: f"{found[key]} != {expected[key]}" for key in expected if found[key] != expected[key]}
            if wrong:
                differences.append(f"{indicator['id']} at {node}: engine != oracle: {wrong}")
    differences += [f"{indicator} at {node}: only the engine has it" for indicator, node in engine]
    return len(report["figures"]), differences


def parents_first(nodes: dict[str, str | None]) -> bool:
    """Whether every node stands after the one above it."""
    order = list(nodes)
    return all(above is None or order.index(above) < order.index(node) for node, above in nodes.items())


def seen(figure: dict[str, Any]) -> dict[str, Any]:
    """What the engine says, as the oracle would say it."""
    load = figure.get("load") or {}
    return {
        "population": figure["population"],
        "excluded": figure["excluded"],
        "numerator": exact(figure.get("numerator")),
        "denominator": exact(figure.get("denominator")),
        "value": exact(figure.get("value")),
        "status": figure["status"],
        "reason": figure.get("reason"),
        "shortfall": figure.get("shortfall"),
        "carriers": load.get("carriers"),
        "above": load.get("above"),
        "mean": exact(load.get("mean")),
    }


def exact(number: float | str | None) -> Fraction | None:
    """A number of JSON as it is written."""
    return None if number is None else Fraction(str(number))
