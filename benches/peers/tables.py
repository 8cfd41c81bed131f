"""A table of a million rows as CSV text and as Arrow: read and checked by nms, and by polars with the same checks.

    .venv/bin/python benches/peers/tables.py [rows]

Positions of people in schools. Checked are the key, the references, the words, the bounds and that the same fact does not
hold twice at the same time. Prints medians of five and ratios; nothing is wrong with the rows, so that nothing is reported.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import polars as pl

import nms

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
PEOPLE, SCHOOLS = max(1_000, ROWS // 2), 5_000
POSTS, STAFF = ["teacher", "head", "deputy_head"], ["pedagogical", "management", "support"]


def drawn() -> dict[str, pl.DataFrame]:
    """The tables: every second person has two positions, at different schools."""
    r = np.random.default_rng(11)
    person = np.arange(ROWS) % PEOPLE
    school = (person * 7 + np.arange(ROWS) // PEOPLE * 13) % SCHOOLS
    start = np.datetime64("2015-09-01") + r.integers(0, 3_000, ROWS)
    ids = pl.Series("id", [f"школа-{n}" for n in range(SCHOOLS)])
    people = pl.Series("id", [f"p{n}" for n in range(PEOPLE)])
    posts = pl.Series(POSTS).gather(r.integers(0, 1, ROWS))
    return {
        "organisations": pl.DataFrame({"id": ["край", *ids], "kind": ["region"] + ["school"] * SCHOOLS,
                                       "level": ["regional"] + ["institutional"] * SCHOOLS}),
        "relations": pl.DataFrame({"from": ids, "to": "край", "kind": "part_of"}),
        "persons": pl.DataFrame({"id": people}),
        "positions": pl.DataFrame({
            "person": people.gather(person), "organisation": ids.gather(school), "post": posts,
            "staff_category": pl.Series(STAFF).gather(r.integers(0, 1, ROWS)),
            "rate": np.round(r.integers(1, 15, ROWS) / 10, 1), "valid_from": start, "valid_to": start + r.integers(30, 3_000, ROWS),
        }),
    }  # fmt: skip


def checked(tables: dict[str, pl.DataFrame]) -> int:
    """The same checks by polars: how many rows are at fault."""
    positions = tables["positions"]
    key = ["person", "organisation", "post"]
    faults = sum(table["id"].len() - table["id"].n_unique() for table in (tables["persons"], tables["organisations"]))
    faults += positions.join(tables["persons"], left_on="person", right_on="id", how="anti").height
    faults += positions.join(tables["organisations"], left_on="organisation", right_on="id", how="anti").height
    wrong = ~pl.col("post").is_in(POSTS) | ~pl.col("staff_category").is_in(STAFF) | ~pl.col("rate").is_between(0, 5)
    faults += positions.filter(wrong | (pl.col("valid_from") >= pl.col("valid_to"))).height
    by_key = positions.sort([*key, "valid_from"])
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift() for name in key)
    return faults + by_key.filter(same & (pl.col("valid_from") < pl.col("valid_to").shift())).height


def median(run: Callable[[], object]) -> float:
    seconds = []
    for _ in range(5):
        begun = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def main() -> None:
    tables = drawn()
    texts = {name: table.write_csv().encode() for name, table in tables.items()}
    region = nms.Region.from_csv(texts)
    assert region.counts == {}, region.counts
    assert checked(tables) == 0

    def peer() -> int:
        return checked({name: pl.read_csv(io.BytesIO(text), try_parse_dates=True) for name, text in texts.items()})

    print(f"{ROWS} rows, {sum(map(len, texts.values())) / 1e6:.0f} MB of CSV")
    print("| way in | nms | polars | nms / polars |\n|---|---|---|---|")
    pairs = [("CSV", lambda: nms.Region.from_csv(texts), peer), ("Arrow", lambda: nms.Region.from_arrow(tables), lambda: checked(tables))]
    for name, ours, theirs in pairs:
        own, other = median(ours), median(theirs)
        print(f"| {name} | {own:.2f} s | {other:.2f} s | {own / other:.2f} |")
    print(f"polars reading the CSV alone: {median(lambda: [pl.read_csv(io.BytesIO(text), try_parse_dates=True) for text in texts.values()]):.2f} s")


if __name__ == "__main__":
    main()
