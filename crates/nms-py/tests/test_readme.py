"""The examples of the READMEs run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import packs
import pytest

PACKAGE = Path(__file__).resolve().parents[1]
READMES = [path for path in (PACKAGE / "README.md", *sorted(PACKAGE.parents[1].glob("README*.md"))) if path.exists()]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_examples_of_a_readme_run(
    readme: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    organisations: list[dict[str, Any]],
    relations: list[dict[str, Any]],
) -> None:
    # What the examples take as given: a folder with an order of the reader's own, and the rows of a region.
    monkeypatch.chdir(tmp_path)
    Path("my-order").mkdir()
    Path("my-order/pack.toml").write_text(packs.HEADER + packs.actor("orb-mms"), encoding="utf-8")
    given = {"organisations": organisations, "relations": relations}
    examples = re.findall(r"^```python\n(.*?)^```", readme.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert examples
    for example in examples:
        exec(compile(example, readme.name, "exec"), given)
