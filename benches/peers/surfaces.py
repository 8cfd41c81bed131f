"""The same plan of routes on every surface: Rust beside Python, the browser's build beside the native one, on one thread.

``cargo xtask bench`` builds what it runs. Everybody plans the same made region, and comes to the same value. At last one person of a large one is
planned anew.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

os.environ["RAYON_NUM_THREADS"] = "1"

import nms

PEOPLE, LARGE, ROUNDS = 2_000, 20_000, 5
DAY = "2023-12-01"
ROOT = Path(__file__).parents[2]
pack = nms.NormPack.load("orenburg-2023")


def prepared(people: int) -> tuple[nms.Region, nms.Diagnosis]:
    region = nms.synthetic("orenburg", people=people, seed=1, pack=pack)
    return region, region.diagnose(pack, as_of=DAY)


def python(region: nms.Region, diagnosis: nms.Diagnosis) -> tuple[float, nms.RoutePlan]:
    begun = time.perf_counter()
    plan = region.plan_routes(pack, diagnosis, as_of=DAY)
    return time.perf_counter() - begun, plan


def rust(folder: str) -> tuple[float, float]:
    """Give the seconds of the stage, and the value, as the main job prints them."""
    command = [ROOT / "target/release/examples/region", "--size", str(PEOPLE), "--seed", "1", "--english", "--to", folder]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, value = re.search(r"^routes +([\d.]+) s", told, re.M), re.search(r"value ([\d.]+) under", told)
    assert seconds and value, told
    return float(seconds[1]), float(value[1])


def node(file: Path) -> tuple[float, float]:
    command = ["node", str(Path(__file__).with_suffix(".mjs")), str(file), DAY]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
    return told["seconds"], told["value"]


region, diagnosis = prepared(PEOPLE)
times: dict[str, list[float]] = {"rust": [], "python": [], "browser": []}
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "region.json"
    file.write_text(region.to_json())
    for _ in range(ROUNDS):
        own, plan = python(region, diagnosis)
        native, as_printed = rust(folder)
        other, same = node(file)
        assert abs(plan.value - as_printed) < 0.1 and plan.value == same, (plan.value, as_printed, same)
        times["python"].append(own)
        times["rust"].append(native)
        times["browser"].append(other)
medians = {surface: statistics.median(column) for surface, column in times.items()}
print(f"{PEOPLE} people, one thread: " + ", ".join(f"{surface} {seconds:.2f} s" for surface, seconds in medians.items()))
print(f"Python / Rust {medians['python'] / medians['rust']:.3f}, browser / Rust {medians['browser'] / medians['rust']:.2f}")

region, diagnosis = prepared(LARGE)
plan = python(region, diagnosis)[1]
persons = sorted(set(plan.items.to_arrow()["person"].to_pylist()))[:: LARGE // 40]
again = []
for person in persons:
    begun = time.perf_counter()
    replanned = plan.replan(region, diagnosis, [person])
    again.append(1000 * (time.perf_counter() - begun))
    assert replanned.check() == []
print(f"one person of {LARGE} anew: median of {len(again)} {statistics.median(again):.1f} ms, most {max(again):.1f} ms")
