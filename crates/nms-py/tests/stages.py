"""The stages of the main job over one world, each as the text that every surface must give byte for byte.

What a stage is stands in ``tests/kit/README.md``. Run as a program it prints the SHA-256 of every stage of each world of a folder,
as ``cargo xtask worlds`` asks for them: ``python stages.py FOLDER``.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import nms
from nms import _core

World = dict[str, Any]
T = TypeVar("T")
COLUMNS = {
    "organisations": ("id", "kind", "level", "title", "territory"),
    "relations": ("from", "to", "kind", "valid_from", "valid_to"),
}


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def refusal(error: nms.NmsError) -> dict[str, Any]:
    """An error as the core writes it."""
    fields: dict[str, Any] = {name: getattr(error, name) for name in ("code", "message", "help", "path")}
    return fields | ({"related": [refusal(one) for one in error.related]} if error.related else {})


def stages(world: World) -> dict[str, str]:
    """Each stage with its text, up to the one that refuses; a refusal is the text of its error."""
    done: dict[str, str] = {}

    def step(stage: str, call: Callable[[], T], text: Callable[[T], str]) -> T:
        try:
            value = call()
            done[stage] = text(value)
        except nms.NmsError as error:
            done[stage] = getattr(error, "_findings", None) or canonical(refusal(error))
            raise
        return value

    def figures(region: _core.Region, day: str) -> str:
        return region.kpis(pack, day, None, None, None).figures()

    def run() -> None:
        parts = [(table, text.encode()) for table, text in sorted(world["files"].items())]
        region = step("findings", lambda: _core.Region.from_parts(parts, None, pack, None), _core.Region.findings)
        step("tables", region.to_json, str)
        step("network", lambda: network(pack, region), str)
        asked = canonical({"as_of": world["day"]})
        diagnosis = step("diagnosis", lambda: region.diagnose(pack, asked, None), _core.Diagnosis.to_json)
        routes = canonical(world["routes"])
        plan = step("routes", lambda: region.plan_routes(pack, diagnosis, routes, None), _core.RoutePlan.to_json)
        step("check", plan.check, str)
        outcome = step("outcome", plan.outcome, str)
        step("before", lambda: figures(region, world["day"]), str)
        step("after", lambda: figures(region.apply(outcome), world["later"]), str)

    pack = _core.Pack.load(world["pack"])
    try:
        run()
    except nms.NmsError:
        pass
    return done


def network(pack: _core.Pack, region: _core.Region) -> str:
    """The nodes and ties of the network that the pack and the organisations make together."""
    tables = json.loads(region.to_json())
    rows = {
        table: [{column: row[column] for column in columns if row.get(column) is not None} for row in tables.get(table, [])]
        for table, columns in COLUMNS.items()
    }
    built = _core.Network.build(pack, canonical(rows), None)
    return f'{{"nodes":{built.nodes()},"edges":{built.edges()}}}'


def main(folder: Path) -> None:
    for file in sorted(folder.glob("*.json")):
        for stage, text in stages(json.loads(file.read_text("utf-8"))).items():
            print(file.stem, stage, hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
