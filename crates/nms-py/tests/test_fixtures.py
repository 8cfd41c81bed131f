"""The faulty inputs of ``tests/fixtures``: Python says what the snapshots of Rust say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import nms
from nms import _core

ROOT = Path(__file__).resolve().parents[3] / "tests"


def snapshot(module: str, fixture: Path) -> str:
    """The message that the snapshot holds, after its head."""
    path = ROOT / f"rust/snapshots/all__{module}__every_fault_has_its_message@{fixture.name}.snap"
    return path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def from_pack(name: str, text: str) -> object:
    return nms.NormPack.from_files({name: text})


def from_rows(_: str, text: str) -> object:
    return _core.Network.build(None, text, None)


def from_case(_: str, text: str) -> object:
    return nms.competences_from_case(text)


@pytest.mark.parametrize(
    ("module", "fixture", "read"),
    [
        *(("bad_packs", path, from_pack) for path in sorted((ROOT / "fixtures/packs").glob("*.toml"))),
        *(("bad_case", path, from_case) for path in sorted((ROOT / "fixtures/case").glob("*.json"))),
        *(("bad_rows", path, from_rows) for path in sorted((ROOT / "fixtures/rows").glob("*.json"))),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_a_faulty_input_is_told_as_in_rust(module: str, fixture: Path, read: Callable[[str, str], object]) -> None:
    with pytest.raises(nms.NmsError) as caught:
        read(fixture.name, fixture.read_text(encoding="utf-8"))
    assert str(caught.value).strip() == snapshot(module, fixture)
