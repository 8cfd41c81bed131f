"""Everything pickles: analysts send objects to workers."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import packs
import pytest

import nms


def there_and_back(value: object) -> object:
    return pickle.loads(pickle.dumps(value))


@pytest.mark.parametrize("id", nms.packs())
def test_an_embedded_pack_travels_as_its_id(id: str) -> None:
    pack = nms.NormPack.load(id)
    assert there_and_back(pack) == pack
    assert len(pickle.dumps(pack)) < 200


def test_a_pack_of_ones_own_travels_with_its_base() -> None:
    base = nms.NormPack.from_files(packs.files(packs.actor("a")), limits={"bytes": 10_000})
    header = packs.HEADER.replace('"mine"', '"next"') + 'extends = "mine"\n'
    pack = nms.NormPack.from_files({"pack.toml": header, "actors.toml": packs.actor("🏫-1")}, base)
    again = there_and_back(pack)
    assert isinstance(again, nms.NormPack)
    assert again == pack and again.actors.ids == ["a", "🏫-1"]


def test_networks_and_trees_travel(region: nms.Network) -> None:
    again = there_and_back(region)
    assert isinstance(again, nms.Network)
    assert again == region and again.nodes == region.nodes and again.edges == region.edges
    tree = region.hierarchy("structure", "2023-09-01")
    back = there_and_back(tree)
    assert isinstance(back, nms.Hierarchy)
    assert back == tree and back.tree() == tree.tree()


def test_copies_are_equal(order: nms.NormPack, region: nms.Network) -> None:
    assert copy.copy(order) == copy.deepcopy(order) == order
    assert copy.deepcopy(region) == region


def test_another_process_gives_the_same_answer(region: nms.Network) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(nms.Network.unreached, region, "school").result() == region.unreached("school")
