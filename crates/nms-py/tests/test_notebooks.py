"""The code of the notebooks and the index of them; that they run is looked at by nbmake."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1]
NOTEBOOKS = PACKAGE.parents[1] / "examples" / "notebooks"
NAMES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The cells of each notebook as a script."""
    folder = tmp_path_factory.mktemp("notebooks")
    for name in NAMES:
        cells = json.loads((NOTEBOOKS / name).read_text("utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        # The last value of a cell is shown: that is its use.
        text = "\n\n".join(["# pyright: reportUnusedExpression=false", *code, ""])
        (folder / f"notebook_{name[:2]}.py").write_text(text, "utf-8")
    return sorted(map(str, folder.iterdir()))


@pytest.mark.parametrize("checker", [["mypy", "--config-file", "pyproject.toml"], ["pyright", "--pythonpath", sys.executable]])
def test_the_types_hold(checker: list[str], scripts: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *checker, *scripts], cwd=PACKAGE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_index_names_every_notebook_in_order() -> None:
    index = (NOTEBOOKS / "README.md").read_text("utf-8")
    places = [index.index(f"({name})") for name in NAMES]
    assert places == sorted(places)


def test_importing_the_package_imports_no_library_that_may_be_missing() -> None:
    found = "import sys, nms; print([name for name in ('pandas', 'polars', 'pyarrow', 'duckdb', 'networkx', 'rustworkx', 'tqdm') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
