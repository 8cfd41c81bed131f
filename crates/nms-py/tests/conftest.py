"""What many tests begin with: an order, its network, a small region."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import nms

DAY = datetime.date(2023, 9, 1)


@pytest.fixture(scope="session")
def order() -> nms.NormPack:
    """The main order: the regulation of Orenburg, 2023."""
    return nms.NormPack.load("orenburg-2023")


@pytest.fixture(scope="session")
def network(order: nms.NormPack) -> nms.Network:
    """The network of the order."""
    return nms.Network.from_pack(order)


@pytest.fixture
def organisations() -> list[dict[str, Any]]:
    """Two municipalities, three schools, and a service inside the first municipality."""
    return [
        {"id": "m1", "kind": "municipality", "level": "municipal", "title": "Бузулук"},
        {"id": "m2", "kind": "municipality", "level": "municipal"},
        {"id": "imc", "kind": "centre", "level": "municipal", "title": "ИМЦ"},
        {"id": "s1", "kind": "school", "level": "institutional", "rural": False, "lat": 52.78, "lon": 52.26},
        {"id": "s2", "kind": "school", "level": "institutional", "rural": True},
        {"id": "s3", "kind": "school", "level": "institutional"},
    ]


@pytest.fixture
def relations() -> list[dict[str, Any]]:
    """The tree; the second school moves to the other municipality, the third belongs to none."""
    return [
        {"from": "imc", "to": "m1", "kind": "part_of"},
        {"from": "imc", "to": "orb-mms", "kind": "acts_as"},
        {"from": "s1", "to": "m1", "kind": "part_of"},
        {"from": "s2", "to": "m1", "kind": "part_of", "valid_to": DAY},
        {"from": "s2", "to": "m2", "kind": "part_of", "valid_from": DAY},
    ]


@pytest.fixture
def region(
    order: nms.NormPack, organisations: list[dict[str, Any]], relations: list[dict[str, Any]]
) -> nms.Network:
    """The order in a small region."""
    return nms.Network.build(order, organisations, relations)
