"""The instrument behind a diagnosis of a region: curves of its scales, skills that its items need, what is wrong with items."""

from pathlib import Path

import nms
import polars
import pytest

TABLES = Path(__file__).parents[3] / "tests" / "vectors" / "tables" / "diagnosis.json"


@pytest.fixture(scope="module")
def diagnosis() -> nms.Diagnosis:
    return nms.Region.from_json(TABLES.read_text()).diagnose(as_of="2024-12-01")


def test_items_carry_what_is_wrong_with_them(diagnosis: nms.Diagnosis) -> None:
    items = diagnosis.items.to_polars().with_columns(polars.col("scale", "wave", "item").cast(polars.String))
    flags = items.filter((polars.col("item") == "a0") & (polars.col("wave") == "interim"))["flags"].to_list()
    assert flags == [["too_easy", "few_persons"]]


def test_a_scale_gives_its_curves(diagnosis: nms.Diagnosis) -> None:
    calibration = diagnosis.calibration("algebra", "start")
    assert isinstance(calibration, nms.Calibration) and len(calibration.items) == 7
    assert "a6" in str(diagnosis.person_item_map("algebra", "start").spec)
    with pytest.raises(nms.DiagnosisError) as caught:
        diagnosis.calibration("algebra", "spring")
    assert caught.value.code == "diagnosis.wave"


def test_skills_of_a_wave_are_told_of_each_person(diagnosis: nms.Diagnosis) -> None:
    needs = diagnosis.q_matrix("interim")
    scores = diagnosis.scores("interim")
    assert set(needs["items"]) == {item["id"] for item in scores.items}
    # Items out of more than one point are left out: the model knows right and wrong alone.
    found = diagnosis.skills("interim", errors=False)
    right_or_wrong = [item["id"] for item in scores.items if item["maximum"] == 1]
    assert found.items.to_polars()["item"].to_list() == right_or_wrong and len(right_or_wrong) == len(scores.items) - 3
    told = found.score({"columns": {item: [1, 0] for item in right_or_wrong}}).to_polars()
    # Thirty persons are few: even who has nothing right may have one of the skills, and have slipped.
    assert told["probability"].round(1).to_list() == [1.0, 1.0, 1.0, 0.0, 1.0, 0.0]


def test_gains_of_those_who_were_chosen(diagnosis: nms.Diagnosis) -> None:
    chosen = diagnosis.chosen_gains(["p00", "p01", "p02"])
    assert [row["persons"] for row in chosen] == [3, 3, 3]
