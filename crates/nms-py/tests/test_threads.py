"""Threads: one pack and one network serve them all."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import nms
from nms import _core
from nms._values import rows_json

THREADS = 4


def test_threads_get_the_same_answers(order: nms.NormPack, network: nms.Network) -> None:
    tree = network.hierarchy("structure")
    ids = network.nodes.ids
    expected = [(network.functions_of(id), tree.descendants(id), tree.ancestors(id)) for id in ids]

    def ask(_: int) -> object:
        assert order.lint() == findings
        return [(network.functions_of(id), tree.descendants(id), tree.ancestors(id)) for id in ids]

    findings = order.lint()
    with ThreadPoolExecutor(THREADS) as pool:
        assert all(answer == expected for answer in pool.map(ask, range(2 * THREADS)))


def test_errors_are_made_in_any_thread() -> None:
    def refuse(at: int) -> str:
        try:
            nms.NormPack.load(f"pack-{at}")
        except nms.PackError as error:
            return error.message.split("`")[1]
        return ""

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(refuse, range(20))) == [f"pack-{at}" for at in range(20)]


def test_others_run_while_the_core_works() -> None:
    rows = [{"id": f"o{at}", "kind": "school", "level": "institutional"} for at in range(60_000)]
    text, spent = rows_json(rows, None), []

    def work() -> None:
        begun = time.perf_counter()
        _core.Network.build(None, text, None)
        spent.append(time.perf_counter() - begun)

    worker = threading.Thread(target=work)
    worker.start()
    # With the lock held, this thread would stand still for the whole call.
    longest, last = 0.0, time.perf_counter()
    while worker.is_alive():
        time.sleep(0)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert longest < spent[0] / 2
