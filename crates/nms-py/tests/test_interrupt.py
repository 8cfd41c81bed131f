"""Ctrl-C ends every long call within a tenth of a second."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

INTERRUPTED = """
    import json, os, random, signal, threading, time, polars, nms

    def interrupt_after(seconds):
        def send():
            global sent
            sent = time.perf_counter()
            os.kill(os.getpid(), signal.SIGINT)

        threading.Timer(seconds, send).start()

    def measured(call):
        global sent
        sent = None
        try:
            call()
        except KeyboardInterrupt:
            print(time.perf_counter() - sent, flush=True)
        else:
            print("came to its end", flush=True)

    def told(step):
        # From another thread, so that it comes while the core computes; the first step alone begins it.
        if not begun:
            begun.append(step)
            interrupt_after(0.01)

    begun = []
    chance = random.Random(1)
"""

CALIBRATE = """
    table = polars.DataFrame({f"i{item}": chance.choices((0, 1, 2, 3), k=30_000) for item in range(60)})
    scores = nms.Scores(table)
    measured(lambda: nms.calibrate(scores, tolerance=1e-6, points=201, iterations=10_000, progress=told))
"""

# Levels are told of once, just before the fit of the answers begins.
FIT = """
    table = polars.DataFrame({f"i{item}": chance.choices((0, 1, 2, 3), k=100_000) for item in range(60)})
    scores = nms.Scores(table)
    calibration = nms.calibrate(nms.Scores(table[:1_000]), iterations=10, errors=False)
    measured(lambda: calibration.fit(scores, progress=told))
"""

DIAGNOSE = """
    people, items = [f"p{n}" for n in range(5_000)], [f"i{n}" for n in range(20)]
    pairs = [(person, item) for person in people for item in items]
    region = nms.Region.from_json({
        "organisations": [{"id": "s", "kind": "school", "level": "institutional"}],
        "competences": [{"id": "digital", "area": "digital"}],
        "persons": {"id": people},
        "items": [{"instrument": "test", "item": item, "competence": "digital", "max_score": 3} for item in items],
        "responses": {
            "person": [person for person, _ in pairs],
            "item": [item for _, item in pairs],
            "instrument": ["test"] * len(pairs),
            "wave": ["start"] * len(pairs),
            "date": ["2024-03-12"] * len(pairs),
            "score": chance.choices((0, 1, 2, 3), k=len(pairs)),
        },
    })
    calibration = {"tolerance": 1e-6, "points": 201, "iterations": 10_000}
    measured(lambda: region.diagnose(as_of="2024-03-31", calibration=calibration, progress=told))
"""

MADE = """
    pack = nms.NormPack.load("orenburg-2023")
    region = nms.synthetic("orenburg", 3_000, 1, pack=pack)
"""

READ = MADE + """
    text = region.to_json()
    interrupt_after(0.05)
    measured(lambda: nms.Region.from_json(text))
"""

KPIS = MADE + """
    interrupt_after(0.02)
    measured(lambda: [region.kpis(pack, as_of="2023-12-01") for _ in range(1_000)])
"""

# The first asks for the plan that there is, the second for none.
PLAN = """
    pack = nms.NormPack.load("orenburg-2023")
    region = nms.synthetic("orenburg", 20_000, 1, pack=pack)
    diagnosis = region.diagnose(pack, as_of="2023-12-01")
    threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    interrupt_after(0.5)
    measured(lambda: region.plan_routes(pack, diagnosis, as_of="2023-12-01"))
"""

RELAX = MADE + """
    plan = region.plan_routes(pack, as_of="2023-12-01", gap=0.5, rules={"with_route": {"least": 100}})
    interrupt_after(0.05)
    measured(plan.relaxations)
"""

MAKE = """
    interrupt_after(0.05)
    measured(lambda: nms.synthetic("orenburg", 20_000))
"""

WRITE = """
    import tempfile
    region = nms.synthetic("orenburg", 10_000)
    with tempfile.TemporaryDirectory() as folder:
        interrupt_after(0.05)
        measured(lambda: [region.write(folder) for _ in range(100)])
"""

EXPLAIN = MADE + """
    plan = region.plan_routes(pack, as_of="2023-12-01", gap=0.5)
    interrupt_after(0.05)
    measured(lambda: [plan.CALL for _ in range(1_000)])
"""

LIVE = MADE + """
    events = region.plan_routes(pack, as_of="2023-12-01", gap=0.5).outcome()
    live = region.kpis(pack, as_of="2023-12-01").live()
    text = json.dumps(events)
    interrupt_after(0.15)
    measured(lambda: live._native.apply(text))
    # What came before counts, and the report goes on.
    rows = live.report.region.rows("routes") + live.report.region.rows("route_items")
    assert rows < len(events)
    live.apply([{"kind": "put", "table": "persons", "row": {"id": "another"}}])
"""

CALLS = {
    "calibrate": CALIBRATE,
    "fit": FIT,
    "diagnose": DIAGNOSE,
    "read": READ,
    "kpis": KPIS,
    "plan": PLAN,
    "relax": RELAX,
    "make": MAKE,
    "write": WRITE,
    "unmet": EXPLAIN.replace("CALL", "unmet"),
    "outcome": EXPLAIN.replace("CALL", "outcome()"),
    "live": LIVE,
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_an_interrupt_ends_a_long_call(call: str) -> None:
    code = textwrap.dedent(INTERRUPTED) + textwrap.dedent(call)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # A tenth of a second is promised; a busy machine may take longer.
    print(f"from the signal to the exception: {done.stdout.strip()} s")
    assert float(done.stdout) < 1
