"""Links between waves, and gains between them."""

from __future__ import annotations

import json
import random
from typing import Any

import polars
import pytest

import nms


def wave(seed: int, items: range, better: float, persons: int = 400) -> polars.DataFrame:
    """Persons whose levels are spread evenly from −2 to 2 and, by ``better``, above; difficulties from −1.5 up."""
    chance = random.Random(seed)

    def point(person: int, item: int) -> int:
        level = 4 * person / persons - 2 + better
        return int(chance.random() < 1 / (1 + 2.718 ** (-1.3 * (level - item / 3 + 1.5))))

    answers = {f"i{item}": [point(person, item) for person in range(persons)] for item in items}
    return polars.DataFrame({"person": [f"p{person}" for person in range(persons)], **answers})


@pytest.fixture(scope="module")
def march() -> nms.Scores:
    return nms.Scores(wave(1, range(10), 0.0))


@pytest.fixture(scope="module")
def november() -> nms.Scores:
    return nms.Scores(wave(2, range(4, 14), 0.6)[:350])


@pytest.fixture(scope="module")
def found(march: nms.Scores, november: nms.Scores) -> nms.Gains:
    return nms.gains(march, november, model="rasch")


def test_gains_are_tables_and_figures(found: nms.Gains, march: nms.Scores, november: nms.Scores) -> None:
    assert found.persons.columns == ["person", "start", "later", "gain", "standard_error", "own_error", "low", "high", "expected"]
    assert len(found) == len(found.persons) == 350 and found.alone == (50, 0)
    assert found.value["before_alone"] == 50 and found.value["persons"][7] == found.persons.to_polars().row(7, named=True)
    assert found.before == nms.calibrate(march, model="rasch") and found.after == nms.calibrate(november, model="rasch")
    assert found.link.to_json() == found.before.link(found.after).to_json()
    assert found.mean == nms.GroupGain(**found.value["mean"])
    assert 0.9 < found.correlation <= 1
    assert (found.status, found.last_change) == (found.value["status"], found.value["last_change"])
    assert found.status == "converged" and found.last_change <= 1e-6
    # The persons gained 0.6 where one deviation is 4 / √12.
    assert found.mean.low is not None and found.mean.high is not None
    assert found.mean.low < 0.6 / (4 / 12**0.5) < found.mean.high
    assert repr(found).startswith("Gains(350 persons, 6 anchors, mean 0.") and "<table>" in found._repr_html_()
    with pytest.raises(AttributeError):
        found.mean = None  # type: ignore[misc, assignment]
    with pytest.raises(TypeError, match=r"nms\.gains"):
        nms.Gains()


def test_groups_have_gains_of_their_own(found: nms.Gains) -> None:
    everybody = [f"p{person}" for person in range(400)]
    assert found.of_group(everybody) == found.mean
    assert found.of_group(["p3", "p1", "p2"]) == found.of_group(["p1", "p2", "p3", "p3", "nobody"])
    assert found.of_group(["p1", "p2", "p3"]).persons == 3
    assert found.of_group([]) == nms.GroupGain(0, None, None, None, None)
    # Those who seemed lowest in March: part of that was luck, which is no gain.
    lowest = found.persons.to_polars().sort("start")["person"].head(30)
    chosen, plain = found.of_chosen(lowest), found.of_group(lowest)
    assert chosen.persons == plain.persons == 30 and chosen.gain != plain.gain


def test_levels_are_said_on_the_scale_of_the_reference(found: nms.Gains) -> None:
    link, value = found.link, found.link.value
    level, error = link.apply(1.0, 0.3)
    assert level == pytest.approx(link.slope + link.shift, abs=1e-5) and error == pytest.approx(0.3 * link.slope, abs=1e-5)
    assert link.link_error(value["centre"]) == pytest.approx(value["centre_se"], abs=1e-5)
    assert link.link_error(value["centre"]) < link.link_error(3.0)
    assert link.anchors.columns == ["item", "standing", "residual"]
    assert link.anchors.to_polars()["item"].to_list() == [f"i{item}" for item in range(4, 10)]
    assert link.used == 6 and link.flags == [] and repr(link).endswith("6 anchors)") and "<table>" in link._repr_html_()
    with pytest.raises(AttributeError):
        link.slope = 1  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"Calibration\.link"):
        nms.Link()


def test_an_anchor_that_became_known_is_left_out(march: nms.Scores) -> None:
    later = wave(3, range(10), 0.3)
    later = later.with_columns(polars.when(polars.int_range(polars.len()) % 3 > 0).then(1).otherwise(polars.col("i5")).alias("i5"))
    link = nms.gains(march, later, model="rasch").link
    assert link.anchors.to_polars().filter(polars.col("standing") == "drifted")["item"].to_list() == ["i5"]
    assert link.used == 9
    named = nms.gains(march, later, model="rasch", anchors=(f"i{item}" for item in range(5))).link
    assert named.anchors.to_polars()["item"].to_list() == [f"i{item}" for item in range(5)]


def test_waves_that_cannot_be_compared_say_why(march: nms.Scores) -> None:
    def code(before: Any, after: Any, **options: Any) -> str:
        with pytest.raises(nms.DiagnosisError) as caught:
            nms.gains(before, after, **options)
        return caught.value.code

    assert code(march, wave(4, range(20, 26), 0.0)) == "link.no_common_items"
    assert code(march, march, anchors=["i77"]) == "link.anchor_unknown"
    assert code(march, march, anchors=[]) == "link.no_anchor"
    assert code(march, wave(4, range(10), 0.0).with_columns(polars.col("person") + "x")) == "gain.no_common_persons"
    assert code(march, {"columns": {"i1": [1, 1]}}) == "calibration.empty"
    with pytest.raises(nms.InputError):
        nms.gains(march, march, points=3)
    with pytest.raises(nms.DiagnosisError):
        nms.calibrate(march).link(nms.Calibration.from_json('{"items": []}'))


def test_every_step_of_both_waves_is_told(march: nms.Scores) -> None:
    stages: list[str] = []
    nms.gains(march, march, model="rasch", progress=lambda step: stages.append(step["stage"]))
    assert list(dict.fromkeys(stages)) == ["calibrate", "score"] and stages.count("score") == 2

    def stop(step: Any) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        nms.gains(march, march, progress=stop)


def test_the_text_is_the_whole(found: nms.Gains) -> None:
    assert json.loads(found.to_json()) == found.value
    assert found.value["link"] == found.link.value
