"""A whole country's worth of schools, through Python."""

from __future__ import annotations

from typing import Any

import pytest

import nms

SCHOOLS, MUNICIPALITIES, ZONES = 44_000, 900, 100


@pytest.fixture(scope="module")
def country() -> nms.Network:
    """45 000 organisations in a tree, and as many ties of help across it."""
    organisations: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    for at in range(ZONES):
        organisations.append({"id": f"z{at}", "kind": "zone", "level": "inter-municipal"})
    for at in range(MUNICIPALITIES):
        organisations.append({"id": f"m{at}", "kind": "municipality", "level": "municipal"})
        relations.append({"from": f"m{at}", "to": f"z{at % ZONES}", "kind": "part_of"})
    for at in range(SCHOOLS):
        organisations.append({"id": f"s{at}", "kind": "school", "level": "institutional", "title": f"Школа № {at}"})
        relations.append({"from": f"s{at}", "to": f"m{at % MUNICIPALITIES}", "kind": "part_of"})
        relations.append({"from": f"s{at}", "to": f"s{at * 7 % SCHOOLS}", "kind": "supports"})
    return nms.Network.build(nms.NormPack.load("orenburg-2023"), organisations, relations)


def test_every_school_is_under_its_zone(country: nms.Network) -> None:
    tree = country.hierarchy("structure")
    below = [set(tree.descendants(f"z{at}")) for at in range(ZONES)]
    assert sum(map(len, below)) == SCHOOLS + MUNICIPALITIES == len(set().union(*below))
    assert tree.ancestors("s43999") == ["m799", "z99"]
    assert country.unreached("school") == []


def test_roles_reach_every_school(country: nms.Network) -> None:
    assert len(country.acting_as("orb-mms")) == MUNICIPALITIES
    held = country.functions_of("m0")
    assert any(row["via"] == ["orb-mms"] for row in held)
