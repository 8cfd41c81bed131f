"""Two clocks: which rows are looked at on a day, as it was known on a day."""

from __future__ import annotations

import calendar
import datetime
from fractions import Fraction
from typing import Any

from oracle.schema import TABLES

Day = datetime.date
Row = dict[str, Any]
World = dict[str, list[Row]]


def read(tables: dict[str, list[dict[str, Any]]]) -> World:
    """The rows as the oracle counts with them: days as dates, numbers as fractions, no empty cells."""
    world: World = {}
    for name, schema in TABLES.items():
        world[name] = []
        for given in tables.get(name, []):
            row: Row = {}
            for column, kind in schema.columns.items():
                cell = given.get(column)
                if cell is None:
                    continue
                if kind == "day":
                    row[column] = Day.fromisoformat(cell)
                elif kind == "number":
                    row[column] = Fraction(str(cell))
                else:
                    row[column] = cell
            world[name].append(row)
    return world


def first_day(period: str | None, as_of: Day) -> Day:
    """The first day of a period that ends on a day; without a period everything up to the day counts."""
    match (period or "all").split():
        case ["all"] | ["latest"]:
            return Day.min
        case ["year"]:
            return Day(as_of.year, 1, 1)
        case ["school_year"]:
            return Day(as_of.year if as_of.month >= 9 else as_of.year - 1, 9, 1)
        case [count, "years"]:
            # The anniversary itself belongs to the year before; a day that the year lacks is the last of its month.
            year = as_of.year - int(count)
            last = calendar.monthrange(year, as_of.month)[1]
            return Day(year, as_of.month, min(as_of.day, last)) + datetime.timedelta(days=1)
        case ["since", day]:
            return Day.fromisoformat(day)
        case _:
            raise ValueError(period)


def own_day(table: str, row: Row) -> Day | None:
    """The day a fact speaks of: the first day it holds, or the day it happened."""
    time = TABLES[table].time
    if time == "timeless":
        return None
    for column in ["valid_from"] if time == "state" else time.split():
        if column in row:
            day: Day = row[column]
            return day
    return None


def known_from(table: str, row: Row) -> Day:
    """The day from which a fact is known: `recorded`, else its own day, else always."""
    recorded: Day | None = row.get("recorded")
    return recorded or own_day(table, row) or Day.min


def holds(table: str, row: Row, as_of: Day, start: Day) -> bool:
    """Whether a fact holds on the day, or happened in the period that ends on it."""
    time = TABLES[table].time
    if time == "timeless":
        return True
    if time == "state":
        return bool(row.get("valid_from", Day.min) <= as_of < row.get("valid_to", Day.max))
    day = own_day(table, row)
    return day is not None and start <= day <= as_of


def key(table: str, row: Row, *, without: str | None = None) -> tuple[Any, ...]:
    """What names the fact of a row."""
    return tuple(row.get(column) for column in TABLES[table].key if column != without)


def versions_known(world: World, table: str, known: Day) -> list[Row]:
    """Of each fact the version recorded last among those known, unless it was withdrawn.

    States of one key that begin on different days are different facts. The rows stay in their order, which decides
    between two figures of the same day.
    """
    last: dict[tuple[Any, ...], Row] = {}
    for row in world[table]:
        if known_from(table, row) > known:
            continue
        fact = key(table, row) + ((row.get("valid_from"),) if TABLES[table].time == "state" else ())
        before = last.get(fact)
        if before is None or row.get("recorded", Day.min) > before.get("recorded", Day.min):
            last[fact] = row
    holding = [id(row) for row in last.values() if row.get("withdrawn", Day.max) > known]
    return [row for row in world[table] if id(row) in holding]


def visible(world: World, table: str, as_of: Day, known: Day, period: str | None) -> list[Row]:
    """The rows of a table that are looked at."""
    start = first_day(period, as_of)
    rows = [row for row in versions_known(world, table, known) if holds(table, row, as_of, start)]
    if period == "latest" and "period" in TABLES[table].key:
        last: dict[tuple[Any, ...], Row] = {}
        for row in rows:
            figure = key(table, row, without="period")
            if figure not in last or row["date"] >= last[figure]["date"]:
                last[figure] = row
        rows = list(last.values())
    return rows
