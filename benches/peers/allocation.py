"""Bundles under shared capacities: the solver alone and HiGHS on the same instances, value beside value.

    .venv/bin/python benches/peers/allocation.py [teachers] [seconds for HiGHS] [seed …]

HiGHS solves an instance as a mixed-integer programme; with 0 seconds it is left out. Without arguments: 200 teachers, seeds 1 to 3.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from worlds.routes import World

TEACHERS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
PATIENCE = float(sys.argv[2]) if len(sys.argv) > 2 else 120.0
SEEDS = [int(seed) for seed in sys.argv[3:]] or [1, 2, 3]
ROOT = Path(__file__).parents[2]
EXAMPLE = ["cargo", "run", "--quiet", "--release", "--package", "nms-solver", "--features", "parallel", "--example", "allocation", "--"]
UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}


def solved(instance: Path, *options: str) -> tuple[int, int, float, str]:
    """Give the value the solver finds, its bound, its seconds and its line."""
    run = subprocess.run([*EXAMPLE, str(instance), *options], cwd=ROOT, check=True, capture_output=True, text=True)
    line = run.stdout.splitlines()[-1]
    found = re.search(r" value (\d+) bound (\d+) .* wall ([\d.]+)(\w+)$", line)
    assert found, line
    return int(found[1]), int(found[2]), float(found[3]) * UNITS[found[4]], line


def compare(seed: int) -> None:
    world = World(TEACHERS, seed)
    instance = ROOT / f"target/bench/allocation-{TEACHERS}-{seed}.json"
    instance.parent.mkdir(parents=True, exist_ok=True)
    instance.write_text(json.dumps(world.dump()), encoding="utf-8")
    runs = {"nms": solved(instance), "nms, exact": solved(instance, "--exact")}
    for name, (*_, line) in runs.items():
        print(f"seed {seed}  {name:10} {line}")
    if PATIENCE == 0:
        return
    begun = time.perf_counter()
    value, bound = world.highs(PATIENCE, hour=0)
    other = time.perf_counter() - begun
    print(f"seed {seed}  HiGHS      value {value:.0f} bound {bound:.1f} wall {other:.2f} s")
    for name, (own, above, seconds, _) in runs.items():
        # The one's bound is above the other's value, both ways.
        assert above >= value - 1e-6 and bound >= own - 1e-6, (name, own, above, value, bound)
        print(f"seed {seed}  {name}: time, HiGHS to it {other / seconds:.0f}; value, it to HiGHS {own / value:.6f}")


if __name__ == "__main__":
    for seed in SEEDS:
        compare(seed)
