"""Thirty indicators at every node of five levels: nms, polars, duckdb and pandas on the same Arrow columns.

    .venv/bin/python benches/peers/indicators.py [facts] [people]

Facts are drawn with a seed: teachers, three of a hundred of whom work in two schools, under 42 000 schools, 2 500
municipalities, 89 regions, 8 districts and the country. Peers are written as their experts would: additive parts once for
each school and then summed up the tree, counts of different teachers at each level. Every figure of the upper levels is
compared. Prints medians and ratios.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

import nms

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
PEOPLE = int(sys.argv[2]) if len(sys.argv) > 2 else max(1_000, ROWS // 12)
SCHOOLS, MUNICIPALITIES, REGIONS, DISTRICTS = 42_000, 2_500, 89, 8
KINDS = ["programme", "internship", "mentoring", "event", "diagnostics", "consult", "community", "publication"]
LEVELS = ["school", "municipality", "region", "district", "country"]
DAY = lambda y, m, d: (date(y, m, d) - date(1970, 1, 1)).days  # noqa: E731
YEAR = [("date", ">=", DAY(2026, 1, 1)), ("date", "<", DAY(2027, 1, 1))]
DONE = ("status", "==", 2)


def kind(name: str) -> tuple[str, str, int]:
    return ("kind", "==", KINDS.index(name))


P, M, C, D = kind("programme"), kind("mentoring"), kind("consult"), kind("diagnostics")
HALF = [("date", ">=", DAY(2026, 1, 1)), ("date", "<", DAY(2026, 7, 1))]
QUARTER = [("date", ">=", DAY(2026, 10, 1)), ("date", "<", DAY(2027, 1, 1))]
BEFORE = [("date", ">=", DAY(2025, 1, 1)), ("date", "<", DAY(2026, 1, 1))]
flag = lambda name: (name, "==", 1)  # noqa: E731

# Name, how it is put together, the number, who counts, out of whom.
INDICATORS: list[tuple[str, str, str | None, list[Any], list[Any] | None]] = [
    *[(f"{one}_done", "share", None, [*YEAR, kind(one), DONE], [*YEAR, kind(one)]) for one in KINDS[:6]],
    ("dropout", "share", None, [*YEAR, ("status", "==", 3)], [*YEAR, ("status", ">=", 1)]),
    ("young_mentored", "share", None, [*YEAR, M, flag("young"), DONE], [*YEAR, M, flag("young")]),
    ("young_pd", "share", None, [*YEAR, P, flag("young"), DONE], [*YEAR, P, flag("young")]),
    ("rural_pd", "share", None, [*YEAR, P, flag("rural"), DONE], [*YEAR, P, flag("rural")]),
    ("weak_consult", "share", None, [*YEAR, C, flag("weak"), DONE], [*YEAR, C, flag("weak")]),
    ("online", "share", None, [*YEAR, flag("online"), DONE], [*YEAR, DONE]),
    ("first_half", "share", None, [*HALF, DONE], [*YEAR, DONE]),
    ("long", "share", None, [*YEAR, P, ("hours", ">=", 36), DONE], [*YEAR, P, DONE]),
    ("content", "share", None, [*YEAR, ("satis", ">=", 4), DONE], [*YEAR, ("satis", ">=", 1), DONE]),
    ("improved", "share", None, [*YEAR, flag("improved"), DONE, P], [*YEAR, DONE, P]),
    ("stem", "share", None, [*YEAR, P, ("subject", "<", 5), DONE], [*YEAR, P, ("subject", "<", 5)]),
    ("heads", "share", None, [*YEAR, ("position", "==", 3), DONE], [*YEAR, ("position", "==", 3)]),
    ("last_quarter", "share", None, [*QUARTER, DONE], QUARTER),
    ("year_before", "share", None, [*BEFORE, DONE], BEFORE),
    ("hours_pd", "mean", "hours", [*YEAR, P, DONE], None),
    ("hours_internship", "mean", "hours", [*YEAR, kind("internship"), DONE], None),
    ("satisfaction", "mean", "satis", [*YEAR, ("satis", ">=", 1), DONE], None),
    ("score", "mean", "post", [*YEAR, D, DONE], None),
    ("gain", "mean", "gain", [*YEAR, P, DONE], None),
    ("hours_online", "sums", "hours", [*YEAR, flag("online"), DONE], [*YEAR, DONE]),
    ("any_pd", "people", None, [*YEAR, P, DONE], YEAR),
    ("mentored", "people", None, [*YEAR, M, DONE], [*YEAR, flag("young")]),
    ("diagnosed", "people", None, [*YEAR, D, DONE], YEAR),
    ("active", "people", None, [*YEAR, DONE, ("hours", ">=", 16)], [*YEAR, ("status", ">=", 1)]),
]
assert len(INDICATORS) == 30


def draw(rows: int) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Facts, and the nodes above each school."""
    r = np.random.default_rng(7)
    teachers = PEOPLE
    municipality = np.sort(r.integers(0, MUNICIPALITIES, SCHOOLS))
    region = np.sort(r.integers(0, REGIONS, MUNICIPALITIES))[municipality]
    district = r.integers(0, DISTRICTS, REGIONS)[region]
    weight = r.pareto(1.5, SCHOOLS) + 0.5
    home = r.choice(SCHOOLS, teachers, p=weight / weight.sum())
    other = np.where(r.random(teachers) < 0.03, (home + 1) % SCHOOLS, home)
    teacher = np.sort(r.integers(0, teachers, rows))
    school = np.where(r.random(rows) < 0.5, home[teacher], other[teacher])
    pre = r.integers(0, 1_000, rows) / 10
    post = np.clip(pre + r.integers(-90, 200, rows) / 10, 0, 100)
    few = lambda top: r.integers(0, top, rows).astype(np.uint8)  # noqa: E731
    facts = {
        "teacher": teacher.astype(np.uint32), "school": school.astype(np.uint32),
        "date": r.integers(DAY(2024, 8, 20), DAY(2027, 3, 1), rows).astype(np.int32),
        "kind": r.choice(8, rows, p=[.22, .06, .10, .25, .15, .12, .06, .04]).astype(np.uint8),
        "status": r.choice(4, rows, p=[.12, .13, .66, .09]).astype(np.uint8),
        "hours": r.choice([2, 4, 6, 8, 16, 18, 24, 36, 48, 72], rows).astype(np.uint16), "pre": pre, "post": post,
        "gain": np.round(post - pre, 1), "subject": few(15), "young": (r.random(teachers) < 0.18)[teacher].astype(np.uint8),
        "rural": (r.random(SCHOOLS) < 0.55)[school].astype(np.uint8), "weak": (r.random(SCHOOLS) < 0.12)[school].astype(np.uint8),
        "online": (r.random(rows) < 0.35).astype(np.uint8), "position": r.choice(4, rows, p=[.8, .1, .06, .04]).astype(np.uint8),
        "satis": r.choice(6, rows, p=[.4, .02, .05, .13, .2, .2]).astype(np.uint8), "improved": (post > pre + 3).astype(np.uint8),
    }
    nodes = {"school": np.arange(SCHOOLS, dtype=np.uint32), "municipality": municipality.astype(np.uint32),
             "region": region.astype(np.uint32), "district": district.astype(np.uint32), "country": np.zeros(SCHOOLS, np.uint32)}
    return facts, nodes


def parts() -> tuple[dict[str, tuple[str | None, list[Any]]], dict[str, list[Any]]]:
    """What is additive (a sum or a count, and whose), and what counts different teachers."""
    additive: dict[str, tuple[str | None, list[Any]]] = {}
    people: dict[str, list[Any]] = {}
    for name, how, number, who, out_of in INDICATORS:
        if how == "people":
            people[name + "_n"], people[name + "_d"] = who, out_of or []
        else:
            additive[name + "_n"] = (number, who)
            additive[name + "_d"] = (number if how == "sums" else None, out_of or who)
    return additive, people


# ---- nms


def word(condition: tuple[str, str, int]) -> str:
    name, sign, value = condition
    if name == "date":
        return f'date {sign} date("{date.fromordinal(value + date(1970, 1, 1).toordinal())}")'
    if name == "kind":
        return f'kind {sign} "{KINDS[value]}"'
    return name if name in FLAGS else f"{name} {sign} {value}"


FLAGS = {"young", "rural", "weak", "online", "improved"}


def our_pack() -> nms.NormPack:
    kpis = []
    text = lambda who: " && ".join(word(one) for one in who)  # noqa: E731

    def add(id: str, definition: dict[str, str]) -> None:
        lines = [f'id = "{id}"', f'label = {{ ru = "{id}", en = "{id}" }}', 'kind = "share"', 'clause = "1"',
                 'population = { ru = "факты", en = "facts" }', 'unit = { ru = "доля", en = "fraction" }', 'definition.counts = "facts"']
        kpis.append("\n".join(["[[kpis]]", *lines, *[f"definition.{key} = '{value}'" for key, value in definition.items()]]))

    for name, how, number, who, out_of in INDICATORS:
        if how == "share":
            add(name, {"kind": "share", "population": text(out_of), "numerator": text(who)})
        elif how == "mean":
            add(name, {"kind": "mean", "population": text(who), "value": str(number)})
        else:
            more = {"kind": "sum", "value": str(number)} if how == "sums" else {"kind": "distinct", "of": "teacher"}
            add(name + "_n", {**more, "population": text(who)})
            add(name + "_d", {**more, "population": text(out_of)})
    head = '[pack]\nid = "bench"\nversion = "1"\nlabel = { ru = "б", en = "b" }\njurisdiction = { ru = "б", en = "b" }\n'
    return nms.NormPack.from_files({"pack.toml": head, "kpis.toml": "\n".join(kpis)})


def our_tables(facts: dict[str, np.ndarray], nodes: dict[str, np.ndarray]) -> tuple[dict[str, pa.Table], str]:
    """The same columns as tables of a region, and the description of the one that is none of the standard ones."""
    ids, kinds, parents = ["country"], ["country"], [""]
    above = {"district": np.zeros(DISTRICTS, int), "region": np.zeros(REGIONS, int), "municipality": np.zeros(MUNICIPALITIES, int)}
    above["region"][nodes["region"]] = nodes["district"]
    above["municipality"][nodes["municipality"]] = nodes["region"]
    for level, up, over in (("district", "country", above["district"]), ("region", "district", above["region"]),
                            ("municipality", "region", above["municipality"]), ("school", "municipality", nodes["municipality"])):
        ids += [f"{level}{n}" for n in range(len(over))]
        kinds += [level] * len(over)
        parents += ["country" if up == "country" else f"{up}{n}" for n in over]
    dictionary = lambda codes, words: pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(words))  # noqa: E731
    columns: dict[str, Any] = {name: pa.array(values) for name, values in facts.items()}
    teachers = [f"t{n}" for n in range(PEOPLE)]
    columns["teacher"] = dictionary(facts["teacher"], teachers)
    columns["school"] = dictionary(facts["school"], [f"school{n}" for n in range(SCHOOLS)])
    columns["kind"] = dictionary(facts["kind"], KINDS)
    columns["date"] = pa.array(facts["date"]).cast(pa.date32())
    for name in FLAGS:
        columns[name] = pa.array(facts[name].astype(bool))
    columns["row"] = pa.array(np.arange(ROWS))
    tables = {
        "organisations": pa.table({"id": ids, "kind": kinds, "level": ["institutional"] * len(ids)}),
        "relations": pa.table({"from": ids[1:], "to": parents[1:], "kind": ["part_of"] * (len(ids) - 1)}),
        "persons": pa.table({"id": teachers}),
        "facts": pa.table(columns),
    }
    kind_of = {"date": "date", "kind": "string", **dict.fromkeys(FLAGS, "boolean"), "pre": "number", "post": "number", "gain": "number",
               "teacher": "string", "school": "string"}
    fields = [{"name": name, "type": kind_of.get(name, "integer")} for name in columns]
    schema = {"fields": fields, "primaryKey": ["row"], "foreignKeys": [
        {"fields": ["teacher"], "reference": {"resource": "persons", "fields": ["id"]}},
        {"fields": ["school"], "reference": {"resource": "organisations", "fields": ["id"]}}]}
    resources = [{"name": name, "path": f"{name}.csv"} for name in tables if name != "facts"]
    package = {"name": "bench", "resources": [*resources, {"name": "facts", "path": "facts.csv", "schema": schema}]}
    return tables, json.dumps(package)


def our_values(report: nms.KpiReport, level: str) -> dict[str, np.ndarray]:
    """The figures of a level, by the number of the node."""
    figures = report.to_polars().select(pl.col("indicator", "node").cast(pl.String), "value")
    if level == "country":
        figures = figures.filter(pl.col("node") == "country").with_columns(n=pl.lit(0))
    else:
        figures = figures.filter(pl.col("node").str.contains(f"^{level}[0-9]+$")).with_columns(
            n=pl.col("node").str.slice(len(level)).cast(pl.Int64))
    table = figures.pivot("indicator", index="n", values="value").sort("n")
    values = {name: table[name].to_numpy().astype(float) for name in table.columns}
    for name, how, *_ in INDICATORS:
        if how in ("sums", "people"):
            with np.errstate(all="ignore"):
                values[name] = values[name + "_n"] / values[name + "_d"]
    return values


# ---- the peers


def run_polars(facts: dict[str, np.ndarray], nodes: dict[str, np.ndarray]) -> Callable[[], dict[str, pl.DataFrame]]:
    frame, places = pl.DataFrame(facts), pl.DataFrame(nodes)
    additive, people = parts()
    signs = {"==": "eq", ">=": "ge", "<": "lt"}

    def condition(who: list[Any]) -> pl.Expr:
        return pl.all_horizontal([getattr(pl.col(name), signs[sign])(value) for name, sign, value in who])

    sums = [(condition(who).sum().cast(pl.Float64) if number is None else pl.col(number).filter(condition(who)).cast(pl.Float64).sum()).alias(name)
            for name, (number, who) in additive.items()]
    counts = [pl.col("teacher").filter(condition(who)).n_unique().cast(pl.Float64).alias(name) for name, who in people.items()]
    final = [(pl.col(name + "_n") / pl.col(name + "_d")).alias(name) for name, *_ in INDICATORS]

    def work() -> dict[str, pl.DataFrame]:
        base = frame.lazy().group_by("school").agg(sums).join(places.lazy(), on="school").collect()
        full = frame.lazy().join(places.lazy(), on="school")
        queries = [base.lazy().group_by(level).agg([pl.col(name).sum() for name in additive])
                   .join(full.group_by(level).agg(counts), on=level).select([level, *final]).sort(level) for level in LEVELS]
        return dict(zip(LEVELS, pl.collect_all(queries), strict=True))

    return work


def run_duckdb(facts: dict[str, np.ndarray], nodes: dict[str, np.ndarray]) -> Callable[[], dict[str, Any]]:
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    for name, columns in (("f", facts), ("d", nodes)):
        connection.register("t", pa.table(columns))
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM t")
        connection.unregister("t")
    additive, people = parts()
    where = lambda who: " AND ".join(f"{name} {'=' if sign == '==' else sign} {value}" for name, sign, value in who)  # noqa: E731
    sums = ", ".join(f"{'count(*)' if number is None else f'sum({number}::DOUBLE)'} FILTER (WHERE {where(who)}) AS {name}"
                     for name, (number, who) in additive.items())
    counts = ", ".join(f"count(DISTINCT teacher) FILTER (WHERE {where(who)}) AS {name}" for name, who in people.items())
    final = ", ".join(f"coalesce({name}_n, 0) / {name}_d::DOUBLE AS {name}" for name, *_ in INDICATORS)
    totals = ", ".join(f"sum({name}) AS {name}" for name in additive)

    def work() -> dict[str, Any]:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE b AS SELECT school, {sums} FROM f GROUP BY school")
        out = {}
        for level in LEVELS:
            join = "" if level == "school" else "JOIN d USING (school)"
            out[level] = connection.execute(
                f"WITH a AS (SELECT {level} AS node, {totals} FROM b {join} GROUP BY 1), "
                f"u AS (SELECT {level} AS node, {counts} FROM f {join} GROUP BY 1) SELECT node, {final} FROM a JOIN u USING (node)").to_arrow_table()
        return out

    return work


def run_pandas(facts: dict[str, np.ndarray], nodes: dict[str, np.ndarray]) -> Callable[[], dict[str, pd.DataFrame]]:
    additive, people = parts()
    frame = pd.DataFrame({"teacher": facts["teacher"], **{level: nodes[level][facts["school"]] for level in LEVELS}})

    def test(who: list[Any]) -> np.ndarray:
        kept = np.ones(ROWS, bool)
        for name, sign, value in who:
            column = facts[name]
            kept &= column == value if sign == "==" else column >= value if sign == ">=" else column < value
        return kept

    def work() -> dict[str, pd.DataFrame]:
        sums = {name: test(who) if number is None else test(who) * facts[number].astype(float) for name, (number, who) in additive.items()}
        base = pd.DataFrame(sums).groupby(frame["school"]).sum()
        out = {}
        for level in LEVELS:
            table = base if level == "school" else base.groupby(nodes[level][base.index.to_numpy()]).sum()
            table = table.copy()
            for name, who in people.items():
                pairs = frame.loc[test(who), ["teacher", level]].drop_duplicates()
                table[name] = pairs.groupby(level).size().reindex(table.index, fill_value=0)
            out[level] = pd.DataFrame({name: table[name + "_n"] / table[name + "_d"] for name, *_ in INDICATORS})
        return out

    return work


def timed(work: Callable[[], Any], runs: int = 3) -> tuple[float, Any]:
    """Median of several runs after one to warm up, in seconds, and the last result."""
    work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), result


def main() -> None:
    facts, nodes = draw(ROWS)
    tables, package = our_tables(facts, nodes)
    pack = our_pack()
    limits = {"rows": max(ROWS, 10_000_000), "bytes": 1 << 40}
    start = time.perf_counter()
    region = nms.Region.from_arrow(tables, package=package, limits=limits)
    loading = time.perf_counter() - start
    ours, report = timed(lambda: region.kpis(pack, as_of="2027-02-28", hierarchy="structure"))
    reference = {level: our_values(report, level) for level in LEVELS[1:]}
    print(f"{ROWS} facts; nms: loaded and checked {loading:.2f} s, thirty indicators {ours:.3f} s")
    del report
    print("| peer | seconds | ratio |\n|---|---|---|")
    for name, peer in (("polars", run_polars), ("duckdb", run_duckdb), ("pandas", run_pandas)):
        seconds, result = timed(peer(facts, nodes))
        print(f"| {name} | {seconds:.2f} | {seconds / ours:.1f} |")
        for level in LEVELS[1:] if name == "polars" else ():
            for indicator, *_ in INDICATORS:
                theirs = result[level][indicator].to_numpy()
                own = reference[level][indicator][result[level][level].to_numpy().astype(int)]
                both = np.isfinite(theirs) & np.isfinite(own)
                # Ours are shown with six digits after the point.
                assert np.allclose(theirs[both], own[both], atol=1e-6, rtol=1e-6), (level, indicator)
                assert both.sum() > 0


if __name__ == "__main__":
    main()
