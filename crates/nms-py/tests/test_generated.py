"""What is generated is up to date, and the types say what happens."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((PACKAGE.parents[1] / "examples/notebooks").glob("*.ipynb"))


def run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=PACKAGE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_types_of_answers_are_those_of_the_schema() -> None:
    run("generate.types", "--check")


def test_pyright_finds_nothing() -> None:
    run("pyright")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_code_of_a_notebook_has_the_right_types(notebook: Path, tmp_path: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    script = tmp_path / "notebook.py"
    # A cell may end with a value to show.
    script.write_text(f"# pyright: basic, reportUnusedExpression=false\n{code}\n", encoding="utf-8")
    run("mypy", "--strict", "--config-file=", str(script))
    run("pyright", str(script))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_small_and_knows_no_machine(notebook: Path) -> None:
    text = notebook.read_text(encoding="utf-8")
    assert len(text) < 200_000
    assert not [place for place in (str(PACKAGE.parents[1]), str(Path.home()), "/tmp/") if place in text]
    assert not any(output["output_type"] == "error" for cell in json.loads(text)["cells"] for output in cell.get("outputs", []))
