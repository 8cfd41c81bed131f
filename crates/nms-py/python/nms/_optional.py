"""Libraries that are used when they are there."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def needed(name: str) -> Any:
    """Import an optional library, or say how to install it."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        package = name.partition(".")[0]
        if error.name != package:
            raise
        raise ModuleNotFoundError(f"this needs {package}: pip install 'nms[{package}]'", name=package) from error
