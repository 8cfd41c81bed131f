"""Texts of small packs, good and broken."""

from __future__ import annotations

HEADER = """
[pack]
id = "mine"
version = "1.0.0"
label = { ru = "Приказ", en = "Order" }
jurisdiction = { ru = "Область", en = "Region" }
"""


def actor(id: str, more: str = "") -> str:
    """Write an actor."""
    return f"""
[[actors]]
id = "{id}"
label = {{ ru = "Центр", en = "Centre" }}
kind = "centre"
level = "regional"
clause = "1.1"
{more}
"""


def files(*actors: str) -> dict[str, str]:
    """Write a pack with actors."""
    return {"pack.toml": HEADER, "actors.toml": "".join(actors)}
