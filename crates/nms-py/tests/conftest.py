"""What many tests begin with: an order, its network, a small region."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import nms

# No test depends on how busy the machine is.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

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


@pytest.fixture(scope="session")
def small(order: nms.NormPack) -> nms.Region:
    """A region of one municipality, one school and three people, of whom one has learned."""
    tables: dict[str, list[dict[str, Any]]] = {
        "organisations": [
            {"id": "r", "kind": "region", "level": "regional"},
            {"id": "m", "kind": "municipality", "level": "municipal"},
            {"id": "s", "kind": "school", "level": "institutional", "rural": True, "lat": 51.5, "lon": 55.25},
        ],
        "relations": [
            {"from": "s", "to": "m", "kind": "part_of"},
            {"from": "m", "to": "r", "kind": "part_of"},
        ],
        "persons": [{"id": "p1", "birth_date": datetime.date(1990, 5, 1)}, {"id": "p2"}, {"id": "p3"}],
        "positions": [
            {"person": "p1", "organisation": "s", "post": "teacher", "staff_category": "pedagogical", "rate": 0.5},
            {"person": "p2", "organisation": "s", "post": "teacher", "staff_category": "pedagogical"},
            {"person": "p3", "organisation": "s", "post": "head", "staff_category": "managerial"},
        ],
        "activities": [{"id": "a", "kind": "programme", "register": "federal"}],
        "sessions": [{"id": "t", "activity": "a"}],
        "participations": [
            {"person": "p1", "session": "t", "status": "completed", "basis": "diagnosis", "to": "2024-03-01"},
            {"person": "p2", "session": "t", "status": "enrolled", "basis": "order"},
        ],
    }
    return nms.Region.from_json(tables, order)
