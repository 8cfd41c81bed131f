"""Classes of skills: Q-matrices in every form, what comes out, and what is refused."""

from __future__ import annotations

import random
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import nms

NEEDS = {"i1": ["s1"], "i2": ["s2"], "i3": ["s1"], "i4": ["s2"], "i5": ["s1", "s2"], "i6": ["s1", "s2"]}
CELLS: dict[str, list[Any]] = {"item": list(NEEDS), "s1": [1, 0, 1, 0, 1, 1], "s2": [0, 1, 0, 1, 1, 1]}


@pytest.fixture(scope="module")
def scores() -> nms.Scores:
    """Six hundred persons: a third has neither skill, a third the first, a third both; one answer in ten goes astray."""
    chance = random.Random(5)

    def point(person: int, item: str) -> int:
        has = {"s1", "s2"} if person % 3 == 2 else {"s1"} if person % 3 else set()
        return int((set(NEEDS[item]) <= has) != (chance.random() < 0.1))

    return nms.Scores({"columns": {item: [point(person, item) for person in range(600)] for item in NEEDS}})


@pytest.fixture(scope="module")
def found(scores: nms.Scores) -> nms.SkillClasses:
    return nms.classes(scores, {"items": NEEDS})


def q_matrices() -> list[Any]:
    """The same Q-matrix in every form in which it may come."""
    frame = polars.DataFrame(CELLS)
    return [
        '{"items": {"i1": ["s1"], "i2": ["s2"], "i3": ["s1"], "i4": ["s2"], "i5": ["s1", "s2"], "i6": ["s2", "s1"]}}',
        frame,
        frame.with_columns(polars.col("s1").cast(polars.Boolean), polars.col("s2").cast(polars.Float32)),
        frame.select("s1", "item", "s2")[::-1],
        pandas.DataFrame(CELLS),
        pyarrow.table(CELLS),
    ]


@pytest.mark.parametrize("q", q_matrices(), ids=lambda q: type(q).__module__)
def test_a_q_matrix_is_the_same_whoever_brings_it(scores: nms.Scores, found: nms.SkillClasses, q: Any) -> None:
    assert nms.classes(scores, q).to_json() == found.to_json()


def test_classes_are_tables_and_figures(scores: nms.Scores, found: nms.SkillClasses) -> None:
    assert found.items.columns == ["item", "skills", "answered", "guess", "guess_se", "slip", "slip_se", "flags"]
    items = found.items.to_polars()
    for row, item in zip(items.iter_rows(named=True), found.value["items"], strict=True):
        assert row.pop("item") == item["id"]
        assert row == {name: item[name] for name in row}  # type: ignore[literal-required]
    assert all(abs(number - 0.1) < 0.06 for column in ("guess", "slip") for number in items[column])
    assert found.skills["s1"]["share"] == pytest.approx(2 / 3, abs=0.03)
    assert found.skills["s2"]["share"] == pytest.approx(1 / 3, abs=0.03)
    assert found.status == "converged" and found.log_likelihood is not None and found.log_likelihood < 0
    assert found.last_change is not None and found.last_change <= 1e-6 and found.iterations > 1
    assert repr(found) == "SkillClasses(6 items, 2 skills, 600 persons, 'converged')" and "<table>" in found._repr_html_()
    with pytest.raises(AttributeError):
        found.status = "converged"  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"nms\.classes"):
        nms.SkillClasses()


def test_persons_have_a_row_for_each_skill(scores: nms.Scores, found: nms.SkillClasses) -> None:
    table = found.score(scores)
    assert table.columns == ["person", "answered", "skill", "probability"] and len(table) == 1200
    wide = table.to_polars().with_columns(polars.col("skill").cast(polars.String)).pivot("skill", index="person", values="probability")
    assert wide["person"].to_list() == scores.persons
    # Of who lacks s2, two items alone tell of s1, and 18 of 100 have one of these astray: half of them cannot but be misjudged.
    assert sum((wide["s1"] > 0.5) == [person % 3 > 0 for person in range(600)]) == 551
    # Of who answered nothing, what is known of all.
    new = found.score({"columns": {"i1": [1, None], "i5": [1, None]}}).to_polars()
    assert new["answered"].to_list() == [2, 2, 0, 0]
    assert new["probability"].to_list()[2:] == [skill["share"] for skill in found.skills]


def test_the_column_of_items_may_be_named(scores: nms.Scores, found: nms.SkillClasses) -> None:
    frame = polars.DataFrame(CELLS).rename({"item": "id"})
    assert nms.classes(scores, frame, item="id").to_json() == found.to_json()
    for item in (None, "ид"):
        with pytest.raises(nms.DiagnosisError) as caught:
            nms.classes(scores, frame, item=item)
        assert caught.value.code == "classes.item_column"


def test_everything_wrong_with_a_q_matrix_is_found_at_once(scores: nms.Scores) -> None:
    frame = polars.DataFrame({"item": ["i1", "i1", None], "s1": [1, 2, 0], "s2": [None, 0, 0.5], "s3": ["да", "нет", ""]}, strict=False)
    with pytest.raises(nms.DiagnosisError) as caught:
        nms.classes(scores, frame)
    told = sorted((one.code, one.path or "") for one in caught.value.related)
    assert told == [
        ("classes.cell", "item ``, skill `s2`"),
        ("classes.cell", "item `i1`, skill `s1`"),
        ("classes.cell", "item `i1`, skill `s2`"),
        ("classes.column_type", "skill `s3`"),
        ("classes.id_unsound", "item ``"),
        ("classes.item_twice", "item `i1`"),
    ]
    with pytest.raises(nms.LimitError):
        nms.classes(scores, frame, limits={"rows": 2})
    with pytest.raises(TypeError, match="q is of the type int"):
        nms.classes(scores, 7)  # type: ignore[arg-type]


def test_what_does_not_suit_the_model_is_refused(scores: nms.Scores, found: nms.SkillClasses) -> None:
    with pytest.raises(nms.DiagnosisError) as caught:
        nms.classes(scores, polars.DataFrame(CELLS | {"s2": [0] * 6}))
    assert sorted(one.code for one in caught.value.related) == ["classes.no_skills", "classes.no_skills", "classes.skill_unused"]
    with pytest.raises(nms.DiagnosisError):
        found.score({"columns": {"i9": [1]}})
    with pytest.raises(nms.InputError):
        nms.classes(scores, {"items": NEEDS}, tolerance=2)


def test_the_budget_may_end_and_every_step_is_told(scores: nms.Scores) -> None:
    steps: list[Any] = []
    few = nms.classes(scores, {"items": NEEDS}, iterations=3, errors=False, progress=steps.append)
    assert few.status == "budget_ended" and few.iterations == 3
    assert [(step["stage"], step["step"]) for step in steps] == [("classes", step) for step in (1, 2, 3)]
    assert few.items.to_polars()["guess_se"].null_count() == 6
