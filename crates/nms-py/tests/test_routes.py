"""Plans of routes: three teachers for two seats, with the numbers worked out by hand."""

import json
from typing import Any

import nms
import pytest

PEOPLE = ["t1", "t2", "t3"]
TABLES: dict[str, Any] = {
    "organisations": [{"id": "s1", "kind": "school", "level": "institutional"}],
    "persons": {"id": PEOPLE},
    "positions": [
        {"person": person, "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"} for person in PEOPLE
    ],
    "competences": [{"id": "digital", "area": "digital"}],
    "requirements": [{"post": "teacher", "competence": "digital", "level": 1, "weight": 2}],
    "assessments": [
        {"person": person, "competence": "digital", "kind": "test", "date": "2024-04-01", "level": 0, "standard_error": 1e-6}
        for person in PEOPLE
    ],
    "activities": [{"id": "A", "kind": "programme", "hours": 24, "title": "Цифра <1>"}],
    "develops": [{"activity": "A", "competence": "digital", "gain": 1}],
    "sessions": [{"id": "A-may", "activity": "A", "start": "2024-05-01", "end": "2024-05-10", "seats": 2}],
}


@pytest.fixture(scope="module")
def region() -> nms.Region:
    return nms.Region.from_json(TABLES)


@pytest.fixture(scope="module")
def plan(region: nms.Region) -> nms.RoutePlan:
    return region.plan_routes(as_of="2024-04-01")


def test_seats_are_given_and_proved(plan: nms.RoutePlan) -> None:
    # Two of three close a level of weight two, less 24 hours at a thousandth each.
    assert (plan.status, plan.value, plan.bound) == ("proved", 3.952, 3.952)
    assert plan.items.to_polars()["session"].to_list() == ["A-may", "A-may"] and plan.check() == []
    assert plan.prices.to_polars()["kind"].to_list() == ["seats"] and len(plan.unmet) == 1


def test_a_route_is_explained_printed_and_put_into_a_calendar(region: nms.Region, plan: nms.RoutePlan) -> None:
    person = plan.items.to_polars()["person"][0]
    other = next(iter(set(PEOPLE) - set(plan.items.to_polars()["person"])))
    assert plan.explain(person, "A-may")["why"] == "chosen" and plan.explain(other, "A-may")["why"] == "price"
    assert "Цифра &lt;1&gt;" in plan.document(person) and plan.documents("s1").count("<article>") == 2
    assert "DTSTART;VALUE=DATE:20240501" in plan.calendar(person)
    written = region.apply(plan.drafts())
    assert len(json.loads(written.to_json())["routes"]) == 2


def test_progress_is_told_and_what_is_raised_ends_the_call(region: nms.Region) -> None:
    steps: list[dict[str, object]] = []
    region.plan_routes(as_of="2024-04-01", progress=lambda step: steps.append(dict(step)))
    assert steps and steps[-1]["stage"] == "plan"

    assert steps[-1]["value"] == steps[-1]["bound"] == 3.952

    def fail(step: object) -> None:
        if dict(step)["stage"] == "plan":  # type: ignore[call-overload]
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        region.plan_routes(as_of="2024-04-01", progress=fail)


def test_ctrl_c_gives_the_best_plan_so_far(region: nms.Region) -> None:
    def stop(step: object) -> None:
        if dict(step)["stage"] == "plan":  # type: ignore[call-overload]
            raise KeyboardInterrupt

    plan = region.plan_routes(as_of="2024-04-01", progress=stop)
    assert plan.status in ("proved", "budget_ended") and plan.value <= plan.bound and plan.check() == []


def test_plans_are_compared_mended_and_drawn(region: nms.Region, plan: nms.RoutePlan) -> None:
    short = region.plan_routes(as_of="2024-04-01", rules={"most_items": {"most": 0}})
    change = plan.compare(short)
    assert (change["before"], change["after"], change["same"]) == (3.952, 0, 1)
    assert change["sessions"] == [{"session": "A-may", "before": 2, "after": 0}]
    again = plan.replan(region, region.diagnose(as_of="2024-04-01"), PEOPLE[:1])
    assert again.to_json() == plan.to_json()
    (territory,) = plan.territories
    assert (territory["deficits"], territory["closed"]) == (3, 2)
    assert plan.history[-1]["bound"] == 3.952
    for chart in (plan.convergence_chart("en"), plan.seats_chart(), plan.territories_chart("ru")):
        assert chart.spec["data"]["values"]


def test_what_cannot_be_met_names_what_would_help(region: nms.Region) -> None:
    short = region.plan_routes(as_of="2024-04-01", rules={"with_route": {"least": 100}})
    told = [(row["kind"], row["text"]["ru"], row["missing_after"]) for row in short.relaxations()]
    assert told == [
        ("seats", "увеличить число мест на 1: поток A-may", 0),
        ("target", "66.6 % вместо 100 %: работники с маршрутом", 0),
    ]


def test_what_cannot_be_asked_is_refused(region: nms.Region) -> None:
    with pytest.raises(nms.RouteError) as caught:
        region.plan_routes(as_of="2024-04-01", persons=["t4"])
    assert caught.value.code == "route.person"
    with pytest.raises(nms.InputError) as wrong:
        region.plan_routes(as_of="2024-04-01", rules={"hour": {"most": 72}})
    assert wrong.value.code == "input.options"
