"""What a formula says of one row: a walk over its tree, with plain loops.

A value is a text (the id, for a reference), a `Fraction`, a `date`, a `bool`, or `None` where a cell is empty.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from oracle.moment import Day, Row, World, first_day, holds, versions_known, visible
from oracle.schema import TABLES
from oracle.syntax import Node, parse

parsed = functools.cache(parse)


@dataclass(frozen=True)
class Known:
    """A row and the table it is of."""

    table: str
    row: Row


class View:
    """What formulas can see: the rows that are looked at for one indicator on a day."""

    def __init__(self, world: World, as_of: Day, known: Day, period: str | None, this: str = "") -> None:
        self.as_of, self.this = as_of, this
        self.start = first_day(period, as_of)
        self.rows: Callable[[str], list[Row]] = functools.cache(
            lambda table: visible(world, table, as_of, known, period)
        )
        # A reference leads to the row as it is known, on whatever day it holds or happened.
        self.by_id: Callable[[str], dict[str, Row]] = functools.cache(lambda table: by_id(world, table, as_of, known))

    def follow(self, table: str, row: Row, column: str) -> Known | None:
        """The row that a reference leads to."""
        target = TABLES[table].references()[column]
        found = self.by_id(target).get(row.get(column, ""))
        return Known(target, found) if found else None

    def referring(self, to: Known, name: str) -> list[Known]:
        """The rows of a table that refer to a row; `name` is a table, or `table_by_column`, or `completions`."""
        if name == "completions":
            return [found for found in self.referring(to, "participations") if found.row["status"] == "completed"]
        table, _, column = name.partition("_by_")
        columns = [own for own, target in TABLES[table].references().items() if target == to.table]
        column = column or columns[0]
        return [Known(table, row) for row in self.rows(table) if row.get(column) == to.row["id"]]

    def holds(self, text: str | None, table: str, row: Row) -> bool:
        """Whether a row satisfies a condition; an absent condition is satisfied by all."""
        return text is None or truth(self.value(text, table, row))

    def value(self, text: str, table: str, row: Row) -> Any:
        """The value of a formula for a row."""
        return evaluate(parsed(text), {"": Known(table, row)}, self)


def by_id(world: World, table: str, as_of: Day, known: Day) -> dict[str, Row]:
    """The rows of a table by their ids; of several with one id the one that holds on the day, else the first."""
    found: dict[str, Row] = {}
    for row in versions_known(world, table, known):
        if row["id"] not in found or holds(table, row, as_of, Day.min):
            found[row["id"]] = row
    return found


def truth(value: Any) -> bool:
    """A condition is true or false; an empty flag is not true."""
    return value is True


def evaluate(node: Node, rows: Mapping[str, Known], view: View) -> Any:
    """The value of a part of a formula; `rows` holds the counted row under `""` and the others under their variables."""

    def of(inner: Node) -> Any:
        return evaluate(inner, rows, view)

    match node:
        case "constant", value:
            return value
        case "||", left, right:
            return truth(of(left)) or truth(of(right))
        case "&&", left, right:
            return truth(of(left)) and truth(of(right))
        case "!", inner:
            return not truth(of(inner))
        case "minus", inner:
            value = of(inner)
            return None if value is None else -value
        case ("+" | "-" | "*") as sign, left, right:
            return arithmetic(sign, of(left), of(right))
        case "in", left, ("list", values):
            value = of(left)
            return value is not None and any(value == of(one) for one in values)
        case ("==" | "!=" | "<" | "<=" | ">" | ">=") as sign, left, right:
            return compare(sign, of(left), of(right))
        case "call", "has", [inner]:
            return of(inner) is not None
        case "call", "full_years", [inner]:
            return full_years(of(inner), view.as_of)
        case "name", "as_of":
            return view.as_of
        case "name", "period_start":
            return view.start
        case "name", "this":
            return view.this
        case "name", name:
            return cell(rows[""], name, view)
        case "dot", inner, name:
            found = row_of(inner, rows, view)
            return found and cell(found, name, view)
        case "method", inner, method, arguments:
            return quantified(inner, method, arguments, rows, view)
    raise AssertionError(node)


def arithmetic(sign: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    """Missing where one of the two is."""
    if left is None or right is None:
        return None
    return left + right if sign == "+" else left - right if sign == "-" else product(left, right)


def product(left: Fraction, right: Fraction) -> Fraction:
    """A number has six digits after the point; the rest of a product is cut off."""
    return Fraction(int(left * right * 1_000_000), 1_000_000)


def compare(sign: str, left: Any, right: Any) -> bool:
    """An empty cell satisfies no comparison."""
    if left is None or right is None:
        return False
    return bool(
        {
            "==": lambda: left == right,
            "!=": lambda: left != right,
            "<": lambda: left < right,
            "<=": lambda: left <= right,
            ">": lambda: left > right,
            ">=": lambda: left >= right,
        }[sign]()
    )


def full_years(day: Day | None, as_of: Day) -> Fraction | None:
    """How many anniversaries of the day there have been; a day that is still to come has no years."""
    if day is None or day > as_of:
        return None
    before_anniversary = (as_of.month, as_of.day) < (day.month, day.day)
    return Fraction(as_of.year - day.year - before_anniversary)


def row_of(node: Node, rows: Mapping[str, Known], view: View) -> Known | None:
    """The row that a path names: a variable, or a reference of a row."""
    match node:
        case "name", name if name in rows:
            return rows[name]
        case "name", name:
            return follow(rows[""], name, view)
        case "dot", inner, name:
            found = row_of(inner, rows, view)
            return found and follow(found, name, view)
    raise AssertionError(node)


def follow(start: Known, name: str, view: View) -> Known | None:
    """The row that a column of references leads to, itself perhaps named in short."""
    found = along(start, chain(start.table, name)[:-1], view)
    return found and view.follow(found.table, found.row, name)


def cell(start: Known, name: str, view: View) -> Any:
    """A column of a row, or of a row that its references lead to."""
    found = along(start, chain(start.table, name)[:-1], view)
    return found and found.row.get(name)


def along(start: Known, references: tuple[str, ...], view: View) -> Known | None:
    """The row at the end of a chain of references."""
    found: Known | None = start
    for reference in references:
        found = found and view.follow(found.table, found.row, reference)
    return found


@functools.cache
def chain(table: str, name: str) -> tuple[str, ...]:
    """The shortest chain of references from a table to a column, ending in the column."""
    chains: list[tuple[str, tuple[str, ...]]] = [(table, ())]
    for _ in range(6):
        found = [(*path, name) for at, path in chains if name in TABLES[at].columns]
        if found:
            (only,) = found
            return only
        chains = [(to, (*path, by)) for at, path in chains for by, to in TABLES[at].references().items()]
    raise AssertionError(f"no column {name} on the way from {table}")


def quantified(inner: Node, method: str, arguments: list[Node], rows: Mapping[str, Known], view: View) -> Any:
    """`table.exists(v, condition)` and the others: how many of the rows that refer to a row satisfy a condition."""
    found = among(inner, rows, view)
    if method == "size":
        return None if found is None else Fraction(len(found))
    good = [truth(evaluate(arguments[1], {**rows, arguments[0][1]: one}, view)) for one in found or []]
    return all(good) if method == "all" else any(good)


def among(node: Node, rows: Mapping[str, Known], view: View) -> list[Known] | None:
    """The rows that refer to a row, filtered or not; nothing where an empty reference should lead to that row."""
    match node:
        case "method", inner, "filter", [("name", variable), condition]:
            found = among(inner, rows, view)
            return found and [one for one in found if truth(evaluate(condition, {**rows, variable: one}, view))]
        case "dot", path, table:
            start = row_of(path, rows, view)
            return view.referring(start, table) if start else None
        case "name", table:
            return view.referring(rows[""], table)
    raise AssertionError(node)
