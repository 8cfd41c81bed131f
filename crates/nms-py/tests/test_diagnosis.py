"""The diagnosis of a small region: sixty teachers, eight items, two waves with the same answers."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

import nms

PEOPLE = [f"p{n:02}" for n in range(60)]
ITEMS = [f"i{m}" for m in range(8)]
DAYS = {"start": "2024-03-12", "interim": "2024-11-12"}


def score(person: int, item: int) -> int:
    """The higher the number of a person the more is right, the higher that of an item the less."""
    return int(person * 8 // 60 + (person * 7 + item * 5) % 3 >= item)


POINTS = [sum(score(person, item) for item in range(8)) for person in range(60)]


@pytest.fixture(scope="module")
def region() -> nms.Region:
    responses = [
        # The first answer of all comes two months late.
        {"person": p, "instrument": "test", "item": i, "wave": wave, "score": score(n, m), "date": "2024-05-12" if (n, m, wave) == (0, 0, "start") else day}
        for wave, day in DAYS.items()
        for n, p in enumerate(PEOPLE)
        for m, i in enumerate(ITEMS)
    ]
    return nms.Region.from_json({
        "organisations": [{"id": "s1", "kind": "school", "level": "institutional", "territory": "north"}],
        "persons": {"id": PEOPLE},
        "positions": [{"person": p, "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"} for p in PEOPLE],
        "competences": [{"id": "digital", "area": "digital"}],
        "requirements": [{"post": "teacher", "competence": "digital", "level": 0}],
        "items": [{"instrument": "test", "item": i, "competence": "digital", "max_score": 1} for i in ITEMS],
        "responses": responses,
    })  # fmt: skip


@pytest.fixture(scope="module")
def diagnosis(region: nms.Region, order: nms.NormPack) -> nms.Diagnosis:
    return region.diagnose(order, as_of="2024-12-31")


def test_scales_tell_who_answered_what(diagnosis: nms.Diagnosis) -> None:
    first, second = diagnosis.scales
    assert [(row["scale"], row["wave"], row["from"], row["to"]) for row in (first, second)] == [
        ("digital", "start", "2024-03-12", "2024-05-12"),
        ("digital", "interim", "2024-11-12", "2024-11-12"),
    ]
    for row in (first, second):
        assert (row["persons"], row["items"], row["status"], row["fault"]) == (60, 8, "converged", None)
        assert (row["no_points"], row["all_points"]) == (POINTS.count(0), POINTS.count(8))
    assert POINTS.count(8) > 0
    # The same answers stand on the same scale.
    assert first["link"] is None and second["link"] is not None
    assert (second["link"]["slope"], second["link"]["shift"], second["link"]["used"]) == (1.0, 0.0, 7)


def test_items_are_counted_in_every_wave(diagnosis: nms.Diagnosis) -> None:
    items = diagnosis.items.to_polars()
    right = [sum(score(person, item) for person in range(60)) for item in range(8)]
    assert items["wave"].to_list() == ["start"] * 8 + ["interim"] * 8
    assert items["item"].to_list() == ITEMS * 2 and set(items["persons"]) == {60}
    assert items["share"].to_list() == [pytest.approx(count / 60, abs=1e-6) for count in right] * 2
    # Nobody misses the first item, so that it has no curve.
    assert right[0] == 60 and [row for row, slope in enumerate(items["discrimination"]) if slope is None] == [0, 8]


def test_levels_are_those_of_everybody_in_every_wave(diagnosis: nms.Diagnosis) -> None:
    levels = diagnosis.levels.to_polars()
    assert levels["person"].to_list() == PEOPLE * 2 and set(levels["answered"]) == {8}
    assert levels["percent"].to_list() == [points / 8 for points in POINTS] * 2
    assert levels["level"].to_list()[:60] == levels["level"].to_list()[60:]
    assert levels["level"][59] == max(levels["level"]) and levels["level"][0] < 0


def test_how_well_answers_fit_is_told_of_everybody(diagnosis: nms.Diagnosis) -> None:
    fits = diagnosis.person_fits.to_polars()
    levels = diagnosis.levels.to_polars()
    who = ["person", "scale", "wave"]
    assert fits.select(who).equals(levels.select(who))
    assert (fits["infit"] > 0).all()


def test_who_answers_alike_gains_nothing(diagnosis: nms.Diagnosis) -> None:
    gains = diagnosis.gains.to_polars()
    assert gains["person"].to_list() == PEOPLE
    assert set(zip(gains["scale"], gains["from"], gains["to"], strict=True)) == {("digital", "start", "interim")}
    assert all(row["low"] < 0 < row["high"] for row in gains.iter_rows(named=True))
    (all_of_them,) = diagnosis.group_gains("s1")
    assert all_of_them["persons"] == 60 and all_of_them["gain"] == pytest.approx(0, abs=0.01)


def test_the_calendar_of_the_pack_finds_the_late_answer(diagnosis: nms.Diagnosis) -> None:
    calendar = diagnosis.calendar
    assert [(rule["kind"], rule["waves"]) for rule in calendar["rules"]] == [("wave", ["start"]), ("wave", ["interim"]), ("bank", ["start"])]
    found = [(finding["code"], finding["wave"], finding["responses"], finding["first"]) for finding in calendar["findings"]]
    assert found == [("calendar.outside_window", "start", 1, "2024-05-12")]


def test_findings_come_first(diagnosis: nms.Diagnosis) -> None:
    told = [(finding["code"], finding["path"]) for finding in diagnosis.findings]
    assert told == [("item.constant", f"scale `digital`, wave `{wave}`, item `i0`") for wave in DAYS]


def test_what_many_lack_is_requested(region: nms.Region, diagnosis: nms.Diagnosis) -> None:
    lacking = Counter(row["status"] for row in diagnosis.deficits.to_polars().iter_rows(named=True))["deficit"]
    assert 10 < lacking < 30
    request: dict[str, Any] = {
        "competence": "digital",
        "subject": None,
        "persons": lacking,
        "uncovered": lacking,
        "posts": {"teacher": lacking},
        "territories": {"north": lacking},
        "activities": [],
    }
    asked = [list(region.diagnose(as_of="2024-12-31", request=least).requests) for least in (lacking, lacking + 1)]
    assert asked == [[request], []]


def test_every_step_of_a_diagnosis_is_told(region: nms.Region, diagnosis: nms.Diagnosis) -> None:
    steps: list[Any] = []
    assert region.diagnose(as_of="2024-12-31", progress=steps.append).scales == diagnosis.scales
    stages = [step["stage"] for step in steps]
    # Each wave is calibrated, then its people are placed.
    half = len(stages) // 2
    assert stages == (["calibrate"] * (half - 1) + ["score"]) * 2 and half > 2
    assert [step["step"] for step in steps[: half - 1]] == list(range(1, half))
    assert steps[0].keys() == {"stage", "step", "most", "change"}

    def stop(step: Any) -> None:
        raise LookupError(step["stage"])

    with pytest.raises(LookupError, match="calibrate"):
        region.diagnose(as_of="2024-12-31", progress=stop)
