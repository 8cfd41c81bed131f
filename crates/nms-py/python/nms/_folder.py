"""A region's folder on the disk: the core says which files there are, and this module opens them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core
from ._optional import needed
from .errors import InputError

if TYPE_CHECKING:
    from . import types

DESCRIPTOR = _core.DESCRIPTOR


def read(folder: Path, limits: str | None) -> tuple[list[tuple[str, Any]], str | None]:
    """Read the tables of a folder, and its descriptor where it has one."""
    path = folder / DESCRIPTOR
    text = path.read_text(encoding="utf-8-sig") if path.exists() else None
    names = sorted(entry.name for entry in folder.iterdir())
    files: list[types.PackageFile] = json.loads(_core.package_files(text, names, limits))
    return [(file["table"], _content(folder / file["path"], file["format"])) for file in files], text


def write(folder: Path, region: _core.Region, format: str) -> None:
    """Write the tables of a region into a folder, then the descriptor."""
    text, listed = region.package(format)
    files: list[types.PackageFile] = json.loads(listed)
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        path = folder / file["path"]
        if file["format"] == "csv":
            path.write_text(region.csv(file["table"]), encoding="utf-8", newline="")
        else:
            arrow = needed("pyarrow")
            needed("pyarrow.parquet").write_table(arrow.table(region.table(file["table"])), path)
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8", newline="")


def _content(path: Path, format: str) -> Any:
    if not path.is_file():
        raise InputError("input.file", "the file is not there", "add it, or leave it out of the descriptor", path.name)
    return path.read_bytes() if format == "csv" else needed("pyarrow.parquet").ParquetFile(path).read()
