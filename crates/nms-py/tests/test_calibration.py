"""Scores from tables of other libraries, and what is computed from them."""

from __future__ import annotations

import json
import pickle
import random
import sys
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import nms

CELLS: dict[str, list[Any]] = {"person": ["p1", "p2", "p3"], "i1": [1, 0, None], "i2": [2, None, 0]}
SAME = {"persons": CELLS["person"], "columns": {"i1": [1, 0, None], "i2": [2, None, 0]}}


def frames() -> list[Any]:
    """The same scores in every form in which they may come."""
    frame, other = polars.DataFrame(CELLS), pandas.DataFrame(CELLS)
    others: list[Any] = [
        ("person", pyarrow.large_string()),
        ("i1", pyarrow.decimal128(21, 2)),
        ("i2", pyarrow.int8()),
    ]
    return [
        frame,
        frame.with_columns(polars.col("i1").cast(polars.Boolean), polars.col("i2").cast(polars.Float32)),
        frame.with_columns(polars.col("person").cast(polars.Categorical), polars.col("i2").cast(polars.UInt8)),
        polars.concat([frame[:1], frame[1:]], rechunk=False),
        other,
        other.convert_dtypes(dtype_backend="pyarrow"),
        pyarrow.table(CELLS),
        pyarrow.table(CELLS).cast(pyarrow.schema(others)),
    ]


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: type(frame).__module__)
def test_scores_are_the_same_whoever_brings_them(frame: Any) -> None:
    scores = nms.Scores(frame)
    assert scores == nms.Scores(SAME) == nms.Scores(json.dumps(SAME))
    assert scores.persons == CELLS["person"] and len(scores) == 3
    assert scores.items == [{"id": "i1", "maximum": 1}, {"id": "i2", "maximum": 2}]


def test_the_column_of_ids_may_be_named_or_left_out() -> None:
    frame = polars.DataFrame({"id": [10, 20], "i1": [1, 0]})
    assert nms.Scores(frame, person="id").persons == ["10", "20"]
    assert nms.Scores(frame.drop("id")).persons == ["1", "2"]
    with pytest.raises(nms.DiagnosisError) as caught:
        nms.Scores(frame, person="ид")
    assert caught.value.code == "scores.person_column"


def test_everything_wrong_is_found_at_once() -> None:
    frame = polars.DataFrame({"person": ["a", None], "i1": [0.5, -1], "i2": ["да", "нет"], "i3": [70_000, 1]})
    with pytest.raises(nms.DiagnosisError) as caught:
        nms.Scores(frame)
    codes = sorted(one.code for one in caught.value.related)
    assert codes == ["scores.column_type", "scores.id_unsound", "scores.negative", "scores.not_whole", "scores.too_large"]
    with pytest.raises(TypeError, match="scores is of the type int"):
        nms.Scores(7)  # type: ignore[arg-type]
    with pytest.raises(nms.LimitError):
        nms.Scores(frame, limits={"rows": 1})
    with pytest.raises(nms.InputError, match="did you mean `model`"):
        nms.Scores(SAME)._native.calibrate('{"modle": "rasch"}', None, None)


def test_nobody_and_nothing() -> None:
    assert len(nms.Scores(polars.DataFrame())) == 0
    assert nms.classical({"columns": {}}).value["undefined"] == "no_responses"
    nothing = polars.DataFrame({"i1": [None, None], "i2": [1, 0]})
    assert nms.design(nothing)["findings"][0]["code"] == "item.unanswered"


@pytest.fixture(scope="module")
def scores() -> nms.Scores:
    """Three hundred persons and six items, of which the last gives two points."""
    chance = random.Random(7)

    def points(person: int, item: int) -> int:
        return sum(chance.random() < (person + 30 * step) / 360 + (3 - item) / 20 for step in range(1 if item < 6 else 2))

    return nms.Scores({"columns": {f"i{item}": [points(person, item) for person in range(300)] for item in range(1, 7)}})


@pytest.fixture(scope="module")
def calibration(scores: nms.Scores) -> nms.Calibration:
    return nms.calibrate(scores)


def test_a_calibration_is_tables(calibration: nms.Calibration, scores: nms.Scores) -> None:
    assert calibration.status == "converged" and calibration.iterations > 1
    assert calibration.last_change is not None and calibration.last_change < 1e-4
    assert calibration.log_likelihood is not None and calibration.log_likelihood < 0
    items = calibration.items.to_polars()
    for row, item in zip(items.iter_rows(named=True), calibration.value["items"], strict=True):
        assert row.pop("item") == item["id"]
        assert row == {name: item[name] for name in row}  # type: ignore[literal-required]
    levels = calibration.score(scores)
    assert levels.columns == ["person", "answered", "level", "standard_error"]
    assert len(levels) == 300
    assert levels.to_polars()["level"].tail(50).mean() > levels.to_polars()["level"].head(50).mean()  # type: ignore[operator]
    fit = calibration.fit(scores)
    assert len(fit.items) == 6 and len(fit.persons) == 300
    assert fit.items.columns == ["item", "answers", "infit", "outfit", "s_x2", "s_x2_df", "s_x2_p", "s_x2_undefined"]
    assert "<table>" in calibration._repr_html_() and repr(calibration).startswith("Calibration('graded', 6 items")
    assert len(calibration.curve("i6")[0]["probabilities"]) == 3
    assert len(calibration.information()) == 81


def test_everything_travels(calibration: nms.Calibration, scores: nms.Scores) -> None:
    assert pickle.loads(pickle.dumps(scores)) == scores
    assert pickle.loads(pickle.dumps(calibration)) == calibration
    assert nms.Calibration.from_json(calibration.to_json()) == calibration


def test_pictures_speak_two_languages(calibration: nms.Calibration, scores: nms.Scores) -> None:
    for russian, english in (
        (calibration.curve_chart("i6"), calibration.curve_chart("i6", "en")),
        (calibration.information_chart(), calibration.information_chart("en")),
        (calibration.person_item_map(scores), calibration.person_item_map(scores, "en")),
    ):
        assert russian.spec["title"] != english.spec["title"]
        assert russian.spec["data"] == english.spec["data"]
        assert repr(russian).startswith("Chart(")


def test_every_step_is_told(scores: nms.Scores) -> None:
    steps: list[Any] = []
    calibration = nms.calibrate(scores, progress=steps.append)
    assert [step["step"] for step in steps if step["stage"] == "calibrate"] == list(range(1, calibration.iterations + 1))
    assert steps[0].keys() == {"stage", "step", "most", "change"}


def test_what_progress_raises_ends_the_call(scores: nms.Scores) -> None:
    class Enough(Exception):
        pass

    def stop(step: Any) -> None:
        if step["step"] == 2:
            raise Enough

    with pytest.raises(Enough):
        nms.calibrate(scores, progress=stop)


def test_a_bar_is_shown_where_there_is_tqdm(scores: nms.Scores, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []

    class Bar:
        n = 0

        def __init__(self, desc: str, total: int) -> None:
            shown.append((desc, total))

        def set_postfix(self, **_: Any) -> None: ...

        def update(self, steps: int) -> None:
            self.n += steps

        def close(self) -> None:
            shown.append("closed")

    module = type(sys)("tqdm.auto")
    module.tqdm = Bar  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tqdm", type(sys)("tqdm"))
    monkeypatch.setitem(sys.modules, "tqdm.auto", module)
    nms.calibrate(scores, iterations=50, errors=False, progress=True)
    assert shown == [("calibrate", 50), "closed"]
