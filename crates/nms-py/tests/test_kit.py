"""The conformance kit: every stage of its regions, byte for byte; see ``tests/kit/README.md``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from stages import stages

KIT = Path(__file__).resolve().parents[3] / "tests" / "kit"


@pytest.mark.parametrize("name", sorted(path.name for path in KIT.iterdir() if path.is_dir()))
def test_every_stage_is_as_written(name: str) -> None:
    folder = KIT / name
    files = {file.stem: file.read_text("utf-8") for file in (folder / "tables").glob("*.csv")}
    world = json.loads((folder / "world.json").read_text("utf-8")) | {"files": files}
    expected = {file.stem: file.read_text("utf-8") for file in (folder / "expected").glob("*.json")}
    assert stages(world) == expected
