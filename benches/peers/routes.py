"""Plans of routes from a region's tables: nms and HiGHS on the same worlds, value beside value.

    .venv/bin/python benches/peers/routes.py [teachers] [seconds for HiGHS] [worlds]

Levels are known for sure, so that closing a deficit is linear up to what is lacking, and HiGHS solves the very same problem as a
mixed-integer programme. With several worlds the time of HiGHS is no matter: bound and value are compared.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any

import nms
from worlds.routes import DAY_OF_PLANNING, HOURS, ITEMS, World

TEACHERS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
PATIENCE = float(sys.argv[2]) if len(sys.argv) > 2 else 120.0
WORLDS = int(sys.argv[3]) if len(sys.argv) > 3 else 1


def planned(world: World, **options: Any) -> tuple[nms.RoutePlan, float]:
    region = nms.Region.from_json(world.tables())
    diagnosis = region.diagnose(as_of=DAY_OF_PLANNING)
    rules = {"hours": {"most": HOURS}, "most_items": {"most": ITEMS}, "deficit": False, "repetition": {"years": 3}}
    begun = time.perf_counter()
    plan = region.plan_routes(None, diagnosis, as_of=DAY_OF_PLANNING, rules=rules, **options)
    return plan, time.perf_counter() - begun


def compare(seed: int) -> tuple[float, float]:
    """Plan one world, and give the times of both; whatever contradicts the other is an error."""
    world = World(TEACHERS, seed)
    plan, own = planned(world)
    assert plan.check() == [], plan.check()
    begun = time.perf_counter()
    value, bound = world.highs(PATIENCE, hour=0.001)
    other = time.perf_counter() - begun
    # The one's bound is above the other's value, both ways.
    assert plan.bound >= value - 1e-6 and bound >= plan.value - 1e-6, (plan.bound, value, bound, plan.value)
    assert plan.value >= (1 - max(plan.summary["gap"] or 0, 1e-9)) * value - 1e-6, (plan.value, value)
    if WORLDS == 1:
        exact, longer = planned(world, exact=True)
        print(f"nms        {own:8.3f} s  value {plan.value:.3f}  bound {plan.bound:.3f}  gap {100 * (plan.summary['gap'] or 0):.4f} %")
        print(f"nms, exact {longer:8.3f} s  value {exact.value:.3f}  {exact.status}")
        print(f"HiGHS      {other:8.3f} s  value {value:.3f}  bound {bound:.3f}")
        print(f"time: HiGHS / nms {other / own:.1f}, / exact {other / longer:.1f}; value: nms / HiGHS {plan.value / value:.6f}")
    return own, other


if __name__ == "__main__":
    times = [compare(seed) for seed in range(1, WORLDS + 1)]
    if WORLDS > 1:
        own, other = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{WORLDS} worlds of {TEACHERS}: no bound below a value, none worth less than its gap says; medians nms {own:.3f} s, HiGHS {other:.3f} s")
