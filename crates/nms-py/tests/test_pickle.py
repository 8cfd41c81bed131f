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


def test_what_is_computed_of_a_region_travels() -> None:
    pack = nms.NormPack.load("orenburg-2023")
    region = nms.synthetic("orenburg", 300, 1, pack=pack)
    diagnosis = region.diagnose(pack, as_of="2023-12-01")
    again = there_and_back(diagnosis)
    assert isinstance(again, nms.Diagnosis) and again.to_json() == diagnosis.to_json()
    plan = region.plan_routes(pack, diagnosis, as_of="2023-12-01", gap=0.5)
    sent = there_and_back(plan)
    assert isinstance(sent, nms.RoutePlan) and sent.to_json() == plan.to_json() and sent.check() == []
    mended = plan.replan(region, diagnosis, [plan.items.to_polars()["person"][0]])
    assert there_and_back(mended).to_json() == mended.to_json()  # type: ignore[attr-defined]
    opened = region.open_plan(plan.save(), pack, diagnosis, as_of="2023-12-01", gap=0.5)
    assert opened.prices.to_arrow().equals(plan.prices.to_arrow()) and opened.history == plan.history
    with pytest.raises(nms.RouteError) as caught:
        region.open_plan(plan.save(), pack, diagnosis, as_of="2023-12-02")
    assert caught.value.code == "route.saved"
    report = region.kpis(pack, as_of="2023-12-01", only=["kpi-001-d2-iom-share"])
    back = there_and_back(report)
    assert isinstance(back, nms.KpiReport) and back.to_json() == report.to_json()
    live = report.live()
    live.apply([{"kind": "put", "table": "persons", "row": {"id": "новый"}}])
    later = there_and_back(live.report)
    assert isinstance(later, nms.KpiReport) and later.to_json() == live.report.to_json()
    assert later.region.to_json() == live.report.region.to_json() != region.to_json()
    for table in (diagnosis.deficits, region["persons"], region["routes"]):
        same = there_and_back(table)
        assert isinstance(same, nms.ArrowTable) and same.columns == table.columns and same.to_arrow().equals(table.to_arrow())
