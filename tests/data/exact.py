"""Answers to eight digits, found by plain direct means, for the tests:  python tests/data/exact.py  (needs numpy and scipy)

Curves: P(score >= k) = logistic(slope * level + intercept_k); levels N(0, 1). The marginal likelihood, an integral over 161 equally
spaced points from -8 to 8, is maximised over all parameters at once by BFGS and Newton steps; errors come from its second
derivatives. DINA by EM until nothing moves. Agrees with the answers of the packages beside it, whose numbers have fewer sound digits.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logsumexp
from scipy.stats import chi2

HERE = Path(__file__).parent
POINTS = np.linspace(-8, 8, 161)
WEIGHTS = -POINTS**2 / 2 - logsumexp(-(POINTS**2) / 2)


def patterns(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Answers, and how many persons gave them."""
    rows = [line.split(",") for line in (HERE / name).read_text().split()[1:]]
    return np.array([list(map(float, pattern)) for pattern, _ in rows]), np.array([float(persons) for _, persons in rows])


def digits(name: str) -> np.ndarray:
    return np.array([list(map(float, line)) for line in (HERE / name).read_text().split()])


def curves(slope: float, intercepts: np.ndarray) -> np.ndarray:
    """P(score >= k) for k from 0 to one above the maximum, at every point."""
    inner = expit(slope * POINTS + np.asarray(intercepts)[:, None])
    return np.vstack([np.ones_like(POINTS), inner, np.zeros_like(POINTS)])


def fit(y: np.ndarray, persons: np.ndarray, equal: bool = False) -> dict[str, Any]:
    """Marginal maximum likelihood; a missing answer is NaN. `equal`: one slope for all items."""
    items = y.shape[1]
    top = np.nanmax(y, axis=0).astype(int)
    slopes = np.zeros(items, int) if equal else np.arange(items)
    first = slopes[-1] + 1 + np.concatenate([[0], np.cumsum(top)])
    own = [slice(first[j], first[j + 1]) for j in range(items)]
    chosen = [[y[:, j] == k for k in range(top[j] + 1)] for j in range(items)]

    def likelihood(t: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Minus the log-likelihood, its gradient, the posterior of every row."""
        log, cumulative = np.tile(WEIGHTS, (len(y), 1)), []
        for j in range(items):
            cumulative.append(curves(t[slopes[j]], t[own[j]]))
            for k, rows in enumerate(chosen[j]):
                log[rows] += np.log(cumulative[j][k] - cumulative[j][k + 1])
        each = logsumexp(log, axis=1)
        posterior = np.exp(log - each[:, None])
        gradient = np.zeros_like(t)
        for j in range(items):
            c = cumulative[j]
            share = np.stack([(persons * rows) @ posterior for rows in chosen[j]]) / (c[:-1] - c[1:])
            steep = (share[1:] - share[:-1]) * (c * (1 - c))[1:-1]
            gradient[own[j]] = steep.sum(1)
            gradient[slopes[j]] += steep.sum(0) @ POINTS
        return -float(persons @ each), -gradient, posterior

    def second(t: np.ndarray) -> np.ndarray:
        step = 1e-4
        rows = [(likelihood(t + step * e)[1] - likelihood(t - step * e)[1]) / (2 * step) for e in np.eye(len(t))]
        return (np.array(rows) + np.array(rows).T) / 2

    t = np.ones(first[-1])
    for j in range(items):
        asked = persons * ~np.isnan(y[:, j])
        share = np.array([(asked @ (y[:, j] >= k)) / asked.sum() for k in range(1, top[j] + 1)])
        t[own[j]] = np.log(share / (1 - share))
    t = minimize(lambda t: likelihood(t)[:2], t, jac=True, method="BFGS", options={"gtol": 1e-5, "maxiter": 5_000}).x
    for _ in range(4):
        t = t - np.linalg.solve(second(t), likelihood(t)[1])
    value, gradient, posterior = likelihood(t)
    assert np.abs(gradient).max() < 1e-8
    covariance = np.linalg.inv(second(t))

    def error(where: list[int], by: list[float]) -> float:
        return float(np.sqrt(np.array(by) @ covariance[np.ix_(where, where)] @ np.array(by)))

    out: list[dict[str, Any]] = []
    for j in range(items):
        a, at = t[slopes[j]], range(first[j], first[j + 1])
        out.append({
            "slope": a, "slope_se": error([slopes[j]], [1]),
            "intercept": [t[i] for i in at], "intercept_se": [error([i], [1]) for i in at],
            "difficulty": [-t[i] / a for i in at], "difficulty_se": [error([slopes[j], i], [t[i] / a**2, -1 / a]) for i in at],
        })  # fmt: skip
    level = posterior @ POINTS
    return {"log_likelihood": -value, "items": out, "levels": level, "errors": np.sqrt(posterior @ POINTS**2 - level**2)}


def by_pattern(y: np.ndarray, run: dict[str, Any]) -> list[dict[str, Any]]:
    rows = zip(y, run["levels"], run["errors"], strict=True)
    return [{"pattern": "".join("." if np.isnan(a) else str(int(a)) for a in row), "level": level, "se": se} for row, level, se in rows]


def sum_scores(p: np.ndarray) -> np.ndarray:
    """P(sum = s) at every point for items with these shares of right answers (Lord and Wingersky 1984)."""
    out = np.ones((1, p.shape[1]))
    for row in p:
        out = np.vstack([out, np.zeros(p.shape[1])]) * (1 - row) + np.vstack([np.zeros(p.shape[1]), out]) * row
    return out


def s_x2(y: np.ndarray, persons: np.ndarray, run: dict[str, Any]) -> list[dict[str, Any]]:
    """S-X2 of each dichotomous item (Orlando and Thissen 2000), sums in which less than one person is expected joined to the next."""
    p = np.array([curves(item["slope"], item["intercept"])[1] for item in run["items"]])
    weight, total, out = np.exp(WEIGHTS), y.sum(1), []
    whole = sum_scores(p) @ weight
    for j in range(len(p)):
        rest = sum_scores(np.delete(p, j, axis=0))
        cells = []
        for s in range(1, len(p)):
            expected = (rest[s - 1] * p[j]) @ weight / whole[s]
            n = persons[total == s].sum()
            cells.append([n * expected, n * (1 - expected), persons[(total == s) & (y[:, j] == 1)].sum(), n])
        joined: list[np.ndarray] = []
        carried = np.zeros(4)
        for cell in cells:
            carried = carried + cell
            if min(carried[:2]) >= 1:
                joined.append(carried)
                carried = np.zeros(4)
        if carried.any() and joined:
            joined[-1] = joined[-1] + carried
        statistic = sum((c[2] - c[0]) ** 2 / c[0] + (c[3] - c[2] - c[1]) ** 2 / c[1] for c in joined)
        df = len(joined) - 2
        out.append({"statistic": statistic, "df": df, "p": float(chi2.sf(statistic, df))})
    return out


def dina(y: np.ndarray, q: np.ndarray) -> dict[str, Any]:
    """Guess, slip and shares of the classes by EM from equal shares, so that classes no item tells apart keep equal shares."""
    skills = q.shape[1]
    classes = (np.arange(2**skills)[:, None] >> np.arange(skills)) & 1
    able = (classes @ q.T == q.sum(1)).astype(float)
    guess, slip, share = np.full(len(q), 0.2), np.full(len(q), 0.2), np.full(len(classes), 1 / len(classes))
    for iteration in range(200_000):
        right = np.clip(able * (1 - slip) + (1 - able) * guess, 1e-12, 1 - 1e-12)
        log = y @ np.log(right).T + (1 - y) @ np.log(1 - right).T + np.log(np.maximum(share, 1e-300))
        each = logsumexp(log, axis=1)
        posterior = np.exp(log - each[:, None])
        counts, correct = posterior.sum(0), posterior.T @ y
        before = np.concatenate([guess, slip])
        share = counts / len(y)
        guess = ((1 - able) * correct).sum(0) / (counts @ (1 - able))
        slip = 1 - (able * correct).sum(0) / (counts @ able)
        if np.abs(np.concatenate([guess, slip]) - before).max() < 1e-12:
            break
    mastery = posterior @ classes
    return {
        "iterations": iteration, "log_likelihood": each.sum(), "guess": guess, "slip": slip, "prevalence": share @ classes,
        "distinguishable_classes": len(np.unique(able, axis=0)), "first_ten_persons": mastery[:10],
    }  # fmt: skip


def plain(value: Any) -> Any:
    """Numbers with eight digits after the point."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, np.ndarray)):
        return [plain(inner) for inner in value]
    return round(float(value), 8) if isinstance(value, (float, np.floating)) else value.item() if isinstance(value, np.generic) else value


def main() -> None:
    answers: dict[str, Any] = {}
    for name in ("lsat6", "lsat7"):
        y, persons = patterns(f"{name}.csv")
        answers[name] = {}
        for model in ("2pl", "1pl"):
            run = fit(y, persons, equal=model == "1pl")
            kept = {key: run[key] for key in ("log_likelihood", "items")}
            answers[name][model] = {**kept, "s_x2": s_x2(y, persons, run), "scores": by_pattern(y, run)}
    # Two of the persons who answered nothing right were not asked everything.
    y, persons = patterns("lsat7.csv")
    rows = np.vstack([y, y[:1], y[:1]])
    rows[-2, 0] = rows[-1, 1] = np.nan
    run = fit(rows, np.concatenate([[persons[0] - 2], persons[1:], [1, 1]]))
    answers["lsat7_with_two_answers_missing"] = {key: run[key] for key in ("log_likelihood", "items")}

    y = digits("verbal_aggression.txt")
    ones = np.ones(len(y))
    person, item = np.indices(y.shape) + 1
    tasks = {"graded": (y, False), "graded_incomplete": (np.where((person + item) % 3 == 0, np.nan, y), False),
             "2pl": (np.minimum(y, 1), False), "1pl": (np.minimum(y, 1), True)}  # fmt: skip
    answers["verbal_aggression"] = {name: fit(data, ones, equal) for name, (data, equal) in tasks.items()}
    for name in ("2pl", "1pl"):
        del answers["verbal_aggression"][name]["levels"], answers["verbal_aggression"][name]["errors"]
    answers["fraction_subtraction"] = {"dina": dina(digits("fraction_subtraction.txt"), digits("fraction_subtraction_q.txt"))}

    text = json.dumps(plain(answers), indent=1)
    (HERE / "exact.json").write_text(compact(text) + "\n")


def compact(text: str) -> str:
    """Innermost lists and objects on one line."""
    one_line = lambda found: " ".join(found.group(0).split())  # noqa: E731
    text = re.sub(r"\[[^\[\]{}]*\]", one_line, text)
    return re.sub(r"\{[^{}]*\}", one_line, text)


if __name__ == "__main__":
    main()
