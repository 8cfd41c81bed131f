"""Every indicator at every node: one function for each kind of definition, by sets and fractions."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from oracle.formula import View, product
from oracle.moment import Day, Row, World
from oracle.schema import TABLES
from oracle.tree import WHOLE, Tree

Definition = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """What the oracle says of an indicator at a node; the value is `numerator / denominator`."""

    population: int
    excluded: int
    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    """In the unit of the indicator, with six digits after the point."""
    status: str
    reason: str | None
    shortfall: int | None
    carriers: int | None = None
    above: int | None = None
    mean: Fraction | None = None
    """The mean load, rounded like a value."""


@dataclass(frozen=True)
class Question:
    """One definition over one region on one day: what the functions of the kinds look at."""

    definition: Definition
    indicator: dict[str, Any]
    view: View

    def holds(self, part: str, row: Row) -> bool:
        return self.view.holds(self.definition.get(part), self.definition["counts"], row)

    def number(self, part: str, row: Row) -> Fraction | None:
        """The number of a row; missing is missing, not nought."""
        found = self.view.value(self.definition[part], self.definition["counts"], row)
        assert found is None or isinstance(found, Fraction)
        return found

    def has_numbers(self, row: Row) -> bool:
        """A row without its number is in no sum and in no count."""
        return all(self.number(part, row) is not None for part in ("value", "over") if part in self.definition)

    def excluded(self, row: Row) -> bool:
        rules = self.definition.get("exclusions", [])
        return any(self.view.holds(rule["when"], self.definition["counts"], row) for rule in rules)


Value = tuple[Fraction, Fraction] | None
"""Numerator and denominator, or nothing."""


def over(numerator: Fraction | int, denominator: Fraction | int) -> Value:
    """Nothing over nought is nothing."""
    return (Fraction(numerator), Fraction(denominator)) if denominator else None


def share(question: Question, rows: list[Row]) -> Value:
    """Those that count out of all; a milestone and a survey are shares too."""
    return over(sum(question.holds("numerator", row) for row in rows), len(rows))


def count(question: Question, rows: list[Row]) -> Value:
    return over(len(rows), 1)


def distinct(question: Question, rows: list[Row]) -> Value:
    """The different rows that a column leads to."""
    found = {row[question.definition["of"]] for row in rows if question.definition["of"] in row}
    return over(len(found), 1)


def total(question: Question, rows: list[Row]) -> Value:
    """The sum of the numbers there are; none at all is no sum."""
    numbers = [number for row in rows if (number := question.number("value", row)) is not None]
    return over(sum(numbers), 1) if numbers else None


def mean(question: Question, rows: list[Row]) -> Value:
    """The mean of the numbers there are, weighted where there are weights; a row without its weight has no part in it."""
    if "over" not in question.definition:
        numbers = [number for row in rows if (number := question.number("value", row)) is not None]
        return over(sum(numbers), len(numbers))
    pairs = both(question, rows)
    return over(sum(product(value, weight) for value, weight in pairs), sum(weight for _, weight in pairs))


def ratio(question: Question, rows: list[Row]) -> Value:
    """The sum of one number over the sum of another, over the rows that have both."""
    pairs = both(question, rows)
    return over(sum(above for above, _ in pairs), sum(below for _, below in pairs))


def both(question: Question, rows: list[Row]) -> list[tuple[Fraction, Fraction]]:
    """The two numbers of each row that has both."""
    pairs = [(question.number("value", row), question.number("over", row)) for row in rows]
    return [(value, weight) for value, weight in pairs if value is not None and weight is not None]


def extreme(best: Callable[[list[Fraction]], Fraction]) -> Callable[[Question, list[Row]], Value]:
    """The largest or the smallest of the numbers there are."""

    def found(question: Question, rows: list[Row]) -> Value:
        numbers = [number for row in rows if (number := question.number("value", row)) is not None]
        return over(best(numbers), 1) if numbers else None

    return found


KINDS: dict[str, Callable[[Question, list[Row]], Value]] = {
    "share": share,
    "milestone": share,
    "survey": share,
    "count": count,
    "distinct": distinct,
    "sum": total,
    "mean": mean,
    "ratio": ratio,
    "maximum": extreme(max),
    "minimum": extreme(min),
}


def carried(question: Question, everywhere: list[Row], here: list[Row]) -> list[int]:
    """The loads of those who carry somebody here: how many different people each supports anywhere."""
    of = question.definition["of"]
    carriers = {row[of] for row in here if of in row}
    return [len({row["person"] for row in everywhere if row.get(of) == carrier}) for carrier in carriers]


def places(table: str, row: Row, question: Question) -> set[str]:
    """Where a row stands in the tree; `WHOLE` is the top, whatever it is called."""
    if table == "organisations":
        return {row["id"]}
    if table == "persons":
        positions = [
            position
            for position in question.view.rows("positions")
            if position["person"] == row["id"]
            and question.view.holds(question.definition.get("positions"), "positions", position)
        ]
        return {position["organisation"] for position in positions}
    references = TABLES[table].references()
    for target in ("organisations", "persons"):
        for column, leads_to in references.items():
            if leads_to == target:
                found = question.view.by_id(target).get(row.get(column, ""))
                return places(target, found, question) if found else set()
    return {WHOLE}


def compute(world: World, tree: Tree, indicator: dict[str, Any], as_of: Day, known: Day) -> dict[str, Figure]:
    """The figures of an indicator at every node of a tree."""
    definition: Definition = indicator["definition"]
    table, scope = definition["counts"], definition.get("scope", "own")
    view = View(world, as_of, known, definition.get("period"), indicator["id"])
    question = Question(definition, indicator, view)
    top = {node for node, above in tree.parents.items() if above is None}

    belonging = [row for row in view.rows(table) if question.holds("population", row)]
    left_out = [row for row in belonging if question.excluded(row)]
    population = [row for row in belonging if not question.excluded(row) and question.has_numbers(row)]
    stands = {id(row): places(table, row, question) for row in belonging}
    stands = {row: top if at == {WHOLE} else at for row, at in stands.items()}

    def here(rows: list[Row], node: str) -> list[Row]:
        return [row for row in rows if any(tree.counts(scope, node, place) for place in stands[id(row)])]

    figures = {}
    for node in tree.parents:
        rows = here(population, node)
        carriers = above = average = None
        if definition["kind"] == "load":
            loads = carried(question, population, rows)
            value = over(max(loads), 1) if loads else None
            bound = indicator.get("target", {}).get("value")
            carriers = len(loads)
            average = rounded(Fraction(sum(loads), carriers)) if loads else None
            above = sum(load > Fraction(str(bound)) for load in loads) if bound is not None else 0
        else:
            value = KINDS[definition["kind"]](question, rows)
        figures[node] = Figure(
            population=len(rows),
            excluded=len(here(left_out, node)),
            numerator=value and value[0],
            denominator=value and value[1],
            value=shown(indicator, value),
            status=status(indicator, value),
            reason=reason(definition, rows) if value is None else None,
            shortfall=shortfall(indicator, value),
            carriers=carriers,
            above=above,
            mean=average,
        )
    return figures


def percent(indicator: dict[str, Any]) -> int:
    """What a share is multiplied with in the unit of the indicator."""
    return 100 if indicator["unit"]["en"] == "%" else 1


def shown(indicator: dict[str, Any], value: Value) -> Fraction | None:
    """The value rounded for people: six digits after the point, halves away from nought."""
    if value is None:
        return None
    return rounded(value[0] / value[1] * percent(indicator))


def rounded(number: Fraction) -> Fraction:
    millionths = math.floor(abs(number) * 1_000_000 + Fraction(1, 2))
    return Fraction(millionths if number > 0 else -millionths, 1_000_000)


def reason(definition: Definition, rows: list[Row]) -> str:
    """Why there is no value: no row has its numbers, or nobody is in the population."""
    return "no_data" if "value" in definition and not rows else "no_population"


def shortfall(indicator: dict[str, Any], value: Value) -> int | None:
    """How many more would reach the target; nothing where no number of them would."""
    kind = indicator["definition"]["kind"]
    bound = (indicator.get("target") or {}).get("value")
    if status(indicator, value) != "short" or value is None or bound is None:
        return None
    if kind not in ("share", "survey", "milestone", "count", "distinct"):
        return None
    # The first number to reach a bound is the bound itself, or the next whole one.
    wanted = math.floor(Fraction(str(bound)) * value[1] / percent(indicator))
    for numerator in (wanted, wanted + 1):
        possible = kind in ("count", "distinct") or numerator <= value[1]
        if possible and numerator > value[0] and status(indicator, (Fraction(numerator), value[1])) == "reached":
            return numerator - int(value[0])
    return None


def status(indicator: dict[str, Any], value: Value) -> str:
    """A figure against its target, exactly; a milestone without a bound is reached when all have it."""
    if value is None:
        return "undefined"
    target = indicator.get("target") or {}
    found = value[0] / value[1] * percent(indicator)
    if "value" in target:
        bound = Fraction(str(target["value"]))
        good = {"=": found == bound, ">=": found >= bound, "<=": found <= bound, ">": found > bound}
        comparator = target.get("comparator", "=")
        return "no_target" if comparator == "increase" else "reached" if good[comparator] else "short"
    if indicator["definition"]["kind"] == "milestone":
        return "reached" if value[0] == value[1] else "short"
    return "no_target"
