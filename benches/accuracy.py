"""How near diagnosis comes to what is true, where the truth is known: writes docs/diagnosis-accuracy.md.

    .venv/bin/python benches/accuracy.py

Persons and items are drawn with a seed, answers are drawn from them, and everything is estimated from the answers alone, again and
again. Counted are bias and root mean square error of discriminations, difficulties and levels, how often 95 % intervals hold what
they should, and whether the probability of a deficit is the share of persons who have one. Ends with an error where a coverage that
is promised (levels and gains everywhere, items from a thousand persons on) is not between 93 and 97 %.
"""

from __future__ import annotations

import math
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

import nms

PAGE = Path(__file__).parents[1] / "docs" / "diagnosis-accuracy.md"
# Persons, and how many times they are drawn.
SIZES = {250: 100, 1_000: 50, 5_000: 20}
ITEMS = (20, 40)
PRIORS = ("weak", "none")
WIDE = 1.959963984540054
REQUIRED = -0.5
LOWEST, HIGHEST = 93.0, 97.0
# From how many persons on the coverage of items is promised.
ENOUGH = 1_000
# How much all gain on average.
GAIN = 0.3


# ---- worlds


def bank(r: np.random.Generator, items: int) -> tuple[np.ndarray, np.ndarray]:
    """Discriminations and difficulties."""
    return r.lognormal(0.1, 0.3, items).clip(0.5, 2.2), r.normal(0, 1, items).clip(-2, 2)


def answered(r: np.random.Generator, level: np.ndarray, a: np.ndarray, b: np.ndarray) -> pa.Table:
    chance = 1 / (1 + np.exp(-a * (level[:, None] - b)))
    y = (r.random(chance.shape) < chance).astype(np.int8)
    return pa.table({f"i{j:02}": np.ascontiguousarray(y[:, j]) for j in range(len(a))})


def column(table: Any, name: str) -> np.ndarray:
    """A column as numbers; what is undefined is NaN."""
    return np.asarray(pa.table(table)[name].to_numpy(), float)


# ---- what is counted


@dataclass
class Tally:
    """Errors of one kind of number over all draws, and how many intervals held the truth."""

    errors: list[np.ndarray] = field(default_factory=list)
    claimed: list[np.ndarray] = field(default_factory=list)

    def add(self, found: np.ndarray, true: np.ndarray, error: np.ndarray) -> None:
        known = np.isfinite(found) & np.isfinite(error)
        self.errors.append((found - true)[known])
        self.claimed.append(error[known])

    @property
    def all(self) -> np.ndarray:
        return np.concatenate(self.errors)

    @property
    def bias(self) -> float:
        return float(self.all.mean())

    @property
    def rmse(self) -> float:
        return float(np.sqrt((self.all**2).mean()))

    @property
    def told(self) -> float:
        """The error that the standard errors let expect."""
        return float(np.sqrt((np.concatenate(self.claimed) ** 2).mean()))

    @property
    def coverage(self) -> float:
        """Percent of the 95 % intervals that hold the truth."""
        return float(100 * (np.abs(self.all) <= WIDE * np.concatenate(self.claimed)).mean())


@dataclass
class Cell:
    """One size, one number of items, one prior."""

    persons: int
    items: int
    prior: str
    a: Tally = field(default_factory=Tally)
    b: Tally = field(default_factory=Tally)
    level: Tally = field(default_factory=Tally)


def cell(persons: int, items: int, prior: str) -> Cell:
    out = Cell(persons, items, prior)
    for draw in range(SIZES[persons]):
        r = np.random.default_rng([persons, items, draw])
        a, b = bank(r, items)
        level = r.normal(0, 1, persons)
        table = answered(r, level, a, b)
        fit = nms.calibrate(table, model="2pl", prior=prior)
        for tally, name, true in ((out.a, "discrimination", a), (out.b, "difficulty", b)):
            tally.add(column(fit.items, name), true, column(fit.items, name + "_se"))
        scored = fit.score(table)
        out.level.add(column(scored, "level"), level, column(scored, "standard_error"))
    return out


def by_level(persons: int, items: int) -> list[tuple[str, Tally]]:
    """New persons, scored with items calibrated on others, by where they truly stand."""
    r = np.random.default_rng([9, persons, items])
    a, b = bank(r, items)
    fit = nms.calibrate(answered(r, r.normal(0, 1, persons), a, b), model="2pl", prior="weak")
    level = r.normal(0, 1, 50_000)
    scored = fit.score(answered(r, level, a, b))
    found, error = column(scored, "level"), column(scored, "standard_error")
    edges = [-math.inf, -1.5, -0.5, 0.5, 1.5, math.inf]
    names = ["below −1.5", "−1.5 to −0.5", "−0.5 to 0.5", "0.5 to 1.5", "above 1.5"]
    rows = []
    for name, low, high in zip(names, edges[:-1], edges[1:], strict=True):
        tally, inside = Tally(), (low <= level) & (level < high)
        tally.add(found[inside], level[inside], error[inside])
        rows.append((name, tally))
    return rows


def deficits(items: int) -> list[tuple[float, float, int]]:
    """For each tenth of the scale of probabilities: mean probability that the level is below the required one, share that is, persons."""
    r = np.random.default_rng([10, items])
    a, b = bank(r, items)
    fit = nms.calibrate(answered(r, r.normal(0, 1, 2_000), a, b), model="2pl", prior="weak")
    level = r.normal(0, 1, 100_000)
    scored = fit.score(answered(r, level, a, b))
    distance = (REQUIRED - column(scored, "level")) / column(scored, "standard_error")
    chance = np.array([0.5 * math.erfc(-z / math.sqrt(2)) for z in distance])
    tenth = np.minimum((chance * 10).astype(int), 9)
    below = level < REQUIRED
    return [(float(chance[tenth == t].mean()), float(below[tenth == t].mean()), int((tenth == t).sum())) for t in range(10)]


def gains(persons: int, items: int) -> tuple[Tally, Tally]:
    """Changes of persons between two waves that share half of the items, and the mean change among all there might be."""
    each, mean = Tally(), Tally()
    for draw in range(200):
        r = np.random.default_rng([11, persons, items, draw])
        a, b = bank(r, items + items // 2)
        before = r.normal(0, 1, persons)
        after = GAIN + 0.9 * before + r.normal(0, 0.4, persons)
        first, second = slice(0, items), slice(items // 2, items + items // 2)
        names = [f"i{j:02}" for j in range(len(a))]
        waves = {"march": (before, first), "november": (after, second)}
        tables = {wave: answered(r, level, a[part], b[part]).rename_columns(names[part]) for wave, (level, part) in waves.items()}
        found = nms.gains(tables["march"], tables["november"], model="2pl")
        each.add(column(found.persons, "gain"), after - before, column(found.persons, "standard_error"))
        mean.add(np.array([found.mean.gain]), np.array([GAIN]), np.array([found.mean.standard_error]))
    return each, mean


# ---- the page


def table(head: str, rows: list[str]) -> str:
    columns = head.count("|") - 1
    return "\n".join([head, "|" + "---|" * columns, *rows])


def page() -> tuple[str, list[str]]:
    """The page, and what is not as promised."""
    out: list[str] = []

    def promised(what: str, tally: Tally) -> None:
        if not LOWEST <= tally.coverage <= HIGHEST:
            out.append(f"{what}: {tally.coverage:.1f} % of the intervals hold the truth")

    cells = [cell(persons, items, prior) for prior in PRIORS for items in ITEMS for persons in SIZES]
    number = lambda value: f"{value:.3f}".replace("-", "−")  # noqa: E731
    accuracy, coverage = [], []
    for c in cells:
        head = f"| {c.prior} | {c.items} | {c.persons:,} |".replace(",", " ")
        accuracy.append(head + "".join(f" {number(t.bias)} | {number(t.rmse)} |" for t in (c.a, c.b, c.level)))
        coverage.append(head + "".join(f" {t.coverage:.1f} |" for t in (c.a, c.b, c.level)) + f" {number(c.level.told)} |")
        where = f"{c.persons} persons, {c.items} items, prior {c.prior}"
        promised(f"levels, {where}", c.level)
        if c.persons >= ENOUGH:
            promised(f"discriminations, {where}", c.a)
            promised(f"difficulties, {where}", c.b)
    standing = [f"| {name} | {number(t.bias)} | {number(t.rmse)} | {number(t.told)} | {t.coverage:.1f} |" for name, t in by_level(1_000, 40)]
    calibrated = [f"| {t / 10:.1f}–{(t + 1) / 10:.1f} | {chance:.3f} | {share:.3f} | {persons:,} |".replace(",", " ")
                  for t, (chance, share, persons) in enumerate(deficits(20))]  # fmt: skip
    gained = []
    for items in ITEMS:
        each, mean = gains(1_000, items)
        gained.append(f"| {items} |" + "".join(f" {number(t.bias)} | {number(t.rmse)} | {number(t.told)} | {t.coverage:.1f} |" for t in (each, mean)))
        promised(f"gains, {items} items", each)
        promised(f"mean gains, {items} items", mean)

    draws = ", ".join(f"{times} draws of {persons:,}".replace(",", " ") for persons, times in SIZES.items())
    parts = [
        "# How near diagnosis comes to the truth",
        "Made by `benches/accuracy.py`, which draws persons, items and answers with a seed and estimates everything from the answers alone. "
        "Levels are normal with mean 0 and deviation 1, discriminations log-normal around 1.1 (0.5 to 2.2), difficulties normal (−2 to 2); "
        f"two-parameter model; {draws} persons, new items each time.",
        "## Bias and error",
        "Biases and root mean square errors of discriminations (a), difficulties (b) and levels. `weak` is the prior taken by default, "
        "`none` plain maximum likelihood.",
        table("| prior | items | persons | bias a | RMSE a | bias b | RMSE b | bias level | RMSE level |", accuracy),
        "## Intervals",
        "Percent of 95 % intervals that hold the truth, and the error of levels that their standard errors let expect, to be set beside the RMSE above. "
        f"Promised are {LOWEST:.0f} to {HIGHEST:.0f} % for levels and gains (of a person, and the mean of all) everywhere, and for items from "
        f"{f'{ENOUGH:,}'.replace(',', ' ')} persons on; the script ends with an error where one of them is not kept.",
        table("| prior | items | persons | a | b | level | error told |", coverage),
        "## By where a person stands",
        "50 000 new persons, 40 items calibrated on 1 000 others. An estimate is drawn towards the mean of the persons, which is right on the whole and shows "
        "at the ends: an interval is sound for a person of whom only the answers are known, not for one picked by its true level.",
        table("| true level | bias | RMSE | error told | intervals that hold, % |", standing),
        "## Probability of a deficit",
        f"100 000 new persons, 20 items calibrated on 2 000 others, required level {REQUIRED}. Of those told a probability, so many are below.".replace("-", "−"),
        table("| told | mean of what is told | share truly below | persons |", calibrated),
        "## Gains",
        f"1 000 persons in two waves that share half of their items, 200 times; true gains have mean {GAIN} and deviation 0.41 and depend on the level before. "
        "The mean gain is that of all there might be; about half of its bias comes of the prior taken by default, which draws discriminations towards 1, and with "
        "them the unit of levels.",
        table("| items a wave | bias | RMSE | error told | hold, % | mean: bias | RMSE | error told | hold, % |", gained),
    ]
    return "\n\n".join(parts) + "\n", out


def main() -> None:
    start = time.perf_counter()
    text, broken = page()
    PAGE.write_text(text, encoding="utf-8")
    print(f"{PAGE} written in {time.perf_counter() - start:.0f} s")
    if broken:
        sys.exit("not as promised:\n" + "\n".join(broken))


if __name__ == "__main__":
    main()
