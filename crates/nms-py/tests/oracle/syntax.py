"""The text of a formula as nested tuples, read by recursive descent.

`("||", left, right)`, `("!", inner)`, `("constant", value)`, `("list", values)`, `("name", text)`, `("dot", inner, name)`,
`("call", name, arguments)` and `("method", inner, name, arguments)`, where `inner` is `None` for a table of the counted row.
"""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from typing import Any

Node = tuple[Any, ...]

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"[^"]*"|'[^']*')|(?P<name>[A-Za-z_]\w*)
    |(?P<sign>==|!=|<=|>=|&&|\|\||[-+*<>!().,\[\]]))""",
    re.VERBOSE,
)
METHODS = ("exists", "all", "filter", "size")
LEVELS = (("||",), ("&&",), ("==", "!=", "<", "<=", ">", ">=", "in"), ("+", "-"), ("*",))


def tokens(text: str) -> list[tuple[str, str]]:
    """The words and signs of a formula, each with its kind."""
    found, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        assert match and match.lastgroup, f"what is this: {text[at:]}"
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


class Reader:
    """Reads the tokens of one formula."""

    def __init__(self, text: str) -> None:
        self.tokens = [*tokens(text), ("end", "")]

    def take(self, *wanted: str) -> str | None:
        """The next sign or word if it is one of those wanted."""
        kind, text = self.tokens[0]
        if kind != "text" and text in wanted:
            self.tokens.pop(0)
            return text
        return None

    def expect(self, sign: str) -> None:
        assert self.take(sign), f"`{sign}` is missing before {self.tokens[0]}"

    def name(self) -> str:
        kind, text = self.tokens.pop(0)
        assert kind == "name", text
        return text

    def formula(self) -> Node:
        found = self.level(0)
        assert self.tokens[0][0] == "end", f"left over: {self.tokens}"
        return found

    def level(self, at: int) -> Node:
        """Operators that bind at least as tightly as those of a level; all of them bind to the left."""
        if at == len(LEVELS):
            return self.unary()
        left = self.level(at + 1)
        while sign := self.take(*LEVELS[at]):
            left = (sign, left, self.level(at + 1))
        return left

    def unary(self) -> Node:
        if self.take("!"):
            return ("!", self.unary())
        if self.take("-"):
            return ("minus", self.unary())
        return self.path()

    def path(self) -> Node:
        found = self.primary()
        while self.take("."):
            name = self.name()
            found = ("method", found, name, self.arguments()) if self.take("(") else ("dot", found, name)
        return found

    def arguments(self) -> list[Node]:
        found: list[Node] = []
        while not self.take(")"):
            if found:
                self.expect(",")
            found.append(self.level(0))
        return found

    def primary(self) -> Node:
        if self.take("("):
            inner = self.level(0)
            self.expect(")")
            return inner
        if self.take("["):
            values: list[Node] = []
            while not self.take("]"):
                if values:
                    self.expect(",")
                values.append(self.level(0))
            return ("list", values)
        kind, text = self.tokens.pop(0)
        match kind, text:
            case "number", _:
                return ("constant", Fraction(text))
            case "text", _:
                return ("constant", text[1:-1])
            case "name", "true" | "false":
                return ("constant", text == "true")
            case "name", "date":
                self.expect("(")
                (day,) = self.arguments()
                return ("constant", datetime.date.fromisoformat(day[1]))
            case "name", _:
                return ("call", text, self.arguments()) if self.take("(") else ("name", text)
        raise AssertionError(f"unexpected {text}")


def parse(text: str) -> Node:
    """The formula as nested tuples."""
    return Reader(text).formula()
