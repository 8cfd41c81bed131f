"""How answers look in Jupyter."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_LONGEST = 160
MOST = 30
"""How many rows of a table are drawn."""


def table(
    rows: Sequence[Mapping[str, Any]],
    columns: list[str],
    language: str = "ru",
    most: int = MOST,
    total: int | None = None,
) -> str:
    """Draw the first rows of a table, of which there may be more than are given."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(row.get(column), language)}</td>" for column in columns) + "</tr>"
        for row in rows[:most]
    )
    shown = f"{min(len(rows), most)} / {len(rows) if total is None else total}"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><small>{shown}</small>"


def frame(page: str) -> str:
    """Put a page into a frame of its own, which can run its scripts and reach nothing else."""
    style = "width:100%;height:620px;border:0"
    # Pages are full of double quotes: between single ones they stay as short as they are.
    inside = escape(page, quote=False).replace("'", "&#x27;")
    return f"<iframe srcdoc='{inside}' sandbox='allow-scripts' style='{style}'></iframe>"


def _cell(value: Any, language: str) -> str:
    text = _words(value, language)
    return escape(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def _words(value: Any, language: str) -> str:
    """Say a value in words: labels in the language, lists by their members."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        if language in value and value.keys() <= {"ru", "en"}:
            return str(value[language])
        return "; ".join(f"{name}: {_words(inner, language)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_words(one, language) for one in value)
    return value if isinstance(value, str) else json.dumps(value)


def pack(whole: dict[str, Any]) -> str:
    """Draw the head of a pack and how much it holds."""
    head = whole.pop("pack")
    counts = ", ".join(f"{name} {len(entries)}" for name, entries in whole.items() if entries)
    label = escape(head["label"]["ru"])
    return f"<p><b>{label}</b> <code>{escape(head['id'])}</code> {escape(head['version'])}<br>{escape(counts)}</p>"


def region(tables: list[Any], findings: dict[str, Any]) -> str:
    """Draw how many rows each table has, and what is doubtful in them."""
    rows = [{"таблица": name, "": label, "строк": rows} for name, label, rows in tables if rows]
    shown = table(rows, ["таблица", "", "строк"])
    if findings["list"]:
        shown += table(findings["list"], FINDING, total=findings["warnings"] + findings["errors"])
    return shown


FINDING = ["severity", "code", "table", "row", "key", "column", "message", "help"]
"""The columns of findings, in the order in which one reads them."""


def report(head: str, rows: list[dict[str, Any]]) -> str:
    """Draw the indicators at one node."""
    columns = ["показатель", "значение", "числитель", "знаменатель", "цель", "состояние"]
    return f"<p>{escape(head)}</p>{table(rows, columns, most=len(rows))}"
