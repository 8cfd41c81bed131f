"""Definitions written to exercise what the packs leave out: every kind, exclusions, weights, scopes, nested formulas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def indicators() -> list[dict[str, Any]]:
    """The indicators, as the packs have them, with as much of a header as they need."""
    found = []
    for name, kind, definition, extra in DEFINITIONS:
        unit = extra.get("unit", "%" if kind == "share" else "persons")
        found.append(
            {
                "id": f"own-{name}",
                "label": {"ru": name, "en": name},
                "kind": kind,
                "population": {"ru": "все", "en": "all"},
                "unit": {"ru": unit, "en": unit},
                "clause": "1",
                "definition": definition,
            }
            | ({"target": extra["target"]} if "target" in extra else {})
        )
    return found


def files() -> dict[str, str]:
    """The same as a pack."""
    head = 'id = "own"\nversion = "1"\nlabel = { ru = "С", en = "O" }\njurisdiction = { ru = "К", en = "R" }\n'
    return {"pack.toml": f"[pack]\n{head}", "kpis.toml": "\n".join(lines(indicators()))}


def lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """The indicators as TOML."""
    for row in rows:
        yield "[[kpis]]"
        for name, value in row.items():
            yield f"{name} = {inline(value)}"


def inline(value: Any) -> str:
    """A value on one line of TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {inline(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(inline(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def excluded(*conditions: str) -> list[dict[str, Any]]:
    return [{"when": condition, "reason": {"ru": "не считаются", "en": "not counted"}} for condition in conditions]


def per_person(**parts: Any) -> dict[str, Any]:
    return {"counts": "persons", **parts}


def figures(kind: str, **parts: Any) -> dict[str, Any]:
    return {"kind": kind, "counts": "school_indicators", "period": "latest", **parts}


PROGRAMME = 'completions.exists(c, c.kind == "programme")'
PROJECT_SCHOOL = 'school_indicators.exists(i, i.indicator in ["low_results", "adverse_conditions"] && i.value == 1)'

DEFINITIONS: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    # People, and where they are counted.
    ("people", "count", per_person(kind="count"), {"target": {"value": 3, "comparator": ">"}}),
    ("people-all", "count", per_person(kind="count", scope="all"), {}),
    ("people-partners", "count", per_person(kind="count", scope="partners"), {}),
    (
        "teachers-of-schools",
        "count",
        per_person(kind="count", positions='post == "teacher" && organisation.kind == "school"'),
        {"target": {"value": 2}},
    ),
    (
        "not-part-time",
        "share",
        per_person(
            kind="share",
            positions="!(rate < 0.5)",
            exclusions=excluded('category == "highest"', "!has(birth_date)"),
            numerator="positions.filter(p, p.rate >= 0.5).size() == positions.size()",
        ),
        {"target": {"value": 50, "comparator": ">="}},
    ),
    (
        "several-places",
        "share",
        per_person(
            kind="share",
            scope="all",
            numerator="positions.size() > 1 && positions.exists(p, p.organisation.rural) "
            "&& !positions.all(q, q.organisation.rural)",
        ),
        {"target": {"value": 33.3, "comparator": "<="}},
    ),
    (
        "young",
        "share",
        per_person(
            kind="share",
            population="has(birth_date) || has(career_start)",
            numerator="full_years(birth_date) < 35 && full_years(career_start) < 3",
        ),
        {"target": {"comparator": "increase", "year": 2024}},
    ),
    # Events within a period.
    *(
        (
            f"programme-{period.replace(' ', '-')}",
            "share",
            per_person(kind="share", numerator=PROGRAMME, period=period),
            {"target": {"value": 29.96, "comparator": ">="}},
        )
        for period in ["year", "school_year", "2 years", "since 2024-02-29", "all", "latest"]
    ),
    (
        "under-way",
        "share",
        per_person(
            kind="share",
            period="school_year",
            numerator='participations.exists(p, p.status != "dropped" && p.from >= period_start && p.from <= as_of '
            '&& !(p.basis == "order") && p.session.activity.hours * 2 - 1 > 35)',
        ),
        {},
    ),
    (
        "trained-team",
        "share",
        {
            "kind": "share",
            "counts": "organisations",
            "population": "positions.size() > 0",
            "exclusions": excluded("partner"),
            "numerator": f"positions.all(p, p.person.{PROGRAMME})",
        },
        {"target": {"value": 40, "comparator": ">="}},
    ),
    (
        "federal-and-formal",
        "count",
        {
            "kind": "count",
            "counts": "participations",
            "population": 'status == "completed" && register == "federal" && formal',
            "exclusions": excluded("session.seats < 10", 'person.category in ["first", "highest"]'),
        },
        {},
    ),
    ("sessions-attended", "count", {"kind": "distinct", "counts": "participations", "of": "session"}, {}),
    (
        "supporters",
        "count",
        {"kind": "distinct", "counts": "supports", "of": "supporter", "scope": "all"},
        {"target": {"value": 1, "comparator": ">="}},
    ),
    ("organisations-staffed", "count", {"kind": "distinct", "counts": "positions", "of": "organisation"}, {}),
    (
        "leading-organisations",
        "count",
        {"kind": "distinct", "counts": "projects", "of": "organisation", "scope": "all"},
        {},
    ),
    # Loads.
    (
        "load",
        "ratio_max",
        {"kind": "load", "counts": "supports", "of": "supporter"},
        {"target": {"value": 1, "comparator": "<="}},
    ),
    (
        "load-of-mentors",
        "ratio_max",
        {
            "kind": "load",
            "counts": "supports",
            "of": "supporter",
            "scope": "all",
            "population": 'role in ["mentor", "tutor"]',
            "exclusions": excluded('supporter.category == "first"'),
        },
        {},
    ),
    # Sums, means, ratios, extremes.
    ("sum", "amount", figures("sum", value="value", population='indicator != "low_results"'), {"target": {"value": 2}}),
    ("sum-all-years", "amount", figures("sum", value="value + 0.5", period="all", scope="all"), {}),
    ("mean", "mean", figures("mean", value="value", period="3 years"), {"target": {"value": 0.5, "comparator": ">"}}),
    ("mean-weighted", "mean", figures("mean", value="value", over="denominator", scope="all"), {}),
    (
        "ratio",
        "share",
        figures("ratio", value="numerator", over="denominator", exclusions=excluded("organisation.rural")),
        {"target": {"value": 36, "comparator": ">="}},
    ),
    (
        "complement",
        "share",
        figures("ratio", value="denominator - numerator", over="denominator"),
        {"unit": "fraction", "target": {"value": 0.75, "comparator": ">="}},
    ),
    (
        "surplus",
        "mean",
        figures("ratio", value="numerator - 3", over="denominator - 5", period="all"),
        {"target": {"value": 0.5, "comparator": ">="}},
    ),
    ("largest", "mean", figures("maximum", value="value"), {"target": {"value": 1, "comparator": "<="}}),
    ("smallest", "mean", figures("minimum", value="-value", period="all", scope="partners"), {}),
    ("rates", "mean", {"kind": "mean", "counts": "positions", "value": "rate"}, {}),
    ("full-positions", "amount", {"kind": "sum", "counts": "positions", "value": "rate", "scope": "all"}, {}),
    ("oldest", "mean", per_person(kind="maximum", value="full_years(birth_date)"), {}),
    (
        "supports-each",
        "mean",
        per_person(kind="mean", value="supports.size() + supports_by_supporter.size()", over="positions.size()"),
        {},
    ),
    # Formulas that go further.
    (
        "long-courses",
        "share",
        per_person(
            kind="share",
            exclusions=excluded("participations.filter(p, p.status == 'planned').size() > 1"),
            numerator="participations.filter(p, p.status == 'completed').exists(q, q.hours >= 18 && q.from >= career_start)",
        ),
        {"target": {"value": 10, "comparator": ">"}},
    ),
    (
        "experienced-at-school",
        "share",
        per_person(
            kind="share",
            numerator='positions.exists(p, p.organisation.kind == "school" && full_years(birth_date) >= 32) '
            "|| full_years(career_start) in [0, 2]",
        ),
        {"target": {"value": 20}},
    ),
    (
        "projects-well-staffed",
        "share",
        {
            "kind": "share",
            "counts": "project_members",
            "population": "has(project.kind)",
            "numerator": "project.organisation.positions.size() == 0 "
            "|| !project.organisation.positions.exists(p, p.rate < 1) && has(project.organisation)",
        },
        {},
    ),
    (
        "nobody-part-time",
        "share",
        {
            "kind": "share",
            "counts": "projects",
            "scope": "all",
            "numerator": "organisation.positions.all(p, p.rate >= 1) "
            "&& (organisation.partner == false || !organisation.rural)",
        },
        {},
    ),
    (
        "hours",
        "mean",
        {
            "kind": "mean",
            "counts": "participations",
            "population": "start < as_of || !has(session.start)",
            "value": "session.activity.hours * 0.333333",
            "over": "session.seats",
        },
        {},
    ),
    # Milestones, surveys, and tables that stand at the roots.
    (
        "milestone",
        "milestone",
        {
            "kind": "milestone",
            "counts": "organisations",
            "population": 'kind == "municipality"',
            "numerator": "milestones.exists(m, m.indicator == this)",
            "period": "year",
        },
        {"unit": "yes/no"},
    ),
    (
        "content",
        "share",
        {
            "kind": "survey",
            "counts": "surveys",
            "population": 'question == "methodical_provision"',
            "numerator": "satisfied || score >= 4",
            "period": "year",
        },
        {"target": {"value": 60, "comparator": ">="}},
    ),
    (
        "projects",
        "share",
        {
            "kind": "share",
            "counts": "projects",
            "population": 'kind == "innovation"',
            "numerator": "project_members.exists(m, m.person.positions.exists(p, p.organisation.kind == 'school'))",
        },
        {},
    ),
    (
        "members",
        "count",
        {"kind": "count", "counts": "project_members", "population": 'project.kind == "innovation"'},
        {},
    ),
    (
        "steps-done",
        "share",
        {
            "kind": "share",
            "counts": "route_items",
            "population": 'route.status in ["active", "completed"]',
            "numerator": 'status == "completed" || pinned',
        },
        {},
    ),
    (
        "routes-with-steps",
        "share",
        {
            "kind": "share",
            "counts": "routes",
            "population": "methodist.positions.size() > 0",
            "numerator": 'route_items.exists(i, i.status == "completed")',
            "period": "all",
        },
        {},
    ),
    (
        "project-schools",
        "share",
        {
            "kind": "share",
            "counts": "organisations",
            "population": f'kind == "school" && {PROJECT_SCHOOL}',
            "numerator": 'projects.exists(j, j.kind == "growth_point") || !has(territory)',
            "period": "latest",
        },
        {"target": {"value": 100}},
    ),
    (
        "diagnosed",
        "share",
        per_person(
            kind="share",
            numerator='responses.filter(r, r.score > 0).size() >= 2 || assessments.exists(a, a.kind == "test" '
            "&& a.level - a.standard_error > 1 && (a.competence.area == 'subject' || has(a.competence.parent)))",
            period="2 years",
        ),
        {"target": {"value": 35, "comparator": ">="}},
    ),
]
