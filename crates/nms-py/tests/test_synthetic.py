"""Made regions: the same every time, and marked as made wherever they are written."""

from __future__ import annotations

import json
from pathlib import Path

import nms
import pytest


def test_a_made_region_is_the_same_every_time_and_goes_through_a_folder(tmp_path: Path) -> None:
    region = nms.synthetic("smolensk", people=100, seed=1)
    assert region.rows("persons") == 100
    assert region.to_json() == nms.synthetic("smolensk", people=100, seed=1).to_json()
    assert region.to_json() != nms.synthetic("smolensk", people=100, seed=2).to_json()
    region.write(tmp_path / "made")
    nms.Region.read(tmp_path / "made").write(tmp_path / "again")
    marks = [json.loads((tmp_path / name / "datapackage.json").read_text())["synthetic"] for name in ("made", "again")]
    assert marks == [True, True]


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(nms.NmsError):
        nms.synthetic("orenburgh")  # type: ignore[arg-type]
