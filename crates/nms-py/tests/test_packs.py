"""Packs as an analyst uses them."""

from __future__ import annotations

import json
from pathlib import Path

import packs
import pytest

import nms

SECTIONS = (
    "acts numberings abbreviations actors functions relations competences rules kpis roadmap glossary statements "
    "forms notes"
).split()


def test_the_five_packs_come_with_the_library() -> None:
    assert nms.packs()[0] == "orenburg-2023"
    assert len(nms.packs()) == 5
    for id in nms.packs():
        pack = nms.NormPack.load(id)
        assert pack.id == pack.header["id"] == id


def test_a_pack_is_its_head_and_its_sections(order: nms.NormPack) -> None:
    whole = json.loads(order.to_json())
    assert whole.pop("pack") == order.header
    assert list(whole) == SECTIONS
    for name in SECTIONS:
        assert getattr(order, name) == whole[name], name


def test_counts_of_the_main_order_and_of_the_neighbour(order: nms.NormPack) -> None:
    assert len(order.roadmap) == 45
    assert len(nms.NormPack.load("primorye-2022").roadmap) == 41


def test_an_indicator_has_its_target(order: nms.NormPack) -> None:
    target = order.kpis["kpi-001-d3-teachers-per-methodist"]["target"]
    assert target is not None
    assert (target["value"], target["comparator"], target["year"]) == (250, "<=", 2024)
    assert isinstance(target["value"], int)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_entry_is_found_by_its_id(order: nms.NormPack, section: str) -> None:
    for entry in getattr(order, section):
        assert order.entry(entry["id"]) == entry
        assert order.section_of(entry["id"]) == section


def test_an_unknown_entry_is_none(order: nms.NormPack) -> None:
    assert order.entry("orb-nobody") is None
    assert order.section_of("orb-nobody") is None
    assert len(order.notes_on("orb-nobody")) == 0


def test_notes_are_found_from_both_sides(order: nms.NormPack) -> None:
    noted = [(note["id"], on) for note in order.notes for on in note.get("on", [])]
    assert noted
    for note, on in noted:
        assert note in order.notes_on(on)


def test_a_region_brings_its_own_pack() -> None:
    pack = nms.NormPack.from_files(packs.files(packs.actor("школа-12"), packs.actor("🏫-1")))
    assert pack.actors.ids == ["школа-12", "🏫-1"]
    assert pack.entry("🏫-1") == pack.actors["🏫-1"]


def test_a_pack_extends_another() -> None:
    base = nms.NormPack.from_files(packs.files(packs.actor("a"), packs.actor("b")))
    header = packs.HEADER.replace('"mine"', '"next"') + 'extends = "mine"\nomits = ["b"]\n'
    pack = nms.NormPack.from_files({"pack.toml": header, "actors.toml": packs.actor("c")}, base)
    assert pack.actors.ids == ["a", "c"]
    with pytest.raises(nms.PackError):
        nms.NormPack.from_files({"pack.toml": header})


def test_a_folder_is_read_like_its_texts(tmp_path: Path) -> None:
    files = packs.files(packs.actor("центр"))
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "read-me.txt").write_text("not a part of the pack", encoding="utf-8")
    assert nms.NormPack.from_folder(tmp_path) == nms.NormPack.from_files(files)
    assert nms.NormPack.from_folder(str(tmp_path)) == nms.NormPack.from_files(files)


def test_a_file_of_windows_is_read_or_refused_with_a_reason(tmp_path: Path) -> None:
    text = "".join(packs.files(packs.actor("центр")).values())
    (tmp_path / "pack.toml").write_text(text, encoding="utf-8-sig")
    assert nms.NormPack.from_folder(tmp_path).actors.ids == ["центр"]
    (tmp_path / "pack.toml").write_text(text, encoding="windows-1251")
    with pytest.raises(nms.InputError) as caught:
        nms.NormPack.from_folder(tmp_path)
    assert (caught.value.code, caught.value.path) == ("input.encoding", "pack.toml")


def test_packs_are_equal_when_they_say_the_same() -> None:
    first, second = (nms.NormPack.from_files(packs.files(packs.actor("a"))) for _ in range(2))
    other = nms.NormPack.from_files(packs.files(packs.actor("b")))
    assert first == second and hash(first) == hash(second)
    assert first != other and first != "mine"
    assert repr(first) == "NormPack('mine')"


def test_a_pack_does_not_change(order: nms.NormPack) -> None:
    with pytest.raises(AttributeError):
        order.id = "another"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        order.remark = "mine"  # type: ignore[attr-defined]
    order.actors[0]["id"] = "another"
    assert order.actors[0]["id"] != "another"
    with pytest.raises(TypeError, match="load"):
        nms.NormPack()
