"""Writes a generated file, or checks that it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def put(path: Path, text: str, arguments: list[str]) -> int:
    """Write the file, or with ``--check`` tell whether it holds this text; return the exit code."""
    name = path.relative_to(PACKAGE.parents[1])
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print(f"out of date: {name}", file=sys.stderr)
        return 1
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"written {name}")
    return 0
