"""Calibration, scoring and classes: nms beside girth, mirt, OpenMx and a plain EM in numpy on the same answers.

    .venv/bin/python benches/peers/diagnosis.py

Answers are drawn with a seed from a two-parameter model. Every peer fits the same matrix in the same run as its documentation
advises; R packages (mirt, OpenMx) are asked when Rscript has them and time themselves, without reading the data. Log-likelihoods are
not taken from the packages: one ruler, a fine grid, measures the parameters that each of them found. Prints tables of ratios.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

import nms

PERSONS, ITEMS = 20_000, 40
Pair = tuple[np.ndarray, np.ndarray]


# ---- answers


def bank(items: int, seed: int) -> Pair:
    """Discriminations and difficulties."""
    r = np.random.default_rng([seed, 0])
    return r.lognormal(0.1, 0.3, items).clip(0.4, 2.5), r.normal(0, 1, items).clip(-2.5, 2.5)


def answered(a: np.ndarray, b: np.ndarray, persons: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Answers and true levels, drawn in pieces so that little memory is touched."""
    r = np.random.default_rng([seed, 1])
    level, y = r.normal(0, 1, persons), np.empty((persons, len(a)), np.int8)
    for start in range(0, persons, 10_000):
        part = slice(start, start + 10_000)
        chance = 1 / (1 + np.exp(-a * (level[part, None] - b)))
        y[part] = r.random(chance.shape) < chance
    return y, level


def as_table(y: np.ndarray) -> pa.Table:
    return pa.table({f"i{j:03}": pa.array(np.ascontiguousarray(y[:, j])) for j in range(y.shape[1])})


def skilled(persons: int, items: int, skills: int, seed: int) -> dict[str, np.ndarray]:
    """Answers of persons who have a skill or not; an item needs one to three skills."""
    r = np.random.default_rng([seed, 2])
    q = np.zeros((items, skills), np.int8)
    for j in range(items):
        q[j, [j] if j < skills else r.choice(skills, r.integers(1, 4), replace=False)] = 1
    general = r.normal(0, 1, (persons, 1))
    has = (0.8 * general + 0.6 * r.normal(0, 1, (persons, skills)) > r.normal(0, 0.5, skills)).astype(np.int8)
    guess, slip = r.uniform(0.05, 0.3, items), r.uniform(0.05, 0.25, items)
    able = has @ q.T == q.sum(1)
    y = (r.random((persons, items)) < np.where(able, 1 - slip, guess)).astype(np.int8)
    return {"y": y, "q": q, "guess": guess, "slip": slip, "has": has}


# ---- the ruler


def grid(points: int, width: float) -> Pair:
    x = np.linspace(-width, width, points)
    return x, -(x**2) / 2 - np.log(np.exp(-(x**2) / 2).sum())


def posterior(y: np.ndarray, a: np.ndarray, b: np.ndarray, x: np.ndarray, weight: np.ndarray) -> Pair:
    """The posterior of every person on the grid, and the log-likelihood of each."""
    z = a * (x[:, None] - b)
    wrong = -np.logaddexp(0, z)
    # The log of right less the log of wrong is the argument itself.
    log = y.astype(float) @ z.T + wrong.sum(1) + weight
    most = log.max(1, keepdims=True)
    p = np.exp(log - most)
    total = p.sum(1, keepdims=True)
    return p / total, (np.log(total) + most)[:, 0]


def log_likelihood(y: np.ndarray, a: np.ndarray, b: np.ndarray) -> float:
    x, weight = grid(121, 7)
    return float(sum(posterior(y[i : i + 10_000], a, b, x, weight)[1].sum() for i in range(0, len(y), 10_000)))


def rmse(found: np.ndarray, true: np.ndarray) -> float:
    return float(np.sqrt(np.mean((np.asarray(found) - true) ** 2)))


def timed(work: Callable[[], Any], runs: int = 1, warm: bool = False) -> tuple[float, Any]:
    """Median of several runs, in seconds, and the last result."""
    if warm:
        work()
    seconds, result = [], None
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), result


# ---- two parameters


def em(y: np.ndarray) -> Pair:
    """Bock and Aitkin 1981 in plain numpy: 41 points, two Newton steps an item, until nothing moves by a ten-thousandth."""
    x, weight = grid(41, 5)
    share = y.mean(0).clip(1e-3, 1 - 1e-3)
    a, d = np.ones(y.shape[1]), np.log(share / (1 - share))
    right_of = y.astype(float).T
    for _ in range(500):
        p, _ = posterior(y, a, -d / a, x, weight)
        persons, right, before = p.sum(0), right_of @ p, (a, d)
        for _ in range(2):
            chance = 1 / (1 + np.exp(-(np.outer(a, x) + d[:, None])))
            rest, v = right - persons * chance, persons * chance * (1 - chance)
            g0, g1 = rest.sum(1), rest @ x
            h00, h01, h11 = v.sum(1), v @ x, v @ x**2
            det = h00 * h11 - h01**2
            a, d = a + (h00 * g1 - h01 * g0) / det, d + (h11 * g0 - h01 * g1) / det
        if max(np.abs(a - before[0]).max(), np.abs(d - before[1]).max()) < 1e-4:
            break
    return a, -d / a


def by_girth(y: np.ndarray) -> tuple[float, Pair]:
    from girth import twopl_mml

    answers = y.T.astype(int)
    seconds, found = timed(lambda: twopl_mml(answers))
    return seconds, (found["Discrimination"], found["Difficulty"])


def by_mirt_python(y: np.ndarray) -> tuple[float, Pair]:
    import mirt

    answers = y.astype(int)
    seconds, found = timed(lambda: mirt.fit_mirt(answers, model="2PL", n_quadpts=41, compute_standard_errors=False))
    items = found.coef()
    return seconds, (items["discrimination"].to_numpy(), items["difficulty"].to_numpy())


R_READ = 'y <- matrix(readBin("{file}", "integer", {cells}, size = 1), ncol = {items}, byrow = TRUE); colnames(y) <- sprintf("i%03d", 1:{items});'
R_MIRT = """
suppressMessages(library(mirt)); y <- as.data.frame(y)
s <- system.time(m <- mirt(y, 1, itemtype = "2PL", verbose = FALSE))[["elapsed"]]
p <- coef(m, simplify = TRUE)$items; out(s, p[, "a1"], p[, "d"])"""
R_OPENMX = """
suppressMessages({library(OpenMx); library(rpf)}); mxOption(NULL, "Number of Threads", parallel::detectCores())
s <- system.time({
  frame <- as.data.frame(lapply(colnames(y), function(j) mxFactor(y[, j], levels = 0:1))); names(frame) <- colnames(y)
  spec <- setNames(rep(list(rpf.grm(outcomes = 2)), ncol(y)), colnames(y))
  start <- rbind(a = rep(1, ncol(y)), d = qlogis(colMeans(y))); colnames(start) <- colnames(y)
  m <- mxRun(mxModel("m", mxMatrix(name = "item", nrow = 2, ncol = ncol(y), values = start, free = TRUE, dimnames = dimnames(start)),
    mxData(frame, "raw"), mxExpectationBA81(spec, qpoints = 41, qwidth = 5), mxFitFunctionML(),
    mxComputeEM("expectation", "scores", mxComputeNewtonRaphson())), silent = TRUE)
})[["elapsed"]]
out(s, m$item$values[1, ], m$item$values[2, ])"""
R_OUT = 'out <- function(s, a, d) cat("{", sprintf(\'"s": %.6f, "a": [%s], "d": [%s]\', s, toString(sprintf("%.9f", a)), toString(sprintf("%.9f", d))), "}");'


def by_r(y: np.ndarray, package: str, script: str) -> tuple[float, Pair] | None:
    """A fit by an R package; nothing where there is no R or no such package."""
    if not shutil.which("Rscript") or subprocess.run(["Rscript", "-e", f"library({package})"], capture_output=True).returncode:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.bin"
        y.tofile(file)
        text = R_OUT + R_READ.format(file=file, cells=y.size, items=y.shape[1]) + script
        answer = subprocess.run(["Rscript", "-e", text], capture_output=True, text=True, check=True).stdout
    found = json.loads(answer[answer.index("{") :])
    a, d = np.array(found["a"]), np.array(found["d"])
    return found["s"], (a, -d / a)


def ours(table: pa.Table, runs: int) -> tuple[float, Any, Pair]:
    seconds, found = timed(lambda: nms.calibrate(table, model="2pl", prior="none", errors=False), runs, warm=True)
    items = pa.table(found.items)
    return seconds, found, (items["discrimination"].to_numpy(), items["difficulty"].to_numpy())


def calibration() -> Any:
    a, b = bank(ITEMS, 1)
    y, _ = answered(a, b, PERSONS, 1)
    own, fit, found = ours(as_table(y), 5)
    print(f"Two parameters, {PERSONS} persons x {ITEMS} items; {fit.iterations} iterations, {fit.status}")
    print("| | seconds | ratio | RMSE a | RMSE b | log-likelihood |\n|---|---|---|---|---|---|")

    def row(name: str, seconds: float, pair: Pair) -> None:
        print(f"| {name} | {seconds:.3f} | {seconds / own:.1f} | {rmse(pair[0], a):.4f} | {rmse(pair[1], b):.4f} | {log_likelihood(y, *pair):.2f} |", flush=True)

    row("nms", own, found)
    peers: list[tuple[str, Callable[[], tuple[float, Pair] | None]]] = [
        ("numpy, EM", lambda: timed(lambda: em(y))),
        ("girth", lambda: by_girth(y)),
        ("mirt for Python", lambda: by_mirt_python(y)),
        ("mirt for R", lambda: by_r(y, "mirt", R_MIRT)),
        ("OpenMx", lambda: by_r(y, "OpenMx", R_OPENMX)),
    ]
    for name, peer in peers:
        answer = peer()
        if answer is None:
            print(f"| {name} | not there | | | | |")
        else:
            row(name, *answer)
    # What we say of ourselves is what the ruler says, to a millionth.
    assert abs(fit.log_likelihood / log_likelihood(y, *found) - 1) < 1e-6
    return fit


# ---- many persons


def large(persons: int, items: int) -> None:
    """In a process of its own, so that its peak of memory is that of this fit."""
    done = subprocess.run([sys.executable, __file__, "large", str(persons), str(items)], capture_output=True, text=True, check=True)
    print(done.stdout, end="")


def large_here(persons: int, items: int) -> None:
    a, b = bank(items, 2)
    table = as_table(answered(a, b, persons, 2)[0])
    before = memory()
    seconds, fit, found = ours(table, 3)
    print(f"\n{persons} persons x {items} items: {seconds:.2f} s, {memory():.0f} MB at most, of which {before:.0f} before the fit; "
          f"{fit.iterations} iterations, RMSE a {rmse(found[0], a):.4f}, b {rmse(found[1], b):.4f}")  # fmt: skip


def memory() -> float:
    """The most that this process has had, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def scoring(fit: Any, persons: int) -> None:
    """New persons with the parameters already found."""
    a, b = bank(ITEMS, 1)
    y, level = answered(a, b, persons, 3)
    table, items = as_table(y), pa.table(fit.items)
    a, b = items["discrimination"].to_numpy(), items["difficulty"].to_numpy()
    own, scored = timed(lambda: fit.score(table), 3, warm=True)
    levels = pa.table(scored)["level"].to_numpy()

    def by_numpy() -> np.ndarray:
        x, weight = grid(41, 5)
        return np.concatenate([posterior(y[i : i + 20_000], a, b, x, weight)[0] @ x for i in range(0, persons, 20_000)])

    def by_girth() -> np.ndarray:
        from girth import ability_eap

        return np.concatenate([ability_eap(y[i : i + 100_000].T.astype(int), b, a) for i in range(0, persons, 100_000)])

    print(f"\nLevels and errors of {persons} persons x {ITEMS} items")
    print("| | seconds | ratio | RMSE of the level |\n|---|---|---|---|")
    print(f"| nms | {own:.3f} | 1.0 | {rmse(levels, level):.4f} |")
    for name, peer in (("numpy", by_numpy), ("girth, without errors", by_girth)):
        seconds, theirs = timed(peer)
        print(f"| {name} | {seconds:.2f} | {seconds / own:.1f} | {rmse(theirs, level):.4f} |", flush=True)
        assert name != "numpy" or np.abs(theirs - levels).max() < 0.01


# ---- classes


def em_dina(y: np.ndarray, q: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Guess, slip, chance of each skill, log-likelihood: EM in plain numpy until nothing moves by a ten-thousandth."""
    skills = q.shape[1]
    classes = (np.arange(2**skills)[:, None] >> np.arange(skills)) & 1
    able = (classes @ q.T == q.sum(1)).astype(float)
    answers = y.astype(float)
    guess, slip, share = np.full(len(q), 0.2), np.full(len(q), 0.2), np.full(len(classes), 1 / len(classes))
    for _ in range(1_000):
        right = able * (1 - slip) + (1 - able) * guess
        log = answers @ np.log(right / (1 - right)).T + np.log(1 - right).sum(1) + np.log(share)
        most = log.max(1, keepdims=True)
        p = np.exp(log - most)
        total = p.sum(1, keepdims=True)
        p /= total
        persons, correct, before = p.sum(0), p.T @ answers, (guess, slip)
        share = (persons / len(y)).clip(1e-12)
        guess = ((1 - able) * correct).sum(0) / (persons @ (1 - able))
        slip = 1 - (able * correct).sum(0) / (persons @ able)
        if max(np.abs(guess - before[0]).max(), np.abs(slip - before[1]).max()) < 1e-4:
            break
    return guess, slip, p @ classes, float((np.log(total) + most).sum())


def classes() -> None:
    world = skilled(PERSONS, ITEMS, 6, 4)
    y, q = world["y"], world["q"]
    table = as_table(y)
    needs = pa.table({"item": table.column_names, **{f"skill{k}": q[:, k] for k in range(q.shape[1])}})
    # As the others: until nothing moves by a ten-thousandth, and no standard errors.
    own, fit = timed(lambda: nms.classes(table, needs, tolerance=1e-4, errors=False), 3, warm=True)
    items = pa.table(fit.items)

    def by_mirt() -> tuple[np.ndarray, np.ndarray, None, float | None]:
        import mirt

        model, _ = mirt.fit_cdm(y.astype(int), q.astype(int), max_iter=1_000)
        return model.guess, model.slip, None, None

    print(f"\nDINA, {PERSONS} persons x {ITEMS} items x {q.shape[1]} skills")
    print("| | seconds | ratio | RMSE guess | RMSE slip | log-likelihood |\n|---|---|---|---|---|---|")

    def row(name: str, seconds: float, guess: np.ndarray, slip: np.ndarray, value: float | None) -> None:
        told = "" if value is None else f"{value:.2f}"
        print(f"| {name} | {seconds:.3f} | {seconds / own:.1f} | {rmse(guess, world['guess']):.4f} | {rmse(slip, world['slip']):.4f} | {told} |", flush=True)

    row("nms", own, items["guess"].to_numpy(), items["slip"].to_numpy(), fit.log_likelihood)
    for name, peer in (("numpy, EM", lambda: em_dina(y, q)), ("mirt for Python", by_mirt)):
        seconds, (guess, slip, _, value) = timed(peer)
        row(name, seconds, guess, slip, value)


def main() -> None:
    if sys.argv[1:2] == ["large"]:
        large_here(int(sys.argv[2]), int(sys.argv[3]))
        return
    fit = calibration()
    large(200_000, 60)
    scoring(fit, 1_000_000)
    classes()


if __name__ == "__main__":
    main()
